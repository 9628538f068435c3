//! What a policy changes week by week, as the break-even sheets calculate with it: money undiscounted, means over
//! worlds.

use grapevine_engine::scenario::parse_under;

use super::Source;
use super::means::{Means, Weeks};
use crate::report::answer::Answer;
use crate::store::Manifest;

/// A series whose mean is smaller than this part of its weekly changes has no shape that could be made larger or
/// smaller; a change of its mean is then spread evenly.
const SHAPELESS: f64 = 0.2;

/// One policy against today.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Profile {
    /// Index into the policies.
    pub(super) policy: usize,
    /// Margin and cost of each week beyond today's, undiscounted.
    pub(super) margin: Vec<f64>,
    pub(super) cost: Vec<f64>,
    /// Once, in the first week.
    pub(super) setup: f64,
    /// Means over the weeks from the first one on; cost without the setup and to the last week only.
    pub(super) margin_per_week: f64,
    pub(super) cost_per_week: f64,
    pub(super) customers: f64,
    /// Margin per additional customer and year, where that makes sense.
    pub(super) customer_value: Option<f64>,
    /// Weeks from 1 in which the policy is at work.
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) margin_scales: bool,
    pub(super) cost_scales: bool,
}

/// Every policy but the baseline.
pub(super) struct Profiles {
    pub(super) all: Vec<Profile>,
    /// The one that the sheet opens with.
    pub(super) shown: usize,
    pub(super) rate: f64,
    pub(super) weeks: usize,
}

impl Profiles {
    /// `None` when there is nothing to compare.
    pub(super) fn of(s: &Source<'_>, means: &Means) -> Option<Profiles> {
        let answer = &s.material.answer;
        let manifest = &s.material.results.manifest;
        let today = &means.policies[answer.baseline];
        let others = (0..means.policies.len()).filter(|&p| p != answer.baseline);
        let all: Vec<Profile> =
            others.map(|p| Profile::of(p, &means.policies[p], today, means.rate, manifest)).collect();
        let shown = shown(&all, answer)?;
        Some(Profiles { weeks: today.margin.len(), rate: means.rate, shown, all })
    }
}

/// The leader, or the best of the others where today leads.
fn shown(all: &[Profile], answer: &Answer) -> Option<usize> {
    let gain = |i: &usize| match all[*i].policy {
        p if p == answer.leader => f64::INFINITY,
        p => answer.policies[p].gain.map_or(f64::NEG_INFINITY, |g| g.mean),
    };
    (0..all.len()).max_by(|a, b| gain(a).total_cmp(&gain(b)).then(b.cmp(a)))
}

impl Profile {
    fn of(policy: usize, own: &Weeks, today: &Weeks, rate: f64, manifest: &Manifest) -> Profile {
        let weeks = own.margin.len();
        let then = |t: usize| super::break_even::discount(rate, t + 1).recip();
        let margin: Vec<f64> = (0..weeks).map(|t| (own.margin[t] - today.margin[t]) * then(t)).collect();
        let cash = |t: usize| own.cash[t] - today.cash[t];
        let cost: Vec<f64> = (0..weeks).map(|t| margin[t] - cash(t) * then(t)).collect();
        let entry = &manifest.policies[policy];
        let ruled = entry.when.is_some();
        let first = if ruled { 1 } else { (entry.from.0 as usize + 1).clamp(1, weeks) };
        let last = entry.until_week.filter(|_| !ruled).map_or(weeks, |w| (w as usize).clamp(first, weeks));
        let setup =
            setup(manifest, policy).filter(|_| !ruled && (entry.from.0 as usize) < weeks).unwrap_or(0.0);
        let mut running = cost[first - 1..last].to_vec();
        running[0] -= setup;
        let (margin_per_week, cost_per_week) = (mean(&margin[first - 1..]), mean(&running));
        let customers: Vec<f64> = (first - 1..weeks).map(|t| own.counts[0][t] - today.counts[0][t]).collect();
        let customers = mean(&customers);
        let value = 52.0 * margin_per_week / customers;
        Profile {
            policy,
            margin_scales: scales(&margin[first - 1..], margin_per_week),
            cost_scales: scales(&running, cost_per_week),
            customer_value: (customers.abs() >= 1.0 && value > 0.0).then_some(value),
            margin,
            cost,
            setup,
            margin_per_week,
            cost_per_week,
            customers,
            first,
            last,
        }
    }
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

fn scales(values: &[f64], mean_value: f64) -> bool {
    let size = mean(&values.iter().map(|v| v.abs()).collect::<Vec<_>>());
    size > 0.0 && mean_value.abs() > SHAPELESS * size
}

/// What a policy costs once; `None` where the stored scenario is of a later program.
fn setup(manifest: &Manifest, policy: usize) -> Option<f64> {
    let scenario = parse_under(&manifest.scenario_text, Some(manifest.evidence)).ok()?;
    let entry = scenario.policies.get(policy)?;
    (entry.name == manifest.policies[policy].name).then_some(entry.cost.setup)
}
