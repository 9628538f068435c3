//! Every number that the run rests on, with its meaning, origin, source and grade.

use grapevine_engine::scenario::params::{ParamId, german, unit_text};
use rust_xlsxwriter::{FormatAlign, Worksheet, XlsxError};

use super::Source;
use super::page::{Cell, Made, Page, Room};
use super::style::LINE_HEIGHT;
use crate::report::assumptions;
use crate::store::manifest::Assumption;

const HEAD: u32 = 3;
const COLUMNS: usize = 7;
/// Columns of texts.
const TEXTS: [u16; 5] = [1, 3, 4, 5, 6];

pub(super) fn sheet(s: &Source<'_>) -> Result<Worksheet, XlsxError> {
    let (t, m) = (&s.t.assumptions, &s.material.results.manifest);
    let mut page = Page::new(s, s.t.sheets.assumptions)?;
    page.widths(&[34.0, 58.0, 22.0, 22.0, 24.0, 52.0, 9.0])?;
    page.title(t.title, assumptions::grades(s.lang), COLUMNS as u16 - 1, Room(190, LINE_HEIGHT))?;
    page.head(HEAD, &t.head, &TEXTS)?;
    for (i, assumption) in m.assumptions.iter().enumerate() {
        row(&mut page, HEAD + 1 + i as u32, assumption)?;
    }
    page.filterable(HEAD, m.assumptions.len(), COLUMNS, 1)?;
    Ok(page.sheet)
}

fn row(page: &mut Page<'_>, row: u32, a: &Assumption) -> Made {
    let s = page.s;
    let m = &s.material.results.manifest;
    let t = &s.t.assumptions;
    let drawn = m.unknowns.iter().any(|u| u.key == a.key);
    let origin = match (a.given, drawn) {
        (_, true) => t.drawn.to_owned(),
        (true, _) => t.own.to_owned(),
        (false, _) => (t.pack)(m.evidence.name()),
    };
    let source = if a.given {
        String::new()
    } else {
        s.lang.pick(None, german(&a.source)).unwrap_or(&a.source).to_owned()
    };
    let cells = [
        Cell::Text(a.key.clone()),
        Cell::Text(meaning(s, &a.key)),
        value(&a.value),
        Cell::Text(unit(s, a)),
        Cell::Text(origin),
        if source.is_empty() { Cell::Nothing } else { Cell::Text(source.clone()) },
        if a.grade.is_empty() { Cell::Nothing } else { Cell::Text(a.grade.clone()) },
    ];
    let right = s.style.cell.clone().set_align(FormatAlign::Right);
    for (col, cell) in cells.iter().enumerate() {
        let format = match col as u16 {
            0 => &s.style.strong,
            col if TEXTS.contains(&col) => &s.style.note,
            _ => &right,
        };
        match cell {
            // A dash under a text stands where the text would.
            Cell::Nothing if col != 2 => page.text(row, col as u16, "—", format)?,
            _ => page.cell(row, col as u16, cell, format)?,
        }
    }
    let height = Room(60, LINE_HEIGHT).height(&meaning(s, &a.key)).max(Room(54, LINE_HEIGHT).height(&source));
    page.sheet.set_row_height(row, height)?;
    Ok(())
}

/// A number as a number, a law or a word as a text.
fn value(text: &str) -> Cell {
    match text.replace('_', "").parse::<f64>() {
        Ok(v) if v.is_finite() && v.fract() == 0.0 => Cell::Number(v, "#,##0".to_owned()),
        Ok(v) if v.is_finite() => Cell::Number(v, "#,##0.0#####".to_owned()),
        _ => Cell::Text(text.to_owned()),
    }
}

/// What a parameter means; nothing where this program does not know it any more.
fn meaning(s: &Source<'_>, key: &str) -> String {
    let param = ParamId::from_key(key).map(ParamId::param);
    param.map_or_else(String::new, |p| s.lang.pick(p.en, p.de).to_owned())
}

fn unit(s: &Source<'_>, a: &Assumption) -> String {
    use grapevine_engine::scenario::Lang;
    let currency = &s.material.answer.currency;
    match ParamId::from_key(&a.key) {
        Some(id) => unit_text(id.param().unit, s.lang.pick(Lang::En, Lang::De), currency),
        None => a.unit.replace("currency", currency),
    }
}
