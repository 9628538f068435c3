//! The break-even calculation week by week, all of it formulas.

use rust_xlsxwriter::utility::{row_col_to_cell, row_col_to_cell_absolute};
use rust_xlsxwriter::{Worksheet, XlsxError};

use super::break_even::{First, ROUNDING, discount, literal, place, quoted};
use super::page::{Made, Page, Room};
use super::profile::Profiles;
use super::style::LINE_HEIGHT;
use super::{Source, changes};

/// Row with what holds for all weeks, and the first week's.
const SETTINGS: u32 = 3;
const HEAD: u32 = 5;
pub(super) const FIRST: u32 = 6;

/// Columns.
pub(super) const WEEK: u16 = 0;
const RUN_MARGIN: u16 = 1;
const RUN_COST: u16 = 2;
const MARGIN: u16 = 3;
const COST: u16 = 4;
const DISCOUNT: u16 = 5;
pub(super) const CUMULATED: u16 = 6;
const STAYS: u16 = 7;
pub(super) const RUN_CUMULATED: u16 = 8;
const RUN_STAYS: u16 = 9;

/// Names of the settings, in their order.
const NAMES: [&str; 4] = ["first_week", "last_week", "margin_scales", "cost_scales"];

/// Whose numbers.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Side {
    Run,
    Used,
}

/// Where the settings are.
pub(super) fn names(s: &Source<'_>) -> Vec<(&'static str, String)> {
    let at = |i: usize| format!("={}", place(s.t.sheets.weeks, SETTINGS, 2 * i as u16 + 2));
    NAMES.iter().enumerate().map(|(i, name)| (*name, at(i))).collect()
}

/// A column of all weeks, with the sheet's name.
pub(super) fn column(s: &Source<'_>, weeks: usize, col: u16) -> String {
    let [from, to] = [FIRST, FIRST + weeks as u32 - 1].map(|row| row_col_to_cell_absolute(row, col));
    format!("{}!{from}:{to}", quoted(s.t.sheets.weeks))
}

/// The result in a row of the break-even sheet: week, month, net present value, return, margin, cost.
pub(super) fn result(s: &Source<'_>, weeks: usize, row: usize, side: Side, none: &str) -> String {
    let all = |col| column(s, weeks, col);
    let (stays, cumulated) = match side {
        Side::Run => (all(RUN_STAYS), RUN_CUMULATED),
        Side::Used => (all(STAYS), CUMULATED),
    };
    let pv = |run: u16, used: u16| match side {
        Side::Run => format!("SUMPRODUCT({},EXP(-run_discount_rate*({}-1)/52))", all(run), all(WEEK)),
        Side::Used => format!("SUMPRODUCT({},{})", all(used), all(DISCOUNT)),
    };
    let (margin, cost) = (pv(RUN_MARGIN, MARGIN), pv(RUN_COST, COST));
    let none = literal(none);
    match row {
        0 => format!("=IF(SUM({stays})=0,{none},{weeks}-SUM({stays})+1)"),
        1 => format!("=IF(SUM({stays})=0,{none},({weeks}-SUM({stays})+1)*12/52)"),
        2 => format!("={}", place(s.t.sheets.weeks, FIRST + weeks as u32 - 1, cumulated)),
        3 => format!("=IF({cost}>0,{margin}/{cost}-1,{none})"),
        4 => format!("={margin}"),
        _ => format!("={cost}"),
    }
}

