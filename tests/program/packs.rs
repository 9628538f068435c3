//! One scenario under both evidence packs, through the binary.

use std::fs;
use std::path::PathBuf;

use grapevine_engine::evidence::packs_differ;
use grapevine_engine::scenario::params::{Kind, ParamId};

use super::{Desk, SMALL, assert_same, grapevine, names, results, text};

/// The two run folders under `out`: of the file's own pack, and of the other one.
fn folders(desk: &Desk, other: &str) -> [PathBuf; 2] {
    let names = names(&desk.out());
    assert_eq!(names.len(), 2, "{names:?}");
    let under = |n: &&String| n.starts_with(&format!("s-{other}-"));
    let [away, home] = [true, false].map(|is| names.iter().find(|n| under(n) == is).expect("a folder"));
    [home, away].map(|n| desk.out().join(n))
}

/// A run of 64 worlds ends with an answer, or says that the question is open.
fn ends_well(desk: &Desk) {
    let output = desk.run().args(["--trials", "64"]).output().expect("started");
    assert!(matches!(output.status.code(), Some(0 | 3)), "{}", text(&output.stderr));
}

#[test]
fn both_packs_are_run_apart_and_compared_and_nothing_else_changes() {
    let desk = Desk::small();
    let output = desk.run().args(["--trials", "64", "--evidence", "both"]).output().expect("started");
    let (said, noted) = (text(&output.stdout), text(&output.stderr));
    assert!(matches!(output.status.code(), Some(0 | 3)), "{noted}");
    for part in [
        "  folklore  ",
        "  measured  ",
        "gain vs today",
        "Half the failures",
        "folklore 64 worlds, measured 64",
    ] {
        assert!(said.contains(part), "{part} not in\n{said}");
    }
    let [home, away] = folders(&desk, "measured");
    assert!(noted.contains(&format!("packs --beside {}", away.display())), "{noted}");
    // The file's own pack: the very run that `run` makes without the option.
    let plain = Desk::small();
    ends_well(&plain);
    assert_eq!(plain.result().file_name(), home.file_name());
    assert_same("own pack", &results(&plain.result()), &results(&home));
    // The other pack: the very numbers of a file that names it.
    let named = Desk::with(&SMALL.replace("grapevine = 1\n", "grapevine = 1\nevidence = \"measured\"\n"));
    ends_well(&named);
    assert_same("other pack", &results(&named.result()), &results(&away));
    assert!(results(&home) != results(&away), "the packs give other numbers");
    // Asked for by itself, it continues the same folder.
    let again = desk.run().args(["--trials", "64", "--evidence", "measured"]).output().expect("started");
    assert!(text(&again.stderr).contains("nothing new to simulate"), "{}", text(&again.stderr));
    assert!(text(&again.stderr).contains("s-measured-"));
}

#[test]
fn the_comparison_is_there_as_json_too() {
    let desk = Desk::small();
    let args = ["--trials", "64", "--evidence", "both", "--json", "--quiet"];
    let output = desk.run().args(args).output().expect("started");
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON and nothing else");
    assert!(json["agreement"]["kind"].is_string());
    for pack in ["folklore", "measured"] {
        assert_eq!(json[pack]["evidence"], pack);
        assert_eq!(json[pack]["worlds"], 64);
        assert_eq!(json[pack]["standings"].as_array().map(Vec::len), Some(2));
        assert!(json[pack]["assumptions"].as_array().is_some_and(|a| a.len() > 50));
    }
    let keys: Vec<&str> =
        json["differing"].as_array().expect("a list").iter().filter_map(|d| d["key"].as_str()).collect();
    // What the file itself says is the same under both.
    assert!(keys.contains(&"wom.negative_effect") && !keys.contains(&"voice.rate"), "{keys:?}");
}

#[test]
fn the_chart_of_both_packs_is_drawn_from_stored_runs() {
    let desk = Desk::small();
    desk.run().args(["--trials", "64", "--evidence", "both", "--quiet"]).output().expect("started");
    let [home, away] = folders(&desk, "measured");
    let chart = |args: &[&str]| {
        let output = grapevine().arg("chart").arg(&home).args(args).output().expect("started");
        (output.status.code(), text(&output.stdout), text(&output.stderr))
    };
    let beside = away.to_str().expect("a plain path");
    for (args, files) in [
        (vec!["packs", "--beside", beside], 2),
        (vec!["--beside", beside, "--svg", "--lang", "de", "--theme", "report"], 1),
    ] {
        let (code, drawn, said) = chart(&args);
        assert_eq!((code, drawn.lines().count()), (Some(0), files), "{said}");
        drawn
            .lines()
            .for_each(|file| assert!(file.contains("packs.") && fs::metadata(file).is_ok(), "{file}"));
    }
    let svg = fs::read_to_string(home.join("charts/packs.report.de.svg")).expect("drawn");
    assert!(svg.contains("aria-label=\"measured\"") && svg.contains("Welten"), "drawn in German");
    let refused = |args: &[&str], words: &str| {
        let (code, drawn, said) = chart(args);
        assert_eq!((code, drawn.as_str()), (Some(2), ""), "{said}");
        assert!(said.contains(words), "{said}");
    };
    refused(&["packs"], "add --beside FOLDER with the run under \"measured\"");
    refused(&["packs", "--beside", home.to_str().expect("a plain path")], "run under the pack folklore");
    refused(&["packs", "--beside", "nowhere"], "holds no run");
    // Without two runs there is nothing to draw, and all other charts are drawn as ever.
    let (_, drawn, _) = chart(&["--svg"]);
    assert!(!drawn.contains("packs.svg") && drawn.contains("policies.svg"), "{drawn}");
}

