//! How to read the workbook: what each sheet shows and what the words mean.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::Source;
use super::page::{Made, Page, Room};
use super::style::LINE_HEIGHT;

pub(super) fn sheet(s: &Source<'_>) -> Result<Worksheet, XlsxError> {
    let t = &s.t.guide;
    let mut page = Page::new(s, s.t.sheets.guide)?;
    page.widths(&[34.0, 110.0])?;
    page.sheet.set_screen_gridlines(false);
    page.title(t.title, t.about, 1, Room(140, LINE_HEIGHT))?;
    let mut row = 3;
    for (title, entries) in
        [(t.sheets_title, t.sheets), (t.words_title, t.words), (t.caution_title, t.cautions)]
    {
        page.text(row, 0, title, &s.style.section)?;
        for (word, meaning) in entries {
            row += 1;
            entry(&mut page, row, word, meaning)?;
        }
        row += 2;
    }
    Ok(page.sheet)
}

fn entry(page: &mut Page<'_>, row: u32, word: &str, meaning: &str) -> Made {
    let style = &page.s.style;
    page.text(row, 0, word, &style.strong.clone().set_text_wrap())?;
    page.text(row, 1, meaning, &style.cell)?;
    let height = Room(105, LINE_HEIGHT).height(meaning).max(Room(32, LINE_HEIGHT).height(word));
    page.sheet.set_row_height(row, height)?;
    Ok(())
}
