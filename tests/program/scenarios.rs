//! Every shipped scenario runs, and the numbers in its header come out.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

/// Worlds of a small run: one round.
const WORLDS: usize = 64;
/// Standard errors between simulated and exact at which a number fails.
const TOLERANCE: f64 = 4.0;
const AS_TODAY: &str = "As today";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios")
}

/// Rows of `worlds.csv` after a small run of the program.
struct Run {
    header: csv::StringRecord,
    rows: Vec<csv::StringRecord>,
}

impl Run {
    fn of(scenario: &str) -> Run {
        Run::under(scenario, &[])
    }

    /// The same with further arguments.
    fn under(scenario: &str, arguments: &[&str]) -> Run {
        let out = TempDir::new().expect("a folder for the run");
        Command::cargo_bin("grapevine")
            .expect("built by cargo")
            .arg("run")
            .arg(folder().join(format!("{scenario}.toml")))
            .args(["--trials", &WORLDS.to_string(), "--no-charts", "--quiet", "--out"])
            .arg(out.path())
            .args(arguments)
            .assert()
            .success();
        let run =
            fs::read_dir(out.path()).expect("the output").next().expect("a run").expect("a folder").path();
        let mut reader = csv::Reader::from_path(run.join("worlds.csv")).expect("the worlds");
        let header = reader.headers().expect("a header").clone();
        let rows = reader.records().collect::<Result<_, _>>().expect("rows");
        Run { header, rows }
    }

    /// A measure in all worlds under a policy.
    fn column(&self, policy: &str, measure: &str) -> Vec<f64> {
        let at = |name: &str| self.header.iter().position(|h| h == name).expect("a column");
        let (name, value) = (at("policy_name"), at(measure));
        let values: Vec<f64> = self
            .rows
            .iter()
            .filter(|row| &row[name] == policy)
            .map(|row| row[value].parse().expect("a number"))
            .collect();
        assert_eq!(values.len(), WORLDS, "worlds of {policy}");
        values
    }

    /// A measure under a policy has this mean; printed numbers are exact to half a unit of `digit`.
    #[track_caller]
    fn has(&self, policy: &str, measure: &str, exact: f64, digit: f64) {
        close(&format!("{policy}: {measure}"), &self.column(policy, measure), exact, digit);
    }

    /// The same for the difference from today in the same worlds.
    #[track_caller]
    fn gains(&self, policy: &str, measure: &str, exact: f64, digit: f64) {
        let (new, today) = (self.column(policy, measure), self.column(AS_TODAY, measure));
        let gain: Vec<f64> = new.iter().zip(&today).map(|(a, b)| a - b).collect();
        close(&format!("{policy}: gain in {measure}"), &gain, exact, digit);
    }
}

/// |mean - exact| <= 4 SE + half a digit, SE = sd / sqrt(64).
#[track_caller]
fn close(what: &str, values: &[f64], exact: f64, digit: f64) {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / (n - 1.0);
    let tolerance = TOLERANCE * (variance / n).sqrt() + 0.5 * digit + 1e-9;
    println!("{what}: {mean}, exact {exact}, tolerance {tolerance}");
    assert!((mean - exact).abs() <= tolerance, "{what}: {mean}, exact {exact}, tolerance {tolerance}");
    assert!(tolerance < 0.25 * exact.abs().max(1.0), "{what}: a tolerance of {tolerance} proves nothing");
}

#[test]
fn every_scenario_is_tested_here_and_listed_in_the_readme() {
    let here = include_str!("scenarios.rs");
    let readme = fs::read_to_string(folder().join("README.md")).expect("a README");
    let names: BTreeSet<String> = fs::read_dir(folder())
        .expect("the scenarios")
        .map(|entry| entry.expect("a file").file_name().into_string().expect("a name"))
        .filter_map(|name| name.strip_suffix(".toml").map(str::to_owned))
        .collect();
    assert!(names.len() >= 6, "{names:?}");
    for name in names {
        assert!(here.contains(&format!("Run::of(\"{name}\")")), "{name} is not tested");
        assert!(readme.contains(&format!("({name}.toml)")), "{name} is not in scenarios/README.md");
    }
}

#[test]
fn one_unhappy_customer_costs_3640_and_with_himself_4160() {
    let run = Run::of("leisure-centre");
    run.gains("Treated well", "revenue_new", 3_640.0, 0.0);
    run.gains("Treated well", "revenue", 4_160.0, 0.0);
    run.has("Treated well", "customers", 8.0, 0.0);
    run.has(AS_TODAY, "customers", 0.0, 0.0);
    run.gains("Treated well", "cost", 40.0, 0.0);
}

