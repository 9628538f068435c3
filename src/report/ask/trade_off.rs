//! `trade-off`: which policies are not beaten in every measure at once.

use serde_json::json;

use super::words::{listed, table, wrapped};
use super::{Reply, Subject, turned};
use crate::report::number::place;
use crate::report::text::label;
use crate::stats::front;
use crate::stats::paired::Estimate;

use crate::store::manifest::{MetricEntry, MetricUnit};

/// Measures side by side.
const MOST: usize = 3;

pub fn reply(s: &Subject) -> Result<Reply, String> {
    let m = &s.results.manifest;
    let also = m.also.iter().filter_map(|k| m.metric(k)).filter(|e| e.key != s.measure.key);
    let measures: Vec<&MetricEntry> = std::iter::once(&s.measure).chain(also).take(MOST).collect();
    if measures.len() < 2 {
        return Err(s.lang.texts().ask.needs_two_measures.to_owned());
    }
    if s.worlds() < 2 {
        return Ok(s.too_few(2));
    }
    let values: Vec<Vec<Vec<f64>>> = measures.iter().map(|e| turned(&s.results, e)).collect();
    if !values.iter().flatten().all(|v| crate::stats::all_finite(v)) {
        return Err(s.lang.texts().ask.a_measure_is_not_a_number.to_owned());
    }
    let shares = front::shares(&values);
    let mean = |v: &Vec<f64>| v.iter().sum::<f64>() / v.len() as f64;
    let means: Vec<Vec<f64>> =
        (0..s.turned.len()).map(|p| values.iter().map(|v| mean(&v[p])).collect()).collect();
    let on_front = front::not_dominated(&means);
    let numbers: Vec<_> = (0..on_front.len())
        .map(|p| json!({ "name": m.policies[p].name, "not_dominated": on_front[p], "share": shares[p], "means": means[p] }))
        .collect();
    let numbers =
        json!({ "measures": measures.iter().map(|e| &e.key).collect::<Vec<_>>(), "policies": numbers });
    let lines = lines(s, &measures, &values, &shares);
    Ok(Reply { first: first(s, &measures, &on_front), lines, numbers, enough: true })
}

fn first(s: &Subject, measures: &[&MetricEntry], front: &[bool]) -> String {
    let names: Vec<String> = (0..front.len()).filter(|&p| front[p]).map(|p| s.name(p)).collect();
    let over: Vec<String> = measures.iter().map(|e| label(e, s.lang).to_owned()).collect();
    let (over, who) = (listed(&over, s.lang), listed(&names, s.lang));
    match names.len() {
        1 => (s.lang.texts().ask.no_trade_off)(&who, &over),
        _ => (s.lang.texts().ask.trade_off_between)(&who, &over),
    }
}

fn lines(s: &Subject, measures: &[&MetricEntry], values: &[Vec<Vec<f64>>], shares: &[f64]) -> Vec<String> {
    let mut header = vec![String::new()];
    header.extend(measures.iter().map(|e| label(e, s.lang).to_owned()));
    header.push(s.lang.texts().ask.not_beaten_in.to_owned());
    let mut rows = vec![header];
    for (p, share) in shares.iter().enumerate() {
        let mut row = vec![s.bare_name(p)];
        row.extend(measures.iter().zip(values).map(|(e, v)| cell(s, e, &v[p])));
        row.push(s.lang.percent(*share));
        rows.push(row);
    }
    let mut lines = vec![String::new()];
    lines.extend(table(&rows));
    lines.push(String::new());
    lines.extend(wrapped(&(s.lang.texts().ask.trade_off_remark)(&s.interval_word())));
    lines
}

/// Mean and half-width, turned back to how the measure is stored.
fn cell(s: &Subject, measure: &MetricEntry, values: &[f64]) -> String {
    let share = measure.unit == MetricUnit::Share;
    let scale = if share { 100.0 } else { 1.0 };
    let sign = if measure.higher_is_better { 1.0 } else { -1.0 };
    let Some(e) = Estimate::of(values, s.alpha) else { return "—".to_owned() };
    let (mean, half) = (sign * e.mean * scale, e.half * scale);
    let digits = place(half, mean);
    let percent = if share { " %" } else { "" };
    format!("{} ± {}{percent}", s.lang.number(mean, digits), s.lang.number(half, digits))
}
