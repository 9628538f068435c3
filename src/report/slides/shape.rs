//! Native shapes of DrawingML: a tree of shapes and groups, written with ids of its own.
//!
//! Lengths are pixels of the charts' canvas, 1280 × 720, which is exactly a slide of 13.33 × 7.5 inches.

use std::fmt::Write;

use super::super::chart::fonts::Pt;
use super::super::chart::scene::Rgba;
use super::text::Body;
use super::xml::attribute;

/// English Metric Units in a pixel.
const EMU: f64 = 9525.0;
const WRITTEN: &str = "writing to a string cannot fail";

/// Pixels as English Metric Units.
pub fn emu(px: f64) -> i64 {
    (px * EMU).round() as i64
}

/// A box in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    pub x: f64,
    pub y: f64,
    pub w: f64,
    pub h: f64,
}

impl Place {
    pub const fn new(x: f64, y: f64, w: f64, h: f64) -> Place {
        Place { x, y, w, h }
    }
    /// The smallest box around points.
    pub fn around(pts: &[Pt]) -> Place {
        let x = pts.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |a, p| (a.0.min(p.0), a.1.max(p.0)));
        let y = pts.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |a, p| (a.0.min(p.1), a.1.max(p.1)));
        Place::new(x.0, y.0, x.1 - x.0, y.1 - y.0)
    }
    fn corners(&self) -> [Pt; 2] {
        [(self.x, self.y), (self.x + self.w, self.y + self.h)]
    }
    /// `<a:off/><a:ext/>` or, within a group, the same of its children.
    pub fn written(&self, off: &str, ext: &str) -> String {
        // The far corner is rounded, too, so that shapes which touch still do.
        let (x, y) = (emu(self.x), emu(self.y));
        let (w, h) = (emu(self.x + self.w) - x, emu(self.y + self.h) - y);
        format!("<a:{off} x=\"{x}\" y=\"{y}\"/><a:{ext} cx=\"{w}\" cy=\"{h}\"/>")
    }
}

/// Outline of a shape.
#[derive(Clone, Debug, PartialEq)]
pub enum Form {
    Rect,
    Ellipse,
    /// From the first point to the second.
    Line(Pt, Pt),
    Path {
        pts: Vec<Pt>,
        closed: bool,
    },
}

/// One shape.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    pub name: String,
    pub place: Place,
    pub form: Form,
    pub fill: Option<Rgba>,
    /// Colour and width in pixels.
    pub line: Option<(Rgba, f64)>,
    pub text: Option<Body>,
}

/// What stands on a slide.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    Shape(Shape),
    Group { name: String, description: String, nodes: Vec<Node> },
}

impl Node {
    fn place(&self) -> Place {
        match self {
            Node::Shape(shape) => shape.place,
            Node::Group { nodes, .. } => {
                let corners: Vec<Pt> = nodes.iter().flat_map(|n| n.place().corners()).collect();
                Place::around(&corners)
            }
        }
    }
}

/// Ids of a slide's shapes, from 2: 1 is the slide's own tree.
pub struct Ids(u32);

impl Ids {
    pub fn new() -> Ids {
        Ids(1)
    }
    pub fn next(&mut self) -> u32 {
        self.0 += 1;
        self.0
    }
}

/// `<p:cNvPr/>`: id, name and what the shape shows.
pub fn properties(ids: &mut Ids, name: &str, description: &str) -> String {
    let mut out = format!("<p:cNvPr id=\"{}\"", ids.next());
    attribute(&mut out, "name", name);
    if !description.is_empty() {
        attribute(&mut out, "descr", description);
    }
    out + "/>"
}

/// A fill. The charts' own colours are the theme's, so that a company's template recolours them.
pub fn fill(c: Rgba) -> String {
    format!("<a:solidFill>{}</a:solidFill>", color(c))
}

/// A colour, of the theme where it is one of it.
pub fn color(c: Rgba) -> String {
    let alpha = match c.3 {
        a if a < 1.0 => format!("<a:alpha val=\"{}\"/>", (f64::from(a) * 100_000.0).round() as i64),
        _ => String::new(),
    };
    match super::theme::slot(c) {
        Some(slot) => format!("<a:schemeClr val=\"{slot}\">{alpha}</a:schemeClr>"),
        None => format!("<a:srgbClr val=\"{}\">{alpha}</a:srgbClr>", hex(c)),
    }
}

