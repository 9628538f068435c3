//! What is not known about the world: one draw per world, the same for every policy.
//!
//! World t draws independently of the others, or takes point t / 16 of scrambling t mod 16 of the Sobol points, so
//! that more worlds extend every scrambling and disturb nothing.

use super::policy::limit;
use crate::draws::{Draws, Purpose, open_unit, sample, sobol};
use crate::scenario::params::{ParamId, Values};
use crate::scenario::{Sampling, Scenario};

/// Draws the unknowns of one world and puts them into its values, limited to each parameter's range.
pub fn draw(scenario: &Scenario, draws: &Draws) -> (Vec<f64>, Values) {
    let world = draws.replication();
    match scenario.answer.sampling {
        Sampling::Sobol => sobol_point(scenario, world % sobol::SCRAMBLES, world / sobol::SCRAMBLES),
        Sampling::Independent => {
            at(scenario, |position| independent(draws, scenario.unknowns[position].param))
        }
    }
}

/// Point `index` of a scrambling of the Sobol points over the unknowns, whatever the scenario samples by. The
/// coordinate is the unknown's place in the scenario; unknowns beyond the 64th are drawn independently.
pub fn sobol_point(scenario: &Scenario, scramble: u32, index: u32) -> (Vec<f64>, Values) {
    let draws = Draws::new(scenario.seed, scramble);
    at(scenario, |position| {
        let param = scenario.unknowns[position].param;
        if position < sobol::DIMENSIONS {
            sobol::scrambled(&draws, name(param), position, index)
        } else {
            independent(&Draws::new(scenario.seed, index * sobol::SCRAMBLES + scramble), param)
        }
    })
}

/// The world's values with every unknown at its median, limited to its range: half of all worlds have less of it.
pub fn medians(scenario: &Scenario) -> Values {
    at(scenario, |_| 0.5).1
}

/// The unknowns at the given places in (0, 1) of their laws, and the world's values with them.
fn at(scenario: &Scenario, unit: impl Fn(usize) -> f64) -> (Vec<f64>, Values) {
    let drawn =
        scenario.unknowns.iter().enumerate().map(|(position, unknown)| {
            limit(unknown.param, sample::law_quantile(&unknown.law, unit(position)))
        });
    let drawn: Vec<f64> = drawn.collect();
    let values = with(scenario, &drawn);
    (drawn, values)
}

/// The world's values with these values of the unknowns, one per `Scenario::unknowns`.
pub fn with(scenario: &Scenario, unknowns: &[f64]) -> Values {
    let mut values = scenario.world.clone();
    for (unknown, &value) in scenario.unknowns.iter().zip(unknowns) {
        values[unknown.param] = value;
    }
    values
}

fn independent(draws: &Draws, param: ParamId) -> f64 {
    let [high, low, ..] = draws.block(Purpose::Unknown, name(param), 0, 0);
    open_unit(high, low)
}

/// A draw is named by the parameter's key (FNV-1a), so that adding parameters disturbs no other.
fn name(param: ParamId) -> u32 {
    param
        .param()
        .key
        .bytes()
        .fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
