//! The encounter: whether a visit goes wrong, and how.

use super::numbers::Numbers;
use super::quality::Quality;
use super::tolerance;
use crate::draws::{happens, math, probability, threshold};

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

/// A person's threshold of a treatment failure when quality is `better` by so many SD of the firm's encounters:
/// Phi(Phi^-1(rate) - better). Rates of exactly 0 and 1 stay what they are.
#[inline]
pub fn with_better_quality(below: u32, better: f64) -> u32 {
    if better == 0.0 || below == 0 || below == u32::MAX {
        return below;
    }
    threshold(math::normal_cdf(math::normal_quantile(probability(below)) - better))
}

/// A word of `from..to` stretched to `low..2^32`, keeping its place.
#[inline]
pub fn stretch(word: u32, from: u32, to: u32, low: u32) -> f64 {
    const ALL: f64 = 4_294_967_296.0;
    if from == low && to == u32::MAX {
        return f64::from(word);
    }
    let place = (f64::from(word) - f64::from(from) + 0.5) / (f64::from(to) - f64::from(from));
    (f64::from(low) + place.clamp(0.0, 1.0) * (ALL - f64::from(low)) - 0.5).clamp(0.0, ALL - 1.0)
}

/// Failure thresholds of people who differ, by their place among 4,096 (8,192 with a demanding segment). Kept from world
/// to world, since it costs thousands of quantiles.
#[derive(Clone, Debug, Default)]
pub struct FailureTable {
    made_for: Option<(Quality, f64)>,
    thresholds: Vec<u32>,
    /// Normal quantiles of the places of tolerances.
    normals: Vec<f64>,
}

impl FailureTable {
    /// Makes the table, unless it is there already. With a concentration own failure rates are Beta with the mean of
    /// all and a + b = concentration (beta-geometric departures, Fader, Hardie & Lee 2005); else they follow from
    /// people's tolerances.
    fn prepare(&mut self, quality: Quality, concentration: f64) {
        if self.made_for == Some((quality, concentration)) {
            return;
        }
        self.made_for = Some((quality, concentration));
        self.thresholds.clear();
        if concentration == 0.0 {
            if self.normals.is_empty() {
                self.normals.extend(tolerance::normals());
            }
            for demanding in [false, true].into_iter().filter(|&d| !d || quality.has_demanding()) {
                let rate = |&normal: &f64| threshold(quality.failing_at(normal, demanding));
                self.thresholds.extend(self.normals.iter().map(rate));
            }
            return;
        }
        let mean = quality.failing();
        let (a, b) = (mean * concentration, (1.0 - mean) * concentration);
        let certain = mean <= 0.0 || mean >= 1.0;
        let place = |k: u32| (f64::from(k) + 0.5) / 4096.0;
        // Rates below what a threshold can tell from 0 need no quantile, which is slow out there.
        let never = if certain { 0.0 } else { math::beta_cdf(a, b, 1.0 / 4_294_967_296.0) };
        let rate = |u: f64| match u {
            _ if certain => mean,
            u if u < never => 0.0,
            u => math::beta_quantile(a, b, u),
        };
        self.thresholds.extend((0..4096).map(|k| threshold(rate(place(k)))));
    }

    /// Everybody's threshold for the given numbers; `places` are theirs.
    pub fn fill(&mut self, numbers: &Numbers, concentration: f64, places: &[u16], out: &mut Vec<u32>) {
        self.prepare(numbers.quality, concentration);
        out.clear();
        out.extend(places.iter().map(|&place| self.thresholds[place as usize]));
    }

    /// Memory held, bytes.
    pub fn bytes(&self) -> usize {
        4 * self.thresholds.capacity() + 8 * self.normals.capacity()
    }
}
