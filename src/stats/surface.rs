//! Mean of a result over two unknowns at once: a quadratic response surface (Box and Wilson 1951), the other
//! unknowns at their means. Its intervals hold for all cells together.

use super::quantile;
use super::regression::{self, fit};
use super::resample::{self, weighted_mean};

/// Columns that the surface itself needs: two slopes, two curvatures, and what both do together.
const TERMS: usize = 5;
/// Resamples for the intervals; the largest deviation of each decides, so a few hundred are enough.
const MOST_TIMES: u32 = 400;
/// Worlds in a cell and its neighbours below which the surface says nothing there.
pub const LEAST_WORLDS: u32 = 4;
/// Share of the spread below which two unknowns explain next to nothing.
pub const LEAST_EXPLAINED: f64 = 0.1;
/// The range shown leaves out this share of the worlds at either end.
const OUTSIDE: f64 = 0.025;

/// The surface over one cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    pub mean: f64,
    /// Half the width of the interval, which holds together with those of all other cells.
    pub half: f64,
    /// Worlds in the cell and its neighbours.
    pub worlds: u32,
}

/// A surface over a grid of cells.
#[derive(Clone, Debug, PartialEq)]
pub struct Surface {
    /// Values of the first unknown at the middle of each column, and of the second of each row, rising.
    pub columns: Vec<f64>,
    pub rows: Vec<f64>,
    /// `[row][column]`; `None` where too few worlds lie near.
    pub cells: Vec<Vec<Option<Cell>>>,
    /// Share of the spread that the two unknowns explain (adjusted R²).
    pub explained: f64,
}

/// Why there is no surface.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Refusal {
    /// So many worlds would be enough.
    TooFewWorlds(usize),
    /// The result or one of the unknowns does not vary, or a number is not finite.
    NoSpread,
    /// The two unknowns explain only this share of the spread.
    ExplainsLittle(f64),
}

/// Worlds that a surface needs where there are so many unknowns in all.
pub fn worlds_needed(unknowns: usize) -> usize {
    regression::worlds_needed(unknowns + TERMS - 2)
}

/// One of the two unknowns, standardised.
struct Side<'a> {
    values: &'a [f64],
    centre: f64,
    scale: f64,
    low: f64,
    high: f64,
    /// Middles of the steps over the range, rising: of a few values that come again and again these values.
    middles: Vec<f64>,
    levels: bool,
}

impl Side<'_> {
    /// Over at most `steps` steps.
    fn of(values: &[f64], steps: usize) -> Option<Side<'_>> {
        let moments = super::moments::Moments::of(values)?;
        let (centre, scale) = (moments.mean(), moments.sd()?);
        let sorted = quantile::sorted(values)?;
        let [low, high] = [OUTSIDE, 1.0 - OUTSIDE].map(|p| quantile::of_sorted(&sorted, p));
        let mut middles = sorted;
        middles.dedup();
        let levels = middles.len() <= steps && 2 * middles.len() <= values.len();
        let (low, high) = if levels { (middles[0], middles[middles.len() - 1]) } else { (low, high) };
        if !levels {
            middles = (0..steps).map(|i| low + (high - low) * (i as f64 + 0.5) / steps as f64).collect();
        }
        let varies = scale > 1e-12 * centre.abs() && high > low;
        varies.then_some(Side { values, centre, scale, low, high, middles, levels })
    }
    fn standard(&self, v: f64) -> f64 {
        (v - self.centre) / self.scale
    }
    /// The step a value lies in.
    fn step(&self, v: f64) -> Option<usize> {
        if self.levels {
            return self.middles.iter().position(|m| *m == v);
        }
        let n = self.middles.len();
        let at = (v - self.low) / (self.high - self.low) * n as f64;
        (0.0..=n as f64).contains(&at).then(|| (at as usize).min(n - 1))
    }
}

/// The terms of the surface at two standardised values.
fn terms(a: f64, b: f64) -> [f64; TERMS] {
    [a, b, a * a, b * b, a * b]
}

