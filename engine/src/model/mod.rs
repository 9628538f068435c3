//! One world under a group of policies.
pub mod ledger;
pub mod network;

use crate::scenario::Scenario;
use ledger::Week;

/// What one policy did in one world.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Index into `Scenario::policies`.
    pub policy: usize,
    pub weeks: Vec<Week>,
    pub end: End,
}

/// State of the market after the last week.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct End {
    pub prospects: i64,
    pub customers: i64,
    pub lapsed: i64,
    pub lost_forever: i64,
    pub out: i64,
    /// Mean belief over everybody still in the market, 0 to 1.
    pub belief_mean: f64,
    /// Distinct people who heard at least one thing.
    pub reached: i64,
}

/// One world: what was drawn for it and what each policy made of it.
#[derive(Clone, Debug, PartialEq)]
pub struct World {
    /// One value per `Scenario::unknowns`.
    pub unknowns: Vec<f64>,
    /// One per requested policy, in the order asked for.
    pub outcomes: Vec<Outcome>,
}

/// Memory that one thread reuses from world to world.
#[derive(Default)]
pub struct Scratch {}

/// Simulates one world (`replication`) under the given policies (indices into `scenario.policies`).
/// `edges` is the own network for `network.kind = "edge_list"`, else empty.
pub fn run_world(
    scenario: &Scenario,
    edges: &[(u32, u32)],
    replication: u32,
    policies: &[usize],
    scratch: &mut Scratch,
) -> World {
    let _ = (scenario, edges, replication, policies, scratch);
    World { unknowns: Vec::new(), outcomes: Vec::new() }
}