pub(super) fn sheet(s: &Source<'_>, profiles: &Profiles) -> Result<Worksheet, XlsxError> {
    let t = &s.t.weeks;
    let mut page = Page::new(s, s.t.sheets.weeks)?;
    page.widths(&[9.0, 25.0, 18.0, 25.0, 18.0, 25.0, 18.0, 25.0, 18.0, 14.0])?;
    page.title(t.title, t.about, 9, Room(150, LINE_HEIGHT))?;
    settings(&mut page, profiles)?;
    page.head(HEAD, &t.head, &[])?;
    page.sheet.set_freeze_panes(FIRST, 1)?;
    let profile = &profiles.all[profiles.shown];
    let first = First::of(profile, profiles.rate);
    let style = &s.style;
    let money = style.cell.clone().set_num_format(&style.money_week);
    let plain = style.cell.clone().set_num_format("0");
    let factor = style.cell.clone().set_num_format("0.0000");
    for t in 0..profiles.weeks {
        let row = FIRST + t as u32;
        let week = t as f64 + 1.0;
        let last = t + 1 == profiles.weeks;
        let stays = if first.week.is_some_and(|w| t + 1 >= w) { "1" } else { "0" };
        page.sheet.write_number_with_format(row, WEEK, week, &plain)?;
        let run = |series: bool| changes::series(s, profiles, series);
        let at = format!("{},policy_number", row_col_to_cell(row, WEEK));
        let (margin, cost) = (profile.margin[t].to_string(), profile.cost[t].to_string());
        page.formula(row, RUN_MARGIN, &format!("=INDEX({},{at})", run(true)), &margin, &money)?;
        page.formula(row, RUN_COST, &format!("=INDEX({},{at})", run(false)), &cost, &money)?;
        page.formula(row, MARGIN, &margin_formula(row), &margin, &money)?;
        page.formula(row, COST, &cost_formula(row), &cost, &money)?;
        let of_week = discount(profiles.rate, t + 1).to_string();
        page.formula(
            row,
            DISCOUNT,
            &format!("=EXP(-discount_rate*({}-1)/52)", cell(row, WEEK)),
            &of_week,
            &factor,
        )?;
        let gain = first.cumulated[t].to_string();
        for (side, col, stay) in [(Side::Used, CUMULATED, STAYS), (Side::Run, RUN_CUMULATED, RUN_STAYS)] {
            page.formula(row, col, &cumulated_formula(row, side), &gain, &money)?;
            page.formula(row, stay, &stays_formula(row, col, stay, last), stays, &plain)?;
        }
    }
    Ok(page.sheet)
}

/// When the policy is at work, and whether changes make the weekly numbers larger or add to them.
fn settings(page: &mut Page<'_>, profiles: &Profiles) -> Made {
    let s = page.s;
    let p = &profiles.all[profiles.shown];
    let values = [p.first, p.last, usize::from(p.margin_scales), usize::from(p.cost_scales)];
    for (i, value) in values.iter().enumerate() {
        let col = 2 * i as u16 + 1;
        page.text(SETTINGS, col, s.t.weeks.settings[i], &s.style.note)?;
        let column = changes::column(s, profiles, changes::SETTINGS + i as u16);
        let format = s.style.cell.clone().set_num_format("0").set_bold();
        page.formula(
            SETTINGS,
            col + 1,
            &format!("=INDEX({column},policy_number)"),
            &value.to_string(),
            &format,
        )?;
    }
    page.sheet.set_row_height(SETTINGS, 3.0 * LINE_HEIGHT)?;
    Ok(())
}

fn cell(row: u32, col: u16) -> String {
    row_col_to_cell(row, col)
}

/// The run's shape over time, made as large as the reader says.
fn margin_formula(row: u32) -> String {
    let (run, week) = (cell(row, RUN_MARGIN), cell(row, WEEK));
    format!(
        "=IF(margin_scales=1,{run}*margin_per_week/run_margin_per_week,\
         {run}+(margin_per_week-run_margin_per_week)*({week}>=first_week))"
    )
}

/// The setup once, then the weekly cost likewise.
fn cost_formula(row: u32) -> String {
    let (run, week) = (cell(row, RUN_COST), cell(row, WEEK));
    let running = format!("({run}-IF({week}=first_week,run_setup_cost,0))");
    format!(
        "=IF({week}=first_week,setup_cost,0)+IF(AND({week}>=first_week,{week}<=last_week),\
         IF(cost_scales=1,{running}*cost_per_week/run_cost_per_week,\
         {running}+cost_per_week-run_cost_per_week),{running})"
    )
}

fn cumulated_formula(row: u32, side: Side) -> String {
    let (margin, cost, factor, own) = match side {
        Side::Used => (MARGIN, COST, cell(row, DISCOUNT), CUMULATED),
        Side::Run => (
            RUN_MARGIN,
            RUN_COST,
            format!("EXP(-run_discount_rate*({}-1)/52)", cell(row, WEEK)),
            RUN_CUMULATED,
        ),
    };
    let before = if row == FIRST { String::new() } else { format!("{}+", cell(row - 1, own)) };
    format!("={before}({}-{})*{factor}", cell(row, margin), cell(row, cost))
}

/// Whether the gain is at or above zero from this week to the end.
fn stays_formula(row: u32, gain: u16, own: u16, last: bool) -> String {
    let later = if last { "1".to_owned() } else { cell(row + 1, own) };
    format!("=IF({}>=-{ROUNDING},{later},0)", cell(row, gain))
}
