//! First-order indices from the points of any design that fills the space: the variance of the mean result between
//! bins of a factor, as a share of all variance (Pearson's correlation ratio; Plischke 2012, Reliab. Eng. Syst. Saf.
//! 100). What means of small bins vary by chance is taken out as in the analysis of variance.

use super::grouped;
use super::quantile;
use super::resample::{self, Value};
use super::shared_worlds::{self, Error, centred, merged, pairs, widened, without_groups};

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

/// Results of points: `values[point * worlds + world]`, the same worlds at every point.
#[derive(Clone, Copy, Debug)]
pub struct Results<'a> {
    pub values: &'a [f64],
    pub worlds: usize,
    /// Whether the points lie so evenly (Sobol points, grids) that chance moves the means of bins next to nothing.
    pub even: bool,
}

/// Worlds are merged into so many for the resamples of points.
const MERGED: usize = 8;

/// Share of the variance of the mean result that lies between the bins, with its interval over points and worlds; no
/// luck is in it but with one world. `None` without variance that can be told from luck, or with too few cases in the
/// bins.
pub fn first_order(results: &Results<'_>, bins: &[u32], alpha: f64) -> Option<Value> {
    let Results { values, worlds, .. } = *results;
    if bins.len() < MIN_POINTS || !super::all_finite(values) {
        return None;
    }
    let chance = if results.even { 0.0 } else { 1.0 };
    let number = bins.iter().max().map_or(0, |b| *b as usize + 1);
    let cells =
        |(values, worlds): (Vec<f64>, usize)| Cells::of(&centred(values, worlds), worlds, bins, number);
    let now = cells((values.to_vec(), worlds)).between(None, chance).filter(|b| b.total > 0.0)?;
    // What chance makes of the means of bins is in the points, and in a resample of them once more.
    let few = cells(merged(values, worlds, MERGED));
    let times = resample::times(few.all.len() * (few.worlds + 16));
    let again: Vec<Between> = (0..times)
        .filter_map(|b| few.between(Some(&resample::counts(b, few.groups)), chance + 1.0))
        .collect();
    let (some, groups) = merged(values, worlds, shared_worlds::MOST_GROUPS);
    let without: Vec<Between> =
        without_groups(&some, groups, |left, worlds| cells((left.to_vec(), worlds)).between(None, chance))
            .into_iter()
            .flatten()
            .collect();
    let value = |of: fn(&Between) -> f64| {
        let over_points = Value::of(of(&now), &again.iter().map(of).collect::<Vec<_>>(), alpha);
        let over_worlds = Error::jackknife(groups, &without.iter().map(of).collect::<Vec<_>>());
        widened(over_points, over_worlds, alpha)
    };
    let told_from_luck = worlds == 1 || value(|b| b.total).low > 0.0;
    told_from_luck.then(|| value(|b| b.share))
}

/// What lies between the bins.
#[derive(Clone, Copy, Debug)]
struct Between {
    /// Variance of the mean response.
    total: f64,
    share: f64,
}

/// Sums by group of points and bin.
struct Cells {
    worlds: usize,
    groups: usize,
    number: usize,
    /// Group, bin, and the number of points, the sum of their products of worlds, and their sums by world.
    all: Vec<(usize, usize, Vec<f64>)>,
}

impl Cells {
    fn of(values: &[f64], worlds: usize, bins: &[u32], number: usize) -> Cells {
        let groups = grouped::count(bins.len());
        let mut sums: Vec<Option<Vec<f64>>> = vec![None; groups * number];
        for (case, (point, bin)) in values.chunks(worlds).zip(bins).enumerate() {
            let at = grouped::group(case, bins.len()) * number + *bin as usize;
            let cell = sums[at].get_or_insert_with(|| vec![0.0; worlds + 2]);
            cell[0] += 1.0;
            cell[1] += pairs(point);
            cell[2..].iter_mut().zip(point).for_each(|(c, v)| *c += v);
        }
        let filled =
            sums.into_iter().enumerate().filter_map(|(i, sums)| Some((i / number, i % number, sums?)));
        Cells { worlds, groups, number, all: filled.collect() }
    }

