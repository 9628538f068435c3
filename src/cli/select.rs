//! `run FILE --guarantee`: the best policy by Kim and Nelson's procedure, worse ones dropped on the way.

use grapevine_engine::scenario::Scenario;

use super::exit::{self, Failure};
use super::run::Args;
use super::session::Session;
use super::{Loaded, ReportArgs, out};
use crate::experiment::plan::ROUND_WORLDS;
use crate::experiment::selection::{Course, Selection, replay};
use crate::report::selection::{Race, Selected};
use crate::report::text::Timing;
use crate::store::asked::Until;
use crate::store::{Folder, Manifest};

/// What a selection needs of its scenario.
pub fn check(scenario: &Scenario) -> Result<(), Failure> {
    if scenario.policies.len() < 2 {
        return Err(Failure::new(
            exit::WRONG_FILE,
            "--guarantee selects among policies, and this file has only one",
        ));
    }
    if scenario.answer.worth_having.is_none_or(|d| d <= 0.0) {
        return Err(Failure::new(
            exit::WRONG_FILE,
            "--guarantee needs the smallest difference that matters: set worth_having above 0 in [answer], in the \
             unit of the measure",
        ));
    }
    Ok(())
}

/// Simulates what is missing and prints the selection.
pub fn execute(args: &Args, loaded: &Loaded, folder: &Folder) -> Result<u8, Failure> {
    folder.ask(Until::Guarantee, None)?;
    let all = loaded.scenario.policies.len();
    let mut session: Option<Session<'_>> = None;
    let selection = loop {
        let (round, policies) = match replay(folder.path(), folder.manifest(), args.limit)? {
            Course::Done(selection) => break selection,
            Course::NothingToCompare { policy, reason } => {
                return Err(nothing(folder.manifest(), policy, &reason));
            }
            Course::Missing { round, policies, .. } => (round, policies),
        };
        if session.is_none() {
            let limit = args.limit.div_ceil(ROUND_WORLDS) as usize;
            let rounds = limit.saturating_sub(round.0 as usize).max(1);
            session = Some(Session::start(args, loaded, folder, rounds, true)?);
        }
        let session = session.as_mut().expect("just started");
        session.left(policies.len());
        let rows = session.round(round, &policies)?;
        let stored = if policies.len() == all {
            folder.write_round(round.0, &rows)
        } else {
            folder.write_selection(round.0, &policies, &rows)
        };
        stored.map_err(|e| session.failed(e))?;
    };
    let timing = session.map(Session::finish);
    print(&selection, folder.manifest(), &args.report, timing)?;
    if !args.quiet {
        out::note(&format!("{} rounds/ selection/", folder.path().display()));
        let lang = args.report.language(folder.manifest());
        out::note(&format!("{}: {}", lang.texts().run.next, next(args, &selection)));
    }
    Ok(exit_code(&selection))
}

fn next(args: &Args, selection: &Selection) -> String {
    let round = u64::from(ROUND_WORLDS);
    if selection.settled {
        format!("grapevine check {}", out::shell(&args.file))
    } else {
        args.command((selection.most_worlds as u64).next_multiple_of(round))
    }
}

/// Prints a selection on stdout.
pub fn print(
    selection: &Selection,
    manifest: &Manifest,
    args: &ReportArgs,
    timing: Option<Timing>,
) -> Result<(), Failure> {
    let race = Race {
        leader: selection.leader,
        settled: selection.settled,
        most_worlds: selection.most_worlds,
        failed_worlds: selection.failed_worlds,
        trials: selection.trials,
        fates: &selection.fates,
        results: &selection.results,
    };
    let unknown = || Failure::new(exit::STORAGE, "the stored results lack their own measure");
    let selected = Selected::of(manifest, &race).ok_or_else(unknown)?;
    if args.json {
        return out::data(&selected.document(manifest));
    }
    let report = selected.report(args.language(manifest), timing, out::columns());
    out::data(&format!("{}\n{}\n", out::bold(&report.verdict), report.body))
}

/// Failed trials outrank an open question.
pub fn exit_code(selection: &Selection) -> u8 {
    match selection.settled {
        _ if selection.failed_worlds > 0 => exit::SOME_FAILED,
        true => exit::DONE,
        false => exit::NOT_SETTLED,
    }
}

fn nothing(manifest: &Manifest, policy: usize, reason: &str) -> Failure {
    let name = &manifest.policies[policy].name;
    Failure::new(
        exit::BUG,
        format!(
            "nothing to select from: hardly a world of the first round has a result for every policy; \"{name}\" \
             failed first: {reason}\nthis is a bug, please report it"
        ),
    )
}