/// Six digits.
pub fn hex(c: Rgba) -> String {
    format!("{:02X}{:02X}{:02X}", c.0, c.1, c.2)
}

/// Flat ends: a round one would lengthen an interval.
fn outline(line: Option<(Rgba, f64)>) -> String {
    line.map_or_else(
        || "<a:ln><a:noFill/></a:ln>".to_owned(),
        |(c, w)| format!("<a:ln w=\"{}\" cap=\"flat\">{}<a:round/></a:ln>", emu(w).max(0), fill(c)),
    )
}

fn preset(name: &str) -> String {
    format!("<a:prstGeom prst=\"{name}\"><a:avLst/></a:prstGeom>")
}

fn path(pts: &[Pt], closed: bool, place: &Place, filled: bool) -> String {
    let mut steps = String::new();
    for (i, (x, y)) in pts.iter().enumerate() {
        let step = if i == 0 { "moveTo" } else { "lnTo" };
        let (x, y) = (emu(*x) - emu(place.x), emu(*y) - emu(place.y));
        write!(steps, "<a:{step}><a:pt x=\"{x}\" y=\"{y}\"/></a:{step}>").expect(WRITTEN);
    }
    if closed {
        steps.push_str("<a:close/>");
    }
    let (w, h) = (emu(place.x + place.w) - emu(place.x), emu(place.y + place.h) - emu(place.y));
    let fill = if filled { "" } else { " fill=\"none\"" };
    format!(
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/>\
         <a:pathLst><a:path w=\"{w}\" h=\"{h}\"{fill}>{steps}</a:path></a:pathLst></a:custGeom>"
    )
}

/// A straight line, as PowerPoint draws one.
fn straight(out: &mut String, ids: &mut Ids, s: &Shape, a: Pt, b: Pt) {
    // A box has no direction: a line that rises is one that falls, turned over.
    let turned = if (b.0 - a.0) * (b.1 - a.1) < 0.0 { " flipV=\"1\"" } else { "" };
    write!(
        out,
        "<p:cxnSp><p:nvCxnSpPr>{}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr><a:xfrm{turned}>{}</a:xfrm>{}{}\
         </p:spPr></p:cxnSp>",
        properties(ids, &s.name, ""),
        s.place.written("off", "ext"),
        preset("line"),
        outline(s.line)
    )
    .expect(WRITTEN);
}

fn shape(out: &mut String, ids: &mut Ids, s: &Shape, lang: &str) {
    let geometry = match &s.form {
        Form::Line(a, b) => return straight(out, ids, s, *a, *b),
        Form::Rect => preset("rect"),
        Form::Ellipse => preset("ellipse"),
        Form::Path { pts, closed } => path(pts, *closed, &s.place, s.fill.is_some()),
    };
    let kind = if s.text.is_some() { "<p:cNvSpPr txBox=\"1\"/>" } else { "<p:cNvSpPr/>" };
    write!(
        out,
        "<p:sp><p:nvSpPr>{}{kind}<p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>{}</a:xfrm>{geometry}{}{}</p:spPr>{}</p:sp>",
        properties(ids, &s.name, ""),
        s.place.written("off", "ext"),
        s.fill.map_or_else(|| "<a:noFill/>".to_owned(), fill),
        outline(s.line),
        s.text.as_ref().map(|t| t.written(lang)).unwrap_or_default()
    )
    .expect(WRITTEN);
}

/// Writes a shape, or a group around its shapes.
pub fn write(out: &mut String, ids: &mut Ids, node: &Node, lang: &str) {
    match node {
        Node::Shape(s) => shape(out, ids, s, lang),
        Node::Group { nodes, .. } if nodes.is_empty() => {}
        Node::Group { name, description, nodes } => {
            let place = node.place();
            write!(
                out,
                "<p:grpSp><p:nvGrpSpPr>{}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>{}{}</a:xfrm></p:grpSpPr>",
                properties(ids, name, description),
                place.written("off", "ext"),
                place.written("chOff", "chExt")
            )
            .expect(WRITTEN);
            nodes.iter().for_each(|n| write(out, ids, n, lang));
            out.push_str("</p:grpSp>");
        }
    }
}
