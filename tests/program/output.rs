//! What is printed where, and what can be had again without simulating.

use std::fs;
use std::process::Stdio;
use std::sync::OnceLock;
use std::time::SystemTime;

use super::{Desk, grapevine, names, text};

const SHELLS: [&str; 3] = ["bash", "zsh", "fish"];
const VERBS: [&str; 10] =
    ["new", "check", "run", "show", "chart", "report", "verify", "explain", "schema", "completions"];

/// One stored run with what `run` printed; the scenario file is gone.
struct Stored {
    desk: Desk,
    printed: String,
    json: serde_json::Value,
}

fn stored() -> &'static Stored {
    static STORED: OnceLock<Stored> = OnceLock::new();
    STORED.get_or_init(|| {
        let desk = Desk::small();
        let mut command = grapevine();
        command.arg("run").arg(desk.file()).arg("--out").arg(desk.out()).args(["--trials", "64"]);
        let output = command.output().expect("started");
        assert!(output.status.success(), "{}", text(&output.stderr));
        let again = desk.run().args(["--trials", "64", "--json"]).output().expect("started");
        fs::remove_file(desk.file()).expect("removed");
        let json = serde_json::from_slice(&again.stdout).expect("standard output is JSON and nothing else");
        Stored { desk, printed: text(&output.stdout), json }
    })
}

/// Without what only the run itself can know: how long it took.
fn timeless(report: &str) -> String {
    let seconds = |part: &&str| !part.ends_with(" s") && !part.ends_with(" min");
    let line = |l: &str| l.split(" · ").filter(seconds).collect::<Vec<_>>().join(" · ");
    report.lines().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn show_prints_what_run_printed_without_the_scenario_file() {
    let stored = stored();
    let shown = grapevine().arg("show").arg(stored.desk.result()).output().expect("started");
    assert!(shown.status.success());
    assert_eq!(timeless(&text(&shown.stdout)), timeless(&stored.printed));
    assert!(stored.printed.contains("Half the failures") && stored.printed.contains("64 worlds"));
}

#[test]
fn json_holds_the_same_answer_from_run_and_show() {
    let stored = stored();
    let shown = grapevine().arg("show").arg(stored.desk.result()).arg("--json").output().expect("started");
    let shown: serde_json::Value = serde_json::from_slice(&shown.stdout).expect("JSON");
    assert_eq!(shown, stored.json);
    assert!(shown.as_object().is_some_and(|o| o.len() > 3), "{shown}");
}

#[test]
fn reports_come_in_german_too() {
    let shown = grapevine().arg("show").arg(stored().desk.result()).args(["--lang", "de"]).output();
    let shown = text(&shown.expect("started").stdout);
    assert!(shown.contains("64 Welten"), "{shown}");
    assert!(!shown.contains(" worlds"), "{shown}");
}

#[test]
fn the_answer_goes_to_standard_output_and_all_else_to_standard_error() {
    let desk = Desk::small();
    let output = desk.run().args(["--trials", "64"]).output().expect("started");
    let (data, said) = (text(&output.stdout), text(&output.stderr));
    assert!(data.contains("gain") && !data.contains("next:") && !data.contains("100 %  64 of 64"), "{data}");
    assert!(said.contains("64 of 64 worlds") && said.contains("next: grapevine"), "{said}");
    assert!(!data.contains('\u{1b}') && !said.contains('\u{1b}'), "no colour in files and pipes");
    let quiet = desk.run().args(["--trials", "64", "--quiet"]).output().expect("started");
    assert_eq!(text(&quiet.stderr), "");
    assert_eq!(timeless(&text(&quiet.stdout)), timeless(&data));
}

#[test]
fn charts_are_redrawn_from_the_stored_run() {
    let folder = stored().desk.result();
    let charts = folder.join("charts");
    let drawn = names(&charts);
    assert!(drawn.contains(&"policies.png".to_owned()) && drawn.contains(&"policies.svg".to_owned()));
    fs::remove_dir_all(&charts).expect("removed");
    let output = grapevine().arg("chart").arg(&folder).output().expect("started");
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert_eq!(names(&charts), drawn);
    assert_eq!(text(&output.stdout).lines().count(), drawn.len(), "one line per file");
    for name in drawn {
        let bytes = fs::read(charts.join(&name)).expect("drawn");
        let start: &[u8] = if name.ends_with(".png") { b"\x89PNG" } else { b"<svg" };
        assert!(bytes.starts_with(start) && bytes.len() > 2_000, "{name}");
    }
    let folder_only = grapevine()
        .arg("chart")
        .arg(&folder)
        .args(["iceberg", "--svg", "--lang", "de", "--theme", "report"])
        .output();
    let folder_only = text(&folder_only.expect("started").stdout);
    assert!(
        folder_only.ends_with("iceberg.report.de.svg\n") && folder_only.lines().count() == 1,
        "{folder_only}"
    );
    let print = grapevine().arg("chart").arg(&folder).args(["iceberg", "--print", "--dark"]).output();
    let print = text(&print.expect("started").stdout);
    assert!(print.ends_with("iceberg.print.dark.png\n") && print.lines().count() == 1, "{print}");
    assert_eq!(&fs::read(charts.join("iceberg.print.dark.png")).expect("drawn")[37..41], b"pHYs");
    let map = grapevine().arg("chart").arg(&folder).arg("heatmap").output().expect("started");
    assert!(map.status.code() == Some(2) && text(&map.stderr).contains("heatmap"), "{}", text(&map.stderr));
    grapevine().arg("chart").arg(&folder).arg("pie").assert().code(2).stdout("");
}

#[test]
fn looking_changes_no_stored_number() {
    let folder = stored().desk.result();
    let manifest = folder.join("manifest.json");
    let before: SystemTime = fs::metadata(&manifest).and_then(|m| m.modified()).expect("a time");
    grapevine().arg("show").arg(&folder).assert().success();
    assert_eq!(fs::metadata(&manifest).and_then(|m| m.modified()).expect("a time"), before);
}

#[test]
fn the_manifest_says_what_was_run() {
    let manifest = fs::read(stored().desk.result().join("manifest.json")).expect("stored");
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).expect("JSON");
    assert_eq!(manifest["scenario_text"], super::SMALL);
    assert_eq!(manifest["seed"], 1);
    assert_eq!(manifest["program"], env!("CARGO_PKG_VERSION"));
    let assumptions = manifest["assumptions"].as_array().expect("a list");
    assert!(assumptions.len() > 50);
    for a in assumptions {
        let key = a["key"].as_str().unwrap_or_default();
        assert!(a["given"] == true || a["source"].as_str().is_some_and(|s| !s.is_empty()), "source of {key}");
    }
}

