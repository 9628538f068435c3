//! How customers stay with time: the rise of retention, split into sorting and real change.

use super::data::{Context, Part, Retention};
use super::fan::y_of;
use super::fonts::{self, Weight};
use super::layout::{Frame, canvas, frame_of, plot};
use super::number::{Sign, Ticks, number, whole};
use super::scene::{Align, Prim, Rgba, Scene, Text};
use super::theme::Theme;
use crate::texts::retention::RetentionTexts;

/// Less than this share is no rise worth a word.
const NOTABLE: f64 = 0.003;

/// Draws the chart.
pub fn draw(data: &Retention, ctx: &Context, theme: &Theme) -> Scene {
    let lines = subtitle(data, ctx);
    let mut scene = canvas(theme, &title(data, ctx), &lines.join(". "));
    let runs = (ctx.lang.texts().retention.cohort)(
        &whole(ctx.lang, data.customers.round()),
        &whole(ctx.lang, data.worlds.into()),
    );
    let whole_room = frame_of(&mut scene, theme, ctx, &lines, theme.colors.muted, &runs);
    let shares: Vec<[f64; 2]> =
        data.steps.iter().copied().filter(|s| s.iter().all(|v| v.is_finite())).collect();
    if shares.len() < 2 {
        return scene;
    }
    let ticks = ticks(&shares);
    let ends = ends(data, &shares, ctx, theme);
    let room = room(whole_room, theme, &ends, &ticks, ctx);
    marks(&mut scene, theme, data, &shares, &ticks, room);
    axes(&mut scene, theme, ctx, data, (shares.len(), &ticks), room);
    push_ends(&mut scene, theme, ends, &ticks, room);
    parts(&mut scene, theme, ctx, data, &shares, &ticks, room);
    scene
}

/// A share with one decimal: a rise of a point is worth seeing.
fn share(ctx: &Context, v: f64) -> String {
    format!("{}\u{a0}%", number(ctx.lang, 100.0 * v, 1, Sign::Minus))
}

fn points(ctx: &Context, part: &Part) -> String {
    number(ctx.lang, 100.0 * part.mean, 1, Sign::Both)
}

fn step(data: &Retention, t: &RetentionTexts) -> &'static str {
    match data.step_weeks {
        52 => t.per_year,
        13 => t.per_quarter,
        4 => t.per_month,
        _ => t.per_week,
    }
}

/// Whether an interval and its mean say that something is there.
fn is_notable(part: &Part) -> bool {
    let (low, high) = part.interval;
    part.mean.abs() >= NOTABLE && (low > 0.0 || high < 0.0)
}

/// What the curve does and why, as far as it is known.
fn title(data: &Retention, ctx: &Context) -> String {
    let t = ctx.lang.texts().retention;
    let step = step(data, t);
    let (Some(first), Some(last)) = (data.steps.first(), data.steps.last()) else { return String::new() };
    let (from, to) = (share(ctx, first[0]), share(ctx, last[0]));
    let moved = is_notable(&data.rise);
    let up = data.rise.mean > 0.0;
    match &data.parts {
        Some([sorting, change]) if is_notable(change) => {
            let (sorting, change) = (points(ctx, sorting), points(ctx, change));
            match (moved, up) {
                (false, _) => (t.split_steady)(&from, &sorting, &change),
                (true, true) => (t.split_up)(&from, &to, &step, &sorting, &change),
                (true, false) => (t.split_down)(&from, &to, &step, &sorting, &change),
            }
        }
        _ if !moved => (t.steady)(&from, &step),
        Some(_) => (t.change_open)(&from, &to, &step),
        None if up && !data.inseparable && !data.firm_changes => (t.rises_by_sorting)(&from, &to, &step),
        None if up => (t.rises)(&from, &to, &step),
        None => (t.falls)(&from, &to, &step),
    }
}

fn subtitle(data: &Retention, ctx: &Context) -> Vec<String> {
    let t = ctx.lang.texts().retention;
    let why = match (&data.parts, data.inseparable, data.firm_changes) {
        (_, true, _) => t.inseparable,
        (Some(_), _, true) => t.parts_with_firm,
        (None, _, true) => t.firm_only,
        (None, ..) => t.sorting_only,
        (Some(_), ..) => t.parts,
    };
    vec![(t.subtitle)(&step(data, t)), why.to_owned()]
}

