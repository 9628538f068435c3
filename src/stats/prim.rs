//! When does it fail: boxes of unknowns in which losses are frequent, by the patient rule induction method
//! (Friedman and Fisher 1999), with the quality measures of Bryant and Lempert (2010).
//!
//! *Coverage*: share of all losses that lie in the box. *Density*: share of the box's worlds that are losses.
//! *Mass*: share of all worlds that lie in the box.

use statrs::distribution::{Binomial, ContinuousCDF, DiscreteCDF, StudentsT};

use super::crossed::Mean;
use super::grouped;

/// Share of the box's worlds that a peel removes.
const PEEL: f64 = 0.05;
/// A restriction stays when it would come about by chance at most this often (quasi-p).
const CHANCE: f64 = 0.05;
/// Fewest worlds in a box; half as many in half of the worlds.
const MIN_IN_BOX: usize = 20;
/// Fewest losses, and fewest worlds without loss, for which boxes are looked for.
pub const MIN_EVENTS: usize = 20;

/// Limits on one unknown; a missing end is open.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Limit {
    /// Index of the unknown.
    pub unknown: usize,
    pub above: Option<f64>,
    pub below: Option<f64>,
    /// How often chance alone would make a restriction look this good (binomial, Bryant and Lempert 2010).
    pub quasi_p: f64,
}

/// A box and how well it tells losses from the rest.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct FailureBox {
    pub limits: Vec<Limit>,
    pub worlds: usize,
    pub losses: usize,
    pub coverage: f64,
    pub density: f64,
    pub mass: f64,
}

/// Open or closed ends per unknown.
type Ends = Vec<(f64, f64)>;

struct Data<'a> {
    columns: &'a [&'a [f64]],
    loss: &'a [bool],
    /// Fewest worlds in a box.
    least: usize,
}

