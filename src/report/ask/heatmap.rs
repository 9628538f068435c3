//! The gain over the two unknowns that matter most, as a picture.

use super::Subject;
use crate::report::chart::data::{
    Finding, HeatAxis, HeatCell, HeatMap, HeatMark, HeatSource, HeatSteps, MarkKind,
};
use crate::report::chart::number::percent;
use crate::report::{Lang, figures};
use crate::stats::moments::Moments;
use crate::stats::quantile;
use crate::stats::regression::Along;
use crate::stats::surface::{Refusal, surface, worlds_needed};
use crate::stats::tornado;
use crate::store::Results;
use crate::texts;

/// Columns and rows of the picture.
const GRID: (usize, usize) = (12, 8);

/// Why there is no picture.
enum Missing {
    OnePolicy,
    OneUnknown,
    Refused(Refusal),
}

/// The picture of the policy that the other pictures of unknowns are about; `finding` says what the run finds of a
/// policy. `None` for the reason that [`why_no_heatmap`] gives.
pub fn figure(results: &Results, lang: Lang, finding: impl Fn(usize) -> Finding) -> Option<HeatMap> {
    let s = Subject::new(results.clone(), None, None, lang).ok()?;
    drawn(&s, finding(s.policy)).ok()
}

/// Why a run has no heat map, in a sentence; `None` where it has one.
pub fn why_no_heatmap(results: &Results, lang: Lang) -> Option<String> {
    let missing = match Subject::new(results.clone(), None, None, lang) {
        Ok(s) => drawn(&s, Finding::Open).err()?,
        Err(_) => Missing::OnePolicy,
    };
    let t = texts::of(lang).heatmap;
    Some(match missing {
        Missing::OnePolicy => t.one_policy.to_owned(),
        Missing::OneUnknown => t.one_unknown.to_owned(),
        Missing::Refused(Refusal::TooFewWorlds(needed)) => {
            (t.too_few)(results.worlds.len(), needed.next_multiple_of(crate::store::ROUND_WORLDS as usize))
        }
        Missing::Refused(Refusal::NoSpread) => t.no_spread.to_owned(),
        Missing::Refused(Refusal::ExplainsLittle(share)) => (t.mostly_luck)(&percent(lang, share)),
    })
}

fn drawn(s: &Subject, finding: Finding) -> Result<HeatMap, Missing> {
    let unknowns = s.unknowns();
    let varying = unknowns.iter().filter(|u| u.iter().any(|v| *v != u[0])).count();
    if varying < 2 {
        return Err(Missing::OneUnknown);
    }
    let needed = worlds_needed(unknowns.len());
    if s.worlds() < needed {
        return Err(Missing::Refused(Refusal::TooFewWorlds(needed)));
    }
    let (x, y) = strongest(&unknowns, &s.gains).ok_or(Missing::Refused(Refusal::NoSpread))?;
    let found = surface(&unknowns, (x, y), &s.gains, GRID, s.alpha).map_err(Missing::Refused)?;
    let sign = if s.measure.higher_is_better { 1.0 } else { -1.0 };
    let axis = |u: usize, values: &[f64]| HeatAxis {
        name: s.unknown_label(u),
        share: s.is_share(u),
        values: values.to_vec(),
        steps: HeatSteps::Even,
    };
    let mean = |u: usize| Moments::of(unknowns[u]).map(|m| m.mean());
    let cells = found.cells.iter().map(|row| {
        row.iter().map(|c| c.map(|c| HeatCell { mean: sign * c.mean, half: c.half, n: c.worlds })).collect()
    });
    Ok(HeatMap {
        title: None,
        policy: s.results.manifest.policies[s.policy].name.clone(),
        baseline: s.results.manifest.policies[s.rival].name.clone(),
        measure: figures::measure(&s.measure, s.lang),
        finding,
        x: axis(x, &found.columns),
        y: axis(y, &found.rows),
        cells: cells.collect(),
        mark: mean(x).zip(mean(y)).map(|at| HeatMark { kind: MarkKind::Assumed, at }),
        source: HeatSource::Surface { explained: found.explained },
    })
}

/// The two unknowns between whose tenths the mean gain has most room: the longest bars of the tornado.
fn strongest(unknowns: &[&[f64]], gains: &[f64]) -> Option<(usize, usize)> {
    let ones = vec![1.0; gains.len()];
    let swing = |u: usize| -> Option<(f64, usize)> {
        let along = Along::new(unknowns, u)?;
        let curve = along.curve(gains, along.degree(gains), &ones)?;
        let sorted = quantile::sorted(unknowns[u])?;
        let [lowest, highest] = tornado::reach(&sorted, |x| curve.at(x));
        Some((highest.1 - lowest.1, u))
    };
    let mut swings: Vec<(f64, usize)> = (0..unknowns.len()).filter_map(swing).collect();
    swings.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    match swings[..] {
        [(_, first), (_, second), ..] => Some((first, second)),
        _ => None,
    }
}
