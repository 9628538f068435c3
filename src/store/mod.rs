//! What a run leaves on disk: `output/<scenario>-<hash>/`.
//!
//! ```text
//! manifest.json                 what was run: versions, scenario text, assumptions, seed, policies
//! rounds/r00000-worlds.parquet  one row per world and policy: status, every metric, every unknown; the pilot's numbers
//! rounds/r00000-weeks.parquet   one row per world, policy and week
//! selection/r00003-worlds.parquet   rounds of a selection that only some policies took part in
//! portrait.json                 single people of one ordinary world, for the pictures that show people; drawn once
//! asked.json                    what the last run was asked for; decides how the results are read
//! worlds.csv  weeks.csv  weekly.parquet  charts/  results.xlsx     derived, rewritten at the end of every run
//! ```
//! A round is done when both its files exist; its name is its identity and its bytes depend on nothing
//! else, so two processes in one folder can only write the same file twice.

pub mod asked;
pub mod atomic;
pub mod checksum;
pub mod folder;
pub mod manifest;
pub mod pilots;
pub mod portrait;
pub mod read;
pub mod rounds;
pub mod selection;
pub mod sweep;
pub mod table;
#[cfg(test)]
mod tests;

pub use folder::Folder;
pub use manifest::Manifest;
pub use read::Results;

/// Version of the folder's layout and column meaning.
pub const FORMAT_VERSION: u32 = 1;

/// Worlds per round: the unit of storing, stopping and resuming.
pub const ROUND_WORLDS: u32 = 64;

/// Raised whenever the same scenario and seed give other numbers than before.
pub const RESULTS_VERSION: u32 = 2;

/// Something about stored results is wrong; the message names the file and the cure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreError {
    pub message: String,
    /// The medium failed (full, read-only) or what it holds is damaged; otherwise the wrong folder was named.
    pub storage: bool,
    /// What a file holds is damaged: it counts for nothing.
    pub damaged: bool,
}

impl StoreError {
    /// Disk full, no permission, a path that is no folder.
    pub fn io(doing: &str, path: &std::path::Path, error: &std::io::Error) -> StoreError {
        use std::io::ErrorKind;
        let cure = match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => {
                "; free some space and run the same command again: what is finished is kept"
            }
            ErrorKind::PermissionDenied if doing == "read" => "; check its permissions",
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                "; choose a folder you may write to with --out"
            }
            ErrorKind::NotADirectory | ErrorKind::AlreadyExists => {
                "; a file is in the way, choose another folder with --out"
            }
            _ => "",
        };
        let message = format!("cannot {doing} {}: {error}{cure}", path.display());
        StoreError { message, storage: true, damaged: false }
    }
    /// The same of a command that writes elsewhere than where `--out` says: how one chooses there.
    #[must_use]
    pub fn chosen_by(mut self, how: &str) -> StoreError {
        self.message = self.message.replace("with --out", how);
        self
    }
    /// A file's contents are damaged.
    pub fn damaged(message: impl Into<String>) -> StoreError {
        StoreError { message: message.into(), storage: true, damaged: true }
    }
    /// The folder is not the one that is needed.
    pub fn content(message: impl Into<String>) -> StoreError {
        StoreError { message: message.into(), storage: false, damaged: false }
    }
}

impl std::fmt::Display for StoreError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}
impl std::error::Error for StoreError {}
