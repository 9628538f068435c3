//! A chart's display list as native shapes: every mark, line and label of it can be edited in PowerPoint.

use super::super::chart::fonts::{Pt, Weight};
use super::super::chart::scene::{Align, Paint, Prim, Role, Scene, Text};
use super::super::chart::theme::SLIDE;
use super::master::FOOTER;
use super::name::{Names, Rows};
use super::shape::{Form, Node, Place, Shape};
use super::text::{ASCENT, Body, LINE, Paragraph, Run};
use crate::texts::slides::SlidesTexts;

/// Opacity of the ground behind labels that cross lines.
const VEIL: f32 = 0.7;
/// This many marks of one kind in a row become a group.
const CROWD: usize = 4;

/// What fills the slide's width ends here, so that its foot stays legible on the paper.
const GROUND: f64 = FOOTER.y - 10.0;

fn fills_width(place: &Place) -> bool {
    place.x <= 0.5 && place.x + place.w >= SLIDE.canvas.0 - 0.5
}

/// Everything of a chart but its title and footnote, which are the slide's own.
pub fn nodes(scene: &Scene, texts: &SlidesTexts) -> Node {
    let blocks = blocks(scene);
    let rows = Rows::of(&blocks);
    let names = Names::new(texts, rows);
    let mut nodes = Vec::new();
    let mut run: Vec<Shape> = Vec::new();
    let mut blocks = blocks.into_iter().peekable();
    for (i, prim) in scene.list.iter().enumerate() {
        if matches!(prim, Prim::Text(_)) {
            if let Some(block) = blocks.next_if(|b| b.first == i) {
                gather(&mut nodes, &mut run);
                nodes.push(Node::Shape(block.shape(texts)));
            }
            continue;
        }
        let Some(shape) = mark(prim, &names) else { continue };
        if run.first().is_some_and(|first| names.family(&first.name) != names.family(&shape.name)) {
            gather(&mut nodes, &mut run);
        }
        run.push(shape);
    }
    gather(&mut nodes, &mut run);
    Node::Group {
        name: format!("{}: {}", texts.chart, scene.title),
        description: scene.description.clone(),
        nodes,
    }
}

/// Ends a run of marks that belong together: many become a group, named after what they share.
fn gather(nodes: &mut Vec<Node>, run: &mut Vec<Shape>) {
    let shapes = std::mem::take(run);
    let Some(first) = shapes.first() else { return };
    // Bars and dots of one row always belong together, other marks when they are many.
    let row = first.name.split_once(": ").map(|(_, row)| row.to_owned());
    if shapes.len() < 2 || (row.is_none() && shapes.len() < CROWD) {
        nodes.extend(shapes.into_iter().map(Node::Shape));
        return;
    }
    let name = row.unwrap_or_else(|| format!("{} × {}", first.name, shapes.len()));
    let nodes_within = shapes.into_iter().map(Node::Shape).collect();
    nodes.push(Node::Group { name, description: String::new(), nodes: nodes_within });
}

/// Anything but text.
fn mark(prim: &Prim, names: &Names<'_>) -> Option<Shape> {
    let painted = |color, paint| match paint {
        Paint::Fill => (Some(color), None),
        Paint::Stroke(width) => (None, Some((color, width))),
    };
    let (place, form, (fill, line)) = match prim {
        Prim::Text(_) => return None,
        Prim::Stroke { pts, color, width } => {
            let form = match pts[..] {
                [] | [_] => return None,
                [a, b] => Form::Line(a, b),
                _ => Form::Path { pts: pts.clone(), closed: pts.first() == pts.last() },
            };
            (Place::around(pts), form, (None, Some((*color, *width))))
        }
        Prim::Fill { pts, color } if pts.len() > 2 => {
            let wide = fills_width(&Place::around(pts));
            let pts: Vec<Pt> = pts.iter().map(|p| (p.0, if wide { p.1.min(GROUND) } else { p.1 })).collect();
            (Place::around(&pts), Form::Path { pts, closed: true }, (Some(*color), None))
        }
        Prim::Fill { .. } => return None,
        Prim::Rect { x, y, w, h, color, paint } => {
            let mut place = Place::new(*x, *y, *w, *h);
            if fills_width(&place) {
                place.y = y.min(GROUND);
                place.h = (y + h).min(GROUND) - place.y;
            }
            (place, Form::Rect, painted(*color, *paint))
        }
        Prim::Circle { x, y, r, color, paint } => {
            (Place::new(x - r, y - r, 2.0 * r, 2.0 * r), Form::Ellipse, painted(*color, *paint))
        }
    };
    let name = names.of(&place, &form, fill.or(line.map(|l| l.0))?);
    Some(Shape { name, place, form, fill, line, text: None })
}

