//! From stored results to what the charts are drawn from.

use super::answer::{Answer, Beats, PolicyAnswer};
use super::chart::data::{
    BreakEven, Causes, ChartData, Context, Dots, Fan, Finding, Iceberg, IcebergCounts, LossesBy, Measure,
    PackRow, Packs, Pilot, Policies, PolicyRow, Says, Tornado, Unit,
};
use super::packs::Pair;
use super::{Lang, derived, text};
use crate::stats::paired::{Estimate, differences};
use crate::stats::{break_even, moments::Moments, quantile, verdict::Verdict};
use crate::store::manifest::{MetricEntry, MetricUnit};
use crate::store::{Results, StoreError};
use grapevine_engine::model::pilot::PilotOutcome;

/// Everything the charts of a run need, in a language.
pub struct Figures {
    pub data: ChartData,
    pub context: Context,
}

/// Collects the figures of a run. Fails when the weekly rows cannot be read or no world has a result.
pub fn figures(results: &Results, lang: Lang) -> Result<Figures, StoreError> {
    if results.worlds.is_empty() {
        return Err(nothing(results));
    }
    of_answer(results, &Answer::of(results)?, lang)
}

/// [`figures`] of an answer that is there already.
pub fn of_answer(results: &Results, answer: &Answer, lang: Lang) -> Result<Figures, StoreError> {
    if results.worlds.is_empty() {
        return Err(nothing(results));
    }
    let (network, retention) = super::portrait_figure::of(results)?;
    let data = ChartData {
        policies: policies(results, answer, lang),
        fans: fans(results, lang)?,
        iceberg: iceberg(results, answer),
        causes: causes(results, answer),
        tornado: super::ask::tornado_figure(results, lang, |p| finding(answer, p)),
        dots: super::ask::dots_figure(results, lang),
        cdf: super::cdf_figure::of(results, answer, lang),
        heatmap: super::ask::heatmap_figure(results, lang, |p| finding(answer, p)),
        seen: super::seen_figure::of(results)?,
        packs: None,
        pilot: pilot(results, answer, lang),
        network,
        retention,
    };
    Ok(Figures { data, context: context(&results.manifest, results.worlds.len(), lang) })
}

/// The same figures in another language: numbers are taken over, words are said anew.
pub fn said_in(figures: &Figures, results: &Results, answer: &Answer, lang: Lang) -> Figures {
    let own = measure(&answer.measure, lang);
    let money = results.manifest.metric("npv").map(|metric| measure(metric, lang));
    let of = figures.data.clone();
    let fan = |f: Fan| Fan { measure: money.clone().unwrap_or(f.measure), ..f };
    let tornado = of.tornado.map(|t| super::ask::tornado_said_in(t, results, figures.context.lang, lang));
    let data = ChartData {
        policies: Policies { measure: own.clone(), ..of.policies },
        fans: of.fans.into_iter().map(fan).collect(),
        tornado: tornado.map(|t| Tornado { measure: own.clone(), ..t }),
        dots: of.dots.map(|d| Dots { measure: own.clone(), ..d }),
        cdf: super::cdf_figure::of(results, answer, lang),
        heatmap: super::ask::heatmap_figure(results, lang, |p| finding(answer, p)),
        pilot: pilot(results, answer, lang),
        ..of
    };
    Figures { data, context: context(&results.manifest, results.worlds.len(), lang) }
}

fn nothing(results: &Results) -> StoreError {
    StoreError::content(format!(
        "there is nothing to draw: {} holds no world in which every policy has a result",
        results.folder.display()
    ))
}

/// The frame of all pictures.
pub fn context(m: &crate::store::Manifest, worlds: usize, lang: Lang) -> Context {
    // Written as in a scenario file: 20_000.
    let people = m.assumptions.iter().find(|a| a.key == "market.people").map(|a| a.value.replace('_', ""));
    let file = std::path::Path::new(&m.scenario_path).file_name();
    Context {
        lang,
        currency: m.currency.clone(),
        scenario_file: file.map_or_else(|| m.scenario_path.clone(), |f| f.to_string_lossy().into_owned()),
        points: None,
        worlds: worlds as u32,
        people: people.and_then(|p| p.parse::<u32>().ok()).unwrap_or(0),
        seed: m.seed,
        weeks: m.weeks,
        policies: m.policies.len() as u32,
        confidence: m.confidence,
    }
}

