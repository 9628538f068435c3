//! The first slide, the question, and the second, its answer.

use super::deck::{Layout, Slide, tag};
use super::fit::{self, capital, typographic};
use super::master::{FOOTER, TITLE, TITLE_SIZE};
use super::shape::{self, Form, Node, Place, Shape};
use super::table::{Cell, Column, Table};
use super::text::{Body, LINE, Paragraph, Run};
use crate::report::Lang;
use crate::report::chart::fonts::Weight;
use crate::report::chart::scene::Align;
use crate::report::chart::text::wrap;
use crate::report::chart::theme::SLIDE;
use crate::report::material::Material;
use crate::report::sheet::Printed;
use crate::report::text::label;
use crate::texts;

/// Width of the values.
const FIGURES: f64 = 400.0;
/// Room above and below a fact.
const AIRY: f64 = 15.0;

/// Title of the scenario, question and run.
pub fn title(material: &Material, lang: Lang, footer: &str) -> Slide {
    let (m, t) = (&material.results.manifest, texts::of(lang).slides);
    let horizon = horizon(material, lang);
    let measure = label(&material.answer.measure, lang);
    let question = match &m.policies[..] {
        [one] => (t.question_of_one)(&one.name, &horizon, measure),
        all => (t.question)(all.len(), &horizon, measure),
    };
    let lines = [question, footer.to_owned(), (t.made)(m.evidence.name(), &m.program)];
    let mut slide = Slide::new(fit::title(&m.title), "", |_| String::new());
    slide.layout = Layout::Title;
    slide.subtitle = lines.iter().map(|line| typographic(line)).collect();
    slide.notes(vec![t.opening_notes.to_owned()])
}

/// "3 years", for after "over" and "in".
fn horizon(material: &Material, lang: Lang) -> String {
    crate::report::chart::layout::horizon(&material.figures(lang).context)
}

/// The verdict as title, and the facts below.
pub fn verdict(material: &Material, printed: &Printed, lang: Lang, footer: &str) -> Slide {
    let t = texts::of(lang).slides;
    let title = fit::title(&printed.verdict);
    let lines = fit::lines(&title, TITLE_SIZE, TITLE.w);
    // Up to four lines of title are worth more than small type.
    let tall = lines.clamp(2, 4) as f64 * TITLE_SIZE * LINE + 4.0;
    let place = Place::new(TITLE.x, TITLE.y, TITLE.w, tall);
    let table = facts(material, printed, lang);
    let top = (place.y + place.h + 26.0).max(150.0);
    let remarks = printed.remarks.iter().map(|r| typographic(r)).collect::<Vec<_>>();
    let below = top + table.height() + 26.0;
    let mut notes = vec![t.verdict_notes.to_owned()];
    notes.extend(printed.facts.iter().map(|(a, b, c)| {
        typographic(&format!(
            "{}: {b}{}",
            capital(a),
            if c.is_empty() { String::new() } else { format!(" ({c})") }
        ))
    }));
    notes.extend(remarks.iter().cloned());
    notes.push(footer.to_owned());
    let remarks = remarks_box(&remarks, below, t.notes);
    let mut slide = Slide::new(title, footer, move |ids| {
        let mut out = table.written(ids, TITLE.x, top, tag(lang));
        if let Some(node) = &remarks {
            shape::write(&mut out, ids, node, tag(lang));
        }
        out
    });
    slide.title_place = (lines > 2).then_some(place);
    slide.notes(notes)
}

/// Label, value and remark, a row each. Without a comparison, the measures themselves.
fn facts(material: &Material, printed: &Printed, lang: Lang) -> Table {
    let of_one = || {
        let sheets = printed.also.iter();
        let cells = sheets.filter_map(|s| Some((s, s.rows.first()?)));
        cells
            .flat_map(|(s, row)| s.head.iter().zip(&row.cells))
            .map(|(head, cell)| (head.clone(), cell.clone(), String::new()))
            .take(6)
            .collect()
    };
    let facts: Vec<(String, String, String)> =
        if material.answer.policies.len() > 1 { printed.facts.clone() } else { of_one() };
    let c = &SLIDE.colors;
    let rows = facts.iter().map(|(label, value, remark)| {
        vec![
            Cell::new(capital(&typographic(label))).size(SLIDE.label).color(c.muted),
            figure(&typographic(value)),
            Cell::new(typographic(remark)).color(c.muted),
        ]
    });
    let text = texts::of(lang).slides;
    let column = |width: f64| Column { width, align: Align::Left };
    Table {
        name: text.facts.to_owned(),
        description: printed.verdict.clone(),
        columns: vec![column(280.0), column(FIGURES), column(TITLE.w - 280.0 - FIGURES)],
        head: false,
        pad: AIRY,
        rows: rows.collect(),
    }
}

/// A value, large where it is short.
fn figure(value: &str) -> Cell {
    let large = fit::lines(value, SLIDE.figure, FIGURES - 20.0) == 1;
    Cell::new(value).size(if large { SLIDE.figure } else { SLIDE.label }).bold().color(SLIDE.colors.better)
}

/// What to keep in mind about the numbers, as far as there is room below the table.
fn remarks_box(remarks: &[String], top: f64, name: &str) -> Option<Node> {
    let size = SLIDE.small;
    let mut paragraphs = Vec::new();
    let mut height = 0.0;
    for remark in remarks {
        let lines = wrap(remark, Weight::Regular, size, TITLE.w).len() as f64;
        let before = if paragraphs.is_empty() { 0.0 } else { 5.0 };
        if top + height + before + lines * size * LINE > FOOTER.y - 8.0 {
            break;
        }
        height += before + lines * size * LINE;
        let run = Run::new(remark.clone(), size, SLIDE.colors.muted);
        paragraphs.push(Paragraph::of(vec![run]).before(before));
    }
    let place = Place::new(TITLE.x, top, TITLE.w, height);
    let text = Some(Body { paragraphs, wraps: true });
    let shape = Shape { name: name.to_owned(), place, form: Form::Rect, fill: None, line: None, text };
    (height > 0.0).then_some(Node::Shape(shape))
}
