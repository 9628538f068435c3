//! A sweep that is killed again and again, on other numbers of threads, by two processes at once, ends as one that was left
//! alone: byte by byte.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::{Desk, SMALL, grapevine, names};

/// How often a sweep is killed.
const KILLS: u32 = 20;

/// Units of three points, each a few hundredths of a second, so that every kill finds something done and something not.
const SWEEP: &str = r#"grapevine = 1
scenario  = "s.toml"

[sweep]
design = "sobol"
points = 210
trials = 4
unit   = 3
seed   = 7

[sweep.vary]
"voice.rate" = "0.01 .. 0.20 log"
"reach.told" = "5 .. 20"

[sweep.record]
series = "quarter"
"#;

struct Chaos {
    desk: Desk,
    /// Of the random moments: the same in every run of the test.
    state: u64,
}

impl Chaos {
    /// The shipped sweep, in units of two points.
    fn shipped() -> Chaos {
        let chaos = Chaos::new();
        let read =
            |name: &str| fs::read_to_string(super::root().join("scenarios").join(name)).expect("shipped");
        let sweep = read("sweeps/front-desk-overnight.toml");
        let sweep = sweep
            .replace("\"../front-desk.toml\"", "\"front-desk.toml\"")
            .replace("[sweep]\n", "[sweep]\nunit = 2\n");
        fs::write(chaos.desk.folder.path().join("front-desk.toml"), read("front-desk.toml"))
            .expect("written");
        fs::write(chaos.desk.folder.path().join("night.toml"), sweep).expect("written");
        chaos
    }
    fn new() -> Chaos {
        let desk = Desk::with(&SMALL.replace("2_000", "1_000").replace("600", "300"));
        fs::write(desk.folder.path().join("night.toml"), SWEEP).expect("written");
        Chaos { desk, state: 0x9E37_79B9_7F4A_7C15 }
    }
    /// A whole number below `n` (SplitMix64).
    fn below(&mut self, n: u64) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % n
    }
    fn command(&self, out: &str, threads: u64) -> Command {
        let mut command = Command::new(grapevine().get_program());
        command.current_dir(self.desk.folder.path());
        command.args(["sweep", "night.toml", "--quiet", "--out", out, "--threads", &threads.to_string()]);
        command.stdout(Stdio::null()).stderr(Stdio::null());
        command
    }
    fn finish(&self, out: &str) {
        let status = self.command(out, 2).status().expect("started");
        assert!(status.success(), "{out}");
    }
    fn folder(&self, out: &str) -> PathBuf {
        self.desk.folder.path().join(out).join("night")
    }
    fn export(&self, out: &str) -> Vec<u8> {
        let file = self.desk.folder.path().join(format!("{out}.csv"));
        let status = grapevine()
            .arg("export")
            .arg(self.folder(out))
            .arg("--to")
            .arg(&file)
            .output()
            .expect("started")
            .status;
        assert!(status.success(), "{out}");
        fs::read(file).expect("exported")
    }
}

/// Names and bytes of everything that holds results.
fn stored(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = vec![("plan.toml".to_owned(), fs::read(folder.join("plan.toml")).expect("a plan"))];
    for part in ["parts", "series", "design", "failed"] {
        let inner = folder.join(part);
        let finished = names(&inner).into_iter().filter(|name| !name.starts_with('.'));
        all.extend(
            finished.map(|name| (format!("{part}/{name}"), fs::read(inner.join(&name)).expect("readable"))),
        );
    }
    all
}

fn finished(folder: &Path) -> usize {
    fs::read_dir(folder.join("parts")).map_or(0, |entries| {
        entries.flatten().filter(|e| e.path().extension().is_some_and(|e| e == "parquet")).count()
    })
}

fn assert_same_bytes(a: &[(String, Vec<u8>)], b: &[(String, Vec<u8>)]) {
    let only_names = |all: &[(String, Vec<u8>)]| all.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    assert_eq!(only_names(a), only_names(b));
    for ((name, a), (_, b)) in a.iter().zip(b) {
        assert!(a == b, "{name} differs");
    }
}

#[test]
fn a_sweep_killed_twenty_times_ends_as_one_that_was_left_alone() {
    survives(Chaos::new(), 70, 160);
}

#[test]
#[ignore = "twelve thousand rows of a shipped scenario: minutes"]
fn the_shipped_sweep_killed_twenty_times_ends_as_one_that_was_left_alone() {
    survives(Chaos::shipped(), 32, 5_000);
}

/// Kills a sweep of so many units at moments within so many milliseconds of its start.
fn survives(mut chaos: Chaos, units: usize, within: u64) {
    chaos.finish("whole");
    let (mut killed, mut tries, mut seen) = (0, 0, Vec::new());
    while killed < KILLS {
        tries += 1;
        assert!(tries < 10 * KILLS, "the sweep is over too soon to be killed: {seen:?} units at each kill");
        let threads = 1 + chaos.below(3);
        let mut child: Child = chaos.command("killed", threads).spawn().expect("started");
        std::thread::sleep(Duration::from_millis(40 + chaos.below(within)));
        if child.try_wait().expect("asked").is_none() {
            child.kill().expect("killed");
            killed += 1;
            seen.push(finished(&chaos.folder("killed")));
        }
        child.wait().expect("ended");
        if finished(&chaos.folder("killed")) == units {
            // All done before the last kill: begin again with some of it, as after a disk was lost.
            let parts = chaos.folder("killed").join("parts");
            for name in names(&parts).into_iter().filter(|_| chaos.below(2) == 0) {
                fs::remove_file(parts.join(name)).expect("removed");
            }
        }
    }
    chaos.finish("killed");
    assert_same_bytes(&stored(&chaos.folder("whole")), &stored(&chaos.folder("killed")));
    assert!(chaos.export("whole") == chaos.export("killed"), "the exports differ");
    assert!(seen.iter().any(|&n| n > 0 && n < units), "some kill came in the middle: {seen:?}");
}

#[test]
fn two_processes_on_one_folder_both_finish_and_nothing_is_there_twice() {
    let chaos = Chaos::new();
    chaos.finish("whole");
    let mut both: Vec<Child> = (0..2).map(|_| chaos.command("shared", 1).spawn().expect("started")).collect();
    let begun = Instant::now();
    for child in &mut both {
        assert!(child.wait().expect("ended").success());
    }
    assert!(begun.elapsed() < Duration::from_secs(300), "neither waits for the other for ever");
    assert_same_bytes(&stored(&chaos.folder("whole")), &stored(&chaos.folder("shared")));
    let left = names(&chaos.folder("shared").join("parts"));
    assert!(left.iter().all(|name| name.ends_with(".parquet")), "nothing but parts is left: {left:?}");
}
