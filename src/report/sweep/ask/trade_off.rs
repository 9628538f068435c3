//! `trade-off`: what is not beaten in two measures at once (the Pareto front).
//!
//! Compared is what one can choose: policies and what they set or cost. States of the world nobody chooses; where they
//! vary, too, policies are compared within each state and in their means over the states. Points that differ in their
//! state are never compared: the winner would be the luckiest state.

use std::collections::BTreeMap;

use serde_json::json;

use super::{Reply, Subject, means};
use crate::report::ask::words::{listed, table, wrapped};
use crate::report::number::place;
use crate::report::sweep::rows::Cases;
use crate::report::text::label;
use crate::store::manifest::{MetricEntry, MetricUnit};

/// Rows that are shown.
const SHOWN: usize = 10;

/// Something with both measures (more is better).
#[derive(Clone, Copy)]
struct Member {
    what: usize,
    values: [f64; 2],
}

/// Points by their settings and, within those, by the state of the world.
type BySetting = Vec<Vec<usize>>;

/// A policy, perhaps with settings of its own.
struct Candidate {
    policy: usize,
    /// A point that shows its settings, where candidates differ in them.
    point: Option<usize>,
    /// Both measures in every state.
    values: Vec<[f64; 2]>,
    means: [f64; 2],
    /// States in which nothing beats it in both.
    unbeaten: usize,
    on_front: bool,
}

/// What is compared.
struct Compared<'a> {
    s: &'a Subject,
    measures: [&'a MetricEntry; 2],
    candidates: Vec<Candidate>,
    states: usize,
    points: usize,
    /// Factors that one can choose, and those that one cannot, where they vary.
    choices: Vec<usize>,
    worlds: Vec<usize>,
}

pub fn reply(s: &Subject) -> Result<Reply, String> {
    let m = &s.results.manifest;
    let others = std::iter::once(&m.measure).chain(&m.also).chain(m.metrics.iter().map(|e| &e.key));
    let Some(second) = others.filter(|k| **k != s.measure.key).find_map(|k| m.metric(k)).cloned() else {
        return Err(s.lang.texts().sweep_ask.needs_two_measures.to_owned());
    };
    let points = s.cases.points.last().map_or(0, |p| p + 1);
    let cases = Cases::load(&s.results, points, &second.key).map_err(|e| e.message)?;
    let both = [&s.means, &means(&cases, &second)];
    let found = Compared::of(s, [&s.measure, &second], both);
    Ok(Reply { first: found.first(), lines: found.lines(), numbers: found.numbers(), enough: true })
}

/// Whether a factor is something that one decides.
fn is_choice(key: &str) -> bool {
    key.starts_with("policy.")
}

/// What no other member beats: sorted by the first measure, everything that is better in the second than all before it.
fn front(mut all: Vec<Member>) -> Vec<Member> {
    all.sort_by(|a, b| b.values[0].total_cmp(&a.values[0]).then(b.values[1].total_cmp(&a.values[1])));
    let mut found: Vec<Member> = Vec::new();
    for member in all {
        if found.last().is_none_or(|last| member.values[1] > last.values[1] || member.values == last.values) {
            found.push(member);
        }
    }
    found
}

/// Points by their settings and, within those, by the state of the world: `[setting][state]`. `None` where settings do not
/// meet the same states, so that they cannot be compared.
fn crossed(points: &[usize], setting: &[Vec<u64>], state: &[Vec<u64>]) -> Option<BySetting> {
    let mut groups: BTreeMap<&[u64], BTreeMap<&[u64], usize>> = BTreeMap::new();
    for ((point, setting), state) in points.iter().zip(setting).zip(state) {
        groups.entry(setting).or_default().insert(state, *point);
    }
    let first: Vec<&[u64]> = groups.values().next()?.keys().copied().collect();
    let same = groups.values().all(|states| states.keys().eq(first.iter()));
    // Where no state varies, points of the same settings are the same.
    let whole = state[0].is_empty() || groups.len() * first.len() == points.len();
    (same && whole).then(|| groups.into_values().map(|states| states.into_values().collect()).collect())
}

