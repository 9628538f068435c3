//! Sweeps through the program: shards, replay, export.

use std::fs;
use std::path::{Path, PathBuf};

use predicates::prelude::*;

use super::{Desk, assert_same, grapevine, names, text};

/// Fast, with a factor of every kind: logarithmic, listed words, a lever of a policy.
const SWEEP: &str = r#"grapevine = 1
scenario  = "s.toml"

[sweep]
design = "sobol"
points = 12
trials = 8
seed   = 7

[sweep.vary]
"voice.rate"   = "0.01 .. 0.20 log"
"network.kind" = ["watts_strogatz", "barabasi_albert"]
"policy.Half the failures.set.quality.failure_rate" = "0.02 .. 0.10"

[sweep.record]
series = "quarter"
"#;

/// A desk with a small scenario and a sweep of it.
struct Sweeps(Desk);

impl Sweeps {
    fn new() -> Sweeps {
        let scenario = super::SMALL.replace("2_000", "400").replace("600", "150").replace("52", "30");
        let sweeps = Sweeps(Desk::with(&scenario));
        sweeps.write(SWEEP);
        sweeps
    }
    fn write(&self, sweep: &str) {
        fs::write(self.file(), sweep).expect("written");
    }
    fn file(&self) -> PathBuf {
        self.place("night.toml")
    }
    fn place(&self, name: &str) -> PathBuf {
        self.0.folder.path().join(name)
    }
    /// Sweeps into `out` and returns the sweep's folder.
    fn sweep(&self, out: &str, more: &[&str]) -> PathBuf {
        grapevine()
            .current_dir(self.0.folder.path())
            .args(["sweep", "night.toml", "--quiet", "--out", out])
            .args(more)
            .assert()
            .code(predicate::in_iter([0, 1]));
        self.place(out).join("night")
    }
    fn replay(&self, folder: &Path, more: &[&str]) -> assert_cmd::assert::Assert {
        grapevine().current_dir(self.0.folder.path()).arg("replay").arg(folder).args(more).assert()
    }
    /// Exports into a file beside the folders and returns its bytes.
    fn export(&self, folder: &Path, name: &str, more: &[&str]) -> Vec<u8> {
        let file = self.place(name);
        grapevine().arg("export").arg(folder).arg("--to").arg(&file).args(more).assert().code(0);
        fs::read(file).expect("exported")
    }
}

/// Names and bytes of all parts, series and files of the design.
fn stored(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for part in ["parts", "series", "design"] {
        let inner = folder.join(part);
        let read = |name: String| (format!("{part}/{name}"), fs::read(inner.join(&name)).expect("readable"));
        all.extend(names(&inner).into_iter().map(read));
    }
    assert!(all.len() >= 3, "{}", folder.display());
    all
}

/// The lines of a CSV file without quoted line breaks.
fn lines(csv: &[u8]) -> Vec<String> {
    text(csv).lines().map(str::to_owned).collect()
}

#[test]
fn shards_copied_together_are_the_same_files_and_the_same_export_as_a_single_run() {
    let sweeps = Sweeps::new();
    // Twelve points and then twelve more, twice the worlds: units of several sizes for three machines.
    let whole = sweeps.sweep("whole", &["--points", "24", "--trials", "24"]);
    let merged = sweeps.sweep("m1", &["--points", "24", "--trials", "24", "--shard", "1/3"]);
    assert_ne!(names(&merged.join("parts")), names(&whole.join("parts")), "a shard is not everything");
    for shard in ["2/3", "3/3"] {
        let out = format!("m{}", &shard[..1]);
        let other = sweeps.sweep(&out, &["--points", "24", "--trials", "24", "--shard", shard]);
        for part in ["parts", "series"] {
            for name in names(&other.join(part)) {
                assert!(!merged.join(part).join(&name).exists(), "{name} is in two shards");
                fs::copy(other.join(part).join(&name), merged.join(part).join(&name)).expect("copied");
            }
        }
    }
    assert_same("merged shards", &stored(&whole), &stored(&merged));
    for (name, more) in
        [("a.csv", &[][..]), ("a.parquet", &[]), ("b.csv", &["--means"]), ("c.parquet", &["--series"])]
    {
        let (one, other) =
            (sweeps.export(&whole, name, more), sweeps.export(&merged, &format!("m-{name}"), more));
        assert!(one == other, "{name} of merged shards differs");
    }
}

