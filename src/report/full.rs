//! The long answer: what managers ask after the verdict. Computed for JSON and `--full` only.

use serde::Serialize;

use super::answer::{Answer, turned};
use crate::stats::bridge::{self, Bridge};
use crate::stats::interval::{self, Interval};
use crate::stats::mcb::{self, FromBest};
use crate::stats::moments::Moments;
use crate::stats::paired::{Estimate, differences};
use crate::stats::{bootstrap, break_even, cvar, proportion, regret, winners_curse};
use crate::store::manifest::{LeverEntry, PolicyEntry};
use crate::store::rounds::{CASH, MARGIN};
use crate::store::{Results, StoreError};

/// Metrics behind the causes of loss, in the order of the table.
pub const CAUSES: [&str; 8] = [
    "left_treatment",
    "left_product",
    "left_competitor",
    "left_friend",
    "left_moved",
    "left_died",
    "left_access",
    "left_price",
];
/// So many of them are always shown; the others where somebody left for them.
pub const ALWAYS: usize = 6;
/// Share of the worlds between the ends of the pay-back range.
const RANGE: f64 = 0.95;

/// Everything beyond the [`Answer`]. Gains are turned so that more is better.
#[derive(Clone, Debug, Serialize)]
pub struct Full {
    pub policies: Vec<FullPolicy>,
    /// The leading policy's mean gain without the luck that made it lead (cross-validated); `None` when
    /// today leads or there are too few worlds.
    pub leader_gain_corrected: Option<f64>,
    /// What the next unit of a lever brings, from policies that differ in nothing else.
    pub next_units: Vec<NextUnit>,
}

/// One policy's numbers.
#[derive(Clone, Debug, Serialize)]
pub struct FullPolicy {
    pub name: String,
    /// Interval of the mean gain; all comparisons with the baseline hold together (Bonferroni).
    pub gain_together: Option<Interval>,
    /// How far the mean is from the best of the others (MCB); all policies hold together.
    pub from_best: Option<FromBest>,
    /// Chance of having the highest mean (share of bootstrap resamples of the worlds).
    pub chance_of_leading: Option<f64>,
    /// Mean loss against the best choice in hindsight, world by world.
    pub regret: Option<Spread>,
    /// Interval of the mean gain in the worst 5 % of worlds; `None` below fifty such worlds.
    pub worst_interval: Option<(f64, f64)>,
    /// Worlds in which the gain is below zero.
    pub loss: Option<Odds>,
    /// Worlds in which the policy's own net present value is below zero.
    pub npv_below_zero: Option<Odds>,
    pub payback: Option<PaybackRange>,
    /// Discounted cost beyond the baseline's.
    pub lever_cost: Option<Spread>,
    /// Discounted margin beyond the baseline's.
    pub margin_gained: Option<Spread>,
    /// Discounted margin gained per unit of lever cost, less 1; only where the policy surely costs more.
    pub return_on_quality: Option<Ratio>,
    /// Where the gain in cash comes from; the parts add up to it.
    pub bridge: Option<BridgeAnswer>,
    /// Mean customers lost by cause, in the order of [`CAUSES`].
    pub losses: Vec<Option<f64>>,
    /// Of them those who never said a word.
    pub left_silent: Option<f64>,
}

/// A mean and its interval.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Spread {
    pub mean: f64,
    pub interval: Option<Interval>,
}

impl Spread {
    fn of(values: &[f64], alpha: f64) -> Option<Spread> {
        let mean = Moments::of(values).filter(|m| m.n() > 0)?.mean();
        Some(Spread { mean, interval: interval::of_mean(values, alpha) })
    }
}

/// Worlds out of all worlds, with Clopper and Pearson's interval of the share.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Odds {
    pub worlds: u64,
    pub of: u64,
    pub low: f64,
    pub high: f64,
}

impl Odds {
    fn of(worlds: usize, of: usize, alpha: f64) -> Option<Odds> {
        let (worlds, of) = (worlds as u64, of as u64);
        proportion::clopper_pearson(worlds, of, alpha).map(|(low, high)| Odds { worlds, of, low, high })
    }
    fn below_zero(values: &[f64], alpha: f64) -> Option<Odds> {
        Odds::of(values.iter().filter(|v| **v < 0.0).count(), values.len(), alpha)
    }
}

