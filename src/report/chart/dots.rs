//! A hundred dots (quantile dotplot): each stands for one of a hundred equally likely worlds, stacked by gain.
//!
//! Dots that can be counted bring decisions closer to the best ones than bars do (Fernandes et al., CHI 2018).

use super::data::{Context, Dots, Lang, Unit};
use super::layout::{Frame, canvas, difference_line, fitting_title, frame, plot, quoted, tick};
use super::number::{Scale, Ticks, is_far_from_zero};
use super::scene::{Align, Scene, Text};
use super::text::readable;
use super::theme::Theme;

/// Dots in the picture.
pub const DOTS: usize = 100;
/// Values that take less than this share of an axis from zero are drawn on one that begins near them.
const NARROW: f64 = 0.55;

/// Draws the chart.
pub fn draw(data: &Dots, ctx: &Context, theme: &Theme) -> Scene {
    let least = if data.measure.unit == Unit::Money { 0.005 } else { 5e-7 };
    let finite = data.quantiles.iter().filter(|v| v.is_finite());
    let values: Vec<f64> = finite.map(|v| if v.abs() < least { 0.0 } else { *v }).collect();
    let top = values.iter().fold(0.0, |m: f64, v| m.max(v.abs()));
    let scale = Scale::new(ctx.lang, data.measure.unit, &ctx.currency, top, None);
    let shown: Vec<f64> = values.iter().map(|v| v / scale.divisor).collect();
    let worse = |v: &&f64| if data.measure.higher_is_better { **v < 0.0 } else { **v > 0.0 };
    let better = |v: &&f64| if data.measure.higher_is_better { **v > 0.0 } else { **v < 0.0 };
    let counts = (shown.iter().filter(better).count(), shown.iter().filter(worse).count());
    let title = data
        .title
        .as_deref()
        .map_or_else(|| fitting_title(theme, |n| title(data, counts, shown.len(), ctx.lang, n)), readable);
    let lines = subtitle(data, ctx, &scale, shown.len());
    let mut scene = canvas(theme, &title, &lines.join(". "));
    let f = frame(&mut scene, theme, ctx, &lines, theme.colors.muted);
    if !shown.is_empty() {
        let room = Frame {
            left: f.left + theme.k(40.0),
            right: f.right - theme.k(40.0),
            top: f.top + theme.k(70.0),
            bottom: f.bottom - theme.small * 1.9,
        };
        stacked(&mut scene, theme, ctx, &shown, data.measure.higher_is_better, counts, room);
    }
    scene
}

fn title(data: &Dots, (better, worse): (usize, usize), n: usize, lang: Lang, longest: usize) -> String {
    let (policy, base) = (quoted(lang, &data.policy, longest), quoted(lang, &data.baseline, longest));
    let t = lang.texts().chart;
    match (n, better + worse) {
        (0, _) => (t.dots_nothing)(&policy),
        (_, 0) => (t.dots_the_same)(&policy, &base),
        (_, _) => (t.dots_better)(&policy, &base, &better, &n),
    }
}

fn subtitle(data: &Dots, ctx: &Context, scale: &Scale, n: usize) -> Vec<String> {
    vec![difference_line(ctx, &data.measure, &data.baseline, scale), (ctx.lang.texts().chart.each_dot)(&n)]
}

/// The values in stacks: the middle of each one's stack and its level there; and the highest level.
fn stack_up(values: &[f64], ticks: &Ticks, bin: f64) -> (Vec<(f64, usize)>, usize) {
    let from = ticks.first();
    let last = ((ticks.last() - from) / bin).round() as usize - 1;
    let mut heights = vec![0_usize; last + 1];
    let place = |v: &f64| {
        // A world exactly on an edge belongs to the stack on its better side, as "not worse".
        let c = ((((v - from) / bin) + 1e-9).floor().max(0.0) as usize).min(last);
        heights[c] += 1;
        (from + (c as f64 + 0.5) * bin, heights[c] - 1)
    };
    let places = values.iter().map(place).collect();
    (places, heights.into_iter().max().unwrap_or(1).max(1))
}

