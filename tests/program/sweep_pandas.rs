//! A sweep's files in the programs that researchers read them with: pandas, pyarrow, DuckDB.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use predicates::prelude::*;

use super::tools::{skipped, tool};
use super::{grapevine, root, text};

/// A Python that has pandas and pyarrow.
pub fn python() -> Option<PathBuf> {
    let python = tool(&["python3", "python"])?;
    let found = Command::new(&python).args(["-c", "import pandas, pyarrow"]).output().ok()?;
    found.status.success().then_some(python)
}

/// Sweeps, exports three ways and lets Python compare what it reads.
fn compare(python: &Path, files: &[(&str, &str)], rows: usize) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    for (name, content) in files {
        fs::write(folder.path().join(name), content).expect("written");
    }
    let run = |args: &[&str]| {
        let mut command = grapevine();
        command.current_dir(&folder).args(args).assert().code(predicate::in_iter([0, 1]));
    };
    run(&["sweep", "night.toml", "--quiet"]);
    run(&["export", "output/night", "--to", "rows.csv"]);
    run(&["export", "output/night", "--to", "rows.parquet"]);
    run(&["export", "output/night", "--to", "means.csv", "--means"]);
    let script = root().join("tests/program/sweep_pandas.py");
    let rows = rows.to_string();
    let args = ["output/night", "rows.csv", "rows.parquet", "means.csv", &rows];
    let said = Command::new(python).arg(script).args(args).current_dir(&folder).output().expect("python");
    assert!(said.status.success(), "{}\n{}", text(&said.stdout), text(&said.stderr));
}

#[test]
fn pandas_reads_parts_csv_and_parquet_with_the_same_values_types_and_gaps() {
    let Some(python) = python() else { return skipped("pandas") };
    let scenario = super::SMALL.replace("2_000", "400").replace("600", "150").replace("52", "20");
    // Some points have more customers than people: their trials fail.
    let sweep = "grapevine = 1\nscenario = \"s.toml\"\n[sweep]\ndesign = \"sobol\"\npoints = 12\ntrials = 8\n\
                 [sweep.vary]\n\"voice.rate\" = \"0.01 .. 0.2 log\"\n\"market.customers\" = \"100 .. 500\"\n\
                 \"network.kind\" = [\"watts_strogatz\", \"barabasi_albert\"]\n";
    compare(&python, &[("s.toml", &scenario), ("night.toml", sweep)], 12 * 8 * 2);
}

#[test]
fn pandas_reads_an_export_of_several_row_groups() {
    let Some(python) = python() else { return skipped("pandas") };
    let sweep = "grapevine = 1\nmodel = \"ishigami\"\n[sweep]\ndesign = \"sobol\"\npoints = 35_000\ntrials = 2\n\
                 [sweep.vary]\nx1 = \"-3.1 .. 3.1\"\nx2 = \"-3.1 .. 3.1\"\nx3 = \"-3.1 .. 3.1\"\n";
    compare(&python, &[("night.toml", sweep)], 70_000);
}

#[test]
fn pandas_and_duckdb_read_the_folder_while_the_sweep_runs() {
    let Some(python) = python() else { return skipped("pandas") };
    let folder = tempfile::tempdir().expect("a temporary folder");
    // Of a night's length: it is killed when enough has been seen.
    let sweep = "grapevine = 1\nscenario = \"s.toml\"\n[sweep]\ndesign = \"sobol\"\npoints = 20_000\ntrials = 8\n\
                 unit = 2\n[sweep.vary]\n\"voice.rate\" = \"0.01 .. 0.2 log\"\n[sweep.record]\nseries = \"quarter\"\n";
    for (name, content) in [("s.toml", super::SMALL), ("night.toml", sweep)] {
        fs::write(folder.path().join(name), content).expect("written");
    }
    let mut command = Command::new(grapevine().get_program());
    command.args(["sweep", "night.toml", "--quiet", "--threads", "1"]).current_dir(&folder);
    let mut running = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("started");
    let script = root().join("tests/program/sweep_running.py");
    let read = Command::new(python).arg(script).args(["output/night", "32"]).current_dir(&folder).output();
    // Also what the how-to says: the rows so far as a table.
    let mut export = grapevine();
    let export = export.args(["export", "output/night", "--to", "so-far.csv"]).current_dir(&folder).output();
    let ended = running.try_wait().expect("asked");
    running.kill().expect("killed, or over");
    running.wait().expect("ended");
    let (read, export) = (read.expect("python"), export.expect("started"));
    assert!(read.status.success(), "{}\n{}", text(&read.stdout), text(&read.stderr));
    assert!(export.status.success(), "{}", text(&export.stderr));
    assert_eq!(ended, None, "the sweep was over before it was looked at");
}

/// The first block of a language in the how-to.
pub fn block(language: &str) -> String {
    let how_to = fs::read_to_string(root().join("docs/how-to/overnight.md")).expect("there");
    let begin = format!("```{language}\n");
    let after = how_to.split(&begin).nth(1).unwrap_or_else(|| panic!("no {language} in the how-to"));
    after.split("```").next().unwrap_or_default().to_owned()
}

#[test]
fn the_snippets_of_the_how_to_run_on_what_its_commands_make() {
    let Some(python) = python() else { return skipped("pandas") };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = root().join("scenarios/sweeps/front-desk-overnight.toml");
    let run = |args: &[&str]| {
        grapevine().current_dir(&folder).args(args).assert().code(0);
    };
    run(&["sweep", file.to_str().expect("a name"), "--quiet", "--points", "4"]);
    run(&["export", "output/front-desk-overnight", "--to", "night.parquet"]);
    run(&["export", "output/front-desk-overnight", "--to", "means.csv", "--means"]);
    let runs = |code: &str| {
        let said = Command::new(&python).args(["-c", code]).current_dir(&folder).output().expect("python");
        assert!(said.status.success(), "{code}\n{}", text(&said.stderr));
        text(&said.stdout)
    };
    let printed = runs(&block("python"));
    assert!(printed.contains("Train the front desk"), "{printed}");
    if runs("import importlib.util; print(importlib.util.find_spec('duckdb') is not None)").trim() == "True" {
        let printed = runs(&format!("import duckdb\nprint(duckdb.sql(\"\"\"{}\"\"\"))", block("sql")));
        assert!(printed.contains("Train the front desk"), "{printed}");
    }
}