impl Data<'_> {
    fn inside(&self, ends: &Ends) -> Vec<usize> {
        let fits = |&w: &usize| self.columns.iter().zip(ends).all(|(c, e)| c[w] > e.0 && c[w] < e.1);
        (0..self.loss.len()).filter(fits).collect()
    }
    fn losses(&self, worlds: &[usize]) -> usize {
        worlds.iter().filter(|&&w| self.loss[w]).count()
    }
    /// Correlation between "in the box" and "loss" (φ): high only when the box is dense *and* covers much.
    fn score(&self, worlds: &[usize]) -> f64 {
        let (n, all) = (self.loss.len() as f64, self.loss.iter().filter(|l| **l).count() as f64);
        let (inside, hit) = (worlds.len() as f64, self.losses(worlds) as f64);
        let spread = inside * (n - inside) * all * (n - all);
        if spread > 0.0 { (hit * n - inside * all) / spread.sqrt() } else { 0.0 }
    }

    /// The peel of one side of one unknown that raises the share of losses most for each world it takes away (Friedman
    /// and Fisher 1999, §14.1): where values are few, peels differ in size, and the largest would always win. Where none
    /// raises it, the one that lowers it least.
    fn peel(&self, ends: &Ends, worlds: &[usize]) -> Option<Ends> {
        let mut best: Option<(f64, Ends)> = None;
        let before = self.losses(worlds) as f64 / worlds.len().max(1) as f64;
        for u in 0..ends.len() {
            for low in [true, false] {
                let Some(next) = self.cut(ends, worlds, u, low) else { continue };
                let left = self.inside(&next);
                if left.len() < self.least {
                    continue;
                }
                let raised = self.losses(&left) as f64 / left.len() as f64 - before;
                let removed = (worlds.len() - left.len()) as f64;
                let worth = if raised > 0.0 { raised / removed } else { raised };
                if best.as_ref().is_none_or(|b| worth > b.0) {
                    best = Some((worth, next));
                }
            }
        }
        best.map(|b| b.1)
    }
    /// Cuts off about [`PEEL`] of the worlds, half-way between two values; `None` when all values are equal.
    fn cut(&self, ends: &Ends, worlds: &[usize], u: usize, low: bool) -> Option<Ends> {
        let mut x: Vec<f64> = worlds.iter().map(|&w| self.columns[u][w]).collect();
        x.sort_by(f64::total_cmp);
        if !low {
            x.reverse();
        }
        let k = ((x.len() as f64 * PEEL) as usize).max(1);
        let kept = (k..x.len()).find(|&i| x[i] != x[i - 1])?;
        let edge = f64::midpoint(x[kept - 1], x[kept]);
        let mut next = ends.clone();
        if low {
            next[u].0 = edge
        } else {
            next[u].1 = edge
        }
        Some(next)
    }
    /// Widens the box again, a peel's worth at a time, wherever that tells losses better from the rest.
    fn paste(&self, mut ends: Ends) -> Ends {
        loop {
            let now = self.inside(&ends);
            let wider = (0..ends.len()).flat_map(|u| [(u, true), (u, false)]);
            let best = wider
                .filter_map(|(u, low)| self.widened(&ends, now.len(), u, low))
                .map(|e| (self.score(&self.inside(&e)), e))
                .max_by(|a, b| a.0.total_cmp(&b.0));
            match best {
                Some((score, e)) if score > self.score(&now) => ends = e,
                _ => return ends,
            }
        }
    }
    fn widened(&self, ends: &Ends, inside: usize, u: usize, low: bool) -> Option<Ends> {
        if !(if low { ends[u].0 } else { ends[u].1 }).is_finite() {
            return None;
        }
        let mut open = ends.clone();
        if low {
            open[u].0 = f64::NEG_INFINITY
        } else {
            open[u].1 = f64::INFINITY
        }
        let beyond = |x: &f64| if low { *x <= ends[u].0 } else { *x >= ends[u].1 };
        let mut x: Vec<f64> =
            self.inside(&open).into_iter().map(|w| self.columns[u][w]).filter(beyond).collect();
        x.sort_by(f64::total_cmp);
        if low {
            x.reverse();
        }
        let k = ((inside as f64 * PEEL) as usize).max(1);
        if k < x.len() && x[k] != x[k - 1] {
            let edge = f64::midpoint(x[k - 1], x[k]);
            if low { open[u].0 = edge } else { open[u].1 = edge }
        }
        Some(open)
    }
    /// Opens restrictions that chance would explain, the weakest first.
    fn pruned(&self, mut ends: Ends) -> Ends {
        loop {
            let weakest = (0..ends.len())
                .filter(|&u| restricted(ends[u]))
                .map(|u| (self.quasi_p(&ends, u), u))
                .max_by(|a, b| a.0.total_cmp(&b.0));
            match weakest {
                Some((p, u)) if p > CHANCE => ends[u] = (f64::NEG_INFINITY, f64::INFINITY),
                _ => return ends,
            }
        }
    }
    /// Chance of at least as many losses in the box if unknown `u` did not matter: binomial with the density
    /// of the box without that restriction.
    fn quasi_p(&self, ends: &Ends, u: usize) -> f64 {
        let mut open = ends.clone();
        open[u] = (f64::NEG_INFINITY, f64::INFINITY);
        let (inside, without) = (self.inside(ends), self.inside(&open));
        let density = self.losses(&without) as f64 / without.len().max(1) as f64;
        chance(self.losses(&inside), inside.len(), density)
    }
    fn find(&self) -> Option<Ends> {
        let mut ends: Ends = vec![(f64::NEG_INFINITY, f64::INFINITY); self.columns.len()];
        let (mut best, mut best_score) = (ends.clone(), 0.0);
        loop {
            let worlds = self.inside(&ends);
            let score = self.score(&worlds);
            if score > best_score {
                (best, best_score) = (ends.clone(), score);
            }
            match self.peel(&ends, &worlds) {
                Some(next) => ends = next,
                None => break,
            }
        }
        let best = self.pruned(self.paste(best));
        best.iter().any(|e| restricted(*e)).then_some(best)
    }
    fn described(&self, ends: &Ends) -> FailureBox {
        let worlds = self.inside(ends);
        let losses = self.losses(&worlds);
        let all = self.loss.iter().filter(|l| **l).count();
        let finite = |x: f64| x.is_finite().then_some(x);
        let limit = |u: usize| Limit {
            unknown: u,
            above: finite(ends[u].0),
            below: finite(ends[u].1),
            quasi_p: self.quasi_p(ends, u),
        };
        FailureBox {
            limits: (0..ends.len()).filter(|&u| restricted(ends[u])).map(limit).collect(),
            worlds: worlds.len(),
            losses,
            coverage: losses as f64 / all.max(1) as f64,
            density: losses as f64 / worlds.len().max(1) as f64,
            mass: worlds.len() as f64 / self.loss.len() as f64,
        }
    }
}