/// Width of a stack and of a dot: a round number, so that zero lies between two stacks, with large dots in
/// stacks that stand close together.
fn bin(values: &[f64], ticks: &Ticks, room: &Frame, theme: &Theme) -> (f64, f64) {
    let span = ticks.last() - ticks.first();
    let step = span / (ticks.values.len().max(2) - 1) as f64;
    let px = (room.right - room.left) / span;
    let mut best = (step, 0.0, 0.0);
    for parts in [1.0, 2.0, 4.0, 5.0, 10.0, 20.0] {
        let bin = step / parts;
        let tallest = stack_up(values, ticks, bin).1 as f64;
        // Dots touch neither their neighbours nor the ceiling.
        let pitch = (bin * px * 0.94).min((room.bottom - room.top) / tallest).min(theme.k(42.0));
        let worth = pitch * pitch / (bin * px);
        if worth > best.2 * 1.001 {
            best = (bin, pitch, worth);
        }
    }
    (best.0, best.1)
}

fn stacked(
    scene: &mut Scene,
    theme: &Theme,
    ctx: &Context,
    values: &[f64],
    up: bool,
    (better, worse): (usize, usize),
    room: Frame,
) {
    let (low, high) =
        values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(*v), h.max(*v)));
    let count = ((room.right - room.left) / theme.k(110.0)).clamp(2.0, 7.0);
    let has_zero = low >= high || !is_far_from_zero(low, high, NARROW);
    let ticks = if has_zero {
        Ticks::enclosing(low, high, count as usize)
    } else {
        Ticks::between(low, high, count as usize)
    };
    let (bin, pitch) = bin(values, &ticks, &room, theme);
    let (from, to) = (ticks.first(), ticks.last());
    let places = stack_up(values, &ticks, bin).0;
    let px = (room.right - room.left) / (to - from);
    let c = &theme.colors;
    let height = (room.bottom - room.top) / pitch;
    plot(scene, room, from..to, 0.0..height, |p| {
        p.line(vec![(from, 0.0), (to, 0.0)], c.ink, theme.k(1.5));
        if has_zero {
            p.line(vec![(0.0, 0.0), (0.0, height)], c.ink, theme.k(1.4));
        }
        for ((x, k), v) in places.into_iter().zip(values) {
            let good = if up { *v > 0.0 } else { *v < 0.0 };
            let color = match (*v == 0.0, good) {
                (true, _) => c.open,
                (_, true) => c.better,
                (_, false) => c.worse,
            };
            p.dot((x, k as f64 + 0.55), pitch * 0.43, color.alpha(0.9));
        }
    });
    for v in &ticks.values {
        let x = room.left + (v - from) * px;
        let text = tick(ctx.lang, *v, ticks.decimals);
        let y = room.bottom + theme.small * 1.5;
        scene.push(Text::new(text, x, y, theme.small, c.muted).align(Align::Middle));
    }
    let zero = match (has_zero, low > 0.0) {
        (true, _) => room.left - from * px,
        (_, true) => room.left,
        _ => room.right,
    };
    if !has_zero {
        // Zero is off the axis, on this side.
        let (text, align) = if low > 0.0 { ("← 0", Align::Left) } else { ("0 →", Align::Right) };
        let y = room.top - theme.k(14.0) - theme.label * 1.3;
        scene.push(Text::new(text, zero, y, theme.small, c.muted).align(align));
    }
    heads(scene, theme, ctx.lang, up, (better, worse), zero, &room);
}

/// How many dots lie on either side of zero.
fn heads(
    scene: &mut Scene,
    theme: &Theme,
    lang: Lang,
    up: bool,
    (better, worse): (usize, usize),
    zero: f64,
    room: &Frame,
) {
    let t = lang.texts().chart;
    let text = |n: usize, good: bool| if good { (t.n_better)(&n) } else { (t.n_worse)(&n) };
    let c = &theme.colors;
    let color = |good| if good { c.better } else { c.worse };
    let gap = theme.k(12.0);
    let y = room.top - theme.k(14.0);
    let (left, right) = if up { ((worse, false), (better, true)) } else { ((better, true), (worse, false)) };
    let l = Text::new(text(left.0, left.1), zero - gap, y, theme.label, color(left.1)).bold();
    if left.0 > 0 && zero - gap - l.width() >= theme.margin {
        scene.push(l.align(Align::Right));
    }
    let r = Text::new(text(right.0, right.1), zero + gap, y, theme.label, color(right.1)).bold();
    if right.0 > 0 && zero + gap + r.width() <= scene.w - theme.margin {
        scene.push(r);
    }
}