pub fn measure(metric: &MetricEntry, lang: Lang) -> Measure {
    let unit = match metric.unit {
        MetricUnit::Money => Unit::Money,
        MetricUnit::Share => Unit::Share,
        MetricUnit::People | MetricUnit::Count | MetricUnit::Ratio => Unit::Number,
    };
    Measure { name: text::label(metric, lang).to_owned(), unit, higher_is_better: metric.higher_is_better }
}

/// Every policy but the baseline, with its difference to it.
fn policies(results: &Results, answer: &Answer, lang: Lang) -> Policies {
    let others = answer.policies.iter().enumerate().filter(|(_, p)| !p.baseline);
    Policies {
        title: None,
        baseline: results.manifest.policies[answer.baseline].name.clone(),
        measure: measure(&answer.measure, lang),
        rows: others.map(|(p, policy)| policy_row(results, answer, p, policy)).collect(),
        says: says(answer),
    }
}

/// Every policy but the baseline under both packs.
pub fn packs_figure(pair: &Pair<'_>, lang: Lang) -> Packs {
    let [one, other] = [0, 1].map(|i| policies(pair.runs[i], &pair.answers[i], lang).rows.into_iter());
    let baseline = pair.answers[0].baseline;
    let mut standings = [0, 1].map(|i| pair.standings(i));
    for of_pack in &mut standings {
        of_pack.remove(baseline);
    }
    let rows = one.zip(other).enumerate();
    Packs {
        agreement: pair.agreement(),
        baseline: pair.manifest(0).policies[baseline].name.clone(),
        measure: measure(&pair.answers[0].measure, lang),
        worlds: [0, 1].map(|i| pair.answers[i].worlds as u32),
        rows: rows
            .map(|(p, (a, b))| PackRow { sides: [a, b], standings: [standings[0][p], standings[1][p]] })
            .collect(),
    }
}

/// Mean, interval and finding are those of the table; only the spread of the worlds is taken from the rows.
fn policy_row(results: &Results, answer: &Answer, p: usize, policy: &PolicyAnswer) -> PolicyRow {
    let of = |policy| results.metric(&answer.measure.key, policy).unwrap_or_default();
    let d = differences(of(p), of(answer.baseline));
    let sorted = quantile::sorted(&d);
    let at = |q| sorted.as_ref().map_or(f64::NAN, |s| quantile::of_sorted(s, q));
    // Gains are turned so that more is better; the chart shows the measure as it is.
    let turned =
        |low: f64, high: f64| if answer.measure.higher_is_better { (low, high) } else { (-high, -low) };
    let one = Moments::of(&d).map_or(f64::NAN, |m| m.mean());
    PolicyRow {
        name: policy.name.clone(),
        detail: String::new(),
        mean: policy.gain.map_or(one, |g| turned(g.mean, g.mean).0),
        interval: policy.gain_interval.map_or((f64::NAN, f64::NAN), |i| turned(i.low, i.high)),
        quantiles: [0.025, 0.25, 0.75, 0.975].map(at),
        better: policy.beats.map_or(f64::NAN, |b| b.worlds as f64 / b.of as f64),
        finding: finding(answer, p),
    }
}

