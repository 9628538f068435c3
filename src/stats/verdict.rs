//! Which policy is best, and how sure that is.
//!
//! Differences with the leader get paired intervals: t, or BCa where skewed; a confidence sequence where
//! the number of worlds depends on what was seen. That the leader is the *best*,
//! and by how much, needs all comparisons with the truly best policy to hold together: k - 1 of them, at the
//! Bonferroni level α/(k-1). If another policy were truly better, its comparison with the leader would be
//! among them; if the leader is truly best, they are its own. That policies make *no difference that matters* is a
//! statement about any pair, so it takes the level of all k (k-1)/2 pairs: the whole interval lies within ±δ
//! (two one-sided tests, Schuirmann 1987). Bonferroni assumes nothing about dependence, so both hold on shared
//! worlds, at a number of worlds fixed beforehand; where it was not, confidence sequences take the intervals'
//! place. Each kind of statement is wrong in at most a share α of runs.

use super::interval::{self, Interval};
use super::paired::{Estimate, differences};
use super::sequence::Sampling;
use super::{simultaneous, t_quantile};

/// The answer to "which policy?". Policies are indices into the results given.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Verdict {
    /// One policy beats every other by more than δ; at least `by_at_least` separates it from the next.
    Best { policy: usize, by_at_least: f64 },
    /// These (two or more, the highest mean first) differ by less than matters; all others are worse by
    /// more than δ.
    NoDifference { among: Vec<usize> },
    /// The interval of a comparison with the leader still contains δ; about so many worlds more would
    /// settle it (`None` when no number can be given).
    NotSettled { leader: usize, more_worlds: Option<u64> },
    /// There is only one policy.
    OnlyOne,
    /// Every policy did exactly the same in every world.
    Identical,
}

/// What one simultaneous interval says about "leader minus other".
#[derive(Clone, Copy, Debug, PartialEq)]
enum Against {
    Ahead,
    Alike,
    Open { more: Option<u64> },
}

/// [`judge_by`] at a number of worlds fixed beforehand.
#[cfg(test)]
pub fn judge(results: &[Vec<f64>], worth_having: f64, alpha: f64) -> Option<Verdict> {
    judge_by(results, worth_having, alpha, Sampling::Fixed)
}

/// Judges `results[policy][world]`, where more is better, by intervals that fit how the number of worlds came
/// about. `worth_having` is δ ≥ 0 in the unit of the results, `alpha` the error of all statements together.
/// `None` when a value is not finite or no world is left.
pub fn judge_by(results: &[Vec<f64>], worth_having: f64, alpha: f64, sampling: Sampling) -> Option<Verdict> {
    let worlds = results.first()?.len();
    if worlds == 0 || !results.iter().all(|r| super::all_finite(r)) {
        return None;
    }
    if results.len() == 1 {
        return Some(Verdict::OnlyOne);
    }
    if results.iter().all(|r| r == &results[0]) {
        return Some(Verdict::Identical);
    }
    let leader = leader(results);
    let k = results.len();
    let of_best = simultaneous::bonferroni(alpha, k - 1);
    let of_pairs = simultaneous::bonferroni(alpha, simultaneous::pairs(k));
    let others: Vec<usize> = (0..k).filter(|&p| p != leader).collect();
    let gaps: Vec<Vec<f64>> = others.iter().map(|&p| differences(&results[leader], &results[p])).collect();
    if worlds == 1 {
        return Some(Verdict::NotSettled { leader, more_worlds: None });
    }
    let (first, open) = all_against(&gaps, worth_having, of_best, sampling)?;
    if first.iter().all(|(a, _)| *a == Against::Ahead) {
        let by_at_least = first.iter().map(|(_, i)| i.low).fold(f64::INFINITY, f64::min);
        return Some(Verdict::Best { policy: leader, by_at_least });
    }
    let (second, still_open) = all_against(&gaps, worth_having, of_pairs, sampling)?;
    let close = |(a, _): &(Against, Interval)| *a == Against::Alike;
    let alike: Vec<usize> = others.iter().zip(&second).filter(|(_, s)| close(s)).map(|(p, _)| *p).collect();
    Some(match still_open {
        // The two levels can differ in kind of interval; then the stricter one decides.
        None if alike.is_empty() => {
            let by_at_least = second.iter().map(|(_, i)| i.low).fold(f64::INFINITY, f64::min);
            Verdict::Best { policy: leader, by_at_least }
        }
        None => Verdict::NoDifference { among: std::iter::once(leader).chain(alike).collect() },
        Some(more) => Verdict::NotSettled { leader, more_worlds: open.unwrap_or(more) },
    })
}

