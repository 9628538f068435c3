//! The break-even sheet: whoever has better numbers puts them in, and the answer follows.
//!
//! Three sheets: this one with inputs and results, [`super::weeks`] with the calculation week by week, and
//! [`super::changes`] with what the run says. With no number put in, the results are the run's means.

use rust_xlsxwriter::{DataValidation, DataValidationRule, Worksheet, XlsxError};

use super::page::{Made, Page, Room};
use super::profile::{Profile, Profiles};
use super::style::LINE_HEIGHT;
use super::{Source, changes, charts, weeks};
use crate::stats::break_even;

/// Row of the policy's number; the inputs and results follow.
const POLICY: u32 = 3;
const INPUTS: u32 = 6;
const RESULTS: u32 = 14;
/// Columns: the run's number, the reader's own, and the one that counts.
const RUN: u16 = 1;
const OWN: u16 = 2;
const USED: u16 = 3;
/// Characters on a line of the notes.
const NOTE: usize = 66;

/// A gain of less than half a cent below zero is rounding.
pub(super) const ROUNDING: f64 = 0.005;

/// Inputs in the order of the rows: name of the cell that counts, and of the run's.
const NAMES: [(&str, &str); 6] = [
    ("setup_cost", "run_setup_cost"),
    ("cost_per_week", "run_cost_per_week"),
    ("more_customers", "run_more_customers"),
    ("customer_value_per_year", "run_customer_value_per_year"),
    ("margin_per_week", "run_margin_per_week"),
    ("discount_rate", "run_discount_rate"),
];

/// Factor that money of a week (from 1) is discounted by.
pub(super) fn discount(rate: f64, week: usize) -> f64 {
    (-rate * (week as f64 - 1.0) / 52.0).exp()
}

/// A sheet's name as formulas write it.
pub(super) fn quoted(sheet: &str) -> String {
    format!("'{}'", sheet.replace('\'', "''"))
}

/// `Sheet!$B$7`.
pub(super) fn place(sheet: &str, row: u32, col: u16) -> String {
    format!("{}!{}", quoted(sheet), rust_xlsxwriter::utility::row_col_to_cell_absolute(row, col))
}

