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

    /// What else happens to the stock in a week: a share of it leaves with those who leave, and more sessions.
    pub fn change(&mut self, leaves: f64, more: f64) {
        self.stock = self.stock * (1.0 - leaves) + more;
    }

    /// What the stock adds to quality now, and what it added today, SD of today's encounters.
    pub fn ability(&self, v: &Values) -> [f64; 2] {
        [effect(self.stock, v), effect(self.today, v)]
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
    fn a_session_a_month_sustains_nine_of_them_and_one_a_year_hardly_more_than_one() {
        // CHECKS 40: just after a session, forgetting half in six months. Weekly portions of the same training keep
        // the average of the stock, 1 / (1 - 2^(-1/26)) weeks of it, between before and after a monthly session.
        let mut v = Values::of_pack(Pack::Folklore);
        v[P::TrainingSessionsPerMonth] = 0.0;
        let mut training = Training::sustained(&v);
        let steady = |training: &mut Training, every: u32| {
            for week in 0..52 * 60 {
                training.step(&v);
                training.change(0.0, f64::from(u8::from(week % every == 0)));
                if week >= 52 * 59 && week % every == 0 {
                    return training.stock;
                }
            }
            f64::NAN
        };
        // Every 52/12 weeks is no whole number of weeks: four weeks are 12/13 of a month.
        let four_weeks = 1.0 / (1.0 - libm::exp2(-12.0 / 13.0 / 6.0));
        assert!((steady(&mut training, 4) - four_weeks).abs() < 1e-9);
        assert!((steady(&mut training, 52) - 1.333_333_333_3).abs() < 1e-9);
        assert!((1.0 / (1.0 - libm::exp2(-1.0 / 6.0)) - 9.165_795).abs() < 1e-6);
    }

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
