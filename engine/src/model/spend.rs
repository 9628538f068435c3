//! Spend of a visit: the person's basket times the visit's own variation.

use crate::draws::sample;

/// 2^52: floats from here on have no fraction.
const ROUND: f64 = 4_503_599_627_370_496.0;
/// No visit costs more: ten thousand million currency units.
const MOST_CENTS: f64 = 1.0e12;

/// Relative spend of a visit by the top 12 bits of its word; lognormal with mean exactly 1.
#[derive(Clone, Debug, Default)]
pub struct SpendTable {
    cv: f64,
    factors: Vec<f32>,
}

impl SpendTable {
    /// Makes the table for a coefficient of variation, unless it is there already.
    pub fn prepare(&mut self, cv: f64) {
        if self.factors.is_empty() || self.cv != cv {
            self.cv = cv;
            self.factors = sample::lognormal_table(cv).iter().map(|&f| f as f32 / 65_536.0).collect();
        }
    }

    /// Memory held, bytes.
    pub fn bytes(&self) -> usize {
        4 * self.factors.capacity()
    }

    /// Cents spent in a visit; `mean_cents` is the firm's mean, `basket` the person's against it.
    #[inline]
    pub fn cents(&self, word: u32, mean_cents: f64, basket: f32) -> i64 {
        let cents = mean_cents * f64::from(basket) * f64::from(self.factors[(word >> 20) as usize]);
        // Adding 2^52 rounds to a whole number (ties to even) in plain arithmetic, cheaper than a checked cast.
        (cents.min(MOST_CENTS) + ROUND).to_bits() as i64 - ROUND.to_bits() as i64
    }
}
