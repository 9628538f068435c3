//! What the twin says: the series of a run in expectation, and every metric of it.

use crate::metric::{METRICS, Unit};
use crate::model::ledger::Week;
use crate::model::{End, Outcome};
use crate::scenario::params::{ParamId as P, Values};

/// Expected course of one policy in one world.
#[derive(Clone, Debug, PartialEq)]
pub struct Expected {
    pub weeks: Vec<Week<f64>>,
    pub end: End<f64>,
}

/// Finest division of a count when metrics are read; fewer where money sums would not fit 62 bits.
const FINEST: f64 = 65_536.0;
const MOST: f64 = 4.0e18;

impl Expected {
    /// Metric `index` of [`METRICS`], by the metric's own definition.
    ///
    /// Metrics read whole numbers. Each is homogeneous in them: of degree 1 if it is an amount, of degree 0
    /// if it is a share or ratio (a test holds for every metric). So they read the counts times 65,536,
    /// rounded, and amounts are divided again; a weekly count is then exact to 1e-5.
    pub fn metric(&self, index: usize, world: &Values) -> f64 {
        self.metrics(&[index], world)[0]
    }

    /// Several metrics at once.
    pub fn metrics(&self, indices: &[usize], world: &Values) -> Vec<f64> {
        self.metrics_in(&mut Vec::new(), indices, world)
    }

    /// [`Expected::metrics`] with the counts written into `counts`.
    pub(super) fn metrics_in(&self, counts: &mut Vec<Week>, indices: &[usize], world: &Values) -> Vec<f64> {
        let scale = self.scale();
        let outcome = self.scaled(scale, core::mem::take(counts));
        // The reserve is money like the outcome's.
        let mut world = world.clone();
        world[P::RuinCashAtStart] *= scale;
        let read = |&index: &usize| {
            let metric = &METRICS[index];
            let value = (metric.read)(&outcome, &world);
            if is_amount(metric.unit) { value / scale } else { value }
        };
        let values = indices.iter().map(read).collect();
        *counts = outcome.weeks;
        values
    }

    fn scale(&self) -> f64 {
        let largest = |w: &Week<f64>| w.revenue_cents.abs().max(w.cost_cents.abs()).max(w.visits);
        let largest =
            |w: &Week<f64>| largest(w).max(w.waited_seconds).max(w.in_time_thousandths).max(w.booked_seconds);
        let sum: f64 = self.weeks.iter().map(largest).sum();
        if sum * FINEST <= MOST { FINEST } else { MOST / sum }
    }

    fn scaled(&self, scale: f64, mut weeks: Vec<Week>) -> Outcome {
        // Half away from zero, as `round` does, but in plain arithmetic: this runs for every count of every week.
        let s = |count: f64| (count * scale + libm::copysign(0.5, count)) as i64;
        weeks.clear();
        weeks.extend(self.weeks.iter().map(|w| w.map(s)));
        let e = &self.end;
        let end = End {
            prospects: s(e.prospects),
            customers: s(e.customers),
            lapsed: s(e.lapsed),
            lost_forever: s(e.lost_forever),
            out: s(e.out),
            closed: s(e.closed),
            rival_customers: e.rival_customers.map(s),
            belief_mean: e.belief_mean,
            reached: s(e.reached),
            mood: e.mood,
            employee_satisfaction: e.employee_satisfaction,
            employees: e.employees,
            rating: e.rating,
        };
        Outcome { policy: 0, weeks, end }
    }
}

/// Amounts double when everything doubles.
fn is_amount(unit: Unit) -> bool {
    match unit {
        Unit::Money | Unit::People | Unit::Count => true,
        Unit::Share | Unit::Ratio => false,
    }
}
