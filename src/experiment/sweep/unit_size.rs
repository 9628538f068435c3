//! How many points make a unit of work: so many that a kill costs little and a night is no heap of tiny files.

use grapevine_engine::model::Scratch;
use grapevine_engine::scenario::Scenario;
use grapevine_engine::scenario::params::ParamId;

use crate::design::Level;
use crate::experiment::plan::{Replication, groups};
use crate::experiment::runner::{Engine, quiet_trial_panics, run_one};
use crate::store::rounds::SERIES;
use crate::sweep_file::{Base, Point, Sweep};

/// Seconds of a core that a unit should take.
const UNIT_SECONDS: f64 = 12.0;
/// Seconds of a core per person-week and per visit, fitted to the shipped scenarios, which lie within a factor of two to
/// three of it. Constants, not a measurement: units must be the same on every machine.
const PER_PERSON_WEEK: f64 = 3e-9;
const PER_VISIT: f64 = 40e-9;
/// Most rows of a part, and of the weekly course beside it.
const MOST_ROWS: f64 = 65_536.0;
const MOST_SERIES_ROWS: f64 = 524_288.0;

/// Points that take about [`UNIT_SECONDS`] in the middle of the factors' ranges. A function of the sweep file and its
/// scenario alone, whatever the machine and however many points are asked for.
pub fn points_per_unit(sweep: &Sweep, first: &Point) -> u32 {
    let block = f64::from(sweep.block);
    let (policies, weeks, seconds) = match typical(sweep, first) {
        Some(s) => {
            let (policies, weeks) = (s.policies.len() as f64, s.world[ParamId::TimeWeeks]);
            (policies, weeks, seconds_per_world(sweep, &s, UNIT_SECONDS / block))
        }
        None => (1.0, 0.0, 0.0),
    };
    let by_time = UNIT_SECONDS / (seconds * block);
    let by_rows = MOST_ROWS / (policies * block);
    let series = sweep.series.step().map_or(0.0, |step| (weeks / f64::from(step)).ceil());
    let by_series = if series > 0.0 { MOST_SERIES_ROWS / (policies * block * series) } else { f64::INFINITY };
    by_time.min(by_rows).min(by_series).clamp(1.0, MOST_ROWS) as u32
}

/// Seconds of a core that a unit of so many points should take, within a factor of two or three.
pub fn unit_seconds(sweep: &Sweep, first: &Point, points: u32) -> f64 {
    let world = typical(sweep, first).map_or(0.0, |s| seconds_per_world(sweep, &s, f64::INFINITY));
    world * f64::from(sweep.block) * f64::from(points)
}

/// The scenario in the middle of all ranges, or at the first point where that is none. Nothing for a test function.
fn typical(sweep: &Sweep, first: &Point) -> Option<Scenario> {
    let middle: Vec<Level> = sweep.design.factors().iter().map(|f| f.at(0.5)).collect();
    sweep.scenario_at(&middle).or_else(|_| sweep.scenario_at(&first.levels)).ok()
}

/// What a world under all policies should take. Visits are counted in one world, unless `enough` is reached without.
fn seconds_per_world(sweep: &Sweep, scenario: &Scenario, enough: f64) -> f64 {
    let people = scenario.world[ParamId::MarketPeople] * scenario.world[ParamId::TimeWeeks];
    let seconds = PER_PERSON_WEEK * people * scenario.policies.len() as f64;
    if seconds >= enough { seconds } else { seconds + PER_VISIT * visits(sweep, scenario) }
}

/// Visits of world 0 under all policies together; none of a policy that fails in it.
fn visits(sweep: &Sweep, scenario: &Scenario) -> f64 {
    let Base::Scenario(loaded) = &sweep.base else { return 0.0 };
    let engine = Engine { scenario, edges: &loaded.edges };
    quiet_trial_panics();
    let all: Vec<usize> = (0..scenario.policies.len()).collect();
    let world = run_one(scenario, &engine, Replication(0), &groups(&all), &mut Scratch::default());
    let column = SERIES.iter().position(|name| *name == "visits").expect("visits are stored by week");
    let weeks = world.policies.iter().flatten().flat_map(|measured| &measured.weeks);
    weeks.map(|week| week.counts[column]).sum::<i64>() as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sweep_file;

    /// A sweep over a small market, with this in its `[sweep]` table and these factors.
    fn sweep(dir: &std::path::Path, table: &str, vary: &str) -> Sweep {
        const SCENARIO: &str = "grapevine = 1\n[world]\nmarket.people = 20000\nmarket.customers = 5000\n\
            time.weeks = 104\n[[policy]]\nname = \"As today\"\nbaseline = true\n";
        std::fs::write(dir.join("s.toml"), SCENARIO).expect("written");
        let text = format!("grapevine = 1\nscenario = \"s.toml\"\n[sweep]\n{table}\n[sweep.vary]\n{vary}\n");
        std::fs::write(dir.join("w.toml"), text).expect("written");
        sweep_file::load(&dir.join("w.toml"), &[]).expect("a sweep")
    }

    /// Points per unit of such a sweep.
    fn unit(table: &str, vary: &str) -> u32 {
        let dir = tempfile::tempdir().expect("a folder");
        let sweep = sweep(dir.path(), table, vary);
        let first = sweep.points().next().expect("a point");
        points_per_unit(&sweep, &first)
    }

    #[test]
    fn a_unit_is_the_same_however_many_points_are_asked_for() {
        let vary = "reach.told = \"5 .. 20\"";
        let few = unit("design = \"sobol\"\npoints = 2\ntrials = 64", vary);
        assert_eq!(few, unit("design = \"sobol\"\npoints = 4096\ntrials = 128", vary));
        assert!((2..1000).contains(&few), "{few}");
    }

    #[test]
    fn busy_customers_and_large_markets_make_smaller_units() {
        let of = |vary: &str| unit("design = \"grid\"\nsteps = 2\ntrials = 64", vary);
        let (today, busy) = (of("visits.per_year = [12]"), of("visits.per_year = [48]"));
        assert!(busy < today, "{busy} points of many visits, {today} of few");
        // The first point is the smallest market; the unit is made for the middle one.
        let growing = of("market.people = [5000, 60000, 61000]");
        assert!(growing < today, "{growing} {today}");
        assert_eq!(of("market.people = [5000000]"), 1, "a unit is one point at least");
    }

    #[test]
    fn a_point_that_takes_long_makes_a_long_unit_and_that_is_known() {
        let dir = tempfile::tempdir().expect("a folder");
        let seconds = |people: u32| {
            let sweep = sweep(
                dir.path(),
                "design = \"grid\"\nsteps = 2\ntrials = 64",
                &format!("market.people = [{people}]"),
            );
            let first = sweep.points().next().expect("a point");
            unit_seconds(&sweep, &first, points_per_unit(&sweep, &first))
        };
        let usual = seconds(50_000);
        assert!((0.5 * UNIT_SECONDS..=1.01 * UNIT_SECONDS).contains(&usual), "{usual}");
        assert!(seconds(5_000_000) > 5.0 * UNIT_SECONDS, "{}", seconds(5_000_000));
    }

    #[test]
    fn rows_are_bounded_where_simulating_costs_nothing() {
        let tiny = "market.people = [50]\nmarket.customers = [10]\ntime.weeks = [4]";
        assert_eq!(unit("design = \"grid\"\nsteps = 2\ntrials = 64", tiny), 1024, "65,536 rows");
    }
}
