//! Tornado: the lowest and the highest mean difference over the middle of one unknown's range, the strongest first,
//! with the zone in which the policy no longer pays.

use super::data::{Context, Finding, Lang, Tornado, TornadoBar, TornadoEnd, TornadoSource, Unit};
use super::fonts::{self, Weight};
use super::layout::{Frame, canvas, difference_line, fitting_title, frame, plot, quoted, tick};
use super::number::{Scale, Sign, Ticks, is_far_from_zero, number};
use super::scene::{Align, Scene, Text};
use super::text::{readable, wrap_apart};
use super::theme::Theme;

/// Bars that fit; the weakest are left out.
const MOST: usize = 8;

/// Bars that are no longer than this share of the mean show nothing.
const FLAT: f64 = 0.005;
/// Bars that take less than this share of an axis from zero are drawn on one that begins near them,
const SHORT: f64 = 0.12;
/// which is at least this share of the values long.
const SHORTEST: f64 = 0.02;

/// A bar in the unit of the axis: the end with the smaller value first.
struct Row {
    name: String,
    ends: [(f64, String); 2],
    flips: bool,
}

impl Row {
    fn weight(&self) -> Weight {
        if self.flips { Weight::SemiBold } else { Weight::Regular }
    }
}

/// Draws the chart.
pub fn draw(data: &Tornado, ctx: &Context, theme: &Theme) -> Scene {
    let finite = |b: &&TornadoBar| b.reach.iter().all(|e| e.at.is_finite() && e.value.is_finite());
    let bars: Vec<&TornadoBar> = data.bars.iter().filter(finite).take(MOST).collect();
    // Money below half a cent and anything else this small is zero to a reader.
    let least = if data.measure.unit == Unit::Money { 0.005 } else { 5e-7 };
    let clean = move |v: f64| if v.is_finite() && v.abs() >= least { v } else { 0.0 };
    let mean = clean(data.mean);
    let values = || bars.iter().flat_map(|b| &b.reach).map(|e| clean(e.value)).chain([mean]);
    let top = values().fold(0.0, |m: f64, v| m.max(v.abs()));
    let scale = Scale::new(ctx.lang, data.measure.unit, &ctx.currency, top, None);
    let title = data
        .title
        .as_deref()
        .map_or_else(|| fitting_title(theme, |n| title(data, &bars, mean, ctx.lang, n)), readable);
    let lines = subtitle(data, ctx, &scale);
    let mut scene = canvas(theme, &title, &lines.join(". "));
    let f = frame(&mut scene, theme, ctx, &lines, theme.colors.muted);
    if bars.is_empty() {
        return scene;
    }
    let rows: Vec<Row> = bars.iter().map(|b| row(b, clean, &scale, ctx.lang)).collect();
    let zooms = bars.iter().any(|b| !is_flat(b, mean));
    let axis = Axis::of(zooms, values().map(|v| v / scale.divisor), theme, (f.right - f.left) * 0.5);
    let g = grid(f, theme, &rows);
    marks(&mut scene, theme, &rows, mean / scale.divisor, &axis, g.data, data.measure.higher_is_better);
    heads(
        &mut scene,
        theme,
        ctx,
        data,
        &scale.format(ctx.lang, mean, Sign::Both),
        mean / scale.divisor,
        &axis,
        &g,
    );
    for v in &axis.ticks.values {
        let text = tick(ctx.lang, *v, axis.ticks.decimals);
        let y = g.data.bottom + theme.small * 1.4;
        scene.push(
            Text::new(text, axis.x(*v, &g.data), y, theme.small, theme.colors.muted).align(Align::Middle),
        );
    }
    let names: Vec<(&str, Weight)> = rows.iter().map(|r| (r.name.as_str(), r.weight())).collect();
    let fits = (g.row / (theme.label * 1.15)).floor().clamp(1.0, 3.0) as usize;
    let names = wrap_apart(&names, theme.label, g.names, fits);
    for (i, (r, name)) in rows.iter().zip(names).enumerate() {
        let y = g.data.top + (i as f64 + 0.5) * g.row;
        labels(
            &mut scene,
            theme,
            (r, name),
            y,
            f.left,
            &axis,
            mean / scale.divisor,
            &g,
            data.measure.higher_is_better,
        );
    }
    scene
}

/// Whether what an unknown does to the mean is too little to be seen.
fn is_flat(bar: &TornadoBar, mean: f64) -> bool {
    (bar.reach[1].value - bar.reach[0].value).abs() <= FLAT * mean.abs()
}

