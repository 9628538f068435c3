//! What every entry of the data must hold, and that every check can fail.

use std::collections::BTreeSet;

use super::table::{WHAT_WIDTH, expected};
use super::*;
use crate::experiment::runner::quiet_trial_panics;
use crate::report::Lang;
use crate::testing::NoWatch;

/// The expected number came out, and the tolerance would not let half or half again as much pass.
fn sound_and_sharp(v: &Verdict) -> bool {
    let sharp = match (v.check.expected, &v.found) {
        (Expected::Number(x), Ok(f)) => f.allowed < 0.5 * x.abs(),
        (_, found) => found.is_ok(),
    };
    v.agrees() && sharp
}

/// Every check agrees; broken in each of its case's ways, must differ; and every break must make a check differ.
#[track_caller]
fn can_fail(names: &[&str]) {
    quiet_trial_panics();
    let mut blind = Vec::new();
    for case in cases().filter(|c| names.contains(&c.name)) {
        let sound = sound(case, &Run::default(), &NoWatch).expect("not stopped");
        blind.extend(
            sound
                .iter()
                .filter(|v| !sound_and_sharp(v))
                .map(|v| format!("{}: {:?}", v.check.what.0, v.found)),
        );
        let (found, unnoticed) = broken(case, &Run::default(), &NoWatch).expect("not stopped");
        if found.len() != case.checks.len() && !Run::default().leaves_out(case) {
            blind.push(format!("{} has no break", case.name));
        }
        let slept = found.iter().filter(|b| !b.verdict.differs());
        blind.extend(
            slept.map(|b| format!("{}: {}: {:?}", case.name, b.verdict.check.what.0, b.verdict.found)),
        );
        blind.extend(unnoticed.iter().map(|by| format!("{}: no check notices: {}", case.name, by.what.0)));
    }
    assert!(blind.is_empty(), "{}", blind.join("\n"));
}

/// One test per case, so that they run side by side and the slow one is seen.
macro_rules! every_check_agrees_and_notices_when_it_is_broken {
    ($($test:ident $name:literal)*) => {
        const BROKEN: &[&str] = &[$($name),*];
        $(#[test]
        fn $test() {
            can_fail(&[$name]);
        })*
    };
}

every_check_agrees_and_notices_when_it_is_broken! {
    leisure_centre "leisure-centre"
    leisure_centre_one_in_eight "leisure-centre-one-in-eight"
    one_in_twenty "one-in-twenty"
    iceberg "iceberg"
    told "told"
    told_geometric "told-geometric"
    told_literal "told-literal"
    why_they_leave "why-they-leave"
    a_problem_a_year "a-problem-a-year"
    ladder "ladder"
    hughes_test "hughes-test"
    problems_by_visits "problems-by-visits"
    consistency "consistency"
    training "training"
    four_questions "four-questions"
    recovery_paradox "recovery-paradox"
    certainty "certainty"
    zone_of_tolerance "zone-of-tolerance"
    erlang_c "erlang-c"
    erlang_a "erlang-a"
    one_server "one-server"
    ten_servers "ten-servers"
    restaurant_surge "restaurant-surge"
    two_of_three_hang_up "two-of-three-hang-up"
    a_star_more "a-star-more"
    two_days "two-days"
    bass "bass"
    bass_twin "bass-twin"
    ring "ring"
    couples "couples"
    small_world "small-world"
    hubs "hubs"
    strong_and_weak_ties "strong-and-weak-ties"
    circles "circles"
    hubs_ties "hubs-ties"
    one_in_eight_told "one-in-eight-told"
    handed_on "handed-on"
    handed_on_by_two "handed-on-by-two"
    different_people "different-people"
    opinions "opinions"
    market_twin "market-twin"
    discounting "discounting"
    customer_value "customer-value"
    letters_by_recency "letters-by-recency"
    cdnow "cdnow"
    cdnow_as_printed "cdnow-as-printed"
    cdnow_histogram "cdnow-histogram"
    renewal "renewal"
    renewal_high_end "renewal-high-end"
}

