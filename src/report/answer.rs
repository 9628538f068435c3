//! The answer as numbers, computed from stored results alone.

use serde::Serialize;

use super::pilot::PilotAnswer;
use super::seen::Seen;
use super::variance::{Rows, VarianceReduction};
use crate::stats::interval::Interval;
use crate::stats::paired::{Estimate, differences, variance_factor};
use crate::stats::sequence::Sampling;
use crate::stats::settle::{self, Guard};
use crate::stats::verdict::{self, Verdict, leader};
use crate::stats::{break_even, cvar, explained, moments, proportion, quantile, simultaneous, tornado};
use crate::store::manifest::{MetricEntry, UnknownEntry};
use crate::store::{Results, StoreError};

/// Share of worlds that "the worst worlds" means.
pub const WORST: f64 = 0.05;

/// Everything the report says. `gain` is always "this policy less the baseline", turned so that more is
/// better, world by world.
#[derive(Clone, Debug, Serialize)]
pub struct Answer {
    pub title: String,
    #[serde(skip)]
    pub measure: MetricEntry,
    pub currency: String,
    pub weeks: u32,
    /// Worlds in every number.
    pub worlds: usize,
    /// Worlds stored, the failed ones included.
    pub stored_worlds: usize,
    pub failed_worlds: usize,
    pub failed_trials: usize,
    /// Policies without a result in any world.
    pub failed_everywhere: Vec<usize>,
    pub confidence: f64,
    pub worth_having: Option<f64>,
    pub baseline: usize,
    /// How the number of worlds came about: it decides which intervals hold.
    pub sampling: Sampling,
    /// `None` when no world has a result for every policy.
    pub verdict: Option<Verdict>,
    /// Where the verdict is not settled: the policies of which it is open whether the leader is ahead of them by
    /// more than what is worth having, the highest mean first.
    pub open: Vec<usize>,
    /// Comparisons with the leader that cannot be relied on yet.
    pub guards: Vec<Guard>,
    /// The policy with the highest mean.
    pub leader: usize,
    pub policies: Vec<PolicyAnswer>,
    /// When the leader's cash gain against the baseline has come back for good.
    pub payback: Option<Payback>,
    /// Where the leader would no longer be ahead of the next best; see [`Answer::with_flip`].
    pub wrong_if: Option<WrongIf>,
    /// Worlds the pairing saved in comparing the leader with its closest rival or the baseline.
    pub variance_factor: Option<f64>,
    /// Share of the spread of that comparison that the unknowns explain linearly (adjusted R²).
    pub explained_by_unknowns: Option<f64>,
    /// What means and verdicts are made of.
    #[serde(skip)]
    pub rows: Rows,
    /// Skewness of that comparison; beyond ±2 the t interval is rough.
    pub skewness: Option<f64>,
    /// What the scenario's pilot would tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pilot: Option<PilotAnswer>,
}

/// One policy's numbers.
#[derive(Clone, Debug, Serialize)]
pub struct PolicyAnswer {
    pub name: String,
    pub baseline: bool,
    /// The measure itself, as stored (not turned).
    pub measure: Option<Estimate>,
    /// Against the baseline; `None` for the baseline itself or with fewer than two worlds.
    pub gain: Option<Estimate>,
    /// What pairing, the twin and Sobol points saved in that gain.
    pub variance_reduction: Option<VarianceReduction>,
    /// Interval of the mean gain: t, or BCa where few worlds dominate.
    pub gain_interval: Option<Interval>,
    /// The interval that holds together with those of all other policies against the baseline; stands in
    /// the long answer.
    #[serde(skip)]
    pub gain_together: Option<Interval>,
    /// Median gain with its order-statistic interval (ends missing when there are too few worlds).
    pub median_gain: Option<Median>,
    /// Holm-adjusted p-value of "no difference from the baseline"; `None` where the results decided how
    /// many worlds there are, because it would not hold then.
    pub adjusted_p: Option<f64>,
    /// Share of worlds in which this policy is best; ties are shared.
    pub best_share: f64,
    /// Worlds in which it beats the baseline.
    pub beats: Option<Beats>,
    /// Mean gain in its worst 5 % of worlds.
    pub worst: Option<f64>,
    /// Share of lost customers who left because they were treated badly.
    pub treated_share: Option<f64>,
    /// True failures per failure the firm was told of.
    pub true_per_seen: Option<f64>,
    /// What the firm sees beside what is true.
    pub seen: Option<Seen>,
    /// The other measures asked for.
    pub also: Vec<Also>,
}

