//! Questions to a sweep, through the binary: known answers of test functions, and a small scenario.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use super::{grapevine, text};

/// A folder with a sweep file `s.toml` (and perhaps a scenario) in it.
struct Bench(TempDir);

/// A policy that pays where failures are many and its price is low.
const SCENARIO: &str = r#"grapevine = 1
title = "Small"

[world]
market.people    = 1_000
market.customers = 300
time.weeks       = 26

[[policy]]
name     = "As today"
baseline = true

[[policy]]
name = "Half the failures"
cost = { per_week = 20 }
set  = { "quality.failure_rate" = "x 0.5" }

[answer]
measure = "npv"
also    = ["customers"]
"#;

impl Bench {
    fn with(sweep: &str) -> Bench {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::write(folder.path().join("s.toml"), format!("grapevine = 1\n{sweep}")).expect("written");
        fs::write(folder.path().join("small.toml"), SCENARIO).expect("written");
        Bench(folder)
    }
    /// A test function with so many inputs over a range.
    fn function(model: &str, inputs: usize, range: &str, sweep: &str) -> Bench {
        let vary: String = (1..=inputs).map(|i| format!("x{i} = \"{range}\"\n")).collect();
        Bench::with(&format!("model = \"{model}\"\n[sweep]\nseed = 7\n{sweep}\n[sweep.vary]\n{vary}"))
    }
    fn scenario(sweep: &str) -> Bench {
        Bench::with(&format!("scenario = \"small.toml\"\n[sweep]\nseed = 7\n{sweep}"))
    }
    fn folder(&self) -> PathBuf {
        self.0.path().join("out/s")
    }
    fn swept(self) -> Bench {
        let mut command = grapevine();
        command.arg("sweep").arg(self.0.path().join("s.toml")).arg("--out").arg(self.0.path().join("out"));
        command.arg("-q").assert().success();
        self
    }
    fn ask(&self, args: &[&str]) -> (Option<i32>, String, String) {
        ask(&self.folder(), args)
    }
    fn json(&self, question: &str) -> Value {
        let (code, said, errors) = self.ask(&[question, "--json"]);
        assert!(matches!(code, Some(0 | 3)), "{question}: {errors}");
        serde_json::from_str(&said).expect("sound JSON")
    }
    fn refused(&self, args: &[&str], words: &str) {
        let (code, said, errors) = self.ask(args);
        assert_eq!((code, said.as_str()), (Some(2), ""), "{args:?}: {errors}");
        assert!(errors.contains(words), "{args:?}: {errors}");
    }
}

