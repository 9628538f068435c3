// What lies over the page: the story step by step, a figure on the full screen, and the list of keys.

const stage = el("dialog", { class: "stage", id: "stage", tabindex: -1 });
const keys = el("dialog", { class: "keys", id: "keys" });
document.body.append(stage, keys);

/** The link under the stage, where the Back button leads from it; and whether the stage itself is going there. */
const below = { link: null, isGoing: false };

function openStep(step) {
  openStage(clamp(step, 0, D.steps.length - 1), null);
}
function openFigure(id) {
  openStage(null, id);
}
/** Opens the stage as a place of its own in the history, so that the Back button closes it; or turns it. */
function openStage(step, figure) {
  const link = linkOf();
  [open.step, open.figure] = [step, figure];
  if (!stage.open) {
    below.link = link;
    address("pushState", { onStage: true });
  }
  drawStage();
}
function closeStage() {
  if (stage.open) stage.close();
}
stage.addEventListener("close", () => {
  open.step = open.figure = null;
  stage.replaceChildren();
  if (history.state?.onStage) {
    below.isGoing = true;
    history.back();
  } else writeLink();
  drawAll();
});

/** Follows the address: the Back button closes the stage and leaves all else as it is; a link is opened. */
function followAddress() {
  if (below.isGoing) {
    below.isGoing = false;
    writeLink();
  } else if (location.hash === linkOf()) return;
  else if (stage.open && location.hash === below.link) closeStage();
  else if (readLink(location.hash)) changed();
}

/** The next or previous figure, as in the order of the page. */
function turn(by) {
  if (open.step !== null) return openStep(open.step + by);
  const now = D.figures.findIndex((f) => f.id === open.figure);
  openFigure(D.figures[clamp(now + by, 0, D.figures.length - 1)].id);
}
function turnToEnd(last) {
  if (open.step !== null) openStep(last ? D.steps.length - 1 : 0);
  else openFigure(D.figures[last ? D.figures.length - 1 : 0].id);
}

/** A figure with its title on the stage. */
function stageFigure(figure) {
  const host = el("div", { class: "host" });
  const { still } = placed.find((p) => p.figure === figure);
  const draw = () => drawFigure(figure, host, still);
  const box = el("section", { class: "stage-figure" }, el("h2", { text: say(figure.title) }),
    sayAll(figure.subtitle).map((text) => el("p", { class: "sub", text })), host, timeline(figure, draw) ?? []);
  return { box, host, draw };
}

function drawStage() {
  const step = open.step === null ? null : D.steps[open.step];
  const figure = D.figures.find((f) => f.id === (step ? step.figure : open.figure)) ?? null;
  const shown = figure && stageFigure(figure);
  const body = el("div", { class: "stage-body" });
  if (shown && step) body.classList.add("with-figure");
  if (step && !shown) {
    const title = step.title ? [el("h2", { text: say(step.title) })] : [];
    body.append(el("section", { class: "stage-words" }, title, el("p", { class: "stage-text", text: say(step.text) })));
  } else {
    if (step) body.append(el("p", { class: "stage-text", text: say(step.text) }));
    if (shown) body.append(shown.box);
  }
  const head = step ? say(step.head) : say(figure.kind);
  const keep = stage.contains(document.activeElement) ? document.activeElement.id : "stage";
  stage.setAttribute("aria-label", head);
  stage.replaceChildren(stageTop(step, head), body, stageNav(step));
  if (!stage.open) stage.showModal();
  (document.getElementById(keep) ?? stage).focus();
  // Once it has a size.
  shown?.draw();
  fitted.again = shown && (() => fitOnStage(shown.host, body));
  fitted.again?.();
  if (document.fonts.status !== "loaded") document.fonts.ready.then(() => fitted.again?.());
  writeLink();
}

/** Shows a chart as small as lets it be seen as a whole, where a screen is large enough not to scroll on. */
function fitOnStage(host, body) {
  host.style.maxWidth = "";
  host.style.setProperty("--fit", "100%");
  redraw(host);
  const over = () => body.scrollHeight - body.clientHeight;
  if (body.clientWidth < 900) return;
  if (!view.projector) narrow(host, over);
  let fit = 1;
  for (let tries = 0; tries < 3 && over() > 0; tries += 1) {
    const height = host.querySelector(".chart")?.getBoundingClientRect().height ?? 0;
    if (height > over()) fit *= 1 - (over() + 1) / height;
    host.style.setProperty("--fit", `${Math.floor(fit * 1000) / 10}%`);
  }
}

/** Makes a chart narrower, which keeps the size of its type: many are as high as they are wide. */
function narrow(host, over) {
  for (let tries = 0; tries < 4 && over() > 0; tries += 1) {
    const before = over();
    const { width, height } = host.getBoundingClientRect();
    const least = Math.max(600, width * Math.max(0.7, 1 - before / height));
    const last = host.style.maxWidth;
    host.style.maxWidth = `${Math.floor(least)}px`;
    redraw(host);
    if (over() < before) continue;
    host.style.maxWidth = last;
    redraw(host);
    return;
  }
}

/** The chart on the stage, to be fitted anew when the window changes. */
const fitted = { again: null };
addEventListener("resize", () => {
  // Charts are drawn anew in the frame after.
  if (fitted.again && stage.open) requestAnimationFrame(() => requestAnimationFrame(() => fitted.again?.()));
});

function stageTop(step, head) {
  const count = step ? t("step", { step: open.step + 1, steps: D.steps.length }) : "";
  return el("header", { class: "stage-top" }, el("span", { class: "head", text: head, "aria-live": "polite" }), el("span", { text: count }),
    el("button", { type: "button", id: "stage-close", text: t("close"), onclick: closeStage }));
}

function stageNav(step) {
  const [now, all] = step ? [open.step, D.steps.length] : [D.figures.findIndex((f) => f.id === open.figure), D.figures.length];
  const button = (id, key, by, off) => el("button", { type: "button", id, text: t(key), disabled: off, onclick: () => turn(by) });
  const dot = (_, i) => el("button", { type: "button", id: `dot-${i}`, "aria-label": step ? say(D.steps[i].head) : say(D.figures[i].title), "aria-current": i === now ? "step" : null, onclick: () => turn(i - now) });
  const dots = el("div", { class: "dots" }, Array.from({ length: all }, dot));
  return el("nav", { class: "stage-nav", "aria-label": t(step ? "story" : "figures") },
    button("stage-back", "back", -1, now === 0), dots, button("stage-next", "next", 1, now === all - 1));
}

/** The list of keys. */
function openKeys() {
  const lines = [["S", "key_s"], ["← → Home End", "key_arrows"], ["L", "key_l"], ["D", "key_d"], ["P", "key_p"], ["?", "key_help"], ["Esc", "key_escape"]];
  const line = ([key, text]) => [el("dt", {}, key.split(" ").flatMap((k) => [el("kbd", { text: k }), " "])), el("dd", { text: t(text) })];
  keys.setAttribute("aria-label", t("keys_title"));
  keys.replaceChildren(el("h2", { text: t("keys_title") }), el("dl", {}, lines.flatMap(line)),
    el("button", { type: "button", id: "keys-close", text: t("close"), onclick: () => keys.close() }));
  keys.showModal();
}
