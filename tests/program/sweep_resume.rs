//! Sweeps that are stopped, repeated, extended and shared, in whatever order people do it.

use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use super::names;
use super::sweep_plan::Night;

/// A sweep of a test function in units of four points and two worlds.
const FUNCTION: &str = "grapevine = 1\nmodel = \"ishigami\"\n[sweep]\ndesign = \"sobol\"\npoints = 10\ntrials = 2\n\
                        unit = 4\n[sweep.vary]\nx1 = \"-3 .. 3\"\n";

fn parts(folder: &Path) -> Vec<String> {
    names(&folder.join("parts")).into_iter().filter(|n| n.ends_with(".parquet")).collect()
}

/// As a kill would have left it: the last part is not there yet.
fn lose_the_last_part(night: &Night) {
    let last = parts(&night.result()).pop().expect("a part");
    fs::remove_file(night.result().join("parts").join(last)).expect("removed");
}

/// Trials that are asked for and that lack.
fn asked(night: &Night) -> (u64, u64) {
    let status = night.says(&["status", "output/night", "--json"]).json();
    (status["asked_trials"].as_u64().expect("known"), status["left_trials"].as_u64().expect("known"))
}

#[test]
fn more_worlds_are_asked_for_once_however_often_the_command_is_killed_and_repeated() {
    let night = Night::with(FUNCTION);
    let more = ["sweep", "night.toml", "--trials", "+2"];
    assert_eq!(night.says(&more).code, Some(0));
    assert_eq!(asked(&night), (40, 0));
    for _ in 0..2 {
        lose_the_last_part(&night);
        let said = night.says(&more);
        assert_eq!(said.code, Some(0), "{}", said.err);
        assert!(said.err.contains("the 4 worlds asked for before are not finished yet"), "{}", said.err);
        assert!(said.err.contains("say --trials +2 again"), "{}", said.err);
        assert_eq!(asked(&night), (40, 0), "not one world more");
    }
    night.says(&more);
    assert_eq!(asked(&night), (60, 0), "finished: now it is more");
}

#[test]
fn more_points_are_asked_for_likewise() {
    let night = Night::with(FUNCTION);
    let more = ["sweep", "night.toml", "--points", "+5"];
    assert_eq!(night.says(&more).code, Some(0));
    assert_eq!(asked(&night), (30, 0));
    lose_the_last_part(&night);
    let said = night.says(&more);
    assert!(said.err.contains("the 15 points asked for before are not finished yet"), "{}", said.err);
    assert_eq!(asked(&night), (30, 0));
    night.says(&more);
    assert_eq!(asked(&night), (40, 0));
    for wrong in ["0", "+0", "many", "-3", "99999999"] {
        let said = night.says(&["sweep", "night.toml", &format!("--points={wrong}")]);
        assert_eq!(said.code, Some(2), "{wrong}: {}", said.err);
    }
}

#[test]
fn each_machine_of_a_shared_sweep_can_repeat_its_command() {
    let night = Night::with(FUNCTION);
    let half = ["sweep", "night.toml", "-q", "--trials", "+2", "--shard", "1/2"];
    night.says(&half);
    assert_eq!(asked(&night).0, 40);
    lose_the_last_part(&night);
    night.says(&half);
    assert_eq!(asked(&night).0, 40, "its share was not finished");
    night.says(&half);
    assert_eq!(asked(&night).0, 60, "its share is finished, though not the sweep");
}