#[test]
fn with_one_friend_in_eight_it_costs_455_and_with_himself_975() {
    let run = Run::of("leisure-centre-one-in-eight");
    // sd 520 sqrt(7 x 1/8 x 7/8) = 455, SE 57 with 64 worlds: 4 SE are half of 455. So the mean with himself
    // (520 + 455) is judged, and how often nobody would have joined: (7/8)^7 = 0.393, SE 0.061.
    run.gains("Treated well", "revenue", 975.0, 0.0);
    let friends = run.column("Treated well", "revenue_new");
    let nobody = friends.iter().filter(|&&revenue| revenue == 0.0).count() as f64 / WORLDS as f64;
    assert!((nobody - 0.393).abs() < TOLERANCE * 0.061, "nobody would have joined in {nobody} of the worlds");
    assert!(friends.iter().all(|revenue| revenue % 520.0 == 0.0), "whole customers only");
}

#[test]
fn of_2100_treated_badly_100_speak_and_1408_are_lost() {
    let run = Run::of("iceberg");
    run.has(AS_TODAY, "voiced", 100.0, 0.0);
    run.has(AS_TODAY, "silent", 2_000.0, 0.0);
    run.has(AS_TODAY, "left", 1_408.0, 0.0);
    run.has("Answer faster", "left", 1_392.0, 1.0);
    run.has("Ask for complaints", "left", 1_235.0, 1.0);
    run.has("Ask and answer", "left", 1_137.0, 1.0);
}

#[test]
fn sixty_eight_percent_leave_because_of_how_they_were_treated() {
    let run = Run::of("why-they-leave");
    run.has(AS_TODAY, "treatment_share", 0.68, 0.0);
    run.has(AS_TODAY, "customers", 1_638.4, 0.0);
    let lost = 5_000.0 - 1_638.4;
    for (cause, share) in
        [("product", 0.14), ("competitor", 0.09), ("friend", 0.05), ("moved", 0.03), ("died", 0.01)]
    {
        run.has(AS_TODAY, &format!("left_{cause}"), share * lost, 0.0);
    }
    run.has("Nobody treated badly", "customers", 3_499.0, 1.0);
    run.has("Ask and answer fast", "customers", 1_896.0, 1.0);
    run.has("Ask and answer fast", "treatment_share", 0.632, 0.001);
}

#[test]
fn personal_service_brings_4000_a_customer_for_83() {
    let run = Run::of("hughes-test");
    run.has(AS_TODAY, "revenue", 3_508_772.0, 0.0);
    run.gains("Personal service", "revenue", 2_000_000.0, 0.0);
    run.gains("Personal service", "cost", 41_500.0, 1.0);
    run.gains("Personal service", "npv", 758_500.0, 0.0);
}

#[test]
fn inconsistency_brings_the_failures_and_consistency_beats_niceness() {
    let run = Run::of("cable-rudeness");
    for (policy, exact) in [
        (AS_TODAY, 0.018_859_4),
        ("Whoever picks up", 0.048_224_6),
        ("A quarter worse", 0.033_782_5),
        ("Half an SD nicer", 0.004_970_2),
        ("Always the same", 0.002_798_3),
        // Phi(-2.077885 / 0.85).
        ("Standards", 0.007_251_0),
    ] {
        run.has(policy, "failure_rate", exact, 1e-7);
    }
    let kept = |policy: &str| run.column(policy, "customers").iter().sum::<f64>() / WORLDS as f64;
    let order =
        ["Whoever picks up", "A quarter worse", AS_TODAY, "Standards", "Half an SD nicer", "Always the same"];
    assert!(order.windows(2).all(|pair| kept(pair[0]) < kept(pair[1])), "{:?}", order.map(kept));
}

#[test]
fn delight_pays_only_in_folklore_and_making_it_easy_keeps_more_under_both() {
    for (run, delight, easy, pays) in [
        (Run::of("effort-or-delight"), 8.0, 136.0, false),
        (Run::under("effort-or-delight", &["--evidence", "folklore"]), 32.0, 101.0, true),
    ] {
        run.gains("Delight", "customers", delight, 1.0);
        run.gains("Make it easy", "customers", easy, 1.0);
        let npv = |policy: &str| run.column(policy, "npv").iter().sum::<f64>() / WORLDS as f64;
        assert_eq!(npv("Delight") > npv(AS_TODAY), pays);
    }
}

#[test]
fn the_front_desk_question_has_an_answer() {
    // Its header promises no numbers; the policies must do what they are meant to do.
    let run = Run::of("front-desk");
    let mean = |policy: &str, measure: &str| run.column(policy, measure).iter().sum::<f64>() / WORLDS as f64;
    assert!(mean("Ask for complaints", "voiced") > 2.0 * mean(AS_TODAY, "voiced"));
    assert!(mean("Train the front desk", "failures") < 0.9 * mean(AS_TODAY, "failures"));
    assert!(mean("Train the front desk", "left_treatment") < mean(AS_TODAY, "left_treatment"));
}

