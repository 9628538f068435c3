//! The command line: one file per verb, no logic of its own. The only place that prints.

pub mod chart;
pub mod completions;
pub mod exit;
pub mod out;
pub mod progress;
pub mod run;
pub mod show;

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::report::Lang;
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
    /// Runs all policies of a scenario on the same worlds and says which is best
    Run(run::Args),
    /// Prints a stored run again, without simulating
    Show(show::Args),
    /// Draws the charts of a stored run again
    Chart(chart::Args),
    /// Prints what a shell needs to complete commands
    Completions(completions::Args),
}

/// Options of everything that prints a report.
#[derive(clap::Args, Debug, Clone)]
pub struct ReportArgs {
    /// Language of the report
    #[arg(long, value_enum, default_value_t = Lang::En)]
    pub lang: Lang,
    /// All numbers as JSON instead of text
    #[arg(long)]
    pub json: bool,
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
        Verb::Run(args) => run::execute(args, &|path| load(path)),
        Verb::Show(args) => show::execute(args),
        Verb::Chart(args) => chart::execute(args),
        Verb::Completions(args) => completions::execute(args),
    }
}

/// A checked scenario and the bytes it came from.
pub struct Loaded {
    pub path: PathBuf,
    pub text: String,
    pub scenario: grapevine_engine::scenario::Scenario,
    /// The own network, when the scenario names one.
    pub edges: Vec<(u32, u32)>,
    /// That network's file, byte for byte.
    pub edge_bytes: Vec<u8>,
}

/// Reads and checks a scenario file.
fn load(path: &std::path::Path) -> Result<Loaded, Failure> {
    Err(Failure::new(exit::WRONG_FILE, format!("{}: scenarios are read by another part", path.display())))
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
