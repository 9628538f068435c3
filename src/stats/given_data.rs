//! First-order indices from the points of any design that fills the space: the variance of the mean result between
//! bins of a factor, as a share of all variance (Pearson's correlation ratio; Plischke 2012, Reliab. Eng. Syst. Saf.
//! 100). What means of small bins vary by chance is taken out as in the analysis of variance.

use super::grouped;
use super::quantile;
use super::resample::{self, Value};

/// Bins that a range of many values is cut into, at most and at least.
const BINS: (usize, usize) = (4, 64);
/// Fewest points.
pub const MIN_POINTS: usize = 32;

/// The bin of every case: one per value where there are few values, else equally full ones. `None` when the factor does
/// not vary or a number is not finite.
pub fn bins(column: &[f64]) -> Option<Vec<u32>> {
    let sorted = quantile::sorted(column).filter(|_| super::all_finite(column))?;
    let most = ((sorted.len() as f64).sqrt() as usize).clamp(BINS.0, BINS.1);
    let mut values = sorted.clone();
    values.dedup();
    if values.len() < 2 {
        return None;
    }
    let edges: Vec<f64> = match values.len() <= most {
        true => values.split_off(1),
        false => (1..most).map(|b| sorted[b * sorted.len() / most]).collect(),
    };
    Some(column.iter().map(|v| edges.partition_point(|e| e <= v) as u32).collect())
}

/// Count, sum and sum of squares.
type Sums = [f64; 3];

/// Share of the variance of `y` that lies between the bins; `model` is the share of the variance of `y` that is no luck.
/// `None` without variance or with too few cases in the bins.
pub fn first_order(y: &[f64], bins: &[u32], model: f64, alpha: f64) -> Option<Value> {
    if y.len() < MIN_POINTS || !super::all_finite(y) || model <= 0.0 {
        return None;
    }
    let centre = y.iter().sum::<f64>() / y.len() as f64;
    let groups = grouped::count(y.len());
    let number = bins.iter().max().map_or(0, |b| *b as usize + 1);
    let mut sums = vec![[0.0; 3]; groups * number];
    for (case, (v, bin)) in y.iter().zip(bins).enumerate() {
        let cell: &mut Sums = &mut sums[grouped::group(case, y.len()) * number + *bin as usize];
        let v = v - centre;
        cell.iter_mut().zip([1.0, v, v * v]).for_each(|(c, x)| *c += x);
    }
    let filled = sums.into_iter().enumerate().filter(|(_, sums)| sums[0] > 0.0);
    let cells: Vec<(usize, usize, Sums)> = filled.map(|(i, sums)| (i / number, i % number, sums)).collect();
    let now = between(&cells, number, None)?;
    let times = resample::times(cells.len() * 20);
    let again: Vec<f64> = (0..times)
        .filter_map(|b| between(&cells, number, Some(&resample::counts(b, groups))))
        .map(|s| s / model)
        .collect();
    Some(Value::of(now / model, &again, alpha))
}

/// ε² of the analysis of variance: the variance between bins without what chance makes of it.
fn between(cells: &[(usize, usize, Sums)], number: usize, weights: Option<&[f64]>) -> Option<f64> {
    let mut by_bin = vec![[0.0; 3]; number];
    for (group, bin, sums) in cells {
        let w = weights.map_or(1.0, |w| w[*group]);
        by_bin[*bin].iter_mut().zip(sums).for_each(|(b, s)| *b += w * s);
    }
    let all = by_bin.iter().fold([0.0; 3], |a, b| [a[0] + b[0], a[1] + b[1], a[2] + b[2]]);
    let total = all[2] - all[1] * all[1] / all[0];
    let used = by_bin.iter().filter(|b| b[0] > 0.0);
    let count = used.clone().count() as f64;
    let within: f64 = used.map(|b| b[2] - b[1] * b[1] / b[0]).sum();
    let spare = all[0] - count;
    let chance = (count - 1.0) * within / spare;
    (total > 0.0 && spare >= 1.0).then(|| (total - within - chance) / total)
}

