//! `ask DIR QUESTION`: questions about a stored run or sweep, answered from its rows.

use std::path::{Path, PathBuf};

use super::exit::{self, Failure};
use super::status::note_strangers;
use super::{ReportArgs, out};
use crate::report::ask::words::wrapped_to;
use crate::report::ask::{Question, Reply, Subject};
use crate::report::sweep;
use crate::store::Results;
use crate::store::sweep::SweepResults;

/// Arguments of `ask`.
#[derive(clap::Args, Debug, Clone)]
pub struct Args {
    /// Folder of a run or of a sweep, as `run` or `sweep` printed it
    pub folder: PathBuf,
    /// What to ask
    #[arg(value_enum)]
    pub question: Question,
    /// Policy to ask about; the leading one if not given
    #[arg(long, value_name = "NAME")]
    pub policy: Option<String>,
    /// Measure to judge by; the scenario's own if not given
    #[arg(long, value_name = "KEY")]
    pub measure: Option<String>,
    #[command(flatten)]
    pub report: ReportArgs,
}

/// Answers a question.
pub fn execute(args: &Args) -> Result<u8, Failure> {
    if is_sweep(&args.folder) {
        return ask_sweep(args);
    }
    let wrong = |message: String| Failure::new(exit::WRONG_FILE, message);
    let results = Results::open(&args.folder)?;
    if results.rounds.is_empty() {
        return Err(wrong(format!(
            "{} holds no finished round yet; run `grapevine run {}`",
            args.folder.display(),
            results.manifest.scenario_path
        )));
    }
    let lang = args.report.language(&results.manifest);
    let subject =
        Subject::new(results, args.policy.as_deref(), args.measure.as_deref(), lang).map_err(wrong)?;
    let reply = subject.ask(args.question).map_err(wrong)?;
    if args.report.json {
        out::data(&subject.document(args.question, &reply))?;
    } else {
        say(&reply)?;
    }
    Ok(match () {
        () if subject.failed_worlds() > 0 => exit::SOME_FAILED,
        () if !reply.enough => exit::NOT_SETTLED,
        () => exit::DONE,
    })
}

/// Whether a folder holds a sweep.
pub fn is_sweep(folder: &Path) -> bool {
    folder.join("plan.toml").exists()
}

/// Answers a question from the rows of a sweep.
fn ask_sweep(args: &Args) -> Result<u8, Failure> {
    let wrong = |message: String| Failure::new(exit::WRONG_FILE, message);
    let results = SweepResults::open(&args.folder)?;
    let lang = args.report.language(&results.manifest);
    note_strangers(&results.strangers, lang);
    let (policy, measure) = (args.policy.as_deref(), args.measure.as_deref());
    let subject = sweep::ask::Subject::new(results, policy, measure, lang).map_err(wrong)?;
    let reply = subject.ask(args.question).map_err(wrong)?;
    if args.report.json {
        out::data(&subject.document(args.question, &reply))?;
    } else {
        say(&reply)?;
    }
    Ok(match () {
        () if subject.failed() > 0 => exit::SOME_FAILED,
        () if !reply.enough => exit::NOT_SETTLED,
        () => exit::DONE,
    })
}

/// The finding first, then what stands under it.
fn say(reply: &Reply) -> Result<(), Failure> {
    let body: String = reply.lines.iter().map(|l| format!("{l}\n")).collect();
    let first = match out::columns() {
        Some(width) => wrapped_to(&reply.first, usize::from(width).max(40)).join("\n"),
        None => reply.first.clone(),
    };
    out::data(&format!("{}\n{body}", out::bold(&first)))
}
