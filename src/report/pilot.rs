//! What a pilot would tell, beside what is true: bias by contact between the groups, and power.

use serde::Serialize;

use super::answer::Beats;
use crate::stats::paired::Estimate;
use crate::stats::proportion::wilson;
use crate::stats::sequence::Sampling;
use crate::stats::two_sample::{self, Difference, Group};
use crate::store::Results;
use crate::store::manifest::{MetricEntry, PilotEntry};
use grapevine_engine::model::pilot::PilotOutcome;

/// Probability of finding the effect that a pilot is usually planned for.
pub const POWER: f64 = 0.8;

/// A pilot judged over all worlds. Effects are per customer, in the unit of the pilot's measure.
#[derive(Clone, Debug, Serialize)]
pub struct PilotAnswer {
    /// Index into the policies.
    pub policy: usize,
    pub name: String,
    pub measure: MetricEntry,
    pub share: f64,
    pub from_week: u32,
    pub weeks: u32,
    /// Worlds in which both groups had at least two customers, and the others.
    pub worlds: u64,
    pub unread: u64,
    /// Mean customers in the control group and in the pilot.
    pub customers: [f64; 2],
    /// Mean of the measure if all went on as today.
    pub today: f64,
    /// Difference of the two groups' means.
    pub naive: Estimate,
    /// Standard error of that difference in one pilot (root mean square), and half its interval.
    pub one_pilot_se: f64,
    pub one_pilot_half: f64,
    /// The policy for all of these customers against none of them, the same weeks, the same luck.
    pub truth: Estimate,
    /// Expected naive less true: each customer against himself with everybody else in his own group.
    pub contamination: Estimate,
    /// Its two parts: what the contact changed in the control group and in the pilot.
    pub spill: [Estimate; 2],
    /// Worlds in which one pilot's two-sided test finds an effect of the right sign; of the wrong sign or where there
    /// is none; and in which the plain difference points the wrong way.
    pub finds: Option<Beats>,
    pub misleads: Option<Beats>,
    pub wrong_way: Option<Beats>,
    /// Smallest effect that a pilot of this size finds in [`POWER`] of cases.
    pub detectable: f64,
    /// Customers in each of two equal groups that find the naive effect in [`POWER`] of cases; `None` when the naive
    /// effect is not told apart from 0.
    pub needed_per_group: Option<u64>,
}

/// One world's pilot as its owner would read it.
struct Reading {
    difference: Difference,
    truth: f64,
}

impl Reading {
    fn of(p: &PilotOutcome) -> Option<Reading> {
        let group = |arm: usize| Group { n: p.customers[arm] as f64, mean: p.mean[arm], sd: p.sd[arm] };
        Some(Reading { difference: Difference::of(&group(0), &group(1))?, truth: p.truth() })
    }
}

impl PilotAnswer {
    /// Judges the stored pilots; `None` without one, or with fewer than two worlds to judge by.
    pub fn of(results: &Results, alpha: f64, sampling: Sampling) -> Option<PilotAnswer> {
        let plan = results.manifest.pilot.as_ref()?;
        let name = results.manifest.policies.get(plan.policy)?.name.clone();
        judge(plan, name, results.pilots(), alpha, sampling)
    }

    /// Whether the interval of the contamination leaves out 0.
    pub fn is_biased(&self) -> bool {
        self.contamination.mean.abs() > self.contamination.half
    }
}

