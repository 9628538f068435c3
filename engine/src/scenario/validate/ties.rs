//! Strong and weak ties.

use super::{Check, P, Problem, word};

impl Check<'_> {
    /// Strong and weak ties need their network, and their numbers must fit the market.
    pub(super) fn strong_and_weak_ties(&self, problems: &mut Vec<Problem>) {
        let ids = [P::NetworkKind, P::MarketPeople, P::NetworkStrong, P::NetworkWeak];
        let Some([kind, people, strong, weak]) = self.values(ids) else { return };
        if kind == word(P::NetworkKind, "strong_weak") {
            problems.extend(self.too_many_ties(P::NetworkStrong, strong, people));
            problems.extend(self.too_many_ties(P::NetworkWeak, weak, people));
            problems.extend(self.too_large(strong + weak, people));
            return;
        }
        for id in [P::AcquisitionPerStrongTie, P::AcquisitionPerWeakTie] {
            if let Some(place) = self.places.params.get(&id)
                && self.reach(id).1 > 0.0
            {
                let title = format!("`{}` is given, but no tie is strong or weak", id.param().key);
                problems.push(
                    Problem::new(place.clone(), title, "without effect").help(format!(
                        "write network.kind = \"strong_weak\", or leave {} out",
                        id.param().key
                    )),
                );
            }
        }
    }
}
