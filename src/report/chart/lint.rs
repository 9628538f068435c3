//! What a reader would stumble over. Run in tests for every chart, language and theme.

use super::fonts;
use super::scene::{Prim, Role, Scene, Text};

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
    faults
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
        assert!(!faults(&[text("lost", f64::NAN, 20.0)]).is_empty());
    }

    #[test]
    fn a_footnote_may_be_smaller_but_not_tiny() {
        assert!(faults(&[text("note", 100.0, 16.0).footnote()]).is_empty());
        assert_eq!(faults(&[text("note", 100.0, 15.0).footnote()]).len(), 1);
    }
}
