//! A unit of work: its points in its worlds under every policy, on all threads, in index order.

use grapevine_engine::model::Scratch;
use grapevine_engine::scenario::Scenario;
use rayon::prelude::*;

use crate::design::Level;
use crate::experiment::plan::{Replication, groups};
use crate::experiment::runner::{Engine, Watch, guarded, run_one, with_scratch};
use crate::store::rounds::{Measured, WorldRows};
use crate::store::sweep::{PointRows, UnitName};
use crate::sweep_file::test_model::TestModel;
use crate::sweep_file::{Base, Point, Sweep};

/// Whether a trial (point, world) is made to fail, for tests.
pub type Sabotage = fn(u32, u32) -> bool;

/// What is needed to run units of a sweep.
pub struct Work<'a> {
    pub sweep: &'a Sweep,
    pub policies: usize,
    /// Keeps the weekly course of every trial.
    pub series: bool,
    pub sabotage: Option<Sabotage>,
}

/// A point ready to run, or why it cannot be.
enum Ready<'a> {
    Scenario(Box<Scenario>, &'a [(u32, u32)]),
    Test(TestModel, Vec<f64>),
    Impossible(String),
}

impl Work<'_> {
    /// Runs a unit on the current rayon pool; `points` are those of the unit. `None` when it was stopped: a unit is
    /// whole or not at all. The result depends on plan and unit alone.
    pub fn run(&self, unit: &UnitName, points: &[Point], watch: &impl Watch) -> Option<Vec<PointRows>> {
        let ready: Vec<Ready<'_>> = points.par_iter().map(|p| self.ready(p)).collect();
        let worlds = unit.worlds() as usize;
        let rows: Option<Vec<WorldRows>> = (0..points.len() * worlds)
            .into_par_iter()
            .with_max_len(1)
            .map(|task| {
                if watch.stop() {
                    return None;
                }
                let (i, world) = (task / worlds, unit.first_world + (task % worlds) as u32);
                let row = with_scratch(|scratch| self.trial(&ready[i], points[i].id, world, scratch));
                watch.world_done();
                Some(row)
            })
            .collect();
        let mut rows = rows?.into_iter();
        let of_point = |p: &Point| PointRows { point: p.id, worlds: rows.by_ref().take(worlds).collect() };
        Some(points.iter().map(of_point).collect())
    }

    /// A single trial, as it was or will be in its unit.
    pub fn one(&self, point: &Point, world: u32) -> WorldRows {
        self.trial(&self.ready(point), point.id, world, &mut Scratch::default())
    }

    fn ready(&self, point: &Point) -> Ready<'_> {
        match &self.sweep.base {
            Base::Scenario(loaded) => match self.sweep.scenario_at(&point.levels) {
                Ok(scenario) => Ready::Scenario(Box::new(scenario), &loaded.edges),
                Err(why) => Ready::Impossible(format!("no possible scenario: {why}")),
            },
            Base::Test(model) => Ready::Test(*model, self.inputs(*model, &point.levels)),
        }
    }

    /// Inputs that are not varied count as the middle of their range.
    fn inputs(&self, model: TestModel, levels: &[Level]) -> Vec<f64> {
        let (low, high) = model.range();
        let mut x = vec![(low + high) / 2.0; model.inputs()];
        for (target, level) in self.sweep.targets.iter().zip(levels) {
            if let (crate::sweep_file::Target::Input(i), Some(v)) = (target, level.number()) {
                x[*i] = v;
            }
        }
        x
    }

    /// A trial; a panic fails it and nothing else.
    fn trial(&self, ready: &Ready<'_>, point: u32, world: u32, scratch: &mut Scratch) -> WorldRows {
        let sabotaged = self.sabotage.is_some_and(|fails| fails(point, world));
        let mut row = match ready {
            Ready::Scenario(scenario, edges) if !sabotaged => {
                let engine = Engine { scenario, edges };
                let all: Vec<usize> = (0..scenario.policies.len()).collect();
                run_one(scenario, &engine, Replication(world), &groups(&all), scratch)
            }
            Ready::Test(model, x) if !sabotaged => {
                let measured = guarded(|| Measured { metrics: vec![model.value(x)], weeks: Vec::new() });
                WorldRows { world, unknowns: Vec::new(), policies: vec![measured], pilot: None }
            }
            Ready::Impossible(why) => self.failed(world, why),
            _ => {
                let why = guarded::<()>(|| panic!("sabotaged")).expect_err("it panics");
                self.failed(world, &why)
            }
        };
        if !self.series {
            // What is not stored is not kept either: memory is bounded by the unit.
            row.policies.iter_mut().flatten().for_each(|measured| measured.weeks = Vec::new());
        }
        row
    }

    fn failed(&self, world: u32, why: &str) -> WorldRows {
        WorldRows {
            world,
            unknowns: Vec::new(),
            policies: vec![Err(why.to_owned()); self.policies],
            pilot: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::runner::quiet_trial_panics;
    use crate::sweep_file;
    use crate::testing::NoWatch;

    const SCENARIO: &str = "grapevine = 1\n[world]\nmarket.people = 300\nmarket.customers = 80\ntime.weeks = 10\n\
        [[policy]]\nname = \"As today\"\nbaseline = true\n[[policy]]\nname = \"Half\"\n\
        set = { \"quality.failure_rate\" = \"x 0.5\" }\n";
    const SWEEP: &str = "grapevine = 1\nscenario = \"s.toml\"\n[sweep]\ndesign = \"sobol\"\npoints = 25\ntrials = 8\n\
        [sweep.vary]\nreach.told = \"5 .. 20\"\n";

    #[test]
    fn one_panicking_trial_in_a_hundred_leaves_every_other_row_as_it_is() {
        quiet_trial_panics();
        let dir = tempfile::tempdir().expect("a folder");
        std::fs::write(dir.path().join("s.toml"), SCENARIO).expect("written");
        std::fs::write(dir.path().join("w.toml"), SWEEP).expect("written");
        let sweep = sweep_file::load(&dir.path().join("w.toml"), &[]).expect("a sweep");
        let points: Vec<Point> = sweep.points().collect();
        let unit = UnitName { first_world: 0, first_point: 0, last_point: 24, last_world: 7 };
        let fails: Sabotage = |point, world| (8 * point + world) % 100 == 37;
        let rows = |sabotage| {
            let work = Work { sweep: &sweep, policies: 2, series: true, sabotage };
            work.run(&unit, &points, &NoWatch).expect("not stopped")
        };
        let (fine, spoilt) = (rows(None), rows(Some(fails)));
        let mut failed = 0;
        for (a, b) in fine.iter().zip(&spoilt) {
            for (a, b) in a.worlds.iter().zip(&b.worlds) {
                if a != b {
                    failed += 1;
                    assert!(
                        b.policies.iter().all(|p| p.as_ref().is_err_and(|why| why.contains("sabotaged")))
                    );
                }
            }
        }
        assert_eq!(failed, 2, "two of two hundred trials were made to fail");
    }
}
