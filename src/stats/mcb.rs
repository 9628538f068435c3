//! Multiple comparisons with the best: how far each policy is from the best of the others.
//!
//! Hsu (1984) with the widths of single pairs as in Edwards and Hsu (1983). A pair's width is the one-sided
//! Bonferroni t bound t(1 - α/(k-1), n-1) S_D/√n of its own differences, which holds under any dependence
//! between policies (Nelson and Matejcik 1995 take the largest S_D for all pairs, which is wider).

use super::moments::Moments;
use super::paired::differences;
use super::sequence::Sampling;

/// Interval of "true mean less the best true mean of the others": `low ≤ 0 ≤ high`. `low` = 0 names the
/// best, `high` = 0 rules it out; all intervals hold together.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct FromBest {
    pub low: f64,
    pub high: f64,
}

/// Intervals from means (more is better) and the widths of all pairs. A single policy has none.
pub fn intervals(means: &[f64], width: impl Fn(usize, usize) -> f64) -> Vec<FromBest> {
    let k = means.len();
    let others = |i: usize| (0..k).filter(move |&j| j != i);
    let reach = |i: usize| others(i).map(|j| means[i] - means[j] + width(i, j)).fold(f64::INFINITY, f64::min);
    if k < 2 {
        return Vec::new();
    }
    let candidates: Vec<bool> = (0..k).map(|i| reach(i) >= 0.0).collect();
    let low = |i: usize| {
        let rivals = others(i).filter(|&j| candidates[j]);
        rivals.map(|j| means[i] - means[j] - width(i, j)).fold(0.0, f64::min)
    };
    (0..k).map(|i| FromBest { low: low(i), high: reach(i).max(0.0) }).collect()
}

/// Intervals of `results[policy][world]` at joint error `alpha`, more is better. `None` below two worlds or
/// when a value is not finite.
pub fn of(results: &[Vec<f64>], alpha: f64, sampling: Sampling) -> Option<Vec<FromBest>> {
    let k = results.len();
    let means = results.iter().map(|r| Moments::of(r).map(|m| m.mean())).collect::<Option<Vec<_>>>()?;
    let n = results.first()?.len();
    if n < 2 {
        return None;
    }
    if k < 2 {
        return Some(Vec::new());
    }
    // One-sided error α/(k-1) is the two-sided interval at twice that.
    let level = 2.0 * alpha / (k - 1) as f64;
    let mut widths = vec![0.0; k * k];
    for i in 0..k {
        for j in 0..i {
            let sd = Moments::of(&differences(&results[i], &results[j]))?.sd()?;
            widths[i * k + j] = sampling.half_width(n as f64, sd, level);
            widths[j * k + i] = widths[i * k + j];
        }
    }
    Some(intervals(&means, |i, j| widths[i * k + j]))
}

#[cfg(test)]
mod tests {
    use super::super::{KSL, t_quantile};
    use super::*;

    /// Costs turned so that more is better; positions as in the book.
    fn turned() -> Vec<Vec<f64>> {
        KSL.iter().map(|x| x.iter().map(|v| -v).collect()).collect()
    }
    fn means() -> Vec<f64> {
        turned().iter().map(|x| Moments::of(x).unwrap().mean()).collect()
    }

    #[test]
    fn without_width_the_points_are_those_ksl_prints() {
        // In the book's direction (less is better): [0, 5.686], [0, 4.886], [-4.428, 0], [0, 4.428].
        let found = intervals(&means(), |_, _| 0.0);
        let book = [(0.0, 5.686), (0.0, 4.886), (-4.428, 0.0), (0.0, 4.428)];
        for (f, (low, high)) in found.iter().zip(book) {
            assert!((-f.high - low).abs() < 1e-9 && (-f.low - high).abs() < 1e-9, "{f:?}");
        }
    }

    #[test]
    fn with_the_width_of_the_largest_pair_the_table_is_hsus() {
        // w = t(1 - .05/3, 9) sqrt(28.498049 / 10) = 2.509587 x 1.688136 = 4.236524 by hand.
        let largest = (0..4)
            .flat_map(|i| (0..i).map(move |j| (i, j)))
            .map(|(i, j)| Moments::of(&differences(&KSL[i], &KSL[j])).unwrap().variance().unwrap())
            .fold(0.0, f64::max);
        assert!((largest - 28.498_049).abs() < 5e-7);
        let w = t_quantile(1.0 - 0.05 / 3.0, 9.0) * (largest / 10.0).sqrt();
        assert!((w - 4.236_524).abs() < 5e-6, "{w}");
        let means = means();
        for (i, f) in intervals(&means, |_, _| w).iter().enumerate() {
            let best_other = (0..4).filter(|&j| j != i).map(|j| means[j]).fold(f64::NEG_INFINITY, f64::max);
            let d = means[i] - best_other;
            assert!((f.low - (d - w).min(0.0)).abs() < 1e-12 || (i == 2 && f.low == 0.0), "{i} {f:?}");
            assert!((f.high - (d + w).max(0.0)).abs() < 1e-12, "{i} {f:?}");
        }
    }

    #[test]
    fn only_the_third_system_can_be_the_best() {
        let found = of(&turned(), 0.05, Sampling::Fixed).unwrap();
        let highs: Vec<bool> = found.iter().map(|f| f.high > 0.0).collect();
        assert_eq!(highs, [false, false, true, false]);
        assert_eq!(found[2].low, 0.0);
        // Widths of single pairs are narrower than the largest for all: Four less Three.
        let four_three = Moments::of(&differences(&KSL[3], &KSL[2])).unwrap().sd().unwrap();
        let w = t_quantile(1.0 - 0.05 / 3.0, 9.0) * four_three / 10_f64.sqrt();
        assert!((found[3].low - (-4.428 - w)).abs() < 1e-9);
    }

    #[test]
    fn equal_policies_are_all_candidates_and_nothing_else_is_said() {
        let same = vec![KSL[0].to_vec(), KSL[0].to_vec()];
        assert_eq!(of(&same, 0.05, Sampling::Fixed).unwrap(), vec![FromBest { low: 0.0, high: 0.0 }; 2]);
        assert_eq!(of(&same[..1], 0.05, Sampling::Fixed), Some(Vec::new()));
        assert_eq!(of(&[vec![1.0], vec![2.0]], 0.05, Sampling::Fixed), None);
        assert_eq!(of(&[vec![1.0, f64::NAN], vec![2.0, 1.0]], 0.05, Sampling::Fixed), None);
    }
}
