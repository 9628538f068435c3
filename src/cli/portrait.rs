//! The run's portrait of single people, drawn once where charts are wanted.

use super::Loaded;
use super::exit::Failure;
use crate::experiment::portrait;
use crate::report::Answer;
use crate::store::{Results, portrait as store};

/// Draws the portrait of a run that has none. A run without any result has nothing to portray.
pub fn keep(loaded: &Loaded, results: &Results) -> Result<(), Failure> {
    if results.worlds.is_empty() || store::exists(&results.folder) {
        return Ok(());
    }
    let policies = shown(&Answer::of(results)?);
    let drawn = portrait::draw(&loaded.scenario, &loaded.edges, &policies);
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
