//! When a run has enough worlds. Decisions are made at the ends of rounds and from the stored rows alone,
//! so that a run that was interrupted decides as if it had not been.

use std::collections::BTreeMap;

use super::plan::{Round, missing_rounds};
use crate::stats::moments::Moments;
use crate::stats::paired::{Estimate, differences};
use crate::stats::sequence::Sampling;
use crate::stats::verdict::{Verdict, leader};
use crate::stats::{settle, simultaneous};
use crate::store::rounds::WorldRows;
use crate::store::{Manifest, ROUND_WORLDS, Results};

/// The measure of every policy, turned so that more is better, in the worlds where all have a result.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// By round, `[policy][world]`.
    rounds: BTreeMap<u32, Vec<Vec<f64>>>,
}

impl History {
    /// What is stored.
    pub fn of(results: &Results) -> History {
        let m = &results.manifest;
        let mut history = History::default();
        for &round in &results.rounds {
            let first = results.worlds.partition_point(|w| w / ROUND_WORLDS < round);
            let end = results.worlds.partition_point(|w| w / ROUND_WORLDS <= round);
            let of = |p| {
                let values = results.metric(&m.measure, p).unwrap_or_default();
                values.get(first..end).unwrap_or_default().iter().map(|v| sign(m) * v).collect()
            };
            history.rounds.insert(round, (0..m.policies.len()).map(of).collect());
        }
        history
    }
    /// Adds a round that was just simulated.
    pub fn add(&mut self, manifest: &Manifest, round: Round, rows: &[WorldRows]) {
        self.rounds.insert(round.0, complete(manifest, manifest.policies.len(), rows));
    }
    /// Finished rounds, in order.
    pub fn finished(&self) -> Vec<u32> {
        self.rounds.keys().copied().collect()
    }
    /// `[policy][world]`, in the order of the worlds.
    pub fn turned(&self) -> Vec<Vec<f64>> {
        let policies = self.rounds.values().next().map_or(0, Vec::len);
        let of = |p: usize| self.rounds.values().flat_map(|r| r[p].iter().copied()).collect();
        (0..policies).map(of).collect()
    }
}

/// +1 when more of the measure is better, else -1.
pub fn sign(manifest: &Manifest) -> f64 {
    match manifest.metric(&manifest.measure) {
        Some(m) if !m.higher_is_better => -1.0,
        _ => 1.0,
    }
}

/// The measure, turned, of `policies` simulated policies in the worlds where none of them failed.
fn complete(manifest: &Manifest, policies: usize, rows: &[WorldRows]) -> Vec<Vec<f64>> {
    let index = manifest.metrics.iter().position(|m| m.key == manifest.measure).unwrap_or(0);
    let mut turned = vec![Vec::new(); policies];
    for world in rows {
        let values: Option<Vec<f64>> = world
            .policies
            .iter()
            .map(|p| p.as_ref().ok().map(|m| sign(manifest) * m.metrics[index]))
            .collect();
        for (column, value) in turned.iter_mut().zip(values.into_iter().flatten()) {
            column.push(value);
        }
    }
    turned
}

/// How narrow the interval of the leader's gain must be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Target {
    /// Half-width in the unit of the measure.
    Absolute(f64),
    /// Half-width as a share of the gain.
    Relative(f64),
}

/// What ends a run.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Goal {
    /// So many worlds, rounded up to rounds.
    Trials(u32),
    /// A settled verdict, by the confidence sequence.
    Settled,
    /// A narrow enough interval of the leader's gain over the baseline (over the next best when the
    /// baseline leads). The width is that of the t interval: stopping by spread alone leaves its coverage
    /// in order when the first look is late and no guard stands (Chow and Robbins 1965).
    Precision(Target),
}

/// Why no further round is needed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Why {
    /// The worlds asked for are done.
    Enough,
    /// The verdict is settled.
    Settled,
    /// The interval is narrow enough.
    Precise,
    /// The limit is reached and the goal is not; for a precision, the worlds it would take in all.
    Limit { needed: Option<u64> },
    /// A relative precision was asked for and the gain cannot be told from zero.
    NearZero,
}

