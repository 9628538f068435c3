//! Elementary effects of Morris trajectories: which factors matter at all, and whether straight.
//!
//! Morris (1991), Technometrics 33; μ* of Campolongo, Cariboni & Saltelli (2007), Environ. Model. Softw. 22. An
//! effect is the change of the result per unit of the factor's range, from one point of a trajectory to the next.

//!
//! An effect is of the mean response: what luck adds to the size of an effect is told by products of two different
//! worlds, which carry none. Without luck the numbers are Morris' own.

use super::grouped;
use super::resample::{self, Value};
use super::shared_worlds::{self, Error, centred, merged, pairs, widened, without_groups};

/// One factor over all trajectories.
#[derive(Clone, Debug, PartialEq)]
pub struct Effects {
    /// Mean of the absolute effects, as a whole reduced by the share of their squares that luck makes: how much the
    /// factor matters. Its interval reaches 0 where luck may be all there is.
    pub mu_star: Value,
    /// Mean effect: its direction.
    pub mu: Value,
    /// Standard deviation of the effects without luck (with one world, with it): bends and interactions. 0 for a
    /// straight line.
    pub sigma: f64,
    /// Trajectories behind it.
    pub n: usize,
}

/// Effects of a factor, `[trajectory * worlds + world]`, each the change of the result by the step in the unit cube.
/// `None` with fewer than two trajectories or when a number is not finite.
pub fn effects(all: &[f64], worlds: usize, alpha: f64) -> Option<Effects> {
    let n = all.len() / worlds.max(1);
    if n < 2 || !super::all_finite(all) {
        return None;
    }
    let terms = terms(all, worlds);
    let now = statistics(&terms, |x| x.iter().sum::<f64>() / n as f64);
    // Of very many trajectories groups are resampled.
    let sums = terms.each_ref().map(|t| grouped::sums(t));
    let again: Vec<[f64; 3]> = (0..resample::times(sums[0].len() * 4))
        .map(|b| {
            let weights = resample::counts(b, sums[0].len());
            statistics(&sums, |x| x.iter().zip(&weights).map(|(x, w)| x * w).sum::<f64>() / n as f64)
        })
        .collect();
    let (some, groups) = merged(all, worlds, shared_worlds::MOST_GROUPS);
    let without = without_groups(&some, groups, |left, worlds| {
        statistics(&self::terms(left, worlds), |x| x.iter().sum::<f64>() / n as f64)
    });
    let value = |i: usize| {
        let of = |all: &[[f64; 3]]| all.iter().map(|s| s[i]).collect::<Vec<f64>>();
        widened(Value::of(now[i], &of(&again), alpha), Error::jackknife(groups, &of(&without)), alpha)
    };
    let (size, squares) = (value(0), value(2));
    let low = if worlds > 1 && squares.low <= 0.0 { 0.0 } else { size.low.max(0.0) };
    let own = centred(all.to_vec(), worlds);
    let variance = own.chunks(worlds).map(pairs).sum::<f64>() / (n - 1) as f64;
    Some(Effects { mu_star: Value { low, ..size }, mu: value(1), sigma: variance.max(0.0).sqrt(), n })
}

/// What each trajectory adds: size, effect, its square, and its square without luck.
fn terms(all: &[f64], worlds: usize) -> [Vec<f64>; 4] {
    let effect = shared_worlds::means(all, worlds);
    [
        effect.iter().map(|e| e.abs()).collect(),
        effect.clone(),
        effect.iter().map(|e| e * e).collect(),
        all.chunks(worlds).map(pairs).collect(),
    ]
}

/// μ*, μ, and the mean square without luck.
fn statistics(terms: &[Vec<f64>; 4], mean: impl Fn(&[f64]) -> f64) -> [f64; 3] {
    let [size, effect, square, without] = terms.each_ref().map(|t| mean(t));
    let free = if square > 0.0 { (without / square).clamp(0.0, 1.0).sqrt() } else { 1.0 };
    [size * free, effect, without]
}

#[cfg(test)]
mod tests {
    use super::super::regression::tests::normal;
    use super::*;
    use crate::design::{Design, Factor, Kind, Range};
    use std::f64::consts::PI;

