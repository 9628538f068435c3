//! A chart's scene as SVG within the page, with live text in the page's own font: what is seen without JavaScript.

use std::fmt::Write;

use crate::report::chart::fonts::{Pt, Weight};
use crate::report::chart::scene::{Align, Paint, Prim, Rgba, Role, Scene, Text};
use crate::report::chart::svg::escape;
use crate::report::chart::theme::Theme;

/// Strokes of one pen from which a half pixel does not matter.
const MANY: usize = 100;
/// Room around what is drawn, in pixels.
const MARGIN: f64 = 6.0;

/// Everything but title, subtitle and footnote, which the page writes itself. The picture is cut to what is left.
pub fn svg(scene: &Scene, theme: &Theme) -> String {
    let drawn: Vec<&Prim> = scene.list.iter().filter(|p| !is_heading(p, scene, theme)).collect();
    let [left, top, right, bottom] = bounds(&drawn, scene);
    let mut out = String::new();
    write!(
        out,
        "<svg class=\"still\" viewBox=\"{} {} {} {}\" role=\"img\" aria-label=\"{}\">",
        n(left),
        n(top),
        n(right - left),
        n(bottom - top),
        escape(&scene.description)
    )
    .expect("writing to a string cannot fail");
    drawn.chunk_by(|a, b| same_pen(a, b)).for_each(|run| out.push_str(&shapes(run)));
    out.push_str("</svg>");
    out
}

/// What stands at the foot of a scene, without the program's name.
pub fn footnote(scene: &Scene) -> String {
    let of = |p: &Prim| match p {
        Prim::Text(t) if t.role == Role::Footnote && t.weight == Weight::Regular => Some(t.text.clone()),
        _ => None,
    };
    scene.list.iter().filter_map(of).collect::<Vec<_>>().join(" · ")
}

/// Whether a text is part of the title, the subtitle or the footnote.
fn is_heading(prim: &Prim, scene: &Scene, theme: &Theme) -> bool {
    let Prim::Text(t) = prim else { return false };
    let title = (t.size == theme.title.0 || t.size == theme.title.1) && t.weight == Weight::SemiBold;
    let of_title = title && (scene.title.contains(&t.text) || t.text.ends_with('…'));
    let subtitle = t.size == theme.subtitle && t.align == Align::Left && t.x == theme.margin;
    let of_subtitle = subtitle && scene.subtitle.iter().any(|s| s.contains(&t.text));
    t.role == Role::Footnote || of_title || of_subtitle
}

fn bounds(drawn: &[&Prim], scene: &Scene) -> [f64; 4] {
    let all = drawn.iter().map(|p| extent(p));
    let none = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
    let [l, t, r, b] =
        all.fold(none, |a, e| [a[0].min(e[0]), a[1].min(e[1]), a[2].max(e[2]), a[3].max(e[3])]);
    if l > r {
        return [0.0, 0.0, scene.w, scene.h];
    }
    [(l - MARGIN).max(0.0), (t - MARGIN).max(0.0), (r + MARGIN).min(scene.w), (b + MARGIN).min(scene.h)]
}

fn extent(prim: &Prim) -> [f64; 4] {
    let of = |pts: &[Pt]| {
        let fold = |f: fn(f64, f64) -> f64, start: f64, of: fn(&Pt) -> f64| pts.iter().map(of).fold(start, f);
        [
            fold(f64::min, f64::INFINITY, |p| p.0),
            fold(f64::min, f64::INFINITY, |p| p.1),
            fold(f64::max, f64::NEG_INFINITY, |p| p.0),
            fold(f64::max, f64::NEG_INFINITY, |p| p.1),
        ]
    };
    match prim {
        Prim::Stroke { pts, .. } | Prim::Fill { pts, .. } => of(pts),
        Prim::Rect { x, y, w, h, .. } => [*x, *y, x + w, y + h],
        Prim::Circle { x, y, r, .. } => [x - r, y - r, x + r, y + r],
        Prim::Text(t) => t.bounds(),
    }
}

/// One decimal at most: a tenth of a pixel.
fn n(v: f64) -> String {
    let s = format!("{v:.1}");
    let s = s.trim_end_matches('0').trim_end_matches('.');
    if s == "-0" { "0".into() } else { s.into() }
}

fn ink(kind: &str, c: Rgba) -> String {
    let opacity = (f64::from(c.3) * 100.0).round() / 100.0;
    let opacity = if c.3 < 1.0 { format!(" {kind}-opacity=\"{opacity}\"") } else { String::new() };
    format!(" {kind}=\"#{:02x}{:02x}{:02x}\"{opacity}", c.0, c.1, c.2)
}
fn painted(paint: Paint, color: Rgba) -> String {
    match paint {
        Paint::Fill => ink("fill", color),
        Paint::Stroke(w) => {
            format!(" fill=\"none\"{} stroke-width=\"{}\"", ink("stroke", color), n(w))
        }
    }
}