#[test]
fn machines_that_were_extended_one_after_the_other_can_be_copied_together() {
    let (one, two, once) = (Night::with(FUNCTION), Night::with(FUNCTION), Night::with(FUNCTION));
    let size = ["--points", "23", "--trials", "6"];
    let sweep = ["sweep", "night.toml", "-q"];
    one.says(&[&sweep[..], &["--shard", "1/2"]].concat());
    one.says(&[&sweep[..], &["--shard", "1/2", "--points", "14"]].concat());
    one.says(&[&sweep[..], &["--shard", "1/2"], &size].concat());
    two.says(&[&sweep[..], &["--shard", "2/2"], &size].concat());
    for name in parts(&two.result()) {
        let to = one.result().join("parts").join(&name);
        assert!(!to.exists(), "{name} is in both shares");
        fs::copy(two.result().join("parts").join(&name), to).expect("copied");
    }
    assert_eq!(asked(&one), (23 * 6, 0));
    once.says(&[&sweep[..], &size].concat());
    let export = |night: &Night| night.says(&["export", "output/night", "--to", "all.csv"]);
    assert_eq!((export(&one).code, export(&once).code), (Some(0), Some(0)));
    let rows = |night: &Night| fs::read(night.folder.path().join("all.csv")).expect("exported");
    assert!(rows(&one) == rows(&once), "the rows differ");
}

#[test]
fn finished_means_that_everything_asked_for_is_there_and_a_design_never_shrinks() {
    let night = Night::with(FUNCTION);
    night.says(&["sweep", "night.toml", "-q", "--points", "16"]);
    // As many trials as 16 points in 2 worlds, but others.
    let said = night.says(&["sweep", "night.toml", "--points", "8", "--trials", "4", "--budget", "1h"]);
    assert!(said.err.contains("--points 8 is less than is stored; going on with 16 points"), "{}", said.err);
    assert_eq!(asked(&night), (64, 0), "{}", said.err);
    let said = night.says(&["sweep", "night.toml", "--trials", "2"]);
    assert!(said.err.contains("--trials 2 is less than is stored; going on with 4 worlds"), "{}", said.err);
    assert!(said.err.contains("all 64 trials are stored already"), "{}", said.err);
    // Of the first four points the later worlds, and of none the first ones, would be as many trials, too.
    for name in parts(&night.result()).iter().filter(|n| n.contains(".t00000-")).take(2) {
        fs::remove_file(night.result().join("parts").join(name)).expect("removed");
    }
    fs::write(night.result().join("target.json"), "{\"points\":12,\"worlds\":4}\n").expect("written");
    let said = night.says(&["status", "output/night"]);
    assert!(said.out.starts_with("32 of 48 trials") && said.out.contains("16 left"), "{}", said.out);
    // A number that was given by mistake can be taken back before it is reached.
    fs::write(night.result().join("target.json"), "{\"points\":16,\"worlds\":4096}\n").expect("written");
    night.says(&["sweep", "night.toml", "-q", "--trials", "4"]);
    assert_eq!(asked(&night), (64, 0));
}

/// Ends with the test.
struct Running(Child);
impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn another_number_of_points_is_refused_while_a_sweep_is_at_work_and_the_same_joins_in() {
    let night = Night::with(&FUNCTION.replace("points = 10", "points = 4002"));
    let program = assert_cmd::cargo::cargo_bin("grapevine");
    let mut command = std::process::Command::new(program);
    command.current_dir(&night.folder).args(["sweep", "night.toml", "-q", "--trials", "2048"]);
    let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("started");
    let mut running = Running(child);
    let start = Instant::now();
    while !night.result().join("parts").is_dir() || parts(&night.result()).is_empty() {
        assert!(start.elapsed() < Duration::from_secs(120), "no part after two minutes");
        std::thread::sleep(Duration::from_millis(20));
    }
    let said = night.says(&["sweep", "night.toml", "--points", "4003"]);
    assert_eq!(said.code, Some(2), "{}", said.err);
    assert!(said.err.contains("is at work") && said.err.contains("on 4002 points"), "{}", said.err);
    let said = night.says(&["sweep", "night.toml", "--trials", "2048", "--budget", "1s"]);
    assert_eq!(said.code, Some(0), "the same size: {}", said.err);
    assert!(running.0.try_wait().expect("known").is_none(), "it was at work all the time");
}

