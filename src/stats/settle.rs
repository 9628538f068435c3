//! A look at the results while more may follow: what is settled, and what forbids to decide yet.
//!
//! The intervals lean on the central limit theorem. Two things make that too optimistic at the few dozen
//! worlds of an early look, and each has a guard that keeps the question open and says so:
//!
//! * *rare events*: nearly all worlds have one and the same difference and only a few differ from it, as
//!   for a catastrophe in 2 % of worlds. Fewer than [`ENOUGH_EVENTS`] such worlds decide nothing.
//! * *heavy tails*: the skewness g of the differences is beyond ±[`HEAVY`]. Cochran's rule (Sampling
//!   Techniques, 3rd ed., §2.15) asks for more than 25 g² worlds.

use super::moments::Moments;
use super::paired::differences;
use super::sequence::Sampling;
use super::verdict::{self, Verdict};

/// Worlds that must differ from the most frequent difference.
pub const ENOUGH_EVENTS: usize = 20;
/// Skewness beyond which a difference counts as heavy-tailed.
pub const HEAVY: f64 = 2.0;

/// Why the intervals of "leader less this policy" cannot be relied on yet.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Guard {
    /// Only so many worlds have another difference than most.
    RareEvents { policy: usize, events: usize },
    /// The differences are skewed; so many worlds in all are needed.
    HeavyTails { policy: usize, skewness: f64, worlds: u64 },
}

/// What can be said at this point.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// `NotSettled` while a guard stands, when the number of worlds depends on what is seen.
    pub verdict: Verdict,
    pub guards: Vec<Guard>,
}

/// Looks at `results[policy][world]`, where more is better; arguments as for [`verdict::judge_by`].
pub fn look(results: &[Vec<f64>], worth_having: f64, alpha: f64, sampling: Sampling) -> Option<Look> {
    let mut verdict = verdict::judge_by(results, worth_having, alpha, sampling)?;
    let compared = !matches!(verdict, Verdict::OnlyOne | Verdict::Identical);
    let leader = verdict::leader(results);
    let guards = if compared { guards(results, leader) } else { Vec::new() };
    if sampling == Sampling::Sequential && !guards.is_empty() {
        let now = results[leader].len() as u64;
        let asked = guards.iter().map(|g| g.worlds(now).saturating_sub(now).max(1)).max();
        let more_worlds = match verdict {
            Verdict::NotSettled { more_worlds, .. } => more_worlds.max(asked),
            _ => asked,
        };
        verdict = Verdict::NotSettled { leader, more_worlds };
    }
    Some(Look { verdict, guards })
}

/// Guards of all comparisons with the leader.
pub fn guards(results: &[Vec<f64>], leader: usize) -> Vec<Guard> {
    let others = (0..results.len()).filter(|&p| p != leader);
    others.filter_map(|p| guard(&differences(&results[leader], &results[p]), p)).collect()
}

/// The guard of one comparison; `d` has only finite values. A constant difference needs none.
pub fn guard(d: &[f64], policy: usize) -> Option<Guard> {
    let m = Moments::of(d)?;
    if m.sd()? == 0.0 {
        return None;
    }
    let events = d.len() - most_frequent(d);
    if events < ENOUGH_EVENTS {
        return Some(Guard::RareEvents { policy, events });
    }
    let skewness = m.skewness()?;
    let worlds = (25.0 * skewness * skewness).ceil() as u64;
    (skewness.abs() > HEAVY && m.n() < worlds).then_some(Guard::HeavyTails { policy, skewness, worlds })
}

impl Guard {
    /// The policy that is compared with the leader.
    pub fn policy(&self) -> usize {
        match *self {
            Guard::RareEvents { policy, .. } | Guard::HeavyTails { policy, .. } => policy,
        }
    }
    /// Worlds in all after which it may be lifted, if things go on as they did; `now` are done.
    pub fn worlds(&self, now: u64) -> u64 {
        match *self {
            Guard::RareEvents { events, .. } => now * ENOUGH_EVENTS as u64 / events.max(1) as u64,
            Guard::HeavyTails { worlds, .. } => worlds,
        }
    }
}

