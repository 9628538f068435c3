//! Small least squares: what the unknowns explain together, and the mean of a result along one of them.

use super::resample::weighted_mean;

/// Highest power of an unknown in a curve.
const MOST: usize = 3;
/// Fewest worlds for which a curve is drawn, plus ten for each further column.
pub const MIN_WORLDS: usize = 30;

/// Worlds that curves over so many unknowns need.
pub fn worlds_needed(unknowns: usize) -> usize {
    MIN_WORLDS + 10 * unknowns
}

/// A least-squares fit with an intercept, each world counted `weight` times.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    pub intercept: f64,
    /// One per column; 0 for a column that does not vary or that earlier columns explain.
    pub slopes: Vec<f64>,
    /// Share of the variance explained, 0 to 1.
    pub r2: f64,
    /// Part of r2 that each column contributes: slope × cov(column, y) / var(y) (Pratt 1987). The parts add
    /// up to r2; with independent columns each is the share of the variance that column causes.
    pub shares: Vec<f64>,
}

/// Fits `y` on `columns`. `None` when `y` does not vary or a number is not finite.
pub fn fit(y: &[f64], columns: &[&[f64]], weights: &[f64]) -> Option<Fit> {
    if !super::all_finite(y) || !columns.iter().all(|c| super::all_finite(c)) {
        return None;
    }
    let (y_mean, y_centred, total) = centred(y, weights);
    if total <= 1e-24 * y.iter().zip(weights).map(|(v, w)| w * v * v).sum::<f64>() {
        return None;
    }
    let parts: Vec<(f64, Vec<f64>, f64)> = columns
        .iter()
        .map(|c| {
            let (mean, centred, square) = centred(c, weights);
            let scale = square.sqrt();
            (mean, centred.iter().map(|v| if scale > 0.0 { v / scale } else { 0.0 }).collect(), scale)
        })
        .collect();
    let p = parts.len();
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).zip(weights).map(|((a, b), w)| a * b * w).sum::<f64>();
    let mut gram = vec![vec![0.0; p]; p];
    for i in 0..p {
        for j in 0..=i {
            gram[i][j] = dot(&parts[i].1, &parts[j].1);
        }
    }
    let along: Vec<f64> = parts.iter().map(|c| dot(&c.1, &y_centred)).collect();
    let beta = solve(gram, &along);
    let shares: Vec<f64> = beta.iter().zip(&along).map(|(b, a)| b * a / total).collect();
    let residual = |w: usize| y_centred[w] - (0..p).map(|i| beta[i] * parts[i].1[w]).sum::<f64>();
    let left: f64 = (0..y.len()).map(|w| weights[w] * residual(w).powi(2)).sum();
    let slopes: Vec<f64> =
        beta.iter().zip(&parts).map(|(b, c)| if c.2 > 0.0 { b / c.2 } else { 0.0 }).collect();
    let intercept = y_mean - slopes.iter().zip(&parts).map(|(s, c)| s * c.0).sum::<f64>();
    Some(Fit { intercept, slopes, r2: (1.0 - left / total).clamp(0.0, 1.0), shares })
}

/// Weighted mean, deviations from it and their weighted sum of squares (0 when it is rounding only).
fn centred(x: &[f64], weights: &[f64]) -> (f64, Vec<f64>, f64) {
    let mean = weighted_mean(x, weights);
    let centred: Vec<f64> = x.iter().map(|v| v - mean).collect();
    let square = centred.iter().zip(weights).map(|(v, w)| w * v * v).sum::<f64>();
    let size = x.iter().zip(weights).map(|(v, w)| w * v * v).sum::<f64>();
    (mean, centred, if square <= 1e-24 * size { 0.0 } else { square })
}

/// Solves gram × beta = along by Cholesky's method (lower triangle given); dependent columns get 0.
fn solve(mut l: Vec<Vec<f64>>, along: &[f64]) -> Vec<f64> {
    let p = along.len();
    let mut used = vec![true; p];
    for i in 0..p {
        for j in 0..=i {
            let known: f64 = (0..j).map(|k| l[i][k] * l[j][k]).sum();
            let rest = l[i][j] - known;
            l[i][j] = match (i == j, used[j]) {
                (_, false) => 0.0,
                (false, _) => rest / l[j][j],
                (true, _) if rest > 1e-10 => rest.sqrt(),
                (true, _) => {
                    used[i] = false;
                    0.0
                }
            };
        }
    }
    let mut z = vec![0.0; p];
    for i in (0..p).filter(|&i| used[i]) {
        z[i] = (along[i] - (0..i).map(|k| l[i][k] * z[k]).sum::<f64>()) / l[i][i];
    }
    let mut beta = vec![0.0; p];
    for i in (0..p).rev().filter(|&i| used[i]) {
        beta[i] = (z[i] - (i + 1..p).map(|k| l[k][i] * beta[k]).sum::<f64>()) / l[i][i];
    }
    beta
}

