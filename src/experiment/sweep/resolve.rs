//! From a checked sweep to the plan that decides its results, and to the manifest of its rows.

use grapevine_engine::evidence::Pack;
use grapevine_engine::scenario::Scenario;
use grapevine_engine::scenario::params::{Kind as ParamKind, unit_text};

use super::unit_size::points_per_unit;
use crate::design::{Kind, Level, Range};
use crate::store::manifest::{MetricEntry, MetricUnit, PolicyEntry};
use crate::store::sweep::Plan;
use crate::store::sweep::plan::{DESIGN_RULES, FactorEntry};
use crate::store::table::{Column, Table};
use crate::store::{Manifest, folder};
use crate::sweep_file::{Base, Point, Sweep, Target};

/// Key of the only measure of a test function.
pub const TEST_MEASURE: &str = "value";

/// A plan and what its rows mean.
pub struct Resolved {
    pub plan: Plan,
    pub manifest: Manifest,
}

/// Writes out everything that decides the results. `stored_unit` is the size of the units that are stored already; a
/// sweep whose file says nothing of it goes on with that.
///
/// # Errors
/// What the rules of scenario files refuse, if that is every point.
pub fn resolve(sweep: &Sweep, stored_unit: Option<u32>) -> Result<Resolved, String> {
    let (first, scenario) = sweep.first_possible()?;
    let manifest = match (&sweep.base, scenario) {
        (Base::Scenario(loaded), Some(scenario)) => {
            let network = (!loaded.edge_bytes.is_empty()).then(|| folder::sha256(&loaded.edge_bytes));
            Manifest::of(&scenario, &loaded.path.display().to_string(), &loaded.text, network)
        }
        (Base::Scenario(_), None) => return Err("the design has no possible point".into()),
        (Base::Test(model), _) => test_manifest(model.name(), sweep.seed),
    };
    let (format, results, program) = Plan::versions();
    let design = &sweep.design;
    let plan = Plan {
        format,
        results,
        program,
        sweep_path: sweep.path.display().to_string(),
        base: manifest.scenario_path.clone(),
        scenario_sha256: Some(folder::sha256(manifest.scenario_text.as_bytes())),
        network_sha256: manifest.edge_list_sha256.clone(),
        points_sha256: (design.kind() == Kind::Listed).then(|| folder::sha256(listed(sweep).as_bytes())),
        seed: sweep.seed,
        design: design.kind().name().to_owned(),
        design_rules: DESIGN_RULES,
        fixed_points: (!design.kind().extensible()).then(|| design.len()),
        steps: match design.kind() {
            Kind::Grid { steps } | Kind::OneAtATime { steps } => Some(steps),
            _ => None,
        },
        keep: sweep.keep.as_ref().map(|k| k.text.clone()),
        worlds_per_unit: sweep.block,
        points_per_unit: sweep.unit.or(stored_unit).unwrap_or_else(|| points_per_unit(sweep, &first)),
        series: sweep.series.name().to_owned(),
        series_weeks: sweep.series.step(),
        policies: manifest.policies.iter().map(|p| p.name.clone()).collect(),
        metrics: manifest.metrics.iter().map(|m| m.key.clone()).collect(),
        factors: (0..design.factors().len()).map(|f| factor(sweep, f)).collect(),
    };
    Ok(Resolved { plan, manifest })
}

/// The rows of a file of points as text, for their hash.
fn listed(sweep: &Sweep) -> String {
    let line = |p: Point| p.levels.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
    sweep.points().map(line).collect::<Vec<_>>().join("\n")
}

fn factor(sweep: &Sweep, index: usize) -> FactorEntry {
    use grapevine_engine::scenario::Lang;
    let (factor, target) = (&sweep.design.factors()[index], &sweep.targets[index]);
    let (scale, low, high, levels) = match &factor.range {
        Range::Linear { low, high } => ("linear", Some(*low), Some(*high), Vec::new()),
        Range::Log { low, high } => ("log", Some(*low), Some(*high), Vec::new()),
        Range::WholeLog { low, high } => ("log", Some(*low as f64), Some(*high as f64), Vec::new()),
        Range::Whole { low, high } => ("whole", Some(*low as f64), Some(*high as f64), Vec::new()),
        Range::Listed(levels) => ("listed", None, None, levels.iter().map(ToString::to_string).collect()),
    };
    let currency = match &sweep.base {
        Base::Scenario(loaded) => loaded.scenario.currency.clone(),
        Base::Test(_) => String::new(),
    };
    let param = target.param();
    let policy = policy_of(sweep, target);
    let named = |text: &str, joint: &str| match &policy {
        Some(name) => format!("{text}{joint}{name}"),
        None => text.to_owned(),
    };
    let plain = plain_words(target);
    FactorEntry {
        key: factor.key.clone(),
        scale: scale.to_owned(),
        low,
        high,
        levels,
        today: sweep.today(index).map(|l| l.to_string()),
        today_is_median: sweep.today_is_median(index),
        en: named(param.map_or(plain.0, |p| p.en), " – "),
        de: named(param.map_or(plain.1, |p| p.de), " – "),
        unit: param.map_or_else(|| plain.2.to_owned(), |p| unit_text(p.unit, Lang::En, &currency)),
        share: param.is_some_and(|p| matches!(p.kind, ParamKind::Share)),
    }
}