/// The surface of `y` over `unknowns[pair.0]` (columns) and `unknowns[pair.1]` (rows) on a grid of at most so many columns
/// and rows: fewer where an unknown has fewer values.
pub fn surface(
    unknowns: &[&[f64]],
    pair: (usize, usize),
    y: &[f64],
    grid: (usize, usize),
    alpha: f64,
) -> Result<Surface, Refusal> {
    let needed = worlds_needed(unknowns.len());
    if y.len() < needed {
        return Err(Refusal::TooFewWorlds(needed));
    }
    let sides = (Side::of(unknowns[pair.0], grid.0), Side::of(unknowns[pair.1], grid.1));
    let (Some(a), Some(b)) = sides else { return Err(Refusal::NoSpread) };
    let at = |w: usize| terms(a.standard(a.values[w]), b.standard(b.values[w]));
    let own: Vec<Vec<f64>> = (0..TERMS).map(|t| (0..y.len()).map(|w| at(w)[t]).collect()).collect();
    let own: Vec<&[f64]> = own.iter().map(Vec::as_slice).collect();
    let ones = vec![1.0; y.len()];
    let alone = fit(y, &own, &ones).ok_or(Refusal::NoSpread)?;
    let n = y.len() as f64;
    let explained = (1.0 - (1.0 - alone.r2) * (n - 1.0) / (n - 1.0 - TERMS as f64)).max(0.0);
    if explained < LEAST_EXPLAINED {
        return Err(Refusal::ExplainsLittle(explained));
    }
    let others: Vec<&[f64]> =
        (0..unknowns.len()).filter(|u| *u != pair.0 && *u != pair.1).map(|u| unknowns[u]).collect();
    let (columns, rows) = (a.middles.clone(), b.middles.clone());
    let places: Vec<[f64; TERMS]> = rows
        .iter()
        .flat_map(|r| columns.iter().map(|c| terms(a.standard(*c), b.standard(*r))).collect::<Vec<_>>())
        .collect();
    let means = |weights: &[f64]| means(y, &own, &others, &places, weights);
    let now = means(&ones).ok_or(Refusal::NoSpread)?;
    let grid = (columns.len(), rows.len());
    let near = near(&a, &b);
    let halves = halves(&now, &near, y.len(), (TERMS + others.len() + 2).pow(2), alpha, means);
    let cell = |i: usize| {
        let cell = Cell { mean: now[i], half: halves[i], worlds: near[i] };
        (cell.worlds >= LEAST_WORLDS).then_some(cell)
    };
    let cells = (0..grid.1).map(|r| (0..grid.0).map(|c| cell(r * grid.0 + c)).collect()).collect();
    Ok(Surface { columns, rows, cells, explained })
}

/// The surface at some places, the other unknowns at their means.
fn means(
    y: &[f64],
    own: &[&[f64]],
    others: &[&[f64]],
    places: &[[f64; TERMS]],
    weights: &[f64],
) -> Option<Vec<f64>> {
    let columns: Vec<&[f64]> = own.iter().chain(others).copied().collect();
    let fit = fit(y, &columns, weights)?;
    let rest: f64 = others.iter().zip(&fit.slopes[TERMS..]).map(|(o, s)| s * weighted_mean(o, weights)).sum();
    let at = |p: &[f64; TERMS]| p.iter().zip(&fit.slopes).map(|(t, s)| t * s).sum::<f64>();
    Some(places.iter().map(|p| fit.intercept + rest + at(p)).collect())
}

/// Worlds in each cell and the cells around it, row by row.
fn near(a: &Side<'_>, b: &Side<'_>) -> Vec<u32> {
    let (columns, rows) = (a.middles.len(), b.middles.len());
    let mut inside = vec![0_u32; columns * rows];
    for (x, y) in a.values.iter().zip(b.values) {
        if let (Some(c), Some(r)) = (a.step(*x), b.step(*y)) {
            inside[r * columns + c] += 1;
        }
    }
    let around = |i: usize, end: usize| i.saturating_sub(1)..(i + 2).min(end);
    let row = |r: usize, c: usize| around(c, columns).map(|c| inside[r * columns + c]).sum::<u32>();
    let block = |r: usize, c: usize| around(r, rows).map(|r| row(r, c)).sum();
    (0..rows).flat_map(|r| (0..columns).map(move |c| (r, c))).map(|(r, c)| block(r, c)).collect()
}

/// Half-widths that hold for all supported cells together: the standard error of each times the bound that the
/// largest of all standardised deviations keeps (sup-t band; Montiel Olea and Plagborg-Møller 2019).
fn halves(
    now: &[f64],
    near: &[u32],
    worlds: usize,
    work: usize,
    alpha: f64,
    means: impl Fn(&[f64]) -> Option<Vec<f64>>,
) -> Vec<f64> {
    let times = resample::times(worlds * work).min(MOST_TIMES);
    let again: Vec<Vec<f64>> = (0..times).filter_map(|b| means(&resample::counts(b, worlds))).collect();
    let squares = |i: usize| again.iter().map(|m| (m[i] - now[i]).powi(2)).sum::<f64>();
    let errors: Vec<f64> = (0..now.len()).map(|i| (squares(i) / again.len().max(1) as f64).sqrt()).collect();
    let counts = |i: &usize| near[*i] >= LEAST_WORLDS && errors[*i] > 0.0;
    let largest = |m: &Vec<f64>| {
        (0..now.len()).filter(counts).map(|i| ((m[i] - now[i]) / errors[i]).abs()).fold(0.0, f64::max)
    };
    let mut extremes: Vec<f64> = again.iter().map(largest).collect();
    extremes.sort_by(f64::total_cmp);
    let bound = match extremes.len() {
        0 => f64::INFINITY,
        n => extremes[((1.0 - alpha) * n as f64) as usize % n],
    };
    errors.iter().map(|e| e * bound).collect()
}

