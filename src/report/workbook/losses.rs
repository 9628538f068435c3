//! Why customers leave, under every policy.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::page::{Cell, Made, Page, Room};
use super::style::LINE_HEIGHT;
use super::{Source, charts};
use crate::report::full::CAUSES;

const HEAD: u32 = 3;
pub(super) const FIRST: u32 = 4;
/// First column of the causes.
pub(super) const CAUSE: u16 = 1;
const COLUMNS: usize = 3 + CAUSES.len();

pub(super) fn sheet(s: &Source<'_>) -> Result<Worksheet, XlsxError> {
    let (t, policies) = (&s.t.losses, &s.material.full.policies);
    let mut page = Page::new(s, s.t.sheets.losses)?;
    let mut widths = vec![34.0];
    widths.resize(COLUMNS, 14.0);
    page.widths(&widths)?;
    page.title(t.title, t.about, COLUMNS as u16 - 1, Room(170, LINE_HEIGHT))?;
    let words = s.lang.texts().full;
    let mut titles = vec![t.policy];
    titles.extend(words.causes);
    titles.extend([words.all_losses, words.silent]);
    page.head(HEAD, &titles, &[])?;
    for p in 0..policies.len() {
        row(&mut page, p)?;
    }
    page.filterable(HEAD, policies.len(), COLUMNS, 1)?;
    let chart = charts::losses(s, policies.len());
    page.sheet.insert_chart_with_offset(FIRST + policies.len() as u32 + 1, 0, &chart, 4, 4)?;
    Ok(page.sheet)
}

fn row(page: &mut Page<'_>, p: usize) -> Made {
    let s = page.s;
    let policy = &s.material.full.policies[p];
    let row = FIRST + p as u32;
    let all = policy.losses.iter().copied().sum::<Option<f64>>();
    page.text(row, 0, &policy.name, &s.style.strong.clone().set_text_wrap())?;
    let numbers = policy.losses.iter().copied().chain([all, policy.left_silent]);
    for (i, number) in numbers.enumerate() {
        // Rare causes keep a digit.
        let format = if number.is_some_and(|v| v != 0.0 && v < 10.0) { "0.0" } else { "#,##0" };
        page.cell(row, CAUSE + i as u16, &Cell::maybe(number, format), &s.style.cell)?;
    }
    page.sheet.set_row_height(row, Room(32, LINE_HEIGHT).height(&policy.name))?;
    Ok(())
}
