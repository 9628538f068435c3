//! The industry as a whole: service standards that rise or fall over the years.

use super::numbers::WEEKS_PER_YEAR;
use crate::scenario::params::{ParamId as P, Values};

/// Drift of mean quality since the start, SD of today's encounters.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Drift {
    quality: f64,
    begun: bool,
}

impl Drift {
    /// One week on; the first week is as today. Q(t) = Q(0) + `industry.quality_drift` t.
    pub fn step(&mut self, v: &Values) {
        if self.begun {
            self.quality += v[P::IndustryQualityDrift] / WEEKS_PER_YEAR;
        }
        self.begun = true;
    }

    /// Gain in mean quality against today.
    pub fn quality_gain(&self) -> f64 {
        self.quality
    }
}