/// When the money has come back for good: median and the range of the middle 95 % of worlds, weeks from 1.
/// A missing end means "not within the horizon".
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct PaybackRange {
    pub median_week: Option<f64>,
    pub earliest: Option<usize>,
    pub latest: Option<usize>,
    pub never: Odds,
}

/// A ratio of means with its BCa interval, where it has one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Ratio {
    pub value: f64,
    pub interval: Option<(f64, f64)>,
}

/// Two policies that differ in the size of one lever only.
#[derive(Clone, Debug, Serialize)]
pub struct NextUnit {
    pub smaller: usize,
    pub larger: usize,
    pub lever: String,
    pub from: f64,
    pub to: f64,
    /// Additional gain of the larger policy.
    pub gain: Option<Spread>,
    /// Additional margin per additional unit of cost, less 1.
    pub return_on_quality: Option<Ratio>,
}

/// Means over worlds of the parts of the [`Bridge`], in its order, and of the gain they add up to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BridgeAnswer {
    pub parts: [Spread; 6],
    pub gain: f64,
}

impl Full {
    /// Reads the long answer out of stored results. Weekly rows are read once, round by round.
    pub fn of(results: &Results, answer: &Answer) -> Result<Full, StoreError> {
        let alpha = 1.0 - answer.confidence;
        let turned = turned(results, &answer.measure);
        let k = turned.len();
        let cash = cash_of(results, answer.baseline)?;
        let usable = answer.worlds > 0;
        let rows = &answer.rows.rows;
        let from_best = usable.then(|| mcb::of(rows, alpha, answer.sampling)).flatten();
        let chances = (usable && k > 1).then(|| winners_curse::chance_of_leading(rows)).flatten();
        let regrets = regret::regrets(&turned);
        let one = |p: usize| {
            let mut policy = policy(results, answer, &turned, p);
            policy.from_best = from_best.as_ref().and_then(|all| all.get(p).copied());
            policy.chance_of_leading = chances.as_ref().map(|c| c[p]);
            policy.regret = if k > 1 { Spread::of(&regrets[p], alpha) } else { None };
            if p != answer.baseline {
                policy.payback = payback(&cash.payback[p], alpha);
                policy.bridge = bridge_of(&cash.bridges[p], results, answer, p);
            }
            policy
        };
        Ok(Full {
            policies: (0..k).map(one).collect(),
            leader_gain_corrected: corrected(rows, answer),
            next_units: next_units(results, &turned, alpha),
        })
    }
}

fn corrected(turned: &[Vec<f64>], answer: &Answer) -> Option<f64> {
    if answer.leader == answer.baseline {
        return None;
    }
    let gains: Vec<Vec<f64>> = turned.iter().map(|r| differences(r, &turned[answer.baseline])).collect();
    winners_curse::corrected(&gains)
}

/// What needs no weekly rows.
fn policy(results: &Results, answer: &Answer, turned: &[Vec<f64>], p: usize) -> FullPolicy {
    let alpha = 1.0 - answer.confidence;
    let compared = p != answer.baseline && answer.worlds > 0;
    let gain = compared.then(|| differences(&turned[p], &turned[answer.baseline]));
    let mean =
        |key: &str| results.metric(key, p).and_then(Moments::of).filter(|m| m.n() > 0).map(|m| m.mean());
    let more = |key| compared.then(|| change(results, key, p, answer.baseline)).flatten();
    let (margin, cost) = (more("margin_pv"), more("cost_pv"));
    FullPolicy {
        name: answer.policies[p].name.clone(),
        gain_together: answer.policies[p].gain_together,
        from_best: None,
        chance_of_leading: None,
        regret: None,
        worst_interval: gain.as_ref().and_then(|d| cvar::interval(d, super::answer::WORST, alpha)),
        loss: gain.as_ref().and_then(|d| Odds::below_zero(d, alpha)),
        npv_below_zero: results.metric("npv", p).and_then(|x| Odds::below_zero(x, alpha)),
        payback: None,
        return_on_quality: return_of(margin.as_deref(), cost.as_deref(), alpha),
        margin_gained: margin.and_then(|m| Spread::of(&m, alpha)),
        lever_cost: cost.and_then(|c| Spread::of(&c, alpha)),
        bridge: None,
        losses: losses(mean),
        left_silent: mean("left_silent"),
    }
}

