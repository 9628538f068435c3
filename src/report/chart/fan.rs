//! Cumulated gain of a policy over time: median, middle 50, 80 and 95 % of the worlds, and break-even.

use super::data::{BreakEven, Context, Fan, Lang, Unit};
use super::fonts::{self, Pt, Weight};
use super::layout::{Frame, canvas, fitting_title, frame, horizon, plot, quoted, tick, unit_suffix};
use super::number::{Scale, Sign, Ticks, odds, whole};
use super::scene::{Align, Prim, Scene, Text};
use super::text::readable;
use super::theme::Theme;
use super::{time, titles};

/// The series in the units of the axes.
struct Series {
    points: Vec<(f64, [f64; 7])>,
    /// What the time axis counts.
    unit: time::Unit,
    end: f64,
}

fn series(data: &Fan, ctx: &Context, scale: &Scale) -> Series {
    let end = data.weeks.iter().map(|w| w.0).fold(f64::from(ctx.weeks), f64::max).max(1.0);
    let unit = time::Unit::of(end);
    let finite = data.weeks.iter().filter(|(w, q)| w.is_finite() && q.iter().all(|q| q.is_finite()));
    let points = finite.map(|(w, q)| (w / unit.weeks(), q.map(|q| q / scale.divisor))).collect();
    Series { points, unit, end: end / unit.weeks() }
}

fn subtitle(data: &Fan, ctx: &Context, scale: &Scale) -> Vec<String> {
    let (policy, base) = (quoted(ctx.lang, &data.policy, 32), quoted(ctx.lang, &data.baseline, 32));
    let (unit, name) = (unit_suffix(scale), readable(&data.measure.name));
    let money = data.measure.unit == Unit::Money;
    let t = ctx.lang.texts().chart;
    let first = match money {
        true => (t.fan_of_gain)(&policy, &base, &unit),
        false => (t.fan_of_difference)(&policy, &base, &unit, &name),
    };
    vec![first, if ctx.worlds == 1 { t.only_line } else { t.line_and_areas }.to_owned()]
}

/// Draws the chart.
pub fn draw(data: &Fan, ctx: &Context, theme: &Theme) -> Scene {
    let all = data.weeks.iter().flat_map(|(_, q)| q).filter(|q| q.is_finite());
    let top = all.fold(0.0, |m: f64, v| m.max(v.abs()));
    let top = if data.measure.unit == Unit::Money && top < 0.005 { 0.0 } else { top };
    let mut scale = Scale::new(ctx.lang, data.measure.unit, &ctx.currency, top, None);
    if top == 0.0 {
        scale.divisor = f64::INFINITY;
    }
    let s = series(data, ctx, &scale);
    let finding = |longest| match top {
        0.0 => (ctx.lang.texts().titles.brings_nothing)(&quoted(ctx.lang, &data.policy, longest)),
        _ => titles::fan(&data.policy, &data.break_even, ctx, longest),
    };
    let title = data.title.as_deref().map_or_else(|| fitting_title(theme, finding), readable);
    let lines = subtitle(data, ctx, &scale);
    let mut scene = canvas(theme, &title, &lines.join(". "));
    let f = frame(&mut scene, theme, ctx, &lines, theme.colors.muted);
    let ends = end_labels(&s, &scale, ctx, theme);
    let ticks = value_ticks(&s);
    let room = data_room(f, theme, &ends, &ticks, ctx.lang);
    let ends = uncrowded(ends, theme, &ticks, room);
    // Who neither gains nor loses anything breaks even nowhere.
    let even = data.break_even.median.filter(|m| m.is_finite() && top > 0.0);
    let even = even.map(|m| m / s.unit.months()).filter(|m| *m <= s.end);
    let place = marks(&mut scene, theme, &s, &ticks, room, even);
    axes(&mut scene, theme, ctx, &s, &ticks, room);
    push_ends(&mut scene, theme, ends, &ticks, room);
    if let Some(at) = place {
        let text = break_even_text(&data.break_even, ctx);
        break_even(&mut scene, theme, text, &s, &ticks, at, room);
    }
    scene
}

fn value_ticks(s: &Series) -> Ticks {
    let all = || s.points.iter().flat_map(|(_, q)| q.iter().copied());
    Ticks::enclosing(all().fold(0.0, f64::min), all().fold(0.0, f64::max), 6)
}

fn data_room(f: Frame, theme: &Theme, ends: &[(f64, Text)], ticks: &Ticks, lang: Lang) -> Frame {
    let label = |t: &f64| fonts::width(&tick(lang, *t, ticks.decimals), Weight::Regular, theme.small);
    let left = ticks.values.iter().map(label).fold(theme.k(30.0), f64::max) + theme.k(14.0);
    let right = ends.iter().map(|(_, t)| t.width()).fold(theme.k(60.0), f64::max) + theme.k(16.0);
    Frame {
        left: f.left + left,
        right: f.right - right,
        top: f.top + theme.k(30.0),
        bottom: f.bottom - theme.small * 2.1,
    }
}

