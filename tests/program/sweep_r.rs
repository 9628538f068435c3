//! A sweep's exported rows in R, as it is without any package.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use predicates::prelude::*;
use tempfile::TempDir;

use super::sweep_pandas::block;
use super::tools::{skipped, tool};
use super::{grapevine, root, text};

/// Writes every column of numbers as its name, a line end, and its bits; not a number where there is none.
const BITS: &str = r#"
rows <- read.csv("rows.csv", check.names = FALSE)
stopifnot(is.character(rows$status), is.character(rows$policy_name), is.integer(rows$point))
out <- file("bits", "wb")
for (name in names(rows)) if (is.numeric(rows[[name]])) {
  writeBin(charToRaw(paste0(name, "\n")), out)
  writeBin(as.double(rows[[name]]), out, endian = "little")
}
close(out)
"#;

fn rscript() -> Option<PathBuf> {
    tool(&["Rscript"])
}

fn runs(r: &Path, folder: &TempDir, code: &str) -> String {
    let said = Command::new(r).args(["--vanilla", "-e", code]).current_dir(folder).output().expect("R");
    assert!(said.status.success(), "{code}\n{}", text(&said.stderr));
    text(&said.stdout)
}

fn grapevine_runs(folder: &TempDir, args: &[&str]) {
    grapevine().current_dir(folder).args(args).assert().code(predicate::in_iter([0, 1]));
}

/// Cells of a CSV file by column.
fn columns(file: &Path) -> BTreeMap<String, Vec<String>> {
    let mut reader = csv::Reader::from_path(file).expect("there");
    let names: Vec<String> = reader.headers().expect("a header").iter().map(str::to_owned).collect();
    let mut all: BTreeMap<String, Vec<String>> = names.iter().map(|n| (n.clone(), Vec::new())).collect();
    for row in reader.records() {
        for (name, cell) in names.iter().zip(row.expect("a row").iter()) {
            all.get_mut(name).expect("a column").push(cell.to_owned());
        }
    }
    all
}

fn number(cell: &str) -> f64 {
    cell.parse().unwrap_or_else(|_| panic!("a number: {cell}"))
}

#[test]
fn the_r_snippet_of_the_how_to_gives_the_differences_of_the_exported_means() {
    let Some(r) = rscript() else { return skipped("R") };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = root().join("scenarios/sweeps/front-desk-overnight.toml");
    grapevine_runs(&folder, &["sweep", file.to_str().expect("a name"), "--quiet", "--points", "4"]);
    grapevine_runs(&folder, &["export", "output/front-desk-overnight", "--to", "night.csv"]);
    grapevine_runs(&folder, &["export", "output/front-desk-overnight", "--to", "means.csv", "--means"]);
    let kept = "\nwrite.csv(format(gains, digits = 17), \"gains.csv\", row.names = FALSE)";
    let printed = runs(&r, &folder, &(block("r") + kept));
    assert!(printed.contains("point") && printed.lines().count() >= 5, "{printed}");
    let (gains, means) =
        (columns(&folder.path().join("gains.csv")), columns(&folder.path().join("means.csv")));
    let mut compared = 0;
    for (i, name) in means["policy_name"].iter().enumerate().filter(|(_, n)| *n == "Train the front desk") {
        let at = gains["point"].iter().position(|p| p.trim() == means["point"][i]).expect("the point");
        let (ours, theirs) = (number(&means["npv_difference"][i]), number(gains["gain"][at].trim()));
        assert!((ours - theirs).abs() <= 1e-9 * ours.abs(), "{name}: {ours} here and {theirs} in R");
        compared += 1;
    }
    assert_eq!((compared, gains["point"].len()), (4, 4));
}

/// R multiplies decimal digits out in a longer number and rounds twice, so a value may come out beside the right one.
#[test]
fn r_reads_every_number_of_the_csv_to_its_last_bit_or_the_one_beside_it() {
    let Some(r) = rscript() else { return skipped("R") };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let scenario = super::SMALL.replace("2_000", "400").replace("600", "150").replace("52", "20");
    // Some points have more customers than people: their trials fail.
    let sweep = "grapevine = 1\nscenario = \"s.toml\"\n[sweep]\ndesign = \"sobol\"\npoints = 32\ntrials = 32\n\
                 [sweep.vary]\n\"voice.rate\" = \"0.01 .. 0.2 log\"\n\"market.customers\" = \"100 .. 500\"\n\
                 \"network.kind\" = [\"watts_strogatz\", \"barabasi_albert\"]\n";
    for (name, content) in [("s.toml", scenario.as_str()), ("night.toml", sweep)] {
        fs::write(folder.path().join(name), content).expect("written");
    }
    grapevine_runs(&folder, &["sweep", "night.toml", "--quiet"]);
    grapevine_runs(&folder, &["export", "output/night", "--to", "rows.csv"]);
    runs(&r, &folder, BITS);
    let cells = columns(&folder.path().join("rows.csv"));
    let rows = cells["point"].len();
    let bits = fs::read(folder.path().join("bits")).expect("written by R");
    let (mut rest, mut values, mut beside, mut missing) = (bits.as_slice(), 0, 0, 0);
    while let Some(end) = rest.iter().position(|b| *b == b'\n') {
        let name = text(&rest[..end]);
        let (column, more) = rest[end + 1..].split_at(8 * rows);
        rest = more;
        for (cell, bytes) in cells[&name].iter().zip(column.chunks_exact(8)) {
            let read = f64::from_le_bytes(bytes.try_into().expect("eight bytes"));
            if cell.is_empty() {
                assert!(read.is_nan(), "{name}: nothing was read as {read}");
                missing += 1;
                continue;
            }
            let there = number(cell);
            let near = [there.next_down(), there, there.next_up()].contains(&read);
            assert!(near, "{name}: {cell} was read as {read:?}");
            beside += usize::from(read != there);
            values += 1;
        }
    }
    assert!(values > 50_000 && missing > 1_000, "{values} numbers and {missing} gaps");
    assert!(beside * 10_000 < values, "{beside} of {values} numbers beside the right one");
}
