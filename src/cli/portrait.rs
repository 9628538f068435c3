//! The run's portrait of single people, drawn once where charts are wanted.

use super::Loaded;
use super::exit::Failure;
use crate::experiment::portrait;
use crate::report::Answer;
use crate::stats::paired::differences;
use crate::store::{ROUND_WORLDS, Results, portrait as store};

/// Draws the portrait of a run that has none. A run without any result has nothing to portray.
pub fn keep(loaded: &Loaded, results: &Results, answer: &Answer) -> Result<(), Failure> {
    if results.worlds.is_empty() || store::exists(&results.folder) {
        return Ok(());
    }
    let policies = shown(answer);
    let world = typical(results, answer, &policies);
    let drawn = portrait::draw(&loaded.scenario, &loaded.edges, world, &policies);
    Ok(store::write(&results.folder, &drawn)?)
}

/// The baseline and the policies with the largest mean gain.
fn shown(answer: &Answer) -> Vec<usize> {
    let gain = |p: usize| answer.policies[p].gain.map_or(f64::NEG_INFINITY, |g| g.mean);
    let mut others: Vec<usize> = (0..answer.policies.len()).filter(|&p| p != answer.baseline).collect();
    others.sort_by(|&a, &b| gain(b).total_cmp(&gain(a)).then(a.cmp(&b)));
    others.truncate(portrait::POLICIES - 1);
    std::iter::once(answer.baseline).chain(others).collect()
}

/// The world of the first round in the middle of all by what the best policy brings (or, alone, by the measure): an
/// ordinary one, not the luckiest. Later rounds do not change it.
fn typical(results: &Results, answer: &Answer, policies: &[usize]) -> u32 {
    let of = |p: usize| results.metric(&answer.measure.key, p).unwrap_or_default();
    let values = match policies {
        [baseline, best, ..] => differences(of(*best), of(*baseline)),
        _ => of(policies[0]).to_vec(),
    };
    let first = |(_, world): &(f64, u32)| *world < ROUND_WORLDS;
    let mut worlds: Vec<(f64, u32)> =
        values.into_iter().zip(results.worlds.iter().copied()).filter(first).collect();
    worlds.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    worlds.get(worlds.len() / 2).map_or(0, |(_, world)| *world)
}
