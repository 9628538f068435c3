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
const TOP: f64 = 100.0;
/// Width of the names.
const NAMES: f64 = 330.0;

/// Room between two tables.
const BETWEEN: f64 = 20.0;

/// Up to so many policies the slides have the other tables, too; the workbook has them all.
const FEW: usize = 12;

/// Tables on a slide, each with where it begins.
type Stack = Vec<(f64, Table)>;

/// The slides with the table of policies, and below or behind it the other tables.
pub fn slides(printed: &Printed, lang: Lang, footer: &str) -> Vec<Slide> {
    let t = texts::of(lang).slides;
    let mut stacks: Vec<Stack> = Vec::new();
    for mut rows in parts(&printed.table, t.policy) {
        rows.insert(0, head(&printed.table, t.policy));
        stacks.push(vec![(TOP, table(&printed.table, t.policies, &printed.verdict, rows))]);
    }
    let few = printed.table.rows.len() <= FEW;
    for sheet in printed.also.iter().filter(|s| few && (1..=7).contains(&s.head.len())) {
        let title = if sheet.title.is_empty() { t.policy } else { sheet.title.as_str() };
        let mut rows = vec![head(sheet, title)];
        rows.extend(sheet.rows.iter().map(cells));
        add(&mut stacks, table(sheet, title, &sheet.note, rows));
    }
    let count = stacks.len();
    let slide = |(i, stack): (usize, Stack)| {
        let title = if count > 1 { (t.part)(t.policies, i + 1, count) } else { t.policies.to_owned() };
        let mut notes = vec![t.policies_notes.to_owned()];
        notes.extend(stack.iter().skip(usize::from(i == 0)).map(|(_, table)| table.description.clone()));
        notes.extend(printed.remarks.iter().map(|r| typographic(r)));
        notes.push(footer.to_owned());
        let content = move |ids: &mut Ids| {
            stack.iter().map(|(y, table)| table.written(ids, TITLE.x, *y, tag(lang))).collect()
        };
        Slide::new(fit::title(&title), footer, content).notes(notes)
    };
    stacks.into_iter().enumerate().map(slide).collect()
}

/// Below the last table if there is room, else on a slide of its own.
fn add(stacks: &mut Vec<Stack>, table: Table) {
    let last = stacks.last().and_then(|stack| stack.last());
    let below = last.map_or(TOP, |(y, above)| y + above.height() + BETWEEN);
    match stacks.last_mut() {
        Some(stack) if below + table.height() <= FOOTER.y - 8.0 => stack.push((below, table)),
        _ => stacks.push(vec![(TOP, table)]),
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