/// Ticks in per cent round the data, not down to zero: a rise of some points is the matter.
fn ticks(shares: &[[f64; 2]]) -> Ticks {
    let all = || shares.iter().flatten().map(|v| 100.0 * v);
    let (low, high) = (all().fold(f64::INFINITY, f64::min), all().fold(f64::NEG_INFINITY, f64::max));
    // Noise of a few tenths is not to look like a mountain.
    let room = (high - low).max(4.0);
    let step = [1.0, 2.0, 5.0, 10.0, 20.0].into_iter().find(|s| room / s <= 5.0).unwrap_or(25.0);
    let middle = (low + high) / 2.0;
    let (low, high) = (low.min(middle - room / 2.0), high.max(middle + room / 2.0).min(100.0));
    let (from, to) = ((low / step - 0.1).floor(), (high / step + 0.1).ceil());
    let from = from.max(0.0);
    let values = (0..=(to - from) as usize).map(|i| (from + i as f64) * step).filter(|v| *v <= 100.0);
    Ticks { values: values.collect(), decimals: 0 }
}

/// Names of the lines with their last values.
fn ends(data: &Retention, shares: &[[f64; 2]], ctx: &Context, theme: &Theme) -> Vec<(f64, Text)> {
    let t = ctx.lang.texts().retention;
    let c = &theme.colors;
    let (first, last) = (shares[0], shares[shares.len() - 1]);
    let label = |v: f64, name: &str, color: Rgba| {
        let text = format!("{name} {}", share(ctx, v));
        (100.0 * v, Text::new(text, 0.0, 0.0, theme.label, color).bold())
    };
    let mut ends = vec![label(last[0], t.as_it_is, c.better), label(first[0], t.as_at_first, c.muted)];
    if data.parts.is_some() {
        ends.push(label(last[1], t.nobody_changes, c.ink));
    }
    ends.sort_by(|a, b| b.0.total_cmp(&a.0));
    ends
}

fn room(f: Frame, theme: &Theme, ends: &[(f64, Text)], ticks: &Ticks, ctx: &Context) -> Frame {
    let wide = |t: &f64| fonts::width(&tick(ctx, *t, ticks), Weight::Regular, theme.small);
    let left = ticks.values.iter().map(wide).fold(theme.k(30.0), f64::max) + theme.k(14.0);
    let right = ends.iter().map(|(_, t)| t.width()).fold(theme.k(60.0), f64::max) + theme.k(18.0);
    Frame {
        left: f.left + left,
        right: f.right - right,
        top: f.top + theme.k(20.0),
        bottom: f.bottom - theme.small * 2.3,
    }
}

fn tick(ctx: &Context, v: f64, ticks: &Ticks) -> String {
    format!("{}\u{a0}%", number(ctx.lang, v, ticks.decimals, Sign::Minus))
}

/// Areas of the two parts, then the lines that bound them.
fn marks(
    scene: &mut Scene,
    theme: &Theme,
    data: &Retention,
    shares: &[[f64; 2]],
    ticks: &Ticks,
    room: Frame,
) {
    let c = &theme.colors;
    let end = shares.len() as f64;
    let line = |side: usize| shares.iter().enumerate().map(move |(k, s)| (k as f64 + 1.0, 100.0 * s[side]));
    let first = 100.0 * shares[0][0];
    plot(scene, room, 1.0..end, ticks.first()..ticks.last(), |p| {
        for &t in &ticks.values {
            p.line(vec![(1.0, t), (end, t)], c.grid, theme.k(1.2));
        }
        let split = if data.parts.is_some() { 1 } else { 0 };
        let lower = line(split).chain([(end, first), (1.0, first)]).collect();
        p.area(lower, c.open.alpha(0.2));
        if data.parts.is_some() {
            let color = if data.rise.mean.is_finite() && change_is_good(data) { c.better } else { c.worse };
            p.area(line(0).chain(line(1).rev()).collect(), color.alpha(0.22));
            p.line(line(1).collect(), c.ink, theme.k(2.2));
        }
        p.line(vec![(1.0, first), (end, first)], c.muted, theme.k(1.6));
        p.line(line(0).collect(), c.better, theme.k(3.6));
        for at in line(0) {
            p.dot(at, theme.k(4.0), c.better);
        }
    });
}

fn change_is_good(data: &Retention) -> bool {
    data.parts.is_some_and(|[_, change]| change.mean >= 0.0)
}

