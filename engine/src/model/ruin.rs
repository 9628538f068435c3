//! Ruin: the first week at whose end the firm's losses have used up the cash it had.

use super::Outcome;
use crate::scenario::params::{ParamId as P, Values};

/// Week (from 0) at whose end margin less costs, cumulated and not discounted, lies below minus `ruin.cash_at_start`;
/// `None` when that never happens or `ruin.on` is off. What happens to a ruined firm is not simulated: it goes on.
pub fn week(outcome: &Outcome, world: &Values) -> Option<usize> {
    if world[P::RuinOn] == 0.0 {
        return None;
    }
    let mut cash = world[P::RuinCashAtStart];
    outcome.weeks.iter().position(|week| {
        cash += (week.revenue_cents as f64 * world[P::MoneyMargin] - week.cost_cents as f64) / 100.0;
        cash < 0.0
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Pack;
    use crate::model::End;
    use crate::model::ledger::Week;

    #[test]
    fn the_first_week_below_nothing_is_the_week_of_ruin() {
        let week_of = |revenue_cents, cost_cents| Week { revenue_cents, cost_cents, ..Week::default() };
        // Margin 50 %: +1, -2, -1, +4 currency units.
        let weeks = vec![week_of(600, 200), week_of(0, 200), week_of(200, 200), week_of(800, 0)];
        let outcome = Outcome { policy: 0, weeks, end: End::default() };
        let mut world = Values::of_pack(Pack::Folklore);
        world[P::MoneyMargin] = 0.5;
        assert_eq!(week(&outcome, &world), None, "off");
        world[P::RuinOn] = 1.0;
        for (reserve, ruin) in [(0.0, Some(1)), (0.99, Some(1)), (1.0, Some(2)), (2.0, None)] {
            world[P::RuinCashAtStart] = reserve;
            assert_eq!(week(&outcome, &world), ruin, "reserve {reserve}");
        }
    }
}
