//! `verify [WHAT]…`: published and closed-form numbers through the program, as a table of verdicts.

use super::exit::{self, Failure};
use super::out;
use super::progress::Progress;
use crate::experiment::plan::ROUND_WORLDS;
use crate::experiment::runner::{Watch, quiet_trial_panics};
use crate::report::Lang;
use crate::verify::{self, Case, Run};

/// Arguments of `verify`.
#[derive(clap::Args, Debug, Clone)]
pub struct Args {
    /// Numbers or names of checks, for example 5 or bass; all if not given
    #[arg(value_name = "CHECK")]
    pub wanted: Vec<String>,
    /// At full size: minutes instead of seconds, tolerances a fraction of the usual ones
    #[arg(long)]
    pub full: bool,
    /// Breaks each mechanism on purpose: every check must then fail
    #[arg(long = "break", conflicts_with_all = ["json", "list", "scenario"])]
    pub broken: bool,
    /// Lists all numbers and what checks them, without running anything
    #[arg(long, conflicts_with_all = ["json", "scenario", "wanted"])]
    pub list: bool,
    /// Prints the scenario of one check instead: a file that `run` takes
    #[arg(long, conflicts_with = "json")]
    pub scenario: bool,
    /// Sets a value of `[world]` in every scenario, to see checks notice it
    #[arg(long, value_name = "KEY=VALUE", value_parser = setting)]
    pub set: Vec<(String, String)>,
    /// Seed of all draws instead of the scenarios' own
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// All numbers as JSON instead of text
    #[arg(long)]
    pub json: bool,
    /// Language, en or de
    #[arg(long, value_enum, default_value_t = Lang::En)]
    pub lang: Lang,
    /// No progress
    #[arg(long, short)]
    pub quiet: bool,
}

struct Watcher<'a>(&'a Progress);

impl Watch for Watcher<'_> {
    fn stop(&self) -> bool {
        false
    }
    fn world_done(&self) {
        self.0.tick();
    }
}

/// Runs the checks and prints their verdicts.
///
/// # Errors
/// Code 2 for a check that does not exist.
pub fn execute(args: &Args) -> Result<u8, Failure> {
    if args.list {
        out::data(&verify::list(args.lang))?;
        return Ok(exit::DONE);
    }
    let cases =
        verify::select(&args.wanted, args.lang).map_err(|message| Failure::new(exit::WRONG_FILE, message))?;
    let run = Run { full: args.full, seed: args.seed, set: args.set.clone() };
    if args.scenario {
        return scenario(&cases, &run);
    }
    if cases.iter().all(|case| run.leaves_out(case)) {
        let names: Vec<&str> = cases.iter().map(|c| c.name).collect();
        return Err(Failure::new(
            exit::WRONG_FILE,
            format!("{} runs at full size only: add --full", names.join(", ")),
        ));
    }
    // Only what is set by hand can be wrong.
    let readable =
        |case: &&'static Case| run.ready(case, &[]).map_err(|reason| format!("{}: {reason}", case.name));
    cases
        .iter()
        .try_for_each(|case| readable(case).map(drop))
        .map_err(|m| Failure::new(exit::WRONG_FILE, m))?;
    quiet_trial_panics();
    if args.broken { broken(args, &cases, &run) } else { sound(args, &cases, &run) }
}

/// Reads `voice.rate=0.05`.
fn setting(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((key, value)) if !key.trim().is_empty() && !value.trim().is_empty() && !text.contains('\n') => {
            Ok((key.trim().to_owned(), value.trim().to_owned()))
        }
        _ => Err("write a key and a value, for example voice.rate=0.05".to_owned()),
    }
}

/// Each check as it is.
fn sound(args: &Args, cases: &[&'static Case], run: &Run) -> Result<u8, Failure> {
    let simulated = |c: &&&Case| !c.checks.iter().all(verify::Check::is_component);
    let worlds: u32 = cases.iter().filter(simulated).map(|c| run.rounds(c) * ROUND_WORLDS).sum();
    let progress = Progress::new(worlds as usize, false, args.quiet || worlds == 0, args.lang);
    let mut verdicts = Vec::new();
    for case in cases {
        progress.say(args.lang.pick(case.title.0, case.title.1));
        verdicts.extend(verify::sound(case, run, &Watcher(&progress)).unwrap_or_default());
    }
    progress.finish();
    if args.json {
        out::data(&verify::document(&verdicts, run))?;
    } else {
        let left_out: Vec<&Case> = cases.iter().copied().filter(|case| run.leaves_out(case)).collect();
        out::data(&verify::table(&verdicts, &left_out, args.lang, out::columns()))?;
    }
    Ok(if verdicts.iter().all(verify::Verdict::agrees) { exit::DONE } else { exit::DIFFERS })
}

/// Each check with its mechanism broken.
fn broken(args: &Args, cases: &[&'static Case], run: &Run) -> Result<u8, Failure> {
    let progress = Progress::new(0, true, true, args.lang);
    let (mut all, mut unnoticed) = (Vec::new(), Vec::new());
    for case in cases {
        let (found, blind) = verify::broken(case, run, &Watcher(&progress)).unwrap_or_default();
        all.extend(found);
        unnoticed.extend(blind.into_iter().map(|by| (*case, by)));
    }
    out::data(&verify::broken_table(&all, &unnoticed, args.lang, out::columns()))?;
    let good = unnoticed.is_empty() && all.iter().all(|b| b.verdict.differs());
    Ok(if good { exit::DONE } else { exit::DIFFERS })
}

/// The text of one scenario.
fn scenario(cases: &[&'static Case], run: &Run) -> Result<u8, Failure> {
    let [case] = cases else {
        let names: Vec<&str> = cases.iter().map(|c| c.name).collect();
        return Err(Failure::new(
            exit::WRONG_FILE,
            format!("--scenario prints one scenario, and {} are meant: {}", names.len(), names.join(", ")),
        ));
    };
    let text = run.text(case, &[]).map_err(|reason| Failure::new(exit::BUG, reason))?;
    out::data(&text)?;
    Ok(exit::DONE)
}