/// What to do at the end of a round.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Next {
    Run(Round),
    Stop(Why),
}

/// A run's goal and what its decisions depend on.
#[derive(Clone, Copy, Debug)]
pub struct Stopping {
    pub goal: Goal,
    /// Worlds in all after which an adaptive run ends, rounded up to rounds.
    pub limit: u32,
    baseline: usize,
    worth_having: f64,
    alpha: f64,
}

impl Stopping {
    /// For a run; δ, confidence and baseline are the scenario's.
    pub fn of(goal: Goal, limit: u32, manifest: &Manifest) -> Stopping {
        Stopping {
            goal,
            limit,
            baseline: manifest.baseline(),
            worth_having: manifest.worth_having.unwrap_or(0.0),
            alpha: 1.0 - manifest.confidence,
        }
    }

    /// The next round, or why there is none. Rounds missing between stored ones come first.
    pub fn next(&self, history: &History) -> Next {
        let finished = history.finished();
        let wanted = match self.goal {
            Goal::Trials(trials) => trials,
            _ => (finished.last().map_or(0, |r| r + 1) * ROUND_WORLDS).max(1),
        };
        if let Some(&round) = missing_rounds(wanted, &finished).first() {
            return Next::Run(round);
        }
        let turned = history.turned();
        let why = match self.goal {
            Goal::Trials(_) => Some(Why::Enough),
            Goal::Settled => self.settled(&turned),
            Goal::Precision(target) => self.precise(&turned, target),
        };
        let more = Round(finished.len() as u32);
        match why {
            None if more.0 < self.limit.div_ceil(ROUND_WORLDS).max(1) => Next::Run(more),
            None => Next::Stop(Why::Limit { needed: self.needed(&turned) }),
            Some(why) => Next::Stop(why),
        }
    }

    fn settled(&self, turned: &[Vec<f64>]) -> Option<Why> {
        let look = settle::look(turned, self.worth_having, self.alpha, Sampling::Sequential)?;
        (!matches!(look.verdict, Verdict::NotSettled { .. })).then_some(Why::Settled)
    }

    fn precise(&self, turned: &[Vec<f64>], target: Target) -> Option<Why> {
        let (d, e) = self.gain(turned, Sampling::Fixed, self.alpha)?;
        let wanted = half_width_wanted(&e, target);
        if e.half <= wanted {
            return settle::guard(&d, 0).is_none().then_some(Why::Precise);
        }
        let out_of_reach = |needed: Option<u64>| needed.is_none_or(|n| n > u64::from(self.limit));
        let near_zero = matches!(target, Target::Relative(_)) && e.low() <= 0.0 && e.high() >= 0.0;
        (near_zero && out_of_reach(Sampling::Fixed.worlds_until(e.sd, wanted, self.alpha)))
            .then_some(Why::NearZero)
    }

    /// Worlds in all that a precision would take, and until no guard stands.
    fn needed(&self, turned: &[Vec<f64>]) -> Option<u64> {
        let Goal::Precision(target) = self.goal else { return None };
        let (d, e) = self.gain(turned, Sampling::Fixed, self.alpha)?;
        let narrow = Sampling::Fixed.worlds_until(e.sd, half_width_wanted(&e, target), self.alpha)?;
        let trusted = settle::guard(&d, 0).map_or(0, |g| g.worlds(e.n));
        Some(narrow.max(trusted))
    }