#[test]
fn the_commands_that_are_suggested_go_on_with_this_sweep_and_no_other() {
    let night = Night::scenario();
    night.edit("night.toml", "points = 4", "points = 8\nunit = 2");
    let options = ["--set", "reach.told=12", "--out", "my results", "--shard", "1/2"];
    night.says(&[&["sweep", "night.toml", "-q"][..], &options].concat());
    let said = night.says(&["status", "my results/night"]);
    let next = "next: grapevine sweep night.toml --set reach.told=12 --shard 1/2 --out 'my results'";
    assert!(said.err.contains(next), "{}", said.err);
    for part in parts(&night.folder.path().join("my results/night")) {
        fs::remove_file(night.folder.path().join("my results/night/parts").join(part)).expect("removed");
    }
    for question in [&["ask", "my results/night", "best"][..], &["export", "my results/night"]] {
        let said = night.says(question);
        assert!(said.err.contains(next.trim_start_matches("next: ")), "{}", said.err);
    }
}

#[test]
fn the_question_that_is_suggested_has_an_answer() {
    let inputs = "x1 = \"-3 .. 3\"\nx2 = \"-3 .. 3\"";
    let morris = FUNCTION.replace("\"sobol\"", "\"morris\"").replace("x1 = \"-3 .. 3\"", inputs);
    let one_by_one = Night::scenario();
    one_by_one.edit("night.toml", "\"sobol\"\npoints = 4", "\"oat\"\nsteps = 3");
    let nights =
        [Night::with(&FUNCTION.replace("points = 10", "points = 64")), Night::with(&morris), one_by_one];
    for night in nights {
        let said = night.says(&["sweep", "night.toml"]);
        assert_eq!(said.code, Some(0), "{}", said.err);
        let command = said.err.lines().find_map(|l| l.strip_prefix("next: grapevine ")).expect("a command");
        let answer = night.says(&command.split(' ').collect::<Vec<_>>());
        assert!(matches!(answer.code, Some(0 | 3)), "{command}: {}", answer.err);
        let again = night.says(&["status", "output/night"]);
        assert!(again.err.contains(command), "{}", again.err);
    }
}

#[test]
fn failures_that_are_stored_are_not_forgotten() {
    let night = Night::scenario();
    let rate = "\"voice.rate\" = \"0.01 .. 0.20 log\"";
    // At some points there would be more customers than people: no possible scenario.
    night.edit("night.toml", rate, &format!("{rate}\n\"market.customers\" = [3_000, 600]"));
    night.edit("night.toml", "points = 4", "points = 8");
    let (first, again) = (night.says(&["sweep", "night.toml"]), night.says(&["sweep", "night.toml"]));
    for said in [&first, &again] {
        assert_eq!(said.code, Some(1), "{}", said.err);
        assert!(said.err.contains("of their results failed"), "{}", said.err);
        assert!(said.err.contains("next: grapevine status output/night"), "{}", said.err);
    }
    let unit = parts(&night.result()).remove(0);
    let only = night.says(&["sweep", "night.toml", "--only", unit.trim_end_matches(".parquet")]);
    assert_eq!(only.code, Some(1), "the unit has failures: {}", only.err);
}

#[test]
fn progress_comes_in_order_with_the_whole_answer_at_its_end() {
    let night = Night::with(&FUNCTION.replace("trials = 2", "trials = 2048"));
    let said = night.says(&["sweep", "night.toml", "--threads", "4"]);
    let lines: Vec<&str> = said.err.lines().filter(|l| l.contains(" of 20,480 trials, ")).collect();
    let percents: Vec<&str> = lines.iter().filter_map(|l| l.split('%').next()).map(str::trim).collect();
    assert_eq!(percents, ["10", "20", "30", "40", "50", "60", "70", "80", "90", "100"], "{}", said.err);
    assert!(lines[9].contains("over 10 points"), "{}", lines[9]);
}

#[test]
fn a_unit_taken_by_name_belongs_to_one_size() {
    let night = Night::with(FUNCTION);
    let units = night.says(&["plan", "night.toml", "--units"]).out;
    let first = units.lines().next().expect("a unit");
    let said = night.says(&["sweep", "night.toml", "--only", first, "--trials", "+2"]);
    assert!(said.code == Some(2) && said.err.contains("numbers in all"), "{}", said.err);
    assert_eq!(night.says(&["sweep", "night.toml", "--only", first]).code, Some(0));
    assert_eq!(parts(&night.result()), [format!("{first}.parquet")]);
}