/// Mean losses by cause. Folders of older versions do not have the last ones: nobody left for these.
fn losses(mean: impl Fn(&str) -> Option<f64>) -> Vec<Option<f64>> {
    let known = mean(CAUSES[0]).map(|_| 0.0);
    CAUSES.iter().enumerate().map(|(i, key)| mean(key).or(known.filter(|_| i >= ALWAYS))).collect()
}

/// A metric of one policy less another's, world by world; `None` when it was not stored.
fn change(results: &Results, key: &str, p: usize, other: usize) -> Option<Vec<f64>> {
    Some(differences(results.metric(key, p)?, results.metric(key, other)?))
}

/// Margin per cost less 1; `None` unless the additional cost is surely above zero.
fn return_of(margin: Option<&[f64]>, cost: Option<&[f64]>, alpha: f64) -> Option<Ratio> {
    let (margin, cost) = (margin?, cost?);
    Estimate::of(cost, alpha).filter(|c| c.low() > 0.0)?;
    let value = Moments::of(margin)?.mean() / Moments::of(cost)?.mean() - 1.0;
    let interval = bootstrap::of_ratio(margin, cost, alpha).map(|(_, low, high)| (low - 1.0, high - 1.0));
    Some(Ratio { value, interval })
}

/// What the weekly rows say, per policy and world.
struct Cash {
    payback: Vec<Vec<Option<usize>>>,
    /// Empty when the series were not stored (folders of earlier programs).
    bridges: Vec<Vec<Bridge>>,
}

fn cash_of(results: &Results, baseline: usize) -> Result<Cash, StoreError> {
    let k = results.manifest.policies.len();
    let mut cash = Cash { payback: vec![Vec::new(); k], bridges: vec![Vec::new(); k] };
    results.each_world(&[CASH], |_, paths| {
        for (p, weeks) in cash.payback.iter_mut().enumerate() {
            let gain: Vec<f64> = paths[p][0].iter().zip(paths[baseline][0]).map(|(a, b)| a - b).collect();
            weeks.push(break_even::week(&gain));
        }
    })?;
    let series = [CASH, MARGIN, "customers", "visits", "left", "joined", "won_back"];
    results.each_world(&series, |_, paths| {
        let today = weeks_of(&paths[baseline]);
        for (p, bridges) in cash.bridges.iter_mut().enumerate().filter(|(p, _)| *p != baseline) {
            bridges.push(bridge::bridge(&weeks_of(&paths[p]), &today));
        }
    })?;
    Ok(cash)
}

/// The weeks of a world from its stored series: money is stored cumulated, customers at the week's end.
fn weeks_of(path: &[&[f64]]) -> Vec<bridge::Week> {
    let step = |series: &[f64], t: usize| series[t] - if t == 0 { 0.0 } else { series[t - 1] };
    let week = |t: usize| {
        let (margin, cash) = (step(path[1], t), step(path[0], t));
        let (left, joined, won_back) = (path[4][t], path[5][t], path[6][t]);
        bridge::Week {
            customers: path[2][t] + left - joined - won_back,
            visits: path[3][t],
            margin,
            cost: margin - cash,
            left,
            joined,
            won_back,
        }
    };
    (0..path[0].len()).map(week).collect()
}

fn payback(weeks: &[Option<usize>], alpha: f64) -> Option<PaybackRange> {
    let never = weeks.iter().filter(|w| w.is_none()).count();
    let tail = (1.0 - RANGE) / 2.0;
    Some(PaybackRange {
        median_week: break_even::median_week(weeks),
        earliest: break_even::quantile_week(weeks, tail),
        latest: break_even::quantile_week(weeks, 1.0 - tail),
        never: Odds::of(never, weeks.len(), alpha)?,
    })
}

fn bridge_of(worlds: &[Bridge], results: &Results, answer: &Answer, p: usize) -> Option<BridgeAnswer> {
    let alpha = 1.0 - answer.confidence;
    let part = |i: usize| Spread::of(&worlds.iter().map(|b| b.parts()[i]).collect::<Vec<_>>(), alpha);
    let parts = (0..6).map(part).collect::<Option<Vec<_>>>()?;
    let gain = Moments::of(&change(results, "npv", p, answer.baseline)?).filter(|m| m.n() > 0)?.mean();
    Some(BridgeAnswer { parts: parts.try_into().ok()?, gain })
}

