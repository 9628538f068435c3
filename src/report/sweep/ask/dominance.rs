//! `dominance`: whether one policy promises more over the points whatever one thinks of risk.

use serde_json::json;

use super::{Reply, Subject};
use crate::report::ask::words::{table, wrapped};
use crate::stats::dominance::{Pair, compare};

pub fn reply(s: &Subject) -> Reply {
    let points = s.some();
    let of = |p: usize| points.iter().map(|i| s.means[p][*i]).collect::<Vec<f64>>();
    let own = of(s.policy);
    let others: Vec<usize> = (0..s.means.len()).filter(|p| *p != s.policy).collect();
    let pairs: Vec<Option<Pair>> = others.iter().map(|o| compare(&own, &of(*o))).collect();
    let ask = s.lang.texts().ask;
    let mut rows = vec![ask.dominance_header.map(str::to_owned).to_vec()];
    for (other, pair) in others.iter().zip(&pairs) {
        let (word, _) = said(s, pair.as_ref());
        let p = |of: Option<f64>| of.map_or_else(|| "—".to_owned(), |p| p_value(s, p));
        let of = |pick: fn(&Pair) -> f64| p(pair.as_ref().map(pick));
        rows.push(vec![
            s.bare_name(*other),
            word.to_owned(),
            of(|x| x.first[0].p),
            of(|x| x.first[1].p),
            of(|x| x.second[0].p),
            of(|x| x.second[1].p),
        ]);
    }
    let at = others.iter().position(|o| Some(*o) == s.rival).unwrap_or(0);
    let (a, b) = (s.name(s.policy), s.name(others[at]));
    let t = s.lang.texts().sweep_ask;
    let first = match said(s, pairs[at].as_ref()).1 {
        Says::First(0) => (t.first_order)(&a, &b),
        Says::First(_) => (t.first_order)(&b, &a),
        Says::Second(0) => (t.second_order)(&a, &b),
        Says::Second(_) => (t.second_order)(&b, &a),
        Says::Open => (t.neither_dominates)(&a, &b),
        Says::Same => (ask.gave_same)(&a, &b),
    };
    let mut lines = vec![String::new()];
    lines.extend(table(&rows));
    lines.push(String::new());
    lines.extend(wrapped(t.dominance_remark));
    if points.len() < s.sample().len() {
        lines.extend(wrapped(&(t.some_points)(&s.lang.count(points.len() as u64))));
    }
    lines.extend(wrapped(&s.foot_of(points.len())));
    let numbers: Vec<_> = others
        .iter()
        .zip(&pairs)
        .map(|(o, pair)| json!({ "against": s.results.plan.policies[*o], "tests": pair }))
        .collect();
    Reply { first, lines, numbers: json!(numbers), enough: true }
}

/// What the points say about two policies.
#[derive(Clone, Copy)]
enum Says {
    First(usize),
    Second(usize),
    Open,
    Same,
}

fn said(s: &Subject, pair: Option<&Pair>) -> (&'static str, Says) {
    let t = s.lang.texts().ask;
    let Some(pair) = pair else { return (t.the_same, Says::Same) };
    match (Pair::dominant(&pair.first, s.alpha), Pair::dominant(&pair.second, s.alpha)) {
        (Some(0), _) => (t.dominates, Says::First(0)),
        (Some(side), _) => (t.is_dominated, Says::First(side)),
        (None, Some(0)) => (t.less_risk, Says::Second(0)),
        (None, Some(side)) => (t.more_risk, Says::Second(side)),
        (None, None) => (t.open, Says::Open),
    }
}

fn p_value(s: &Subject, p: f64) -> String {
    let least = s.lang.number(0.001, -3);
    if p < 0.001 { format!("< {least}") } else { s.lang.number(p, if p < 0.1 { -3 } else { -2 }) }
}
