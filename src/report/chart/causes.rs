//! Why customers leave: losses by cause under the baseline and beside it under each policy.

use super::data::{Causes, Context, Lang, LossesBy};
use super::fonts::{self, Weight};
use super::layout::{Frame, canvas, frame, horizon, plot, quoted};
use super::number::{Sign, number, percent, whole};
use super::scene::{Rgba, Scene, Text};
use super::text::{fit, readable, wrap_within};
use super::theme::Theme;
use super::titles;
use crate::report::full::ALWAYS;

/// Policies drawn beside the baseline.
pub const MOST: usize = 4;

/// Counts that can be drawn: what is not a number, or negative, is none.
fn counts(l: &LossesBy) -> [f64; 8] {
    l.counts.map(|c| if c.is_finite() { c.max(0.0) } else { 0.0 })
}

fn subtitle(ctx: &Context, base: &str, policies: usize) -> Vec<String> {
    let time = horizon(ctx);
    let base = quoted(ctx.lang, base, 32);
    let hidden = policies.saturating_sub(MOST);
    let first = (ctx.lang.texts().chart.customers_lost_within)(&time);
    if policies == 0 {
        return vec![first];
    }
    let grey = (ctx.lang.texts().chart.grey_under)(&base);
    let t = ctx.lang.texts().chart;
    let rest = match hidden {
        0 => String::new(),
        1 => t.one_more_not_shown.to_owned(),
        n => (t.more_not_shown)(&n),
    };
    vec![first, format!("{grey}{rest}")]
}

/// One column: a policy and where it stands.
struct Column {
    name: String,
    counts: [f64; 8],
    room: Frame,
}

fn columns(data: &Causes, f: Frame, theme: &Theme, names: f64) -> Vec<Column> {
    let shown: Vec<&LossesBy> =
        std::iter::once(&data.baseline).chain(data.policies.iter().take(MOST)).collect();
    let (gap, left) = (theme.k(24.0), f.left + names);
    let width = (f.right - left + gap) / shown.len() as f64;
    let top = f.top + theme.k(28.0);
    let column = |(i, l): (usize, &LossesBy)| {
        let left = left + i as f64 * width;
        Column {
            name: readable(&l.policy),
            counts: counts(l),
            room: Frame { left, top, right: left + width - gap, bottom: f.bottom },
        }
    };
    shown.into_iter().enumerate().map(column).collect()
}

/// Draws the chart.
pub fn draw(data: &Causes, ctx: &Context, theme: &Theme) -> Scene {
    let clean = LossesBy { counts: counts(&data.baseline), ..data.baseline.clone() };
    let base = Causes { title: None, baseline: clean, policies: Vec::new() };
    let title = data.title.as_deref().map_or_else(|| titles::causes(&base, ctx.lang), readable);
    let lines = subtitle(ctx, &data.baseline.policy, data.policies.len());
    let mut scene = canvas(theme, &title, &lines.join(". "));
    let f = frame(&mut scene, theme, ctx, &lines, theme.colors.muted);
    let labels = ctx.lang.texts().chart.causes;
    let shown = shown(data);
    let name_width = |&i: &usize| fonts::width(labels[i], Weight::SemiBold, theme.label);
    let names = shown.iter().map(name_width).fold(0.0, f64::max) + theme.k(30.0);
    let columns = columns(data, f, theme, names);
    let top = columns.iter().flat_map(|c| c.counts).fold(0.0, f64::max);
    let main = titles::main_cause(&columns[0].counts);
    let rows_top = heads(&mut scene, theme, ctx, &columns);
    let rows = shown.len() as f64;
    let row = (f.bottom - rows_top) / rows;
    for (place, &i) in shown.iter().enumerate() {
        let label = labels[i];
        let y = rows_top + (place as f64 + 0.5) * row + theme.label * 0.36;
        let color = if main == Some(i) { theme.colors.worse } else { theme.colors.ink };
        scene.push(Text::new(label, f.left, y, theme.label, color).bold());
    }
    for c in &columns {
        let room = Frame { top: rows_top, bottom: f.bottom, ..c.room };
        bars(&mut scene, theme, [c, &columns[0]], &shown, room, top, main);
        values(&mut scene, theme, ctx.lang, c, &shown, room, main);
    }
    scene
}

/// Causes that get a row: the six of the table always, access and price where somebody left for them.
fn shown(data: &Causes) -> Vec<usize> {
    let drawn = || std::iter::once(&data.baseline).chain(data.policies.iter().take(MOST));
    let anybody = |i: &usize| *i < ALWAYS || drawn().any(|l| counts(l)[*i] > 0.0);
    (0..data.baseline.counts.len()).filter(anybody).collect()
}

