// The complaint iceberg: of the dissatisfied customers, those who speak up stand above the water. A button puts a
// policy's iceberg in the place of the baseline's.

/** Most dots for stories told. */
const STORY_DOTS = 160;
/** Customers per thousand by which a policy must change a group for its numbers to stand beside. */
const LEAST_CHANGE = 5;
/** From this width on the numbers stand beside the berg; below, under it. */
const BERG_BESIDE = 700;

CHARTS.iceberg = function (host, figure, view) {
  chart(host, figure, view, (stage) => {
    const { baseline, compare, told_each: each } = figure.data;
    const sides = [iceShares(baseline), compare && isOn(view, compare.policy) ? iceShares(compare) : null];
    if (!sides[0]) return drawCalm(stage);
    if (Number.isFinite(each)) sides[0].each = each;
    const differs = sides[1] && sides[0].parts.some((p, i) => Math.abs(p - sides[1].parts[i]) >= LEAST_CHANGE);
    const kept = memory(host);
    const choice = differs ? kept.choice ?? 0 : 0;
    if (differs) iceButtons(stage, sides, choice);
    drawIceberg(stage, sides[choice], differs ? sides[1 - choice] : null, storyValue(sides[0].told));
  });
};

/**
 * Counts per thousand dissatisfied customers: voiced and recovered, voiced and lost, silent and staying, silent and
 * leaving; null without any.
 */
function iceShares(counts) {
  const sound = (v) => (Number.isFinite(v) ? Math.max(v, 0) : 0);
  const raw = [counts.voiced_recovered, counts.voiced_lost, counts.silent_stay, counts.silent_leave].map(sound);
  const all = raw.reduce((a, b) => a + b, 0);
  if (all <= 0) return null;
  const told = sound(counts.told);
  const each = all - raw[0] > 0 ? told / (all - raw[0]) : 0;
  return { policy: counts.policy, raw, parts: apportion(raw, 1000), told: (told / all) * 1000, each };
}

/** Nobody is dissatisfied: open water. */
function drawCalm(stage) {
  stage.h = clamp(stage.w * 0.25, 140, 300);
  const water = stage.h * 0.45;
  pen.bar(stage.picture, [0, water], [stage.w, stage.h], "var(--sea0)");
  pen.line(stage.picture, [[0, water], [stage.w, water]], "var(--sea-line)", 2.2);
}

/** Buttons that put the one or the other policy's iceberg in the picture. */
function iceButtons(stage, sides, choice) {
  const { host, controls } = stage;
  const choose = (i) => () => {
    memory(host).choice = i;
    redraw(host);
    host.querySelectorAll(".chart-controls button")[i]?.focus();
  };
  const button = (side, i) => el("button", { type: "button", "aria-pressed": String(i === choice), text: shorten(plain(side.policy), 60), onclick: choose(i) });
  controls.setAttribute("role", "group");
  controls.setAttribute("aria-label", t("iceberg_choice"));
  controls.append(...sides.map(button));
}

function drawIceberg(stage, side, other, storyDot) {
  const { parts } = side;
  const figures = apportion([parts[0] + parts[1], parts[2], parts[3]], FIGURES);
  // Someone speaks up, but too few for a figure of their own: a pale one says so.
  const isPale = figures[0] === 0 && side.raw[0] + side.raw[1] > 0;
  const isBeside = stage.w >= BERG_BESIDE;
  const high = isBeside ? clamp(stage.w * 0.5, 400, 720) : clamp(stage.w * 1.05, 340, 560);
  const k = Math.min((high - 30) / 490, (stage.w * (isBeside ? 0.56 : 0.98)) / 560);
  const berg = bergOf(figures, isPale, { center: stage.w * (isBeside ? 0.31 : 0.5), top: 6, bottom: high - 14, k });
  const blocks = iceBlocks(side, other, berg);
  const ground = svg("g", {});
  stage.picture.append(ground);
  const place = isBeside ? blocksBeside : blocksBelow;
  stage.h = Math.max(place(stage, blocks, side, berg, high, storyDot), berg.water + stage.small * 4);
  drawBerg({ ...stage, picture: ground }, berg, stage.h);
  waterLabels(stage, ground, berg);
  const people = drawPeople(stage, berg);
  stage.picture.insertBefore(svg("g", {}, people.map((p) => p.node)), ground.nextSibling);
  movePeople(stage, people);
  iceMarks(stage, people, blocks, berg);
}

/** The three groups: who speaks up, who says nothing and stays, who says nothing and leaves. */
function iceBlocks(side, other, berg) {
  const group = ([recovered, lost, stay, leave]) => [recovered + lost, stay, leave];
  const [now, raw] = [group(side.parts), group(side.raw)];
  const then = other && group(other.parts);
  const rows = [[berg.above, 0], [berg.below, 1], [berg.below, 2]];
  return ["voiced", "stay", "leave"].map((key, i) => ({
    key,
    head: t(`ice_${key}${now[i] === 1 ? "_one" : ""}`, { n: num(now[i]) }),
    color: ["var(--voicer-text)", "var(--stayer-text)", "var(--leaver)"][i],
    compare: then && `${quoted(other.policy, 60)}: ${num(then[i])}`,
    lines: i === 0 ? outcomeLines(side) : i === 2 ? storyLines(side) : [],
    at: iceTargets(berg, ...rows[i]),
    tip: [[plain(side.policy), num(now[i])], other && [plain(other.policy), num(then[i])], [t("per_world"), amount(raw[i])]],
  }));
}

function outcomeLines({ parts }) {
  const voiced = parts[0] + parts[1];
  return voiced >= 10 ? [t("ice_resolved", { n: num(parts[0]), all: num(voiced) })] : [];
}

/** What all who were not helped tell, whether they stay or leave. */
function storyLines({ told, each }) {
  if (told < 0.5) return [t("ice_no_stories")];
  const step = 10 ** Math.max(0, exponent(told) - 2);
  const all = t("ice_stories", { n: num(Math.round(told / step) * step) });
  return each > 0 ? [t("ice_each", { n: num(each, each < 9.95 && Math.abs(each - Math.round(each)) >= 0.05 ? 1 : 0) }), all] : [all];
}

/** How many stories a dot stands for, so that all dots fit. */
function storyValue(told) {
  for (let unit = 1; ; unit *= 10) {
    const step = [1, 2, 5].find((s) => told / (unit * s) <= STORY_DOTS);
    if (step) return unit * step;
  }
}

/** Where the pointer to a group may end: right of the last figure of each of its rows. */
function iceTargets(berg, rows, group) {
  const [from, to] = [[0, Infinity], [0, berg.figures[1]], [berg.figures[1], Infinity]][group];
  const all = spots(berg, rows);
  let end = 0;
  const ends = rows.map(({ n }) => (end += n)).filter((e) => e > from && e <= to).map((e) => all[e - 1]);
  const last = all[Math.min(to, all.length) - 1];
  const found = ends.length > 0 ? ends : last && to > from ? [last] : [];
  return found.filter(Boolean).map(([x, y]) => [x + berg.px * 0.36, y]);
}
