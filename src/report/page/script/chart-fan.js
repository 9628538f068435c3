// Cumulated gain of a policy over time: median, middle 50, 80 and 95 % of the worlds, and break-even.

/** Bands by index of their quantiles, from wide to narrow. */
const FAN_BANDS = [[0, 6, 0.14, "95"], [1, 5, 0.2, "80"], [2, 4, 0.3, "50"]];
/** Below this width only the outermost ends and the median are named. */
const FAN_NARROW = 560;

CHARTS.fan = function (host, figure, view) {
  chart(host, figure, view, (stage) => {
    const { data } = figure;
    const fan = fanOf(data);
    if (fan.points.length === 0) return drawNothing(stage, "nothing");
    const ends = fanEnds(fan, stage.w < FAN_NARROW);
    const height = timeHeight(stage);
    const ticks = ticksOf(...extent(fan.points.flatMap((p) => p.q)), 6);
    const room = { left: tickRoom(stage, ticks), right: stage.w - endsRoom(stage, ends), top: stage.k(14), bottom: height - stage.small * 2.4 };
    const x = (week) => room.left + (week / fan.time.weeks) * (room.right - room.left);
    const y = (v) => room.bottom - ((v - ticks.first) / (ticks.last - ticks.first)) * (room.bottom - room.top);
    stage.h = height;
    drawFan(stage, fan, ticks, room, x, y);
    const named = uncrowded(stage, ends, y);
    drawEnds(stage, named, room, y, named.findIndex((e) => e.bold));
    drawBreakEven(stage, fan, data.break_even, room, x, y);
    const nearest = (week) => fan.points.reduce((best, p, i) => (Math.abs(p.week - week) < Math.abs(fan.points[best].week - week) ? i : best), 0);
    readout(stage, room, fan.points.map((p) => x(p.week)), {
      label: t("fan_slider", { policy: quoted(data.policy) }),
      lines: (i) => fanLines(fan, fan.points[i]),
      point: (i) => y(fan.points[i].q[6]),
      dots: (i) => [[y(fan.points[i].q[3]), "var(--blue)"]],
      fixed: view.week === null || view.week === undefined ? null : nearest(view.week),
    });
    if (view.week !== null && view.week !== undefined) drawFanWeek(stage, fan, fan.points[nearest(view.week)], stage.h);
  });
};

/** The last week of the fan: the shell offers a slider up to it. */
CHARTS.fan.timeline = (figure) => figure.data.weeks.at(-1)?.[0] ?? null;

/** The weeks that can be drawn, in the unit of the axis. */
function fanOf(data) {
  const { unit } = data.measure;
  const top = clean(largest(data.weeks.flatMap(([, q]) => q)), unit);
  const scale = scaleOf(unit, top);
  const sound = data.weeks.filter(([w, q]) => Number.isFinite(w) && q.every(Number.isFinite));
  const points = sound.map(([week, q]) => ({ week, q: q.map((v) => (top === 0 ? 0 : v / scale.divisor)) }));
  const time = timeOf(Math.max(1, D.weeks, ...points.map((p) => p.week)));
  return { policy: data.policy, scale, points, time, text: (v) => num(v, scale.decimals, true) };
}

function drawFan(stage, fan, ticks, room, x, y) {
  const { picture } = stage;
  drawValueAxis(stage, ticks, room, y);
  for (const [low, high, opacity] of D.worlds > 1 ? FAN_BANDS : []) {
    const lower = fan.points.map((p) => [x(p.week), y(p.q[low])]);
    const upper = fan.points.map((p) => [x(p.week), y(p.q[high])]).reverse();
    pen.area(picture, [...lower, ...upper], "var(--blue)", opacity);
  }
  pen.line(picture, [[room.left, y(0)], [room.right, y(0)]], "var(--ink)", 1.5);
  pen.line(picture, fan.points.map((p) => [x(p.week), y(p.q[3])]), "var(--blue)", stage.k(4));
  picture.append(stage.guide);
  drawTimeAxis(stage, fan.time, room);
}

/** The values at the end of the horizon, from high to low. */
function fanEnds(fan, isNarrow) {
  const last = fan.points.at(-1).q;
  const names = ["95", "80", "50", "", "50", "80", "95"];
  const ends = [6, 5, 4, 3, 2, 1, 0].map((i) => {
    const value = last[i];
    if (i === 3) return { value, text: D.worlds === 1 ? fan.text(value) : `${t("median")} ${fan.text(value)}`, color: "var(--blue)", bold: true };
    if (value === last[3] || (isNarrow && names[i] !== "95")) return null;
    return { value, text: `${names[i]}${NBSP}%: ${fan.text(value)}`, color: "var(--muted)" };
  });
  return ends.filter(Boolean);
}

/** Where the bands end too close together for every label, only the outermost and the median are named. */
function uncrowded(stage, ends, y) {
  const span = y(ends.at(-1).value) - y(ends[0].value);
  if (ends.length <= 3 || span >= stage.label * 1.1 * (ends.length - 1)) return ends;
  return ends.filter((e, i) => i === 0 || i === ends.length - 1 || e.bold);
}

/** What the read-out says of a week. */
function fanLines(fan, { week, q }) {
  const range = (a, b) => withUnit(t("range", { a: fan.text(q[a]), b: fan.text(q[b]) }), fan.scale);
  const middle = (share, a, b) => [t("middle", { share: `${share}${NBSP}%` }), range(a, b)];
  const bands = D.worlds > 1 ? [middle("50", 2, 4), middle("80", 1, 5), middle("95", 0, 6)] : [];
  return [whenText(week, fan.time), [t(D.worlds > 1 ? "median" : "value"), withUnit(fan.text(q[3]), fan.scale)], ...bands];
}

/** The week that the slider stands at, in words below the picture, so that it can be read on a wall and on paper. */
function drawFanWeek(stage, fan, point, y) {
  const [head, ...rows] = fanLines(fan, point);
  const text = `${head}: ${rows.map(([label, value]) => `${label} ${value}`).join(" · ")}`;
  stage.h = drawLines(stage, wrap(text, stage.small, stage.w), 0, y + stage.small * 1.2, stage.small, { color: "var(--ink)" });
}
