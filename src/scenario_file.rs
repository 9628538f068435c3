//! Scenario files on disk: reading them, and the edge list they may name, without ever swallowing a
//! file too large to be one.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use grapevine_engine::evidence::Pack;
use grapevine_engine::scenario::params::ParamId;
use grapevine_engine::scenario::toml::de::DeTable;
use grapevine_engine::scenario::{Problem, Scenario, parse, parse_under};

use crate::edges;

/// No scenario file is larger; the shipped ones have a few thousand bytes.
const MOST_BYTES: u64 = 1_000_000;

/// A scenario as read from disk, ready to run.
#[derive(Debug)]
pub struct Loaded {
    pub path: PathBuf,
    /// The file's text, for the manifest.
    pub text: String,
    pub scenario: Scenario,
    /// The evidence pack that was asked for in place of the file's own; `None` where they are the same.
    pub instead: Option<Pack>,
    /// Ties of the own network (lower id first, sorted, each once); empty for all other networks.
    pub edges: Vec<(u32, u32)>,
    /// The same ties as bytes (little-endian pairs), to tell one network from another by their hash.
    pub edge_bytes: Vec<u8>,
    /// What was put right silently, worth saying.
    pub notes: Vec<String>,
}

/// Why there is no scenario.
#[derive(Debug)]
pub enum LoadError {
    /// The disk said no.
    Storage { path: PathBuf, message: String, help: Option<String> },
    /// The file as a whole cannot be a scenario or an edge list.
    Unfit { path: PathBuf, message: String, help: Option<String> },
    /// The text has problems at known places.
    Problems { path: PathBuf, text: String, problems: Vec<Problem> },
}

/// Reads a scenario file and what it refers to. `evidence` stands behind what the file does not say in place of
/// the file's own pack; the file must be sound by itself, too.
///
/// # Errors
/// A [`LoadError`]; no file of more than a megabyte is read.
pub fn load(path: &Path, evidence: Option<Pack>) -> Result<Loaded, LoadError> {
    load_beside(path, evidence, None)
}

/// [`load`] of a scenario whose edge list may be elsewhere than it says.
///
/// # Errors
/// As there.
pub fn load_beside(
    path: &Path,
    evidence: Option<Pack>,
    edge_list: Option<&Path>,
) -> Result<Loaded, LoadError> {
    let text = read(path)?;
    let problems = |problems| LoadError::Problems { path: path.to_owned(), text: text.clone(), problems };
    let own = match parse(&text) {
        Err(_) if is_sweep(DeTable::parse_recoverable(&text).0.get_ref()) => return Err(sweep_file(path)),
        parsed => parsed.map_err(problems)?,
    };
    let instead = evidence.filter(|pack| *pack != own.evidence);
    let scenario = if instead.is_some() { parse_under(&text, instead).map_err(problems)? } else { own };
    let mut loaded = Loaded {
        path: path.to_owned(),
        text,
        scenario,
        instead,
        edges: Vec::new(),
        edge_bytes: Vec::new(),
        notes: Vec::new(),
    };
    if let Some(file) = &loaded.scenario.edge_list {
        let named = path.parent().unwrap_or(Path::new("")).join(file);
        let ties = edge_list.map_or(named, Path::to_owned);
        let people = loaded.scenario.world[ParamId::MarketPeople] as u32;
        let list = edges::read(&ties, people)?;
        loaded.edges = list.edges;
        loaded.edge_bytes =
            loaded.edges.iter().flat_map(|&(a, b)| [a, b]).flat_map(u32::to_le_bytes).collect();
        loaded.notes = list.notes;
    }
    Ok(loaded)
}

/// Whether a file is a sweep file and no scenario.
fn is_sweep(root: &DeTable<'_>) -> bool {
    root.contains_key("sweep") && !is_scenario(root)
}

/// Whether a file is a scenario and no sweep file.
pub fn is_scenario(root: &DeTable<'_>) -> bool {
    !root.contains_key("sweep") && ["world", "unknowns", "policy"].iter().any(|key| root.contains_key(*key))
}

fn sweep_file(path: &Path) -> LoadError {
    LoadError::Unfit {
        path: path.to_owned(),
        message: "this is a sweep file, not a scenario".to_owned(),
        help: Some(format!(
            "say what it costs with `grapevine plan {0}`, simulate it with `grapevine sweep {0}`",
            path.display()
        )),
    }
}

/// The file's text.
pub fn read(path: &Path) -> Result<String, LoadError> {
    let meta = fs::metadata(path).map_err(|error| storage(path, &error))?;
    if meta.is_dir() {
        return Err(LoadError::Unfit {
            path: path.to_owned(),
            message: "this is a folder, not a scenario file".to_owned(),
            help: toml_files(path).map(|names| format!("in it: {names}")),
        });
    }
    if meta.len() > MOST_BYTES {
        return Err(too_large(path, meta.len()));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(|error| storage(path, &error))?;
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(|error| storage(path, &error))?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(too_large(path, bytes.len() as u64));
    }
    String::from_utf8(bytes).map_err(|error| not_utf8(path, &error))
}

