// How customers stay with time: the rise of retention, split into sorting and real change.

CHARTS.retention = function (host, figure, view) {
  chart(host, figure, view, (stage) => {
    const { data } = figure;
    const shares = data.steps.filter((s) => s.every(Number.isFinite)).map((s) => s.map((v) => 100 * v));
    if (shares.length < 2) return drawNothing(stage, "nothing");
    const ticks = retentionTicks(shares);
    const ends = retentionEnds(data, shares, stage.w < FAN_NARROW);
    const height = timeHeight(stage);
    const tick = (v) => `${num(v, ticks.decimals)}${NBSP}%`;
    const left = widest(ticks.values.map(tick), stage.small) + stage.k(16);
    const room = { left, right: stage.w - endsRoom(stage, ends), top: stage.k(14), bottom: height - stage.small * 2.4 };
    const x = (k) => room.left + (k / (shares.length - 1)) * (room.right - room.left);
    const y = (v) => room.bottom - ((v - ticks.first) / (ticks.last - ticks.first)) * (room.bottom - room.top);
    stage.h = height;
    for (const v of ticks.values) {
      pen.line(stage.picture, [[room.left, y(v)], [room.right, y(v)]], "var(--grid)", 1);
      pen.text(stage.picture, tick(v), room.left - stage.k(12), y(v) + stage.small * 0.36, stage.small, { color: "var(--muted)", anchor: "end" });
    }
    drawRetention(stage, data, shares, x, y);
    stage.picture.append(stage.guide);
    drawRetentionSteps(stage, data, shares.length, room, x);
    drawEnds(stage, ends, room, y, 0);
    drawRetentionParts(stage, data, shares, room, x, y);
    readout(stage, room, shares.map((_, k) => x(k)), {
      label: t("ret_slider"),
      lines: (k) => retentionLines(data, shares, k),
      point: (k) => y(Math.max(...shares[k])),
      dots: (k) => [[y(shares[k][0]), "var(--blue)"], ...(data.parts ? [[y(shares[k][1]), "var(--ink)"]] : [])],
    });
  });
};

/** Ticks round the data, not down to zero, but at least four points apart, so that noise does not look like a mountain. */
function retentionTicks(shares) {
  const [least, most] = extent(shares.flat());
  const span = Math.max(most - least, 4);
  const middle = (least + most) / 2;
  const [low, high] = [Math.min(least, middle - span / 2), Math.min(Math.max(most, middle + span / 2), 100)];
  const step = [1, 2, 5, 10, 20].find((s) => span / s <= 5) ?? 25;
  const from = Math.max(Math.floor(low / step - 0.1), 0);
  const to = Math.ceil(high / step + 0.1);
  const values = Array.from({ length: to - from + 1 }, (_, i) => (from + i) * step).filter((v) => v <= 100);
  return { values, decimals: 0, first: values[0], last: values.at(-1) };
}

/** Names of the lines with their last values, from high to low. */
function retentionEnds(data, shares, isNarrow) {
  const label = (v, key, color) => ({ value: v, text: `${isNarrow ? "" : `${t(key)} `}${num(v, 1)}${NBSP}%`, color, bold: true });
  const [first, last] = [shares[0], shares.at(-1)];
  const all = [label(last[0], "ret_as_it_is", "var(--blue)"), label(first[0], "ret_at_first", "var(--muted)")];
  if (data.parts) all.push(label(last[1], "ret_nobody", "var(--ink)"));
  return all.sort((a, b) => b.value - a.value);
}

/** Areas of the two parts, then the lines that bound them. */
function drawRetention(stage, data, shares, x, y) {
  const { picture } = stage;
  const line = (side) => shares.map((s, k) => [x(k), y(s[side])]);
  const [from, to] = [x(0), x(shares.length - 1)];
  const first = y(shares[0][0]);
  pen.area(picture, [...line(data.parts ? 1 : 0), [to, first], [from, first]], "var(--open)", 0.2);
  if (data.parts) {
    const isGood = data.parts[1].mean >= 0;
    pen.area(picture, [...line(0), ...line(1).reverse()], isGood ? "var(--blue)" : "var(--rust)", 0.22);
    pen.line(picture, line(1), "var(--ink)", stage.k(2.2));
  }
  pen.line(picture, [[from, first], [to, first]], "var(--muted)", 1.4);
  pen.line(picture, line(0), "var(--blue)", stage.k(3.6));
  for (const [px, py] of line(0)) pen.dot(picture, px, py, stage.k(4), "var(--blue)");
}