fn title(data: &Tornado, bars: &[&TornadoBar], mean: f64, lang: Lang, longest: usize) -> String {
    let flips: Vec<&&TornadoBar> = bars.iter().filter(|b| b.flips_at.is_some()).collect();
    let policy = quoted(lang, &data.policy, longest);
    let good = (mean >= 0.0) == data.measure.higher_is_better;
    if data.source != TornadoSource::Worlds {
        return sweep_title(data, bars, mean, lang, longest);
    }
    let (t, open) = (lang.texts().chart, lang.texts().verdict_titles);
    let settled = data.finding == if good { Finding::Better } else { Finding::Worse };
    match flips.as_slice() {
        [] if bars.iter().all(|b| is_flat(b, mean)) => (t.no_unknown_moves)(&policy),
        // What is open over all worlds is not said to stay better or worse, nor to be turned round.
        [] if !settled => (open.tornado_open)(&policy),
        [_, _, ..] if !settled => (open.tornado_decide)(flips.len(), &policy),
        [] if good => (t.stays_better)(&policy),
        [] => (t.stays_worse)(&policy),
        [one] => (t.one_assumption_decides)(&policy, &quoted(lang, &one.name, longest)),
        many => (t.assumptions_turn)(&many.len(), &policy),
    }
}

/// The same of a sweep, whose factors are not all unknown: some are decisions.
fn sweep_title(data: &Tornado, bars: &[&TornadoBar], mean: f64, lang: Lang, longest: usize) -> String {
    let flips: Vec<&&TornadoBar> = bars.iter().filter(|b| b.flips_at.is_some()).collect();
    let policy = quoted(lang, &data.policy, longest);
    let good = (mean >= 0.0) == data.measure.higher_is_better;
    let t = lang.texts().sweep_chart;
    let settled = data.finding == if good { Finding::Better } else { Finding::Worse };
    match flips.as_slice() {
        [] if bars.iter().all(|b| is_flat(b, mean)) => (t.no_factor_moves)(&policy),
        [] if !settled => (t.open)(&policy),
        [_, _, ..] if !settled => (t.open_factors_decide)(&flips.len(), &policy),
        [] if good => (t.stays_better)(&policy),
        [] => (t.stays_worse)(&policy),
        [one] => (t.one_factor_decides)(&policy, &quoted(lang, &one.name, longest)),
        many => (t.factors_turn)(&many.len(), &policy),
    }
}

fn subtitle(data: &Tornado, ctx: &Context, scale: &Scale) -> Vec<String> {
    let t = ctx.lang.texts();
    let bars = match data.source {
        TornadoSource::Worlds => t.chart.tornado_bars,
        TornadoSource::Points => t.sweep_chart.bars_on_curve,
        TornadoSource::OneAtATime => t.sweep_chart.bars_simulated,
    };
    vec![difference_line(ctx, &data.measure, &data.baseline, scale), bars.to_owned()]
}

fn row(b: &TornadoBar, clean: impl Fn(f64) -> f64, scale: &Scale, lang: Lang) -> Row {
    let factor = if b.share { 100.0 } else { 1.0 };
    // A tenth of the range is as exact as a reader can use.
    let step = (b.at[1] - b.at[0]).abs() * factor / 10.0;
    let decimals = if step > 0.0 { (-step.log10().floor()).clamp(0.0, 6.0) as usize } else { 0 };
    let text = |e: &TornadoEnd| {
        if let Some(written) = &e.written {
            return readable(written);
        }
        let n = number(lang, e.at * factor, decimals, Sign::Minus);
        if b.share { format!("{n}\u{a0}%") } else { n }
    };
    let mut ends = [0, 1].map(|i| (clean(b.reach[i].value) / scale.divisor, text(&b.reach[i])));
    if ends[0].0 > ends[1].0 {
        ends.swap(0, 1);
    }
    Row { name: readable(&b.name), ends, flips: b.flips_at.is_some() }
}

struct Axis {
    low: f64,
    high: f64,
    ticks: Ticks,
    has_zero: bool,
}

impl Axis {
    fn x(&self, value: f64, room: &Frame) -> f64 {
        room.left + (value - self.low) / (self.high - self.low) * (room.right - room.left)
    }
}

impl Axis {
    /// From zero, or from near the bars where they would be too short to be seen.
    fn of(zooms: bool, values: impl Iterator<Item = f64>, theme: &Theme, width: f64) -> Axis {
        let count = (width / theme.k(96.0)).clamp(2.0, 6.0) as usize;
        let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(l, h), v| (l.min(v), h.max(v)));
        if !zooms || !is_far_from_zero(low, high, SHORT) {
            let (low, high) = (low.min(0.0), high.max(0.0));
            return Axis::within(low, high, Ticks::enclosing(low, high, count), true);
        }
        // Bars without any length stay without.
        let widen = (low.abs().max(high.abs()) * SHORTEST - (high - low)).max(0.0) / 2.0;
        let (low, high) = (low - widen, high + widen);
        Axis::within(low, high, Ticks::between(low, high, count), false)
    }
    fn within(low: f64, high: f64, mut ticks: Ticks, has_zero: bool) -> Axis {
        let pad = (ticks.last() - ticks.first()) * 0.04;
        let (low, high) = (ticks.first().max(low - pad), ticks.last().min(high + pad));
        ticks.values.retain(|t| (low..=high).contains(t));
        Axis { low, high, ticks, has_zero }
    }
}