/// A file that says itself every number in which the packs differ.
fn sets_everything() -> String {
    let line = |id: ParamId| {
        let p = id.param();
        let value = p.write(p.measured.value);
        let quote = if matches!(p.kind, Kind::Choice(_)) || value == "never" { "\"" } else { "" };
        format!("{} = {quote}{value}{quote}\n", p.key)
    };
    let own = |id: &ParamId| SMALL.contains(id.param().key);
    // Numbers of mechanisms that are off may not be given.
    let lines: String = ParamId::all()
        .filter(|id| packs_differ(id.param()) && id.switch().is_none() && !own(id))
        .map(line)
        .collect();
    SMALL.replace("[unknowns]", &format!("{lines}\n[unknowns]"))
}

#[test]
fn a_file_that_sets_all_numbers_gets_one_answer_and_is_told_why() {
    let desk = Desk::with(&sets_everything());
    let output = desk.run().args(["--trials", "64", "--evidence", "both"]).output().expect("started");
    let said = text(&output.stdout);
    assert!(
        said.contains("Both packs give the same: the file sets every number"),
        "{said}{}",
        text(&output.stderr)
    );
    let [home, away] = folders(&desk, "measured");
    assert!(results(&home) == results(&away), "no number differs");
    let chart = grapevine().arg("chart").arg(&home).args(["packs", "--svg", "--beside"]).arg(&away).output();
    assert!(chart.expect("started").status.success());
    let svg = fs::read_to_string(home.join("charts/packs.svg")).expect("drawn");
    assert!(svg.contains("Both packs give the same"), "the picture says so, too");
    let check = grapevine().arg("check").arg(desk.file()).output().expect("started");
    assert!(
        text(&check.stdout).contains("The pack \"measured\" would change nothing"),
        "{}",
        text(&check.stdout)
    );
}

#[test]
fn what_cannot_be_run_under_both_packs_is_refused() {
    let desk = Desk::small();
    let output = desk.run().args(["--guarantee", "--evidence", "both"]).output().expect("started");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("--guarantee selects within one pack"), "{}", text(&output.stderr));
    desk.run().args(["--evidence", "hearsay"]).assert().code(2).stdout("");
    assert!(names(&desk.out()).is_empty(), "nothing was begun");
}

#[test]
fn check_and_explain_show_the_packs_beside_each_other() {
    let desk = Desk::small();
    let printed = |args: &[&str]| {
        let output = grapevine().args(args).output().expect("started");
        assert!(output.status.success(), "{}", text(&output.stderr));
        text(&output.stdout)
    };
    let file = desk.file().display().to_string();
    let brief = printed(&["check", &file]);
    assert!(brief.contains("are others in the pack \"measured\": --evidence both shows them"), "{brief}");
    let both = printed(&["check", &file, "--evidence", "both"]);
    let table = both.split("the packs differ:").nth(1).expect("the table");
    assert!(table.contains("wom.negative_effect") && !table.contains("voice.rate"), "{table}");
    let measured = printed(&["check", &file, "--evidence", "measured", "--lang", "de"]);
    assert!(measured.contains("Vorgaben des Zahlenpakets „measured“"), "{measured}");
    let differ = ParamId::all().filter(|id| packs_differ(id.param())).count();
    let total = ParamId::all().count();
    let all = printed(&["explain", "evidence"]);
    assert!(all.contains(&format!("These {differ} of {total} numbers differ between the packs:")), "{all}");
    let all = printed(&["explain", "evidence", "--lang", "de"]);
    assert!(all.contains(&format!("Diese {differ} von {total} Zahlen unterscheiden sich:")), "{all}");
    for id in ParamId::all() {
        let rows = all.lines().filter(|l| l.starts_with(&format!(" {} ", id.param().key))).count();
        assert_eq!(rows, usize::from(packs_differ(id.param())), "{}", id.param().key);
    }
}

#[test]
fn the_long_report_lists_every_number_with_its_source_and_marks_the_files_own() {
    let desk = Desk::small();
    desk.run().args(["--trials", "64", "--quiet"]).assert().success();
    let shown = |lang: &str| {
        let output = grapevine()
            .arg("show")
            .arg(desk.result())
            .args(["--full", "--lang", lang])
            .output()
            .expect("started");
        text(&output.stdout)
    };
    let english = shown("en");
    let list = english.split("What it rests on: 6 numbers of your file").nth(1).expect("the list");
    let row =
        |key: &str| list.lines().find(|l| l.starts_with(&format!(" {key} "))).expect("a row").to_owned();
    assert!(row("market.people").trim_end().ends_with("your file"), "{}", row("market.people"));
    assert!(row("voice.rate").contains("beta(2, 38)"), "{}", row("voice.rate"));
    assert!(row("stay.silent.minor").contains("0.37") && row("stay.silent.minor").contains("B ["));
    assert!(list.contains("TARP repurchase table") && list.contains("Grades: A peer-reviewed"), "{list}");
    let german = shown("de");
    assert!(german.contains("Worauf es beruht: 6 Zahlen Ihrer Datei"), "{german}");
    assert!(
        german.contains("Wiederkauftabelle von TARP") && german.contains("Annahme dieses Projekts"),
        "{german}"
    );
}
