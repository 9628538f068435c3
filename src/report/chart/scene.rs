//! The display list a chart is made of, and a plotters backend that records into it.
//!
//! plotters rounds to whole units, so it is handed a canvas of [`SUB`] units per pixel; the same list
//! then becomes PNG and SVG with anti-aliased shapes and properly spaced text.

use super::fonts::{self, CAP, Pt, Weight};
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
    FontTransform,
};
use std::convert::Infallible;

/// plotters units per pixel.
pub const SUB: i32 = 16;

/// Pixels in plotters units.
pub fn units(px: f64) -> i32 {
    (px * f64::from(SUB)).round() as i32
}

/// Red, green, blue (0 to 255) and opacity (0 to 1).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rgba(pub u8, pub u8, pub u8, pub f32);

impl Rgba {
    /// The same colour with another opacity.
    pub const fn alpha(self, a: f32) -> Self {
        Rgba(self.0, self.1, self.2, a)
    }
    pub fn plotters(self) -> plotters::style::RGBAColor {
        plotters::style::RGBAColor(self.0, self.1, self.2, f64::from(self.3))
    }
}
impl From<BackendColor> for Rgba {
    fn from(c: BackendColor) -> Self {
        Rgba(c.rgb.0, c.rgb.1, c.rgb.2, c.alpha as f32)
    }
}

/// Which point of a text its position names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    Left,
    Middle,
    Right,
}

/// What a text is for; each has its own smallest size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Label,
    Footnote,
}

/// A line of text; `x`, `y` is the anchor on the baseline, sizes in pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    pub text: String,
    pub x: f64,
    pub y: f64,
    pub size: f64,
    pub weight: Weight,
    pub align: Align,
    pub color: Rgba,
    /// Drawn around the letters where they cross lines.
    pub halo: Option<Rgba>,
    pub role: Role,
}

impl Text {
    pub fn new(text: impl Into<String>, x: f64, y: f64, size: f64, color: Rgba) -> Self {
        Text {
            text: text.into(),
            x,
            y,
            size,
            weight: Weight::Regular,
            align: Align::Left,
            color,
            halo: None,
            role: Role::Label,
        }
    }
    pub fn bold(mut self) -> Self {
        self.weight = Weight::SemiBold;
        self
    }
    pub fn align(mut self, align: Align) -> Self {
        self.align = align;
        self
    }
    pub fn halo(mut self, color: Rgba) -> Self {
        self.halo = Some(color);
        self
    }
    pub fn footnote(mut self) -> Self {
        self.role = Role::Footnote;
        self
    }
    pub fn width(&self) -> f64 {
        fonts::width(&self.text, self.weight, self.size)
    }
    /// Left end of the line in pixels.
    pub fn left(&self) -> f64 {
        match self.align {
            Align::Left => self.x,
            Align::Middle => self.x - self.width() / 2.0,
            Align::Right => self.x - self.width(),
        }
    }
    /// Left, top, right and bottom of the ink, with room for descenders.
    pub fn bounds(&self) -> [f64; 4] {
        let left = self.left();
        [left, self.y - CAP * self.size, left + self.width(), self.y + 0.2 * self.size]
    }
}

/// Filled, or only outlined with a width in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Paint {
    Fill,
    Stroke(f64),
}

/// One thing on the canvas, in pixels. Strokes have butt caps: a round cap would lengthen an interval.
#[derive(Clone, Debug, PartialEq)]
pub enum Prim {
    Stroke { pts: Vec<Pt>, color: Rgba, width: f64 },
    Fill { pts: Vec<Pt>, color: Rgba },
    Rect { x: f64, y: f64, w: f64, h: f64, color: Rgba, paint: Paint },
    Circle { x: f64, y: f64, r: f64, color: Rgba, paint: Paint },
    Text(Text),
}

/// What the lint holds a scene to, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    pub margin: f64,
    pub label: f64,
    pub footnote: f64,
}

/// A chart as a display list, later things on top.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    pub w: f64,
    pub h: f64,
    pub background: Rgba,
    pub limits: Limits,
    pub list: Vec<Prim>,
    /// The finding, also the accessible name of the picture.
    pub title: String,
    /// The unit and what the marks mean, as it stands under the title.
    pub subtitle: Vec<String>,
    /// The same for who cannot see the picture.
    pub description: String,
}