/// Ranks from 1; equal values share their mean rank.
pub fn ranks(x: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..x.len()).collect();
    order.sort_by(|&a, &b| x[a].total_cmp(&x[b]));
    let mut ranks = vec![0.0; x.len()];
    let mut from = 0;
    while from < order.len() {
        let to = (from..order.len()).take_while(|&i| x[order[i]] == x[order[from]]).last().unwrap_or(from);
        order[from..=to].iter().for_each(|&i| ranks[i] = (from + to) as f64 / 2.0 + 1.0);
        from = to + 1;
    }
    ranks
}

/// Mean of a result along one unknown, the other unknowns at their means: a polynomial of degree 0 to 3.
/// The other unknowns enter linearly, which removes their share of the noise.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    centre: f64,
    scale: f64,
    /// Coefficients of 1, z, z², z³ with z = (x - centre) / scale.
    coefficients: Vec<f64>,
}

impl Curve {
    /// Result at a value of the unknown.
    pub fn at(&self, x: f64) -> f64 {
        let z = (x - self.centre) / self.scale;
        self.coefficients.iter().rev().fold(0.0, |sum, c| sum * z + c)
    }
}

/// An unknown's powers and the other unknowns, ready to be fitted again and again.
pub struct Along<'a> {
    x: &'a [f64],
    others: Vec<&'a [f64]>,
    powers: Vec<Vec<f64>>,
    centre: f64,
    scale: f64,
}