#[test]
#[ignore = "full size: `grapevine verify --full` and `--full --break` in one"]
fn cases_that_run_at_full_size_only_agree_and_notice_when_they_are_broken() {
    quiet_trial_panics();
    let full = Run { full: true, ..Run::default() };
    for case in cases().filter(|c| Run::default().leaves_out(c)) {
        let sound = sound(case, &full, &NoWatch).expect("not stopped");
        assert!(!sound.is_empty() && sound.iter().all(Verdict::agrees), "{}", case.name);
        let (found, unnoticed) = broken(case, &full, &NoWatch).expect("not stopped");
        assert!(unnoticed.is_empty() && found.iter().all(|b| b.verdict.differs()), "{}", case.name);
    }
}

#[test]
fn every_case_is_broken_in_a_test_and_named_for_the_command_line() {
    let mut names = BTreeSet::new();
    for case in cases() {
        let long = Run::default().leaves_out(case);
        assert!(long != BROKEN.contains(&case.name), "{}: add it to the list above", case.name);
        assert!(names.insert(case.name), "{} stands twice", case.name);
        assert!(case.name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", case.name);
        assert!(case.name.parse::<u64>().is_err() && !case.name.is_empty(), "a number means a check");
    }
}

#[test]
fn every_number_of_the_list_has_a_case_or_a_reason_why_not() {
    for number in NUMBERS {
        let own = cases().any(|c| c.checks.iter().any(|check| check.number == number));
        let reasons = ELSEWHERE.iter().filter(|e| e.number == number).count();
        assert!(usize::from(own) + reasons == 1, "{number}: case {own}, lines in elsewhere.rs {reasons}");
    }
    let strays = cases().flat_map(|c| c.checks).filter(|check| !NUMBERS.contains(&check.number));
    assert_eq!(strays.count(), 0);
}

#[test]
fn texts_fit_their_columns_and_name_their_source() {
    for case in cases() {
        assert!(
            !case.title.0.is_empty() && !case.title.1.is_empty() && case.source.len() > 5,
            "{}",
            case.name
        );
        assert!(case.source.chars().count() <= 110, "{}", case.name);
        assert!([case.title.0, case.title.1].iter().all(|t| t.chars().count() <= 50), "{}", case.name);
        let mut seen = BTreeSet::new();
        for check in case.checks {
            for what in [check.what.0, check.what.1] {
                assert!(!what.is_empty() && what.chars().count() <= WHAT_WIDTH, "{}: {what}", case.name);
            }
            assert!(seen.insert(check.what.0), "{}: {} stands twice", case.name, check.what.0);
            for lang in [Lang::En, Lang::De] {
                assert!(expected(check.expected, lang).len() <= 11, "{}: {}", case.name, check.what.0);
            }
        }
        for by in case.breaks {
            assert!(!by.what.0.is_empty() && !by.what.1.is_empty() && !by.edits.is_empty(), "{}", case.name);
        }
    }
}

#[test]
fn every_scenario_can_be_read_at_both_sizes_and_broken() {
    for case in cases() {
        for full in [false, true] {
            let run = Run { full, ..Run::default() };
            for edits in std::iter::once(&[][..]).chain(case.breaks.iter().map(|by| by.edits)) {
                let ready = run.ready(case, edits).unwrap_or_else(|e| panic!("{} {full}: {e}", case.name));
                let policies = ready.scenario.policies.len();
                assert!(policies <= crate::experiment::plan::GROUP, "{}: policies share worlds", case.name);
            }
        }
    }
}

#[test]
fn numbers_names_and_parts_of_names_select() {
    let names = |wanted: &[&str]| {
        let wanted: Vec<String> = wanted.iter().map(|w| (*w).to_owned()).collect();
        select(&wanted, Lang::En).map(|cases| cases.iter().map(|c| c.name).collect::<Vec<_>>())
    };
    assert_eq!(names(&["3"]), Ok(vec!["iceberg"]));
    assert_eq!(names(&["#9", "Iceberg"]), Ok(vec!["iceberg"]));
    assert_eq!(names(&["bass"]), Ok(vec!["bass"]), "a name means itself alone");
    assert_eq!(names(&["cdn"]).map(|n| n.len()), Ok(3));
    assert_eq!(names(&[]).map(|n| n.len()), Ok(cases().count()));
    assert!(names(&["29"]).is_err_and(|e| e.contains("check 29") && e.contains("arithmetic")));
    for wrong in ["0", "48", "99999999999"] {
        assert!(names(&[wrong]).is_err_and(|e| e.contains("1 to 47")), "{wrong}");
    }
    assert!(names(&["isberg"]).is_err_and(|e| e.contains("did you mean `iceberg`?")));
    assert!(names(&["zzz"]).is_err_and(|e| e.contains("verify --list")));
    assert!(names(&[""]).is_err());
}

/// Verdicts of a check that agrees, one that differs and one without a result.
fn verdicts() -> Vec<Verdict> {
    let case = cases().next().expect("there are cases");
    let found = |simulated, agrees| Found { simulated, standard_error: Some(10.0), allowed: 40.0, agrees };
    let verdict = |check: usize, found| Verdict { case, check: &case.checks[check], worlds: 64, found };
    vec![
        verdict(0, Ok(found(3_640.0, true))),
        verdict(1, Ok(found(4_000.0, false))),
        verdict(1, Err("customer 17 is nowhere".to_owned())),
    ]
}

#[test]
fn the_table_says_what_agrees_and_what_differs_in_both_languages() {
    let plain = |lang| anstream::adapter::strip_str(&table(&verdicts(), &[], lang, None)).to_string();
    let (en, de) = (plain(Lang::En), plain(Lang::De));
    for part in ["3,640", "agrees", "DIFFERS", "2 of 3 differ", "64 worlds", "customer 17 is nowhere"] {
        assert!(en.contains(part), "{part}:\n{en}");
    }
    for part in ["3.640", "stimmt", "WEICHT AB", "2 von 3 weichen ab", "64 Welten", "erwartet"] {
        assert!(de.contains(part), "{part}:\n{de}");
    }
    for columns in [None, Some(80), Some(30)] {
        let widest = columns.map_or(104, |c: u16| usize::from(c).max(80));
        let text = anstream::adapter::strip_str(&table(&verdicts(), &[], Lang::De, columns)).to_string();
        assert!(text.lines().all(|l| l.chars().count() <= widest), "{columns:?}\n{text}");
    }
}

#[test]
fn the_document_has_nothing_for_what_did_not_come_out() {
    let document = document(&verdicts(), &Run { seed: Some(7), ..Run::default() });
    let json: serde_json::Value = serde_json::from_str(&document).expect("JSON");
    assert_eq!((&json["agree"], &json["differ"], &json["seed"]), (&1.into(), &2.into(), &7.into()));
    assert_eq!(json["checks"][1]["simulated"], 4_000.0);
    assert_eq!(json["checks"][1]["expected"]["number"], 4_160.0);
    assert_eq!(json["checks"][2]["simulated"], serde_json::Value::Null);
    assert_eq!(json["checks"][2]["problem"], "customer 17 is nowhere");
}

#[test]
fn a_problem_is_no_difference() {
    let of = |v: &Verdict| (v.agrees(), v.differs());
    let verdicts = verdicts();
    assert_eq!(verdicts.iter().map(of).collect::<Vec<_>>(), [(true, false), (false, true), (false, false)]);
    let mut nothing = verdicts[1].clone();
    nothing.found = Ok(Found { simulated: f64::NAN, standard_error: None, allowed: 1.0, agrees: false });
    assert_eq!(of(&nothing), (false, false), "no number is no other number");
}
