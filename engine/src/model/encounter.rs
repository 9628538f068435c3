//! The encounter: whether a visit goes wrong, and how.

use super::numbers::Numbers;
use crate::draws::{happens, math, threshold};

/// What went wrong; index of [`Numbers::voice`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum Failure {
    /// The customer was treated badly.
    Treatment = 0,
    /// What was sold did not work.
    Product = 1,
}

/// Reads a visit's failure word: treatment failures take the low end, product failures the high end, so
/// that changing one rate never turns one kind into the other. `treatment_below` is the person's own threshold.
#[inline]
pub fn failure(word: u32, treatment_below: u32, product_from: u32) -> Option<Failure> {
    if happens(word, treatment_below) {
        Some(Failure::Treatment)
    } else if word >= product_from && product_from < u32::MAX {
        Some(Failure::Product)
    } else {
        None
    }
}

/// Thresholds of people who differ in tolerance: own failure rates are Beta with the given mean and
/// concentration a + b (beta-geometric departures, Fader, Hardie & Lee 2005). `quantile` is each person's
/// place among 4,096.
pub fn fill_fails(numbers: &Numbers, concentration: f64, quantile: &[u16], out: &mut Vec<u32>) {
    let mean = numbers.treatment_failure;
    let (a, b) = (mean * concentration, (1.0 - mean) * concentration);
    let certain = mean <= 0.0 || mean >= 1.0;
    let table: Vec<u32> = (0..4096)
        .map(|k| (f64::from(k) + 0.5) / 4096.0)
        .map(|u| threshold(if certain { mean } else { math::beta_quantile(a, b, u) }))
        .collect();
    out.clear();
    out.extend(quantile.iter().map(|&q| table[q as usize]));
}
