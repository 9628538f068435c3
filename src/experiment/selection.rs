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

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::experiment::runner::{quiet_trial_panics, run_round_of};
    use crate::store::Folder;
    use crate::testing::{Fake, NoWatch, open, scenario, stored};

    const POLICIES: usize = 12;

    /// Simulates what is missing, at most `rounds` rounds; the end when it was reached.
    fn go_on(folder: &Folder, model: &Fake, rounds: usize) -> Option<Selection> {
        let scenario = scenario(POLICIES);
        for _ in 0..=rounds {
            match replay(folder.path(), folder.manifest(), 1024).unwrap() {
                Course::Done(selection) => return Some(selection),
                Course::NothingToCompare { policy, reason } => panic!("{policy}: {reason}"),
                Course::Missing { round, policies, .. } => {
                    let rows = run_round_of(&scenario, model, round, &policies, &NoWatch).unwrap();
                    if policies.len() == POLICIES {
                        folder.write_round(round.0, &rows).unwrap();
                    } else {
                        folder.write_selection(round.0, &policies, &rows).unwrap();
                    }
                }
            }
        }
        None
    }
    fn parts(folder: &Folder) -> Vec<(String, Vec<u8>)> {
        let entries = fs::read_dir(folder.path().join("selection")).unwrap();
        let read =
            |e: fs::DirEntry| (e.file_name().to_string_lossy().into_owned(), fs::read(e.path()).unwrap());
        let mut files: Vec<_> = entries.map(|e| read(e.unwrap())).collect();
        files.sort();
        files
    }

    #[test]
    fn worse_policies_are_dropped_and_the_best_is_left() {
        let dir = tempfile::tempdir().unwrap();
        let folder = open(dir.path(), &scenario(POLICIES));
        let s = go_on(&folder, &Fake::default(), 100).unwrap();
        assert!(s.settled && s.leader == POLICIES - 1, "{s:?}");
        assert!(matches!(s.fates[0], Fate::Worse { worlds: 64, .. }));
        assert_eq!(s.results[0].len(), 64);
        assert!(s.results[s.leader].len() > 64, "otherwise this test tests nothing");
        let parts = parts(&folder);
        assert_eq!(parts.len(), s.results[s.leader].len() / 64 - 1);
        assert!(s.trials < POLICIES * s.results[s.leader].len());
    }

    #[test]
    fn interrupted_and_continued_or_begun_with_ordinary_rounds_it_comes_to_the_same() {
        let dirs: Vec<_> = (0..3).map(|_| tempfile::tempdir().unwrap()).collect();
        let straight = open(dirs[0].path(), &scenario(POLICIES));
        let whole = go_on(&straight, &Fake::default(), 100).unwrap();

        let broken = open(dirs[1].path(), &scenario(POLICIES));
        while go_on(&broken, &Fake::default(), 1).is_none() {}
        assert_eq!(parts(&broken), parts(&straight));
        let lost = crate::store::selection::path(broken.path(), 1);
        fs::remove_file(&lost).unwrap();
        go_on(&broken, &Fake::default(), 1).unwrap();
        assert_eq!(parts(&broken), parts(&straight), "a lost file comes back as it was");

        let rounds = stored(dirs[2].path(), &scenario(POLICIES), &Fake::default(), 2);
        let mixed = open(dirs[2].path(), &scenario(POLICIES));
        let again = go_on(&mixed, &Fake::default(), 100).unwrap();
        assert_eq!(again.results, whole.results, "an ordinary round serves as well");
        assert_eq!(again.fates, whole.fates);
        assert!(parts(&mixed).iter().all(|p| parts(&straight).contains(p)) && rounds.rounds.len() == 2);
    }

    #[test]
    fn a_round_of_other_policies_is_named_with_its_cure() {
        let dir = tempfile::tempdir().unwrap();
        let folder = open(dir.path(), &scenario(POLICIES));
        go_on(&folder, &Fake::default(), 100).unwrap();
        let path = crate::store::selection::path(folder.path(), 1);
        fs::remove_file(&path).unwrap();
        let rows = run_round_of(&scenario(POLICIES), &Fake::default(), Round(1), &[0, 1], &NoWatch).unwrap();
        folder.write_selection(1, &[0, 1], &rows).unwrap();
        let error = replay(folder.path(), folder.manifest(), 1024).unwrap_err();
        assert!(error.storage && error.message.contains("delete this file"), "{error}");
    }

    #[test]
    fn failed_worlds_count_for_nobody_and_a_policy_that_always_fails_is_named() {
        quiet_trial_panics();
        let dir = tempfile::tempdir().unwrap();
        let folder = open(dir.path(), &scenario(POLICIES));
        let model = Fake { panic_in: vec![3, 70], ..Fake::default() };
        let s = go_on(&folder, &model, 100).unwrap();
        assert_eq!((s.failed_worlds, s.results[0].len()), (2, 63));

        let dir = tempfile::tempdir().unwrap();
        let folder = open(dir.path(), &scenario(POLICIES));
        let model = Fake { not_a_number_in: (0..64).collect(), ..Fake::default() };
        let all: Vec<usize> = (0..POLICIES).collect();
        let rows = run_round_of(&scenario(POLICIES), &model, Round(0), &all, &NoWatch).unwrap();
        folder.write_round(0, &rows).unwrap();
        let course = replay(folder.path(), folder.manifest(), 1024).unwrap();
        assert!(matches!(course, Course::NothingToCompare { policy: 1, .. }), "{course:?}");
    }

    #[test]
    fn the_limit_leaves_the_question_open() {
        let dir = tempfile::tempdir().unwrap();
        let folder = open(dir.path(), &scenario(POLICIES));
        go_on(&folder, &Fake::default(), 100).unwrap();
        let Course::Done(s) = replay(folder.path(), folder.manifest(), 64).unwrap() else {
            panic!("64 worlds are stored")
        };
        assert!(!s.settled && s.most_worlds > 64.0 && s.fates.contains(&Fate::Running));
    }
}
