//! Staying or leaving: after a failure by the repurchase table, and for reasons the firm did not provoke.

use super::columns::status::{LAPSED, LOST_FOREVER, OUT};
use super::complaint::Complaint;
use super::ledger::{Cause, EXITS};
use super::numbers::{self, Ending, Numbers};
use crate::draws::{happens, probability, threshold};

/// Whether a customer stays after a failure; `word` is the episode's stay word, and `leaves` what the customer's
/// own history does to the chance of leaving.
#[inline]
pub fn stays(numbers: &Numbers, complaint: &Complaint, leaves: f64, word: u32) -> bool {
    let lost = numbers.lost_forever_if_unresolved && complaint.ending == Ending::Unresolved;
    let stay = numbers.stay[complaint.ending as usize][usize::from(complaint.major)];
    let stay =
        if leaves == 1.0 { stay } else { threshold((1.0 - leaves * (1.0 - probability(stay))).max(0.0)) };
    !lost && happens(word, stay)
}

/// State of somebody who left after a failure.
pub fn state_after_failure(numbers: &Numbers, complaint: &Complaint) -> u8 {
    let lost = numbers.lost_forever_if_unresolved && complaint.ending == Ending::Unresolved;
    if lost { LOST_FOREVER } else { LAPSED }
}

/// Why somebody left whom the firm did not drive away: competing hazards, one word.
///
/// `limits` are the cumulative shares of all causes but the last.
pub fn exit_cause(limits: &[u32; EXITS - 1], word: u32) -> Cause {
    let chosen = limits.iter().position(|&limit| happens(word, limit)).unwrap_or(EXITS - 1);
    Cause::EXITS[chosen]
}

/// State of somebody who left for `cause`.
pub fn state_after_exit(cause: Cause) -> u8 {
    match cause {
        Cause::Moved | Cause::Died => OUT,
        Cause::Treatment
        | Cause::Product
        | Cause::Competitor
        | Cause::Friend
        | Cause::Access
        | Cause::Price => LAPSED,
    }
}

/// Threshold of leaving unprovoked for somebody whose hazards are `factors` times those of all, and the cumulative
/// shares of the causes.
pub fn own_exit(numbers: &Numbers, factors: &[f64; EXITS]) -> (u32, [u32; EXITS - 1]) {
    let hazards = core::array::from_fn(|cause| numbers.exit_hazards[cause] * factors[cause]);
    let all: f64 = hazards.iter().sum();
    (threshold(1.0 - libm::exp(-all)), numbers::cumulative(&hazards, all))
}
