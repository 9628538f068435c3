// Tables: rows of policies that are switched on, sorted by a column; assumptions searched and filtered.

/** The column each table is sorted by, by the table's path: index of the column (-1: as in the file) and direction. */
const sorting = {};
const filter = { text: "", weak: false, own: false };

/** Makes the titles of a table's columns sort it. */
function sortable(table) {
  const path = table.dataset.table;
  if (!at(path).rows.some((row) => row.sort.length)) return;
  [...table.tHead.rows[0].cells].slice(1).forEach((cell, column) => {
    const { say: source } = cell.dataset;
    delete cell.dataset.say;
    const click = () => {
      const now = sorting[path];
      // From the largest, then from the smallest, then as in the file.
      if (now?.column !== column) sorting[path] = { column, down: true };
      else if (now.down) now.down = false;
      else delete sorting[path];
      arrange(table);
    };
    const button = el("button", { type: "button", text: cell.textContent, onclick: click });
    if (source) button.dataset.say = source;
    cell.replaceChildren(button);
  });
}

/** Puts a table's rows in order and hides those of policies that are switched off. */
function arrange(table) {
  const path = table.dataset.table;
  const { rows } = at(path);
  const { column, down } = sorting[path] ?? { column: -1 };
  const key = (tr) => rows[tr.dataset.policy].sort[column] ?? null;
  const place = (tr) => Number(tr.dataset.policy);
  const order = (a, b) => {
    if (column < 0) return place(a) - place(b);
    const [x, y] = [key(a), key(b)];
    if (x === null || y === null) return (x === null) - (y === null) || place(a) - place(b);
    return (down ? y - x : x - y) || place(a) - place(b);
  };
  const body = table.tBodies[0];
  body.append(...[...body.rows].sort(order));
  for (const tr of body.rows) tr.hidden = view.hidden.has(D.policies[tr.dataset.policy].name);
  [...table.tHead.rows[0].cells].slice(1).forEach((cell, i) => {
    if (i === column) cell.setAttribute("aria-sort", down ? "descending" : "ascending");
    else cell.removeAttribute("aria-sort");
  });
}

const policyTables = [...document.querySelectorAll("table[data-table]")];
const sourceRows = [...document.querySelectorAll(".sources tbody tr")];

/** Whether an assumption passes the filter. */
function passes(a) {
  const words = [a.key, a.meaning, a.value, a.unit, a.source].map(say).join(" ").toLowerCase();
  const weak = a.origin === "pack" && ["C", "D"].includes(a.grade);
  return words.includes(filter.text) && (!filter.weak || weak) && (!filter.own || a.origin !== "pack");
}

function applyFilter() {
  let shown = 0;
  for (const row of sourceRows) {
    row.hidden = !passes(D.assumptions[row.dataset.index]);
    shown += !row.hidden;
  }
  const all = sourceRows.length;
  document.getElementById("shown").textContent = shown ? t("shown", { shown, all }) : t("nothing_found");
}

/** The search field and its two switches. */
function drawFilter() {
  const search = el("input", { type: "search", id: "search", value: filter.text, placeholder: t("filter"), "aria-label": t("filter"), autocomplete: "off" });
  search.addEventListener("input", () => {
    filter.text = search.value.trim().toLowerCase();
    applyFilter();
  });
  const toggle = (key, name) => {
    const button = el("button", { type: "button", id: `only-${name}`, text: t(key), "aria-pressed": String(filter[name]) });
    button.addEventListener("click", () => {
      filter[name] = !filter[name];
      button.setAttribute("aria-pressed", String(filter[name]));
      applyFilter();
    });
    return button;
  };
  const out = el("output", { id: "shown", for: "search" });
  document.getElementById("filter").replaceChildren(
    el("div", { class: "filter", role: "search" }, search, toggle("only_weak", "weak"), toggle("only_own", "own"), out));
  applyFilter();
}
