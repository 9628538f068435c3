// The shape of the iceberg: twenty figures in rows above and below the water, and ice around them.

/** Figures in the picture. */
const FIGURES = 20;
/** Fixed unevenness, so that the ice looks broken and is the same each time. */
const ROUGH = [0.1, -0.06, 0.04, 0.12, -0.1, 0.02, 0.08, -0.04];

/** Whole numbers in proportion to `parts` that add up to `total` (largest remainders). */
function apportion(parts, total) {
  const all = parts.reduce((a, b) => a + b, 0);
  const exact = parts.map((p) => (p / all) * total);
  const out = exact.map(Math.floor);
  const order = parts.map((_, i) => i).sort((a, b) => exact[b] - out[b] - (exact[a] - out[a]));
  let left = total - out.reduce((a, b) => a + b, 0);
  for (const i of order) if (left-- >= 1) out[i] += 1;
  return out;
}

/** Figures per row of a triangle that holds `n`, top row first; what is too many is taken from the narrow rows. */
function triangle(n) {
  const rows = Math.ceil((Math.sqrt(8 * n + 1) - 1) / 2);
  let spare = (rows * (rows + 1)) / 2 - n;
  const sizes = Array.from({ length: rows }, (_, i) => {
    const take = Math.min(spare, i + 1);
    spare -= take;
    return i + 1 - take;
  });
  return sizes.filter((s) => s > 0);
}

/** Figures per row below the water: wide in the upper middle, narrower at the bottom. */
function body(n) {
  const third = Math.floor(n / 3);
  if (n === 0) return [];
  if (n <= 5) return [n];
  if (n <= 11) return [n - Math.floor(n / 2), Math.floor(n / 2)];
  if (n <= 16) return [third, n - 2 * third, third];
  return { 17: [4, 5, 5, 3], 18: [4, 6, 5, 3], 19: [4, 6, 5, 4] }[n] ?? [5, 6, 5, 4];
}

/** Where rows of figures stand and where the water is, in a room of the given middle, top, bottom and scale. */
function bergOf(figures, isPale, { center, top, bottom, k }) {
  const tip = triangle(Math.max(figures[0], 1));
  const deep = body(FIGURES - figures[0]);
  // Room for the summit, the water's edge and the keel, the rest in equal rows.
  const [summit, keel] = [50 * k, 46 * k];
  const count = tip.length + deep.length;
  const py = Math.min((bottom - top - summit - keel) / count, 76 * k);
  const peak = bottom - keel - summit - py * count;
  const row = (start) => (n, i) => ({ y: start + (i + 0.5) * py, n });
  const water = peak + summit + tip.length * py;
  const isBare = figures[0] === 0 && !isPale;
  const above = isBare ? [{ y: water - py / 2, n: 0 }] : tip.map(row(peak + summit));
  const below = deep.map(row(water + keel * 0.2));
  const px = 72 * k;
  const half = (n) => px * (n / 2 + 0.42);
  const waist = half(above.at(-1)?.n ?? 1) + px * 0.3;
  return { center, above, below, water, peak, bottom: Math.max(water, bottom - keel * 0.2), px, py, half, waist, figures, isPale };
}

/** Right-hand profile above the water, from the peak down: a shoulder, then one corner per row. */
function profileAbove(b) {
  const first = b.above[0];
  const shoulder = [Math.max(b.half(first.n) - b.px * 0.2, b.px * 0.3), first.y - b.py * 0.36];
  const corners = b.above.map(({ y, n }, i) => [b.half(n) + b.px * (0.06 + ROUGH[i % 8]), y + b.py * 0.25]);
  return [[0, b.peak], shoulder, ...corners, [b.waist, b.water]];
}