fn judge(
    plan: &PilotEntry,
    name: String,
    pilots: &[Option<PilotOutcome>],
    alpha: f64,
    sampling: Sampling,
) -> Option<PilotAnswer> {
    let read: Vec<(&PilotOutcome, Reading)> =
        pilots.iter().flatten().filter_map(|p| Some((p, Reading::of(p)?))).collect();
    let estimate = |value: &dyn Fn(&PilotOutcome) -> f64| {
        sampling.estimate(&read.iter().map(|(p, _)| value(p)).collect::<Vec<_>>(), alpha)
    };
    let mean = |value: &dyn Fn(&PilotOutcome, &Reading) -> f64| {
        read.iter().map(|(p, r)| value(p, r)).sum::<f64>() / read.len() as f64
    };
    let worlds = read.len() as u64;
    let count = |event: &dyn Fn(&Reading) -> bool| {
        let events = read.iter().filter(|(_, r)| event(r)).count() as u64;
        let (low, high) = wilson(events, worlds, alpha)?;
        Some(Beats { worlds: events, of: worlds, low, high })
    };
    let agrees = |r: &Reading| r.difference.value * r.truth > 0.0;
    let naive = estimate(&PilotOutcome::naive)?;
    let one_pilot_se = mean(&|_, r| r.difference.se * r.difference.se).sqrt();
    let sds = [0, 1].map(|arm: usize| mean(&|p, _| p.sd[arm] * p.sd[arm]).sqrt());
    let told_apart = naive.mean.abs() > naive.half;
    Some(PilotAnswer {
        policy: plan.policy,
        name,
        measure: plan.measure.clone(),
        share: plan.share,
        from_week: plan.from_week,
        weeks: plan.weeks,
        worlds,
        unread: pilots.len() as u64 - worlds,
        customers: [0, 1].map(|arm: usize| mean(&|p, _| p.customers[arm] as f64)),
        today: mean(&|p, _| p.today),
        naive,
        one_pilot_se,
        one_pilot_half: mean(&|_, r| r.difference.half(alpha)),
        truth: estimate(&PilotOutcome::truth)?,
        contamination: estimate(&PilotOutcome::contamination)?,
        spill: [estimate(&|p| p.spill[0])?, estimate(&|p| p.spill[1])?],
        finds: count(&|r| r.difference.is_significant(alpha) && agrees(r)),
        misleads: count(&|r| r.difference.is_significant(alpha) && !agrees(r)),
        wrong_way: count(&|r| r.difference.value * r.truth < 0.0),
        detectable: two_sample::detectable(one_pilot_se, alpha, POWER),
        needed_per_group: told_apart
            .then(|| two_sample::needed_per_group(sds, naive.mean, alpha, POWER))
            .flatten(),
    })
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::store::manifest::MetricUnit;
    use crate::testing::Noise;

    pub fn plan() -> PilotEntry {
        let (en, de) = ("revenue per customer".to_owned(), "Umsatz je Kunde".to_owned());
        let measure = MetricEntry {
            key: "revenue".to_owned(),
            unit: MetricUnit::Money,
            higher_is_better: true,
            en,
            de,
        };
        PilotEntry { policy: 1, share: 0.5, from_week: 0, weeks: 26, measure }
    }

    /// Made-up pilots of 200 in each group with a true effect of 10, a loss of `bias`, and an SE of `se`.
    pub fn pilots(worlds: usize, bias: f64, se: f64) -> Vec<Option<PilotOutcome>> {
        let mut noise = Noise::new(7);
        let one = |_| {
            let sd = se * 10.0;
            let today = 100.0 + noise.normal();
            let difference = 10.0 - bias + se * noise.normal();
            Some(PilotOutcome {
                customers: [200, 200],
                mean: [today, today + difference],
                sd: [sd; 2],
                today,
                rolled_out: today + 10.0,
                spill: [bias * 0.25, -bias * 0.75],
            })
        };
        (0..worlds).map(one).collect()
    }

    pub fn judged(pilots: &[Option<PilotOutcome>]) -> Option<PilotAnswer> {
        judge(&plan(), "Train".to_owned(), pilots, 0.05, Sampling::Fixed)
    }

    #[test]
    fn power_bias_and_size_come_out_as_they_were_put_in() {
        // The effect seen is 8 with an SE of 4: power Phi(2 - 1.96) = 0.516; 400 worlds, SE 0.025.
        let a = judged(&pilots(400, 2.0, 4.0)).unwrap();
        assert!((a.naive.mean - 8.0).abs() < 4.0 * 4.0 / 20.0, "{:?}", a.naive);
        assert!((a.truth.mean, a.contamination.mean) == (10.0, -2.0) && a.is_biased());
        let finds = a.finds.unwrap();
        assert!((finds.worlds as f64 / finds.of as f64 - 0.513).abs() < 0.1, "{finds:?}");
        // The wrong sign: Phi(-2) = 2.3 % of 400.
        assert!((1..30).contains(&a.wrong_way.unwrap().worlds), "{:?}", a.wrong_way);
        assert!((a.one_pilot_se - 4.0).abs() < 1e-9 && (a.detectable - 11.206).abs() < 0.001);
        // 7.849 * 2 * 40^2 / 8^2 = 392.
        let needed = a.needed_per_group.unwrap() as f64;
        assert!((needed - 392.0 * 64.0 / (a.naive.mean * a.naive.mean)).abs() < 2.0, "{needed}");
    }

    #[test]
    fn worlds_without_two_customers_in_a_group_are_counted_and_left_out() {
        let mut some = pilots(10, 0.0, 1.0);
        some[3] = Some(PilotOutcome { customers: [1, 399], ..some[3].unwrap() });
        some[4] = None;
        let a = judged(&some).unwrap();
        assert_eq!((a.worlds, a.unread), (8, 2));
        assert!(judged(&some[3..5]).is_none() && judged(&[]).is_none());
    }

    #[test]
    fn no_effect_needs_no_size_and_no_sign() {
        let mut none = pilots(50, 0.0, 1.0);
        for p in none.iter_mut().flatten() {
            (p.rolled_out, p.mean[1]) = (p.today, p.mean[0]);
        }
        let a = judged(&none).unwrap();
        assert_eq!((a.needed_per_group, a.wrong_way.unwrap().worlds, a.finds.unwrap().worlds), (None, 0, 0));
        assert!(!a.is_biased());
    }
}
