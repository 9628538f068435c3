//! Sweeps on disks that are full, too small, or only to be read.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

use super::disk::Disk;
use super::sweep_plan::Said;
use super::tools::forbidden;
use super::{Desk, SMALL, assert_same, grapevine, names, text};

/// Sixty units, a few hundredths of a second each.
const SWEEP: &str = "grapevine = 1\nscenario = \"s.toml\"\n[sweep]\ndesign = \"sobol\"\npoints = 120\ntrials = 4\n\
                     unit = 2\n[sweep.vary]\n\"voice.rate\" = \"0.01 .. 0.20 log\"\n\"reach.told\" = \"5 .. 20\"\n\
                     [sweep.record]\nseries = \"quarter\"\n";

/// A sweep file on the machine's own disk; results go where a test says.
struct Files(Desk);

impl Files {
    fn new() -> Files {
        let desk = Desk::with(&SMALL.replace("2_000", "1_000").replace("600", "300"));
        fs::write(desk.folder.path().join("night.toml"), SWEEP).expect("written");
        Files(desk)
    }
    fn place(&self, name: &str) -> PathBuf {
        self.0.folder.path().join(name)
    }
    /// `grapevine VERB …` beside the file.
    fn says(&self, words: &[&str]) -> Said {
        Said::of(grapevine().current_dir(self.0.folder.path()).args(words))
    }
    fn sweep(&self, out: &Path, more: &[&str]) -> Said {
        self.says(&[&["sweep", "night.toml", "--out", utf8(out)], more].concat())
    }
    fn begin(&self, out: &Path) -> Child {
        let mut command = Command::new(grapevine().get_program());
        command.current_dir(self.0.folder.path()).args(["sweep", "night.toml", "--out", utf8(out)]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("started")
    }
    /// What an undisturbed sweep leaves.
    fn whole(&self) -> Vec<(String, Vec<u8>)> {
        let said = self.sweep(&self.place("whole"), &[]);
        assert_eq!(said.code, Some(0), "{}", said.err);
        stored(&self.place("whole/night"))
    }
}

fn utf8(path: &Path) -> &str {
    path.to_str().expect("a name")
}

/// Names and bytes of parts, series and design.
fn stored(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let files = ["parts", "series", "design"]
        .map(|part| names(&folder.join(part)).into_iter().map(move |n| (part, n)));
    let read = |(part, name): (&str, String)| {
        let bytes = fs::read(folder.join(part).join(&name)).expect("readable");
        (format!("{part}/{name}"), bytes)
    };
    files.into_iter().flatten().map(read).collect()
}

fn wait_for_parts(folder: &Path, wanted: usize) {
    let begun = Instant::now();
    while names(&folder.join("parts")).iter().filter(|n| n.ends_with(".parquet")).count() < wanted {
        assert!(begun.elapsed() < Duration::from_secs(120), "no {wanted} parts after two minutes");
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// Makes the log so long that its next line needs a new block of the disk.
fn fill_block_of_log(log: &Path) {
    let length = fs::metadata(log).expect("begun").len() as usize;
    let line = |pad: usize| format!("{{\"event\":\"note\",\"pad\":\"{}\"}}\n", "x".repeat(pad));
    let padded = line(4096 - 8 - length - line(0).len());
    let mut text = fs::read_to_string(log).expect("readable");
    text += &padded;
    fs::write(log, text).expect("written");
}

/// Every line is a whole one; returns what the last says.
fn last_of_log(log: &Path) -> Value {
    let text = fs::read_to_string(log).expect("readable");
    let lines: Vec<Value> = text.lines().map(|l| serde_json::from_str(l).expect("a line of JSON")).collect();
    assert!(text.ends_with('\n'), "{text}");
    lines.last().expect("a line").clone()
}

/// The disk becomes full while a sweep runs. Without a file that is kept only to be deleted then (EXPERIMENTS.md speaks of
/// 32 MB): removing the unfinished file frees what the log needs, and at worst one line of the log is missing.
fn survives_a_full_disk(options: &str, new_block_for_log: bool) {
    let Some(disk) = Disk::mounted(options) else { return forbidden("mounting a disk") };
    let files = Files::new();
    let whole = files.whole();
    let folder = disk.path().join("night");
    let running = files.begin(&disk.path());
    wait_for_parts(&folder, 3);
    if new_block_for_log {
        fill_block_of_log(&folder.join("log.jsonl"));
    }
    disk.fill();
    let ended = running.wait_with_output().expect("ended");
    let said = text(&ended.stderr);
    assert_eq!(ended.status.code(), Some(74), "{said}");
    let last = said.lines().last().expect("a line");
    let cure = "free some space and run the same command again: what is finished is kept";
    assert!(last.contains("No space left on device") && last.contains(cure), "{said}");

    let all = ["", "parts", "series", "design", "failed"].map(|part| names(&folder.join(part))).concat();
    assert!(all.iter().all(|name| !name.starts_with('.')), "nothing half-written is left: {all:?}");
    let so_far = stored(&folder);
    assert!(so_far.len() > 6 && so_far.len() < whole.len(), "{} of {}", so_far.len(), whole.len());
    assert!(so_far.iter().all(|file| whole.contains(file)), "what is there is right");
    let log = last_of_log(&folder.join("log.jsonl"));
    if !new_block_for_log {
        let why = log["why"].as_str().expect("a reason");
        assert!(log["event"] == "end" && why.contains("No space left"), "{log}");
    }
    let status = files.says(&["status", utf8(&folder)]);
    assert!(status.code == Some(0) && status.out.contains(" left"), "{}{}", status.out, status.err);

    let again = files.sweep(&disk.path(), &[]);
    assert!(again.code == Some(74) && again.err.contains("free some space"), "still full: {}", again.err);
    assert_eq!(names(&folder.join("parts")).iter().filter(|n| n.starts_with('.')).count(), 0, "nothing new");
    let parquet = folder.join("export.parquet");
    for more in [&[][..], &["--to", utf8(&parquet)]] {
        let export = files.says(&[&["export", utf8(&folder)], more].concat());
        assert!(export.code == Some(74) && export.err.contains("free some space"), "{}", export.err);
    }
    assert!(!names(&folder).iter().any(|n| n.contains("export")), "{:?}", names(&folder));
    disk.empty();
    let on = files.sweep(&disk.path(), &[]);
    assert_eq!(on.code, Some(0), "{}", on.err);
    assert_same("after there was room again", &whole, &stored(&folder));
    assert_eq!(last_of_log(&folder.join("log.jsonl"))["why"], "Done");
}

#[test]
fn a_disk_that_becomes_full_ends_a_sweep_cleanly_and_the_same_command_goes_on() {
    survives_a_full_disk("size=48m", false);
}

#[test]
fn a_log_that_finds_no_room_for_its_last_line_holds_no_half_of_it() {
    survives_a_full_disk("size=48m", true);
}

#[test]
fn a_disk_that_takes_no_more_files_is_full_too() {
    survives_a_full_disk("size=48m,nr_inodes=400", false);
}

#[test]
fn a_sweep_that_does_not_fit_is_refused_before_it_begins() {
    let Some(disk) = Disk::mounted("size=1m") else { return forbidden("mounting a disk") };
    let files = Files::new();
    let said = files.sweep(&disk.path(), &["--trials", "640"]);
    assert!(said.code.is_some_and(|code| code != 0) && said.out.is_empty(), "{}", said.err);
    assert!(said.err.contains("free some space, choose another disk with --out"), "{}", said.err);
    assert!(names(&disk.path()).is_empty(), "nothing was begun");
}

#[test]
fn a_finished_sweep_on_a_read_only_disk_is_read_as_ever_and_not_gone_on_with() {
    let Some(mut disk) = Disk::mounted("size=48m") else { return forbidden("mounting a disk") };
    let files = Files::new();
    assert_eq!(files.sweep(&disk.path(), &[]).code, Some(0));
    let folder = disk.path().join("night");
    disk.remount("ro");
    let before = stored(&folder);
    let elsewhere = disk.path().join("elsewhere");
    for (out, more) in [(disk.path(), &[][..]), (disk.path(), &["--trials", "8"]), (elsewhere, &[])] {
        let said = files.sweep(&out, more);
        assert_eq!((said.code, said.out.as_str()), (Some(74), ""), "{more:?}: {}", said.err);
        assert!(said.err.contains("Read-only file system"), "{}", said.err);
        assert!(said.err.contains("choose a folder you may write to with --out"), "{}", said.err);
        assert!(!said.err.contains("trials"), "nothing was simulated: {}", said.err);
    }
    let to = |name: &str| files.place(name).display().to_string();
    let (rows, means, course) = (to("rows.csv"), to("means.parquet"), to("course.csv"));
    for words in [
        &["status", utf8(&folder)][..],
        &["ask", utf8(&folder), "best"],
        &["ask", utf8(&folder), "drivers"],
        &["replay", utf8(&folder), "7.2"],
        &["export", utf8(&folder), "--to", &rows],
        &["export", utf8(&folder), "--to", &means, "--means"],
        &["export", utf8(&folder), "--to", &course, "--series"],
    ] {
        let said = files.says(words);
        assert!(matches!(said.code, Some(0 | 3)), "{words:?}: {}", said.err);
        assert!(!said.out.is_empty() && !said.err.contains("error"), "{words:?}: {}", said.err);
    }
    // What writes beside the rows says so.
    let export = files.says(&["export", utf8(&folder)]);
    assert!(export.code == Some(74) && export.err.contains("may write to with --to"), "{}", export.err);
    let chart = files.says(&["chart", utf8(&folder)]);
    assert!(chart.code == Some(74) && chart.err.contains("copy these results there"), "{}", chart.err);
    assert_same("looking changed nothing", &before, &stored(&folder));
    disk.remount("rw");
    let said = files.sweep(&disk.path(), &["--trials", "8"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
}

#[test]
fn a_folder_of_somebody_else_is_refused_at_once_and_can_be_read() {
    let files = Files::new();
    assert_eq!(files.sweep(&files.place("out"), &["--points", "8"]).code, Some(0));
    let parts = files.place("out/night/parts");
    let Some(nobody) = somebody_else(&files.0.folder, &parts) else {
        return forbidden("being another user");
    };
    let program = assert_cmd::cargo::cargo_bin("grapevine");
    let out = files.place("out").display().to_string();
    let night = format!("{out}/night");
    let says = |words: &[&str]| {
        let output = nobody(&program).args(words).output().expect("started");
        (output.status.code(), text(&output.stdout), text(&output.stderr))
    };
    let (code, printed, said) = says(&["sweep", "night.toml", "--out", &out, "--points", "16"]);
    assert_eq!((code, printed.as_str()), (Some(74), ""), "{said}");
    assert!(said.contains("Permission denied") && said.contains("may write to with --out"), "{said}");
    for words in [&["status", &night][..], &["ask", &night, "best"], &["replay", &night, "3.1"]] {
        let (code, printed, said) = says(words);
        assert!(matches!(code, Some(0 | 3)) && !printed.is_empty(), "{words:?}: {said}");
    }
    // For the one who removes the folder.
    fs::set_permissions(&parts, fs::Permissions::from_mode(0o755)).expect("mine");
}

/// Commands of a user who may read everything in a folder and write to none of `parts`; none where nobody can be that.
fn somebody_else(folder: &TempDir, parts: &Path) -> Option<impl Fn(&Path) -> Command> {
    let mode = |path: &Path, mode: u32| fs::set_permissions(path, fs::Permissions::from_mode(mode));
    let root = fs::metadata(folder.path()).expect("there").uid() == 0;
    mode(folder.path(), 0o755).expect("mine");
    mode(parts, 0o555).expect("mine");
    let at = folder.path().to_owned();
    // Permissions do not bind root.
    let other = move |program: &Path| {
        let mut command = Command::new(if root { Path::new("setpriv") } else { program });
        if root {
            command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(program);
        }
        command.current_dir(&at);
        command
    };
    let program = assert_cmd::cargo::cargo_bin("grapevine");
    // The other user may not be able to reach the program.
    other(&program).arg("--version").output().is_ok_and(|o| o.status.success()).then_some(other)
}
