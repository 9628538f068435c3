//! Expectations, disconfirmation and satisfaction.
//!
//! A customer expects a quality (mean E, variance V) and learns from every visit of quality q (Rust, Inman, Jia & Zahorik
//! 1999): V' = 1 / (1/V + 1/sigma²), E' = V' (E/V + q/sigma²). What he did not expect, d = q - E, disappoints below a
//! zone of tolerance and delights above it, and moves a stock of satisfaction S. He prefers what is good and certain:
//! CE = E - gamma/2 (V + sigma²). Both change what he does, against somebody used to today's service.

use super::complaint::Complaint;
use super::encounter::Failure;
use super::firm::Standing;
use super::ledger::EXITS;
use super::numbers::Ending;
use super::own::Own;
use super::quality::Quality;
use super::standards;
use crate::draws::{happens, math, threshold};
use crate::scenario::params::{ParamId as P, Values};

/// No history changes a hazard or a chance by more than this factor, up or down.
pub const MOST: f64 = 10.0;

/// Causes of leaving that satisfaction has a say in, in the order of [`super::ledger::Cause::EXITS`]: not moving away
/// and dying.
const CHOSEN: [bool; EXITS] = [true, true, false, false, true, true, true];

/// What a customer expects, how sure he is, and how satisfied.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Mind {
    /// Expected quality E, SD of today's encounters.
    pub expected: f32,
    /// Variance V of the expectation.
    pub variance: f32,
    /// Satisfaction S; 0 is what visits within the zone of tolerance lead to.
    pub satisfaction: f32,
}

/// Means over the customers at the end; zero without expectations.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Mood {
    pub satisfaction: f64,
    /// Mean quality of the visits less what is expected, SD of today's encounters.
    pub gap: f64,
    /// Certainty equivalent.
    pub preference: f64,
}

/// How a visit compared with what was expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Missed,
    Met,
    Exceeded,
}

/// A visit as it is perceived.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Perceived {
    /// Quality of the treatment, SD of today's encounters.
    pub quality: f64,
    /// What went wrong, and what the firm made of it.
    pub failure: Option<(Failure, Complaint)>,
}

/// Numbers of a week with expectations.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Expecting {
    /// Mean and spread of the quality perceived.
    mean: f64,
    spread: f64,
    /// Who joins this week.
    newcomer: Mind,
    floor: f64,
    risk_aversion: f64,
    zone: [f64; 2],
    speed: f64,
    fading: f64,
    delight: f64,
    disappointment: f64,
    recovery: f64,
    /// A product failure is at best as good as a visit of this quality.
    at_failure: f64,
    /// Satisfaction and preference of somebody used to today's service.
    usual: [f64; 2],
    exit_effect: f64,
    preference_effect: f64,
    leave_effect: f64,
    talk_effect: f64,
    /// A good visit holds a surprise, and how good that is.
    surprise: u32,
    surprise_size: f64,
}

impl Expecting {
    /// The numbers under a policy's values of the week, against `today`'s; `quality` is the week's. `None` when the
    /// switch is off.
    pub fn compile(v: &Values, today: &Values, quality: &Quality) -> Option<Expecting> {
        if v[P::ExpectationOn] == 0.0 {
            return None;
        }
        let before = Quality::compile(today, &Standing::default());
        let (zone, weights) = (
            [v[P::ExpectationZoneLow], v[P::ExpectationZoneHigh]],
            [v[P::ExpectationDelight], v[P::ExpectationDisappointment]],
        );
        let satisfied = usual_satisfaction(zone, weights, v[P::ExpectationFading], before.spread);
        let known = standards::spread(v);
        let (gamma, floor) = (v[P::ExpectationRiskAversion], v[P::ExpectationVarianceFloor]);
        let usual_preference =
            certainty_equivalent(before.perceived_mean(before.threshold), floor, before.spread, gamma);
        Some(Expecting {
            mean: quality.perceived_mean(before.threshold),
            spread: quality.spread,
            newcomer: Mind {
                expected: v[P::ExpectationStartMean] as f32,
                variance: (v[P::ExpectationStartVariance] * known * known).max(floor) as f32,
                satisfaction: satisfied as f32,
            },
            floor,
            risk_aversion: gamma,
            zone,
            speed: v[P::ExpectationSpeed],
            fading: v[P::ExpectationFading],
            delight: weights[0],
            disappointment: weights[1],
            recovery: v[P::ExpectationRecoveryGain],
            at_failure: before.threshold.clamp(-4.0, 4.0),
            usual: [satisfied, usual_preference],
            exit_effect: v[P::ExpectationExitEffect],
            preference_effect: v[P::ExpectationPreferenceEffect],
            leave_effect: v[P::ExpectationLeaveEffect],
            talk_effect: v[P::ExpectationTalkEffect],
            surprise: threshold(v[P::ExpectationSurpriseShare]),
            surprise_size: v[P::ExpectationSurpriseSize],
        })
    }

    /// Somebody who becomes a customer this week.
    pub fn newcomer(&self) -> Mind {
        self.newcomer
    }

    /// Somebody who has made so many visits, all as expected.
    pub fn after_visits(&self, visits: f64) -> Mind {
        let doubt = f64::from(self.newcomer.variance);
        let noise = self.spread * self.spread;
        let variance = (doubt * noise / (noise + visits * doubt)).max(self.floor);
        Mind { variance: variance as f32, ..self.newcomer }
    }

