//! The model behind `grapevine`: people visit a firm, are served well or badly, mostly say nothing,
//! talk to others, come back or leave. No files, no threads, no clock, no screen.
//!
//! What happens to a scenario: [`scenario::parse`] reads a text and finds all its problems at once; after that
//! nothing can be invalid. [`model::run_world`] simulates one world under any of the scenario's policies, with
//! luck that depends on seed, world and person only ([`draws`]), so that policies can be compared world by
//! world. [`metric::METRICS`] are what an outcome can be judged by.
//!
//! ```
//! use grapevine_engine::{metric, model, scenario};
//!
//! let text = r#"
//! grapevine = 1
//! [world]
//! market.people = 2_000
//! market.customers = 500
//! time.weeks = 52
//! [[policy]]
//! name = "As today"
//! baseline = true
//! [[policy]]
//! name = "Half the failures"
//! set = { "quality.failure_rate" = "x 0.5" }
//! "#;
//! let scenario = scenario::parse(text).expect("no problems");
//! let mut memory = model::Scratch::default();
//! let world = model::run_world(&scenario, &[], 0, &[0, 1], &mut memory);
//!
//! let npv = &metric::METRICS[metric::metric_index("npv").expect("a metric")];
//! let [today, better] = [0, 1].map(|policy: usize| (npv.read)(&world.outcomes[policy], &world.values));
//! assert!(better > today, "the same people with the same luck, treated badly half as often");
//! ```
#![deny(unsafe_code)]
#![deny(clippy::unwrap_used, clippy::disallowed_methods, clippy::disallowed_types)]
#![deny(clippy::print_stdout, clippy::print_stderr, clippy::dbg_macro)]

pub mod draws;
pub mod evidence;
pub mod metric;
pub mod model;
pub mod scenario;
pub mod twin;