#[test]
fn the_export_does_not_show_that_a_sweep_was_extended() {
    let sweeps = Sweeps::new();
    let whole = sweeps.sweep("whole", &["--points", "20", "--trials", "16"]);
    let grown = sweeps.sweep("grown", &["--points", "5"]);
    sweeps.sweep("grown", &["--points", "20"]);
    sweeps.sweep("grown", &["--trials", "+8"]);
    assert_ne!(names(&whole.join("parts")), names(&grown.join("parts")), "the work was split otherwise");
    for (name, more) in
        [("a.csv", &[][..]), ("a.parquet", &[]), ("b.csv", &["--means"]), ("c.csv", &["--series"])]
    {
        let (one, other) =
            (sweeps.export(&whole, name, more), sweeps.export(&grown, &format!("g-{name}"), more));
        assert!(one == other, "{name} of the extended sweep differs");
    }
    let rows = lines(&sweeps.export(&whole, "rows.csv", &[]));
    assert_eq!(rows.len(), 1 + 20 * 16 * 2);
    assert!(rows[0].starts_with(
        "point,voice.rate,network.kind,policy.Half the failures.set.quality.failure_rate,world,policy,policy_name,\
         status,reason,npv,"
    ));
    let keys = |row: &String| {
        let cells: Vec<u32> = [0, 4, 5].iter().filter_map(|&i| row.split(',').nth(i)?.parse().ok()).collect();
        (cells[0], cells[1], cells[2])
    };
    assert!(rows[1..].is_sorted_by_key(keys), "by point, world and policy");
}

#[test]
fn parts_of_another_plan_are_refused_by_name() {
    let sweeps = Sweeps::new();
    let night = sweeps.sweep("out", &[]);
    sweeps.write(&SWEEP.replace("0.20 log", "0.30 log"));
    let other = sweeps.sweep("other", &["--points", "30"]);
    let foreign = names(&other.join("parts")).remove(0);
    let own = names(&night.join("parts")).remove(0);
    // Of the same name in place of the own one: its metadata tell.
    fs::rename(night.join("parts").join(&own), night.join("kept")).expect("renamed");
    fs::copy(other.join("parts").join(&foreign), night.join("parts").join(&own)).expect("copied");
    let to = sweeps.place("x.csv");
    let refused = |what: &str| {
        let said = predicate::str::contains(what).and(predicate::str::contains("take"));
        grapevine().arg("export").arg(&night).arg("--to").arg(&to).assert().code(2).stderr(said);
        assert!(!to.exists(), "nothing is left of it");
    };
    refused("belongs to another plan");
    // Beside the own one: the same trials twice.
    fs::rename(night.join("kept"), night.join("parts").join(&own)).expect("renamed");
    assert_ne!(foreign, own);
    fs::copy(other.join("parts").join(&foreign), night.join("parts").join(&foreign)).expect("copied");
    refused("holds the same trials twice");
    // Parts without their weekly course: everything else can still be exported.
    fs::remove_file(night.join("parts").join(&foreign)).expect("removed");
    fs::remove_file(night.join("series").join(&own)).expect("removed");
    let said = predicate::str::contains("Copy its series, too");
    grapevine().arg("export").arg(&night).arg("--series").assert().code(74).stderr(said);
    sweeps.export(&night, "rows.csv", &[]);
}

