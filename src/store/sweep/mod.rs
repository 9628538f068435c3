//! What a sweep leaves on disk: `output/<sweep file's name>/`.
//!
//! ```text
//! plan.toml                     the resolved plan, every default written out; written once, never changed
//! manifest.json                 what a point's rows mean: measures, policies, numbers of the scenario
//! design/p00000000-00001023.parquet    the points' factor values, a row per point
//! parts/p00000384-00000447.t00000-00063.parquet   one finished unit of work: points x worlds x policies
//! series/…                      the weekly course of the same unit, where the plan asks for it
//! failed/p00000391.t00017.p00.toml  trials of a point that failed for one reason: inputs, how to repeat the first
//! target.json                   what the last command asked for (worlds, points, its options); decides no result
//! .working                      locked by who works on it, so that all work on the same number of points
//! log.jsonl                     for people; never read back
//! ```
//! A unit is done when its part exists: the name is its identity, and the bytes depend on plan and name alone. So a
//! sweep can be killed, continued, split between machines and merged by copying files; nothing says "running".

pub mod check;
pub mod design;
pub mod failed;
pub mod folder;
pub mod inspect;
pub mod merged;
pub mod parts;
pub mod plan;
pub mod read;
pub mod space;
pub mod target;

pub use folder::SweepFolder;
pub use parts::{PointRows, UnitName};
pub use plan::Plan;
pub use read::SweepResults;
