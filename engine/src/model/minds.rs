//! Customers' minds: how a visit is perceived, and what is remembered of it (`expectation.rs` has the formulas).

use super::columns::Columns;
use super::columns::status::{CUSTOMER, STATE};
use super::encounter::{self, Failure};
use super::expectation::{Expecting, Mood, Perceived, Verdict};
use super::life::Life;
use super::own::Visit;
use crate::draws::{Purpose, math};
use crate::scenario::params::ParamId as P;

impl Life<'_> {
    /// Compares a visit with what was expected.
    pub(super) fn compare(&mut self, expecting: &Expecting, person: usize, week: u32, visit: &Visit) {
        let mut quality = expecting.quality(self.place_of(person, week, visit), visit.better);
        if visit.failure.is_none() && expecting.surprises() {
            let words = self.draws.block(Purpose::ProductQuality, person as u32, week, visit.visit);
            quality += expecting.surprise(words[1]);
        }
        let mind = &mut self.memory.columns.minds[person];
        let (after, verdict) = expecting.learn(*mind, &Perceived { quality, failure: visit.failure });
        *mind = after;
        self.count.compared += 1;
        self.count.missed += i64::from(verdict == Verdict::Missed);
        self.count.exceeded += i64::from(verdict == Verdict::Exceeded);
    }

    /// Place of a visit's treatment in the standard normal law. Failures lie where their word lies; the words of good
    /// visits, which end where product failures begin, are stretched to the top; where the product failed, the
    /// treatment is drawn anew among those that are none.
    fn place_of(&self, person: usize, week: u32, visit: &Visit) -> f64 {
        let word = match visit.failure {
            Some((Failure::Product, _)) => {
                let fresh = self.draws.block(Purpose::ProductQuality, person as u32, week, visit.visit)[0];
                encounter::stretch(fresh, 0, u32::MAX, visit.below)
            }
            None => encounter::stretch(visit.word, visit.below, self.arm.numbers.product_from, visit.below),
            Some((Failure::Treatment, _)) => f64::from(visit.word),
        };
        math::normal_quantile((word + 0.5) * (1.0 / 4_294_967_296.0))
    }

    /// Everybody's mind before the first week, also where the switch comes on later.
    pub(super) fn first_minds(&mut self) {
        let mut on = self.arm.values.clone();
        on[P::ExpectationOn] = 1.0;
        let compiled = Expecting::compile(&on, self.arm.schedule.today(), &self.arm.numbers.quality);
        let expecting = compiled.expect("the switch is on");
        let customer = expecting.after_visits(on[P::ExpectationVisitsBefore]);
        let first = |&first: &bool| if first { customer } else { expecting.newcomer() };
        // Both arms of a pilot begin; the control arm, which begins last, counts.
        self.memory.columns.minds.clear();
        self.memory.columns.minds.extend(self.roster.first.iter().map(first));
    }

    /// What the customers feel at the end.
    pub(super) fn mood(&self) -> Mood {
        let Columns { minds, status, .. } = &self.memory.columns;
        let customers = minds.iter().zip(status).filter(|(_, s)| *s & STATE == CUSTOMER);
        self.expecting.map_or(Mood::default(), |expecting| expecting.mood(customers.map(|(mind, _)| mind)))
    }
}
