//! `results.xlsx`: a run as a workbook that a board reads and that a finance department can calculate with.
//!
//! Numbers are numbers and formulas carry their result, so that a viewer that does not calculate shows the same.
//! Whatever comes from a scenario is written as a string, never as a formula.

mod assumptions;
mod break_even;
mod changes;
mod charts;
mod guide;
mod losses;
mod means;
mod measures;
mod page;
mod policies;
mod profile;
mod style;
#[cfg(test)]
mod tests;
mod unknowns;
mod verdict;
mod weeks;
mod yearly;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use self::means::Means;
use self::profile::Profiles;
use self::style::Style;
use super::Lang;
use super::material::Material;
use crate::store::StoreError;
use crate::texts;
use crate::texts::workbook::Texts;

/// What every sheet is written from.
struct Source<'a> {
    material: &'a Material<'a>,
    lang: Lang,
    t: &'static Texts,
    style: Style,
    /// `None` where an earlier program stored no such series.
    means: Option<Means>,
}

impl From<XlsxError> for StoreError {
    fn from(error: XlsxError) -> StoreError {
        StoreError::content(format!("the workbook cannot be written: {error}"))
    }
}

/// The workbook of a run in a language. The same results give the same bytes.
pub fn write(material: &Material, lang: Lang) -> Result<Vec<u8>, StoreError> {
    let t = texts::of(lang).workbook;
    let style = Style::of(&material.answer, lang, t);
    let s = Source { material, lang, t, style, means: Means::of(material.results)? };
    let mut book = Workbook::new();
    book.set_properties(&properties(&s)?);
    for page in [verdict::sheet(&s)?, policies::sheet(&s)?, measures::sheet(&s)?, assumptions::sheet(&s)?] {
        book.push_worksheet(page);
    }
    let profiles = s.means.as_ref().and_then(|means| Profiles::of(&s, means));
    if let Some(means) = &s.means {
        book.push_worksheet(yearly::sheet(&s, means)?);
    }
    if let Some(profiles) = &profiles {
        book.push_worksheet(break_even::sheet(&s, profiles)?);
    }
    for page in [losses::sheet(&s)?, unknowns::sheet(&s)?, guide::sheet(&s)?] {
        book.push_worksheet(page);
    }
    // What the break-even sheet calculates with stands at the end, where only those look who check it.
    if let Some(profiles) = &profiles {
        for page in [weeks::sheet(&s, profiles)?, changes::sheet(&s, profiles)?] {
            book.push_worksheet(page);
        }
        for (name, place) in break_even::names(&s) {
            book.define_name(name, &place)?;
        }
    }
    Ok(book.save_to_buffer()?)
}

/// Fixed properties: the clock has no say in the bytes.
fn properties(s: &Source<'_>) -> Result<DocProperties, XlsxError> {
    let m = &s.material.results.manifest;
    Ok(DocProperties::new()
        .set_title(page::cut(&m.title, 250))
        .set_subject(s.t.subject)
        .set_author(format!("grapevine {}", m.program))
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?))
}
