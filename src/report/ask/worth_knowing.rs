//! `worth-knowing`: what it would be worth to find something out before deciding.

use serde_json::json;

use super::words::{table, wrapped};
use super::{Reply, Subject};
use crate::stats::paired::differences;
use crate::stats::resample::Value;
use crate::stats::value_of_information::{Worth, worth};

pub fn reply(s: &Subject) -> Reply {
    // The choice is between all policies, or, when one was named, between it and the one it is compared with.
    let considered: Vec<usize> = match s.named {
        true => vec![s.policy],
        false => (0..s.turned.len()).filter(|&p| p != s.rival).collect(),
    };
    let gains: Vec<Vec<f64>> =
        considered.iter().map(|&p| differences(&s.turned[p], &s.turned[s.rival])).collect();
    let unknowns = s.unknowns();
    let found = if s.worlds() < s.worlds_needed() { None } else { worth(&gains, &unknowns, s.alpha) };
    let Some(found) = found else { return s.too_few(s.worlds_needed()) };
    let mut each: Vec<(usize, Value)> =
        found.each.iter().enumerate().filter_map(|(u, v)| Some((u, (*v)?))).collect();
    each.sort_by(|a, b| b.1.value.total_cmp(&a.1.value).then(a.0.cmp(&b.0)));
    Reply {
        first: first(s, &each),
        lines: lines(s, &found, &each),
        numbers: json!({
            "everything": found.everything,
            "all_unknowns": found.unknowns,
            "unknowns": each.iter().map(|(u, v)| json!({ "unknown": s.unknown_key(*u), "worth": v })).collect::<Vec<_>>(),
        }),
        enough: true,
    }
}

fn first(s: &Subject, each: &[(usize, Value)]) -> String {
    match each.first() {
        Some((u, v)) if v.value > 0.0 => {
            let (label, worth) = (s.unknown_label(*u), s.amount(v.value, v.half()));
            (s.lang.texts().ask.most_worth_knowing)(&label, &worth)
        }
        _ => s.lang.texts().ask.nothing_worth_knowing.to_owned(),
    }
}

fn lines(s: &Subject, found: &Worth, each: &[(usize, Value)]) -> Vec<String> {
    let to = s.lang.texts().ask.to;
    let row = |label: String, v: &Value| {
        vec![
            label,
            s.amount(v.value, v.half()),
            format!("{} {to} {}", s.bare_amount(v.low, v.half()), s.bare_amount(v.high, v.half())),
        ]
    };
    let worth = s.lang.texts().ask.worth_up_to;
    let mut rows = vec![vec![String::new(), worth.to_owned(), s.interval_word()]];
    for (u, v) in each {
        rows.push(row(s.unknown_key(*u).to_owned(), v));
    }
    let all = s.lang.texts().ask.all_unknowns_together;
    rows.extend(found.unknowns.as_ref().map(|v| row(all.to_owned(), v)));
    let everything = s.lang.texts().ask.everything_luck_included;
    rows.push(row(everything.to_owned(), &found.everything));
    let mut lines = vec![String::new()];
    lines.extend(table(&rows));
    lines.extend(s.legend(each.iter().map(|e| e.0)));
    lines.push(String::new());
    lines.extend(wrapped(s.lang.texts().ask.study_remark));
    let all = s.turned.len();
    lines.extend(wrapped(&match s.named {
        true => s.foot(),
        false => (s.lang.texts().ask.choice_between)(&all, &s.name(s.rival)),
    }));
    lines
}
