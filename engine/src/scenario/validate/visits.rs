//! The law of visits: numbers of another law, and discounting by the week.

use std::ops::Range;

use super::{Check, P, Problem, word};
use crate::scenario::{Law, Scenario};

/// Numbers of the law "recency".
const RECENCY: [P; 5] =
    [P::VisitsRecency1, P::VisitsRecency2, P::VisitsRecency3, P::VisitsRecency4, P::VisitsLostAfter];

impl Scenario {
    /// Whether a parameter belongs to visits by recency while visits follow another law.
    pub(in crate::scenario) fn is_without_recency(&self, id: P) -> bool {
        RECENCY.contains(&id) && !self.visits_by_recency()
    }

    fn visits_by_recency(&self) -> bool {
        self.world[P::VisitsLaw] == word(P::VisitsLaw, "recency")
    }
}

impl Check<'_> {
    /// Numbers the file gives about visits by recency although they follow another law.
    pub(super) fn recency(&self, problems: &mut Vec<Problem>) {
        if !self.whole || self.places.policies_bad || self.places.shocks_bad {
            return;
        }
        for (&id, place) in &self.places.params {
            self.without_recency(id, place, problems);
        }
        for (policy, place) in self.scenario.policies.iter().zip(&self.places.policies) {
            policy.changes.iter().for_each(|c| self.without_recency(c.param, &place.header, problems));
        }
        for (shock, place) in self.scenario.shocks.iter().zip(&self.places.shocks) {
            shock.changes.iter().for_each(|c| self.without_recency(c.param, &place.header, problems));
        }
    }

    fn without_recency(&self, id: P, place: &Range<usize>, problems: &mut Vec<Problem>) {
        if self.scenario.is_without_recency(id) {
            let key = id.param().key;
            let title = format!("`{key}` is given, but visits.law is not \"recency\"");
            problems.push(
                Problem::new(place.clone(), title, "without effect")
                    .help(format!("write visits.law = \"recency\" below [world], or leave {key} out")),
            );
        }
    }

    /// A discount rate above 1 a year is a slip of the pen, except where a week stands for a long period.
    pub(super) fn discounting(&self, problems: &mut Vec<Problem>) {
        let id = P::MoneyDiscountRate;
        let Some([rate, _]) = self.values([id, P::VisitsLaw]) else { return };
        let unknown = self.scenario.unknowns.iter().find(|unknown| unknown.param == id);
        let most = match unknown.map(|unknown| unknown.law) {
            None => rate,
            Some(Law::Normal { mean, .. } | Law::LogNormal { mean, .. }) => mean,
            Some(law) => law.support().1,
        };
        if most > 1.0 && !self.scenario.visits_by_recency() {
            let title = "`money.discount_rate` is above 1 a year";
            problems.push(
                Problem::new(self.place(&[id]), title, "above 1").help("shares are fractions: 10 % is 0.10"),
            );
        }
    }
}
