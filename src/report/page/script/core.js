// What all charts share: language, elements, and the stage that a chart is drawn on in real pixels.

/** The charts by kind: `CHARTS[key](host, figure, view)` draws into an empty element and can be called again. */
const CHARTS = {};
let language = "en";

/** Sets the language of all texts and numbers. */
function speak(lang) {
  language = lang === "de" ? "de" : "en";
}

/** A text from the data: as it is, or in the current language where the languages differ. */
function say(text) {
  if (text !== null && typeof text === "object") return String(text[language] ?? text.en ?? "");
  return String(text ?? "");
}

/** A text of the catalogue, with `{name}` replaced by values. */
function t(key, values = {}) {
  const text = D.texts[language][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
}

function attributes(node, given) {
  for (const [name, value] of Object.entries(given)) {
    if (name === "text") node.textContent = value;
    else if (name === "style") Object.assign(node.style, value);
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
  }
  return node;
}

/** An HTML element; `text` sets its text, `style` its styles, `onclick` and the like listen. */
function el(tag, given = {}, ...children) {
  const node = attributes(document.createElement(tag), given);
  node.append(...children.flat());
  return node;
}

/** An SVG element, with the same short forms. */
function svg(tag, given = {}, ...children) {
  const node = attributes(document.createElementNS("http://www.w3.org/2000/svg", tag), given);
  node.append(...children.flat());
  return node;
}

const round = (v) => Math.round(v * 100) / 100;
const points = (list) => list.map(([x, y]) => `${round(x)},${round(y)}`).join(" ");
const clamp = (v, low, high) => Math.max(low, Math.min(v, high));

/** Strokes, areas and labels. Colours are CSS colours, in styles because attributes know no variables. */
const pen = {
  line(parent, list, color, width, more = {}) {
    const style = { fill: "none", stroke: color, strokeWidth: width, strokeLinejoin: "round", strokeLinecap: "butt", ...more };
    return parent.appendChild(svg("polyline", { points: points(list), style }));
  },
  area(parent, list, color, opacity = 1) {
    return parent.appendChild(svg("polygon", { points: points(list), style: { fill: color, fillOpacity: opacity } }));
  },
  bar(parent, [x0, y0], [x1, y1], color, opacity = 1) {
    const box = { x: round(Math.min(x0, x1)), y: round(Math.min(y0, y1)), width: round(Math.abs(x1 - x0)), height: round(Math.abs(y1 - y0)) };
    return parent.appendChild(svg("rect", { ...box, style: { fill: color, fillOpacity: opacity } }));
  },
  dot(parent, x, y, r, color, opacity = 1) {
    return parent.appendChild(svg("circle", { cx: round(x), cy: round(y), r: round(r), style: { fill: color, fillOpacity: opacity } }));
  },
  /** A dot with a ring of paper around it, so that it stands out from what it lies on. */
  ringed(parent, x, y, r, color) {
    pen.dot(parent, x, y, r * 1.32, "var(--paper)");
    return pen.dot(parent, x, y, r, color);
  },
  /** A label; `halo` is the ground it stands on where lines may cross it. */
  text(parent, text, x, y, size, { color = "var(--ink)", bold = false, anchor = "start", halo = null } = {}) {
    const edge = halo && { stroke: halo, strokeWidth: size * 0.3, strokeLinejoin: "round", paintOrder: "stroke" };
    const style = { fill: color, fontSize: `${size}px`, fontWeight: bold ? 600 : 400, textAnchor: anchor, ...edge };
    return parent.appendChild(svg("text", { x: round(x), y: round(y), text, style }));
  },
};

/** The least width in pixels that a chart is laid out for, and the width on paper. */
const NARROWEST = 300;
const ON_PAPER = 760;

/** Whether the page is being printed. The page draws its charts anew then, after this was noted. */
let isOnPaper = false;
globalThis.addEventListener?.("beforeprint", () => (isOnPaper = true));
globalThis.addEventListener?.("afterprint", () => (isOnPaper = false));

function widthOf(host) {
  if (isOnPaper) return ON_PAPER;
  return Math.max(host.clientWidth || 960, NARROWEST);
}

/** Type sizes: larger for a wall, never below 13 pixels. */
function typeOf(width, view) {
  const wall = view.projector && !isOnPaper ? clamp(width / 960, 0.75, 1.35) : 0;
  const label = wall ? Math.max(15, 21 * wall) : width < 520 ? 14 : 14.5;
  return { label, small: Math.max(13, label * 0.93), figure: wall ? label * 1.32 : width < 520 ? 17 : 20 };
}

const shown = new WeakMap();
const watcher = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const last = shown.get(target);
    if (last && target.clientWidth && Math.abs(widthOf(target) - last.width) > 1) last.again();
  }
});

/**
 * Draws a chart of one figure: `draw(stage)` puts marks on `stage.picture` in pixels of a canvas `stage.w` wide and
 * sets its height. It is drawn again when the room changes or the typeface has come.
 */
function chart(host, figure, view, draw) {
  speak(view.lang);
  const before = shown.get(host);
  const focus = host.contains(document.activeElement) ? document.activeElement.dataset.place : undefined;
  const width = widthOf(host);
  const picture = svg("svg", { viewBox: "0 0 1 1", role: "img", "aria-label": say(figure.description), width: "100%", style: { display: "block" } });
  const hits = svg("svg", { viewBox: "0 0 1 1", role: "group", "aria-label": t("chart_marks"), style: { position: "absolute", inset: "0", width: "100%", height: "100%" } });
  const tip = el("div", { class: "tip", role: "presentation", "aria-hidden": "true", hidden: true });
  const sheet = el("div", { class: "chart", style: { position: "relative" } }, picture, hits, tip);
  const controls = el("div", { class: "chart-controls" });
  host.replaceChildren(controls, sheet);
  const stage = { host, view, figure, w: width, h: 0, picture, hits, tip, sheet, controls, marks: [], ...typeOf(width, view) };
  // What follows the pointer lies under the labels.
  stage.guide = svg("g", {});
  stage.k = (slidePixels) => (slidePixels * stage.label) / 20;
  draw(stage);
  for (const layer of [picture, hits]) layer.setAttribute("viewBox", `0 0 ${width} ${Math.ceil(stage.h)}`);
  finishMarks(stage, focus);
  shown.set(host, { ...before, drawn: true, width, again: () => host.isConnected && chart(host, figure, view, draw) });
  watcher.observe(host);
  // Words are as wide as the page's own type only once that is there.
  if (!before?.drawn && document.fonts.status !== "loaded") document.fonts.ready.then(() => shown.get(host).again());
}

/** What a reader chose within a chart, kept when it is drawn again. */
function memory(host) {
  if (!shown.has(host)) shown.set(host, { width: 0, again: () => {} });
  const entry = shown.get(host);
  entry.memory ??= {};
  return entry.memory;
}

/** Draws a chart again as it was last drawn. */
function redraw(host) {
  shown.get(host)?.again();
}

/** Whether a policy is switched on. */
function isOn(view, policy) {
  return !view.hidden?.has(policy);
}