    fn screened(k: usize, trajectories: u32, f: impl Fn(&[f64]) -> f64) -> Vec<Effects> {
        let factor = |j| Factor { key: format!("x{j}"), range: Range::Linear { low: 0.0, high: 1.0 } };
        let design =
            Design::new(Kind::Morris, (0..k).map(factor).collect(), trajectories, 3, Vec::new()).unwrap();
        let at = |i| -> Vec<f64> { design.point(i).iter().map(|l| l.number().unwrap()).collect() };
        let mut changes = vec![Vec::new(); k];
        for index in 0..design.len() {
            if let Some(factor) = design.role(index).moved {
                let (before, after) = (at(index - 1), at(index));
                let j = factor as usize;
                changes[j].push((f(&after) - f(&before)) / (after[j] - before[j]));
            }
        }
        changes.iter().map(|c| effects(c, 1, 0.05).unwrap()).collect()
    }

    #[test]
    fn of_a_straight_line_the_effects_are_its_slopes_exactly() {
        let found = screened(3, 10, |x| 4.0 * x[0] - 2.5 * x[1] + 7.0);
        for (e, slope) in found.iter().zip([4.0_f64, -2.5, 0.0]) {
            assert!((e.mu.value - slope).abs() < 1e-12 && (e.mu_star.value - slope.abs()).abs() < 1e-12);
            assert!(e.sigma < 1e-12 && e.n == 10);
        }
    }

    #[test]
    fn ishigami_has_the_published_effects() {
        // SALib, 10,000 trajectories on 4 levels: mu* 7.682808, 7.875, 6.256295 per 2π of range, which is the whole
        // unit range here. The second is exact; the others vary with σ/√n (σ about 6.2 and 7.5, n = 4,000): 4 SE.
        let found = screened(3, 4000, |u| {
            let x = |i: usize| PI * (2.0 * u[i] - 1.0);
            x(0).sin() + 7.0 * x(1).sin().powi(2) + 0.1 * x(2).powi(4) * x(0).sin()
        });
        for (e, (expected, se)) in found.iter().zip([(7.682808, 0.1), (7.875, 1e-12), (6.256295, 0.12)]) {
            assert!(
                (e.mu_star.value - expected).abs() < 4.0 * se,
                "{} instead of {expected}",
                e.mu_star.value
            );
        }
    }

    #[test]
    fn too_few_and_missing_results_say_nothing() {
        assert_eq!(effects(&[1.0, f64::NAN], 1, 0.05), None);
        assert_eq!(effects(&[1.0, 2.0], 2, 0.05), None);
    }

    /// Effects of size 2, up or down at random, or none, with luck of the steps' own and of the worlds.
    fn lucky(seed: u32, size: f64, n: usize, worlds: usize) -> Vec<f64> {
        let (own, world) = (normal(2 * seed, n * worlds), normal(2 * seed + 1, worlds));
        let sign = normal(1_000 + seed, n);
        (0..n * worlds)
            .map(|i| size * sign[i / worlds].signum() + 3.0 * own[i] + 2.0 * world[i % worlds])
            .collect()
    }

    #[test]
    fn a_factor_that_does_nothing_reaches_0_and_one_that_does_is_measured_without_luck() {
        let seeds = 60;
        let found =
            |size: f64| (0..seeds).map(move |seed| effects(&lucky(seed, size, 40, 8), 8, 0.05).unwrap());
        // 5 % may not reach 0, and four standard errors of 1.7.
        let nothing = found(0.0).filter(|e| e.mu_star.low == 0.0).count();
        assert!(nothing >= 50, "{nothing} of {seeds}");
        let mean = found(0.0).map(|e| e.mu_star.value).sum::<f64>() / f64::from(seeds);
        // Luck alone makes mean sizes of 1.0 here.
        assert!(mean < 0.6, "{mean}");
        let held = |e: &Effects| e.mu_star.low <= 2.0 && 2.0 <= e.mu_star.high;
        let covered = found(2.0).filter(held).count();
        assert!(covered >= 50, "{covered} of {seeds}");
        let mu = found(0.0).filter(|e| e.mu.low <= 0.0 && 0.0 <= e.mu.high).count();
        assert!(mu >= 50, "{mu} of {seeds}");
    }

    #[test]
    fn very_many_trajectories_take_no_more_resamples_than_a_thousand() {
        let all = normal(3, 100_000);
        let found = effects(&all, 1, 0.05).unwrap();
        // √(2/π) with an error of .6 / √100,000.
        assert!((found.mu_star.value - 0.797_885).abs() < 0.008 && found.mu_star.half() < 0.008);
    }
}
