//! The policies in numbers: a table, on several slides where there are many.

use super::deck::{Slide, tag};
use super::fit::{self, capital, typographic};
use super::master::{FOOTER, TITLE};
use super::shape::Ids;
use super::table::{Cell, Column, Table, height};
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

/// Room between two tables.
const BETWEEN: f64 = 26.0;

/// The slides with the table of policies; below the last part other tables, as far as there is room.
pub fn slides(printed: &Printed, lang: Lang, footer: &str) -> Vec<Slide> {
    let t = texts::of(lang).slides;
    let parts = parts(&printed.table, t.policy);
    let count = parts.len();
    let slide = |(i, mut rows): (usize, Vec<Vec<Cell>>)| {
        let title = if count > 1 { (t.part)(t.policies, i + 1, count) } else { t.policies.to_owned() };
        rows.insert(0, head(&printed.table, t.policy));
        let mut tables = vec![(TOP, table(&printed.table, t.policies, &printed.verdict, rows))];
        if i + 1 == count {
            add(&mut tables, &printed.also, t.policy);
        }
        let notes = [t.policies_notes.to_owned()].into_iter().chain(printed.remarks.clone());
        let notes = notes.chain([footer.to_owned()]).collect();
        let content = move |ids: &mut Ids| {
            tables.iter().map(|(y, table)| table.written(ids, TITLE.x, *y, tag(lang))).collect()
        };
        Slide::new(fit::title(&title), footer, content).notes(notes)
    };
    parts.into_iter().enumerate().map(slide).collect()
}

/// Other measures, and what the firm sees, below the policies.
fn add(tables: &mut Vec<(f64, Table)>, sheets: &[Sheet], policy: &str) {
    for sheet in sheets.iter().filter(|s| (1..=7).contains(&s.head.len())) {
        let title = if sheet.title.is_empty() { policy } else { sheet.title.as_str() };
        let mut rows = vec![head(sheet, title)];
        rows.extend(sheet.rows.iter().map(cells));
        let below = tables.last().map_or(TOP, |(y, t)| y + t.height() + BETWEEN);
        let next = table(sheet, title, &sheet.note, rows);
        if below + next.height() <= FOOTER.y - 8.0 {
            tables.push((below, next));
        }
    }
}

fn table(sheet: &Sheet, name: &str, description: &str, rows: Vec<Vec<Cell>>) -> Table {
    Table {
        name: name.to_owned(),
        description: description.to_owned(),
        columns: columns(sheet),
        head: true,
        pad: Table::PAD,
        rows,
    }
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
    titles
        .map(|h| Cell::new(capital(&typographic(h))).size(SLIDE.footnote + 1.0).color(SLIDE.colors.muted))
        .collect()
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
fn parts(sheet: &Sheet, policy: &str) -> Vec<Vec<Vec<Cell>>> {
    let columns = columns(sheet);
    let room = FOOTER.y - 8.0 - TOP - height(&columns, &head(sheet, policy), Table::PAD);
    let mut parts: Vec<Vec<Vec<Cell>>> = vec![Vec::new()];
    let mut used = 0.0;
    for row in sheet.rows.iter().map(cells) {
        let height = height(&columns, &row, Table::PAD);
        let part = parts.last_mut().expect("starts with one part");
        if used + height > room && !part.is_empty() {
            parts.push(vec![row]);
            used = height;
        } else {
            part.push(row);
            used += height;
        }
    }
    parts
}
