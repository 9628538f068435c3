//! One factor at a time: today first, then each factor over its levels while all others stay as today.

use super::factor::{Factor, Level};

/// The factor a point belongs to and which of its levels; `None` for today.
fn place(factors: &[Factor], steps: u32, index: u32) -> Option<(usize, u32)> {
    let mut left = index.checked_sub(1)?;
    for (j, factor) in factors.iter().enumerate() {
        let n = factor.levels(steps);
        if left < n {
            return Some((j, left));
        }
        left -= n;
    }
    unreachable!("a point of the design belongs to one of its factors")
}

pub(super) fn point(factors: &[Factor], today: &[Level], steps: u32, index: u32) -> Vec<Level> {
    let mut levels = today.to_vec();
    if let Some((j, step)) = place(factors, steps, index) {
        levels[j] = factors[j].level(steps, step);
    }
    levels
}

pub(super) fn moved(factors: &[Factor], steps: u32, index: u32) -> Option<u32> {
    place(factors, steps, index).map(|(j, _)| j as u32)
}
