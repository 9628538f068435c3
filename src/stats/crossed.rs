//! Means over points and worlds that are crossed: every point of a sweep is simulated in the same worlds.
//!
//! The luck of a world is then in the results of all points, and averaging over points does not take it out. The error
//! of a mean is therefore that of a two-way layout (Owen 2007, "The pigeonhole bootstrap", Ann. Appl. Stat. 1): the variance of the means of worlds and, where the points are a sample
//! of their ranges, that of the means of points too. What is left between the two counts twice, so the sum is never
//! too small on average.

use std::collections::BTreeMap;

use super::mcb::{self, FromBest};
use super::shared_worlds::Error;

/// A mean, and by how much each world and each group of points moves it.
#[derive(Clone, Debug, PartialEq)]
pub struct Mean {
    pub mean: f64,
    worlds: Vec<f64>,
    groups: Vec<f64>,
}

impl Mean {
    /// Mean over points of the means over worlds of `value(point, world)`; a value that is not finite is missing, and
    /// to be compared with others must be missing there, too. `together[point]` names the points that are chosen together
    /// (a trajectory, a base row). `None` without points or when one has no value.
    pub fn of(worlds: usize, together: &[usize], value: impl Fn(usize, usize) -> f64) -> Option<Mean> {
        let n = together.len() as f64;
        let (mut moved, mut seen) = (vec![0.0; worlds], vec![false; worlds]);
        let mut at = Vec::with_capacity(together.len());
        for point in 0..together.len() {
            let there: Vec<(usize, f64)> =
                (0..worlds).map(|w| (w, value(point, w))).filter(|(_, v)| v.is_finite()).collect();
            let count = there.len() as f64;
            let mean = there.iter().map(|(_, v)| v).sum::<f64>() / count;
            for (w, v) in there {
                moved[w] += (v - mean) / (count * n);
                seen[w] = true;
            }
            at.push(mean);
        }
        let mean = at.iter().sum::<f64>() / n;
        let mut groups: BTreeMap<usize, f64> = BTreeMap::new();
        for (group, m) in together.iter().zip(&at) {
            *groups.entry(*group).or_default() += (m - mean) / n;
        }
        let worlds = moved.into_iter().zip(seen).filter(|(_, seen)| *seen).map(|(m, _)| m).collect();
        mean.is_finite().then(|| Mean { mean, worlds, groups: groups.into_values().collect() })
    }

    /// This mean less another one over the same points and worlds.
    pub fn less(&self, other: &Mean) -> Mean {
        Mean {
            mean: self.mean - other.mean,
            worlds: super::paired::differences(&self.worlds, &other.worlds),
            groups: super::paired::differences(&self.groups, &other.groups),
        }
    }

    /// Its error over worlds, with the error over points if those are a `sample`. Of one world only the latter is known.
    /// `None` where nothing is.
    pub fn error(&self, sample: bool) -> Option<Error> {
        match (self.worlds.len() > 1, sample) {
            (true, true) => Some(together(error(&self.worlds)?, error(&self.groups)?)),
            (true, false) => error(&self.worlds),
            (false, true) => error(&self.groups),
            (false, false) => None,
        }
    }
}

/// How far each mean is from the best of the others, all together at error `alpha` (see [`mcb`]). `None` where an error is
/// not known.
pub fn among(means: &[Mean], alpha: f64, sample: bool) -> Option<Vec<FromBest>> {
    let k = means.len();
    let mut widths = vec![0.0; k * k];
    for i in 0..k {
        for j in (0..k).filter(|j| *j != i) {
            let error = means[i].less(&means[j]).error(sample)?;
            // One-sided error α/(k-1) is the two-sided interval at twice that.
            widths[i * k + j] = error.half(2.0 * alpha / (k - 1) as f64);
        }
    }
    let plain: Vec<f64> = means.iter().map(|m| m.mean).collect();
    Some(mcb::intervals(&plain, |i, j| widths[i * k + j]))
}

/// Two independent errors of the same number, with Welch and Satterthwaite's degrees of freedom.
fn together(a: Error, b: Error) -> Error {
    let variance = a.variance + b.variance;
    let part = |e: Error| e.variance * e.variance / e.freedom;
    let parts = part(a) + part(b);
    let freedom = if parts > 0.0 { variance * variance / parts } else { a.freedom.min(b.freedom) };
    Error { variance, freedom }
}

/// Error of a sum of independent contributions that add up to nothing.
fn error(moved: &[f64]) -> Option<Error> {
    let k = moved.len() as f64;
    let squares: f64 = moved.iter().map(|m| m * m).sum();
    (moved.len() > 1).then(|| Error { variance: squares * k / (k - 1.0), freedom: k - 1.0 })
}

#[cfg(test)]
mod tests {
    use super::super::paired::Estimate;
    use super::super::regression::tests::normal;
    use super::*;

    const POINTS: usize = 48;
    const WORLDS: usize = 8;

    fn own() -> Vec<usize> {
        (0..POINTS).collect()
    }

