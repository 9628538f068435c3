// A hundred dots: each stands for one of a hundred equally likely worlds, stacked by gain.

/** Values that take less than this share of an axis from zero are drawn on one that begins near them. */
const DOTS_NARROW = 0.55;

CHARTS.dots = function (host, figure, view) {
  chart(host, figure, view, (stage) => {
    const { measure, quantiles } = figure.data;
    const values = quantiles.filter(Number.isFinite).map((v) => clean(v, measure.unit)).sort((a, b) => a - b);
    if (values.length === 0) return drawNothing(stage, "nothing");
    const scale = scaleOf(measure.unit, largest(values));
    const isGood = (v) => v !== 0 && v > 0 === measure.higher_is_better;
    const pad = stage.k(stage.w < 520 ? 8 : 30);
    const room = { left: pad, right: stage.w - pad, top: stage.label * 2.9, bottom: clamp(stage.w * 0.44, 250, 600) };
    stage.h = room.bottom + stage.small * 2.2;
    const stacks = stacksOf(values.map((v) => v / scale.divisor), stage, room);
    // No more room above the dots than they take.
    const spare = room.bottom - room.top - stacks.pitch * (stacks.tallest + 0.6);
    if (spare > 0) [room.bottom, stage.h] = [room.bottom - spare, stage.h - spare];
    const dots = drawDots(stage, stacks, room, isGood);
    drawDotAxis(stage, stacks, room);
    drawDotHeads(stage, values, isGood, room, stacks);
    dots.forEach((dot, i) => dotMark(stage, dots, dot, i, values, scale));
  });
};

/** Where every dot stands: stacks of a round width, so that zero lies between two of them. */
function stacksOf(values, stage, room) {
  const steps = clamp((room.right - room.left) / stage.k(110), 2, 7);
  const ends = extent(values);
  const hasZero = ends[0] >= ends[1] || !isFarFromZero(ends, DOTS_NARROW);
  const ticks = (hasZero ? ticksOf : ticksBetween)(...ends, Math.floor(steps));
  const span = ticks.last - ticks.first;
  const step = span / (Math.max(ticks.values.length, 2) - 1);
  const wide = room.right - room.left;
  const sizeOf = (parts) => {
    const counts = stackUp(values, ticks.first, step / parts, Math.round((span / step) * parts) - 1).heights;
    const column = (wide * step) / parts / span;
    const pitch = Math.min(column * 0.94, (room.bottom - room.top) / Math.max(...counts, 1), stage.k(42));
    return { parts, pitch, worth: (pitch * pitch) / column };
  };
  // Large dots in stacks that stand close together.
  const { parts, pitch } = [1, 2, 4, 5, 10, 20].map(sizeOf).reduce((best, s) => (s.worth > best.worth * 1.001 ? s : best));
  const bin = step / parts;
  const { places, heights } = stackUp(values, ticks.first, bin, Math.round(span / bin) - 1);
  const x = (v) => room.left + ((v - ticks.first) / span) * wide;
  return { places, ticks, x, pitch, hasZero, tallest: Math.max(...heights, 1) };
}

/** Puts values into stacks of a width, the first at `first`; `last` is the index of the last. */
function stackUp(values, first, bin, last) {
  const heights = new Array(last + 1).fill(0);
  // A world exactly on an edge belongs to the stack on its better side, as "not worse".
  const places = values.map((v) => {
    const column = Math.min(Math.max(Math.floor((v - first) / bin + 1e-9), 0), last);
    return { v, at: first + (column + 0.5) * bin, level: heights[column]++ };
  });
  return { places, heights };
}

function drawDots(stage, { places, x, pitch }, room, isGood) {
  return places.map(({ v, at, level }) => {
    const color = v === 0 ? "var(--open)" : isGood(v) ? "var(--blue)" : "var(--rust)";
    const [cx, cy] = [x(at), room.bottom - (level + 0.55) * pitch];
    const node = pen.dot(stage.picture, cx, cy, pitch * 0.43, color, 0.9);
    if (!stage.view.still) node.style.transition = "opacity 0.12s";
    return { node, cx, cy, pitch };
  });
}

function drawDotAxis(stage, { ticks, x, hasZero }, room) {
  const { picture, small } = stage;
  pen.line(picture, [[room.left, room.bottom], [room.right, room.bottom]], "var(--ink)", 1.4);
  if (hasZero) pen.line(picture, [[x(0), room.top - stage.label * 1.6], [x(0), room.bottom]], "var(--ink)", 1.4);
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

/** How many dots lie on either side of zero, which may be off the axis. */
function drawDotHeads(stage, values, isGood, room, { x: at, hasZero }) {
  const { label, small, picture } = stage;
  const isPositive = values[0] > 0;
  const zero = hasZero ? at(0) : isPositive ? room.left : room.right;
  if (!hasZero) pen.text(picture, isPositive ? "← 0" : "0 →", zero, room.top - label * 2.1, small, { color: "var(--muted)", anchor: isPositive ? "start" : "end" });
  const gap = stage.k(12);
  for (const isRight of [false, true]) {
    const side = values.filter((v) => (isRight ? v > 0 : v < 0));
    if (side.length === 0) continue;
    const good = isGood(isRight ? 1 : -1);
    const text = t(good ? "dots_better" : "dots_worse", { n: num(side.length) });
    const color = good ? "var(--blue)" : "var(--rust)";
    const width = textWidth(text, label, true);
    const x = isRight ? Math.min(zero + gap, stage.w - width) : Math.max(zero - gap - width, 0);
    // A label that would cross the zero line stands higher, where the line has ended.
    const isOver = hasZero && (isRight ? x < zero + gap : x + width > zero - gap);
    pen.text(picture, text, x, room.top - label * (isOver ? 1.8 : 0.9), label, { color, bold: true, halo: "var(--paper)" });
  }
}

/** A dot tells in how many worlds the gain is at least its own; those worlds stay bright. */
function dotMark(stage, dots, { cx, cy, pitch }, i, values, scale) {
  const n = values.length;
  const first = values.findIndex((v) => v >= values[i]);
  const value = full(values[i], scale);
  const lines = [
    value,
    t("dots_at_least", { k: num(n - first), n: num(n), value }),
    t("dots_below", { k: num(first), n: num(n), value }),
  ];
  const light = (on) => {
    dots.forEach(({ node }, k) => (node.style.opacity = on && k < first ? 0.25 : 1));
    Object.assign(dots[i].node.style, on ? { stroke: "var(--ink)", strokeWidth: 1.5 } : { stroke: "none" });
  };
  mark(stage, [cx - pitch / 2, cy - pitch / 2, pitch, pitch], [cx, cy - pitch / 2], lines, light);
}
