//! What a reader would stumble over. Run in tests for every chart, language and theme.

use super::contrast::{READABLE, contrast, over};
use super::fonts::{self, Pt};
use super::scene::{Paint, Prim, Rgba, Role, Scene, Text};

/// Every fault of the scene, in words; empty is good.
pub fn lint(scene: &Scene) -> Vec<String> {
    let mut faults = Vec::new();
    let mut seen: Vec<&Text> = Vec::new();
    for prim in &scene.list {
        if !finite(prim) {
            faults.push(format!("a position is not a number: {prim:?}"));
        }
        let Prim::Text(t) = prim else { continue };
        glyphs(t, &mut faults);
        size(scene, t, &mut faults);
        margin(scene, t, &mut faults);
        for other in &seen {
            if overlap(t.bounds(), other.bounds()) {
                faults.push(format!("{:?} overlaps {:?}", t.text, other.text));
            }
        }
        seen.push(t);
    }
    struck(scene, &mut faults);
    faults.extend(
        scene.list.iter().filter(|p| outside(scene, p)).map(|p| format!("outside the canvas: {p:?}")),
    );
    faint(scene, &mut faults);
    faults
}

/// Marks that leave the canvas; texts are held to the margin.
fn outside(scene: &Scene, prim: &Prim) -> bool {
    let out = |(x, y): Pt| x < -1.0 || y < -1.0 || x > scene.w + 1.0 || y > scene.h + 1.0;
    match prim {
        Prim::Stroke { pts, .. } | Prim::Fill { pts, .. } => pts.iter().any(|p| out(*p)),
        Prim::Rect { x, y, w, h, .. } => out((*x, *y)) || out((x + w, y + h)),
        Prim::Circle { x, y, r, .. } => out((x - r, y - r)) || out((x + r, y + r)),
        Prim::Text(_) => false,
    }
}

/// Text too close in colour to what it stands on: its halo, or the shapes painted under it. Strokes do not count:
/// [`struck`] keeps them away.
fn faint(scene: &Scene, faults: &mut Vec<String>) {
    for (i, prim) in scene.list.iter().enumerate() {
        let Prim::Text(t) = prim else { continue };
        if t.text.trim().is_empty() || !finite(prim) {
            continue;
        }
        let [left, top, right, bottom] = t.bounds();
        let middle = (top + bottom) / 2.0;
        let grounds = [0.05, 0.5, 0.95].map(|at| match t.halo {
            Some(halo) => halo,
            None => ground(scene, i, (left + (right - left) * at, middle)),
        });
        let least = grounds.iter().map(|g| contrast(t.color, *g)).fold(f64::INFINITY, f64::min);
        if least < READABLE {
            faults.push(format!("a contrast of only {least:.2} under {:?}", t.text));
        }
    }
}

/// The colour at a point before the thing at `until` is painted.
fn ground(scene: &Scene, until: usize, (x, y): Pt) -> Rgba {
    let within = |a: f64, len: f64, v: f64| (a..=a + len).contains(&v);
    scene.list[..until].iter().fold(scene.background, |ground, prim| match prim {
        Prim::Rect { x: left, y: top, w, h, color, paint: Paint::Fill }
            if within(*left, *w, x) && within(*top, *h, y) =>
        {
            over(*color, ground)
        }
        Prim::Circle { x: cx, y: cy, r, color, paint: Paint::Fill }
            if (cx - x).powi(2) + (cy - y).powi(2) <= r * r =>
        {
            over(*color, ground)
        }
        Prim::Fill { pts, color } if inside(pts, (x, y)) => over(*color, ground),
        _ => ground,
    })
}

/// Whether a point lies in a polygon (by the number of sides to its right).
fn inside(pts: &[Pt], (x, y): Pt) -> bool {
    let sides = pts.iter().zip(pts.iter().cycle().skip(1));
    let right =
        |(a, b): &(&Pt, &Pt)| (a.1 > y) != (b.1 > y) && x < a.0 + (y - a.1) / (b.1 - a.1) * (b.0 - a.0);
    sides.filter(right).count() % 2 == 1
}

fn glyphs(t: &Text, faults: &mut Vec<String>) {
    for c in t.text.chars().filter(|c| !fonts::has_glyph(*c)) {
        faults.push(format!("missing glyph {c:?} in {:?}", t.text));
    }
}

fn size(scene: &Scene, t: &Text, faults: &mut Vec<String>) {
    let least = if t.role == Role::Footnote { scene.limits.footnote } else { scene.limits.label };
    if t.size < least {
        faults.push(format!("text of {} px is under {least} px: {:?}", t.size, t.text));
    }
}

fn margin(scene: &Scene, t: &Text, faults: &mut Vec<String>) {
    let [left, top, right, bottom] = t.bounds();
    // Up and down half the margin is enough, as the footnote stands in it.
    let (side, end) = (scene.limits.margin - 0.5, scene.limits.margin * 0.5 - 0.3 * t.size);
    let over = (side - left).max(right - (scene.w - side)).max(end - top).max(bottom - (scene.h - end));
    if over > 0.0 {
        faults.push(format!("over the margin by {over:.1} px: {:?}", t.text));
    }
}

