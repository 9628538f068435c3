//! Quality of the encounter: how often it falls below what people tolerate.
//!
//! Quality is normal with mean and spread in units of today's encounters (mean 0, SD 1). A visit is a treatment failure
//! if its quality lies below a threshold, or if it fails in one of the dimensions.

use super::dimensions;
use super::firm::Standing;
use super::tolerance::Tolerance;
use crate::draws::math::{normal_cdf, normal_quantile};
use crate::scenario::params::{ParamId as P, Values};

/// The law of treatment failures in a week.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quality {
    /// Share of failures under today's service.
    rate: f64,
    /// Threshold of a person without a tolerance of his own; infinite where the rate is 0 or 1.
    pub threshold: f64,
    /// Mean of the human encounters.
    pub mean: f64,
    /// Spread of the human encounters.
    pub spread: f64,
    /// How much better quality could be before the quality of the people caps it.
    pub room: f64,
    /// Share of encounters with a human.
    human: f64,
    /// Share of visits that fail in no dimension.
    sound: f64,
    tolerance: Tolerance,
}

impl Quality {
    /// The law under these values, given what the firm's history adds to them.
    pub fn compile(v: &Values, standing: &Standing) -> Quality {
        let rate = v[P::QualityFailureRate];
        let tolerance = Tolerance::of(v);
        let uncapped = v[P::QualityMean] + standing.quality_gain;
        let mean = uncapped.min(v[P::QualityPeopleCap]);
        Quality {
            rate,
            threshold: tolerance.threshold(rate),
            mean,
            spread: v[P::QualitySd] * standing.quality_spread,
            room: v[P::QualityPeopleCap] - mean,
            human: v[P::EncounterHumanShare],
            sound: dimensions::sound(v),
            tolerance,
        }
    }

    /// Share of all visits that are a treatment failure: 1 - (1 - f) times the share that is sound in all dimensions,
    /// where f = h Phi((theta - mean) / spread) + (1 - h) f(today) and h is the share of human encounters. Rates of
    /// exactly 0 and 1 stay what they are.
    pub fn failing(&self) -> f64 {
        let below = |q: &Quality| q.tolerance.failing(q.threshold, q.mean, q.spread);
        self.of_encounters(self.rate, below)
    }

    /// The same for a person with a tolerance of his own.
    pub fn failing_for(&self, tolerance: f64) -> f64 {
        let today = if self.certain() { self.rate } else { normal_cdf(self.threshold + tolerance) };
        self.of_encounters(today, |q| normal_cdf((q.threshold + tolerance - q.mean) / q.spread))
    }

    /// The same for somebody at place `normal` of the law of tolerances, one of the demanding or not.
    pub fn failing_at(&self, normal: f64, demanding: bool) -> f64 {
        self.failing_for(self.tolerance.at(normal, demanding))
    }

    /// Whether there are demanding people.
    pub fn has_demanding(&self) -> bool {
        self.tolerance.demanding_share > 0.0
    }

    fn certain(&self) -> bool {
        self.rate <= 0.0 || self.rate >= 1.0
    }

    fn of_encounters(&self, today: f64, below: impl Fn(&Quality) -> f64) -> f64 {
        let f = if self.certain() || (self.mean == 0.0 && self.spread == 1.0) {
            today
        } else {
            self.human * below(self) + (1.0 - self.human) * today
        };
        if self.sound == 1.0 { f } else { 1.0 - (1.0 - f) * self.sound }
    }

    /// Mean quality that people perceive: the mean of a normal law with this week's spread of which the share
    /// [`Quality::failing_for`] 0 lies below `threshold`, the threshold of today. So whatever makes visits fail more or
    /// less often (dimensions, machines, a lever on the rate itself) also moves what people perceive.
    pub fn perceived_mean(&self, threshold: f64) -> f64 {
        let z = normal_quantile(self.failing_for(0.0));
        if z.is_finite() && threshold.is_finite() { threshold - self.spread * z } else { self.mean }
    }
}
