//! The command line: one file per verb. The only place that prints.

pub mod check;
pub mod exit;
pub mod explain;
pub mod new;
pub mod out;
pub mod problems;
pub mod reference;
pub mod schema;

use clap::{Parser, Subcommand};
use grapevine_engine::scenario::Lang;

pub use crate::scenario_file::Loaded;
pub use exit::Failure;

/// Which service policy is worth its money?
#[derive(Parser, Debug)]
#[command(name = "grapevine", version, about, arg_required_else_help = true, max_term_width = 100)]
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
    /// Says what a parameter, measure, cost or exit code means
    Explain(explain::Args),
    /// Prints a JSON schema of scenario files for editors
    Schema(schema::Args),
}

/// Parses the command line and does what it says; returns the exit code.
pub fn main() -> u8 {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(e) => {
            let code = if e.use_stderr() { exit::WRONG_FILE } else { exit::DONE };
            return if e.print().is_ok() { code } else { exit::STORAGE };
        }
    };
    let done = match &cli.verb {
        Verb::New(args) => new::execute(args),
        Verb::Check(args) => check::execute(args),
        Verb::Explain(args) => explain::execute(args),
        Verb::Schema(args) => schema::execute(args),
    };
    done.unwrap_or_else(|failure| {
        out::error(&failure.message);
        failure.code
    })
}

/// Reads `en` or `de` on the command line.
fn language(text: &str) -> Result<Lang, String> {
    match text {
        "en" => Ok(Lang::En),
        "de" => Ok(Lang::De),
        _ => Err("known languages: en, de".to_owned()),
    }
}

/// English or German.
fn said<'a>(lang: Lang, en: &'a str, de: &'a str) -> &'a str {
    if lang == Lang::De { de } else { en }
}
