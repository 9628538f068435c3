//! The policies side by side: what each brings, how sure it is, what it costs, and the other measures asked for.

use rust_xlsxwriter::{FormatAlign, Worksheet, XlsxError};

use super::page::{Cell, Made, Page, Room};
use super::style::{LINE_HEIGHT, number};
use super::{Source, charts};
use crate::report::answer::PolicyAnswer;
use crate::report::full::FullPolicy;
use crate::report::text::label;

const HEAD: u32 = 3;
pub(super) const FIRST: u32 = 4;
/// Columns that the chart reads.
pub(super) const NAME: u16 = 1;
pub(super) const GAIN: u16 = 3;
/// Columns of the table.
const COLUMNS: usize = 16;
/// Beside the table: how far the interval reaches below and above the mean, for the chart's error bars.
pub(super) const BELOW: u16 = 17;
/// Weeks are shown as months.
pub(super) const MONTHS_PER_WEEK: f64 = 12.0 / 52.0;

pub(super) fn sheet(s: &Source<'_>) -> Result<Worksheet, XlsxError> {
    let (answer, t) = (&s.material.answer, &s.t.policies);
    let mut page = Page::new(s, s.t.sheets.policies)?;
    page.widths(&[
        6.0, 34.0, 17.0, 15.0, 15.0, 15.0, 10.0, 11.0, 15.0, 11.0, 11.0, 15.0, 15.0, 11.0, 15.0, 13.0,
    ])?;
    page.title(t.title, &about(s), COLUMNS as u16 - 1, Room(190, LINE_HEIGHT))?;
    page.head(HEAD, &t.head, &[NAME])?;
    for p in 0..answer.policies.len() {
        row(&mut page, p)?;
    }
    page.filterable(HEAD, answer.policies.len(), COLUMNS, 2)?;
    let mut below = FIRST + answer.policies.len() as u32 + 1;
    if answer.policies.len() > 1 {
        let chart = charts::gains(s);
        page.sheet.insert_chart_with_offset(below, 0, &chart, 4, 4)?;
        below += charts::rows_of_gains(answer.policies.len()) + 1;
    }
    let last = also(&mut page, below)?;
    page.sheet.set_print_area(0, 0, last, COLUMNS as u16 - 1)?;
    Ok(page.sheet)
}

/// What the gain is counted in and against.
fn about(s: &Source<'_>) -> String {
    let answer = &s.material.answer;
    let confidence = s.lang.percent(answer.confidence);
    (s.t.policies.about)(label(&answer.measure, s.lang), &answer.policies[answer.baseline].name, &confidence)
}

fn row(page: &mut Page<'_>, p: usize) -> Made {
    let s = page.s;
    let (answer, full) = (&s.material.answer, &s.material.full);
    let policy = &answer.policies[p];
    let at = FIRST + p as u32;
    let cells = cells(s, p, policy, &full.policies[p]);
    let (name, right) = (s.style.note.clone().set_bold(), s.style.cell.clone().set_align(FormatAlign::Right));
    for (col, cell) in cells.iter().enumerate() {
        let format = if col == usize::from(NAME) { &name } else { &right };
        page.cell(at, col as u16, cell, format)?;
    }
    page.sheet.set_row_height(at, Room(32, LINE_HEIGHT).height(&policy.name))?;
    for (i, value) in reach(s, policy).into_iter().enumerate() {
        let format = s.style.muted.clone().set_num_format(&s.style.measure.value);
        page.sheet.write_number_with_format(at, BELOW + i as u16, value, &format)?;
    }
    Ok(())
}

/// How far the interval reaches below and above the mean.
fn reach(s: &Source<'_>, policy: &PolicyAnswer) -> [f64; 2] {
    let Some((gain, interval)) = policy.gain.zip(policy.gain_interval) else { return [0.0; 2] };
    let ([low, high], mean) = (s.style.ends(interval.low, interval.high), s.style.change(gain.mean));
    [(mean - low).max(0.0), (high - mean).max(0.0)]
}

