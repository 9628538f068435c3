//! A failed trial as a small file: what went wrong, with what, and how to see it again.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::store::{StoreError, atomic};

/// One failed trial.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FailedTrial {
    pub point: u32,
    pub world: u32,
    pub policy: String,
    pub reason: String,
    /// The command that repeats it.
    pub replay: String,
    /// The point's factor values, as sweep files write them.
    pub factors: std::collections::BTreeMap<String, String>,
}

/// Writes `failed/p00000391.t00017.p01.toml`, unless it is there.
///
/// # Errors
/// The disk said no.
pub fn write(folder: &Path, policy: usize, trial: &FailedTrial) -> Result<(), StoreError> {
    let file =
        folder.join("failed").join(format!("p{:08}.t{:05}.p{policy:02}.toml", trial.point, trial.world));
    if file.exists() {
        return Ok(());
    }
    atomic::write(&file, toml::to_string(trial).expect("a table of texts").as_bytes())
}
