//! One factor at a time: today first, then each factor over its levels while all others stay as today.

use super::factor::Factor;

/// The factor that moves at a point, among those at `free`, and which of its levels it takes; `None` for today.
pub(super) fn place(factors: &[Factor], free: &[usize], steps: u32, index: u32) -> Option<(usize, u32)> {
    let mut left = index.checked_sub(1)?;
    for &f in free {
        let n = factors[f].levels(steps);
        if left < n {
            return Some((f, left));
        }
        left -= n;
    }
    unreachable!("a point of the design belongs to one of its factors")
}
