//! Answers of every kind: settled or not, one policy or equal ones, damaged folders, full disks.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use predicates::prelude::PredicateBooleanExt;
use predicates::str::{contains, is_empty};

const SCENARIO: &str = r#"
grapevine = 1
title = "A small café"
evidence = "folklore"
[world]
market.people = 600
market.customers = 200
time.weeks = 26
network.neighbours = 6
[unknowns]
voice.rate = "beta(2, 38)"
[[policy]]
name = "As today"
baseline = true
[[policy]]
name = "=Ask for complaints"
cost = { setup = 50, per_week = 1 }
set = { "voice.rate" = "x 5" }
[[policy]]
name = "Half the failures"
set = { "quality.failure_rate" = "x 0.5" }
[answer]
measure = "npv"
worth_having = 100
"#;

struct Place(tempfile::TempDir);

impl Place {
    fn new(scenario: &str) -> Place {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("café.toml"), scenario).unwrap();
        Place(dir)
    }
    fn path(&self) -> &Path {
        self.0.path()
    }
    fn grapevine(&self, args: &[&str]) -> Command {
        let mut command = Command::cargo_bin("grapevine").unwrap();
        command.current_dir(self.path()).args(args);
        command
    }
    /// `run` with 64 worlds and without charts.
    fn run(&self, more: &[&str]) -> Command {
        let mut command = self.grapevine(&["run", "café.toml", "--trials", "64", "--no-charts"]);
        command.args(more);
        command
    }
    fn folder(&self, out: &str) -> PathBuf {
        let mut entries = fs::read_dir(self.path().join(out)).unwrap();
        entries.next().unwrap().unwrap().path()
    }
    fn rounds(&self, out: &str) -> Vec<(String, Vec<u8>)> {
        let entries = fs::read_dir(self.folder(out).join("rounds")).unwrap();
        let read =
            |e: fs::DirEntry| (e.file_name().to_string_lossy().into_owned(), fs::read(e.path()).unwrap());
        let mut files: Vec<_> = entries.map(|e| read(e.unwrap())).collect();
        files.sort();
        files
    }
}

/// The answer is there, settled or not.
fn answered(command: &mut Command) -> assert_cmd::assert::Assert {
    command.assert().code(predicates::ord::eq(0).or(predicates::ord::eq(3)))
}

#[test]
fn json_is_one_document_with_every_policy() {
    let place = Place::new(SCENARIO);
    let run = answered(&mut place.run(&["--json"]));
    let json: serde_json::Value = serde_json::from_slice(&run.get_output().stdout).unwrap();
    assert_eq!(json["worlds"], 64);
    assert_eq!(json["policies"].as_array().unwrap().len(), 3);
    assert!(json["policies"][0]["gain"].is_null() && json["policies"][2]["gain"]["mean"].is_number());
    assert!(json["verdict"]["kind"].is_string());
}

#[test]
fn another_seed_is_another_folder_with_other_numbers() {
    let place = Place::new(SCENARIO);
    answered(&mut place.run(&["--out", "a"]));
    answered(&mut place.run(&["--out", "b", "--seed", "18446744073709551615"]));
    assert_ne!(place.folder("a").file_name(), place.folder("b").file_name());
    assert_ne!(place.rounds("a"), place.rounds("b"));
}

#[cfg(unix)]
#[test]
fn a_disk_that_is_full_leaves_nothing_half_written() {
    let place = Place::new(SCENARIO);
    // A limit on file size stands in for a full disk: writing fails half-way.
    let program = assert_cmd::cargo::cargo_bin("grapevine");
    let line =
        format!("trap '' XFSZ; ulimit -f 30; {} run café.toml --trials 64 --no-charts", program.display());
    let output =
        std::process::Command::new("sh").arg("-c").arg(line).current_dir(place.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(74), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(place.rounds("output").is_empty(), "no part and no temporary file is left");
    answered(&mut place.run(&[]));
    assert_eq!(place.rounds("output").len(), 2);
}

#[test]
fn damaged_results_are_named_with_their_cure() {
    let place = Place::new(SCENARIO);
    answered(&mut place.run(&[]));
    let part = place.folder("output").join("rounds/r00000-worlds.parquet");
    let bytes = fs::read(&part).unwrap();
    fs::write(&part, &bytes[..bytes.len() / 3]).unwrap();
    let cure = contains("r00000-worlds.parquet").and(contains("delete this file"));
    place.run(&[]).assert().code(74).stdout(is_empty()).stderr(cure);
    fs::remove_file(&part).unwrap();
    answered(&mut place.run(&[]));
    assert_eq!(fs::read(&part).unwrap(), bytes, "the round computed anew is the same");
}

#[test]
fn a_folder_without_a_run_is_the_users_mistake() {
    let place = Place::new(SCENARIO);
    for verb in ["show", "chart"] {
        place.grapevine(&[verb, "."]).assert().code(2).stdout(is_empty()).stderr(contains("holds no run"));
        place.grapevine(&[verb, "no/such/place"]).assert().code(2).stderr(contains("holds no run"));
    }
}

#[test]
fn names_that_look_like_formulas_are_defused_in_csv() {
    let place = Place::new(SCENARIO);
    answered(&mut place.run(&[]));
    let csv = fs::read_to_string(place.folder("output").join("worlds.csv")).unwrap();
    assert!(csv.contains(",'=Ask for complaints,") && !csv.contains(",=Ask"));
    assert_eq!(csv.lines().count(), 1 + 3 * 64);
}

#[test]
fn identical_policies_are_said_to_be_identical_and_one_policy_has_no_rival() {
    let copy = SCENARIO.split("[[policy]]\nname = \"=Ask").next().unwrap().to_owned();
    let alone = Place::new(&copy);
    alone.run(&[]).assert().code(0).stdout(contains("Only one policy"));
    let twin =
        Place::new(&format!("{copy}[[policy]]\nname = \"Copy\"\nset = {{ \"voice.rate\" = \"x 1\" }}\n"));
    twin.run(&[]).assert().code(0).stdout(contains("exactly the same result in every world"));
}