    /// The analysis of variance of products of worlds. What lies between the bins by chance is taken out `chance` times
    /// (once is ε²).
    fn between(&self, weights: Option<&[f64]>, chance: f64) -> Option<Between> {
        let width = self.worlds + 2;
        let mut by_bin = vec![0.0; self.number * width];
        for (group, bin, sums) in &self.all {
            let w = weights.map_or(1.0, |w| w[*group]);
            if w > 0.0 {
                by_bin[bin * width..(bin + 1) * width].iter_mut().zip(sums).for_each(|(b, s)| *b += w * s);
            }
        }
        let mut all = vec![0.0; width];
        by_bin.chunks(width).for_each(|bin| all.iter_mut().zip(bin).for_each(|(a, b)| *a += b));
        let left = |sums: &[f64]| sums[1] - pairs(&sums[2..]) / sums[0];
        let used = by_bin.chunks(width).filter(|b| b[0] > 0.0);
        let count = used.clone().count() as f64;
        let within: f64 = used.map(left).sum();
        let (total, spare) = (left(&all), all[0] - count);
        let by_chance = chance * (count - 1.0) * within / spare;
        let found = Between { total: total / (all[0] - 1.0), share: (total - within - by_chance) / total };
        (total != 0.0 && spare >= 1.0).then_some(found)
    }
}

/// How much of the spread between points is luck.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Luck {
    /// Share of the variance of a single world's result.
    pub of_one: Value,
    /// Share of the variance of the points' means that is left over of it.
    pub of_means: Value,
}

/// Luck of `values[point * worlds + world]`, the same worlds at every point: products of two different worlds of a point
/// share what the factors do and no luck. `None` with one world, or when the points do not vary.
pub fn luck(values: &[f64], worlds: usize, alpha: f64) -> Option<Luck> {
    if worlds < 2 || values.len() < 2 * worlds || !super::all_finite(values) {
        return None;
    }
    let terms = luck_terms(values, worlds);
    let now = shares(terms.each_ref().map(|t| t.iter().sum()))?;
    let sums = terms.each_ref().map(|t| grouped::sums(t));
    let again: Vec<[f64; 2]> = (0..resample::times(3 * sums[0].len()))
        .filter_map(|b| {
            let weights = resample::counts(b, sums[0].len());
            shares(sums.each_ref().map(|s| s.iter().zip(&weights).map(|(s, w)| s * w).sum()))
        })
        .collect();
    // One world that is left has no pairs.
    let without = if worlds < 3 { Vec::new() } else { without_groups(values, worlds, luck_of_fewer(worlds)) };
    let without: Vec<[f64; 2]> = without.into_iter().flatten().collect();
    let value = |i: usize| {
        let over_points = Value::of(now[i], &again.iter().map(|s| s[i]).collect::<Vec<_>>(), alpha);
        let error = Error::jackknife(worlds, &without.iter().map(|s| s[i]).collect::<Vec<_>>());
        let v = widened(over_points, error, alpha);
        Value { value: v.value, low: v.low.clamp(0.0, 1.0), high: v.high.clamp(0.0, 1.0) }
    };
    Some(Luck { of_one: value(0), of_means: value(1) })
}

/// Luck from fewer worlds, of which means would have more than those over `all`: its variance goes as one over worlds.
fn luck_of_fewer(all: usize) -> impl Fn(&[f64], usize) -> Option<[f64; 2]> {
    move |values, worlds| {
        let [of_one, of_means] = shares(luck_terms(values, worlds).map(|t| t.iter().sum()))?;
        let luck = of_means * worlds as f64 / all as f64;
        Some([of_one, luck / (luck + 1.0 - of_means)])
    }
}

/// What each point adds: products of different worlds, squared means, squared results.
fn luck_terms(values: &[f64], worlds: usize) -> [Vec<f64>; 3] {
    let (w, n) = (worlds as f64, (values.len() / worlds) as f64);
    let own = centred(values.to_vec(), worlds);
    let centre = values.iter().sum::<f64>() / (n * w);
    let squared = |p: &[f64]| p.iter().map(|v| (v - centre) * (v - centre)).sum::<f64>() / (w - 1.0 / n);
    let spare = n / (n - 1.0);
    [
        own.chunks(worlds).map(|p| spare * pairs(p)).collect(),
        own.chunks(worlds).map(|p| spare * (p.iter().sum::<f64>() / w).powi(2)).collect(),
        values.chunks(worlds).map(squared).collect(),
    ]
}

