//! The two evidence packs side by side: for each policy its gain under folklore and under measured, each with the
//! spread of its own worlds. Packs are never blended, so nothing in the picture is an average over both.

use super::data::{Context, Finding, Lang, PackRow, Packs, PolicyRow, Standing, Unit};
use super::fonts::{self, Weight};
use super::layout::{Frame, canvas, difference_line, fitting_title, frame_of, plot, quoted, tick};
use super::number::{Scale, Sign, Ticks, percent, whole};
use super::scene::{Align, Rgba, Scene, Text};
use super::text::{fit, readable, wrap_within};
use super::theme::Theme;
use crate::report::packs::sentence;
use grapevine_engine::evidence::Pack;

/// Policies that fit; beyond, those ranked best by either pack are shown and the rest are counted.
const MOST: usize = 7;
/// Where the lanes of the packs lie within a policy's row.
const LANES: [f64; 2] = [0.29, 0.71];

/// One policy under one pack as it is drawn, in the unit of the measure.
struct Lane<'a> {
    source: &'a PolicyRow,
    standing: Standing,
    mean: f64,
    error: Option<f64>,
    quantiles: [f64; 4],
    label: [String; 2],
}

impl Lane<'_> {
    fn has_marks(&self) -> bool {
        self.mean.is_finite() && self.quantiles.iter().all(|q| q.is_finite())
    }
    fn color(&self, theme: &Theme) -> Rgba {
        match self.source.finding {
            Finding::Better => theme.colors.better,
            Finding::Worse => theme.colors.worse,
            Finding::Open => theme.colors.open,
        }
    }
}

fn lane(source: &PolicyRow, standing: Standing, unit: Unit) -> Lane<'_> {
    // Money below half a cent and anything else this small is zero to a reader.
    let least = if unit == Unit::Money { 0.005 } else { 5e-7 };
    let clean = |v: f64| if v.abs() < least { 0.0 } else { v };
    let error = (source.interval.1 - source.interval.0) / 2.0;
    Lane {
        source,
        standing,
        mean: clean(source.mean),
        error: (error.is_finite() && clean(error) > 0.0).then_some(error),
        quantiles: source.quantiles.map(clean),
        label: [String::new(), String::new()],
    }
}

/// The policies to draw, in the order of folklore's means, and how many did not fit.
fn chosen(data: &Packs) -> (Vec<&PackRow>, usize) {
    // A missing mean goes last either way.
    let key = |r: &PackRow, side: usize| match (r.sides[side].mean, data.measure.higher_is_better) {
        (m, _) if !m.is_finite() => f64::INFINITY,
        (m, true) => -m,
        (m, false) => m,
    };
    let mut rows: Vec<&PackRow> = data.rows.iter().collect();
    let rank = |r: &PackRow, side| data.rows.iter().filter(|o| key(o, side) < key(r, side)).count();
    let keep = if rows.len() > MOST + 1 { MOST } else { rows.len() };
    rows.sort_by_key(|r| rank(r, 0).min(rank(r, 1)));
    let hidden = rows.len() - keep;
    rows.truncate(keep);
    rows.sort_by(|a, b| key(a, 0).total_cmp(&key(b, 0)));
    (rows, hidden)
}

fn subtitle(data: &Packs, ctx: &Context, scale: &Scale, errors: bool) -> Vec<String> {
    let t = ctx.lang.texts().chart;
    let error = if errors { (t.its_interval)(&percent(ctx.lang, ctx.confidence)) } else { String::new() };
    vec![
        difference_line(ctx, &data.measure, &data.baseline, scale),
        t.what_packs_are.to_owned(),
        (t.dot_and_bars)(&error),
    ]
}

/// "folklore 64, measured 128 worlds × 20,000 people".
fn runs(data: &Packs, ctx: &Context) -> String {
    let [a, b] = data.worlds.map(|n| whole(ctx.lang, n.into()));
    let people = whole(ctx.lang, ctx.people.into());
    let [one, other] = Pack::ALL.map(Pack::name);
    (ctx.lang.texts().chart.foot_of_packs)(&one, &a, &other, &b, &people)
}

/// Columns and row height in pixels.
struct Grid {
    data: Frame,
    row: f64,
    left: f64,
    names: f64,
    /// Where the packs' names, the values and the findings begin.
    packs: f64,
    values: f64,
    words: f64,
    /// Whether values show their error, too.
    errors: bool,
}

fn widest<'a>(texts: impl Iterator<Item = &'a str>, weight: Weight, size: f64) -> f64 {
    texts.map(|t| fonts::width(t, weight, size)).fold(0.0, f64::max)
}

