// Policies against the baseline: mean, middle 50 % and 95 % of the worlds, and how often each is better.

/** From this width on, names and values stand beside the bars; below, above them. */
const ROWS_SIDE_BY_SIDE = 620;
/** With more rows than this they move closer together, as in the pictures. */
const ROWS_FAR_APART = 8;

/** Rows of the pictures: beyond, the unit of the axis is that of the best. */
const ROWS_IN_PICTURE = 12;

CHARTS.policies = function (host, figure, view) {
  chart(host, figure, view, (stage) => {
    const { measure, rows: sources } = figure.data;
    const all = byMean(sources.map((r) => rowOf(r, measure.unit)), measure.higher_is_better);
    const rows = all.filter((r) => isOn(view, r.source.name));
    if (rows.length === 0) return drawNothing(stage, all.length ? "nothing_on" : "nothing");
    const scale = scaleOfRows(all.length > ROWS_IN_PICTURE ? all.slice(0, ROWS_IN_PICTURE - 1) : all, measure.unit);
    const draw = stage.w >= ROWS_SIDE_BY_SIDE ? rowsBeside : rowsBelow;
    draw(stage, rows, scale, { odds: (r) => odds(r.source.better), head: t("better_in") });
  });
};

/** Names left, bars in the middle, odds right. */
function rowsBeside(stage, rows, scale, right = null) {
  const { label, small, picture } = stage;
  const isDense = rows.length > ROWS_FAR_APART;
  const height = stage.k(isDense ? 46 : 92);
  const gap = stage.k(26);
  const labels = rows.map((r) => valueLabel(r, scale));
  const rightWidth = right ? widest([...rows.map(right.odds), right.head], small, true) + gap : 0;
  const values = isDense ? widest(labels.map((l) => l.join("")), label, true) + gap : 0;
  const names = Math.min(stage.w * 0.34, Math.max(widest(rows.map((r) => r.name), label, true), widest(rows.map((r) => plain(r.source.detail)), small), stage.k(150)) + 2);
  const top = small * 2;
  const bottom = top + height * rows.length;
  const axis = rowAxis(rows, scale, names + gap * 1.5, stage.w - rightWidth - values - gap * 0.5, stage);
  drawRowAxis(stage, axis, [[top, bottom]]);
  if (right) pen.text(picture, right.head, stage.w, small, small, { color: "var(--muted)", anchor: "end" });
  rows.forEach((row, i) => {
    const y = top + height * (i + 0.5);
    const box = [0, top + height * i, stage.w, height];
    drawMarks(stage, axis, row, y, isDense ? 0.8 : 1);
    drawName(stage, row, 0, y, names, height);
    const beside = isDense || !row.hasMarks;
    const place = beside ? { x: isDense ? axis.right + gap : axis.left, y: y + label * 0.36 } : { x: axis.x(row.mean), y: y - stage.k(17), middle: true };
    drawValue(stage, labels[i], row, { ...place, limits: [axis.left - gap, axis.right + gap] });
    if (right) pen.text(picture, right.odds(row), stage.w, y + small * 0.36, small, { anchor: "end", bold: row.source.finding === "Better" });
    const x = row.hasMarks ? axis.x(row.mean) : axis.left;
    mark(stage, box, [x, y - stage.k(24)], rowLines(row, scale, { isOdds: right !== null }), highlight(stage, box));
  });
  stage.h = bottom + small * 2;
}

/** A row's name, and its detail where there is room. */
function drawName(stage, row, x, y, room, height) {
  const { label, small, picture } = stage;
  const detail = plain(row.source.detail);
  const hasDetail = detail && height >= label * 2.6;
  const names = wrap(row.name, label, room, { max: height >= label * 3.6 ? 2 : 1, bold: true });
  const all = (names.length - 1) * label * 1.25 + (hasDetail ? small * 1.3 : 0);
  const next = drawLines(stage, names, x, y - all / 2 + label * 0.36, label, { bold: true });
  if (hasDetail) pen.text(picture, fit(detail, small, room), x, next - label * 1.25 + small * 1.3, small, { color: "var(--muted)" });
}

/** For narrow screens: each row's name, its value and odds, and the bars one below the other. */
function rowsBelow(stage, rows, scale, right = null) {
  const { label, small, picture } = stage;
  const pad = stage.k(14);
  const axis = rowAxis(rows, scale, pad, stage.w - pad, stage);
  const grid = picture.appendChild(svg("g", {}));
  let y = 0;
  const bands = rows.map((row) => {
    const from = y;
    const odds = right?.odds(row) ?? "";
    const lines = wrap(row.name, label, stage.w, { max: 3, bold: true });
    y = drawLines(stage, lines, 0, y + label * 1.3, label, { bold: true, halo: "var(--paper)" });
    const label2 = valueLabel(row, scale);
    const end = drawValue(stage, label2, row, { x: 0, y, size: small });
    const saying = odds && `${right.head} ${odds}`;
    const isRoom = end + textWidth(saying, small) + label < stage.w;
    if (saying && !isRoom) y += small * 1.3;
    if (saying) pen.text(picture, saying, isRoom ? stage.w : 0, y, small, { color: "var(--muted)", anchor: isRoom ? "end" : "start", halo: "var(--paper)" });
    y += stage.k(27);
    drawMarks(stage, axis, row, y);
    y += stage.k(16);
    const box = [0, from, stage.w, y - from];
    const x = row.hasMarks ? axis.x(row.mean) : pad;
    mark(stage, box, [x, y - stage.k(26)], rowLines(row, scale, { isOdds: right !== null }), highlight(stage, box));
    y += stage.k(6);
    return [box[1] + box[3] - stage.k(32), box[1] + box[3]];
  });
  drawRowAxis({ ...stage, picture: grid }, axis, bands);
  stage.h = y + small * 2;
}
