//! The answer so far: which policy is best at how many points, and by how much.

use serde::Serialize;

use super::words::{amount, with_unit};
use crate::report::Lang;
use crate::report::text::shortened;
use crate::stats::quantile;
use crate::store::Manifest;

/// Sums over the worlds of a point in which every policy has a result; memory is points x policies.
#[derive(Clone, Debug)]
pub struct Standing {
    policies: usize,
    baseline: usize,
    higher_is_better: bool,
    /// By point.
    worlds: Vec<u32>,
    /// Point by point, policy by policy.
    sums: Vec<f64>,
}

/// One policy so far.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PolicyStanding {
    pub name: String,
    pub baseline: bool,
    /// Points at which its mean is the best; points that several share count for all of them.
    pub best_at: u64,
    /// Mean over points of the measure and, but for the baseline, of the gain on it (more is better).
    pub mean: f64,
    pub gain: Option<f64>,
    /// Middle 80 % of the points of the gain; of the measure if there is one policy.
    pub low: f64,
    pub high: f64,
}

impl Standing {
    pub fn new(manifest: &Manifest) -> Standing {
        Standing {
            policies: manifest.policies.len(),
            baseline: manifest.baseline(),
            higher_is_better: manifest.metric(&manifest.measure).is_none_or(|m| m.higher_is_better),
            worlds: Vec::new(),
            sums: Vec::new(),
        }
    }

    /// Adds a world at a point: the measure under each policy. A world in which one is missing counts for none.
    pub fn add(&mut self, point: u32, values: &[f64]) {
        if values.len() != self.policies || !values.iter().all(|v| v.is_finite()) {
            return;
        }
        let point = point as usize;
        if self.worlds.len() <= point {
            self.worlds.resize(point + 1, 0);
            self.sums.resize((point + 1) * self.policies, 0.0);
        }
        let sums = &mut self.sums[point * self.policies..][..self.policies];
        sums.iter_mut().zip(values).for_each(|(sum, v)| *sum += v);
        self.worlds[point] += 1;
    }

    /// Points that have an answer.
    pub fn points(&self) -> u64 {
        self.worlds.iter().filter(|n| **n > 0).count() as u64
    }

    /// The policies in their order; nothing before the first result.
    pub fn policies(&self, manifest: &Manifest) -> Vec<PolicyStanding> {
        let points = self.points();
        if points == 0 {
            return Vec::new();
        }
        let sign = if self.higher_is_better { 1.0 } else { -1.0 };
        let mut best = vec![0; self.policies];
        let (mut means, mut gains) = (vec![0.0; self.policies], vec![Vec::new(); self.policies]);
        for (n, sums) in self.worlds.iter().zip(self.sums.chunks(self.policies)).filter(|(n, _)| **n > 0) {
            let at = |p: usize| sums[p] / f64::from(*n);
            let top = (0..self.policies).map(|p| sign * at(p)).fold(f64::NEG_INFINITY, f64::max);
            for p in 0..self.policies {
                best[p] += u64::from(sign * at(p) == top);
                means[p] += at(p) / points as f64;
                gains[p].push(if self.policies == 1 { at(p) } else { sign * (at(p) - at(self.baseline)) });
            }
        }
        let ends = |values: &[f64]| {
            let sorted = quantile::sorted(values).unwrap_or_default();
            [0.1, 0.9].map(|p| quantile::of_sorted(&sorted, p))
        };
        (0..self.policies)
            .map(|p| {
                let [low, high] = ends(&gains[p]);
                PolicyStanding {
                    name: manifest.policies[p].name.clone(),
                    baseline: manifest.policies[p].baseline,
                    best_at: best[p],
                    mean: means[p],
                    gain: (p != self.baseline).then(|| gains[p].iter().sum::<f64>() / points as f64),
                    low,
                    high,
                }
            })
            .collect()
    }

    /// A few words for the progress line, fewer beside a bar; nothing before the first result.
    pub fn in_short(&self, manifest: &Manifest, lang: Lang, beside_bar: bool) -> Option<String> {
        let t = lang.texts().plan;
        let (all, points) = (self.policies(manifest), self.points());
        let said = (t.points)(points);
        if let [only] = all.as_slice() {
            let spread = (only.high - only.low).abs() / 2.0;
            let mean = with_unit(lang, manifest, &amount(lang, manifest, only.mean, spread, false));
            return Some((t.mean)(&mean, &said));
        }
        // Of several the first one, as in the file.
        let first = all.iter().rev().max_by_key(|p| p.best_at)?;
        let share = lang.percent(first.best_at as f64 / points as f64);
        let name = shortened(&first.name);
        Some(if beside_bar { (t.leads_short)(&name, &share) } else { (t.leads)(&name, &share, &said) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::scenario;

    #[test]
    fn the_best_policy_is_counted_point_by_point_and_gains_are_paired() {
        let m = Manifest::of(&scenario(2), "s.toml", "", None);
        let mut standing = Standing::new(&m);
        assert!(standing.policies(&m).is_empty() && standing.in_short(&m, Lang::En, false).is_none());
        for (point, values) in [(0, [10.0, 14.0]), (0, [12.0, 12.0]), (1, [5.0, 4.0]), (3, [0.0, 8.0])] {
            standing.add(point, &values);
        }
        standing.add(3, &[100.0, f64::NAN]);
        let all = standing.policies(&m);
        assert_eq!(standing.points(), 3);
        assert_eq!([all[0].best_at, all[1].best_at], [1, 2]);
        assert_eq!((all[0].gain, all[1].gain), (None, Some(3.0)), "(2 - 1 + 8) / 3");
        let said = |bar| standing.in_short(&m, Lang::En, bar).unwrap();
        assert_eq!(said(false), "best at 67 % of 3 points: \"Ask for complaints\"");
        assert_eq!(said(true), "best at 67 %: \"Ask for complaints\"");
    }
}
