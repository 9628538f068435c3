//! `worth-knowing`: what it would be worth to know a factor before deciding, if the points were what one expects.

use serde_json::json;

use super::{Reply, Subject};
use crate::report::ask::words::{table, wrapped};
use crate::stats::paired::differences;
use crate::stats::regression;
use crate::stats::resample::Value;
use crate::stats::value_of_information::{Worth, worth};

pub fn reply(s: &Subject) -> Reply {
    let Some(rival) = s.rival else { return s.too_few(0) };
    let points = s.some();
    // The choice is between all policies, or, when one was named, between it and the one it is compared with.
    let considered: Vec<usize> = match s.named {
        true => vec![s.policy],
        false => (0..s.means.len()).filter(|p| *p != rival).collect(),
    };
    let of = |p: usize| points.iter().map(|i| s.means[p][*i]).collect::<Vec<f64>>();
    let base = of(rival);
    let gains: Vec<Vec<f64>> = considered.iter().map(|p| differences(&of(*p), &base)).collect();
    let factors: Vec<usize> = s.varying().into_iter().filter(|f| s.factors[*f].is_ordered()).collect();
    let columns = s.curve_columns(&factors, &points);
    let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    let needed = regression::worlds_needed(columns.len());
    let found = if points.len() < needed { None } else { worth(&gains, &columns, s.alpha) };
    let Some(found) = found else { return s.too_few(needed) };
    let mut each: Vec<(usize, Value)> =
        found.each.iter().enumerate().filter_map(|(f, v)| Some((factors[f], (*v)?))).collect();
    each.sort_by(|a, b| b.1.value.total_cmp(&a.1.value).then(a.0.cmp(&b.0)));
    let t = s.lang.texts().sweep_ask;
    let first = match each.first() {
        Some((f, v)) if v.value > 0.0 => {
            (t.most_worth_knowing)(&s.factors[*f].named(s.lang), &s.amount(v.value, v.half()))
        }
        _ => t.nothing_worth_knowing.to_owned(),
    };
    let factors: Vec<_> =
        each.iter().map(|(f, v)| json!({ "factor": s.factors[*f].entry.key, "worth": v })).collect();
    Reply {
        first,
        lines: lines(s, &found, &each, points.len()),
        numbers: json!({
            "points": points.len(),
            "everything": found.everything,
            "all_factors": found.unknowns,
            "factors": factors,
        }),
        enough: true,
    }
}

fn lines(s: &Subject, found: &Worth, each: &[(usize, Value)], points: usize) -> Vec<String> {
    let t = s.lang.texts().sweep_ask;
    let row = |label: String, v: &Value| {
        let ends = [v.low, v.high].map(|x| s.bare_amount(x, v.half()));
        vec![label, s.amount(v.value, v.half()), ends.join(&format!(" {} ", s.lang.texts().ask.to))]
    };
    let mut rows = vec![vec![String::new(), s.lang.texts().ask.worth_up_to.to_owned(), s.interval_word()]];
    rows.extend(each.iter().map(|(f, v)| row(s.factors[*f].entry.key.clone(), v)));
    rows.extend(found.unknowns.as_ref().map(|v| row(t.all_factors_together.to_owned(), v)));
    rows.push(row(t.every_point_as_it_is.to_owned(), &found.everything));
    let mut lines = vec![String::new()];
    lines.extend(table(&rows));
    lines.extend(s.legend(each.iter().map(|e| e.0)));
    lines.push(String::new());
    lines.extend(wrapped(t.prior_remark));
    if points < s.sample().len() {
        lines.extend(wrapped(&(t.some_points)(&s.lang.count(points as u64))));
    }
    lines.extend(wrapped(&s.foot()));
    lines
}
