// All policies' gains over one another: for every amount, the worlds in which a policy brings at least that much.

/** Lines that can be told apart; the policies with the lower means are left out. */
const CDF_MOST = 6;
/** The first line is read where this share of the worlds lies beyond, if that is a gain. */
const CDF_READ_AT = 0.9;
/** The value axis leaves out this share of the worlds at either end. */
const CDF_TAIL = 0.005;
/** Colours of the lines that are neither the best nor the worst. */
const CDF_COLORS = [0, 1, 2, 3, 4, 5].map((i) => `var(--line${i})`);
/** Places along the axis that the read-out stops at. */
const CDF_STOPS = 120;

CHARTS.cdf = function (host, figure, view) {
  chart(host, figure, view, (stage) => {
    const { measure, baseline } = figure.data;
    const all = cdfCurves(figure.data);
    const curves = all.filter((c) => isOn(view, c.policy));
    if (curves.length === 0) return drawNothing(stage, all.length ? "nothing_on" : "nothing");
    const scale = scaleOf(measure.unit, largest(all.flatMap((c) => c.values)));
    const isUp = measure.higher_is_better;
    const [low, high, ticks] = cdfAxis(curves, scale, stage);
    const height = timeHeight(stage);
    const counts = tickRoom(stage, { values: [100], decimals: 0 }, false);
    const room = { left: counts, right: stage.w - 4, top: stage.small * 3, bottom: height - stage.small * 2.4 };
    const x = (v) => room.left + ((v / scale.divisor - low) / (high - low)) * (room.right - room.left);
    const y = (share) => room.bottom - share * (room.bottom - room.top);
    stage.h = height;
    const share = (curve, v) => curve.values.filter((w) => (isUp ? w >= v : w <= v)).length / curve.values.length;
    drawCdfGround(stage, ticks, room, (v) => x(v * scale.divisor), y);
    const paths = curves.map((c) => cdfPath(c.values, isUp, room, x, y));
    [...curves].reverse().forEach((c, i) => pen.line(stage.picture, paths[curves.length - 1 - i], c.color, stage.k(c === all[0] ? 4 : 2.6)));
    stage.picture.append(stage.guide);
    const lines = [...paths, Array.from({ length: 41 }, (_, i) => [x(0), y(i / 40)])];
    const taken = [cdfBaseline(stage, quoted(baseline, 32), x(0), room)];
    if (curves[0] === all[0]) drawReading(stage, { curve: all[0], isUp, scale, share, x, y, paths: lines, taken, room });
    labelLines(stage, curves.map((c, i) => ({ text: plain(c.policy), color: c.color, bold: c === all[0], path: paths[i] })), lines, taken, room);
    const stops = Array.from({ length: CDF_STOPS + 1 }, (_, i) => (low + ((high - low) * i) / CDF_STOPS) * scale.divisor);
    readout(stage, room, stops.map(x), {
      label: t("cdf_slider"),
      lines: (i) => cdfLines(curves, stops[i], isUp, scale, share),
      point: () => room.top + stage.label * 2,
      dots: (i) => curves.map((c) => [y(share(c, stops[i])), c.color]),
    });
  });
};

/** The curves in the file's order of means with their colours, which stay when others are switched off. */
function cdfCurves({ curves, measure }) {
  const sound = curves.filter((c) => c.values.length > 0 && c.values.every(Number.isFinite)).slice(0, CDF_MOST);
  const lastWorse = sound.findLastIndex((c) => c.finding === "Worse");
  let next = 0;
  return sound.map((c, i) => {
    const isBest = c.finding === "Better" && i === 0;
    const isWorst = c.finding === "Worse" && i === lastWorse;
    const color = isBest ? "var(--blue)" : isWorst ? "var(--rust)" : CDF_COLORS[next++ % CDF_COLORS.length];
    return { policy: c.policy, color, values: c.values.map((v) => clean(v, measure.unit)).sort((a, b) => a - b) };
  });
}

/** Ends of the axis and its ticks: zero and nearly all worlds lie within. */
function cdfAxis(curves, scale, stage) {
  const at = (c, p) => c.values[Math.round((c.values.length - 1) * p)] / scale.divisor;
  const least = Math.min(0, ...curves.map((c) => at(c, CDF_TAIL)));
  const most = Math.max(0, ...curves.map((c) => at(c, 1 - CDF_TAIL)));
  const ticks = ticksOf(least, most, Math.floor(clamp(stage.w / stage.k(120), 2, 8)));
  const pad = (ticks.last - ticks.first) * 0.04;
  if (least === most) return [ticks.first, ticks.last, ticks];
  const [low, high] = [Math.max(ticks.first, least - pad), Math.min(ticks.last, most + pad)];
  return [low, high, { ...ticks, values: ticks.values.filter((v) => v >= low && v <= high) }];
}

