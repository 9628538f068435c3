//! Published and closed-form numbers that must come out of the simulated agents.
//!
//! Every check runs worlds through [`run_world`](grapevine_engine::model::run_world) and compares what the
//! agents did with a number that does not come from the program. The rule for agreement is
//! |simulated - exact| <= 4 SE, with the standard error SE computed from the number of replications or people.
//! Each check also shows that it can fail: a deliberately wrong parameter lands outside the same tolerance.
//! Small sizes run with the tests; the same checks at full size are ignored by default:
//! `cargo test --release -p grapevine-engine --test checks -- --ignored`.
#![expect(
    clippy::disallowed_methods,
    reason = "exact values are compared within standard errors, where the last bit does not matter"
)]

mod belief;
mod capacity;
mod complacency;
mod contagion;
mod customer_base;
mod diffusion;
mod drift;
mod evidence_rows;
mod expectation;
mod goldenberg;
mod hughes;
mod iceberg;
mod leisure_centre;
mod loyalty;
mod observer;
mod pilots;
mod programme;
mod quality;
mod reach;
mod recency;
mod retelling;
mod rivals;
mod ruin;
mod speaking_up;
mod support;
mod value;
mod why_they_leave;
