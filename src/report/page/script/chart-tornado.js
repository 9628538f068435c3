// Tornado: the lowest and the highest mean difference over the middle of one unknown's range, the strongest first, with
// the zone in which the policy no longer pays.

/** Bars that are drawn; the weakest are left out. */
const TORNADO_MOST = 8;
/** Bars that are no longer than this share of the mean show nothing. */
const TORNADO_FLAT = 0.005;
/** Bars that take less than this share of an axis from zero are drawn on one that begins near them, */
const TORNADO_SHORT = 0.12;
/** which is at least this share of the values long. */
const TORNADO_SHORTEST = 0.02;
/** Below this width the unknowns' names stand over their bars. */
const TORNADO_BESIDE = 640;

CHARTS.tornado = function (host, figure, view) {
  chart(host, figure, view, (stage) => {
    const { data } = figure;
    const { unit, higher_is_better: isUp } = data.measure;
    const sound = data.bars.filter((b) => b.reach.every((e) => Number.isFinite(e.at) && Number.isFinite(e.value))).slice(0, TORNADO_MOST);
    if (sound.length === 0) return drawNothing(stage, "nothing");
    const mean = Number.isFinite(data.mean) ? clean(data.mean, unit) : 0;
    const bars = sound.map((b) => ({ ...b, reach: b.reach.map((e) => ({ ...e, value: clean(e.value, unit) })) }));
    const values = [mean, ...bars.flatMap((b) => b.reach.map((e) => e.value))];
    const scale = scaleOf(unit, largest(values));
    const rows = bars.map((b) => tornadoRow(b, scale));
    const g = tornadoGrid(stage, rows, values, scale);
    drawTornadoGround(stage, g, isUp);
    rows.forEach((row, i) => drawTornadoBar(stage, row, g.bands[i], g, mean, isUp));
    for (const v of g.hasZero ? [0, mean] : [mean]) for (const band of g.through) pen.line(stage.picture, band.map((y) => [g.x(v), y]), "var(--ink)", v === mean ? 1.8 : 1.3);
    rows.forEach((row, i) => drawTornadoLabels(stage, row, i, g, mean, isUp, scale));
    drawTornadoHeads(stage, g, mean, scale, data.measure);
    stage.h = g.bottom + stage.small * 2;
  });
};

/** A bar with its ends from the smaller to the larger value, and how the unknown's values are written. */
function tornadoRow(bar, scale) {
  const factor = bar.share ? 100 : 1;
  // A tenth of the range is as exact as a reader can use.
  const step = (Math.abs(bar.at[1] - bar.at[0]) * factor) / 10;
  const decimals = step > 0 ? clamp(-Math.floor(Math.log10(step)), 0, 6) : 0;
  const text = (v) => `${num(v * factor, decimals)}${bar.share ? `${NBSP}%` : ""}`;
  const ends = bar.reach.map(({ at, value }) => ({ value, text: text(at) })).sort((a, b) => a.value - b.value);
  return { bar, name: plain(bar.name), ends, text, flips: Number.isFinite(bar.flips_at), scale };
}

/** Where names, bars and rows stand. */
function tornadoGrid(stage, rows, values, scale) {
  const { label, small } = stage;
  const isBeside = stage.w >= TORNADO_BESIDE;
  const gap = stage.k(14);
  const names = isBeside ? Math.min(widest(rows.map((r) => r.name), label, true), stage.w * 0.29) + 1 : 0;
  const side = (i) => widest(rows.map((r) => r.ends[i].text), small);
  const left = names + side(0) + gap * (isBeside ? 2.5 : 1);
  const right = stage.w - side(1) - gap;
  const top = small * 3.4;
  const lines = rows.map((r) => wrapStart(r.name, label, isBeside ? names : stage.w, { max: 3, bold: r.flips }));
  const tallest = Math.max(...lines.map((l) => l.length)) * label * 1.25;
  const heads = isBeside ? 0 : tallest;
  const row = isBeside ? Math.max(stage.k(72), tallest + small * 0.7) : heads + stage.k(56);
  // Bars that show nothing are not enlarged.
  const isFlat = ({ ends: [a, b] }) => b.value - a.value <= TORNADO_FLAT * Math.abs(values[0]);
  const { hasZero, least, most, ticks } = tornadoAxis(!rows.every(isFlat), extent(values.map((v) => v / scale.divisor)), Math.floor(clamp((right - left) / stage.k(96), 2, 6)));
  const pad = (ticks.last - ticks.first) * 0.04;
  const [low, high] = [Math.max(ticks.first, least - pad), Math.min(ticks.last, most + pad)];
  const shownTicks = { ...ticks, values: ticks.values.filter((v) => v >= low && v <= high) };
  const half = isBeside ? row * 0.26 : stage.k(17);
  const bands = rows.map((_, i) => top + i * row + heads + (row - heads) / 2).map((y) => [y - half, y + half]);
  const bottom = top + row * rows.length;
  // Lines run through from the first row to the last, but not through names that stand above the bars.
  const through = isBeside ? [[top, bottom]] : bands.map(([a, b]) => [a - stage.k(6), b + stage.k(6)]);
  const at = (v) => left + ((v - low) / (high - low)) * (right - left);
  return { isBeside, names, left, right, top, bottom, row, bands, through, lines, low, high, hasZero, ticks: shownTicks, at, x: (v) => at(v / scale.divisor) };
}

