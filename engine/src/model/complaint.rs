//! After a failure: severity, voice or silence, and what the firm makes of a complaint.

use super::encounter::Failure;
use super::escalation::{self, Way};
use super::numbers::{Ending, Numbers};
use super::voice;
use crate::draws::{happens, probability, threshold};

/// A failure's course up to the moment the customer decides whether to come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Complaint {
    pub major: bool,
    pub ending: Ending,
    /// Answered, but later than promised; in vain at the front line.
    pub broken_promise: bool,
    /// Index into [`super::channels::Channels::ALL`] of the channel taken; none for who told the staff. A complaint with a
    /// channel that the firm never heard was turned away.
    pub channel: Option<u8>,
    pub way: Way,
}

/// Reads the first block of an episode: severity, voice, resolution, response time. `bolder` is what the customer's
/// own history adds to the logit of speaking up, `full` the channels that can take no more (bits), `second` gives the
/// words of [`crate::draws::Purpose::Escalation`].
#[inline]
pub fn complain(
    numbers: &Numbers,
    failure: Failure,
    bolder: f64,
    full: u8,
    words: [u32; 4],
    second: impl FnOnce() -> [u32; 4],
) -> Complaint {
    let major = happens(words[0], numbers.major);
    let voice = speaks_up(numbers.voice[failure as usize][usize::from(major)], bolder);
    let silent =
        Complaint { major, ending: Ending::Silent, broken_promise: false, channel: None, way: Way::Unheard };
    if !happens(words[1], voice) {
        return silent;
    }
    let channels = &numbers.channels;
    let channel = if channels.open {
        let direct = speaks_up(channels.direct[failure as usize][usize::from(major)], bolder);
        channels.chosen(words[1], direct, voice)
    } else {
        None
    };
    let heard = Complaint { channel: channel.map(|k| k as u8), ..silent };
    if channel.is_some_and(|k| full >> k & 1 != 0) {
        return heard;
    }
    let second = if numbers.second.matters() { second() } else { [u32::MAX; 4] };
    let (ending, broken_promise, way) = escalation::answer(numbers, major, words, second);
    Complaint { ending, broken_promise, way, ..heard }
}

/// Threshold of speaking up, moved on the logit scale; certain voice and certain silence stay what they are.
#[inline]
fn speaks_up(voice: u32, bolder: f64) -> u32 {
    if bolder == 0.0 || voice == 0 || voice == u32::MAX {
        return voice;
    }
    threshold(voice::shifted(probability(voice), bolder))
}