fn restricted(end: (f64, f64)) -> bool {
    end.0.is_finite() || end.1.is_finite()
}

/// The box of unknowns that tells losses best from the rest. `None` with fewer than [`MIN_EVENTS`] losses
/// (or worlds without), without unknowns, when a number is not finite, or when no box is better than chance.
pub fn find(columns: &[&[f64]], loss: &[bool]) -> Option<FailureBox> {
    let data = checked(columns, loss)?;
    data.find().map(|ends| data.described(&ends))
}

/// What boxes are worth on worlds that had no say in finding them.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Elsewhere {
    /// Worlds in the boxes, losses among them, and losses in all.
    pub worlds: usize,
    pub losses: usize,
    pub all_losses: usize,
    /// Chance of so many losses in so many worlds if the boxes meant nothing (binomial).
    pub p: f64,
}

/// The box found in one half of the worlds judged by the other half, both ways. A box fits the worlds it was
/// found in better than any others; this is how much of that is real. Halves are by chance: in a grid every other case
/// has the same level of a factor. `together` names the cases that are not independent (of one trajectory): they are in
/// the same half and count as one.
pub fn judged_elsewhere(columns: &[&[f64]], loss: &[bool], together: &[usize]) -> Option<Elsewhere> {
    checked(columns, loss)?;
    let half = |h: usize| {
        let own: Vec<usize> = (0..loss.len()).filter(|&c| grouped::half(together[c]) == h).collect();
        let cols: Vec<Vec<f64>> = columns.iter().map(|c| own.iter().map(|&i| c[i]).collect()).collect();
        let own_loss: Vec<bool> = own.iter().map(|&i| loss[i]).collect();
        (own, cols, own_loss)
    };
    let mut boxed = vec![false; loss.len()];
    for h in [0, 1] {
        let ((_, own, own_loss), (cases, other, other_loss)) = (half(h), half(1 - h));
        let (own, other): (Vec<&[f64]>, Vec<&[f64]>) =
            (own.iter().map(Vec::as_slice).collect(), other.iter().map(Vec::as_slice).collect());
        let Some(ends) = (Data { columns: &own, loss: &own_loss, least: MIN_IN_BOX / 2 }).find() else {
            continue;
        };
        let judge = Data { columns: &other, loss: &other_loss, least: 1 };
        judge.inside(&ends).into_iter().for_each(|i| boxed[cases[i]] = true);
    }
    let worlds = boxed.iter().filter(|b| **b).count();
    let losses = (0..loss.len()).filter(|&c| boxed[c] && loss[c]).count();
    let all_losses = loss.iter().filter(|l| **l).count();
    let share = all_losses as f64 / loss.len() as f64;
    let p = chance(losses, worlds, share).max(chance_in_groups(&boxed, loss, together, share));
    Some(Elsewhere { worlds, losses, all_losses, p })
}

/// The same where cases of a group are not independent: one-sided t over groups of "losses in the boxes beyond `share`".
/// 0 where every case is a group of its own, of which the binomial law says it exactly.
fn chance_in_groups(boxed: &[bool], loss: &[bool], together: &[usize], share: f64) -> f64 {
    let mut groups = together.to_vec();
    groups.sort_unstable();
    groups.dedup();
    if groups.len() == together.len() {
        return 0.0;
    }
    let beyond = |c: usize, _: usize| if boxed[c] { f64::from(u8::from(loss[c])) - share } else { 0.0 };
    let Some((mean, error)) = Mean::of(1, together, beyond).and_then(|m| Some((m.mean, m.error(true)?)))
    else {
        return 1.0;
    };
    if mean <= 0.0 || error.variance == 0.0 {
        return if mean > 0.0 { 0.0 } else { 1.0 };
    }
    let law = StudentsT::new(0.0, 1.0, error.freedom).expect("degrees of freedom are positive");
    law.cdf(-mean / error.variance.sqrt())
}

