//! Confidence sequences: intervals of a mean that hold at every look together, so that one may stop
//! whenever one likes.
//!
//! For independent increments with mean 0 and variance 1 and their sum S, the process
//! `exp(λ S - λ² t / 2)` is a martingale for every λ. Averaged over λ ~ N(0, ρ²) it is
//! `exp(ρ² S² / (2 (t ρ² + 1))) / √(t ρ² + 1)`, which by Ville's inequality ever reaches 1/α with
//! probability at most α. Solved for |S| / t this is the two-sided boundary
//! `√(2 (t ρ² + 1) / (t² ρ²) · ln(√(t ρ² + 1) / α))` (Robbins 1970). With the sample standard deviation in
//! front it holds asymptotically for any law with a variance (Waudby-Smith, Arbour, Sinha, Kennedy and
//! Ramdas, Time-uniform central limit theory and asymptotic confidence sequences, Theorem 2.2). That is
//! why nobody looks before 64 worlds, and why rare events and heavy tails have guards of their own
//! ([`super::settle`]).

use super::moments::Moments;
use super::paired::Estimate;
use super::t_quantile;

/// Number of worlds at which the sequence is narrowest.
pub const TUNED_FOR: f64 = 500.0;

/// More worlds than this are never recommended.
const MOST_WORLDS: f64 = 1e7;

/// How the number of worlds came about, which decides the interval a mean gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sampling {
    /// Fixed beforehand, or dependent on the spread alone: Student's t.
    Fixed,
    /// Dependent on who seemed to lead: confidence sequence.
    Sequential,
}

impl Sampling {
    /// Interval of the mean with two-sided error `alpha`, 0 < alpha < 1. `None` below two values or when
    /// one is not finite.
    pub fn estimate(self, values: &[f64], alpha: f64) -> Option<Estimate> {
        match self {
            Sampling::Fixed => Estimate::of(values, alpha),
            Sampling::Sequential => {
                let m = Moments::of(values)?;
                let sd = m.sd()?;
                Some(Estimate { n: m.n(), mean: m.mean(), sd, half: half_width(m.n() as f64, sd, alpha) })
            }
        }
    }
    /// Half-width at `n` worlds (at least 2) of differences with standard deviation `sd`.
    pub fn half_width(self, n: f64, sd: f64, alpha: f64) -> f64 {
        match self {
            _ if sd == 0.0 => 0.0,
            Sampling::Fixed => t_quantile(1.0 - alpha / 2.0, n - 1.0) * sd / n.sqrt(),
            Sampling::Sequential => half_width(n, sd, alpha),
        }
    }
    /// Worlds in all until the half-width is at most `target` > 0, if the spread stays as it is; `None`
    /// beyond ten million.
    pub fn worlds_until(self, sd: f64, target: f64, alpha: f64) -> Option<u64> {
        let fits = |n: f64| self.half_width(n, sd, alpha) <= target;
        let mut high = 2.0;
        while !fits(high) {
            high *= 2.0;
            if high > MOST_WORLDS {
                return None;
            }
        }
        let mut low = high / 2.0;
        while high - low > 1.0 {
            let middle = ((low + high) / 2.0).floor();
            if fits(middle) { high = middle } else { low = middle }
        }
        Some(high as u64)
    }
}

/// ρ for which the sequence of error `alpha` is narrowest at about `worlds`:
/// `√((-2 ln α + ln(1 - 2 ln α)) / t)`, the usual approximation of the exact minimum -W₋₁(-α²/e) - 1.
pub fn rho(alpha: f64, worlds: f64) -> f64 {
    let u = -2.0 * alpha.ln();
    ((u + (1.0 + u).ln()) / worlds).sqrt()
}

/// Half-width of the two-sided sequence after `n` worlds; `sd` is the sample standard deviation.
pub fn half_width(n: f64, sd: f64, alpha: f64) -> f64 {
    let rho2 = rho(alpha, TUNED_FOR).powi(2);
    let spread = n * rho2 + 1.0;
    sd * (2.0 * spread / (n * n * rho2) * (spread.sqrt() / alpha).ln()).sqrt()
}

