//! Settings that many cases share.

use super::Edit::{self, Set};

/// One visit of everybody in every week.
pub(super) const WEEKLY: &[Edit] = &[Set("visits.law", "\"regular\""), Set("visits.per_year", "52")];

/// Everybody comes in the only week, and is treated badly.
pub(super) const ONE_BAD_VISIT: &[Edit] = &[
    Set("time.weeks", "1"),
    Set("visits.law", "\"regular\""),
    Set("visits.per_year", "52"),
    Set("quality.failure_rate", "1"),
];

/// Whoever is treated badly says nothing and leaves.
pub(super) const NOBODY_STAYS: &[Edit] =
    &[Set("voice.rate", "0"), Set("stay.silent.minor", "0"), Set("stay.silent.major", "0")];

/// Everybody stays, whatever happens.
pub(super) const EVERYBODY_STAYS: &[Edit] = &[Set("stay.intent_discount", "0")];

/// Nobody talks about it.
pub(super) const NOBODY_TALKS: &[Edit] =
    &[Set("reach.talk_share", "0"), Set("reach.talk_share_recovered", "0")];
