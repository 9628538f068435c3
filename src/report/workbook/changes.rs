//! What the run says about each policy against today: the numbers that the break-even sheets start from.

use rust_xlsxwriter::utility::row_col_to_cell_absolute;
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::Source;
use super::break_even::quoted;
use super::page::{Cell, Made, Page, Room};
use super::profile::{Profile, Profiles};
use super::style::LINE_HEIGHT;

const HEAD: u32 = 3;
const FIRST: u32 = 4;

/// Columns of the table of policies.
pub(super) const NAME: u16 = 1;
/// Setup, cost per week, customers, value of a customer, margin per week.
pub(super) const FIRST_NUMBER: u16 = 2;
/// First and last week, whether margin and cost scale.
pub(super) const SETTINGS: u16 = 7;
pub(super) const GAIN: u16 = 11;

/// A column of the table of policies, with the sheet's name.
pub(super) fn column(s: &Source<'_>, profiles: &Profiles, col: u16) -> String {
    let last = FIRST + profiles.all.len() as u32 - 1;
    range(s, (FIRST, col), (last, col))
}

/// The block of weekly margins (or costs) of all policies.
pub(super) fn series(s: &Source<'_>, profiles: &Profiles, margin: bool) -> String {
    let k = profiles.all.len() as u16;
    let from = 1 + if margin { 0 } else { k };
    let top = first_week(profiles);
    range(s, (top, from), (top + profiles.weeks as u32 - 1, from + k - 1))
}

fn range(s: &Source<'_>, from: (u32, u16), to: (u32, u16)) -> String {
    let [from, to] = [from, to].map(|(row, col)| row_col_to_cell_absolute(row, col));
    format!("{}!{from}:{to}", quoted(s.t.sheets.changes))
}

/// Row of the first week below the table of policies.
fn first_week(profiles: &Profiles) -> u32 {
    FIRST + profiles.all.len() as u32 + 5
}

pub(super) fn sheet(s: &Source<'_>, profiles: &Profiles) -> Result<Worksheet, XlsxError> {
    let t = &s.t.changes;
    let mut page = Page::new(s, s.t.sheets.changes)?;
    page.widths(&[10.0, 34.0])?;
    let last = (2 * profiles.all.len() as u16).max(GAIN);
    for col in 2..=last {
        page.sheet.set_column_width(col, 17)?;
    }
    page.title(t.title, t.about, GAIN, Room(150, LINE_HEIGHT))?;
    page.headings(HEAD, &t.head, &[NAME])?;
    for (i, profile) in profiles.all.iter().enumerate() {
        policy(&mut page, i, profile)?;
    }
    weekly(&mut page, profiles)?;
    Ok(page.sheet)
}

fn policy(page: &mut Page<'_>, index: usize, p: &Profile) -> Made {
    let s = page.s;
    let (row, style) = (FIRST + index as u32, &s.style);
    let answer = &s.material.answer.policies[p.policy];
    let money = |v| Cell::maybe(v, &style.money_week);
    let count = |v: usize| Cell::Number(v as f64, "0".to_owned());
    let cells = [
        count(index + 1),
        Cell::Text(answer.name.clone()),
        money(Some(p.setup)),
        money(Some(p.cost_per_week)),
        Cell::maybe(Some(p.customers), &super::style::signed("#,##0.0")),
        money(p.customer_value),
        money(Some(p.margin_per_week)),
        count(p.first),
        count(p.last),
        count(usize::from(p.margin_scales)),
        count(usize::from(p.cost_scales)),
        Cell::maybe(answer.gain.map(|g| s.style.change(g.mean)), &style.measure.change),
    ];
    for (col, cell) in cells.iter().enumerate() {
        page.cell(row, col as u16, cell, if col == usize::from(NAME) { &style.note } else { &style.cell })?;
    }
    Ok(())
}

/// Two blocks of columns: margin and cost of every policy.
fn weekly(page: &mut Page<'_>, profiles: &Profiles) -> Made {
    let s = page.s;
    let (t, style, k) = (&s.t.changes, &s.style, profiles.all.len() as u16);
    let top = first_week(profiles);
    page.text(top - 3, 0, t.weekly, &style.section)?;
    page.text(top - 1, 0, t.week, &style.head_left)?;
    page.sheet.set_row_height(top - 1, 3.0 * LINE_HEIGHT)?;
    let money = style.cell.clone().set_num_format(&style.money_week);
    for (i, p) in profiles.all.iter().enumerate() {
        let name = &s.material.answer.policies[p.policy].name;
        for (block, title, series) in [(0, t.margin, &p.margin), (1, t.cost, &p.cost)] {
            let col = 1 + block * k + i as u16;
            page.text(top - 2, col, title, &style.head)?;
            page.text(top - 1, col, name, &style.head)?;
            for (week, value) in series.iter().enumerate() {
                page.sheet.write_number_with_format(top + week as u32, col, *value, &money)?;
            }
        }
    }
    for week in 0..profiles.weeks {
        let plain = style.cell.clone().set_num_format("0");
        page.sheet.write_number_with_format(top + week as u32, 0, week as f64 + 1.0, &plain)?;
    }
    Ok(())
}
