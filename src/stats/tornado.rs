//! What one unknown does to a gain, and where the verdict flips.

use super::quantile;
use super::regression::{Along, Curve};
use super::resample::{self, Value};
use super::shared_worlds::{Moved, means};

/// Steps of the grid on which a curve's crossings, its lowest and its highest place are looked for.
const STEPS: usize = 200;
/// A curve that goes beyond its ends by less than this share of its span is taken to lie between them.
const BEYOND: f64 = 0.01;
/// An unknown of at most so many values has levels: nothing lies between them.
const MOST_LEVELS: usize = 12;

/// Where a gain becomes a loss along an unknown.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Flip {
    /// Value of the unknown at which the mean gain is zero, within the values seen.
    pub at: f64,
    /// Interval of `at`; an end is missing when it lies beyond the values seen.
    pub low: Option<f64>,
    pub high: Option<f64>,
    /// Whether the gain is a loss below `at` (else above it).
    pub loses_below: bool,
    /// Share of worlds on the losing side.
    pub losing_worlds: f64,
}

/// One bar of a tornado.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Bar {
    /// Index of the unknown.
    pub unknown: usize,
    /// The unknown's 10 % and 90 % points.
    pub low_at: f64,
    pub high_at: f64,
    /// Mean gain there, the other unknowns at their means.
    pub low: Value,
    pub high: Value,
    /// Where between these points the mean gain is lowest and highest: at one of them if the curve only rises or only
    /// falls.
    pub lowest: Place,
    pub highest: Place,
    pub flip: Option<Flip>,
}

/// Mean gain at a value of an unknown.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Place {
    pub at: f64,
    pub gain: Value,
}

impl Bar {
    /// Length of the bar.
    pub fn swing(&self) -> f64 {
        self.highest.gain.value - self.lowest.gain.value
    }
    /// Whether the gain is lowest or highest between the ends.
    pub fn bends(&self) -> bool {
        let is_end = |at: f64| at == self.low_at || at == self.high_at;
        !is_end(self.lowest.at) || !is_end(self.highest.at)
    }
    /// The same bar with the unknown's values written on another scale, which rises with this one.
    pub fn rescaled(mut self, to: impl Fn(f64) -> f64) -> Bar {
        (self.low_at, self.high_at) = (to(self.low_at), to(self.high_at));
        (self.lowest.at, self.highest.at) = (to(self.lowest.at), to(self.highest.at));
        if let Some(flip) = &mut self.flip {
            (flip.at, flip.low, flip.high) = (to(flip.at), flip.low.map(&to), flip.high.map(&to));
        }
        self
    }
}

/// The 10 % and 90 % points of values in rising order; of an unknown with levels the levels there.
pub fn tenths(sorted: &[f64]) -> [f64; 2] {
    let levels = has_levels(sorted);
    [0.1, 0.9].map(|p| match levels {
        true => sorted[((sorted.len() - 1) as f64 * p).round() as usize],
        false => quantile::of_sorted(sorted, p),
    })
}

/// Whether values in rising order are few and repeated, or whole numbers.
fn has_levels(sorted: &[f64]) -> bool {
    let distinct = 1 + sorted.windows(2).filter(|w| w[0] != w[1]).count();
    distinct <= MOST_LEVELS.min(sorted.len() / 2) || sorted.iter().all(|v| v.fract() == 0.0)
}

/// Where a result along sorted values is lowest and highest between their tenths, and the result there. An end counts
/// before a place between the ends that is hardly beyond it.
pub fn reach(sorted: &[f64], at: impl Fn(f64) -> f64) -> [(f64, f64); 2] {
    let [low, high] = tenths(sorted);
    let inside: Vec<f64> = match has_levels(sorted) {
        true => sorted.iter().copied().filter(|v| (low..=high).contains(v)).collect(),
        false => (0..=STEPS).map(|i| low + (high - low) * i as f64 / STEPS as f64).collect(),
    };
    extremes(&[(low, at(low)), (high, at(high))], inside.into_iter().map(|x| (x, at(x))))
}

/// The lowest and the highest of some places; one of the two ends, unless a place is clearly beyond both.
pub fn extremes(ends: &[(f64, f64); 2], places: impl Iterator<Item = (f64, f64)>) -> [(f64, f64); 2] {
    let by_gain = |a: &(f64, f64), b: &(f64, f64)| a.1.total_cmp(&b.1);
    let places: Vec<(f64, f64)> = ends.iter().copied().chain(places).collect();
    let lowest = places.iter().copied().min_by(by_gain).unwrap_or(ends[0]);
    let highest = places.iter().copied().max_by(by_gain).unwrap_or(ends[1]);
    let [low, high] = if ends[0].1 <= ends[1].1 { *ends } else { [ends[1], ends[0]] };
    let hardly = BEYOND * (highest.1 - lowest.1);
    [
        if low.1 - lowest.1 <= hardly { low } else { lowest },
        if highest.1 - high.1 <= hardly { high } else { highest },
    ]
}

