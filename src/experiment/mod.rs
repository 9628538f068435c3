//! Running: which worlds there are, all of them under all policies, in parallel, and when there are enough.

pub mod plan;
pub mod portrait;
pub mod runner;
pub mod selection;
pub mod stopping;
pub mod sweep;
