//! The dense pass over a chunk of people: the same few operations for everybody, without branches, so
//! that the compiler turns it into vector code. It finds who has an event this week; `person.rs`
//! then looks only at those.

use super::capacity::before_the_door;
use super::columns::status::{CUSTOMER, LAPSED, PROSPECT, STATE};
use super::numbers::Numbers;

/// People per chunk: the words of a chunk and the columns it touches stay in the first-level cache.
pub const CHUNK: usize = 256;

/// Four words for each person of a chunk.
pub type Words = [[u32; CHUNK]; 4];

/// Has at least one visit.
pub const VISITS: u8 = 1;
/// Leaves, or may join: to be decided exactly.
pub const MOVES: u8 = 2;
/// Heard something.
pub const HEARD: u8 = 4;
/// Has exactly one visit, which goes well, and does not leave: by far the most frequent event.
pub const PLAIN: u8 = 8;

/// Calls `each` for every lane that has one of the flags in `mask`, in order.
///
/// Lanes are gathered as bits of one word per 64 lanes: the end of the inner loop is what processors
/// mispredict, and so it comes once in 64 lanes.
#[inline(always)]
pub fn for_lanes(flags: &[u8; CHUNK], mask: u8, mut each: impl FnMut(usize)) {
    for (block, lanes) in flags.chunks_exact(64).enumerate() {
        let mut left = lane_bits(lanes, mask);
        while left != 0 {
            each(block * 64 + left.trailing_zeros() as usize);
            left &= left - 1;
        }
    }
}

/// Bit `i` is set where byte `i` has one of the bits in `mask`.
#[inline(always)]
fn lane_bits(lanes: &[u8], mask: u8) -> u64 {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    let mut bits = 0;
    for (k, eight) in lanes.chunks_exact(8).enumerate() {
        let mut any = u64::from_le_bytes(eight.try_into().expect("chunks of eight")) & (ONES * mask as u64);
        // Folds each byte onto its lowest bit, then gathers the eight lowest bits in the top byte.
        any |= any >> 4;
        any |= any >> 2;
        any |= any >> 1;
        bits |= ((any & ONES).wrapping_mul(0x0102_0408_1020_4080) >> 56) << (8 * k);
    }
    bits
}

/// What the dense pass needs of a policy's week.
#[derive(Clone, Copy, Debug)]
pub struct Gates {
    /// Words at or above have a visit; for people who all visit at the same rate.
    pub no_visit: u32,
    /// Mean visits of an average customer; `None` when only the exact count will do.
    pub visits: Option<f32>,
    /// Words of the first visit from here on are not a treatment failure; for people who are all alike.
    pub treatment_below: u32,
    pub product_from: u32,
    pub exit: u32,
    pub join_per_belief: f32,
    pub winback_per_belief: f32,
    pub imitation: f32,
    pub forget: f32,
    pub belief_start: f32,
}

impl Gates {
    /// Gates of a week. `poisson` is whether visits are Poisson, with `no_visit` for people who all visit at
    /// the same rate.
    pub fn of(numbers: &Numbers, no_visit: u32, poisson: bool, imitation_now: f32) -> Gates {
        Gates {
            no_visit,
            visits: poisson.then_some(numbers.visits_per_week as f32),
            treatment_below: before_the_door(numbers.treatment_below, numbers.abandons_below),
            product_from: before_the_door(numbers.product_from, numbers.abandons_below),
            exit: numbers.exit,
            join_per_belief: numbers.join_per_belief,
            winback_per_belief: numbers.winback_per_belief,
            imitation: imitation_now,
            forget: numbers.forget,
            belief_start: numbers.belief_start,
        }
    }
}

/// Columns of one chunk, all of one length of at most [`CHUNK`]; the last three are empty when people do
/// not differ.
pub struct Slices<'a> {
    pub status: &'a [u8],
    pub belief: &'a mut [f32],
    pub heard: &'a [u32],
    pub no_visit: &'a [u32],
    pub visit_rate: &'a [f32],
    pub fails: &'a [u32],
}

/// A column's chunk, or the same value for everybody.
#[inline(always)]
fn own<T: Copy>(everybody: T, column: &[T]) -> [T; CHUNK] {
    let mut out = [everybody; CHUNK];
    out[..column.len()].copy_from_slice(column);
    out
}

/// Lets beliefs fade and flags everybody who may have an event. Flags other than [`PLAIN`] are a superset
/// (a hazard is compared with the word directly, since 1 - e^-h <= h) and decided exactly by the caller;
/// [`PLAIN`] is a subset (a margin of 1e-6 keeps rounding on the safe side).
#[inline(always)]
pub fn sweep(gates: &Gates, people: Slices<'_>, words: &Words, flags: &mut [u8; CHUNK]) {
    let n = people.status.len().min(CHUNK);
    let no_visit = own(gates.no_visit, people.no_visit);
    let rate = own(1.0, people.visit_rate);
    let fails = own(gates.treatment_below, people.fails);
    // Without a Poisson mean nobody's visits count as plain.
    let mean = gates.visits.unwrap_or(-1.0);
    let (status, belief, heard) = (&people.status[..n], &mut people.belief[..n], &people.heard[..n]);
    let (visit, turn, luck) = (&words[0][..n], &words[1][..n], &words[2][..n]);
    for i in 0..n {
        let b = belief[i] + (gates.belief_start - belief[i]) * gates.forget;
        belief[i] = b;
        let state = status[i] & STATE;
        let customer = state == CUSTOMER;
        let visits = customer & (visit[i] >= no_visit[i]);
        // P(0) + P(1) = P(0) (1 + mean), in units of 2^-24.
        let up_to_one = (no_visit[i] >> 8) as i32 as f32 * (1.0 + mean * rate[i]) * (1.0 - 1.0e-6) - 2.0;
        let single = ((visit[i] >> 8) as i32 as f32) < up_to_one;
        let good = (luck[i] >= fails[i]) & (luck[i] < gates.product_from) & (luck[i] < u32::MAX - 1);
        let draw_in = (if state == PROSPECT { gates.join_per_belief } else { 0.0 })
            + (if state == LAPSED { gates.winback_per_belief } else { 0.0 });
        let imitates = if state == PROSPECT { gates.imitation } else { 0.0 };
        let unit = (turn[i] >> 8) as i32 as f32 * (1.0 / 16_777_216.0);
        let hears = heard[i] != 0;
        // What is heard this week may lift the belief up to 1.
        let hazard = draw_in * (if hears { 1.0 } else { b }) + imitates;
        let moves = (customer & (turn[i] <= gates.exit)) | ((hazard > 0.0) & (unit <= hazard));
        let plain = visits & single & good & !moves;
        flags[i] = u8::from(plain) * PLAIN
            + u8::from(visits & !plain) * VISITS
            + u8::from(moves) * MOVES
            + u8::from(hears) * HEARD;
    }
}
