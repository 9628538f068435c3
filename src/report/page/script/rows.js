// Rows with a mean and the spread of the worlds: policies, evidence packs and the pilot are drawn from them.

/** Colour of a finding. */
function findingColor(finding) {
  return { Better: "var(--blue)", Worse: "var(--rust)" }[finding] ?? "var(--open)";
}

/** A row as it is drawn; `error` is half the interval of the mean, null where there is none. */
function rowOf(source, unit) {
  const half = (source.interval[1] - source.interval[0]) / 2;
  const quantiles = source.quantiles.map((q) => (Number.isFinite(q) ? clean(q, unit) : NaN));
  const mean = Number.isFinite(source.mean) ? clean(source.mean, unit) : NaN;
  const error = source.interval.every(Number.isFinite) && clean(half, unit) > 0 ? half : null;
  const hasMarks = Number.isFinite(mean) && quantiles.every(Number.isFinite);
  return { source, name: plain(source.name), mean, error, quantiles, hasMarks, color: findingColor(source.finding) };
}

/** The unit for the values of some rows. */
function scaleOfRows(rows, unit) {
  const top = largest(rows.filter((r) => r.hasMarks).flatMap((r) => [...r.quantiles, r.mean]));
  const errors = rows.map((r) => r.error).filter((e) => e !== null);
  return scaleOf(unit, top, errors.length ? Math.min(...errors) : undefined);
}

/** "+21.3" and " ± 2.4"; an error that the digits shown would round to nothing is not nothing. */
function valueLabel(row, scale) {
  const least = scale.divisor * 10 ** -scale.decimals;
  const isSmall = row.error !== null && row.error < least / 2;
  const error = row.error === null || !Number.isFinite(row.mean) ? "" : isSmall ? `<${NBSP}${scale.format(least)}` : scale.format(row.error);
  return [row.mean === 0 ? num(0) : scale.format(row.mean, true), error && `${NBSP}±${NBSP}${error}`];
}

/** What hovering a row says. */
function rowLines(row, scale, { heading = row.name, level = D.confidence, isOdds = true } = {}) {
  const range = ([a, b]) => withUnit(t("range", { a: scale.format(a, true), b: scale.format(b, true) }), scale);
  const { interval, better, detail } = row.source;
  return [
    heading,
    detail && plain(detail),
    [t("mean"), full(row.mean, scale)],
    row.error !== null && [t("interval", { level: percent(level) }), range(interval)],
    row.hasMarks && D.worlds > 1 && [t("middle", { share: percent(0.5) }), range(row.quantiles.slice(1, 3))],
    row.hasMarks && D.worlds > 1 && [t("middle", { share: percent(0.95) }), range([row.quantiles[0], row.quantiles[3]])],
    isOdds && Number.isFinite(better) && [t("better_in"), odds(better)],
  ];
}

/** The axis of values: round ticks, and a range that ends close to the data. */
function rowAxis(rows, scale, left, right, stage) {
  const values = rows.filter((r) => r.hasMarks).flatMap((r) => [...r.quantiles, r.mean]).map((v) => v / scale.divisor);
  const [least, most] = extent([0, ...values]);
  const steps = clamp((right - left) / stage.k(84), 2, 7);
  const ticks = ticksOf(least, most, Math.floor(steps));
  const pad = (ticks.last - ticks.first) * 0.03;
  const isFlat = least === most;
  const low = isFlat ? ticks.first : Math.max(ticks.first, least - pad);
  const high = isFlat ? ticks.last : Math.min(ticks.last, most + pad);
  const x = (v) => left + ((v / scale.divisor - low) / (high - low)) * (right - left);
  const values_shown = ticks.values.filter((v) => v >= low && v <= high);
  return { x, left, right, ticks: { ...ticks, values: values_shown }, at: (tick) => x(tick * scale.divisor) };
}

/** Vertical lines at the ticks, in bands of heights, and their labels below the last; zero stands out. */
function drawRowAxis(stage, axis, bands) {
  let free = -Infinity;
  const bottom = bands.at(-1)[1];
  for (const v of axis.ticks.values) {
    const [color, width] = v === 0 ? ["var(--ink)", 1.5] : ["var(--grid)", 1];
    for (const band of bands) pen.line(stage.picture, band.map((y) => [axis.at(v), y]), color, width);
    const label = tickText(v, axis.ticks);
    const half = textWidth(label, stage.small) / 2;
    const x = clamp(axis.at(v), half, stage.w - half);
    if (x - half < free) continue;
    free = x + half + stage.small * 0.5;
    pen.text(stage.picture, label, x, bottom + stage.small * 1.4, stage.small, { color: "var(--muted)", anchor: "middle" });
  }
}

/** The bars and the dot of one row around the height `y`; returns their group. */
function drawMarks(stage, axis, row, y, thick = 1) {
  const group = stage.picture.appendChild(svg("g", {}));
  if (!row.hasMarks) return group;
  const [a, b, c, d] = row.quantiles.map(axis.x);
  const half = (pixels) => (stage.k(pixels) * thick) / 2;
  pen.bar(group, [a, y - half(7)], [d, y + half(7)], row.color, 0.3);
  pen.bar(group, [b, y - half(15)], [c, y + half(15)], row.color, 0.5);
  pen.ringed(group, axis.x(row.mean), y, stage.k(8) * thick, row.color);
  return group;
}

/** The mean and its error, over the dot or from the place given; returns their right end. */
function drawValue(stage, label, row, { x, y, size = stage.label, middle = false, limits = [0, stage.w] }) {
  const mean = textWidth(label[0], size, true);
  const whole = mean + textWidth(label[1], size);
  const left = middle ? clamp(x - mean / 2, limits[0], limits[1] - whole) : x;
  // Also between the words, where a halo leaves lines standing.
  if (middle) pen.bar(stage.picture, [left - 3, y - size * 0.82], [left + whole + 3, y + size * 0.2], "var(--paper)");
  pen.text(stage.picture, label[0], left, y, size, { color: row.color, bold: true, halo: "var(--paper)" });
  if (label[1]) pen.text(stage.picture, label[1], left + mean, y, size, { color: "var(--muted)", halo: "var(--paper)" });
  return left + whole;
}

/** Lines of text from a height down; returns the height of the next line. */
function drawLines(stage, lines, x, y, size, options = {}) {
  for (const line of lines) {
    pen.text(stage.picture, line, x, y, size, options);
    y += size * 1.25;
  }
  return y;
}

/** Makes a row brighten while it is read. */
function highlight(stage, box) {
  const back = svg("rect", { x: 0, y: round(box[1]), width: stage.w, height: round(box[3]), rx: 6, style: { fill: "var(--panel)", opacity: 0 } });
  stage.picture.prepend(back);
  return (on) => (back.style.opacity = on ? 1 : 0);
}

/** Best first; a missing mean goes last either way. */
function byMean(rows, isHigherBetter) {
  const key = (r) => (Number.isFinite(r.mean) ? (isHigherBetter ? -r.mean : r.mean) : Infinity);
  return [...rows].sort((a, b) => (key(a) === key(b) ? 0 : key(a) - key(b)));
}

/** A sentence in the middle of a chart that has nothing to draw. */
function drawNothing(stage, key) {
  stage.h = stage.label * 6;
  const lines = wrap(t(key), stage.label, stage.w * 0.9);
  drawLines(stage, lines, stage.w / 2, stage.h / 2, stage.label, { color: "var(--muted)", anchor: "middle" });
}