/// Luck's shares of a single result and of a mean.
fn shares([model, means, one]: [f64; 3]) -> Option<[f64; 2]> {
    let luck = |all: f64| (1.0 - model / all).clamp(0.0, 1.0);
    (means > 0.0 && one > 0.0).then(|| [luck(one), luck(means)])
}

#[cfg(test)]
mod tests {
    use super::super::regression::tests::{normal, uniform};
    use super::*;
    use grapevine_engine::draws::{Draws, sobol};
    use std::f64::consts::PI;

    fn ishigami(u: &[f64]) -> f64 {
        let x = |i: usize| PI * (2.0 * u[i] - 1.0);
        x(0).sin() + 7.0 * x(1).sin().powi(2) + 0.1 * x(2).powi(4) * x(0).sin()
    }
    const ISHIGAMI: [f64; 3] = [0.313905, 0.442411, 0.0];

    fn sobol(seed: u64, factors: usize, n: u32) -> Vec<Vec<f64>> {
        let draws = Draws::new(seed, u32::MAX);
        (0..factors).map(|j| (0..n).map(|i| sobol::scrambled(&draws, j as u32, j, i)).collect()).collect()
    }
    fn at(u: &[Vec<f64>], i: usize) -> Vec<f64> {
        u.iter().map(|u| u[i]).collect()
    }
    fn random<'a>(values: &'a [f64]) -> Results<'a> {
        Results { values, worlds: 1, even: false }
    }

    #[test]
    fn any_points_give_the_first_order_indices_of_ishigami() {
        let n = 8192;
        let u = [uniform(1, n), uniform(2, n), uniform(3, n)];
        let y: Vec<f64> = (0..n).map(|i| ishigami(&at(&u, i))).collect();
        for (x, exact) in u.iter().zip(ISHIGAMI) {
            let found = first_order(&random(&y), &bins(x).unwrap(), 0.05).unwrap();
            // The standard error at 8,192 random points is about .009; four of those.
            assert!((found.value - exact).abs() < 0.036, "{found:?} instead of {exact}");
            assert!(found.low < found.high);
        }
    }

    #[test]
    fn few_sobol_points_give_shares_that_are_not_too_small() {
        // ε², which takes chance out that such points do not have, is .08 to .13 too small; bins of an eighth of a bent
        // function lose .05 of it.
        let seeds = 40;
        let mut sums = [0.0; 3];
        for seed in 0..seeds {
            let u = sobol(seed, 3, 64);
            let y: Vec<f64> = (0..64).map(|i| ishigami(&at(&u, i))).collect();
            for (sum, u) in sums.iter_mut().zip(&u) {
                let results = Results { even: true, ..random(&y) };
                *sum += first_order(&results, &bins(u).unwrap(), 0.5).unwrap().value;
            }
        }
        for (sum, exact) in sums.into_iter().zip(ISHIGAMI) {
            let mean = sum / seeds as f64;
            assert!((mean - exact).abs() < 0.07, "{mean} instead of {exact}");
        }
    }

    #[test]
    fn a_factor_that_is_all_there_is_has_all_of_the_variance_whatever_the_luck() {
        // Luck of almost twice the factor's spread: divided out of the denominator only, it made shares beyond 100 %.
        let found = |seed: u32| {
            let (u, noise) = (sobol(u64::from(seed), 1, 64), normal(seed, 64 * 8));
            let values: Vec<f64> = (0..64 * 8).map(|i| u[0][i / 8] + 0.5 * noise[i]).collect();
            let results = Results { values: &values, worlds: 8, even: true };
            first_order(&results, &bins(&u[0]).unwrap(), 0.05)
        };
        let all: Vec<Value> = (0..40).filter_map(found).collect();
        let mean = all.iter().map(|v| v.value).sum::<f64>() / all.len() as f64;
        assert!(all.len() >= 36 && (mean - 0.98).abs() < 0.04, "{mean} of {}", all.len());
    }

    #[test]
    fn words_are_their_own_bins_and_noise_is_no_effect() {
        let (word, noise) = (uniform(1, 2000), normal(2, 2000));
        let word: Vec<f64> = word.iter().map(|u| (3.0 * u).floor()).collect();
        assert_eq!(bins(&word).unwrap().iter().max(), Some(&2));
        let found = first_order(&random(&noise), &bins(&word).unwrap(), 0.05).unwrap();
        assert!(found.value.abs() < 0.01, "{found:?}");
        assert_eq!(bins(&[4.0; 50]), None);
    }

    #[test]
    fn what_luck_hides_has_no_share() {
        let hidden = |seed: u32| {
            let (u, noise) = (uniform(2 * seed, 64), normal(2 * seed + 1, 64 * 8));
            let results = Results { values: &noise, worlds: 8, even: true };
            first_order(&results, &bins(&u).unwrap(), 0.05).is_none()
        };
        // One of forty may look like more than luck by chance; four standard errors of 1 more.
        assert!((0..40).filter(|s| hidden(*s)).count() >= 35);
    }

    #[test]
    fn luck_is_told_from_what_the_factors_do() {
        let (factor, noise) = (normal(1, 2000), normal(2, 2000 * 8));
        // As much luck as the factor makes itself, and something that a world brings to every point.
        let values: Vec<f64> = (0..2000 * 8).map(|i| factor[i / 8] + noise[i] + (i % 8) as f64).collect();
        let found = luck(&values, 8, 0.05).unwrap();
        // One part of nine is left in means over eight worlds.
        assert!((found.of_means.value - 1.0 / 9.0).abs() < 0.02, "{found:?}");
        assert!(found.of_one.value > 0.5);
        assert!(found.of_means.low < 1.0 / 9.0 && 1.0 / 9.0 < found.of_means.high, "{found:?}");
        assert!(found.of_means.half() < 0.02, "{found:?}");
        assert_eq!(luck(&values, 1, 0.05), None);
        assert_eq!(luck(&[2.0; 64], 8, 0.05), None);
    }

    /// How often intervals hold the shares of Ishigami, `(times, of)` by factor, with luck that points share and luck
    /// of their own.
    fn covered(seeds: u32, n: usize, worlds: usize, even: bool, luck: f64) -> [(usize, usize); 3] {
        let mut all = [(0, 0); 3];
        for seed in 0..seeds {
            let u: Vec<Vec<f64>> = match even {
                true => sobol(u64::from(seed), 3, n as u32),
                false => (0..3).map(|j| uniform(1_000 + 3 * seed + j, n)).collect(),
            };
            let (own, slope) = (normal(2 * seed, n * worlds), normal(2 * seed + 1, 2 * worlds));
            let values: Vec<f64> = (0..n * worlds)
                .map(|i| {
                    let (point, world) = (i / worlds, i % worlds);
                    let x = at(&u, point);
                    // The luck of a world grows with the first factor: it moves all points, some more than others.
                    ishigami(&x) + luck * (own[i] + 2.0 * (x[0] - 0.5) * slope[world] + slope[worlds + world])
                })
                .collect();
            let results = Results { values: &values, worlds, even };
            for ((held, of), (u, exact)) in all.iter_mut().zip(u.iter().zip(ISHIGAMI)) {
                if let Some(v) = first_order(&results, &bins(u).unwrap(), 0.05) {
                    *of += 1;
                    *held += usize::from(v.low <= exact && exact <= v.high);
                }
            }
        }
        all
    }

    /// At least 95 % but for four binomial standard errors and a bias of the bins that is a part of the width.
    fn enough((held, of): (usize, usize), nominal: f64) -> bool {
        let n = of as f64;
        held as f64 / n >= nominal - 4.0 * (nominal * (1.0 - nominal) / n).sqrt()
    }

    #[test]
    fn intervals_of_shares_hold_the_truth_over_points_and_worlds() {
        let found = covered(40, 128, 8, true, 3.0);
        assert!(found.iter().all(|f| enough(*f, 0.93)), "{found:?}");
    }

    #[test]
    #[ignore = "half a minute; see docs/background/statistics.md"]
    fn coverage_of_shares() {
        for (n, worlds, even, luck) in [
            (256, 1, false, 0.0),
            (1024, 1, false, 0.0),
            (64, 1, true, 0.0),
            (1024, 1, true, 0.0),
            (256, 8, true, 1.0),
            (256, 8, true, 4.0),
            (256, 8, false, 4.0),
            (256, 3, true, 4.0),
            (1024, 64, true, 10.0),
        ] {
            let found = covered(200, n, worlds, even, luck);
            println!("{n} points, {worlds} worlds, even {even}, luck {luck}: {found:?}");
            assert!(found.iter().all(|f| enough(*f, 0.90)), "{found:?}");
        }
    }
}
