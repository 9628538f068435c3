//! The numbers a policy means in one week, compiled from the dotted parameters.
//!
//! One source of truth: the agents and every closed form that is checked against them read these.

use super::capacity::Service;
use super::channels::Channels;
use super::escalation::Second;
use super::firm::Standing;
use super::hopelessness::Hope;
use super::ledger::EXITS;
use super::quality::Quality;
use super::response::adbudg;
use super::voice;
use crate::draws::{math, threshold};
use crate::scenario::params::{ParamId as P, Values};

/// Weeks in a year; the clock of the model.
pub const WEEKS_PER_YEAR: f64 = 52.0;

/// What happened to a failure in the end; index of [`Numbers::stay`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(usize)]
pub enum Ending {
    Silent = 0,
    Unresolved = 1,
    ResolvedSlow = 2,
    ResolvedQuick = 3,
}

/// Compiled numbers of one policy in one week. Probabilities are `u32` thresholds for
/// [`crate::draws::happens`], hazards are per week.
#[derive(Clone, Debug, PartialEq)]
pub struct Numbers {
    /// Mean visits of an average customer in a week.
    pub visits_per_week: f64,
    /// The law of treatment failures.
    pub quality: Quality,
    /// Treatment failure when the word is below, for people who are all alike.
    pub treatment_below: u32,
    /// Product failure when the word is at or above.
    pub product_from: u32,
    /// What visits meet at the door; the two thresholds of [`super::capacity::door`].
    pub service: Service,
    pub abandons_below: u32,
    pub offended_below: u32,
    pub major: u32,
    /// Speaks up: after a treatment or a product failure, by severity (minor, major).
    pub voice: [[u32; 2]; 2],
    pub channels: Channels,
    pub hope: Hope,
    pub resolved: u32,
    /// An answer is quick when its word is below.
    pub quick_below: u32,
    /// An answer breaks the promise when its word is at or above.
    pub late_from: u32,
    /// The customer gives up waiting when the word of an answer is at or above.
    pub in_vain_from: u32,
    pub second: Second,
    /// Stays, by [`Ending`] and severity (minor, major).
    pub stay: [[u32; 2]; 4],
    pub lost_forever_if_unresolved: bool,
    /// Leaves for a reason the firm did not provoke.
    pub exit: u32,
    /// Hazards of such exits per week, in the order of [`super::ledger::Cause::EXITS`].
    pub exit_hazards: [f64; EXITS],
    /// Cumulative thresholds of all but the last of them within such an exit.
    pub exit_cause: [u32; EXITS - 1],
    /// Times today's appeal to people who are not customers: marketing, and what the firm's history adds.
    pub pull: f64,
    /// Weekly hazard of joining per unit of belief.
    pub join_per_belief: f32,
    /// Weekly hazard of a lapsed customer's return per unit of belief.
    pub winback_per_belief: f32,
    /// Weekly hazard of joining when all one's ties are customers.
    pub imitation: f32,
    /// Weekly hazard of joining for each customer among one's weak and one's strong ties.
    pub per_tie: [f32; 2],
    /// Share of the distance to the starting belief that is lost in a week.
    pub forget: f32,
    pub belief_start: f32,
    /// Mean spend of a visit in cents.
    pub spend_cents: f64,
    pub joining_cents: i64,
    pub satisfied_talk: u32,
    pub share_to_ties: u32,
}