/// A text within a formula.
pub(super) fn literal(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// Names of the cells that formulas use, and where they are.
pub(super) fn names(s: &Source<'_>) -> Vec<(&'static str, String)> {
    let sheet = s.t.sheets.break_even;
    let at = |row, col| format!("={}", place(sheet, row, col));
    let inputs = NAMES.iter().enumerate().flat_map(|(i, (used, run))| {
        let row = INPUTS + i as u32;
        [(*used, at(row, USED)), (*run, at(row, RUN))]
    });
    let mut names: Vec<(&'static str, String)> = inputs.collect();
    names.push(("policy_number", at(POLICY, OWN)));
    names.extend(weeks::names(s));
    names
}

/// What the sheets show before anybody changes a number.
pub(super) struct First {
    pub(super) margin_pv: f64,
    pub(super) cost_pv: f64,
    /// Cumulated discounted gain at the end of each week.
    pub(super) cumulated: Vec<f64>,
    /// Week of the break-even, as [`break_even::week`] counts.
    pub(super) week: Option<usize>,
}

impl First {
    pub(super) fn of(profile: &Profile, rate: f64) -> First {
        let pv = |money: &[f64]| money.iter().enumerate().map(|(t, m)| m * discount(rate, t + 1)).sum();
        let mut sum = 0.0;
        let gain = profile.margin.iter().zip(&profile.cost).enumerate();
        let cumulated: Vec<f64> = gain
            .map(|(t, (margin, cost))| {
                sum += (margin - cost) * discount(rate, t + 1);
                sum
            })
            .collect();
        let beyond_rounding: Vec<f64> = cumulated.iter().map(|g| g + ROUNDING).collect();
        First {
            margin_pv: pv(&profile.margin),
            cost_pv: pv(&profile.cost),
            week: break_even::week(&beyond_rounding),
            cumulated,
        }
    }
    pub(super) fn npv(&self) -> f64 {
        self.cumulated.last().copied().unwrap_or(0.0)
    }
    pub(super) fn roq(&self) -> Option<f64> {
        (self.cost_pv > 0.0).then(|| self.margin_pv / self.cost_pv - 1.0)
    }
}

pub(super) fn sheet(s: &Source<'_>, profiles: &Profiles) -> Result<Worksheet, XlsxError> {
    let t = &s.t.break_even;
    let mut page = Page::new(s, s.t.sheets.break_even)?;
    page.widths(&[42.0, 18.0, 18.0, 18.0, 66.0])?;
    page.title(t.title, t.about, 4, Room(150, LINE_HEIGHT))?;
    policy(&mut page, profiles)?;
    inputs(&mut page, profiles)?;
    results(&mut page, profiles)?;
    page.sheet.set_screen_gridlines(false).set_selection(INPUTS, OWN, INPUTS, OWN)?;
    let chart = charts::cumulated(s, profiles.weeks);
    page.sheet.insert_chart_with_offset(RESULTS + 11, 0, &chart, 4, 4)?;
    page.sheet.set_print_area(0, 0, RESULTS + 31, 4)?;
    page.sheet.set_print_fit_to_pages(1, 1);
    Ok(page.sheet)
}

/// Which policy: a number, because a name from a list would be typed into the cell and might be a formula.
fn policy(page: &mut Page<'_>, profiles: &Profiles) -> Made {
    let (t, style, count) = (&page.s.t.break_even, &page.s.style, profiles.all.len());
    page.text(POLICY, 0, t.policy, &style.strong)?;
    page.text(POLICY, 1, "", &style.cell)?;
    page.sheet.write_number_with_format(POLICY, OWN, profiles.shown as f64 + 1.0, &style.input)?;
    page.text(POLICY, 3, "", &style.cell)?;
    let policies = &page.s.material.answer.policies;
    // In quotation marks, so that no name is taken for a number.
    let [open, close] = page.s.t.quotes;
    let name = format!("{open}{}{close}", policies[profiles.all[profiles.shown].policy].name);
    let names = changes::column(page.s, profiles, changes::NAME);
    let formula = format!("={}&INDEX({names},policy_number)&{}", literal(open), literal(close));
    page.formula(POLICY, 4, &formula, &super::page::cut(&name, 32_000), &style.note.clone().set_bold())?;
    page.sheet.set_row_height(POLICY, Room(NOTE - 6, LINE_HEIGHT).height(&name))?;
    page.text(
        POLICY + 1,
        4,
        &(t.policy_hint)(count, page.s.t.sheets.changes),
        &style.muted.clone().set_indent(1),
    )?;
    let rule = DataValidation::new()
        .allow_whole_number(DataValidationRule::Between(1, count as i32))
        .set_error_message((t.policy_hint)(count, page.s.t.sheets.changes))?;
    page.sheet.add_data_validation(POLICY, OWN, POLICY, OWN, &rule)?;
    Ok(())
}

/// The run's number, room for the reader's, and the one that counts.
fn inputs(page: &mut Page<'_>, profiles: &Profiles) -> Made {
    let (t, style) = (&page.s.t.break_even, &page.s.style);
    page.headings(INPUTS - 1, &t.input_head, &[4])?;
    let p = &profiles.all[profiles.shown];
    let run =
        [Some(p.setup), Some(p.cost_per_week), Some(p.customers), p.customer_value, Some(p.margin_per_week)];
    for (i, label) in t.inputs.iter().enumerate() {
        let row = INPUTS + i as u32;
        let format = match i {
            2 => super::style::signed("#,##0.0"),
            5 => "0.0\u{a0}%".to_owned(),
            _ => style.money_week.clone(),
        };
        page.text(row, 0, label, &style.strong)?;
        let cell = style.cell.clone().set_num_format(&format);
        let (value, lookup) = match i {
            5 => (Some(profiles.rate), None),
            _ => (run[i], Some(changes::column(page.s, profiles, changes::FIRST_NUMBER + i as u16))),
        };
        let result = value.map_or_else(|| "—".to_owned(), |v| v.to_string());
        match lookup {
            Some(column) => {
                page.formula(row, RUN, &format!("=INDEX({column},policy_number)"), &result, &cell)?
            }
            None => {
                page.sheet.write_number_with_format(row, RUN, profiles.rate, &cell)?;
            }
        }
        page.sheet.write_blank(row, OWN, &style.input.clone().set_num_format(&format))?;
        page.formula(row, USED, &used(i), &result, &cell.set_bold())?;
        page.text(row, 4, t.input_notes[i], &style.note)?;
    }
    number_rules(page)
}

/// The reader's number where there is one; margin per week also follows from customers and their value.
fn used(input: usize) -> String {
    let cell = |row: u32, col| rust_xlsxwriter::utility::row_col_to_cell(row, col);
    let row = INPUTS + input as u32;
    let (own, run) = (cell(row, OWN), cell(row, RUN));
    if input != 4 {
        return format!("=IF(ISNUMBER({own}),{own},{run})");
    }
    let [customers, value] = [row - 2, row - 1].map(|r| cell(r, OWN));
    format!(
        "=IF(ISNUMBER({own}),{own},IF(AND(OR(ISNUMBER({customers}),ISNUMBER({value})),\
         ISNUMBER(customer_value_per_year)),more_customers*customer_value_per_year/52,{run}))"
    )
}

fn number_rules(page: &mut Page<'_>) -> Made {
    let t = &page.s.t.break_even;
    let any = DataValidation::new()
        .allow_decimal_number(DataValidationRule::Between(-1e12, 1e12))
        .set_error_message(t.not_a_number)?;
    page.sheet.add_data_validation(INPUTS, OWN, INPUTS + 4, OWN, &any)?;
    let rate = DataValidation::new()
        .allow_decimal_number(DataValidationRule::Between(0.0, 10.0))
        .set_error_message(t.not_a_rate)?;
    page.sheet.add_data_validation(INPUTS + 5, OWN, INPUTS + 5, OWN, &rate)?;
    Ok(())
}

/// What comes out, with the run's numbers beside.
fn results(page: &mut Page<'_>, profiles: &Profiles) -> Made {
    let (s, t) = (page.s, &page.s.t.break_even);
    let style = &s.style;
    let [result, run, yours, meaning] = t.result_head;
    page.headings(RESULTS - 1, &[result, run, "", yours, meaning], &[4])?;
    let first = First::of(&profiles.all[profiles.shown], profiles.rate);
    let months = first.week.map(|w| w as f64 * 12.0 / 52.0);
    let week = first.week.map(|w| w as f64);
    let values = [week, months, Some(first.npv()), first.roq(), Some(first.margin_pv), Some(first.cost_pv)];
    let (whole, share) = ("0".to_owned(), "+0\u{a0}%;-0\u{a0}%;0\u{a0}%".to_owned());
    let change = &style.money_change;
    let formats = [&whole, &"0.0".to_owned(), change, &share, change, change];
    for (i, label) in t.results.iter().enumerate() {
        let row = RESULTS + i as u32;
        page.text(row, 0, label, &style.strong)?;
        page.text(row, 2, "", &style.cell)?;
        let none = if i < 2 { t.never } else { "—" };
        let result = values[i].map_or_else(|| none.to_owned(), |v| v.to_string());
        let format =
            style.cell.clone().set_num_format(formats[i]).set_align(rust_xlsxwriter::FormatAlign::Right);
        for (col, side) in [(RUN, weeks::Side::Run), (USED, weeks::Side::Used)] {
            let formula = weeks::result(s, profiles.weeks, i, side, none);
            let format = if col == USED { format.clone().set_bold() } else { format.clone() };
            page.formula(row, col, &formula, &result, &format)?;
        }
        page.text(row, 4, t.result_notes[i], &style.note)?;
        page.sheet.set_row_height(row, Room(NOTE, LINE_HEIGHT).height(t.result_notes[i]))?;
    }
    comparison(page, profiles)
}

/// The gain of the other sheets, which is the same up to the twin's correction.
fn comparison(page: &mut Page<'_>, profiles: &Profiles) -> Made {
    let s = page.s;
    let (t, row) = (&s.t.break_even, RESULTS + 7);
    let answer = &s.material.answer;
    let gain = answer.policies[profiles.all[profiles.shown].policy].gain;
    if let Some(gain) = gain.filter(|_| answer.measure.key == "npv") {
        let format = s.style.cell.clone().set_num_format(&s.style.money_change);
        page.text(row, 0, t.comparison, &s.style.cell)?;
        let column = changes::column(s, profiles, changes::GAIN);
        page.formula(row, RUN, &format!("=INDEX({column},policy_number)"), &gain.mean.to_string(), &format)?;
        page.text(row, 4, t.comparison_note, &s.style.note)?;
        page.sheet.set_row_height(row, Room(NOTE, LINE_HEIGHT).height(t.comparison_note))?;
    }
    page.wide(row + 2, (0, 4), t.how, &s.style.muted, Room(150, LINE_HEIGHT))
}