/// Bands, lines and the break-even dot; returns where the dot is.
fn marks(
    scene: &mut Scene,
    theme: &Theme,
    s: &Series,
    ticks: &Ticks,
    room: Frame,
    even: Option<f64>,
) -> Option<Pt> {
    let c = &theme.colors;
    plot(scene, room, 0.0..s.end, ticks.first()..ticks.last(), |p| {
        for &t in ticks.values.iter().filter(|t| **t != 0.0) {
            p.line(vec![(0.0, t), (s.end, t)], c.grid, theme.k(1.2));
        }
        for (low, high, alpha) in [(0, 6, 0.14), (1, 5, 0.20), (2, 4, 0.30)] {
            let lower = s.points.iter().map(|(w, q)| (*w, q[low]));
            let upper = s.points.iter().rev().map(|(w, q)| (*w, q[high]));
            p.area(lower.chain(upper).collect(), c.better.alpha(alpha));
        }
        p.line(vec![(0.0, 0.0), (s.end, 0.0)], c.ink, theme.k(1.6));
        p.line(s.points.iter().map(|(w, q)| (*w, q[3])).collect(), c.better, theme.k(4.0));
        even.map(|m| {
            p.dot((m, 0.0), theme.k(9.5), c.paper);
            p.dot((m, 0.0), theme.k(7.0), c.better);
            p.at(m, 0.0)
        })
    })
}

fn axes(scene: &mut Scene, theme: &Theme, ctx: &Context, s: &Series, ticks: &Ticks, room: Frame) {
    let muted = theme.colors.muted;
    for &t in &ticks.values {
        let y = y_of(t, ticks, room) + theme.small * 0.36;
        let label = tick(ctx.lang, t, ticks.decimals);
        let label = Text::new(label, room.left - theme.k(12.0), y, theme.small, muted);
        scene.push(label.align(Align::Right));
    }
    time::axis(scene, theme, ctx.lang, s.end, s.unit, room);
}

pub(super) fn y_of(v: f64, ticks: &Ticks, room: Frame) -> f64 {
    room.bottom - (v - ticks.first()) / (ticks.last() - ticks.first()) * (room.bottom - room.top)
}

/// The values at the end of the horizon with their labels, from high to low.
fn end_labels(s: &Series, scale: &Scale, ctx: &Context, theme: &Theme) -> Vec<(f64, Text)> {
    let Some((_, q)) = s.points.last() else { return Vec::new() };
    let mut out = Vec::new();
    for (i, band) in [(6, "95"), (5, "80"), (4, "50"), (3, ""), (2, "50"), (1, "80"), (0, "95")] {
        let value = super::number::number(ctx.lang, q[i], scale.decimals, Sign::Both);
        let text = if band.is_empty() {
            let text =
                if ctx.worlds == 1 { value } else { format!("{} {value}", ctx.lang.texts().chart.median) };
            Text::new(text, 0.0, 0.0, theme.label, theme.colors.better).bold()
        } else if q[i] == q[3] {
            continue;
        } else {
            Text::new(format!("{band}\u{a0}%: {value}"), 0.0, 0.0, theme.small, theme.colors.muted)
        };
        out.push((q[i], text));
    }
    out
}

/// Distance of the lines of end labels.
fn label_gap(theme: &Theme) -> f64 {
    theme.label * 1.18
}

/// Where the bands end too close together for every label, only the outermost and the median are named.
fn uncrowded(ends: Vec<(f64, Text)>, theme: &Theme, ticks: &Ticks, room: Frame) -> Vec<(f64, Text)> {
    let (Some(top), Some(bottom)) = (ends.first(), ends.last()) else { return ends };
    let span = y_of(bottom.0, ticks, room) - y_of(top.0, ticks, room);
    if span >= label_gap(theme) * 0.9 * (ends.len() as f64 - 1.0) {
        return ends;
    }
    let last = ends.len() - 1;
    let named = |i: usize, t: &Text| i == 0 || i == last || t.weight == Weight::SemiBold;
    ends.into_iter().enumerate().filter(|(i, (_, t))| named(*i, t)).map(|(_, end)| end).collect()
}

