//! Sobol indices from Saltelli blocks, with the luck of the trials taken out.
//!
//! First order: Saltelli et al. (2010), Comput. Phys. Commun. 181, equation (b) of table 2; total: Jansen (1999).
//! A simulation answers f(x) + luck. The trials of all points are the same worlds, so results are seen as
//! f(x, w): products of two results of the *same* world carry the luck that they share, products of results of
//! two *different* worlds do not. Every product below is therefore the mean over all pairs of different worlds,
//! which makes numerators and variance unbiased for the indices of the mean response E_w f(x, w), whatever the
//! luck depends on. With one world nothing can be taken out ([`Indices::corrected`] is false).

use super::grouped;
use super::resample::{self, Value};
use super::shared_worlds::{self, Error, merged, widened, without_groups};

/// Results of Saltelli blocks: `values[step][row * worlds + world]` with step 0 for A, 1 for B, 2 + i for A with
/// column i of B.
#[derive(Clone, Debug)]
pub struct Blocks<'a> {
    pub values: &'a [Vec<f64>],
    pub worlds: usize,
}

/// Indices of every factor.
#[derive(Clone, Debug, PartialEq)]
pub struct Indices {
    /// Share of the variance of the mean response that a factor causes alone, and with all its interactions.
    pub first: Vec<Value>,
    pub total: Vec<Value>,
    /// Variance of the mean response over the factors.
    pub variance: Value,
    /// Share of the variance of single results that luck makes; `None` with one world.
    pub luck: Option<Value>,
    /// Rows used, and rows left out because a result of theirs is missing.
    pub rows: usize,
    pub dropped: usize,
    /// Whether luck is taken out.
    pub corrected: bool,
}

/// Why there are no indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    TooFewRows,
    /// The variance of the mean response cannot be told from 0: nothing varies, or luck hides it.
    Hidden,
}

/// Fewest base rows that indices are computed from.
pub const MIN_ROWS: usize = 16;

/// Mean over pairs of different worlds of `a[w] b[w']`, or the plain mean product of one world.
fn product(a: impl Iterator<Item = f64> + Clone, b: impl Iterator<Item = f64> + Clone, worlds: usize) -> f64 {
    let (mut sum_a, mut sum_b, mut same) = (0.0, 0.0, 0.0);
    for (a, b) in a.zip(b) {
        sum_a += a;
        sum_b += b;
        same += a * b;
    }
    let w = worlds as f64;
    if worlds == 1 { same } else { (sum_a * sum_b - same) / (w * (w - 1.0)) }
}

/// What each row adds to the sums: first-order and total numerators by factor, the variance, and all variance of
/// single results.
struct Terms {
    first: Vec<Vec<f64>>,
    total: Vec<Vec<f64>>,
    variance: Vec<f64>,
    spread: Vec<f64>,
}

impl Terms {
    /// Indices, alone and then total, the variance, and luck's share: each a numerator's mean over one of another.
    fn statistics(&self, mean: impl Fn(&[f64]) -> f64) -> Vec<f64> {
        let variance = mean(&self.variance);
        let ratios = self.first.iter().chain(&self.total).map(|t| mean(t) / variance);
        ratios.chain([variance, (1.0 - variance / mean(&self.spread)).clamp(0.0, 1.0)]).collect()
    }
    /// Of very many rows groups are resampled.
    fn grouped(&self) -> Terms {
        let all = |t: &Vec<Vec<f64>>| t.iter().map(|t| grouped::sums(t)).collect();
        Terms {
            first: all(&self.first),
            total: all(&self.total),
            variance: grouped::sums(&self.variance),
            spread: grouped::sums(&self.spread),
        }
    }
}

