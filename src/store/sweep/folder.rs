//! A sweep's folder that can be written to and belongs to this plan.

use std::fs;
use std::path::{Path, PathBuf};

use super::Plan;
use super::check::{self, Checked};
use super::design;
use super::parts::{self, PointRows, UnitName};
pub use super::target::{TargetSize, read_target};
use crate::store::table::Table;
use crate::store::{Manifest, StoreError, atomic, folder};

/// Lines of a changed scenario that are shown.
const LINES_SHOWN: usize = 3;

/// Folders of a sweep.
const FOLDERS: [&str; 4] = ["parts", "series", "design", "failed"];

/// See the module.
#[derive(Clone, Debug)]
pub struct SweepFolder {
    path: PathBuf,
    pub plan: Plan,
    pub manifest: Manifest,
}

impl SweepFolder {
    /// Opens or creates the folder for this plan. Fails before anything is simulated when the place cannot be written
    /// to or holds another plan or a run; changes nothing that is there.
    ///
    /// # Errors
    /// With the cure in the message.
    pub fn open(path: &Path, plan: Plan, manifest: Manifest) -> Result<SweepFolder, StoreError> {
        if path.join("rounds").exists() {
            return Err(StoreError::content(format!(
                "{} holds a run, not a sweep; choose another folder with --out",
                path.display()
            )));
        }
        let file = path.join("plan.toml");
        let plan = if file.exists() {
            let stored = check_same(path, &plan, &manifest)?;
            // Its versions stand in every part, whoever goes on with it.
            stored
        } else {
            plan
        };
        for name in FOLDERS {
            let inner = path.join(name);
            fs::create_dir_all(&inner).map_err(|e| StoreError::io("create", &inner, &e))?;
        }
        folder::probe(&path.join("parts"))?;
        FOLDERS.iter().for_each(|name| atomic::sweep(&path.join(name)));
        atomic::sweep(path);
        let manifest_file = path.join("manifest.json");
        if !manifest_file.exists() {
            let json = serde_json::to_string_pretty(&manifest).expect("a manifest has text keys only");
            atomic::write(&manifest_file, (json + "\n").as_bytes())?;
        }
        // The plan comes last: a folder with a plan has everything.
        if !file.exists() {
            atomic::write(&file, plan.to_toml().as_bytes())?;
        }
        Ok(SweepFolder { path: path.to_owned(), plan, manifest })
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Units that are done.
    ///
    /// # Errors
    /// See [`parts::finished`].
    pub fn finished(&self) -> Result<Vec<UnitName>, StoreError> {
        parts::finished(&self.path, &self.plan)
    }

    /// Looks at the end of every part; see [`check::check`].
    ///
    /// # Errors
    /// As there.
    pub fn check(&self) -> Result<Checked, StoreError> {
        check::check(&self.path, &self.plan)
    }

    /// Whether a unit is done by now, perhaps by another process.
    pub fn has(&self, unit: &UnitName) -> bool {
        parts::path(&self.path, unit).exists()
    }

    /// Stores a unit.
    ///
    /// # Errors
    /// The disk said no.
    pub fn write(&self, unit: &UnitName, rows: &[PointRows]) -> Result<(), StoreError> {
        parts::write(&self.path, &self.plan, &self.manifest, unit, rows)
    }

    /// Stores what lacks of the design; `wanted` is the first points. Returns the files that were set aside.
    ///
    /// # Errors
    /// See [`design::complete`].
    pub fn write_design(&self, wanted: &Table) -> Result<Vec<PathBuf>, StoreError> {
        design::complete(&self.path, &self.plan, wanted)
    }

    /// A lock on a unit that ends with the process; `None` while another process works on it. Where the file system
    /// knows no locks everybody may work on everything, and the same bytes are written twice.
    pub fn claim(&self, unit: &UnitName) -> Option<Claim> {
        let path = self.path.join("parts").join(format!(".{unit}.claim"));
        let Ok(file) = fs::File::create(&path) else { return Some(Claim { path, file: None }) };
        match file.try_lock() {
            Err(fs::TryLockError::WouldBlock) => None,
            Ok(()) | Err(fs::TryLockError::Error(_)) => Some(Claim { path, file: Some(file) }),
        }
    }

    /// A line for people in `log.jsonl`, whole or not at all; a log that cannot be written stops nothing.
    pub fn log(&self, line: &serde_json::Value) {
        // The error has been told on the terminal, if there is one; there is nobody else to tell.
        let _ = append_line(&self.path.join("log.jsonl"), &line.to_string());
    }
}

/// See [`SweepFolder::claim`].
pub struct Claim {
    path: PathBuf,
    file: Option<fs::File>,
}

impl Drop for Claim {
    fn drop(&mut self) {
        // The name goes before the lock: who opens the file after this has another one.
        let _ = fs::remove_file(&self.path);
        self.file.take();
    }
}

/// Adds a line in a single write, so that two processes do not mix theirs. What a full disk cut off is taken back, and a
/// line that a power failure cut off stays alone on its line.
fn append_line(path: &Path, line: &str) -> std::io::Result<()> {
    use std::io::{Read, Seek, SeekFrom, Write};
    let mut file = fs::OpenOptions::new().create(true).append(true).read(true).open(path)?;
    let before = file.metadata()?.len();
    let mut last = [b'\n'];
    if before > 0 {
        file.seek(SeekFrom::Start(before - 1))?;
        file.read_exact(&mut last)?;
    }
    let gap = if last == [b'\n'] { "" } else { "\n" };
    let written = file.write_all(format!("{gap}{line}\n").as_bytes());
    if written.is_err() {
        file.set_len(before)?;
    }
    written
}

/// The plan of a folder.
///
/// # Errors
/// There is none, or it cannot be read.
pub fn read_plan(path: &Path) -> Result<Plan, StoreError> {
    let file = path.join("plan.toml");
    if !file.exists() {
        return Err(StoreError::content(format!(
            "{} holds no sweep (no plan.toml); give the folder that `grapevine sweep` printed",
            path.display()
        )));
    }
    let text = fs::read_to_string(&file).map_err(|e| StoreError::io("read", &file, &e))?;
    Plan::parse(&text, &file.display().to_string())
}

/// The plan of a folder, which must be this one.
///
/// # Errors
/// It is another: every field that differs, and of a changed scenario the first lines.
pub fn check_same(path: &Path, plan: &Plan, manifest: &Manifest) -> Result<Plan, StoreError> {
    let stored = read_plan(path)?;
    let place = path.join("plan.toml").display().to_string();
    plan.check_same(&stored, &place).map_err(|mut error| {
        if let Ok(before) = read_manifest(path) {
            // Before the last line, which says what to do.
            let cure = error.message.rfind('\n').unwrap_or(error.message.len());
            let lines = changed_lines(&before.scenario_text, &manifest.scenario_text);
            error.message.insert_str(cure, &lines.iter().map(|l| format!("\n{l}")).collect::<String>());
        }
        error
    })?;
    Ok(stored)
}

/// The first lines of a text that are not what they were.
fn changed_lines(before: &str, now: &str) -> Vec<String> {
    let (a, b): (Vec<&str>, Vec<&str>) = (before.lines().collect(), now.lines().collect());
    let shown = |lines: &[&str], i: usize| match lines.get(i) {
        Some(line) if line.trim().is_empty() => "an empty line".to_owned(),
        Some(line) => format!("`{}`", line.trim().chars().take(80).collect::<String>()),
        None => "no such line".to_owned(),
    };
    let differ = (0..a.len().max(b.len())).filter(|&i| a.get(i) != b.get(i));
    let said = |i| format!("  scenario, line {}: stored {}, now {}", i + 1, shown(&a, i), shown(&b, i));
    differ.take(LINES_SHOWN).map(said).collect()
}

/// What the rows of a folder mean.
///
/// # Errors
/// There is none, or it cannot be read.
pub fn read_manifest(path: &Path) -> Result<Manifest, StoreError> {
    let file = path.join("manifest.json");
    let json = fs::read_to_string(&file).map_err(|e| StoreError::io("read", &file, &e))?;
    Manifest::parse(&json, &file.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_log_is_whole_whatever_stands_before_it() {
        let dir = tempfile::tempdir().unwrap();
        let log = dir.path().join("log.jsonl");
        append_line(&log, "1").unwrap();
        append_line(&log, "2").unwrap();
        assert_eq!(fs::read_to_string(&log).unwrap(), "1\n2\n");
        fs::write(&log, "1\n{\"cut").unwrap();
        append_line(&log, "3").unwrap();
        assert_eq!(fs::read_to_string(&log).unwrap(), "1\n{\"cut\n3\n");
    }
}
