// How customers stay with time: the rise of retention, split into sorting and real change.

CHARTS.retention = function (host, figure, view) {
  chart(host, figure, view, (stage) => {
    const { data } = figure;
    const shares = data.steps.filter((s) => s.every(Number.isFinite)).map((s) => s.map((v) => 100 * v));
    if (shares.length < 2) return drawNothing(stage, "nothing");
    const ticks = sharesTicks(shares);
    const ends = retentionEnds(data, shares);
    const height = timeHeight(stage);
    const room = { left: widest(ticks.map(retentionTick), stage.small) + stage.k(16), right: stage.w - endsRoom(stage, ends), top: stage.k(14), bottom: height - stage.small * 2.4 };
    const x = (k) => room.left + (k / (shares.length - 1)) * (room.right - room.left);
    const y = (v) => room.bottom - ((v - ticks[0]) / (ticks.at(-1) - ticks[0])) * (room.bottom - room.top);
    stage.h = height;
    drawRetention(stage, data, shares, ticks, room, x, y);
    stage.picture.append(stage.guide);
    drawEnds(stage, ends, room, y, 0);
    readout(stage, room, shares.map((_, k) => x(k)), {
      label: t("retention_slider"),
      lines: (k) => retentionLines(data, shares, k),
      point: (k) => y(shares[k][0]),
      dots: (k) => [[y(shares[k][0]), "var(--blue)"], ...(data.parts ? [[y(shares[k][1]), "var(--ink)"]] : [])],
    });
  });
};

/** Ticks round the data, at least four points apart, so that noise does not look like a mountain. */
function sharesTicks(shares) {
  const all = shares.flat();
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const span = Math.max(most - least, 4);
  const middle = (least + most) / 2;
  const [low, high] = [Math.min(least, middle - span / 2), Math.min(Math.max(most, middle + span / 2), 100)];
  const step = [1, 2, 5, 10, 20].find((s) => span / s <= 5) ?? 25;
  const from = Math.max(Math.floor(low / step - 0.1), 0);
  const to = Math.ceil(high / step + 0.1);
  return Array.from({ length: to - from + 1 }, (_, i) => (from + i) * step).filter((v) => v <= 100);
}

function retentionTick(v) {
  return `${num(v)}${NBSP}%`;
}

function retentionEnds(data, shares) {
  const [first, last] = [shares[0], shares.at(-1)];
  const end = (value, key, color) => ({ value, text: `${t(key)} ${num(value, 1)}${NBSP}%`, color, bold: true });
  const ends = [end(last[0], "retention_as_is", "var(--blue)"), end(first[0], "retention_first", "var(--muted)")];
  if (data.parts) ends.push(end(last[1], "retention_unchanged", "var(--ink)"));
  return ends.sort((a, b) => b.value - a.value);
}

/** Areas of the parts, the lines that bound them, and the axes. */
function drawRetention(stage, data, shares, ticks, room, x, y) {
  const { picture, small } = stage;
  const line = (side) => shares.map((s, k) => [x(k), y(s[side])]);
  for (const v of ticks) {
    pen.line(picture, [[room.left, y(v)], [room.right, y(v)]], "var(--grid)", 1);
    pen.text(picture, retentionTick(v), room.left - stage.k(12), y(v) + small * 0.36, small, { color: "var(--muted)", anchor: "end" });
  }
  const flat = y(shares[0][0]);
  pen.area(picture, [...line(data.parts ? 1 : 0), [room.right, flat], [room.left, flat]], "var(--open)", 0.2);
  if (data.parts) {
    const good = data.parts[1].mean >= 0;
    pen.area(picture, [...line(0), ...line(1).reverse()], good ? "var(--blue)" : "var(--rust)", 0.22);
    pen.line(picture, line(1), "var(--ink)", stage.k(2.2));
  }
  pen.line(picture, [[room.left, flat], [room.right, flat]], "var(--muted)", 1.4);
  pen.line(picture, line(0), "var(--blue)", stage.k(3.4));
  const every = Math.max(1, Math.ceil((shares.length * small * 3.6) / (room.right - room.left)));
  for (let k = 0; k < shares.length; k += every) {
    const text = k === 0 ? `${t("week")}${NBSP}${num(data.step_weeks)}` : num((k + 1) * data.step_weeks);
    pen.text(picture, text, Math.max(x(k), textWidth(text, small) / 2), room.bottom + small * 1.7, small, { color: "var(--muted)", anchor: "middle" });
  }
}

/** What the read-out says of a step. */
function retentionLines(data, shares, k) {
  const [from, to] = [k * data.step_weeks + 1, (k + 1) * data.step_weeks];
  const head = data.step_weeks === 1 ? t("in_week", { n: num(to) }) : t("weeks_from_to", { from: num(from), to: num(to) });
  const share = (v) => `${num(v, 1)}${NBSP}%`;
  return [head, [t("retention_as_is"), share(shares[k][0])], data.parts && [t("retention_unchanged"), share(shares[k][1])], [t("retention_first"), share(shares[0][0])]];
}
