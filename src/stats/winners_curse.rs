//! The leader's gain without the luck that made it the leader.
//!
//! Of equal policies the one that happens to look best looks better than it is: by 0.85 standard errors
//! among three, 1.16 among five. Cross-validation removes that: the policy is chosen on nine tenths of the
//! worlds and measured on the tenth that had no say in the choice (Stone 1974). With an undoubted leader
//! every choice is the same and nothing is corrected.

use super::bootstrap::{self, RESAMPLES};
use super::moments::Moments;

/// Parts into which worlds are split, by their position.
pub const FOLDS: usize = 10;
/// Rows that the bootstrap of the choice works on at most; more worlds are averaged in equal batches first.
const MOST_BATCHES: usize = 256;

/// Cross-validated mean of the policy with the highest mean; at most that mean. `None` with fewer than two
/// worlds per fold or when a value is not finite.
pub fn corrected(results: &[Vec<f64>]) -> Option<f64> {
    let n = results.first()?.len();
    if n < 2 * FOLDS || !results.iter().all(|r| super::all_finite(r)) {
        return None;
    }
    let mut total = 0.0;
    for fold in 0..FOLDS {
        let in_fold = |w: &usize| w % FOLDS == fold;
        let sum =
            |r: &Vec<f64>, within: bool| (0..n).filter(|w| in_fold(w) == within).map(|w| r[w]).sum::<f64>();
        let chosen_by: Vec<f64> = results.iter().map(|r| sum(r, false)).collect();
        let chosen =
            (0..results.len()).fold(0, |best, p| if chosen_by[p] > chosen_by[best] { p } else { best });
        total += sum(&results[chosen], true);
    }
    Some(total / n as f64)
}

/// Share of bootstrap resamples of the worlds in which each policy has the highest mean; equals share. The
/// shares add up to 1. `None` without a world or when a value is not finite.
pub fn chance_of_leading(results: &[Vec<f64>]) -> Option<Vec<f64>> {
    let k = results.len();
    let batches = results.iter().map(|r| batch_means(r)).collect::<Option<Vec<_>>>()?;
    let n = batches.first().filter(|b| !b.is_empty())?.len();
    let mut shares = vec![0.0; k];
    let mut sums = vec![0.0; k];
    bootstrap::replicates(n, RESAMPLES, |rows| {
        for (sum, batch) in sums.iter_mut().zip(&batches) {
            *sum = rows.iter().map(|&r| batch[r as usize]).sum();
        }
        let top = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let leaders = sums.iter().filter(|s| **s == top).count() as f64;
        for (share, _) in shares.iter_mut().zip(&sums).filter(|(_, s)| **s == top) {
            *share += 1.0 / leaders;
        }
        top
    });
    Some(shares.into_iter().map(|s| s / RESAMPLES as f64).collect())
}

fn batch_means(values: &[f64]) -> Option<Vec<f64>> {
    let size = values.len().div_ceil(MOST_BATCHES).max(1);
    let whole = values.len() / size * size;
    values[..whole].chunks(size).map(|c| Moments::of(c).map(|m| m.mean())).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{normal_cdf, normal_quantile, quadrature};
    use super::*;

    /// Expected maximum of k independent standard normals, by quadrature.
    fn expected_maximum(k: i32) -> f64 {
        let density = |z: f64| (-0.5 * z * z).exp() / (2.0 * std::f64::consts::PI).sqrt();
        let f = |z: f64| f64::from(k) * z * density(z) * normal_cdf(z).powi(k - 1);
        quadrature::integrate(&quadrature::nodes(96), -9.0, 9.0, f)
    }

    /// Independent normal numbers by inversion of a linear congruential sequence.
    fn normals(seed: u64) -> impl FnMut() -> f64 {
        let mut state = seed;
        move || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            normal_quantile(((state >> 11) as f64 + 0.5) / (1_u64 << 53) as f64)
        }
    }

    #[test]
    fn the_curse_of_equal_policies_is_the_expected_maximum() {
        // The published factors are simulated; their own error is about 0.002.
        for (k, factor) in [(3, 0.848), (5, 1.161), (10, 1.541), (20, 1.867)] {
            assert!((expected_maximum(k) - factor).abs() < 0.003, "{k}: {}", expected_maximum(k));
        }
        assert!((expected_maximum(2) - 1.0 / std::f64::consts::PI.sqrt()).abs() < 1e-9);
    }

    #[test]
    fn equal_policies_look_better_than_they_are_until_corrected() {
        let (cases, k, n) = (600, 5, 100);
        let mut next = normals(7);
        let (mut naive, mut fair) = (0.0, 0.0);
        for _ in 0..cases {
            let results: Vec<Vec<f64>> = (0..k).map(|_| (0..n).map(|_| next()).collect()).collect();
            let means = results.iter().map(|r| Moments::of(r).unwrap().mean());
            naive += means.fold(f64::NEG_INFINITY, f64::max) * 10.0;
            fair += corrected(&results).unwrap() * 10.0;
        }
        let (naive, fair) = (naive / f64::from(cases), fair / f64::from(cases));
        // In standard errors; one case has a standard deviation of about 0.67 and 1, so ± 0.11 and ± 0.16.
        assert!((naive - 1.163).abs() < 0.11, "{naive}");
        assert!(fair.abs() < 0.16, "{fair}");
    }

    #[test]
    fn an_undoubted_leader_keeps_its_gain_and_no_leader_gains_by_the_correction() {
        let mut next = normals(3);
        let noise: Vec<f64> = (0..64).map(|_| next()).collect();
        let clear = vec![vec![0.0; 64], noise.iter().map(|v| v + 50.0).collect::<Vec<_>>()];
        let mean = Moments::of(&clear[1]).unwrap().mean();
        assert!((corrected(&clear).unwrap() - mean).abs() < 1e-12);
        let open: Vec<Vec<f64>> = (0..8).map(|_| (0..64).map(|_| next()).collect()).collect();
        let top = open.iter().map(|r| Moments::of(r).unwrap().mean()).fold(f64::NEG_INFINITY, f64::max);
        assert!(corrected(&open).unwrap() <= top + 1e-12);
        assert_eq!(corrected(&[vec![1.0; 19]]), None, "too few worlds to split");
        assert_eq!(corrected(&[vec![f64::NAN; 64]]), None);
    }

    #[test]
    fn chances_of_leading_add_up_to_one_and_equals_share() {
        let same = vec![vec![1.0, 2.0, 3.0]; 4];
        assert_eq!(chance_of_leading(&same), Some(vec![0.25; 4]));
        let mut next = normals(11);
        let open: Vec<Vec<f64>> = (0..3).map(|_| (0..1000).map(|_| next()).collect()).collect();
        let chances = chance_of_leading(&open).unwrap();
        assert!((chances.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        assert_eq!(chance_of_leading(&[vec![], vec![]]), None);
    }
}
