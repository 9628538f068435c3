//! A round: every world of it under every policy, on all threads, in index order.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use grapevine_engine::metric::{METRICS, weekly_cash, weekly_margin};
use grapevine_engine::model::pilot::PilotOutcome;
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

/// Runs a round of all policies: see [`run_round_of`].
#[cfg(test)]
pub fn run_round(
    scenario: &Scenario,
    model: &impl Simulate,
    round: Round,
    watch: &impl Watch,
) -> Option<Vec<WorldRows>> {
    let all: Vec<usize> = (0..scenario.policies.len()).collect();
    run_round_of(scenario, model, round, &all, watch)
}

/// Runs a round of the given policies on the current rayon pool. `None` when it was stopped: a round is
/// whole or not at all. The result does not depend on the number of threads, nor a policy's result on the
/// other policies.
pub fn run_round_of(
    scenario: &Scenario,
    model: &impl Simulate,
    round: Round,
    policies: &[usize],
    watch: &impl Watch,
) -> Option<Vec<WorldRows>> {
    let groups = groups(policies);
    let worlds: Vec<Replication> = round.worlds().collect();
    worlds
        .into_par_iter()
        .with_max_len(1)
        .map(|world| {
            if watch.stop() {
                return None;
            }
            let rows = with_scratch(|scratch| run_one(scenario, model, world, &groups, scratch));
            watch.world_done();
            Some(rows)
        })
        .collect()
}

/// One world, group by group. A panic fails the policies of its group and nothing else.
pub fn run_one(
    scenario: &Scenario,
    model: &impl Simulate,
    world: Replication,
    groups: &[Vec<usize>],
    scratch: &mut Scratch,
) -> WorldRows {
    let mut rows = WorldRows { world: world.0, unknowns: Vec::new(), policies: Vec::new(), pilot: None };
    for group in groups {
        match guarded(|| simulate(model, world, group, scratch)) {
            Ok(Simulated { unknowns, measured, pilot }) => {
                rows.unknowns = unknowns;
                rows.policies.extend(measured);
                rows.pilot = rows.pilot.or(pilot);
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

/// What a group of policies came to in one world.
struct Simulated {
    unknowns: Vec<f64>,
    measured: Vec<Result<Measured, String>>,
    pilot: Option<PilotOutcome>,
}

fn simulate(
    model: &impl Simulate,
    replication: Replication,
    group: &[usize],
    scratch: &mut Scratch,
) -> Simulated {
    let world = model.world(replication.0, group, scratch);
    assert_eq!(world.outcomes.len(), group.len(), "one outcome per policy asked for");
    let measured = world.outcomes.iter().map(|o| measure(o, &world.values)).collect();
    Simulated { unknowns: world.unknowns, measured, pilot: world.pilot }
}

/// Reads every metric and the stored weekly series. A metric that is no number fails the trial.
fn measure(outcome: &Outcome, world: &Values) -> Result<Measured, String> {
    let metrics: Vec<f64> = METRICS.iter().map(|m| (m.read)(outcome, world)).collect();
    if let Some(bad) = METRICS.iter().zip(&metrics).find(|(_, v)| !v.is_finite()) {
        return Err(format!("metric `{}` is {}", bad.0.key, bad.1));
    }
    let (mut cash_cumulated, mut margin_cumulated) = (0.0, 0.0);
    let money = weekly_cash(outcome, world).zip(weekly_margin(outcome, world));
    let week = |(w, (cash, margin)): (&grapevine_engine::model::ledger::Week, (f64, f64))| {
        cash_cumulated += cash;
        margin_cumulated += margin;
        let failures = w.failures_treatment + w.failures_product;
        let left = w.left.iter().sum();
        WeekRow {
            cash_cumulated,
            margin_cumulated,
            counts: [
                w.customers_end,
                w.visits,
                failures,
                w.voiced,
                left,
                w.joined,
                w.told_negative,
                w.won_back,
                w.survey_answers,
                w.survey_failed,
                w.alarms,
                w.worse,
            ],
        }
    };
    let weeks = outcome.weeks.iter().zip(money).map(week).collect();
    Ok(Measured { metrics, weeks })
}

thread_local! {
    /// Memory of the worlds that this thread simulates; rayon's own per-job memory would begin anew with every world,
    /// because worlds are handed out one by one.
    static SCRATCH: RefCell<Scratch> = RefCell::default();
    /// Set while a trial runs on this thread: where it panicked.
    static TRIAL: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Lends this thread's memory for one trial.
pub(super) fn with_scratch<R>(work: impl FnOnce(&mut Scratch) -> R) -> R {
    SCRATCH.with_borrow_mut(work)
}

/// Keeps panics of trials off the screen and remembers where they happened: the message goes into the
/// trial's row instead. Panics anywhere else are reported as before.
pub fn quiet_trial_panics() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            let place = info.location().map(|l| format!("{}:{}", l.file(), l.line())).unwrap_or_default();
            let in_trial = TRIAL.with_borrow_mut(|t| t.as_mut().map(|t| *t = place).is_some());
            if !in_trial {
                usual(info);
            }
        }));
    });
}

