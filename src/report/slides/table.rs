//! Tables: real ones, whose cells can be edited.

use std::fmt::Write;

use super::super::chart::fonts::Weight;
use super::super::chart::scene::{Align, Rgba};
use super::super::chart::text::wrap;
use super::super::chart::theme::SLIDE;
use super::shape::{Ids, Place, emu, fill, properties};
use super::text::{LINE, Paragraph, Run};

/// Room between columns.
const GAP: f64 = 14.0;
const WRITTEN: &str = "writing to a string cannot fail";

/// A column: its width in pixels and where its text stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    pub width: f64,
    pub align: Align,
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    pub text: String,
    pub size: f64,
    pub weight: Weight,
    pub color: Rgba,
}

impl Cell {
    /// Regular text in the size of labels.
    pub fn new(text: impl Into<String>) -> Cell {
        let (size, color) = (SLIDE.small, SLIDE.colors.ink);
        Cell { text: text.into(), size, weight: Weight::Regular, color }
    }
    pub fn bold(mut self) -> Cell {
        self.weight = Weight::SemiBold;
        self
    }
    pub fn size(mut self, size: f64) -> Cell {
        self.size = size;
        self
    }
    pub fn color(mut self, color: Rgba) -> Cell {
        self.color = color;
        self
    }
    fn height(&self, width: f64) -> f64 {
        let lines = wrap(&self.text, self.weight, self.size, (width - GAP - 2.0).max(20.0)).len();
        lines as f64 * self.size * LINE
    }
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub name: String,
    pub description: String,
    pub columns: Vec<Column>,
    /// Whether the first row says what the columns are.
    pub head: bool,
    /// Room above and below the text of a cell.
    pub pad: f64,
    pub rows: Vec<Vec<Cell>>,
}

/// Height that a row needs.
pub fn height(columns: &[Column], row: &[Cell], pad: f64) -> f64 {
    let tall = columns.iter().zip(row).map(|(c, cell)| cell.height(c.width));
    tall.fold(0.0, f64::max) + 2.0 * pad
}

impl Table {
    /// The usual room above and below the text of a cell.
    pub const PAD: f64 = 8.0;

    fn heights(&self) -> Vec<f64> {
        self.rows.iter().map(|row| height(&self.columns, row, self.pad)).collect()
    }
    pub fn height(&self) -> f64 {
        self.heights().iter().sum()
    }
    /// Writes the table with its upper left corner at a point.
    pub fn written(&self, ids: &mut Ids, x: f64, y: f64, lang: &str) -> String {
        let heights = self.heights();
        let width = self.columns.iter().map(|c| c.width).sum();
        let place = Place::new(x, y, width, heights.iter().sum());
        let grid: String =
            self.columns.iter().map(|c| format!("<a:gridCol w=\"{}\"/>", emu(c.width))).collect();
        let mut rows = String::new();
        for (i, (row, height)) in self.rows.iter().zip(heights).enumerate() {
            write!(rows, "<a:tr h=\"{}\">", emu(height)).expect(WRITTEN);
            let line = if i == 0 && self.head { SLIDE.colors.muted } else { SLIDE.colors.grid };
            let anchor = if i == 0 && self.head { "b" } else { "ctr" };
            for (column, cell) in self.columns.iter().zip(row) {
                rows.push_str(&written(cell, column.align, anchor, self.pad, line, lang));
            }
            rows.push_str("</a:tr>");
        }
        let head = if self.head { " firstRow=\"1\"" } else { "" };
        format!(
            "<p:graphicFrame><p:nvGraphicFramePr>{}<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp=\"1\"/>\
             </p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr><p:xfrm>{}</p:xfrm><a:graphic><a:graphicData \
             uri=\"http://schemas.openxmlformats.org/drawingml/2006/table\"><a:tbl><a:tblPr{head}/>\
             <a:tblGrid>{grid}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>",
            properties(ids, &self.name, &self.description),
            place.written("off", "ext")
        )
    }
}

/// A cell with a line below it.
fn written(cell: &Cell, align: Align, anchor: &str, pad: f64, line: Rgba, lang: &str) -> String {
    let mut run = Run::new(&cell.text, cell.size, cell.color);
    run.weight = cell.weight;
    let runs = if cell.text.is_empty() { Vec::new() } else { vec![run] };
    let paragraph = Paragraph::of(runs).align(align).written(lang);
    let none = |side: &str| format!("<a:{side} w=\"0\"><a:noFill/></a:{side}>");
    let (left, right) = if align == Align::Left { (0.0, GAP) } else { (GAP, 0.0) };
    format!(
        "<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{paragraph}</a:txBody><a:tcPr marL=\"{}\" marR=\"{}\" marT=\"{pad}\" \
         marB=\"{pad}\" anchor=\"{anchor}\">{}{}{}<a:lnB w=\"{}\" cap=\"flat\" cmpd=\"sng\" algn=\"ctr\">{}\
         <a:prstDash val=\"solid\"/></a:lnB><a:noFill/></a:tcPr></a:tc>",
        emu(left),
        emu(right),
        none("lnL"),
        none("lnR"),
        none("lnT"),
        emu(1.2),
        fill(line),
        pad = emu(pad)
    )
}