fn ask(folder: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    let output = grapevine().arg("ask").arg(folder).args(args).output().expect("started");
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

/// A number of each factor x1, x2, …: its value, after checking that the interval holds it.
fn by_factor(answer: &Value, inputs: usize, name: &str) -> Vec<f64> {
    let factors = answer["answer"]["factors"].as_array().expect("a list of factors");
    let find = |i: usize| factors.iter().find(|f| f["factor"] == format!("x{i}")).expect("each factor");
    let number = |v: &Value| v.as_f64().expect("a number");
    (1..=inputs)
        .map(|i| {
            let found = &find(i)[name];
            assert!(number(&found["low"]) <= number(&found["value"]), "{found}");
            assert!(number(&found["value"]) <= number(&found["high"]), "{found}");
            number(&found["value"])
        })
        .collect()
}

fn near(found: &[f64], exact: &[f64], tolerance: f64, what: &str) {
    for (i, (found, exact)) in found.iter().zip(exact).enumerate() {
        assert!((found - exact).abs() < tolerance, "{what} of x{}: {found} instead of {exact}", i + 1);
    }
}

const PI: &str = "-3.14159265358979 .. 3.14159265358979";
const ISHIGAMI: ([f64; 3], [f64; 3]) = ([0.313905, 0.442411, 0.0], [0.557589, 0.442411, 0.243684]);

#[test]
fn ishigami_swept_in_saltelli_blocks_gives_its_exact_indices() {
    let bench =
        Bench::function("ishigami", 3, PI, "design = \"saltelli\"\npoints = 1024\ntrials = 1").swept();
    let found = bench.json("drivers");
    // The error of first-order indices with 1,024 rows is .0085 (EXPERIMENTS §1.8); four times that is allowed.
    near(&by_factor(&found, 3, "first"), &ISHIGAMI.0, 0.034, "first");
    near(&by_factor(&found, 3, "total"), &ISHIGAMI.1, 0.034, "total");
    assert!(
        (found["answer"]["variance"]["value"].as_f64().expect("a number") / 13.844588 - 1.0).abs() < 0.05
    );
    assert_eq!((&found["points"], &found["worlds"]), (&5120.into(), &1.into()));
    assert_eq!(found["answer"]["dropped_rows"], 0);
    let (_, said, _) = bench.ask(&["drivers"]);
    assert!(
        said.starts_with("x1 drives the value of the function most") && !said.contains(" -0 %"),
        "{said}"
    );
    let (_, german, _) = bench.ask(&["drivers", "--lang", "de"]);
    assert!(german.contains("hängt am meisten ab von x1"), "{german}");
}

#[test]
fn the_g_function_gives_its_exact_indices() {
    let bench =
        Bench::function("g-function", 8, "0 .. 1", "design = \"saltelli\"\npoints = 1024\ntrials = 1")
            .swept();
    let found = bench.json("drivers");
    let first = [0.716192, 0.179048, 0.023676, 0.007162, 0.000072, 0.000072, 0.000072, 0.000072];
    let total = [0.787144, 0.242198, 0.034317, 0.010460, 0.000105, 0.000105, 0.000105, 0.000105];
    near(&by_factor(&found, 8, "first"), &first, 0.034, "first");
    near(&by_factor(&found, 8, "total"), &total, 0.034, "total");
}

#[test]
fn ishigami_on_trajectories_has_the_published_effects() {
    let bench = Bench::function("ishigami", 3, PI, "design = \"morris\"\npoints = 4000\ntrials = 1").swept();
    let found = by_factor(&bench.json("drivers"), 3, "mu_star");
    // SALib, 10,000 trajectories on 4 levels. The second is exact; the others vary with 6.2/√4000 and 9/√4000: 4 SE.
    near(&found, &[7.682808, 7.875, 6.256295], 0.6, "mu*");
    assert!((found[1] - 7.875).abs() < 1e-6, "{found:?}");
    bench.refused(&["worth-knowing"], "only one policy");
}

#[test]
fn steps_between_the_members_of_a_list_are_measured_on_their_own_scale() {
    // 7 sin²(x2) is 0 at 0 and 7 at π/2: from one end of the list to the other, exactly 7.
    let bench = Bench::with(
        "model = \"ishigami\"\n[sweep]\nseed = 7\ndesign = \"morris\"\npoints = 40\ntrials = 1\n[sweep.vary]\n\
         x1 = \"-3.14159265358979 .. 3.14159265358979\"\nx2 = [0, 1.5707963267948966]\nx3 = [-1, 0, 1]\n",
    )
    .swept();
    let found = by_factor(&bench.json("drivers"), 3, "mu_star");
    assert!((found[1] - 7.0).abs() < 1e-9, "{found:?}");
    let best = bench.ask(&["drivers"]);
    assert_eq!(best.0, Some(0), "{}", best.2);
}

#[test]
fn the_points_of_other_designs_give_first_order_indices_too() {
    for design in ["sobol", "lhs"] {
        let sweep = format!("design = \"{design}\"\npoints = 4096\ntrials = 1");
        let bench = Bench::function("ishigami", 3, PI, &sweep).swept();
        let found = bench.json("drivers");
        near(&by_factor(&found, 3, "first"), &ISHIGAMI.0, 0.05, design);
        // Only the first factor moves it steadily in one direction.
        let ranks = |i: usize| {
            let factors = found["answer"]["factors"].as_array().expect("a list");
            let factor = factors.iter().find(|f| f["factor"] == format!("x{i}")).expect("there");
            factor["in_ranks"]["standardised"]["value"].as_f64().expect("a number")
        };
        assert!(ranks(1) > 0.35 && ranks(2).abs() < 0.06 && ranks(3).abs() < 0.06, "{design}");
    }
}

/// Sobol points over what the service is worth, with a factor of words.
const SOBOL: &str = "design = \"sobol\"\npoints = 128\ntrials = 4\n[sweep.vary]\n\
                     quality.failure_rate = \"0.01 .. 0.4\"\n\
                     \"policy.Half the failures.cost.per_week\" = \"0 .. 200\"\n\
                     network.kind = [\"watts_strogatz\", \"well_mixed\"]\n";

#[test]
fn every_question_is_answered_from_the_points_of_a_scenario_the_same_each_time() {
    let bench = Bench::scenario(SOBOL).swept();
    for question in ["best", "drivers", "when-fails", "worth-knowing", "trade-off", "tornado", "dominance"] {
        let found = bench.json(question);
        assert_eq!((&found["question"], &found["points"]), (&question.into(), &128.into()));
        assert!(!found["finding"].as_str().expect("a sentence").is_empty());
        assert_eq!(bench.json(question), found, "{question}");
        let (_, german, errors) = bench.ask(&[question, "--lang", "de"]);
        assert!(!german.is_empty() && errors.is_empty(), "{question}: {errors}");
    }
    let best = bench.json("best");
    let rule = &best["answer"]["rule"];
    assert!(rule["regions"].as_array().is_some_and(|r| r.len() > 1), "{best}");
    assert!(rule["right_elsewhere"].as_f64() > rule["always"].as_f64(), "{rule}");
    let fails = bench.json("when-fails");
    let factors = fails["answer"]["factors"].as_array().expect("a box");
    assert!(factors.contains(&"policy.Half the failures.cost.per_week".into()), "{fails}");
    bench.refused(&["best", "--policy", "Half"], "there are: As today, Half the failures");
    bench.refused(&["best", "--measure", "profit"], "measured were npv");
    bench.refused(&["best", "--measure", "customer"], "did you mean `customers`?");
    // The baseline is what others are compared with; nobody else is put in its place.
    bench.refused(&["best", "--policy", "as today"], "is the baseline");
    bench.refused(&["when-fails", "--policy", "0", "--lang", "de"], "fragen Sie nach einer von diesen: Half");
    assert_eq!(bench.ask(&["best", "--policy", "1"]), bench.ask(&["best", "--policy", "Half the failures"]));
    let customers: Value = {
        let (_, said, _) = bench.ask(&["drivers", "--measure", "customers", "--json"]);
        serde_json::from_str(&said).expect("sound JSON")
    };
    assert_eq!(customers["measure"], "customers");
}

#[test]
fn charts_of_a_sweep_are_its_heat_map_and_its_tornado() {
    let grid = "design = \"grid\"\nsteps = 5\ntrials = 4\n[sweep.vary]\nquality.failure_rate = \"0.01 .. 0.4\"\n\
                \"policy.Half the failures.cost.per_week\" = \"0 .. 400\"\n";
    let bench = Bench::scenario(grid).swept();
    let chart = |args: &[&str]| {
        let output = grapevine().arg("chart").arg(bench.folder()).args(args).output().expect("started");
        (output.status.code(), text(&output.stdout), text(&output.stderr))
    };
    let (code, said, errors) = chart(&["heatmap", "--svg"]);
    assert_eq!(code, Some(0), "{errors}");
    let svg = fs::read_to_string(said.trim()).expect("the file that was printed");
    assert!(svg.contains("Every cell simulated on its own") && svg.contains("today"), "{svg}");
    let (code, _, errors) = chart(&["fan"]);
    assert!(code == Some(2) && errors.contains("heatmap, tornado"), "{errors}");
    let shown = grapevine().arg("show").arg(bench.folder()).output().expect("started");
    assert!(text(&shown.stderr).contains("holds a sweep, not a run"), "{}", text(&shown.stderr));
}

#[test]
fn one_factor_at_a_time_answers_the_tornado_and_refuses_what_takes_factors_together() {
    let oat = "design = \"oat\"\nsteps = 3\ntrials = 4\n[sweep.vary]\nquality.failure_rate = \"0.01 .. 0.4\"\n\
               \"policy.Half the failures.cost.per_week\" = \"0 .. 400\"\n";
    let bench = Bench::scenario(oat).swept();
    let found = bench.json("tornado");
    let price = found["answer"]["factors"]
        .as_array()
        .and_then(|f| f.iter().find(|f| f["factor"] == "policy.Half the failures.cost.per_week"));
    let gains = &price.expect("a bar")["gains"];
    assert!(gains[0].as_f64() > gains[1].as_f64(), "a higher price gains less: {gains}");
    for question in ["best", "drivers", "when-fails", "worth-knowing", "dominance"] {
        bench.refused(&[question], "tornado`, or sweep with design = \"sobol\"");
    }
}

#[test]
fn a_sweep_without_a_finished_unit_and_one_policy_are_refused_with_the_cure() {
    let bench = Bench::function("ishigami", 3, PI, "design = \"sobol\"\npoints = 64\ntrials = 1").swept();
    for question in ["best", "when-fails", "worth-knowing", "dominance"] {
        bench.refused(&[question], "only one policy");
    }
    bench.refused(&["trade-off"], "needs two measures");
    let parts = bench.folder().join("parts");
    for part in super::names(&parts) {
        fs::remove_file(parts.join(part)).expect("removed");
    }
    bench.refused(&["drivers"], "no finished unit of work yet; run `grapevine sweep");
}

#[test]
fn notes_on_a_sweep_are_in_the_language_of_its_scenario_or_the_one_asked_for() {
    let sweep = "design = \"saltelli\"\npoints = 3\ntrials = 1\n[sweep.vary]\nvoice.rate = \"0.01 .. 0.2\"\n";
    let bench = Bench::scenario(sweep);
    let german = SCENARIO.replace("grapevine = 1", "grapevine = 1\nlang = \"de\"").replace(
        "[[policy]]\nname     =",
        "[unknowns]\nvoice.rate = \"beta(2, 38)\"\n\n[[policy]]\nname     =",
    );
    fs::write(bench.0.path().join("small.toml"), german).expect("written");
    let said = |arguments: &[&str]| {
        let mut command = grapevine();
        command
            .args(arguments)
            .arg(bench.0.path().join("s.toml"))
            .arg("--out")
            .arg(bench.0.path().join("out"));
        // `plan` breaks its lines.
        text(&command.assert().success().get_output().stderr).replace('\n', " ")
    };
    for command in ["plan", "sweep"] {
        let notes = said(&[command]);
        assert!(notes.contains("Hinweis: `voice.rate` ist eine Unbekannte des Szenarios"), "{notes}");
        assert!(notes.contains("Zweierpotenz von Grundzeilen am besten: 4 statt 3"), "{notes}");
        assert!(!notes.contains("note:") && !notes.contains("an unknown"), "{notes}");
    }
    let notes = said(&["plan", "--lang", "en"]);
    assert!(notes.contains("note: `voice.rate` is an unknown of the scenario"), "{notes}");
}

#[test]
fn what_is_set_for_all_points_stays_so_one_factor_at_a_time_and_words_have_bars() {
    // With the 300 customers of today a market of 200 people would be impossible.
    let sweep = "design = \"oat\"\nsteps = 3\ntrials = 4\n[sweep.vary]\nquality.failure_rate = \"0.01 .. 0.4\"\n\
                 network.kind = [\"well_mixed\", \"ring\", \"watts_strogatz\"]\nmarket.people = [200]\n\
                 market.customers = [100]\n";
    let bench = Bench::scenario(sweep).swept();
    let found = bench.json("tornado");
    assert_eq!((&found["points"], &found["failed_trials"]), (&7.into(), &0.into()), "{found}");
    let bars = found["answer"]["factors"].as_array().expect("bars");
    let keys: Vec<&str> = bars.iter().filter_map(|b| b["factor"].as_str()).collect();
    assert_eq!(keys, ["quality.failure_rate", "network.kind"]);
    assert!(bars[1]["lowest"]["at"].is_string() && bars[1]["flips_at"].is_null(), "{}", bars[1]);
}

#[test]
fn what_is_set_for_all_points_is_no_driver_and_makes_no_point_twice() {
    let sweep = "design = \"morris\"\npoints = 8\ntrials = 2\n[sweep.vary]\nquality.failure_rate = \"0.01 .. 0.4\"\n\
                 spend.mean = \"10 .. 40\"\nmarket.people = [800]\nmarket.customers = [200]\n";
    let bench = Bench::scenario(sweep).swept();
    let (_, drivers, _) = bench.ask(&["drivers"]);
    assert!(drivers.contains("spend.mean") && !drivers.contains("market.people"), "{drivers}");
    let front = bench.json("trade-off");
    let members = front["answer"]["front"].as_array().expect("members");
    let all: Vec<String> = members.iter().map(|m| format!("{} {}", m["policy"], m["levels"])).collect();
    assert!((1..all.len()).all(|i| !all[..i].contains(&all[i])), "{all:?}");
}
