//! Loyalty: choosing the firm even when something cheaper, nearer or better exists (NBRI).
//!
//! l = s (1 - e^(-g / tau)) after g good weeks, with s the strength of the firm's relationships. A failure takes a
//! share of it away. Hazards of leaving for an alternative are times e^(-(pull l + walls)): in a logit choice
//! (McFadden 1974) a cost of x units of preference divides the odds of the alternative by e^x. The chance of leaving
//! after a failure is times 1 - buffer l.

use super::super::ledger::Cause;
use super::super::numbers::{Ending, WEEKS_PER_YEAR};
use super::super::own::Own;
use super::refill;
use crate::scenario::params::{ParamId as P, Values};

/// Compiled numbers of loyalty.
#[derive(Clone, Debug)]
pub struct Attachment {
    tau_weeks: f64,
    strength: f64,
    pull: f64,
    walls: f64,
    buffer: f64,
    /// Share of the loyalty that a failure leaves: not put right, put right.
    kept: [f64; 2],
}

impl Attachment {
    /// Compiles the values of a week.
    pub fn compile(v: &Values) -> Attachment {
        Attachment {
            tau_weeks: v[P::LoyaltyGrowthYears] * WEEKS_PER_YEAR,
            strength: v[P::LoyaltyStrength],
            pull: v[P::LoyaltyPull],
            walls: v[P::LoyaltySwitchingCost],
            buffer: v[P::LoyaltyBuffer],
            kept: [1.0 - v[P::LoyaltyLoss], 1.0 - v[P::LoyaltyLossRecovered]],
        }
    }

    /// What loyalty `l`, 0 to 1, changes for a customer.
    pub fn change(&self, l: f64, own: &mut Own) {
        own.leaves *= 1.0 - self.buffer * l;
        let resists = self.pull * l + self.walls;
        if resists > 0.0 {
            let factor = libm::exp(-resists);
            own.scale_exits(|cause| if is_alternative(cause) { factor } else { 1.0 });
        }
    }
}

/// Causes in which something else is more attractive; the others leave no choice.
pub fn is_alternative(cause: Cause) -> bool {
    matches!(cause, Cause::Competitor | Cause::Friend | Cause::Price)
}

/// For each person the week from which an unbroken run of good weeks would have led to today's loyalty.
#[derive(Default)]
pub struct Column {
    since: Vec<f32>,
}

impl Column {
    /// Customers at the start look back on `years` good years.
    pub fn reset(&mut self, people: usize, years: f64) {
        refill(&mut self.since, people, (-years * WEEKS_PER_YEAR) as f32);
    }

    /// Memory held, bytes.
    pub fn bytes(&self) -> usize {
        4 * self.since.capacity()
    }

    /// The relationship begins at the end of `week`.
    pub fn begin(&mut self, person: usize, week: u32) {
        if let Some(since) = self.since.get_mut(person) {
            *since = week as f32 + 1.0;
        }
    }

    fn good_weeks(&self, person: usize, week: u32) -> f64 {
        (f64::from(week) - f64::from(self.since[person])).max(0.0)
    }

    /// A person's loyalty in `week`, 0 to 1.
    pub fn loyalty(&self, m: &Attachment, person: usize, week: u32) -> f64 {
        m.strength * grown(self.good_weeks(person, week) / m.tau_weeks)
    }

    /// A failure in `week` takes loyalty away, and its week is no good week.
    pub fn fail(&mut self, m: &Attachment, person: usize, week: u32, ending: Ending) {
        let recovered = matches!(ending, Ending::ResolvedSlow | Ending::ResolvedQuick);
        let kept = grown(self.good_weeks(person, week) / m.tau_weeks) * m.kept[usize::from(recovered)];
        let good_weeks = -m.tau_weeks * libm::log1p(-kept.min(1.0 - f64::EPSILON));
        self.since[person] = (f64::from(week) + 1.0 - good_weeks) as f32;
    }
}

/// 1 - e^-x.
fn grown(x: f64) -> f64 {
    -libm::expm1(-x)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Pack;

    fn numbers() -> Attachment {
        let mut v = Values::of_pack(Pack::Measured);
        v[P::LoyaltyGrowthYears] = 1.0;
        v[P::LoyaltyLoss] = 0.5;
        v[P::LoyaltyLossRecovered] = 0.1;
        Attachment::compile(&v)
    }

    #[test]
    fn loyalty_grows_with_good_weeks_and_a_failure_takes_its_share() {
        let m = numbers();
        let mut column = Column::default();
        column.reset(2, 0.0);
        let l = |column: &Column, person, week| column.loyalty(&m, person, week);
        assert_eq!(l(&column, 0, 0), 0.0);
        // 1 - e^-1 after a year.
        assert!((l(&column, 0, 52) - 0.632_120_558_8).abs() < 1e-7);
        column.fail(&m, 0, 52, Ending::Silent);
        column.fail(&m, 1, 52, Ending::ResolvedQuick);
        assert!((l(&column, 0, 53) - 0.5 * 0.632_120_558_8).abs() < 1e-6);
        assert!((l(&column, 1, 53) - 0.9 * 0.632_120_558_8).abs() < 1e-6);
        // From there it grows as any relationship of that strength.
        let doubt = 1.0 - 0.5 * 0.632_120_558_8;
        assert!((1.0 - l(&column, 0, 105) - doubt * libm::exp(-1.0)).abs() < 1e-6);
    }

    #[test]
    fn who_comes_anew_begins_anew() {
        let m = numbers();
        let mut column = Column::default();
        column.reset(1, 10.0);
        assert!(column.loyalty(&m, 0, 0) > 0.999);
        column.begin(0, 30);
        assert_eq!(column.loyalty(&m, 0, 31), 0.0);
        assert!(column.loyalty(&m, 0, 32) > 0.0);
        assert!(column.loyalty(&m, 0, 10).is_finite());
    }
}