impl Scene {
    pub fn push(&mut self, text: Text) {
        self.list.push(Prim::Text(text));
    }
    /// The backend plotters draws into.
    pub fn recorder(&mut self) -> Recorder<'_> {
        let size = (units(self.w).unsigned_abs(), units(self.h).unsigned_abs());
        Recorder { size, list: &mut self.list }
    }
}

/// Records what plotters draws.
pub struct Recorder<'a> {
    size: (u32, u32),
    list: &'a mut Vec<Prim>,
}

type Recorded = Result<(), DrawingErrorKind<Infallible>>;

fn px(c: BackendCoord) -> Pt {
    (f64::from(c.0) / f64::from(SUB), f64::from(c.1) / f64::from(SUB))
}
fn px_width<S: BackendStyle>(s: &S) -> f64 {
    f64::from(s.stroke_width()) / f64::from(SUB)
}
fn paint<S: BackendStyle>(s: &S, fill: bool) -> Paint {
    if fill { Paint::Fill } else { Paint::Stroke(px_width(s)) }
}
fn weight(style: FontStyle) -> Weight {
    if matches!(style, FontStyle::Bold) { Weight::SemiBold } else { Weight::Regular }
}

impl Recorder<'_> {
    fn add(&mut self, alpha: f64, prim: Prim) -> Recorded {
        if alpha > 0.0 {
            self.list.push(prim);
        }
        Ok(())
    }
}

impl DrawingBackend for Recorder<'_> {
    type ErrorType = Infallible;
    fn get_size(&self) -> (u32, u32) {
        self.size
    }
    fn ensure_prepared(&mut self) -> Recorded {
        Ok(())
    }
    fn present(&mut self) -> Recorded {
        Ok(())
    }
    fn draw_pixel(&mut self, p: BackendCoord, c: BackendColor) -> Recorded {
        let ((x, y), side) = (px(p), 1.0 / f64::from(SUB));
        self.add(c.alpha, Prim::Rect { x, y, w: side, h: side, color: c.into(), paint: Paint::Fill })
    }
    fn draw_line<S: BackendStyle>(&mut self, a: BackendCoord, b: BackendCoord, s: &S) -> Recorded {
        self.draw_path([a, b], s)
    }
    fn draw_rect<S: BackendStyle>(
        &mut self,
        a: BackendCoord,
        b: BackendCoord,
        s: &S,
        fill: bool,
    ) -> Recorded {
        let ((x0, y0), (x1, y1)) = (px(a), px(b));
        let (w, h) = ((x1 - x0).abs(), (y1 - y0).abs());
        let prim =
            Prim::Rect { x: x0.min(x1), y: y0.min(y1), w, h, color: s.color().into(), paint: paint(s, fill) };
        self.add(s.color().alpha, prim)
    }
    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        s: &S,
    ) -> Recorded {
        let pts = path.into_iter().map(px).collect();
        self.add(s.color().alpha, Prim::Stroke { pts, color: s.color().into(), width: px_width(s) })
    }
    fn draw_circle<S: BackendStyle>(&mut self, c: BackendCoord, r: u32, s: &S, fill: bool) -> Recorded {
        let ((x, y), r) = (px(c), f64::from(r) / f64::from(SUB));
        self.add(s.color().alpha, Prim::Circle { x, y, r, color: s.color().into(), paint: paint(s, fill) })
    }
    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        v: I,
        s: &S,
    ) -> Recorded {
        let pts = v.into_iter().map(px).collect();
        self.add(s.color().alpha, Prim::Fill { pts, color: s.color().into() })
    }
    /// Turned text is recorded level: no chart here turns its text.
    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, s: &T, at: BackendCoord) -> Recorded {
        debug_assert!(matches!(s.transform(), FontTransform::None), "no chart turns its text");
        let ((x, y), size) = (px(at), s.size() / f64::from(SUB));
        let align = match s.anchor().h_pos {
            HPos::Left => Align::Left,
            HPos::Center => Align::Middle,
            HPos::Right => Align::Right,
        };
        let drop = match s.anchor().v_pos {
            VPos::Top => CAP * size,
            VPos::Center => CAP * size / 2.0,
            VPos::Bottom => -0.2 * size,
        };
        let mut line = Text::new(text, x, y + drop, size, s.color().into()).align(align);
        line.weight = weight(s.style());
        self.add(s.color().alpha, Prim::Text(line))
    }
    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        s: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        Ok((fonts::width(text, weight(s.style()), s.size()).ceil() as u32, s.size().ceil() as u32))
    }
}