/// A median and its interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Median {
    pub value: f64,
    pub low: Option<f64>,
    pub high: Option<f64>,
}

/// In how many worlds a policy beats the baseline, with Wilson's interval of the share.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Beats {
    pub worlds: u64,
    pub of: u64,
    pub low: f64,
    pub high: f64,
}

/// The one assumption that is nearest to turning the verdict round.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WrongIf {
    pub unknown: UnknownEntry,
    /// The next best policy, by its index.
    pub rival: usize,
    /// Below this value (else above it) the next best policy would have the higher mean.
    pub below: bool,
    pub value: f64,
    /// Interval of the value; an end is missing when it lies beyond what was simulated.
    pub low: Option<f64>,
    pub high: Option<f64>,
    /// Share of the worlds on that side.
    pub share: f64,
}

/// Pay-back over all worlds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Payback {
    /// Median week (from 1); `None` when half of the worlds or more never pay back.
    pub median_week: Option<f64>,
    pub never: u64,
    pub of: u64,
}

/// Another measure under a policy: its mean and, except for the baseline, the change against it (not turned).
#[derive(Clone, Debug, Serialize)]
pub struct Also {
    pub key: String,
    pub mean: f64,
    pub change: Option<Estimate>,
}

impl Answer {
    /// Reads the answer out of stored results; the twin helps where it helps.
    pub fn of(results: &Results) -> Result<Answer, StoreError> {
        Answer::with(results, true)
    }

    /// [`Answer::of`] with the twin as control variate where it helps, or without it.
    pub fn with(results: &Results, twin: bool) -> Result<Answer, StoreError> {
        let manifest = &results.manifest;
        let measure = manifest.metric(&manifest.measure).cloned().ok_or_else(|| {
            StoreError::content(format!("the stored results lack their own measure `{}`", manifest.measure))
        })?;
        let turned = turned(results, &measure);
        let alpha = 1.0 - manifest.confidence;
        let baseline = manifest.baseline();
        let empty = results.worlds.is_empty();
        let rows = Rows::of(results, &turned, alpha, twin);
        let sampling = super::guards::sampling(results.asked);
        let worth = manifest.worth_having.unwrap_or(0.0);
        let look = settle::look(&turned, worth, alpha, sampling);
        let (mut verdict, guards) = look.map_or((None, Vec::new()), |l| (Some(l.verdict), l.guards));
        // A verdict that ended the run stands on what the run looked at: the worlds as they are.
        let judged = if sampling == Sampling::Fixed { &rows.rows } else { &turned };
        if sampling == Sampling::Fixed {
            verdict = verdict::judge_by(judged, worth, alpha, sampling).map(|v| rows.in_worlds(v));
        }
        let open = match &verdict {
            Some(Verdict::NotSettled { .. }) => open(judged, worth, alpha, sampling, &guards),
            _ => Vec::new(),
        };
        let leader = if empty { baseline } else { leader(judged) };
        let rival = if leader == baseline { next_best(&turned, leader) } else { Some(baseline) };
        let compared = rival.filter(|_| !empty).map(|r| differences(&turned[leader], &turned[r]));
        let unknowns: Vec<&[f64]> = (0..manifest.unknowns.len()).map(|u| results.unknown(u)).collect();
        let mut policies: Vec<PolicyAnswer> =
            (0..turned.len()).map(|p| policy(results, &turned, &rows, p, alpha)).collect();
        if sampling == Sampling::Fixed {
            adjust(&mut policies);
        }
        Ok(Answer {
            title: manifest.title.clone(),
            currency: manifest.currency.clone(),
            weeks: manifest.weeks,
            worlds: results.worlds.len(),
            stored_worlds: results.stored_worlds,
            failed_worlds: results.failed_worlds(),
            failed_trials: results.failures.len(),
            failed_everywhere: failed_everywhere(results),
            confidence: manifest.confidence,
            worth_having: manifest.worth_having,
            baseline,
            sampling,
            verdict,
            open,
            guards,
            leader,
            payback: payback(results, leader, baseline)?,
            variance_factor: rival.and_then(|r| variance_factor(&turned[leader], &turned[r])),
            explained_by_unknowns: compared.as_ref().and_then(|d| explained::adjusted_r2(d, &unknowns)),
            rows,
            skewness: compared.and_then(|d| moments::Moments::of(&d)?.skewness()),
            policies,
            measure,
            wrong_if: None,
            pilot: PilotAnswer::of(results, alpha, sampling),
        })
    }

