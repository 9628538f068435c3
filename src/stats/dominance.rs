//! Stochastic dominance: does one policy promise more whatever one thinks of risk?
//!
//! *First order*: at every level, a result that low is at most as likely (everyone who likes more prefers it).
//! *Second order*: the same for the area under the distribution function (everyone who also dislikes risk
//! prefers it). Tests after Barrett and Donald (2003), with worlds resampled as wholes because policies
//! share them.

use super::resample;

/// What the data say about "a dominates b".
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Dominance {
    /// Largest excess of a's distribution function (or its area) over b's; 0 when the sample itself dominates.
    pub violation: f64,
    /// p-value of "a dominates b": small means that it does not.
    pub p: f64,
}

/// First and second order dominance of one policy over another, both ways.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Pair {
    /// a over b, b over a.
    pub first: [Dominance; 2],
    pub second: [Dominance; 2],
}

impl Pair {
    /// Whether the data agree with dominance of one (0: a, 1: b) and contradict that of the other.
    pub fn dominant(of: &[Dominance; 2], alpha: f64) -> Option<usize> {
        match (of[0].p >= alpha, of[1].p >= alpha) {
            (true, false) => Some(0),
            (false, true) => Some(1),
            _ => None,
        }
    }
}

/// Compares two policies world by world; more is better. `None` below two worlds, when a number is not
/// finite or when all values are equal.
pub fn compare(a: &[f64], b: &[f64]) -> Option<Pair> {
    if a.len() < 2 || a.len() != b.len() || !super::all_finite(a) || !super::all_finite(b) || a == b {
        return None;
    }
    let n = a.len();
    let mut points: Vec<(f64, usize, bool)> =
        (0..n).flat_map(|w| [(a[w], w, true), (b[w], w, false)]).collect();
    points.sort_by(|x, y| x.0.total_cmp(&y.0));
    let now = walk(&points, &vec![1.0; n], n);
    let times = resample::times(40 * n);
    let mut beyond = [[0_u32; 2]; 2];
    for b in 0..times {
        let again = walk(&points, &resample::counts(b, n), n);
        for (order, count) in beyond.iter_mut().enumerate() {
            for (side, count) in count.iter_mut().enumerate() {
                let sign = if side == 0 { 1.0 } else { -1.0 };
                let excess = again[order]
                    .iter()
                    .zip(&now[order])
                    .map(|(x, y)| sign * (x - y))
                    .fold(f64::NEG_INFINITY, f64::max);
                *count += u32::from(excess >= largest(&now[order], sign));
            }
        }
    }
    let of = |order: usize| {
        [0, 1].map(|side| Dominance {
            violation: largest(&now[order], if side == 0 { 1.0 } else { -1.0 }).max(0.0),
            p: f64::from(beyond[order][side] + 1) / f64::from(times + 1),
        })
    };
    Some(Pair { first: of(0), second: of(1) })
}

fn largest(difference: &[f64], sign: f64) -> f64 {
    difference.iter().map(|d| sign * d).fold(f64::NEG_INFINITY, f64::max)
}

/// F_a - F_b and its area at every distinct value.
fn walk(points: &[(f64, usize, bool)], weights: &[f64], n: usize) -> [Vec<f64>; 2] {
    let (mut first, mut second) = (Vec::with_capacity(points.len()), Vec::with_capacity(points.len()));
    let (mut steps, mut area, mut before) = (0.0, 0.0, points[0].0);
    for (i, &(x, world, is_a)) in points.iter().enumerate() {
        area += steps / n as f64 * (x - before);
        before = x;
        steps += if is_a { weights[world] } else { -weights[world] };
        if points.get(i + 1).is_none_or(|next| next.0 != x) {
            first.push(steps / n as f64);
            second.push(area);
        }
    }
    [first, second]
}

#[cfg(test)]
mod tests {
    use super::super::regression::tests::normal;
    use super::*;

    #[test]
    fn a_shifted_distribution_dominates_at_first_order() {
        let b = normal(1, 300);
        let a: Vec<f64> = b.iter().map(|x| x + 0.5).collect();
        let pair = compare(&a, &b).unwrap();
        assert_eq!(Pair::dominant(&pair.first, 0.05), Some(0), "{pair:?}");
        assert_eq!(Pair::dominant(&pair.second, 0.05), Some(0), "{pair:?}");
        assert_eq!(pair.first[0].violation, 0.0);
        let turned = compare(&b, &a).unwrap();
        assert_eq!(Pair::dominant(&turned.first, 0.05), Some(1));
    }

    #[test]
    fn less_spread_at_the_same_mean_dominates_at_second_order_only() {
        let a = normal(2, 600);
        let b: Vec<f64> = a.iter().map(|x| 2.5 * x).collect();
        let mean = a.iter().sum::<f64>() / 600.0;
        let (a, b): (Vec<f64>, Vec<f64>) =
            (a.iter().map(|x| x - mean).collect(), b.iter().map(|x| x - 2.5 * mean).collect());
        let pair = compare(&a, &b).unwrap();
        assert_eq!(Pair::dominant(&pair.first, 0.05), None);
        assert_eq!(Pair::dominant(&pair.second, 0.05), Some(0), "{pair:?}");
    }

    #[test]
    fn the_largest_violation_is_the_distance_of_kolmogorov_and_smirnov() {
        // F_a jumps to 1/2 at 0, F_b to 1 at 1: the largest excess of a is 1/2, of b 1/2.
        let pair = compare(&[0.0, 2.0], &[1.0, 1.0]).unwrap();
        assert_eq!((pair.first[0].violation, pair.first[1].violation), (0.5, 0.5));
        assert_eq!((pair.second[0].violation, pair.second[1].violation), (0.5, 0.0), "equal means");
    }

    #[test]
    fn equal_policies_and_one_world_have_nothing_to_compare() {
        assert_eq!(compare(&[1.0, 2.0], &[1.0, 2.0]), None);
        assert_eq!(compare(&[1.0], &[2.0]), None);
        assert_eq!(compare(&[1.0, f64::NAN], &[2.0, 1.0]), None);
    }

    #[test]
    fn policies_without_a_true_difference_dominate_each_other_rarely() {
        let called = (0..100)
            .filter(|&s| {
                let pair = compare(&normal(100 + 2 * s, 64), &normal(101 + 2 * s, 64)).unwrap();
                Pair::dominant(&pair.first, 0.05).is_some()
            })
            .count();
        // Each side is rejected in 5 of 100 cases: at most 10 + 4 standard errors of 3.
        assert!(called <= 22, "{called} of 100");
    }
}
