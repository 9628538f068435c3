//! Variance reduction: what each technique saved, and the rows that means and verdicts are made of.
//!
//! Pairing is in every comparison. Worlds sampled by Sobol points count by scramblings. The mean-field twin is a
//! control variate: its gain in each world's unknowns is known, and its mean over the unknowns nearly so.

use std::ops::Range;

use grapevine_engine::draws::sobol::SCRAMBLES;
use grapevine_engine::metric::{Better, METRICS, metric_index};
use grapevine_engine::model::unknowns;
use grapevine_engine::scenario::params::Values;
use grapevine_engine::scenario::{Sampling, Scenario, parse};
use grapevine_engine::twin;
use rayon::prelude::*;
use serde::Serialize;

use crate::stats::control_variate::{self, Control, Controlled};
use crate::stats::moments::Moments;
use crate::stats::paired::{Estimate, differences, variance_factor};
use crate::stats::randomised_qmc;
use crate::stats::verdict::Verdict;
use crate::store::Results;

/// Points of each scrambling at which the twin's mean over the unknowns is computed: 16 x 64 points know it
/// better than tens of thousands of worlds would (docs/background/statistics.md).
const POINTS: u32 = 64;
/// Seeds of those points are not those of the worlds.
const OTHER_SEED: u64 = 0x9E37_79B9_7F4A_7C15;

/// What each technique saved in the comparison that decides: how many times fewer worlds it needed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct VarianceReduction {
    /// Same worlds for every policy, against separate worlds.
    pub pairing: Option<f64>,
    /// The mean-field twin as control variate, on top of the others; also where it is not used.
    pub twin: Option<f64>,
    /// Whether the twin's help is in the intervals: its factor is at least 1.1 and it is not switched off.
    pub twin_used: bool,
    /// Sobol points over the unknowns, against independent worlds.
    pub sobol: Option<f64>,
}

/// Rows for means: results by policy and observation, to be read like worlds.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows {
    /// `[policy][observation]`, more is better. An observation is a world, or a scrambling of worlds.
    pub rows: Vec<Vec<f64>>,
    /// Worlds in an observation.
    pub worlds_each: u64,
    /// Observations are scramblings.
    pub scrambled: bool,
    pub reduction: VarianceReduction,
}

impl Rows {
    /// Rows for the results `turned` (`[policy][world]`, more is better). With `twin`, gains over the baseline are
    /// controlled where that helps. Means and intervals of these rows' differences are the estimates.
    pub fn of(results: &Results, turned: &[Vec<f64>], alpha: f64, twin: bool) -> Rows {
        let scenario = parse(&results.manifest.scenario_text).ok();
        let sobol = scenario.as_ref().is_some_and(|s| s.answer.sampling == Sampling::Sobol);
        let group = |values: &[f64]| {
            if sobol { randomised_qmc::means(values, &results.worlds, SCRAMBLES) } else { values.to_vec() }
        };
        let baseline = results.manifest.baseline();
        let mut rows: Vec<Vec<f64>> = turned.iter().map(|values| group(values)).collect();
        let observations = rows.first().map_or(0, Vec::len).max(1);
        let decides = deciding(&rows, baseline);
        let mut reduction = VarianceReduction::default();
        if let Some(p) = decides {
            reduction.pairing = variance_factor(&turned[p], &turned[baseline]);
            let gain = differences(&turned[p], &turned[baseline]);
            reduction.sobol = sobol
                .then(|| randomised_qmc::estimate(&gain, &results.worlds, SCRAMBLES, alpha)?.factor)
                .flatten();
        }
        if let Some(controls) = scenario.as_ref().and_then(|s| Controls::of(s, results)) {
            let today = rows[baseline].clone();
            for p in (0..rows.len()).filter(|&p| p != baseline) {
                let gain = differences(&rows[p], &today);
                let control = group(&controls.gain(p, baseline));
                let (mean, mean_variance) = controls.mean_gain(p, baseline);
                let mean_freedom = f64::from(SCRAMBLES - 1);
                let control = Control { values: &control, mean, mean_variance, mean_freedom };
                let Some(found) = control_variate::estimate(&gain, control, alpha) else { continue };
                let used = twin && found.helps();
                if decides == Some(p) {
                    reduction.twin = Some(found.factor);
                    reduction.twin_used = used;
                }
                if used {
                    let gain = controlled_rows(&gain, control.values, &found, alpha);
                    rows[p] = today.iter().zip(gain).map(|(t, g)| t + g).collect();
                }
            }
        }
        let worlds_each = (results.worlds.len() / observations).max(1) as u64;
        Rows { rows, worlds_each, scrambled: sobol, reduction }
    }

    /// Mean of any number per world, with the interval that fits how the worlds were sampled.
    pub fn mean(&self, results: &Results, values: &[f64], alpha: f64) -> Option<Estimate> {
        if self.scrambled {
            randomised_qmc::estimate(values, &results.worlds, SCRAMBLES, alpha).map(|s| s.estimate)
        } else {
            Estimate::of(values, alpha)
        }
    }

