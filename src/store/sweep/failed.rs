//! Failed trials: a small file for a person to look at, and how many there are.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::parts::{self, UnitName};
use crate::store::StoreError;
use crate::store::table::Table;

/// Files in `failed/` after which no more are written: the rows hold every failed trial with its reason.
const MOST_FILES: usize = 1_024;

/// Trials of a point that failed for one reason in a unit of work.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FailedTrials {
    pub point: u32,
    /// The first of them.
    pub world: u32,
    pub policy: String,
    pub reason: String,
    /// In so many of the unit's worlds, under so many policies.
    pub worlds: u32,
    pub policies: u32,
    /// The command that repeats the first.
    pub replay: String,
    /// The point's factor values, as sweep files write them.
    pub factors: BTreeMap<String, String>,
}

/// Writes `failed/p00000391.t00017.p01.toml`, unless it is there or there are enough. Nobody reads it back, so it is not
/// waited for until the disk has it.
///
/// # Errors
/// The disk said no.
pub fn write(folder: &Path, policy: usize, trials: &FailedTrials) -> Result<(), StoreError> {
    let place = folder.join("failed");
    let file = place.join(format!("p{:08}.t{:05}.p{policy:02}.toml", trials.point, trials.world));
    if file.exists() || fs::read_dir(&place).is_ok_and(|files| files.count() >= MOST_FILES) {
        return Ok(());
    }
    let text = toml::to_string(trials).expect("a table of texts");
    fs::write(&file, text).map_err(|e| StoreError::io("write", &file, &e))
}

/// Failed results (point, world, policy) among stored units. A part that cannot be read has none; `status` names it.
pub fn count(folder: &Path, units: &[UnitName]) -> u64 {
    units.par_iter().map(|unit| statuses(folder, unit).iter().filter(|s| *s != "ok").count() as u64).sum()
}

/// Whether any result of these units is one. Looks no further than it has to.
pub fn any_result(folder: &Path, units: &[UnitName]) -> bool {
    units.iter().any(|unit| statuses(folder, unit).iter().any(|s| s == "ok"))
}

fn statuses(folder: &Path, unit: &UnitName) -> Vec<String> {
    let table = Table::read(&parts::path(folder, unit), Some(&["status"]));
    table.ok().and_then(|t| t.text("status").map(<[String]>::to_vec)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_files_are_written_than_anybody_looks_at() {
        let dir = tempfile::tempdir().expect("a folder");
        fs::create_dir(dir.path().join("failed")).expect("made");
        let trials = |point| FailedTrials {
            point,
            world: 0,
            policy: "As today".into(),
            reason: "it is \"impossible\"".into(),
            worlds: 64,
            policies: 2,
            replay: "again".into(),
            factors: BTreeMap::from([("voice.rate".to_owned(), "0.1".to_owned())]),
        };
        (0..MOST_FILES as u32 + 9).for_each(|point| write(dir.path(), 0, &trials(point)).expect("written"));
        let files: Vec<_> = fs::read_dir(dir.path().join("failed")).expect("there").flatten().collect();
        assert_eq!(files.len(), MOST_FILES);
        let first = fs::read_to_string(dir.path().join("failed/p00000000.t00000.p00.toml")).expect("there");
        assert_eq!(toml::from_str::<FailedTrials>(&first).expect("read back"), trials(0));
    }
}
