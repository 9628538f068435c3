//! `grapevine`: which service policy is worth its money. Reads a scenario, runs it, says the answer.
#![deny(clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr, clippy::dbg_macro)]
#![allow(clippy::disallowed_methods, reason = "the float contract binds the engine, not its statistics")]

mod cli;
mod design;
mod edges;
mod experiment;
mod report;
mod scenario_file;
mod stats;
mod store;
mod sweep_file;
#[cfg(test)]
mod testing;
#[allow(dead_code, reason = "the page that reads it follows")]
mod texts;
mod verify;

fn main() -> std::process::ExitCode {
    // The panic itself has been reported by then; a documented exit code says that it was ours.
    std::panic::catch_unwind(cli::main).unwrap_or(cli::exit::BUG).into()
}
