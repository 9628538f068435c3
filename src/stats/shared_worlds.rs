//! How far a number from a sweep is known, where all points share their worlds.
//!
//! World 7 is the same world at every point (common random numbers), so its luck moves all points together and does
//! not average out over them: points that are resampled never show it. Worlds are what was drawn independently, and
//! the error is seen by leaving them out in turn, all points at once (jackknife: Quenouille 1956, Tukey 1958; groups
//! of worlds where there are many: Busing, Meijer & van der Leeden 1999). Of a number that is linear in the results
//! that is exactly SD / √W over the worlds' own numbers.

use super::resample::Value;
use super::{normal_quantile, t_quantile};
use grapevine_engine::draws::philox::philox4x32_10;

/// Most groups that are left out in turn; with fewer worlds every world is a group of its own.
pub const MOST_GROUPS: usize = 32;
/// Key of the multipliers; any fixed number would do.
const KEY: [u32; 2] = [0x776F_726C, 0x6473_2121];

/// A squared standard error and its degrees of freedom.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Error {
    pub variance: f64,
    pub freedom: f64,
}

impl Error {
    /// Of a statistic by what it is without each group of worlds ([`without_groups`]). `None` with one world, or
    /// when a value is not finite.
    pub fn jackknife(worlds: usize, without: &[f64]) -> Option<Error> {
        let groups = count(worlds);
        if worlds < 2 || without.len() != groups || !super::all_finite(without) {
            return None;
        }
        // Groups may differ by one world: each counts by what was left when it was out.
        let weight =
            |g: usize| (worlds - members(g, worlds)) as f64 / members(g, worlds) as f64 / groups as f64;
        let all: f64 = (0..groups).map(weight).sum();
        let mean = without.iter().enumerate().map(|(g, v)| weight(g) * v).sum::<f64>() / all;
        let variance = without.iter().enumerate().map(|(g, v)| weight(g) * (v - mean) * (v - mean)).sum();
        Some(Error { variance, freedom: (groups - 1) as f64 })
    }

    /// [`Error::jackknife`] of a statistic whose value is `now`, together with the bias that luck gives it as far as the
    /// jackknife shows it: what is left of luck in means pulls shares and coefficients to one side.
    pub fn jackknife_with_bias(worlds: usize, without: &[f64], now: f64) -> Option<Error> {
        let error = Error::jackknife(worlds, without)?;
        let groups = without.len() as f64;
        let bias = (groups - 1.0) * (without.iter().sum::<f64>() / groups - now);
        Some(Error { variance: error.variance + bias * bias, ..error })
    }

    /// Half the width of the interval at two-sided error `alpha`.
    pub fn half(self, alpha: f64) -> f64 {
        if self.variance == 0.0 {
            0.0
        } else {
            t_quantile(1.0 - alpha / 2.0, self.freedom) * self.variance.sqrt()
        }
    }
}

/// An interval over points, rows or trajectories, with the error over worlds added to either side in squares.
pub fn widened(value: Value, worlds: Option<Error>, alpha: f64) -> Value {
    let half = worlds.map_or(0.0, |e| e.half(alpha));
    let far = |end: f64| (end - value.value).hypot(half);
    Value { value: value.value, low: value.value - far(value.low), high: value.value + far(value.high) }
}

/// Number of groups that so many worlds are left out in.
pub fn count(worlds: usize) -> usize {
    worlds.min(MOST_GROUPS)
}

/// Worlds of a group: every `count`-th.
fn members(group: usize, worlds: usize) -> usize {
    (worlds - group).div_ceil(count(worlds))
}

/// Whether a world belongs to a group.
pub fn belongs(world: usize, group: usize, worlds: usize) -> bool {
    world % count(worlds) == group
}

/// Means over the worlds of every point, `values[point * worlds + world]`.
pub fn means(values: &[f64], worlds: usize) -> Vec<f64> {
    values.chunks(worlds).map(|p| p.iter().sum::<f64>() / worlds as f64).collect()
}

