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
    /// and 1) under today's service: theta = Phi^-1(rate) sqrt(1 + sd²), less what the demanding add (by bisection).
    pub fn threshold(&self, rate: f64) -> f64 {
        let alike = normal_quantile(rate) * libm::sqrt(1.0 + self.sd * self.sd);
        if self.demanding_share == 0.0 || self.demanding_shift == 0.0 {
            return alike;
        }
        // The demanding fail more often by a shift at most, so theta lies between these two.
        let (mut low, mut high) =
            (alike - self.demanding_shift.max(0.0), alike - self.demanding_shift.min(0.0));
        for _ in 0..60 {
            let middle = 0.5 * (low + high);
            if self.failing(middle, 0.0, 1.0) < rate {
                low = middle;
            } else {
                high = middle;
            }
        }
        0.5 * (low + high)
    }

    /// Tolerance at place `place`: of 4,096 for everybody else, 4,096 further on for the demanding.
    pub fn at(&self, place: u16) -> f64 {
        let normal = normal_quantile((f64::from(place % PLACES) + 0.5) / f64::from(PLACES));
        self.sd * normal + if place >= PLACES { self.demanding_shift } else { 0.0 }
    }
}

/// Places among which a tolerance is drawn.
pub const PLACES: u16 = 4096;

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
        let squares: f64 = (0..PLACES).map(|p| t.at(p) * t.at(p)).sum::<f64>() / f64::from(PLACES);
        assert!((libm::sqrt(squares) - 0.5).abs() < 1e-3, "{squares}");
        assert!((t.at(PLACES + 17) - t.at(17) - 1.5).abs() < 1e-12);
    }
}
