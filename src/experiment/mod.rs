//! Running: which worlds there are, and all of them under all policies, in parallel.

pub mod plan;
pub mod runner;
