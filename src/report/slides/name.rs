//! What shapes are called in PowerPoint's selection pane: "Bar: Train the front desk", not "Shape 17".

use super::super::chart::scene::Rgba;
use super::super::chart::text::shorten;
use super::super::chart::theme::SLIDE;
use super::chart::Block;
use super::shape::{Form, Place};
use crate::texts::slides::SlidesTexts;

/// A mark this far above or below a label still belongs to it, in pixels.
const NEAR: f64 = 14.0;
/// Marks higher than this are areas of a chart, not part of a row.
const ROW: f64 = 64.0;

/// Labels that stand left of a row of marks.
pub struct Rows(Vec<(Place, String)>);

impl Rows {
    /// Of a chart's texts: those in words at the left margin under the subtitle.
    pub fn of(blocks: &[Block<'_>]) -> Rows {
        let row = |b: &Block<'_>| {
            let (place, words) = (b.place(), b.words());
            let label = place.x < SLIDE.canvas.0 * 0.4 && place.y > SLIDE.canvas.1 * 0.2;
            (label && words.chars().any(char::is_alphabetic)).then_some((place, words))
        };
        Rows(blocks.iter().filter_map(row).collect())
    }
    /// The label whose row a mark is in: left of it and at its height.
    fn at(&self, mark: &Place) -> Option<&str> {
        let middle = mark.y + mark.h / 2.0;
        let off = |label: &Place| (label.y + label.h / 2.0 - middle).abs();
        let same = |label: &Place| label.x < mark.x && off(label) < label.h / 2.0 + NEAR;
        let found = self.0.iter().filter(|(label, _)| same(label));
        found.min_by(|a, b| off(&a.0).total_cmp(&off(&b.0))).map(|(_, words)| words.as_str())
    }
}

/// Names marks by what they are and, in a row, by the row's label.
pub struct Names<'a> {
    texts: &'a SlidesTexts,
    rows: Rows,
}

impl<'a> Names<'a> {
    pub fn new(texts: &'a SlidesTexts, rows: Rows) -> Names<'a> {
        Names { texts, rows }
    }
    /// The name of a mark.
    pub fn of(&self, place: &Place, form: &Form, color: Rgba) -> String {
        let t = self.texts;
        let kind = match form {
            Form::Line(..) if same(color, SLIDE.colors.grid) => return t.grid.to_owned(),
            Form::Line(..) => t.line,
            Form::Path { closed: true, .. } => t.area,
            Form::Path { closed: false, .. } => t.curve,
            Form::Rect => t.bar,
            Form::Ellipse => t.dot,
        };
        let row = self.rows.at(place).filter(|_| place.h < ROW && place.w < SLIDE.canvas.0 * 0.9);
        row.map_or_else(|| kind.to_owned(), |row| format!("{kind}: {}", shorten(row, 80)))
    }
    /// What marks that belong together share: the row, or else the kind.
    pub fn family<'n>(&self, name: &'n str) -> &'n str {
        name.split_once(": ").map_or(name, |(_, row)| row)
    }
}

fn same(a: Rgba, b: Rgba) -> bool {
    (a.0, a.1, a.2) == (b.0, b.1, b.2)
}