/// Policies of which it is open whether the leader is ahead of them by more than δ, where [`judge_by`] (same
/// arguments) leaves the question open; the highest mean first.
pub fn open_against(results: &[Vec<f64>], worth_having: f64, alpha: f64, sampling: Sampling) -> Vec<usize> {
    let (leader, k) = (leader(results), results.len());
    let mut others: Vec<usize> = (0..k).filter(|&p| p != leader).collect();
    let mean = |p: usize| results[p].iter().sum::<f64>();
    others.sort_by(|&a, &b| mean(b).total_cmp(&mean(a)));
    let gaps: Vec<Vec<f64>> = others.iter().map(|&p| differences(&results[leader], &results[p])).collect();
    let at = |level: f64| all_against(&gaps, worth_having, level, sampling);
    if k < 2 {
        return Vec::new();
    }
    let (best, pairs) =
        (simultaneous::bonferroni(alpha, k - 1), simultaneous::bonferroni(alpha, simultaneous::pairs(k)));
    let Some(((of_best, _), (of_pairs, _))) = at(best).zip(at(pairs)) else { return Vec::new() };
    let open = |strict: bool| {
        let rows = others.iter().zip(of_best.iter().zip(&of_pairs));
        let wanted = rows.filter(|(_, (best, pairs))| {
            matches!(pairs.0, Against::Open { .. }) && (!strict || best.0 != Against::Ahead)
        });
        wanted.map(|(p, _)| *p).collect::<Vec<usize>>()
    };
    let found = open(true);
    if found.is_empty() { open(false) } else { found }
}

type Judged = (Vec<(Against, Interval)>, Option<Option<u64>>);

/// Every difference from the leader at one level, and the worlds that the open ones still need.
fn all_against(gaps: &[Vec<f64>], delta: f64, level: f64, sampling: Sampling) -> Option<Judged> {
    let mut open: Option<Option<u64>> = None;
    let mut judged = Vec::with_capacity(gaps.len());
    for gap in gaps {
        let estimate = sampling.estimate(gap, level)?;
        let interval = interval::of_mean_by(gap, level, sampling)?;
        let against = against(&estimate, &interval, delta, level, sampling);
        if let Against::Open { more } = against {
            open = Some(most(open, more));
        }
        judged.push((against, interval));
    }
    Some((judged, open))
}

/// Policy with the highest mean; the first of equals.
pub fn leader(results: &[Vec<f64>]) -> usize {
    let mean = |r: &Vec<f64>| super::moments::Moments::of(r).map_or(f64::NEG_INFINITY, |m| m.mean());
    let means: Vec<f64> = results.iter().map(mean).collect();
    (0..means.len()).fold(0, |best, p| if means[p] > means[best] { p } else { best })
}

fn against(d: &Estimate, interval: &Interval, delta: f64, level: f64, sampling: Sampling) -> Against {
    if interval.low > delta {
        Against::Ahead
    } else if d.is_exactly_zero()
        || (interval.low > -delta && interval.high < delta)
        || (d.sd == 0.0 && d.mean == delta)
    {
        Against::Alike
    } else {
        let target = (d.mean - delta).abs();
        let more = match sampling {
            Sampling::Fixed => more_worlds(d, target, level),
            Sampling::Sequential => {
                sampling.worlds_until(d.sd, target, level).map(|n| n.saturating_sub(d.n).max(1))
            }
        };
        Against::Open { more }
    }
}

/// Worlds beyond the present ones until the half-width is `target`: (t S / h)² - n, at least 1.
/// `None` when it is beyond any use (over 10 million).
pub fn more_worlds(d: &Estimate, target: f64, alpha: f64) -> Option<u64> {
    if d.n < 2 {
        return None;
    }
    let t = t_quantile(1.0 - alpha / 2.0, d.n as f64 - 1.0);
    // A target of zero gives infinity, no spread and no target give "not a number": neither passes.
    let needed = (t * d.sd / target).powi(2).ceil();
    (needed < 1e7).then(|| (needed as u64).saturating_sub(d.n).max(1))
}