    /// The leader's differences and their mean: against the baseline, against the next best when the
    /// baseline leads, the measure itself when it is alone.
    fn gain(&self, turned: &[Vec<f64>], sampling: Sampling, alpha: f64) -> Option<(Vec<f64>, Estimate)> {
        let leader = (!turned.is_empty()).then(|| leader(turned))?;
        let mean = |p: &usize| Moments::of(&turned[*p]).map_or(f64::NEG_INFINITY, |m| m.mean());
        let rival = if leader == self.baseline {
            (0..turned.len())
                .filter(|&p| p != leader)
                .max_by(|a, b| mean(a).total_cmp(&mean(b)).then(b.cmp(a)))
        } else {
            Some(self.baseline)
        };
        let d = match rival {
            Some(rival) => differences(&turned[leader], &turned[rival]),
            None => turned[leader].clone(),
        };
        let estimate = sampling.estimate(&d, alpha)?;
        Some((d, estimate))
    }

    /// The policy that leads so far and its gain, with an interval that holds at every look, for all pairs
    /// of policies together.
    pub fn live(&self, history: &History) -> Option<(usize, Estimate)> {
        let turned = history.turned();
        let level = simultaneous::bonferroni(self.alpha, simultaneous::pairs(turned.len()));
        let (_, gain) = self.gain(&turned, Sampling::Sequential, level)?;
        Some((leader(&turned), gain))
    }
}

