//! What is not known about the world: one draw per world, the same for every policy.

use super::policy::limit;
use crate::draws::{Draws, Purpose, open_unit, sample};
use crate::scenario::Scenario;
use crate::scenario::params::{ParamId, Values};

/// Draws the unknowns of one world and puts them into its values, limited to each parameter's range.
pub fn draw(scenario: &Scenario, draws: &Draws) -> (Vec<f64>, Values) {
    let mut values = scenario.world.clone();
    let drawn = scenario.unknowns.iter().map(|unknown| {
        let [high, low, ..] = draws.block(Purpose::Unknown, name(unknown.param), 0, 0);
        let value = limit(unknown.param, sample::law_quantile(&unknown.law, open_unit(high, low)));
        values[unknown.param] = value;
        value
    });
    (drawn.collect(), values)
}

/// A draw is named by the parameter's key (FNV-1a), so that adding parameters disturbs no other.
fn name(param: ParamId) -> u32 {
    param
        .param()
        .key
        .bytes()
        .fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
