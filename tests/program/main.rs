//! The program as people meet it: files in, words and files out. One binary, one module per subject.

mod answers;
mod asking;
mod background;
mod bad_input;
mod browser;
mod chaos;
mod continuing;
#[cfg(target_os = "linux")]
mod disk;
mod docs;
mod layers;
mod output;
mod packs;
mod portrait;
mod report;
mod report_page;
mod same_bits;
mod scenario_files;
mod scenarios;
mod slides;
mod stopping;
mod sweep_ask;
#[cfg(target_os = "linux")]
mod sweep_disk;
mod sweep_pandas;
mod sweep_plan;
mod sweep_r;
mod sweep_resume;
mod sweep_status;
mod sweeping;
mod tools;
mod verify;
mod workbook;

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

/// A scenario that is simulated in a fraction of a second per round.
const SMALL: &str = r#"grapevine = 1
title = "Small"

[world]
market.people    = 2_000
market.customers = 600
time.weeks       = 52
network.kind     = "watts_strogatz"

[unknowns]
voice.rate = "beta(2, 38)"
reach.told = "9 .. 15"

[[policy]]
name     = "As today"
baseline = true

[[policy]]
name = "Half the failures"
cost = { setup = 1_000, per_week = 20 }
set  = { "quality.failure_rate" = "x 0.5" }

[answer]
measure      = "npv"
also         = ["customers", "voiced"]
worth_having = 500
"#;

/// The program, free of the terminal's wishes about colour.
fn grapevine() -> Command {
    let mut command = Command::cargo_bin("grapevine").expect("built by cargo");
    command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command
}

/// A temporary folder with a scenario file in it; runs go to `out` beside the file.
struct Desk {
    folder: TempDir,
}

impl Desk {
    /// With `text` as `s.toml`.
    fn with(text: &str) -> Desk {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::write(folder.path().join("s.toml"), text).expect("written");
        Desk { folder }
    }
    /// With the small scenario.
    fn small() -> Desk {
        Desk::with(SMALL)
    }
    fn file(&self) -> PathBuf {
        self.folder.path().join("s.toml")
    }
    fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }
    /// `grapevine run s.toml --out out`, without a report: it takes longer than the simulation.
    fn run(&self) -> Command {
        let mut command = grapevine();
        command.arg("run").arg(self.file()).arg("--out").arg(self.out()).arg("--no-charts");
        command
    }
    /// The only run folder under `out`.
    fn result(&self) -> PathBuf {
        let mut entries = names(&self.out());
        assert_eq!(entries.len(), 1, "one run folder: {entries:?}");
        self.out().join(entries.remove(0))
    }
}

/// Names in a folder, sorted; none if there is no such folder.
fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<String> =
        entries.map(|e| e.expect("readable").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// What decides whether two runs gave the same: names and bytes of everything in `rounds/`, and worlds.csv.
fn results(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let rounds = folder.join("rounds");
    let mut files: Vec<(String, PathBuf)> =
        names(&rounds).into_iter().map(|name| (name.clone(), rounds.join(name))).collect();
    files.push(("worlds.csv".to_owned(), folder.join("worlds.csv")));
    files.into_iter().map(|(name, path)| (name, fs::read(path).expect("a result file"))).collect()
}

/// Fails with the names of the files that differ; the bytes themselves help nobody.
fn assert_same(what: &str, one: &[(String, Vec<u8>)], other: &[(String, Vec<u8>)]) {
    let keys = |files: &[(String, Vec<u8>)]| files.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    assert_eq!(keys(one), keys(other), "{what}");
    let differ: Vec<&String> = one.iter().zip(other).filter(|(a, b)| a != b).map(|((n, _), _)| n).collect();
    assert!(differ.is_empty(), "{what}: {differ:?} differ");
}

/// Where the project is.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Standard output or error as text.
fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("output is UTF-8")
}