/** The unit of the axis and its steps in it. */
function retentionUnit(weeks) {
  if (weeks === 52) return ["years", 1];
  if (weeks === 13) return ["months", 3];
  return ["weeks", weeks];
}

function drawRetentionSteps(stage, data, steps, room, x) {
  const [unit, each] = retentionUnit(data.step_weeks);
  const most = clamp(Math.floor((room.right - room.left) / (stage.small * 4)), 2, 8);
  const every = Math.max(1, Math.ceil(steps / most));
  for (let k = 1; k <= steps; k++) {
    if (k % every && k !== 1) continue;
    const text = k === 1 ? `${t(`ret_${unit}`)}${NBSP}${num(each)}` : num(k * each);
    const half = textWidth(text, stage.small) / 2;
    if (k > 1 && x(k - 1) - half < x(0) + textWidth(`${t(`ret_${unit}`)} ${num(each)}`, stage.small) / 2 + 4) continue;
    pen.text(stage.picture, text, clamp(x(k - 1), half, stage.w - half), room.bottom + stage.small * 1.7, stage.small, { color: "var(--muted)", anchor: "middle" });
  }
}

/** Names the parts within their areas, where these are high enough. */
function drawRetentionParts(stage, data, shares, room, x, y) {
  if (!data.parts) return;
  const { small, picture } = stage;
  const [sorting, change] = data.parts;
  const steps = shares.length - 1;
  const [near, far] = [Math.floor(steps * 0.6), Math.floor(steps * 0.9)];
  const isBad = change.mean < 0;
  const taken = [];
  // Where change undoes what sorting did, the two areas lie on each other: their names stand apart.
  const low = isBad ? near : far;
  const named = [
    [data.firm_changes ? "ret_sorting_firm" : "ret_sorting", sorting, low, [shares[0][0], shares[low][1]], "var(--ink)"],
    ["ret_change", change, far, [shares[far][1], shares[far][0]], isBad ? "var(--rust)" : "var(--blue)"],
  ];
  const lines = [shares.map((s, i) => [x(i), y(s[0])]), shares.map((s, i) => [x(i), y(s[1])]), [[x(0), y(shares[0][0])], [x(steps), y(shares[0][0])]]];
  for (const [key, part, k, [from, to], color] of named) {
    const text = `${t(key)} ${num(100 * part.mean, 1, true)}`;
    const middle = (y(from) + y(to)) / 2;
    const box = [x(k) - textWidth(text, small, true), middle - small * 0.7, x(k), middle + small * 0.7];
    if (box[0] <= room.left || taken.some((b) => overlap(box, b)) || lines.some((line) => enters(line, box))) continue;
    taken.push(box);
    pen.text(picture, text, x(k), middle + small * 0.36, small, { color, anchor: "end", bold: true });
  }
}

/** What the read-out says of a step. */
function retentionLines(data, shares, k) {
  const [unit, each] = retentionUnit(data.step_weeks);
  const value = (v) => `${num(v, 1)}${NBSP}%`;
  const points = (v) => t("ret_points", { n: num(v, 1, true) });
  const [now, same] = shares[k];
  const rows = [[t("ret_as_it_is"), value(now)]];
  if (data.parts) {
    rows.push([t("ret_nobody"), value(same)]);
    rows.push([t(data.firm_changes ? "ret_sorting_firm" : "ret_sorting"), points(same - shares[0][0])]);
    rows.push([t("ret_change"), points(now - same)]);
  }
  return [`${t(`ret_${unit}`)} ${num((k + 1) * each)}`, ...rows, [t("ret_at_first"), value(shares[0][0])]];
}
