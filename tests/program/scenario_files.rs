//! Scenario files against arbitrary input, and the verbs that read them.

use std::fs;

use assert_cmd::Command;
use grapevine_engine::scenario::quantity::{self, Quantity};
use grapevine_engine::scenario::{Law, Setting, parse};
use predicates::prelude::*;
use proptest::prelude::*;

const FRONT_DESK: &str = include_str!("../../scenarios/front-desk.toml");

/// Parses and checks what every problem must fulfil.
fn judged(text: &str) {
    if let Err(problems) = parse(text) {
        assert!(!problems.is_empty());
        for p in &problems {
            assert!(text.get(p.span.clone()).is_some(), "span {:?} of {:?} is no text", p.span, p.title);
            assert!(!p.title.is_empty() && !p.label.is_empty(), "{p:?}");
        }
    }
}

/// The numbers that people write, up to a few digits.
fn number() -> impl Strategy<Value = f64> {
    prop_oneof![(-1e9..1e9_f64), (0..1_000_000_u32).prop_map(f64::from), (0.0..1.0_f64)]
}

/// Three numbers in rising order.
fn sorted() -> impl Strategy<Value = (f64, f64, f64)> {
    (number(), 1e-3..1e6_f64, 1e-3..1e6_f64).prop_map(|(low, a, b)| (low, low + a, low + a + b))
}

