//! Stored results: never overwritten, never repeated, whole whatever happens to the process.

use std::fs;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant, SystemTime};

use super::{Desk, SMALL, assert_same, names, results, text};

/// Long enough to be stopped in the middle: a round takes some tenths of a second.
const LONGER: [(&str, &str); 2] = [("= 2_000", "= 5_000"), ("time.weeks       = 52", "time.weeks = 104")];

fn longer() -> Desk {
    Desk::with(&LONGER.iter().fold(SMALL.to_owned(), |text, (old, new)| text.replace(old, new)))
}

/// Names, times of change and contents of the stored rounds.
fn rounds(folder: &Path) -> Vec<(String, SystemTime, Vec<u8>)> {
    let rounds = folder.join("rounds");
    let read = |name: String| {
        let path = rounds.join(&name);
        let changed = fs::metadata(&path).and_then(|m| m.modified()).expect("a time of change");
        (name, changed, fs::read(&path).expect("readable"))
    };
    names(&rounds).into_iter().map(read).collect()
}

#[test]
fn running_again_simulates_nothing_and_changes_no_round() {
    let desk = Desk::small();
    let first = desk.run().args(["--trials", "64"]).output().expect("started");
    let before = rounds(&desk.result());
    let again = desk.run().args(["--trials", "64"]).output().expect("started");
    assert!(first.status.success() && again.status.success());
    assert!(text(&again.stderr).contains("nothing new to simulate"), "{}", text(&again.stderr));
    assert_eq!(rounds(&desk.result()), before);
    assert_eq!(names(&desk.out()).len(), 1);
}

#[test]
fn more_trials_simulate_only_what_is_missing_and_agree_with_one_go() {
    let (steps, once) = (Desk::small(), Desk::small());
    steps.run().args(["--trials", "64"]).assert().success();
    let first = rounds(&steps.result());
    let more = steps.run().args(["--trials", "128"]).output().expect("started");
    assert!(text(&more.stderr).contains("64 worlds are stored, 64 more follow"), "{}", text(&more.stderr));
    let both = rounds(&steps.result());
    assert_eq!(both[..2], first[..], "the first round is left alone");
    assert_eq!(both.len(), 4);
    once.run().args(["--trials", "128"]).assert().success();
    assert_same("in two steps and in one", &results(&steps.result()), &results(&once.result()));
    // Fewer than are stored: all that is stored is used, nothing is thrown away.
    steps.run().args(["--trials", "64"]).assert().success();
    assert_eq!(rounds(&steps.result()), both);
}

#[test]
fn another_seed_or_text_is_another_run() {
    let desk = Desk::small();
    desk.run().args(["--trials", "64"]).assert().success();
    let before = rounds(&desk.result());
    let folder = desk.result();
    desk.run().args(["--trials", "64", "--seed", "2"]).assert().success();
    fs::write(desk.file(), SMALL.replace("= 600", "= 601")).expect("written");
    desk.run().args(["--trials", "64"]).assert().success();
    assert_eq!(names(&desk.out()).len(), 3);
    assert_eq!(rounds(&folder), before);
}

#[test]
fn a_folder_of_another_run_is_never_touched() {
    let desk = Desk::small();
    desk.run().args(["--trials", "64"]).assert().success();
    let manifest = desk.result().join("manifest.json");
    let other = fs::read_to_string(&manifest).expect("readable").replacen("\"seed\": 1", "\"seed\": 7", 1);
    fs::write(&manifest, &other).expect("written");
    let before = rounds(&desk.result());
    let output = desk.run().args(["--trials", "128"]).output().expect("started");
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("seed") && said.contains("--out"), "{said}");
    assert_eq!(rounds(&desk.result()), before);
    assert_eq!(fs::read_to_string(&manifest).expect("readable"), other);
}

