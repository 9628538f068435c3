//! What `[pilot]` may say, and what is said back when it is wrong.

use grapevine_engine::scenario::{Pilot, PilotMeasure, Problem, parse, resolved_text};

fn text(pilot: &str) -> String {
    format!(
        r#"grapevine = 1
[world]
market.people = 2_000
market.customers = 500
time.weeks = 52
[[policy]]
name = "As today"
baseline = true
[[policy]]
name = "Train"
set = {{ "training.sessions_per_month" = 1 }}
from = {{ week = 4 }}
[pilot]
{pilot}
"#
    )
}

fn pilot(lines: &str) -> Pilot {
    let text = text(lines);
    parse(&text).unwrap_or_else(|problems| panic!("{problems:#?}")).pilot.expect("a pilot")
}

/// Titles and helps of everything wrong.
fn wrong(lines: &str) -> Vec<(String, String)> {
    let problems = parse(&text(lines)).expect_err("taken as good");
    problems.into_iter().map(|Problem { title, help, .. }| (title, help.unwrap_or_default())).collect()
}

#[test]
fn a_pilot_is_read_as_written_and_the_rest_has_defaults() {
    let full = pilot("policy = \"Train\"\nshare = 0.25\nfrom_week = 0\nweeks = 26\nmeasure = \"stayed\"");
    let expected = Pilot { policy: 1, share: 0.25, from_week: 0, weeks: 26, measure: PilotMeasure::Stayed };
    assert_eq!(full, expected);
    let short = pilot("policy = \"Train\"\nweeks = 48");
    let expected = Pilot { policy: 1, share: 0.5, from_week: 4, weeks: 48, measure: PilotMeasure::Revenue };
    assert_eq!(short, expected);
}

#[test]
fn the_resolved_text_has_the_same_pilot() {
    let s = parse(&text("policy = \"Train\"\nshare = 0.3\nweeks = 20\nmeasure = \"visits\"")).expect("sound");
    let again = parse(&resolved_text(&s)).expect("sound");
    assert_eq!(again.pilot, s.pilot);
    assert!(s.pilot.is_some());
}

#[test]
fn everything_wrong_with_a_pilot_is_said_at_once_with_its_cure() {
    let found = wrong("polcy = \"Train\"\nshare = 50\nweeks = 2.5\nmeasure = \"revenu\"");
    let titles: Vec<&str> = found.iter().map(|(title, _)| title.as_str()).collect();
    assert_eq!(
        titles,
        [
            "unknown key `polcy` in [pilot]",
            "the pilot's `share` is 50",
            "`weeks` is 2.5, not a number of weeks",
            "a pilot cannot be read by \"revenu\"",
        ]
    );
    let helps: Vec<&str> = found.iter().map(|(_, help)| help.as_str()).collect();
    assert_eq!(helps[0], "did you mean `policy`?");
    assert_eq!(helps[1], "shares are fractions: write 0.5 for 50 %");
    assert_eq!(helps[3], "did you mean \"revenue\"?");
}

#[test]
fn each_mistake_has_its_own_words() {
    let one = |lines: &str| {
        let found = wrong(lines);
        assert_eq!(found.len(), 1, "{found:?}");
        found[0].clone()
    };
    let unknown = one("policy = \"Trian\"\nweeks = 26");
    assert_eq!(unknown, ("no policy is called \"Trian\"".into(), "did you mean \"Train\"?".into()));
    assert_eq!(one("policy = \"Sauna\"\nweeks = 26").1, "policies that can be tried out: \"Train\"");
    assert!(one("policy = \"As today\"\nweeks = 26").0.contains("is the baseline"));
    for share in ["0", "1", "-0.2"] {
        assert!(
            one(&format!("policy = \"Train\"\nweeks = 26\nshare = {share}")).1.contains("between 0 and 1")
        );
    }
    assert_eq!(one("policy = \"Train\"").0, "the pilot has no end");
    assert_eq!(one("weeks = 26").0, "the pilot names no policy");
    assert_eq!(one("policy = \"Train\"\nweeks = 0").0, "`weeks` is 0, not a number of weeks");
    let long = one("policy = \"Train\"\nweeks = 49");
    assert_eq!(long.0, "the pilot is read after week 53, beyond the end");
    assert!(long.1.contains("at most weeks = 48"));
    let late = one("policy = \"Train\"\nfrom_week = 52\nweeks = 1");
    assert_eq!(late.0, "the pilot starts in week 52, after the end");
    let few = one("policy = \"Train\"\nweeks = 26\nshare = 0.003");
    assert_eq!(few.0, "of 500 customers the smaller group of the pilot has 1.5 on average");
    let list = parse(&text("policy = \"Train\"\nweeks = 26").replace("[pilot]", "[[pilot]]"));
    assert_eq!(list.expect_err("a list")[0].title, "`pilot` must be a table");
}
