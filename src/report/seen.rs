//! What the firm sees beside what is true: per policy, as numbers and as a table.

use serde::Serialize;

use super::Lang;
use super::text::Writer;
use crate::stats::proportion;
use crate::store::Results;
use crate::texts::seen::SeenTexts;

/// Means over the worlds, rates as sums over sums.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Seen {
    /// Failures of a world, and how many of them the firm heard of.
    pub failures: f64,
    pub heard: f64,
    /// Failures per visit as they are; as complaints show them; as estimated from complaints.
    pub true_rate: f64,
    pub seen_rate: f64,
    pub corrected_rate: f64,
    pub survey: Option<Survey>,
    /// Weeks until a drop in quality was noticed; `None` where quality did not drop in any world.
    pub weeks_to_notice: Option<f64>,
    /// Alarms of a world while quality was as at first.
    pub false_alarms: f64,
    /// Weeks in which the policy was at work.
    pub weeks_at_work: f64,
}

/// What the survey shows.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Survey {
    /// Answers of a world.
    pub answers: f64,
    pub rate: f64,
    /// Wilson's interval as the firm itself would state it from one world's answers: it knows chance, but no bias.
    pub low: f64,
    pub high: f64,
}

impl Seen {
    /// Reads it out of stored results; `None` for folders of earlier programs or without a visit.
    pub fn of(results: &Results, policy: usize, alpha: f64) -> Option<Seen> {
        let mean = |key: &str| {
            let values = results.metric(key, policy)?;
            (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
        };
        let (visits, failures, heard) = (mean("visits")?, mean("failures")?, mean("voiced")?);
        let (answers, noticed) = (mean("survey_answers")?, mean("weeks_to_notice")?);
        if visits <= 0.0 {
            return None;
        }
        Some(Seen {
            failures,
            heard,
            true_rate: failures / visits,
            seen_rate: heard / visits,
            corrected_rate: mean("failure_rate_corrected")?,
            survey: survey(results, policy, answers, alpha),
            weeks_to_notice: (noticed > 0.0).then_some(noticed),
            false_alarms: mean("false_alarms")?,
            weeks_at_work: mean("weeks_at_work")?,
        })
    }
}

fn survey(results: &Results, policy: usize, answers: f64, alpha: f64) -> Option<Survey> {
    let (rates, weights) =
        (results.metric("failure_rate_survey", policy)?, results.metric("survey_answers", policy)?);
    let all: f64 = weights.iter().sum();
    if all <= 0.0 {
        return None;
    }
    let rate = rates.iter().zip(weights).map(|(r, w)| r * w).sum::<f64>() / all;
    let n = answers.round().max(1.0);
    let (low, high) = proportion::wilson((rate * n).round() as u64, n as u64, alpha)?;
    Some(Survey { answers, rate, low, high })
}

/// A column: its title and each policy's cell.
pub(super) type Column = (&'static str, Vec<String>);

/// Title (over the names), columns and what they mean.
pub(super) struct Grid {
    pub title: &'static str,
    pub columns: Vec<Column>,
    pub remark: String,
}

/// Cell by cell; empty when nothing was stored that it could be made from.
pub(super) fn grid(w: &Writer<'_>) -> Option<Grid> {
    let seen: Vec<Seen> = w.a.policies.iter().map(|p| p.seen).collect::<Option<_>>()?;
    let t = w.lang.texts().seen;
    let asks = seen.iter().any(|s| s.survey.is_some());
    let survey = if asks { (t.survey_remark)(&w.confidence()) } else { String::new() };
    Some(Grid { title: t.title, columns: columns(w, t, &seen), remark: t.remark.to_owned() + &survey })
}

/// The table for a terminal.
pub(super) fn table(w: &Writer<'_>) -> Option<String> {
    let Grid { title, columns, remark } = grid(w)?;
    let header = std::iter::once(title.to_owned()).chain(columns.iter().map(|c| c.0.to_owned())).collect();
    let row = |p: usize| std::iter::once(w.name(p)).chain(columns.iter().map(|c| c.1[p].clone())).collect();
    let table = super::text::laid_out(header, (0..w.a.policies.len()).map(row).collect(), w.width);
    Some(format!("\n{table}\n{}", w.broken(&remark)))
}

fn columns(w: &Writer<'_>, t: &SeenTexts, seen: &[Seen]) -> Vec<Column> {
    let lang = w.lang;
    let cells = |of: &dyn Fn(&Seen) -> String| seen.iter().map(of).collect::<Vec<_>>();
    let mut columns = vec![
        (t.failures, cells(&|s| lang.number(s.failures, 0))),
        (t.heard, cells(&|s| lang.number(s.heard, 0))),
        (t.true_rate, cells(&|s| rate(lang, s.true_rate))),
        (t.seen_rate, cells(&|s| rate(lang, s.seen_rate))),
        (t.corrected, cells(&|s| rate(lang, s.corrected_rate))),
    ];
    if seen.iter().any(|s| s.survey.is_some()) {
        columns.push((t.survey, cells(&|s| survey_cell(lang, s.survey.as_ref()))));
    }
    if seen.iter().any(|s| s.weeks_to_notice.is_some()) {
        let noticed = |s: &Seen| s.weeks_to_notice.map_or_else(|| "—".to_owned(), |v| lang.number(v, 0));
        columns.push((t.noticed, cells(&noticed)));
    }
    if seen.iter().any(|s| s.weeks_to_notice.is_some() || s.false_alarms > 0.0) {
        columns.push((t.false_alarms, cells(&|s| lang.number(s.false_alarms, -1))));
    }
    if w.has_rules() {
        columns.push((t.at_work, cells(&|s| lang.number(s.weeks_at_work, 0))));
    }
    columns
}

fn survey_cell(lang: Lang, survey: Option<&Survey>) -> String {
    survey.map_or_else(
        || "—".to_owned(),
        |s| format!("{} ({}–{})", rate(lang, s.rate), rate(lang, s.low), rate(lang, s.high)),
    )
}

/// Failures per 100 visits, to three digits at most two places after the point.
fn rate(lang: Lang, rate: f64) -> String {
    lang.number(100.0 * rate, if rate < 0.1 { -2 } else { -1 })
}