#[test]
fn every_trial_comes_out_again_bit_for_bit_and_beside_another_policy() {
    let sweeps = Sweeps::new();
    let folder = sweeps.sweep("out", &["--points", "30", "--set", "reach.told=11"]);
    // A point beyond those of the file, with an override of the command line.
    for trial in ["0.0", "11.7.1", "29.3.0"] {
        let identical = predicate::str::contains("identical: every value under");
        sweeps.replay(&folder, &[trial]).code(0).stdout(identical);
    }
    let both = sweeps.replay(&folder, &["4.2", "--policy", "Half the failures"]).code(0);
    let both = text(&both.get_output().stdout);
    for what in ["As today", "Half the failures", "difference", "reach.told", "Course under", "29–30"] {
        assert!(both.contains(what), "{what}: {both}");
    }
    let json = sweeps.replay(&folder, &["4.2.0", "--policy", "1", "--json"]).code(0);
    let json: serde_json::Value = serde_json::from_slice(&json.get_output().stdout).expect("JSON");
    let policies = json["policies"].as_array().expect("policies");
    assert_eq!(
        (policies.len(), &policies[1]["stored"], &policies[1]["policy"]),
        (2, &"identical".into(), &1.into())
    );
    assert_eq!(policies[0]["weeks"].as_array().expect("weeks").len(), 30);
    assert_eq!(json["factors"]["reach.told"], 11.0);
    sweeps.replay(&folder, &["4.200"]).code(0).stdout(predicate::str::contains("not stored yet"));
    for (trial, what) in [("30.0", "has 12"), ("4", "POINT.WORLD"), ("4.1.2", "numbered 0 to 1")] {
        sweeps.replay(&folder, &[trial]).code(2).stderr(predicate::str::contains(what));
    }
    sweeps
        .replay(&folder, &["4.1", "--policy", "None"])
        .code(2)
        .stderr(predicate::str::contains("there are: As today"));
}

#[test]
fn a_row_that_was_tampered_with_is_found_out() {
    let sweeps = Sweeps::new();
    let folder = sweeps.sweep("out", &[]);
    sweeps.write(&SWEEP.replace("seed   = 7", "seed   = 8"));
    let other = sweeps.sweep("other", &[]);
    sweeps.write(SWEEP);
    // The rows of another seed under the plan's name: only running the trial again can tell.
    let name = names(&folder.join("parts")).remove(0);
    let (plan, theirs) = (fs::read(folder.join("plan.toml")), fs::read(other.join("parts").join(&name)));
    let (plan, mut bytes) = (plan.expect("a plan"), theirs.expect("a part"));
    let own = fs::read(folder.join("parts").join(&name)).expect("a part");
    let key = |bytes: &[u8]| bytes.windows(4).rposition(|w| w == b"plan").expect("metadata") + 4;
    let (to, from) = (key(&bytes), key(&own));
    // The identity stands behind the key: a field's header of two bytes and 64 digits.
    bytes[to..to + 66].copy_from_slice(&own[from..from + 66]);
    fs::write(folder.join("parts").join(&name), bytes).expect("written");
    assert_eq!(fs::read(folder.join("plan.toml")).expect("a plan"), plan);
    sweeps.replay(&folder, &["3.2.1"]).code(4).stdout(predicate::str::contains("DIFFERS: npv under"));
}

#[test]
fn a_trial_can_be_repeated_from_the_folder_alone_wherever_it_is() {
    let sweeps = Sweeps::new();
    let folder = sweeps.sweep("out", &["--set", "reach.told=11"]);
    let copy = |name: &str| fs::read(folder.join("inputs").join(name)).expect("kept");
    assert_eq!(copy("sweep.toml"), fs::read(sweeps.file()).expect("there"));
    assert_eq!(copy("scenario.toml"), fs::read(sweeps.0.file()).expect("there"));
    let stored = sweeps.replay(&folder, &["3.1"]).code(0);
    fs::remove_file(sweeps.file()).expect("removed");
    fs::remove_file(sweeps.0.file()).expect("removed");
    let elsewhere = tempfile::tempdir().expect("a folder");
    let moved = elsewhere.path().join("archive");
    fs::rename(&folder, &moved).expect("moved");
    let again = grapevine().current_dir("/").arg("replay").arg(&moved).arg("3.1").assert().code(0);
    assert_eq!(text(&again.get_output().stdout), text(&stored.get_output().stdout));
}