struct Grid {
    data: Frame,
    row: f64,
    names: f64,
}

/// Names, then room for the labels on either side of the bars.
fn grid(f: Frame, theme: &Theme, rows: &[Row]) -> Grid {
    let width = |t: &str, w| fonts::width(t, w, theme.label);
    let names = rows.iter().map(|r| width(&r.name, Weight::SemiBold)).fold(0.0, f64::max);
    let names = names.min((f.right - f.left) * 0.29) + 1.0;
    let side = |i: usize| {
        rows.iter().map(|r| fonts::width(&r.ends[i].1, Weight::Regular, theme.small)).fold(0.0, f64::max)
    };
    let gap = theme.k(14.0);
    let top = f.top + theme.k(50.0);
    let room = f.bottom - theme.small * 1.9 - top;
    let row = (room / rows.len() as f64).min(theme.k(92.0));
    // Few bars stay together instead of drifting apart, a little above the middle.
    let top = top + (room - row * rows.len() as f64) * 0.3;
    let (left, right) = (f.left + names + side(0) + 2.5 * gap, f.right - side(1) - gap);
    Grid { data: Frame { left, right, top, bottom: top + row * rows.len() as f64 }, row, names }
}

/// The zone in which the policy does not pay, grid lines, bars, and the lines of zero and of the mean.
fn marks(scene: &mut Scene, theme: &Theme, rows: &[Row], mean: f64, axis: &Axis, room: Frame, up: bool) {
    let n = rows.len() as f64;
    let c = &theme.colors;
    plot(scene, room, axis.low..axis.high, n..0.0, |p| {
        let (from, to) = if up { (axis.low, 0.0) } else { (0.0, axis.high) };
        if axis.has_zero && from < to {
            p.bar((from, 0.0), (to, n), c.worse.alpha(0.07));
        }
        for t in &axis.ticks.values {
            p.line(vec![(*t, 0.0), (*t, n)], c.grid, theme.k(1.2));
        }
        for (i, r) in rows.iter().enumerate() {
            let (top, bottom) = (i as f64 + 0.24, i as f64 + 0.76);
            // From the one end to the other, in two colours where it passes the mean; no further.
            let (low, high) = (r.ends[0].0, r.ends[1].0);
            let middle = mean.clamp(low, high);
            for (from, to, good) in [(low, middle, !up), (middle, high, up)] {
                if from < to {
                    p.bar((from, top), (to, bottom), if good { c.better } else { c.worse });
                }
            }
        }
        if axis.has_zero {
            p.line(vec![(0.0, 0.0), (0.0, n)], c.ink, theme.k(1.4));
        }
        p.line(vec![(mean, 0.0), (mean, n)], c.ink, theme.k(2.0));
    });
}

/// "Mean +41.2" over its line and "does not pay" over the zone.
#[expect(clippy::too_many_arguments, reason = "what the heads say and where they stand")]
fn heads(
    scene: &mut Scene,
    theme: &Theme,
    ctx: &Context,
    data: &Tornado,
    value: &str,
    mean: f64,
    axis: &Axis,
    g: &Grid,
) {
    let size = theme.small;
    let word = match data.source {
        TornadoSource::OneAtATime => ctx.lang.texts().sweep_ask.today,
        TornadoSource::Points => ctx.lang.texts().chart.mean,
        TornadoSource::Worlds => ctx.lang.texts().chart.all_at_means,
    };
    let text =
        Text::new(format!("{word} {value}"), 0.0, g.data.top - theme.k(9.0), size, theme.colors.ink).bold();
    let half = text.width() / 2.0;
    let x = axis.x(mean, &g.data).min(scene.w - theme.margin - half).max(g.data.left + half);
    let taken = (x - half - theme.k(12.0), x + half + theme.k(12.0));
    scene.push(Text { x, ..text }.align(Align::Middle));
    let up = data.measure.higher_is_better;
    let zone = if up { axis.low < 0.0 } else { axis.high > 0.0 };
    if !zone || !axis.has_zero {
        return;
    }
    let t = ctx.lang.texts().chart;
    let words = if data.measure.unit == Unit::Money { t.does_not_pay } else { t.does_harm };
    let zero = axis.x(0.0, &g.data);
    let text = Text::new(words, zero, g.data.top - theme.k(9.0), size, theme.colors.worse);
    let width = text.width();
    let x = if up {
        (zero - width - theme.k(6.0)).max(g.data.left - theme.k(60.0))
    } else {
        (zero + theme.k(6.0)).min(g.data.right - width)
    };
    // Where the mean's label is in the way the zone's stands above it.
    let above = x < taken.1 && x + width > taken.0;
    let y = if above { text.y - size * 1.35 } else { text.y };
    scene.push(Text { x, y, ..text });
}

