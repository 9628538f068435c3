//! `trade-off`: which points and policies are not beaten in two measures at once (the Pareto front).

use serde_json::json;

use super::{Reply, Subject, means};
use crate::report::ask::words::{table, wrapped};
use crate::report::number::place;
use crate::report::sweep::rows::Cases;
use crate::report::text::label;
use crate::store::manifest::{MetricEntry, MetricUnit};

/// Members of the front that are shown.
const SHOWN: usize = 10;

/// A point under a policy, and both measures (more is better).
#[derive(Clone, Copy)]
struct Member {
    point: usize,
    policy: usize,
    values: [f64; 2],
}

pub fn reply(s: &Subject) -> Result<Reply, String> {
    let m = &s.results.manifest;
    let others = std::iter::once(&m.measure).chain(&m.also).chain(m.metrics.iter().map(|e| &e.key));
    let Some(second) = others.filter(|k| **k != s.measure.key).find_map(|k| m.metric(k)).cloned() else {
        return Err(s.lang.texts().sweep_ask.needs_two_measures.to_owned());
    };
    let points = s.cases.points.last().map_or(0, |p| p + 1);
    let cases = Cases::load(&s.results, points, &second.key).map_err(|e| e.message)?;
    let also = means(&cases, &second);
    let mut all = Vec::new();
    for (policy, (own, other)) in s.means.iter().zip(&also).enumerate() {
        let pairs = own.iter().zip(other).enumerate();
        let members = pairs.map(|(point, (a, b))| Member { point, policy, values: [*a, *b] });
        all.extend(members.filter(|m| crate::stats::all_finite(&m.values)));
    }
    let front = front(all.clone());
    let measures = [&s.measure, &second];
    let t = s.lang.texts().sweep_ask;
    let names = measures.map(|e| label(e, s.lang).to_owned());
    let (size, of) = (s.lang.count(front.len() as u64), s.lang.count(all.len() as u64));
    let first = match front.as_slice() {
        [only] => {
            let point = s.cases.points[only.point];
            (t.no_trade_off)(&s.name(only.policy), &point, &names[0], &names[1])
        }
        _ => (t.trade_off)(&size, &of, &names[0], &names[1]),
    };
    let numbers: Vec<_> = front.iter().map(|x| member_numbers(s, x, measures)).collect();
    let numbers = json!({ "measures": measures.map(|e| &e.key), "candidates": all.len(), "front": numbers });
    Ok(Reply { first, lines: lines(s, &front, measures), numbers, enough: true })
}

/// What no other member beats: sorted by the first measure, everything that is better in the second than all before it.
fn front(mut all: Vec<Member>) -> Vec<Member> {
    all.sort_by(|a, b| b.values[0].total_cmp(&a.values[0]).then(b.values[1].total_cmp(&a.values[1])));
    let mut found: Vec<Member> = Vec::new();
    for member in all {
        let Some(last) = found.last() else {
            found.push(member);
            continue;
        };
        if member.values[1] > last.values[1] || member.values == last.values {
            found.push(member);
        }
    }
    found
}

fn turned_back(entry: &MetricEntry, value: f64) -> f64 {
    if entry.higher_is_better { value } else { -value }
}

fn member_numbers(s: &Subject, x: &Member, measures: [&MetricEntry; 2]) -> serde_json::Value {
    let levels = s.factors.iter().map(|f| (f.entry.key.clone(), f.level(f.values[x.point])));
    let values: Vec<f64> = measures.iter().zip(x.values).map(|(e, v)| turned_back(e, v)).collect();
    json!({
        "point": s.cases.points[x.point],
        "policy": s.results.plan.policies[x.policy],
        "means": values,
        "levels": levels.collect::<serde_json::Map<String, serde_json::Value>>(),
    })
}

fn lines(s: &Subject, front: &[Member], measures: [&MetricEntry; 2]) -> Vec<String> {
    let t = s.lang.texts().sweep_ask;
    let mut header = vec![String::new(), t.point.to_owned()];
    header.extend(measures.map(|e| label(e, s.lang).to_owned()));
    let shown_factors: Vec<usize> = s.varying().into_iter().take(3).collect();
    header.extend(shown_factors.iter().map(|f| s.factors[*f].entry.key.clone()));
    let mut rows = vec![header];
    let shown = front.len().min(SHOWN);
    for i in 0..shown {
        // Both ends, and members between them.
        let x = &front[if shown > 1 { i * (front.len() - 1) / (shown - 1) } else { 0 }];
        let mut row = vec![s.bare_name(x.policy), s.cases.points[x.point].to_string()];
        for (e, v) in measures.iter().zip(x.values) {
            let share = e.unit == MetricUnit::Share;
            let v = turned_back(e, v) * if share { 100.0 } else { 1.0 };
            row.push(format!(
                "{}{}",
                s.lang.number(v, place(v.abs() / 100.0, v)),
                if share { " %" } else { "" }
            ));
        }
        row.extend(shown_factors.iter().map(|f| s.factors[*f].value(s.lang, s.factors[*f].values[x.point])));
        rows.push(row);
    }
    let mut lines = vec![String::new()];
    lines.extend(table(&rows));
    lines.push(String::new());
    if shown < front.len() {
        lines.extend(wrapped(&(t.some_of_the_front)(
            &s.lang.count(shown as u64),
            &s.lang.count(front.len() as u64),
        )));
    }
    lines.extend(wrapped(t.trade_off_remark));
    lines.extend(wrapped(&s.foot()));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_front_is_what_no_other_beats_in_both() {
        let member = |a: f64, b: f64| Member { point: 0, policy: 0, values: [a, b] };
        let all =
            vec![member(1.0, 5.0), member(3.0, 3.0), member(2.0, 2.0), member(3.0, 1.0), member(5.0, 1.0)];
        let found: Vec<[f64; 2]> = front(all).iter().map(|m| m.values).collect();
        assert_eq!(found, [[5.0, 1.0], [3.0, 3.0], [1.0, 5.0]]);
    }
}
