//! The embedded typeface (a subset of Inter, SIL Open Font License, see `fonts/Inter-LICENSE.txt`):
//! measuring text and turning it into outlines. Nothing depends on the fonts of the machine.

use ab_glyph::{Font, FontRef, GlyphId, OutlineCurve, Point, PxScale, ScaleFont};
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

/// ab_glyph's scale is ascent minus descent, not em.
fn scale(weight: Weight, em: f64) -> PxScale {
    let f = font(weight);
    PxScale::from((em * f64::from(f.height_unscaled()) / units_per_em(f)) as f32)
}

/// Whether the embedded font can draw the character.
pub fn has_glyph(c: char) -> bool {
    [Weight::Regular, Weight::SemiBold].iter().all(|w| font(*w).glyph_id(c) != GlyphId(0))
}

/// Calls `visit` with each glyph and its pen position; returns the width in pixels.
fn walk(text: &str, weight: Weight, em: f64, mut visit: impl FnMut(GlyphId, f64)) -> f64 {
    let f = font(weight).as_scaled(scale(weight, em));
    let (mut x, mut previous) = (0.0, None);
    for c in text.chars() {
        let glyph = f.glyph_id(c);
        if let Some(p) = previous {
            x += f64::from(f.kern(p, glyph));
        }
        visit(glyph, x);
        x += f64::from(f.h_advance(glyph));
        previous = Some(glyph);
    }
    x
}

/// Width of a text in pixels at `em` pixels per em.
pub fn width(text: &str, weight: Weight, em: f64) -> f64 {
    walk(text, weight, em, |_, _| {})
}

/// The outline of a text whose baseline starts at the origin.
pub fn outline(text: &str, weight: Weight, em: f64) -> Vec<Segment> {
    let f = font(weight);
    let k = em / units_per_em(f);
    let mut path = Vec::new();
    walk(text, weight, em, |glyph, x| {
        let at = |p: Point| (x + f64::from(p.x) * k, -f64::from(p.y) * k);
        // The pen is lifted for each glyph: two glyphs may by chance meet in one point.
        let mut pen = None;
        for curve in f.outline(glyph).map(|o| o.curves).unwrap_or_default() {
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
    });
    path
}
