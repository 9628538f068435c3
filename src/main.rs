//! `grapevine`: which service policy is worth its money. Reads a scenario, runs it, says the answer.
#![deny(clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr)]
#![allow(clippy::disallowed_methods, reason = "the float contract binds the engine, not its statistics")]

mod experiment;
mod report;
mod stats;
mod store;

fn main() {}
