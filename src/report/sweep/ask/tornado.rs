//! `tornado`: what each factor does to the gain. One at a time: simulated at its lowest and highest level, all else as
//! today; on other designs a curve through the points.

use serde_json::json;

use super::{Reply, Subject};
use crate::report::ask::words::{Case, capital, table, wrapped};
use crate::stats::moments::Moments;
use crate::stats::paired::Estimate;
use crate::stats::regression;
use crate::stats::tornado::{Bar, bars};

/// What a factor does to the gain, all else as today.
#[derive(Clone, Debug)]
pub struct OneAtATime {
    pub factor: usize,
    /// Its lowest and highest level, and the gain there.
    pub at: [f64; 2],
    pub gains: [f64; 2],
    /// Half-widths of the intervals over worlds; `None` with one world.
    pub halves: [Option<f64>; 2],
    /// Where the gain changes sign between two levels, on a straight line.
    pub flips_at: Option<f64>,
}

/// A bar for every factor whose levels have an order, the longest first, and the gain as things are today.
pub fn one_at_a_time(s: &Subject) -> (Vec<OneAtATime>, Option<f64>) {
    let usable = |p: &usize| s.gains[*p].is_finite();
    let today = s.roles.iter().position(|r| r.moved.is_none()).filter(usable);
    let mut found: Vec<OneAtATime> = (0..s.factors.len())
        .filter_map(|factor| {
            let mut points: Vec<usize> =
                (0..s.roles.len()).filter(|p| s.roles[*p].moved == Some(factor)).filter(usable).collect();
            // Today is a level, too.
            points.extend(today);
            let value = |p: usize| s.factors[factor].values[p];
            points.sort_by(|a, b| value(*a).total_cmp(&value(*b)));
            let (first, last) = (*points.first()?, *points.last()?);
            (value(first) < value(last)).then(|| OneAtATime {
                factor,
                at: [value(first), value(last)],
                gains: [s.gains[first], s.gains[last]],
                halves: [first, last].map(|p| half(s, p)),
                flips_at: s.factors[factor].words.is_none().then(|| flip(s, factor, &points)).flatten(),
            })
        })
        .collect();
    found.sort_by(|a, b| length(b).total_cmp(&length(a)).then(a.factor.cmp(&b.factor)));
    (found, today.map(|p| s.gains[p]))
}

fn length(bar: &OneAtATime) -> f64 {
    (bar.gains[1] - bar.gains[0]).abs()
}

fn half(s: &Subject, point: usize) -> Option<f64> {
    let all: Vec<f64> = s.by_world(point).filter(|v| v.is_finite()).collect();
    Estimate::of(&all, s.alpha).map(|e| e.half)
}

fn flip(s: &Subject, factor: usize, points: &[usize]) -> Option<f64> {
    let pair = points.windows(2).find(|w| (s.gains[w[0]] < 0.0) != (s.gains[w[1]] < 0.0))?;
    let [(x0, y0), (x1, y1)] = [pair[0], pair[1]].map(|p| (s.factors[factor].values[p], s.gains[p]));
    Some(x0 + (x1 - x0) * y0 / (y0 - y1))
}

/// Bars of a curve through the points, the factors that vary in the order given.
pub fn through_points(s: &Subject) -> (Vec<usize>, Vec<Bar>) {
    let points = s.some();
    let factors: Vec<usize> = s.varying().into_iter().filter(|f| s.factors[*f].is_ordered()).collect();
    let columns = s.columns(&factors, &points);
    let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    let found = bars(&columns, &s.gains_of(&points), s.alpha);
    (factors, found)
}