impl Blocks<'_> {
    fn rows(&self) -> usize {
        self.values.first().map_or(0, |v| v.len() / self.worlds.max(1))
    }
    fn row(&self, step: usize, row: usize) -> &[f64] {
        &self.values[step][row * self.worlds..(row + 1) * self.worlds]
    }
    fn is_whole(&self, row: usize) -> bool {
        (0..self.values.len()).all(|step| self.row(step, row).iter().all(|v| v.is_finite()))
    }
    /// Results of some rows.
    fn only(&self, rows: &[usize]) -> Vec<Vec<f64>> {
        let of = |step| rows.iter().flat_map(|&row| self.row(step, row).iter().copied()).collect();
        (0..self.values.len()).map(of).collect()
    }

    /// Mean of every world over A and B: what a world brings to every point is no effect of a factor.
    fn centres(&self) -> Vec<f64> {
        let rows = self.rows();
        let of = |world: usize| {
            let both = (0..rows).map(|row| self.row(0, row)[world] + self.row(1, row)[world]);
            both.sum::<f64>() / (2 * rows) as f64
        };
        (0..self.worlds).map(of).collect()
    }

    fn terms(&self) -> Terms {
        let (factors, rows) = (self.values.len() - 2, self.rows());
        let mut terms = Terms {
            first: vec![Vec::with_capacity(rows); factors],
            total: vec![Vec::with_capacity(rows); factors],
            variance: Vec::with_capacity(rows),
            spread: Vec::with_capacity(rows),
        };
        let (w, centres) = (self.worlds, self.centres());
        let centre = mean(&centres);
        let results = (2 * rows * w) as f64;
        for row in 0..rows {
            let (a, b) = (self.row(0, row), self.row(1, row));
            let from_mean = |x: &[f64]| {
                let x = x.iter().zip(&centres).map(|(v, c)| v - c);
                product(x.clone(), x, w)
            };
            terms.variance.push((from_mean(a) + from_mean(b)) / 2.0);
            let squares: f64 = a.iter().chain(b).map(|v| (v - centre) * (v - centre)).sum();
            terms.spread.push(squares / (2 * w) as f64 * results / (results - 1.0));
            for i in 0..factors {
                let mixed = self.row(2 + i, row);
                let moved = mixed.iter().zip(a).map(|(m, a)| m - a);
                let from_centre = b.iter().zip(&centres).map(|(v, c)| v - c);
                terms.first[i].push(product(from_centre, moved.clone(), w));
                terms.total[i].push(product(moved.clone(), moved, w) / 2.0);
            }
        }
        terms
    }

    /// Statistics without each group of worlds.
    fn without(&self) -> Vec<Vec<f64>> {
        let some: Vec<(Vec<f64>, usize)> =
            self.values.iter().map(|v| merged(v, self.worlds, shared_worlds::MOST_GROUPS)).collect();
        let each: Vec<Vec<(Vec<f64>, usize)>> =
            some.iter().map(|(v, worlds)| without_groups(v, *worlds, |left, w| (left.to_vec(), w))).collect();
        (0..each[0].len())
            .map(|group| {
                let values: Vec<Vec<f64>> = each.iter().map(|step| step[group].0.clone()).collect();
                let blocks = Blocks { values: &values, worlds: each[0][group].1 };
                blocks.terms().statistics(mean)
            })
            .collect()
    }
}

