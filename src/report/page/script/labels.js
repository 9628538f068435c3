// Names beside lines: where they cross as little as possible.

/** Points along a line at even heights, from a little above its middle outwards. */
function alongLine(path, room) {
  const height = room.bottom - room.top;
  const shares = Array.from({ length: 39 }, (_, i) => (i + 1) / 40).sort((a, b) => Math.abs(a - 0.6) - Math.abs(b - 0.6));
  return shares.flatMap((share) => {
    const y = room.bottom - share * height;
    const i = path.findIndex(([, b], k) => k > 0 && (path[k - 1][1] - y) * (b - y) <= 0);
    if (i < 0) return [];
    const [[x0, y0], [x1, y1]] = [path[i - 1], path[i]];
    const part = y1 === y0 ? 0 : (y - y0) / (y1 - y0);
    return [[x0 + part * (x1 - x0), y]];
  });
}

/** Whether a line enters a box. */
function enters(path, [left, top, right, bottom]) {
  return path.some(([x1, y1], i) => {
    if (i === 0) return false;
    const [x0, y0] = path[i - 1];
    const isBeside = Math.max(x0, x1) < left || Math.min(x0, x1) > right;
    return !isBeside && Math.max(y0, y1) >= top && Math.min(y0, y1) <= bottom;
  });
}

const overlap = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

/** Puts a text at the best of some spots, to its right or left; nothing where there is no room at all. */
function placeLabel(stage, label, spots, paths, taken, room) {
  const { text, size, bold } = label;
  const [gap, pad] = [stage.k(13), stage.k(3)];
  const width = textWidth(text, size, bold);
  let best = null;
  spots.forEach(([px, py], rank) => {
    const base = py + size * 0.36;
    for (const [x, y] of [[px + gap, base], [px - gap - width, base], [px + gap, base - size], [px - gap - width, base + size]]) {
      const box = [x - pad, y - size * 0.8 - pad, x + width + pad, y + size * 0.25 + pad];
      const isInside = x >= room.left + pad && x + width <= room.right && box[1] >= room.top - size && box[3] <= room.bottom;
      if (!isInside || taken.some((other) => overlap(box, other))) continue;
      const cost = paths.filter((p) => enters(p, box)).length * 100 + rank;
      if (!best || cost < best.cost) best = { cost, x, y, box };
    }
  });
  if (!best) return;
  taken.push(best.box);
  pen.text(stage.picture, text, best.x, best.y, size, { color: label.color, bold, halo: "var(--paper)" });
}

/** Names every line beside it. */
function labelLines(stage, lines, paths, taken, room) {
  const most = (room.right - room.left) * (stage.w < 560 ? 0.5 : 0.34);
  for (const { text, color, bold, path } of lines) {
    const size = bold ? stage.label : stage.small;
    placeLabel(stage, { text: fit(text, size, most, bold), color, bold, size }, alongLine(path, room), paths, taken, room);
  }
}