/// Chance of at least `hits` of `worlds` at a probability `share` each.
fn chance(hits: usize, worlds: usize, share: f64) -> f64 {
    let law = Binomial::new(share, worlds as u64).expect("a share is a probability");
    match hits as u64 {
        0 => 1.0,
        hits => 1.0 - law.cdf(hits - 1),
    }
}

fn checked<'a>(columns: &'a [&'a [f64]], loss: &'a [bool]) -> Option<Data<'a>> {
    let losses = loss.iter().filter(|l| **l).count();
    let enough = losses >= MIN_EVENTS && loss.len() - losses >= MIN_EVENTS;
    (enough && !columns.is_empty() && columns.iter().all(|c| super::all_finite(c))).then_some(Data {
        columns,
        loss,
        least: MIN_IN_BOX,
    })
}

#[cfg(test)]
mod tests {
    use super::super::regression::tests::uniform;
    use super::*;

    /// Losses exactly where a < 0.4 and b > 0.7; c does not matter. The data of Bryant and Lempert (2010),
    /// on which other programs are compared, are not in this repository.
    fn known(n: usize) -> (Vec<Vec<f64>>, Vec<bool>) {
        let columns: Vec<Vec<f64>> = (0..3).map(|s| uniform(20 + s, n)).collect();
        let loss = (0..n).map(|w| columns[0][w] < 0.4 && columns[1][w] > 0.7).collect();
        (columns, loss)
    }
    fn slices(columns: &[Vec<f64>]) -> Vec<&[f64]> {
        columns.iter().map(Vec::as_slice).collect()
    }
    fn own(n: usize) -> Vec<usize> {
        (0..n).collect()
    }
    /// Columns of a grid; the last factor changes from case to case.
    fn grid(levels: &[usize]) -> Vec<Vec<f64>> {
        let n: usize = levels.iter().product();
        let level = |f: usize, c: usize| (c / levels[f + 1..].iter().product::<usize>()) % levels[f];
        (0..levels.len()).map(|f| (0..n).map(|c| level(f, c) as f64).collect()).collect()
    }

    #[test]
    fn on_a_grid_a_box_of_whole_levels_is_found_and_holds_elsewhere() {
        // 40 of 80 points lose, all of them where the last factor is at its second level.
        let columns = grid(&[8, 5, 2]);
        let loss: Vec<bool> = columns[2].iter().map(|v| *v == 1.0).collect();
        let found = find(&slices(&columns), &loss).unwrap();
        assert_eq!((found.losses, found.worlds, found.limits.len()), (40, 40, 1), "{found:?}");
        let elsewhere = judged_elsewhere(&slices(&columns), &loss, &own(80)).unwrap();
        assert_eq!((elsewhere.losses, elsewhere.worlds), (40, 40));
        assert!(elsewhere.p < 1e-6, "{elsewhere:?}");
    }

    #[test]
    fn a_level_that_is_many_points_does_not_win_by_its_size() {
        // 10 x 10 points and a switch: losses in a quarter of the square, 9 in 10 of them, and 1 in 20 elsewhere.
        let columns = grid(&[10, 10, 2]);
        let luck = uniform(77, 200);
        let in_corner = |c: usize| columns[0][c] < 5.0 && columns[1][c] < 5.0;
        let loss: Vec<bool> = (0..200).map(|c| luck[c] < if in_corner(c) { 0.9 } else { 0.05 }).collect();
        let found = find(&slices(&columns), &loss).unwrap();
        assert_eq!(found.limits.iter().map(|l| l.unknown).collect::<Vec<_>>(), [0, 1], "{found:?}");
        // Expected density .9 with a standard error of .042, coverage 45 of 52.5.
        assert!(found.density > 0.73 && found.coverage > 0.7, "{found:?}");
    }

