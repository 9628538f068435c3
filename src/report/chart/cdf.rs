//! All policies' gains over one another: for every amount, the worlds in which a policy brings at least that much.
//!
//! This is the distribution function turned over, so that the better policy has the higher line.

use super::data::{Cdf, CdfCurve, Context, Finding, Unit};
use super::fonts::{self, Pt, Weight};
use super::layout::{Frame, canvas, difference_line, fitting_title, frame, plot, quoted, tick};
use super::number::{Scale, Sign, Ticks, number, odds};
use super::scene::{Align, Paint, Prim, Rgba, Scene, Text};
use super::text::{fit, readable, wrap_within};
use super::theme::Theme;
use crate::texts;

/// Lines that can be told apart; the policies with the lower means are left out.
pub const MOST: usize = 6;
/// The title reads the first line where this share of the worlds lies beyond, if that is a gain.
const READ_AT: f64 = 0.9;
/// The value axis leaves out this share of the worlds at either end.
const TAIL: f64 = 0.005;
/// Distance of the lines of a name, in its size.
const LEADING: f64 = 1.15;

/// One line as it is drawn.
struct Line<'a> {
    source: &'a CdfCurve,
    /// In the unit of the axis, rising.
    values: Vec<f64>,
    color: Rgba,
    width: f64,
}

impl Line<'_> {
    /// Corners of the step function: value and share of the worlds that do at least that well.
    fn steps(&self, up: bool) -> Vec<Pt> {
        let n = self.values.len() as f64;
        let share = |i: usize| if up { 1.0 - i as f64 / n } else { i as f64 / n };
        self.values.iter().enumerate().flat_map(|(i, v)| [(*v, share(i)), (*v, share(i + 1))]).collect()
    }
}

/// A point on the first line that the title reads out.
struct Reading {
    share: f64,
    /// In the measure's own unit; 0 where only better and worse are told apart.
    value: f64,
}

/// Draws the chart.
pub fn draw(data: &Cdf, ctx: &Context, theme: &Theme) -> Scene {
    let least = if data.measure.unit == Unit::Money { 0.005 } else { 5e-7 };
    let clean = |v: f64| if v.abs() < least { 0.0 } else { v };
    let sound = |c: &&CdfCurve| !c.values.is_empty() && c.values.iter().all(|v| v.is_finite());
    let curves: Vec<&CdfCurve> = data.curves.iter().filter(sound).take(MOST).collect();
    let all = || curves.iter().flat_map(|c| c.values.iter().copied()).map(clean);
    let scale =
        Scale::new(ctx.lang, data.measure.unit, &ctx.currency, all().fold(0.0, |m, v| m.max(v.abs())), None);
    let reading = curves.first().and_then(|c| reading(c, data, &scale));
    let title = data.title.as_deref().map_or_else(
        || fitting_title(theme, |n| title(data, &curves, reading.as_ref(), ctx, &scale, n)),
        readable,
    );
    let lines = subtitle(data, ctx, &scale, curves.len());
    let mut scene = canvas(theme, &title, &lines.join(". "));
    let f = frame(&mut scene, theme, ctx, &lines, theme.colors.muted);
    if curves.is_empty() {
        return scene;
    }
    let lines = drawn(&curves, theme, |v| clean(v) / scale.divisor);
    let room = Frame {
        left: f.left + theme.k(48.0),
        right: f.right - theme.k(8.0),
        top: f.top + theme.k(52.0),
        bottom: f.bottom - theme.small * 1.9,
    };
    let (ticks, range) = axis(&lines, room, theme);
    let up = data.measure.higher_is_better;
    let paths = marks(&mut scene, theme, &lines, &ticks, range, room, up);
    axes(&mut scene, theme, ctx, &ticks, range, room);
    let x = |v: f64| room.left + (v - range.0) / (range.1 - range.0) * (room.right - room.left);
    let mut taken = vec![baseline(&mut scene, theme, &quoted(ctx.lang, &data.baseline, 32), x(0.0), &room)];
    if let Some(r) = reading.as_ref().filter(|r| r.value != 0.0) {
        let at = (x(r.value / scale.divisor), room.bottom - r.share * (room.bottom - room.top));
        let said = said(r, ctx, &scale, data);
        let read = (texts::of(ctx.lang).cdf.read)(&odds(ctx.lang, r.share, ctx.worlds), &said, up);
        read_out(&mut scene, theme, (at, read), &lines[0], &paths, &mut taken, &room);
    }
    let mut crossed = paths.clone();
    crossed.push(
        (0..=40).map(|i| (x(0.0), room.top + (room.bottom - room.top) * f64::from(i) / 40.0)).collect(),
    );
    labels(&mut scene, theme, &lines, &crossed, &mut taken, &room);
    scene
}

