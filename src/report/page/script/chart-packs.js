// The two evidence packs side by side: each policy's gain under folklore and under measured, never blended.

/** Names of the packs, as they stand in scenario files. */
const PACKS = ["folklore", "measured"];

CHARTS.packs = function (host, figure, view) {
  chart(host, figure, view, (stage) => {
    const { measure, rows: sources } = figure.data;
    const all = sources.map((r) => ({ lanes: r.sides.map((s) => rowOf(s, measure.unit)), standings: r.standings }));
    const order = byMean(all.map((r) => ({ mean: r.lanes[0].mean, of: r })), measure.higher_is_better).map((r) => r.of);
    const rows = order.filter((r) => isOn(view, r.lanes[0].source.name));
    if (rows.length === 0) return drawNothing(stage, all.length ? "nothing_on" : "nothing");
    const scale = scaleOfRows(packsInPicture(all, measure).flatMap((r) => r.lanes), measure.unit);
    const isWide = stage.w >= ROWS_SIDE_BY_SIDE;
    drawPacks(stage, rows, scale, isWide);
  });
};

/** The rows that the picture shows and takes its unit from: those ranked best by either pack. */
function packsInPicture(rows, measure) {
  if (rows.length <= 8) return rows;
  const key = (r, side) => (Number.isFinite(r.lanes[side].mean) ? r.lanes[side].mean * (measure.higher_is_better ? -1 : 1) : Infinity);
  const rank = (r, side) => rows.filter((o) => key(o, side) < key(r, side)).length;
  const best = (r) => Math.min(rank(r, 0), rank(r, 1));
  return [...rows].sort((a, b) => best(a) - best(b)).slice(0, 7);
}

/** Names, packs, bars, values and findings in columns; on narrow screens names, values and findings above the bars. */
function drawPacks(stage, rows, scale, isWide) {
  const { small, label } = stage;
  const gap = stage.k(22);
  const lanes = rows.flatMap((r) => r.lanes);
  const names = isWide ? Math.min(stage.w * 0.26, widest(rows.map((r) => r.lanes[0].name), label, true) + 2) : 0;
  const packs = widest(PACKS, small);
  const values = isWide ? widest(lanes.map((l) => valueLabel(l, scale).join("")), small, true) : 0;
  const words = isWide ? widest(rows.flatMap((r) => r.standings.map(standingWord)), small, true) : 0;
  const left = isWide ? names + gap + packs + gap : gap / 2;
  const right = isWide ? stage.w - words - values - gap * 2.5 : stage.w - gap / 2;
  const columns = { names, packs: isWide ? names + gap : 0, values: right + gap * 1.2, words: stage.w - words, isWide };
  const axis = rowAxis(lanes, scale, left, right, stage);
  const grid = { ...stage, picture: stage.picture.appendChild(svg("g", {})) };
  let y = small * 0.6;
  const top = y;
  const bands = [];
  rows.forEach((row, i) => {
    if (i > 0) pen.line(grid.picture, [[0, y], [stage.w, y]], "var(--grid)", 1);
    y = drawPackRow(stage, row, y, axis, scale, columns, bands);
  });
  drawRowAxis(grid, axis, isWide ? [[top, y]] : bands);
  stage.h = y + small * 2;
}

/** One policy; returns where the next begins. */
function drawPackRow(stage, row, from, axis, scale, columns, bands) {
  const { small, label } = stage;
  const { isWide } = columns;
  const lane = stage.k(isWide ? 46 : 70);
  let y = from + stage.k(8);
  if (!isWide) y = drawLines(stage, wrap(row.lanes[0].name, label, stage.w, { max: 3, bold: true }), 0, y + label, label, { bold: true, halo: "var(--paper)" }) - label * 0.6;
  row.lanes.forEach((side, k) => {
    const middle = y + lane * (k + (isWide ? 0.5 : 0.78));
    const text = isWide ? middle + small * 0.36 : middle - stage.k(19);
    const box = [0, y + lane * k, stage.w, lane];
    drawMarks(stage, axis, side, middle);
    bands.push([middle - stage.k(14), middle + stage.k(14)]);
    const halo = "var(--paper)";
    pen.text(stage.picture, PACKS[k], columns.packs, text, small, { color: "var(--muted)", halo });
    const word = standingWord(row.standings[k]);
    const bold = row.standings[k] === "best";
    const x = isWide ? columns.values : widest(PACKS, small) + small;
    const value = valueLabel(side, scale);
    // Where both do not fit, the error gives way: hovering says it.
    const isRoom = isWide || x + textWidth(value[0], small, true) + textWidth(value[1], small) + small + textWidth(word, small, bold) < stage.w;
    drawValue(stage, isRoom ? value : [value[0], ""], side, { x, y: text, size: small });
    pen.text(stage.picture, word, isWide ? columns.words : stage.w, text, small, { bold, anchor: isWide ? "start" : "end", halo });
    const lines = [...rowLines(side, scale, { heading: `${side.name} · ${PACKS[k]}`, isOdds: false }), [t("standing"), word]];
    mark(stage, box, [side.hasMarks ? axis.x(side.mean) : axis.left, middle - stage.k(14)], lines, highlight(stage, box));
  });
  const end = y + lane * 2 + stage.k(8);
  if (isWide) drawName(stage, { ...row.lanes[0], source: { detail: "" } }, 0, (from + end) / 2, columns.names, end - from);
  return end;
}

/** How a policy stands under a pack, in one or two words. */
function standingWord(standing) {
  return t(`standing_${standing}`);
}
