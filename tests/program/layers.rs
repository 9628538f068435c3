//! Who may use what (ARCHITECTURE.md), read from the sources themselves.

use std::fs;
use std::path::{Path, PathBuf};

use super::root;

/// What the code of each folder or file of `src/` may use beside itself and the engine.
const ALLOWED: [(&str, &[&str]); 10] = [
    ("edges", &["scenario_file"]),
    ("scenario_file", &["edges"]),
    ("design", &[]),
    ("stats", &[]),
    ("store", &[]),
    ("texts", &[]),
    ("sweep_file", &["design", "scenario_file"]),
    ("experiment", &["design", "stats", "store", "sweep_file"]),
    ("report", &["store", "stats", "texts"]),
    ("verify", &["edges", "experiment", "report", "store"]),
];

/// All Rust files below a folder.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a source folder") {
        let path = entry.expect("readable").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The lines that are compiled into the program: no comments, no tests.
fn code(path: &Path) -> Vec<(usize, String)> {
    let text = fs::read_to_string(path).expect("a source file");
    let lines = text.lines().enumerate();
    lines
        .take_while(|(_, line)| *line != "#[cfg(test)]" || !text.contains("mod tests {"))
        .map(|(n, line)| (n + 1, line.trim().to_owned()))
        .filter(|(_, line)| !line.starts_with("//"))
        .collect()
}

