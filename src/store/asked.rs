//! `asked.json`: what the last run into a folder was asked for. It decides which intervals are honest when
//! the results are printed again; it decides no result, so it is no part of the run's identity and is
//! rewritten by every run.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{StoreError, atomic};

/// What ended the run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Until {
    /// A number of worlds fixed beforehand.
    #[default]
    Trials,
    /// A settled verdict.
    Settled,
    /// A narrow enough interval: how many worlds that takes depends on the spread, not on who leads.
    Precision,
    /// A selection with a guarantee.
    Guarantee,
}

#[derive(Serialize, Deserialize)]
struct Asked {
    until: Until,
}

/// Notes what is asked for, before anything is simulated.
pub fn write(folder: &Path, until: Until) -> Result<(), StoreError> {
    let json = serde_json::to_string(&Asked { until }).expect("one word can be written");
    atomic::write(&folder.join("asked.json"), (json + "\n").as_bytes())
}

/// What was asked for; without a note a fixed number. A note of a later program is read as the most
/// careful case.
pub fn read(folder: &Path) -> Until {
    let Ok(json) = std::fs::read_to_string(folder.join("asked.json")) else { return Until::default() };
    serde_json::from_str(&json).map_or(Until::Settled, |a: Asked| a.until)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_comes_back_and_an_unknown_one_is_read_with_care() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(read(dir.path()), Until::Trials, "folders of before have no note");
        for until in [Until::Trials, Until::Settled, Until::Precision, Until::Guarantee] {
            write(dir.path(), until).unwrap();
            assert_eq!(read(dir.path()), until);
        }
        std::fs::write(dir.path().join("asked.json"), "{\"until\":\"tuesday\"}").unwrap();
        assert_eq!(read(dir.path()), Until::Settled);
    }
}