    #[test]
    fn neighbours_on_a_trajectory_are_one_witness() {
        // 40 trajectories of 10 points at one place each; a trajectory loses as a whole, by the throw of a coin.
        let together: Vec<usize> = (0..400).map(|c| c / 10).collect();
        let real = (0..40).filter(|&s| {
            let (places, coin) = (uniform(200 + 9 * s, 200), uniform(204 + 9 * s, 40));
            let columns: Vec<Vec<f64>> =
                (0..5).map(|f| together.iter().map(|t| places[40 * f + t]).collect()).collect();
            let loss: Vec<bool> = together.iter().map(|t| coin[*t] < 0.4).collect();
            judged_elsewhere(&slices(&columns), &loss, &together).unwrap().p < 0.05
        });
        // 1 in 20 of 40, and four standard errors of that.
        assert!(real.count() as f64 <= 2.0 + 4.0 * (40.0 * 0.05 * 0.95_f64).sqrt());
    }

    #[test]
    fn a_known_box_is_found_with_its_limits() {
        let (columns, loss) = known(2_000);
        let found = find(&slices(&columns), &loss).unwrap();
        assert_eq!(found.limits.iter().map(|l| l.unknown).collect::<Vec<_>>(), [0, 1], "{found:?}");
        // A peel takes a twentieth of the box: the edge is known to about .05 x 1 at worst.
        let (a, b) = (found.limits[0], found.limits[1]);
        assert!(a.above.is_none() && (a.below.unwrap() - 0.4).abs() < 0.03, "{a:?}");
        assert!(b.below.is_none() && (b.above.unwrap() - 0.7).abs() < 0.03, "{b:?}");
        assert!(found.coverage > 0.9 && found.density > 0.9, "{found:?}");
        assert!(a.quasi_p < 1e-6 && b.quasi_p < 1e-6);
    }

    #[test]
    fn coverage_density_and_mass_are_shares_of_losses_of_the_box_and_of_all() {
        let (columns, loss) = known(1_000);
        let columns = slices(&columns);
        let data = Data { columns: &columns, loss: &loss, least: MIN_IN_BOX };
        let ends = vec![(f64::NEG_INFINITY, 0.5), (f64::NEG_INFINITY, f64::INFINITY), (0.25, 0.75)];
        let described = data.described(&ends);
        let inside: Vec<usize> = (0..1_000)
            .filter(|&w| columns[0][w] < 0.5 && columns[2][w] > 0.25 && columns[2][w] < 0.75)
            .collect();
        let hits = inside.iter().filter(|&&w| loss[w]).count();
        let all = loss.iter().filter(|l| **l).count();
        assert_eq!((described.worlds, described.losses), (inside.len(), hits));
        assert_eq!(described.coverage, hits as f64 / all as f64);
        assert_eq!(described.density, hits as f64 / inside.len() as f64);
        assert_eq!(described.mass, inside.len() as f64 / 1_000.0);
    }

    #[test]
    fn a_box_judged_by_other_worlds_keeps_its_worth_only_when_it_is_real() {
        let (columns, loss) = known(2_000);
        let e = judged_elsewhere(&slices(&columns), &loss, &own(2_000)).unwrap();
        assert!(e.losses as f64 / e.worlds as f64 > 0.85 && e.losses as f64 / e.all_losses as f64 > 0.85);
        assert!(e.p < 1e-6);
        // Losses by the throw of a coin: 20 times, and called real in at most 1 + 4 standard errors of 1.
        let real = (0..20).filter(|&s| {
            let coin: Vec<bool> = uniform(40 + s, 2_000).iter().map(|u| *u < 0.3).collect();
            judged_elsewhere(&slices(&columns), &coin, &own(2_000)).unwrap().p < 0.05
        });
        assert!(real.count() <= 5);
    }

    #[test]
    fn too_few_losses_and_no_unknowns_have_no_box() {
        let (columns, loss) = known(2_000);
        assert_eq!(find(&[], &loss), None);
        assert_eq!(find(&slices(&columns), &[false; 2_000]), None);
        assert_eq!(find(&slices(&columns), &[true; 2_000]), None);
        let few: Vec<bool> = (0..2_000).map(|w| w < 19).collect();
        assert_eq!(find(&slices(&columns), &few), None);
        assert_eq!(find(&[&[1.0; 2_000]], &loss), None, "an unknown that does not vary");
        assert_eq!(find(&[&[f64::NAN; 2_000]], &loss), None);
    }
}
