//! A sweep's folder that can be written to and belongs to this plan.

use std::fs;
use std::path::{Path, PathBuf};

use super::Plan;
use super::check::{self, Checked};
use super::claim::{self, Claim};
use super::design;
use super::parts::{self, PointRows, UnitName};
pub use super::target::{TargetSize, read_target};
use crate::store::table::Table;
use crate::store::{Manifest, StoreError, atomic, folder};

/// Lines of a changed scenario that are shown.
const LINES_SHOWN: usize = 3;

/// Folders of a sweep.
const FOLDERS: [&str; 4] = ["parts", "series", "design", "failed"];

/// Where copies of the files stand that the sweep was made from.
pub const INPUTS: &str = "inputs";

/// See the module.
#[derive(Clone, Debug)]
pub struct SweepFolder {
    path: PathBuf,
    pub plan: Plan,
    pub manifest: Manifest,
}

impl SweepFolder {
    /// Opens or creates the folder for this plan. Fails before anything is simulated when the place cannot be written
    /// to or holds another plan or a run; changes nothing that is there. Of two that open a new folder at once with
    /// different plans, one fails.
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
        let manifest = Manifest { plan: Some(plan.identity()), ..manifest };
        if path.join("plan.toml").exists() {
            check_same(path, &plan, &manifest)?;
        }
        atomic::create_folder(path)?;
        // One process opens at a time, where the system can lock folders; where not, creating the plan decides.
        let opening = fs::File::open(path).and_then(|folder| folder.lock().map(|()| folder));
        for name in FOLDERS {
            atomic::create_folder(&path.join(name))?;
        }
        folder::probe(&path.join("parts"))?;
        FOLDERS.iter().for_each(|name| atomic::sweep(&path.join(name)));
        atomic::sweep(path);
        claim::sweep(path);
        if !path.join("plan.toml").exists() {
            // The manifest comes first: a folder with a plan has everything.
            bind(path, &plan, &manifest)?;
            atomic::create(&path.join("plan.toml"), plan.to_toml().as_bytes())?;
        }
        // The versions of the stored plan stand in every part, whoever goes on with it.
        let plan = check_same(path, &plan, &manifest)?;
        bind(path, &plan, &manifest)?;
        drop(opening);
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

    /// Keeps copies of files under names of their own in `inputs/`; one that is there is left alone: it gave this plan.
    ///
    /// # Errors
    /// The disk said no.
    pub fn keep(&self, files: &[(&str, PathBuf)]) -> Result<(), StoreError> {
        let place = self.path.join(INPUTS);
        atomic::create_folder(&place)?;
        atomic::sweep(&place);
        for (name, file) in files.iter().filter(|(name, _)| !place.join(name).exists()) {
            let bytes = fs::read(file).map_err(|e| StoreError::io("read", file, &e))?;
            atomic::create(&place.join(name), &bytes)?;
        }
        Ok(())
    }

    /// Stores what lacks of the design; `wanted` is the first points. Returns the files that were set aside.
    ///
    /// # Errors
    /// See [`design::complete`].
    pub fn write_design(&self, wanted: &Table) -> Result<Vec<PathBuf>, StoreError> {
        design::complete(&self.path, &self.plan, wanted)
    }

    /// A lock on a unit; `None` while another process works on it.
    pub fn claim(&self, unit: &UnitName) -> Option<Claim> {
        Claim::of(&self.path, unit)
    }

    /// A line for people in `log.jsonl`, whole or not at all; a log that cannot be written stops nothing.
    pub fn log(&self, line: &serde_json::Value) {
        // The error has been told on the terminal, if there is one; there is nobody else to tell.
        let _ = append_line(&self.path.join("log.jsonl"), &line.to_string());
    }
}

