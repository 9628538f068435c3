//! After a failure: severity, voice or silence, and what the firm makes of a complaint.

use super::encounter::Failure;
use super::numbers::{Ending, Numbers};
use crate::draws::{happens, probability, threshold};

/// A failure's course up to the moment the customer decides whether to come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Complaint {
    pub major: bool,
    pub ending: Ending,
    /// Answered, but later than promised; ends as unresolved.
    pub broken_promise: bool,
}

/// Reads the first block of an episode: severity, voice, resolution, response time. `bolder` is what the customer's
/// own history adds to the logit of speaking up.
#[inline]
pub fn complain(numbers: &Numbers, failure: Failure, bolder: f64, words: [u32; 4]) -> Complaint {
    let major = happens(words[0], numbers.major);
    let voice = speaks_up(numbers.voice[failure as usize][usize::from(major)], bolder);
    let mut broken_promise = false;
    let ending = if !happens(words[1], voice) {
        Ending::Silent
    } else {
        broken_promise = numbers.late_from < u32::MAX && words[3] >= numbers.late_from;
        if broken_promise || !happens(words[2], numbers.resolved) {
            Ending::Unresolved
        } else if happens(words[3], numbers.quick_below) {
            Ending::ResolvedQuick
        } else {
            Ending::ResolvedSlow
        }
    };
    Complaint { major, ending, broken_promise }
}

/// Threshold of speaking up, moved on the logit scale; certain voice and certain silence stay what they are.
#[inline]
fn speaks_up(voice: u32, bolder: f64) -> u32 {
    if bolder == 0.0 || voice == 0 || voice == u32::MAX {
        return voice;
    }
    let odds = probability(voice) / (1.0 - probability(voice)) * libm::exp(bolder);
    threshold(odds / (1.0 + odds))
}
