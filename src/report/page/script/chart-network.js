// Who told whom, week by week: a neighbourhood from a real world of the run, played like a film or turned by hand.

/** Weeks per second. */
const SPEEDS = [1, 4, 12];
const PEOPLE_NARROW = 640;

CHARTS.network = function (host, figure, view) {
  const { data } = figure;
  const m = memory(host);
  const there = data.policies.map((name, i) => i).filter((i) => i === 0 || isOn(view, data.policies[i]));
  m.policy = there.includes(m.policy) ? m.policy : 0;
  if (m.asked !== view.week) [m.asked, m.week] = [view.week, view.week ?? m.week];
  // A story is told from the start; who wants no motion sees how it ends.
  const first = open.step !== null && host.closest("dialog") && !view.still ? 0 : data.weeks;
  m.week = clamp(Math.round(m.week ?? first), 0, data.weeks);
  m.speed ??= SPEEDS[1];
  m.playing = m.playing && !view.still;
  cancelAnimationFrame(m.frame);
  chart(host, figure, view, (stage) => {
    cancelAnimationFrame(m.frame);
    const film = filmOf(stage, figure, m);
    drawControls(film, there);
    showWeek(film);
    if (m.playing) playFilm(film);
  });
};

/** Everything that is drawn once; `film` holds what changes from week to week. */
function filmOf(stage, figure, m) {
  const { data } = figure;
  const isNarrow = stage.w < PEOPLE_NARROW;
  const aside = isNarrow ? 0 : Math.min(widest(STANDINGS.map((s) => t(`net_is_${s}`)), stage.label) + textWidth("0000", stage.label, true) + stage.k(60) + 24, stage.w * 0.4);
  const room = { left: stage.k(10), right: stage.w - aside - stage.k(10), top: stage.k(14) };
  const height = Math.min((room.right - room.left) * (isNarrow ? 0.9 : 0.62), mostHeight(stage));
  room.bottom = room.top + height;
  const at = data.people.map(([x, y]) => [room.left + (x / 1000) * (room.right - room.left), room.top + (y / 1000) * height]);
  const radius = clamp(Math.sqrt(((room.right - room.left) * height) / data.people.length) * 0.27, 3, 9);
  const { picture } = stage;
  const path = (color, width, opacity, more = {}) =>
    picture.appendChild(svg("path", { style: { fill: "none", stroke: color, strokeWidth: width, strokeOpacity: opacity, strokeLinecap: "round", ...more } }));
  const film = { stage, figure, data, m, at, radius, room, byWeek: eventsByWeek(data, m.policy) };
  path("var(--grid)", 1, 1).setAttribute("d", linesOf(data.ties, at));
  film.trail = path("var(--rust)", 1, 0.24);
  film.good = path("var(--teal)", 1.6, 0.55);
  film.bad = path("var(--rust)", 1.8, 0.8);
  film.followed = path("var(--ink)", 2.2, 0.9);
  film.dots = at.map(([x, y]) => picture.appendChild(svg("circle", { cx: round(x), cy: round(y) })));
  film.heads = { good: path("var(--teal)", radius * 0.9, 1), bad: path("var(--rust)", radius * 0.9, 1) };
  film.standing = at.map(() => null);
  film.ring = picture.appendChild(svg("circle", { r: radius * 1.9, style: { fill: "none", stroke: "var(--ink)", strokeWidth: 2, display: "none" } }));
  drawCounts(film, isNarrow, aside);
  film.marks = at.map((_, person) => personMark(film, person));
  return film;
}

/** Height of the picture at most: on the full screen what the words and buttons around it leave. */
function mostHeight({ host, view: { projector } }) {
  const around = projector ? 510 : 450;
  return host.closest("dialog") ? clamp(innerHeight - around, 240, 900) : projector ? 640 : 520;
}

/** Lines between pairs of people as one path. */
function linesOf(pairs, at) {
  return pairs.map(([a, b]) => `M${round(at[a][0])} ${round(at[a][1])}L${round(at[b][0])} ${round(at[b][1])}`).join("");
}

