//! Worlds, rounds and their names.

use std::fmt;

pub use crate::store::ROUND_WORLDS;

/// Policies simulated together on one world, sharing its network and random blocks.
pub const GROUP: usize = 8;

/// Number of a world; the same number is the same world under every policy and in every run of a seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Replication(pub u32);

/// Index of a policy in the scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PolicyIx(pub usize);

/// A policy in a world, shown as `p01.r0042`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TrialId {
    pub policy: PolicyIx,
    pub replication: Replication,
}

/// Number of a round of [`ROUND_WORLDS`] worlds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Round(pub u32);

impl Round {
    /// The worlds of this round.
    pub fn worlds(self) -> impl Iterator<Item = Replication> {
        (self.0 * ROUND_WORLDS..(self.0 + 1) * ROUND_WORLDS).map(Replication)
    }
}

impl fmt::Display for Replication {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "r{:04}", self.0)
    }
}
impl fmt::Display for PolicyIx {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "p{:02}", self.0)
    }
}
impl fmt::Display for TrialId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.policy, self.replication)
    }
}

/// Rounds still to run so that at least `trials` worlds are done, in order: all that are not `finished`.
pub fn missing_rounds(trials: u32, finished: &[u32]) -> Vec<Round> {
    (0..trials.div_ceil(ROUND_WORLDS).max(1)).filter(|r| !finished.contains(r)).map(Round).collect()
}

/// The policies in groups that share a world.
pub fn groups(policies: &[usize]) -> Vec<Vec<usize>> {
    policies.chunks(GROUP).map(<[usize]>::to_vec).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trial_is_shown_by_policy_and_world() {
        let id = TrialId { policy: PolicyIx(1), replication: Replication(42) };
        assert_eq!(id.to_string(), "p01.r0042");
    }

    #[test]
    fn trials_are_rounded_up_to_rounds_and_finished_ones_are_not_repeated() {
        assert_eq!(missing_rounds(1, &[]), vec![Round(0)]);
        assert_eq!(missing_rounds(64, &[]), vec![Round(0)]);
        assert_eq!(missing_rounds(65, &[0]), vec![Round(1)]);
        assert_eq!(missing_rounds(256, &[0, 2]), vec![Round(1), Round(3)]);
        assert_eq!(missing_rounds(128, &[0, 1, 2, 3]), vec![]);
        assert_eq!(Round(2).worlds().map(|r| r.0).collect::<Vec<_>>(), (128..192).collect::<Vec<_>>());
    }

    #[test]
    fn every_policy_is_in_exactly_one_group() {
        assert_eq!(groups(&[0, 1, 2]), vec![vec![0, 1, 2]]);
        let policies = [0, 1, 4, 5, 6, 7, 9, 12, 13];
        let nine = groups(&policies);
        assert_eq!(nine.len(), 2);
        assert_eq!(nine.concat(), policies);
    }
}