/// Where the title reads the first line; `None` when its gain is zero in every world.
fn reading(curve: &CdfCurve, data: &Cdf, scale: &Scale) -> Option<Reading> {
    let (n, up) = (curve.values.len(), data.measure.higher_is_better);
    let beyond = ((n as f64 * (1.0 - READ_AT)) + 1e-9) as usize;
    let value = rounded(curve.values[if up { beyond } else { n - 1 - beyond }], up, scale);
    let share = |v: f64| {
        curve.values.iter().filter(|x| if up { **x >= v } else { **x <= v }).count() as f64 / n as f64
    };
    if if up { value > 0.0 } else { value < 0.0 } {
        return Some(Reading { share: share(value), value });
    }
    let better = curve.values.iter().filter(|x| if up { **x > 0.0 } else { **x < 0.0 }).count();
    let same = curve.values.iter().all(|v| *v == 0.0);
    (!same).then(|| Reading { share: better as f64 / n as f64, value: 0.0 })
}

/// A value cut to the digits shown, to the worse side: what is said of it must hold.
fn rounded(v: f64, up: bool, scale: &Scale) -> f64 {
    let step = scale.divisor * 10f64.powi(-(scale.decimals.min(1) as i32));
    let steps = v / step;
    (if up { (steps + 1e-9).floor() } else { (steps - 1e-9).ceil() }) * step
}

/// "+12.3 thousand €".
fn said(r: &Reading, ctx: &Context, scale: &Scale, data: &Cdf) -> String {
    let value = match data.measure.unit {
        Unit::Number => {
            return number(
                ctx.lang,
                r.value,
                usize::from(scale.divisor == 1.0).min(scale.decimals),
                Sign::Both,
            );
        }
        Unit::Money | Unit::Share => {
            number(ctx.lang, r.value / scale.divisor, scale.decimals.min(1), Sign::Both)
        }
    };
    if scale.unit.is_empty() { value } else { format!("{value}\u{a0}{}", scale.unit) }
}

fn title(
    data: &Cdf,
    curves: &[&CdfCurve],
    reading: Option<&Reading>,
    ctx: &Context,
    scale: &Scale,
    longest: usize,
) -> String {
    let t = texts::of(ctx.lang).cdf;
    let base = quoted(ctx.lang, &data.baseline, longest);
    let Some(first) = curves.first().map(|c| quoted(ctx.lang, &c.policy, longest)) else {
        return (texts::of(ctx.lang).heatmap.nothing)(&base);
    };
    match reading {
        _ if data.dominates && data.of > 1 => (t.dominates)(&first),
        _ if data.dominates => (t.dominates_baseline)(&first, &base),
        None => (t.the_same)(&first, &base),
        Some(r) => {
            let worlds = odds(ctx.lang, r.share, ctx.worlds);
            if r.value == 0.0 {
                (t.better_in)(&worlds, &first, &base)
            } else {
                (t.reaches)(&worlds, &first, &said(r, ctx, scale, data), data.measure.higher_is_better)
            }
        }
    }
}

fn subtitle(data: &Cdf, ctx: &Context, scale: &Scale, shown: usize) -> Vec<String> {
    let t = texts::of(ctx.lang).cdf;
    let mut height = t.height[usize::from(!data.measure.higher_is_better)].to_owned();
    if shown < data.of {
        height += &format!(" ({})", (t.shown)(shown, data.of));
    }
    vec![difference_line(ctx, &data.measure, &data.baseline, scale), height]
}