fn half_width_wanted(gain: &Estimate, target: Target) -> f64 {
    match target {
        Target::Absolute(half) => half,
        Target::Relative(share) => share * gain.mean.abs(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Noise, scenario};

    fn manifest(policies: usize) -> Manifest {
        Manifest::of(&scenario(policies), "made-up.toml", "text", None)
    }
    /// Rounds of a baseline of zero and policies whose gain is `mean + sd z`.
    fn history(rounds: u32, gains: &[(f64, f64)]) -> History {
        let mut noise = Noise::new(4);
        let mut history = History::default();
        for round in 0..rounds {
            let mut results = vec![vec![0.0; 64]];
            results.extend(
                gains
                    .iter()
                    .map(|(mean, sd)| noise.normals(64).iter().map(|z| mean + sd * z).collect::<Vec<f64>>()),
            );
            history.rounds.insert(round, results);
        }
        history
    }
    /// The made-up scenario: 50 is worth having.
    fn stopping(goal: Goal, limit: u32) -> Stopping {
        Stopping::of(goal, limit, &manifest(2))
    }

    #[test]
    fn a_clear_gain_is_settled_after_one_round() {
        let s = stopping(Goal::Settled, 1024);
        assert_eq!(s.next(&History::default()), Next::Run(Round(0)));
        assert_eq!(s.next(&history(1, &[(200.0, 100.0)])), Next::Stop(Why::Settled));
    }

    #[test]
    fn an_open_question_goes_on_to_the_limit_and_no_further() {
        let s = stopping(Goal::Settled, 256);
        // The gain is exactly what is worth having: no number of worlds tells.
        assert_eq!(s.next(&history(1, &[(50.0, 500.0)])), Next::Run(Round(1)));
        assert_eq!(s.next(&history(4, &[(50.0, 500.0)])), Next::Stop(Why::Limit { needed: None }));
        assert_eq!(s.next(&history(9, &[(50.0, 500.0)])), Next::Stop(Why::Limit { needed: None }));
    }

    #[test]
    fn a_difference_that_does_not_matter_is_settled_too() {
        assert_eq!(stopping(Goal::Settled, 256).next(&history(2, &[(0.0, 20.0)])), Next::Stop(Why::Settled));
    }

    #[test]
    fn identical_policies_and_a_single_one_stop_at_once() {
        let s = stopping(Goal::Settled, 1024);
        assert_eq!(s.next(&history(1, &[(0.0, 0.0)])), Next::Stop(Why::Settled));
        assert_eq!(s.next(&history(1, &[])), Next::Stop(Why::Settled));
    }

    #[test]
    fn a_missing_round_is_run_before_anything_is_decided() {
        let mut gap = history(3, &[(200.0, 100.0)]);
        gap.rounds.remove(&1);
        assert_eq!(stopping(Goal::Settled, 1024).next(&gap), Next::Run(Round(1)));
    }

    #[test]
    fn precision_stops_at_the_first_round_whose_interval_is_narrow_enough() {
        // Half-width about 1.96 · 100 / √n: 10 needs 384 worlds, six or seven rounds with this noise.
        let s = stopping(Goal::Precision(Target::Absolute(10.0)), 1024);
        let first = (1..16).find(|&r| s.next(&history(r, &[(200.0, 100.0)])) == Next::Stop(Why::Precise));
        assert!((5..=8).contains(&first.unwrap()), "{first:?}");
        // 5 % of 200 is the same.
        let relative = stopping(Goal::Precision(Target::Relative(0.05)), 1024);
        let again =
            (1..16).find(|&r| relative.next(&history(r, &[(200.0, 100.0)])) == Next::Stop(Why::Precise));
        assert!(first.unwrap().abs_diff(again.unwrap()) <= 1, "{first:?} {again:?}");
        let s = stopping(Goal::Precision(Target::Absolute(1.0)), 128);
        let Next::Stop(Why::Limit { needed: Some(needed) }) = s.next(&history(2, &[(200.0, 100.0)])) else {
            panic!("38,400 worlds are more than 128")
        };
        assert!((25_000..55_000).contains(&needed), "{needed}");
    }

    #[test]
    fn a_relative_precision_of_nothing_is_refused() {
        let s = stopping(Goal::Precision(Target::Relative(0.05)), 1024);
        assert_eq!(s.next(&history(1, &[(0.1, 100.0)])), Next::Stop(Why::NearZero));
        assert_eq!(
            s.next(&history(1, &[(0.0, 0.0)])),
            Next::Stop(Why::Precise),
            "a gain of exactly zero is exact"
        );
    }

    #[test]
    fn precision_waits_while_only_a_few_worlds_differ() {
        let mut rare = History::default();
        rare.rounds.insert(0, vec![vec![0.0; 64], (0..64).map(|w| f64::from(u8::from(w < 5))).collect()]);
        let s = stopping(Goal::Precision(Target::Absolute(10.0)), 1024);
        assert_eq!(s.next(&rare), Next::Run(Round(1)));
        // 5 events in 64 worlds: 20 take 256.
        let short = stopping(Goal::Precision(Target::Absolute(10.0)), 64);
        assert_eq!(short.next(&rare), Next::Stop(Why::Limit { needed: Some(256) }));
    }

    #[test]
    fn worlds_in_which_a_policy_failed_do_not_count_and_less_can_be_better() {
        use crate::experiment::runner::{quiet_trial_panics, run_round};
        use crate::testing::{Fake, NoWatch, stored};
        quiet_trial_panics();
        let dir = tempfile::tempdir().unwrap();
        let model = Fake { panic_in: vec![3, 70], ..Fake::default() };
        let results = stored(dir.path(), &scenario(3), &model, 2);
        let mut simulated = History::default();
        for round in [Round(1), Round(0)] {
            let rows = run_round(&scenario(3), &model, round, &NoWatch).unwrap();
            simulated.add(&results.manifest, round, &rows);
        }
        assert_eq!(simulated.turned(), History::of(&results).turned(), "simulated or read back, in order");
        assert_eq!(simulated.turned()[0].len(), 126);
        let mut costs = manifest(2);
        costs.measure = "cost".to_owned();
        assert_eq!((sign(&costs), sign(&manifest(2))), (-1.0, 1.0));
    }

    #[test]
    fn the_live_figure_is_the_leaders_gain_with_the_wider_interval() {
        let s = Stopping::of(Goal::Settled, 1024, &manifest(3));
        let history = history(1, &[(200.0, 100.0), (400.0, 100.0)]);
        let (leader, gain) = s.live(&history).unwrap();
        let (_, ordinary) = s.gain(&history.turned(), Sampling::Fixed, 0.05).unwrap();
        assert!(leader == 2 && gain.mean == ordinary.mean && gain.half > 1.5 * ordinary.half);
        assert_eq!(s.live(&History::default()), None);
    }
}
