//! Variance reduction: what each technique saved, and the rows that means and verdicts are made of.
//!
//! Pairing is in every comparison. Worlds sampled by Sobol points count by scramblings. The mean-field twin is a
//! control variate: its gain in each world's unknowns is known, and its mean over the unknowns nearly so.

use std::ops::{Range, RangeInclusive};

use grapevine_engine::draws::sobol::SCRAMBLES;
use grapevine_engine::metric::{Better, METRICS, metric_index};
use grapevine_engine::model::unknowns;
use grapevine_engine::scenario::params::{ParamId, Values};
use grapevine_engine::scenario::{Sampling as Unknowns, Scenario, parse};
use grapevine_engine::twin;
use rayon::prelude::*;
use serde::Serialize;

use crate::stats::control_variate::{self, Control, Controlled};
use crate::stats::interval::{self, Interval, Method};
use crate::stats::moments::Moments;
use crate::stats::paired::{Estimate, differences, variance_factor};
use crate::stats::randomised_qmc;
use crate::stats::sequence::Sampling;
use crate::stats::verdict::Verdict;
use crate::store::Results;

/// Points of each scrambling at which the twin's mean over the unknowns is computed, 64 to 256: on the shipped
/// scenario 16 x 64 know it as well as 43,000 independent worlds, 16 x 256 as 1.2 million.
const POINTS: RangeInclusive<u32> = 64..=256;
/// Weeks of all policies that may be computed for that, about half a second on one core.
const EFFORT: usize = 4_000_000;
/// Seeds of those points are not those of the worlds.
const OTHER_SEED: u64 = 0x9E37_79B9_7F4A_7C15;

/// What each technique saved in comparing a policy with the baseline: how many times fewer worlds it needed.
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
    /// By policy; nothing for the baseline.
    pub reduction: Vec<Option<VarianceReduction>>,
}

impl Rows {
    /// Rows for the results `turned` (`[policy][world]`, more is better). With `twin`, gains over the baseline are
    /// controlled where that helps. Means and intervals of these rows' differences are the estimates.
    pub fn of(results: &Results, turned: &[Vec<f64>], alpha: f64, twin: bool) -> Rows {
        let scenario = parse(&results.manifest.scenario_text).ok();
        let sobol = scenario.as_ref().is_some_and(|s| s.answer.sampling == Unknowns::Sobol);
        let group = |values: &[f64]| {
            if sobol { randomised_qmc::means(values, &results.worlds, SCRAMBLES) } else { values.to_vec() }
        };
        let baseline = results.manifest.baseline();
        let mut rows: Vec<Vec<f64>> = turned.iter().map(|values| group(values)).collect();
        let observations = rows.first().map_or(0, Vec::len).max(1);
        let controls = scenario.as_ref().and_then(|s| Controls::of(s, results));
        let mut reduction = vec![None; rows.len()];
        for p in (0..rows.len()).filter(|&p| p != baseline) {
            let mut saved = VarianceReduction {
                pairing: variance_factor(&turned[p], &turned[baseline]),
                ..VarianceReduction::default()
            };
            if sobol {
                let gain = differences(&turned[p], &turned[baseline]);
                let found = randomised_qmc::estimate(&gain, &results.worlds, SCRAMBLES, alpha);
                saved.sobol = found.and_then(|s| s.factor);
            }
            if let Some(controls) = &controls {
                let gain = differences(&rows[p], &rows[baseline]);
                let control = group(&controls.gain(p, baseline));
                if let Some(found) = controls.estimate(p, baseline, &gain, &control, alpha) {
                    saved.twin = Some(found.factor);
                    saved.twin_used = twin && found.helps();
                    if saved.twin_used {
                        let gain = controlled_rows(&gain, &control, &found, alpha);
                        rows[p] = rows[baseline].iter().zip(gain).map(|(t, g)| t + g).collect();
                    }
                }
            }
            reduction[p] = Some(saved);
        }
        let worlds_each = (results.worlds.len() / observations).max(1) as u64;
        Rows { rows, worlds_each, scrambled: sobol, reduction }
    }

    /// Mean of any number per world, with the interval that fits how the worlds were sampled.
    pub fn mean(
        &self,
        results: &Results,
        values: &[f64],
        alpha: f64,
        sampling: Sampling,
    ) -> Option<Estimate> {
        if self.scrambled {
            randomised_qmc::estimate(values, &results.worlds, SCRAMBLES, alpha).map(|s| s.estimate)
        } else {
            sampling.estimate(values, alpha)
        }
    }

    /// Mean gain of `a` over `b`.
    pub fn gain(&self, a: usize, b: usize, alpha: f64, sampling: Sampling) -> Option<Estimate> {
        let gain = differences(&self.rows[a], &self.rows[b]);
        if self.scrambled { Estimate::of(&gain, alpha) } else { sampling.estimate(&gain, alpha) }
    }

    /// Interval of the mean gain of `a` over `b`: t over scramblings, else as the worlds were sampled.
    pub fn gain_interval(&self, a: usize, b: usize, alpha: f64, sampling: Sampling) -> Option<Interval> {
        let gain = differences(&self.rows[a], &self.rows[b]);
        if !self.scrambled {
            return interval::of_mean_by(&gain, alpha, sampling);
        }
        let t = Estimate::of(&gain, alpha)?;
        Some(Interval { low: t.low(), high: t.high(), method: Method::T })
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
        let per = points_of(scenario);
        let point = |i: usize| unknowns::sobol_point(&other, (i / per) as u32, (i % per) as u32).1;
        let points = by_policy(scenario, metric, 0..SCRAMBLES as usize * per, point);
        let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len() as f64;
        let scrambles = points.iter().map(|p| p.chunks(per).map(mean).collect()).collect();
        Some(Controls { worlds, scrambles })
    }

