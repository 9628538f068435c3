//! The background documents are current: generated tables, and the places that the evidence map names.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::{root, text};

/// A document with its generated parts replaced by the printed ones.
fn renewed(document: &str, printed: &str) -> String {
    let mut lines = Vec::new();
    let mut rest = document.lines();
    while let Some(line) = rest.next() {
        let Some(name) = line.strip_prefix("<!-- begin ").and_then(|l| l.strip_suffix(" -->")) else {
            lines.push(line);
            continue;
        };
        let end = format!("<!-- end {name} -->");
        let part = printed.lines().skip_while(|l| *l != line).take_while(|l| *l != end);
        let before = lines.len();
        lines.extend(part);
        assert!(lines.len() > before, "`grapevine explain odd` prints no part {name}");
        lines.push(rest.by_ref().find(|l| *l == end).unwrap_or_else(|| panic!("no line {end}")));
    }
    lines.join("\n") + "\n"
}

#[test]
fn the_tables_of_the_odd_description_are_those_that_are_printed() {
    let printed = super::grapevine().args(["explain", "odd"]).output().expect("started");
    let stored = root().join("docs/background/odd.md");
    let before = fs::read_to_string(&stored).expect("there");
    let now = renewed(&before, &text(&printed.stdout));
    assert_eq!(now.matches("<!-- begin ").count(), text(&printed.stdout).matches("<!-- begin ").count());
    if now != before && std::env::var_os("GRAPEVINE_BLESS").is_some() {
        fs::write(&stored, now).expect("written");
    } else {
        assert!(now == before, "docs/background/odd.md is behind: GRAPEVINE_BLESS=1 cargo test --workspace");
    }
}

/// Names of all tests of the workspace.
fn tests_of(folder: &Path, names: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("a folder").map(|e| e.expect("readable").path()) {
        if entry.is_dir() {
            tests_of(&entry, names);
        } else if entry.extension().is_some_and(|e| e == "rs") {
            let source = fs::read_to_string(&entry).expect("readable");
            let after = source.split("#[test]").skip(1);
            let name = |s: &str| Some(s.split_once("fn ")?.1.split_once('(')?.0.to_owned());
            names.extend(after.filter_map(name));
        }
    }
}

/// What stands between backticks.
fn quoted(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

/// Tests are named by sentences: words joined by many underscores, without a dot.
fn names_a_test(word: &str) -> bool {
    word.matches('_').count() >= 3 && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

#[test]
fn every_test_that_a_background_document_names_exists() {
    let mut known = BTreeSet::new();
    for folder in ["src", "tests", "engine/src", "engine/tests"] {
        tests_of(&root().join(folder), &mut known);
    }
    let mut named = 0;
    for document in ["evidence-map.md", "odd.md", "rand-and-rust.md"] {
        let page = fs::read_to_string(root().join("docs/background").join(document)).expect("there");
        // Generated tables hold names of other things.
        let mut generated = false;
        for line in page.lines() {
            generated = line.starts_with("<!-- begin ") || generated && !line.starts_with("<!-- end ");
            for word in quoted(line).filter(|word| !generated && names_a_test(word)) {
                named += 1;
                assert!(known.contains(word), "{document}: there is no test `{word}`");
            }
        }
    }
    assert!(named > 80, "the documents name tests: {named}");
}

#[test]
fn the_evidence_map_has_every_row_once_and_shows_it_or_says_that_it_does_not() {
    let page = fs::read_to_string(root().join("docs/background/evidence-map.md")).expect("there");
    let mut expected = 1;
    for line in page.lines().filter(|l| l.starts_with("| ")) {
        let cells: Vec<&str> = line.split(" | ").collect();
        let Some(row) = cells[0].trim_start_matches("| ").parse::<u32>().ok() else { continue };
        assert_eq!(row, expected, "rows in their order");
        expected += 1;
        let shown = *cells.last().expect("cells");
        let test = quoted(shown).any(names_a_test);
        let scenario = shown.contains("](../../scenarios/");
        assert!(test || scenario || shown.contains("**not shown**"), "row {row} shows nothing: {line}");
    }
    assert_eq!(expected, 58, "57 rows");
}
