//! Sweeps: what a plan is made of, which units of work it has, and running them.

pub mod budget;
pub mod pilot;
pub mod possible;
pub mod resolve;
pub mod runner;
pub mod unit_size;
pub mod units;
pub mod worker;