/// How much of the spread between points is luck.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Luck {
    /// Share of the variance of a single world's result.
    pub of_one: f64,
    /// Share of the variance of the points' means that is left over of it.
    pub of_means: f64,
}

/// Luck of `values[point * worlds + world]`, the same worlds at every point: products of two different worlds of a point
/// share what the factors do and no luck. Points with a missing world do not count. `None` with one world, or when the
/// points do not vary.
pub fn luck(values: &[f64], worlds: usize) -> Option<Luck> {
    let points: Vec<&[f64]> = values.chunks(worlds.max(1)).filter(|p| super::all_finite(p)).collect();
    if worlds < 2 || points.len() < 2 {
        return None;
    }
    let (n, w) = (points.len() as f64, worlds as f64);
    let mut centres = vec![0.0; worlds];
    points.iter().for_each(|p| centres.iter_mut().zip(*p).for_each(|(c, v)| *c += v / n));
    let centre = centres.iter().sum::<f64>() / w;
    let (mut pairs, mut of_means, mut of_one) = (0.0, 0.0, 0.0);
    for point in points {
        let (mut sum, mut squares) = (0.0, 0.0);
        for (v, c) in point.iter().zip(&centres) {
            sum += v - c;
            squares += (v - c) * (v - c);
            of_one += (v - centre) * (v - centre);
        }
        pairs += (sum * sum - squares) / (w * (w - 1.0));
        of_means += sum * sum / (w * w);
    }
    let (model, means, one) = (pairs / (n - 1.0), of_means / (n - 1.0), of_one / (n * w - 1.0));
    (means > 0.0 && one > 0.0).then(|| Luck {
        of_one: (1.0 - model / one).clamp(0.0, 1.0),
        of_means: (1.0 - model / means).clamp(0.0, 1.0),
    })
}

#[cfg(test)]
mod tests {
    use super::super::regression::tests::{normal, uniform};
    use super::*;
    use std::f64::consts::PI;

    fn ishigami(u: [f64; 3]) -> f64 {
        let x = |i: usize| PI * (2.0 * u[i] - 1.0);
        x(0).sin() + 7.0 * x(1).sin().powi(2) + 0.1 * x(2).powi(4) * x(0).sin()
    }

    #[test]
    fn any_points_give_the_first_order_indices_of_ishigami() {
        let n = 8192;
        let u = [uniform(1, n), uniform(2, n), uniform(3, n)];
        let y: Vec<f64> = (0..n).map(|i| ishigami([u[0][i], u[1][i], u[2][i]])).collect();
        for (x, exact) in u.iter().zip([0.313905, 0.442411, 0.0]) {
            let found = first_order(&y, &bins(x).unwrap(), 1.0, 0.05).unwrap();
            // The standard error at 8,192 random points is about .009; four of those.
            assert!((found.value - exact).abs() < 0.036, "{found:?} instead of {exact}");
            assert!(found.low < found.high);
        }
    }

    #[test]
    fn words_are_their_own_bins_and_noise_is_no_effect() {
        let (word, noise) = (uniform(1, 2000), normal(2, 2000));
        let word: Vec<f64> = word.iter().map(|u| (3.0 * u).floor()).collect();
        assert_eq!(bins(&word).unwrap().iter().max(), Some(&2));
        let found = first_order(&noise, &bins(&word).unwrap(), 1.0, 0.05).unwrap();
        assert!(found.value.abs() < 0.01, "{found:?}");
        assert_eq!(bins(&[4.0; 50]), None);
    }

    #[test]
    fn luck_is_told_from_what_the_factors_do() {
        let (factor, noise) = (normal(1, 2000), normal(2, 2000 * 8));
        // As much luck as the factor makes itself, and something that a world brings to every point.
        let values: Vec<f64> = (0..2000 * 8).map(|i| factor[i / 8] + noise[i] + (i % 8) as f64).collect();
        let found = luck(&values, 8).unwrap();
        // One part of nine is left in means over eight worlds.
        assert!((found.of_means - 1.0 / 9.0).abs() < 0.02, "{found:?}");
        assert!(found.of_one > 0.5);
        assert_eq!(luck(&values, 1), None);
        assert_eq!(luck(&[2.0; 64], 8), None);
    }
}
