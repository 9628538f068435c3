//! `grapevine`: which service policy is worth its money. Reads a scenario, runs it, says the answer.
#![allow(dead_code)]
mod cli;
mod edges;
mod scenario_file;

fn main() {}