/** Corners of a step line: its height is the share of the worlds that do at least (or at most) that well. */
function cdfPath(values, isUp, room, x, y) {
  const n = values.length;
  const share = (i) => (isUp ? 1 - i / n : i / n);
  const steps = values.flatMap((v, i) => [[x(v), y(share(i))], [x(v), y(share(i + 1))]]);
  const inside = steps.filter(([px]) => px >= room.left && px <= room.right);
  return [[room.left, inside[0]?.[1] ?? y(share(0))], ...inside, [room.right, inside.at(-1)?.[1] ?? y(share(n))]];
}

function drawCdfGround(stage, ticks, room, x, y) {
  const { picture, small } = stage;
  const base = Math.min(Math.max(D.worlds, 1), 100);
  for (const share of [0, 0.25, 0.5, 0.75, 1]) {
    pen.line(picture, [[room.left, y(share)], [room.right, y(share)]], share ? "var(--grid)" : "var(--muted)", 1);
    const worlds = share * base;
    const text = num(worlds, Number.isInteger(worlds) ? 0 : 1);
    pen.text(picture, text, room.left - stage.k(12), y(share) + small * 0.36, small, { color: "var(--muted)", anchor: "end" });
  }
  if (ticks.values.includes(0)) pen.line(picture, [[x(0), room.top], [x(0), room.bottom]], "var(--ink)", 1.5);
  let free = -Infinity;
  for (const v of ticks.values) {
    const text = tickText(v, ticks);
    const half = textWidth(text, small) / 2;
    const at = clamp(x(v), half, stage.w - half);
    if (at - half < free) continue;
    free = at + half + small * 0.4;
    pen.text(picture, text, at, room.bottom + small * 1.5, small, { color: "var(--muted)", anchor: "middle" });
  }
}

/** The heads of both axes: what the heights count, and the baseline's name over the zero line. */
function cdfBaseline(stage, name, zero, room) {
  const { small, picture } = stage;
  const y = room.top - small * 1.2;
  const head = t("cdf_of_worlds", { n: num(Math.min(D.worlds, 100)) });
  pen.text(picture, head, 0, y, small, { color: "var(--muted)" });
  const free = textWidth(head, small) + small;
  const text = fit(name, small, stage.w - free);
  const half = textWidth(text, small) / 2;
  const x = clamp(zero, free + half, Math.max(room.right - half, free + half));
  if (Math.abs(x - zero) < half) pen.line(picture, [[zero, y + small * 0.4], [zero, room.top]], "var(--ink)", 1.5);
  pen.text(picture, text, x, y, small, { anchor: "middle" });
  return [x - half, y - small, x + half, y + small * 0.3];
}

/** What the read-out says at an amount. */
function cdfLines(curves, v, isUp, scale, share) {
  const head = t(isUp ? "cdf_at_least" : "cdf_at_most", { value: full(v, scale) });
  return [head, ...curves.map((c) => [plain(c.policy), odds(share(c, v))])];
}

/** The point of the first line that the title reads out, with its words. */
function drawReading(stage, { curve, isUp, scale, share, x, y, paths, taken, room }) {
  const n = curve.values.length;
  if (curve.values.every((v) => v === 0)) return;
  const beyond = Math.floor(n * (1 - CDF_READ_AT) + 1e-9);
  const raw = curve.values[isUp ? beyond : n - 1 - beyond];
  const step = scale.divisor * 10 ** -Math.min(scale.decimals, 1);
  const cut = (isUp ? Math.floor(raw / step + 1e-9) : Math.ceil(raw / step - 1e-9)) * step;
  // Where only better and worse are told apart the title says all there is.
  const value = cut;
  if (isUp ? value <= 0 : value >= 0) return;
  const k = share(curve, value);
  const at = [x(value), y(k)];
  pen.ringed(stage.picture, ...at, stage.k(7), curve.color);
  const r = stage.k(10);
  taken.push([at[0] - r, at[1] - r, at[0] + r, at[1] + r]);
  const short = withUnit(num(value / scale.divisor, Math.min(scale.decimals, 1), true), scale);
  const text = `${odds(k)}: ${t(isUp ? "cdf_at_least" : "cdf_at_most", { value: short })}`;
  placeLabel(stage, { text, color: "var(--ink)", bold: false, size: stage.small }, [at], paths, taken, room);
}
