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
        if self.stock == self.today {
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
