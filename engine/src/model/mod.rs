//! One world under a group of policies.
//!
//! [`run_world`] draws a world's people once and lets every policy live through the same weeks with the
//! same luck. The order of events in a week is that of [`life::Life`].

pub mod acquisition;
pub mod alarm;
pub mod arm;
pub mod bond;
pub mod capacity;
pub mod channels;
pub mod columns;
pub mod complaint;
pub mod desk;
pub mod dimensions;
pub mod dispatch;
pub mod encounter;
pub mod escalation;
pub mod expectation;
pub mod firm;
pub mod hopelessness;
pub mod industry;
pub mod ledger;
pub mod life;
pub mod lookout;
pub mod loyalty;
mod minds;
pub mod network;
pub mod numbers;
pub mod observer;
pub mod own;
mod person;
pub mod personalisation;
pub mod pilot;
pub mod policy;
pub mod quality;
pub mod queue;
pub mod reach;
pub mod recency;
pub mod response;
pub mod retelling;
pub mod reviews;
pub mod rival_service;
pub mod rivals;
pub mod roster;
pub mod ruin;
pub mod rule;
pub mod shock;
pub mod spend;
pub mod staff;
pub mod standards;
pub mod sweep;
mod switching;
pub mod tolerance;
pub mod trace;
pub mod unknowns;
pub mod visit;
pub mod voice;
pub mod word_of_mouth;
pub mod workforce;

use crate::draws::{Draws, Purpose};
use crate::scenario::params::{ParamId, Values};
use crate::scenario::{Policy, Scenario};
use ledger::Week;
use sweep::CHUNK;

/// What one policy did in one world.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Index into `Scenario::policies`.
    pub policy: usize,
    pub weeks: Vec<Week>,
    pub end: End,
}

/// State of the market after the last week; `End<f64>` is what the twin expects.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct End<T = i64> {
    pub prospects: T,
    pub customers: T,
    pub lapsed: T,
    pub lost_forever: T,
    /// Died or moved away.
    pub out: T,
    /// Would never consider the firm.
    pub closed: T,
    /// Customers of each rival.
    pub rival_customers: [T; ledger::RIVALS],
    /// Mean belief over everybody still in the market, 0 to 1.
    pub belief_mean: f64,
    /// Distinct people who heard at least one thing.
    pub reached: T,
    /// What the customers feel.
    pub mood: expectation::Mood,
    /// Employee satisfaction, 0 to 100; 0 when employees are not modelled.
    pub employee_satisfaction: f64,
    /// Posts filled, employees.
    pub employees: f64,
    /// Stars of the public reviews; 0 without any.
    pub rating: f64,
}

/// One world: what was drawn for it and what each policy made of it.
#[derive(Clone, Debug, PartialEq)]
pub struct World {
    /// One value per `Scenario::unknowns`.
    pub unknowns: Vec<f64>,
    /// This world's parameters under today's policy, unknowns included.
    pub values: Values,
    /// One per requested policy, in the order asked for.
    pub outcomes: Vec<Outcome>,
    /// Of the scenario's pilot, where its policy was among those asked for.
    pub pilot: Option<pilot::PilotOutcome>,
}

/// Memory that one thread reuses from world to world.
#[derive(Default)]
pub struct Scratch {
    roster: roster::Roster,
    lives: Vec<life::Memory>,
}

impl Scratch {
    /// Memory held, bytes.
    pub fn bytes(&self) -> usize {
        self.roster.bytes() + self.lives.iter().map(life::Memory::bytes).sum::<usize>()
    }
}

/// Simulates world `replication` under the given policies (indices into `scenario.policies`) on the
/// fastest instruction set of this machine. `edges` is the own network for `network.kind = "edge_list"`,
/// else empty. The result depends on nothing but these arguments.
pub fn run_world(
    scenario: &Scenario,
    edges: &[(u32, u32)],
    replication: u32,
    policies: &[usize],
    scratch: &mut Scratch,
) -> World {
    run_world_on(dispatch::Isa::detect(), scenario, edges, replication, policies, scratch)
}

/// [`run_world`] on a given instruction set; all of them give the same bits.
pub fn run_world_on(
    isa: dispatch::Isa,
    scenario: &Scenario,
    edges: &[(u32, u32)],
    replication: u32,
    policies: &[usize],
    scratch: &mut Scratch,
) -> World {
    live(isa, scenario, edges, replication, policies, scratch, false).0
}

/// One world, with the events of each policy's life if it is to `record` them.
fn live(
    isa: dispatch::Isa,
    scenario: &Scenario,
    edges: &[(u32, u32)],
    replication: u32,
    policies: &[usize],
    scratch: &mut Scratch,
    record: bool,
) -> (World, Vec<trace::Trace>) {
    let draws = Draws::new(scenario.seed, replication);
    let (unknowns, values) = unknowns::draw(scenario, &draws);
    let Scratch { roster, lives: memories } = scratch;
    roster.draw(&values, edges, &draws, isa);
    let roster = &*roster;
    // A pilot has up to three lives of its own.
    memories.resize_with(memories.len().max(policies.len() + 3), Default::default);
    let mut memories = memories.iter_mut();
    let mut begin = |policy: &Policy| {
        let memory = memories.next().expect("memory for every life");
        life::Life::new(policy, &scenario.shocks, &values, roster, draws, isa, memory)
    };
    let mut lives: Vec<_> = policies.iter().map(|&p| begin(&scenario.policies[p])).collect();
    if record {
        lives
            .iter_mut()
            .zip(policies)
            .for_each(|(life, &p)| life.trace = Some(Box::new(trace::Trace::of(p))));
    }
    let trial = pilot::Trial::begin(scenario, &values, policies, &mut lives, begin);
    let mut words = Box::new([[0; CHUNK]; 4]);
    for week in 0..values[ParamId::TimeWeeks] as u32 {
        // A pilot's own lives end with it.
        lives.iter_mut().filter(|life| life.lives_in(week)).for_each(|life| life.begin_week(week));
        for first in chunks(roster.people, week) {
            dispatch::draw_words(isa, &draws, Purpose::Week, first, week, &mut words);
            let alive = lives.iter_mut().filter(|life| life.lives_in(week));
            alive.for_each(|life| life.pass(first as usize, week, &words));
        }
        lives.iter_mut().filter(|life| life.lives_in(week)).for_each(|life| life.end_week(week));
    }
    let pilot = trial.map(|trial| trial.outcome(&lives, &values));
    let traces = lives.iter_mut().filter_map(|life| life.trace.take()).map(|trace| *trace).collect();
    let ends = policies.iter().zip(lives.into_iter().map(life::Life::finish));
    let outcomes = ends.map(|(&policy, (weeks, end))| Outcome { policy, weeks, end }).collect();
    (World { unknowns, values, outcomes, pilot }, traces)
}

/// First persons of all chunks, from another chunk on each week: who comes first where only so many can be heard
/// must not depend on his number.
fn chunks(people: u32, week: u32) -> impl Iterator<Item = u32> {
    let chunks = people.div_ceil(CHUNK as u32);
    (0..chunks).map(move |k| (k + week % chunks) % chunks * CHUNK as u32)
}
