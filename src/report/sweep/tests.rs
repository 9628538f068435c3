//! Sweeps with failed and unfinished parts, written row by row.

use grapevine_engine::draws::{Draws, Purpose};
use tempfile::TempDir;

use super::ask::{Question, Subject};
use crate::experiment::sweep::resolve;
use crate::report::Lang;
use crate::report::chart::data::HeatSteps;
use crate::store::rounds::{Measured, WorldRows};
use crate::store::sweep::{PointRows, SweepFolder, SweepResults, UnitName};
use crate::sweep_file::{self, Base, Sweep};

/// A sweep of Ishigami with so many worlds, whose results `luck(point, world)` disturbs; `None` is a failed trial. Points
/// from `end` on are not stored.
fn swept(
    design: &str,
    worlds: u32,
    end: u32,
    luck: impl Fn(u32, u32) -> Option<f64>,
) -> (TempDir, SweepResults) {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("s.toml");
    let vary: String =
        (1..=3).map(|i| format!("x{i} = \"-3.141592653589793 .. 3.141592653589793\"\n")).collect();
    let text = format!(
        "grapevine = 1\nmodel = \"ishigami\"\n[sweep]\n{design}\ntrials = {worlds}\nseed = 3\n[sweep.vary]\n{vary}"
    );
    std::fs::write(&file, text).unwrap();
    let sweep: Sweep = sweep_file::load(&file, &[]).unwrap();
    let resolved = resolve::resolve(&sweep, None).unwrap();
    let folder = SweepFolder::open(&place.path().join("out"), resolved.plan, resolved.manifest).unwrap();
    let points: Vec<_> = sweep.points().collect();
    folder.write_design(&resolve::design_table(&sweep, &points)).unwrap();
    let Base::Test(model) = &sweep.base else { panic!("a test function") };
    let row = |p: &sweep_file::Point| PointRows {
        point: p.id,
        worlds: (0..worlds)
            .map(|world| {
                let x: Vec<f64> = p.levels.iter().map(|l| l.number().unwrap()).collect();
                let value = luck(p.id, world).map(|l| model.value(&x) + l);
                let measured = |v| Measured { metrics: vec![v], weeks: Vec::new() };
                let result = value.map(measured).ok_or_else(|| "injected".to_owned());
                WorldRows { world, unknowns: Vec::new(), policies: vec![result], pilot: None }
            })
            .collect(),
    };
    let rows: Vec<PointRows> = points.iter().filter(|p| p.id < end).map(row).collect();
    let unit = UnitName { first_point: 0, last_point: end - 1, first_world: 0, last_world: worlds - 1 };
    folder.write(&unit, &rows).unwrap();
    let results = SweepResults::open(folder.path()).unwrap();
    (place, results)
}

fn asked(results: SweepResults, question: Question) -> serde_json::Value {
    let subject = Subject::new(results, None, None, Lang::En).unwrap();
    let reply = subject.ask(question).unwrap();
    serde_json::from_str(&subject.document(question, &reply)).unwrap()
}

#[test]
fn a_failed_trial_costs_its_saltelli_row_and_an_unfinished_point_is_no_failure() {
    let fails = |point, world| (point != 17 || world != 1).then_some(0.0);
    let (_place, results) = swept("design = \"saltelli\"\npoints = 64", 2, 318, fails);
    let found = asked(results, Question::Drivers);
    let answer = &found["answer"];
    // Of 64 rows the last lacks two points, and the fourth (points 15 to 19) a trial.
    assert_eq!((&answer["rows"], &answer["dropped_rows"]), (&62.into(), &1.into()), "{found}");
    assert_eq!((&found["unfinished_points"], &found["failed_trials"]), (&2.into(), &1.into()));
    assert!(found["finding"].as_str().unwrap().contains("drives the value of the function most"), "{found}");
}

#[test]
fn luck_is_taken_out_of_the_indices_and_its_share_is_said() {
    // As much luck as the factors make themselves, by chance but always the same.
    let luck = |point: u32, world: u32| {
        let u = Draws::new(9, 1).stream(Purpose::Design, point, world).uniform();
        Some(13.844588_f64.sqrt() * crate::stats::normal_quantile(u))
    };
    let (_place, results) = swept("design = \"saltelli\"\npoints = 1024", 8, 5120, luck);
    let answer = asked(results, Question::Drivers)["answer"].clone();
    let total = |factor: &str| {
        let all = answer["factors"].as_array().unwrap();
        all.iter().find(|f| f["factor"] == factor).unwrap()["total"]["value"].as_f64().unwrap()
    };
    assert!((answer["luck"]["value"].as_f64().unwrap() - 0.5).abs() < 0.03, "{answer}");
    for (factor, exact) in [("x1", 0.557589), ("x2", 0.442411), ("x3", 0.243684)] {
        assert!((total(factor) - exact).abs() < 0.08, "{factor}: {}", total(factor));
    }
}