    /// Adds where the verdict would be wrong: the zero of the leader's mean advantage over the next best along one
    /// unknown, that with the most worlds beyond it. Apart from [`Answer::of`] because it resamples.
    pub fn with_flip(mut self, results: &Results) -> Answer {
        if matches!(self.verdict, Some(Verdict::Best { .. })) {
            self.wrong_if = wrong_if(results, &turned(results, &self.measure), self.leader, self.confidence);
        }
        self
    }

    /// Whether this measure's difference is a gain in money.
    pub fn is_money_gain(&self) -> bool {
        self.measure.higher_is_better && self.measure.unit == crate::store::manifest::MetricUnit::Money
    }
}

/// What keeps a verdict open: comparisons that do not tell yet, else those that cannot be relied on.
fn open(judged: &[Vec<f64>], worth: f64, alpha: f64, sampling: Sampling, guards: &[Guard]) -> Vec<usize> {
    let open = verdict::open_against(judged, worth, alpha, sampling);
    if open.is_empty() { guards.iter().map(Guard::policy).collect() } else { open }
}

fn wrong_if(results: &Results, turned: &[Vec<f64>], leader: usize, confidence: f64) -> Option<WrongIf> {
    let rival = next_best(turned, leader)?;
    let ahead = differences(&turned[leader], &turned[rival]);
    let unknowns: Vec<&[f64]> = (0..results.manifest.unknowns.len()).map(|u| results.unknown(u)).collect();
    let bars = tornado::bars(&unknowns, &ahead, 1.0 - confidence);
    let flips = bars.iter().filter_map(|bar| Some((bar.unknown, bar.flip?)));
    let (unknown, flip) = flips.max_by(|a, b| a.1.losing_worlds.total_cmp(&b.1.losing_worlds))?;
    Some(WrongIf {
        unknown: results.manifest.unknowns[unknown].clone(),
        rival,
        below: flip.loses_below,
        value: flip.at,
        low: flip.low,
        high: flip.high,
        share: flip.losing_worlds,
    })
}

fn failed_everywhere(results: &Results) -> Vec<usize> {
    let failures = |p: usize| results.failures.iter().filter(|f| f.policy == p).count();
    (0..results.manifest.policies.len())
        .filter(|&p| results.stored_worlds > 0 && failures(p) == results.stored_worlds)
        .collect()
}

/// The measure of every policy and world, turned so that more is better.
pub(super) fn turned(results: &Results, measure: &MetricEntry) -> Vec<Vec<f64>> {
    let sign = if measure.higher_is_better { 1.0 } else { -1.0 };
    let of = |p| results.metric(&measure.key, p).unwrap_or_default().iter().map(|v| sign * v).collect();
    (0..results.manifest.policies.len()).map(of).collect()
}

fn next_best(turned: &[Vec<f64>], leader: usize) -> Option<usize> {
    let mean = |p: &usize| moments::Moments::of(&turned[*p]).map_or(f64::NEG_INFINITY, |m| m.mean());
    (0..turned.len()).filter(|&p| p != leader).max_by(|a, b| mean(a).total_cmp(&mean(b)).then(b.cmp(a)))
}