fn axes(
    scene: &mut Scene,
    theme: &Theme,
    ctx: &Context,
    data: &Retention,
    (steps, ticks): (usize, &Ticks),
    room: Frame,
) {
    let muted = theme.colors.muted;
    for &v in &ticks.values {
        let y = y_of(v, ticks, room) + theme.small * 0.36;
        let label = Text::new(tick(ctx, v, ticks), room.left - theme.k(12.0), y, theme.small, muted);
        scene.push(label.align(Align::Right));
    }
    let t = ctx.lang.texts().retention;
    // The end of each step in units that read well.
    let (unit, each) = match data.step_weeks {
        52 => (t.axis_years, 1.0),
        13 => (t.axis_months, 3.0),
        4 => (t.axis_weeks, 4.0),
        n => (t.axis_weeks, f64::from(n)),
    };
    let every = (1..=steps).find(|k| steps / k <= 8).unwrap_or(steps);
    let y = room.bottom + theme.small * 1.7;
    for k in (1..=steps).filter(|k| k % every == 0 || *k == 1) {
        let x = room.left + (k - 1) as f64 / (steps - 1) as f64 * (room.right - room.left);
        let text = whole(ctx.lang, k as f64 * each);
        let text = if k == 1 { format!("{unit}\u{a0}{text}") } else { text };
        scene.push(Text::new(text, x, y, theme.small, muted).align(Align::Middle));
    }
}

/// Puts the names beside the ends of their lines, moved apart where they would touch.
fn push_ends(scene: &mut Scene, theme: &Theme, ends: Vec<(f64, Text)>, ticks: &Ticks, room: Frame) {
    let gap = theme.label * 1.35;
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
            let pts = vec![(room.right + theme.k(3.0), wanted[i]), (room.right + theme.k(13.0), y[i])];
            scene.list.push(Prim::Stroke { pts, color: theme.colors.muted.alpha(0.6), width: theme.k(1.0) });
        }
        (text.x, text.y) = (room.right + theme.k(16.0), y[i] + text.size * 0.36);
        scene.push(text);
    }
}

/// Names the parts within their areas, where there is room for a name.
fn parts(
    scene: &mut Scene,
    theme: &Theme,
    ctx: &Context,
    data: &Retention,
    shares: &[[f64; 2]],
    ticks: &Ticks,
    room: Frame,
) {
    let Some([sorting, change]) = &data.parts else { return };
    let t = ctx.lang.texts().retention;
    let c = &theme.colors;
    let sorted = if data.firm_changes { t.sorting_and_firm } else { t.sorting };
    let changed = if change.mean < 0.0 { c.worse } else { c.better };
    let y = |v: f64| y_of(100.0 * v, ticks, room);
    let flat: Vec<f64> = shares.iter().map(|_| y(shares[0][0])).collect();
    let [as_is, unchanged] = [0, 1].map(|side| shares.iter().map(|s| y(s[side])).collect::<Vec<_>>());
    let mut placed: Option<Text> = None;
    for (name, part, [a, b], color) in
        [(t.change, change, [&unchanged, &as_is], changed), (sorted, sorting, [&flat, &unchanged], c.ink)]
    {
        let text = Text::new(format!("{name} {}", points(ctx, part)), 0.0, 0.0, theme.small, color);
        let text = text.bold().halo(c.paper);
        let Some(text) = within(text, [a, b], room) else { continue };
        let apart =
            |other: &Text| text.left() > other.left() + other.width() + text.size || text.x < other.left();
        // Where change undoes what sorting did, the two areas lie on each other.
        if change.mean >= 0.0 || placed.as_ref().is_none_or(apart) {
            scene.push(text.clone());
            placed = Some(text);
        }
    }
}

/// The text where the area between two lines is highest, if there is room for it; lines are given by their heights at
/// each step.
fn within(mut text: Text, [a, b]: [&[f64]; 2], room: Frame) -> Option<Text> {
    let steps = a.len() - 1;
    let wide = text.width() / (room.right - room.left) * steps as f64;
    let between = |line: &[f64], at: f64| {
        let k = (at.floor() as usize).min(steps - 1);
        line[k] + (line[k + 1] - line[k]) * (at - k as f64)
    };
    // Highest and lowest ink the area allows to a text that begins at `from`, in steps.
    let gap = |from: f64| {
        let at = |i: u32| from + wide * f64::from(i) / 8.0;
        let top = (0..=8).map(|i| between(a, at(i)).min(between(b, at(i)))).fold(f64::NEG_INFINITY, f64::max);
        let bottom = (0..=8).map(|i| between(a, at(i)).max(between(b, at(i)))).fold(f64::INFINITY, f64::min);
        (bottom - top, top, from)
    };
    let places =
        (0..40).map(|i| f64::from(i) / 40.0 * steps as f64).filter(|from| from + wide < steps as f64);
    let (high, top, from) = places.map(gap).max_by(|x, y| x.0.total_cmp(&y.0))?;
    text.x = room.left + from / steps as f64 * (room.right - room.left);
    text.y = top + high / 2.0 + text.size * 0.36;
    (high > text.size * 1.5).then_some(text)
}
