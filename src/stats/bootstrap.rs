//! The bootstrap over worlds, with bias-corrected and accelerated (BCa) intervals.
//!
//! Efron and Tibshirani, An Introduction to the Bootstrap (1993), §14.3. Whole worlds are drawn, all
//! policies of a world together, so that the pairing is kept. The key of the draws is fixed: the same rows
//! give the same interval.

use super::{all_finite, normal_cdf, normal_quantile, quantile};

/// Resamples behind every interval.
pub const RESAMPLES: usize = 2_000;
/// Rows drawn for one interval at most, but for the usual number of resamples.
const MOST_DRAWS: usize = 16_000_000;
/// Fewest resamples that must lie beyond an end of an interval for that end to be given.
const BEYOND_END: f64 = 5.0;

/// SplitMix64 (Steele, Lea and Flood 2014): a counter through a mixing function.
struct Words(u64);

impl Words {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        x ^ (x >> 31)
    }
}

/// The statistic on `resamples` samples of n row numbers drawn with replacement. A row number is drawn from
/// 32 bits by multiplication, uneven by less than n / 2^32.
pub fn replicates(n: usize, resamples: usize, mut statistic: impl FnMut(&[u32]) -> f64) -> Vec<f64> {
    let mut words = Words(0x6772_6170_6576_696E);
    let mut rows = vec![0_u32; n];
    let below = |bits: u64| (((bits & 0xFFFF_FFFF) * n as u64) >> 32) as u32;
    let draw = |_| {
        for pair in rows.chunks_mut(2) {
            let word = words.next();
            pair[0] = below(word);
            if let Some(second) = pair.get_mut(1) {
                *second = below(word >> 32);
            }
        }
        statistic(&rows)
    };
    (0..resamples).map(draw).collect()
}

/// Acceleration: a sixth of the skewness of the empirical influence values (Efron and Tibshirani, eq. 14.15).
pub fn acceleration(influence: &[f64]) -> f64 {
    let squares: f64 = influence.iter().map(|u| u * u).sum();
    let cubes: f64 = influence.iter().map(|u| u * u * u).sum();
    if squares > 0.0 { cubes / (6.0 * squares.powf(1.5)) } else { 0.0 }
}

/// BCa interval of an estimate at two-sided error `alpha`, from its replicates and its influence values
/// (one per row; only their proportions count). `None` when a replicate is not finite, when the estimate
/// lies outside all replicates, or when an end would rest on fewer than [`BEYOND_END`] of them.
pub fn bca(estimate: f64, influence: &[f64], replicates: &[f64], alpha: f64) -> Option<(f64, f64)> {
    if !estimate.is_finite() || !all_finite(influence) {
        return None;
    }
    let sorted = quantile::sorted(replicates)?;
    if sorted[0] == sorted[sorted.len() - 1] {
        return (sorted[0] == estimate).then_some((estimate, estimate));
    }
    let below = sorted.iter().filter(|&&r| r < estimate).count() as f64;
    let equal = sorted.iter().filter(|&&r| r == estimate).count() as f64;
    let share = (below + 0.5 * equal) / sorted.len() as f64;
    if share <= 0.0 || share >= 1.0 {
        return None;
    }
    let (bias, a) = (normal_quantile(share), acceleration(influence));
    let end = |p: f64| {
        let z = bias + normal_quantile(p);
        let denominator = 1.0 - a * z;
        (denominator > 0.0).then(|| normal_cdf(bias + z / denominator))
    };
    let (low, high) = (end(alpha / 2.0)?, end(1.0 - alpha / 2.0)?);
    let fewest = BEYOND_END / sorted.len() as f64;
    if low < fewest || high > 1.0 - fewest {
        return None;
    }
    Some((quantile::of_sorted(&sorted, low), quantile::of_sorted(&sorted, high)))
}

/// BCa interval of a mean; see [`bca`].
pub fn of_mean(values: &[f64], alpha: f64) -> Option<(f64, f64)> {
    let m = super::moments::Moments::of(values).filter(|m| m.n() >= 2)?;
    let influence: Vec<f64> = values.iter().map(|v| v - m.mean()).collect();
    // Centred on the mean, so that a large mean does not drown the spread.
    let mean = |rows: &[u32]| rows.iter().map(|&r| influence[r as usize]).sum::<f64>() / rows.len() as f64;
    // Small errors need more resamples, fifty beyond each end; what costs too much is not tried.
    let resamples = ((100.0 / alpha).ceil() as usize).max(RESAMPLES);
    if resamples > RESAMPLES && resamples * values.len() > MOST_DRAWS {
        return None;
    }
    let (low, high) = bca(0.0, &influence, &replicates(values.len(), resamples, mean), alpha)?;
    Some((m.mean() + low, m.mean() + high))
}