/// Runs `work`; a panic becomes its message and place.
pub(super) fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    TRIAL.set(Some(String::new()));
    let result = catch_unwind(AssertUnwindSafe(work));
    let place = TRIAL.take().unwrap_or_default();
    result.map_err(|payload| {
        let text = payload.downcast_ref::<String>().map(String::as_str);
        let text = text.or_else(|| payload.downcast_ref::<&str>().copied()).unwrap_or("panic");
        if place.is_empty() { text.to_owned() } else { format!("{text} ({place})") }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Fake, NoWatch, scenario};

    fn on_threads(n: usize, model: &Fake) -> Vec<WorldRows> {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(n).build().unwrap();
        pool.install(|| run_round(&scenario(3), model, Round(1), &NoWatch)).unwrap()
    }

    #[test]
    fn one_two_and_eight_threads_give_the_same_rows() {
        let one = on_threads(1, &Fake::default());
        assert_eq!(one.iter().map(|w| w.world).collect::<Vec<_>>(), (64..128).collect::<Vec<_>>());
        assert_eq!(one, on_threads(2, &Fake::default()));
        assert_eq!(one, on_threads(8, &Fake::default()));
    }

    #[test]
    fn a_failed_world_is_a_row_and_disturbs_no_other() {
        quiet_trial_panics();
        let fine = on_threads(2, &Fake::default());
        let broken = on_threads(2, &Fake { panic_in: vec![70, 99], ..Fake::default() });
        assert_eq!(broken.len(), 64);
        for (a, b) in fine.iter().zip(&broken) {
            if [70, 99].contains(&b.world) {
                let reason = b.policies[2].as_ref().unwrap_err();
                assert!(reason.contains("customer 17 is nowhere") && reason.contains(".rs:"), "{reason}");
            } else {
                assert_eq!(a, b);
            }
        }
    }

    #[test]
    fn a_result_that_is_no_number_fails_its_policy_only() {
        let rows = on_threads(1, &Fake { not_a_number_in: vec![64], ..Fake::default() });
        assert!(rows[0].policies[1].as_ref().unwrap_err().contains("metric `belief` is NaN"));
        assert!(rows[0].policies[0].is_ok() && rows[1].policies[1].is_ok());
    }

    #[test]
    fn a_stopped_round_is_no_round() {
        struct Stop;
        impl Watch for Stop {
            fn stop(&self) -> bool {
                true
            }
            fn world_done(&self) {}
        }
        assert!(run_round(&scenario(2), &Fake::default(), Round(0), &Stop).is_none());
    }

    #[test]
    fn more_policies_than_a_group_holds_keep_their_order() {
        let nine = run_round(&scenario(9), &Fake::default(), Round(0), &NoWatch).unwrap();
        let two = run_round(&scenario(2), &Fake::default(), Round(0), &NoWatch).unwrap();
        assert_eq!(nine[5].policies.len(), 9);
        assert_eq!(
            nine[5].policies[..2],
            two[5].policies[..],
            "a policy's result does not depend on the others"
        );
        assert_eq!(nine[5].unknowns, two[5].unknowns);
    }
}