/// The pilot's rows: naive, true, and the bias by contact.
fn pilot(results: &Results, answer: &Answer, lang: Lang) -> Option<Pilot> {
    let p = answer.pilot.as_ref()?;
    let row = |name: &str, estimate: &Estimate, finding: Finding, value: fn(&PilotOutcome) -> f64| {
        let values: Vec<f64> = results.pilots().iter().flatten().map(value).collect();
        let sorted = quantile::sorted(&values);
        let at = |q| sorted.as_ref().map_or(f64::NAN, |s| quantile::of_sorted(s, q));
        PolicyRow {
            name: name.to_owned(),
            detail: String::new(),
            mean: estimate.mean,
            interval: (estimate.low(), estimate.high()),
            quantiles: [0.025, 0.25, 0.75, 0.975].map(at),
            better: f64::NAN,
            finding,
        }
    };
    let sign = |e: &Estimate| match e.mean {
        m if m > e.half => Finding::Better,
        m if m < -e.half => Finding::Worse,
        _ => Finding::Open,
    };
    let share = |b: Option<Beats>| b.map_or(f64::NAN, |b| b.worlds as f64 / b.of as f64);
    let names = lang.texts().pilot.rows;
    Some(Pilot {
        policy: p.name.clone(),
        measure: measure(&p.measure, lang),
        weeks: p.weeks,
        customers: p.customers,
        rows: [
            row(names[0], &p.naive, Finding::Open, PilotOutcome::naive),
            row(names[1], &p.truth, sign(&p.truth), PilotOutcome::truth),
            row(names[2], &p.contamination, Finding::Open, PilotOutcome::contamination),
        ],
        biased: p.is_biased() && sign(&p.truth) != Finding::Open,
        finds: share(p.finds),
        wrong_way: share(p.wrong_way),
        needed: p.needed_per_group,
    })
}

/// Better or worse than the baseline by more than what is worth having, all comparisons with the baseline together.
/// What the verdict says of a policy decides first: it may rest on intervals of another kind.
pub fn finding(answer: &Answer, policy: usize) -> Finding {
    let delta = answer.worth_having.unwrap_or(0.0);
    match (&answer.verdict, answer.policies[policy].gain_together) {
        (Some(Verdict::Best { policy: best, .. }), _) if *best == answer.baseline => Finding::Worse,
        (Some(Verdict::Best { policy: best, .. }), _) if *best == policy => Finding::Better,
        // Of policies that are alike none is better or worse than another; the verdict's level is the stricter one.
        (Some(Verdict::NoDifference { among }), _)
            if among.contains(&policy) && among.contains(&answer.baseline) =>
        {
            Finding::Open
        }
        (Some(Verdict::Identical), _) => Finding::Open,
        // Nothing is better than a baseline that leads.
        (Some(_), Some(together)) if together.low > delta && answer.leader == answer.baseline => {
            Finding::Open
        }
        (Some(_), Some(together)) if together.low > delta => Finding::Better,
        (Some(_), Some(together)) if together.high < -delta => Finding::Worse,
        _ => Finding::Open,
    }
}

/// What the verdict lets a title say.
fn says(answer: &Answer) -> Says {
    let name = |p: usize| answer.policies[p].name.clone();
    match &answer.verdict {
        Some(Verdict::Best { policy, .. }) => Says::Best(name(*policy)),
        Some(Verdict::NoDifference { among }) => Says::Alike(among.iter().map(|p| name(*p)).collect()),
        Some(Verdict::Identical) => Says::Identical,
        Some(Verdict::NotSettled { leader, .. }) => Says::Open { leader: name(*leader) },
        Some(Verdict::OnlyOne) | None => Says::Nothing,
    }
}

/// Cumulated cash against the baseline, week by week, for every other policy.
fn fans(results: &Results, lang: Lang) -> Result<Vec<Fan>, StoreError> {
    let m = &results.manifest;
    let baseline = m.baseline();
    let cash = results.weekly_cash()?;
    let bands = derived::bands(results, derived::GAIN)?;
    let money = m.metric("npv").map(|metric| measure(metric, lang));
    let Some(money) = money else { return Ok(Vec::new()) };
    let others = (0..m.policies.len()).filter(|&p| p != baseline);
    Ok(others
        .map(|p| {
            let weeks = bands[p].iter().enumerate().map(|(w, b)| (w as f64 + 1.0, b.quantiles));
            let gain = cash.minus(p, baseline);
            Fan {
                title: None,
                policy: m.policies[p].name.clone(),
                baseline: m.policies[baseline].name.clone(),
                measure: money.clone(),
                weeks: std::iter::once((0.0, [0.0; 7])).chain(weeks).collect(),
                break_even: break_even_of(
                    (0..gain.worlds()).map(|w| break_even::week(gain.path(0, w))).collect(),
                ),
            }
        })
        .collect())
}

