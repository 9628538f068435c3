//! A round: every world of it under every policy, on all threads, in index order.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use grapevine_engine::metric::{METRICS, weekly_cash};
use grapevine_engine::model::{Outcome, Scratch, World, run_world};
use grapevine_engine::scenario::Scenario;
use grapevine_engine::scenario::params::Values;
use rayon::prelude::*;

use super::plan::{Replication, Round, groups};
use crate::store::rounds::{Measured, WeekRow, WorldRows};

/// What simulates one world under a group of policies.
pub trait Simulate: Sync {
    /// See [`run_world`].
    fn world(&self, replication: u32, policies: &[usize], scratch: &mut Scratch) -> World;
}

/// The real model.
pub struct Engine<'a> {
    pub scenario: &'a Scenario,
    /// The own network, when the scenario has one.
    pub edges: &'a [(u32, u32)],
}

impl Simulate for Engine<'_> {
    fn world(&self, replication: u32, policies: &[usize], scratch: &mut Scratch) -> World {
        run_world(self.scenario, self.edges, replication, policies, scratch)
    }
}

/// What the runner asks and tells while it works; called from any thread.
pub trait Watch: Sync {
    /// Whether to stop: worlds already running finish, no other is begun.
    fn stop(&self) -> bool;
    /// A world is done.
    fn world_done(&self);
}

/// Runs a round on the current rayon pool. `None` when it was stopped: a round is whole or not at all.
/// The result does not depend on the number of threads.
pub fn run_round(
    scenario: &Scenario,
    model: &impl Simulate,
    round: Round,
    watch: &impl Watch,
) -> Option<Vec<WorldRows>> {
    let groups = groups(scenario.policies.len());
    let worlds: Vec<Replication> = round.worlds().collect();
    worlds
        .into_par_iter()
        .with_max_len(1)
        .map_init(Scratch::default, |scratch, world| {
            if watch.stop() {
                return None;
            }
            let rows = run_one(scenario, model, world, &groups, scratch);
            watch.world_done();
            Some(rows)
        })
        .collect()
}

/// One world, group by group. A panic fails the policies of its group and nothing else.
fn run_one(
    scenario: &Scenario,
    model: &impl Simulate,
    world: Replication,
    groups: &[Vec<usize>],
    scratch: &mut Scratch,
) -> WorldRows {
    let mut rows = WorldRows { world: world.0, unknowns: Vec::new(), policies: Vec::new() };
    for group in groups {
        match guarded(|| simulate(scenario, model, world, group, scratch)) {
            Ok((unknowns, measured)) => {
                rows.unknowns = unknowns;
                rows.policies.extend(measured);
            }
            Err(reason) => {
                // What the panic left in the shared memory is not to be trusted.
                *scratch = Scratch::default();
                rows.policies.extend(group.iter().map(|_| Err(reason.clone())));
            }
        }
    }
    if rows.unknowns.is_empty() {
        rows.unknowns = vec![f64::NAN; scenario.unknowns.len()];
    }
    rows
}

type Simulated = (Vec<f64>, Vec<Result<Measured, String>>);

fn simulate(
    scenario: &Scenario,
    model: &impl Simulate,
    replication: Replication,
    group: &[usize],
    scratch: &mut Scratch,
) -> Simulated {
    let world = model.world(replication.0, group, scratch);
    assert_eq!(world.outcomes.len(), group.len(), "one outcome per policy asked for");
    let values = world_values(scenario, &world.unknowns);
    let measured = world.outcomes.iter().map(|o| measure(o, &values)).collect();
    (world.unknowns, measured)
}

/// The world's numbers with this world's draws of the unknowns.
pub fn world_values(scenario: &Scenario, unknowns: &[f64]) -> Values {
    let mut values = scenario.world.clone();
    for (unknown, &value) in scenario.unknowns.iter().zip(unknowns) {
        values[unknown.param] = value;
    }
    values
}

/// Reads every metric and the stored weekly series. A metric that is no number fails the trial.
fn measure(outcome: &Outcome, world: &Values) -> Result<Measured, String> {
    let metrics: Vec<f64> = METRICS.iter().map(|m| (m.read)(outcome, world)).collect();
    if let Some(bad) = METRICS.iter().zip(&metrics).find(|(_, v)| !v.is_finite()) {
        return Err(format!("metric `{}` is {}", bad.0.key, bad.1));
    }
    let mut total = 0.0;
    let week = |(w, cash): (&grapevine_engine::model::ledger::Week, f64)| {
        total += cash;
        let failures = w.failures_treatment + w.failures_product;
        let left = w.left.iter().sum();
        WeekRow {
            cash_cumulated: total,
            counts: [w.customers_end, w.visits, failures, w.voiced, left, w.joined, w.told_negative],
        }
    };
    let weeks = outcome.weeks.iter().zip(weekly_cash(outcome, world)).map(week).collect();
    Ok(Measured { metrics, weeks })
}

thread_local! {
    static PANIC_PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Keeps panics of trials off the screen and remembers where they happened, until dropped. The message
/// goes into the trial's row instead.
pub struct QuietPanics;

impl QuietPanics {
    /// Installs the hook for the whole process.
    pub fn install() -> QuietPanics {
        std::panic::set_hook(Box::new(|info| {
            let place = info.location().map(|l| format!("{}:{}", l.file(), l.line()));
            PANIC_PLACE.with(|p| *p.borrow_mut() = place);
        }));
        QuietPanics
    }
}
impl Drop for QuietPanics {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            drop(std::panic::take_hook());
        }
    }
}

/// Runs `work`; a panic becomes its message and place.
fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|payload| {
        let text = payload.downcast_ref::<String>().map(String::as_str);
        let text = text.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("panic");
        match PANIC_PLACE.with(|p| p.borrow_mut().take()) {
            Some(place) => format!("{text} ({place})"),
            None => text.to_owned(),
        }
    })
}
