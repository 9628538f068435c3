//! Every stored measure under every policy: one row each, to filter and to look up.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::Source;
use super::page::{Cell, Made, Page, Room};
use super::style::{LINE_HEIGHT, number};
use crate::report::guards::sampling;
use crate::report::text::label;
use crate::stats::moments::Moments;
use crate::stats::paired::differences;
use crate::store::manifest::{MetricEntry, MetricUnit};

const HEAD: u32 = 3;

pub(super) fn sheet(s: &Source<'_>) -> Result<Worksheet, XlsxError> {
    let (t, results) = (&s.t.measures, s.material.results);
    let mut page = Page::new(s, s.t.sheets.measures)?;
    page.widths(&[46.0, 26.0, 34.0, 17.0, 17.0, 17.0, 17.0])?;
    let baseline = &s.material.answer.policies[s.material.answer.baseline].name;
    page.title(
        t.title,
        &(t.about)(baseline, &s.lang.percent(s.material.answer.confidence)),
        6,
        Room(150, LINE_HEIGHT),
    )?;
    page.head(HEAD, &t.head, &[1, 2])?;
    let mut row = HEAD;
    for metric in results.manifest.metrics.iter().filter(|m| says_something(s, m)) {
        for p in 0..results.manifest.policies.len() {
            row += 1;
            policy(&mut page, row, metric, p)?;
        }
    }
    page.filterable(HEAD, (row - HEAD) as usize, 7, 1)?;
    Ok(page.sheet)
}

/// A measure that is zero everywhere belongs to a mechanism that is switched off.
fn says_something(s: &Source<'_>, metric: &MetricEntry) -> bool {
    let results = s.material.results;
    let values = |p| results.metric(&metric.key, p).unwrap_or_default();
    (0..results.manifest.policies.len()).any(|p| values(p).iter().any(|v| *v != 0.0))
}

fn policy(page: &mut Page<'_>, row: u32, metric: &MetricEntry, p: usize) -> Made {
    let s = page.s;
    let how = number(metric, s.style.money.clone(), s.t);
    let mean = s.material.results.metric(&metric.key, p).and_then(Moments::of).map(|m| m.mean());
    let change = change(s, metric, p).map(|c| c.map(|v| v * how.scale));
    let cell = |i: usize| Cell::maybe(change.map(|c| c[i]), &how.change);
    page.text(row, 0, label(metric, s.lang), &s.style.cell)?;
    page.text(row, 1, &metric.key, &s.style.note)?;
    page.text(row, 2, &s.material.answer.policies[p].name, &s.style.note)?;
    let value = if metric.unit == MetricUnit::Share { "0.0\u{a0}%" } else { &how.value };
    page.cell(row, 3, &Cell::maybe(mean, value), &s.style.cell)?;
    for i in 0..3 {
        page.cell(row, 4 + i as u16, &cell(i), &s.style.cell)?;
    }
    Ok(())
}

/// Mean change against the baseline and the ends of the interval that the way of stopping allows; of the run's
/// measure as on the sheet of the policies.
fn change(s: &Source<'_>, metric: &MetricEntry, p: usize) -> Option<[f64; 3]> {
    let (results, answer) = (s.material.results, &s.material.answer);
    if p == answer.baseline {
        return None;
    }
    if metric.key == answer.measure.key {
        let (gain, interval) = (answer.policies[p].gain?, answer.policies[p].gain_interval?);
        let [low, high] = s.style.ends(interval.low, interval.high);
        return Some([s.style.change(gain.mean), low, high].map(|v| v / s.style.measure.scale));
    }
    let of = |p| results.metric(&metric.key, p);
    let change = differences(of(p)?, of(answer.baseline)?);
    let change = answer.rows.mean(results, &change, 1.0 - answer.confidence, sampling(results.asked))?;
    Some([change.mean, change.mean - change.half, change.mean + change.half])
}