fn policy(results: &Results, turned: &[Vec<f64>], rows: &Rows, p: usize, alpha: f64) -> PolicyAnswer {
    let manifest = &results.manifest;
    let baseline = manifest.baseline();
    let gain = (p != baseline).then(|| differences(&turned[p], &turned[baseline]));
    let sampling = super::guards::sampling(results.asked);
    PolicyAnswer {
        name: manifest.policies[p].name.clone(),
        baseline: p == baseline,
        measure: results.metric(&manifest.measure, p).and_then(|x| rows.mean(results, x, alpha, sampling)),
        gain: if p == baseline { None } else { rows.gain(p, baseline, alpha, sampling) },
        gain_interval: if p == baseline { None } else { rows.gain_interval(p, baseline, alpha, sampling) },
        gain_together: if p == baseline {
            None
        } else {
            let level = simultaneous::bonferroni(alpha, turned.len() - 1);
            rows.gain_interval(p, baseline, level, sampling)
        },
        variance_reduction: rows.reduction[p],
        median_gain: gain.as_ref().and_then(|d| median(d, alpha)),
        adjusted_p: None,
        best_share: best_share(turned, p),
        beats: gain.as_ref().and_then(|d| beats(d, alpha)),
        worst: gain.as_ref().and_then(|d| cvar::worst(d, WORST)),
        treated_share: quotient(results, p, "left_treatment", "left"),
        true_per_seen: quotient(results, p, "failures", "voiced"),
        seen: Seen::of(results, p, alpha),
        also: manifest.also.iter().filter_map(|key| also(results, rows, key, p, alpha)).collect(),
    }
}

fn also(results: &Results, rows: &Rows, key: &str, p: usize, alpha: f64) -> Option<Also> {
    let baseline = results.manifest.baseline();
    let (own, today) = (results.metric(key, p)?, results.metric(key, baseline)?);
    let change = differences(own, today);
    let change = if p == baseline {
        None
    } else {
        rows.mean(results, &change, alpha, super::guards::sampling(results.asked))
    };
    let moments = moments::Moments::of(own).filter(|m| m.n() > 0)?;
    Some(Also { key: key.to_owned(), mean: moments.mean(), change })
}

fn median(d: &[f64], alpha: f64) -> Option<Median> {
    let sorted = quantile::sorted(d)?;
    let (low, high) = quantile::interval_ranks(sorted.len() as u64, 0.5, alpha);
    let at = |rank: Option<u64>| rank.map(|r| sorted[r as usize - 1]);
    Some(Median { value: quantile::of_sorted(&sorted, 0.5), low: at(low), high: at(high) })
}

fn beats(d: &[f64], alpha: f64) -> Option<Beats> {
    let (worlds, of) = (d.iter().filter(|&&v| v > 0.0).count() as u64, d.len() as u64);
    proportion::wilson(worlds, of, alpha).map(|(low, high)| Beats { worlds, of, low, high })
}

/// Share of worlds in which `p` is best; equals share a world.
fn best_share(turned: &[Vec<f64>], p: usize) -> f64 {
    let worlds = turned[p].len();
    let part = |w: usize| {
        let top = turned.iter().map(|r| r[w]).fold(f64::NEG_INFINITY, f64::max);
        let equals = turned.iter().filter(|r| r[w] == top).count();
        if turned[p][w] == top { 1.0 / equals as f64 } else { 0.0 }
    };
    if worlds == 0 { 0.0 } else { (0..worlds).map(part).sum::<f64>() / worlds as f64 }
}

/// Ratio of sums over all worlds; `None` when a column is missing or the lower sum is 0.
fn quotient(results: &Results, p: usize, top: &str, bottom: &str) -> Option<f64> {
    let sum = |key| results.metric(key, p).map(|x| x.iter().sum::<f64>());
    let bottom = sum(bottom).filter(|b| *b != 0.0)?;
    Some(sum(top)? / bottom)
}

/// Holm-adjusts the comparisons with the baseline.
fn adjust(policies: &mut [PolicyAnswer]) {
    let p_values: Vec<f64> =
        policies.iter().filter_map(|p| p.gain.as_ref()).map(simultaneous::p_value).collect();
    let adjusted = simultaneous::holm(&p_values);
    for (policy, p) in policies.iter_mut().filter(|p| p.gain.is_some()).zip(adjusted) {
        policy.adjusted_p = Some(p);
    }
}

fn payback(results: &Results, leader: usize, baseline: usize) -> Result<Option<Payback>, StoreError> {
    if leader == baseline || results.worlds.is_empty() || results.manifest.measure != "npv" {
        return Ok(None);
    }
    let gain = results.weekly_cash()?.minus(leader, baseline);
    let weeks: Vec<Option<usize>> = (0..gain.worlds()).map(|w| break_even::week(gain.path(0, w))).collect();
    let never = weeks.iter().filter(|w| w.is_none()).count() as u64;
    Ok(Some(Payback { median_week: break_even::median_week(&weeks), never, of: weeks.len() as u64 }))
}
