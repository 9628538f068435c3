//! From stored weekly rows to the chart of what the firm sees.

use super::chart::data::SeenOverTime;
use super::seen::Seen;
use crate::stats::quantile;
use crate::store::{Results, StoreError};

/// Stored series behind the chart.
const SERIES: [&str; 6] = ["visits", "failures", "voiced", "survey_answers", "survey_failed", "worse"];
/// Points that are drawn at most.
const MOST_POINTS: u32 = 40;
/// Quantiles at the edges of the areas.
const EDGES: [f64; 2] = [0.1, 0.9];

/// Sums of one step in one world: in the order of [`SERIES`].
type Sums = [f64; SERIES.len()];

/// The baseline, and every policy under which the firm asks, has a rule, or its quality drops. Empty for folders of
/// earlier programs.
pub fn of(results: &Results) -> Result<Vec<SeenOverTime>, StoreError> {
    let m = &results.manifest;
    let step = m.weeks.div_ceil(MOST_POINTS).max(1).next_multiple_of(if m.weeks >= 52 { 4 } else { 1 });
    let seen: Vec<Option<Seen>> =
        (0..m.policies.len()).map(|p| Seen::of(results, p, 1.0 - m.confidence)).collect();
    let mut steps: Vec<Vec<Vec<Sums>>> = vec![Vec::new(); m.policies.len()];
    let stored = results.each_world(&SERIES, |_, paths| {
        for (worlds, path) in steps.iter_mut().zip(paths) {
            worlds.push(sums(path, step as usize));
        }
    })?;
    if !stored {
        return Ok(Vec::new());
    }
    let baseline = m.baseline();
    let shown = |p: &usize| {
        let different = |s: &Seen| s.survey.is_some() || s.weeks_to_notice.is_some();
        seen[*p].as_ref().is_some_and(|s| *p == baseline || m.policies[*p].when.is_some() || different(s))
    };
    let others = (0..m.policies.len()).filter(|&p| p != baseline);
    let policies = std::iter::once(baseline).chain(others).filter(shown);
    Ok(policies
        .filter_map(|p| seen[p].map(|s| over_time(&m.policies[p].name, &s, &steps[p], step)))
        .collect())
}

fn sums(path: &[&[f64]], step: usize) -> Vec<Sums> {
    let weeks = path[0].len();
    let sum =
        |from: usize| core::array::from_fn(|i| path[i][from..(from + step).min(weeks)].iter().sum::<f64>());
    (0..weeks).step_by(step).map(sum).collect()
}

fn over_time(policy: &str, seen: &Seen, worlds: &[Vec<Sums>], step: u32) -> SeenOverTime {
    let rate = |top: usize, bottom: usize| points(worlds, step, top, bottom);
    let dropped = dropped(worlds, step).filter(|_| seen.weeks_to_notice.is_some());
    let asked = seen.survey.is_some();
    SeenOverTime {
        title: None,
        policy: policy.to_owned(),
        step_weeks: step,
        truth: rate(1, 0),
        complaints: rate(2, 0),
        survey: if asked { rate(4, 3) } else { Vec::new() },
        per_heard: if seen.failures > 0.0 { seen.failures / seen.heard } else { 0.0 },
        survey_to_true: seen.survey.map(|s| s.rate / seen.true_rate),
        noticed: dropped.zip(seen.weeks_to_notice).map(|(drop, weeks)| drop + weeks),
        dropped,
    }
}

/// Quantile, mean and quantile of a rate per 1,000 in every step that has any.
fn points(worlds: &[Vec<Sums>], step: u32, top: usize, bottom: usize) -> Vec<(f64, [f64; 3])> {
    let steps = worlds.first().map_or(0, Vec::len);
    let point = |i: usize| {
        let all = |k: usize| worlds.iter().map(|w| w[i][k]).sum::<f64>();
        let rates: Vec<f64> = worlds
            .iter()
            .filter(|w| w[i][bottom] > 0.0)
            .map(|w| 1_000.0 * w[i][top] / w[i][bottom])
            .collect();
        let sorted = quantile::sorted(&rates)?;
        let [low, high] = EDGES.map(|q| quantile::of_sorted(&sorted, q));
        Some(((i as f64 + 0.5) * f64::from(step), [low, 1_000.0 * all(top) / all(bottom), high]))
    };
    (0..steps).filter_map(point).collect()
}

/// The week from the start with which quality is worse in most worlds from then on.
fn dropped(worlds: &[Vec<Sums>], step: u32) -> Option<f64> {
    let weeks_worse: f64 = worlds.iter().map(|w| w.iter().map(|s| s[5]).sum::<f64>()).sum();
    let first = (0..worlds.first()?.len())
        .find(|&i| worlds.iter().filter(|w| w[i][5] > 0.0).count() * 2 >= worlds.len())?;
    let in_step: f64 = worlds.iter().map(|w| w[first][5]).sum::<f64>() / worlds.len() as f64;
    // The drop lies so many weeks before the end of its step.
    (weeks_worse > 0.0).then(|| f64::from((first as u32 + 1) * step) - in_step)
}
