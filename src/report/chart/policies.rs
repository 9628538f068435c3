//! Policies against the baseline: mean, middle 50 % and 95 % of the worlds, and how often each is better.

use super::data::{Context, Finding, Lang, Measure, Policies, PolicyRow, Unit};
use super::fonts::{self, Weight};
use super::layout::{Frame, canvas, difference_line, fitting_title, frame, plot, tick};
use super::number::{Scale, Sign, Ticks, odds, percent, whole};
use super::scene::{Align, Paint, Prim, Rgba, Scene, Text};
use super::text::{fit, readable, wrap_within};
use super::theme::Theme;
use super::titles;

/// Rows that fit; beyond, the best are shown and the rest are counted.
const MOST: usize = 12;

/// Money below half a cent and anything else this small is zero to a reader.
fn clean(v: f64, unit: Unit) -> f64 {
    let least = if unit == Unit::Money { 0.005 } else { 5e-7 };
    if v.abs() < least { 0.0 } else { v }
}

/// One row as it is drawn: values in the unit of the axis.
pub(super) struct Row<'a> {
    source: &'a PolicyRow,
    name: String,
    mean: f64,
    /// Half the interval of the mean; `None` where there is none (one world).
    error: Option<f64>,
    quantiles: [f64; 4],
}

impl Row<'_> {
    pub(super) fn has_error(&self) -> bool {
        self.error.is_some()
    }
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

/// The rows, best first, and how many did not fit.
fn rows(data: &Policies) -> (Vec<Row<'_>>, usize) {
    let unit = data.measure.unit;
    let mut sorted: Vec<&PolicyRow> = data.rows.iter().collect();
    // A missing mean goes last either way.
    let key = |r: &PolicyRow| match (r.mean.is_finite(), data.measure.higher_is_better) {
        (false, _) => f64::INFINITY,
        (true, true) => -r.mean,
        (true, false) => r.mean,
    };
    sorted.sort_by(|a, b| key(a).total_cmp(&key(b)));
    let keep = if sorted.len() > MOST { MOST - 1 } else { sorted.len() };
    let hidden = sorted.len() - keep;
    let shown = sorted.into_iter().take(keep).map(|r| row(r, unit)).collect();
    (shown, hidden)
}

pub(super) fn row(source: &PolicyRow, unit: Unit) -> Row<'_> {
    let PolicyRow { name, mean, interval, quantiles, .. } = source;
    let error = (interval.1 - interval.0) / 2.0;
    Row {
        source,
        name: readable(name),
        mean: clean(*mean, unit),
        error: (error.is_finite() && clean(error, unit) > 0.0).then_some(error),
        quantiles: quantiles.map(|q| clean(q, unit)),
    }
}

fn scale(rows: &[Row], data: &Policies, ctx: &Context) -> Scale {
    scale_of(rows, &data.measure, ctx)
}

/// The unit for the values of some rows.
pub(super) fn scale_of(rows: &[Row], measure: &Measure, ctx: &Context) -> Scale {
    let drawn = rows.iter().filter(|r| r.has_marks());
    let top =
        drawn.flat_map(|r| r.quantiles.into_iter().chain([r.mean])).fold(0.0, |m: f64, v| m.max(v.abs()));
    let error = rows.iter().filter_map(|r| r.error).min_by(f64::total_cmp);
    Scale::new(ctx.lang, measure.unit, &ctx.currency, top, error)
}

fn subtitle(data: &Policies, ctx: &Context, scale: &Scale, errors: bool) -> Vec<String> {
    vec![difference_line(ctx, &data.measure, &data.baseline, scale), what_marks_mean(ctx, errors)]
}

pub(super) fn what_marks_mean(ctx: &Context, errors: bool) -> String {
    let t = ctx.lang.texts().chart;
    match ctx.worlds {
        1 => t.only_dot.to_owned(),
        _ if errors => (t.dot_and_bars)(&(t.its_interval)(&percent(ctx.lang, ctx.confidence))),
        _ => (t.dot_and_bars)(&""),
    }
}

