//! The report as a whole, from stored results of the made-up world.

use super::text::{Timing, report};
use super::{Answer, Lang, derived, json};
use crate::stats::verdict::Verdict;
use crate::store::Results;
use crate::testing::{Fake, scenario, stored};

fn printed(results: &Results, lang: Lang) -> String {
    let answer = Answer::of(results).unwrap();
    let timing = Timing { seconds: 0.94, new_worlds: results.stored_worlds };
    let report = report(&answer, &results.manifest, lang, Some(timing));
    format!("{}\n{}\n", report.verdict, report.body)
}

fn of(
    policies: usize,
    model: &Fake,
    rounds: u32,
    change: impl Fn(&mut grapevine_engine::scenario::Scenario),
) -> Results {
    let dir = tempfile::tempdir().unwrap();
    let mut scenario = scenario(policies);
    change(&mut scenario);
    stored(dir.path(), &scenario, model, rounds)
}

#[test]
fn the_report_in_english() {
    let dir = tempfile::tempdir().unwrap();
    insta::assert_snapshot!(printed(&stored(dir.path(), &scenario(3), &Fake::default(), 4), Lang::En));
}

#[test]
fn the_report_in_german() {
    let dir = tempfile::tempdir().unwrap();
    insta::assert_snapshot!(printed(&stored(dir.path(), &scenario(3), &Fake::default(), 4), Lang::De));
}
