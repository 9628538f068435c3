//! `grapevine`: which service policy is worth its money. Reads a scenario, runs it, says the answer.
#![deny(clippy::unwrap_used)]
#![allow(clippy::disallowed_methods, reason = "the float contract binds the engine, not its statistics")]

mod cli;
mod edges;
mod scenario_file;

fn main() -> std::process::ExitCode {
    cli::main().into()
}
