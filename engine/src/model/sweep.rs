//! The dense pass over a chunk of people: the same few operations for everybody, without branches, so
//! that the compiler turns it into vector code. It finds who has an event this week; [`super::week`]
//! then looks only at those.

use super::columns::status::{CUSTOMER, LAPSED, PROSPECT, STATE};
use super::numbers::Numbers;
use crate::draws::{Draws, Purpose};

/// People per chunk: the words of a chunk and the columns it touches stay in the first-level cache.
pub const CHUNK: usize = 256;

/// Words of [`Purpose::Week`] for one chunk.
pub type Words = [[u32; CHUNK]; 4];

/// Has at least one visit.
pub const VISITS: u8 = 1;
/// Leaves, or may join: to be decided exactly.
pub const MOVES: u8 = 2;
/// Heard something.
pub const HEARD: u8 = 4;

/// What the dense pass needs of a policy's week.
#[derive(Clone, Copy, Debug)]
pub struct Gates {
    pub no_visit: u32,
    pub exit: u32,
    pub join_per_belief: f32,
    pub winback_per_belief: f32,
    pub imitation: f32,
    pub forget: f32,
    pub belief_start: f32,
}

impl Gates {
    /// Gates of a week; `no_visit` serves people who all visit at the same rate.
    pub fn of(numbers: &Numbers, no_visit: u32, imitation_now: f32) -> Gates {
        Gates {
            no_visit,
            exit: numbers.exit,
            join_per_belief: numbers.join_per_belief,
            winback_per_belief: numbers.winback_per_belief,
            imitation: imitation_now,
            forget: numbers.forget,
            belief_start: numbers.belief_start,
        }
    }
}

/// Columns of one chunk, all of one length of at most [`CHUNK`]; `no_visit` may be empty.
pub struct Slices<'a> {
    pub status: &'a [u8],
    pub belief: &'a mut [f32],
    pub heard: &'a [u32],
    pub no_visit: &'a [u32],
}

/// Draws the chunk's words.
#[inline(always)]
pub fn draw_words(draws: &Draws, first: u32, week: u32, words: &mut Words) {
    draws.fill(Purpose::Week, first, week, words);
}

/// Lets beliefs fade and flags everybody who may have an event. Flags are a superset (a hazard is compared
/// with the word directly, since 1 - e^-h <= h); the caller decides exactly.
#[inline(always)]
pub fn sweep(gates: &Gates, people: Slices<'_>, words: &Words, flags: &mut [u8; CHUNK]) {
    let n = people.status.len();
    let mut own = [gates.no_visit; CHUNK];
    if !people.no_visit.is_empty() {
        own[..n].copy_from_slice(people.no_visit);
    }
    let (status, belief, heard) = (&people.status[..n], &mut people.belief[..n], &people.heard[..n]);
    let (visit, turn, own, flags) = (&words[0][..n], &words[1][..n], &own[..n], &mut flags[..n]);
    for i in 0..n {
        let b = belief[i] + (gates.belief_start - belief[i]) * gates.forget;
        belief[i] = b;
        let state = status[i] & STATE;
        let customer = state == CUSTOMER;
        let draw_in = (if state == PROSPECT { gates.join_per_belief } else { 0.0 })
            + (if state == LAPSED { gates.winback_per_belief } else { 0.0 });
        let imitates = if state == PROSPECT { gates.imitation } else { 0.0 };
        let unit = (turn[i] >> 8) as i32 as f32 * (1.0 / 16_777_216.0);
        let hazard = draw_in * b + imitates;
        let moves = (customer & (turn[i] <= gates.exit)) | ((hazard > 0.0) & (unit <= hazard));
        flags[i] = u8::from(customer & (visit[i] >= own[i])) * VISITS
            + u8::from(moves) * MOVES
            + u8::from(heard[i] != 0) * HEARD;
    }
}