/// Where the mean of `gains` crosses zero along one unknown, with a 95 % bootstrap interval; `None` when
/// it never does within the values seen, or in fewer than half of the resamples, or when there are too
/// few worlds (see [`super::regression::worlds_needed`]).
#[cfg(test)]
pub fn flip_point(unknown: &[f64], gains: &[f64]) -> Option<Flip> {
    bars(&[unknown], gains, 0.05).into_iter().next()?.flip
}

/// A bar for every unknown that varies, the longest first; empty when there are too few worlds or `gains`
/// do not vary. `alpha` is the two-sided error of the intervals.
pub fn bars(unknowns: &[&[f64]], gains: &[f64], alpha: f64) -> Vec<Bar> {
    bars_over_worlds(unknowns, gains, 1, alpha)
}

/// The same over points that share their worlds, `values[point * worlds + world]`: the intervals are over both.
pub fn bars_over_worlds(unknowns: &[&[f64]], values: &[f64], worlds: usize, alpha: f64) -> Vec<Bar> {
    let gains = means(values, worlds);
    let moved = Moved::of(values, worlds);
    let p = unknowns.len() + 2;
    let times = resample::times(gains.len() * p * p * unknowns.len());
    let resamples: Vec<Resample> = (0..times)
        .map(|b| Resample { weights: resample::counts(b, gains.len()), gains: moved.draw(&gains, b) })
        .collect();
    let mut bars: Vec<Bar> =
        (0..unknowns.len()).filter_map(|u| bar(unknowns, u, &gains, &resamples, alpha)).collect();
    bars.sort_by(|a, b| b.swing().total_cmp(&a.swing()).then(a.unknown.cmp(&b.unknown)));
    bars
}

/// Cases drawn again, and their gains as they might have been with other worlds.
struct Resample {
    weights: Vec<f64>,
    gains: Vec<f64>,
}

fn bar(
    unknowns: &[&[f64]],
    unknown: usize,
    gains: &[f64],
    resamples: &[Resample],
    alpha: f64,
) -> Option<Bar> {
    let along = Along::new(unknowns, unknown)?;
    let degree = along.degree(gains);
    let curve = along.curve(gains, degree, &vec![1.0; gains.len()])?;
    // Where the data show no curve at all, the intervals still admit a line.
    let resampled: Vec<Curve> =
        resamples.iter().filter_map(|r| along.curve(&r.gains, degree.max(1), &r.weights)).collect();
    let sorted = quantile::sorted(along.values())?;
    let value = |x: f64| {
        let all: Vec<f64> = resampled.iter().map(|c| c.at(x)).collect();
        Value::of(curve.at(x), &all, alpha)
    };
    let [low_at, high_at] = tenths(&sorted);
    let [lowest, highest] = reach(&sorted, |x| curve.at(x)).map(|(at, _)| Place { at, gain: value(at) });
    let flip = flip(&curve, &resampled, &sorted, alpha);
    Some(Bar { unknown, low_at, high_at, low: value(low_at), high: value(high_at), lowest, highest, flip })
}

fn flip(curve: &Curve, resampled: &[Curve], sorted: &[f64], alpha: f64) -> Option<Flip> {
    let median = quantile::of_sorted(sorted, 0.5);
    let (at, loses_below) = crossing(curve, sorted, median)?;
    // A resample whose curve never crosses that way has its crossing beyond the values seen.
    let outside = |c: &Curve| {
        let gains_all_along = c.at(median) > 0.0;
        if gains_all_along == loses_below { f64::NEG_INFINITY } else { f64::INFINITY }
    };
    let crossings: Vec<f64> = resampled
        .iter()
        .map(|c| match crossing(c, sorted, at) {
            Some((x, below)) if below == loses_below => x,
            _ => outside(c),
        })
        .collect();
    let crossed = crossings.iter().filter(|c| c.is_finite()).count();
    if 2 * crossed < crossings.len() {
        return None;
    }
    let (low, high) = resample::interval(&crossings, alpha)?;
    let seen = |x: f64| x.is_finite().then_some(x);
    let losing = sorted.iter().filter(|&&x| (x < at) == loses_below).count();
    let losing_worlds = losing as f64 / sorted.len() as f64;
    Some(Flip { at, low: seen(low), high: seen(high), loses_below, losing_worlds })
}

