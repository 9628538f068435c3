//! Standardised regression: how far a result follows each factor along a straight line, in units of both spreads.
//! On ranks (the caller ranks) these are the standardised rank regression and the partial rank correlation
//! coefficients (Saltelli and Marivoet 1990, Reliab. Eng. Syst. Saf. 28), which see any steady relation, however bent.

use super::grouped;
use super::resample::{self, Value};
use super::shared_worlds::{Error, widened};

/// One factor.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Coefficient {
    /// Standard deviations of the result per standard deviation of the factor, the others held.
    pub standardised: Value,
    /// Correlation of what the other factors leave of both; `None` where they leave nothing.
    pub partial: Option<Value>,
}

/// All factors together.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Regression {
    /// Share of the variance explained, adjusted for the number of factors.
    pub r2: Value,
    /// `None` for a factor that does not vary.
    pub each: Vec<Option<Coefficient>>,
}

/// Fewest cases beyond the number of factors.
const SPARE: usize = 8;

/// Of a share that is left unexplained, what is rounding.
const ROUNDING: f64 = 1e-9;

/// Coefficients of every column with percentile intervals over cases, widened by the error over `worlds`: `without` is
/// `y` without each group of them. `None` when there are too few cases, the result
/// does not vary, a number is not finite, or factors determine one another.
pub fn standardised(
    y: &[f64],
    columns: &[&[f64]],
    worlds: usize,
    without: &[Vec<f64>],
    alpha: f64,
) -> Option<Regression> {
    let varying: Vec<usize> = (0..columns.len()).filter(|&c| varies(columns[c])).collect();
    if varying.is_empty() || y.len() < varying.len() + SPARE || !varies(y) {
        return None;
    }
    let finite = |c: &[f64]| super::all_finite(c);
    if !finite(y) || !columns.iter().all(|c| finite(c)) {
        return None;
    }
    let scores: Vec<Vec<f64>> = varying.iter().map(|&c| standard_scores(columns[c])).collect();
    let n = y.len() as f64;
    let products = |y: &[f64]| {
        let mut all = scores.clone();
        all.push(standard_scores(y));
        products(&all)
    };
    let groups = products(y);
    let now = solved(&total(&groups, None), n)?;
    let width = scores.len() + 2;
    let times = resample::times(groups.len() * width * width);
    let again: Vec<Solved> = (0..times)
        .filter_map(|b| solved(&total(&groups, Some(&resample::counts(b, groups.len()))), n))
        .collect();
    let fewer: Vec<Solved> =
        without.iter().filter(|y| varies(y)).filter_map(|y| solved(&total(&products(y), None), n)).collect();
    let value = |of: &dyn Fn(&Solved) -> f64| {
        let all = |from: &[Solved]| from.iter().map(of).collect::<Vec<_>>();
        let over_worlds = Error::jackknife_with_bias(worlds, &all(&fewer), of(&now));
        widened(Value::of(of(&now), &all(&again), alpha), over_worlds, alpha)
    };
    let limited = |v: Value, least: f64| Value { low: v.low.max(least), high: v.high.min(1.0), ..v };
    let mut each = vec![None; columns.len()];
    for (i, &c) in varying.iter().enumerate() {
        let partial = (now.left > ROUNDING).then(|| limited(value(&|s| s.partial[i]), -1.0));
        each[c] = Some(Coefficient { standardised: value(&|s| s.slopes[i]), partial });
    }
    Some(Regression { r2: limited(value(&|s| s.r2), 0.0), each })
}

fn varies(x: &[f64]) -> bool {
    x.iter().any(|v| *v != x[0])
}

fn standard_scores(x: &[f64]) -> Vec<f64> {
    let n = x.len() as f64;
    let mean = x.iter().sum::<f64>() / n;
    let sd = (x.iter().map(|v| (v - mean) * (v - mean)).sum::<f64>() / n).sqrt();
    x.iter().map(|v| (v - mean) / sd).collect()
}