/// Lines that run through a text without a halo.
fn struck(scene: &Scene, faults: &mut Vec<String>) {
    let strokes =
        || scene.list.iter().filter_map(|p| if let Prim::Stroke { pts, .. } = p { Some(pts) } else { None });
    for prim in &scene.list {
        let Prim::Text(t) = prim else { continue };
        let crossed = |pts: &Vec<Pt>| pts.windows(2).any(|s| crosses(s[0], s[1], t.bounds()));
        if t.halo.is_none() && !t.text.is_empty() && strokes().any(crossed) {
            faults.push(format!("a line runs through {:?}", t.text));
        }
    }
}

/// Whether a segment meets the inside of a box (Liang and Barsky's clipping).
fn crosses(a: Pt, b: Pt, [left, top, right, bottom]: [f64; 4]) -> bool {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let (mut from, mut to) = (0.0_f64, 1.0_f64);
    for (step, room) in [(-dx, a.0 - left), (dx, right - a.0), (-dy, a.1 - top), (dy, bottom - a.1)] {
        if step == 0.0 && room < 0.0 {
            return false;
        } else if step < 0.0 {
            from = from.max(room / step);
        } else if step > 0.0 {
            to = to.min(room / step);
        }
    }
    from < to
}

fn overlap(a: [f64; 4], b: [f64; 4]) -> bool {
    a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
}

fn finite(prim: &Prim) -> bool {
    let all = |v: &[f64]| v.iter().all(|v| v.is_finite());
    match prim {
        Prim::Stroke { pts, .. } | Prim::Fill { pts, .. } => pts.iter().all(|p| all(&[p.0, p.1])),
        Prim::Rect { x, y, w, h, .. } => all(&[*x, *y, *w, *h]),
        Prim::Circle { x, y, r, .. } => all(&[*x, *y, *r]),
        Prim::Text(t) => all(&[t.x, t.y, t.size]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::chart::layout::canvas;
    use crate::report::chart::theme::SLIDE;

    fn faults(texts: &[Text]) -> Vec<String> {
        let mut scene = canvas(&SLIDE, "", "");
        texts.iter().for_each(|t| scene.push(t.clone()));
        lint(&scene)
    }
    fn text(s: &str, x: f64, size: f64) -> Text {
        Text::new(s, x, 300.0, size, SLIDE.colors.ink)
    }

    #[test]
    fn each_fault_is_found_and_nothing_else() {
        assert!(faults(&[text("fine", 100.0, 20.0), text("apart", 300.0, 20.0)]).is_empty());
        let found = |t: &[Text], word: &str| {
            let f = faults(t);
            assert!(f.len() == 1 && f[0].contains(word), "{f:?}");
        };
        found(&[text("a 💡", 100.0, 20.0)], "missing glyph");
        found(&[text("small", 100.0, 18.9)], "under 19 px");
        found(&[text("wide", 20.0, 20.0)], "margin");
        found(&[text("wide", 1215.0, 20.0)], "margin");
        found(&[text("one", 100.0, 20.0), text("two", 110.0, 20.0)], "overlaps");
        found(&[Text::new("low", 100.0, 718.0, 20.0, SLIDE.colors.ink)], "margin");
        let mut scene = canvas(&SLIDE, "", "");
        scene.push(text("struck", 100.0, 20.0));
        let pts = vec![(50.0, 290.0), (400.0, 295.0)];
        scene.list.push(Prim::Stroke { pts, color: SLIDE.colors.ink, width: 1.0 });
        assert!(lint(&scene).len() == 1 && lint(&scene)[0].contains("a line runs through"));
        assert!(!faults(&[text("lost", f64::NAN, 20.0)]).is_empty());
    }

    #[test]
    fn text_is_held_to_the_colour_that_it_stands_on() {
        let on = |color: Rgba, text: Text| {
            let mut scene = canvas(&SLIDE, "", "");
            scene.list.push(Prim::Rect { x: 90.0, y: 250.0, w: 400.0, h: 100.0, color, paint: Paint::Fill });
            scene.push(text);
            lint(&scene)
        };
        let c = &SLIDE.colors;
        assert!(on(c.grid, text("fine", 100.0, 20.0)).is_empty());
        let dark = on(c.better, text("lost", 100.0, 20.0));
        assert!(dark.len() == 1 && dark[0].contains("contrast"), "{dark:?}");
        assert!(on(c.better, text("saved", 100.0, 20.0).halo(c.paper)).is_empty());
        assert_eq!(on(c.paper, Text::new("pale", 100.0, 300.0, 20.0, c.grid)).len(), 1);
        assert_eq!(on(c.paper, text("own", 100.0, 20.0).halo(c.ink)).len(), 1);
    }

    #[test]
    fn marks_may_not_leave_the_canvas() {
        let mut scene = canvas(&SLIDE, "", "");
        let (color, paint) = (SLIDE.colors.ink, Paint::Fill);
        scene.list.push(Prim::Rect { x: 0.0, y: 0.0, w: 1280.0, h: 720.0, color: SLIDE.colors.sea.0, paint });
        assert!(lint(&scene).is_empty());
        scene.list.push(Prim::Circle { x: 1279.0, y: 100.0, r: 5.0, color, paint });
        assert!(lint(&scene).len() == 1 && lint(&scene)[0].contains("outside"));
    }

    #[test]
    fn a_footnote_may_be_smaller_but_not_tiny() {
        assert!(faults(&[text("note", 100.0, 16.0).footnote()]).is_empty());
        assert_eq!(faults(&[text("note", 100.0, 15.0).footnote()]).len(), 1);
    }
}