/** How a person is drawn: filled who was let down, rings who only heard or is gone, so that colour is not all. */
function dressPerson(film, person, state) {
  if (film.standing[person] === state) return;
  film.standing[person] = state;
  film.marks[person].setAttribute("aria-label", `${t("net_person", { n: num(person + 1) })}: ${t(`net_is_${state}`)}`);
  dressDot(film.dots[person], state, film.radius);
}

function dressDot(dot, state, r) {
  const filled = { silent: ["var(--rust)", 1], spoke: ["var(--blue)", 1], customer: ["var(--open)", 0.75], other: ["var(--open)", 0.3] }[state];
  const size = { silent: 1.1, spoke: 1.1, heard: 0.85, gone: 0.85, customer: 0.75, other: 0.6 }[state];
  const style = filled
    ? { fill: filled[0], fillOpacity: filled[1], stroke: "none" }
    : { fill: "var(--paper)", fillOpacity: 1, stroke: state === "gone" ? "var(--ink)" : "var(--rust)", strokeWidth: r * 0.45 };
  dot.setAttribute("r", round(r * size));
  Object.assign(dot.style, style);
}

/** The states with their marks and live numbers: key and count in one. */
function drawCounts(film, isNarrow, aside) {
  const { stage, room } = film;
  const { picture } = stage;
  const row = stage.label * 1.75;
  const columns = isNarrow ? 2 : 1;
  const rows = Math.ceil(STANDINGS.length / columns);
  const left = isNarrow ? stage.k(4) : stage.w - aside + stage.k(30);
  const wide = isNarrow ? stage.w / 2 : aside - stage.k(30);
  const top = isNarrow ? room.bottom + row : room.top + stage.label * 3.1;
  film.counts = {};
  STANDINGS.forEach((state, i) => {
    const [x, y] = [left + Math.floor(i / rows) * wide, top + (i % rows) * row];
    dressDot(picture.appendChild(svg("circle", { cx: x + 8, cy: y - stage.label * 0.34 })), state, 7);
    const bold = i < 4;
    const end = x + wide - stage.k(isNarrow ? 22 : 2);
    const number = pen.text(picture, "", end, y, stage.label, { bold, anchor: "end", color: bold ? "var(--ink)" : "var(--muted)" });
    const name = fit(t(`net_is_${state}`), stage.label, end - x - 24 - textWidth("0000", stage.label));
    pen.text(picture, name, x + 24, y, stage.label, { color: bold ? "var(--ink)" : "var(--muted)" });
    film.counts[state] = number;
  });
  if (!isNarrow) film.heading = pen.text(picture, "", left, room.top + stage.label, stage.label * 1.15, { bold: true });
  const below = top + rows * row;
  const total = t("net_total", { n: num(film.data.people.length) });
  pen.text(picture, fit(total, stage.small, stage.w - left), left, below, stage.small, { color: "var(--muted)" });
  stage.h = Math.max(room.bottom, below) + stage.k(16);
}

/** Explains a person under the pointer or focus; a click or Enter follows him. */
function personMark(film, person) {
  const { stage, at, radius, m } = film;
  const [x, y] = at[person];
  const node = svg("circle", { cx: round(x), cy: round(y), r: Math.max(radius * 1.5, 8), class: "mark", role: "button", tabindex: -1, style: { fill: "transparent", pointerEvents: "all", cursor: "pointer" } });
  const enter = () => {
    const lines = shortLife(film, person);
    node.setAttribute("aria-label", spoken(lines));
    if (!m.playing) showTip(stage, x, y, lines);
  };
  const follow = () => {
    m.person = m.person === person ? null : person;
    hideTip(stage);
    showFollowed(film);
  };
  for (const [event, does] of [["pointerenter", enter], ["focus", enter], ["pointerleave", () => hideTip(stage)], ["blur", () => hideTip(stage)], ["click", follow]]) {
    node.addEventListener(event, does);
  }
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    follow();
  });
  stage.hits.append(node);
  stage.marks.push(node);
  return node;
}

