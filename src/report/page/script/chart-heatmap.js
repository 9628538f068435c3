// Heat map: mean gain over two parameters, with the line of break-even and a mark at what is assumed.

/** Below this width the colour bar is left out: numbers in the cells and on hover say the same. */
const HEAT_NARROW = 560;

CHARTS.heatmap = function (host, figure, view) {
  chart(host, figure, view, (stage) => {
    const { data } = figure;
    const cells = data.cells.map((row) => row.map((c) => (c && Number.isFinite(c.mean) ? c : null)));
    const known = cells.flat().filter(Boolean);
    const [columns, rows] = [data.x.values.length, data.y.values.length];
    if (known.length === 0 || columns === 0 || rows === 0) return drawNothing(stage, "nothing");
    const top = clean(largest(known.map((c) => c.mean)), data.measure.unit);
    const scale = scaleOf(data.measure.unit, top);
    const ticks = ticksOf(-top / scale.divisor, top / scale.divisor, 4);
    const heat = { data, cells, scale, ticks, columns, rows, end: ticks.last * scale.divisor };
    heat.color = (v) => heatColor((data.measure.higher_is_better ? 1 : -1) * (heat.end > 0 ? v / heat.end : 0));
    heat.ink = (v) => (Math.abs(v / (heat.end || 1)) > (view.dark ? 0.6 : 0.75) ? "var(--paper)" : "var(--ink)");
    placeHeat(stage, heat);
    drawCells(stage, heat);
    drawHeatAxes(stage, heat);
    const lines = zeroLines(cells.map((row) => row.map((c) => (c ? c.mean : NaN)))).map((line) => line.map(([c, r]) => heat.at(c, r)));
    const taken = [];
    const marked = heatMark(stage, heat, taken);
    drawHeatNumbers(stage, heat, lines, taken);
    for (const line of lines) {
      pen.line(stage.picture, line, "var(--ink)", stage.k(7.5));
      pen.line(stage.picture, line, "var(--paper)", stage.k(4));
    }
    marked();
    if (stage.w >= HEAT_NARROW) drawHeatBar(stage, heat);
    stage.columns = columns;
    for (let r = rows - 1; r >= 0; r--) for (let c = 0; c < columns; c++) heatCellMark(stage, heat, c, r);
  });
};

/** A colour of the scale at −1 (worst) to 1 (best). */
function heatColor(part) {
  const at = (clamp(part, -1, 1) + 1) * 2;
  const step = Math.min(Math.floor(at), 3);
  return `color-mix(in srgb, var(--heat${step + 1}) ${round((at - step) * 100)}%, var(--heat${step}))`;
}

/** Ahead (1), behind (−1) or open (0) as far as the cell's interval says. */
function heatSign({ mean, half }, isUp) {
  const sign = mean - half > 0 ? 1 : mean + half < 0 ? -1 : 0;
  return isUp ? sign : -sign;
}

/** A value of a parameter to a tenth of the step between cells. */
function heatValue(axis, v, isAlone = false) {
  const factor = axis.share ? 100 : 1;
  const step = (Math.abs(axis.values.at(-1) - axis.values[0]) * factor) / (Math.max(axis.values.length, 2) - 1);
  const text = num(v * factor, step > 0 ? clamp(-exponent(step), 0, 6) : 2);
  return axis.share && isAlone ? `${text}${NBSP}%` : text;
}

function heatName(axis) {
  return axis.share ? t("in_percent", { name: plain(axis.name) }) : plain(axis.name);
}

/** Where the cells stand: `at(column, row)` is the middle of a cell. */
function placeHeat(stage, heat) {
  const { label, small } = stage;
  const { data, ticks, columns, rows } = heat;
  const left = Math.max(widest(data.y.values.map((v) => heatValue(data.y, v)), small), stage.k(24)) + stage.k(14);
  heat.bar = stage.w >= HEAT_NARROW ? widest(ticks.values.map((v) => tickText(v, ticks)), small) + stage.k(64) : 0;
  heat.head = wrap(heatName(data.y), label, stage.w - heat.bar, { max: 2, bold: true });
  heat.foot = wrap(heatName(data.x), label, stage.w, { max: 2, bold: true });
  const top = heat.head.length * label * 1.25 + stage.k(8);
  const room = { left, right: stage.w - heat.bar, top };
  const [w, h] = [(room.right - left) / columns, clamp((stage.w * 0.42) / rows, small * 1.5, stage.k(80))];
  room.bottom = top + h * rows;
  heat.room = room;
  heat.cell = [w, h];
  heat.at = (c, r) => [left + (c + 0.5) * w, room.bottom - (r + 0.5) * h];
  stage.h = room.bottom + small * 1.8 + heat.foot.length * label * 1.25;
}

/** The cells with a hair of ground between them. */
function drawCells(stage, { cells, cell: [w, h], at, color }) {
  cells.forEach((row, r) =>
    row.forEach((cell, c) => {
      if (!cell) return;
      const [x, y] = at(c - 0.5, r + 0.5);
      pen.bar(stage.picture, [x, y], [x + w - 0.7, y + h - 0.7], color(cell.mean));
    }),
  );
}

function drawHeatAxes(stage, { data, room, head, foot, cell, at }) {
  const { picture, small, label } = stage;
  let free = -Infinity;
  data.x.values.forEach((v, c) => {
    const text = heatValue(data.x, v);
    const half = textWidth(text, small) / 2;
    const [x] = at(c, 0);
    if (x - half <= free) return;
    free = x + half + small * 0.6;
    pen.text(picture, text, x, room.bottom + small * 1.35, small, { color: "var(--muted)", anchor: "middle" });
  });
  const every = Math.max(1, Math.ceil((small * 1.3) / cell[1]));
  data.y.values.forEach((v, r) => {
    if (r % every) return;
    pen.text(picture, heatValue(data.y, v), room.left - stage.k(12), at(0, r)[1] + small * 0.36, small, { color: "var(--muted)", anchor: "end" });
  });
  drawLines(stage, head, 0, label, label, { bold: true });
  const x = (room.left + room.right) / 2;
  const half = widest(foot, label, true) / 2;
  drawLines(stage, foot, clamp(x, half, stage.w - half), room.bottom + small * 1.6 + label * 1.15, label, { bold: true, anchor: "middle" });
}
