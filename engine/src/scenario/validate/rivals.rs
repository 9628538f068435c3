//! Numbers of rivals that are not there.

use std::ops::Range;

use super::{Check, Problem};
use crate::scenario::Scenario;
use crate::scenario::params::{ParamId as P, plain};

impl Scenario {
    /// The rival that a parameter describes, if the world has fewer of them: 3 for `rivals.3.price` among two.
    pub(in crate::scenario) fn absent_rival(&self, id: P) -> Option<u32> {
        let number: u32 = id.param().key.strip_prefix("rivals.")?.split_once('.')?.0.parse().ok()?;
        (f64::from(number) > self.world[P::RivalsFirms]).then_some(number)
    }
}

impl Check<'_> {
    /// Numbers the file gives about a rival beyond `rivals.firms`: the author expects an effect that does not come.
    pub(super) fn rivals(&self, problems: &mut Vec<Problem>) {
        if !self.whole || self.places.policies_bad {
            return;
        }
        for (&id, place) in &self.places.params {
            self.absent(id, place.clone(), problems);
        }
        for (policy, place) in self.scenario.policies.iter().zip(&self.places.policies) {
            for change in &policy.changes {
                self.absent(change.param, place.header.clone(), problems);
            }
        }
    }

    fn absent(&self, id: P, place: Range<usize>, problems: &mut Vec<Problem>) {
        if let Some(number) = self.scenario.absent_rival(id)
            && !self.scenario.is_switched_off(id)
        {
            let (key, firms) = (id.param().key, plain(self.scenario.world[P::RivalsFirms]));
            problems.push(
                Problem::new(
                    place,
                    format!("`{key}` is given, but rivals.firms is {firms}"),
                    "without effect",
                )
                .help(format!("write rivals.firms = {number} below [world], or leave {key} out")),
            );
        }
    }
}