/** What a tip says of a person: how he stands, and the last things that happened. */
function shortLife({ data, byWeek, m }, person) {
  const people = peopleAfter(data, byWeek, m.week, false);
  const life = lifeOf(data, byWeek, person, m.week);
  const last = life.slice(1).slice(-3);
  return [`${t("net_person", { n: num(person + 1) })}: ${t(`net_is_${standing(people[person])}`)}`, ...last, t("net_follow")];
}

/** The followed person's lines, and his life in words below the picture. */
function showFollowed(film) {
  const { data, byWeek, m, at, ring, followed, life } = film;
  const isOne = Number.isInteger(m.person) && m.person < at.length;
  ring.style.display = isOne ? "" : "none";
  const mine = isOne ? byWeek.slice(0, m.week).flat().filter((e) => (e[1] === EVENT.bad || e[1] === EVENT.good) && (e[2] === m.person || e[3] === m.person)) : [];
  followed.setAttribute("d", linesOf(mine.map((e) => [e[2], e[3]]), at));
  life.setAttribute("aria-live", m.playing ? "off" : "polite");
  if (!isOne) return life.replaceChildren();
  attributes(ring, { cx: round(at[m.person][0]), cy: round(at[m.person][1]) });
  const item = (line) => el("li", {}, Array.isArray(line) ? [el("b", { text: `${line[0]}: ` }), line[1]] : line);
  const stop = el("button", { type: "button", text: t("net_unfollow"), onclick: () => {
    m.person = null;
    showFollowed(film);
  } });
  life.replaceChildren(el("p", {}, el("b", { text: t("net_person", { n: num(m.person + 1) }) }), " ", stop), el("ul", {}, lifeOf(data, byWeek, m.person, m.week).map(item)));
}

/** Draws the picture after `m.week` weeks, with what was told in the last of them. */
function showWeek(film, begun = false) {
  const { data, byWeek, m, at } = film;
  const people = peopleAfter(data, byWeek, m.week, begun);
  people.forEach((p, i) => dressPerson(film, i, standing(p)));
  const bad = byWeek.slice(0, m.week).flat().filter((e) => e[1] === EVENT.bad);
  film.trail.setAttribute("d", linesOf(bad.map((e) => [e[2], e[3]]), at));
  if (!begun) drawTold(film, byWeek[m.week - 1] ?? [], 1);
  showCounts(film, countStandings(people));
  showFollowed(film);
}

/** Lines on their way from tellers to listeners; `part` is how far they are, 0 to 1. */
function drawTold({ at, good, bad, heads }, events, part) {
  const told = toldIn(events);
  const tip = (e) => [0, 1].map((k) => at[e[2]][k] + (at[e[3]][k] - at[e[2]][k]) * part);
  for (const [lines, dots, list] of [[good, heads.good, told.good], [bad, heads.bad, told.bad]]) {
    lines.setAttribute("d", list.map((e) => `M${at[e[2]].map(round).join(" ")}L${tip(e).map(round).join(" ")}`).join(""));
    dots.setAttribute("d", part < 1 ? list.map((e) => `M${tip(e).map(round).join(" ")}h0`).join("") : "");
  }
}

function showCounts(film, counts) {
  const { m, data, stage, figure } = film;
  for (const state of STANDINGS) film.counts[state].textContent = num(counts[state]);
  const week = t("week_of", { week: num(m.week), weeks: num(data.weeks) });
  if (film.heading) film.heading.textContent = m.week === 0 ? t("start") : t("in_week", { n: num(m.week) });
  film.slider.value = m.week;
  film.slider.setAttribute("aria-valuetext", week);
  film.out.textContent = week;
  const told = toldIn(film.byWeek[m.week - 1] ?? []);
  const [bad, good] = [told.bad.length + told.badOutside, told.good.length + told.goodOutside];
  const inside = { bad: num(told.bad.length), outside: num(told.badOutside), good: num(good) };
  const said = bad + good > 0 ? t("net_week_told", inside) : t("net_week_quiet");
  const all = STANDINGS.map((s) => `${t(`net_is_${s}`)}: ${num(counts[s])}`).join("; ");
  film.said.textContent = m.week === 0 ? t("net_week_start") : said;
  // Read out once the film stands still, not sixty times a second.
  if (!m.playing) stage.picture.setAttribute("aria-label", `${say(figure.title)}. ${week}. ${all}. ${film.said.textContent}`);
}

