//! `ask DIR QUESTION`: questions about a stored run, answered from its rows.

use std::path::PathBuf;

use super::exit::{self, Failure};
use super::{ReportArgs, out};
use crate::report::ask::words::wrapped_to;
use crate::report::ask::{Question, Subject};
use crate::store::Results;

/// Arguments of `ask`.
#[derive(clap::Args, Debug, Clone)]
pub struct Args {
    /// Folder of a run, as `run` printed it
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
        let body: String = reply.lines.iter().map(|l| format!("{l}\n")).collect();
        let first = match out::columns() {
            Some(width) => wrapped_to(&reply.first, usize::from(width).max(40)).join("\n"),
            None => reply.first.clone(),
        };
        out::data(&format!("{}\n{body}", out::bold(&first)))?;
    }
    Ok(match () {
        () if subject.failed_worlds() > 0 => exit::SOME_FAILED,
        () if !reply.enough => exit::NOT_SETTLED,
        () => exit::DONE,
    })
}
