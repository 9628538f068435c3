use super::*;
use crate::design::Level::{Flag, Number, Word};
use crate::design::{Factor, Kind, Range};
use crate::scenario_file::LoadError;
use grapevine_engine::scenario::params::ParamId;
use std::path::Path;

const SCENARIO: &str = r#"
grapevine = 1
seed = 3
[world]
market.people = 2_000
market.customers = 500
time.weeks = 52
visits.per_year = 12
[unknowns]
voice.rate = "beta(2, 38)"
[[policy]]
name = "As today"
baseline = true
[[policy]]
name = "Train the desk (v1.5)"
cost = { setup = 8_000 }
set = { "training.sessions_per_month" = 1, "voice.rate" = "x 2" }
from = { week = 4 }
"#;

/// A folder with the scenario, the sweep file and other files.
fn folder(sweep: &str, others: &[(&str, &str)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    for (name, text) in [("s.toml", SCENARIO), ("sweep.toml", sweep)].iter().chain(others) {
        std::fs::write(dir.path().join(name), text).expect("written");
    }
    dir
}

fn read(path: &Path) -> Result<Sweep, Vec<(String, String)>> {
    load(path, &[]).map_err(|error| match error {
        LoadError::Problems { text, problems, .. } => problems
            .into_iter()
            .map(|p| (format!("{}; {}", p.title, p.help.unwrap_or_default()), text[p.span].to_owned()))
            .collect(),
        other => panic!("{other:?}"),
    })
}

fn of(design: &str, vary: &str) -> Result<Sweep, Vec<(String, String)>> {
    let text = format!("grapevine = 1\nscenario = \"s.toml\"\n[sweep]\n{design}\n[sweep.vary]\n{vary}\n");
    read(&folder(&text, &[]).path().join("sweep.toml"))
}

#[test]
fn a_sweep_has_factors_of_every_kind_in_the_order_of_the_file() {
    let sweep = of(
        "design = \"sobol\"\npoints = 64\ntrials = 128\nseed = 7",
        "\"voice.rate\" = \"0.01 .. 0.20 log\"\nreach.told = \"5 .. 20\"\nmarket.customers = [200, 500]\n\
         \"network.kind\" = [\"watts_strogatz\", \"well_mixed\"]\n\
         \"policy.Train the desk (v1.5).set.training.sessions_per_month\" = \"0.5 .. 4\"\n\
         \"policy.Train the desk (v1.5).cost.setup\" = \"0 .. 9_000\"\n\
         \"policy.Train the desk (v1.5).from.week\" = \"0 .. 8\"",
    )
    .unwrap();
    assert_eq!((sweep.trials, sweep.block, sweep.seed, sweep.design.len()), (128, 64, 7, 64));
    let ranges: Vec<&Range> = sweep.design.factors().iter().map(|f| &f.range).collect();
    assert_eq!(ranges[0], &Range::Log { low: 0.01, high: 0.2 });
    assert_eq!(ranges[6], &Range::Whole { low: 0, high: 8 });
    assert_eq!(sweep.notes[0], Note::Known { key: "voice.rate" });
    let point = sweep.points().nth(17).unwrap();
    assert_eq!((point.id, point.candidate, point.levels.len()), (17, 17, 7));
    let scenario = sweep.scenario_at(&point.levels).unwrap();
    assert!(scenario.unknowns.is_empty(), "it is known at every point");
    let number = |i: usize| point.levels[i].number().unwrap();
    assert_eq!(scenario.world[ParamId::from_key("voice.rate").unwrap()], number(0));
    assert_eq!(scenario.world[ParamId::from_key("market.customers").unwrap()], number(2));
    let policy = &scenario.policies[1];
    assert_eq!((policy.cost.setup, f64::from(policy.from_week)), (number(5), number(6)));
    assert!(policy.changes.iter().any(|c| c.to == grapevine_engine::scenario::Setting::To(number(4))));
    assert_eq!(policy.changes.len(), 2, "what is not varied stays");
    assert_eq!(scenario.seed, 7);
}

#[test]
fn a_point_written_as_a_file_is_the_point() {
    let sweep = of("design = \"grid\"\nsteps = 3", "visits.per_year = \"6 .. 24\"").unwrap();
    let numbers: Vec<f64> = sweep.points().map(|p| p.levels[0].number().unwrap()).collect();
    assert_eq!(numbers, [6.0, 15.0, 24.0]);
    let text = sweep.text_at(&[Number(15.0)]).unwrap();
    let direct = grapevine_engine::scenario::parse(&text).unwrap();
    assert_eq!(direct.world, sweep.scenario_at(&[Number(15.0)]).unwrap().world);
}

#[test]
fn one_at_a_time_starts_from_the_scenario_as_it_is() {
    let key = "policy.Train the desk (v1.5).set.training.sessions_per_month";
    let sweep =
        of("design = \"oat\"\nsteps = 2", &format!("visits.per_year = \"6 .. 24\"\n\"{key}\" = \"0 .. 4\""))
            .unwrap();
    let points: Vec<Vec<Level>> = sweep.points().map(|p| p.levels).collect();
    assert_eq!(points[0], [Number(12.0), Number(1.0)]);
    assert_eq!(points[1], [Number(6.0), Number(1.0)]);
    assert_eq!(points[4], [Number(12.0), Number(4.0)]);
}

#[test]
fn what_is_the_same_at_every_point_is_no_factor_of_the_design_and_is_today() {
    let vary = "market.customers = [250]\nvisits.per_year = \"6 .. 24\"\nspend.mean = [600]\nreach.told = \"5 .. 20\"";
    let points = |design: &str| of(design, vary).unwrap().points().count();
    assert_eq!(points("design = \"morris\"\npoints = 10"), 10 * 3);
    assert_eq!(points("design = \"saltelli\"\npoints = 64"), 64 * 4);
    let sweep = of("design = \"oat\"\nsteps = 2", vary).unwrap();
    let points: Vec<Vec<Level>> = sweep.points().map(|p| p.levels).collect();
    assert_eq!(points.len(), 5);
    assert!(points.iter().all(|p| p[0] == Number(250.0) && p[2] == Number(600.0)), "{points:?}");
    let customers = ParamId::from_key("market.customers").unwrap();
    assert_eq!(sweep.scenario_at(&points[0]).unwrap().world[customers], 250.0);
    assert_eq!(sweep.today(0), Some(Number(250.0)));
}

#[test]
fn today_of_an_unknown_is_its_median_and_policies_count_from_there() {
    let key = "policy.Train the desk (v1.5).set.voice.rate";
    let sweep =
        of("design = \"oat\"\nsteps = 2", &format!("\"{key}\" = \"0 .. 0.5\"\nvoice.rate = \"0 .. 1\""))
            .unwrap();
    // Half of 1 − (1 − x)^39 − 39 x (1 − x)^38, the law of beta(2, 38), lies below; its mean is 0.05.
    let near = |level: Option<Level>, wanted: f64| {
        let found = level.and_then(|l| l.number()).unwrap();
        assert!((found - wanted).abs() < 1e-4, "{found} instead of {wanted}");
    };
    near(sweep.today(1), 0.042662);
    near(sweep.today(0), 2.0 * 0.042662);
    assert!(sweep.today_is_median(0) && sweep.today_is_median(1));
    let held = of("design = \"oat\"", &format!("\"{key}\" = \"0 .. 0.5\"\nvoice.rate = [0.2]")).unwrap();
    near(held.today(0), 0.4);
    assert!(!held.today_is_median(0) && !held.today_is_median(1));
}

#[test]
fn a_whole_number_on_a_log_scale_stays_whole() {
    for design in ["design = \"grid\"\nsteps = 3", "design = \"sobol\"\npoints = 16"] {
        let sweep = of(design, "market.customers = \"200 .. 500 log\"").unwrap();
        assert!(sweep.points().all(|p| sweep.scenario_at(&p.levels).is_ok() && p.levels[0].number().unwrap().fract() == 0.0));
    }
}

#[test]
fn a_condition_drops_points_and_a_sequence_goes_on_until_there_are_enough() {
    let text = |design: &str| {
        format!(
            "grapevine = 1\nscenario = \"s.toml\"\n[sweep]\ndesign = \"{design}\"\n{}\n[sweep.vary]\n\
             visits.per_year = \"0 .. 20\"\nreach.told = \"0 .. 20\"\n[sweep.where]\nkeep = \"visits.per_year < reach.told\"\n",
            if design == "grid" { "steps = 5" } else { "points = 64" }
        )
    };
    let sobol = read(&folder(&text("sobol"), &[]).path().join("sweep.toml")).unwrap();
    let points: Vec<Point> = sobol.points().collect();
    assert_eq!(points.len(), 64);
    assert!(points.last().unwrap().candidate > 100, "about half of the candidates are dropped");
    assert!(points.iter().all(|p| p.levels[0].number() < p.levels[1].number()));
    assert!(points.iter().enumerate().all(|(i, p)| p.id == i as u32));
    let grid = read(&folder(&text("grid"), &[]).path().join("sweep.toml")).unwrap();
    assert_eq!(grid.points().count(), 10, "5 x 5 points, those above the diagonal");
}

const LISTED: &str = "grapevine = 1\nscenario = \"s.toml\"\n[sweep]\ndesign = \"p.csv\"\n";

fn listed(csv: &str) -> Result<Sweep, Vec<(String, String)>> {
    read(&folder(LISTED, &[("p.csv", csv)]).path().join("sweep.toml"))
}

#[test]
fn points_of_a_file_are_taken_as_they_stand() {
    let csv = "visits.per_year, network.kind, workforce.on\n6, watts_strogatz, true\n# remark\n24, well_mixed, false\n";
    let sweep = listed(csv).unwrap();
    assert_eq!((sweep.design.kind(), sweep.design.len()), (Kind::Listed, 2));
    let levels = |i| sweep.points().nth(i).unwrap().levels;
    assert_eq!(levels(0), [Number(6.0), Word("watts_strogatz".into()), Flag(true)]);
    assert_eq!(levels(1), [Number(24.0), Word("well_mixed".into()), Flag(false)]);
    for (csv, expected) in [
        ("visits.per_year\n6\n# remark\n-1\n", "line 4 of p.csv"),
        ("visits.per_yeer\n6\n", "did you mean `visits.per_year`"),
        ("visits.per_year,visits.per_yeer,reach.told\n6,7,5\n", "did you mean `visits.per_year`"),
        ("a,b,visits.per_year\n6,7,5\n", "the column `a` of p.csv is no factor"),
        ("visits.per_year;reach.told\n6;5\n", "separated by commas"),
        ("visits.per_year,visits.per_year\n6,5\n", "stands there twice"),
        ("visits.per_year,reach.told\n6\n", "p.csv"),
        ("visits.per_year,reach.told\n6,\n", "has no value for `reach.told`"),
        ("visits.per_year\n", "has no point"),
        ("point,row\n1,1\n", "no column is a factor"),
    ] {
        let problems = listed(csv).expect_err(csv);
        assert!(problems[0].0.contains(expected), "{csv}: {problems:?}");
    }
}

#[test]
fn columns_that_number_the_points_are_left_out_with_a_note() {
    for csv in [
        "point,candidate,row,step,moved,visits.per_year,reach.told\n0,0,0,0,-1,6,5\n1,1,1,0,-1,24,20\n",
        ",visits.per_year,reach.told\n0,6,5\n1,24,20\n",
        "\"visits.per_year\", \"reach.told\", \"point\"\n6, 5, 0\n24, 20, 1\n",
    ] {
        let sweep = listed(csv).expect(csv);
        let points: Vec<Vec<Level>> = sweep.points().map(|p| p.levels).collect();
        assert_eq!(points, [[Number(6.0), Number(5.0)], [Number(24.0), Number(20.0)]], "{csv}");
        assert!(matches!(&sweep.notes[..], [Note::LeftOut { .. }]), "{:?}", sweep.notes);
    }
}

#[test]
fn a_value_that_is_held_stands_beside_the_columns_and_a_missing_file_is_one_problem() {
    let held = format!("{LISTED}[sweep.vary]\nspend.mean = [600]\n");
    let with = |csv: &str| read(&folder(&held, &[("p.csv", csv)]).path().join("sweep.toml"));
    let sweep = with("visits.per_year\n6\n24\n").unwrap();
    assert!(sweep.points().all(|p| p.levels[1] == Number(600.0) && p.levels.len() == 2));
    assert!(with("visits.per_year,spend.mean\n6,5\n").unwrap_err()[0].0.contains("held at one value"));
    let missing = read(&folder(&held, &[]).path().join("sweep.toml")).unwrap_err();
    assert!(missing.len() == 1 && missing[0].0.contains("p.csv"), "{missing:?}");
}

#[test]
fn test_functions_have_inputs_instead_of_parameters() {
    let text = "grapevine = 1\nmodel = \"ishigami\"\n[sweep]\ndesign = \"saltelli\"\npoints = 16\n[sweep.vary]\n\
                x1 = \"-3.141592653589793 .. 3.141592653589793\"\nx2 = \"-3 .. 3\"\n";
    let sweep = read(&folder(text, &[]).path().join("sweep.toml")).unwrap();
    assert_eq!(sweep.points().count(), 16 * 4);
    let problems = read(&folder(&text.replace("x2", "x4"), &[]).path().join("sweep.toml")).unwrap_err();
    assert!(problems[0].0.contains("x1 to x3"), "{problems:?}");
}

#[test]
fn what_the_command_line_sets_holds_at_every_point() {
    let text = "grapevine = 1\nscenario = \"s.toml\"\n[sweep]\ndesign = \"sobol\"\npoints = 4\n[sweep.vary]\nreach.told = \"5 .. 20\"\n";
    let dir = folder(text, &[]);
    let path = dir.path().join("sweep.toml");
    let set = |key: &str, value: &str| load(&path, &[(key.to_owned(), value.to_owned())]);
    let sweep = set("visits.per_year", "20").unwrap();
    let visits = ParamId::from_key("visits.per_year").unwrap();
    assert!(sweep.points().all(|p| sweep.scenario_at(&p.levels).unwrap().world[visits] == 20.0));
    for (key, value) in [("visits.per_yeer", "20"), ("visits.per_year", "-1"), ("reach.told", "7")] {
        assert!(matches!(set(key, value), Err(LoadError::Problems { .. })), "{key} = {value}");
    }
}

#[test]
fn every_mistake_is_named_where_it_stands() {
    let sobol = "design = \"sobol\"\npoints = 8";
    for (design, vary, what, place) in [
        (sobol, "voice.rat = \"0 .. 1\"", "did you mean `voice.rate`", "voice.rat"),
        (sobol, "reach.told = \"20 .. 5\"", "range is empty", "\"20 .. 5\""),
        (sobol, "reach.told = \"0 .. 5 log\"", "log scale cannot reach 0", "\"0 .. 5 log\""),
        (sobol, "voice.rate = \"0 .. 5\"", "takes", "\"0 .. 5\""),
        (sobol, "reach.told = 7", "needs a range or a list; write", "7"),
        (sobol, "reach.told = \"beta(2, 38)\"", "of this one: \"0.00627 .. 0.135", "\"beta(2, 38)\""),
        (sobol, "reach.told = \"beta(2, 38)\"", "belong to [unknowns]", "\"beta(2, 38)\""),
        (sobol, "reach.told = \"x 2 .. x 4\"", "points of a sweep are values themselves", "\"x 2 .. x 4\""),
        (sobol, "reach.told = \"x 2\"", "points of a sweep are values themselves", "\"x 2\""),
        (sobol, "reach.told = [\"x 2\", \"x 3\"]", "where today is 0.05", "[\"x 2\", \"x 3\"]"),
        ("design = \"grid\"\npoints = 8", "reach.told = \"5 .. 20\"", "`steps` says into how many", "points"),
        ("design = \"oat\"\npoints = 8", "reach.told = \"5 .. 20\"", "means nothing to the design", "points"),
        ("design = \"sobol\"\nsteps = 8", "reach.told = \"5 .. 20\"", "`points` says how many", "steps"),
        (sobol, "reach.told = []", "list is empty", "[]"),
        (sobol, "reach.told = [5, 5]", "a value twice", "[5, 5]"),
        (sobol, "network.kind = [\"watts\"]", "knows only", "[\"watts\"]"),
        (
            sobol,
            "\"policy.Train.set.voice.rate\" = \"0 .. 1\"",
            "Train the desk",
            "\"policy.Train.set.voice.rate\"",
        ),
        (
            sobol,
            "\"policy.As today.cost.rent\" = \"0 .. 1\"",
            "costs are setup",
            "\"policy.As today.cost.rent\"",
        ),
        (
            sobol,
            "\"policy.As today.set.voice.rat\" = \"0 .. 1\"",
            "did you mean `voice.rate`",
            "\"policy.As today.set.voice.rat\"",
        ),
        ("design = \"sobl\"", "reach.told = \"5 .. 20\"", "did you mean \"sobol\"", "\"sobl\""),
        ("design = \"sobol\"\ntrials = 100", "reach.told = \"5 .. 20\"", "write 128 or 64", "100"),
        ("design = \"sobol\"\npoints = 0", "reach.told = \"5 .. 20\"", "whole number from 1", "0"),
        ("design = \"sobol\"\nworlds = 3", "reach.told = \"5 .. 20\"", "[sweep] holds", "worlds"),
        ("points = 3", "reach.told = \"5 .. 20\"", "names no design", ""),
        (sobol, "", "nothing is varied", ""),
        (
            "design = \"grid\"\nsteps = 10_000",
            "reach.told = \"5 .. 20\"\nvoice.rate = \"0 .. 1\"\nvisits.per_year = \"1 .. 5\"",
            "more points than can be numbered",
            "\"grid\"",
        ),
        (
            sobol,
            "market.customers = [3_000]\nreach.told = \"5 .. 20\"",
            "none of the 8 points is possible",
            "vary",
        ),
        (sobol, "market.customers = [300]", "every factor has one value only", "\"sobol\""),
    ] {
        let problems = of(design, vary).expect_err(vary);
        assert!(problems.len() == 1, "{vary}: {problems:?}");
        assert!(problems[0].0.contains(what) && problems[0].1 == place, "{vary}: {problems:?}");
    }
    let problems =
        of("desing = \"sobol\"\npoints = -1", "voice.rat = \"0 .. 1\"\nreach.told = \"5 .. 1\"").unwrap_err();
    assert_eq!(problems.len(), 4, "all at once: {problems:?}");
}

#[test]
fn conditions_are_refused_where_they_break_the_design_or_keep_nothing() {
    let with = |design: &str, keep: &str| {
        let text = format!(
            "grapevine = 1\nscenario = \"s.toml\"\n[sweep]\ndesign = \"{design}\"\n{}\n[sweep.vary]\nreach.told = \"5 .. 20\"\n[sweep.where]\nkeep = \"{keep}\"\n",
            if design == "grid" { "" } else { "points = 8" }
        );
        read(&folder(&text, &[]).path().join("sweep.toml")).map(|_| ()).expect_err(keep)
    };
    assert!(with("saltelli", "reach.told < 9")[0].0.contains("points belong together"));
    assert!(with("morris", "reach.told < 9")[0].0.contains("points belong together"));
    let nothing = with("sobol", "reach.told < 3");
    assert!(nothing[0].0.contains("drops every point: none of 64000 tried"), "{nothing:?}");
    assert_eq!(nothing[0].1, "keep");
    assert!(with("grid", "reach.told < 3")[0].0.contains("drops every point: none of 5 tried"));
    assert_eq!(with("sobol", "reach.tol < 3")[0].1, "reach.tol");
}

#[test]
fn a_rare_condition_finds_all_points_or_says_how_many_there_are() {
    let with = |points: u32, keep: &str| {
        let text = format!(
            "grapevine = 1\nmodel = \"ishigami\"\n[sweep]\ndesign = \"sobol\"\npoints = {points}\n[sweep.vary]\nx1 = \"0 .. 1\"\nx2 = \"0 .. 1\"\n[sweep.where]\nkeep = \"{keep}\"\n"
        );
        read(&folder(&text, &[]).path().join("sweep.toml"))
    };
    assert_eq!(with(64, "x1 < 0.002").unwrap().points().count(), 64);
    let rare = with(64, "x1 < 0.0001").unwrap_err();
    assert!(rare[0].0.contains("of 64000 points tried fulfil it, and 64 are asked for"), "{rare:?}");
    // Nothing is found: given up after as many as for a small design, not after a thousand times 65,536.
    assert!(with(65_536, "x1 > 4").unwrap_err()[0].0.contains("none of 64000 tried"));
}

#[test]
fn an_impossible_first_point_does_not_hide_the_possible_ones() {
    let sweep = of("design = \"grid\"", "market.customers = [5_000, 250]").unwrap();
    let (point, scenario) = sweep.first_possible().unwrap();
    assert_eq!((point.id, scenario.is_some()), (1, true));
}

#[test]
fn a_scenario_in_place_of_a_sweep_file_is_one_error_with_the_command() {
    let dir = folder("", &[]);
    match load(&dir.path().join("s.toml"), &[]).unwrap_err() {
        LoadError::Unfit { message, help, .. } => {
            assert_eq!(message, "this is a scenario, not a sweep file");
            assert!(help.is_some_and(|h| h.contains("`grapevine run ")));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn words_are_levels_like_any_other() {
    let factor = Factor { key: "k".into(), range: Range::Listed(vec![Word("a".into()), Word("b".into())]) };
    assert_eq!(factor.at(0.7), Word("b".into()));
}
