// What stands on the cells of a heat map: numbers, the mark of what is assumed, the colour bar, and hover.

/** Where a value lies among the middles of the steps, in steps; null outside. */
function heatPlace(values, v) {
  const n = values.length;
  if (n < 2) return values[0] === v ? 0 : null;
  const found = values.findIndex((_, i) => i + 1 < n && v <= values[i + 1]);
  const i = found < 0 ? n - 2 : found;
  const at = i + (v - values[i]) / (values[i + 1] - values[i]);
  return Number.isFinite(at) && at >= -0.5 && at <= n - 0.5 ? at : null;
}

/** Finds the mark's place and its label's, and returns what draws them. */
function heatMark(stage, { data, at, room }, taken) {
  const { mark } = data;
  const column = mark && heatPlace(data.x.values, mark.at[0]);
  const row = mark && heatPlace(data.y.values, mark.at[1]);
  if (!mark || column === null || row === null) return () => {};
  const [x, y] = at(column, row);
  const { label } = stage;
  const values = { x: heatValue(data.x, mark.at[0], true), y: heatValue(data.y, mark.at[1], true) };
  const text = fit(t(mark.kind === "Today" ? "heat_today" : "heat_assumed", values), label, room.right - room.left, true);
  const [gap, width] = [stage.k(22), textWidth(text, label, true)];
  const base = clamp(y + label * 0.36, room.top + label, room.bottom - label * 0.3);
  const isRight = x + gap + width <= room.right - gap * 0.3;
  const isLeft = x - gap - width >= room.left + gap * 0.3;
  const above = base - stage.k(30) > room.top + label ? base - stage.k(30) : base + stage.k(34);
  const place = isRight ? [x + gap, base] : isLeft ? [x - gap - width, base] : [clamp(x - width / 2, room.left, Math.max(room.left, room.right - width)), above];
  const r = stage.k(16);
  taken.push([x - r, y - r, x + r, y + r], [place[0], place[1] - label, place[0] + width, place[1] + label * 0.3]);
  return () => {
    for (const [strokeWidth, stroke] of [[stage.k(8), "var(--ink)"], [stage.k(4.4), "var(--paper)"]]) {
      stage.picture.append(svg("circle", { cx: round(x), cy: round(y), r: round(stage.k(10)), style: { fill: "none", stroke, strokeWidth } }));
    }
    pen.text(stage.picture, text, ...place, label, { bold: true, halo: "var(--paper)" });
  };
}

/** Numbers in some cells, evenly spread, where neither line nor mark is in the way; dots in the open ones. */
function drawHeatNumbers(stage, heat, lines, taken) {
  const { cells, columns, rows, cell: [w, h], scale, ticks, at, color, ink, data } = heat;
  const { small } = stage;
  const decimals = ticks.last >= 20 ? 0 : Math.min(scale.decimals, ticks.last >= 2 ? 1 : 3);
  const text = (c) => num(c.mean / scale.divisor, decimals, true);
  const wide = widest(cells.flat().filter(Boolean).map(text), small);
  const across = Math.max(Math.ceil((wide + small) / w), columns > 6 ? 2 : 1);
  const down = Math.max(Math.ceil((small * 1.4) / h), rows > 5 ? 2 : 1);
  cells.forEach((row, r) =>
    row.forEach((cell, c) => {
      if (!cell) return;
      const [x, y] = at(c, r);
      const half = textWidth(text(cell), small) / 2;
      const own = [x - half, y - small * 0.5, x + half, y + small * 0.5];
      const pad = stage.k(6);
      const wider = [own[0] - pad, own[1] - pad, own[2] + pad, own[3] + pad];
      if (own[2] > stage.w || taken.some((b) => overlap(own, b)) || lines.some((l) => enters(l, wider))) return;
      const fill = ink(cell.mean);
      if (heatSign(cell, data.measure.higher_is_better) === 0) pen.dot(stage.picture, x, y, stage.k(2.6), fill, 0.55);
      else if (c % across === Math.floor(across / 2) && r % down === 0 && half * 2 < w * across) {
        const halo = half * 2 > w - stage.k(4) ? color(cell.mean) : null;
        pen.text(stage.picture, text(cell), x, y + small * 0.36, small, { color: fill, anchor: "middle", halo });
      }
    }),
  );
}

/** The scale at the right, from its worst value to its best. */
function drawHeatBar(stage, { ticks, room, color, scale }) {
  const { picture, small } = stage;
  const labels = widest(ticks.values.map((v) => tickText(v, ticks)), small);
  const [w, gap] = [stage.k(20), stage.k(10)];
  const x = stage.w - labels - gap - w;
  const [steps, height] = [96, room.bottom - room.top];
  for (let i = 0; i < steps; i++) {
    const y = room.top + (i * height) / steps;
    const value = ticks.last * scale.divisor * (1 - (2 * (i + 0.5)) / steps);
    pen.bar(picture, [x, y], [x + w, Math.min(y + height / steps + 0.6, room.bottom)], color(value));
  }
  for (const v of ticks.values) {
    const y = room.bottom - ((v - ticks.first) / (ticks.last - ticks.first)) * height;
    pen.text(picture, tickText(v, ticks), x + w + gap, y + small * 0.36, small, { color: "var(--muted)" });
  }
}

/** A cell tells its two values, its mean, and whether that decides anything. */
function heatCellMark(stage, { data, cells, cell: [w, h], scale, at }, c, r) {
  const cell = cells[r]?.[c];
  const [x, y] = at(c, r);
  const isUp = data.measure.higher_is_better;
  const finding = cell && { 1: "heat_ahead", 0: "heat_open", [-1]: "heat_behind" }[heatSign(cell, isUp)];
  const error = cell && Number.isFinite(cell.half) ? `${NBSP}±${NBSP}${scale.format(cell.half)}` : "";
  const value = cell && withUnit(scale.format(cell.mean, true) + error, scale);
  const lines = [
    cell ? value : t("heat_blank"),
    [plain(data.x.name), heatValue(data.x, data.x.values[c], true)],
    [plain(data.y.name), heatValue(data.y, data.y.values[r], true)],
    cell && t(finding, { base: shorten(plain(data.baseline), 60) }),
    cell && cell.n > 0 && [t("heat_worlds"), num(cell.n)],
  ];
  let frame = null;
  const light = (on) => {
    frame?.remove();
    frame = on ? stage.picture.appendChild(svg("rect", { x: round(x - w / 2), y: round(y - h / 2), width: round(w), height: round(h), style: { fill: "none", stroke: "var(--ink)", strokeWidth: 2 } })) : null;
  };
  mark(stage, [x - w / 2, y - h / 2, w, h], [x, y - h / 2], lines, light);
}
