// The line along which a grid of values is zero (marching squares between the middles of cells), as contour.rs.

/** Lines of zero in units of cells: [0, 0] is the middle of the first cell. Squares with an unknown corner have none. */
function zeroLines(values) {
  const pieces = [];
  for (let r = 1; r < values.length; r++) {
    for (let c = 1; c < Math.min(values[r].length, values[r - 1].length); c++) pieces.push(...zeroPieces(values, c - 1, r - 1));
  }
  const lines = [];
  while (pieces.length) {
    const line = [...pieces.pop()];
    for (const _end of [0, 1]) {
      for (let i; (i = pieces.findIndex((p) => p.includes(line.at(-1)))) >= 0; ) {
        const [a, b] = pieces.splice(i, 1)[0];
        line.push(a === line.at(-1) ? b : a);
      }
      line.reverse();
    }
    lines.push(line.map((side) => crossing(values, side)));
  }
  return lines;
}

/** The one or two pieces of line in a square; a side is "column,row,direction". */
function zeroPieces(values, c, r) {
  const corners = [values[r][c], values[r][c + 1], values[r + 1][c + 1], values[r + 1][c]];
  if (!corners.every(Number.isFinite)) return [];
  const sides = [`${c},${r},1`, `${c + 1},${r},0`, `${c},${r + 1},1`, `${c},${r},0`];
  const above = corners.map((v) => v > 0);
  const cut = sides.filter((_, i) => above[i] !== above[(i + 1) % 4]);
  if (cut.length === 2) return [cut];
  if (cut.length < 4) return [];
  // A saddle: the middle decides which corners belong together.
  const isHigh = corners.reduce((a, b) => a + b, 0) > 0;
  return isHigh === above[0] ? [[cut[0], cut[1]], [cut[2], cut[3]]] : [[cut[3], cut[0]], [cut[1], cut[2]]];
}

/** Where a side is crossed. */
function crossing(values, side) {
  const [c, r, along] = side.split(",").map(Number);
  const [a, b] = [values[r][c], values[r + 1 - along][c + along]];
  const part = clamp(a / (a - b), 0, 1);
  return [c + part * along, r + part * (1 - along)];
}
