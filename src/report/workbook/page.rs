//! A sheet as all of them are set: paper, header and footer, and cells whose texts stay texts.

use rust_xlsxwriter::{Format, Formula, Worksheet, XlsxError};

use super::Source;
use super::style::LINE_HEIGHT;

/// What writing a cell gives.
pub(super) type Made = Result<(), XlsxError>;

/// A4.
const PAPER: u8 = 9;
/// Longest text of a cell in UTF-16 units, a little below Excel's own limit.
const LONGEST: usize = 32_000;
/// Longest part of a header or footer; Excel allows 255 characters for all three.
const HEADER_PART: usize = 80;

/// What stands in a cell: a number and its format, or a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    Number(f64, String),
    Text(String),
    Nothing,
}

impl Cell {
    /// A number where there is one.
    pub(super) fn maybe(value: Option<f64>, format: &str) -> Cell {
        value.filter(|v| v.is_finite()).map_or(Cell::Nothing, |v| Cell::Number(v, format.to_owned()))
    }
    /// A share in per cent that never claims certainty which was not seen.
    pub(super) fn share(value: Option<f64>) -> Cell {
        let format = match value {
            Some(v) if v > 0.0 && v < 0.005 => "\"<\u{a0}1\u{a0}%\"",
            Some(v) if v > 0.995 && v < 1.0 => "\">\u{a0}99\u{a0}%\"",
            _ => "0\u{a0}%",
        };
        Cell::maybe(value, format)
    }
}

/// The start of a text, with an ellipsis where something is left out.
pub(super) fn cut(text: &str, most: usize) -> String {
    if text.encode_utf16().count() <= most {
        return text.to_owned();
    }
    let mut units = 0;
    let fits = |c: &char| {
        units += c.len_utf16();
        units < most
    };
    text.chars().take_while(fits).collect::<String>() + "…"
}

/// A sheet in the making.
pub(super) struct Page<'a> {
    pub(super) sheet: Worksheet,
    pub(super) s: &'a Source<'a>,
    /// Of the columns, in characters.
    widths: Vec<f64>,
}

