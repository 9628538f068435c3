//! From stored results to the chart of all policies' distributions.

use super::answer::Answer;
use super::chart::data::{Cdf, CdfCurve};
use super::{Lang, figures};
use crate::stats::dominance::{Pair, compare};
use crate::stats::paired::differences;
use crate::stats::quantile;
use crate::stats::verdict::Verdict;
use crate::store::Results;

/// Fewest worlds whose distribution is worth a line.
const LEAST_WORLDS: usize = 10;
/// Worlds that a line is drawn of at most; of more worlds each stands for several.
const POINTS: usize = 200;

/// The policies' gains over the worlds, the highest mean first; `None` with one policy or few worlds.
pub fn of(results: &Results, answer: &Answer, lang: Lang) -> Option<Cdf> {
    let values: Vec<&[f64]> = (0..answer.policies.len())
        .map(|p| results.metric(&answer.measure.key, p).unwrap_or_default())
        .collect();
    let baseline = answer.baseline;
    let gains = |p: usize| quantile::sorted(&differences(values[p], values[baseline]));
    let mut sorted: Vec<(usize, Vec<f64>)> = (0..values.len())
        .filter(|&p| p != baseline)
        .filter_map(|p| Some((p, gains(p)?)).filter(|(_, g)| g.len() >= LEAST_WORLDS))
        .collect();
    let mean = |p: usize| answer.policies[p].gain.map_or(f64::NEG_INFINITY, |g| g.mean);
    sorted.sort_by(|a, b| mean(b.0).total_cmp(&mean(a.0)).then(a.0.cmp(&b.0)));
    // The verdict's policy is the one that the picture is about.
    if let Some(Verdict::Best { policy, .. } | Verdict::NotSettled { leader: policy, .. }) = &answer.verdict
        && let Some(at) = sorted.iter().position(|(p, _)| p == policy)
    {
        sorted[..=at].rotate_right(1);
    }
    let first = sorted.first()?;
    let dominates = dominates(&values, answer, first.0, &sorted);
    let curve = |(p, gains): &(usize, Vec<f64>)| CdfCurve {
        policy: answer.policies[*p].name.clone(),
        finding: figures::finding(answer, *p),
        values: thinned(gains),
    };
    Some(Cdf {
        title: None,
        baseline: answer.policies[baseline].name.clone(),
        measure: figures::measure(&answer.measure, lang),
        of: sorted.len(),
        curves: sorted.iter().take(super::chart::cdf::MOST).map(curve).collect(),
        dominates,
    })
}

/// At most [`POINTS`] values in rising order: the middle of each part of equal size, the ends as they are.
fn thinned(sorted: &[f64]) -> Vec<f64> {
    if sorted.len() <= POINTS {
        return sorted.to_vec();
    }
    let at = |i: usize| sorted[((i as f64 + 0.5) / POINTS as f64 * sorted.len() as f64) as usize];
    let mut out: Vec<f64> = (0..POINTS).map(at).collect();
    (out[0], out[POINTS - 1]) = (sorted[0], sorted[sorted.len() - 1]);
    out
}

/// Whether a policy is best by the verdict, loses in no world, its line crosses no other, and in the measure itself it
/// dominates every other policy at first order (tests of all of them together at the run's level).
fn dominates(values: &[&[f64]], answer: &Answer, policy: usize, gains: &[(usize, Vec<f64>)]) -> bool {
    let best = matches!(answer.verdict, Some(Verdict::Best { policy: p, .. }) if p == policy);
    let up = answer.measure.higher_is_better;
    let better = |a: f64, b: f64| if up { a >= b } else { a <= b };
    let above = |a: &[f64], b: &[f64]| a.iter().zip(b).all(|(a, b)| better(*a, *b));
    let own = |of: usize| gains.iter().find(|(p, _)| *p == of).map(|(_, g)| g.as_slice());
    let Some(gain) = own(policy).filter(|_| best) else { return false };
    if !gain.iter().all(|g| better(*g, 0.0)) || !gains.iter().all(|(_, other)| above(gain, other)) {
        return false;
    }
    let sign = if up { 1.0 } else { -1.0 };
    let turned = |p: usize| values[p].iter().map(|v| sign * v).collect::<Vec<f64>>();
    let a = turned(policy);
    let level = (1.0 - answer.confidence) / (values.len() - 1) as f64;
    (0..values.len()).filter(|&p| p != policy).all(|p| {
        let b = turned(p);
        let lies_above = quantile::sorted(&a)
            .zip(quantile::sorted(&b))
            .is_some_and(|(a, b)| a.iter().zip(&b).all(|(a, b)| a >= b));
        lies_above && compare(&a, &b).is_some_and(|pair| Pair::dominant(&pair.first, level) == Some(0))
    })
}