#[cfg(test)]
mod tests {
    use super::super::regression::tests::{normal, uniform};
    use super::*;

    const GRID: (usize, usize) = (12, 8);

    #[test]
    fn a_quadratic_function_comes_out_exactly() {
        let (a, b, c) = (uniform(1, 300), uniform(2, 300), uniform(3, 300));
        let f = |a: f64, b: f64, c: f64| 3.0 + a - 2.0 * b + 4.0 * a * b + b * b + c;
        let y: Vec<f64> = (0..300).map(|w| f(a[w], b[w], c[w])).collect();
        let found = surface(&[&a, &b, &c], (0, 1), &y, GRID, 0.05).unwrap();
        let mean = c.iter().sum::<f64>() / 300.0;
        for (r, row) in found.cells.iter().enumerate() {
            for (k, cell) in row.iter().enumerate() {
                let cell = cell.expect("uniform worlds lie everywhere");
                let expected = f(found.columns[k], found.rows[r], mean);
                // The mean of the third is resampled with the worlds, so its error is in the interval.
                assert!((cell.mean - expected).abs() < 1e-9 && cell.half < 0.1, "{cell:?} {expected}");
            }
        }
        assert!(found.explained > 0.5);
    }

    #[test]
    fn the_band_covers_the_whole_surface_nine_times_in_ten_and_more() {
        let truth = |a: f64, b: f64| a - b;
        let covers = |seed: u32| {
            let (a, b, e) = (uniform(3 * seed, 120), uniform(3 * seed + 1, 120), normal(3 * seed + 2, 120));
            let y: Vec<f64> = (0..120).map(|w| truth(a[w], b[w]) + 0.5 * e[w]).collect();
            let found = surface(&[&a, &b], (0, 1), &y, GRID, 0.05).unwrap();
            found.cells.iter().enumerate().all(|(r, row)| {
                row.iter()
                    .enumerate()
                    .filter_map(|(c, cell)| Some((c, (*cell)?)))
                    .all(|(c, cell)| (cell.mean - truth(found.columns[c], found.rows[r])).abs() <= cell.half)
            })
        };
        let covered = (0..40).filter(|&s| covers(s)).count();
        // Nominal 38 of 40, less four standard errors of 1.4.
        assert!(covered >= 32, "{covered} of 40");
    }

    #[test]
    fn an_unknown_of_few_values_has_a_column_for_each() {
        let levels = [500.0, 2_000.0, 8_000.0];
        let a: Vec<f64> = uniform(1, 300).iter().map(|u| levels[(u * 3.0) as usize]).collect();
        let b = uniform(2, 300);
        let y: Vec<f64> = a.iter().zip(&b).map(|(a, b)| a / 1_000.0 - b).collect();
        let found = surface(&[&a, &b], (0, 1), &y, GRID, 0.05).unwrap();
        assert_eq!((found.columns.as_slice(), found.rows.len()), (levels.as_slice(), 8));
        for (r, row) in found.cells.iter().enumerate() {
            assert_eq!(row.len(), 3);
            for (k, cell) in row.iter().enumerate() {
                let cell = cell.expect("every level has worlds in every row");
                assert!((cell.mean - (levels[k] / 1_000.0 - found.rows[r])).abs() < 1e-9, "{cell:?}");
            }
        }
    }

    #[test]
    fn where_no_worlds_lie_nothing_is_said() {
        let a = uniform(1, 400);
        // The second follows the first, so that two corners are empty.
        let b: Vec<f64> = a.iter().zip(uniform(2, 400)).map(|(a, e)| a + 0.2 * e).collect();
        let y: Vec<f64> = a.iter().zip(&b).map(|(a, b)| a + b).collect();
        let found = surface(&[&a, &b], (0, 1), &y, GRID, 0.05).unwrap();
        assert!(found.cells[0][0].is_some() && found.cells[7][11].is_some());
        assert!(found.cells[7][0].is_none() && found.cells[0][11].is_none());
    }

    #[test]
    fn few_worlds_noise_and_constants_are_refused_with_the_reason() {
        let (a, b, noise) = (uniform(1, 400), uniform(2, 400), normal(3, 400));
        let few = surface(&[&a[..79], &b[..79]], (0, 1), &a[..79], GRID, 0.05);
        assert_eq!(few, Err(Refusal::TooFewWorlds(80)));
        let luck = surface(&[&a, &b], (0, 1), &noise, GRID, 0.05);
        assert!(matches!(luck, Err(Refusal::ExplainsLittle(share)) if share < 0.1), "{luck:?}");
        assert_eq!(surface(&[&a, &b], (0, 1), &[1.0; 400], GRID, 0.05), Err(Refusal::NoSpread));
        assert_eq!(surface(&[&a, &[2.0; 400]], (0, 1), &a, GRID, 0.05), Err(Refusal::NoSpread));
        assert_eq!(surface(&[&a, &b], (0, 1), &[f64::NAN; 400], GRID, 0.05), Err(Refusal::NoSpread));
    }
}
