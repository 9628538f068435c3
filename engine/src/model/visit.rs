//! Visits: how often a customer comes in a week.

use crate::draws::{sample, threshold};
use crate::scenario::params::{ParamId as P, Values};

/// What decides in which weeks a customer comes: the words of `visits.law`, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Law {
    /// At random times.
    Poisson,
    /// Evenly spaced.
    Regular,
    /// By weeks since the last purchase ([`super::recency`]).
    Recency,
}

impl Law {
    /// The law of a world.
    pub fn of(v: &Values) -> Law {
        match v[P::VisitsLaw] as u8 {
            0 => Law::Poisson,
            1 => Law::Regular,
            _ => Law::Recency,
        }
    }
}

/// Number of visits of a Poisson visitor, by inversion of the week's word: a higher mean only adds visits.
/// `no_visit` is the visitor's threshold of no visit at all; with it the common case of one visit needs no
/// exponential: P(0) + P(1) = P(0) (1 + mean).
#[inline]
pub fn poisson_visits(word: u32, no_visit: u32, mean: f64) -> u32 {
    let up_to_one = f64::from(no_visit) * (1.0 + mean) - 2.0 * (1.0 + mean);
    if word >= no_visit && f64::from(word) < up_to_one {
        return 1;
    }
    sample::poisson((f64::from(word) + 0.5) * (1.0 / 4_294_967_296.0), mean)
}

/// Number of visits of a regular visitor in `week`: evenly spaced, the first at `phase` of an interval.
pub fn regular_visits(week: u32, per_week: f64, phase: f32) -> u32 {
    let by = |weeks: f64| (weeks * per_week + f64::from(phase)).floor();
    (by(f64::from(week) + 1.0) - by(f64::from(week))) as u32
}

/// Words at or above this threshold have at least one visit.
pub fn no_visit_below(mean: f64) -> u32 {
    threshold(libm::exp(-mean))
}

/// Thresholds of people who differ in their visit rate.
pub fn fill_no_visit(rates: &[f32], mean: f64, out: &mut Vec<u32>) {
    out.clear();
    out.extend(rates.iter().map(|&rate| no_visit_below(mean * f64::from(rate))));
}
