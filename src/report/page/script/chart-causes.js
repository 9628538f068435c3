// Why customers leave: losses by cause under the baseline and beside it under each policy.

/** Keys of the causes, in the order of the counts. */
const CAUSES = ["treated", "product", "competitor", "friend", "moved", "died", "access", "price"];
/** Causes that always have a row; the others only where somebody left for them. */
const CAUSES_ALWAYS = 6;
/** Policies drawn beside the baseline. */
const CAUSES_COLUMNS = 4;

CHARTS.causes = function (host, figure, view) {
  chart(host, figure, view, (stage) => {
    const { baseline, policies } = figure.data;
    const on = policies.filter((p) => isOn(view, p.policy)).slice(0, CAUSES_COLUMNS);
    const columns = [baseline, ...on].map(({ policy, counts }) => {
      const sound = counts.map((c) => (Number.isFinite(c) ? Math.max(c, 0) : 0));
      return { name: plain(policy), counts: sound, total: sound.reduce((a, b) => a + b, 0) };
    });
    const causes = CAUSES.map((key, i) => ({ key, i })).filter(({ i }) => i < CAUSES_ALWAYS || columns.some((c) => c.counts[i] > 0));
    const base = columns[0];
    const most = Math.max(...base.counts);
    const main = most > 0 ? base.counts.lastIndexOf(most) : -1;
    const top = Math.max(...columns.flatMap((c) => c.counts)) || 1;
    const draw = stage.w >= 200 + columns.length * 130 ? causesBeside : causesBelow;
    draw(stage, columns, causes, main, top);
  });
};

/** A column per policy, the causes' names at the left. */
function causesBeside(stage, columns, causes, main, top) {
  const { label } = stage;
  const names = widest(causes.map((c) => t(`cause_${c.key}`)), label, true) + stage.k(30);
  const gap = stage.k(24);
  const width = (stage.w - names + gap) / columns.length;
  const heads = columns.map((c) => wrap(c.name, label, width - gap, { max: 3, bold: true }));
  const lines = Math.max(...heads.map((h) => h.length));
  const row = stage.k(72);
  const from = (lines + 1) * label * 1.25 + stage.k(16);
  const group = causeGroups(stage, causes);
  causes.forEach(({ key, i }, place) => {
    const color = i === main ? "var(--rust)" : "var(--ink)";
    pen.text(group[place], t(`cause_${key}`), 0, from + (place + 0.5) * row + label * 0.36, label, { bold: true, color });
  });
  columns.forEach((column, c) => {
    const left = names + c * width;
    const head = drawLines(stage, heads[c], left, label + (lines - heads[c].length) * label * 1.25, label, { bold: true });
    causeTotal(stage, column, columns[0], left, head, width - gap);
    pen.line(stage.picture, [[left, from], [left, from + row * causes.length]], "var(--ink)", 1.2);
    causes.forEach((cause, place) => {
      const room = { left, right: left + width - gap, top: from + place * row, height: row };
      causeBar(stage, group, [column, columns[0]], cause, place, room, main, top);
    });
  });
  stage.h = from + row * causes.length + stage.k(6);
}

/** For narrow screens: the policies one below the other. */
function causesBelow(stage, columns, causes, main, top) {
  const { label, small } = stage;
  const row = small * 2.5;
  const group = causeGroups(stage, causes);
  let y = 0;
  for (const column of columns) {
    y = drawLines(stage, wrap(column.name, label, stage.w, { max: 3, bold: true }), 0, y + label * 1.4, label, { bold: true });
    causeTotal(stage, column, columns[0], 0, y, stage.w);
    y += small * 0.8;
    pen.line(stage.picture, [[0, y], [0, y + row * causes.length]], "var(--ink)", 1.2);
    causes.forEach((cause, place) => {
      const room = { left: 0, right: stage.w, top: y + place * row, height: row, name: t(`cause_${cause.key}`) };
      causeBar(stage, group, [column, columns[0]], cause, place, room, main, top);
    });
    y += row * causes.length + small;
  }
  stage.h = y;
}

function causeGroups(stage, causes) {
  return causes.map(() => stage.picture.appendChild(svg("g", { style: { transition: stage.view.still ? "none" : "opacity 0.15s" } })));
}

/** "1,636 lost (−12 %)" under the policy's name. */
function causeTotal(stage, column, base, x, y, room) {
  const isChange = column !== base && base.total > 0 && column.total !== base.total;
  const change = isChange ? ` (${changeText(column.total / base.total - 1)})` : "";
  const long = t("lost", { n: amount(column.total) }) + change;
  const text = textWidth(long, stage.small) <= room ? long : amount(column.total) + change;
  pen.text(stage.picture, fit(text, stage.small, room), x, y + stage.small * 0.1, stage.small, { color: "var(--muted)" });
}

/** Bar, value and mark of one cause under one policy; grey behind it is the baseline's. */
function causeBar(stage, group, [column, base], { key, i }, place, room, main, top) {
  const { small } = stage;
  const [value, was] = [column.counts[i], base.counts[i]];
  const x = (v) => room.left + (v / top) * (room.right - room.left);
  const [from, to] = [room.top + room.height * 0.54, room.top + room.height * 0.8];
  const color = i === main ? "var(--rust)" : "var(--blue)";
  pen.bar(group[place], [room.left, from], [x(was), to], "var(--open)", 0.22);
  pen.bar(group[place], [room.left, from], [x(value), to], color, 0.88);
  const share = column.total > 0 ? ` · ${percent(value / column.total)}` : "";
  const text = `${room.name ? `${room.name}: ` : ""}${amount(value)}${share}`;
  const left = room.left + stage.k(8);
  const options = { bold: i === main, color: i === main ? "var(--rust)" : "var(--ink)" };
  pen.text(group[place], fit(text, small, room.right - left, i === main), left, room.top + room.height * 0.46, small, options);
  const light = (on) => group.forEach((g, k) => (g.style.opacity = on && k !== place ? 0.35 : 1));
  const box = [room.left, room.top, room.right - room.left, room.height];
  mark(stage, box, [clamp(x(value), room.left, room.right), from], causeLines(column, base, key, i), light);
}

function causeLines(column, base, key, i) {
  const [value, was] = [column.counts[i], base.counts[i]];
  const isOther = column !== base;
  return [
    `${t(`cause_${key}`)} · ${column.name}`,
    [t("customers_lost"), amount(value)],
    column.total > 0 && [t("share_of_losses"), percent(value / column.total)],
    isOther && [base.name, amount(was)],
    isOther && was > 0 && [t("change"), changeText(value / was - 1)],
  ];
}

/** "−12 %", or "+0.4 %" where whole per cents would say nothing. */
function changeText(share) {
  return `${num(share * 100, Math.abs(share) < 0.0095 ? 1 : 0, true)}${NBSP}%`;
}

/** Means below ten keep a decimal; millions are shortened. */
function amount(v) {
  if (v >= 1e15) return num(v);
  if (v >= 1e9) return t("amount_billion", { n: num(v / 1e9, 1) });
  if (v >= 1e6) return t("amount_million", { n: num(v / 1e6, 1) });
  if (v >= 10 || Number.isInteger(v)) return num(v);
  return v < 0.05 ? `<${NBSP}${num(0.1, 1)}` : num(v, 1);
}
