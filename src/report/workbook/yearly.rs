//! The years under every policy: means over worlds, money discounted as it is stored.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::means::{COUNTS, Means, Weeks};
use super::page::{Cell, Made, Page, Room};
use super::style::LINE_HEIGHT;
use super::{Source, charts};

const HEAD: u32 = 3;
pub(super) const FIRST: u32 = 4;
const WEEKS_PER_YEAR: usize = 52;
const COLUMNS: usize = 14;
/// Columns that the chart reads.
pub(super) const NAME: u16 = 0;
pub(super) const YEAR: u16 = 1;
pub(super) const CASH: u16 = 6;

/// Years begun within a horizon.
pub(super) fn years(weeks: usize) -> usize {
    weeks.div_ceil(WEEKS_PER_YEAR)
}

pub(super) fn sheet(s: &Source<'_>, means: &Means) -> Result<Worksheet, XlsxError> {
    let (t, answer) = (&s.t.yearly, &s.material.answer);
    let mut page = Page::new(s, s.t.sheets.yearly)?;
    let mut widths = vec![34.0, 8.0, 11.0];
    widths.resize(COLUMNS, 15.0);
    page.widths(&widths)?;
    let rate = s.lang.number(means.rate * 100.0, -1);
    page.title(t.title, &(t.about)(&rate), COLUMNS as u16 - 1, Room(190, LINE_HEIGHT))?;
    page.head(HEAD, &t.head, &[])?;
    let years = years(answer.weeks as usize);
    for (p, weeks) in means.policies.iter().enumerate() {
        for year in 0..years {
            row(&mut page, FIRST + (p * years + year) as u32, p, weeks, year)?;
        }
    }
    let rows = means.policies.len() * years;
    page.filterable(HEAD, rows, COLUMNS, 1)?;
    if let Some(chart) = charts::cash_by_year(s, years) {
        page.sheet.insert_chart_with_offset(FIRST + rows as u32 + 1, 0, &chart, 4, 4)?;
    }
    Ok(page.sheet)
}

fn row(page: &mut Page<'_>, row: u32, p: usize, weeks: &Weeks, year: usize) -> Made {
    let s = page.s;
    let from = year * WEEKS_PER_YEAR;
    let to = (from + WEEKS_PER_YEAR).min(weeks.margin.len());
    let sum = |series: &[f64]| series[from..to].iter().sum::<f64>();
    let money = |v: Option<f64>| Cell::maybe(v, &s.style.money);
    let (margin, cash) = (sum(&weeks.margin), sum(&weeks.cash));
    let mut cells = vec![
        Cell::Text(s.material.answer.policies[p].name.clone()),
        Cell::Number(year as f64 + 1.0, "0".to_owned()),
        Cell::Text(format!("{}–{}", from + 1, to)),
        money(weeks.revenue.as_ref().map(|r| sum(r))),
        money(Some(margin)),
        money(Some(margin - cash)),
        money(Some(cash)),
    ];
    for (i, counts) in weeks.counts.iter().enumerate().take(COUNTS.len()) {
        // Customers are a stock, everything else happens within the year.
        let value = if i == 0 { counts[to - 1] } else { sum(counts) };
        cells.push(Cell::Number(value, "#,##0".to_owned()));
    }
    for (col, cell) in cells.iter().enumerate() {
        let format = if col == 0 { s.style.strong.clone().set_text_wrap() } else { s.style.cell.clone() };
        let format = if col == 2 { format.set_align(rust_xlsxwriter::FormatAlign::Right) } else { format };
        page.cell(row, col as u16, cell, &format)?;
    }
    page.sheet.set_row_height(row, Room(32, LINE_HEIGHT).height(&s.material.answer.policies[p].name))?;
    Ok(())
}