/// The zero of a curve that is nearest to `near` within the sorted values, and whether it loses below.
fn crossing(curve: &Curve, sorted: &[f64], near: f64) -> Option<(f64, bool)> {
    let (from, to) = (sorted[0], sorted[sorted.len() - 1]);
    let x = |i: usize| from + (to - from) * i as f64 / STEPS as f64;
    let zero = |i: usize| {
        let (mut a, mut b) = (x(i), x(i + 1));
        let below = curve.at(a) < 0.0;
        if below == (curve.at(b) < 0.0) {
            return None;
        }
        for _ in 0..60 {
            let middle = (a + b) / 2.0;
            if (curve.at(middle) < 0.0) == below { a = middle } else { b = middle }
        }
        Some(((a + b) / 2.0, below))
    };
    (0..STEPS).filter_map(zero).min_by(|a, b| (a.0 - near).abs().total_cmp(&(b.0 - near).abs()))
}

#[cfg(test)]
mod tests {
    use super::super::regression::tests::{normal, uniform};
    use super::*;

    #[test]
    fn the_flip_point_of_a_line_is_exact() {
        let x = uniform(1, 100);
        let y: Vec<f64> = x.iter().map(|x| 10.0 * (x - 0.3)).collect();
        let flip = flip_point(&x, &y).unwrap();
        assert!((flip.at - 0.3).abs() < 1e-9 && flip.loses_below, "{flip:?}");
        assert!((flip.low.unwrap() - 0.3).abs() < 1e-9 && (flip.high.unwrap() - 0.3).abs() < 1e-9);
        let down: Vec<f64> = y.iter().map(|y| -y).collect();
        assert!(!flip_point(&x, &down).unwrap().loses_below);
    }

    #[test]
    fn a_gain_that_never_turns_has_no_flip_point() {
        let x = uniform(1, 100);
        let up: Vec<f64> = x.iter().map(|x| 10.0 * x + 1.0).collect();
        assert_eq!(flip_point(&x, &up), None);
        assert_eq!(flip_point(&x, &[5.0; 100]), None, "constant");
        assert_eq!(flip_point(&[2.0; 100], &x), None, "the unknown is known");
        assert_eq!(flip_point(&x[..20], &up[..20]), None, "too few worlds");
        assert_eq!(flip_point(&x, &[f64::NAN; 100]), None);
    }

    #[test]
    fn the_interval_of_the_flip_point_covers_it_nineteen_times_in_twenty() {
        let covers = |seed: u32| {
            let (x, noise) = (uniform(2 * seed, 200), normal(2 * seed + 1, 200));
            let y: Vec<f64> = x.iter().zip(&noise).map(|(x, e)| 4.0 * (x - 0.4) + e).collect();
            let flip = flip_point(&x, &y);
            flip.is_some_and(|f| f.low.is_none_or(|l| l < 0.4) && f.high.is_none_or(|h| h > 0.4))
        };
        let covered = (0..100).filter(|&s| covers(s)).count();
        // Nominal 95 of 100, less four standard errors of 2.2.
        assert!(covered >= 86, "{covered} of 100");
    }

    #[test]
    fn a_bar_spans_the_curve_where_it_turns_between_the_tenths() {
        let (a, b) = (uniform(3, 400), uniform(4, 400));
        // A parabola with its top in the middle: equal at both tenths, and the longest bar all the same.
        let y: Vec<f64> = a.iter().zip(&b).map(|(a, b)| 5.0 - 20.0 * (a - 0.5).powi(2) + b).collect();
        let bars = bars(&[&a, &b], &y, 0.05);
        let bar = &bars[0];
        assert_eq!((bar.unknown, bar.bends()), (0, true), "{bar:?}");
        assert!((bar.highest.at - 0.5).abs() < 0.01, "{bar:?}");
        let mean = b.iter().sum::<f64>() / 400.0;
        assert!((bar.highest.gain.value - (5.0 + mean)).abs() < 0.001, "{bar:?}");
        assert!(bar.lowest.at == bar.low_at || bar.lowest.at == bar.high_at, "{bar:?}");
        assert!((bar.swing() - 20.0 * (bar.lowest.at - 0.5).powi(2)).abs() < 0.001, "{bar:?}");
        assert!(!bars[1].bends() && bars[1].lowest.at == bars[1].low_at, "a straight line has its ends");
    }

