//! Means over worlds of the weekly series, per policy and week.

use crate::stats::moments::Moments;
use crate::store::rounds::{CASH, MARGIN};
use crate::store::{Results, StoreError};

/// The series in the order of [`Weeks::counts`].
pub(super) const COUNTS: [&str; 7] =
    ["customers", "visits", "failures", "voiced", "told_negative", "joined", "left"];

/// What a policy came to, week by week; money of the week, discounted to the start as it is stored.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Weeks {
    pub(super) margin: Vec<f64>,
    pub(super) cash: Vec<f64>,
    /// `None` where the margin is not a fixed part of the revenue.
    pub(super) revenue: Option<Vec<f64>>,
    /// In the order of [`COUNTS`].
    pub(super) counts: Vec<Vec<f64>>,
}

/// Means of a run.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Means {
    pub(super) policies: Vec<Weeks>,
    /// Continuous rate per year that the stored money is discounted at.
    pub(super) rate: f64,
}

impl Means {
    /// Reads the weekly rows once. `None` when a series was not stored, or without a world.
    pub(super) fn of(results: &Results) -> Result<Option<Means>, StoreError> {
        let m = &results.manifest;
        let (k, weeks, worlds) = (m.policies.len(), m.weeks as usize, results.worlds.len());
        let series: Vec<&str> = [MARGIN, CASH].into_iter().chain(COUNTS).collect();
        let mut sums = vec![vec![vec![0.0; weeks]; series.len() + 1]; k];
        let share = margin_share(results);
        let known = results.each_world(&series, |world, paths| {
            let per_margin = 1.0 / share.as_ref().map_or(f64::NAN, |s| s[world]);
            for (sum, path) in sums.iter_mut().zip(paths) {
                add(sum, path, per_margin);
            }
        })?;
        if !known || worlds == 0 || weeks == 0 {
            return Ok(None);
        }
        let mean = |sum: Vec<f64>| sum.into_iter().map(|s| s / worlds as f64).collect::<Vec<f64>>();
        let of_policy = |sums: Vec<Vec<f64>>| {
            let mut all = sums.into_iter().map(mean);
            let mut next = || all.next().expect("as many as were made above");
            let (margin, cash) = (next(), next());
            let counts = COUNTS.iter().map(|_| next()).collect();
            let revenue = Some(next()).filter(|r| r.iter().all(|v| v.is_finite()));
            Weeks { margin, cash, revenue, counts }
        };
        Ok(Some(Means { policies: sums.into_iter().map(of_policy).collect(), rate: rate(results) }))
    }
}

/// Adds a world's weeks; the first two series are cumulated, the last sum is the revenue.
fn add(sums: &mut [Vec<f64>], path: &[&[f64]], per_margin: f64) {
    for (i, series) in path.iter().enumerate() {
        for (t, value) in series.iter().enumerate() {
            let before = if i < 2 && t > 0 { series[t - 1] } else { 0.0 };
            sums[i][t] += value - before;
            if i == 0 {
                sums[path.len()][t] += (value - before) * per_margin;
            }
        }
    }
}

/// The gross margin of each world; `None` when it is not known or nothing is left over.
fn margin_share(results: &Results) -> Option<Vec<f64>> {
    known(results, "money.margin").filter(|shares| shares.iter().all(|s| *s > 0.0))
}

/// The discount rate; where it was drawn, its mean.
fn rate(results: &Results) -> f64 {
    let rates = known(results, "money.discount_rate");
    rates.and_then(|r| Moments::of(&r)).map_or(0.0, |m| m.mean())
}

/// A parameter's value in each world.
fn known(results: &Results, key: &str) -> Option<Vec<f64>> {
    let m = &results.manifest;
    if let Some(drawn) = m.unknowns.iter().position(|u| u.key == key) {
        return Some(results.unknown(drawn).to_vec());
    }
    let value = &m.assumptions.iter().find(|a| a.key == key)?.value;
    let value = value.replace('_', "").parse::<f64>().ok()?;
    Some(vec![value; results.worlds.len()])
}