/// A reader that stops after one line, as `head -1` does.
#[test]
fn a_reader_that_goes_away_is_no_disaster() {
    let folder = stored().desk.result();
    let show: Vec<&str> = vec!["show", folder.to_str().expect("a plain path")];
    let commands = [show, vec!["explain", "--markdown"], vec!["schema"], vec!["completions", "bash"]];
    for args in commands {
        let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin("grapevine"));
        command.args(&args).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("started");
        drop(child.stdout.take());
        let output = child.wait_with_output().expect("ended");
        let said = text(&output.stderr);
        assert!(!said.contains("panicked") && output.status.code() != Some(70), "{args:?}: {said}");
    }
}

#[test]
fn every_verb_has_help_on_standard_output() {
    let all = grapevine().arg("--help").output().expect("started");
    assert!(all.status.success() && all.stderr.is_empty());
    for verb in VERBS {
        assert!(text(&all.stdout).contains(verb), "{verb} is listed");
        let help = grapevine().args([verb, "--help"]).output().expect("started");
        assert!(help.status.success() && help.stderr.is_empty(), "{verb}");
        assert!(text(&help.stdout).contains(&format!("Usage: grapevine {verb}")), "{verb}");
    }
    let version = text(&grapevine().arg("--version").output().expect("started").stdout);
    assert_eq!(version.trim(), format!("grapevine {}", env!("CARGO_PKG_VERSION")));
}

#[test]
fn shells_get_completions_of_every_verb() {
    for shell in SHELLS {
        let script = text(&grapevine().args(["completions", shell]).output().expect("started").stdout);
        for verb in VERBS {
            assert!(script.contains(verb), "{verb} in {shell}");
        }
        assert!(script.contains("trials"), "options in {shell}");
    }
    grapevine().args(["completions", "cmd"]).assert().code(2);
}

#[test]
fn every_exit_code_is_explained() {
    let table = text(&grapevine().args(["explain", "exit-codes"]).output().expect("started").stdout);
    for code in ["  0 ", "  1 ", "  2 ", "  3 ", "  4 ", " 70 ", " 74 ", "130 "] {
        assert!(table.contains(code), "{code}:\n{table}");
    }
}

#[test]
fn an_open_question_has_an_exit_code_of_its_own() {
    let close = super::SMALL
        .replace("\"x 0.5\"", "\"x 0.999\"")
        .replace("cost = { setup = 1_000, per_week = 20 }\n", "")
        .replace("worth_having = 500", "worth_having = 0.01");
    let output = Desk::with(&close).run().args(["--trials", "64"]).output().expect("started");
    assert_eq!(output.status.code(), Some(3), "{}", text(&output.stdout));
    assert!(
        text(&output.stderr).contains("next: grapevine run") && text(&output.stderr).contains("--trials")
    );
}