#[test]
fn points_and_network_are_kept_too() {
    let sweeps = Sweeps::new();
    let scenario = fs::read_to_string(sweeps.0.file()).expect("there");
    let own = "network.kind = \"edge_list\"\nnetwork.file = \"ties.txt\"";
    let scenario = scenario.replace("network.kind     = \"watts_strogatz\"", own);
    fs::write(sweeps.0.file(), scenario).expect("written");
    let ties: String = (1..150).map(|i| format!("{} {i}\n", i - 1)).collect();
    fs::write(sweeps.place("ties.txt"), ties).expect("written");
    fs::write(sweeps.place("some.csv"), "voice.rate\n0.03\n0.09\n").expect("written");
    sweeps.write("grapevine = 1\nscenario = \"s.toml\"\n[sweep]\ndesign = \"some.csv\"\ntrials = 2\n");
    let folder = sweeps.sweep("out", &[]);
    for file in ["ties.txt", "some.csv", "s.toml", "night.toml"] {
        fs::remove_file(sweeps.place(file)).expect("removed");
    }
    sweeps.replay(&folder, &["1.1"]).code(0).stdout(predicate::str::contains("identical: every value"));
}

#[test]
fn a_file_that_is_named_is_compared_field_by_field_and_folders_of_before_need_theirs() {
    let sweeps = Sweeps::new();
    let folder = sweeps.sweep("out", &[]);
    fs::rename(sweeps.file(), sweeps.place("moved.toml")).expect("renamed");
    sweeps.replay(&folder, &["0.0", "--file", "moved.toml"]).code(0);
    sweeps.write(&SWEEP.replace("0.01 .. 0.20", "0.02 .. 0.20").replace("seed   = 7", "seed   = 8"));
    let said = predicate::str::contains("factors.voice.rate.low: stored 0.01, now 0.02")
        .and(predicate::str::contains("seed: stored 7, now 8"))
        .and(predicate::str::contains("nothing was simulated"));
    sweeps.replay(&folder, &["0.0", "--file", "night.toml"]).code(2).stdout("").stderr(said);
    sweeps.replay(&folder, &["0.0"]).code(0);
    fs::remove_dir_all(folder.join("inputs")).expect("removed");
    sweeps.replay(&folder, &["0.0"]).code(2).stderr(predicate::str::contains("now 0.02"));
    fs::remove_file(sweeps.file()).expect("removed");
    sweeps.replay(&folder, &["0.0"]).code(2).stderr(predicate::str::contains("--file"));
}

#[test]
fn a_point_is_written_as_a_scenario_that_gives_the_same_numbers_by_itself() {
    let sweeps = Sweeps::new();
    let folder = sweeps.sweep("out", &[]);
    let file = sweeps.place("point.toml");
    let to = ["--scenario-to", file.to_str().expect("a name")];
    let json = sweeps.replay(&folder, &[&["7.5", "--json"][..], &to].concat()).code(0);
    let json: serde_json::Value = serde_json::from_slice(&json.get_output().stdout).expect("JSON");
    sweeps
        .replay(&folder, &[&["7.5"][..], &to].concat())
        .code(2)
        .stderr(predicate::str::contains("there already"));
    let run = grapevine()
        .args(["run", to[1], "--trials", "64", "--no-charts", "--quiet", "--out"])
        .arg(sweeps.place("runs"))
        .assert()
        .code(predicate::in_iter([0, 3]));
    drop(run);
    let run = sweeps.place("runs").join(names(&sweeps.place("runs")).remove(0));
    let again = sweeps.replay(&run, &["5", "--json"]).code(0);
    let again: serde_json::Value = serde_json::from_slice(&again.get_output().stdout).expect("JSON");
    assert_eq!(again["policies"], json["policies"], "metrics, weeks, and both identical to what is stored");
    // A run's scenario is compared, too.
    let edited =
        fs::read_to_string(&file).expect("there").replace("worth_having = 500", "worth_having = 501");
    fs::write(&file, edited).expect("written");
    sweeps.replay(&run, &["5"]).code(2).stderr(predicate::str::contains("scenario text: stored"));
    let rows = lines(&sweeps.export(&run, "run.csv", &[]));
    assert!(rows.len() == 129 && rows[0].starts_with("world,policy,policy_name,"), "{}", rows[0]);
}

