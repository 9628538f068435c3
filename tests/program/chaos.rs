//! A sweep that is split between machines and killed again and again, on other numbers of threads, by two processes at
//! once, ends as one that was left alone: byte by byte.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::sweep_pandas::python;
use super::{Desk, SMALL, grapevine, names, text};

/// How often a process is killed, at least.
const KILLS: usize = 24;
/// Shards, each in a folder of its own.
const MACHINES: usize = 3;
/// What holds results: files that are written once and never changed.
const FOLDERS: [&str; 3] = ["parts", "series", "design"];

/// Units of three points, each a few hundredths of a second. At some points there are more customers than people: their
/// trials fail and are stored as failed.
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
"market.customers" = "50 .. 1_020"

[sweep.record]
series = "quarter"
"#;

/// Every pyarrow that there is opens every file and reads all of it.
const READ_ALL: &str = "import sys, glob, pyarrow.parquet as pq
files = glob.glob(sys.argv[1] + '/*/*.parquet')
print(sum(len(pq.ParquetFile(f).read()) > 0 for f in files), 'of', len(files))";

/// Files by their names below a sweep's folder.
type Files = BTreeMap<String, Vec<u8>>;

struct Chaos {
    desk: Desk,
    /// Of the random moments: the same in every run of the test.
    state: u64,
    /// Parts of the whole sweep.
    units: usize,
}

impl Chaos {
    fn small() -> Chaos {
        let desk = Desk::with(&SMALL.replace("2_000", "1_000").replace("600", "300"));
        fs::write(desk.folder.path().join("night.toml"), SWEEP).expect("written");
        Chaos { desk, state: 0x9E37_79B9_7F4A_7C15, units: 70 }
    }
    /// The shipped sweep, twelve thousand rows, in units of two points.
    fn shipped() -> Chaos {
        let chaos = Chaos { units: 32, ..Chaos::small() };
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
    /// A whole number below `n` (SplitMix64).
    fn below(&mut self, n: u64) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % n
    }
    fn start(&self, out: &str, threads: usize, more: &[&str]) -> Child {
        let mut command = Command::new(grapevine().get_program());
        command.current_dir(self.desk.folder.path());
        command.args(["sweep", "night.toml", "--quiet", "--out", out, "--threads", &threads.to_string()]);
        command.args(more).stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().expect("started")
    }
    /// Lets so many processes at once come to the end.
    fn finish(&self, out: &str, processes: usize, more: &[&str]) {
        let both: Vec<Child> = (0..processes).map(|_| self.start(out, 1 + processes % 2, more)).collect();
        for mut child in both {
            let code = child.wait().expect("ended").code();
            assert!(matches!(code, Some(0 | 1)), "{out} ends with {code:?}");
        }
    }
    fn folder(&self, out: &str) -> PathBuf {
        self.desk.folder.path().join(out).join("night")
    }
    fn export(&self, out: &str, name: &str, more: &[&str]) -> Vec<u8> {
        let file = self.desk.folder.path().join(format!("{out}-{name}"));
        let mut command = grapevine();
        command.arg("export").arg(self.folder(out)).arg("--to").arg(&file).args(more).assert().code(0);
        fs::read(file).expect("exported")
    }
}

/// Names and bytes of everything that holds results, and nothing but that: hidden files are no results.
fn stored(folder: &Path) -> Files {
    let mut all = Files::new();
    for file in ["plan.toml", "manifest.json"] {
        all.extend(fs::read(folder.join(file)).map(|bytes| (file.to_owned(), bytes)));
    }
    for part in FOLDERS {
        let inner = folder.join(part);
        let finished = names(&inner).into_iter().filter(|name| !name.starts_with('.'));
        all.extend(
            finished.map(|name| (format!("{part}/{name}"), fs::read(inner.join(&name)).expect("readable"))),
        );
    }
    all
}

