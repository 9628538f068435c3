//! A number of a mechanism that is switched off everywhere.

use super::{Check, Problem};
use crate::scenario::params::ParamId;

impl Check<'_> {
    /// Numbers that the file gives although the switch of their mechanism is off in the world and in every policy:
    /// the author expects an effect that does not come.
    pub(super) fn switches(&self, problems: &mut Vec<Problem>) {
        if !self.whole || self.places.policies_bad || self.places.shocks_bad {
            return;
        }
        for (&id, place) in &self.places.params {
            self.switched_off(id, place.clone(), problems);
        }
        for (policy, place) in self.scenario.policies.iter().zip(&self.places.policies) {
            for change in &policy.changes {
                self.switched_off(change.param, place.header.clone(), problems);
            }
        }
        for (shock, place) in self.scenario.shocks.iter().zip(&self.places.shocks) {
            for change in &shock.changes {
                self.switched_off(change.param, place.header.clone(), problems);
            }
        }
    }

    fn switched_off(&self, id: ParamId, place: std::ops::Range<usize>, problems: &mut Vec<Problem>) {
        if self.scenario.is_switched_off(id)
            && let Some(switch) = id.switch()
        {
            let (key, switch) = (id.param().key, switch.param().key);
            problems.push(
                Problem::new(place, format!("`{key}` is given, but `{switch}` is off"), "without effect")
                    .help(format!("add {switch} = true below [world] or in a policy, or leave {key} out")),
            );
        }
    }
}
