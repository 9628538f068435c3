//! Rows over worlds: one per point and policy.

use crate::stats::paired::{Estimate, differences};
use crate::store::table::{Column, Table};
use crate::store::{Manifest, StoreError};

/// What is said of every measure, in this order: mean, standard deviation, half-width of the mean's interval, mean
/// difference from the baseline in the same worlds, half-width of its interval.
pub const PARTS: [&str; 5] = ["mean", "sd", "half", "difference", "difference_half"];

/// Columns that stand before the measures.
const KEYS: [&str; 2] = ["worlds", "failed"];

/// Means of a block of whole points, sorted by point, world and policy. Only worlds in which every policy has a result
/// take part; the trials that failed are counted.
///
/// # Errors
/// The rows are not one per world and policy.
pub fn of(block: &Table, manifest: &Manifest) -> Result<Table, StoreError> {
    let damaged = || {
        StoreError::damaged(
            "stored rows are not one per world and policy; run the command that made them again",
        )
    };
    let k = manifest.policies.len();
    let policy = block.whole("policy").ok_or_else(damaged)?;
    let status = block.text("status").ok_or_else(damaged)?;
    let measures: Vec<Vec<f64>> =
        manifest.metrics.iter().map(|m| block.real(&m.key)).collect::<Option<_>>().ok_or_else(damaged)?;
    let points = block.whole("point");
    if !policy.iter().enumerate().all(|(i, p)| *p == (i % k) as i64) || !policy.len().is_multiple_of(k) {
        return Err(damaged());
    }
    let fine = |row: usize| status[row] == "ok" && measures.iter().all(|m| m[row].is_finite());
    let mut out = Rows::new(manifest);
    let mut first = 0;
    while first < policy.len() {
        let same = |i: usize| points.is_none_or(|p| p[i] == p[first]);
        let last = (first..policy.len()).step_by(k).find(|&i| !same(i)).unwrap_or(policy.len());
        let complete: Vec<usize> =
            (first..last).step_by(k).filter(|&world| (world..world + k).all(fine)).collect();
        for p in 0..k {
            let failed = (first + p..last).step_by(k).filter(|&row| !fine(row)).count();
            out.push(points.map(|points| points[first]), p, failed, &complete, &measures);
        }
        first = last;
    }
    Ok(out.table(manifest))
}

/// The rows so far.
struct Rows {
    alpha: f64,
    baseline: usize,
    points: Vec<i64>,
    policies: Vec<i64>,
    counts: [Vec<i64>; KEYS.len()],
    /// `[measure][part]`
    values: Vec<[Vec<f64>; PARTS.len()]>,
}

impl Rows {
    fn new(manifest: &Manifest) -> Rows {
        Rows {
            alpha: 1.0 - manifest.confidence,
            baseline: manifest.baseline(),
            points: Vec::new(),
            policies: Vec::new(),
            counts: Default::default(),
            values: vec![Default::default(); manifest.metrics.len()],
        }
    }

    /// Adds a policy at a point: the worlds that count by their first row.
    fn push(
        &mut self,
        point: Option<i64>,
        policy: usize,
        failed: usize,
        worlds: &[usize],
        measures: &[Vec<f64>],
    ) {
        self.points.extend(point);
        self.policies.push(policy as i64);
        self.counts[0].push(worlds.len() as i64);
        self.counts[1].push(failed as i64);
        for (values, measure) in self.values.iter_mut().zip(measures) {
            let of = |p: usize| worlds.iter().map(|world| measure[world + p]).collect::<Vec<f64>>();
            let own = of(policy);
            let mean = if own.is_empty() { f64::NAN } else { own.iter().sum::<f64>() / own.len() as f64 };
            let known = Estimate::of(&own, self.alpha);
            let other = (policy != self.baseline).then(|| differences(&own, &of(self.baseline)));
            let difference = other.and_then(|d| Estimate::of(&d, self.alpha));
            let parts = [
                known.map_or(mean, |e| e.mean),
                known.map_or(f64::NAN, |e| e.sd),
                known.map_or(f64::NAN, |e| e.half),
                difference.map_or(f64::NAN, |e| e.mean),
                difference.map_or(f64::NAN, |e| e.half),
            ];
            values.iter_mut().zip(parts).for_each(|(column, v)| column.push(v));
        }
    }