impl Numbers {
    /// Compiles the parameters as they stand in `week`, given what the firm's own history adds to them.
    pub fn compile(v: &Values, week: u32, standing: &Standing) -> Numbers {
        let quality = Quality::compile(v, standing);
        let hazards = [
            v[P::ExitCompetitor],
            v[P::ExitFriend],
            v[P::ExitMoved],
            v[P::ExitDied],
            v[P::ExitAccess],
            v[P::ExitPrice],
            v[P::ExitProduct],
        ];
        let all: f64 = hazards.iter().sum();
        let open = f64::from(u8::from(f64::from(week) >= v[P::AcquisitionFromWeek]));
        let join = v[P::AcquisitionPerYear] * marketing_effect(v) * standing.demand * open
            / WEEKS_PER_YEAR
            / v[P::BeliefStart];
        Numbers {
            visits_per_week: v[P::VisitsPerYear] / WEEKS_PER_YEAR,
            quality,
            treatment_below: threshold(quality.failing()),
            product_from: threshold(1.0 - v[P::QualityProductFailureRate]),
            service: standing.service,
            abandons_below: threshold(standing.service.abandons),
            offended_below: threshold(standing.service.abandons * v[P::CapacityOffendedShare]),
            major: threshold(v[P::QualityMajorShare]),
            voice: voice::rates(v, Channels::access(v)).map(|kind| kind.map(threshold)),
            channels: Channels::compile(v),
            hope: Hope::compile(v),
            resolved: threshold(v[P::RecoveryResolved]),
            quick_below: threshold(answered_within(v, standing.answer_delay_days, v[P::RecoveryQuickDays])),
            late_from: late_from(v, standing.answer_delay_days),
            in_vain_from: in_vain_from(v, standing.answer_delay_days),
            second: Second::compile(v),
            stay: stay_table(v),
            lost_forever_if_unresolved: v[P::StayLostForever] != 0.0,
            exit: threshold(1.0 - libm::exp(-all / WEEKS_PER_YEAR)),
            exit_hazards: hazards.map(|yearly| yearly / WEEKS_PER_YEAR),
            exit_cause: cumulative(&hazards, all),
            pull: marketing_effect(v) * standing.demand * open,
            join_per_belief: join as f32,
            winback_per_belief: (v[P::WinbackPerYear] * standing.demand / WEEKS_PER_YEAR / v[P::BeliefStart])
                as f32,
            imitation: (v[P::AcquisitionImitationPerYear] * open / WEEKS_PER_YEAR) as f32,
            per_tie: [P::AcquisitionPerWeakTie, P::AcquisitionPerStrongTie]
                .map(|p| (v[p] * open / WEEKS_PER_YEAR) as f32),
            forget: (1.0 - libm::exp2(-1.0 / (WEEKS_PER_YEAR * v[P::WomHalfLifeYears]))) as f32,
            belief_start: v[P::BeliefStart] as f32,
            spend_cents: v[P::SpendMean] * 100.0 * standing.spend,
            joining_cents: cents(v[P::SpendOnJoining]),
            satisfied_talk: threshold(v[P::TalkSatisfiedShare]),
            share_to_ties: threshold(v[P::NetworkShareToTies]),
        }
    }
}

impl Numbers {
    /// Changes what the firm's standing in quality changes.
    pub fn set_quality(&mut self, quality: Quality) {
        self.quality = quality;
        self.treatment_below = threshold(quality.failing());
    }
}

/// Currency units as whole cents, halves away from zero.
pub fn cents(currency: f64) -> i64 {
    (currency * 100.0).round() as i64
}

/// Probability that a complaint on which work begins after `delay` days is answered within `days`; response times are lognormal.
pub fn answered_within(v: &Values, delay: f64, days: f64) -> f64 {
    let days = days - delay;
    let (median, sigma) = (v[P::RecoveryResponseDays], v[P::RecoveryResponseSigma]);
    if days <= 0.0 {
        return 0.0;
    }
    if sigma == 0.0 {
        return f64::from(u8::from(median <= days));
    }
    math::normal_cdf((libm::log(days) - libm::log(median)) / sigma)
}

/// Answers with a word at or above break the promise, when work begins after `delay` days; without a promise none.
pub fn late_from(v: &Values, delay: f64) -> u32 {
    let promise = v[P::RecoveryPromiseDays];
    if promise > 0.0 { threshold(answered_within(v, delay, promise)) } else { u32::MAX }
}

/// At a desk with a queue customers give up waiting; else nobody does.
fn in_vain_from(v: &Values, delay: f64) -> u32 {
    let desk = v[P::DeskOn] != 0.0;
    if desk { threshold(answered_within(v, delay, v[P::DeskPatience])) } else { u32::MAX }
}

/// Repurchase table with the discount on stated intentions: leave = psi (1 - stay).
fn stay_table(v: &Values) -> [[u32; 2]; 4] {
    let stated = [
        [v[P::StaySilentMinor], v[P::StaySilentMajor]],
        [v[P::StayUnresolvedMinor], v[P::StayUnresolvedMajor]],
        [v[P::StayResolvedMinor], v[P::StayResolvedMajor]],
        [v[P::StayQuickMinor], v[P::StayQuickMajor]],
    ];
    stated.map(|row| row.map(|stay| threshold(1.0 - v[P::StayIntentDiscount] * (1.0 - stay))))
}

/// Cumulative thresholds of all but the last hazard, as shares of their sum.
pub fn cumulative(hazards: &[f64; EXITS], all: f64) -> [u32; EXITS - 1] {
    let mut sum = 0.0;
    core::array::from_fn(|i| {
        sum += hazards[i];
        if all > 0.0 { threshold((sum / all).min(1.0)) } else { 0 }
    })
}

/// Acquisition relative to today as a function of marketing spend: the curve through the manager's answers for no
/// spend, today, half as much again, and saturation.
pub fn marketing_effect(v: &Values) -> f64 {
    let x = v[P::MarketingSpendPerYear] / v[P::MarketingTodayPerYear];
    let [none, more, most] =
        [P::MarketingEffectNone, P::MarketingEffectHalfMore, P::MarketingEffectSaturation].map(|p| v[p]);
    adbudg(x, none, 1.0, more, most)
}