/// The first line is thick and has the colour of its finding; the others have colours of their own.
fn drawn<'a>(curves: &[&'a CdfCurve], theme: &Theme, unit: impl Fn(f64) -> f64) -> Vec<Line<'a>> {
    let c = &theme.colors;
    let mut others = c.lines.into_iter().cycle();
    let last_worse = curves.iter().rposition(|c| c.finding == Finding::Worse);
    let line = |(i, source): (usize, &&'a CdfCurve)| Line {
        source,
        values: source.values.iter().map(|v| unit(*v)).collect(),
        color: match source.finding {
            Finding::Better if i == 0 => c.better,
            Finding::Worse if last_worse == Some(i) => c.worse,
            _ => others.next().unwrap_or(c.open),
        },
        width: theme.k(if i == 0 { 4.0 } else { 2.6 }),
    };
    curves.iter().enumerate().map(line).collect()
}

/// Ticks of the value axis and its ends: zero and nearly all worlds lie within.
fn axis(lines: &[Line<'_>], room: Frame, theme: &Theme) -> (Ticks, (f64, f64)) {
    let at = |l: &Line<'_>, p: f64| l.values[((l.values.len() - 1) as f64 * p).round() as usize];
    let low = lines.iter().map(|l| at(l, TAIL)).fold(0.0, f64::min);
    let high = lines.iter().map(|l| at(l, 1.0 - TAIL)).fold(0.0, f64::max);
    let mut ticks =
        Ticks::enclosing(low, high, ((room.right - room.left) / theme.k(120.0)).clamp(2.0, 8.0) as usize);
    let pad = (ticks.last() - ticks.first()) * 0.04;
    let (from, to) = (ticks.first().max(low - pad), ticks.last().min(high + pad));
    if low < high {
        ticks.values.retain(|t| (from..=to).contains(t));
        return (ticks, (from, to));
    }
    let ends = (ticks.first(), ticks.last());
    (ticks, ends)
}

/// Grid, zero line and the lines, the first on top; returns their corners on the canvas.
fn marks(
    scene: &mut Scene,
    theme: &Theme,
    lines: &[Line<'_>],
    ticks: &Ticks,
    (low, high): (f64, f64),
    room: Frame,
    up: bool,
) -> Vec<Vec<Pt>> {
    let c = &theme.colors;
    plot(scene, room, low..high, 0.0..1.0, |p| {
        for share in [0.25, 0.5, 0.75, 1.0] {
            p.line(vec![(low, share), (high, share)], c.grid, theme.k(1.2));
        }
        p.line(vec![(low, 0.0), (high, 0.0)], c.muted, theme.k(1.2));
        if ticks.values.contains(&0.0) {
            p.line(vec![(0.0, 0.0), (0.0, 1.0)], c.ink, theme.k(1.6));
        }
        let shown = |line: &Line<'_>| -> Vec<Pt> {
            let ends = if up { [(low, 1.0), (high, 0.0)] } else { [(low, 0.0), (high, 1.0)] };
            let steps = line.steps(up).into_iter().filter(|(v, _)| (low..=high).contains(v));
            std::iter::once(ends[0]).chain(steps).chain([ends[1]]).collect()
        };
        let paths: Vec<Vec<Pt>> = lines.iter().map(shown).collect();
        for (line, path) in lines.iter().zip(&paths).rev() {
            p.line(path.clone(), line.color, line.width);
        }
        paths.into_iter().map(|path| path.into_iter().map(|(v, s)| p.at(v, s)).collect()).collect()
    })
}

fn axes(
    scene: &mut Scene,
    theme: &Theme,
    ctx: &Context,
    ticks: &Ticks,
    (low, high): (f64, f64),
    room: Frame,
) {
    let muted = theme.colors.muted;
    let base = ctx.worlds.clamp(1, 100);
    for share in [0.0, 0.25, 0.5, 0.75, 1.0] {
        let y = room.bottom - share * (room.bottom - room.top) + theme.small * 0.36;
        let worlds = share * f64::from(base);
        let text = number(ctx.lang, worlds, usize::from(worlds.fract() != 0.0), Sign::Minus);
        let text = Text::new(text, room.left - theme.k(12.0), y, theme.small, muted);
        scene.push(text.align(Align::Right));
    }
    let head = (texts::of(ctx.lang).cdf.of_worlds)(base);
    scene.push(Text::new(head, theme.margin, room.top - theme.k(22.0), theme.small, muted));
    let y = room.bottom + theme.small * 1.5;
    for v in &ticks.values {
        let x = room.left + (v - low) / (high - low) * (room.right - room.left);
        let text = Text::new(tick(ctx.lang, *v, ticks.decimals), x, y, theme.small, muted);
        let half = text.width() / 2.0;
        let x = x.clamp(theme.margin + half, scene.w - theme.margin - half);
        scene.push(Text { x, ..text }.align(Align::Middle));
    }
}

/// The baseline's name over the zero line, clear of the head of the other axis.
fn baseline(scene: &mut Scene, theme: &Theme, name: &str, zero: f64, room: &Frame) -> [f64; 4] {
    let free = room.left + theme.k(130.0);
    let y = room.top - theme.k(22.0);
    let text = Text::new(name, zero, y, theme.small, theme.colors.ink);
    let half = text.width() / 2.0;
    let text = Text { x: zero.clamp(free + half, (room.right - half).max(free + half)), ..text };
    let text = text.align(Align::Middle);
    let end = text.x.clamp(zero.min(text.x), zero.max(text.x));
    if (end - zero).abs() < half + theme.k(4.0) {
        let pts = vec![(zero, y + theme.k(7.0)), (zero, room.top)];
        scene.list.push(Prim::Stroke { pts, color: theme.colors.ink, width: theme.k(1.6) });
    }
    let bounds = text.bounds();
    scene.push(text);
    bounds
}

/// The point that the title reads out, with what it says.
fn read_out(
    scene: &mut Scene,
    theme: &Theme,
    (at, said): (Pt, String),
    line: &Line<'_>,
    paths: &[Vec<Pt>],
    taken: &mut Vec<[f64; 4]>,
    room: &Frame,
) {
    let c = &theme.colors;
    let dot = |r: f64, color| Prim::Circle { x: at.0, y: at.1, r: theme.k(r), color, paint: Paint::Fill };
    scene.list.extend([dot(9.5, c.paper), dot(7.0, line.color)]);
    let block = Block { lines: vec![said], size: theme.small, weight: Weight::Regular, color: c.ink };
    if let Some((_, place)) = block.placed(&[at], paths, taken, room, theme) {
        block.push(scene, theme, place, taken);
    }
    let r = theme.k(9.5);
    taken.push([at.0 - r, at.1 - r, at.0 + r, at.1 + r]);
}

/// Every line's name beside it, on one line or two, where it crosses as little as possible.
fn labels(
    scene: &mut Scene,
    theme: &Theme,
    lines: &[Line<'_>],
    paths: &[Vec<Pt>],
    taken: &mut Vec<[f64; 4]>,
    room: &Frame,
) {
    let most = (room.right - room.left) * 0.34;
    for (i, line) in lines.iter().enumerate() {
        let weight = if i == 0 { Weight::SemiBold } else { Weight::Regular };
        let name = readable(&line.source.policy);
        let one = vec![fit(&name, weight, theme.label, most)];
        let two = wrap_within(&name, weight, theme.label, most * 0.55, 2);
        let block = |lines| Block { lines, size: theme.label, weight, color: line.color };
        let spots = along(&paths[i], room);
        let blocks = [block(one), block(two)];
        let place = |b: &Block| b.placed(&spots, paths, taken, room, theme);
        let places = blocks.each_ref().map(place);
        // Two lines only where they cross less.
        let pick = match places {
            [Some((one, _)), Some((two, _))] if two + 60 < one => 1,
            [None, Some(_)] => 1,
            _ => 0,
        };
        if let Some((_, place)) = places[pick] {
            blocks[pick].push(scene, theme, place, taken);
        }
    }
}

/// Points along a line at even heights, from its middle outwards.
fn along(path: &[Pt], room: &Frame) -> Vec<Pt> {
    let height = room.bottom - room.top;
    let mut shares: Vec<f64> = (1..40).map(|i| f64::from(i) / 40.0).collect();
    shares.sort_by(|a, b| (a - 0.6).abs().total_cmp(&(b - 0.6).abs()));
    let at = |share: f64| {
        let y = room.bottom - share * height;
        let crosses = |s: &&[Pt]| (s[0].1 - y) * (s[1].1 - y) <= 0.0;
        path.windows(2).find(crosses).map(|s| {
            let t = if s[1].1 == s[0].1 { 0.0 } else { (y - s[0].1) / (s[1].1 - s[0].1) };
            (s[0].0 + t * (s[1].0 - s[0].0), y)
        })
    };
    shares.into_iter().filter_map(at).collect()
}

/// Some lines of text that belong together.
struct Block {
    lines: Vec<String>,
    size: f64,
    weight: Weight,
    color: Rgba,
}

impl Block {
    fn width(&self) -> f64 {
        self.lines.iter().map(|l| fonts::width(l, self.weight, self.size)).fold(0.0, f64::max)
    }
    /// Left, top, right and bottom where the first baseline starts at a place.
    fn bounds(&self, (x, y): Pt) -> [f64; 4] {
        let more = (self.lines.len() - 1) as f64 * self.size * LEADING;
        [x, y - fonts::CAP * self.size, x + self.width(), y + more + 0.2 * self.size]
    }
    /// The best place at one of the spots, to its right or left, and how bad it is: 100 for each line crossed. `None`
    /// where there is no room at all.
    fn placed(
        &self,
        spots: &[Pt],
        paths: &[Vec<Pt>],
        taken: &[[f64; 4]],
        room: &Frame,
        theme: &Theme,
    ) -> Option<(usize, Pt)> {
        let (gap, pad, width) = (theme.k(13.0), theme.k(4.0), self.width());
        let lift = (self.lines.len() - 1) as f64 * self.size * LEADING / 2.0;
        let candidates = spots.iter().enumerate().flat_map(|(rank, (x, y))| {
            let y = y + self.size * 0.36 - lift;
            let (right, left) = (x + gap, x - gap - width);
            [(right, y), (left, y), (right, y - self.size), (left, y + self.size)].map(|at| (rank, at))
        });
        let rated = |(rank, at): (usize, Pt)| {
            let b = self.bounds(at);
            let inside =
                b[0] >= room.left + pad && b[2] <= room.right && b[1] >= room.top && b[3] <= room.bottom;
            let wide = [b[0] - pad, b[1] - pad, b[2] + pad, b[3] + pad];
            let meets = |t: &[f64; 4]| wide[0] < t[2] && t[0] < wide[2] && wide[1] < t[3] && t[1] < wide[3];
            if !inside || taken.iter().any(meets) {
                return None;
            }
            let within = |q: &Pt| (wide[0]..wide[2]).contains(&q.0) && (wide[1]..wide[3]).contains(&q.1);
            let crossed = paths.iter().filter(|p| p.iter().any(within)).count();
            Some((crossed * 100 + rank, at))
        };
        candidates.filter_map(rated).min_by_key(|(bad, _)| *bad)
    }
    fn push(&self, scene: &mut Scene, theme: &Theme, (x, y): Pt, taken: &mut Vec<[f64; 4]>) {
        taken.push(self.bounds((x, y)));
        for (i, line) in self.lines.iter().enumerate() {
            let y = y + i as f64 * self.size * LEADING;
            let mut text = Text::new(line, x, y, self.size, self.color).halo(theme.colors.paper);
            text.weight = self.weight;
            scene.push(text);
        }
    }
}
