// The figures of the page: drawn by the charts, one policy of several at a time, policies on and off.

/** Every figure of the page: its data, its elements, and the picture it came with. */
const placed = [...document.querySelectorAll(".figure")].map((box) => {
  const host = box.querySelector(".host");
  return { figure: D.figures[box.dataset.index], box, host, still: [...host.childNodes] };
});
/** Figures of one kind that stand for one policy each; one is shown. */
const groups = [];

/** Draws a figure into an empty element; the picture it came with stays where no chart can draw it. */
function drawFigure(figure, host, still) {
  const draw = CHARTS[figure.key];
  // A chart that is drawn again replaces itself and keeps the focus.
  if (!shown.has(host)) host.replaceChildren();
  if (draw) {
    try {
      draw(host, figure, { ...view });
      return;
    } catch (error) {
      console.error(`figure ${figure.id}:`, error);
    }
  }
  host.replaceChildren(...still.map((node) => node.cloneNode(true)));
}

/** Whether a figure can be looked at week by week; all of them go over the whole horizon. */
function hasWeeks(figure) {
  return (CHARTS[figure.key]?.timeline?.(figure) ?? 0) >= 1;
}

/** A slider over the weeks of a figure; `draw` draws it anew. */
function timeline(figure, draw) {
  if (!hasWeeks(figure)) return null;
  const { weeks } = D;
  const out = el("output");
  const tell = (week) => (out.textContent = t("week_of", { week, weeks }));
  const input = el("input", { type: "range", min: 1, max: weeks, step: 1, "aria-label": t("week_slider"), value: clamp(view.week ?? weeks, 1, weeks) });
  tell(input.value);
  let waiting = false;
  input.addEventListener("input", () => {
    view.week = Number(input.value);
    tell(view.week);
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      draw();
    });
  });
  input.addEventListener("change", writeLink);
  const row = el("div", { class: "weeks" }, input, out);
  sliders.set(row, (week) => tell((input.value = clamp(week ?? weeks, 1, weeks))));
  return row;
}

/** What moves each slider over weeks. */
const sliders = new WeakMap();
let followed = null;

/** Puts every figure at the week that one of them was turned to. */
function followWeek() {
  if (followed === view.week) return;
  followed = view.week;
  for (const p of placed) {
    const row = p.box.querySelector(":scope > .weeks");
    if (row) sliders.get(row)(view.week);
    if (!p.box.contains(document.activeElement) && (row || p.figure.key === "network")) drawPlaced(p);
  }
}

/** Wraps figures of one kind, so that one policy's is shown at a time. */
function group() {
  for (const key of new Set(placed.map((p) => p.figure.key))) {
    const members = placed.filter((p) => p.figure.key === key);
    if (members.length < 2) continue;
    const tabs = el("div", { class: "tabs", role: "group" });
    const box = el("div", { class: "group" }, tabs);
    members[0].box.before(box);
    box.append(...members.map((m) => m.box));
    const leader = D.policies.find((p) => p.leads)?.name;
    const shown = members.find((m) => m.figure.data.policy === leader) ?? members[0];
    groups.push({ key, members, tabs, box, shown });
  }
}

/** Shows the chosen figure of each group, unless its policy is switched off. */
function regroup() {
  for (const g of groups) {
    const there = g.members.filter((m) => !view.hidden.has(m.figure.data.policy));
    if (!there.includes(g.shown) && there.length) g.shown = there[0];
    for (const m of g.members) m.box.hidden = m !== g.shown || !there.length;
    g.tabs.setAttribute("aria-label", t("choose_policy"));
    g.tabs.hidden = there.length < 2;
    g.tabs.replaceChildren(...there.map((m) => {
      const choose = () => {
        g.shown = m;
        regroup();
        drawPlaced(m);
        g.tabs.children[there.indexOf(m)].focus();
      };
      const name = m.figure.data.policy;
      return el("button", { type: "button", text: name, title: name, "aria-pressed": String(m === g.shown), onclick: choose });
    }));
  }
}

function drawPlaced(p) {
  if (p.box.hidden) return;
  const lines = sayAll(p.figure.subtitle);
  p.box.querySelector(".subs").replaceChildren(...lines.map((text) => el("p", { class: "sub", text })));
  drawFigure(p.figure, p.host, p.still);
}

/** A list in the current language: of texts in both, or one list for each language. */
function sayAll(list) {
  return (Array.isArray(list) ? list : list[language]).map(say);
}

/** Draws everything anew. */
function drawAll() {
  regroup();
  for (const p of placed) {
    p.box.querySelector(":scope > .weeks")?.remove();
    const slider = timeline(p.figure, () => drawPlaced(p));
    if (slider) p.host.after(slider);
    drawPlaced(p);
  }
}

/** Switches for the policies that are compared with today. */
function drawChips() {
  const place = document.getElementById("chips");
  const others = D.policies.filter((p) => !p.baseline);
  if (others.length < 2) return;
  const chip = (p) => {
    const toggle = () => {
      if (!view.hidden.delete(p.name)) view.hidden.add(p.name);
      changed();
      place.querySelectorAll(".chip")[others.indexOf(p)].focus();
    };
    return el("button", { type: "button", class: "chip", text: p.name, title: p.name, "aria-pressed": String(!view.hidden.has(p.name)), onclick: toggle });
  };
  const all = el("button", { type: "button", class: "all", text: t("all_policies"), hidden: !view.hidden.size, onclick: () => (view.hidden.clear(), changed()) });
  place.replaceChildren(el("div", { class: "chips", role: "group", "aria-label": t("policies_shown") }, el("span", { text: t("policies_shown") }), others.map(chip), all));
}