/// `report` for src/report/text.rs, `edges` for src/edges.rs.
fn layer(path: &Path) -> String {
    let inside = path.strip_prefix(root().join("src")).expect("below src");
    let first = inside.iter().next().expect("a name").to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// Files that exist for tests only, declared so in their parent.
fn only_for_tests(path: &Path) -> bool {
    let name = path.file_stem().expect("a name");
    name.to_string_lossy().ends_with("tests")
        || name == "testing"
        || name == "calibration"
        || path.ends_with("report/chart/samples.rs")
}

/// Names after `crate::` in a line.
fn used(line: &str) -> Vec<String> {
    let name = |rest: &str| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    line.split("crate::").skip(1).map(name).collect()
}

#[test]
fn layers_use_only_what_lies_below_them() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for path in sources(&root().join("src")).iter().filter(|p| !only_for_tests(p)) {
        let layer = layer(path);
        if layer == "cli" || layer == "main" {
            continue;
        }
        let (_, allowed) = ALLOWED.iter().find(|(name, _)| *name == layer).unwrap_or_else(|| {
            panic!("src/{layer} is a new layer: say in this test and in ARCHITECTURE.md what it may use")
        });
        for (n, line) in code(path) {
            for name in used(&line) {
                seen += 1;
                if name != layer && !allowed.contains(&name.as_str()) {
                    wrong.push(format!("{}:{n}: {layer} uses {name}", path.display()));
                }
            }
        }
    }
    assert!(seen > 10, "the test reads the sources: {seen}");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn only_the_command_line_prints() {
    let words =
        ["println!", "eprintln!", "print!(", "eprint!(", "dbg!(", "stdout()", "stderr()", "indicatif"];
    let mut wrong = Vec::new();
    let mut in_cli = 0;
    for folder in ["src", "engine/src"] {
        for path in sources(&root().join(folder)).iter().filter(|p| !only_for_tests(p)) {
            let hits = code(path).into_iter().filter(|(_, line)| words.iter().any(|w| line.contains(w)));
            if path.starts_with(root().join("src/cli")) {
                in_cli += hits.count();
            } else {
                wrong.extend(hits.map(|(n, line)| format!("{}:{n}: {line}", path.display())));
            }
        }
    }
    assert!(in_cli > 0, "the test knows printing when it sees it");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_model_knows_no_disk_thread_clock_or_screen() {
    let words =
        ["std::fs", "std::io", "std::net", "std::thread", "std::time", "std::process", "std::env", "rayon"];
    let collections = ["HashMap", "HashSet"];
    for path in sources(&root().join("engine/src")) {
        for (n, line) in code(&path) {
            let bad = words.iter().chain(&collections).find(|w| line.contains(**w));
            assert!(bad.is_none(), "{}:{n}: {line}", path.display());
        }
    }
    let manifest = fs::read_to_string(root().join("engine/Cargo.toml")).expect("there");
    for dependency in ["plotters", "rayon", "parquet", "clap", "std_rng", "os_rng"] {
        assert!(!manifest.contains(dependency), "the engine depends on {dependency}");
    }
}

#[test]
fn lints_stand_at_the_top_of_both_crates() {
    for (file, lints) in [
        ("src/main.rs", &["clippy::unwrap_used", "clippy::print_stdout", "clippy::print_stderr"][..]),
        ("engine/src/lib.rs", &["clippy::unwrap_used", "clippy::disallowed_methods", "clippy::print_stdout"]),
    ] {
        let text = fs::read_to_string(root().join(file)).expect("there");
        let denied: String = text.split("#![deny(").skip(1).filter_map(|s| s.split(")]").next()).collect();
        for lint in lints {
            assert!(denied.contains(lint), "{file} denies {lint}");
        }
    }
}

#[test]
fn every_dependency_is_declared_for_the_version_of_rust_that_is_promised() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("there");
    let promised = env!("CARGO_PKG_RUST_VERSION");
    assert!(manifest.contains(&format!("rust-version = \"{promised}\"")));
    for file in ["LICENSE-MIT", "LICENSE-APACHE", "CHANGELOG.md", "CONTRIBUTING.md", "ARCHITECTURE.md"] {
        assert!(root().join(file).is_file(), "{file}");
    }
}

/// Where texts in both languages stand outside `src/texts`: rows of tables that say everything about an item, and
/// whose type has a place for each language. To be shortened, never lengthened.
const BILINGUAL_TABLES: &[(&str, &str)] = &[
    ("src/cli/exit.rs", "the table of exit codes"),
    ("src/cli/explain.rs", "the lists of topics and of ways to write a value"),
    ("src/report/chart/mod.rs", "the table of charts"),
    ("src/verify", "checks stand with their names, sources and numbers"),
];

#[test]
fn what_users_read_stands_in_the_catalogue() {
    let mut wrong = Vec::new();
    let (mut seen, mut used) = (0, vec![false; BILINGUAL_TABLES.len()]);
    for path in sources(&root().join("src")).iter().filter(|p| !only_for_tests(p)) {
        if path.starts_with(root().join("src/texts")) {
            continue;
        }
        let table = BILINGUAL_TABLES.iter().position(|(file, _)| path.starts_with(root().join(file)));
        let lines = code(path);
        for (i, (n, line)) in lines.iter().enumerate() {
            // The two texts begin on the same line or on the next ones.
            let next = |k: usize| lines.get(i + k).map_or("", |(_, line)| line.as_str());
            let chosen = [".pick(", "said(", "Lang::De => ", "Lang::De) => "]
                .iter()
                .find_map(|w| line.split(w).nth(1));
            let literal = |text: &str| text.starts_with(['"', '[']) || text.starts_with("format!(");
            let text = chosen.map(|rest| if rest.is_empty() || rest == "{" { next(1) } else { rest });
            let german = |c: char| "äöüÄÖÜß„".contains(c);
            let quoted = line.split('"').skip(1).step_by(2).any(|text| text.contains(german));
            seen += usize::from(chosen.is_some());
            if quoted && let Some(table) = table {
                used[table] = true;
            } else if quoted || text.is_some_and(literal) {
                wrong.push(format!("{}:{n}: {line}", path.display()));
            }
        }
    }
    assert!(seen > 5, "the test knows a choice of language when it sees one: {seen}");
    assert!(wrong.is_empty(), "move these to src/texts:\n{}", wrong.join("\n"));
    for ((file, _), used) in BILINGUAL_TABLES.iter().zip(used) {
        assert!(used, "{file} has no text any more: take it off the list");
    }
}
