//! report.html as people meet it: made by the program, looked at through a real browser.
//!
//! What can be wrong with any page is in `browser/lint.js`; here is what this page promises. Each scenario is simulated
//! once for all tests.

mod controls;
mod links;
mod looks;
mod names;
mod paper;
mod words;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::browser::{self, Look, Page};
use super::{grapevine, names as entries, text};

/// Three ideas against today: a winner, one that costs more than it brings, and one that changes little.
const SEVERAL: &str = r#"grapevine = 1
title = "Which of three ideas for the front desk?"

[world]
market.people    = 3_000
market.customers = 1_000
time.weeks       = 104
visits.per_year  = 12
spend.mean       = 30
network.kind     = "watts_strogatz"

[unknowns]
voice.rate        = "beta(2, 38)"
reach.told        = "9 .. 15"
recovery.resolved = "triangular(0.4, 0.6, 0.8)"

[[policy]]
name     = "As today"
baseline = true

[[policy]]
name = "Ask for complaints"
cost = { setup = 2_000, per_week = 50, per_complaint = 3 }
set  = { "voice.rate" = "x 3", "recovery.resolved" = "+ 0.10" }

[[policy]]
name = "Half the failures"
cost = { setup = 1_000, per_week = 20 }
set  = { "quality.failure_rate" = "x 0.5" }

[[policy]]
name = "Answer better"
cost = { setup = 500 }
set  = { "recovery.resolved" = "+ 0.10" }

[answer]
measure      = "npv"
also         = ["customers", "voiced", "silent", "told_negative"]
worth_having = 500
"#;

/// The report of a scenario, named for the test's messages; made once.
fn report(name: &'static str, scenario: &str) -> PathBuf {
    static MADE: Mutex<BTreeMap<&str, Arc<OnceLock<PathBuf>>>> = Mutex::new(BTreeMap::new());
    let cell = Arc::clone(MADE.lock().unwrap_or_else(PoisonError::into_inner).entry(name).or_default());
    cell.get_or_init(|| make(name, scenario)).clone()
}

/// Below cargo's folder for tests, where it can be looked at when one fails. [`SEVERAL`] and the largest have the
/// report of `run`, with charts and single people; the others have the page alone, which takes less time.
fn make(name: &str, scenario: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("report-page").join(name);
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("scenario.toml");
    fs::write(&file, scenario).expect("written");
    let out = folder.join("out");
    let mut run = grapevine();
    run.arg("run").arg(&file).arg("--out").arg(&out).args(["--trials", "64", "--quiet"]);
    let is_whole = scenario == SEVERAL || name == "fifty";
    if !is_whole {
        run.arg("--no-charts");
    }
    let ran = run.output().expect("started");
    assert!(matches!(ran.status.code(), Some(0 | 3)), "{name}: {}", text(&ran.stderr));
    let result = out.join(&entries(&out)[0]);
    let page = result.join("report.html");
    if !is_whole {
        let made = grapevine().arg("report").arg(&result).arg("--out").arg(&page).output().expect("started");
        assert!(made.status.success(), "{name}: {}", text(&made.stderr));
    }
    assert!(page.is_file(), "{name}: {} is not there", page.display());
    page
}

/// The report of [`SEVERAL`], open in a window; nothing where there is no browser.
fn several(look: &Look, fragment: &str) -> Option<Page> {
    let page = browser::page(look)?;
    page.open(&report("several", SEVERAL), fragment);
    Some(page)
}

/// Nothing of this list was found.
#[track_caller]
fn assert_none(found: &[String], when: &str) {
    assert!(found.is_empty(), "{when}:\n  {}", found.join("\n  "));
}

/// The page said nothing on the console and asked for nothing but itself.
#[track_caller]
fn assert_calm(page: &Page) {
    assert_none(&page.complaints(), "on the console");
    let others: Vec<String> = page.requests().into_iter().filter(|r| !r.contains("report.html")).collect();
    assert_none(&others, "asked for");
}
