//! `plan` and what `sweep` refuses before it begins.

use std::fs;
use std::path::PathBuf;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

use super::{SMALL, grapevine, names, text};

/// A sweep of a test function: instant.
const FUNCTION: &str = r#"grapevine = 1
model = "ishigami"
[sweep]
design = "sobol"
points = 512
trials = 64
[sweep.vary]
x1 = "-3 .. 3"
x2 = [-1, 0, 1]
"#;

/// A sweep of the small scenario.
const SCENARIO: &str = r#"grapevine = 1
scenario = "s.toml"
[sweep]
design = "sobol"
points = 4
trials = 8
[sweep.vary]
"voice.rate" = "0.01 .. 0.20 log"
"policy.Half the failures.cost.setup" = [1_000, 5_000]
[sweep.where]
keep = "voice.rate < 0.1"
"#;

/// A folder with `s.toml` and the sweep file `night.toml`.
pub struct Night {
    pub folder: TempDir,
}

impl Night {
    pub fn with(sweep: &str) -> Night {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::write(folder.path().join("s.toml"), SMALL).expect("written");
        fs::write(folder.path().join("night.toml"), sweep).expect("written");
        Night { folder }
    }
    pub fn function() -> Night {
        Night::with(FUNCTION)
    }
    pub fn scenario() -> Night {
        Night::with(SCENARIO)
    }
    pub fn result(&self) -> PathBuf {
        self.folder.path().join("output/night")
    }
    /// `grapevine VERB …` in the folder.
    pub fn says(&self, words: &[&str]) -> Said {
        let mut command = grapevine();
        command.current_dir(&self.folder).args(words);
        Said::of(&mut command)
    }
    pub fn edit(&self, file: &str, old: &str, new: &str) {
        let path = self.folder.path().join(file);
        let before = fs::read_to_string(&path).expect("readable");
        assert!(before.contains(old), "{file} has {old}");
        fs::write(&path, before.replace(old, new)).expect("written");
    }
}

/// What a command came to.
pub struct Said {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Said {
    pub fn of(command: &mut Command) -> Said {
        let output = command.output().expect("started");
        Said { code: output.status.code(), out: text(&output.stdout), err: text(&output.stderr) }
    }
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}: {}{}", self.out, self.err))
    }
}

