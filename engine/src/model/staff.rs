//! Staff training: a stock of sessions that is forgotten, and the quality it buys.

use super::numbers::WEEKS_PER_YEAR;
use crate::scenario::params::{ParamId as P, Values};

/// Training stock of an average employee, in sessions still remembered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Training {
    stock: f64,
    today: f64,
}

impl Training {
    /// The stock that today's training sustains.
    pub fn sustained(v: &Values) -> Training {
        let stock = sessions_per_week(v) / (1.0 - kept_per_week(v));
        Training { stock, today: stock }
    }

    /// One week: forget, then train. K' = K 2^(-week / half-life) + sessions.
    pub fn step(&mut self, v: &Values) {
        self.stock = self.stock * kept_per_week(v) + sessions_per_week(v);
    }

    /// Gain in mean quality against today, SD of today's encounters: saturating in the stock.
    pub fn gain(&self, v: &Values) -> f64 {
        // Training that goes on as today is no change: a rounding error in its stock must not count as one.
        if (self.stock - self.today).abs() <= 1.0e-9 * self.today {
            return 0.0;
        }
        effect(self.stock, v) - effect(self.today, v)
    }
}

fn sessions_per_week(v: &Values) -> f64 {
    v[P::TrainingSessionsPerMonth] * 12.0 / WEEKS_PER_YEAR
}
fn kept_per_week(v: &Values) -> f64 {
    libm::exp2(-12.0 / WEEKS_PER_YEAR / v[P::TrainingHalfLifeMonths])
}
fn effect(stock: f64, v: &Values) -> f64 {
    v[P::TrainingEffectMax] * stock / (stock + v[P::TrainingHalfEffect])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Pack;

    #[test]
    fn training_as_today_is_no_change_and_more_of_it_is() {
        let mut v = Values::of_pack(Pack::Measured);
        v[P::TrainingSessionsPerMonth] = 0.7;
        let mut training = Training::sustained(&v);
        for _ in 0..520 {
            training.step(&v);
            assert_eq!(training.gain(&v), 0.0);
        }
        v[P::TrainingSessionsPerMonth] = 0.8;
        training.step(&v);
        assert!(training.gain(&v) > 0.0);
    }
}