/// Lines of text that are one text box: they follow each other and have the same look.
pub struct Block<'a> {
    /// Index of the first line in the scene's list.
    pub first: usize,
    /// Texts that follow each other on each line.
    pub lines: Vec<Vec<&'a Text>>,
}

impl<'a> Block<'a> {
    fn head(&self) -> &'a Text {
        self.lines[0][0]
    }
    fn end(&self) -> &'a Text {
        self.lines[self.lines.len() - 1][0]
    }
    /// The words, lines joined.
    pub fn words(&self) -> String {
        let line = |l: &Vec<&Text>| l.iter().map(|t| t.text.as_str()).collect::<String>();
        self.lines.iter().map(line).collect::<Vec<_>>().join(" ")
    }
    /// Whether a text goes on where the last one of the block's only line ends.
    fn goes_on(&self, t: &Text) -> bool {
        let Some(last) = self.lines.last().and_then(|l| l.last()) else { return false };
        let flat = last.align == Align::Left && t.align == Align::Left;
        flat && t.y == last.y && t.size == last.size && (last.left() + last.width() - t.left()).abs() < 1.0
    }
    /// Whether a text is the block's next line.
    fn next_line(&self, t: &Text) -> bool {
        let last = self.end();
        let same = (t.x, t.size, t.align) == (last.x, last.size, last.align)
            && (t.weight, t.color, t.halo) == (last.weight, last.color, last.halo);
        same && (1.0..1.6).contains(&((t.y - last.y) / t.size))
    }
    /// The box around the letters, with room for a typeface that is wider than the one they were measured in.
    pub fn place(&self) -> Place {
        let head = self.head();
        let width = |l: &Vec<&Text>| l.iter().map(|t| t.width()).sum::<f64>();
        let w = self.lines.iter().map(width).fold(0.0, f64::max);
        // A ground behind the letters covers no more than them.
        let w = if head.halo.is_some() { w * 0.96 } else { w * 1.04 + 2.0 };
        let x = match head.align {
            Align::Left => head.x,
            Align::Middle => head.x - w / 2.0,
            Align::Right => head.x - w,
        };
        let y = head.y - ASCENT * head.size;
        Place::new(x, y, w, self.end().y - head.y + LINE * head.size)
    }
    fn shape(&self, texts: &SlidesTexts) -> Shape {
        let mut above: Option<f64> = None;
        let mut paragraphs = Vec::new();
        for line in &self.lines {
            let t = line[0];
            let before = above.map_or(0.0, |y| (t.y - y - LINE * t.size).max(0.0));
            above = Some(t.y);
            let runs = line.iter().map(|t| run(t)).collect();
            paragraphs.push(Paragraph::of(runs).align(t.align).before(before));
        }
        Shape {
            name: format!("{}: {}", texts.label, self.words()),
            place: self.place(),
            form: Form::Rect,
            // Only newer programs draw the glow; a thin veil keeps lines off the letters in the others.
            fill: self.head().halo.map(|c| c.alpha(VEIL)),
            line: None,
            text: Some(Body { paragraphs, wraps: false }),
        }
    }
}

fn run(t: &Text) -> Run {
    Run { text: t.text.clone(), size: t.size, weight: t.weight, color: t.color, halo: t.halo }
}

/// Whether a text is a line of the title, which stands in the slide's placeholder.
fn is_title(t: &Text) -> bool {
    t.weight == Weight::SemiBold && t.size >= SLIDE.title.1 && t.y < SLIDE.canvas.1 * 0.25
}

/// The chart's own texts as text boxes, in the order of the list.
fn blocks(scene: &Scene) -> Vec<Block<'_>> {
    let mut out: Vec<Block<'_>> = Vec::new();
    for (i, prim) in scene.list.iter().enumerate() {
        let Prim::Text(t) = prim else { continue };
        if t.text.is_empty() || t.role == Role::Footnote || is_title(t) {
            continue;
        }
        match out.last_mut() {
            Some(last) if last.goes_on(t) => last.lines.last_mut().expect("has a line").push(t),
            Some(last) if last.next_line(t) => last.lines.push(vec![t]),
            _ => out.push(Block { first: i, lines: vec![vec![t]] }),
        }
    }
    out
}

/// What the chart says about the run: its footnote.
pub fn footnote(scene: &Scene) -> String {
    let notes = scene.list.iter().filter_map(|p| match p {
        Prim::Text(t) if t.role == Role::Footnote && t.align == Align::Left => Some(t.text.as_str()),
        _ => None,
    });
    notes.collect::<Vec<_>>().join(" · ")
}
