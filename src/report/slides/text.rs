//! Text of a shape: paragraphs of runs in the theme's own typeface.

use std::fmt::Write;

use super::super::chart::fonts::Weight;
use super::super::chart::scene::{Align, Rgba};
use super::shape::{color, emu, fill};
use super::xml::{escape, is_right_to_left};

/// Height of a line of Arial and its like, in em.
pub const LINE: f64 = 1.17;
/// From the top of a line to its baseline, in em.
pub const ASCENT: f64 = 0.96;
const WRITTEN: &str = "writing to a string cannot fail";

/// Text of one look.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    pub text: String,
    pub size: f64,
    pub weight: Weight,
    pub color: Rgba,
    /// Glows behind the letters where they cross lines.
    pub halo: Option<Rgba>,
}

/// A line or more.
#[derive(Clone, Debug, PartialEq)]
pub struct Paragraph {
    pub runs: Vec<Run>,
    pub align: Align,
    /// Empty room above, in pixels.
    pub before: f64,
}

/// The text of a shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    pub paragraphs: Vec<Paragraph>,
    /// Breaks lines at the shape's width; else a line is as long as it is, whatever the typeface.
    pub wraps: bool,
}

/// Pixels as hundredths of a point.
pub fn hundredths(px: f64) -> i64 {
    (px * 75.0).round() as i64
}

impl Run {
    /// Regular text without a halo.
    pub fn new(text: impl Into<String>, size: f64, color: Rgba) -> Run {
        Run { text: text.into(), size, weight: Weight::Regular, color, halo: None }
    }
    fn written(&self, lang: &str) -> String {
        let bold = if self.weight == Weight::SemiBold { " b=\"1\"" } else { "" };
        // A glow follows the letters in any typeface and moves with the text.
        let glow = self.halo.map_or_else(String::new, |c| {
            let radius = emu(self.size * 0.2);
            format!("<a:effectLst><a:glow rad=\"{radius}\">{}</a:glow></a:effectLst>", color(c))
        });
        format!(
            "<a:r><a:rPr lang=\"{lang}\" sz=\"{}\"{bold} dirty=\"0\">{}{glow}<a:latin typeface=\"+mn-lt\"/></a:rPr><a:t>{}</a:t></a:r>",
            hundredths(self.size),
            fill(self.color),
            escape(&self.text)
        )
    }
}

impl Paragraph {
    pub fn of(runs: Vec<Run>) -> Paragraph {
        Paragraph { runs, align: Align::Left, before: 0.0 }
    }
    pub fn align(mut self, align: Align) -> Paragraph {
        self.align = align;
        self
    }
    pub fn before(mut self, px: f64) -> Paragraph {
        self.before = px;
        self
    }
    /// `<a:p>` with its direction.
    pub fn written(&self, lang: &str) -> String {
        let text: String = self.runs.iter().map(|r| r.text.as_str()).collect();
        let turned = is_right_to_left(&text);
        // A label that is anchored at one side stays there, whichever way it is read.
        let align = match self.align {
            Align::Left => "l",
            Align::Middle => "ctr",
            Align::Right => "r",
        };
        let mut out = format!("<a:p><a:pPr algn=\"{align}\"{}>", if turned { " rtl=\"1\"" } else { "" });
        if self.before > 0.0 {
            write!(out, "<a:spcBef><a:spcPts val=\"{}\"/></a:spcBef>", hundredths(self.before))
                .expect(WRITTEN);
        }
        out.push_str("</a:pPr>");
        self.runs.iter().for_each(|r| out.push_str(&r.written(lang)));
        out + "</a:p>"
    }
}

impl Body {
    /// `<p:txBody>` without margins.
    pub fn written(&self, lang: &str) -> String {
        let wrap = if self.wraps { "square" } else { "none" };
        let paragraphs: String = self.paragraphs.iter().map(|p| p.written(lang)).collect();
        format!(
            "<p:txBody><a:bodyPr wrap=\"{wrap}\" lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" rtlCol=\"0\" anchor=\"t\">\
             <a:noAutofit/></a:bodyPr><a:lstStyle/>{paragraphs}</p:txBody>"
        )
    }
}
