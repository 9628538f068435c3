//! Morris trajectories: from a random point of a grid of four levels each factor moves once, in random order.
//!
//! Morris (1991), "Factorial sampling plans for preliminary computational experiments", Technometrics 33, with
//! p = 4 levels and the step Δ = p / (2 (p − 1)) = 2/3, which reaches all levels with equal probability.

use grapevine_engine::draws::{Draws, Purpose};

use super::Role;

const LEVELS: u32 = 4;
/// Size of a step in the unit cube.
#[cfg(test)]
pub const DELTA: f64 = 2.0 / 3.0;

/// Order in which a trajectory's factors move.
fn order(draws: &Draws, factors: u32, trajectory: u32) -> Vec<u32> {
    let mut stream = draws.stream(Purpose::Design, u32::MAX, trajectory);
    let mut order: Vec<u32> = (0..factors).collect();
    for last in (1..factors).rev() {
        order.swap(last as usize, stream.below(last + 1) as usize);
    }
    order
}

pub(super) fn role(draws: &Draws, factors: u32, index: u32) -> Role {
    let (row, step) = (index / (factors + 1), index % (factors + 1));
    let moved = (step > 0).then(|| order(draws, factors, row)[step as usize - 1]);
    Role { row, step, moved }
}

pub(super) fn point(draws: &Draws, factors: usize, role: Role) -> Vec<f64> {
    let order = order(draws, factors as u32, role.row);
    let moved = |factor: u32| order.iter().take(role.step as usize).any(|f| *f == factor);
    let coordinate = |factor: u32| {
        let start = draws.stream(Purpose::Design, factor, role.row).below(LEVELS);
        // Half the levels on: from the lower half up, from the upper half down.
        let level = if moved(factor) { (start + LEVELS / 2) % LEVELS } else { start };
        f64::from(level) / f64::from(LEVELS - 1)
    };
    (0..factors as u32).map(coordinate).collect()
}