/** Ends and ticks of the axis. Where zero is far and the bars are short, it begins near them. */
function tornadoAxis(zooms, [least, most], count) {
  if (!zooms || !isFarFromZero([least, most], TORNADO_SHORT)) {
    const ticks = ticksOf(least, most, count);
    return { hasZero: true, least: Math.min(least, 0), most: Math.max(most, 0), ticks };
  }
  // Bars without any length stay without.
  const widen = Math.max(0, Math.abs(most) * TORNADO_SHORTEST - (most - least)) / 2;
  const ticks = ticksBetween(least - widen, most + widen, count);
  return { hasZero: false, least: least - widen, most: most + widen, ticks };
}

/** The zone in which the policy does not pay, and the ticks. */
function drawTornadoGround(stage, g, isUp) {
  const { picture, small } = stage;
  const [from, to] = !g.hasZero ? [0, 0] : isUp ? [g.low, 0] : [0, g.high];
  for (const [a, b] of from < to ? g.through : []) pen.bar(picture, [g.at(from), a], [g.at(to), b], "var(--rust)", 0.07);
  let free = -Infinity;
  for (const v of g.ticks.values) {
    for (const band of g.through) pen.line(picture, band.map((y) => [g.at(v), y]), "var(--grid)", 1);
    const text = tickText(v, g.ticks);
    const half = textWidth(text, small) / 2;
    const x = clamp(g.at(v), half, stage.w - half);
    if (x - half < free) continue;
    free = x + half + small * 0.4;
    pen.text(picture, text, x, g.bottom + small * 1.4, small, { color: "var(--muted)", anchor: "middle" });
  }
}

function drawTornadoBar(stage, row, [top, bottom], g, mean, isUp) {
  // From the one end to the other, in two colours where it passes the mean; no further.
  const [low, high] = row.ends.map((e) => e.value);
  const middle = clamp(mean, low, high);
  for (const [from, to, isGood] of [[low, middle, !isUp], [middle, high, isUp]]) {
    if (from < to) pen.bar(stage.picture, [g.x(from), top], [g.x(to), bottom], isGood ? "var(--blue)" : "var(--rust)");
  }
}

/** The unknown's name, its values at both ends, and what hovering says. */
function drawTornadoLabels(stage, row, i, g, mean, isUp, scale) {
  const { label, small, picture } = stage;
  const from = g.top + i * g.row;
  const y = (g.bands[i][0] + g.bands[i][1]) / 2;
  const names = g.lines[i];
  const base = g.isBeside ? y + label * 0.36 - ((names.length - 1) * label * 1.25) / 2 : from + label * 1.2;
  drawLines(stage, names, 0, base, label, { bold: row.flips, halo: "var(--paper)" });
  const moves = g.x(row.ends[1].value) - g.x(row.ends[0].value) > 1;
  // An end has the colour of its part of the bar: all of a bar may lie on one side of the mean.
  const color = (isAbove) => (moves ? (isAbove === isUp ? "var(--blue)" : "var(--rust)") : "var(--muted)");
  const gap = stage.k(8);
  const [low, high] = row.ends.map((e) => e.value);
  pen.text(picture, row.ends[0].text, g.x(low) - gap, y + small * 0.36, small, { color: color(low >= mean), anchor: "end", halo: "var(--paper)" });
  pen.text(picture, row.ends[1].text, g.x(high) + gap, y + small * 0.36, small, { color: color(high > mean), halo: "var(--paper)" });
  const box = [0, from, stage.w, g.row];
  mark(stage, box, [(g.x(row.ends[0].value) + g.x(row.ends[1].value)) / 2, g.bands[i][0]], tornadoLines(row, scale), highlight(stage, box));
}

/** What a bar says: both ends of the range, what lies beyond them in between, and where the sign turns. */
function tornadoLines({ name, bar, text, flips }, scale) {
  const between = bar.reach.filter((e) => !bar.at.includes(e.at));
  return [
    name,
    [t("lower_tenth", { at: text(bar.at[0]) }), full(bar.values[0], scale)],
    ...between.map((e) => [t("in_between", { at: text(e.at) }), full(e.value, scale)]),
    [t("upper_tenth", { at: text(bar.at[1]) }), full(bar.values[1], scale)],
    flips ? t("flips_at", { at: text(bar.flips_at) }) : t("flips_never"),
  ];
}

/** What the lines of the mean and of zero stand for. */
function drawTornadoHeads(stage, g, mean, scale, { unit, higher_is_better: isUp }) {
  const { picture, small } = stage;
  const y = g.top - stage.k(9);
  const text = `${t("all_at_means")} ${scale.format(mean, true)}`;
  const half = textWidth(text, small, true) / 2;
  const x = clamp(g.x(mean), Math.min(g.left, stage.w - 2 * half) + half, stage.w - half);
  pen.text(picture, text, x, y, small, { bold: true, anchor: "middle" });
  if (!g.hasZero || (isUp ? g.low >= 0 : g.high <= 0)) return;
  const words = t(unit === "Money" ? "no_pay" : "does_harm");
  const width = textWidth(words, small);
  const gap = stage.k(6);
  const left = isUp ? Math.max(g.at(0) - width - gap, 0) : Math.min(g.at(0) + gap, stage.w - width);
  // Where the mean's label is in the way the zone's stands above it.
  const isTaken = left < x + half + stage.k(12) && left + width > x - half - stage.k(12);
  pen.text(picture, words, left, isTaken ? y - small * 1.35 : y, small, { color: "var(--rust)" });
}