/// The larger need; "no number can be given" is the largest.
fn most(so_far: Option<Option<u64>>, more: Option<u64>) -> Option<u64> {
    match so_far {
        None => more,
        Some(before) => Some(before?.max(more?)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::KSL;
    use super::*;

    fn negated(systems: &[usize]) -> Vec<Vec<f64>> {
        systems.iter().map(|&s| KSL[s].iter().map(|v| -v).collect()).collect()
    }

    #[test]
    fn the_cheapest_ksl_system_is_best_with_its_simultaneous_margin() {
        // Costs: less is better. System 3 leads; with k = 2 the margin is the plain 95 % interval.
        let Some(Verdict::Best { policy, by_at_least }) = judge(&negated(&[0, 2]), 0.0, 0.05) else {
            panic!("system 3 beats system 1");
        };
        assert_eq!(policy, 1);
        assert!((by_at_least - 1.867_17).abs() < 5e-6);
        // Among four the intervals are wider and the margin smaller.
        let four = judge(&negated(&[0, 1, 2, 3]), 0.0, 0.05);
        assert!(
            matches!(four, Some(Verdict::Best { policy: 2, by_at_least }) if by_at_least < 1.867),
            "{four:?}"
        );
    }

    #[test]
    fn a_margin_below_what_is_worth_having_is_not_called_best() {
        let verdict = judge(&negated(&[0, 2]), 3.0, 0.05).unwrap();
        // Needed: (2.262157 x 5.3384 / (5.686 - 3))² = 20.2 worlds, 11 more than the ten.
        assert_eq!(verdict, Verdict::NotSettled { leader: 1, more_worlds: Some(11) });
    }

    #[test]
    fn what_is_open_is_told_from_what_is_settled() {
        // The last is far down on average, but so noisy that it may be ahead; the second is clearly behind.
        let noisy = |i: u32| if i.is_multiple_of(2) { 400.0 } else { -600.0 };
        let results: Vec<Vec<f64>> = vec![
            (0..16).map(|i| 100.0 + f64::from(i % 3)).collect(),
            (0..16).map(|i| 50.0 + f64::from(i % 5)).collect(),
            (0..16).map(noisy).collect(),
        ];
        assert!(matches!(judge(&results, 5.0, 0.05), Some(Verdict::NotSettled { leader: 0, .. })));
        assert_eq!(open_against(&results, 5.0, 0.05, Sampling::Fixed), [2]);
        assert!(open_against(&results[..1], 5.0, 0.05, Sampling::Fixed).is_empty());
    }

    #[test]
    fn a_small_certain_difference_does_not_matter() {
        assert_eq!(judge(&negated(&[1, 3]), 1.0, 0.05), Some(Verdict::NoDifference { among: vec![1, 0] }));
    }

    #[test]
    fn the_second_stage_of_ksl_needs_forty_five_worlds() {
        // Two-stage Bonferroni: t(1 - .05/3, 9), largest S²_D 28.498049, δ = 2: ceil(44.87) = 45.
        let d = Estimate { n: 10, mean: 0.0, sd: 28.498_049_f64.sqrt(), half: 0.0 };
        assert_eq!(more_worlds(&d, 2.0, 2.0 * 0.05 / 3.0), Some(35));
    }

    #[test]
    fn identical_policies_are_called_identical() {
        let same = vec![KSL[0].to_vec(), KSL[0].to_vec(), KSL[0].to_vec()];
        assert_eq!(judge(&same, 0.0, 0.05), Some(Verdict::Identical));
        let twin = vec![KSL[0].to_vec(), KSL[0].to_vec(), vec![-1e6; 10]];
        assert_eq!(judge(&twin, 0.0, 0.05), Some(Verdict::NoDifference { among: vec![0, 1] }));
    }

    #[test]
    fn a_constant_gain_is_settled_and_a_constant_gain_of_exactly_delta_does_not_matter() {
        let shifted = |by: f64| vec![vec![0.0; 64], vec![by; 64]];
        assert_eq!(judge(&shifted(3.0), 1.0, 0.05), Some(Verdict::Best { policy: 1, by_at_least: 3.0 }));
        assert_eq!(judge(&shifted(1.0), 1.0, 0.05), Some(Verdict::NoDifference { among: vec![1, 0] }));
    }

    #[test]
    fn one_world_settles_nothing_and_one_policy_has_no_rival() {
        assert_eq!(
            judge(&[vec![1.0], vec![2.0]], 0.0, 0.05),
            Some(Verdict::NotSettled { leader: 1, more_worlds: None })
        );
        assert_eq!(judge(&[vec![1.0, 2.0]], 0.0, 0.05), Some(Verdict::OnlyOne));
        assert_eq!(judge(&[vec![], vec![]], 0.0, 0.05), None);
        assert_eq!(judge(&[vec![f64::NAN, 1.0], vec![1.0, 2.0]], 0.0, 0.05), None);
    }

    #[test]
    fn a_false_best_is_named_in_no_more_than_five_of_a_hundred_null_cases() {
        // Three policies without a true difference, 64 worlds, 2,000 cases of hashed normal noise.
        let mut state = 1_u64;
        let mut uniform = move || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            ((state >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
        };
        let mut false_best = 0;
        for _ in 0..2_000 {
            let noise = (0..3).map(|_| (0..64).map(|_| crate::stats::normal_quantile(uniform())).collect());
            let results: Vec<Vec<f64>> = noise.collect();
            let best = matches!(judge(&results, 0.0, 0.05), Some(Verdict::Best { .. }));
            false_best += u32::from(best);
        }
        // At most 5 % plus 3 standard errors: 2000 x .05 + 3 x sqrt(2000 x .05 x .95) = 129.
        assert!(false_best <= 129, "{false_best} of 2000");
    }
}
