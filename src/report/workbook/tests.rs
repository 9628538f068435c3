//! The workbook from stored results of the made-up world, read back from its bytes.

use std::io::Read;

use grapevine_engine::metric::metric_index;
use grapevine_engine::scenario::Scenario;

use super::break_even::First;
use super::*;
use crate::stats::break_even::week;
use crate::store::Results;
use crate::testing::{Fake, scenario, stored};

/// The parts of a workbook as text, by name.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let count = archive.len();
    let part = |i: usize| {
        let mut file = archive.by_index(i).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        (file.name().unwrap().into_owned(), text)
    };
    (0..count).map(part).collect()
}

/// All formulas, with the results that are stored with them.
fn formulas(parts: &[(String, String)]) -> Vec<(String, String)> {
    let sheets = parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet"));
    let between = |text: &str, open: &str, close: &str| {
        text.split_once(open).and_then(|(_, rest)| rest.split_once(close)).map(|(inner, _)| inner.to_owned())
    };
    let cells =
        sheets.flat_map(|(_, xml)| xml.split("<c r=").skip(1).map(|c| c.split("</c>").next().unwrap_or("")));
    cells
        .filter_map(|cell| {
            Some((between(cell, "<f>", "</f>")?, between(cell, "<v>", "</v>").unwrap_or_default()))
        })
        .collect()
}

fn of(policies: usize, rounds: u32, change: impl Fn(&mut Scenario)) -> (Results, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let mut scenario = scenario(policies);
    change(&mut scenario);
    let results =
        stored(folder.path(), &scenario, &Fake { weekly_cost_cents: 150, ..Fake::default() }, rounds);
    (results, folder)
}

fn written(results: &Results, lang: Lang) -> Vec<u8> {
    write(&Material::of(results).unwrap(), lang).unwrap()
}

#[test]
fn the_same_results_give_the_same_bytes() {
    let (results, _folder) = of(3, 1, |_| ());
    for lang in [Lang::En, Lang::De] {
        assert!(written(&results, lang) == written(&results, lang));
    }
    let properties =
        &parts(&written(&results, Lang::En)).into_iter().find(|p| p.0 == "docProps/core.xml").unwrap().1;
    assert_eq!(properties.matches("2000-01-01T00:00:00Z").count(), 2, "no clock: {properties}");
}

#[test]
fn what_looks_like_a_formula_stays_a_text() {
    let names = [
        "=HYPERLINK(\"http://x\",\"y\")",
        "+1",
        "@x",
        "\t=1+1",
        "-2",
        "inf",
        "NaN",
        "1e5",
        "<b>&amp;</b>",
        "\"q\" 'r'",
    ];
    let (results, _folder) = of(names.len() + 1, 1, |s| {
        for (policy, name) in s.policies.iter_mut().skip(1).zip(names) {
            policy.name = name.to_owned();
        }
        s.title = "=cmd|' /C calc'!A0 &P &A".to_owned();
        s.currency = "=1+1\"".to_owned();
    });
    let parts = parts(&written(&results, Lang::En));
    let formulas = formulas(&parts);
    assert!(formulas.len() > 300, "{}", formulas.len());
    for (formula, result) in &formulas {
        for bad in ["HYPERLINK", "cmd", "http"] {
            assert!(!formula.contains(bad), "{formula}");
        }
        assert!(!["inf", "NaN"].contains(&result.as_str()), "{formula}: {result}");
    }
    let strings = &parts.iter().find(|p| p.0 == "xl/sharedStrings.xml").unwrap().1;
    assert!(
        strings.contains("=HYPERLINK(\"http://x\",\"y\")")
            && strings.contains(">+1<")
            && strings.contains(">inf<")
    );
    assert!(strings.contains("&lt;b&gt;&amp;amp;&lt;/b&gt;"), "markup is escaped once");
    let headers =
        parts.iter().filter_map(|(_, xml)| xml.split_once("<oddHeader>")?.1.split_once("</oddHeader>"));
    let headers: Vec<&str> = headers.map(|(header, _)| header).collect();
    assert!(
        headers.len() == 11 && headers[0].contains("A0 &amp;&amp;P &amp;&amp;A"),
        "an ampersand is no code"
    );
    assert!(parts.iter().all(|(name, _)| !name.contains("externalLink")), "nothing leads outside");
}

