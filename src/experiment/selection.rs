//! Selection of the best policy with a guarantee, in rounds: the first round simulates every policy, each
//! further one only those that Kim and Nelson's procedure keeps.
//!
//! The race is replayed from the stored rounds whenever it is looked at. Nothing but rows is stored.

use std::path::Path;

use super::plan::Round;
use super::stopping::sign;
use crate::stats::kn::{Fate, Race};
use crate::store::selection::{self, Part};
use crate::store::{Manifest, ROUND_WORLDS, StoreError};

/// Where a selection stands.
#[derive(Clone, Debug)]
pub enum Course {
    /// This round is missing; these policies take part in it. What the rounds before it say, if there are any.
    Missing { round: Round, policies: Vec<usize>, so_far: Option<Selection> },
    /// Nothing more to simulate, or not within the limit.
    Done(Selection),
    /// No world of the first round has a result for every policy; which failed first, and why.
    NothingToCompare { policy: usize, reason: String },
}

/// Result of a selection.
#[derive(Clone, Debug)]
pub struct Selection {
    /// The policy selected; at the limit the one that leads.
    pub leader: usize,
    /// Whether it is alone.
    pub settled: bool,
    /// Worlds after which the selection is certain to be made, for the policies still running.
    pub most_worlds: f64,
    pub fates: Vec<Fate>,
    /// `[policy][world]`: the measure turned so that more is better, in the worlds the policy took part in
    /// and that all who ran beside it finished. All policies begin with the same worlds.
    pub results: Vec<Vec<f64>>,
    pub failed_worlds: usize,
    /// Policy-worlds in all the rows used.
    pub trials: usize,
}

/// Replays the stored rounds; at most `limit` worlds. `manifest.worth_having` must be above 0.
pub fn replay(folder: &Path, manifest: &Manifest, limit: u32) -> Result<Course, StoreError> {
    let all: Vec<usize> = (0..manifest.policies.len()).collect();
    let (delta, alpha) = (manifest.worth_having.unwrap_or(0.0), 1.0 - manifest.confidence);
    let Some(first) = selection::read(folder, manifest, 0, &all)? else {
        return Ok(Course::Missing { round: Round(0), policies: all, so_far: None });
    };
    let mut results = turned(&first, manifest);
    let Some(mut race) = Race::begin(&results, delta, alpha) else {
        let (policy, reason) = first.reason.unwrap_or((0, "fewer than two worlds".to_owned()));
        return Ok(Course::NothingToCompare { policy, reason });
    };
    let (mut failed_worlds, mut trials) = (first.failed_worlds, all.len() * ROUND_WORLDS as usize);
    let mut missing = None;
    for round in 1..limit.div_ceil(ROUND_WORLDS) {
        let running = race.running();
        if running.len() == 1 {
            break;
        }
        let Some(part) = selection::read(folder, manifest, round, &running)? else {
            missing = Some((Round(round), running));
            break;
        };
        let more = turned(&part, manifest);
        race.advance(&more);
        trials += running.len() * ROUND_WORLDS as usize;
        running.iter().zip(more).for_each(|(&p, values)| results[p].extend(values));
        failed_worlds += part.failed_worlds;
    }
    let selection = Selection {
        leader: race.leader(),
        settled: race.selected().is_some(),
        most_worlds: race.most_worlds(),
        fates: race.fates().to_vec(),
        results,
        failed_worlds,
        trials,
    };
    Ok(match missing {
        Some((round, policies)) => Course::Missing { round, policies, so_far: Some(selection) },
        None => Course::Done(selection),
    })
}

fn turned(part: &Part, manifest: &Manifest) -> Vec<Vec<f64>> {
    let sign = sign(manifest);
    part.measure.iter().map(|values| values.iter().map(|v| sign * v).collect()).collect()
}
