//! Morris trajectories: from a random point of a grid each factor moves once, in random order.
//!
//! Morris (1991), "Factorial sampling plans for preliminary computational experiments", Technometrics 33. A range has
//! p = 4 levels, a list as many as it has members, whole numbers no more than there are. A step goes half the levels on,
//! from the last to the first again, so that every level is as likely after a step as before it; with four levels it is
//! Morris' Δ = p / (2 (p − 1)) = 2/3 up or down.

use grapevine_engine::draws::{Draws, Purpose};

use super::{Factor, Role};

/// Levels of a range.
pub const LEVELS: u32 = 4;
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

/// Where each of the factors stands at a point: the level of [`Factor::level`] with [`LEVELS`] steps.
pub(super) fn point(draws: &Draws, factors: &[&Factor], role: Role) -> Vec<u32> {
    let order = order(draws, factors.len() as u32, role.row);
    let moved = |factor: u32| order.iter().take(role.step as usize).any(|f| *f == factor);
    let at = |(f, factor): (u32, &&Factor)| {
        let p = factor.levels(LEVELS);
        let start = draws.stream(Purpose::Design, f, role.row).below(p);
        if moved(f) { (start + p / 2) % p } else { start }
    };
    (0..).zip(factors).map(at).collect()
}
