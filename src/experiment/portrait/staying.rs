//! How the customers of the start stay, as they are and where nobody changes with time.
//!
//! The share that stays from one step to the next usually rises. It rises because people differ: who is easily lost
//! goes first (sorting). It may rise, or fall, because people change: they grow loyal, expect more, lose hope. The same
//! worlds with everything of the second kind switched off keep the same draws and tell the two apart (docs/model.md).

use grapevine_engine::model::Scratch;
use grapevine_engine::model::trace::{Step, Traced, trace_world};
use grapevine_engine::scenario::params::ParamId as P;
use grapevine_engine::scenario::{Policy, Scenario, Setting, Shock};
use rayon::prelude::*;

use super::person_weeks;
use crate::store::portrait::Staying;

/// Worlds that are traced.
const WORLDS: u32 = 8;
/// Worlds without which there is no saying how sure a difference is.
const FEWEST: u32 = 2;
/// Person-weeks at most, all worlds together: about two seconds.
const MOST_PERSON_WEEKS: f64 = 2e8;
/// Steps of the curve, at most.
const STEPS: u32 = 20;

/// Switches of everything that makes one customer change with what he lives through.
const CHANGES: [P; 8] = [
    P::LoyaltyOn,
    P::ComplacencyOn,
    P::DriftOn,
    P::ProgrammeOn,
    P::ContagionOn,
    P::HopelessnessOn,
    P::FeedbackOn,
    P::ExpectationOn,
];

/// Traces a few worlds of the baseline, as it is and where nobody changes.
pub fn of(scenario: &Scenario, edges: &[(u32, u32)]) -> Option<Staying> {
    let baseline = scenario.policies.iter().position(|p| p.baseline).unwrap_or(0);
    let as_is = alone(scenario, baseline);
    let people_change = CHANGES.iter().any(|&switch| is_ever_on(&as_is, switch));
    let each = person_weeks(scenario) * if people_change { 2.0 } else { 1.0 };
    let worlds = WORLDS.min((MOST_PERSON_WEEKS / each) as u32);
    let weeks = scenario.world[P::TimeWeeks] as u32;
    let step_weeks = [1, 4, 13, 52].into_iter().find(|step| weeks / step <= STEPS).unwrap_or(52);
    if worlds < FEWEST || weeks / step_weeks < 2 || scenario.world[P::MarketCustomers] < 1.0 {
        return None;
    }
    let survivors = |scenario: &Scenario| {
        let one = |world| remaining(&traced(scenario, edges, world), step_weeks, weeks / step_weeks);
        (0..worlds).into_par_iter().map(one).collect::<Vec<_>>()
    };
    let stayed = survivors(&as_is);
    let unchanged = if people_change { survivors(&where_nobody_changes(&as_is)) } else { stayed.clone() };
    Some(Staying {
        step_weeks,
        as_is: stayed,
        unchanged,
        people_change,
        inseparable: inseparable(scenario).map(str::to_owned),
        firm_changes: firm_changes(&as_is),
    })
}

fn traced(scenario: &Scenario, edges: &[(u32, u32)], world: u32) -> Traced {
    trace_world(scenario, edges, world, &[0], &mut Scratch::default())
}

/// The scenario with its baseline only.
fn alone(scenario: &Scenario, baseline: usize) -> Scenario {
    let policies = vec![scenario.policies[baseline].clone()];
    Scenario { policies, pilot: None, ..scenario.clone() }
}

fn is_ever_on(scenario: &Scenario, switch: P) -> bool {
    let set = |to: Setting| to != Setting::To(0.0);
    scenario.world[switch] != 0.0 || scenario.changes().any(|c| c.param == switch && set(c.to))
}

/// The same scenario without anything that makes people change.
fn where_nobody_changes(scenario: &Scenario) -> Scenario {
    let mut same = scenario.clone();
    let keep = |changes: &mut Vec<_>| {
        changes.retain(|c: &grapevine_engine::scenario::Change| !CHANGES.contains(&c.param));
    };
    CHANGES.iter().for_each(|&switch| same.world[switch] = 0.0);
    same.policies.iter_mut().for_each(|Policy { changes, .. }| keep(changes));
    same.shocks.iter_mut().for_each(|Shock { changes, .. }| keep(changes));
    same
}

/// What makes people change and is part of how the market works, so that nothing remains to compare with.
fn inseparable(scenario: &Scenario) -> Option<&'static str> {
    // Visits that follow the weeks since the last one, and opinions of rivals that follow what is heard.
    if scenario.world[P::VisitsLaw] == 2.0 {
        return Some("visits.law");
    }
    (scenario.world[P::RivalsOn] != 0.0).then_some("rivals.on")
}

/// Whether the firm or the market may change for everybody alike: then the first part is not sorting alone.
fn firm_changes(scenario: &Scenario) -> bool {
    let on = [P::WorkforceOn, P::CapacityOn, P::DeskOn, P::ReviewsOn, P::TrainingSessionsPerMonth];
    let drifts = scenario.world[P::IndustryQualityDrift] != 0.0;
    let moves = !scenario.shocks.is_empty() || !scenario.policies[0].changes.is_empty();
    drifts || moves || on.iter().any(|&p| scenario.world[p] != 0.0)
}

/// Customers of the start who never left, at the start and after each step.
fn remaining(traced: &Traced, step_weeks: u32, steps: u32) -> Vec<u32> {
    let mut stays = traced.first.clone();
    let mut left = vec![0; steps as usize];
    for turn in &traced.lives[0].turns {
        let first = matches!(turn.step, Step::Left(_)) && stays[turn.person as usize];
        if first {
            stays[turn.person as usize] = false;
            if let Some(count) = left.get_mut((turn.week / step_weeks) as usize) {
                *count += 1;
            }
        }
    }
    let start = traced.first.iter().filter(|first| **first).count() as u32;
    let after = left.iter().scan(start, |rest, gone| {
        *rest -= gone;
        Some(*rest)
    });
    std::iter::once(start).chain(after).collect()
}