/// How often the most frequent value occurs.
fn most_frequent(values: &[f64]) -> usize {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.chunk_by(|a, b| a == b).map(<[f64]>::len).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Noise;

    fn against_zero(d: Vec<f64>) -> Vec<Vec<f64>> {
        vec![vec![0.0; d.len()], d]
    }
    fn sequence(results: &[Vec<f64>]) -> Look {
        look(results, 0.0, 0.05, Sampling::Sequential).unwrap()
    }

    #[test]
    fn a_clear_difference_is_settled_at_the_first_look() {
        let gain = Noise::new(1).normals(64).iter().map(|z| 3.0 + z).collect();
        let found = sequence(&against_zero(gain));
        assert!(
            matches!(found.verdict, Verdict::Best { policy: 1, .. }) && found.guards.is_empty(),
            "{found:?}"
        );
    }

    #[test]
    fn a_few_events_settle_nothing_however_large_they_are() {
        // 12 of 128 worlds earn 1,000 more, the others lose 1.
        let d: Vec<f64> = (0..128).map(|w| if w % 11 == 0 { 1_000.0 } else { -1.0 }).collect();
        let found = sequence(&against_zero(d));
        assert_eq!(found.guards, vec![Guard::RareEvents { policy: 0, events: 12 }]);
        // 128 worlds brought 12 events: 20 need about 213, 85 more.
        assert_eq!(found.verdict, Verdict::NotSettled { leader: 1, more_worlds: Some(85) });
    }

    #[test]
    fn a_fixed_number_of_worlds_is_judged_but_the_guard_is_named() {
        let d: Vec<f64> = (0..128).map(|w| if w % 11 == 0 { 1_000.0 } else { 1.0 }).collect();
        let found = look(&against_zero(d), 0.0, 0.05, Sampling::Fixed).unwrap();
        assert!(matches!(found.verdict, Verdict::Best { policy: 1, .. }) && found.guards.len() == 1);
    }

    #[test]
    fn heavy_tails_wait_for_cochrans_number_of_worlds() {
        let mut noise = Noise::new(2);
        let d: Vec<f64> = (0..64).map(|_| (1.5 * noise.normal()).exp()).collect();
        let skewness = Moments::of(&d).unwrap().skewness().unwrap();
        assert!(skewness > 2.0, "{skewness}");
        let worlds = (25.0 * skewness * skewness).ceil() as u64;
        let found = sequence(&against_zero(d));
        assert_eq!(found.guards, vec![Guard::HeavyTails { policy: 0, skewness, worlds }]);
        assert_eq!(found.verdict, Verdict::NotSettled { leader: 1, more_worlds: Some(worlds - 64) });
    }

    #[test]
    fn identical_constant_and_single_policies_need_no_guard() {
        let same = sequence(&[vec![2.0; 64], vec![2.0; 64]]);
        assert_eq!((same.verdict, same.guards.len()), (Verdict::Identical, 0));
        let constant = sequence(&against_zero(vec![5.0; 64]));
        assert_eq!(constant.verdict, Verdict::Best { policy: 1, by_at_least: 5.0 });
        assert_eq!(sequence(&[vec![1.0, 2.0]]).verdict, Verdict::OnlyOne);
        let one_world = sequence(&[vec![1.0], vec![2.0]]);
        assert_eq!(one_world.verdict, Verdict::NotSettled { leader: 1, more_worlds: None });
        assert_eq!(look(&[vec![], vec![]], 0.0, 0.05, Sampling::Sequential), None);
    }

    #[test]
    fn looking_after_every_round_names_a_false_best_in_at_most_five_of_a_hundred() {
        // Three equal policies, looked at after each of 16 rounds: 200 cases.
        let mut noise = Noise::new(9);
        let mut wrong = 0;
        for _ in 0..200 {
            let mut results = vec![Vec::new(); 3];
            let best = (0..16).any(|_| {
                results.iter_mut().for_each(|r: &mut Vec<f64>| r.extend(noise.normals(64)));
                matches!(sequence(&results).verdict, Verdict::Best { .. })
            });
            wrong += u32::from(best);
        }
        // 10 plus three standard errors of √(200 · .05 · .95) = 3.1.
        assert!(wrong <= 19, "{wrong} of 200");
    }
}
