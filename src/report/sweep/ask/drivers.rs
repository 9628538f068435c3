//! `drivers`: which factors the gain depends on, by the method that the design was made for.

mod given;
mod saltelli;
mod trajectories;

use super::{Reply, Subject};
use crate::report::ask::words::wrapped;
use crate::stats::resample::Value;

/// Shares below this are no driver.
const NOTHING: f64 = 0.02;

pub fn reply(s: &Subject) -> Result<Reply, String> {
    match s.design() {
        "saltelli" => Ok(saltelli::reply(s)),
        "morris" => Ok(trajectories::reply(s)),
        _ => Ok(given::reply(s)),
    }
}

/// Nothing can be said because luck hides it; what is known stands in `numbers`.
fn hidden(s: &Subject, numbers: serde_json::Value) -> Reply {
    let t = s.lang.texts().sweep_ask;
    let mut lines = vec![String::new()];
    lines.extend(wrapped(&s.foot()));
    Reply { lines, ..s.plain((t.luck_hides)(&s.what()), numbers) }
}

/// A share of which the interval may reach 0: who has the largest one, and how large it may be.
fn none_clearly(s: &Subject, factor: usize, v: &Value) -> String {
    let t = s.lang.texts().sweep_ask;
    let high = s.lang.percent(v.high.clamp(0.0, 1.0));
    (t.none_clearly)(&s.what(), &s.factors[factor].named(s.lang), &s.lang.percent(v.value.max(0.0)), &high)
}

/// A share in per cent, never a bare negative number: what is below 0 is noise.
fn share(s: &Subject, v: &Value) -> String {
    s.lang.percent(v.value.clamp(0.0, 1.0))
}

fn range(s: &Subject, v: &Value) -> String {
    // No share is below nothing or above all; the estimate of one may be.
    let percent = |x: f64| s.lang.number(100.0 * x.clamp(0.0, 1.0), 0);
    format!("{} {} {} %", percent(v.low), s.lang.texts().ask.to, percent(v.high))
}

/// Luck's share, to what is known of it.
fn luck(s: &Subject, v: &Value) -> String {
    format!("{} ({})", share(s, v), range(s, v))
}