/// Parts, which may come and go while one looks.
fn finished(folder: &Path) -> usize {
    fs::read_dir(folder.join("parts")).map_or(0, |entries| {
        entries.flatten().filter(|e| e.path().extension().is_some_and(|e| e == "parquet")).count()
    })
}

fn assert_same_files(what: &str, a: &Files, b: &Files) {
    assert!(a.keys().eq(b.keys()), "{what}: {:?} and {:?}", a.keys(), b.keys());
    for (name, bytes) in a {
        assert!(*bytes == b[name], "{what}: {name} differs");
    }
}

/// A folder in which a process was just killed: what has a name of results is what the undisturbed sweep has under this
/// name, every part has its series, and the program itself finds nothing wrong.
fn assert_sound(folder: &Path, whole: &Files) {
    let now = stored(folder);
    for (name, bytes) in &now {
        assert!(whole.get(name) == Some(bytes), "{name} is half-written, or of no unit of this sweep");
    }
    for part in now.keys().filter_map(|name| name.strip_prefix("parts/")) {
        assert!(now.contains_key(&format!("series/{part}")), "{part} came before its series");
    }
    let hidden = FOLDERS.iter().flat_map(|part| names(&folder.join(part))).filter(|n| n.starts_with('.'));
    let left = |name: &String| !(name.ends_with(".tmp") || name.ends_with(".claim"));
    assert_eq!(hidden.filter(left).collect::<Vec<_>>(), Vec::<String>::new());
    if !now.contains_key("plan.toml") {
        return;
    }
    let status = grapevine().arg("status").arg(folder).arg("--json").output().expect("started");
    let said = text(&status.stdout);
    let json: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    assert!(matches!(status.status.code(), Some(0 | 1)), "{said}{}", text(&status.stderr));
    assert_eq!(json["bad_files"].as_array().map(Vec::len), Some(0), "{said}");
}

/// pyarrow reads every file of a folder, hidden or not a part apart.
fn assert_read_by_pyarrow(python: &Path, folder: &Path) {
    let output = Command::new(python).args(["-c", READ_ALL]).arg(folder).output().expect("python");
    let said = text(&output.stdout);
    assert!(output.status.success(), "{said}{}", text(&output.stderr));
    let (read, of) = said.trim().split_once(" of ").expect("two numbers");
    assert_eq!(read, of, "files of {} with rows", folder.display());
}

/// Names in the folders of results, which may come and go while one looks: those of files that are whole, or those of
/// files that are being written.
fn count(folder: &Path, written: bool) -> usize {
    let ending = if written { ".parquet" } else { ".tmp" };
    let inner =
        FOLDERS.iter().flat_map(|part| fs::read_dir(folder.join(part)).into_iter().flatten().flatten());
    inner.filter(|entry| entry.file_name().to_string_lossy().ends_with(ending)).count()
}

/// Waits until something is seen or every process has ended; looks every `pause` microseconds.
fn wait_until(children: &mut [Child], pause: u64, seen: impl Fn() -> bool) {
    let begun = Instant::now();
    while !seen() && children.iter_mut().any(|c| c.try_wait().expect("asked").is_none()) {
        assert!(begun.elapsed() < Duration::from_secs(300), "nothing seen in five minutes");
        std::thread::sleep(Duration::from_micros(pause));
    }
}

/// What has happened so far.
#[derive(Default)]
struct Story {
    killed: usize,
    starts: usize,
    /// Parts that were there when a process was killed.
    seen: Vec<usize>,
}

