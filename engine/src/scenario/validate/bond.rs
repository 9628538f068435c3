//! Contagion that cannot happen.

use super::{Check, P, Problem, word};
use crate::scenario::Setting;

impl Check<'_> {
    /// Whoever switches contagion on expects an effect: it needs ties to own friends, and a number above 0.
    pub(super) fn contagion(&self, problems: &mut Vec<Problem>) {
        let ids = [P::ContagionOn, P::ContagionEffect, P::NetworkKind];
        let Some([_, effect, network]) = self.values(ids) else { return };
        if !self.whole || self.places.policies_bad || !self.contagion_on() {
            return;
        }
        let place = self.place(&[P::ContagionOn, P::ContagionEffect, P::NetworkKind]);
        if network == word(P::NetworkKind, "well_mixed") {
            problems.push(
                Problem::new(
                    place,
                    "`contagion.on` needs friends, but the network is well mixed",
                    "nobody has ties",
                )
                .help("write network.kind = \"watts_strogatz\" or another network, or leave contagion out"),
            );
        } else if effect == 0.0 && self.reach(P::ContagionEffect).1 == 0.0 {
            problems.push(
                Problem::new(place, "`contagion.on` is set, but contagion.effect is 0", "without effect")
                    .help("write contagion.effect = 0.8 (Nitzan & Libai 2011), or leave contagion out"),
            );
        }
    }

    fn contagion_on(&self) -> bool {
        let mut changes = self.scenario.policies.iter().flat_map(|policy| &policy.changes);
        self.scenario.world[P::ContagionOn] != 0.0
            || changes.any(|c| c.param == P::ContagionOn && c.to != Setting::To(0.0))
    }
}
