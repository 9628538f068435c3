// What is shown and how: language, colours, size, policies; and the link that leads to the same view.

const root = document.documentElement;
const prefersDark = matchMedia("(prefers-color-scheme: dark)");
const prefersStill = matchMedia("(prefers-reduced-motion: reduce)");

/** What charts are drawn by. `chosen` holds what a person switched, which the system no longer decides. */
const view = { lang: D.lang, dark: prefersDark.matches, projector: false, hidden: new Set(), week: null, still: prefersStill.matches };
const chosen = { dark: false };
/** What lies over the page: a step of the story (from 0), or a figure's id. */
const open = { step: null, figure: null };

/** Reads a link such as `#de,dark,projector,step=3,fig=fan-2,off=1.3,week=80`; returns whether it is one. An empty one is the page as it opens. */
function readLink(hash) {
  const parts = hash.replace(/^#/, "").split(",").filter(Boolean);
  const known = /^(en|de|dark|light|projector|step=\d+|fig=[\w-]+|off=[\d.]+|week=\d+)$/;
  if (!parts.every((part) => known.test(part))) return false;
  const value = (name) => parts.find((part) => part.startsWith(name + "="))?.slice(name.length + 1) ?? null;
  view.lang = parts.find((part) => part === "en" || part === "de") ?? D.lang;
  chosen.dark = parts.includes("dark") || parts.includes("light");
  view.dark = chosen.dark ? parts.includes("dark") : prefersDark.matches;
  view.projector = parts.includes("projector");
  view.hidden = new Set((value("off") ?? "").split(".").map((i) => D.policies[i]).filter((p) => p && !p.baseline).map((p) => p.name));
  view.week = value("week") === null ? null : Number(value("week"));
  open.step = value("step") === null ? null : clamp(Number(value("step")) - 1, 0, D.steps.length - 1);
  open.figure = D.figures.some((f) => f.id === value("fig")) ? value("fig") : null;
  return true;
}

/** The link that leads to the view, without a "#" where it is empty. */
function linkOf() {
  const off = D.policies.flatMap((p, i) => (view.hidden.has(p.name) ? [i] : []));
  const parts = [
    view.lang !== D.lang && view.lang,
    chosen.dark && (view.dark ? "dark" : "light"),
    view.projector && "projector",
    open.step !== null && `step=${open.step + 1}`,
    open.step === null && open.figure !== null && `fig=${open.figure}`,
    off.length > 0 && `off=${off.join(".")}`,
    view.week !== null && `week=${view.week}`,
  ].filter(Boolean);
  return parts.length ? `#${parts.join(",")}` : "";
}

/** Keeps the address in step with the view, so that it can be sent on. */
function writeLink() {
  followWeek();
  address("replaceState", history.state);
}

/** Puts the link of the view into the history. */
function address(way, state) {
  // From disk some browsers refuse to touch the address; the page works without.
  try {
    history[way](state, "", linkOf() || location.pathname + location.search);
  } catch { /* The link stays as it is. */ }
}

/** The value at a path of the data, such as `figures.0.title`, in the current language. */
function at(path) {
  const spoken = (v) => (v !== null && typeof v === "object" && "en" in v && "de" in v ? v[language] : v);
  return path.split(".").reduce((value, key) => spoken(value?.[key]), D);
}

/** Puts the current language into everything that was written by the program. */
function translate(parent) {
  for (const node of parent.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of parent.querySelectorAll("[data-t-label]")) node.setAttribute("aria-label", t(node.dataset.tLabel));
  for (const node of parent.querySelectorAll("[data-say]")) node.textContent = say(at(node.dataset.say));
  for (const row of parent.querySelectorAll("[data-cells]")) {
    const texts = at(row.dataset.cells);
    row.querySelectorAll("td").forEach((cell, i) => (cell.textContent = say(texts[i])));
  }
}

/** Language, colours and size of the page itself. */
function dress() {
  speak(view.lang);
  root.lang = view.lang;
  root.toggleAttribute("data-dark", view.dark);
  root.toggleAttribute("data-light", !view.dark);
  root.toggleAttribute("data-projector", view.projector);
}