/// Columns and row height in pixels.
pub(super) struct Grid {
    pub(super) data: Frame,
    pub(super) row: f64,
    /// Room for names.
    names: f64,
    /// Values stand in a column of their own, not above the dots, when rows are low.
    dense: bool,
}

pub(super) fn grid(
    f: Frame,
    theme: &Theme,
    rows: &[Row],
    extra: bool,
    value_width: f64,
    odds_width: f64,
) -> Grid {
    let count = (rows.len() + usize::from(extra)).max(1) as f64;
    let top = f.top + theme.k(46.0);
    let bottom = f.bottom - theme.small * 1.9;
    // Few policies stay together instead of drifting apart, a little above the middle.
    let row = ((bottom - top) / count).min(theme.k(140.0));
    let top = top + (bottom - top - row * count) * 0.35;
    let dense = row < theme.k(58.0);
    let gap = theme.k(26.0);
    let names = (f.right - f.left) * if dense { 0.30 } else { 0.345 };
    let widest =
        rows.iter().map(|r| fonts::width(&r.name, Weight::SemiBold, theme.label)).fold(0.0, f64::max);
    let detail =
        rows.iter().map(|r| fonts::width(&r.source.detail, Weight::Regular, theme.small)).fold(0.0, f64::max);
    let names = names.min(widest.max(detail).max(theme.k(150.0)) + 1.0);
    let right = f.right - odds_width - gap - if dense { value_width + gap } else { 0.0 };
    let data = Frame { left: f.left + names + gap * 1.5, right, top, bottom: top + row * count };
    Grid { data, row, names, dense }
}

/// Draws the chart.
pub fn draw(data: &Policies, ctx: &Context, theme: &Theme) -> Scene {
    let (rows, hidden) = rows(data);
    let scale = scale(&rows, data, ctx);
    let title = data
        .title
        .as_deref()
        .map_or_else(|| fitting_title(theme, |n| titles::policies(data, ctx.lang, n)), readable);
    let errors = rows.iter().any(|r| r.error.is_some());
    let lines = subtitle(data, ctx, &scale, errors);
    let mut scene = canvas(theme, &title, &lines.join(". "));
    let f = frame(&mut scene, theme, ctx, &lines, theme.colors.muted);
    if rows.is_empty() {
        return scene;
    }
    let labels: Vec<[String; 2]> = rows.iter().map(|r| value_label(r, &scale, ctx.lang)).collect();
    let odds: Vec<String> = rows.iter().map(|r| odds(ctx.lang, r.source.better, ctx.worlds)).collect();
    let widest = |size: f64, texts: &mut dyn Iterator<Item = String>| {
        texts.map(|t| fonts::width(&t, Weight::SemiBold, size)).fold(0.0, f64::max)
    };
    let value_width = widest(theme.label, &mut labels.iter().map(|l| l.concat()));
    let header = ctx.lang.texts().chart.better_in;
    let odds_width = widest(theme.small, &mut odds.iter().cloned().chain([header.to_string()]));
    let g = grid(f, theme, &rows, hidden > 0, value_width, odds_width);
    let axis = axis(&rows, &scale, &g, theme);
    marks(&mut scene, theme, &rows, &scale, &g, &axis);
    axis_labels(&mut scene, theme, ctx, &g, &axis);
    let head = Text::new(header, f.right, g.data.top - theme.k(14.0), theme.small, theme.colors.muted);
    scene.push(head.align(Align::Right));
    for (i, r) in rows.iter().enumerate() {
        let y = g.data.top + (i as f64 + 0.5) * g.row;
        names(&mut scene, theme, r, f.left, y, &g);
        values(&mut scene, theme, r, &labels[i], y, &g, &axis, &scale);
        let odds = Text::new(&odds[i], f.right, y + theme.small * 0.36, theme.small, theme.colors.ink);
        let odds = if r.source.finding == Finding::Better { odds.bold() } else { odds };
        scene.push(odds.align(Align::Right));
    }
    if hidden > 0 {
        let y = g.data.top + (rows.len() as f64 + 0.5) * g.row + theme.small * 0.36;
        scene.push(
            Text::new(more(hidden, ctx.lang), f.left, y, theme.small, theme.colors.muted)
                .halo(theme.colors.paper),
        );
    }
    scene
}

