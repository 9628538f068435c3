//! `dominance`: whether a policy promises more whatever one thinks of risk.

use serde_json::json;

use super::words::{table, wrapped};
use super::{Reply, Subject};
use crate::stats::dominance::{Dominance, Pair, compare};

/// What the data say about the policy asked about and one other.
#[derive(Clone, Copy, PartialEq)]
enum Says {
    First(usize),
    Second(usize),
    Open,
    Same,
}

fn says(pair: Option<&Pair>, alpha: f64) -> Says {
    let Some(pair) = pair else { return Says::Same };
    match (Pair::dominant(&pair.first, alpha), Pair::dominant(&pair.second, alpha)) {
        (Some(side), _) => Says::First(side),
        (None, Some(side)) => Says::Second(side),
        (None, None) => Says::Open,
    }
}

pub fn reply(s: &Subject) -> Reply {
    let others: Vec<usize> = (0..s.turned.len()).filter(|&p| p != s.policy).collect();
    let pairs: Vec<Option<Pair>> =
        others.iter().map(|&o| compare(&s.turned[s.policy], &s.turned[o])).collect();
    let found: Vec<Says> = pairs.iter().map(|p| says(p.as_ref(), s.alpha)).collect();
    let mut rows = vec![s.lang.texts().ask.dominance_header.map(str::to_owned).to_vec()];
    for (i, &o) in others.iter().enumerate() {
        let p = |of: Option<&Dominance>| of.map_or_else(|| "—".to_owned(), |d| s.p_value(d.p));
        let pair = pairs[i].as_ref();
        rows.push(vec![
            s.bare_name(o),
            word(s, found[i]).to_owned(),
            p(pair.map(|p| &p.first[0])),
            p(pair.map(|p| &p.first[1])),
            p(pair.map(|p| &p.second[0])),
            p(pair.map(|p| &p.second[1])),
        ]);
    }
    let at = others.iter().position(|&o| o == s.rival).unwrap_or(0);
    let mut lines = vec![String::new()];
    lines.extend(table(&rows));
    lines.push(String::new());
    lines.extend(wrapped(s.lang.texts().ask.dominance_remark));
    lines.extend(wrapped(&s.foot()));
    let numbers: Vec<_> = others
        .iter()
        .zip(&pairs)
        .map(|(&o, pair)| json!({ "against": s.results.manifest.policies[o].name, "tests": pair }))
        .collect();
    Reply { first: sentence(s, found[at]), lines, numbers: json!(numbers), enough: true }
}

fn word(s: &Subject, says: Says) -> &'static str {
    match says {
        Says::First(0) => s.lang.texts().ask.dominates,
        Says::First(_) => s.lang.texts().ask.is_dominated,
        Says::Second(0) => s.lang.texts().ask.less_risk,
        Says::Second(_) => s.lang.texts().ask.more_risk,
        Says::Open => s.lang.texts().ask.open,
        Says::Same => s.lang.texts().ask.the_same,
    }
}

fn sentence(s: &Subject, says: Says) -> String {
    let (a, b) = (s.name(s.policy), s.name(s.rival));
    let (a, b) = if matches!(says, Says::First(1) | Says::Second(1)) { (b, a) } else { (a, b) };
    match says {
        Says::First(_) => (s.lang.texts().ask.first_order)(&a, &b),
        Says::Second(_) => (s.lang.texts().ask.second_order)(&a, &b),
        Says::Open => (s.lang.texts().ask.neither_dominates)(&a, &b),
        Says::Same => (s.lang.texts().ask.gave_same)(&a, &b),
    }
}
