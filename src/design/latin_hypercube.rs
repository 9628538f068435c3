//! Latin hypercube: each factor has exactly one point in each of N equal bins.

use grapevine_engine::draws::{Draws, Purpose};

/// A random order of the bins for every factor (Fisher and Yates).
pub(super) fn bins(draws: &Draws, factors: usize, points: u32) -> Vec<Vec<u32>> {
    let order = |factor: usize| {
        let mut stream = draws.stream(Purpose::Design, factor as u32, 0);
        let mut order: Vec<u32> = (0..points).collect();
        for last in (1..points).rev() {
            order.swap(last as usize, stream.below(last + 1) as usize);
        }
        order
    };
    (0..factors).map(order).collect()
}

/// A point: its bin, and a place within the bin.
pub(super) fn point(draws: &Draws, bins: &[Vec<u32>], points: u32, index: u32) -> Vec<f64> {
    let coordinate = |(factor, order): (usize, &Vec<u32>)| {
        let within = draws.stream(Purpose::Design, factor as u32, index + 1).uniform();
        (f64::from(order[index as usize]) + within) / f64::from(points)
    };
    bins.iter().enumerate().map(coordinate).collect()
}
