// Hover and focus: what a mark says, by mouse, touch and keyboard.

/** Shows lines at a point of the picture: the first is the heading, pairs are a label and its value. */
function showTip(stage, x, y, lines) {
  const { tip, sheet } = stage;
  const row = (line, i) =>
    Array.isArray(line)
      ? el("div", { class: "tip-row" }, el("span", { text: line[0] }), el("b", { text: line[1] }))
      : el("div", { class: i === 0 ? "tip-head" : "tip-note", text: line });
  tip.replaceChildren(...lines.filter(Boolean).map(row));
  tip.hidden = false;
  const k = sheet.clientWidth / stage.w;
  const [w, h] = [tip.offsetWidth, tip.offsetHeight];
  const left = clamp(x * k - w / 2, 0, Math.max(sheet.clientWidth - w, 0));
  const above = y * k - h - 14;
  // Above the mark where there is room on the screen, else below it.
  const isRoom = above + sheet.getBoundingClientRect().top > 0;
  Object.assign(tip.style, { left: `${left}px`, top: `${isRoom ? above : y * k + 18}px` });
}

function hideTip(stage) {
  stage.tip.hidden = true;
}

/** The lines of a tip in one sentence, for readers who cannot see it. */
function spoken(lines) {
  return lines.filter(Boolean).map((line) => (Array.isArray(line) ? `${line[0]}: ${line[1]}` : line)).join(". ");
}

const POINTED = ["pointerenter", "pointerleave"];
/** What listens for the focus is a stop of the Tab key in some browsers. */
const REACHED = [...POINTED, "focus", "blur"];

/** A place that explains itself while the pointer is on it; `box` is [x, y, width, height], `at` where the tip points. */
function hotspot(stage, box, at, lines, light = () => {}, events = POINTED) {
  const [x, y, width, height] = box.map(round);
  const node = svg("rect", { x, y, width, height, rx: 3, class: "mark", style: { fill: "transparent", pointerEvents: "all" } });
  const enter = () => {
    light(true);
    showTip(stage, ...at, lines);
  };
  const leave = () => {
    light(false);
    hideTip(stage);
  };
  for (const event of events) node.addEventListener(event, ["pointerenter", "focus"].includes(event) ? enter : leave);
  stage.hits.append(node);
  return node;
}

/** A hotspot for the keyboard, too: one tab stop per chart, arrow keys go from mark to mark. */
function mark(stage, box, at, lines, light) {
  const node = attributes(hotspot(stage, box, at, lines, light, REACHED), { role: "img", "aria-label": spoken(lines), tabindex: -1 });
  stage.marks.push(node);
  return node;
}

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function keyOnMarks(stage, event) {
  const from = stage.marks.indexOf(event.target);
  if (event.key === "Escape" && !stage.tip.hidden) {
    // The key closes the tip first, and only then what the chart stands in.
    event.preventDefault();
    event.stopPropagation();
    return hideTip(stage);
  }
  if (from < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
  const last = stage.marks.length - 1;
  // In a grid of marks up and down go from row to row.
  const across = stage.columns && /Up|Down/.test(event.key) ? stage.columns : 1;
  const next = from + (STEPS[event.key] ?? NaN) * across;
  const to = event.key === "Home" ? 0 : event.key === "End" ? last : across > 1 && (next < 0 || next > last) ? from : next;
  if (Number.isNaN(to)) return;
  // The page's own arrow keys turn the story; inside a chart they go from mark to mark.
  event.stopPropagation();
  event.preventDefault();
  focusMark(stage, clamp(to, 0, last));
}

function focusMark(stage, place) {
  stage.marks.forEach((m, i) => m.setAttribute("tabindex", i === place ? 0 : -1));
  stage.marks[place].focus({ preventScroll: true });
}

/** Makes the first mark the chart's tab stop; a chart drawn again keeps the focus it had. */
function finishMarks(stage, focus) {
  stage.marks.forEach((m, i) => Object.assign(m.dataset, { place: i }));
  stage.marks[0]?.setAttribute("tabindex", 0);
  stage.hits.addEventListener("keydown", (event) => keyOnMarks(stage, event));
  if (stage.marks.length === 0) stage.hits.remove();
  else if (focus !== undefined && stage.marks[focus]) focusMark(stage, Number(focus));
}

/**
 * A read-out over a whole area, by pointer or arrow keys: `xs` are the places in pixels, `say(i)` the tip's lines and
 * `point(i)` its height. A line marks the place; `fixed` is the place that stays marked, or null.
 */
function readout(stage, room, xs, { label, lines, point, dots = () => [], fixed = null }) {
  if (xs.length === 0) return;
  const { guide } = stage;
  if (!guide.isConnected) stage.picture.append(guide);
  const draw = (i) => {
    guide.replaceChildren();
    if (i === null) return;
    pen.line(guide, [[xs[i], room.top], [xs[i], room.bottom]], "var(--ink)", 1.2, { strokeDasharray: "3 3", opacity: 0.7 });
    for (const [y, color] of dots(i)) pen.ringed(guide, xs[i], y, stage.k(6), color);
  };
  const box = { x: round(room.left), y: round(room.top), width: round(room.right - room.left), height: round(room.bottom - room.top) };
  const slider = { role: "slider", "aria-label": label, "aria-valuemin": 0, "aria-valuemax": xs.length - 1, tabindex: -1, class: "mark" };
  const node = svg("rect", { ...box, ...slider, style: { fill: "transparent", pointerEvents: "all", touchAction: "pan-y" } });
  let now = fixed ?? xs.length - 1;
  const tell = () => attributes(node, { "aria-valuenow": now, "aria-valuetext": spoken(lines(now)) });
  const go = (i) => {
    now = i;
    draw(i);
    showTip(stage, xs[i], point(i), lines(i));
    tell();
  };
  const rest = () => {
    now = fixed ?? now;
    draw(fixed);
    hideTip(stage);
  };
  const nearest = (event) => {
    const area = node.getBoundingClientRect();
    const x = room.left + ((event.clientX - area.left) / area.width) * (room.right - room.left);
    return xs.reduce((best, at, i) => (Math.abs(at - x) < Math.abs(xs[best] - x) ? i : best), 0);
  };
  node.addEventListener("pointermove", (event) => go(nearest(event)));
  node.addEventListener("pointerdown", (event) => go(nearest(event)));
  node.addEventListener("pointerleave", rest);
  node.addEventListener("focus", () => node.matches(":focus-visible") && go(now));
  node.addEventListener("blur", rest);
  node.addEventListener("keydown", (event) => {
    const jump = { PageUp: 10, PageDown: -10, Home: -xs.length, End: xs.length, ...{ ArrowUp: 1, ArrowDown: -1 } }[event.key];
    const step = jump ?? STEPS[event.key];
    if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.stopPropagation();
    event.preventDefault();
    go(clamp(now + step, 0, xs.length - 1));
  });
  tell();
  draw(fixed);
  stage.hits.append(node);
  stage.marks.push(node);
}