impl<'a> Compared<'a> {
    fn of(s: &'a Subject, measures: [&'a MetricEntry; 2], both: [&Vec<Vec<f64>>; 2]) -> Compared<'a> {
        let whole = |p: &usize| both.iter().all(|m| m.iter().all(|policy| policy[*p].is_finite()));
        let points: Vec<usize> = s.sample().into_iter().filter(whole).collect();
        let (choices, worlds): (Vec<usize>, Vec<usize>) =
            s.varying().into_iter().partition(|f| is_choice(&s.factors[*f].entry.key));
        let count = points.len();
        let levels = |of: &[usize]| -> Vec<Vec<u64>> {
            let level = |p: &usize| of.iter().map(|f| s.factors[*f].values[*p].to_bits()).collect();
            points.iter().map(level).collect()
        };
        let by_setting =
            (!choices.is_empty()).then(|| crossed(&points, &levels(&choices), &levels(&worlds))).flatten();
        let settings_differ = by_setting.is_some();
        let groups = by_setting.unwrap_or_else(|| vec![points]);
        let mut candidates: Vec<Candidate> = Vec::new();
        for policy in 0..s.means.len() {
            let mut seen = std::collections::BTreeSet::new();
            for group in &groups {
                let values: Vec<[f64; 2]> = group.iter().map(|p| both.map(|m| m[policy][*p])).collect();
                // What is set of another policy changes nothing here: it stands once.
                if seen.insert(values.iter().flatten().map(|v| v.to_bits()).collect::<Vec<u64>>()) {
                    candidates.push(Candidate::of(policy, settings_differ.then(|| group[0]), values));
                }
            }
        }
        let mut found =
            Compared { s, measures, candidates, states: groups[0].len(), points: count, choices, worlds };
        found.judge();
        found
    }

    /// Counts the states in which each is not beaten, finds the front of the means, and sorts.
    fn judge(&mut self) {
        let members = |of: &dyn Fn(&Candidate) -> [f64; 2]| -> Vec<usize> {
            let all = self.candidates.iter().enumerate().map(|(what, c)| Member { what, values: of(c) });
            front(all.collect()).into_iter().map(|m| m.what).collect()
        };
        let mut unbeaten = vec![0; self.candidates.len()];
        for state in 0..self.states {
            members(&|c| c.values[state]).into_iter().for_each(|c| unbeaten[c] += 1);
        }
        let on_front = members(&|c| c.means);
        for (candidate, unbeaten) in self.candidates.iter_mut().zip(unbeaten) {
            candidate.unbeaten = unbeaten;
        }
        on_front.into_iter().for_each(|c| self.candidates[c].on_front = true);
        self.candidates.sort_by(|a, b| {
            b.on_front
                .cmp(&a.on_front)
                .then(b.means[0].total_cmp(&a.means[0]))
                .then(b.means[1].total_cmp(&a.means[1]))
        });
    }

    fn front(&self) -> &[Candidate] {
        &self.candidates[..self.candidates.iter().filter(|c| c.on_front).count()]
    }

    /// Whether candidates differ in their settings, too.
    fn with_settings(&self) -> bool {
        self.candidates.iter().any(|c| c.point.is_some())
    }

    fn first(&self) -> String {
        let (s, t) = (self.s, self.s.lang.texts().sweep_ask);
        let [a, b] = self.measures.map(|e| label(e, s.lang).to_owned());
        let one_state = self.states == 1;
        let states = s.lang.count(self.states as u64);
        match self.front() {
            [only] if one_state => (t.no_trade_off)(&self.called(only), &a, &b),
            [only] => {
                let share = s.lang.percent(only.unbeaten as f64 / self.states as f64);
                (t.no_trade_off_on_average)(&self.called(only), &a, &b, &states, &share)
            }
            front => {
                let names: Vec<String> = front.iter().map(|c| self.called(c)).collect();
                let (size, of) =
                    (s.lang.count(front.len() as u64), s.lang.count(self.candidates.len() as u64));
                let what = if front.len() <= 4 && !self.with_settings() {
                    listed(&names, s.lang)
                } else {
                    (t.so_many_of)(&size, &of)
                };
                if one_state {
                    (t.trade_off)(&what, &a, &b)
                } else {
                    (t.trade_off_on_average)(&what, &a, &b, &states)
                }
            }
        }
    }

    /// The policy's name, with the point that shows its settings.
    fn called(&self, c: &Candidate) -> String {
        let name = self.s.name(c.policy);
        match c.point {
            Some(point) if self.states == 1 => {
                (self.s.lang.texts().sweep_ask.at_point)(&name, &self.s.cases.points[point])
            }
            _ => name,
        }
    }

    /// What is compared, and what is not.
    fn says_what(&self) -> String {
        let (s, t) = (self.s, self.s.lang.texts().sweep_ask);
        match (self.worlds.is_empty(), self.choices.is_empty(), self.with_settings()) {
            (true, _, _) => t.compares_points.to_owned(),
            (false, true, _) => t.compares_policies.to_owned(),
            (false, false, true) => (t.compares_settings)(&s.lang.count(self.states as u64)),
            (false, false, false) => t.settings_not_compared.to_owned(),
        }
    }

    fn lines(&self) -> Vec<String> {
        let (s, t) = (self.s, self.s.lang.texts().sweep_ask);
        let mut lines = vec![String::new()];
        lines.extend(table(&self.rows()));
        lines.push(String::new());
        let (shown, all) = (self.candidates.len().min(SHOWN), self.candidates.len());
        if shown < all {
            let [shown, all] = [shown, all].map(|n| s.lang.count(n as u64));
            lines.extend(wrapped(&(t.some_of_the_front)(&shown, &all)));
        }
        lines.extend(wrapped(&self.says_what()));
        lines.extend(wrapped(t.trade_off_remark));
        lines.extend(wrapped(&s.foot_of(self.points)));
        lines
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let (s, t) = (self.s, self.s.lang.texts().sweep_ask);
        let settings: Vec<usize> =
            if self.with_settings() { self.choices.iter().copied().take(3).collect() } else { Vec::new() };
        let mut header = vec![String::new(), t.on_front.to_owned()];
        if self.states > 1 {
            header.push(t.not_beaten_at.to_owned());
        }
        header.extend(self.measures.map(|e| label(e, s.lang).to_owned()));
        header.extend(settings.iter().map(|f| s.factors[*f].entry.key.clone()));
        let mut rows = vec![header];
        for i in shown(self.front().len(), self.candidates.len()) {
            let c = &self.candidates[i];
            let mark = if c.on_front { t.yes } else { "—" };
            let mut row = vec![s.bare_name(c.policy), mark.to_owned()];
            if self.states > 1 {
                row.push(s.lang.percent(c.unbeaten as f64 / self.states as f64));
            }
            row.extend(self.measures.iter().zip(c.means).map(|(e, v)| amount(s, e, v)));
            let setting = |f: &usize| {
                c.point.map_or_else(String::new, |p| s.factors[*f].value(s.lang, s.factors[*f].values[p]))
            };
            row.extend(settings.iter().map(setting));
            rows.push(row);
        }
        rows
    }

    fn numbers(&self) -> serde_json::Value {
        let s = self.s;
        let compares = match (self.worlds.is_empty(), self.with_settings()) {
            (true, _) => "points",
            (false, true) => "policies and settings",
            (false, false) => "policies",
        };
        let head = json!({
            "measures": self.measures.map(|e| &e.key),
            "compares": compares,
            "states": self.states,
            "candidates": self.candidates.len(),
        });
        // As many as there are points: only where they are asked for.
        if !s.wants_numbers {
            return head;
        }
        let each = |c: &Candidate| {
            let values: Vec<f64> =
                self.measures.iter().zip(c.means).map(|(e, v)| turned_back(e, v)).collect();
            let level = |f: &usize| {
                c.point
                    .map(|p| (s.factors[*f].entry.key.clone(), s.factors[*f].level(s.factors[*f].values[p])))
            };
            json!({
                "policy": s.results.plan.policies[c.policy],
                "point": c.point.filter(|_| self.states == 1).map(|p| s.cases.points[p]),
                "settings": self.choices.iter().filter_map(level).collect::<serde_json::Map<_, _>>(),
                "means": values,
                "not_beaten_at": c.unbeaten as f64 / self.states as f64,
                "on_front": c.on_front,
            })
        };
        let mut numbers = head;
        numbers["front"] = self.front().iter().map(each).collect();
        if self.states > 1 {
            numbers["all"] = self.candidates.iter().map(each).collect();
        }
        numbers
    }
}

