//! A scene as SVG. Text becomes outlines, so that the file looks the same everywhere (a missing font
//! would break it in PowerPoint); the words stay readable to screen readers as labels.

use super::fonts::{self, Pt, Segment};
use super::scene::{Paint, Prim, Rgba, Scene, Text};
use std::fmt::Write;

/// Two decimals at most, no trailing zeros.
fn n(v: f64) -> String {
    let s = format!("{v:.2}");
    let s = s.trim_end_matches('0').trim_end_matches('.');
    if s == "-0" { "0".into() } else { s.into() }
}
fn hex(c: Rgba) -> String {
    format!("#{:02x}{:02x}{:02x}", c.0, c.1, c.2)
}
fn ink(kind: &str, c: Rgba) -> String {
    let opacity = if c.3 < 1.0 { format!(" {kind}-opacity=\"{}\"", n(c.3.into())) } else { String::new() };
    format!(" {kind}=\"{}\"{opacity}", hex(c))
}
fn painted(paint: Paint, c: Rgba) -> String {
    match paint {
        Paint::Fill => ink("fill", c),
        Paint::Stroke(w) => format!(" fill=\"none\"{} stroke-width=\"{}\"", ink("stroke", c), n(w)),
    }
}
/// Text made safe for element content and attributes; characters XML forbids are dropped.
pub fn escape(s: &str) -> String {
    let mut out = String::with_capacity(s.len());
    for c in s.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}
fn polyline(pts: &[Pt], close: bool) -> String {
    let mut d = String::new();
    for (i, (x, y)) in pts.iter().enumerate() {
        d.push_str(&format!("{}{} {}", if i == 0 { "M" } else { "L" }, n(*x), n(*y)));
    }
    if close {
        d.push('Z');
    }
    d
}
fn path_data(segments: &[Segment]) -> String {
    let p = |(x, y): Pt| format!("{} {}", n(x), n(y));
    segments
        .iter()
        .map(|s| match *s {
            Segment::Move(a) => format!("M{}", p(a)),
            Segment::Line(a) => format!("L{}", p(a)),
            Segment::Quad(a, b) => format!("Q{} {}", p(a), p(b)),
            Segment::Cubic(a, b, c) => format!("C{} {} {}", p(a), p(b), p(c)),
        })
        .collect()
}
fn text(t: &Text) -> String {
    let d = path_data(&fonts::outline(&t.text, t.weight, t.size));
    let place = format!("transform=\"translate({} {})\"", n(t.left()), n(t.y));
    let halo = t.halo.map_or(String::new(), |c| {
        let stroke = painted(Paint::Stroke(t.size * 0.28), c);
        format!("<path {place} d=\"{d}\"{stroke} stroke-linejoin=\"round\"/>\n")
    });
    let label = escape(&t.text);
    format!("{halo}<path aria-label=\"{label}\" {place}{} d=\"{d}\"/>\n", ink("fill", t.color))
}
fn shape(p: &Prim) -> String {
    match p {
        Prim::Stroke { pts, color, width } => {
            let stroke = painted(Paint::Stroke(*width), *color);
            format!("<path d=\"{}\"{stroke} stroke-linejoin=\"round\"/>\n", polyline(pts, false))
        }
        Prim::Fill { pts, color } => {
            format!("<path d=\"{}\"{}/>\n", polyline(pts, true), ink("fill", *color))
        }
        Prim::Rect { x, y, w, h, color, paint } => format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{}/>\n",
            n(*x),
            n(*y),
            n(*w),
            n(*h),
            painted(*paint, *color)
        ),
        Prim::Circle { x, y, r, color, paint } => {
            format!(
                "<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{}/>\n",
                n(*x),
                n(*y),
                n(*r),
                painted(*paint, *color)
            )
        }
        Prim::Text(t) => text(t),
    }
}

impl Scene {
    /// The scene as an SVG file.
    pub fn to_svg(&self) -> String {
        let mut out = String::new();
        let (w, h) = (n(self.w), n(self.h));
        write!(
            out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{w}\" height=\"{h}\" viewBox=\"0 0 {w} {h}\" \
             role=\"img\">\n<title>{}</title>\n<desc>{}</desc>\n\
             <rect width=\"100%\" height=\"100%\" fill=\"{}\"/>\n",
            escape(&self.title),
            escape(&self.description),
            hex(self.background)
        )
        .expect("writing to a string cannot fail");
        self.list.iter().for_each(|p| out.push_str(&shape(p)));
        out.push_str("</svg>\n");
        out
    }
}