fn law() -> impl Strategy<Value = Law> {
    prop_oneof![
        sorted().prop_map(|(low, _, high)| Law::Uniform { low, high }),
        (1e-6..1.0_f64, 1.0..1e6_f64).prop_map(|(low, high)| Law::LogUniform { low, high }),
        sorted().prop_map(|(low, mode, high)| Law::Triangular { low, mode, high }),
        sorted().prop_map(|(low, mode, high)| Law::Pert { low, mode, high }),
        (1e-3..1e3_f64, 1e-3..1e3_f64).prop_map(|(a, b)| Law::Beta { a, b }),
        (number(), 1e-3..1e6_f64).prop_map(|(mean, sd)| Law::Normal { mean, sd }),
        (1e-3..1e6_f64, 1e-3..10.0_f64).prop_map(|(mean, cv)| Law::LogNormal { mean, cv }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_judged_without_a_panic(text in "\\PC{0,200}") {
        judged(&text);
        let _ = quantity::parse(&text);
    }

    #[test]
    fn any_value_is_judged_without_a_panic(value in "[0-9.,_%kx+ e(){}\\[\\]\"'#=€–-]{0,24}") {
        judged(&format!("grapevine = 1\n[world]\nvoice.rate = {value}\n"));
        judged(&format!("grapevine = 1\n[unknowns]\nvoice.rate = \"{value}\"\n"));
        judged(&format!("grapevine = 1\n[[policy]]\nname = \"A\"\ncost = {{ setup = {value}, per_week = 3 }}\n"));
    }

    #[test]
    fn a_damaged_scenario_is_judged_without_a_panic(
        cuts in prop::collection::vec((0..FRONT_DESK.len(), 0..20_usize, "[ -~ü\\n]{0,4}"), 1..6)
    ) {
        let mut text = FRONT_DESK.to_owned();
        for (at, length, put) in cuts {
            let start = (0..=at.min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0);
            let wanted = (start + length).min(text.len());
            let end = (wanted..=text.len()).find(|i| text.is_char_boundary(*i)).unwrap_or(text.len());
            text.replace_range(start..end, &put);
        }
        judged(&text);
    }

    #[test]
    fn a_law_reads_back_as_it_was_written(law in law()) {
        prop_assert_eq!(quantity::parse(&law.text()), Ok(Quantity::Law(law)));
    }

    #[test]
    fn a_setting_reads_back_as_it_was_written(x in number()) {
        prop_assert_eq!(quantity::parse(&Setting::Plus(x).to_string()), Ok(Quantity::Relative(Setting::Plus(x))));
        let times = Setting::Times(x.abs());
        prop_assert_eq!(quantity::parse(&times.to_string()), Ok(Quantity::Relative(times)));
        let to = Setting::To(x.abs());
        prop_assert_eq!(quantity::parse(&to.to_string()), Ok(Quantity::Number(x.abs())));
    }
}

#[test]
fn large_hostile_files_are_judged() {
    // Quadratic reading would show as a test that does not end; no time is asserted.
    let many = |line: &str| line.repeat(300_000 / line.len());
    for text in [
        many("a = 4,5\n"),
        many("= \n"),
        many("["),
        many("{"),
        many("a = ["),
        many("a."),
        format!("x = {}1", many("{a=")),
        format!("{} = 1", many("a.").trim_end_matches('.')),
        format!("grapevine = 1\n[world]\n{} = 1", many("voice.").trim_end_matches('.')),
        format!("grapevine = 1\n{}", many("[[policy]]\n")),
        format!("grapevine = 1\n[world]\nvoice.rate = \"{}\"", many("9,")),
        format!("grapevine = 1\n[[policy]]\nname=\"A\"\nset = {{ {} }}", many("\"voice.rate\"=1,")),
    ] {
        judged(&text);
    }
}

fn grapevine() -> Command {
    let mut command = Command::cargo_bin("grapevine").expect("built by cargo");
    command.env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command
}

#[test]
fn check_says_ok_or_everything_that_is_wrong() {
    let ok = predicate::str::contains("front-desk.toml: ok").and(predicate::str::contains("\u{1b}").not());
    grapevine().args(["check", "scenarios/front-desk.toml"]).assert().code(0).stdout(ok);
    let dir = tempfile::tempdir().expect("temporary folder");
    let path = dir.path().join("wrong.toml");
    fs::write(&path, "grapevine = 1\n[world]\nvoice.rat = 1\nspend.mean = 4,5\n").expect("written");
    let said = predicate::str::contains("unknown key `voice.rat`")
        .and(predicate::str::contains("write 4.5"))
        .and(predicate::str::contains("wrong.toml:3:1"))
        .and(predicate::str::contains("\u{1b}").not());
    grapevine().arg("check").arg(&path).assert().code(2).stdout("").stderr(said);
}

#[test]
fn files_that_are_not_there_or_are_folders_are_the_wrong_file() {
    let missing = predicate::str::contains("there is no such file")
        .and(predicate::str::contains("scenarios/front-desk.toml"));
    grapevine().args(["check", "front-desk"]).assert().code(2).stderr(missing);
    grapevine()
        .args(["check", "scenarios"])
        .assert()
        .code(2)
        .stderr(predicate::str::contains("this is a folder"));
}

#[test]
fn a_new_scenario_is_sound_and_never_overwrites() {
    let dir = tempfile::tempdir().expect("temporary folder");
    for (name, lang) in [("question", "en"), ("frage", "de")] {
        grapevine().current_dir(&dir).args(["new", name, "--lang", lang]).assert().code(0);
        grapevine().current_dir(&dir).args(["check", &format!("{name}.toml")]).assert().code(0);
        let exists = predicate::str::contains("exists already");
        grapevine().current_dir(&dir).args(["new", name, "--lang", lang]).assert().code(74).stderr(exists);
    }
}

#[test]
fn schema_and_explain_print_data() {
    let schema = grapevine().arg("schema").assert().code(0).get_output().stdout.clone();
    let schema: serde_json::Value = serde_json::from_slice(&schema).expect("JSON");
    assert_eq!(schema["title"], "grapevine scenario");
    grapevine().args(["explain", "exit-codes"]).assert().code(0).stdout(predicate::str::contains("130"));
    let near = predicate::str::contains("did you mean `voice.rate`?");
    grapevine().args(["explain", "voice.rte"]).assert().code(2).stderr(near);
}