fn cells(s: &Source<'_>, p: usize, policy: &PolicyAnswer, full: &FullPolicy) -> [Cell; COLUMNS] {
    let (style, measure) = (&s.style, &s.style.measure);
    let compared = s.material.answer.policies.len() > 1;
    let change = |v: Option<f64>| Cell::maybe(v.map(|v| style.change(v)), &measure.change);
    let ends = policy.gain_interval.map(|i| style.ends(i.low, i.high));
    let end = |i: usize| Cell::maybe(ends.map(|e| e[i]), &measure.change);
    let [months, never] = payback(s, full);
    [
        Cell::Number(number_of(s, p) as f64, "0".to_owned()),
        Cell::Text(policy.name.clone()),
        Cell::maybe(policy.measure.map(|m| m.mean), &measure.value),
        change(policy.gain.map(|g| g.mean)),
        end(0),
        end(1),
        Cell::share(compared.then_some(policy.best_share)),
        Cell::share(policy.beats.map(|b| b.worlds as f64 / b.of as f64)),
        change(policy.worst),
        months,
        never,
        Cell::maybe(full.lever_cost.map(|c| c.mean), &style.money_change),
        Cell::maybe(full.margin_gained.map(|m| m.mean), &style.money_change),
        Cell::maybe(full.return_on_quality.map(|r| r.value), "+0\u{a0}%;-0\u{a0}%;0\u{a0}%"),
        Cell::maybe(full.regret.map(|r| r.mean * measure.scale), &measure.change.replace('+', "")),
        Cell::share(policy.treated_share),
    ]
}

/// A policy's number in the whole workbook: today is 0.
fn number_of(s: &Source<'_>, p: usize) -> usize {
    let policies = &s.material.answer.policies;
    if policies[p].baseline { 0 } else { policies[..=p].iter().filter(|p| !p.baseline).count() }
}

/// Median months until the money is back, and the share of worlds in which it never is.
pub(super) fn payback(s: &Source<'_>, full: &FullPolicy) -> [Cell; 2] {
    let Some(range) = full.payback else { return [Cell::Nothing, Cell::Nothing] };
    let months = match range.median_week {
        None => Cell::Text(s.t.policies.never.to_owned()),
        Some(week) if week <= 1.0 => Cell::Number(0.0, format!("\"{}\"", s.t.policies.at_once)),
        Some(week) => Cell::Number(week * MONTHS_PER_WEEK, "0.0".to_owned()),
    };
    [months, Cell::share(Some(range.never.worlds as f64 / range.never.of as f64))]
}

/// The other measures asked for: each policy's mean, its change and the error. Gives the last row.
fn also(page: &mut Page<'_>, top: u32) -> Result<u32, XlsxError> {
    let s = page.s;
    let (answer, m, t) = (&s.material.answer, &s.material.results.manifest, &s.t.policies);
    let metrics: Vec<_> = m.also.iter().filter_map(|key| m.metric(key)).collect();
    if metrics.is_empty() {
        return Ok(top);
    }
    page.text(top, 0, t.also, &s.style.section)?;
    let mut row = top + 1;
    page.headings(row, &["", t.head[1], t.also_mean, t.also_change, t.also_error], &[NAME])?;
    for metric in metrics {
        row += 1;
        let how = number(metric, s.style.money.clone(), s.t);
        page.wide(row, (0, 4), label(metric, s.lang), &s.style.strong, Room(90, LINE_HEIGHT))?;
        for policy in &answer.policies {
            let Some(also) = policy.also.iter().find(|a| a.key == metric.key) else { continue };
            row += 1;
            page.text(row, 0, "", &s.style.cell)?;
            page.text(row, NAME, &policy.name, &s.style.note)?;
            page.sheet.set_row_height(row, Room(32, LINE_HEIGHT).height(&policy.name))?;
            page.cell(row, 2, &Cell::maybe(Some(also.mean), &how.value), &s.style.cell)?;
            let change = also.change.map(|c| c.mean * how.scale);
            page.cell(row, 3, &Cell::maybe(change, &how.change), &s.style.cell)?;
            let error = also.change.map(|c| c.half * how.scale);
            page.cell(row, 4, &Cell::maybe(error, &how.change.replace('+', "±\u{a0}")), &s.style.cell)?;
        }
    }
    Ok(row)
}
