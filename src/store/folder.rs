//! One folder per run: opened before anything is simulated, never overwritten.

use std::fs;
use std::path::{Path, PathBuf};

use grapevine_engine::evidence::Pack;
use sha2::{Digest, Sha256};

use super::rounds::{self, WorldRows};
use super::{Manifest, RESULTS_VERSION, StoreError, asked, atomic, selection};

/// A run's folder that can be written to and belongs to this run.
#[derive(Clone, Debug)]
pub struct Folder {
    path: PathBuf,
    manifest: Manifest,
}

impl Folder {
    /// Opens or creates `out/name` for this run. Fails before any simulation when the place cannot be written
    /// to or holds another run; changes nothing that is there.
    pub fn open(out: &Path, name: &str, manifest: Manifest) -> Result<Folder, StoreError> {
        let path = out.join(name);
        let rounds = path.join("rounds");
        atomic::create_folder(&rounds)?;
        probe(&rounds)?;
        atomic::sweep(&path);
        atomic::sweep(&rounds);
        let file = path.join("manifest.json");
        let place = file.display().to_string();
        if file.exists() {
            let json = fs::read_to_string(&file).map_err(|e| StoreError::io("read", &file, &e))?;
            manifest.check_same_run(&Manifest::parse(&json, &place)?, &place)?;
        } else {
            let json = serde_json::to_string_pretty(&manifest).expect("a manifest has text keys only");
            atomic::write(&file, (json + "\n").as_bytes())?;
        }
        Ok(Folder { path, manifest })
    }
    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }
    /// Rounds already done.
    pub fn finished(&self) -> Result<Vec<u32>, StoreError> {
        rounds::finished(&self.path)
    }
    /// What was run.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }
    /// Notes what the run is asked for. More stored worlds than `at_most` were not a plan of this run: then
    /// the note of the run that made them stands.
    pub fn ask(&self, until: asked::Until, at_most: Option<u32>) -> Result<(), StoreError> {
        let stored = self.finished()?.len();
        if at_most.is_none_or(|most| stored <= most.div_ceil(super::ROUND_WORLDS).max(1) as usize) {
            asked::write(&self.path, until)?;
        }
        Ok(())
    }
    /// Stores a finished round of a selection.
    pub fn write_selection(
        &self,
        round: u32,
        policies: &[usize],
        worlds: &[WorldRows],
    ) -> Result<(), StoreError> {
        selection::write(&self.path, &self.manifest, round, policies, worlds)
    }
    /// Stores a finished round.
    pub fn write_round(&self, round: u32, worlds: &[WorldRows]) -> Result<(), StoreError> {
        rounds::write(&self.path, &self.manifest, round, worlds)
    }
}

/// `<file stem>-<8 hex digits>`: of everything that decides the results, so that an edited scenario gets a
/// folder of its own. Lengths go in too, so that no two different inputs run together.
pub fn name(scenario_path: &Path, text: &str, edge_list: &[u8], seed: u64) -> String {
    let mut hash = Sha256::new();
    hash.update((text.len() as u64).to_le_bytes());
    hash.update(text);
    hash.update((edge_list.len() as u64).to_le_bytes());
    hash.update(edge_list);
    hash.update(RESULTS_VERSION.to_le_bytes());
    hash.update(seed.to_le_bytes());
    let stem = scenario_path.file_stem().map_or_else(|| "run".into(), |s| s.to_string_lossy().into_owned());
    format!("{}-{}", safe(&stem), hex(&hash.finalize()[..4]))
}

/// SHA-256 as hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// [`name`] of a run under another evidence pack than the one the file names: the pack is in the folder's name
/// and in the hash, so that the runs of both packs can never share a folder.
pub fn name_under(pack: Pack, scenario_path: &Path, text: &str, edge_list: &[u8], seed: u64) -> String {
    let own = name(scenario_path, text, edge_list, seed);
    let mut hash = Sha256::new();
    hash.update(&own);
    hash.update(pack.name());
    let stem = own.rsplit_once('-').map_or("run", |(stem, _)| stem);
    format!("{stem}-{}-{}", pack.name(), hex(&hash.finalize()[..4]))
}

/// A folder name that every system accepts and no shell needs quoted.
pub fn safe(stem: &str) -> String {
    let fine = |c: char| if c.is_alphanumeric() || matches!(c, '-' | '_' | '.') { c } else { '-' };
    let name: String = stem.chars().take(80).map(fine).collect();
    let name = name.trim_start_matches(['-', '.']);
    if name.is_empty() { "run".to_owned() } else { name.to_owned() }
}

/// Writes and removes a file: the only test of "can I write here" that is right on every file system.
pub fn probe(folder: &Path) -> Result<(), StoreError> {
    let file = atomic::temporary_beside(&folder.join("probe"));
    let written = fs::write(&file, b"grapevine").map_err(|e| StoreError::io("write in", folder, &e));
    // A full disk takes the name and refuses the bytes: the name goes again.
    let removed = fs::remove_file(&file).map_err(|e| StoreError::io("remove", &file, &e));
    written.and(removed)
}
