//! `drivers`: which unknowns the gain depends on, and how much is luck.

use serde_json::json;

use super::words::{Case, table, wrapped};
use super::{Reply, Subject};
use crate::stats::regression::{fit, ranks};
use crate::stats::resample::{self, Value};

/// Below this share the unknowns together are called luck.
const MOSTLY_LUCK: f64 = 0.1;

/// Shares of the spread: of all unknowns, and of each with the sign of its slope.
struct Shares {
    all: Value,
    /// Adjusted R² of the ranks: higher than `all` when the relation bends.
    by_rank: f64,
    each: Vec<(usize, Value, f64)>,
}

pub fn reply(s: &Subject) -> Reply {
    if s.worlds() < s.worlds_needed() {
        return s.too_few(s.worlds_needed());
    }
    let Some(shares) = shares(s) else { return s.too_few(s.worlds_needed()) };
    let (a, b) = (s.name(s.policy), s.name(s.rival));
    let (top, share, slope) = &shares.each[0];
    let label = s.unknown_label(*top);
    let first = if shares.all.value < MOSTLY_LUCK {
        let most = s.lang.percent(shares.all.high);
        (s.lang.texts().ask.mostly_luck)(&most, &s.the_gain(Case::Nominative), &a, &b)
    } else {
        let part = s.lang.percent(share.value);
        let t = s.lang.texts().ask;
        let way = if *slope > 0.0 { t.more_is_better } else { t.less_is_better };
        (t.drives)(&label, &s.the_gain(Case::Accusative), &a, &b, &part, &way)
    };
    Reply { first, lines: lines(s, &shares), numbers: numbers(s, &shares), enough: true }
}

fn lines(s: &Subject, shares: &Shares) -> Vec<String> {
    let range = |v: &Value| {
        let percent = |x: f64| s.lang.number(100.0 * x, 0);
        format!("{} {} {} %", percent(v.low), s.lang.texts().ask.to, percent(v.high))
    };
    let header = s.lang.texts().ask.drivers_header;
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    rows[0][2] = s.interval_word();
    for (u, share, slope) in &shares.each {
        let way = if *slope > 0.0 { s.lang.texts().ask.helps } else { s.lang.texts().ask.hurts };
        // A share is never negative; what the sample says beyond that is noise.
        let shown = Value { value: share.value.max(0.0), low: share.low, high: share.high };
        rows.push(vec![
            s.unknown_key(*u).to_owned(),
            s.lang.percent(shown.value),
            range(&shown),
            way.to_owned(),
        ]);
    }
    let luck =
        Value { value: 1.0 - shares.all.value, low: 1.0 - shares.all.high, high: 1.0 - shares.all.low };
    let word = s.lang.texts().ask.luck_and_bends;
    rows.push(vec![word.to_owned(), s.lang.percent(luck.value), range(&luck), String::new()]);
    let mut lines = vec![String::new()];
    lines.extend(table(&rows));
    lines.extend(s.legend(shares.each.iter().map(|e| e.0)));
    if shares.by_rank > shares.all.value + 0.1 {
        lines.push(String::new());
        let ranks = s.lang.percent(shares.by_rank);
        lines.extend(wrapped(&(s.lang.texts().ask.relation_bends)(&ranks)));
    }
    lines.push(String::new());
    lines.extend(wrapped(&s.foot()));
    lines
}

fn numbers(s: &Subject, shares: &Shares) -> serde_json::Value {
    let each: Vec<_> = shares
        .each
        .iter()
        .map(|(u, share, slope)| json!({ "unknown": s.unknown_key(*u), "share": share, "slope": slope }))
        .collect();
    json!({ "explained": shares.all, "explained_in_ranks": shares.by_rank, "unknowns": each })
}

fn shares(s: &Subject) -> Option<Shares> {
    let unknowns = s.unknowns();
    let (n, p) = (s.worlds(), unknowns.len());
    let ones = vec![1.0; n];
    let now = fit(&s.gains, &unknowns, &ones)?;
    let adjusted = |r2: f64| (1.0 - (1.0 - r2) * (n - 1) as f64 / (n - 1 - p) as f64).max(0.0);
    let again: Vec<_> = (0..resample::times(n * (p + 2) * (p + 2)))
        .filter_map(|b| fit(&s.gains, &unknowns, &resample::counts(b, n)))
        .collect();
    let all: Vec<f64> = again.iter().map(|f| adjusted(f.r2)).collect();
    let mut each: Vec<(usize, Value, f64)> = (0..p)
        .map(|u| {
            let all: Vec<f64> = again.iter().map(|f| f.shares[u]).collect();
            (u, Value::of(now.shares[u], &all, s.alpha), now.slopes[u])
        })
        .collect();
    each.sort_by(|a, b| b.1.value.total_cmp(&a.1.value));
    let ranked: Vec<Vec<f64>> = unknowns.iter().map(|u| ranks(u)).collect();
    let ranked: Vec<&[f64]> = ranked.iter().map(Vec::as_slice).collect();
    let by_rank = fit(&ranks(&s.gains), &ranked, &ones).map_or(0.0, |f| adjusted(f.r2));
    Some(Shares { all: Value::of(adjusted(now.r2), &all, s.alpha), by_rank, each })
}
