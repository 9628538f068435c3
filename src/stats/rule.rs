//! A small decision rule: which policy is best where, with at most two cuts through the factors.
//!
//! Each cut is the one that adds most to the mean result when every side takes its own best policy (a policy tree;
//! Zhou, Athey and Wager 2023, Oper. Res. 71, grown greedily). How many cuts are worth having is judged on points that
//! had no say in them.

use super::crossed::Mean;
use super::grouped;

/// Most cuts: three regions are what a sentence can say.
pub const MOST_CUTS: usize = 2;
/// A region holds at least so many points, and at least this share of them.
const LEAST_POINTS: usize = 5;
const LEAST_SHARE: f64 = 0.03;
/// Standard errors by which a further cut must be better on other points.
const CLEARLY: f64 = 2.0;

/// A part of the factor space and the policy taken there.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Region {
    /// Open ends are infinite in thought and missing here: `(factor, at least, below)`.
    pub limits: Vec<(usize, Option<f64>, Option<f64>)>,
    pub policy: usize,
    pub points: usize,
    /// Points of the region at which the policy is best.
    pub right: usize,
}

/// A rule and how good it is.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Rule {
    pub regions: Vec<Region>,
    /// Share of the points at which the rule names the best policy: in the points it was made of, and in points that had
    /// no say in it (each half judged by the other).
    pub right: f64,
    pub right_elsewhere: f64,
    /// The same of the policy that is best on average, always taken.
    pub always: f64,
    pub leader: usize,
    /// The policy taken at each point by the rule that was made without it: what the rule is worth is judged by these.
    pub taken: Vec<usize>,
}

struct Data<'a> {
    factors: &'a [&'a [f64]],
    values: &'a [Vec<f64>],
}

impl Data<'_> {
    fn sum(&self, policy: usize, cases: &[usize]) -> f64 {
        cases.iter().map(|&c| self.values[policy][c]).sum()
    }
    fn best_of(&self, cases: &[usize]) -> usize {
        let sums: Vec<f64> = (0..self.values.len()).map(|p| self.sum(p, cases)).collect();
        top(&sums).0
    }
    fn is_best(&self, policy: usize, case: usize) -> bool {
        self.values.iter().all(|v| v[case] <= self.values[policy][case])
    }

    /// The cut of a region that adds most: what it adds, the factor and the value.
    fn cut(&self, cases: &[usize], least: usize) -> Option<(f64, usize, f64)> {
        let whole: Vec<f64> = (0..self.values.len()).map(|p| self.sum(p, cases)).collect();
        let mut best: Option<(f64, usize, f64)> = None;
        for (factor, x) in self.factors.iter().enumerate() {
            let mut order = cases.to_vec();
            order.sort_by(|&a, &b| x[a].total_cmp(&x[b]).then(a.cmp(&b)));
            let mut low = vec![0.0; whole.len()];
            for i in 1..order.len() {
                low.iter_mut().zip(self.values).for_each(|(s, v)| *s += v[order[i - 1]]);
                let (before, after) = (x[order[i - 1]], x[order[i]]);
                if before == after || i < least || order.len() - i < least {
                    continue;
                }
                let high: Vec<f64> = whole.iter().zip(&low).map(|(w, l)| w - l).collect();
                let adds = top(&low).1 + top(&high).1 - top(&whole).1;
                if best.is_none_or(|b| adds > b.0) {
                    best = Some((adds, factor, f64::midpoint(before, after)));
                }
            }
        }
        let size = whole.iter().fold(0.0_f64, |m, s| m.max(s.abs()));
        best.filter(|b| b.0 > 1e-9 * size)
    }

    /// Regions after so many cuts, or fewer where no further one adds anything.
    fn grown(&self, cases: &[usize], cuts: usize) -> Vec<Region> {
        let least = LEAST_POINTS.max((LEAST_SHARE * cases.len() as f64) as usize);
        let whole = Region { limits: Vec::new(), policy: self.best_of(cases), points: cases.len(), right: 0 };
        let mut regions = vec![(whole, cases.to_vec())];
        for _ in 0..cuts {
            let cut = |r: usize| self.cut(&regions[r].1, least).map(|c| (r, c));
            let best = (0..regions.len()).filter_map(cut).max_by(|a, b| a.1.0.total_cmp(&b.1.0));
            let Some((r, (_, factor, at))) = best else { break };
            let (region, inside) = regions.remove(r);
            let (low, high): (Vec<usize>, Vec<usize>) =
                inside.into_iter().partition(|&c| self.factors[factor][c] < at);
            for (i, (side, end)) in
                [(low, (None, Some(at))), (high, (Some(at), None))].into_iter().enumerate()
            {
                let limits = narrowed(&region.limits, factor, end);
                let policy = self.best_of(&side);
                regions.insert(r + i, (Region { limits, policy, points: side.len(), right: 0 }, side));
            }
        }
        let counted = regions.into_iter().map(|(mut region, inside)| {
            region.right = inside.iter().filter(|&&c| self.is_best(region.policy, c)).count();
            region
        });
        merged(counted.collect())
    }

    fn taken(&self, regions: &[Region], case: usize) -> usize {
        let inside = |r: &&Region| {
            r.limits.iter().all(|(f, low, high)| {
                let x = self.factors[*f][case];
                low.is_none_or(|l| x >= l) && high.is_none_or(|h| x < h)
            })
        };
        regions.iter().find(inside).map_or(0, |r| r.policy)
    }

    /// The policy that rules of so many cuts take at every case, each made from the other half.
    fn taken_elsewhere(&self, half: &[usize], cuts: usize) -> Vec<usize> {
        let of = |h: usize| (0..half.len()).filter(|&c| half[c] == h).collect::<Vec<usize>>();
        let rules = [self.grown(&of(1), cuts), self.grown(&of(0), cuts)];
        (0..half.len()).map(|c| self.taken(&rules[half[c]], c)).collect()
    }
}