/// Number of the round at whose end the interval first excludes zero, counted from 1; `None` when it never
/// does. `rounds` are the differences of one round each. With differences of mean zero this is how often
/// a way of stopping names a false winner.
#[cfg(test)]
pub fn first_exclusion(
    rounds: impl Iterator<Item = Moments>,
    sampling: Sampling,
    alpha: f64,
) -> Option<usize> {
    let mut all = Moments::default();
    for (i, round) in rounds.enumerate() {
        all.merge(&round);
        let sd = all.sd()?;
        if all.mean().abs() > sampling.half_width(all.n() as f64, sd, alpha) {
            return Some(i + 1);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::normal_quantile;
    use crate::testing::Noise;

    #[test]
    fn the_price_of_looking_is_the_published_ratio_of_widths() {
        let z = normal_quantile(0.975);
        for (n, ratio) in [(100.0, 1.72), (500.0, 1.55), (1000.0, 1.56), (5000.0, 1.65), (10_000.0, 1.70)] {
            let found = half_width(n, 1.0, 0.05) / (z / f64::sqrt(n));
            // The oracle is printed to two decimals.
            assert!((found - ratio).abs() <= 0.005, "{n}: {found}");
        }
    }

    #[test]
    fn the_boundary_is_where_the_mixture_martingale_reaches_one_over_alpha() {
        let (alpha, n) = (0.01, 320.0);
        let rho2 = rho(alpha, TUNED_FOR).powi(2);
        let s = n * half_width(n, 1.0, alpha);
        // ∫ exp(λs - λ²n/2) dN(0, ρ²)(λ) by the midpoint rule; it must be 1/α.
        let step = 1e-4;
        let density = |x: f64| (-x * x / (2.0 * rho2)).exp() / (2.0 * std::f64::consts::PI * rho2).sqrt();
        let sum: f64 = (-20_000..20_000)
            .map(|i| (f64::from(i) + 0.5) * step)
            .map(|x| (x * s - x * x * n / 2.0).exp() * density(x) * step)
            .sum();
        assert!((sum * alpha - 1.0).abs() < 1e-6, "{sum}");
    }

    #[test]
    fn rho_is_near_the_minimum_of_the_width() {
        let at = |rho: f64| {
            let spread = 500.0 * rho * rho + 1.0;
            (2.0 * spread / (500.0 * 500.0 * rho * rho) * (spread.sqrt() / 0.05).ln()).sqrt()
        };
        let best = (20..500).map(|i| at(f64::from(i) / 1000.0)).fold(f64::INFINITY, f64::min);
        assert!(at(rho(0.05, 500.0)) < best * 1.001);
    }

    #[test]
    fn worlds_until_is_the_smallest_number_that_is_enough() {
        for sampling in [Sampling::Fixed, Sampling::Sequential] {
            let n = sampling.worlds_until(3.0, 0.25, 0.05).unwrap();
            assert!(sampling.half_width(n as f64, 3.0, 0.05) <= 0.25);
            assert!(sampling.half_width((n - 1) as f64, 3.0, 0.05) > 0.25);
            assert_eq!(sampling.worlds_until(1.0, 1e-9, 0.05), None);
            assert_eq!(sampling.worlds_until(0.0, 1.0, 0.05), Some(2));
        }
    }

    #[test]
    fn constant_differences_have_no_width_and_one_world_has_no_interval() {
        let constant = Sampling::Sequential.estimate(&[7.0; 64], 0.05).unwrap();
        assert_eq!((constant.mean, constant.half), (7.0, 0.0));
        assert_eq!(Sampling::Sequential.estimate(&[7.0], 0.05), None);
        assert_eq!(Sampling::Sequential.estimate(&[7.0, f64::NAN], 0.05), None);
    }

    #[test]
    fn stopping_at_ordinary_intervals_names_false_winners_and_the_sequence_does_not() {
        // 400 null comparisons, looked at every 64 of 16,384 worlds (64 x 256).
        let (cases, rounds) = (400, 256);
        let mut noise = Noise::new(20_260_301);
        let (mut naive, mut sequence) = (0, 0);
        for _ in 0..cases {
            let rounds: Vec<Moments> = (0..rounds).map(|_| noise.round(64)).collect();
            let stops = |sampling| first_exclusion(rounds.iter().copied(), sampling, 0.05).is_some();
            naive += u32::from(stops(Sampling::Fixed));
            sequence += u32::from(stops(Sampling::Sequential));
        }
        // Oracle 41.9 %; standard error √(.419 · .581 / 400) = 2.5 points, tolerance three of them.
        let share = f64::from(naive) / f64::from(cases);
        assert!((share - 0.419).abs() < 0.075, "{share}");
        // At most 5 %: 20 cases plus three standard errors of √(400 · .05 · .95) = 4.4. Oracle 2.7 %.
        assert!(sequence <= 33, "{sequence} of {cases}");
    }
}