#[test]
fn a_plan_says_what_it_will_cost_and_stores_nothing() {
    let night = Night::scenario();
    let said = night.says(&["plan", "night.toml"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    for line in [
        "4 points (Sobol, scrambled, 2 factors) × 2 policies × 8 worlds = 64 rows",
        "1 continuous, 1 listed",
        "0.01 .. 0.2 log",
        "candidate points dropped",
        "of one core",
        "free)",
        "interval)",
        "you asked for 500 EUR to matter",
    ] {
        assert!(said.out.contains(line), "{line}\n{}", said.out);
    }
    assert!(said.err.contains("next: grapevine sweep night.toml"), "{}", said.err);
    assert!(!said.out.contains('\u{1b}'), "no colours in a file");
    assert_eq!(names(night.folder.path()), ["night.toml", "s.toml"], "nothing is left behind");
    let german = night.says(&["plan", "night.toml", "--lang", "de"]);
    assert!(
        german.out.starts_with("4 Punkte (Sobol, verwürfelt; 2 Faktoren) × 2 Maßnahmen"),
        "{}",
        german.out
    );
}

#[test]
fn the_numbers_of_a_plan_agree_with_each_other_and_with_the_sweep() {
    let night = Night::scenario();
    let plan = night.says(&["plan", "night.toml", "--json"]).json();
    let number = |key: &str| plan[key].as_f64().unwrap_or_else(|| panic!("{key}: {plan}"));
    assert_eq!([number("points"), number("worlds"), number("rows")], [4.0, 8.0, 64.0]);
    assert_eq!([number("stored_trials"), number("left_trials")], [0.0, 32.0]);
    assert!(number("candidates") > 4.0, "some points are dropped");
    assert_eq!(plan["level_points"][1].as_array().map(Vec::len), Some(2));
    let cpu = |end: &str| plan["cpu_seconds"][end].as_f64().expect("a number");
    assert!(0.0 < cpu("low") && cpu("low") < cpu("about") && cpu("about") < cpu("high"));
    assert!(plan["half_width"][0].is_null() && plan["half_width"][1].as_f64() > Some(0.0));
    // The size on disk is what the pilot's parts promised, within a factor that a small sweep allows.
    assert_eq!(night.says(&["sweep", "night.toml", "-q"]).code, Some(0));
    let parts = night.result().join("parts");
    let size = |name: &String| fs::metadata(parts.join(name)).expect("there").len() as f64;
    let stored: f64 = names(&parts).iter().map(size).sum();
    assert!(
        (0.7..1.5).contains(&(number("bytes") / stored)),
        "{} promised, {stored} stored",
        number("bytes")
    );
    assert_eq!(names(&parts).len() as f64, number("units"));
    let after = night.says(&["plan", "night.toml", "--json", "--trials", "+8"]).json();
    assert_eq!((after["stored_trials"].as_u64(), after["left_trials"].as_u64()), (Some(32), Some(32)));
    let all = night.says(&["plan", "night.toml"]);
    assert!(all.out.contains("everything is stored already"), "{}", all.out);
}

#[test]
fn the_design_can_be_had_as_a_table_before_anything_runs() {
    let night = Night::function();
    let said = night.says(&["plan", "night.toml", "--csv", "design.csv"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    let table = fs::read_to_string(night.folder.path().join("design.csv")).expect("written");
    let mut lines = table.lines();
    assert_eq!(lines.next(), Some("point,candidate,row,step,moved,x1,x2"));
    assert_eq!(lines.count(), 512);
    assert!(said.out.contains("balanced: 171/170/171") || said.out.contains("balanced: 17"), "{}", said.out);
    let again = Night::function();
    again.says(&["plan", "night.toml", "--csv", "design.csv"]);
    assert_eq!(fs::read_to_string(again.folder.path().join("design.csv")).expect("written"), table);
}

#[test]
fn a_written_design_can_be_used_as_one_and_never_takes_the_place_of_a_file() {
    let night = Night::function();
    let csv =
        |file: &str, more: &[&str]| night.says(&[&["plan", "night.toml", "--csv", file], more].concat());
    assert_eq!(csv("design.csv", &[]).code, Some(0));
    let before = fs::read_to_string(night.folder.path().join("night.toml")).expect("readable");
    for (file, more) in [("design.csv", &[][..]), ("night.toml", &[]), ("night.toml", &["--force"])] {
        let said = csv(file, more);
        assert_eq!(said.code, Some(2), "{file} {more:?}: {}", said.err);
        assert!(said.err.contains("with --csv"), "{}", said.err);
    }
    assert_eq!(fs::read_to_string(night.folder.path().join("night.toml")).expect("readable"), before);
    assert_eq!(csv("design.csv", &["--force"]).code, Some(0));
    night.edit("night.toml", "\"sobol\"\npoints = 512", "\"design.csv\"");
    night.edit("night.toml", "x1 = \"-3 .. 3\"\nx2 = [-1, 0, 1]\n", "x3 = [0]\n");
    let again = night.says(&["plan", "night.toml"]);
    assert!(again.out.starts_with("512 points (points of a file, 2 factors)"), "{}{}", again.out, again.err);
    assert!(again.err.contains("point, candidate, row, step, moved number the points"), "{}", again.err);
}

#[test]
fn impossible_points_are_counted_with_their_reason_and_take_no_time() {
    let night = Night::scenario();
    night.edit("night.toml", "\"sobol\"\npoints = 4", "\"grid\"");
    night.edit("night.toml", "\"voice.rate\" = \"0.01 .. 0.20 log\"", "market.customers = [5_000, 100]");
    night.edit("night.toml", "[sweep.where]\nkeep = \"voice.rate < 0.1\"\n", "");
    let said = night.says(&["plan", "night.toml"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(
        said.out.contains("2 of 4 points are no possible scenario and will fail: 2 × (first at"),
        "{}",
        said.out
    );
    let plan = night.says(&["plan", "night.toml", "--json"]).json();
    let impossible = &plan["impossible"];
    assert_eq!((impossible["points"].as_u64(), impossible["of"].as_u64()), (Some(2), Some(4)));
    assert!(impossible["reasons"][0]["text"].as_str().is_some_and(|t| t.contains("5000")), "{impossible}");
    assert_eq!(plan["pilot"]["failed"].as_u64(), Some(0), "it looks where something can come out");
    let seconds = |key: &str| plan["pilot"][key].as_f64().expect("a number");
    let per_trial = seconds("seconds") / seconds("trials");
    let cpu = plan["cpu_seconds"]["about"].as_f64().expect("a number");
    assert!(cpu < 32.0 * 4.0 * per_trial, "{cpu} s for 32 trials of {per_trial} s, half of which cannot run");
    let swept = night.says(&["sweep", "night.toml"]);
    assert!(swept.err.contains("note: 2 of 4 points are no possible scenario"), "{}", swept.err);
}

#[test]
fn a_plan_fits_into_80_columns_in_both_languages() {
    let night = Night::scenario();
    night.edit(
        "night.toml",
        "[1_000, 5_000]",
        "[1_000]\nmarket.customers = [100, 5_000]\nspend.mean = \"1_000 .. 2_000\"",
    );
    for lang in ["en", "de"] {
        let said = night.says(&["plan", "night.toml", "--lang", lang]);
        assert_eq!(said.code, Some(0), "{}", said.err);
        let long = said.out.lines().chain(said.err.lines()).find(|l| l.chars().count() > 80);
        assert_eq!(long, None, "{}", said.out);
        let fixed = if lang == "en" { "setup: 1,000 at every point" } else { "setup: 1.000 an jedem Punkt" };
        assert!(said.out.contains(fixed), "{}", said.out);
    }
}

#[test]
fn a_function_without_luck_is_said_to_be_exact() {
    let said = Night::function().says(&["plan", "night.toml"]);
    assert!(said.out.contains("exact: there is no luck in it"), "{}", said.out);
}

#[test]
fn what_would_fill_the_disk_is_refused_and_nothing_is_begun() {
    let night = Night::function();
    let size = ["--points", "65536", "--trials", "16777216"];
    for verb in ["plan", "sweep"] {
        let said = night.says(&[&[verb, "night.toml"], &size[..]].concat());
        assert_eq!(said.code, Some(74), "{verb}: {}", said.err);
        assert!(said.err.contains("free some space, choose another disk with --out"), "{}", said.err);
        assert!(!night.folder.path().join("output").exists(), "{verb} made a folder");
    }
}

#[test]
fn numbers_of_worlds_that_make_no_blocks_are_refused_with_one_that_does() {
    let night = Night::function();
    for (trials, cure) in [("100", "--trials 128"), ("+10", "--trials +64"), ("0", "--trials 64")] {
        let said = night.says(&["sweep", "night.toml", "--trials", trials]);
        assert_eq!(said.code, Some(2), "{}", said.err);
        assert!(said.err.contains("blocks of 64") && said.err.contains(cure), "{trials}: {}", said.err);
    }
    let said = night.says(&["sweep", "night.toml", "--trials", "many"]);
    assert!(said.err.contains("write a number of worlds such as 128"), "{}", said.err);
    night.edit("night.toml", "\"sobol\"", "\"lhs\"");
    let said = night.says(&["sweep", "night.toml", "--points", "9"]);
    assert!(said.code == Some(2) && said.err.contains("has the points it has"), "{}", said.err);
    let said = night.says(&["sweep", "night.toml", "--set", "x3"]);
    assert!(said.code == Some(2) && said.err.contains("sets nothing"), "{}", said.err);
    assert!(!night.folder.path().join("output").exists());
}

#[test]
fn a_changed_sweep_file_or_scenario_is_refused_field_by_field_and_nothing_changes() {
    let night = Night::scenario();
    assert_eq!(night.says(&["sweep", "night.toml", "-q"]).code, Some(0));
    let before = files(&night.result());
    let refused = |night: &Night, expected: &[&str]| {
        for verb in ["sweep", "plan"] {
            let said = night.says(&[verb, "night.toml"]);
            assert_eq!(said.code, Some(2), "{verb}: {}", said.err);
            expected.iter().for_each(|line| assert!(said.err.contains(line), "{verb}: {line}\n{}", said.err));
            assert!(said.err.trim_end().ends_with("choose another folder with --out"), "{}", said.err);
        }
        assert_eq!(files(&night.result()), before);
    };
    night.edit("night.toml", "0.20 log", "0.30 log");
    refused(&night, &["factors.voice.rate.high: stored 0.2, now 0.3"]);
    night.edit("night.toml", "0.30 log", "0.20 log");
    night.edit("s.toml", "= 600", "= 601");
    refused(
        &night,
        &[
            "scenario_sha256",
            "scenario, line 6: stored `market.customers = 600`, now `market.customers = 601`",
        ],
    );
    night.edit("s.toml", "= 601", "= 600");
    assert_eq!(night.says(&["sweep", "night.toml", "-q"]).code, Some(0), "put back, it goes on");
    let said = night.says(&["sweep", "night.toml", "--set", "recovery.resolved=0.5"]);
    assert!(said.err.contains("factors.recovery.resolved: stored nothing, now 0.5"), "{}", said.err);
}

/// Names and bytes of everything in a folder but the log.
fn files(folder: &std::path::Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for name in names(folder).iter().filter(|n| *n != "log.jsonl") {
        let path = folder.join(name);
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push((path.clone(), fs::read(&path).expect("readable")));
        }
    }
    found
}

#[test]
fn a_time_of_day_is_one_of_the_clock_on_the_wall() {
    let night = Night::function();
    let at = |zone: &str| {
        let mut command = grapevine();
        command.current_dir(&night.folder).env("TZ", zone);
        Said::of(command.args(["sweep", "night.toml", "--until", "07:00"]))
    };
    // "(6.2 hours from now)", "(45 min from now)"
    let hours = |said: &Said| {
        let line = said.err.lines().find(|l| l.contains("begins nothing new")).expect("said");
        let length = line.split('(').nth(1).and_then(|l| l.strip_suffix(" from now)")).expect("a length");
        let (number, unit) = length.split_once(' ').expect("a number and its unit");
        match unit {
            "hours" => number.parse::<f64>().expect("a number"),
            "min" => number.parse::<f64>().expect("a number") / 60.0,
            _ => 0.0,
        }
    };
    // Zones half a day apart see the same time of day half a day apart; hours are rounded.
    let (east, west) = (at("<+06>-6"), at("<-06>6"));
    assert!(east.err.contains("07:00") && west.err.contains("07:00"), "{}", east.err);
    let (a, b) = (hours(&east), hours(&west));
    assert!(((a - b).abs() - 12.0).abs() <= 1.1, "{a} and {b} hours");
    assert!(east.err.contains("a unit of work that has begun by then is still finished"), "{}", east.err);
    for wrong in ["7", "24:00", "7pm"] {
        assert_eq!(night.says(&["sweep", "night.toml", "--until", wrong]).code, Some(2), "{wrong}");
    }
}

#[test]
fn a_time_limit_decides_when_to_stop_and_nothing_else() {
    let many = || {
        let night = Night::function();
        night.edit("night.toml", "points = 512", "points = 8192\nunit = 8");
        night
    };
    let size = ["--trials", "1024"];
    let (short, named) = (many(), many());
    let said =
        short.says(&[&["sweep", "night.toml", "--budget", "1s", "--threads", "1"][..], &size].concat());
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(said.err.contains("time is up") && said.err.contains("the same command goes on"), "{}", said.err);
    assert!(said.err.contains("next: grapevine sweep night.toml"), "{}", said.err);
    let parts = names(&short.result().join("parts"));
    assert!((1..1024 * 16).contains(&parts.len()), "{} units", parts.len());
    // The same units without a limit.
    let (first, last) = (&parts[0], parts.last().expect("a part"));
    for part in [first, last] {
        let only = ["sweep", "night.toml", "-q", "--only", part.trim_end_matches(".parquet")];
        assert_eq!(named.says(&[&only[..], &size].concat()).code, Some(0));
        let bytes = |night: &Night| fs::read(night.result().join("parts").join(part)).expect("there");
        assert!(bytes(&short) == bytes(&named), "{part} differs");
    }
}

#[cfg(unix)]
#[test]
fn a_full_disk_ends_with_74_and_the_same_command_goes_on() {
    let larger = || {
        let night = Night::scenario();
        night.edit("night.toml", "trials = 8", "trials = 64");
        night.edit("night.toml", "points = 4", "points = 16");
        night
    };
    let night = larger();
    let program = assert_cmd::cargo::cargo_bin("grapevine");
    let mut shell = Command::new("sh");
    // Files may not grow beyond some blocks, which a part does, and the signal for that is an error instead.
    shell.args(["-c", "trap '' XFSZ; ulimit -f 200; exec \"$0\" sweep night.toml"]).arg(program);
    let said = Said::of(shell.current_dir(&night.folder));
    assert_eq!(said.code, Some(74), "{}", said.err);
    assert!(said.err.contains("run the same command again: what is finished is kept"), "{}", said.err);
    assert!(
        names(&night.result().join("parts")).iter().all(|n| !n.ends_with(".tmp")),
        "nothing half-written"
    );
    assert!(night.result().join("plan.toml").exists(), "it was begun");
    let on = night.says(&["sweep", "night.toml"]);
    assert_eq!(on.code, Some(0), "{}", on.err);
    let once = larger();
    once.says(&["sweep", "night.toml"]);
    let bytes = |n: &Night| files(&n.result().join("parts")).into_iter().map(|f| f.1).collect::<Vec<_>>();
    assert!(bytes(&night) == bytes(&once), "the parts differ");
}

#[cfg(target_os = "linux")]
#[test]
fn a_place_that_cannot_be_written_to_is_an_error_before_anything_is_simulated() {
    let night = Night::function();
    let said = night.says(&["sweep", "night.toml", "--out", "/proc"]);
    assert!(said.code == Some(74) && said.err.contains("/proc/night"), "{}", said.err);
    let said = night.says(&["sweep", "night.toml", "--out", "s.toml"]);
    assert!(said.code == Some(74) && said.err.contains("choose another folder with --out"), "{}", said.err);
}

#[test]
fn progress_tells_the_answer_so_far() {
    let night = Night::scenario();
    night.edit("night.toml", "trials = 8", "trials = 64");
    night.says(&["sweep", "night.toml", "-q"]);
    let said = night.says(&["sweep", "night.toml", "--trials", "+64"]);
    let lines: Vec<&str> = said.err.lines().filter(|l| l.contains(" trials, ")).collect();
    assert_eq!(lines.len(), 10, "one line for each tenth: {}", said.err);
    let last = lines.last().expect("a line");
    assert!(last.starts_with("100 %  256 of 256 trials"), "{last}");
}
