//! The part of a verb that simulates: threads, progress, Ctrl-C.

use std::sync::atomic::{AtomicBool, Ordering};

use super::exit::{self, Failure};
use super::progress::Progress;
use super::run::Args;
use super::{Loaded, out};
use crate::experiment::plan::{ROUND_WORLDS, Round};
use crate::experiment::runner::{Engine, Watch, quiet_trial_panics, run_round_of};
use crate::report::number::place;
use crate::report::text::Timing;
use crate::stats::paired::Estimate;
use crate::store::rounds::WorldRows;
use crate::store::{Folder, StoreError};

static STOP: AtomicBool = AtomicBool::new(false);

/// First Ctrl-C: stop after the running worlds. Second: at once; finished rounds are whole on disk.
fn listen_for_interrupt() {
    let handler = || {
        if STOP.swap(true, Ordering::SeqCst) {
            std::process::exit(i32::from(exit::INTERRUPTED));
        }
        out::note("stopping after the running worlds; Ctrl-C again stops at once");
    };
    // Without a handler Ctrl-C ends the process, and the store is safe against that too.
    let _ = ctrlc::set_handler(handler);
}

struct Watcher<'a>(&'a Progress);

impl Watch for Watcher<'_> {
    fn stop(&self) -> bool {
        STOP.load(Ordering::Relaxed)
    }
    fn world_done(&self) {
        self.0.tick();
    }
}

/// Threads and progress of a run that simulates.
pub struct Session<'a> {
    args: &'a Args,
    loaded: &'a Loaded,
    folder: &'a Folder,
    pool: rayon::ThreadPool,
    progress: Progress,
    rounds: usize,
}

impl<'a> Session<'a> {
    /// Starts threads for `rounds` rounds, or at most so many when it is not known how many it takes.
    pub fn start(
        args: &'a Args,
        loaded: &'a Loaded,
        folder: &'a Folder,
        rounds: usize,
        at_most: bool,
    ) -> Result<Session<'a>, Failure> {
        let threads = args.threads.map_or(0, usize::from);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let pool =
            pool.map_err(|e| Failure::new(exit::BUG, format!("cannot start {threads} threads: {e}")))?;
        listen_for_interrupt();
        quiet_trial_panics();
        let progress = Progress::new(
            rounds * ROUND_WORLDS as usize,
            at_most,
            args.quiet,
            args.report.language(folder.manifest()),
        );
        Ok(Session { args, loaded, folder, pool, progress, rounds: 0 })
    }

    /// Simulates a round of these policies.
    pub fn round(&mut self, round: Round, policies: &[usize]) -> Result<Vec<WorldRows>, Failure> {
        let engine = Engine { scenario: &self.loaded.scenario, edges: &self.loaded.edges };
        let watcher = Watcher(&self.progress);
        let run = || run_round_of(&self.loaded.scenario, &engine, round, policies, &watcher);
        let Some(rows) = self.pool.install(run) else {
            self.progress.finish();
            return Err(self.interrupted());
        };
        self.rounds += 1;
        Ok(rows)
    }

    /// Fails when a policy has no result in any world of the first round: more of the same would tell
    /// nothing. Called once the rows are stored, so that they can be looked at.
    pub fn check(&self, policies: &[usize], rows: &[WorldRows]) -> Result<(), Failure> {
        for (i, &policy) in policies.iter().enumerate() {
            if rows.iter().all(|w| w.policies[i].is_err()) {
                self.progress.finish();
                let reason = rows.first().and_then(|w| w.policies[i].as_ref().err());
                return Err(self.useless(policy, reason.map_or("", String::as_str)));
            }
        }
        Ok(())
    }
    fn useless(&self, policy: usize, reason: &str) -> Failure {
        let name = &self.folder.manifest().policies[policy].name;
        let manifest = self.folder.path().join("manifest.json");
        Failure::new(
            exit::BUG,
            format!(
                "\"{name}\" failed in every world of the first round, so there is nothing to compare and nothing \
                 more was run: {reason}\nthis is a bug, please report it with {}",
                manifest.display()
            ),
        )
    }

    /// Shows who leads.
    pub fn live(&self, leader: usize, gain: &Estimate) {
        let lang = self.args.report.language(self.folder.manifest());
        let manifest = self.folder.manifest();
        let sign = crate::experiment::stopping::sign(manifest);
        let place = place(gain.half, gain.mean);
        self.progress.say(&format!(
            "{}: {} ± {}",
            manifest.policies[leader].name,
            lang.signed(sign * gain.mean, place),
            lang.number(gain.half, place)
        ));
    }
    /// Shows how many policies are left.
    pub fn left(&self, policies: usize) {
        let lang = self.args.report.language(self.folder.manifest());
        self.progress.say(&(lang.texts().run.policies_left)(&policies));
    }

    /// Storing failed.
    pub fn failed(&self, error: StoreError) -> Failure {
        self.progress.finish();
        Failure::from(error)
    }
    fn interrupted(&self) -> Failure {
        let kept = self.folder.finished().map_or(0, |r| r.len()) * ROUND_WORLDS as usize;
        let command = self.args.command(u64::from(self.args.most_worlds()));
        let place = self.folder.path().display();
        Failure::new(
            exit::INTERRUPTED,
            format!("interrupted: {kept} finished worlds are kept in {place}\ncontinue with: {command}"),
        )
    }
    /// Ends it; what it took.
    pub fn finish(self) -> Timing {
        self.progress.finish();
        Timing { seconds: self.progress.seconds(), new_worlds: self.rounds * ROUND_WORLDS as usize }
    }
}
