//! The policies in numbers: a table, on several slides where there are many.

use super::deck::{Slide, tag};
use super::fit::{self, typographic};
use super::master::{FOOTER, TITLE};
use super::table::{Cell, Column, Table};
use crate::report::Lang;
use crate::report::chart::fonts::Weight;
use crate::report::chart::scene::Align;
use crate::report::chart::text::wrap_within;
use crate::report::chart::theme::SLIDE;
use crate::report::sheet::{Printed, Row, Sheet};
use crate::texts;

/// Where the table begins.
const TOP: f64 = 112.0;
/// Width of the names.
const NAMES: f64 = 330.0;

/// The slides with the table of policies.
pub fn slides(printed: &Printed, lang: Lang, footer: &str) -> Vec<Slide> {
    let t = texts::of(lang).slides;
    let columns = columns(&printed.table);
    let head = head(&printed.table, t.policy);
    let pages = pages(&printed.table.rows, &columns, &head);
    let count = pages.len();
    let slide = |(i, rows): (usize, Vec<Vec<Cell>>)| {
        let title = if count > 1 { (t.part)(t.policies, i + 1, count) } else { t.policies.to_owned() };
        let table = Table {
            name: t.policies.to_owned(),
            description: printed.verdict.clone(),
            columns: columns.clone(),
            head: true,
            pad: Table::PAD,
            rows: std::iter::once(head.clone()).chain(rows).collect(),
        };
        let notes = [t.policies_notes.to_owned()].into_iter().chain(printed.remarks.clone());
        let notes = notes.chain([footer.to_owned()]).collect();
        let content = move |ids: &mut _| table.written(ids, TITLE.x, TOP, tag(lang));
        Slide::new(fit::title(&title), footer, content).notes(notes)
    };
    pages.into_iter().enumerate().map(slide).collect()
}

fn columns(sheet: &Sheet) -> Vec<Column> {
    // What a policy gains needs the most room: "+100,600 ± 4,200".
    let first = 214.0;
    let rest = (TITLE.w - NAMES - first) / (sheet.head.len().max(2) - 1) as f64;
    let width = |i: usize| if i == 0 { first } else { rest };
    let numbers = (0..sheet.head.len()).map(|i| Column { width: width(i), align: Align::Right });
    std::iter::once(Column { width: NAMES, align: Align::Left }).chain(numbers).collect()
}

fn head(sheet: &Sheet, policy: &str) -> Vec<Cell> {
    let titles = std::iter::once(policy).chain(sheet.head.iter().map(String::as_str));
    titles.map(|h| Cell::new(typographic(h)).size(SLIDE.footnote + 1.0).color(SLIDE.colors.muted)).collect()
}

fn cells(row: &Row) -> Vec<Cell> {
    let name = wrap_within(&row.name, Weight::SemiBold, SLIDE.small, NAMES - 20.0, 2).join(" ");
    let numbers = row.cells.iter().enumerate().map(|(i, cell)| {
        let cell = Cell::new(typographic(cell));
        if i == 0 { cell.bold() } else { cell }
    });
    std::iter::once(Cell::new(name).bold()).chain(numbers).collect()
}

/// The rows of each slide.
fn pages(rows: &[Row], columns: &[Column], head: &[Cell]) -> Vec<Vec<Vec<Cell>>> {
    let room = FOOTER.y - 8.0 - TOP - super::table::height(columns, head, Table::PAD);
    let mut pages: Vec<Vec<Vec<Cell>>> = vec![Vec::new()];
    let mut used = 0.0;
    for row in rows.iter().map(cells) {
        let height = super::table::height(columns, &row, Table::PAD);
        let page = pages.last_mut().expect("starts with one page");
        if used + height > room && !page.is_empty() {
            pages.push(vec![row]);
            used = height;
        } else {
            page.push(row);
            used += height;
        }
    }
    pages
}
