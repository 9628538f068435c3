//! What was drawn anew for every world, and what it does to the gain.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::Source;
use super::page::{Cell, Made, Page, Room};
use super::style::LINE_HEIGHT;
use crate::report::chart::data::{Tornado, TornadoBar};
use crate::stats::{quantile, tornado};

const HEAD: u32 = 3;
const COLUMNS: usize = 9;

pub(super) fn sheet(s: &Source<'_>) -> Result<Worksheet, XlsxError> {
    let (t, m) = (&s.t.unknowns, &s.material.results.manifest);
    let mut page = Page::new(s, s.t.sheets.unknowns)?;
    page.widths(&[26.0, 58.0, 28.0, 15.0, 15.0, 15.0, 17.0, 17.0, 15.0])?;
    let tornado = s.material.figures(s.lang).data.tornado.as_ref();
    let about = match (tornado, m.unknowns.is_empty()) {
        (_, true) => t.none.to_owned(),
        (None, _) => t.no_effect.to_owned(),
        (Some(tornado), _) => (t.about)(&tornado.policy, &tornado.baseline),
    };
    page.title(t.title, &about, COLUMNS as u16 - 1, Room(180, LINE_HEIGHT))?;
    page.head(HEAD, &t.head, &[1, 2])?;
    for unknown in 0..m.unknowns.len() {
        row(&mut page, unknown, tornado)?;
    }
    page.filterable(HEAD, m.unknowns.len(), COLUMNS, 1)?;
    Ok(page.sheet)
}

fn row(page: &mut Page<'_>, unknown: usize, drawn: Option<&Tornado>) -> Made {
    let s = page.s;
    let results = s.material.results;
    let entry = &results.manifest.unknowns[unknown];
    let row = HEAD + 1 + unknown as u32;
    let sorted = quantile::sorted(results.unknown(unknown));
    let mean = sorted.as_ref().map(|x| x.iter().sum::<f64>() / x.len() as f64);
    let tenths = sorted.as_ref().map(|x| tornado::tenths(x));
    let bar = drawn.and_then(|t| bar_of(t, tenths?));
    let share =
        results.manifest.assumptions.iter().any(|a| a.key == entry.key && a.unit.starts_with("share"));
    let [low, high] = [0, 1].map(|i| tenths.map(|t| t[i]));
    let format = format_of(share, low, high);
    let value = |v: Option<f64>| Cell::maybe(v, &format);
    let (measure, change) = (&s.style.measure, |v: f64| v * s.style.measure.scale);
    let effect = |i: usize| Cell::maybe(bar.map(|b| change(b.values[i])), &measure.change);
    let meaning = s.lang.pick(&entry.en, &entry.de);
    let cells = [
        Cell::Text(entry.key.clone()),
        Cell::Text(meaning.clone()),
        Cell::Text(entry.law.clone()),
        value(mean),
        value(low),
        value(high),
        effect(0),
        effect(1),
        value(bar.and_then(|b| b.flips_at)),
    ];
    for (col, cell) in cells.iter().enumerate() {
        let format =
            [&s.style.strong, &s.style.note, &s.style.note].get(col).copied().unwrap_or(&s.style.cell);
        page.cell(row, col as u16, cell, format)?;
    }
    page.sheet.set_row_height(row, Room(56, LINE_HEIGHT).height(meaning))?;
    Ok(())
}

/// Bars carry no key, but stand at the tenths of their unknown.
fn bar_of(tornado: &Tornado, at: [f64; 2]) -> Option<&TornadoBar> {
    tornado.bars.iter().find(|bar| bar.at == at)
}

/// As many decimals as a hundredth of the range needs.
fn format_of(share: bool, low: Option<f64>, high: Option<f64>) -> String {
    let scale = if share { 100.0 } else { 1.0 };
    let step = low.zip(high).map_or(1.0, |(low, high)| (high - low) * scale / 20.0);
    let decimals = if step > 0.0 { (-step.log10().floor()).clamp(0.0, 6.0) as usize } else { 2 };
    let digits = if decimals == 0 { "#,##0".to_owned() } else { format!("#,##0.{}", "0".repeat(decimals)) };
    if share { format!("{digits}\u{a0}%") } else { digits }
}