/// An error of the disk in words, with the nearest file of that name if it is missing.
pub fn storage(path: &Path, error: &io::Error) -> LoadError {
    let (message, help) = match error.kind() {
        // Nothing is wrong with the disk: another name was meant.
        io::ErrorKind::NotFound => {
            let message = "there is no such file".to_owned();
            return LoadError::Unfit { path: path.to_owned(), message, help: likely_file(path) };
        }
        io::ErrorKind::PermissionDenied => {
            ("this file may not be read".to_owned(), Some("check its permissions".to_owned()))
        }
        _ => (format!("cannot be read: {error}"), None),
    };
    LoadError::Storage { path: path.to_owned(), message, help }
}

fn too_large(path: &Path, bytes: u64) -> LoadError {
    let at_least = if bytes > MOST_BYTES + 1 { "" } else { "at least " };
    LoadError::Unfit {
        path: path.to_owned(),
        message: format!("has {at_least}{} MB; scenario files have at most 1 MB", bytes.div_ceil(1_000_000)),
        help: Some("is this the right file? Results and edge lists are not scenarios".to_owned()),
    }
}

fn not_utf8(path: &Path, error: &std::string::FromUtf8Error) -> LoadError {
    let good = error.utf8_error().valid_up_to();
    let line = error.as_bytes()[..good].iter().filter(|b| **b == b'\n').count() + 1;
    LoadError::Unfit {
        path: path.to_owned(),
        message: format!("is not UTF-8 text (first bad byte in line {line})"),
        help: Some("save it as UTF-8; in Windows Notepad: Save as, Encoding UTF-8".to_owned()),
    }
}

/// `file.toml` for `file`, or the same name in `scenarios/`.
fn likely_file(path: &Path) -> Option<String> {
    let with_ending = path.with_extension("toml");
    let name = with_ending.file_name()?;
    [with_ending.clone(), Path::new("scenarios").join(name)]
        .iter()
        .find(|likely| likely.as_path() != path && likely.is_file())
        .map(|likely| format!("did you mean {}?", likely.display()))
}

fn toml_files(folder: &Path) -> Option<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .ok()?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| name.ends_with(".toml"))
        .collect();
    names.sort();
    names.truncate(8);
    (!names.is_empty()).then(|| names.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn fault(path: &Path) -> String {
        match load(path, None).expect_err("must not load") {
            LoadError::Storage { message, help, .. } | LoadError::Unfit { message, help, .. } => {
                format!("{message}|{}", help.unwrap_or_default())
            }
            LoadError::Problems { problems, .. } => problems[0].title.clone(),
        }
    }

    #[test]
    fn a_missing_file_a_folder_and_bad_bytes_are_told_apart() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        fs::write(at("cafe.toml"), "grapevine = 1\n").unwrap();
        assert!(fault(&at("cafe")).starts_with("there is no such file|did you mean"));
        assert_eq!(fault(dir.path()), "this is a folder, not a scenario file|in it: cafe.toml");
        fs::write(at("latin.toml"), b"grapevine = 1\ntitle = \"Caf\xe9\"\n").unwrap();
        assert!(
            fault(&at("latin.toml"))
                .starts_with("is not UTF-8 text (first bad byte in line 2)|save it as UTF-8")
        );
        assert_eq!(fault(&at("cafe.toml")), "the file has no policy");
        fs::write(at("night.toml"), "grapevine = 1\nscenario = \"cafe.toml\"\n[sweep]\ndesign = \"sobol\"\n")
            .unwrap();
        let said = fault(&at("night.toml"));
        assert!(
            said.starts_with("this is a sweep file, not a scenario|") && said.contains("`grapevine sweep "),
            "{said}"
        );
    }

    #[test]
    fn a_file_of_100_mb_is_refused_unread() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("big.toml");
        File::create(&path).unwrap().set_len(100_000_000).unwrap();
        assert!(fault(&path).starts_with("has 100 MB; scenario files have at most 1 MB"));
        // Sparse; reading it to its end would not end.
        File::options().write(true).open(&path).unwrap().set_len(1_000_000_000_000).unwrap();
        assert!(fault(&path).contains("scenario files have at most 1 MB"));
    }

    #[cfg(unix)]
    #[test]
    fn a_file_without_end_is_refused() {
        assert!(fault(Path::new("/dev/zero")).starts_with("has at least 2 MB"));
    }

    #[test]
    fn the_edge_list_is_found_beside_the_scenario() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("own.toml");
        let mut file = File::create(&path).unwrap();
        write!(
            file,
            "grapevine = 1\n[world]\nmarket.people = 3\nmarket.customers = 1\nnetwork.kind = \"edge_list\"\n\
             network.file = \"ties.csv\"\n[[policy]]\nname = \"A\"\nbaseline = true\n"
        )
        .unwrap();
        assert!(fault(&path).starts_with("there is no such file"));
        fs::write(dir.path().join("ties.csv"), "from,to\n0,1\n2,1\n1,0\n").unwrap();
        let loaded = load(&path, None).unwrap();
        assert_eq!(loaded.edges, [(0, 1), (1, 2)]);
        assert_eq!(loaded.edge_bytes.len(), 16);
        assert_eq!(loaded.notes.len(), 1);
    }
}
