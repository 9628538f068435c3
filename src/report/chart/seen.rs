//! What the firm sees of its failures over time, against what is true: complaints, survey, truth.

use super::data::{Context, Lang, SeenOverTime};
use super::fan::y_of;
use super::fonts::{self, Weight};
use super::layout::{Frame, canvas, counted, frame, plot, quoted};
use super::number::{Sign, Ticks, number};
use super::scene::{Align, Prim, Rgba, Scene, Text};
use super::text::readable;
use super::theme::Theme;
use super::{time, titles};

/// A line with its name; `band` is empty for the truth.
struct Curve<'a> {
    name: &'static str,
    color: Rgba,
    points: &'a [(f64, [f64; 3])],
    band: bool,
}

/// Draws the chart.
pub fn draw(data: &SeenOverTime, ctx: &Context, theme: &Theme) -> Scene {
    let title = data.title.as_deref().map_or_else(|| titles::seen(data, ctx), readable);
    let lines = subtitle(data, ctx);
    let mut scene = canvas(theme, &title, &lines.join(". "));
    let whole_room = frame(&mut scene, theme, ctx, &lines, theme.colors.muted);
    let curves = curves(data, ctx.lang, theme);
    let top = finite(&curves).map(|(_, q)| q[2].max(q[1])).fold(0.0, f64::max);
    let ticks = Ticks::enclosing(0.0, if top > 0.0 { top } else { 1.0 }, 5);
    let ends = end_labels(&curves, ctx.lang, theme, &ticks);
    let room = data_room(whole_room, theme, &ends, &ticks, ctx.lang);
    let counts = time::Unit::of(f64::from(ctx.weeks));
    let unit = counts.weeks();
    let end = (f64::from(ctx.weeks) / unit).max(1.0);
    marks(&mut scene, theme, &curves, &ticks, room, (unit, end), data);
    axis(&mut scene, theme, ctx.lang, &ticks, room);
    time::axis(&mut scene, theme, ctx.lang, end, counts, room);
    push_ends(&mut scene, theme, ends, &ticks, room);
    drop_label(&mut scene, theme, ctx, data, room, unit * end);
    scene
}

fn subtitle(data: &SeenOverTime, ctx: &Context) -> Vec<String> {
    let (policy, step) = (quoted(ctx.lang, &data.policy, 40), data.step_weeks);
    let one = ctx.worlds == 1;
    let t = ctx.lang.texts().chart;
    let first = if step == 1 { (t.failures_weekly)(&policy) } else { (t.failures_in_steps)(&policy, &step) };
    vec![first, if one { t.only_lines } else { t.seen_lines }.to_owned()]
}

fn curves<'a>(data: &'a SeenOverTime, lang: Lang, theme: &Theme) -> Vec<Curve<'a>> {
    let c = &theme.colors;
    let curve = |name, color, points, band| Curve { name, color, points, band };
    vec![
        curve(lang.texts().chart.survey, c.better, data.survey.as_slice(), true),
        curve(lang.texts().chart.complaints, c.worse, data.complaints.as_slice(), true),
        curve(lang.texts().chart.said_true, c.ink, data.truth.as_slice(), false),
    ]
}