    #[test]
    fn nothing_lies_between_levels() {
        let levels: Vec<f64> = uniform(5, 200).iter().map(|u| (u * 3.0).floor()).collect();
        let y: Vec<f64> = levels.iter().map(|l| -(l - 1.2).powi(2)).collect();
        let bar = bars(&[&levels], &y, 0.05).remove(0);
        assert_eq!((bar.low_at, bar.high_at, bar.highest.at), (0.0, 2.0, 1.0), "{bar:?}");
        let in_thousands = bar.clone().rescaled(|v| 1000.0 * v);
        assert_eq!((in_thousands.highest.at, in_thousands.highest.gain), (1000.0, bar.highest.gain));
    }

    #[test]
    fn the_tornado_of_a_linear_function_is_exact_and_sorted() {
        let (a, b) = (uniform(3, 400), uniform(4, 400));
        let y: Vec<f64> = a.iter().zip(&b).map(|(a, b)| 7.0 + a - 5.0 * b).collect();
        let bars = bars(&[&a, &b], &y, 0.05);
        assert_eq!(bars.iter().map(|b| b.unknown).collect::<Vec<_>>(), [1, 0]);
        let mean = a.iter().sum::<f64>() / 400.0;
        let bar = &bars[0];
        assert!((bar.low.value - (7.0 + mean - 5.0 * bar.low_at)).abs() < 1e-9, "{bar:?}");
        assert!((bar.high.value - (7.0 + mean - 5.0 * bar.high_at)).abs() < 1e-9);
        let ends = (bar.highest, bar.lowest);
        let tenths = (Place { at: bar.low_at, gain: bar.low }, Place { at: bar.high_at, gain: bar.high });
        assert_eq!(ends, tenths, "a curve that only falls is highest and lowest at its ends");
        // The tenths of 400 uniform numbers: .1 and .9 with an error of .015 each; four of those.
        assert!((bar.low_at - 0.1).abs() < 0.06 && (bar.high_at - 0.9).abs() < 0.06);
    }

    /// How often the ends of a bar and the flip of a line hold the truth, where points share luck that grows along the
    /// line: `(ends, flips, of)`.
    fn covered(seeds: u32, n: usize, worlds: usize) -> (usize, usize, usize) {
        let (mut ends, mut flips) = (0, 0);
        for seed in 0..seeds {
            let (x, own) = (uniform(10_000 + seed, n), normal(3 * seed, n * worlds));
            let (level, slope) = (normal(3 * seed + 1, worlds), normal(3 * seed + 2, worlds));
            let truth = |x: f64| 6.0 * (x - 0.45);
            let values: Vec<f64> = (0..n * worlds)
                .map(|i| {
                    let (x, w) = (x[i / worlds], i % worlds);
                    truth(x) + own[i] + 1.5 * level[w] + x * slope[w]
                })
                .collect();
            let Some(bar) = bars_over_worlds(&[&x], &values, worlds, 0.05).into_iter().next() else {
                continue;
            };
            let holds = |v: &Value, at: f64| v.low <= truth(at) && truth(at) <= v.high;
            ends += usize::from(holds(&bar.low, bar.low_at)) + usize::from(holds(&bar.high, bar.high_at));
            flips += usize::from(
                bar.flip.is_some_and(|f| f.low.is_none_or(|l| l < 0.45) && f.high.is_none_or(|h| h > 0.45)),
            );
        }
        (ends, flips, seeds as usize)
    }

    #[test]
    fn intervals_hold_the_truth_where_points_share_the_luck_of_eight_worlds() {
        let (ends, flips, of) = covered(60, 128, 8);
        // 95 % but for four standard errors: 2.4 of 120 ends, 1.7 of 60 flips.
        assert!(ends >= 104 && flips >= 50, "{ends} of {}, {flips} of {of}", 2 * of);
    }

    #[test]
    #[ignore = "a minute; see docs/background/statistics.md"]
    fn coverage_of_curves_and_flips() {
        for (n, worlds) in [(128, 2), (256, 8), (256, 64)] {
            let (ends, flips, of) = covered(200, n, worlds);
            println!("{n} points, {worlds} worlds: {ends} of {} ends, {flips} of {of} flips", 2 * of);
            // Four binomial standard errors of 200 at 95 %: 6 %.
            assert!(ends as f64 / (2 * of) as f64 > 0.89 && flips as f64 / of as f64 > 0.89);
        }
    }
}
