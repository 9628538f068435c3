// People of the word-of-mouth picture: what happened to each of them so far, and how they stand.

/** What the second number of an event means, as in src/store/portrait.rs. */
const EVENT = { silent: 0, vain: 1, putRight: 2, bad: 3, good: 4, badFrom: 5, goodFrom: 6, badTo: 7, goodTo: 8, left: 9, joined: 10, wonBack: 11 };
/** States in the order in which they are counted; everybody is in exactly one. */
const STANDINGS = ["silent", "spoke", "heard", "gone", "customer", "other"];
const CAUSES_LEFT = ["treated", "product", "competitor", "friend", "moved", "died", "access", "price"];

/** Everybody before the first week. */
function peopleAtStart({ people, customers }) {
  const all = people.map(() => ({ customer: false, was: false, letDown: false, spoke: false, heard: false }));
  for (const i of customers) all[i].customer = all[i].was = true;
  return all;
}

/** Lets an event happen. */
function happen(people, [, kind, person, other]) {
  const p = people[person];
  if (kind <= EVENT.putRight) p.letDown = true;
  if (kind === EVENT.vain || kind === EVENT.putRight) p.spoke = true;
  if (kind === EVENT.badFrom) p.heard = true;
  if (kind === EVENT.bad) people[other].heard = true;
  if (kind === EVENT.joined || kind === EVENT.wonBack) p.customer = p.was = true;
  if (kind === EVENT.left) p.customer = false;
}

function standing(p) {
  if (p.was && !p.customer) return "gone";
  if (p.spoke) return "spoke";
  if (p.letDown) return "silent";
  if (p.heard) return "heard";
  return p.customer ? "customer" : "other";
}

/** Events of each week, so that one week can be played. */
function eventsByWeek(data, policy) {
  const weeks = Array.from({ length: data.weeks }, () => []);
  for (const event of data.events[policy]) weeks[event[0]].push(event);
  return weeks;
}

/** Everybody after so many weeks; `begun` adds who is let down in the week after. */
function peopleAfter(data, byWeek, weeks, begun) {
  const people = peopleAtStart(data);
  for (const events of byWeek.slice(0, weeks)) events.forEach((event) => happen(people, event));
  if (begun) (byWeek[weeks] ?? []).filter((e) => e[1] <= EVENT.putRight).forEach((event) => happen(people, event));
  return people;
}

/** How many people stand how. */
function countStandings(people) {
  const counts = Object.fromEntries(STANDINGS.map((s) => [s, 0]));
  for (const p of people) counts[standing(p)] += 1;
  return counts;
}

/** What was told in a week: pairs in the picture and people outside, bad and good. */
function toldIn(events) {
  const of = (kind) => events.filter((e) => e[1] === kind);
  const sum = (list) => list.reduce((all, e) => all + e[3], 0);
  return { bad: of(EVENT.bad), good: of(EVENT.good), badOutside: sum(of(EVENT.badTo)), goodOutside: sum(of(EVENT.goodTo)) };
}

/** One person's life until a week, in sentences. */
function lifeOf(data, byWeek, person, weeks) {
  const lines = [t(data.customers.includes(person) ? "net_was_customer" : "net_was_none")];
  byWeek.slice(0, weeks).forEach((events, week) => {
    const said = saidOf(events, person);
    if (said.length > 0) lines.push([t("in_week", { n: num(week + 1) }), said.join("; ")]);
  });
  return lines;
}

/** What one person lived through in a week, in words. */
function saidOf(events, person) {
  const own = (kind) => events.filter((e) => e[1] === kind && e[2] === person);
  const sum = (list) => list.reduce((all, e) => all + e[3], 0);
  const said = [];
  const add = (many, one, n) => n > 0 && said.push(t(n === 1 ? one : many, { n: num(n) }));
  for (const [kind, key] of [[EVENT.silent, "net_silent"], [EVENT.vain, "net_vain"], [EVENT.putRight, "net_put_right"]]) {
    if (own(kind).length > 0) said.push(t(key));
  }
  add("net_told_bad", "net_told_bad_one", own(EVENT.bad).length + sum(own(EVENT.badTo)));
  add("net_told_good", "net_told_good_one", own(EVENT.good).length + sum(own(EVENT.goodTo)));
  add("net_heard_bad", "net_heard_bad_one", events.filter((e) => e[1] === EVENT.bad && e[3] === person).length + sum(own(EVENT.badFrom)));
  add("net_heard_good", "net_heard_good_one", events.filter((e) => e[1] === EVENT.good && e[3] === person).length + sum(own(EVENT.goodFrom)));
  for (const [, , , cause] of own(EVENT.left)) said.push(t("net_left", { cause: t(`cause_${CAUSES_LEFT[cause]}`) }));
  if (own(EVENT.joined).length > 0) said.push(t("net_joined"));
  if (own(EVENT.wonBack).length > 0) said.push(t("net_won_back"));
  return said;
}
