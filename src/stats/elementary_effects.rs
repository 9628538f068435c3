//! Elementary effects of Morris trajectories: which factors matter at all, and whether straight.
//!
//! Morris (1991), Technometrics 33; μ* of Campolongo, Cariboni & Saltelli (2007), Environ. Model. Softw. 22. An
//! effect is the change of the result per unit of the factor's range, from one point of a trajectory to the next.

use super::resample::{self, Value};

/// One factor over all trajectories.
#[derive(Clone, Debug, PartialEq)]
pub struct Effects {
    /// Mean of the absolute effects: how much the factor matters.
    pub mu_star: Value,
    /// Mean effect: its direction.
    pub mu: Value,
    /// Standard deviation of the effects: bends and interactions (and luck). 0 for a straight line.
    pub sigma: f64,
    /// Trajectories behind it; those with a missing result are left out.
    pub n: usize,
}

/// Effects of a factor from its changes `(step in the unit cube, change of the result)`, one per trajectory.
/// `None` with fewer than two finite ones.
pub fn effects(changes: &[(f64, f64)], alpha: f64) -> Option<Effects> {
    let all = changes.iter().map(|(step, change)| change / step);
    let d: Vec<f64> = all.filter(|e| e.is_finite()).collect();
    if d.len() < 2 {
        return None;
    }
    let size: Vec<f64> = d.iter().map(|e| e.abs()).collect();
    let weights: Vec<Vec<f64>> =
        (0..resample::times(d.len() * 2)).map(|b| resample::counts(b, d.len())).collect();
    let value = |x: &[f64]| {
        let mean = x.iter().sum::<f64>() / x.len() as f64;
        let resampled: Vec<f64> = weights.iter().map(|w| resample::weighted_mean(x, w)).collect();
        Value::of(mean, &resampled, alpha)
    };
    let mu = value(&d);
    let squares: f64 = d.iter().map(|e| (e - mu.value) * (e - mu.value)).sum();
    let sigma = (squares / (d.len() - 1) as f64).sqrt();
    Some(Effects { mu_star: value(&size), mu, sigma, n: d.len() })
}

/// The scale that a factor's steps are measured on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Scale {
    Linear {
        low: f64,
        high: f64,
    },
    /// Both ends above 0.
    Log {
        low: f64,
        high: f64,
    },
    /// Words by their number in the list: a step is one whole range, whatever the words.
    Words,
}

/// A step as a share of the factor's range; `None` where nothing moved, as of whole numbers that are rounded.
pub fn step(scale: Scale, before: f64, after: f64) -> Option<f64> {
    let step = match scale {
        Scale::Linear { low, high } => (after - before) / (high - low),
        Scale::Log { low, high } => (after / before).ln() / (high / low).ln(),
        Scale::Words => (after - before).signum(),
    };
    (step.is_finite() && after != before).then_some(step)
}

#[cfg(test)]
mod tests {
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
                changes[j].push((after[j] - before[j], f(&after) - f(&before)));
            }
        }
        changes.iter().map(|c| effects(c, 0.05).unwrap()).collect()
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
    fn missing_results_are_left_out_and_too_few_say_nothing() {
        let d = [(0.5, 1.0), (0.5, f64::NAN), (-0.5, -1.0)];
        let found = effects(&d, 0.05).unwrap();
        assert_eq!((found.n, found.mu.value, found.sigma), (2, 2.0, 0.0));
        assert_eq!(effects(&d[..2], 0.05), None);
    }

    #[test]
    fn a_step_is_a_share_of_the_range_on_its_own_scale() {
        let linear = Scale::Linear { low: 0.0, high: PI / 2.0 };
        assert_eq!(step(linear, 0.0, PI / 2.0), Some(1.0));
        assert!(
            (step(Scale::Log { low: 1.0, high: 1000.0 }, 100.0, 10.0).unwrap() + 1.0 / 3.0).abs() < 1e-12
        );
        assert_eq!([(2.0, 0.0), (0.0, 1.0)].map(|(a, b)| step(Scale::Words, a, b)), [Some(-1.0), Some(1.0)]);
        assert_eq!([linear, Scale::Words].map(|s| step(s, 1.0, 1.0)), [None, None]);
        assert_eq!(step(Scale::Linear { low: 1.0, high: 1.0 }, 1.0, 1.0), None);
    }
}