fn path(pts: &[Pt], close: bool) -> String {
    let point = |(i, (x, y)): (usize, &Pt)| format!("{}{} {}", if i == 0 { "M" } else { "L" }, n(*x), n(*y));
    let d: String = pts.iter().enumerate().map(point).collect();
    if close { d + "Z" } else { d }
}

/// A path in whole pixels, from point to point: for thousands of strokes.
fn steps(pts: &[Pt]) -> String {
    let at = |p: &Pt| (p.0.round() as i64, p.1.round() as i64);
    let first = pts.first().map(at).map_or_else(String::new, |(x, y)| format!("M{x} {y}"));
    let step = |pair: &[Pt]| {
        let ((a, b), (x, y)) = (at(&pair[0]), at(&pair[1]));
        format!("l{} {}", x - a, y - b)
    };
    first + &pts.windows(2).map(step).collect::<String>()
}

/// Whether two things are strokes of one colour and width.
fn same_pen(a: &Prim, b: &Prim) -> bool {
    let (Prim::Stroke { color: c, width: w, .. }, Prim::Stroke { color, width, .. }) = (a, b) else {
        return false;
    };
    (c, w) == (color, width)
}

/// Things one after the other; strokes of one pen are one path, because networks have thousands.
fn shapes(run: &[&Prim]) -> String {
    let points = |p: &&Prim| if let Prim::Stroke { pts, .. } = p { path(pts, false) } else { String::new() };
    let whole_points = |p: &&Prim| if let Prim::Stroke { pts, .. } = p { steps(pts) } else { String::new() };
    match run {
        [Prim::Stroke { color, width, .. }, _, ..] => {
            let many = run.len() > MANY;
            let d: String = run.iter().map(|p| if many { whole_points(p) } else { points(p) }).collect();
            format!("<path d=\"{d}\"{}/>", painted(Paint::Stroke(*width), *color))
        }
        _ => run.iter().map(|p| shape(p)).collect(),
    }
}

fn shape(prim: &Prim) -> String {
    match prim {
        Prim::Stroke { pts, color, width } => {
            format!("<path d=\"{}\"{}/>", path(pts, false), painted(Paint::Stroke(*width), *color))
        }
        Prim::Fill { pts, color } => {
            format!("<path d=\"{}\"{}/>", path(pts, true), ink("fill", *color))
        }
        Prim::Rect { x, y, w, h, color, paint } => format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"{}/>",
            n(*x),
            n(*y),
            n(*w),
            n(*h),
            painted(*paint, *color)
        ),
        Prim::Circle { x, y, r, color, paint } => {
            format!("<circle cx=\"{}\" cy=\"{}\" r=\"{}\"{}/>", n(*x), n(*y), n(*r), painted(*paint, *color))
        }
        Prim::Text(t) => text(t),
    }
}

fn text(t: &Text) -> String {
    let anchor = match t.align {
        Align::Left => "",
        Align::Middle => " text-anchor=\"middle\"",
        Align::Right => " text-anchor=\"end\"",
    };
    let weight = if t.weight == Weight::SemiBold { " font-weight=\"600\"" } else { "" };
    let (x, y, size, words) = (n(t.x), n(t.y), n(t.size), escape(&t.text));
    let place = format!("x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{anchor}{weight}");
    let halo = t.halo.map_or(String::new(), |c| {
        let stroke = painted(Paint::Stroke(t.size * 0.28), c);
        format!("<text {place} aria-hidden=\"true\" stroke-linejoin=\"round\"{stroke}>{words}</text>")
    });
    format!("{halo}<text {place}{}>{words}</text>", ink("fill", t.color))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::chart::theme::REPORT;

    const INK: Rgba = Rgba(1, 2, 3, 1.0);

    #[test]
    fn strokes_of_one_pen_are_one_path_and_texts_stay_texts() {
        let mut scene = crate::report::chart::layout::canvas(&REPORT, "A finding", "a < b");
        let line = |y: f64, width: f64| Prim::Stroke { pts: vec![(0.0, y), (9.0, y)], color: INK, width };
        scene.list.extend([line(10.0, 1.0), line(20.0, 1.0), line(30.0, 2.0)]);
        scene.push(Text::new("<b>", 5.0, 40.0, 13.0, INK));
        scene.push(Text::new("A finding", 5.0, 5.0, REPORT.title.0, INK).bold());
        let svg = svg(&scene, &REPORT);
        assert!(svg.contains("d=\"M0 10L9 10M0 20L9 20\"") && svg.matches("<path").count() == 2, "{svg}");
        assert!(svg.contains(">&lt;b&gt;</text>") && svg.contains("aria-label=\"a &lt; b\""), "{svg}");
        assert!(!svg.contains("finding"), "the page says the title itself: {svg}");
    }
}