/** Right-hand profile below the water, from the surface down: one corner per row. */
function profileBelow(b) {
  const first = b.below[0];
  const edge = first ? [[Math.max(b.waist, b.half(first.n) * 0.82), (b.water + first.y - b.py * 0.45) / 2 + b.py * 0.06]] : [];
  const corners = b.below.map(({ y, n }, i) => [b.half(n) + b.px * (0.22 + 1.4 * ROUGH[(i + 3) % 8]), y + b.py * (i % 2 ? 0.16 : -0.08)]);
  const keel = b.below.length ? b.half(b.below.at(-1).n) : b.waist * 0.6;
  return [[b.waist, b.water], ...edge, ...corners, [keel * 0.7, b.bottom - b.py * 0.2], [b.px * 0.12, b.bottom + b.py * 0.06]];
}

/** Both sides of a profile; the left side is broken differently. */
function outline(b, right) {
  const left = right.map(([half, y], i) => {
    const isFixed = i === 0 || i === right.length - 1 || y === b.water;
    const shift = isFixed ? 0 : ROUGH[(i * 3 + 1) % 8];
    return [b.center - half - Math.abs(shift) * b.px, y + shift * b.py * 0.8];
  });
  return [left, right.map(([half, y]) => [b.center + half, y])];
}

/** A broken line down the berg at a share `s` of its half width. */
function seam(b, right, s) {
  return right.map(([half, y], i) => [b.center + half * (s + 1.6 * ROUGH[(i * 5 + 2) % 8]), y]);
}

/** Draws the water over the whole width, and the ice in it. */
function drawBerg(stage, b, bottom) {
  const { picture, w } = stage;
  const closed = (left, right) => [...left, ...[...right].reverse()];
  pen.bar(picture, [0, b.water], [w, bottom], "var(--sea0)");
  pen.bar(picture, [0, b.water + (bottom - b.water) * 0.83], [w, bottom], "var(--sea1)");
  const under = profileBelow(b);
  const [left, right] = outline(b, under);
  pen.area(picture, closed(left, right), "var(--ice-under1)");
  pen.area(picture, closed(left, seam(b, under, -0.28)), "var(--ice-under0)");
  pen.area(picture, closed(seam(b, under, 0.62), right), "var(--ice-under2)");
  const tip = profileAbove(b);
  const [tipLeft, tipRight] = outline(b, tip);
  pen.area(picture, closed(tipLeft, tipRight), "var(--ice-above1)");
  pen.area(picture, closed(tipLeft, seam(b, tip, -0.3)), "var(--ice-above0)");
  pen.line(picture, [...[...tipLeft].reverse(), ...tipRight.slice(1)], "var(--ice-above2)", 1.4);
  pen.line(picture, [[0, b.water], [w, b.water]], "var(--sea-line)", 2.2);
}

/** Where the figures of some rows stand. */
function spots(b, rows) {
  return rows.flatMap(({ y, n }) => Array.from({ length: n }, (_, i) => [b.center + (i - (n - 1) / 2) * b.px, y]));
}

/** A head and shoulders, about 46 k high, centred on `x`, `y`. */
function person(parent, x, y, k, color, opacity = 1) {
  const half = 12.8 * k;
  const shoulders = `M${round(x - half)} ${round(y + 20 * k)}V${round(y + 12 * k)}A${round(half)} ${round(half * 0.95)} 0 0 1 ${round(x + half)} ${round(y + 12 * k)}V${round(y + 20 * k)}Z`;
  const style = { fill: color, fillOpacity: opacity };
  return parent.appendChild(svg("g", {}, svg("circle", { cx: round(x), cy: round(y - 11 * k), r: round(8.4 * k), style }), svg("path", { d: shoulders, style })));
}

/** Draws the figures; returns each with its place and its group: 0 speaks up, 1 stays, 2 leaves. */
function drawPeople(stage, b) {
  const k = Math.min(b.px, b.py) / 66;
  const above = spots(b, b.above).map((at) => ({ at, group: 0 }));
  const below = spots(b, b.below).map((at, i) => ({ at, group: i < b.figures[1] ? 1 : 2 }));
  const colors = ["var(--rust)", "var(--stayer)", "var(--leaver)"];
  const draw = ({ at, group }) => ({ at, group, node: person(stage.picture, ...at, k, colors[group], group === 0 && b.isPale ? 0.35 : 1) });
  return [...above, ...below].map(draw);
}