impl Candidate {
    fn of(policy: usize, point: Option<usize>, values: Vec<[f64; 2]>) -> Candidate {
        let mean = |m: usize| values.iter().map(|v| v[m]).sum::<f64>() / values.len() as f64;
        Candidate { policy, point, means: [mean(0), mean(1)], values, unbeaten: 0, on_front: false }
    }
}

/// Which rows are shown, the front first: of a long front both ends and members between them.
fn shown(front: usize, all: usize) -> Vec<usize> {
    if front > SHOWN {
        (0..SHOWN).map(|i| i * (front - 1) / (SHOWN - 1)).collect()
    } else {
        (0..all.min(SHOWN)).collect()
    }
}

fn turned_back(entry: &MetricEntry, value: f64) -> f64 {
    if entry.higher_is_better { value } else { -value }
}

fn amount(s: &Subject, entry: &MetricEntry, value: f64) -> String {
    let share = entry.unit == MetricUnit::Share;
    let v = turned_back(entry, value) * if share { 100.0 } else { 1.0 };
    let number = s.lang.number(v, place(v.abs() / 100.0, v));
    if share { format!("{number} %") } else { number }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_front_is_what_no_other_beats_in_both() {
        let member = |a: f64, b: f64| Member { what: 0, values: [a, b] };
        let all =
            vec![member(1.0, 5.0), member(3.0, 3.0), member(2.0, 2.0), member(3.0, 1.0), member(5.0, 1.0)];
        let found: Vec<[f64; 2]> = front(all).iter().map(|m| m.values).collect();
        assert_eq!(found, [[5.0, 1.0], [3.0, 3.0], [1.0, 5.0]]);
    }

    #[test]
    fn settings_are_compared_only_where_they_meet_the_same_states() {
        let (a, b) = (|v: u64| vec![v], |v: u64| vec![v]);
        let grid = crossed(&[0, 1, 2, 3], &[a(7), a(7), a(9), a(9)], &[b(1), b(2), b(1), b(2)]);
        assert_eq!(grid, Some(vec![vec![0, 1], vec![2, 3]]));
        assert_eq!(crossed(&[0, 1, 2], &[a(7), a(7), a(9)], &[b(1), b(2), b(1)]), None);
        assert_eq!(crossed(&[0, 1], &[a(7), a(9)], &[b(1), b(2)]), None, "points of a sample");
        // Nothing but settings varies: one state.
        assert_eq!(crossed(&[4, 5], &[a(7), a(9)], &[vec![], vec![]]), Some(vec![vec![4], vec![5]]));
        assert_eq!(crossed(&[4, 5], &[a(7), a(7)], &[vec![], vec![]]).map(|g| g.len()), Some(1));
    }

    #[test]
    fn a_long_front_shows_both_ends_and_no_row_twice() {
        let rows = shown(23, 40);
        assert_eq!((rows.len(), rows[0], rows[9]), (SHOWN, 0, 22));
        assert!(rows.windows(2).all(|w| w[0] < w[1]));
        assert_eq!(shown(2, 4), [0, 1, 2, 3]);
    }
}