/// The means over at most `most` groups of worlds, `values[point * worlds + world]`, and the number of groups: means of
/// groups share no world, so they take the place of worlds where each world by itself would take too long.
pub fn merged(values: &[f64], worlds: usize, most: usize) -> (Vec<f64>, usize) {
    if worlds <= most {
        return (values.to_vec(), worlds);
    }
    let mut merged = Vec::with_capacity(values.len() / worlds * most);
    for point in values.chunks(worlds) {
        for group in 0..most {
            let own = point.iter().skip(group).step_by(most);
            let (n, sum) = own.fold((0.0, 0.0), |(n, sum), v| (n + 1.0, sum + v));
            merged.push(sum / n);
        }
    }
    (merged, most)
}

/// `values[point * worlds + world]` less the mean of the world over the points: what a world brings to every point is
/// no effect of a factor.
pub fn centred(mut values: Vec<f64>, worlds: usize) -> Vec<f64> {
    let n = (values.len() / worlds) as f64;
    let mut centres = vec![0.0; worlds];
    values.chunks(worlds).for_each(|p| centres.iter_mut().zip(p).for_each(|(c, v)| *c += v / n));
    values.chunks_mut(worlds).for_each(|p| p.iter_mut().zip(&centres).for_each(|(v, c)| *v -= c));
    values
}

/// Mean over pairs of different worlds of the product of their values: the square of what is no luck, without bias. The
/// plain square of one world.
pub fn pairs(values: &[f64]) -> f64 {
    let (sum, squares) = values.iter().fold((0.0, 0.0), |(s, q), v| (s + v, q + v * v));
    let w = values.len() as f64;
    if values.len() == 1 { squares } else { (sum * sum - squares) / (w * (w - 1.0)) }
}

/// What a statistic of `values[case * worlds + world]` is without each group of worlds; it is given the values that
/// are left and the number of worlds among them. Nothing with one world.
pub fn without_groups<T>(values: &[f64], worlds: usize, statistic: impl Fn(&[f64], usize) -> T) -> Vec<T> {
    if worlds < 2 {
        return Vec::new();
    }
    let without = |group: usize| {
        let kept = |(i, v): (usize, &f64)| (!belongs(i % worlds, group, worlds)).then_some(*v);
        let left: Vec<f64> = values.iter().enumerate().filter_map(kept).collect();
        statistic(&left, worlds - members(group, worlds))
    };
    (0..count(worlds)).map(without).collect()
}

/// What groups of worlds move the points' means by, to be drawn as other worlds might: for statistics that are
/// resampled over points anyway, or that jump (a crossing that is there or not).
#[derive(Clone, Debug)]
pub struct Moved {
    /// `[group][point]`: what the mean without the group differs by, in units in which standard normal multipliers
    /// give the error of the mean.
    by_group: Vec<Vec<f64>>,
}

impl Moved {
    /// Of `values[point * worlds + world]`; moves nothing with one world.
    pub fn of(values: &[f64], worlds: usize) -> Moved {
        let all = means(values, worlds.max(1));
        let groups = count(worlds);
        let scale = |g: usize| {
            let own = members(g, worlds) as f64;
            ((worlds as f64 - own) / own / groups as f64).sqrt()
        };
        let mut by_group = without_groups(values, worlds, means);
        for (g, means) in by_group.iter_mut().enumerate() {
            means.iter_mut().zip(&all).for_each(|(m, all)| *m = scale(g) * (*m - all));
        }
        Moved { by_group }
    }

    /// The means as they might have been with other worlds. What is drawn is a function of `b` and spreads as t does.
    pub fn draw(&self, means: &[f64], b: u32) -> Vec<f64> {
        let mut drawn = means.to_vec();
        for (multiplier, moved) in multipliers(b, self.by_group.len()).into_iter().zip(&self.by_group) {
            drawn.iter_mut().zip(moved).for_each(|(d, m)| *d += multiplier * m);
        }
        drawn
    }
}

/// Normal multipliers of all groups over one common root of χ² / ν, so that sums of them are t with ν = groups − 1.
fn multipliers(b: u32, groups: usize) -> Vec<f64> {
    if groups < 2 {
        return Vec::new();
    }
    let words = (0..(2 * groups).div_ceil(4) as u32).flat_map(|i| philox4x32_10([i, b, 1, 0], KEY));
    let mut normals = words.map(|w| normal_quantile((f64::from(w) + 0.5) / 4_294_967_296.0));
    let own: Vec<f64> = normals.by_ref().take(groups).collect();
    let squares: f64 = normals.take(groups - 1).map(|z| z * z).sum();
    let scale = ((groups - 1) as f64 / squares).sqrt();
    own.into_iter().map(|z| z * scale).collect()
}

