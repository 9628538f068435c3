//! The line along which a grid of values is zero (marching squares between the middles of cells).

use super::fonts::Pt;

/// A side of a square between four middles, by its lower left middle: along the columns or along the rows.
type Side = (usize, usize, bool);

/// Lines of zero in units of cells: (0, 0) is the middle of the first cell, (1, 0) of the next in its row. Squares with
/// an unknown corner have none.
pub fn zero_lines(values: &[Vec<Option<f64>>]) -> Vec<Vec<Pt>> {
    let mut pieces: Vec<[Side; 2]> = Vec::new();
    for r in 1..values.len() {
        for c in 1..values[r].len().min(values[r - 1].len()) {
            pieces.extend(square(values, c - 1, r - 1));
        }
    }
    joined(pieces).into_iter().map(|line| line.into_iter().map(|s| crossing(values, s)).collect()).collect()
}

fn at(values: &[Vec<Option<f64>>], c: usize, r: usize) -> f64 {
    values[r][c].unwrap_or(f64::NAN)
}

/// The one or two pieces of line in a square.
fn square(values: &[Vec<Option<f64>>], c: usize, r: usize) -> Vec<[Side; 2]> {
    let corners = [(c, r), (c + 1, r), (c + 1, r + 1), (c, r + 1)].map(|(c, r)| at(values, c, r));
    if corners.iter().any(|v| !v.is_finite()) {
        return Vec::new();
    }
    let sides: [Side; 4] = [(c, r, true), (c + 1, r, false), (c, r + 1, true), (c, r, false)];
    let above = corners.map(|v| v > 0.0);
    let cut: Vec<Side> = (0..4).filter(|&i| above[i] != above[(i + 1) % 4]).map(|i| sides[i]).collect();
    match cut[..] {
        [a, b] => vec![[a, b]],
        // A saddle: the middle decides which corners belong together.
        [a, b, c, d] if (corners.iter().sum::<f64>() > 0.0) == above[0] => vec![[a, b], [c, d]],
        [a, b, c, d] => vec![[d, a], [b, c]],
        _ => Vec::new(),
    }
}

/// Where a side is crossed.
fn crossing(values: &[Vec<Option<f64>>], (c, r, along): Side) -> Pt {
    let (dc, dr) = if along { (1, 0) } else { (0, 1) };
    let (a, b) = (at(values, c, r), at(values, c + dc, r + dr));
    let t = (a / (a - b)).clamp(0.0, 1.0);
    (c as f64 + t * dc as f64, r as f64 + t * dr as f64)
}

/// Pieces joined at common sides into lines as long as possible.
fn joined(mut pieces: Vec<[Side; 2]>) -> Vec<Vec<Side>> {
    let mut lines = Vec::new();
    while let Some(first) = pieces.pop() {
        let mut line = first.to_vec();
        for _ in 0..2 {
            while let Some(end) = line.last().copied()
                && let Some(i) = pieces.iter().position(|p| p.contains(&end))
            {
                let [a, b] = pieces.swap_remove(i);
                line.push(if a == end { b } else { a });
            }
            line.reverse();
        }
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(f: impl Fn(f64, f64) -> f64) -> Vec<Vec<Option<f64>>> {
        (0..6).map(|r| (0..8).map(|c| Some(f(c as f64, r as f64))).collect()).collect()
    }

    #[test]
    fn a_plane_is_zero_on_one_straight_line() {
        let f = |x: f64, y: f64| x + 2.0 * y - 6.5;
        let lines = zero_lines(&grid(f));
        assert_eq!(lines.len(), 1);
        assert!(lines[0].iter().all(|&(x, y)| f(x, y).abs() < 1e-9));
        let ends = [lines[0][0], *lines[0].last().unwrap()];
        let low = ends.iter().find(|e| e.1 == 0.0).expect("ends at the bottom");
        assert!((low.0 - 6.5).abs() < 1e-9 && ends.iter().any(|e| e.0 == 0.0), "{ends:?}");
    }

    #[test]
    fn a_ring_is_closed_and_a_saddle_has_two_lines() {
        let ring = zero_lines(&grid(|x, y| (x - 3.5).powi(2) + (y - 2.5).powi(2) - 3.0));
        assert_eq!(ring.len(), 1);
        assert_eq!(ring[0][0], *ring[0].last().unwrap());
        assert_eq!(zero_lines(&grid(|x, y| (x - 3.4) * (y - 2.4) + 0.2)).len(), 2);
    }

    #[test]
    fn without_a_change_of_sign_or_with_unknown_corners_there_is_no_line() {
        assert!(zero_lines(&grid(|_, _| 1.0)).is_empty());
        assert!(zero_lines(&[vec![Some(-1.0), Some(1.0)], vec![None, Some(1.0)]]).is_empty());
        assert!(zero_lines(&[vec![Some(-1.0), Some(1.0)]]).is_empty() && zero_lines(&[]).is_empty());
    }
}