/// Writes the manifest unless the one of this plan is there. A killed process may have left one of another plan, or none.
fn bind(path: &Path, plan: &Plan, manifest: &Manifest) -> Result<(), StoreError> {
    let file = path.join("manifest.json");
    if file.exists() {
        match read_manifest(path, plan) {
            Ok(_) => return Ok(()),
            Err(e) if e.damaged => atomic::set_aside(&file).map(|_| ())?,
            Err(e) => return Err(e),
        }
    }
    let json = serde_json::to_string_pretty(manifest).expect("a manifest has text keys only");
    atomic::write(&file, (json + "\n").as_bytes())
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
        if let Ok(before) = read_manifest(path, &stored) {
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

/// What the rows of a folder with this plan mean.
///
/// # Errors
/// There is none, it cannot be read, or it belongs to another plan.
pub fn read_manifest(path: &Path, plan: &Plan) -> Result<Manifest, StoreError> {
    let file = path.join("manifest.json");
    let json = fs::read_to_string(&file).map_err(|e| StoreError::io("read", &file, &e))?;
    let manifest = Manifest::parse(&json, &file.display().to_string())?;
    if manifest.plan.as_ref().is_some_and(|of| *of != plan.identity()) {
        return Err(StoreError::damaged(format!(
            "{} belongs to another plan than plan.toml; run the sweep's command again: it sets this file aside and \
             writes the right one",
            file.display()
        )));
    }
    Ok(manifest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::sweep_plan;

    fn manifest(title: &str) -> Manifest {
        Manifest { title: title.to_owned(), ..Manifest::of(&crate::testing::scenario(2), "s.toml", "", None) }
    }

    #[test]
    fn of_two_that_open_a_new_folder_with_different_plans_one_fails_and_everything_is_of_the_other() {
        for round in 0..20 {
            let dir = tempfile::tempdir().unwrap();
            let path = dir.path().join("out/night");
            let opened: Vec<bool> = std::thread::scope(|scope| {
                let open = |points| {
                    let path = &path;
                    let open = move || {
                        SweepFolder::open(path, sweep_plan(points, 2), manifest(&points.to_string())).is_ok()
                    };
                    scope.spawn(open)
                };
                let both = [open(4), open(5)];
                both.into_iter().map(|t| t.join().unwrap()).collect()
            });
            let plan = read_plan(&path).unwrap();
            assert_eq!(opened, [plan.points_per_unit == 4, plan.points_per_unit == 5], "round {round}");
            let manifest = read_manifest(&path, &plan).unwrap();
            assert_eq!(manifest.title, plan.points_per_unit.to_string());
        }
    }

    #[test]
    fn a_manifest_that_a_killed_process_left_for_another_plan_does_not_stay() {
        let dir = tempfile::tempdir().unwrap();
        let (first, second) = (sweep_plan(4, 2), sweep_plan(5, 2));
        SweepFolder::open(dir.path(), first, manifest("first")).unwrap();
        // Killed before plan.toml; then the scenario was edited.
        fs::remove_file(dir.path().join("plan.toml")).unwrap();
        SweepFolder::open(dir.path(), second.clone(), manifest("second")).unwrap();
        assert_eq!(read_manifest(dir.path(), &second).unwrap().title, "second");
        // Copied over from another folder: named, and put right by the sweep's command.
        let file = dir.path().join("manifest.json");
        let other = fs::read_to_string(&file).unwrap().replace(&second.identity(), "0123");
        fs::write(&file, other).unwrap();
        let error = read_manifest(dir.path(), &second).unwrap_err();
        assert!(error.message.contains("belongs to another plan"), "{error}");
        SweepFolder::open(dir.path(), second.clone(), manifest("third")).unwrap();
        assert_eq!(read_manifest(dir.path(), &second).unwrap().title, "third");
        assert!(dir.path().join("manifest.json.damaged").exists());
    }

    #[test]
    fn a_manifest_of_an_earlier_program_names_no_plan_and_is_believed() {
        let dir = tempfile::tempdir().unwrap();
        let plan = sweep_plan(4, 2);
        fs::write(dir.path().join("plan.toml"), plan.to_toml()).unwrap();
        let json = serde_json::to_string(&manifest("old")).unwrap();
        assert!(!json.contains("\"plan\""));
        fs::write(dir.path().join("manifest.json"), json).unwrap();
        SweepFolder::open(dir.path(), plan.clone(), manifest("new")).unwrap();
        assert_eq!(read_manifest(dir.path(), &plan).unwrap().title, "old");
    }

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