fn more(hidden: usize, lang: Lang) -> String {
    (lang.texts().chart.more_ranked_lower)(&hidden)
}

/// "+21.3" and " ± 2.4".
pub(super) fn value_label(r: &Row, scale: &Scale, lang: Lang) -> [String; 2] {
    let error = r.error.filter(|_| r.mean.is_finite());
    // An error that the digits shown would round to nothing is not nothing.
    let least = scale.divisor * 10f64.powi(-(scale.decimals as i32));
    let error = error.map(|e| match e < least / 2.0 {
        true => format!("\u{a0}±\u{a0}<\u{a0}{}", scale.format(lang, least, Sign::Minus)),
        false => format!("\u{a0}±\u{a0}{}", scale.format(lang, e, Sign::Minus)),
    });
    let mean = match r.mean {
        0.0 => whole(lang, 0.0),
        mean => scale.format(lang, mean, Sign::Both),
    };
    [mean, error.unwrap_or_default()]
}

/// The value axis: round ticks, and a range that ends close to the data.
pub(super) struct Axis {
    low: f64,
    high: f64,
    ticks: Ticks,
}

impl Axis {
    fn x(&self, value: f64, room: &Frame) -> f64 {
        room.left + (value - self.low) / (self.high - self.low) * (room.right - room.left)
    }
}

pub(super) fn axis(rows: &[Row], scale: &Scale, g: &Grid, theme: &Theme) -> Axis {
    let drawn =
        || rows.iter().filter(|r| r.has_marks()).flat_map(|r| r.quantiles.into_iter().chain([r.mean]));
    let low = drawn().fold(0.0, f64::min) / scale.divisor;
    let high = drawn().fold(0.0, f64::max) / scale.divisor;
    let room = ((g.data.right - g.data.left) / theme.k(84.0)).clamp(2.0, 7.0);
    let mut ticks = Ticks::enclosing(low, high, room as usize);
    let pad = (ticks.last() - ticks.first()) * 0.03;
    let (low, high) = (ticks.first().max(low - pad), ticks.last().min(high + pad));
    if low < high && (low, high) != (-pad, pad) {
        ticks.values.retain(|t| (low..=high).contains(t));
        return Axis { low, high, ticks };
    }
    Axis { low: ticks.first(), high: ticks.last(), ticks }
}

/// Grid lines, bars and dots.
pub(super) fn marks(scene: &mut Scene, theme: &Theme, rows: &[Row], scale: &Scale, g: &Grid, axis: &Axis) {
    let bottom = (g.data.bottom - g.data.top) / g.row;
    let thick = if g.dense { 0.8 } else { 1.0 };
    plot(scene, g.data, axis.low..axis.high, bottom..0.0, |p| {
        for &t in &axis.ticks.values {
            let (color, width) = if t == 0.0 { (theme.colors.ink, 1.6) } else { (theme.colors.grid, 1.2) };
            p.line(vec![(t, 0.0), (t, bottom)], color, theme.k(width));
        }
        for (i, r) in rows.iter().enumerate().filter(|(_, r)| r.has_marks()) {
            let (y, color, q) = (i as f64 + 0.5, r.color(theme), r.quantiles.map(|q| q / scale.divisor));
            // Rectangles rather than strokes: a rounded end would lengthen the interval.
            let half = |px: f64| theme.k(px) * thick / 2.0 / g.row;
            p.bar((q[0], y - half(7.0)), (q[3], y + half(7.0)), color.alpha(0.30));
            p.bar((q[1], y - half(15.0)), (q[2], y + half(15.0)), color.alpha(0.50));
            let at = (r.mean / scale.divisor, y);
            p.dot(at, theme.k(10.5) * thick, theme.colors.paper);
            p.dot(at, theme.k(8.0) * thick, color);
        }
    });
}

