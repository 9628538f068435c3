//! Spend of a visit: the person's basket times the visit's own variation.

use crate::draws::sample;

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
        (mean_cents * f64::from(basket) * f64::from(self.factors[(word >> 20) as usize]) + 0.5) as i64
    }
}