    /// Whether visits may hold a surprise.
    pub fn surprises(&self) -> bool {
        self.surprise > 0
    }

    /// Quality of a visit at place `z` of the standard normal law, `better` by so many SD of the firm's encounters.
    #[inline]
    pub fn quality(&self, z: f64, better: f64) -> f64 {
        self.mean + self.spread * (z + better)
    }

    /// What a surprise adds to a good visit, by its word.
    #[inline]
    pub fn surprise(&self, word: u32) -> f64 {
        if happens(word, self.surprise) { self.surprise_size } else { 0.0 }
    }

    /// A customer's mind after a visit, and how the visit compared with what he expected.
    #[inline]
    pub fn learn(&self, mind: Mind, visit: &Perceived) -> (Mind, Verdict) {
        let [expected, variance, satisfaction] =
            [mind.expected, mind.variance, mind.satisfaction].map(f64::from);
        let failed = matches!(visit.failure, Some((Failure::Product, _)));
        let felt = if failed { visit.quality.min(self.at_failure) } else { visit.quality };
        let unexpected = felt - expected;
        let [above, below] = [unexpected - self.zone[1], self.zone[0] - unexpected];
        let verdict = match (below > 0.0, above > 0.0) {
            (true, _) => Verdict::Missed,
            (_, true) => Verdict::Exceeded,
            _ => Verdict::Met,
        };
        let moved = self.delight * above.max(0.0) - self.disappointment * below.max(0.0);
        let satisfaction = satisfaction
            + self.speed * (moved - self.fading * satisfaction)
            + self.recovered(visit.failure.as_ref());
        let noise = self.spread * self.spread;
        let weight = variance / (variance + noise);
        let mind = Mind {
            expected: (expected + weight * (visit.quality - expected)) as f32,
            variance: (weight * noise).max(self.floor) as f32,
            satisfaction: satisfaction as f32,
        };
        (mind, verdict)
    }

    fn recovered(&self, failure: Option<&(Failure, Complaint)>) -> f64 {
        match failure.map(|(_, complaint)| complaint.ending) {
            Some(Ending::ResolvedQuick) => self.recovery,
            Some(Ending::ResolvedSlow) => 0.5 * self.recovery,
            Some(Ending::Silent | Ending::Unresolved) | None => 0.0,
        }
    }

    /// Certainty equivalent of what a customer expects of a visit.
    pub fn preference(&self, mind: &Mind) -> f64 {
        let (expected, variance) = (f64::from(mind.expected), f64::from(mind.variance));
        certainty_equivalent(expected, variance, self.spread, self.risk_aversion)
    }

    /// Adds what a mind changes this week: hazards of leaving by choice, e^-(a (S - S*) + b (CE - CE*)), the chance of
    /// leaving after a failure and that of praise, where S* and CE* are those of somebody used to today's service.
    #[inline]
    pub fn act(&self, mind: &Mind, own: &mut Own) {
        let pleased = self.pleased(mind);
        let prefers = self.preference(mind) - self.usual[1];
        let exit = factor(-self.exit_effect * pleased - self.preference_effect * prefers);
        let exits = own.exits.get_or_insert([1.0; EXITS]);
        for (hazard, chosen) in exits.iter_mut().zip(CHOSEN) {
            *hazard *= if chosen { exit } else { 1.0 };
        }
        own.leaves *= factor(-self.leave_effect * pleased);
        own.talk *= factor(self.talk_effect * pleased);
    }

    /// Satisfaction beyond what today's service sustains.
    pub fn pleased(&self, mind: &Mind) -> f64 {
        f64::from(mind.satisfaction) - self.usual[0]
    }

    /// Means over customers.
    pub fn mood<'a>(&self, customers: impl Iterator<Item = &'a Mind>) -> Mood {
        let (mut n, mut sum) = (0.0, Mood::default());
        for mind in customers {
            n += 1.0;
            sum.satisfaction += f64::from(mind.satisfaction);
            sum.gap += self.mean - f64::from(mind.expected);
            sum.preference += self.preference(mind);
        }
        let n = f64::max(n, 1.0);
        Mood { satisfaction: sum.satisfaction / n, gap: sum.gap / n, preference: sum.preference / n }
    }
}

/// CE = E - gamma/2 (V + sigma²).
fn certainty_equivalent(expected: f64, variance: f64, spread: f64, risk_aversion: f64) -> f64 {
    expected - 0.5 * risk_aversion * (variance + spread * spread)
}

/// e^x within 1/[`MOST`] and [`MOST`]. Convex: each step of dissatisfaction costs more than the one before.
#[inline]
fn factor(log: f64) -> f64 {
    libm::exp(log).clamp(1.0 / MOST, MOST)
}

/// Satisfaction in balance when visits are N(expected, spread²): where delight, disappointment and fading cancel,
/// E max(d - z2, 0) = phi(z2) - z2 (1 - Phi(z2)) for spread 1. Without fading there is no balance: 0.
fn usual_satisfaction(zone: [f64; 2], [delight, disappointment]: [f64; 2], fading: f64, spread: f64) -> f64 {
    if fading == 0.0 || spread == 0.0 {
        return 0.0;
    }
    let beyond = |z: f64| {
        let density = libm::exp(-0.5 * z * z) / libm::sqrt(2.0 * core::f64::consts::PI);
        spread * (density - z * math::normal_cdf(-z))
    };
    (delight * beyond(zone[1] / spread) - disappointment * beyond(-zone[0] / spread)) / fading
}