    #[test]
    fn over_worlds_it_is_the_t_interval_of_the_means_of_worlds() {
        let x = normal(1, POINTS * WORLDS);
        let mean = Mean::of(WORLDS, &own(), |p, w| x[p * WORLDS + w]).unwrap();
        let of_world = |w: usize| (0..POINTS).map(|p| x[p * WORLDS + w]).sum::<f64>() / POINTS as f64;
        let t = Estimate::of(&(0..WORLDS).map(of_world).collect::<Vec<_>>(), 0.05).unwrap();
        let error = mean.error(false).unwrap();
        assert!((mean.mean - t.mean).abs() < 1e-12 && (error.half(0.05) - t.half).abs() < 1e-9);
        assert!((error.freedom - 7.0).abs() < 1e-9);
    }

    #[test]
    fn of_one_world_only_the_points_are_known_and_missing_values_shift_nothing() {
        let x = normal(1, POINTS);
        let one = Mean::of(1, &own(), |p, _| x[p]).unwrap();
        assert_eq!(one.error(false), None);
        let t = Estimate::of(&x, 0.05).unwrap();
        assert!((one.error(true).unwrap().half(0.05) - t.half).abs() < 1e-9);
        // Points differ a lot and worlds not at all: a missing trial at one of them is no luck of its world.
        let gap = |p: usize, w: usize| if (p, w) == (3, 2) { f64::NAN } else { 100.0 * x[p] };
        let some = Mean::of(WORLDS, &own(), gap).unwrap();
        assert!(some.error(false).unwrap().variance < 1e-24);
        assert_eq!(Mean::of(WORLDS, &own(), |p, _| if p == 3 { f64::NAN } else { 1.0 }), None);
        assert_eq!(Mean::of(WORLDS, &[], |_, _| 1.0), None);
    }

    /// Share of so many sweeps whose 95 % interval holds the true mean 0. `sizes`: spread of groups of points, of worlds
    /// and of what is left.
    fn coverage(sizes: [f64; 3], group: usize, sample: bool, sweeps: u32) -> f64 {
        let together: Vec<usize> = (0..POINTS).map(|p| p / group).collect();
        let holds = |s: &u32| {
            let (a, b) = (normal(3 * s, POINTS), normal(3 * s + 1, WORLDS));
            let e = normal(3 * s + 2, POINTS * WORLDS);
            let value =
                |p: usize, w: usize| sizes[0] * a[p / group] + sizes[1] * b[w] + sizes[2] * e[p * WORLDS + w];
            let mean = Mean::of(WORLDS, &together, value).unwrap();
            // Points that are no sample are the whole: their own mean is the truth.
            let truth = if sample {
                0.0
            } else {
                together.iter().map(|g| sizes[0] * a[*g]).sum::<f64>() / POINTS as f64
            };
            (mean.mean - truth).abs() <= mean.error(sample).unwrap().half(0.05)
        };
        (0..sweeps).filter(holds).count() as f64 / f64::from(sweeps)
    }

    #[test]
    fn intervals_hold_the_truth_as_often_as_they_say_whatever_spreads() {
        // Four standard errors of a share of .95 in 400 sweeps.
        let least = 0.95 - 4.0 * (0.95 * 0.05 / 400_f64).sqrt();
        let cases = [([1.0, 1.0, 1.0], 1), ([0.1, 3.0, 1.0], 1), ([3.0, 0.1, 1.0], 1), ([3.0, 0.3, 1.0], 4)];
        for (sizes, group) in cases {
            let sample = coverage(sizes, group, true, 400);
            assert!(sample >= least, "{sizes:?} in groups of {group}: {sample}");
            let whole = coverage(sizes, group, false, 400);
            assert!(whole >= least && whole <= 2.0 - least - 0.05, "{sizes:?}, all points: {whole}");
        }
    }

    #[test]
    fn distances_from_the_best_hold_together_however_many_policies_there_are() {
        for k in [3, 10] {
            // The first is best by a hundredth of the luck of a world: all are as good as equal.
            let truth = |i: usize| if i == 0 { 0.01 } else { 0.0 };
            let wrong = |s: &u32| {
                let policy = |i: usize| {
                    let seed = 1_000 * s + 2 * i as u32;
                    let (b, e) = (normal(seed, WORLDS), normal(seed + 1, POINTS * WORLDS));
                    Mean::of(WORLDS, &own(), |p, w| truth(i) + b[w] + e[p * WORLDS + w]).unwrap()
                };
                let all: Vec<Mean> = (0..k).map(policy).collect();
                let found = among(&all, 0.05, true).unwrap();
                let exact = |i: usize| if i == 0 { 0.01 } else { -0.01 };
                found.iter().enumerate().any(|(i, x)| x.low > exact(i) || x.high < exact(i))
            };
            let share = (0..200).filter(wrong).count() as f64 / 200.0;
            assert!(share <= 0.05 + 4.0 * (0.05 * 0.95 / 200_f64).sqrt(), "{k} policies: {share}");
        }
    }
}