#[test]
fn a_damaged_round_is_named_and_neither_used_nor_overwritten() {
    let desk = Desk::small();
    desk.run().args(["--trials", "64"]).assert().success();
    let broken = desk.result().join("rounds/r00000-worlds.parquet");
    fs::write(&broken, b"PAR1 no longer").expect("written");
    let output = desk.run().args(["--trials", "128"]).output().expect("started");
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(74), "{said}");
    assert!(said.contains("r00000-worlds.parquet") && output.stdout.is_empty(), "{said}");
    assert_eq!(fs::read(&broken).expect("still there"), b"PAR1 no longer");
}

/// Starts a run and waits until its first round is stored.
fn start(desk: &Desk, trials: &str) -> Child {
    let program = assert_cmd::cargo::cargo_bin("grapevine");
    let mut command = std::process::Command::new(program);
    command.arg("run").arg(desk.file()).arg("--out").arg(desk.out());
    command.args(["--no-charts", "--trials", trials]).stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = command.spawn().expect("started");
    let begin = Instant::now();
    while names(&desk.out()).is_empty() || stored_rounds(&desk.result()) == 0 {
        assert!(begin.elapsed() < Duration::from_secs(120), "no round is stored");
        std::thread::sleep(Duration::from_millis(5));
    }
    child
}

/// Rounds of which the second file is there too.
fn stored_rounds(folder: &Path) -> usize {
    names(&folder.join("rounds"))
        .iter()
        .filter(|n| n.ends_with("-worlds.parquet") && n.starts_with('r'))
        .count()
}

#[cfg(unix)]
fn signal(child: &Child, name: &str) {
    let id = child.id().to_string();
    assert!(std::process::Command::new("kill").args([name, &id]).status().expect("kill").success());
}

#[cfg(unix)]
#[test]
fn a_killed_run_continues_to_the_same_bytes() {
    let (killed, whole) = (longer(), longer());
    let mut child = start(&killed, "256");
    child.kill().expect("killed");
    assert!(!child.wait().expect("ended").success());
    let kept = stored_rounds(&killed.result());
    assert!((1..4).contains(&kept), "stopped in the middle: {kept} of 4 rounds");
    killed.run().args(["--trials", "256", "--threads", "1"]).assert().success();
    whole.run().args(["--trials", "256"]).assert().success();
    let rounds_only = |desk: &Desk| {
        // A temporary file of the killed process may be left; it is no result.
        let mut files = results(&desk.result());
        files.retain(|(name, _)| !name.ends_with(".tmp"));
        files
    };
    assert_same("killed and whole", &rounds_only(&killed), &rounds_only(&whole));
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_keeps_its_rounds_and_says_how_to_continue() {
    let desk = longer();
    let child = start(&desk, "256");
    signal(&child, "-INT");
    let output = child.wait_with_output().expect("ended");
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(130), "{said}");
    assert!(output.stdout.is_empty(), "half an answer is no answer");
    let kept = stored_rounds(&desk.result());
    assert!((1..4).contains(&kept), "stopped in the middle: {kept} of 4 rounds");
    assert!(said.contains(&format!("{} finished worlds are kept", 64 * kept)), "{said}");
    let command = said.lines().find_map(|l| l.strip_prefix("continue with: grapevine ")).expect("says how");
    super::grapevine().args(command.split(' ')).arg("--no-charts").assert().success();
    assert_eq!(stored_rounds(&desk.result()), 4);
}

#[test]
fn two_processes_in_one_folder_agree() {
    let (shared, alone) = (Desk::small(), Desk::small());
    for _ in 0..3 {
        let _ = fs::remove_dir_all(shared.out());
        let spawn = || {
            let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin("grapevine"));
            command.arg("run").arg(shared.file()).arg("--out").arg(shared.out());
            command.args(["--no-charts", "--trials", "256"]).stdout(Stdio::piped()).stderr(Stdio::piped());
            command.spawn().expect("started")
        };
        let both = [spawn(), spawn()].map(|child| child.wait_with_output().expect("ended"));
        for output in &both {
            assert!(output.status.success(), "{}", text(&output.stderr));
        }
    }
    alone.run().args(["--trials", "256"]).assert().success();
    assert_same("two at once and one alone", &results(&shared.result()), &results(&alone.result()));
}
