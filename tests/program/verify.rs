//! `verify`: the program against published numbers, and what happens when one is not reproduced.

use super::{grapevine, text};

/// Quick checks of three kinds: a shipped scenario with its own network, simulated shares, a component.
const QUICK: [&str; 3] = ["1", "iceberg", "41"];

#[test]
fn quick_checks_agree_in_text_and_json() {
    let output = grapevine().arg("verify").args(QUICK).output().expect("started");
    let (table, said) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(0), "{table}{said}");
    for part in ["3,640", "iceberg", "founding article D", "agrees", "checks agree"] {
        assert!(table.contains(part), "{part}:\n{table}");
    }
    assert!(!table.contains('\u{1b}') && !table.contains("DIFFERS"), "{table}");
    assert!(said.contains("100 %"), "progress goes to standard error: {said}");

    let json = grapevine().arg("verify").args(QUICK).args(["--json", "--quiet"]).output().expect("started");
    assert_eq!(text(&json.stderr), "");
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).expect("JSON and nothing else");
    let checks = json["checks"].as_array().expect("a list");
    assert!(checks.len() >= 8 && json["differ"] == 0 && json["agree"] == checks.len());
    for check in checks {
        let (expected, allowed) = (check["expected"]["number"].as_f64(), check["allowed"].as_f64());
        let (expected, allowed) = (expected.expect("a number"), allowed.expect("a number"));
        assert!(allowed < 0.25 * expected.abs(), "a tolerance that proves nothing: {check}");
        assert!(check["source"].as_str().is_some_and(|s| !s.is_empty()), "{check}");
        assert_eq!(check["agrees"], true);
    }
}

#[test]
fn a_number_that_is_not_reproduced_has_an_exit_code_of_its_own() {
    let output =
        grapevine().args(["verify", "iceberg", "--set", "voice.rate=0.05"]).output().expect("started");
    let table = text(&output.stdout);
    assert_eq!(output.status.code(), Some(4), "{table}");
    assert!(table.contains("DIFFERS") && table.contains("of 5 differ"), "{table}");
    let german = grapevine()
        .args(["verify", "iceberg", "--set", "voice.rate=0.05", "--lang", "de"])
        .output()
        .expect("started");
    assert!(text(&german.stdout).contains("WEICHT AB"), "{}", text(&german.stdout));
}

#[test]
fn broken_on_purpose_every_quick_check_notices() {
    let output = grapevine().arg("verify").args(QUICK).arg("--break").output().expect("started");
    let table = text(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{table}");
    assert!(table.contains("reach.told = 6") && table.contains("noticed"), "{table}");
    assert!(!table.contains("NOT NOTICED"), "{table}");
    // A setting by hand that undoes the break is noticed.
    let output = grapevine()
        .args(["verify", "leisure-centre", "--break", "--set", "reach.told=7"])
        .output()
        .expect("started");
    let table = text(&output.stdout);
    assert_eq!(output.status.code(), Some(4), "{table}");
    assert!(table.contains("NOT NOTICED"), "{table}");
}

#[test]
fn what_does_not_exist_is_refused_with_what_may_be_meant() {
    for (args, words) in [
        (&["isberg"][..], "did you mean `iceberg`?"),
        (&["29"], "arithmetic that the program does not contain"),
        (&["48"], "1 to 47"),
        (&["bass-cell-telephones"], "add --full"),
        (&["iceberg", "--set", "voice.rat=1"], "unknown key `voice.rat`"),
        (&["iceberg", "--set", "voice.rate"], "voice.rate=0.05"),
        (&["iceberg", "3", "5", "--scenario"], "one scenario"),
        (&["--list", "--json"], "cannot be used with"),
    ] {
        let output = grapevine().arg("verify").args(args).output().expect("started");
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{args:?}: {said}");
        assert!(said.contains(words), "{args:?}: {said}");
        assert_eq!(text(&output.stdout), "", "{args:?}");
    }
}

#[test]
fn the_scenario_of_a_check_can_be_run_by_hand() {
    let scenario = grapevine().args(["verify", "two-days", "--scenario"]).output().expect("started");
    let desk = super::Desk::with(&text(&scenario.stdout));
    let output = desk.run().args(["--trials", "64"]).output().expect("started");
    assert!(output.status.code().is_some_and(|c| c == 0 || c == 3), "{}", text(&output.stderr));
}

#[test]
fn the_list_names_every_number_once_at_least() {
    let list = text(&grapevine().args(["verify", "--list"]).output().expect("started").stdout);
    for number in 1..=47 {
        let starts = format!("{number:>3}  ");
        assert!(list.lines().any(|l| l.starts_with(&starts) && l.len() > 15), "{number}:\n{list}");
    }
    assert!(!list.contains('?'), "{list}");
}