/// A cut whose sides take the same policy is none.
fn merged(regions: Vec<Region>) -> Vec<Region> {
    let first = regions[0].policy;
    if regions.len() > 1 && regions.iter().all(|r| r.policy == first) {
        let sum = |of: fn(&Region) -> usize| regions.iter().map(of).sum();
        return vec![Region {
            limits: Vec::new(),
            policy: first,
            points: sum(|r| r.points),
            right: sum(|r| r.right),
        }];
    }
    regions
}

fn narrowed(
    limits: &[(usize, Option<f64>, Option<f64>)],
    factor: usize,
    (low, high): (Option<f64>, Option<f64>),
) -> Vec<(usize, Option<f64>, Option<f64>)> {
    let mut limits = limits.to_vec();
    match limits.iter_mut().find(|l| l.0 == factor) {
        // The cut lies within the region, so that it is the tighter end.
        Some(limit) => (limit.1, limit.2) = (low.or(limit.1), high.or(limit.2)),
        None => limits.push((factor, low, high)),
    }
    limits
}

/// The first of the largest.
fn top(sums: &[f64]) -> (usize, f64) {
    sums.iter()
        .enumerate()
        .fold((0, f64::NEG_INFINITY), |best, (i, s)| if *s > best.1 { (i, *s) } else { best })
}

/// The rule over `values[policy][point]` (more is better). `together[point]` says which points belong together (such as
/// those of one trajectory) and judge nothing of one another. `None` when there are too few points, fewer than two
/// policies, or a number is not finite. Without a cut that holds elsewhere the rule has one region.
pub fn rule(factors: &[&[f64]], values: &[Vec<f64>], together: &[usize]) -> Option<Rule> {
    let n = values.first()?.len();
    let finite = factors.iter().all(|f| super::all_finite(f)) && values.iter().all(|v| super::all_finite(v));
    if n < 4 * LEAST_POINTS || values.len() < 2 || !finite {
        return None;
    }
    let data = Data { factors, values };
    let all: Vec<usize> = (0..n).collect();
    let half: Vec<usize> = together.iter().map(|&t| grouped::half(t)).collect();
    if !half.contains(&0) || !half.contains(&1) {
        return None;
    }
    let leader = data.best_of(&all);
    let value = |taken: &[usize]| -> Vec<f64> { (0..n).map(|c| values[taken[c]][c]).collect() };
    let (mut cuts, mut taken) = (0, data.taken_elsewhere(&half, 0));
    for more in 1..=MOST_CUTS {
        let next = data.taken_elsewhere(&half, more);
        if clearly_better(&value(&next), &value(&taken), together) {
            (cuts, taken) = (more, next);
        }
    }
    let mut regions = data.grown(&all, cuts);
    let share = |right: usize| right as f64 / n as f64;
    let right =
        |taken: &dyn Fn(usize) -> usize| share(all.iter().filter(|&&c| data.is_best(taken(c), c)).count());
    let always = right(&|_| leader);
    // A rule that names the best policy no more often than one policy always taken is not worth a sentence.
    if regions.len() > 1 && right(&|c| taken[c]) <= always {
        regions = data.grown(&all, 0);
    }
    if regions.len() == 1 {
        taken = vec![leader; n];
    }
    Some(Rule {
        right: share(regions.iter().map(|r| r.right).sum()),
        right_elsewhere: right(&|c| taken[c]),
        regions,
        always,
        leader,
        taken,
    })
}