/// Sums of products of all pairs of columns (and of a column of ones, the first) by group, row by row.
fn products(columns: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let (n, width) = (columns[0].len(), columns.len() + 1);
    let mut groups = vec![vec![0.0; width * width]; grouped::count(n)];
    let mut row = vec![1.0; width];
    for case in 0..n {
        row[1..].iter_mut().zip(columns).for_each(|(r, c)| *r = c[case]);
        let sums = &mut groups[grouped::group(case, n)];
        for i in 0..width {
            for j in 0..=i {
                sums[i * width + j] += row[i] * row[j];
            }
        }
    }
    groups
}

fn total(groups: &[Vec<f64>], weights: Option<&[f64]>) -> Vec<f64> {
    let mut sum = vec![0.0; groups[0].len()];
    for (g, products) in groups.iter().enumerate() {
        let w = weights.map_or(1.0, |w| w[g]);
        if w > 0.0 {
            sum.iter_mut().zip(products).for_each(|(s, p)| *s += w * p);
        }
    }
    sum
}

struct Solved {
    slopes: Vec<f64>,
    partial: Vec<f64>,
    r2: f64,
    /// Share of the variance that the factors leave, not adjusted.
    left: f64,
}

/// Solves for the coefficients of the last column on the others. `None` when they determine one another.
fn solved(sums: &[f64], n: f64) -> Option<Solved> {
    let width = (sums.len() as f64).sqrt().round() as usize;
    let at = |i: usize, j: usize| sums[i.max(j) * width + i.min(j)];
    let count = at(0, 0);
    let covariance = |i: usize, j: usize| at(i, j) / count - at(i, 0) / count * (at(j, 0) / count);
    let p = width - 2;
    let sd: Vec<f64> = (1..width).map(|i| covariance(i, i).max(0.0).sqrt()).collect();
    if sd.iter().any(|s| *s <= 1e-9) {
        return None;
    }
    let correlation = |i: usize, j: usize| covariance(i + 1, j + 1) / (sd[i] * sd[j]);
    let matrix: Vec<Vec<f64>> = (0..p).map(|i| (0..p).map(|j| correlation(i, j)).collect()).collect();
    let inverse = inverse(matrix)?;
    let along: Vec<f64> = (0..p).map(|i| correlation(i, p)).collect();
    let slopes: Vec<f64> =
        inverse.iter().map(|row| row.iter().zip(&along).map(|(a, b)| a * b).sum::<f64>()).collect();
    let r2 = slopes.iter().zip(&along).map(|(s, a)| s * a).sum::<f64>().clamp(0.0, 1.0);
    // A coefficient's t is slope / √((1 − R²) v / freedom), its partial correlation t / √(t² + freedom).
    let partial = (0..p).map(|i| {
        let left = (1.0 - r2) * inverse[i][i];
        let size = (slopes[i] * slopes[i] + left).sqrt();
        if size > 0.0 { slopes[i] / size } else { 0.0 }
    });
    let adjusted = 1.0 - (1.0 - r2) * (n - 1.0) / (n - 1.0 - p as f64);
    Some(Solved { partial: partial.collect(), slopes, r2: adjusted.clamp(0.0, 1.0), left: 1.0 - r2 })
}