/// The unknown's name and its values at both ends.
#[expect(clippy::too_many_arguments, reason = "one row's place and content")]
fn labels(
    scene: &mut Scene,
    theme: &Theme,
    (r, name): (&Row, Vec<String>),
    y: f64,
    left: f64,
    axis: &Axis,
    mean: f64,
    g: &Grid,
    up: bool,
) {
    let c = &theme.colors;
    let mut base = y + theme.label * 0.36 - (name.len() as f64 - 1.0) * theme.label * 0.575;
    for line in name {
        let mut text = Text::new(line, left, base, theme.label, c.ink);
        text.weight = r.weight();
        scene.push(text);
        base += theme.label * 1.15;
    }
    // Ends that do not differ are neither good nor bad.
    let moves = axis.x(r.ends[1].0, &g.data) - axis.x(r.ends[0].0, &g.data) > 1.0;
    // An end has the colour of its part of the bar: all of a bar may lie on one side of the mean.
    let color = |above: bool| match (moves, above == up) {
        (false, _) => c.muted,
        (true, true) => c.better,
        (true, false) => c.worse,
    };
    let base = y + theme.small * 0.36;
    let at = axis.x(r.ends[0].0, &g.data) - theme.k(8.0);
    let ink = color(r.ends[0].0 >= mean);
    scene.push(Text::new(&r.ends[0].1, at, base, theme.small, ink).align(Align::Right).halo(c.paper));
    let at = axis.x(r.ends[1].0, &g.data) + theme.k(8.0);
    let color = color(r.ends[1].0 > mean);
    scene.push(Text::new(&r.ends[1].1, at, base, theme.small, color).halo(c.paper));
}

#[cfg(test)]
mod tests {
    use super::super::samples;
    use super::super::scene::{Prim, Rgba};
    use super::super::theme::SLIDE;
    use super::*;

    /// Colours of the bars of a tornado with one bar from the one value to the other.
    fn painted(from: f64, to: f64, mean: f64, up: bool, source: TornadoSource) -> (Vec<Rgba>, Scene) {
        let data = samples::plausible().tornado.expect("a tornado");
        let end = |at: f64, value| TornadoEnd { at, value, written: Some(format!("at {at}")) };
        let bar =
            TornadoBar { reach: [end(2.0, from), end(5.0, to)], flips_at: None, ..data.bars[0].clone() };
        let measure = super::super::data::Measure { higher_is_better: up, ..data.measure };
        let data = Tornado { bars: vec![bar], mean, measure, source, finding: Finding::Better, ..data };
        let scene = draw(&data, &samples::context(Lang::En), &SLIDE);
        let (better, worse) = (SLIDE.colors.better, SLIDE.colors.worse);
        let color = |p: &Prim| match p {
            Prim::Rect { color, .. } | Prim::Fill { color, .. } => Some(*color),
            _ => None,
        };
        (scene.list.iter().filter_map(color).filter(|c| [better, worse].contains(c)).collect(), scene)
    }

    #[test]
    fn a_bar_that_lies_beside_the_mean_is_not_drawn_to_it_and_has_one_colour() {
        let (better, worse) = (SLIDE.colors.better, SLIDE.colors.worse);
        let of = |from, to, mean, up| painted(from, to, mean, up, TornadoSource::Worlds).0;
        assert_eq!(of(-9_000.0, 12_000.0, 1_000.0, true), [worse, better]);
        assert_eq!(of(2_000.0, 8_000.0, 9_000.0, true), [worse], "both ends are worse than the mean");
        assert_eq!(of(2_000.0, 8_000.0, 1_000.0, true), [better]);
        assert_eq!(of(2_000.0, 8_000.0, 9_000.0, false), [better], "less is better");
        assert_eq!(of(8_000.0, 2_000.0, 5_000.0, true), [worse, better], "the ends come in any order");
    }

    #[test]
    fn a_sweep_has_factors_and_its_ends_are_written_as_it_says() {
        let (_, scene) = painted(2_000.0, 8_000.0, 5_000.0, true, TornadoSource::Points);
        assert!(scene.title.ends_with("over the whole range of any one factor"), "{}", scene.title);
        let texts: Vec<&str> = scene
            .list
            .iter()
            .filter_map(|p| if let Prim::Text(t) = p { Some(t.text.as_str()) } else { None })
            .collect();
        assert!(texts.contains(&"at 2") && texts.contains(&"at 5"), "{texts:?}");
        assert!(!texts.iter().any(|t| t.contains("unknown")), "{texts:?}");
    }
}