fn finite<'a>(curves: &'a [Curve<'_>]) -> impl Iterator<Item = &'a (f64, [f64; 3])> {
    curves.iter().flat_map(|c| c.points).filter(|p| is_finite(p))
}

fn is_finite((week, q): &(f64, [f64; 3])) -> bool {
    week.is_finite() && q.iter().all(|q| q.is_finite())
}

/// The last value of each curve with its name.
fn end_labels(curves: &[Curve<'_>], lang: Lang, theme: &Theme, ticks: &Ticks) -> Vec<(f64, Text)> {
    let decimals = if ticks.last() < 100.0 { 1 } else { 0 };
    let label = |c: &Curve<'_>| {
        let (_, q) = c.points.iter().rev().find(|p| is_finite(p))?;
        let text = format!("{} {}", c.name, number(lang, q[1], decimals, Sign::Minus));
        Some((q[1], Text::new(text, 0.0, 0.0, theme.label, c.color).bold()))
    };
    let mut ends: Vec<(f64, Text)> = curves.iter().filter_map(label).collect();
    ends.sort_by(|a, b| b.0.total_cmp(&a.0));
    ends
}

fn data_room(f: Frame, theme: &Theme, ends: &[(f64, Text)], ticks: &Ticks, lang: Lang) -> Frame {
    let tick = |t: &f64| fonts::width(&tick_text(lang, *t, ticks), Weight::Regular, theme.small);
    let left = ticks.values.iter().map(tick).fold(theme.k(30.0), f64::max) + theme.k(14.0);
    let right = ends.iter().map(|(_, t)| t.width()).fold(theme.k(60.0), f64::max) + theme.k(16.0);
    Frame {
        left: f.left + left,
        right: f.right - right,
        top: f.top + theme.k(36.0),
        bottom: f.bottom - theme.small * 2.1,
    }
}

fn tick_text(lang: Lang, t: f64, ticks: &Ticks) -> String {
    number(lang, t, if t == 0.0 { 0 } else { ticks.decimals }, Sign::Minus)
}

fn marks(
    scene: &mut Scene,
    theme: &Theme,
    curves: &[Curve<'_>],
    ticks: &Ticks,
    room: Frame,
    (unit, end): (f64, f64),
    data: &SeenOverTime,
) {
    let c = &theme.colors;
    plot(scene, room, 0.0..end, ticks.first()..ticks.last(), |p| {
        for &t in ticks.values.iter().filter(|t| **t != 0.0) {
            p.line(vec![(0.0, t), (end, t)], c.grid, theme.k(1.2));
        }
        if let Some(drop) = data.dropped.filter(|d| d.is_finite()) {
            let noticed = data.noticed.filter(|n| n.is_finite()).unwrap_or(drop);
            p.bar((drop / unit, ticks.first()), (noticed / unit, ticks.last()), c.worse.alpha(0.08));
            for at in [drop, noticed] {
                p.line(vec![(at / unit, ticks.first()), (at / unit, ticks.last())], c.muted, theme.k(1.4));
            }
        }
        for curve in curves.iter().filter(|curve| curve.band) {
            let points = || curve.points.iter().filter(|p| is_finite(p));
            let low = points().map(|(w, q)| (w / unit, q[0]));
            let high = points().rev().map(|(w, q)| (w / unit, q[2]));
            let area: Vec<_> = low.chain(high).collect();
            if area.len() > 2 {
                p.area(area, curve.color.alpha(0.18));
            }
        }
        p.line(vec![(0.0, 0.0), (end, 0.0)], c.ink, theme.k(1.6));
        for curve in curves {
            let line: Vec<_> =
                curve.points.iter().filter(|p| is_finite(p)).map(|(w, q)| (w / unit, q[1])).collect();
            if line.len() > 1 {
                p.line(line, curve.color, theme.k(3.2));
            } else if let Some(&at) = line.first() {
                p.dot(at, theme.k(6.0), curve.color);
            }
        }
    });
}

fn axis(scene: &mut Scene, theme: &Theme, lang: Lang, ticks: &Ticks, room: Frame) {
    for &t in &ticks.values {
        let y = y_of(t, ticks, room) + theme.small * 0.36;
        let label = Text::new(
            tick_text(lang, t, ticks),
            room.left - theme.k(12.0),
            y,
            theme.small,
            theme.colors.muted,
        );
        scene.push(label.align(Align::Right));
    }
}

/// Puts the names beside the ends of their curves, moved apart where they would touch.
fn push_ends(scene: &mut Scene, theme: &Theme, ends: Vec<(f64, Text)>, ticks: &Ticks, room: Frame) {
    let gap = theme.label * 1.3;
    let wanted: Vec<f64> = ends.iter().map(|(v, _)| y_of(*v, ticks, room)).collect();
    let mut y = wanted.clone();
    for i in 1..y.len() {
        y[i] = y[i].max(y[i - 1] + gap);
    }
    let mut floor = room.bottom;
    for y in y.iter_mut().rev() {
        *y = y.min(floor);
        floor = *y - gap;
    }
    for (i, (_, mut text)) in ends.into_iter().enumerate() {
        if (y[i] - wanted[i]).abs() > theme.k(5.0) {
            let pts = vec![(room.right + theme.k(2.0), wanted[i]), (room.right + theme.k(12.0), y[i])];
            scene.list.push(Prim::Stroke { pts, color: theme.colors.muted.alpha(0.6), width: theme.k(1.0) });
        }
        (text.x, text.y) = (room.right + theme.k(15.0), y[i] + text.size * 0.36);
        scene.push(text);
    }
}

/// Above the data: when quality dropped and when the firm noticed.
fn drop_label(scene: &mut Scene, theme: &Theme, ctx: &Context, data: &SeenOverTime, room: Frame, weeks: f64) {
    let Some(drop) = data.dropped.filter(|d| d.is_finite()) else { return };
    let t = ctx.lang.texts().chart;
    let text = match data.noticed.filter(|n| n.is_finite()) {
        None => t.quality_drops.to_owned(),
        Some(n) if titles::is_unnoticed(n, ctx) => t.quality_drop_unnoticed.to_owned(),
        Some(n) => (t.quality_drop_noticed)(&counted(ctx.lang, (n - drop).round().max(1.0), t.weeks)),
    };
    let x = room.left + drop / weeks.max(1.0) * (room.right - room.left);
    let width = fonts::width(&text, Weight::Regular, theme.small);
    let x = x.min(room.right - width).max(room.left);
    scene.push(Text::new(text, x, room.top - theme.k(10.0), theme.small, theme.colors.ink));
}