    fn table(self, manifest: &Manifest) -> Table {
        let mut table = Table::default();
        if self.points.len() == self.policies.len() {
            table.push("point", Column::Whole(self.points));
        }
        let names = self.policies.iter().map(|&p| manifest.policies[p as usize].name.clone()).collect();
        table.push("policy", Column::Whole(self.policies));
        table.push("policy_name", Column::Text(names));
        for (name, column) in KEYS.into_iter().zip(self.counts) {
            table.push(name, Column::Whole(column));
        }
        for (metric, columns) in manifest.metrics.iter().zip(self.values) {
            for (part, column) in PARTS.into_iter().zip(columns) {
                table.push(format!("{}_{part}", metric.key), Column::Real(column));
            }
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use grapevine_engine::evidence::Pack;
    use grapevine_engine::scenario::Scenario;

    /// Two policies, one measure; rows (point, world, policy, value).
    fn sample(rows: &[(i64, i64, i64, f64)]) -> (Table, Manifest) {
        let mut manifest = Manifest::of(&Scenario::as_today(Pack::Folklore), "s", "", None);
        manifest.metrics.retain(|m| m.key == "npv");
        let mut second = manifest.policies[0].clone();
        (second.name, second.baseline) = ("B".into(), false);
        manifest.policies.push(second);
        let whole = |f: fn(&(i64, i64, i64, f64)) -> i64| Column::Whole(rows.iter().map(f).collect());
        let mut table = Table::default();
        table.push("point", whole(|r| r.0));
        table.push("world", whole(|r| r.1));
        table.push("policy", whole(|r| r.2));
        let status = |r: &(i64, i64, i64, f64)| if r.3.is_nan() { "failed" } else { "ok" }.to_owned();
        table.push("status", Column::Text(rows.iter().map(status).collect()));
        table.push("npv", Column::Real(rows.iter().map(|r| r.3).collect()));
        (table, manifest)
    }

    #[test]
    fn a_point_is_averaged_over_worlds_and_compared_in_the_same_worlds() {
        let (rows, manifest) = sample(&[
            (4, 0, 0, 1.0),
            (4, 0, 1, 11.0),
            (4, 1, 0, 3.0),
            (4, 1, 1, 15.0),
            (7, 0, 0, 5.0),
            (7, 0, 1, 5.5),
        ]);
        let means = of(&rows, &manifest).unwrap();
        let real = |name| means.real(name).unwrap();
        assert_eq!(means.whole("point").unwrap(), [4, 4, 7, 7]);
        assert_eq!(means.whole("worlds").unwrap(), [2, 2, 1, 1]);
        assert_eq!(real("npv_mean"), [2.0, 13.0, 5.0, 5.5]);
        // The standard deviation of a sample: of 1 and 3 it is the root of 2.
        assert_eq!(real("npv_sd")[0], 2_f64.sqrt());
        assert_eq!(real("npv_difference")[1], 11.0);
        assert!((real("npv_difference_half")[1] - 12.706_204_736_174_7).abs() < 1e-9);
        // The baseline is not compared with itself, and one world has no spread.
        assert!(real("npv_difference")[0].is_nan() && real("npv_sd")[2].is_nan());
    }

    #[test]
    fn a_failed_trial_takes_its_world_out_and_is_counted() {
        let (rows, manifest) = sample(&[(0, 0, 0, 1.0), (0, 0, 1, f64::NAN), (0, 1, 0, 3.0), (0, 1, 1, 4.0)]);
        let means = of(&rows, &manifest).unwrap();
        assert_eq!(means.real("npv_mean").unwrap(), [3.0, 4.0]);
        assert_eq!(
            (means.whole("worlds").unwrap(), means.whole("failed").unwrap()),
            (&[1, 1][..], &[0, 1][..])
        );
        let (odd, manifest) = sample(&[(0, 0, 0, 1.0), (0, 0, 0, 1.0)]);
        assert!(of(&odd, &manifest).unwrap_err().message.contains("one per world and policy"));
    }
}
