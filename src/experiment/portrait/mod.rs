//! Single people of a run, drawn once at its end: a neighbourhood of one world under a few policies, and how the
//! customers of the start stay. Both come from traces of the real model.

mod layout;
mod neighbourhood;
mod staying;

use std::panic::{AssertUnwindSafe, catch_unwind};

use grapevine_engine::model::Scratch;
use grapevine_engine::model::trace::trace_world;
use grapevine_engine::scenario::Scenario;
use grapevine_engine::scenario::params::ParamId as P;

use crate::store::portrait::{Neighbourhood, Portrait};

/// Policies under which the neighbourhood is shown, the baseline included.
pub const POLICIES: usize = 4;
/// Person-weeks traced for the neighbourhood at most, all policies together: with usual numbers some five million
/// tellings, or 100 MB, and a second.
const MOST_PERSON_WEEKS: f64 = 1e8;

/// Draws the portrait of a run: people of `world` under `policies`, indices into the scenario's with the baseline first.
/// What would cost too much or fails is left out.
pub fn draw(scenario: &Scenario, edges: &[(u32, u32)], world: u32, policies: &[usize]) -> Portrait {
    Portrait::new(
        guarded(|| neighbourhood(scenario, edges, world, policies)),
        guarded(|| staying::of(scenario, edges)),
    )
}

/// Nothing, where the model panics: the run's rows say so already.
fn guarded<T>(draw: impl FnOnce() -> Option<T>) -> Option<T> {
    catch_unwind(AssertUnwindSafe(draw)).ok().flatten()
}

/// People and weeks of a world, multiplied.
fn person_weeks(scenario: &Scenario) -> f64 {
    scenario.world[P::MarketPeople] * scenario.world[P::TimeWeeks]
}

fn neighbourhood(
    scenario: &Scenario,
    edges: &[(u32, u32)],
    world: u32,
    policies: &[usize],
) -> Option<Neighbourhood> {
    let affordable = (MOST_PERSON_WEEKS / person_weeks(scenario)) as usize;
    let shown = &policies[..policies.len().min(POLICIES).min(affordable)];
    if shown.is_empty() {
        return None;
    }
    let traced = trace_world(scenario, edges, world, shown, &mut Scratch::default());
    neighbourhood::of(&traced, world, scenario.world[P::TimeWeeks] as u32)
}

#[cfg(test)]
mod tests;