fn grid(f: Frame, theme: &Theme, rows: &[[Lane<'_>; 2]], names: &[String], extra: bool, lang: Lang) -> Grid {
    let count = (rows.len() + usize::from(extra)).max(1) as f64;
    let (top, bottom) = (f.top + theme.k(10.0), f.bottom - theme.small * 1.9);
    let row = ((bottom - top) / count).min(theme.k(124.0));
    // Few policies stay together instead of drifting apart, a little above the middle.
    let top = top + (bottom - top - row * count) * 0.35;
    let (gap, room) = (theme.k(22.0), f.right - f.left);
    let name = widest(names.iter().map(String::as_str), Weight::SemiBold, theme.label);
    let name = (room * 0.25).min(name.max(theme.k(120.0)) + 1.0);
    let pack = widest(Pack::ALL.into_iter().map(Pack::name), Weight::Regular, theme.small);
    let lanes = || rows.iter().flatten();
    let mean = widest(lanes().map(|l| l.label[0].as_str()), Weight::SemiBold, theme.small);
    let both: Vec<String> = lanes().map(|l| l.label.concat()).collect();
    let both = widest(both.iter().map(String::as_str), Weight::SemiBold, theme.small);
    let errors = both <= room * 0.24;
    let value = if errors { both } else { mean };
    let word = widest(lanes().map(|l| l.standing.word(lang)), Weight::SemiBold, theme.small);
    let words = f.right - word;
    let values = words - gap - value;
    let packs = f.left + name + gap;
    let data = Frame { left: packs + pack + gap, right: values - gap, top, bottom: top + row * count };
    Grid { data, row, left: f.left, names: name, packs, values, words, errors }
}

/// Draws the chart.
pub fn draw(data: &Packs, ctx: &Context, theme: &Theme) -> Scene {
    let (chosen, hidden) = chosen(data);
    let unit = data.measure.unit;
    let mut rows: Vec<[Lane<'_>; 2]> =
        chosen.iter().map(|r| [0, 1].map(|i| lane(&r.sides[i], r.standings[i], unit))).collect();
    let drawn = || rows.iter().flatten().filter(|l| l.has_marks());
    let top =
        drawn().flat_map(|l| l.quantiles.into_iter().chain([l.mean])).fold(0.0, |m: f64, v| m.max(v.abs()));
    let error = rows.iter().flatten().filter_map(|l| l.error).min_by(f64::total_cmp);
    let scale = Scale::new(ctx.lang, unit, &ctx.currency, top, error);
    rows.iter_mut().flatten().for_each(|l| l.label = label(l, &scale, ctx.lang));
    let title =
        fitting_title(theme, |n| sentence(&data.agreement, ctx.lang, &|name| quoted(ctx.lang, name, n)));
    let lines = subtitle(data, ctx, &scale, error.is_some());
    let mut scene = canvas(theme, &title, &lines.join(". "));
    let f = frame_of(&mut scene, theme, ctx, &lines, theme.colors.muted, &runs(data, ctx));
    if rows.is_empty() {
        return scene;
    }
    let names: Vec<String> = chosen.iter().map(|r| readable(&r.sides[0].name)).collect();
    let g = grid(f, theme, &rows, &names, hidden > 0, ctx.lang);
    let axis = Axis::of(&rows, &scale, &g, theme);
    marks(&mut scene, theme, &rows, &scale, &g, &axis);
    axis.labels(&mut scene, theme, ctx.lang, &g);
    for (i, (lanes, name)) in rows.iter().zip(&names).enumerate() {
        let y = g.data.top + i as f64 * g.row;
        named(&mut scene, theme, name, y + g.row / 2.0, &g);
        for (k, lane) in lanes.iter().enumerate() {
            texts(&mut scene, theme, lane, Pack::ALL[k], y + LANES[k] * g.row, &g, ctx.lang);
        }
    }
    if hidden > 0 {
        let y = g.data.top + (rows.len() as f64 + 0.5) * g.row + theme.small * 0.36;
        let more = (ctx.lang.texts().chart.more_ranked_lower_by_both)(&hidden);
        scene.push(Text::new(more, f.left, y, theme.small, theme.colors.muted).halo(theme.colors.paper));
    }
    scene
}

/// "+21.3" and " ± 2.4".
fn label(lane: &Lane<'_>, scale: &Scale, lang: Lang) -> [String; 2] {
    let least = scale.divisor * 10f64.powi(-(scale.decimals as i32));
    let error = lane.error.filter(|_| lane.mean.is_finite()).map(|e| match e < least / 2.0 {
        // An error that the digits shown would round to nothing is not nothing.
        true => format!("\u{a0}±\u{a0}<\u{a0}{}", scale.format(lang, least, Sign::Minus)),
        false => format!("\u{a0}±\u{a0}{}", scale.format(lang, e, Sign::Minus)),
    });
    [scale.format(lang, lane.mean, Sign::Both), error.unwrap_or_default()]
}

/// The value axis: round ticks, and a range that ends close to the data.
struct Axis {
    low: f64,
    high: f64,
    ticks: Ticks,
}

impl Axis {
    fn of(rows: &[[Lane<'_>; 2]], scale: &Scale, g: &Grid, theme: &Theme) -> Axis {
        let drawn = rows.iter().flatten().filter(|l| l.has_marks());
        let ends = drawn.flat_map(|l| l.quantiles.into_iter().chain([l.mean]));
        let (low, high) = ends.fold((0.0_f64, 0.0_f64), |(low, high), v| (low.min(v), high.max(v)));
        let (low, high) = (low / scale.divisor, high / scale.divisor);
        let room = ((g.data.right - g.data.left) / theme.k(84.0)).clamp(2.0, 7.0);
        let mut ticks = Ticks::enclosing(low, high, room as usize);
        let pad = (ticks.last() - ticks.first()) * 0.03;
        let (from, to) = (ticks.first().max(low - pad), ticks.last().min(high + pad));
        if low < high {
            ticks.values.retain(|t| (from..=to).contains(t));
            return Axis { low: from, high: to, ticks };
        }
        Axis { low: ticks.first(), high: ticks.last(), ticks }
    }
    fn labels(&self, scene: &mut Scene, theme: &Theme, lang: Lang, g: &Grid) {
        let y = g.data.bottom + theme.small * 1.4;
        let mut free = f64::NEG_INFINITY;
        for &t in &self.ticks.values {
            let x = g.data.left + (t - self.low) / (self.high - self.low) * (g.data.right - g.data.left);
            let text = tick(lang, t, self.ticks.decimals);
            let text = Text::new(text, x, y, theme.small, theme.colors.muted).align(Align::Middle);
            let [left, _, right, _] = text.bounds();
            if left > free {
                free = right + theme.small * 0.5;
                scene.push(text);
            }
        }
    }
}

/// Grid lines, the zero line, bars and dots.
fn marks(scene: &mut Scene, theme: &Theme, rows: &[[Lane<'_>; 2]], scale: &Scale, g: &Grid, axis: &Axis) {
    let bottom = (g.data.bottom - g.data.top) / g.row;
    let thick = if g.row < theme.k(70.0) { 0.75 } else { 1.0 };
    plot(scene, g.data, axis.low..axis.high, bottom..0.0, |p| {
        for i in 1..rows.len() {
            let y = i as f64;
            p.line(vec![(axis.low, y), (axis.high, y)], theme.colors.grid, theme.k(1.2));
        }
        for &t in &axis.ticks.values {
            let (color, width) = if t == 0.0 { (theme.colors.ink, 1.6) } else { (theme.colors.grid, 1.2) };
            p.line(vec![(t, 0.0), (t, bottom)], color, theme.k(width));
        }
        for (i, lanes) in rows.iter().enumerate() {
            for (lane, at) in lanes.iter().zip(LANES).filter(|(lane, _)| lane.has_marks()) {
                let (y, color) = (i as f64 + at, lane.color(theme));
                let q = lane.quantiles.map(|q| q / scale.divisor);
                let half = |px: f64| theme.k(px) * thick / 2.0 / g.row;
                p.bar((q[0], y - half(7.0)), (q[3], y + half(7.0)), color.alpha(0.30));
                p.bar((q[1], y - half(15.0)), (q[2], y + half(15.0)), color.alpha(0.50));
                let dot = (lane.mean / scale.divisor, y);
                p.dot(dot, theme.k(10.5) * thick, theme.colors.paper);
                p.dot(dot, theme.k(8.0) * thick, color);
            }
        }
    });
}

/// A policy's name, in the middle of its row.
fn named(scene: &mut Scene, theme: &Theme, name: &str, middle: f64, g: &Grid) {
    let size = theme.label;
    let lines = match g.row {
        row if row >= theme.k(90.0) => wrap_within(name, Weight::SemiBold, size, g.names, 3),
        row if row >= theme.k(52.0) => wrap_within(name, Weight::SemiBold, size, g.names, 2),
        _ => vec![fit(name, Weight::SemiBold, size, g.names)],
    };
    let mut y = middle - (lines.len() - 1) as f64 * size * 0.6 + size * 0.36;
    for line in lines {
        scene.push(Text::new(line, g.left, y, size, theme.colors.ink).bold());
        y += size * 1.2;
    }
}

/// What stands beside the bars of one lane: the pack, the value, the finding in a word.
fn texts(scene: &mut Scene, theme: &Theme, lane: &Lane<'_>, pack: Pack, middle: f64, g: &Grid, lang: Lang) {
    let (size, y, colors) = (theme.small, middle + theme.small * 0.36, &theme.colors);
    scene.push(Text::new(pack.name(), g.packs, y, size, colors.muted));
    let mean = Text::new(&lane.label[0], g.values, y, size, lane.color(theme)).bold();
    let end = g.values + mean.width();
    scene.push(mean);
    if g.errors && !lane.label[1].is_empty() {
        scene.push(Text::new(&lane.label[1], end, y, size, colors.muted));
    }
    let word = Text::new(lane.standing.word(lang), g.words, y, size, colors.ink);
    scene.push(if lane.standing == Standing::Best { word.bold() } else { word });
}