/// Whether `a` is better on average by so many standard errors; those are of groups, whose members are not independent.
fn clearly_better(a: &[f64], b: &[f64], together: &[usize]) -> bool {
    let differences = super::paired::differences(a, b);
    let Some(mean) = Mean::of(1, together, |c, _| differences[c]) else { return false };
    mean.error(true).is_some_and(|e| mean.mean > 0.0 && mean.mean > CLEARLY * e.variance.sqrt())
}

#[cfg(test)]
mod tests {
    use super::super::regression::tests::{normal, uniform};
    use super::*;

    fn own(n: usize) -> Vec<usize> {
        (0..n).collect()
    }

    #[test]
    fn one_cut_is_found_where_one_policy_takes_over_from_another() {
        let (x, z, e) = (uniform(1, 800), uniform(2, 800), normal(3, 800));
        let b: Vec<f64> = (0..800).map(|i| x[i] - 0.3 + 0.05 * e[i]).collect();
        let rule = rule(&[&z, &x], &[vec![0.0; 800], b], &own(800)).unwrap();
        assert_eq!(rule.regions.len(), 2, "{rule:?}");
        let (factor, _, below) = rule.regions[0].limits[0];
        assert!(factor == 1 && (below.unwrap() - 0.3).abs() < 0.05, "{rule:?}");
        assert_eq!((rule.regions[0].policy, rule.regions[1].policy), (0, 1));
        assert!(rule.right_elsewhere > 0.9 && rule.always < 0.75, "{rule:?}");
    }

    #[test]
    fn two_factors_are_used_where_both_decide() {
        let (x, z) = (uniform(1, 800), uniform(2, 800));
        let b: Vec<f64> = (0..800).map(|i| if x[i] > 0.5 && z[i] > 0.4 { 1.0 } else { -1.0 }).collect();
        let rule = rule(&[&x, &z], &[vec![0.0; 800], b], &own(800)).unwrap();
        assert_eq!(rule.regions.len(), 3);
        assert!(rule.right_elsewhere > 0.95, "{rule:?}");
    }

    #[test]
    fn noise_and_a_policy_that_is_best_everywhere_make_no_rule() {
        let (x, e) = (uniform(1, 400), normal(2, 400));
        let noise = rule(&[&x], &[vec![0.0; 400], e], &own(400)).unwrap();
        assert_eq!(noise.regions.len(), 1, "{noise:?}");
        let better = rule(&[&x], &[vec![0.0; 400], vec![1.0; 400]], &own(400)).unwrap();
        assert_eq!((better.regions.len(), better.always, better.regions[0].policy), (1, 1.0, 1));
        assert_eq!(rule(&[&x[..10]], &[vec![0.0; 10], vec![1.0; 10]], &own(10)), None);
    }

    #[test]
    fn what_trajectories_share_is_no_rule() {
        // 30 trajectories of 8 points: each has luck of its own, and no factor decides anything.
        let with_a_rule = |seed: &u32| {
            let trajectory: Vec<usize> = (0..240).map(|c| c / 8).collect();
            let (start, luck, rest) =
                (uniform(10 * seed, 210), normal(10 * seed + 1, 30), normal(10 * seed + 2, 240));
            let level = |f: usize, c: usize| {
                let start = (4.0 * start[f * 30 + c / 8]).floor();
                if c % 8 > f { (start + 2.0) % 4.0 } else { start }
            };
            let factors: Vec<Vec<f64>> = (0..7).map(|f| (0..240).map(|c| level(f, c)).collect()).collect();
            let factors: Vec<&[f64]> = factors.iter().map(Vec::as_slice).collect();
            let b: Vec<f64> = (0..240).map(|c| luck[c / 8] + 0.3 * rest[c]).collect();
            rule(&factors, &[vec![0.0; 240], b], &trajectory).unwrap().regions.len() > 1
        };
        let found = (0..60).filter(with_a_rule).count() as f64;
        // Two cuts are tried at two standard errors each: .05 of 60, and four standard errors of that.
        assert!(found <= 3.0 + 4.0 * (60.0 * 0.05 * 0.95_f64).sqrt(), "{found} of 60");
    }

    #[test]
    fn a_rule_that_names_the_best_policy_no_more_often_is_none() {
        // Where x is high, B is best at one point in four, but then by so much that the mean is better.
        let (x, e) = (uniform(1, 800), uniform(2, 800));
        let b = |i: usize| match (x[i] > 0.5, e[i] < 0.25) {
            (false, _) => -3.0,
            (true, lucky) => {
                if lucky {
                    10.0
                } else {
                    -1.0
                }
            }
        };
        let b: Vec<f64> = (0..800).map(b).collect();
        let rule = rule(&[&x], &[vec![0.0; 800], b], &own(800)).unwrap();
        assert_eq!((rule.regions.len(), rule.taken.len()), (1, 800), "{rule:?}");
    }
}
