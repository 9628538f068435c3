//! Becoming a customer: by belief and marketing, by imitation of customers among one's ties, or again.

use super::columns::status::{LAPSED, PROSPECT};
use super::numbers::Numbers;
use crate::draws::{happens, threshold};

/// Whether somebody joins this week. `customer_share` is the share of his ties (or of the market) who are
/// customers: with belief at its start and no word of mouth this is Bass (1969), p + q F.
pub fn joins(numbers: &Numbers, state: u8, belief: f32, customer_share: f32, word: u32) -> bool {
    let hazard = match state {
        PROSPECT => numbers.join_per_belief * belief + numbers.imitation * customer_share,
        LAPSED => numbers.winback_per_belief * belief,
        _ => 0.0,
    };
    // 1 - e^-h <= h: most words are settled without the exponential.
    let unit = (word >> 8) as f32 * (1.0 / 16_777_216.0);
    hazard > 0.0 && unit <= hazard && happens(word, threshold(1.0 - libm::exp(-f64::from(hazard))))
}
