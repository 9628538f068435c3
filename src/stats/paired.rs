//! The paired comparison: two policies on the same worlds.
//!
//! Differences are analysed, never two separate intervals (Law, Simulation Modeling and Analysis, 5th ed.,
//! §10.2.1: paired-t interval).

use super::moments::Moments;
use super::t_quantile;

/// A mean with its interval.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Estimate {
    pub n: u64,
    pub mean: f64,
    /// Sample standard deviation (n - 1).
    pub sd: f64,
    /// Half-width of the interval of the mean.
    pub half: f64,
}

impl Estimate {
    /// t interval of the mean: mean ± t(1 - alpha/2, n - 1) sd / √n. `None` below two values or when one is
    /// not finite. `alpha` is the two-sided error, between 0 and 1.
    pub fn of(values: &[f64], alpha: f64) -> Option<Estimate> {
        let m = Moments::of(values)?;
        let sd = m.sd()?;
        let n = m.n() as f64;
        let half = if sd == 0.0 { 0.0 } else { t_quantile(1.0 - alpha / 2.0, n - 1.0) * sd / n.sqrt() };
        Some(Estimate { n: m.n(), mean: m.mean(), sd, half })
    }
    /// Lower end.
    pub fn low(&self) -> f64 {
        self.mean - self.half
    }
    /// Upper end.
    pub fn high(&self) -> f64 {
        self.mean + self.half
    }
    /// Every value was exactly zero: the policies did the same in every world.
    pub fn is_exactly_zero(&self) -> bool {
        self.mean == 0.0 && self.sd == 0.0
    }
}

/// a - b, world by world.
pub fn differences(a: &[f64], b: &[f64]) -> Vec<f64> {
    assert_eq!(a.len(), b.len(), "paired results have the same worlds");
    a.iter().zip(b).map(|(a, b)| a - b).collect()
}

/// How many times fewer worlds the pairing needs: (var a + var b) / var(a - b). `None` when the
/// difference does not vary or there are fewer than two worlds.
pub fn variance_factor(a: &[f64], b: &[f64]) -> Option<f64> {
    let of = |x: &[f64]| Moments::of(x)?.variance();
    let difference = of(&differences(a, b))?;
    (difference > 0.0).then_some((of(a)? + of(b)?) / difference)
}

#[cfg(test)]
mod tests {
    use super::super::KSL;
    use super::*;

    #[test]
    fn the_ksl_example_comes_out_to_every_printed_digit() {
        let means = [50.036, 49.236, 44.350, 48.778];
        for (x, mean) in KSL.iter().zip(means) {
            assert!((Moments::of(x).unwrap().mean() - mean).abs() < 1e-9);
        }
        let one_three = Estimate::of(&differences(&KSL[0], &KSL[2]), 0.05).unwrap();
        assert!((one_three.mean - 5.686).abs() < 1e-9);
        assert!((one_three.sd - 5.3384).abs() < 5e-5);
        assert!((one_three.sd * one_three.sd - 28.498_049).abs() < 5e-7);
        assert!((one_three.low() - 1.867_17).abs() < 5e-6 && (one_three.high() - 9.504_83).abs() < 5e-6);
        let two_four = Estimate::of(&differences(&KSL[1], &KSL[3]), 0.05).unwrap();
        assert!((two_four.mean - 0.458).abs() < 1e-9);
        assert!((two_four.sd - 0.344_506).abs() < 5e-7);
        assert!((two_four.low() - 0.211_555).abs() < 5e-7 && (two_four.high() - 0.704_445).abs() < 5e-7);
    }

    #[test]
    fn the_unpaired_view_sees_nothing() {
        let own = Estimate::of(&KSL[0], 0.05).unwrap();
        assert!((own.low() - 37.4).abs() < 0.05 && (own.high() - 62.7).abs() < 0.05);
        assert!(variance_factor(&KSL[0], &KSL[2]).unwrap() > 10.0);
    }

    #[test]
    fn identical_policies_differ_by_exactly_nothing() {
        let d = Estimate::of(&differences(&KSL[0], &KSL[0]), 0.05).unwrap();
        assert!(d.is_exactly_zero());
        assert_eq!((d.low(), d.high()), (0.0, 0.0));
        assert_eq!(variance_factor(&KSL[0], &KSL[0]), None);
    }

    #[test]
    fn one_world_has_no_interval_and_a_constant_has_width_zero() {
        assert_eq!(Estimate::of(&[3.0], 0.05), None);
        assert_eq!(Estimate::of(&[], 0.05), None);
        assert_eq!(Estimate::of(&[1.0, f64::NAN, 2.0], 0.05), None);
        let constant = Estimate::of(&[7.0; 64], 0.05).unwrap();
        assert_eq!((constant.mean, constant.half), (7.0, 0.0));
        assert!(!constant.is_exactly_zero());
    }
}
