//! Staying or leaving: after a failure by the repurchase table, and for reasons the firm did not provoke.

use super::columns::status::{LAPSED, LOST_FOREVER, OUT};
use super::complaint::Complaint;
use super::ledger::Cause;
use super::numbers::{Ending, Numbers};
use crate::draws::happens;

/// Whether a customer stays after a failure; `word` is the episode's stay word.
#[inline]
pub fn stays(numbers: &Numbers, complaint: &Complaint, word: u32) -> bool {
    let lost = numbers.lost_forever_if_unresolved && complaint.ending == Ending::Unresolved;
    !lost && happens(word, numbers.stay[complaint.ending as usize][usize::from(complaint.major)])
}

/// State of somebody who left after a failure.
pub fn state_after_failure(numbers: &Numbers, complaint: &Complaint) -> u8 {
    let lost = numbers.lost_forever_if_unresolved && complaint.ending == Ending::Unresolved;
    if lost { LOST_FOREVER } else { LAPSED }
}

/// Why somebody left whom the firm did not drive away: competing hazards, one word.
pub fn exit_cause(numbers: &Numbers, word: u32) -> Cause {
    const ORDER: [Cause; 4] = [Cause::Competitor, Cause::Friend, Cause::Moved, Cause::Died];
    numbers
        .exit_cause
        .iter()
        .zip(ORDER)
        .find(|(limit, _)| happens(word, **limit))
        .map_or(Cause::Product, |(_, cause)| cause)
}

/// State of somebody who left for `cause`.
pub fn state_after_exit(cause: Cause) -> u8 {
    match cause {
        Cause::Moved | Cause::Died => OUT,
        Cause::Treatment | Cause::Product | Cause::Competitor | Cause::Friend => LAPSED,
    }
}
