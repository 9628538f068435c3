//! Shocks: what a file may say about them, and that they come to every policy alike and go again.

use grapevine_engine::evidence::Pack;
use grapevine_engine::model::policy::Schedule;
use grapevine_engine::model::{Outcome, Scratch, World, run_world};
use grapevine_engine::scenario::params::ParamId as P;
use grapevine_engine::scenario::{Change, Problem, Scenario, Setting, Shock, parse, resolved_text};
use grapevine_engine::twin::expect;

const POLICIES: &str = "
[[policy]]
name = \"As today\"
baseline = true

[[policy]]
name = \"Ask\"
set = { \"voice.rate\" = \"x 3\" }
";

fn file(shock: &str) -> String {
    format!("grapevine = 1\n[world]\ntime.weeks = 104\n{POLICIES}\n{shock}\n")
}

fn bad(shock: &str) -> Vec<Problem> {
    parse(&file(shock)).err().unwrap_or_else(|| panic!("taken as good:\n{shock}"))
}

/// The only problem's marked text, title and help.
#[track_caller]
fn says(shock: &str, marked: &str, title: &str, help: &str) {
    let text = file(shock);
    let problems = bad(shock);
    assert_eq!(problems.len(), 1, "{problems:#?}");
    let p = &problems[0];
    assert_eq!(&text[p.span.clone()], marked);
    assert_eq!(p.title, title);
    let found = p.help.clone().unwrap_or_default();
    assert!(found.contains(help), "{found}");
}

fn shock(param: P, to: Setting, from_week: u32, weeks: Option<u32>) -> Shock {
    Shock { name: "shock".into(), changes: vec![Change { param, to }], from_week, weeks, ramp_weeks: 0 }
}

#[test]
fn a_shock_is_read_as_written_and_written_as_read() {
    let text = file(
        "[[shock]]\nname = \"Fair in town\"\nset = { \"visits.per_year\" = \"x 2\", quality.mean = \"- 0.1\" }\n\
         from = { week = 60, weeks = 4, ramp_weeks = 2 }\n\n\
         [[shock]]\nname = \"New road\"\nset = { exit.moved = 0.01 }\nfrom = { week = 80 }",
    );
    let s = parse(&text).expect("a sound file");
    assert_eq!(
        s.shocks[0],
        Shock {
            name: "Fair in town".into(),
            changes: vec![
                Change { param: P::VisitsPerYear, to: Setting::Times(2.0) },
                Change { param: P::QualityMean, to: Setting::Plus(-0.1) },
            ],
            from_week: 60,
            weeks: Some(4),
            ramp_weeks: 2,
        }
    );
    assert_eq!((s.shocks[1].from_week, s.shocks[1].weeks), (80, None));
    assert_eq!(s.shocks[1].changes, [Change { param: P::ExitMoved, to: Setting::To(0.01) }]);
    let again = parse(&resolved_text(&s)).expect("the resolved text is a sound file");
    assert_eq!(again.shocks, s.shocks);
}

#[test]
fn what_cannot_be_meant_is_said_in_place() {
    let with =
        |set: &str, from: &str| format!("[[shock]]\nname = \"A\"\nset = {{ {set} }}\nfrom = {{ {from} }}");
    let sound = "\"visits.per_year\" = 9";
    says(
        &with(sound, "week = 104"),
        "104",
        "the shock comes in week 104, after the end",
        "time.weeks is 104",
    );
    says(&with(sound, "week = 1, weeks = 0"), "0", "shock \"A\" lasts no week", "weeks = 1 or more");
    says(&with(sound, "week = 1.5"), "1.5", "`from.week` is 1.5, not a number of weeks", "whole number");
    says(&with(sound, "week = 1, week_s = 2"), "week_s", "unknown key `week_s` in from", "`weeks`");
    says(&with("", "week = 1"), "\"A\"", "shock \"A\" changes nothing", "visits.per_year");
    says(
        &with("\"market.people\" = 9", "week = 1"),
        "\"market.people\"",
        "a shock cannot set `market.people`",
        "below [world]",
    );
    says(
        &with("\"money.margin\" = 0.1", "week = 1"),
        "\"money.margin\"",
        "a shock cannot set `money.margin`",
        "same in all weeks",
    );
    says(
        &with("\"capacity.on\" = true", "week = 1"),
        "\"capacity.on\"",
        "a shock cannot set `capacity.on`",
        "below [world]",
    );
    says(
        &with("\"capacity.servers\" = 3", "week = 1"),
        "[[shock]]",
        "`capacity.servers` is given, but `capacity.on` is off",
        "capacity.on = true",
    );
    says(
        &with("\"voice.rate\" = \"0.1 .. 0.2\"", "week = 1"),
        "\"0.1 .. 0.2\"",
        "`voice.rate` has a range in a shock",
        "[unknowns]",
    );
    says(&with("\"voice.rate\" = 5", "week = 1"), "5", "`voice.rate` is 5, outside 0 to 1", "0.05");
    says(
        "[[shock]]\nname = \"A\"\nset = { \"voice.rate\" = 0.1 }",
        "[[shock]]",
        "a shock has no first week",
        "from = {",
    );
    says(
        "[[shock]]\nset = { \"voice.rate\" = 0.1 }\nfrom = { week = 3 }",
        "[[shock]]",
        "a shock has no name",
        "Fair in town",
    );
    says(
        "[[shock]]\nname = \"A\"\nweek = 3\nset = { \"voice.rate\" = 0.1 }\nfrom = { week = 3 }",
        "week",
        "unknown key `week` in a shock",
        "from = {",
    );
    says("[shock]\nname = \"A\"", "shock", "`shock` must be a list of tables", "[[shock]]");
    says("[[shocks]]\nname = \"A\"", "shocks", "unknown key `shocks`", "[[shock]]");
}

#[test]
fn all_problems_of_all_shocks_come_at_once() {
    let problems = bad(
        "[[shock]]\nname = \"A\"\nset = { \"voice.rat\" = 1, \"spend.cv\" = 1 }\nfrom = { week = -1 }\n\n\
         [[shock]]\nname = \"a\"\nset = { \"voice.rate\" = 0.1, \"voice.rate\" = 2 }\nfrom = { week = 200 }",
    );
    assert!(problems.len() >= 5, "{problems:#?}");
    assert!(problems.iter().any(|p| p.title == "two shocks are called \"a\""), "{problems:#?}");
}

#[test]
fn a_shock_counts_from_what_holds_then_and_goes_without_a_trace() {
    let mut s =
        Scenario::as_today(Pack::Folklore).with_policy("more", &[(P::VisitsPerYear, Setting::Plus(8.0))]);
    s.world[P::VisitsPerYear] = 12.0;
    (s.policies[1].from_week, s.policies[1].ramp_weeks) = (10, 4);
    s.shocks = vec![shock(P::VisitsPerYear, Setting::Times(2.0), 12, Some(3))];
    s.shocks.push(Shock { ramp_weeks: 2, ..shock(P::VisitsPerYear, Setting::Plus(1.0), 13, Some(4)) });
    let schedule = Schedule::new(&s.policies[1], &s.shocks, &s.world);
    let mut values = s.world.clone();
    let mut seen = Vec::new();
    for week in 0..22 {
        // Only weeks in which something may move are looked at, as the agents do.
        if schedule.moves_in(week) {
            schedule.values_in(week, &mut values);
        }
        seen.push(values[P::VisitsPerYear]);
    }
    let mut exact = vec![12.0; 10];
    // The policy rises by 2 a week from week 10 on; doubled in 12, 13, 14; half a visit more in 13, one in 14-16.
    exact.extend([14.0, 16.0, 36.0, 40.5, 41.0, 21.0, 21.0, 20.0, 20.0, 20.0, 20.0, 20.0]);
    assert_eq!(seen, exact);
}

#[test]
fn a_shock_stays_within_the_range_of_its_parameter() {
    let mut s = Scenario::as_today(Pack::Folklore);
    s.shocks = vec![shock(P::VoiceRate, Setting::Times(1_000.0), 0, None)];
    let schedule = Schedule::new(&s.policies[0], &s.shocks, &s.world);
    let mut values = s.world.clone();
    schedule.values_in(0, &mut values);
    assert_eq!(values[P::VoiceRate], 1.0);
}

fn run(s: &Scenario) -> World {
    let all: Vec<usize> = (0..s.policies.len()).collect();
    run_world(s, &[], 5, &all, &mut Scratch::default())
}

fn visits(o: &Outcome, weeks: std::ops::Range<usize>) -> f64 {
    o.weeks[weeks].iter().map(|w| w.visits as f64).sum()
}

#[test]
fn nothing_changes_before_a_shock_and_every_policy_feels_it() {
    let mut s = Scenario::as_today(Pack::Measured).with_policy("ask", &[(P::VoiceRate, Setting::Times(3.0))]);
    s.world[P::MarketPeople] = 6_000.0;
    s.world[P::MarketCustomers] = 3_000.0;
    s.world[P::TimeWeeks] = 60.0;
    let calm = run(&s);
    s.shocks = vec![shock(P::VisitsPerYear, Setting::Times(2.0), 30, Some(4))];
    let shaken = run(&s);
    for (before, after) in calm.outcomes.iter().zip(&shaken.outcomes) {
        assert_eq!(before.weeks[..30], after.weeks[..30]);
        assert_ne!(before.weeks[30], after.weeks[30]);
        // 2,800 visits in four weeks: SD of the ratio about 2 sqrt(3 / 5,600) = 0.046.
        let ratio = visits(after, 30..34) / visits(before, 30..34);
        assert!((ratio - 2.0).abs() < 4.0 * 0.046, "{ratio}");
        let later = visits(after, 34..60) / visits(before, 34..60);
        assert!((later - 1.0).abs() < 0.1, "over again: {later}");
    }
}

#[test]
fn the_twin_feels_shocks_as_well() {
    let mut s = Scenario::as_today(Pack::Folklore);
    let calm = expect(&s.policies[0], &s.shocks, &s.world);
    s.shocks = vec![shock(P::VisitsPerYear, Setting::Times(2.0), 30, Some(4))];
    let shaken = expect(&s.policies[0], &s.shocks, &s.world);
    assert_eq!(calm.weeks[29], shaken.weeks[29]);
    let ratio = shaken.weeks[30].visits / calm.weeks[30].visits;
    assert!((ratio - 2.0).abs() < 0.02, "{ratio}");
    assert!(shaken.weeks[34].visits < calm.weeks[34].visits, "more visits drove more people away");
}