pub fn reply(s: &Subject) -> Result<Reply, String> {
    if s.design() == "oat" {
        return Ok(simulated(s));
    }
    let (factors, found) = through_points(s);
    let Some(longest) = found.first() else { return Ok(s.too_few(regression::worlds_needed(factors.len()))) };
    let mean = Moments::of(&s.gains_of(&s.sample())).map_or(0.0, |m| m.mean());
    let each: Vec<_> = found
        .iter()
        .map(|b| json!({ "factor": s.factors[factors[b.unknown]].entry.key, "bar": b }))
        .collect();
    let value = |f: usize, v: f64| s.factors[f].value(s.lang, v);
    let t = s.lang.texts().sweep_ask;
    let mut rows = vec![header(s, t.tornado_header)];
    for b in &found {
        let f = factors[b.unknown];
        let gain = |v: &crate::stats::resample::Value| {
            format!("{} ± {}", s.gain(v.value, v.half()), s.bare_amount(v.half(), v.half()))
        };
        rows.push(vec![
            s.factors[f].entry.key.clone(),
            value(f, b.low_at),
            gain(&b.low),
            value(f, b.high_at),
            gain(&b.high),
            b.flip.map_or_else(|| "—".to_owned(), |flip| value(f, flip.at)),
        ]);
    }
    let f = factors[longest.unknown];
    let half = longest.low.half().max(longest.high.half());
    let first = first(s, f, [longest.low_at, longest.high_at], [longest.low.value, longest.high.value], half);
    let order: Vec<usize> = found.iter().map(|b| factors[b.unknown]).collect();
    let lines =
        lines(s, &rows, &order, &(t.tornado_remark)(&capital(s.the_gain(Case::Mean)), &s.interval_word()));
    Ok(Reply { first, lines, numbers: json!({ "mean": mean, "factors": each }), enough: true })
}

fn simulated(s: &Subject) -> Reply {
    let (found, today) = one_at_a_time(s);
    let Some(longest) = found.first() else { return s.too_few(2) };
    let t = s.lang.texts().sweep_ask;
    let value = |f: usize, v: f64| s.factors[f].value(s.lang, v);
    let mut rows = vec![header(s, t.one_at_a_time_header)];
    for b in &found {
        let gain = |side: usize| match b.halves[side] {
            Some(half) => format!("{} ± {}", s.gain(b.gains[side], half), s.bare_amount(half, half)),
            None => s.gain_exact(b.gains[side]),
        };
        rows.push(vec![
            s.factors[b.factor].entry.key.clone(),
            value(b.factor, b.at[0]),
            gain(0),
            value(b.factor, b.at[1]),
            gain(1),
            b.flips_at.map_or_else(|| "—".to_owned(), |at| value(b.factor, at)),
        ]);
    }
    let half = longest.halves.iter().flatten().fold(0.0_f64, |a, b| a.max(*b));
    let first = first(s, longest.factor, longest.at, longest.gains, half);
    let order: Vec<usize> = found.iter().map(|b| b.factor).collect();
    let each: Vec<_> = found
        .iter()
        .map(|b| {
            json!({
                "factor": s.factors[b.factor].entry.key,
                "at": b.at.map(|v| s.factors[b.factor].level(v)),
                "gains": b.gains,
                "halves": b.halves,
                "flips_at": b.flips_at,
            })
        })
        .collect();
    let lines = lines(s, &rows, &order, &(t.one_at_a_time_remark)(&s.interval_word()));
    Reply { first, lines, numbers: json!({ "today": today, "factors": each }), enough: true }
}

fn header(s: &Subject, [first, low, high, flips]: [&str; 4]) -> Vec<String> {
    let t = s.lang.texts().ask;
    let gain = match (s.rival, s.the_gain(Case::Nominative) == t.the_gain) {
        (None, _) => s.lang.texts().sweep_ask.value,
        (_, true) => t.gain,
        (_, false) => t.improvement,
    };
    [first, low, gain, high, gain, flips].map(str::to_owned).to_vec()
}

fn first(s: &Subject, f: usize, at: [f64; 2], gains: [f64; 2], half: f64) -> String {
    let value = |v: f64| s.factors[f].value(s.lang, v);
    let [from, to] = gains.map(|g| s.gain(g, half));
    let t = s.lang.texts().sweep_ask;
    (t.moves_from_to)(
        &capital(&s.what()),
        &from,
        &to,
        &s.factors[f].named(s.lang),
        &value(at[0]),
        &value(at[1]),
    )
}

fn lines(s: &Subject, rows: &[Vec<String>], order: &[usize], remark: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    lines.extend(table(rows));
    lines.extend(s.legend(order.iter().copied()));
    lines.push(String::new());
    lines.extend(wrapped(remark));
    lines.extend(wrapped(&s.foot()));
    lines
}
