//! Tolerance: what one customer calls bad treatment another does not notice.
//!
//! A visit of quality q fails for person i if q < theta + t_i, with t_i normal with SD `tolerance.sd`, and for the
//! demanding segment (founding article B: "if a firm does not treat me like gold I fire it at once") higher by
//! `tolerance.demanding_shift`. The threshold theta is set so that the share of failures among all visits under today's
//! service stays `quality.failure_rate`.

use crate::draws::math::{normal_cdf, normal_quantile};
use crate::scenario::params::{ParamId as P, Values};

/// How people's tolerances spread, SD of today's encounters.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tolerance {
    pub sd: f64,
    pub demanding_share: f64,
    pub demanding_shift: f64,
}

impl Tolerance {
    /// Everybody is alike.
    pub const ALIKE: Tolerance = Tolerance { sd: 0.0, demanding_share: 0.0, demanding_shift: 0.0 };

    pub fn of(v: &Values) -> Tolerance {
        if v[P::ToleranceOn] == 0.0 {
            return Tolerance::ALIKE;
        }
        Tolerance {
            sd: v[P::ToleranceSd],
            demanding_share: v[P::ToleranceDemandingShare],
            demanding_shift: v[P::ToleranceDemandingShift],
        }
    }

    /// Share of all people's visits of mean `mean` and spread `spread` that fall below their thresholds: a mixture of
    /// two normal laws, since a normal threshold only widens the spread.
    pub fn failing(&self, threshold: f64, mean: f64, spread: f64) -> f64 {
        let wide = libm::sqrt(spread * spread + self.sd * self.sd);
        let below = |shift: f64| normal_cdf((threshold + shift - mean) / wide);
        let demanding = self.demanding_share;
        (1.0 - demanding) * below(0.0) + demanding * below(self.demanding_shift)
    }

    /// Threshold of a person without a tolerance of his own, for a failure rate of all of `rate` (strictly between 0
    /// and 1) under today's service: theta = Phi^-1(rate) sqrt(1 + sd²), less what the demanding add (Newton's
    /// method, kept inside a shrinking bracket).
    pub fn threshold(&self, rate: f64) -> f64 {
        let alike = normal_quantile(rate) * libm::sqrt(1.0 + self.sd * self.sd);
        if self.demanding_share == 0.0 || self.demanding_shift == 0.0 {
            return alike;
        }
        // The demanding fail more often by a shift at most, so theta lies between these two.
        let (mut low, mut high) =
            (alike - self.demanding_shift.max(0.0), alike - self.demanding_shift.min(0.0));
        let mut theta = 0.5 * (low + high);
        for _ in 0..200 {
            let excess = self.failing(theta, 0.0, 1.0) - rate;
            if excess > 0.0 {
                high = theta;
            } else {
                low = theta;
            }
            let newton = theta - excess / self.density(theta);
            let next = if newton > low && newton < high { newton } else { 0.5 * (low + high) };
            if (next - theta).abs() <= 1e-15 * theta.abs() {
                break;
            }
            theta = next;
        }
        theta
    }

    /// Slope of [`Tolerance::failing`] in the threshold, under today's service.
    fn density(&self, threshold: f64) -> f64 {
        let wide = libm::sqrt(1.0 + self.sd * self.sd);
        let at = |shift: f64| {
            let z = (threshold + shift) / wide;
            libm::exp(-0.5 * z * z) / (wide * libm::sqrt(2.0 * core::f64::consts::PI))
        };
        (1.0 - self.demanding_share) * at(0.0) + self.demanding_share * at(self.demanding_shift)
    }

    /// Tolerance of somebody at place `normal` of the standard normal law.
    pub fn at(&self, normal: f64, demanding: bool) -> f64 {
        self.sd * normal + if demanding { self.demanding_shift } else { 0.0 }
    }
}

/// Places among which a tolerance is drawn; the demanding are so many further on.
pub const PLACES: u16 = 4096;

/// The standard normal quantile of each place.
pub fn normals() -> impl Iterator<Item = f64> {
    (0..PLACES).map(|place| normal_quantile((f64::from(place) + 0.5) / f64::from(PLACES)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_population_fails_as_often_as_the_file_says() {
        for (sd, demanding_share, demanding_shift) in
            [(0.0, 0.0, 0.0), (0.5, 0.0, 0.0), (0.5, 0.05, 1.5), (0.0, 0.3, -1.0), (2.0, 1.0, 3.0)]
        {
            let t = Tolerance { sd, demanding_share, demanding_shift };
            for rate in [1e-6, 0.018_859_433_7, 0.5, 0.99] {
                let all = t.failing(t.threshold(rate), 0.0, 1.0);
                assert!((all - rate).abs() < 1e-12, "{t:?}: {all} instead of {rate}");
            }
        }
    }

    #[test]
    fn places_have_the_law() {
        let t = Tolerance { sd: 0.5, demanding_share: 0.05, demanding_shift: 1.5 };
        let squares: f64 =
            normals().map(|z| t.at(z, false) * t.at(z, false)).sum::<f64>() / f64::from(PLACES);
        assert!((libm::sqrt(squares) - 0.5).abs() < 1e-3, "{squares}");
        assert!((t.at(0.3, true) - t.at(0.3, false) - 1.5).abs() < 1e-12);
    }
}