/// Starts one or two processes on a machine's folder, mostly with its own shard, and kills them at a random moment.
/// `unit` is about how long a unit takes, in milliseconds.
fn disturb(chaos: &mut Chaos, story: &mut Story, unit: u64) -> String {
    let machine = story.starts % MACHINES;
    let out = format!("machine{machine}");
    // Now and then a machine helps with the share of another: some units are done in two folders.
    let helps = story.starts % 5 == 1;
    let shard = format!("{}/{MACHINES}", (machine + usize::from(helps)) % MACHINES + 1);
    let crowd = 1 + chaos.below(2) as usize;
    let threads = |n: usize| 1 + (story.starts + n) % 4;
    let folder = chaos.folder(&out);
    let new = usize::from(helps) + chaos.below(3) as usize;
    // Now at any time, now in the moment in which a file gets its name, now in the one in which another begins.
    let aimed = story.starts % 4;
    let (parts, files) = (finished(&folder), count(&folder, aimed == 1));
    let mut children: Vec<Child> =
        (0..crowd).map(|n| chaos.start(&out, threads(n), &["--shard", &shard])).collect();
    match aimed {
        1 | 2 => wait_until(&mut children, 50, || count(&folder, aimed == 1) > files),
        _ => wait_until(&mut children, 2_000, || finished(&folder) >= parts + new),
    }
    for child in &mut children {
        if !matches!(aimed, 1 | 2) {
            std::thread::sleep(Duration::from_micros(chaos.below(1_000 * unit)));
        }
        if child.try_wait().expect("asked").is_none() {
            child.kill().expect("killed");
            story.killed += 1;
            story.seen.push(finished(&folder));
        }
    }
    for mut child in children {
        let status = child.wait().expect("ended");
        assert!(matches!(status.code(), None | Some(0 | 1)), "{out} ended by itself: {status}");
    }
    story.starts += 1;
    out
}

/// Deletes some of a folder's results, as after a disk was lost.
fn lose_some(chaos: &mut Chaos, folder: &Path) {
    for name in names(&folder.join("parts")).into_iter().filter(|name| name.ends_with(".parquet")) {
        let lost = chaos.below(4);
        for (part, at) in [("parts", 2), ("series", 3)] {
            if lost >= at {
                fs::remove_file(folder.join(part).join(&name)).expect("removed");
            }
        }
    }
}

/// Copies the files of a folder into another, as the how-to says; returns how many parts were there already.
fn merge(from: &Path, into: &Path) -> usize {
    let mut twice = 0;
    for part in ["parts", "series"] {
        for name in names(&from.join(part)).into_iter().filter(|name| name.ends_with(".parquet")) {
            let (here, there) = (from.join(part).join(&name), into.join(part).join(&name));
            if there.exists() {
                let same = fs::read(&here).expect("readable") == fs::read(&there).expect("readable");
                assert!(same, "{part}/{name} is another one on another machine");
                twice += usize::from(part == "parts");
            }
            fs::copy(here, there).expect("copied");
        }
    }
    twice
}

fn survives(mut chaos: Chaos) {
    let begun = Instant::now();
    chaos.finish("whole", 1, &[]);
    let whole = stored(&chaos.folder("whole"));
    assert_eq!(finished(&chaos.folder("whole")), chaos.units);
    let unit = (begun.elapsed().as_millis() as u64 / chaos.units as u64).clamp(10, 1_000);
    let (mut story, python) = (Story::default(), python());
    while story.killed < KILLS {
        assert!(story.starts < 10 * KILLS, "over too soon to be killed: {:?}", story.seen);
        let before = story.killed;
        let out = disturb(&mut chaos, &mut story, unit);
        assert_sound(&chaos.folder(&out), &whole);
        if let Some(python) = python.as_deref().filter(|_| story.starts % 6 == 0) {
            assert_read_by_pyarrow(python, &chaos.folder(&out));
        }
        if story.killed == before {
            let folder = chaos.folder(&out);
            lose_some(&mut chaos, &folder);
        }
    }
    let some = |&n: &usize| n > 0 && n < chaos.units / MACHINES;
    assert!(
        story.seen.iter().filter(|n| some(n)).count() > KILLS / 4,
        "kills in the middle: {:?}",
        story.seen
    );
    for machine in 0..MACHINES {
        let shard = format!("{}/{MACHINES}", machine + 1);
        chaos.finish(&format!("machine{machine}"), 1 + machine % 2, &["--shard", &shard]);
    }
    let into = chaos.folder("machine0");
    let twice: usize =
        (1..MACHINES).map(|machine| merge(&chaos.folder(&format!("machine{machine}")), &into)).sum();
    assert!(twice > 0, "some units were done by two machines");
    assert_same_files("merged", &whole, &stored(&into));
    chaos.finish("machine0", 1, &[]);
    assert_same_files("merged and asked for once more", &whole, &stored(&into));
    for (name, more) in [
        ("rows.csv", &[][..]),
        ("rows.parquet", &[]),
        ("means.csv", &["--means"]),
        ("course.csv", &["--series"]),
    ] {
        let same = chaos.export("whole", name, more) == chaos.export("machine0", name, more);
        assert!(same, "the export {name} differs");
    }
}