/// Indices of all factors with their intervals: percentiles over base rows, which are resampled as whole blocks, widened
/// by the jackknife over worlds. Rows with a missing result are left out and counted.
///
/// # Errors
/// Fewer than [`MIN_ROWS`] rows, or a variance whose interval reaches 0.
pub fn indices(blocks: &Blocks<'_>, alpha: f64) -> Result<Indices, Refusal> {
    let (all, worlds) = (blocks.rows(), blocks.worlds);
    if blocks.values.len() < 3 || worlds == 0 {
        return Err(Refusal::TooFewRows);
    }
    let rows: Vec<usize> = (0..all).filter(|&row| blocks.is_whole(row)).collect();
    if rows.len() < MIN_ROWS {
        return Err(Refusal::TooFewRows);
    }
    let values = blocks.only(&rows);
    let whole = Blocks { values: &values, worlds };
    let terms = whole.terms();
    let (variance, spread, centre) = (mean(&terms.variance), mean(&terms.spread), mean(&whole.centres()));
    if spread <= 1e-24 * centre * centre || spread <= 0.0 || variance <= 1e-9 * spread {
        return Err(Refusal::Hidden);
    }
    let now = terms.statistics(mean);
    let sums = terms.grouped();
    let again: Vec<Vec<f64>> = (0..resample::times(sums.variance.len() * blocks.values.len() * 2))
        .map(|b| resample::counts(b, sums.variance.len()))
        .map(|weights| sums.statistics(|x| weighted(x, &weights) / rows.len() as f64))
        .collect();
    let without = whole.without();
    let groups = shared_worlds::count(worlds);
    let value = |i: usize| {
        let of = |all: &[Vec<f64>]| all.iter().map(|s| s[i]).collect::<Vec<f64>>();
        widened(Value::of(now[i], &of(&again), alpha), Error::jackknife(groups, &of(&without)), alpha)
    };
    let factors = blocks.values.len() - 2;
    let variance = value(2 * factors);
    if worlds > 1 && variance.low <= 0.0 {
        return Err(Refusal::Hidden);
    }
    Ok(Indices {
        first: (0..factors).map(value).collect(),
        total: (factors..2 * factors).map(value).collect(),
        variance,
        luck: (worlds > 1).then(|| as_share(value(2 * factors + 1))),
        rows: rows.len(),
        dropped: all - rows.len(),
        corrected: worlds > 1,
    })
}

fn weighted(x: &[f64], weights: &[f64]) -> f64 {
    x.iter().zip(weights).map(|(x, w)| x * w).sum()
}