#[cfg(test)]
mod tests {
    use super::super::paired::Estimate;
    use super::super::regression::tests::normal;
    use super::*;

    #[test]
    fn of_a_mean_the_jackknife_is_the_standard_error_over_worlds() {
        // Two points, eight worlds; the statistic is the mean of all.
        let values = normal(1, 16);
        let mean = |v: &[f64], _: usize| v.iter().sum::<f64>() / v.len() as f64;
        let found = Error::jackknife(8, &without_groups(&values, 8, mean)).unwrap();
        let by_world: Vec<f64> = (0..8).map(|w| (values[w] + values[8 + w]) / 2.0).collect();
        let exact = Estimate::of(&by_world, 0.05).unwrap();
        assert!((found.half(0.05) / exact.half - 1.0).abs() < 1e-9, "{found:?} {exact:?}");
        assert_eq!(found.freedom, 7.0);
    }

    #[test]
    fn groups_of_many_worlds_give_about_the_same_error_also_where_they_are_uneven() {
        let mean = |v: &[f64], _: usize| v.iter().sum::<f64>() / v.len() as f64;
        for worlds in [33, 50, 64, 1024] {
            // Mean over forty samples of the ratio to the exact variance: its error is √(2 / 31 / 40) = .04.
            let ratio = |seed: u32| {
                let values = normal(seed, worlds);
                let found = Error::jackknife(worlds, &without_groups(&values, worlds, mean)).unwrap();
                assert_eq!(found.freedom, 31.0);
                found.variance * worlds as f64
            };
            let mean = (0..40).map(ratio).sum::<f64>() / 40.0;
            assert!((mean - 1.0).abs() < 4.0 * 0.05, "{worlds} worlds: {mean}");
        }
    }

    #[test]
    fn one_world_has_no_error_over_worlds() {
        assert_eq!(Error::jackknife(1, &[1.0]), None);
        assert!(without_groups(&[1.0, 2.0], 1, |v, _| v.len()).is_empty());
        let value = Value { value: 1.0, low: 0.5, high: 2.0 };
        assert_eq!(widened(value, None, 0.05), value);
        assert_eq!(Moved::of(&[1.0, 2.0], 1).draw(&[1.0, 2.0], 3), [1.0, 2.0]);
    }

    #[test]
    fn errors_over_worlds_are_added_to_either_side_in_squares() {
        let worlds = Error { variance: 9.0, freedom: 7.0 };
        let far = widened(Value { value: 0.0, low: -3.0, high: 0.0 }, Some(worlds), 0.05);
        let half = worlds.half(0.05);
        assert!((far.low + 3.0_f64.hypot(half)).abs() < 1e-9 && (far.high - half).abs() < 1e-9);
        assert_eq!(Error { variance: 0.0, freedom: 7.0 }.half(0.05), 0.0);
    }

    #[test]
    fn drawn_worlds_move_all_points_together_and_spread_as_t() {
        // Three points that share the luck of their eight worlds wholly.
        let luck = normal(5, 8);
        let values: Vec<f64> = (0..24).map(|i| (i / 8) as f64 + luck[i % 8]).collect();
        let (moved, means) = (Moved::of(&values, 8), means(&values, 8));
        let error = Estimate::of(&luck, 0.05).unwrap();
        let drawn: Vec<Vec<f64>> = (0..4000).map(|b| moved.draw(&means, b)).collect();
        assert!(drawn.iter().all(|d| (d[2] - d[0] - 2.0).abs() < 1e-9), "no point moves alone");
        let beyond = drawn.iter().filter(|d| (d[0] - means[0]).abs() > error.half).count();
        // 5 % of 4,000 with a standard deviation of 14; four of those.
        assert!((144..=256).contains(&beyond), "{beyond}");
        assert_eq!(moved.draw(&means, 3), moved.draw(&means, 3));
    }
}
