//! Becoming a customer: by belief and marketing, by imitation of customers among one's ties, or again.

use super::columns::status::{LAPSED, PROSPECT};
use super::numbers::Numbers;
use crate::draws::{happens, threshold};

/// Customers among those somebody knows.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Known {
    /// Share of the ties (or of the market) who are customers.
    pub share: f32,
    /// Number of weak and of strong ties who are.
    pub ties: [u32; 2],
}

/// Whether somebody joins this week. With belief at its start and no word of mouth, imitation of a share is Bass
/// (1969), p + q F, and of single ties Goldenberg, Libai & Muller (2001), 1 - (1 - a)(1 - b_w)^j (1 - b_s)^m.
pub fn joins(numbers: &Numbers, state: u8, belief: f32, known: Known, word: u32) -> bool {
    let hazard = match state {
        PROSPECT => {
            let [weak, strong] = numbers.per_tie;
            numbers.join_per_belief * belief
                + numbers.imitation * known.share
                + (weak * known.ties[0] as f32 + strong * known.ties[1] as f32)
        }
        LAPSED => numbers.winback_per_belief * belief,
        _ => 0.0,
    };
    // 1 - e^-h <= h: most words are settled without the exponential.
    let unit = (word >> 8) as f32 * (1.0 / 16_777_216.0);
    hazard > 0.0 && unit <= hazard && happens(word, threshold(1.0 - libm::exp(-f64::from(hazard))))
}