    fn gain(&self, a: usize, b: usize) -> Vec<f64> {
        differences(&self.worlds[a], &self.worlds[b])
    }

    /// Mean gain of `a` over `b` with the twin's gain as control, whose mean over the unknowns is that of the
    /// scramblings.
    fn estimate(&self, a: usize, b: usize, gain: &[f64], control: &[f64], alpha: f64) -> Option<Controlled> {
        let means = Moments::of(&differences(&self.scrambles[a], &self.scrambles[b]))?;
        let control = Control {
            values: control,
            mean: means.mean(),
            mean_variance: means.variance()? / f64::from(SCRAMBLES),
            mean_freedom: f64::from(SCRAMBLES - 1),
        };
        control_variate::estimate(gain, control, alpha)
    }
}

/// Points of a scrambling that the effort allows: a power of two, which Sobol points ask for.
fn points_of(scenario: &Scenario) -> usize {
    let weeks = scenario.world[ParamId::TimeWeeks] as usize * scenario.policies.len();
    let allowed = EFFORT / (SCRAMBLES as usize * weeks.max(1));
    let allowed = allowed.clamp(*POINTS.start() as usize, *POINTS.end() as usize);
    1 << allowed.ilog2()
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
        .map_init(twin::Scratch::default, |scratch, place| {
            let world = values(place);
            let of = |policy| sign * twin::measure(scratch, policy, &scenario.shocks, &world, metric);
            scenario.policies.iter().map(of).collect()
        })
        .collect();
    (0..scenario.policies.len()).map(|p| rows.iter().map(|row| row[p]).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::plan::Round;
    use crate::experiment::runner::{Engine, run_round};
    use crate::report::Answer;
    use crate::store::{Folder, Manifest};
    use crate::testing::NoWatch;

    const SMALL: &str = r#"
grapevine = 1
title = "small"
evidence = "measured"
[world]
market.people = 1_000
market.customers = 400
time.weeks = 26
network.kind = "well_mixed"
[unknowns]
spend.mean = "20 .. 60"
quality.failure_rate = "0.02 .. 0.2"
[[policy]]
name = "As today"
baseline = true
[[policy]]
name = "Half the failures"
set = { "quality.failure_rate" = "x 0.5" }
[[policy]]
name = "The same again"
set = { "voice.rate" = "x 1" }
"#;

    /// The folder lives as long as it is held.
    fn run(text: &str) -> (Results, tempfile::TempDir) {
        let scenario = parse(text).expect("a sound scenario");
        let place = tempfile::tempdir().unwrap();
        let manifest = Manifest::of(&scenario, "small.toml", text, None);
        let folder = Folder::open(place.path(), "small", manifest).unwrap();
        let model = Engine { scenario: &scenario, edges: &[] };
        for round in 0..2 {
            let rows = run_round(&scenario, &model, Round(round), &NoWatch).unwrap();
            folder.write_round(round, &rows).unwrap();
        }
        (Results::open(folder.path()).unwrap(), place)
    }

    #[test]
    fn the_twin_narrows_the_interval_where_unknowns_decide_and_can_be_switched_off() {
        let (results, _folder) = run(SMALL);
        let [with, without] = [true, false].map(|twin| Answer::with(&results, twin).unwrap());
        let saved = with.policies[1].variance_reduction.unwrap();
        let factor = saved.twin.unwrap();
        assert!(saved.twin_used && factor > 1.5, "{saved:?}");
        let [a, b] = [&with, &without].map(|answer| answer.policies[1].gain.unwrap());
        // The interval is narrower by what the factor says (128 worlds: t hardly changes).
        assert!(((b.half / a.half).powi(2) / factor - 1.0).abs() < 0.02, "{a:?} {b:?} {factor}");
        assert!((a.mean - b.mean).abs() < 2.0 * b.half, "both estimate the same: {a:?} {b:?}");
        assert!(!without.policies[1].variance_reduction.unwrap().twin_used);
        assert_eq!(without.rows.rows, turned(&results));
        // Equal policies stay exactly equal.
        assert!(with.policies[2].gain.unwrap().is_exactly_zero());
        assert_eq!(with.policies[2].variance_reduction.unwrap().twin, None);
        assert_eq!(with.policies[0].variance_reduction, None);
    }

    fn turned(results: &Results) -> Vec<Vec<f64>> {
        (0..3).map(|p| results.metric("npv", p).unwrap().to_vec()).collect()
    }

    #[test]
    fn sobol_worlds_are_judged_by_scramblings() {
        let (results, _folder) = run(&format!("{SMALL}[answer]\nsampling = \"sobol\"\n"));
        let answer = Answer::with(&results, false).unwrap();
        let gain = answer.policies[1].gain.unwrap();
        assert_eq!((gain.n, answer.rows.worlds_each, answer.worlds), (16, 8, 128));
        let independent =
            Estimate::of(&differences(&turned(&results)[1], &turned(&results)[0]), 0.05).unwrap();
        assert!((gain.mean - independent.mean).abs() < 1e-6 * gain.mean.abs());
        assert!(gain.half < 0.8 * independent.half, "{gain:?} {independent:?}");
        assert!(answer.policies[1].variance_reduction.unwrap().sobol.unwrap() > 1.5);
    }

    #[test]
    fn a_scenario_that_is_not_stored_leaves_everything_as_it_is() {
        let (mut results, _folder) = run(SMALL);
        results.manifest.scenario_text = "no longer readable".to_owned();
        let rows = Rows::of(&results, &turned(&results), 0.05, true);
        assert_eq!(rows.rows, turned(&results));
        assert_eq!(rows.reduction[1].unwrap().twin, None);
        assert!(rows.reduction[1].unwrap().pairing.unwrap() > 1.0);
    }
}
