//! `show DIR`: a stored run again, without the model.

use std::path::PathBuf;

use super::exit::{self, Failure};
use super::{ControlVariate, ReportArgs, out, select};
use crate::experiment::plan::{PolicyIx, Replication, TrialId};
use crate::experiment::selection::{Course, replay};
use crate::report::full::Full;
use crate::report::text::{Timing, report};
use crate::report::{Answer, assumptions, json};
use crate::stats::verdict::Verdict;
use crate::store::Results;
use crate::store::asked::Until;

/// Failed trials that are named one by one.
const FAILURES_NAMED: usize = 3;

/// Arguments of `show`.
#[derive(clap::Args, Debug, Clone)]
pub struct Args {
    /// Folder of a run, as `run` printed it
    pub folder: PathBuf,
    /// Everything: intervals of all kinds, risk, money back, where gains come from, losses by cause, and every
    /// number it rests on with its source
    #[arg(long)]
    pub full: bool,
    #[command(flatten)]
    pub report: ReportArgs,
}

/// Prints a stored run.
pub fn execute(args: &Args) -> Result<u8, Failure> {
    let results = Results::open(&args.folder)?;
    if results.rounds.is_empty() {
        let scenario = &results.manifest.scenario_path;
        return Err(Failure::new(
            exit::WRONG_FILE,
            format!("{} holds no finished round yet; run `grapevine run {scenario}`", args.folder.display()),
        ));
    }
    if results.asked == Until::Guarantee
        && let Course::Done(selection) | Course::Missing { so_far: Some(selection), .. } =
            replay(&args.folder, &results.manifest, u32::MAX)?
    {
        select::print(&selection, &results.manifest, &args.report, None)?;
        return Ok(select::exit_code(&selection));
    }
    let answer = print(&results, &args.report, None, args.full)?;
    let next = args.report.language(&results.manifest).texts().run.next;
    out::note(&format!("{next}: grapevine chart {}", out::shell(&args.folder)));
    Ok(exit_code(&answer))
}

/// Prints the answer as text or JSON on stdout; JSON is always complete.
pub fn print(
    results: &Results,
    args: &ReportArgs,
    timing: Option<Timing>,
    long: bool,
) -> Result<Answer, Failure> {
    let twin = args.control_variate == ControlVariate::Auto;
    let answer = Answer::with(results, twin)?.with_flip(results);
    let full = if long || args.json { Some(Full::of(results, &answer)?) } else { None };
    match &full {
        Some(full) if args.json => out::data(&json::document(&answer, full, results))?,
        _ => {
            let (manifest, lang) = (&results.manifest, args.language(&results.manifest));
            let report = report(&answer, full.as_ref(), manifest, lang, timing, out::columns());
            out::data(&format!("{}\n{}\n", out::bold(&report.verdict), report.body))?;
            if long {
                out::data(&format!("\n{}", assumptions::section(manifest, lang, out::columns())))?;
            }
        }
    }
    name_failures(results);
    Ok(answer)
}

/// The first failed trials by name, with their reasons.
fn name_failures(results: &Results) {
    for failure in results.failures.iter().take(FAILURES_NAMED) {
        let id = TrialId { policy: PolicyIx(failure.policy), replication: Replication(failure.world) };
        out::note(&format!("failed: {id} {}", failure.reason));
    }
    let more = results.failures.len().saturating_sub(FAILURES_NAMED);
    if more > 0 {
        out::note(&format!("and {more} more failed trials, see `status` and `reason` in worlds.csv"));
    }
}

/// Failed trials outrank an open question.
pub fn exit_code(answer: &Answer) -> u8 {
    match answer.verdict {
        _ if answer.failed_worlds > 0 => exit::SOME_FAILED,
        Some(Verdict::NotSettled { .. }) => exit::NOT_SETTLED,
        _ => exit::DONE,
    }
}
