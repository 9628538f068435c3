//! Saltelli blocks: for every base row the points A, B and, for each factor i, A with column i of B.
//!
//! Saltelli et al. (2010), "Variance based sensitivity analysis of model output", Comput. Phys. Commun. 181. A and B
//! are the two halves of one scrambled Sobol point in 2k dimensions.

use grapevine_engine::draws::{Draws, sobol};

use super::Role;

pub(super) fn role(factors: u32, index: u32) -> Role {
    let (row, step) = (index / (factors + 2), index % (factors + 2));
    Role { row, step, moved: step.checked_sub(2) }
}

pub(super) fn point(draws: &Draws, factors: usize, role: Role) -> Vec<f64> {
    let coordinate = |factor: usize| {
        let from_b = role.step == 1 || role.moved == Some(factor as u32);
        let dimension = if from_b { factors + factor } else { factor };
        sobol::scrambled(draws, dimension as u32, dimension, role.row)
    };
    (0..factors).map(coordinate).collect()
}