/// Policy names and totals above the columns; returns where the rows begin.
fn heads(scene: &mut Scene, theme: &Theme, ctx: &Context, columns: &[Column]) -> f64 {
    let (size, small) = (theme.label, theme.small);
    let wrapped: Vec<Vec<String>> = columns
        .iter()
        .map(|c| wrap_within(&c.name, Weight::SemiBold, size, c.room.right - c.room.left, 2))
        .collect();
    let most = wrapped.iter().map(Vec::len).max().unwrap_or(1);
    let before: f64 = columns[0].counts.iter().sum();
    for (i, (c, lines)) in columns.iter().zip(&wrapped).enumerate() {
        let mut y = c.room.top + (most - lines.len()) as f64 * size * 1.2 + size * 0.8;
        for line in lines {
            scene.push(Text::new(line, c.room.left, y, size, theme.colors.ink).bold());
            y += size * 1.2;
        }
        let total: f64 = c.counts.iter().sum();
        let lost = ctx.lang.texts().chart.lost;
        let change = if i == 0 || before <= 0.0 || total == before {
            String::new()
        } else {
            format!(" ({})", change(ctx.lang, total / before - 1.0))
        };
        let (count, room) = (amount(ctx.lang, total), c.room.right - c.room.left);
        let text = format!("{count} {lost}{change}");
        // Narrow columns: the first one says what the numbers are.
        let wide = fonts::width(&text, Weight::Regular, small) > room;
        let text = if wide { format!("{count}{change}") } else { text };
        let text = fit(&text, Weight::Regular, small, room);
        scene.push(Text::new(text, c.room.left, y + size * 0.1, small, theme.colors.muted));
    }
    columns[0].room.top + (most as f64 + 1.0) * size * 1.2 + theme.k(16.0)
}

/// "−12 %", or "+0.4 %" where whole per cents would say nothing.
fn change(lang: Lang, share: f64) -> String {
    let decimals = usize::from(share.abs() < 0.0095);
    format!("{}\u{a0}%", number(lang, share * 100.0, decimals, Sign::Both))
}

/// Means below ten keep a decimal; millions are shortened.
fn amount(lang: Lang, v: f64) -> String {
    match v {
        v if v >= 1e15 => number(lang, v, 0, Sign::Minus),
        v if v >= 1e9 => {
            format!("{}\u{a0}{}", number(lang, v / 1e9, 1, Sign::Minus), lang.texts().chart.billion)
        }
        v if v >= 1e6 => {
            format!("{}\u{a0}{}", number(lang, v / 1e6, 1, Sign::Minus), lang.texts().chart.million)
        }
        v if v >= 10.0 || v == 0.0 => whole(lang, v),
        v if v.fract() == 0.0 => number(lang, v, 0, Sign::Minus),
        v if v < 0.05 => format!("<\u{a0}{}", number(lang, 0.1, 1, Sign::Minus)),
        v => number(lang, v, 1, Sign::Minus),
    }
}

fn bar_color(theme: &Theme, highlighted: bool) -> Rgba {
    if highlighted { theme.colors.worse } else { theme.colors.better }
}

/// Bars of one column; a thin mark shows where the baseline's bar ended.
fn bars(
    scene: &mut Scene,
    theme: &Theme,
    [c, base]: [&Column; 2],
    shown: &[usize],
    room: Frame,
    top: f64,
    main: Option<usize>,
) {
    let top = if top > 0.0 { top } else { 1.0 };
    let rows = shown.len() as f64;
    plot(scene, room, 0.0..top, rows..0.0, |p| {
        p.line(vec![(0.0, 0.0), (0.0, rows)], theme.colors.ink, theme.k(1.4));
        for (place, &i) in shown.iter().enumerate() {
            let (from, to) = (place as f64 + 0.54, place as f64 + 0.80);
            let (v, was) = (c.counts[i], base.counts[i]);
            p.bar((0.0, from), (was, to), theme.colors.open.alpha(0.22));
            p.bar((0.0, from), (v, to), bar_color(theme, main == Some(i)).alpha(0.88));
        }
    });
}

fn values(
    scene: &mut Scene,
    theme: &Theme,
    lang: Lang,
    c: &Column,
    shown: &[usize],
    room: Frame,
    main: Option<usize>,
) {
    let total: f64 = c.counts.iter().sum();
    let row = (room.bottom - room.top) / shown.len() as f64;
    for (place, &i) in shown.iter().enumerate() {
        let v = c.counts[i];
        let y = room.top + (place as f64 + 0.46) * row;
        let left = room.left + theme.k(8.0);
        let share = if total > 0.0 { format!(" · {}", percent(lang, v / total)) } else { String::new() };
        let text = format!("{}{share}", amount(lang, v));
        let (weight, color) = if main == Some(i) {
            (Weight::SemiBold, theme.colors.worse)
        } else {
            (Weight::Regular, theme.colors.ink)
        };
        let mut text =
            Text::new(fit(&text, weight, theme.small, room.right - left), left, y, theme.small, color);
        text.weight = weight;
        scene.push(text);
    }
}