#[test]
fn a_failed_trial_fails_again_for_the_same_reason() {
    let sweeps = Sweeps::new();
    // More customers than people: no possible scenario at some points.
    sweeps.write(&SWEEP.replace("[sweep.vary]", "[sweep.vary]\n\"market.customers\" = \"100 .. 500\""));
    let folder = sweeps.sweep("out", &[]);
    let failed = names(&folder.join("failed")).remove(0);
    let note = fs::read_to_string(folder.join("failed").join(failed)).expect("readable");
    let replay = note.lines().find_map(|l| l.strip_prefix("replay = ")).expect("a command").trim_matches('"');
    let trial = replay.split(' ').next_back().expect("a trial");
    let said = predicate::str::contains("fails: no possible scenario")
        .and(predicate::str::contains("fails as stored, for the same reason"));
    sweeps.replay(&folder, &[trial]).code(1).stdout(said);
    let rows = lines(&sweeps.export(&folder, "a.csv", &[]));
    assert_eq!(rows.len(), 1 + 12 * 8 * 2, "failed trials are rows");
    assert!(rows.iter().any(|row| row.contains(",failed,") && row.ends_with(",,,")), "without values");
    let means = lines(&sweeps.export(&folder, "b.csv", &["--means"]));
    assert!(means.iter().any(|row| row.contains(",0,8,,")), "no world counts at a point where all failed");
}

#[test]
fn an_export_never_overwrites_and_explains_every_column() {
    let sweeps = Sweeps::new();
    let folder = sweeps.sweep("out", &[]);
    let export = |more: &[&str]| grapevine().arg("export").arg(&folder).args(more).assert();
    export(&[]).code(0).stdout(predicate::str::contains("export.csv.codebook.csv"));
    let before = fs::read(folder.join("export.csv")).expect("there");
    export(&[]).code(2).stderr(predicate::str::contains("--force"));
    export(&["--force"]).code(0);
    assert_eq!(fs::read(folder.join("export.csv")).expect("there"), before, "the same bytes");
    export(&["--to", "x.xlsx"]).code(2).stderr(predicate::str::contains(".parquet"));
    export(&["--means", "--series"]).code(2);
    for (name, more) in [("a.csv", &[][..]), ("b.csv", &["--means"]), ("c.csv", &["--series"])] {
        let header = lines(&sweeps.export(&folder, name, more)).remove(0);
        let book = fs::read(sweeps.place(&format!("{name}.codebook.csv"))).expect("beside it");
        let entries = lines(&book).into_iter().skip(1);
        let explained: Vec<String> = entries.map(|l| l.split(',').next().unwrap_or("").to_owned()).collect();
        assert_eq!(explained, header.split(',').collect::<Vec<_>>(), "{name}");
        assert!(!text(&book).contains(",,,,"), "every column has a meaning: {name}");
    }
    sweeps.write(&SWEEP.replace("quarter", "none"));
    let bare = sweeps.sweep("bare", &[]);
    grapevine()
        .arg("export")
        .arg(&bare)
        .arg("--series")
        .assert()
        .code(2)
        .stderr(predicate::str::contains("series ="));
    grapevine()
        .arg("export")
        .arg(sweeps.place(""))
        .assert()
        .code(2)
        .stderr(predicate::str::contains("neither"));
}

#[test]
fn a_policy_that_looks_like_a_formula_is_harmless_in_the_export() {
    let sweeps = Sweeps::new();
    let scenario = fs::read_to_string(sweeps.0.file()).expect("there");
    fs::write(sweeps.0.file(), scenario.replace("\"As today\"", "\"=1+1\"")).expect("written");
    let folder = sweeps.sweep("out", &["--points", "2"]);
    let rows = text(&sweeps.export(&folder, "a.csv", &[]));
    assert!(rows.contains(",'=1+1,ok,") && !rows.contains(",=1+1"), "{rows}");
}