pub(super) fn axis_labels(scene: &mut Scene, theme: &Theme, ctx: &Context, g: &Grid, axis: &Axis) {
    let y = g.data.bottom + theme.small * 1.4;
    let mut free = f64::NEG_INFINITY;
    for &t in &axis.ticks.values {
        let x = axis.x(t, &g.data);
        let label = tick(ctx.lang, t, axis.ticks.decimals);
        let label = Text::new(label, x, y, theme.small, theme.colors.muted).align(Align::Middle);
        let [left, _, right, _] = label.bounds();
        if left > free {
            free = right + theme.small * 0.5;
            scene.push(label);
        }
    }
}

pub(super) fn names(scene: &mut Scene, theme: &Theme, r: &Row, left: f64, y: f64, g: &Grid) {
    let (label, small, room) = (theme.label, theme.small, g.names);
    let detail = readable(&r.source.detail);
    let show_detail = !detail.is_empty() && g.row >= theme.k(50.0);
    let lines = if g.row >= theme.k(78.0) { 2 } else { 1 };
    let names = if lines == 1 {
        vec![fit(&r.name, Weight::SemiBold, label, room)]
    } else {
        wrap_within(&r.name, Weight::SemiBold, label, room, lines)
    };
    let height = (names.len() - 1) as f64 * label * 1.2 + if show_detail { small * 1.3 } else { 0.0 };
    let mut base = y - height / 2.0 + label * 0.36;
    for name in &names {
        scene.push(Text::new(name, left, base, label, theme.colors.ink).bold());
        base += label * 1.2;
    }
    if show_detail {
        let detail = fit(&detail, Weight::Regular, small, room);
        scene.push(Text::new(detail, left, base - label * 1.2 + small * 1.3, small, theme.colors.muted));
    }
}

/// The mean and its error, above the dot or in a column when rows are low.
#[expect(clippy::too_many_arguments, reason = "one row's place and content")]
pub(super) fn values(
    scene: &mut Scene,
    theme: &Theme,
    r: &Row,
    label: &[String; 2],
    y: f64,
    g: &Grid,
    axis: &Axis,
    scale: &Scale,
) {
    let (size, paper) = (theme.label, theme.colors.paper);
    let [mean, error] =
        [(&label[0], Weight::SemiBold), (&label[1], Weight::Regular)].map(|(t, w)| fonts::width(t, w, size));
    let over = !g.dense && r.has_marks();
    let (x, base) = if !over {
        let column = g.data.right + theme.k(26.0);
        let x = if g.dense { column } else { g.data.left };
        (x, y + size * 0.36)
    } else {
        let at = axis.x(r.mean / scale.divisor, &g.data);
        // The mean stands over its dot; the error follows it.
        let x = (at - mean / 2.0).min(g.data.right + theme.k(20.0) - mean - error);
        (x.max(g.data.left - theme.k(20.0)), y - theme.k(18.0))
    };
    if over {
        // Also between the words, where a halo leaves lines standing.
        let (pad, w) = (theme.k(3.0), mean + error);
        let (y, h) = (base - size * 0.8, size);
        let back = Prim::Rect { x: x - pad, y, w: w + 2.0 * pad, h, color: paper, paint: Paint::Fill };
        scene.list.push(back);
    }
    scene.push(Text::new(&label[0], x, base, size, r.color(theme)).bold().halo(paper));
    if !label[1].is_empty() {
        scene.push(Text::new(&label[1], x + mean, base, size, theme.colors.muted).halo(paper));
    }
}