    /// Mean gain of `a` over `b`.
    pub fn gain(&self, a: usize, b: usize, alpha: f64) -> Option<Estimate> {
        Estimate::of(&differences(&self.rows[a], &self.rows[b]), alpha)
    }

    /// A verdict on these rows in worlds.
    pub fn in_worlds(&self, verdict: Verdict) -> Verdict {
        match verdict {
            Verdict::NotSettled { leader, more_worlds } => {
                let more_worlds = more_worlds.map(|more| more.saturating_mul(self.worlds_each));
                Verdict::NotSettled { leader, more_worlds }
            }
            other => other,
        }
    }
}

/// The policy whose comparison with the baseline decides: the best of the others.
fn deciding(rows: &[Vec<f64>], baseline: usize) -> Option<usize> {
    let mean = |p: &usize| Moments::of(&rows[*p]).filter(|m| m.n() > 1).map(|m| m.mean());
    let others = (0..rows.len()).filter(|&p| p != baseline);
    others.filter_map(|p| Some((p, mean(&p)?))).max_by(|a, b| a.1.total_cmp(&b.1)).map(|(p, _)| p)
}

/// Gains whose plain t interval is the controlled one: the regression's residuals around the controlled mean,
/// stretched by what the slope and the control's own mean cost.
fn controlled_rows(gain: &[f64], control: &[f64], found: &Controlled, alpha: f64) -> Vec<f64> {
    let centre = |x: &[f64]| x.iter().sum::<f64>() / x.len() as f64;
    let (gain_mean, control_mean) = (centre(gain), centre(control));
    let residual: Vec<f64> =
        gain.iter().zip(control).map(|(g, c)| g - gain_mean - found.slope * (c - control_mean)).collect();
    let plain = Estimate::of(&residual, alpha).map_or(0.0, |e| e.half);
    let stretch = if plain > 0.0 { found.estimate.half / plain } else { 1.0 };
    residual.into_iter().map(|r| found.estimate.mean + stretch * r).collect()
}

/// The twin's measure in every world and over the unknowns, turned so that more is better.
struct Controls {
    /// `[policy][world]`
    worlds: Vec<Vec<f64>>,
    /// Mean of each scrambling over the unknowns, `[policy][scrambling]`.
    scrambles: Vec<Vec<f64>>,
}

impl Controls {
    /// `None` without unknowns (the twin then says the same in every world), or when the stored scenario is not
    /// one that this program reads the same way.
    fn of(scenario: &Scenario, results: &Results) -> Option<Controls> {
        let manifest = &results.manifest;
        let keys = scenario.unknowns.iter().map(|u| u.param.param().key);
        let same = keys.eq(manifest.unknowns.iter().map(|u| u.key.as_str()))
            && scenario.policies.len() == manifest.policies.len();
        if scenario.unknowns.is_empty() || !same || results.worlds.is_empty() {
            return None;
        }
        let metric = metric_index(&manifest.measure)?;
        let world = |w: usize| {
            let drawn: Vec<f64> = (0..scenario.unknowns.len()).map(|u| results.unknown(u)[w]).collect();
            unknowns::with(scenario, &drawn)
        };
        let worlds = by_policy(scenario, metric, 0..results.worlds.len(), world);
        let other = Scenario { seed: scenario.seed ^ OTHER_SEED, ..scenario.clone() };
        let per = POINTS as usize;
        let point = |i: usize| unknowns::sobol_point(&other, (i / per) as u32, (i % per) as u32).1;
        let points = by_policy(scenario, metric, 0..SCRAMBLES as usize * per, point);
        let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
        let scrambles = points.iter().map(|p| p.chunks(per).map(mean).collect()).collect();
        Some(Controls { worlds, scrambles })
    }

    fn gain(&self, a: usize, b: usize) -> Vec<f64> {
        differences(&self.worlds[a], &self.worlds[b])
    }

    /// Mean over the unknowns of the gain of `a` over `b`, and its variance.
    fn mean_gain(&self, a: usize, b: usize) -> (f64, f64) {
        let gains = Moments::of(&differences(&self.scrambles[a], &self.scrambles[b])).unwrap_or_default();
        (gains.mean(), gains.variance().unwrap_or(0.0) / f64::from(SCRAMBLES))
    }
}

/// The twin's turned measure, `[policy][place]`, at each place's values.
fn by_policy(
    scenario: &Scenario,
    metric: usize,
    places: Range<usize>,
    values: impl Fn(usize) -> Values + Sync,
) -> Vec<Vec<f64>> {
    let sign = if METRICS[metric].better == Better::Higher { 1.0 } else { -1.0 };
    let rows: Vec<Vec<f64>> = places
        .into_par_iter()
        .map(|place| {
            let world = values(place);
            let of = |policy| sign * twin::expect(policy, &world).metric(metric, &world);
            scenario.policies.iter().map(of).collect()
        })
        .collect();
    (0..scenario.policies.len()).map(|p| rows.iter().map(|row| row[p]).collect()).collect()
}
