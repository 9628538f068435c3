//! A scene as PNG, drawn by tiny-skia with anti-aliasing.

use super::fonts::{self, Pt, Segment};
use super::scene::{Paint, Prim, Rgba, Scene, Text};
use tiny_skia::{
    Color, FillRule, LineCap, LineJoin, Paint as Ink, Path, PathBuilder, Pixmap, Rect, Stroke, Transform,
};

fn color(c: Rgba) -> Color {
    let mut out = Color::from_rgba8(c.0, c.1, c.2, 255);
    out.set_alpha(c.3);
    out
}
fn ink(c: Rgba) -> Ink<'static> {
    let mut ink = Ink { anti_alias: true, ..Default::default() };
    ink.set_color(color(c));
    ink
}
fn stroke(width: f64) -> Stroke {
    Stroke { width: width as f32, line_cap: LineCap::Butt, line_join: LineJoin::Round, ..Default::default() }
}
fn polyline(pts: &[Pt], close: bool) -> Option<Path> {
    let mut b = PathBuilder::new();
    for (i, &(x, y)) in pts.iter().enumerate() {
        if i == 0 { b.move_to(x as f32, y as f32) } else { b.line_to(x as f32, y as f32) }
    }
    if close {
        b.close();
    }
    b.finish()
}
fn text_path(t: &Text) -> Option<Path> {
    let mut b = PathBuilder::new();
    let (dx, dy) = (t.left(), t.y);
    let p = |(x, y): Pt| ((x + dx) as f32, (y + dy) as f32);
    for segment in fonts::outline(&t.text, t.weight, t.size) {
        match segment {
            Segment::Move(a) => b.move_to(p(a).0, p(a).1),
            Segment::Line(a) => b.line_to(p(a).0, p(a).1),
            Segment::Quad(a, e) => b.quad_to(p(a).0, p(a).1, p(e).0, p(e).1),
            Segment::Cubic(a, c, e) => b.cubic_to(p(a).0, p(a).1, p(c).0, p(c).1, p(e).0, p(e).1),
        }
    }
    b.finish()
}

/// The pixels and the scale they are drawn at.
struct Canvas {
    pixels: Pixmap,
    scale: Transform,
}

impl Canvas {
    /// Paints a path; `None` is an empty shape and paints nothing.
    fn paint(&mut self, path: Option<Path>, paint: Paint, c: Rgba) {
        let Some(path) = path else { return };
        match paint {
            Paint::Fill => self.pixels.fill_path(&path, &ink(c), FillRule::Winding, self.scale, None),
            Paint::Stroke(w) => self.pixels.stroke_path(&path, &ink(c), &stroke(w), self.scale, None),
        }
    }
    fn draw(&mut self, p: &Prim) {
        match p {
            Prim::Stroke { pts, color, width } => {
                self.paint(polyline(pts, false), Paint::Stroke(*width), *color)
            }
            Prim::Fill { pts, color } => self.paint(polyline(pts, true), Paint::Fill, *color),
            Prim::Rect { x, y, w, h, color, paint } => {
                let rect = Rect::from_xywh(*x as f32, *y as f32, *w as f32, *h as f32);
                self.paint(rect.map(PathBuilder::from_rect), *paint, *color);
            }
            Prim::Circle { x, y, r, color, paint } => {
                self.paint(PathBuilder::from_circle(*x as f32, *y as f32, *r as f32), *paint, *color);
            }
            Prim::Text(t) => {
                let path = text_path(t);
                if let Some(c) = t.halo {
                    self.paint(path.clone(), Paint::Stroke(t.size * 0.28), c);
                }
                self.paint(path, Paint::Fill, t.color);
            }
        }
    }
}

impl Scene {
    /// The scene as a PNG file, `scale` picture points to a pixel of the canvas (1.5 makes 1920×1080 of 1280×720).
    pub fn to_png(&self, scale: f32) -> Vec<u8> {
        let side = |v: f64| (v as f32 * scale).round().max(1.0) as u32;
        let pixels = Pixmap::new(side(self.w), side(self.h)).expect("the canvas has a sensible size");
        let mut canvas = Canvas { pixels, scale: Transform::from_scale(scale, scale) };
        canvas.pixels.fill(color(self.background));
        self.list.iter().for_each(|p| canvas.draw(p));
        canvas.pixels.encode_png().expect("encoding into memory cannot fail")
    }
}
