//! Complacency: over time the supplier tries less and the customer expects more.
//!
//! The gap after so many weeks of neglect is (c_c + c_e)(1 - e^(-weeks / tau_c)) SD of encounters; a visit fails with
//! Phi(Phi^-1(f) + gap). An account review puts both sides back to where they began.

use super::super::numbers::WEEKS_PER_YEAR;
use super::refill;
use crate::scenario::params::{ParamId as P, Values};

/// Compiled numbers of complacency.
#[derive(Clone, Debug)]
pub struct Complacency {
    /// Gap in the end, SD.
    most: f64,
    tau_weeks: f64,
    /// Weeks between two reviews of an account; 0 without reviews.
    every_weeks: f64,
    /// First week in which accounts are reviewed this often.
    reviewed_from: f64,
}

impl Complacency {
    /// Compiles the values that hold from `week` on; `before` are those until then.
    pub fn compile(v: &Values, week: u32, before: Option<&Complacency>) -> Complacency {
        let every_weeks = v[P::ComplacencyReviewEveryMonths] * WEEKS_PER_YEAR / 12.0;
        let goes_on = before.filter(|b| b.every_weeks == every_weeks);
        Complacency {
            most: v[P::ComplacencyEffortLoss] + v[P::ComplacencyExpectationRise],
            tau_weeks: v[P::ComplacencyYears] * WEEKS_PER_YEAR,
            every_weeks,
            reviewed_from: goes_on.map_or(f64::from(week), |b| b.reviewed_from),
        }
    }

    /// Quality a customer misses after so many weeks of neglect, SD.
    pub fn gap(&self, neglected_weeks: f64) -> f64 {
        self.most * -libm::expm1(-neglected_weeks / self.tau_weeks)
    }

    /// Weeks since the last review of an account, if there was one: accounts take turns, spread evenly over the
    /// interval, so that the firm reviews as many in every week.
    fn since_review(&self, person: usize, week: f64) -> Option<f64> {
        if self.every_weeks <= 0.0 {
            return None;
        }
        let turn = turn_of(person) * self.every_weeks;
        let since = week + turn - libm::floor((week + turn) / self.every_weeks) * self.every_weeks;
        (week - since >= self.reviewed_from).then_some(since)
    }
}

/// A person's place among all who take turns, 0 to 1: multiples of the golden ratio lie evenly.
fn turn_of(person: usize) -> f64 {
    f64::from((person as u32).wrapping_mul(2_654_435_769)) * (1.0 / 4_294_967_296.0)
}

/// For each person the week in which the relationship began.
#[derive(Default)]
pub struct Column {
    began: Vec<f32>,
}

impl Column {
    /// Customers at the start have been customers for so many years.
    pub fn reset(&mut self, people: usize, years: f64) {
        refill(&mut self.began, people, (-years * WEEKS_PER_YEAR) as f32);
    }

    /// Memory held, bytes.
    pub fn bytes(&self) -> usize {
        4 * self.began.capacity()
    }

    /// The relationship begins at the end of `week`.
    pub fn begin(&mut self, person: usize, week: u32) {
        if let Some(began) = self.began.get_mut(person) {
            *began = week as f32 + 1.0;
        }
    }

    /// Weeks since the relationship began or was reviewed.
    pub fn neglected(&self, m: &Complacency, person: usize, week: u32) -> f64 {
        let week = f64::from(week);
        let tenure = (week - f64::from(self.began[person])).max(0.0);
        m.since_review(person, week).map_or(tenure, |since| since.min(tenure))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Pack;

    fn numbers(every_months: f64, week: u32) -> Complacency {
        let mut v = Values::of_pack(Pack::Measured);
        v[P::ComplacencyReviewEveryMonths] = every_months;
        Complacency::compile(&v, week, None)
    }

    #[test]
    fn the_gap_has_its_closed_form() {
        let m = numbers(0.0, 0);
        let mut column = Column::default();
        column.reset(1, 0.0);
        assert_eq!(m.gap(column.neglected(&m, 0, 0)), 0.0);
        // (0.1 + 0.2)(1 - e^-1) after two years.
        assert!((m.gap(column.neglected(&m, 0, 104)) - 0.189_636_167_6).abs() < 1e-9);
        assert!((m.gap(1e9) - 0.3).abs() < 1e-12);
    }

    #[test]
    fn a_review_puts_the_clock_back_for_everybody_within_one_interval() {
        let m = numbers(12.0, 100);
        let mut column = Column::default();
        column.reset(1_000, 0.0);
        assert!((0..1_000).all(|i| column.neglected(&m, i, 99) == 99.0), "not before the policy");
        let mut reviewed = 0;
        // A review in the course of a week counts from the next one on.
        for week in 101..=152 {
            let now = (0..1_000).filter(|&i| column.neglected(&m, i, week) < 1.0).count();
            // 1,000 accounts in 52 weeks.
            assert!((17..=22).contains(&now), "{now} in week {week}");
            reviewed += now;
        }
        assert_eq!(reviewed, 1_000);
        assert!((0..1_000).all(|i| column.neglected(&m, i, 400) <= 52.0));
    }
}
