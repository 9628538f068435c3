//! The command line: one file per verb, no logic of its own. The only place that prints.

pub mod ask;
pub mod chart;
mod chart_sweep;
pub mod check;
mod clock;
pub mod completions;
pub mod evidence;
pub mod exit;
pub mod explain;
pub mod export;
pub mod new;
mod odd;
pub mod out;
pub mod packs;
pub mod plan;
mod portrait;
pub mod problems;
pub mod progress;
pub mod reference;
pub mod replay;
pub mod report;
mod rules;
pub mod run;
pub mod schema;
pub mod select;
pub mod session;
pub mod show;
pub mod status;
pub mod sweep;
mod sweep_side;
mod sweep_size;
pub mod verify;

use clap::{Parser, Subcommand};

use crate::report::Lang;
pub use crate::scenario_file::Loaded;
pub use exit::Failure;

/// Which service policy is worth its money? Simulates people, service and word of mouth.
#[derive(Parser, Debug)]
#[command(name = "grapevine", version, about, arg_required_else_help = true, max_term_width = 100)]
#[command(after_help = "Exit codes: grapevine explain exit-codes")]
pub struct Cli {
    #[command(subcommand)]
    pub verb: Verb,
}

/// What can be asked for.
#[derive(Subcommand, Debug)]
pub enum Verb {
    /// Writes a commented scenario that runs as it is
    New(new::Args),
    /// Finds every problem of a scenario file, then lists what it rests on
    Check(check::Args),
    /// Runs all policies of a scenario on the same worlds and says which is best
    Run(run::Args),
    /// Prints a stored run again, without simulating
    Show(show::Args),
    /// Answers a question about a stored run, without simulating
    Ask(ask::Args),
    /// Draws the charts of a stored run again
    Chart(chart::Args),
    /// Says what a sweep will cost before it runs: time, disk, precision
    Plan(plan::Args),
    /// Runs a scenario at many points; the same command starts, goes on and finishes it
    Sweep(sweep::Args),
    /// Says how far a sweep is and what it says so far, also while it runs
    Status(status::Args),
    /// Runs one stored trial again and compares it with what is stored, bit for bit
    Replay(replay::Args),
    /// Writes everything that is stored as one long table for other programs
    Export(export::Args),
    /// Writes report.html and everything else about a stored run that one shows to others
    Report(report::Args),
    /// Checks the program itself against published and closed-form numbers
    Verify(verify::Args),
    /// Says what a parameter, measure, cost or exit code means
    Explain(explain::Args),
    /// Prints a JSON schema of scenario files for editors
    Schema(schema::Args),
    /// Prints what a shell needs to complete commands
    Completions(completions::Args),
}

/// Options of everything that prints a report.
#[derive(clap::Args, Debug, Clone)]
pub struct ReportArgs {
    /// Language of the report [default: the scenario's]
    #[arg(long, value_enum)]
    pub lang: Option<Lang>,
    /// All numbers as JSON instead of text
    #[arg(long)]
    pub json: bool,
    /// The mean-field twin as control variate: where it narrows intervals, or never
    #[arg(long, value_enum, default_value_t = ControlVariate::Auto, value_name = "WHEN")]
    pub control_variate: ControlVariate,
}

impl ReportArgs {
    /// The language asked for on the command line, else the scenario's.
    pub fn language(&self, manifest: &crate::store::Manifest) -> Lang {
        self.lang.unwrap_or(manifest.lang.into())
    }
}

/// When the twin helps with intervals.
#[derive(clap::ValueEnum, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ControlVariate {
    /// Where it saves at least a tenth of the worlds
    #[default]
    Auto,
    /// Never
    Off,
}

/// Parses the command line and does what it says; returns the exit code.
pub fn main() -> u8 {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(e) => {
            // Help and version are no errors; clap knows which stream they belong to.
            let code = if e.use_stderr() { exit::WRONG_FILE } else { exit::DONE };
            return if e.print().is_ok() { code } else { exit::STORAGE };
        }
    };
    match dispatch(&cli.verb) {
        Ok(code) => code,
        Err(failure) => {
            out::error(&failure.message);
            failure.code
        }
    }
}

fn dispatch(verb: &Verb) -> Result<u8, Failure> {
    match verb {
        Verb::New(args) => new::execute(args),
        Verb::Check(args) => check::execute(args),
        Verb::Explain(args) => explain::execute(args),
        Verb::Schema(args) => schema::execute(args),
        Verb::Run(args) => run::execute(args, &problems::load),
        Verb::Show(args) => show::execute(args),
        Verb::Ask(args) => ask::execute(args),
        Verb::Chart(args) => chart::execute(args),
        Verb::Plan(args) => plan::execute(args),
        Verb::Sweep(args) => sweep::execute(args),
        Verb::Status(args) => status::execute(args),
        Verb::Replay(args) => replay::execute(args),
        Verb::Export(args) => export::execute(args),
        Verb::Report(args) => report::execute(args),
        Verb::Verify(args) => verify::execute(args),
        Verb::Completions(args) => completions::execute(args),
    }
}

/// Reads `en` or `de` on the command line.
fn language(text: &str) -> Result<grapevine_engine::scenario::Lang, String> {
    match text {
        "en" => Ok(grapevine_engine::scenario::Lang::En),
        "de" => Ok(grapevine_engine::scenario::Lang::De),
        _ => Err("known languages: en, de".to_owned()),
    }
}

/// What is said in the language of a scenario.
fn texts(lang: grapevine_engine::scenario::Lang) -> &'static crate::texts::Catalogue {
    crate::texts::of(lang.into())
}

/// One of two texts that stand side by side in a table of the engine.
fn said<'a>(lang: grapevine_engine::scenario::Lang, en: &'a str, de: &'a str) -> &'a str {
    Lang::from(lang).pick(en, de)
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn trials_must_be_a_number_above_zero() {
        let parse = |trials| Cli::try_parse_from(["grapevine", "run", "a.toml", "--trials", trials]);
        assert!(parse("64").is_ok());
        for wrong in ["0", "-1", "many", "1e3", "99999999999"] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }
}