/// Puts the end labels beside their curves, moved apart where they would touch.
fn push_ends(scene: &mut Scene, theme: &Theme, ends: Vec<(f64, Text)>, ticks: &Ticks, room: Frame) {
    let gap = label_gap(theme);
    let wanted: Vec<f64> = ends.iter().map(|(v, _)| y_of(*v, ticks, room)).collect();
    let mut y = wanted.clone();
    // The median keeps its place, the others make way upwards and downwards.
    let median = ends.iter().position(|(_, t)| t.weight == Weight::SemiBold).unwrap_or(0);
    for i in median + 1..y.len() {
        y[i] = y[i].max(y[i - 1] + gap);
    }
    for i in (0..median).rev() {
        y[i] = y[i].min(y[i + 1] - gap);
    }
    let (mut floor, mut ceiling) = (room.bottom, room.top);
    for y in y.iter_mut().rev() {
        *y = y.min(floor);
        floor = *y - gap;
    }
    for y in &mut y {
        *y = y.max(ceiling);
        ceiling = *y + gap;
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

/// A place for the break-even text: left end and top, in pixels.
#[derive(Clone, Copy)]
struct Place {
    x: f64,
    y: f64,
}

/// The place nearest to the dot that is clear of the 95 % band and of the zero line; `None` if there
/// is none. The label's size is given as width and height.
fn clear_place(s: &Series, ticks: &Ticks, room: Frame, at: Pt, size: (f64, f64), gap: f64) -> Option<Place> {
    let x_of = |month: f64| room.left + month / s.end * (room.right - room.left);
    let place = |x: f64, above: bool| {
        let over = s.points.iter().filter(|(m, _)| (x - gap..=x + size.0 + gap).contains(&x_of(*m)));
        let edges = over.map(|(_, q)| y_of(if above { q[6] } else { q[0] }, ticks, room)).chain([at.1]);
        let y = if above {
            edges.fold(f64::INFINITY, f64::min) - size.1 - gap
        } else {
            edges.fold(0.0, f64::max) + gap
        };
        Place { x, y }
    };
    let (first, last) = (room.left + gap, room.right - gap - size.0);
    (0..=40)
        .map(|i| first + (last - first).max(0.0) * f64::from(i) / 40.0)
        .flat_map(|x| [place(x, false), place(x, true)])
        .filter(|p| p.y >= room.top && p.y + size.1 <= room.bottom)
        .min_by(|a, b| distance(at, a, size).total_cmp(&distance(at, b, size)))
}

/// Where on the edge of the label the pointer ends.
fn pointer_end(at: Pt, p: &Place, size: (f64, f64)) -> Pt {
    let inset = size.1 * 0.3;
    let x = at.0.clamp(p.x + inset, (p.x + size.0 - inset).max(p.x + inset));
    (x, if p.y > at.1 { p.y - size.1 * 0.06 } else { p.y + size.1 * 1.04 })
}

/// How far the label is from the dot; sideways counts double, so that pointers are upright.
fn distance(at: Pt, p: &Place, size: (f64, f64)) -> f64 {
    let end = pointer_end(at, p, size);
    2.0 * (end.0 - at.0).abs() + (end.1 - at.1).abs() + 0.05 * (p.x + size.0 / 2.0 - at.0).abs()
}

/// The two lines that name the break-even dot, and the pointer between them.
fn break_even(
    scene: &mut Scene,
    theme: &Theme,
    text: [String; 2],
    s: &Series,
    ticks: &Ticks,
    at: Pt,
    room: Frame,
) {
    let [first, second] = text;
    let (size, small, c) = (theme.label, theme.small, &theme.colors);
    let width =
        fonts::width(&first, Weight::SemiBold, size).max(fonts::width(&second, Weight::Regular, small));
    let height = size * 0.75 + if second.is_empty() { size * 0.2 } else { small * 1.5 };
    let gap = theme.k(12.0);
    let place = clear_place(s, ticks, room, at, (width, height), gap).unwrap_or_else(|| Place {
        x: (at.0 + gap).min(room.right - width - gap).max(room.left + gap),
        y: (at.1 + gap * 2.0).min(room.bottom - height),
    });
    let end = pointer_end(at, &place, (width, height));
    let (dx, dy) = (end.0 - at.0, end.1 - at.1);
    let from = theme.k(10.0) / (dx * dx + dy * dy).sqrt().max(1.0);
    if from < 1.0 {
        let pts = vec![(at.0 + dx * from, at.1 + dy * from), end];
        scene.list.push(Prim::Stroke { pts, color: c.ink, width: theme.k(1.4) });
    }
    let (x, y) = (place.x, place.y + size * 0.75);
    scene.push(Text::new(first, x, y, size, c.ink).bold().halo(c.paper));
    if !second.is_empty() {
        scene.push(Text::new(second, x, y + small * 1.3, small, c.muted).halo(c.paper));
    }
}

fn break_even_text(b: &BreakEven, ctx: &Context) -> [String; 2] {
    let t = ctx.lang.texts().chart;
    let unit = time::Unit::of_moment(b.median.unwrap_or(0.0), ctx.weeks.into());
    let count = |months: f64| unit.number(months);
    let at = |months: f64| format!("{} {}", unit.name(ctx.lang), whole(ctx.lang, count(months)));
    let median = b.median.unwrap_or(0.0);
    let first = match ctx.worlds {
        _ if count(median) <= 0.0 => t.ahead_from_start.to_owned(),
        1 => (t.break_even_at)(&at(median)),
        _ => (t.break_even_median_at)(&at(median)),
    };
    if ctx.worlds == 1 {
        return [first, String::new()];
    }
    let second = match (b.range, b.never > 0.0) {
        // Ahead from the start in nearly every world is said once.
        ((Some(low), Some(high)), _) if count(low) == count(high) && count(high) <= 0.0 => String::new(),
        ((Some(low), Some(high)), _) if count(low) == count(high) => (t.most_worlds)(&at(low)),
        ((Some(low), Some(high)), _) => (t.most_worlds_range)(&at(low), &whole(ctx.lang, count(high))),
        ((_, None), true) => (t.not_within)(&horizon(ctx), &odds(ctx.lang, b.never, ctx.worlds)),
        _ => String::new(),
    };
    [first, second]
}