/** Policies, play and step, week, speed. */
function drawControls(film, there) {
  const { stage, data, m } = film;
  const again = () => redraw(stage.host);
  const choose = (i) => () => {
    m.policy = i;
    again();
    stage.host.querySelectorAll(".tabs button")[there.indexOf(i)]?.focus();
  };
  const tab = (i) => el("button", { type: "button", text: data.policies[i], title: data.policies[i], "aria-pressed": String(i === m.policy), onclick: choose(i) });
  const tabs = el("div", { class: "tabs", role: "group", "aria-label": t("choose_policy") }, there.length > 1 ? there.map(tab) : []);
  film.slider = el("input", { type: "range", min: 0, max: data.weeks, step: 1, value: m.week, "aria-label": t("week_slider"), oninput: () => goToWeek(film, Number(film.slider.value)), onchange: () => shareWeek(film) });
  film.out = el("output");
  film.playButton = el("button", { type: "button", class: "net-play", onclick: () => (m.playing ? pauseFilm(film) : startFilm(film)) });
  const step = (by, key, sign) => el("button", { type: "button", text: sign, "aria-label": t(key), title: t(key), onclick: () => {
    goToWeek(film, m.week + by);
    shareWeek(film);
  } });
  const speed = el("select", { "aria-label": t("net_speed"), onchange: () => (m.speed = Number(speed.value)) },
    SPEEDS.map((s) => el("option", { value: s, text: t("net_per_second", { n: num(s) }), selected: s === m.speed })));
  const motion = stage.view.still ? [] : [film.playButton];
  const row = el("div", { class: "weeks net-controls" }, motion, step(-1, "net_back", "‹"), step(1, "net_forward", "›"), film.slider, film.out, stage.view.still ? [] : speed);
  film.said = el("p", { class: "net-said" });
  film.life = el("div", { class: "net-life", "aria-live": "polite" });
  stage.controls.append(tabs, row);
  stage.host.append(film.said, film.life);
  namePlay(film);
}

function namePlay({ playButton, m }) {
  playButton.textContent = m.playing ? `❚❚ ${t("net_pause")}` : `▶ ${t("net_play")}`;
}

function goToWeek(film, week) {
  film.m.playing = false;
  cancelAnimationFrame(film.m.frame);
  namePlay(film);
  film.m.week = clamp(week, 0, film.data.weeks);
  showWeek(film);
}

function startFilm(film) {
  const { m, data } = film;
  if (m.week >= data.weeks) m.week = 0;
  m.playing = true;
  namePlay(film);
  playFilm(film);
}

function pauseFilm(film) {
  goToWeek(film, film.m.week);
  shareWeek(film);
}

/** Plays weeks until the last; stories travel while their week goes by. */
function playFilm(film) {
  const { m, data, byWeek, stage } = film;
  let began = null;
  showWeek(film, true);
  const frame = (now) => {
    if (!m.playing || !stage.sheet.isConnected) return;
    began ??= now;
    const part = ((now - began) / 1000) * m.speed;
    if (part >= 1) {
      m.week += 1;
      began = now;
      if (m.week >= data.weeks) return pauseFilm(film);
      showWeek(film, true);
    }
    drawTold(film, byWeek[m.week] ?? [], Math.min(part >= 1 ? 0 : part, 1));
    m.frame = requestAnimationFrame(frame);
  };
  m.frame = requestAnimationFrame(frame);
}

/** Moves the page's other figures to the week, too, and keeps it in the page's link. */
function shareWeek({ m }) {
  m.asked = view.week = m.week;
  writeLink();
}
