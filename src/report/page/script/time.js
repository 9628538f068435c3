// What charts over time share: the axis of months or weeks, curves, and names at the ends of curves.

const WEEKS_PER_MONTH = 52 / 12;
/** Up to this horizon in weeks the axis counts weeks, */
const WEEKS_SHOWN_TO = 26;
/** up to this one months, and beyond it years. */
const MONTHS_SHOWN_TO = 260;

/** The axis of time of a chart that ends after `weeks`. */
function timeOf(weeks) {
  const name = weeks <= WEEKS_SHOWN_TO ? "week" : weeks <= MONTHS_SHOWN_TO ? "month" : "year";
  const unit = { week: 1, month: WEEKS_PER_MONTH, year: 52 }[name];
  return { weeks, name, unit, end: Math.max(weeks / unit, 1e-9) };
}

/** A week in words: the month or year it lies in, where the axis counts those. */
function whenText(week, time) {
  if (week === 0) return t("start");
  if (time.name === "week") return t("in_week", { n: num(week) });
  return t(`in_${time.name}`, { [time.name]: num(Math.ceil(week / time.unit - 1e-9)), n: num(week) });
}

/** The horizon of the run in words: "3 years", "18 months"; in German the dative. */
function horizonText() {
  const w = D.weeks;
  if (w >= 52 && w % 52 === 0) return w === 52 ? t("time_year") : t("time_years", { n: num(w / 52) });
  if (w > MONTHS_SHOWN_TO) return t("time_years", { n: num(w / 52, 1) });
  if (w >= 13 && w % 13 === 0) return t("time_months", { n: num((w / 13) * 3) });
  return w === 1 ? t("time_week") : t("time_weeks", { n: num(w) });
}

/** Labels of time below the room, as many as fit; the last one, which names the unit, always. */
function drawTimeAxis(stage, time, room) {
  const { small, picture } = stage;
  const most = Math.max(2, Math.min(8, Math.floor((room.right - room.left) / (small * 3.6))));
  const steps = time.name === "year" ? [1, 2, 5, 10, 20, 50, 100, 200, 500] : [1, 2, 3, 6, 12, 24, 60, 120, 240, 1200, 12000];
  const step = steps.find((k) => time.end / k <= most) ?? 120000;
  const count = Math.floor(time.end / step + 1e-6);
  const unit = t(time.name);
  const labels = Array.from({ length: count + 1 }, (_, i) => {
    const text = i === 0 ? t("start") : i === count ? `${unit}${NBSP}${num(i * step)}` : num(i * step);
    const half = textWidth(text, small) / 2;
    return { text, half, x: clamp(room.left + ((i * step) / time.end) * (room.right - room.left), half, stage.w - half) };
  });
  const last = labels.at(-1);
  let free = -Infinity;
  for (const label of labels) {
    const isLast = label === last;
    if (!isLast && (label.x - label.half < free || label.x + label.half > last.x - last.half - small * 0.5)) continue;
    free = label.x + label.half + small * 0.5;
    pen.text(picture, label.text, label.x, room.bottom + small * 1.7, small, { color: "var(--muted)", anchor: "middle" });
  }
}

/** Horizontal lines at the ticks and their labels left of the room; zero stands out. */
function drawValueAxis(stage, ticks, room, y, signed = true) {
  const { small, picture } = stage;
  for (const v of ticks.values) {
    if (v !== 0) pen.line(picture, [[room.left, y(v)], [room.right, y(v)]], "var(--grid)", 1);
    const text = tickText(v, ticks, signed);
    pen.text(picture, text, room.left - stage.k(12), y(v) + small * 0.36, small, { color: "var(--muted)", anchor: "end" });
  }
}

/** Room left of the data for the labels of ticks. */
function tickRoom(stage, ticks, signed = true) {
  return widest(ticks.values.map((v) => tickText(v, ticks, signed)), stage.small) + stage.k(16);
}

/** Heights apart by `gap` and within the room, each near what it names; `keep` is the one that stays in place. */
function spread(wanted, gap, top, bottom, keep = 0) {
  const y = [...wanted];
  for (let i = keep + 1; i < y.length; i++) y[i] = Math.max(y[i], y[i - 1] + gap);
  for (let i = keep - 1; i >= 0; i--) y[i] = Math.min(y[i], y[i + 1] - gap);
  let floor = bottom;
  for (let i = y.length - 1; i >= 0; i--) {
    y[i] = Math.min(y[i], floor);
    floor = y[i] - gap;
  }
  let ceiling = top;
  for (let i = 0; i < y.length; i++) {
    y[i] = Math.max(y[i], ceiling);
    ceiling = y[i] + gap;
  }
  return y;
}

/** Names at the right ends of curves, from high to low, moved apart where they would touch. */
function drawEnds(stage, ends, room, y, keep = 0) {
  const wanted = ends.map((e) => y(e.value));
  const at = spread(wanted, stage.label * 1.22, room.top, room.bottom, keep);
  ends.forEach((end, i) => {
    const size = end.bold ? stage.label : stage.small;
    if (Math.abs(at[i] - wanted[i]) > stage.k(5)) {
      const pointer = [[room.right + stage.k(2), wanted[i]], [room.right + stage.k(12), at[i]]];
      pen.line(stage.picture, pointer, "var(--muted)", 1, { opacity: 0.6 });
    }
    pen.text(stage.picture, end.text, room.right + stage.k(15), at[i] + size * 0.36, size, end);
  });
}

/** The widest of the names at the ends of curves. */
function endsRoom(stage, ends) {
  return ends.reduce((w, e) => Math.max(w, textWidth(e.text, e.bold ? stage.label : stage.small, e.bold)), 0) + stage.k(18);
}

/** The height of a chart over time. */
function timeHeight(stage) {
  return clamp(stage.w * 0.44, 260, 620) + stage.label * 2;
}
