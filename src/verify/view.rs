//! One world as the checks see it.

use grapevine_engine::metric::metric_index;
use grapevine_engine::model::World;
use grapevine_engine::model::ledger::Week;
use grapevine_engine::scenario::params::ParamId;

use crate::store::rounds::Measured;

/// One world under all policies: the rows that `run` stores, and the ledger they were read from.
pub struct View<'a> {
    pub(super) world: &'a World,
    /// One per policy.
    pub(super) rows: Vec<&'a Measured>,
}

impl View<'_> {
    /// A metric as `run` reports it.
    ///
    /// # Panics
    /// If there is no such metric: a mistake in the data of the checks, which their tests find.
    pub fn metric(&self, policy: usize, key: &str) -> f64 {
        self.rows[policy].metrics[metric_index(key).expect("checks read metrics that exist")]
    }
    /// A metric of a policy less that of the first.
    pub fn gain(&self, policy: usize, key: &str) -> f64 {
        self.metric(policy, key) - self.metric(0, key)
    }
    /// The ledger of all weeks.
    pub fn weeks(&self, policy: usize) -> &[Week] {
        &self.world.outcomes[policy].weeks
    }
    /// The ledger of week `week`, counted from 1.
    pub fn week(&self, policy: usize, week: usize) -> &Week {
        &self.weeks(policy)[week - 1]
    }
    /// The ledger of the last week.
    pub fn last(&self, policy: usize) -> &Week {
        self.week(policy, self.weeks(policy).len())
    }
    /// A count added up over the first `weeks` weeks.
    pub fn sum(&self, policy: usize, weeks: usize, count: fn(&Week) -> i64) -> f64 {
        self.weeks(policy)[..weeks].iter().map(count).sum::<i64>() as f64
    }
    /// Discounted cash up to the end of week `week`, counted from 1, as `run` stores it.
    pub fn cash(&self, policy: usize, week: usize) -> f64 {
        self.rows[policy].weeks[week - 1].cash_cumulated
    }
    /// A value of this world.
    pub fn value(&self, param: ParamId) -> f64 {
        self.world.values[param]
    }
    /// People in the market.
    pub fn people(&self) -> f64 {
        self.value(ParamId::MarketPeople)
    }
}