#[test]
fn every_formula_has_a_result() {
    let (results, _folder) = of(3, 1, |_| ());
    let formulas = formulas(&parts(&written(&results, Lang::De)));
    let weeks = results.manifest.weeks as usize;
    assert!(formulas.len() >= 9 * weeks);
    for (formula, result) in formulas {
        assert!(!result.is_empty(), "{formula}");
    }
}

#[test]
fn the_first_answer_is_that_of_the_runs_mean() {
    let (results, _folder) = of(3, 2, |_| ());
    let material = Material::of(&results).unwrap();
    let means = Means::of(&results).unwrap();
    let (t, lang) = (texts::of(Lang::En).workbook, Lang::En);
    let s = Source { material: &material, lang, t, style: Style::of(&material.answer, lang, t), means };
    let profiles = Profiles::of(&s, s.means.as_ref().unwrap()).unwrap();
    assert_eq!(profiles.all[profiles.shown].policy, material.answer.leader);
    let cash = results.weekly_cash().unwrap();
    for profile in &profiles.all {
        let first = First::of(profile, profiles.rate);
        let full = &material.full.policies[profile.policy];
        let gain = full.bridge.as_ref().unwrap().gain;
        assert!((first.npv() - gain).abs() < 1e-6 * gain.abs(), "{} {gain}", first.npv());
        assert!((first.roq().unwrap() - full.return_on_quality.unwrap().value).abs() < 1e-9);
        let against = cash.minus(profile.policy, material.answer.baseline);
        let mean = |w| against.week(0, w).iter().sum::<f64>() / results.worlds.len() as f64;
        let path: Vec<f64> = (0..results.manifest.weeks as usize).map(mean).collect();
        assert_eq!(first.week, week(&path));
    }
}

#[test]
fn one_policy_one_world_and_fifty_policies_all_have_a_workbook() {
    let sheets = |results: &Results| {
        let parts = parts(&written(results, Lang::En));
        parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet")).count()
    };
    let (alone, _a) = of(1, 1, |_| ());
    assert_eq!(sheets(&alone), 8, "nothing to compare: no break-even");
    let (mut single, _b) = of(3, 1, |_| ());
    single.keep_one_world();
    assert_eq!(sheets(&single), 11);
    let (many, _c) = of(50, 1, |s| s.policies[7].name = "x".repeat(200));
    assert_eq!(sheets(&many), 11);
}

#[test]
fn measures_that_are_better_when_lower_or_shares_are_written_as_they_are() {
    let (results, _folder) = of(3, 1, |s| s.answer.measure = metric_index("left").unwrap());
    let material = Material::of(&results).unwrap();
    let style = Style::of(&material.answer, Lang::En, texts::of(Lang::En).workbook);
    let gain = material.answer.policies[1].gain.unwrap().mean;
    assert!(gain > 0.0 && style.change(gain) == -gain, "fewer lost customers are a gain, and a minus");
    assert_eq!(style.ends(1.0, 2.0), [-2.0, -1.0]);
    assert!(!written(&results, Lang::De).is_empty());
}

#[test]
fn sheets_have_names_that_a_spreadsheet_takes() {
    for lang in [Lang::En, Lang::De] {
        let n = &texts::of(lang).workbook.sheets;
        let names = [
            n.verdict,
            n.policies,
            n.measures,
            n.assumptions,
            n.yearly,
            n.break_even,
            n.weeks,
            n.changes,
            n.losses,
            n.unknowns,
            n.guide,
        ];
        for (i, name) in names.iter().enumerate() {
            assert!(!name.is_empty() && name.chars().count() <= 31, "{name}");
            assert!(!name.contains(['[', ']', ':', '*', '?', '/', '\\', '\'']), "{name}");
            assert!(
                !names[..i].iter().any(|other| other.to_lowercase() == name.to_lowercase()),
                "{name} twice"
            );
        }
    }
}

#[test]
fn long_texts_are_cut_where_a_cell_ends() {
    assert_eq!(page::cut("abc", 3), "abc");
    assert_eq!(page::cut("abcd", 3), "ab…");
    let emoji = "🎉".repeat(20_000);
    assert!(page::cut(&emoji, 32_000).encode_utf16().count() <= 32_000);
}