#[test]
fn a_sweep_killed_on_three_machines_and_merged_is_the_one_that_was_left_alone() {
    survives(Chaos::small());
}

#[test]
fn the_shipped_sweep_killed_on_three_machines_and_merged_is_the_one_that_was_left_alone() {
    survives(Chaos::shipped());
}

#[test]
fn two_processes_on_one_folder_both_finish_and_nothing_is_there_twice() {
    let chaos = Chaos::small();
    chaos.finish("whole", 1, &[]);
    chaos.finish("shared", 2, &[]);
    assert_same_files("shared", &stored(&chaos.folder("whole")), &stored(&chaos.folder("shared")));
    let left = names(&chaos.folder("shared").join("parts"));
    assert!(left.iter().all(|name| name.ends_with(".parquet")), "nothing but parts is left: {left:?}");
}

/// Kills a sweep while it writes a part; returns the temporary file that it left.
fn killed_while_writing(chaos: &Chaos) -> PathBuf {
    let parts = chaos.folder("killed").join("parts");
    let being_written = || {
        let left = fs::read_dir(&parts).into_iter().flatten().flatten().map(|e| e.path());
        left.filter(|file| file.extension().is_some_and(|e| e == "tmp"))
            .find(|file| file.file_name().is_some_and(|n| n.to_string_lossy().starts_with(".p0")))
    };
    for _ in 0..50 {
        let mut child = chaos.start("killed", 1, &[]);
        // No pause between two looks: a part is written in a fraction of a millisecond.
        while (finished(&chaos.folder("killed")) == 0 || being_written().is_none())
            && child.try_wait().expect("asked").is_none()
        {}
        child.kill().expect("killed, or over");
        child.wait().expect("ended");
        if let Some(file) = being_written() {
            return file;
        }
    }
    panic!("50 kills and never while a part was written");
}

#[test]
fn a_part_that_was_being_written_when_the_power_failed_is_no_part() {
    let chaos = Chaos::small();
    chaos.finish("whole", 1, &[]);
    let whole = stored(&chaos.folder("whole"));
    let folder = chaos.folder("killed");
    let left = killed_while_writing(&chaos);
    assert_sound(&folder, &whole);
    chaos.export("killed", "so-far.csv", &[]);
    if let Some(python) = python() {
        assert_read_by_pyarrow(&python, &folder);
    }
    // It may be the file of a process that is writing right now: it goes when it is too old for that.
    chaos.finish("killed", 1, &[]);
    assert_same_files("with a temporary file in it", &whole, &stored(&folder));
    assert!(left.exists(), "{}", left.display());
    let old = std::time::SystemTime::now() - Duration::from_secs(3_600);
    fs::File::options().write(true).open(&left).and_then(|f| f.set_modified(old)).expect("made older");
    chaos.finish("killed", 1, &[]);
    assert!(!left.exists(), "{}", left.display());
    assert_same_files("without it", &whole, &stored(&folder));
}
