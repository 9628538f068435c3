//! Bootstrap over worlds: whole worlds are drawn again, so that everything that happened in one stays
//! together (policies, unknowns, measures).
//!
//! Resample `b` of `n` worlds is a pure function of both (Philox under a fixed key): an answer asked
//! twice is the same answer.

use grapevine_engine::draws::philox::philox4x32_10;

/// Key of every resample; any fixed number would do.
const KEY: [u32; 2] = [0x6772_6170, 0x6576_696E];
/// Elementary steps that all resamples of one question together may take: about a second.
const STEPS: usize = 1_000_000_000;

/// Resamples for a question that takes `work` elementary steps in each: 100 to 1,000.
pub fn times(work: usize) -> u32 {
    (STEPS / work.max(1)).clamp(100, 1_000) as u32
}

/// How often each of `n` worlds is in resample `b`; the counts add up to `n`.
pub fn counts(b: u32, n: usize) -> Vec<f64> {
    let mut counts = vec![0.0; n];
    for first in (0..n).step_by(4) {
        let words = philox4x32_10([first as u32, b, 0, 0], KEY);
        for word in words.into_iter().take(n - first) {
            // Multiply and shift: the bias is below n / 2^32.
            counts[((u64::from(word) * n as u64) >> 32) as usize] += 1.0;
        }
    }
    counts
}

/// Percentile interval of resampled values (Efron and Tibshirani 1993, §13.3). Infinite values count as
/// beyond everything. `None` without values or when one is not a number.
pub fn interval(values: &[f64], alpha: f64) -> Option<(f64, f64)> {
    if values.is_empty() || values.iter().any(|v| v.is_nan()) {
        return None;
    }
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = |p: f64| sorted[((p * sorted.len() as f64) as usize).min(sorted.len() - 1)];
    let top = ((1.0 - alpha / 2.0) * sorted.len() as f64).ceil() as usize;
    Some((at(alpha / 2.0), sorted[top.clamp(1, sorted.len()) - 1]))
}

/// A value with its bootstrap interval.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Value {
    pub value: f64,
    pub low: f64,
    pub high: f64,
}

impl Value {
    /// The value beside the interval of its resamples, which always holds the value itself.
    pub fn of(value: f64, resampled: &[f64], alpha: f64) -> Value {
        let (low, high) = interval(resampled, alpha).unwrap_or((value, value));
        Value { value, low: low.min(value), high: high.max(value) }
    }
    /// Half the width of the interval.
    pub fn half(&self) -> f64 {
        (self.high - self.low) / 2.0
    }
}

/// Mean of `values` with weights that add up to their number.
pub fn weighted_mean(values: &[f64], weights: &[f64]) -> f64 {
    values.iter().zip(weights).map(|(v, w)| v * w).sum::<f64>() / weights.iter().sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_resample_is_as_large_as_the_sample_and_always_the_same() {
        for n in [1, 7, 64, 1001] {
            assert_eq!(counts(3, n).iter().sum::<f64>(), n as f64);
            assert_eq!(counts(3, n), counts(3, n));
        }
        assert_ne!(counts(0, 64), counts(1, 64));
    }

    #[test]
    fn resampled_means_spread_as_the_standard_error() {
        let x: Vec<f64> = (0..400).map(|i| f64::from(i % 20)).collect();
        let means: Vec<f64> = (0..1000).map(|b| weighted_mean(&x, &counts(b, x.len()))).collect();
        let m = super::super::moments::Moments::of(&means).unwrap();
        // SD of 0..19 is sqrt(33.25); its error over 20; sd of 1000 resamples is known to 2.2 %: 4 of those.
        let error = 33.25_f64.sqrt() / 20.0;
        assert!((m.sd().unwrap() / error - 1.0).abs() < 4.0 / 2000.0_f64.sqrt(), "{:?}", m.sd());
        assert!((m.mean() - 9.5).abs() < 4.0 * error / 1000.0_f64.sqrt());
    }

    #[test]
    fn the_interval_of_a_hundred_values_leaves_out_the_ends() {
        let x: Vec<f64> = (1..=100).map(f64::from).collect();
        assert_eq!(interval(&x, 0.1), Some((6.0, 95.0)));
        assert_eq!(interval(&[], 0.1), None);
        assert_eq!(interval(&[f64::NAN], 0.1), None);
        assert_eq!(interval(&[f64::NEG_INFINITY, 1.0], 0.1), Some((f64::NEG_INFINITY, 1.0)));
    }
}
