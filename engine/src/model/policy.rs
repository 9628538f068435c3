//! A policy over time: today's values, the new values, and the ramp between them; and what it costs.

use super::bond;
use super::ledger::Week as Counts;
use super::numbers::WEEKS_PER_YEAR;
use super::observer::Seen;
use super::rule::Timing;
use super::shock::Shocks;
use super::voice;
use super::{personalisation, standards};
use crate::scenario::params::{Kind, ParamId as P, Values};
use crate::scenario::{Cost, Policy, Shock};

/// A policy resolved against one world's values.
#[derive(Clone, Debug)]
pub struct Schedule {
    today: Values,
    target: Values,
    changed: Vec<P>,
    cost: Cost,
    timing: Timing,
    ramp_weeks: u32,
    shocks: Shocks,
}

impl Schedule {
    /// Resolves relative settings against `today`, limited to each parameter's range.
    pub fn new(policy: &Policy, shocks: &[Shock], today: &Values) -> Schedule {
        let mut target = today.clone();
        for change in &policy.changes {
            target[change.param] = limit(change.param, change.to.applied_to(today[change.param]));
        }
        Schedule {
            today: today.clone(),
            target,
            changed: policy.changes.iter().map(|c| c.param).collect(),
            cost: policy.cost,
            timing: Timing::new(policy),
            ramp_weeks: policy.ramp_weeks,
            shocks: Shocks::new(shocks),
        }
    }

    /// Whether a switch is on today or under the policy.
    pub fn ever(&self, switch: P) -> bool {
        self.today[switch] != 0.0 || self.target[switch] != 0.0
    }

    /// Today's values.
    pub fn today(&self) -> &Values {
        &self.today
    }

    /// Whether the values in `week` may differ from those of the week before.
    pub fn moves_in(&self, week: u32) -> bool {
        self.timing.moves_in(week, self.ramp_weeks) || self.shocks.moves_in(week)
    }

    /// Whether the policy's settings and running costs apply in `week`; never if they are today's.
    pub fn is_at_work(&self, week: u32) -> bool {
        let differs = self.changed.iter().any(|&p| self.target[p] != self.today[p]);
        (differs || self.cost != Cost::default()) && self.timing.since(week).is_some()
    }

    /// Lets a rule decide on what the firm saw in `week`; never on what it did not see.
    pub fn saw(&mut self, week: u32, seen: &Seen) {
        self.timing.saw(week, seen);
    }

    /// Writes the values that hold in `week`: the policy's, and the shocks on top.
    pub fn values_in(&self, week: u32, out: &mut Values) {
        self.planned_in(week, out);
        self.shocks.apply(week, out);
    }

    /// A ramp of n weeks reaches the new value in its n-th week.
    fn planned_in(&self, week: u32, out: &mut Values) {
        out.clone_from(&self.today);
        let Some(since) = self.timing.since(week) else { return };
        let done = f64::from(week - since + 1) / f64::from(self.ramp_weeks.max(1));
        for &p in &self.changed {
            out[p] = between(p, self.today[p], self.target[p], done);
        }
    }

    /// Costs of a week in currency units, cost of goods apart: of the model's levers, and the policy's own. Linear
    /// in the week's counts, so that expected counts give the expected cost.
    pub fn costs(&self, week: u32, v: &Values, count: &Counts<f64>) -> [f64; 2] {
        let levers = count.voiced * v[P::VoiceCostPerContact]
            + (count.resolved_quick + count.resolved_slow) * v[P::RecoveryCompensation]
            + v[P::StaffCount] * v[P::TrainingSessionsPerMonth] * 12.0 / WEEKS_PER_YEAR
                * v[P::TrainingSessionCost]
            + v[P::StaffCount] * v[P::StaffCostPerYear] / WEEKS_PER_YEAR
            + v[P::MarketingSpendPerYear] / WEEKS_PER_YEAR
            + v[P::MoneyFixedPerWeek]
            + standards::cost(v)
            + personalisation::cost(v)
            + voice::costs(v, count)
            + bond::costs(v, count)
            + count.survey_asked * v[P::SurveyCost];
        [levers, if self.is_at_work(week) { self.own_cost(week, v, count) } else { 0.0 }]
    }

    fn own_cost(&self, week: u32, v: &Values, count: &Counts<f64>) -> f64 {
        let c = &self.cost;
        let setup = if self.timing.starts_first_in(week) { c.setup } else { 0.0 };
        setup
            + c.per_week
            + c.per_visit * count.visits
            + c.per_complaint * count.voiced
            + c.per_customer_year * count.customers_start / WEEKS_PER_YEAR
            + c.per_employee_month * v[P::StaffCount] * 12.0 / WEEKS_PER_YEAR
    }
}

/// A parameter on its way: only what is measured moves bit by bit, counts and words jump.
pub fn between(param: P, from: f64, to: f64, done: f64) -> f64 {
    let ramped = done < 1.0 && matches!(param.param().kind, Kind::Share | Kind::Real { .. });
    if ramped { from + (to - from) * done } else { to }
}

/// Limits a value to its parameter's range.
pub fn limit(param: P, value: f64) -> f64 {
    match param.param().kind {
        Kind::Share => value.clamp(0.0, 1.0),
        Kind::Real { min, max } => value.clamp(min, max),
        Kind::Whole { min, max } => value.round().clamp(min, max),
        Kind::Choice(words) => value.round().clamp(0.0, words.len() as f64 - 1.0),
        Kind::Flag => f64::from(u8::from(value != 0.0)),
    }
}
