// Starts the page: its buttons, its keys, and what follows a change of the view.

/** Shows the view as it is now. */
function changed() {
  dress();
  translate(document);
  for (const [id, on] of [["b-dark", view.dark], ["b-projector", view.projector]]) document.getElementById(id).setAttribute("aria-pressed", String(on));
  document.getElementById("b-lang").lang = view.lang === "en" ? "de" : "en";
  for (const button of document.querySelectorAll(".expand")) button.setAttribute("aria-label", t("full_screen"));
  policyTables.forEach(arrange);
  drawFilter();
  drawChips();
  drawAll();
  if (open.step !== null || open.figure !== null) drawStage();
  else closeStage();
  writeLink();
}

const actions = {
  l: () => (view.lang = view.lang === "en" ? "de" : "en"),
  d: () => ([view.dark, chosen.dark] = [!view.dark, true]),
  p: () => (view.projector = !view.projector),
};
function act(key) {
  actions[key]();
  changed();
}

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
  const typing = event.target.matches("input, textarea, select");
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const onStage = stage.open && !typing;
  const turns = { ArrowRight: () => turn(1), PageDown: () => turn(1), ArrowLeft: () => turn(-1), PageUp: () => turn(-1), Home: () => turnToEnd(false), End: () => turnToEnd(true) };
  const does = (onStage && turns[key]) || (!typing && (key in actions ? () => act(key) : key === "s" ? () => (stage.open ? closeStage() : openStep(0)) : key === "?" ? openKeys : null));
  if (!does) return;
  event.preventDefault();
  does();
}

function listen() {
  const click = (id, does) => document.getElementById(id).addEventListener("click", does);
  click("b-lang", () => act("l"));
  click("b-dark", () => act("d"));
  click("b-projector", () => act("p"));
  click("b-story", () => openStep(0));
  click("b-print", () => print());
  click("b-help", openKeys);
  addEventListener("keydown", press);
  for (const event of ["popstate", "hashchange"]) addEventListener(event, followAddress);
  prefersDark.addEventListener("change", () => {
    if (!chosen.dark) view.dark = prefersDark.matches;
    changed();
  });
  prefersStill.addEventListener("change", () => ((view.still = prefersStill.matches), changed()));
  const still = (on) => () => ((view.still = on || prefersStill.matches), drawAll());
  addEventListener("beforeprint", still(true));
  addEventListener("afterprint", still(false));
}

root.classList.add("scripted");
group();
for (const p of placed) {
  const show = () => openFigure(p.figure.id);
  p.box.append(el("button", { type: "button", class: "expand", text: "⤢", onclick: show }));
}
policyTables.forEach(sortable);
readLink(location.hash);
listen();
changed();