#[test]
fn the_german_front_desk_is_the_same_question() {
    let (en, de) = (Run::of("front-desk"), Run::of("empfang"));
    for (english, german) in [
        (AS_TODAY, "Wie heute"),
        ("Ask for complaints", "Um Beschwerden bitten"),
        ("Train the front desk", "Empfang schulen"),
    ] {
        assert_eq!(en.column(english, "npv"), de.column(german, "npv"), "{german}");
    }
}

#[test]
fn welfare_adds_five_points_and_training_has_to_be_regular() {
    let run = Run::of("staff-first");
    // 15 x 300 / (300 + 600) points, less what more customers per employee take away again.
    run.has(AS_TODAY, "employee_satisfaction", 60.0, 0.0);
    run.has("Welfare", "employee_satisfaction", 65.0, 0.6);
    let mean = |policy: &str, measure: &str| run.column(policy, measure).iter().sum::<f64>() / WORLDS as f64;
    let failures = |policy: &str| mean(policy, "failures");
    assert!(failures("Train and welfare") < failures("Train every month"));
    assert!(failures("Train every month") < failures("Train once a year"));
    assert!(failures("Train once a year") < failures(AS_TODAY));
}

#[test]
fn a_promise_of_two_days_is_broken_as_often_as_answers_are_late_and_pays_when_it_is_kept() {
    let run = Run::of("two-day-promise");
    let sum = |policy: &str, measure: &str| run.column(policy, measure).iter().sum::<f64>();
    for (policy, within) in [
        ("Promise, answers take 1 day", 0.755_891_4),
        ("Promise two days, nothing else", 0.5),
        ("Promise, answers take 3 days", 0.342_567_8),
        ("Promise, answers take 5 days", 0.179_757_2),
    ] {
        let (broken, voiced) = (sum(policy, "broken_promises"), sum(policy, "voiced"));
        let tolerance = TOLERANCE * (within * (1.0 - within) / voiced).sqrt();
        assert!((broken / voiced - (1.0 - within)).abs() < tolerance, "{policy}: {broken} of {voiced}");
    }
    for (policy, customers) in [
        (AS_TODAY, 1_798.0),
        ("Promise two days, nothing else", 1_751.0),
        ("Promise, answers take 3 days", 1_722.0),
        ("Promise, answers take 5 days", 1_693.0),
        ("Promise, answers take 1 day", 1_799.0),
        ("Answers take 1 day, no promise", 1_822.0),
        ("Promise, 1 day, more speak up", 1_901.0),
        ("Quick and thorough", 1_896.0),
    ] {
        run.has(policy, "customers", customers, 1.0);
    }
    run.has(AS_TODAY, "treatment_share", 0.651, 0.001);
    run.has("Quick and thorough", "treatment_share", 0.632, 0.001);
    assert!(sum("Promise, 1 day, more speak up", "npv") > sum(AS_TODAY, "npv"));
    assert!(
        sum("Promise, 1 day, a quarter of the desk", "desk_delay") > 14.0 * WORLDS as f64,
        "weeks behind"
    );
    assert!(sum("Promise, 1 day, a quarter of the desk", "npv") < sum("Promise, answers take 1 day", "npv"));
}

#[test]
fn every_further_channel_adds_less_and_a_board_brings_complaints_back() {
    let run = Run::of("speak-up");
    let mean = |policy: &str, measure: &str| run.column(policy, measure).iter().sum::<f64>() / WORLDS as f64;
    let gain = |policy: &str, measure: &str| mean(policy, measure) - mean(AS_TODAY, measure);
    let alone =
        ["Prepaid questionnaires", "Phone line", "Service desk", "Survey at the exit", "Comment cards"];
    let sum = |measure: &str| alone.iter().map(|policy| gain(policy, measure)).sum::<f64>();
    let share = |measure: &str| gain("All five", measure) / sum(measure);
    assert!((0.55..0.70).contains(&share("voiced")), "two thirds: {}", share("voiced"));
    assert!((0.85..0.95).contains(&share("cost")), "nine tenths: {}", share("cost"));
    let times = mean("Phone line", "voiced") / mean(AS_TODAY, "voiced");
    assert!((1.85..2.0).contains(&times), "a little less than double: {times}");
    let narrow = "Phone line, two calls a week";
    let calls = mean(narrow, "contacts_phone") + mean(narrow, "turned_away_phone");
    assert!(mean(narrow, "contacts_phone") <= 2.0 * 104.0);
    assert!((0.75..0.87).contains(&(mean(narrow, "turned_away_phone") / calls)), "four in five");
    let (board, spot) = ("Comment cards and the whiteboard", "Cards, whiteboard, settled on the spot");
    assert!(gain(board, "voiced") > 1.6 * gain("Comment cards", "voiced"));
    assert!(gain(spot, "customers") > 1.8 * gain(board, "customers"));
    for policy in alone {
        assert_eq!(gain(policy, "npv") > 0.0, policy == "Comment cards", "{policy}");
    }
    assert!(gain(spot, "npv") > gain(board, "npv") && gain(spot, "npv") > gain("Comment cards", "npv"));
}
