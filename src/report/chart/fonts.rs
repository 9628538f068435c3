//! The embedded typeface (a subset of Inter, SIL Open Font License, see `fonts/Inter-LICENSE.txt`):
//! measuring text and turning it into outlines. Nothing depends on the fonts of the machine.

use ab_glyph::{Font, FontRef, GlyphId, OutlineCurve, Point};
use std::sync::OnceLock;

/// Height of a capital letter of Inter, in em.
pub const CAP: f64 = 0.727;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Regular,
    SemiBold,
}

/// A point in pixels, y pointing down.
pub type Pt = (f64, f64);

/// One step along the outline of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Segment {
    Move(Pt),
    Line(Pt),
    Quad(Pt, Pt),
    Cubic(Pt, Pt, Pt),
}

fn font(weight: Weight) -> &'static FontRef<'static> {
    static REGULAR: OnceLock<FontRef<'static>> = OnceLock::new();
    static SEMIBOLD: OnceLock<FontRef<'static>> = OnceLock::new();
    let (cell, bytes): (_, &'static [u8]) = match weight {
        Weight::Regular => (&REGULAR, include_bytes!("fonts/Inter-Regular.sub.otf")),
        Weight::SemiBold => (&SEMIBOLD, include_bytes!("fonts/Inter-SemiBold.sub.otf")),
    };
    cell.get_or_init(|| FontRef::try_from_slice(bytes).expect("the embedded font is valid"))
}

fn units_per_em(font: &FontRef) -> f64 {
    f64::from(font.units_per_em().expect("the embedded font has an em size"))
}

/// Whether the embedded font can draw the character.
pub fn has_glyph(c: char) -> bool {
    [Weight::Regular, Weight::SemiBold].iter().all(|w| font(*w).glyph_id(c) != GlyphId(0))
}

/// Advance widths in em by character code, for all characters in the font. Texts are measured often.
fn advances(weight: Weight) -> &'static [f64] {
    static REGULAR: OnceLock<Vec<f64>> = OnceLock::new();
    static SEMIBOLD: OnceLock<Vec<f64>> = OnceLock::new();
    let cell = if weight == Weight::Regular { &REGULAR } else { &SEMIBOLD };
    cell.get_or_init(|| {
        let f = font(weight);
        let last = f.codepoint_ids().map(|(_, c)| c as u32).max().unwrap_or(0);
        let em = units_per_em(f);
        let advance = |c| f64::from(f.h_advance_unscaled(f.glyph_id(c))) / em;
        (0..=last).map(|c| char::from_u32(c).map_or(0.0, advance)).collect()
    })
}

/// Advance of a character in em; the font has no kerning table.
fn advance(c: char, weight: Weight) -> f64 {
    let table = advances(weight);
    table.get(c as usize).or(table.first()).copied().unwrap_or(0.0)
}

/// Width of a text in pixels at `em` pixels per em.
pub fn width(text: &str, weight: Weight, em: f64) -> f64 {
    text.chars().map(|c| advance(c, weight)).sum::<f64>() * em
}

/// The outline of a text whose baseline starts at the origin.
pub fn outline(text: &str, weight: Weight, em: f64) -> Vec<Segment> {
    let f = font(weight);
    let k = em / units_per_em(f);
    let (mut path, mut x) = (Vec::new(), 0.0);
    for c in text.chars() {
        let at = |p: Point| (x + f64::from(p.x) * k, -f64::from(p.y) * k);
        // The pen is lifted for each glyph: two glyphs may by chance meet in one point.
        let mut pen = None;
        for curve in f.outline(f.glyph_id(c)).map(|o| o.curves).unwrap_or_default() {
            let (from, step, to) = match curve {
                OutlineCurve::Line(a, b) => (a, Segment::Line(at(b)), b),
                OutlineCurve::Quad(a, b, c) => (a, Segment::Quad(at(b), at(c)), c),
                OutlineCurve::Cubic(a, b, c, d) => (a, Segment::Cubic(at(b), at(c), at(d)), d),
            };
            if pen != Some((from.x, from.y)) {
                path.push(Segment::Move(at(from)));
            }
            path.push(step);
            pen = Some((to.x, to.y));
        }
        x += advance(c, weight) * em;
    }
    path
}