/// Gauss and Jordan with pivots on the diagonal, which a correlation matrix allows.
fn inverse(mut a: Vec<Vec<f64>>) -> Option<Vec<Vec<f64>>> {
    let p = a.len();
    let mut out: Vec<Vec<f64>> =
        (0..p).map(|i| (0..p).map(|j| f64::from(u8::from(i == j))).collect()).collect();
    for k in 0..p {
        let pivot = a[k][k];
        if pivot <= 1e-9 {
            return None;
        }
        for j in 0..p {
            a[k][j] /= pivot;
            out[k][j] /= pivot;
        }
        let (own, own_out) = (a[k].clone(), out[k].clone());
        for i in (0..p).filter(|&i| i != k) {
            let factor = a[i][k];
            for j in 0..p {
                a[i][j] -= factor * own[j];
                out[i][j] -= factor * own_out[j];
            }
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::super::regression::tests::{normal, uniform};
    use super::super::regression::{fit, ranks};
    use super::*;

    #[test]
    fn of_a_straight_line_the_coefficients_are_exact() {
        let (a, b) = (uniform(1, 500), uniform(2, 500));
        let y: Vec<f64> = a.iter().zip(&b).map(|(a, b)| 3.0 * a - 4.0 * b + 2.0).collect();
        let found = standardised(&y, &[&a, &b, &[1.0; 500]], 1, &[], 0.05).unwrap();
        let slopes = fit(&y, &[&a, &b], &[1.0; 500]).unwrap().slopes;
        let sd = |x: &[f64]| super::super::moments::Moments::of(x).unwrap().sd().unwrap();
        for (c, x, slope) in [(0, &a, slopes[0]), (1, &b, slopes[1])] {
            let e = found.each[c].unwrap();
            assert!((e.standardised.value - slope * sd(x) / sd(&y)).abs() < 1e-9);
            // What is left is rounding: the sign of it would be that of nothing.
            assert_eq!(e.partial, None);
        }
        assert!(found.each[2].is_none() && (found.r2.value - 1.0).abs() < 1e-9);
    }

    #[test]
    fn the_partial_correlation_is_that_of_the_residuals() {
        let (a, e, noise) = (uniform(1, 400), uniform(2, 400), normal(3, 400));
        let b: Vec<f64> = a.iter().zip(&e).map(|(a, e)| a + e).collect();
        let y: Vec<f64> = (0..400).map(|i| a[i] + 0.5 * b[i] + 0.3 * noise[i]).collect();
        let found = standardised(&y, &[&a, &b], 1, &[], 0.05).unwrap();
        let ones = vec![1.0; 400];
        let residual = |of: &[f64]| -> Vec<f64> {
            let f = fit(of, &[&b], &ones).unwrap();
            (0..400).map(|i| of[i] - f.intercept - f.slopes[0] * b[i]).collect()
        };
        let (x, z) = (residual(&a), residual(&y));
        let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
        let expected = dot(&x, &z) / (dot(&x, &x) * dot(&z, &z)).sqrt();
        let partial = found.each[0].unwrap().partial.unwrap();
        assert!((partial.value - expected).abs() < 1e-9, "{partial:?} {expected}");
        assert!(partial.low < expected && expected < partial.high && partial.high < 1.0);
    }

    #[test]
    fn ranks_see_a_bent_relation_as_a_straight_one() {
        let a = uniform(1, 3000);
        let y: Vec<f64> = a.iter().map(|a| (12.0 * a).exp()).collect();
        let straight = standardised(&y, &[&a], 1, &[], 0.05).unwrap().r2.value;
        let ranked = standardised(&ranks(&y), &[&ranks(&a)], 1, &[], 0.05).unwrap().r2.value;
        assert!(straight < 0.6 && (ranked - 1.0).abs() < 1e-9, "{straight} {ranked}");
    }

    #[test]
    fn nothing_is_said_of_constants_few_cases_and_factors_that_determine_one_another() {
        let a = uniform(1, 100);
        assert_eq!(standardised(&[1.0; 100], &[&a], 1, &[], 0.05), None);
        assert_eq!(standardised(&a, &[&[1.0; 100]], 1, &[], 0.05), None);
        assert_eq!(standardised(&a[..8], &[&a[..8]], 1, &[], 0.05), None);
        let twice: Vec<f64> = a.iter().map(|a| 2.0 * a).collect();
        assert_eq!(standardised(&uniform(2, 100), &[&a, &twice], 1, &[], 0.05), None);
    }
}