impl<'a> Along<'a> {
    /// Along unknown `which` of `unknowns`. `None` when it does not vary, is not finite, or there are fewer
    /// worlds than [`worlds_needed`].
    pub fn new(unknowns: &[&'a [f64]], which: usize) -> Option<Along<'a>> {
        let x = unknowns[which];
        if x.len() < worlds_needed(unknowns.len()) {
            return None;
        }
        let moments = super::moments::Moments::of(x)?;
        let (centre, scale) = (moments.mean(), moments.sd()?);
        if scale <= 1e-12 * centre.abs() {
            return None;
        }
        let z: Vec<f64> = x.iter().map(|v| (v - centre) / scale).collect();
        let powers = (1..=MOST as i32).map(|d| z.iter().map(|z| z.powi(d)).collect()).collect();
        let others = unknowns.iter().enumerate().filter(|(u, _)| *u != which).map(|(_, c)| *c).collect();
        Some(Along { x, others, powers, centre, scale })
    }
    /// The unknown's values.
    pub fn values(&self) -> &'a [f64] {
        self.x
    }

    fn fit(&self, y: &[f64], degree: usize, weights: &[f64]) -> Option<Fit> {
        let columns: Vec<&[f64]> =
            self.powers[..degree].iter().map(Vec::as_slice).chain(self.others.iter().copied()).collect();
        fit(y, &columns, weights)
    }
    /// Degree 0 to 3 with the lowest Bayesian information criterion (Schwarz 1978); 0 when `y` is constant.
    pub fn degree(&self, y: &[f64]) -> usize {
        let n = y.len() as f64;
        let ones = vec![1.0; y.len()];
        let score = |degree: usize| {
            let fit = self.fit(y, degree, &ones)?;
            // What is left of an exact function is rounding: it may not choose the degree.
            let left = (1.0 - fit.r2).max(1e-12);
            Some(n * left.ln() + degree as f64 * n.ln())
        };
        let scores: Vec<Option<f64>> = (0..=MOST).map(score).collect();
        let better = |best: usize, d: usize| match (scores[d], scores[best]) {
            (Some(a), Some(b)) if a < b => d,
            _ => best,
        };
        (1..=MOST).fold(0, better)
    }
    /// The curve of `y` of a degree; `None` when `y` does not vary.
    pub fn curve(&self, y: &[f64], degree: usize, weights: &[f64]) -> Option<Curve> {
        let fit = self.fit(y, degree, weights)?;
        let at_means = |c: (&&[f64], &f64)| c.1 * weighted_mean(c.0, weights);
        let others: f64 = self.others.iter().zip(&fit.slopes[degree..]).map(at_means).sum();
        let coefficients =
            std::iter::once(fit.intercept + others).chain(fit.slopes[..degree].iter().copied()).collect();
        Some(Curve { centre: self.centre, scale: self.scale, coefficients })
    }
}

/// Fitted values of `y` on all unknowns together, each with its own curve (an additive model: what unknowns
/// do only in combination is left out).
pub fn additive(y: &[f64], along: &[Along<'_>], degrees: &[usize], weights: &[f64]) -> Option<Vec<f64>> {
    let columns: Vec<&[f64]> =
        along.iter().zip(degrees).flat_map(|(a, &d)| a.powers[..d].iter().map(Vec::as_slice)).collect();
    let fit = fit(y, &columns, weights)?;
    let at = |w: usize| fit.intercept + fit.slopes.iter().zip(&columns).map(|(s, c)| s * c[w]).sum::<f64>();
    Some((0..y.len()).map(at).collect())
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Uniform numbers between 0 and 1 from the resampling generator, one stream per `seed`.
    pub fn uniform(seed: u32, n: usize) -> Vec<f64> {
        let word = |i| grapevine_engine::draws::philox::philox4x32_10([i, seed, 1, 0], [7, 7])[0];
        (0..n as u32).map(|i| (f64::from(word(i)) + 0.5) / 4_294_967_296.0).collect()
    }
    /// Standard normal numbers.
    pub fn normal(seed: u32, n: usize) -> Vec<f64> {
        uniform(seed, n).into_iter().map(super::super::normal_quantile).collect()
    }

    #[test]
    fn a_linear_function_comes_back_exactly_and_its_shares_add_up() {
        let (a, b) = (uniform(1, 100), normal(2, 100));
        let y: Vec<f64> = a.iter().zip(&b).map(|(a, b)| 5.0 + 3.0 * a - 2.0 * b).collect();
        let f = fit(&y, &[&a, &b], &[1.0; 100]).unwrap();
        assert!((f.intercept - 5.0).abs() < 1e-12 && (f.slopes[0] - 3.0).abs() < 1e-12);
        assert!((f.slopes[1] + 2.0).abs() < 1e-12 && f.r2 > 1.0 - 1e-12);
        assert!((f.shares.iter().sum::<f64>() - f.r2).abs() < 1e-12);
        // Variances 9/12 and 4: shares .158 and .842; a sample share of 100 worlds is known to about ±.08.
        assert!((f.shares[0] - 0.158).abs() < 0.16, "{:?}", f.shares);
    }

    #[test]
    fn weights_are_repeated_worlds() {
        let (x, y) = ([1.0, 2.0, 4.0, 5.0], [1.0, 3.0, 2.0, 7.0]);
        let weighted = fit(&y, &[&x], &[2.0, 1.0, 0.0, 1.0]).unwrap();
        let repeated = fit(&[1.0, 1.0, 3.0, 7.0], &[&[1.0, 1.0, 2.0, 5.0]], &[1.0; 4]).unwrap();
        assert!((weighted.slopes[0] - repeated.slopes[0]).abs() < 1e-12);
        assert!((weighted.r2 - repeated.r2).abs() < 1e-12);
    }

    #[test]
    fn a_line_through_three_points_agrees_with_the_hand_calculation() {
        // (0, .1), (1, 2.2), (2, 3.9): slope 3.8 / 2, intercept 6.2 / 3 - 1.9 = 1/6.
        let f = fit(&[0.1, 2.2, 3.9], &[&[0.0, 1.0, 2.0]], &[1.0; 3]).unwrap();
        assert!((f.slopes[0] - 1.9).abs() < 1e-12 && (f.intercept - 1.0 / 6.0).abs() < 1e-12);
    }

    #[test]
    fn repeated_and_constant_columns_do_no_harm() {
        let a = uniform(3, 50);
        let y: Vec<f64> = a.iter().map(|a| 2.0 * a).collect();
        let f = fit(&y, &[&a, &a, &[4.0; 50]], &[1.0; 50]).unwrap();
        assert!((f.slopes[0] - 2.0).abs() < 1e-9 && f.slopes[1] == 0.0 && f.slopes[2] == 0.0);
        assert_eq!(fit(&[3.0; 50], &[&a], &[1.0; 50]), None, "nothing varies");
        assert_eq!(fit(&[f64::NAN; 50], &[&a], &[1.0; 50]), None);
    }

    #[test]
    fn curves_choose_the_degree_that_is_there() {
        let (a, b) = (uniform(4, 300), uniform(5, 300));
        let along = Along::new(&[&a, &b], 0).unwrap();
        let y = |f: fn(f64) -> f64| a.iter().zip(&b).map(|(&a, b)| f(a) + b).collect::<Vec<_>>();
        assert_eq!(along.degree(&y(|_| 0.0)), 0);
        assert_eq!(along.degree(&y(|a| 4.0 * a)), 1);
        assert_eq!(along.degree(&y(|a| 4.0 * a * a)), 2);
        assert_eq!(along.degree(&normal(6, 300)), 0, "pure luck has no curve");
        let quadratic = along.curve(&y(|a| 4.0 * a * a), 2, &[1.0; 300]).unwrap();
        let b_mean = b.iter().sum::<f64>() / 300.0;
        assert!((quadratic.at(0.5) - (1.0 + b_mean)).abs() < 1e-9);
    }

    #[test]
    fn ties_share_a_rank() {
        assert_eq!(ranks(&[5.0, 1.0, 5.0, 9.0]), [2.5, 1.0, 2.5, 4.0]);
    }
}