/// A ratio of means with its BCa interval: `(ratio, low, high)`. `None` when the lower mean is not above
/// zero, or a resample's is not.
pub fn of_ratio(top: &[f64], bottom: &[f64], alpha: f64) -> Option<(f64, f64, f64)> {
    let mean = |x: &[f64]| super::moments::Moments::of(x).filter(|m| m.n() >= 2).map(|m| m.mean());
    let (t, b) = (mean(top)?, mean(bottom).filter(|b| *b > 0.0)?);
    let ratio = t / b;
    let influence: Vec<f64> = top.iter().zip(bottom).map(|(t, b)| t - ratio * b).collect();
    let of = |rows: &[u32]| {
        let sum = |x: &[f64]| rows.iter().map(|&r| x[r as usize]).sum::<f64>();
        let bottom = sum(bottom);
        if bottom > 0.0 { sum(top) / bottom } else { f64::NAN }
    };
    if influence.iter().all(|u| u.abs() <= 1e-12 * t.abs()) {
        return Some((ratio, ratio, ratio));
    }
    let (low, high) = bca(ratio, &influence, &replicates(top.len(), RESAMPLES, of), alpha)?;
    Some((ratio, low, high))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sixteen values of scipy's bootstrap tests, whose intervals come from R's `boot`.
    const SCIPY: [f64; 16] =
        [10., 12., 12.5, 12.5, 13.9, 15., 21., 22., 23., 34., 50., 81., 89., 121., 134., 213.];
    /// Efron and Tibshirani (1993), table 14.1: spatial test data, score A of 26 children.
    const SPATIAL_A: [f64; 26] = [
        48., 36., 20., 29., 42., 42., 20., 42., 22., 41., 45., 14., 6., 0., 33., 28., 34., 4., 32., 24., 47.,
        41., 24., 26., 30., 41.,
    ];

    fn mean_of(x: &[f64], rows: &[u32]) -> f64 {
        rows.iter().map(|&r| x[r as usize]).sum::<f64>() / rows.len() as f64
    }
    fn near(found: f64, expected: f64, relative: f64) {
        assert!((found / expected - 1.0).abs() < relative, "{found}, expected {expected}");
    }

    #[test]
    fn percentile_basic_and_bca_intervals_agree_with_r() {
        // An end's Monte Carlo error with 40,000 resamples is about 0.3 % (density of the replicates there).
        let sample = replicates(16, 40_000, |rows| mean_of(&SCIPY, rows));
        let sorted = quantile::sorted(&sample).unwrap();
        let (low, high) = (quantile::of_sorted(&sorted, 0.025), quantile::of_sorted(&sorted, 0.975));
        near(low, 28.86, 0.009);
        near(high, 84.21, 0.009);
        let mean = SCIPY.iter().sum::<f64>() / 16.0;
        near(2.0 * mean - high, 23.77, 0.025);
        near(2.0 * mean - low, 79.12, 0.009);
        let (low, high) = of_mean(&SCIPY, 0.05).unwrap();
        // 2,000 resamples: about 1.5 % at the upper end.
        near(low, 32.31, 0.03);
        near(high, 91.43, 0.05);
        let influence: Vec<f64> = SCIPY.iter().map(|v| v - mean).collect();
        let (low, high) = bca(mean, &influence, &sample, 0.05).unwrap();
        near(low, 32.31, 0.009);
        near(high, 91.43, 0.012);
    }

    #[test]
    fn the_spatial_data_of_efron_and_tibshirani_come_out() {
        let variance = |rows: &[u32]| {
            let mean = mean_of(&SPATIAL_A, rows);
            rows.iter().map(|&r| (SPATIAL_A[r as usize] - mean).powi(2)).sum::<f64>() / rows.len() as f64
        };
        let all: Vec<u32> = (0..26).collect();
        let estimate = variance(&all);
        assert!((estimate - 171.534).abs() < 5e-4, "{estimate}");
        let mean = mean_of(&SPATIAL_A, &all);
        let influence: Vec<f64> = SPATIAL_A.iter().map(|v| (v - mean).powi(2) - estimate).collect();
        assert!((acceleration(&influence) - 0.061_24).abs() < 5e-5, "{}", acceleration(&influence));
        let sample = replicates(26, 40_000, variance);
        let (low, high) = bca(estimate, &influence, &sample, 0.10).unwrap();
        near(low, 115.4, 0.012);
        near(high, 260.9, 0.012);
        let sorted = quantile::sorted(&sample).unwrap();
        near(quantile::of_sorted(&sorted, 0.05), 97.8, 0.015);
        near(quantile::of_sorted(&sorted, 0.95), 235.6, 0.009);
    }

    #[test]
    fn rows_are_drawn_evenly_and_the_same_every_time() {
        let first = replicates(100, 300, |rows| f64::from(rows.iter().sum::<u32>()));
        assert_eq!(first, replicates(100, 300, |rows| f64::from(rows.iter().sum::<u32>())));
        // Sum of 100 row numbers: mean 4950, sd 288.7; mean of 300 such: standard error 16.7.
        let mean = first.iter().sum::<f64>() / 300.0;
        assert!((mean - 4950.0).abs() < 4.0 * 16.7, "{mean}");
    }

    #[test]
    fn what_has_no_interval_gets_none() {
        assert_eq!(of_mean(&[3.0], 0.05), None);
        assert_eq!(of_mean(&[1.0, f64::NAN], 0.05), None);
        assert_eq!(of_mean(&[4.0; 30], 0.05), Some((4.0, 4.0)));
        assert_eq!(of_ratio(&[1.0, 2.0], &[0.0, 0.0], 0.05), None, "nothing to divide by");
        let (top, bottom) = ([2.0, 4.0, 6.0], [1.0, 2.0, 3.0]);
        assert_eq!(of_ratio(&top, &bottom, 0.05), Some((2.0, 2.0, 2.0)));
    }
}
