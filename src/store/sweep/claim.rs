//! Locks on units of work, so that processes that share a folder do not compute the same twice.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use super::UnitName;

/// A lock on a unit that ends with the process. Where the file system knows no locks everybody may work on everything,
/// and the same bytes are written twice.
pub struct Claim {
    path: PathBuf,
    file: Option<File>,
}

impl Claim {
    /// `None` while another process has it.
    pub fn of(folder: &Path, unit: &UnitName) -> Option<Claim> {
        let path = folder.join("parts").join(format!(".{unit}{ENDING}"));
        let Ok(file) = File::create(&path) else { return Some(Claim { path, file: None }) };
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => None,
            Ok(()) | Err(TryLockError::Error(_)) => Some(Claim { path, file: Some(file) }),
        }
    }
}

impl Drop for Claim {
    fn drop(&mut self) {
        // The name goes before the lock: who opens the file after this has another one.
        let _ = fs::remove_file(&self.path);
        self.file.take();
    }
}

const ENDING: &str = ".claim";

/// Removes the files of claims that nobody holds: their processes were killed.
pub fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder.join("parts")) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') || !name.ends_with(ENDING) {
            continue;
        }
        let Ok(file) = File::open(entry.path()) else { continue };
        if file.try_lock().is_ok() {
            // A leftover that cannot be removed harms nobody.
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn claims_that_nobody_holds_are_swept_and_held_ones_stay() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("parts")).unwrap();
        let unit =
            |first_world| UnitName { first_world, first_point: 0, last_point: 3, last_world: first_world };
        let held = Claim::of(dir.path(), &unit(0)).unwrap();
        let left = dir.path().join("parts").join(format!(".{}.claim", unit(1)));
        fs::write(&left, "").unwrap();
        sweep(dir.path());
        assert!(!left.exists() && held.path.exists());
        assert!(Claim::of(dir.path(), &unit(0)).is_none(), "still held");
        drop(held);
        assert!(Claim::of(dir.path(), &unit(0)).is_some());
    }
}