impl<'a> Page<'a> {
    /// A named sheet for A4 across, one page wide.
    pub(super) fn new(s: &'a Source<'a>, name: &str) -> Result<Page<'a>, XlsxError> {
        let m = &s.material.results.manifest;
        // An ampersand starts a code in headers and footers.
        let part = |text: &str| cut(text, HEADER_PART).replace('&', "&&").replace(['\n', '\r', '\t'], " ");
        let mut sheet = Worksheet::new();
        sheet.set_name(name)?;
        sheet.set_paper_size(PAPER).set_landscape().set_print_fit_to_pages(1, 0);
        sheet.set_margins(0.5, 0.5, 0.7, 0.7, 0.3, 0.3);
        sheet.set_header(format!("&L&9{}&R&9&A", part(&m.title)));
        sheet.set_footer(format!("&L&9grapevine {}&R&9&P / &N", part(&m.program)));
        Ok(Page { sheet, s, widths: Vec::new() })
    }

    /// A text, whatever it looks like.
    pub(super) fn text(&mut self, row: u32, col: u16, text: &str, format: &Format) -> Made {
        self.sheet.write_string_with_format(row, col, cut(text, LONGEST), format)?;
        Ok(())
    }
    /// A text over several columns of a row, which gets the height that the text needs.
    pub(super) fn wide(
        &mut self,
        row: u32,
        cols: (u16, u16),
        text: &str,
        format: &Format,
        room: Room,
    ) -> Made {
        let format = format.clone().set_text_wrap();
        self.sheet.merge_range(row, cols.0, row, cols.1, &cut(text, LONGEST), &format)?;
        self.sheet.set_row_height(row, room.height(text))?;
        Ok(())
    }
    /// A number, text or dash.
    pub(super) fn cell(&mut self, row: u32, col: u16, cell: &Cell, format: &Format) -> Made {
        match cell {
            Cell::Number(v, number) => {
                let format = format.clone().set_num_format(number);
                self.sheet.write_number_with_format(row, col, *v, &format)?;
            }
            Cell::Text(text) => self.text(row, col, text, format)?,
            Cell::Nothing => {
                self.text(row, col, "—", &format.clone().set_align(rust_xlsxwriter::FormatAlign::Right))?;
            }
        }
        Ok(())
    }
    /// A formula with the result that a viewer shows before it calculates.
    pub(super) fn formula(
        &mut self,
        row: u32,
        col: u16,
        formula: &str,
        result: &str,
        format: &Format,
    ) -> Made {
        let formula = Formula::new(formula).set_result(result);
        self.sheet.write_formula_with_format(row, col, formula, format)?;
        Ok(())
    }
    /// The title in the first row and what the sheet shows in the second.
    pub(super) fn title(&mut self, title: &str, about: &str, last: u16, room: Room) -> Made {
        let style = &self.s.style;
        self.text(0, 0, title, &style.title)?;
        self.sheet.set_row_height(0, 30)?;
        self.wide(1, (0, last), about, &style.muted, room)
    }
    /// Column headings, repeated on every printed page; the first and those of `texts` stand above texts.
    pub(super) fn head(&mut self, row: u32, titles: &[&str], texts: &[u16]) -> Made {
        self.headings(row, titles, texts)?;
        self.sheet.set_repeat_rows(row, row)?;
        Ok(())
    }
    /// Column headings of a further table.
    pub(super) fn headings(&mut self, row: u32, titles: &[&str], texts: &[u16]) -> Made {
        let mut height = LINE_HEIGHT;
        for (col, title) in titles.iter().enumerate() {
            let format = match col as u16 {
                0 => &self.s.style.head_left,
                col if texts.contains(&col) => &self.s.style.head_note,
                _ => &self.s.style.head,
            };
            self.text(row, col as u16, title, format)?;
            // A filter's button takes room.
            let room = self.widths.get(col).map_or(12.0, |w| w - 3.0).max(4.0);
            height = height.max(Room(room as usize, LINE_HEIGHT).height(title));
        }
        self.sheet.set_row_height(row, height)?;
        Ok(())
    }
    /// Column widths in characters.
    pub(super) fn widths(&mut self, widths: &[f64]) -> Made {
        for (col, width) in widths.iter().enumerate() {
            self.sheet.set_column_width(col as u16, *width)?;
        }
        self.widths = widths.to_vec();
        Ok(())
    }
    /// Keeps headings and names in view, and lets rows be filtered.
    pub(super) fn filterable(&mut self, head: u32, rows: usize, cols: usize, names: u16) -> Made {
        self.sheet.set_freeze_panes(head + 1, names)?;
        if rows > 0 {
            self.sheet.autofilter(head, 0, head + rows as u32, cols as u16 - 1)?;
        }
        Ok(())
    }
}

/// How many characters fit on a line, and how high a line is in points.
#[derive(Clone, Copy)]
pub(super) struct Room(pub(super) usize, pub(super) f64);

impl Room {
    /// Height that a text needs when it is broken between words.
    pub(super) fn height(self, text: &str) -> f64 {
        (self.lines(text) as f64 * self.1 + 4.0).min(400.0)
    }
    fn lines(self, text: &str) -> usize {
        text.lines().map(|line| self.lines_of(line)).sum::<usize>().max(1)
    }
    fn lines_of(self, line: &str) -> usize {
        let (mut lines, mut used) = (1, 0);
        for word in line.split(' ') {
            let mut length = word.chars().count();
            if used > 0 && used + 1 + length > self.0 {
                lines += 1;
                used = 0;
            }
            while length > self.0 {
                lines += 1;
                length -= self.0;
            }
            used += length + 1;
        }
        lines
    }
}