fn as_share(v: Value) -> Value {
    Value { value: v.value, low: v.low.clamp(0.0, 1.0), high: v.high.clamp(0.0, 1.0) }
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use grapevine_engine::draws::{Draws, Purpose, sobol};
    use std::f64::consts::PI;

    fn ishigami(u: &[f64]) -> f64 {
        let x = |i: usize| PI * (2.0 * u[i] - 1.0);
        x(0).sin() + 7.0 * x(1).sin().powi(2) + 0.1 * x(2).powi(4) * x(0).sin()
    }
    const ISHIGAMI: ([f64; 3], [f64; 3]) = ([0.313905, 0.442411, 0.0], [0.557589, 0.442411, 0.243684]);

    fn g_function(u: &[f64]) -> f64 {
        let a = [78.0, 12.0, 0.5, 2.0, 97.0, 33.0];
        u.iter().zip(a).map(|(u, a)| ((4.0 * u - 2.0).abs() + a) / (1.0 + a)).product()
    }

    /// Saltelli blocks of a function of `k` factors; `luck(point, world)` is added.
    fn blocks(
        k: usize,
        n: u32,
        worlds: usize,
        f: impl Fn(&[f64]) -> f64,
        luck: impl Fn(u32, usize) -> f64,
    ) -> Vec<Vec<f64>> {
        let draws = Draws::new(5, u32::MAX);
        let mut values = vec![Vec::new(); k + 2];
        for row in 0..n {
            let both: Vec<f64> = (0..2 * k).map(|j| sobol::scrambled(&draws, j as u32, j, row)).collect();
            for (step, out) in values.iter_mut().enumerate() {
                let from = |j: usize| if step == 1 || step == j + 2 { both[k + j] } else { both[j] };
                let y = f(&(0..k).map(from).collect::<Vec<_>>());
                let point = row * (k as u32 + 2) + step as u32;
                out.extend((0..worlds).map(|w| y + luck(point, w)));
            }
        }
        values
    }

    fn normal(person: u32, time: u32) -> f64 {
        super::super::normal_quantile(Draws::new(9, 1).stream(Purpose::Design, person, time).uniform())
    }

    fn near(found: &[Value], expected: &[f64], tolerance: f64, what: &str) {
        for (i, (f, e)) in found.iter().zip(expected).enumerate() {
            assert!((f.value - e).abs() < tolerance, "{what} {i}: {} instead of {e}", f.value);
            assert!(f.low <= f.value && f.value <= f.high);
        }
    }

    #[test]
    fn ishigami_and_g_function_give_their_exact_indices() {
        // RMSE of first-order indices with 1,024 rows is .0085 (EXPERIMENTS); four times that is allowed.
        let values = blocks(3, 1024, 1, ishigami, |_, _| 0.0);
        let found = indices(&Blocks { values: &values, worlds: 1 }, 0.05).unwrap();
        near(&found.first, &ISHIGAMI.0, 0.034, "first");
        near(&found.total, &ISHIGAMI.1, 0.034, "total");
        assert!((found.variance.value / 13.844588 - 1.0).abs() < 0.05, "{:?}", found.variance);
        assert!(!found.corrected && found.luck.is_none());
        let values = blocks(6, 1024, 1, g_function, |_, _| 0.0);
        let found = indices(&Blocks { values: &values, worlds: 1 }, 0.05).unwrap();
        near(&found.first, &[0.000276, 0.010195, 0.765743, 0.191436, 0.000179, 0.001490], 0.034, "first");
    }

    #[test]
    fn luck_that_differs_from_point_to_point_is_taken_out() {
        // As much luck as the factors make themselves; without the correction the third total would be .62.
        let sd = 13.844588_f64.sqrt();
        let values = blocks(3, 1024, 8, ishigami, |point, w| sd * normal(point, w as u32));
        let found = indices(&Blocks { values: &values, worlds: 8 }, 0.05).unwrap();
        near(&found.first, &ISHIGAMI.0, 0.08, "first");
        near(&found.total, &ISHIGAMI.1, 0.08, "total");
        assert!((found.luck.unwrap().value - 0.5).abs() < 0.03, "{:?}", found.luck);
        let one = blocks(3, 1024, 1, ishigami, |point, w| sd * normal(point, w as u32));
        let one = indices(&Blocks { values: &one, worlds: 1 }, 0.05).unwrap();
        assert!(
            one.total[2].value > 0.5,
            "with one world luck counts as interaction: {}",
            one.total[2].value
        );
    }

    #[test]
    fn luck_that_a_world_brings_to_every_point_changes_no_index() {
        let of = |values: &[Vec<f64>]| indices(&Blocks { values, worlds: 4 }, 0.05).unwrap();
        let plain = of(&blocks(3, 64, 4, ishigami, |_, _| 0.0));
        let found = of(&blocks(3, 64, 4, ishigami, |_, w| 10.0 * normal(0, w as u32)));
        for (a, b) in found.first.iter().chain(&found.total).zip(plain.first.iter().chain(&plain.total)) {
            assert!((a.value - b.value).abs() < 1e-9, "{} instead of {}", a.value, b.value);
        }
        assert!(found.luck.unwrap().value > plain.luck.unwrap().value, "the worlds' luck is luck");
    }

    #[test]
    fn a_row_with_a_missing_result_is_left_out_whole_and_counted() {
        let mut values = blocks(3, 256, 2, ishigami, |_, _| 0.0);
        values[4][2 * 17 + 1] = f64::NAN;
        let found = indices(&Blocks { values: &values, worlds: 2 }, 0.05).unwrap();
        assert_eq!((found.rows, found.dropped), (255, 1));
    }

    #[test]
    fn nothing_is_said_without_variance_or_with_too_few_rows() {
        let flat = blocks(3, 64, 2, |_| 5.0, |_, _| 0.0);
        assert_eq!(indices(&Blocks { values: &flat, worlds: 2 }, 0.05), Err(Refusal::Hidden));
        let few = blocks(3, 15, 2, ishigami, |_, _| 0.0);
        assert_eq!(indices(&Blocks { values: &few, worlds: 2 }, 0.05), Err(Refusal::TooFewRows));
    }

    /// Saltelli blocks with luck of the points' own and luck that worlds bring to all of them, more where the first
    /// factor is large.
    fn lucky(seed: u32, n: u32, worlds: usize, luck: f64) -> Vec<Vec<f64>> {
        let draws = Draws::new(u64::from(seed), u32::MAX);
        let z = |a: usize, b: usize| {
            let own = Draws::new(u64::from(seed), 7).stream(Purpose::Design, a as u32, b as u32).uniform();
            super::super::normal_quantile(own)
        };
        let mut values = vec![Vec::new(); 5];
        for row in 0..n {
            let both: Vec<f64> = (0..6).map(|j| sobol::scrambled(&draws, j as u32, j, row)).collect();
            for (step, out) in values.iter_mut().enumerate() {
                let from = |j: usize| if step == 1 || step == j + 2 { both[3 + j] } else { both[j] };
                let u: Vec<f64> = (0..3).map(from).collect();
                let own =
                    |w: usize| z(row as usize * 5 + step, w) + 2.0 * (u[0] - 0.5) * z(usize::MAX - 1, w);
                out.extend((0..worlds).map(|w| ishigami(&u) + luck * (own(w) + z(usize::MAX - 2, w))));
            }
        }
        values
    }

    /// How often intervals hold the exact indices, `(times, of)`: first order, then total.
    fn covered(seeds: u32, n: u32, worlds: usize, luck: f64) -> [(usize, usize); 6] {
        let mut all = [(0, 0); 6];
        for seed in 0..seeds {
            let values = lucky(seed, n, worlds, luck);
            let Ok(found) = indices(&Blocks { values: &values, worlds }, 0.05) else { continue };
            let exact = ISHIGAMI.0.iter().chain(&ISHIGAMI.1);
            for ((held, of), (v, exact)) in
                all.iter_mut().zip(found.first.iter().chain(&found.total).zip(exact))
            {
                *of += 1;
                *held += usize::from(v.low <= *exact && *exact <= v.high);
            }
        }
        all
    }

    fn enough((held, of): (usize, usize)) -> bool {
        // 95 % but for four binomial standard errors.
        held as f64 / of as f64 >= 0.95 - 4.0 * (0.95 * 0.05 / of as f64).sqrt()
    }

    #[test]
    fn intervals_of_indices_hold_the_truth_over_rows_and_worlds() {
        let found = covered(30, 64, 8, 3.0);
        assert!(found.iter().all(|f| f.1 >= 20 && enough(*f)), "{found:?}");
    }

    #[test]
    #[ignore = "half a minute; see docs/background/statistics.md"]
    fn coverage_of_indices() {
        for (n, worlds, luck) in [(256, 1, 0.0), (128, 8, 1.0), (128, 8, 4.0), (256, 64, 10.0), (128, 3, 3.0)]
        {
            let found = covered(200, n, worlds, luck);
            println!("{n} rows, {worlds} worlds, luck {luck}: {found:?}");
            assert!(found.iter().all(|f| enough(*f)), "{found:?}");
        }
    }

    #[test]
    fn luck_alone_gives_no_shares() {
        let hidden = |seed: u32| {
            let luck = |point: u32, w: usize| normal(point, (seed * 8) + w as u32);
            let values = blocks(3, 64, 8, |_| 5.0, luck);
            indices(&Blocks { values: &values, worlds: 8 }, 0.05) == Err(Refusal::Hidden)
        };
        // At most 2.5 % of 40 by chance, and four standard errors of 1.
        assert!((0..40).filter(|s| hidden(*s)).count() >= 35);
    }
}
