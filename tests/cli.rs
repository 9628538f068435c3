//! The program as people meet it: what is on which stream, which exit code, what is on disk.

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
fn the_answer_is_on_stdout_and_everything_else_on_stderr() {
    let place = Place::new(SCENARIO);
    let run = answered(&mut place.run(&[]));
    let run = run.stdout(contains("As today").and(contains("64 worlds, the same for every policy")));
    run.stdout(contains("left\n").not().and(contains("\u{1b}").not()))
        .stderr(contains("100 %  64 of 64 worlds").and(contains("next: grapevine ")));
    answered(&mut place.run(&["--quiet"])).stderr(is_empty());
}

#[test]
fn show_prints_what_run_printed_but_for_the_time() {
    let place = Place::new(SCENARIO);
    let run = answered(&mut place.run(&[]));
    let printed = String::from_utf8(run.get_output().stdout.clone()).unwrap();
    let folder = place.folder("output");
    fs::remove_file(place.path().join("café.toml")).unwrap();
    let show = answered(&mut place.grapevine(&["show", &folder.to_string_lossy()]));
    let shown = String::from_utf8(show.get_output().stdout.clone()).unwrap();
    let table = |s: &str| {
        s.split("64 worlds,").next().unwrap().lines().skip(1).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(table(&printed), table(&shown));
    answered(&mut place.grapevine(&["show", &folder.to_string_lossy(), "--lang", "de"]))
        .stdout(contains("Gewinn gegen").and(contains("64 Welten, dieselben für jede Maßnahme")));
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
fn one_two_and_eight_threads_store_the_same_bytes() {
    let place = Place::new(SCENARIO);
    for n in ["1", "2", "8"] {
        answered(&mut place.run(&["--threads", n, "--out", n]));
    }
    assert_eq!(place.rounds("1"), place.rounds("2"));
    assert_eq!(place.rounds("1"), place.rounds("8"));
}

#[test]
fn running_again_continues_and_gives_what_one_long_run_gives() {
    let place = Place::new(SCENARIO);
    answered(&mut place.run(&["--out", "twice"]));
    let more = ["run", "café.toml", "--trials", "100", "--no-charts", "--out", "twice"];
    answered(&mut place.grapevine(&more)).stderr(contains("64 worlds are stored, 64 more follow"));
    answered(&mut place.run(&["--out", "twice"])).stderr(contains("nothing new to simulate"));
    answered(&mut place.grapevine(&["run", "café.toml", "--trials", "128", "--no-charts", "--out", "once"]));
    assert_eq!(place.rounds("twice"), place.rounds("once"));
}

#[test]
fn another_seed_is_another_folder_with_other_numbers() {
    let place = Place::new(SCENARIO);
    answered(&mut place.run(&["--out", "a"]));
    answered(&mut place.run(&["--out", "b", "--seed", "18446744073709551615"]));
    assert_ne!(place.folder("a").file_name(), place.folder("b").file_name());
    assert_ne!(place.rounds("a"), place.rounds("b"));
}

#[test]
fn an_output_folder_that_cannot_be_is_refused_before_any_simulation() {
    let place = Place::new(SCENARIO);
    fs::write(place.path().join("file"), "mine").unwrap();
    for out in ["file", "file/below"] {
        place.run(&["--out", out]).assert().code(74).stdout(is_empty()).stderr(contains("worlds, ").not());
    }
    assert_eq!(fs::read_to_string(place.path().join("file")).unwrap(), "mine");
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

#[cfg(unix)]
#[test]
fn ctrl_c_keeps_finished_rounds_and_says_how_to_go_on() {
    let place = Place::new(SCENARIO);
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin("grapevine"))
        .args(["run", "café.toml", "--trials", "1000000", "--no-charts"])
        .current_dir(place.path())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let first = || place.path().join("output").exists() && !place.rounds("output").is_empty();
    let start = std::time::Instant::now();
    while !first() && start.elapsed().as_secs() < 60 {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    let interrupt =
        std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert!(interrupt.success());
    let mut told = String::new();
    std::io::Read::read_to_string(&mut child.stderr.take().unwrap(), &mut told).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130), "{told}");
    assert!(told.contains("finished worlds are kept") && told.contains("--trials 1000000"), "{told}");
    let kept = place.rounds("output");
    assert!(kept.len() >= 2 && kept.iter().all(|(name, _)| name.ends_with(".parquet")), "whole files only");
    answered(&mut place.run(&[]));
    assert_eq!(place.rounds("output"), kept, "what was kept is used");
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
fn a_wrong_file_is_refused_before_anything_is_written() {
    let place = Place::new("grapevine = 1\n");
    place.run(&[]).assert().code(2).stdout(is_empty()).stderr(contains("no policy"));
    assert!(!place.path().join("output").exists());
}

#[test]
fn charts_are_drawn_by_run_and_again_by_chart() {
    let place = Place::new(SCENARIO);
    answered(&mut place.grapevine(&["run", "café.toml", "--trials", "64"])).stderr(contains(" charts/ "));
    let charts = place.folder("output").join("charts");
    assert!(charts.join("policies.png").exists() && charts.join("iceberg.svg").exists());
    fs::remove_dir_all(&charts).unwrap();
    let folder = place.folder("output");
    let again = ["chart", &folder.to_string_lossy(), "iceberg", "--theme", "report", "--lang", "de", "--svg"];
    place.grapevine(&again).assert().code(0).stdout(contains("iceberg.svg"));
    assert_eq!(fs::read_dir(&charts).unwrap().count(), 1);
    place
        .grapevine(&["chart", &folder.to_string_lossy(), "pie"])
        .assert()
        .code(2)
        .stderr(contains("policies"));
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

#[test]
fn completions_know_the_verbs() {
    let place = Place::new(SCENARIO);
    for shell in ["bash", "zsh", "fish", "powershell"] {
        place.grapevine(&["completions", shell]).assert().code(0).stdout(contains("show"));
    }
}