/// Pay-back over worlds in months; worlds that never pay back are the latest.
fn break_even_of(weeks: Vec<Option<usize>>) -> BreakEven {
    // Never in the red means from the start, not after the first week.
    let months = |week: f64| if week <= 1.0 { 0.0 } else { week * 12.0 / 52.0 };
    let mut sorted: Vec<f64> = weeks.iter().map(|w| w.map_or(f64::INFINITY, |w| w as f64)).collect();
    sorted.sort_by(f64::total_cmp);
    let never = weeks.iter().filter(|w| w.is_none()).count() as f64 / weeks.len().max(1) as f64;
    let at = |p: f64| {
        let rank = ((sorted.len() as f64 * p).ceil() as usize).clamp(1, sorted.len().max(1));
        sorted.get(rank - 1).copied().filter(|w| w.is_finite()).map(months)
    };
    BreakEven { median: break_even::median_week(&weeks).map(months), range: (at(0.025), at(0.975)), never }
}

/// Mean of a metric over worlds; 0 when it was not stored.
fn mean(results: &Results, key: &str, policy: usize) -> f64 {
    results.metric(key, policy).and_then(Moments::of).map_or(0.0, |m| m.mean())
}

fn iceberg(results: &Results, answer: &Answer) -> Iceberg {
    let baseline = answer.baseline;
    let unsettled = mean(results, "failures", baseline) - mean(results, "recovered", baseline);
    // Beside today's iceberg stands the policy that changes most how much is said.
    let spoken = |p: usize| mean(results, "voiced", p) / mean(results, "failures", p).max(1.0);
    let change = |p: &usize| (spoken(*p) - spoken(baseline)).abs();
    let others = (0..answer.policies.len()).filter(|&p| p != baseline);
    let compare = others.max_by(|a, b| change(a).total_cmp(&change(b)).then(b.cmp(a)));
    Iceberg {
        title: None,
        baseline: iceberg_counts(results, baseline),
        compare: compare.map(|p| iceberg_counts(results, p)),
        // Bad stories come from failures that were not put right, whoever stays or leaves.
        told_each: if unsettled > 0.0 { mean(results, "told_negative", baseline) / unsettled } else { 0.0 },
    }
}

fn iceberg_counts(results: &Results, policy: usize) -> IcebergCounts {
    let of = |key| mean(results, key, policy);
    IcebergCounts {
        policy: results.manifest.policies[policy].name.clone(),
        voiced_recovered: of("recovered"),
        voiced_lost: (of("voiced") - of("recovered")).max(0.0),
        silent_stay: (of("silent") - of("left_silent")).max(0.0),
        silent_leave: of("left_silent"),
        told: of("told_negative"),
    }
}

/// Losses by cause; the most gainful policies first where there are too many to draw.
fn causes(results: &Results, answer: &Answer) -> Causes {
    let m = &results.manifest;
    let of = |p: usize| LossesBy {
        policy: m.policies[p].name.clone(),
        counts: super::full::CAUSES.map(|key| mean(results, key, p)),
    };
    let baseline = m.baseline();
    let mut others: Vec<usize> = (0..m.policies.len()).filter(|&p| p != baseline).collect();
    if others.len() > super::chart::causes::MOST {
        let gain = |p: usize| answer.policies[p].gain.map_or(f64::NEG_INFINITY, |g| g.mean);
        others.sort_by(|&a, &b| gain(b).total_cmp(&gain(a)));
    }
    Causes { title: None, baseline: of(baseline), policies: others.into_iter().map(of).collect() }
}

#[cfg(test)]
mod tests;