/// Neighbours in size among policies that are alike but for the size of one lever.
fn next_units(results: &Results, turned: &[Vec<f64>], alpha: f64) -> Vec<NextUnit> {
    let policies = &results.manifest.policies;
    let mut found = Vec::new();
    for smaller in 0..policies.len() {
        let steps = (0..policies.len()).filter_map(|larger| {
            let (a, b) = one_lever_apart(&policies[smaller], &policies[larger])?;
            (b.size > a.size).then_some((larger, a, b))
        });
        for (larger, a, b) in nearest_of_each_lever(steps) {
            let margin = change(results, "margin_pv", larger, smaller);
            let cost = change(results, "cost_pv", larger, smaller);
            found.push(NextUnit {
                smaller,
                larger,
                lever: a.key.clone(),
                from: a.size,
                to: b.size,
                gain: Spread::of(&differences(&turned[larger], &turned[smaller]), alpha),
                return_on_quality: return_of(margin.as_deref(), cost.as_deref(), alpha),
            });
        }
    }
    found
}

type Step<'a> = (usize, &'a LeverEntry, &'a LeverEntry);

/// The next larger size of each lever.
fn nearest_of_each_lever<'a>(steps: impl Iterator<Item = Step<'a>>) -> Vec<Step<'a>> {
    let mut nearest: Vec<Step<'a>> = Vec::new();
    for step in steps {
        match nearest.iter_mut().find(|n| n.1.key == step.1.key) {
            Some(known) if step.2.size < known.2.size => *known = step,
            Some(_) => {}
            None => nearest.push(step),
        }
    }
    nearest
}

/// The one lever in whose size two policies differ; `None` when they differ otherwise or not at all.
fn one_lever_apart<'a>(a: &'a PolicyEntry, b: &'a PolicyEntry) -> Option<(&'a LeverEntry, &'a LeverEntry)> {
    let timing = |p: &PolicyEntry| (p.from, p.until_week, p.when.clone());
    if timing(a) != timing(b) || a.levers.len() != b.levers.len() {
        return None;
    }
    let pairs = a.levers.iter().map(|x| Some((x, b.levers.iter().find(|y| y.key == x.key)?)));
    let pairs = pairs.collect::<Option<Vec<_>>>()?;
    if pairs.iter().any(|(x, y)| x.change != y.change) {
        return None;
    }
    let mut differing = pairs.into_iter().filter(|(x, y)| x.size != y.size);
    let only = differing.next()?;
    differing.next().is_none().then_some(only)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::manifest::LeverChange;

    fn entry(levers: &[(&str, f64)], week: u32) -> PolicyEntry {
        let lever = |(key, size): &(&str, f64)| LeverEntry {
            key: (*key).to_owned(),
            change: LeverChange::Times,
            size: *size,
        };
        PolicyEntry {
            name: String::new(),
            baseline: false,
            levers: levers.iter().map(lever).collect(),
            from: (week, 0),
            until_week: None,
            when: None,
        }
    }

    #[test]
    fn policies_are_compared_unit_by_unit_only_when_one_size_differs() {
        let two = entry(&[("voice.rate", 2.0), ("staff.count", 1.0)], 0);
        let three = entry(&[("staff.count", 1.0), ("voice.rate", 3.0)], 0);
        let found = one_lever_apart(&two, &three).unwrap();
        assert_eq!((found.0.key.as_str(), found.0.size, found.1.size), ("voice.rate", 2.0, 3.0));
        assert!(one_lever_apart(&two, &two).is_none(), "no difference");
        assert!(one_lever_apart(&two, &entry(&[("voice.rate", 3.0), ("staff.count", 2.0)], 0)).is_none());
        assert!(one_lever_apart(&two, &entry(&[("voice.rate", 3.0), ("staff.count", 1.0)], 4)).is_none());
        assert!(one_lever_apart(&two, &entry(&[("voice.rate", 3.0)], 0)).is_none());
    }
}