#[test]
fn points_whose_every_trial_failed_are_left_out_and_all_of_them_are_refused() {
    let half = |point: u32, _| point.is_multiple_of(2).then_some(0.0);
    let (_place, results) = swept("design = \"sobol\"\npoints = 128", 2, 128, half);
    let found = asked(results, Question::Drivers);
    assert_eq!((&found["answer"]["points"], &found["failed_trials"]), (&64.into(), &128.into()));
    let (_place, results) = swept("design = \"sobol\"\npoints = 64", 2, 64, |_, _| None);
    let error = Subject::new(results, None, None, Lang::En).err().unwrap();
    assert!(error.contains("no point at which every policy has a result"), "{error}");
}

#[test]
fn a_bar_of_the_tornado_reaches_to_where_the_curve_turns() {
    // The sine of x1 is lowest and highest well inside the range of x1, and near zero at its ends.
    let (_place, results) = swept("design = \"sobol\"\npoints = 256", 1, 256, |_, _| Some(0.0));
    let subject = Subject::new(results, None, None, Lang::En).unwrap();
    let reply = subject.ask(Question::Tornado).unwrap();
    let bar = &reply.numbers["factors"][0];
    let at = |place: &str| bar["bar"][place]["at"].as_f64().unwrap();
    assert_eq!(bar["factor"], "x1", "{bar}");
    assert!((at("lowest") + 1.6).abs() < 0.3 && (at("highest") - 1.6).abs() < 0.3, "{bar}");
    assert!(reply.first.contains("ranges from"), "{}", reply.first);
    assert!(
        reply.lines.iter().any(|l| l.starts_with("x1 does not act in one direction only")),
        "{:?}",
        reply.lines
    );
}

#[test]
fn curves_are_drawn_over_the_logarithm_of_what_was_varied_in_equal_ratios() {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("s.toml");
    let vary = "x1 = \"0.001 .. 10 log\"\nx2 = [0.5, 1, 2.25]\nx3 = \"0 .. 1\"";
    let head = "grapevine = 1\nmodel = \"ishigami\"\n[sweep]\ndesign = \"sobol\"\npoints = 128\ntrials = 1";
    std::fs::write(&file, format!("{head}\n[sweep.vary]\n{vary}")).unwrap();
    let sweep = sweep_file::load(&file, &[]).unwrap();
    // Two policies: their difference is the logarithm of x1 and the second factor.
    let resolved = resolve::resolve(&sweep, None).unwrap();
    let (mut plan, mut manifest) = (resolved.plan, resolved.manifest);
    let other = crate::store::manifest::PolicyEntry {
        name: "other".into(),
        baseline: true,
        ..manifest.policies[0].clone()
    };
    manifest.policies[0].baseline = false;
    manifest.policies.push(other);
    plan.policies.push("other".into());
    let folder = SweepFolder::open(&place.path().join("out"), plan, manifest).unwrap();
    let points: Vec<_> = sweep.points().collect();
    folder.write_design(&resolve::design_table(&sweep, &points)).unwrap();
    let measured = |v: f64| Ok(Measured { metrics: vec![v], weeks: Vec::new() });
    let row = |p: &sweep_file::Point| {
        let x: Vec<f64> = p.levels.iter().map(|l| l.number().unwrap()).collect();
        let policies = vec![measured(x[0].log10() + x[1]), measured(0.0)];
        let worlds = vec![WorldRows { world: 0, unknowns: Vec::new(), policies, pilot: None }];
        PointRows { point: p.id, worlds }
    };
    let rows: Vec<PointRows> = points.iter().map(row).collect();
    folder
        .write(&UnitName { first_point: 0, last_point: 127, first_world: 0, last_world: 0 }, &rows)
        .unwrap();
    let subject = Subject::new(SweepResults::open(folder.path()).unwrap(), None, None, Lang::En).unwrap();

    let tornado = super::figures::tornado(&subject).unwrap();
    let bar = &tornado.bars[0];
    // The tenths of the range in equal ratios, and a straight line between them.
    assert!((bar.at[0].log10() + 2.6).abs() < 0.05 && (bar.at[1].log10() - 0.6).abs() < 0.05, "{bar:?}");
    assert!((bar.values[1] - bar.values[0] - (bar.at[1] / bar.at[0]).log10()).abs() < 1e-6, "{bar:?}");
    assert_eq!(bar.reach.each_ref().map(|e| e.written.as_deref().unwrap()), ["0.0026", "4"]);

    let map = super::figures::heatmap(&subject).unwrap();
    let (log, listed) = (&map.x, &map.y);
    assert!(
        (log.values[6] / log.values[5] - log.values[1] / log.values[0]).abs() < 1e-9,
        "equal ratios: {log:?}"
    );
    assert!(log.steps.is_log() && !listed.steps.is_log());
    let HeatSteps::Levels { written, .. } = &listed.steps else { panic!("{listed:?}") };
    assert_eq!(written, &["0.5", "1", "2.25"]);
    for (r, row) in map.cells.iter().enumerate() {
        for (c, cell) in row.iter().enumerate() {
            let expected = log.values[c].log10() + listed.values[r];
            assert!((cell.expect("points everywhere").mean - expected).abs() < 1e-6, "{r} {c}");
        }
    }
}
