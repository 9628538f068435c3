// What the firm sees of its failures over time, against what is true: complaints, survey, truth.

CHARTS.seen = function (host, figure, view) {
  chart(host, figure, view, (stage) => {
    const { data } = figure;
    const curves = seenCurves(data);
    const all = curves.flatMap((c) => c.points);
    if (all.length === 0) return drawNothing(stage, "nothing");
    const top = Math.max(...all.map((p) => Math.max(p.q[2], p.q[1])), 0);
    const ticks = ticksOf(0, top > 0 ? top : 1, 5);
    const decimals = ticks.last < 100 ? 1 : 0;
    const ends = seenEnds(curves, decimals, stage.w < FAN_NARROW);
    const height = timeHeight(stage);
    const head = Number.isFinite(data.dropped) ? stage.small * 1.8 : 0;
    const room = { left: tickRoom(stage, ticks, false), right: stage.w - endsRoom(stage, ends), top: stage.k(14) + head, bottom: height - stage.small * 2.4 };
    const time = timeOf(Math.max(D.weeks, 1));
    const x = (week) => room.left + (week / time.weeks) * (room.right - room.left);
    const y = (v) => room.bottom - (v / ticks.last) * (room.bottom - room.top);
    stage.h = height;
    drawValueAxis(stage, ticks, room, y, false);
    drawDrop(stage, data, room, x);
    drawCurves(stage, curves, room, x, y);
    stage.picture.append(stage.guide);
    drawTimeAxis(stage, time, room);
    drawEnds(stage, ends, room, y, 0);
    const weeks = [...new Set(all.map((p) => p.week))].sort((a, b) => a - b);
    const closest = (week) => weeks.reduce((best, w, i) => (Math.abs(w - week) < Math.abs(weeks[best] - week) ? i : best), 0);
    const at = (curve, week) => curve.points.find((p) => p.week === week);
    readout(stage, room, weeks.map(x), {
      label: t("seen_slider", { policy: quoted(data.policy) }),
      lines: (i) => seenLines(curves, weeks[i], data.step_weeks, decimals),
      point: (i) => Math.min(...curves.map((c) => y(at(c, weeks[i])?.q[2] ?? 0))),
      dots: (i) => curves.filter((c) => at(c, weeks[i])).map((c) => [y(at(c, weeks[i]).q[1]), c.color]),
      fixed: view.week === null || view.week === undefined ? null : closest(view.week),
    });
  });
};

CHARTS.seen.timeline = (figure) => figure.data.truth.at(-1)?.[0] ?? null;

/** The curves with something to draw, in the order they lie on each other. */
function seenCurves(data) {
  const sound = (list) => list.filter(([w, q]) => Number.isFinite(w) && q.every(Number.isFinite)).map(([week, q]) => ({ week, q }));
  const curves = [
    { key: "survey", color: "var(--blue)", points: sound(data.survey), hasBand: true },
    { key: "complaints", color: "var(--rust)", points: sound(data.complaints), hasBand: true },
    { key: "true", color: "var(--ink)", points: sound(data.truth), hasBand: false },
  ];
  return curves.filter((c) => c.points.length > 0).map((c) => ({ ...c, name: t(`seen_${c.key}`) }));
}

function drawCurves(stage, curves, room, x, y) {
  const { picture } = stage;
  for (const { points, color } of curves.filter((c) => c.hasBand && c.points.length > 1 && D.worlds > 1)) {
    const low = points.map((p) => [x(p.week), y(p.q[0])]);
    const high = points.map((p) => [x(p.week), y(p.q[2])]).reverse();
    pen.area(picture, [...low, ...high], color, 0.18);
  }
  pen.line(picture, [[room.left, y(0)], [room.right, y(0)]], "var(--ink)", 1.5);
  for (const { points, color } of curves) {
    if (points.length > 1) pen.line(picture, points.map((p) => [x(p.week), y(p.q[1])]), color, stage.k(3.2));
    else pen.dot(picture, x(points[0].week), y(points[0].q[1]), stage.k(6), color);
  }
}

/** The last value of each curve with its name, from high to low. */
function seenEnds(curves, decimals, isNarrow) {
  const end = ({ name, color, points }) => {
    const value = points.at(-1).q[1];
    return { value, text: isNarrow ? name : `${name} ${num(value, decimals)}`, color, bold: true };
  };
  return curves.map(end).sort((a, b) => b.value - a.value);
}

/** The time between the drop of quality and the week in which the firm noticed it. */
function drawDrop(stage, { dropped, noticed }, room, x) {
  if (!Number.isFinite(dropped)) return;
  const until = Number.isFinite(noticed) ? noticed : dropped;
  pen.bar(stage.picture, [x(dropped), room.top], [x(until), room.bottom], "var(--rust)", 0.08);
  for (const week of [dropped, until]) pen.line(stage.picture, [[x(week), room.top], [x(week), room.bottom]], "var(--muted)", 1.2);
  const weeks = Math.max(1, Math.round(until - dropped));
  // Worlds in which the firm does not notice count until the end of the run.
  const isNever = until >= D.weeks - 0.5;
  const key = isNever ? "drop_unnoticed" : weeks === 1 ? "drop_noticed_one" : "drop_noticed";
  const said = Number.isFinite(noticed) ? t(key, { n: num(weeks) }) : t("drop");
  const text = fit(said, stage.small, stage.w - room.left);
  const left = clamp(x(dropped), room.left, Math.max(room.left, stage.w - textWidth(text, stage.small)));
  pen.text(stage.picture, text, left, room.top - stage.k(10), stage.small);
}

/** What the read-out says of a step. */
function seenLines(curves, week, step, decimals) {
  const from = Math.max(1, Math.round(week - step / 2 + 0.5));
  const head = step > 1 ? t("weeks_from_to", { from: num(from), to: num(from + step - 1) }) : t("in_week", { n: num(from) });
  const value = ({ q }) => {
    const spread = D.worlds > 1 ? ` (${t("range", { a: num(q[0], decimals), b: num(q[2], decimals) })})` : "";
    return num(q[1], decimals) + spread;
  };
  const rows = [...curves].reverse().map((c) => [c.name, c.points.find((p) => p.week === week)]);
  const many = D.worlds > 1 ? t("seen_spread") : null;
  return [head, ...rows.filter(([, p]) => p).map(([name, p]) => [name, value(p)]), many];
}
