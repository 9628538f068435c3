//! The interval of a mean difference that the final table shows: t, or BCa where few worlds dominate.

use super::moments::Moments;
use super::sequence::Sampling;
use super::{bootstrap, t_quantile};

/// Skewness beyond which the t interval is replaced: it would cover too little on one side.
pub const SKEWED: f64 = 1.0;

/// From so many worlds on, t is used again where Cochran's rule n > 25 g² is kept (Sampling Techniques, 3rd ed.,
/// §2.15; g is the skewness).
const PLENTY: u64 = 8_000;

/// How an interval was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Paired t.
    T,
    /// Bias-corrected and accelerated bootstrap over worlds.
    Bca,
    /// Confidence sequence: holds at every look.
    Sequence,
}

/// An interval and how it was made.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Interval {
    pub low: f64,
    pub high: f64,
    pub method: Method,
}

/// [`of_mean`], or the confidence sequence when the number of worlds depended on what was seen.
pub fn of_mean_by(values: &[f64], alpha: f64, sampling: Sampling) -> Option<Interval> {
    match sampling {
        Sampling::Fixed => of_mean(values, alpha),
        Sampling::Sequential => {
            let e = sampling.estimate(values, alpha)?;
            Some(Interval { low: e.low(), high: e.high(), method: Method::Sequence })
        }
    }
}

/// Interval of the mean at two-sided error `alpha`. `None` below two values or when one is not finite.
pub fn of_mean(values: &[f64], alpha: f64) -> Option<Interval> {
    let m = Moments::of(values)?;
    let sd = m.sd()?;
    let skewness = m.skewness().unwrap_or(0.0);
    // With very many worlds the mean of any but the wildest differences is normal, and resampling is slow.
    let plenty = m.n() > PLENTY && m.n() as f64 > 25.0 * skewness * skewness;
    if skewness.abs() > SKEWED
        && !plenty
        && let Some((low, high)) = bootstrap::of_mean(values, alpha)
    {
        return Some(Interval { low, high, method: Method::Bca });
    }
    let n = m.n() as f64;
    let half = if sd == 0.0 { 0.0 } else { t_quantile(1.0 - alpha / 2.0, n - 1.0) * sd / n.sqrt() };
    Some(Interval { low: m.mean() - half, high: m.mean() + half, method: Method::T })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::paired::Estimate;

    #[test]
    fn an_even_sample_gets_the_t_interval() {
        let x: Vec<f64> = (0..64).map(f64::from).collect();
        let (interval, t) = (of_mean(&x, 0.05).unwrap(), Estimate::of(&x, 0.05).unwrap());
        assert_eq!(interval, Interval { low: t.low(), high: t.high(), method: Method::T });
    }

    #[test]
    fn a_skewed_sample_gets_an_interval_that_reaches_further_on_the_long_side() {
        let x: Vec<f64> = (0..64).map(|i| (f64::from(i) / 10.0).exp()).collect();
        let interval = of_mean(&x, 0.05).unwrap();
        let mean = x.iter().sum::<f64>() / 64.0;
        assert_eq!(interval.method, Method::Bca);
        assert!(interval.high - mean > 1.1 * (mean - interval.low), "{interval:?} around {mean}");
    }

    #[test]
    fn very_many_worlds_need_no_bootstrap() {
        let x: Vec<f64> = (0..9_000).map(|i| (f64::from(i) / 1_500.0).exp()).collect();
        assert!(Moments::of(&x).unwrap().skewness().unwrap() > SKEWED);
        assert_eq!(of_mean(&x, 0.05).unwrap().method, Method::T);
    }

    #[test]
    fn a_constant_has_width_zero_and_one_value_no_interval() {
        assert_eq!(of_mean(&[2.0; 64], 0.05), Some(Interval { low: 2.0, high: 2.0, method: Method::T }));
        assert_eq!(of_mean(&[2.0], 0.05), None);
        assert_eq!(of_mean(&[2.0, f64::INFINITY], 0.05), None);
    }
}
