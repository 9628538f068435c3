//! `ask DIR QUESTION`: questions about a stored run or sweep, answered from its rows.

use std::path::{Path, PathBuf};

use super::exit::{self, Failure};
use super::status::note_strangers;
use super::{ReportArgs, out};
use crate::report::ask::words::{WIDTH, wrapped_to};
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
    /// Policy to ask about, its name or number; the leading one if not given
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
    let mut subject = sweep::ask::Subject::new(results, policy, measure, lang).map_err(wrong)?;
    subject.wants_numbers = args.report.json;
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

/// The finding first, then what stands under it; all of it as wide as the terminal, at most [`WIDTH`].
fn say(reply: &Reply) -> Result<(), Failure> {
    let width = out::columns().map_or(WIDTH, |columns| usize::from(columns).clamp(40, WIDTH));
    let body: String = rewrapped(&reply.lines, width).iter().map(|l| format!("{l}\n")).collect();
    let first = wrapped_to(&reply.first, width).join("\n");
    out::data(&format!("{}\n{body}", out::bold(&first)))
}

/// Lines that were broken at [`WIDTH`], broken at a smaller width; tables stay what they are.
fn rewrapped(lines: &[String], width: usize) -> Vec<String> {
    let is_text = |line: &str| !line.is_empty() && !line.contains("  ");
    let mut paragraphs: Vec<String> = Vec::new();
    let mut last: Option<&String> = None;
    for line in lines {
        let word = line.split(' ').next().unwrap_or_default().chars().count();
        // Only what did not fit was put on a line of its own.
        let goes_on = last.is_some_and(|l| {
            is_text(l) && is_text(line) && l.chars().count() + 1 + word > WIDTH && l.chars().count() <= WIDTH
        });
        match paragraphs.last_mut() {
            Some(paragraph) if goes_on => *paragraph = format!("{paragraph} {line}"),
            _ => paragraphs.push(line.clone()),
        }
        last = Some(line);
    }
    let broken = |p: &String| if is_text(p) { wrapped_to(p, width) } else { vec![p.clone()] };
    paragraphs.iter().flat_map(broken).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::ask::words::wrapped;

    #[test]
    fn text_is_broken_at_the_width_of_the_terminal_and_tables_are_not() {
        let words = |n: usize| vec!["word"; n].join(" ");
        let row = format!("A name{:>90}", "12");
        let mut lines = vec![String::new(), row.clone(), String::new()];
        lines.extend(wrapped(&words(50)));
        lines.extend(wrapped(&words(3)));
        assert_eq!(rewrapped(&lines, WIDTH), lines, "at its own width nothing changes");
        let narrow = rewrapped(&lines, 80);
        assert_eq!(narrow[1], row);
        assert!(narrow[3..].iter().all(|l| l.chars().count() <= 80) && narrow.last() == Some(&words(3)));
        // 16 words of four letters fit into 80: 50 words are three lines and two words.
        assert_eq!(narrow[3..].iter().map(|l| l.split(' ').count()).collect::<Vec<_>>(), [16, 16, 16, 2, 3]);
    }
}