/// The name of the policy a factor belongs to.
fn policy_of(sweep: &Sweep, target: &Target) -> Option<String> {
    let (Target::Set { policy, .. } | Target::Cost { policy, .. } | Target::From { policy, .. }) = target
    else {
        return None;
    };
    let Base::Scenario(loaded) = &sweep.base else { return None };
    Some(loaded.scenario.policies[*policy].name.clone())
}

/// Words and unit of a factor that is no parameter.
fn plain_words(target: &Target) -> (&'static str, &'static str, &'static str) {
    match target {
        Target::Cost { key, .. } => {
            let cost = grapevine_engine::scenario::COSTS.iter().find(|c| c.key == *key);
            let (en, de) = cost_words(key);
            (en, de, cost.map_or("", |c| c.unit))
        }
        Target::From { key: "week", .. } => ("first week", "erste Woche", "weeks"),
        Target::From { .. } => ("weeks of the ramp", "Wochen der Anlaufzeit", "weeks"),
        _ => ("input", "Eingabe", ""),
    }
}

/// What a kind of cost is called.
fn cost_words(key: &str) -> (&'static str, &'static str) {
    match key {
        "setup" => ("cost of setting up", "Kosten der Einrichtung"),
        "per_week" => ("cost per week", "Kosten je Woche"),
        "per_visit" => ("cost per visit", "Kosten je Besuch"),
        "per_complaint" => ("cost per complaint", "Kosten je Beschwerde"),
        "per_customer_year" => ("cost per customer and year", "Kosten je Kunde und Jahr"),
        "per_employee_month" => ("cost per employee and month", "Kosten je Stelle und Monat"),
        _ => ("cost", "Kosten"),
    }
}

/// A test function as a run with one policy and one measure.
fn test_manifest(name: &str, seed: u64) -> Manifest {
    let scenario = Scenario { seed, title: name.to_owned(), ..Scenario::as_today(Pack::Folklore) };
    let mut manifest = Manifest::of(&scenario, name, "", None);
    manifest.policies = vec![PolicyEntry { name: "function".into(), ..manifest.policies[0].clone() }];
    manifest.metrics = vec![MetricEntry {
        key: TEST_MEASURE.into(),
        unit: MetricUnit::Ratio,
        higher_is_better: true,
        en: "value of the function".into(),
        de: "Wert der Funktion".into(),
    }];
    manifest.measure = TEST_MEASURE.into();
    (manifest.also, manifest.assumptions, manifest.worth_having) = (Vec::new(), Vec::new(), None);
    manifest
}

/// The design as a table: a row per point, a column per factor; numbers where all levels are numbers.
pub fn design_table(sweep: &Sweep, points: &[Point]) -> Table {
    let mut table = Table::default();
    let whole =
        |f: fn(&Sweep, &Point) -> u32| Column::Whole(points.iter().map(|p| i64::from(f(sweep, p))).collect());
    table.push("point", whole(|_, p| p.id));
    table.push("candidate", whole(|_, p| p.candidate));
    table.push("row", whole(|s, p| s.design.role(p.candidate).row));
    table.push("step", whole(|s, p| s.design.role(p.candidate).step));
    let moved = |p: &Point| sweep.design.role(p.candidate).moved.map_or(-1, i64::from);
    table.push("moved", Column::Whole(points.iter().map(moved).collect()));
    for (f, factor) in sweep.design.factors().iter().enumerate() {
        let numbers: Option<Vec<f64>> =
            points.iter().map(|p| if let Level::Number(v) = p.levels[f] { Some(v) } else { None }).collect();
        let column = numbers.map_or_else(
            || Column::Text(points.iter().map(|p| p.levels[f].to_string()).collect()),
            Column::Real,
        );
        table.push(&factor.key, column);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sweep::plan::DesignKind;

    #[test]
    fn a_plan_knows_the_kind_of_every_design() {
        let kinds = [
            (Kind::Grid { steps: 5 }, DesignKind::Grid),
            (Kind::OneAtATime { steps: 5 }, DesignKind::OneAtATime),
            (Kind::LatinHypercube, DesignKind::LatinHypercube),
            (Kind::Sobol, DesignKind::Sobol),
            (Kind::Morris, DesignKind::Morris),
            (Kind::Saltelli, DesignKind::Saltelli),
            (Kind::Listed, DesignKind::Points),
        ];
        for (place, (kind, stored)) in kinds.into_iter().enumerate() {
            assert!(DesignKind::ALL.contains(&(kind.name(), stored)), "{kind:?}");
            assert_eq!(
                (stored as usize, kinds.len()),
                (place, DesignKind::ALL.len()),
                "in the order of the texts"
            );
        }
    }

    #[test]
    fn every_kind_of_cost_has_words_of_its_own_in_both_languages() {
        let words: Vec<_> = grapevine_engine::scenario::COSTS.iter().map(|c| cost_words(c.key)).collect();
        for (i, (en, de)) in words.iter().enumerate() {
            assert!(
                !en.contains('_') && !de.contains('_') && *en != "cost" && *de != "Kosten",
                "{en} / {de}"
            );
            assert!(
                words[..i].iter().all(|other| other.0 != *en && other.1 != *de),
                "{en} / {de} stands twice"
            );
        }
    }
}
