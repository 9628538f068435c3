//! Heat map: mean gain over two parameters, with the line of break-even and a mark at what is assumed.
//!
//! The scale has its middle at zero and reaches as far to either side as the data do to the farther one.

use super::contour::zero_lines;
use super::contrast::{between, ink_on};
use super::data::{Context, Finding, HeatAxis, HeatCell, HeatMap, HeatSource, HeatSteps, MarkKind, Unit};
use super::fonts::{self, Pt, Weight};
use super::layout::{
    Frame, canvas, difference_name, fitting_title, frame, horizon, quoted, tick, unit_suffix,
};
use super::number::{Scale, Sign, Ticks, number, percent};
use super::scene::{Align, Paint, Prim, Rgba, Scene, Text};
use super::text::{fit, readable, wrap};
use super::theme::Theme;
use crate::texts;

/// Round ticks along a scale, about.
const TICKS: usize = 6;
/// Steps that the colour bar is painted in.
const BAR_STEPS: usize = 96;

/// What the cells' intervals allow to be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    AheadEverywhere,
    BehindEverywhere,
    /// Clearly ahead in some cells, clearly behind in others.
    Depends,
    AheadInPart,
    BehindInPart,
    Open,
    Nothing,
}

/// Ahead (+1), behind (-1) or open (0), whichever way the measure is better.
fn sign(cell: &HeatCell, up: bool) -> i32 {
    let way = if up { 1 } else { -1 };
    match cell.mean {
        m if m - cell.half > 0.0 => way,
        m if m + cell.half < 0.0 => -way,
        _ => 0,
    }
}

/// What the cells show, as far as all their intervals allow.
pub fn shows(data: &HeatMap) -> Shows {
    let up = data.measure.higher_is_better;
    let signs: Vec<i32> =
        data.cells.iter().flatten().filter_map(|c| sound(*c)).map(|c| sign(&c, up)).collect();
    let has = |s: i32| signs.contains(&s);
    match (has(1), has(-1), has(0)) {
        (false, false, false) => Shows::Nothing,
        (true, false, false) => Shows::AheadEverywhere,
        (false, true, false) => Shows::BehindEverywhere,
        (true, true, _) => Shows::Depends,
        (true, false, true) => Shows::AheadInPart,
        (false, true, true) => Shows::BehindInPart,
        (false, false, true) => Shows::Open,
    }
}

/// A cell that can be drawn.
fn sound(cell: Option<HeatCell>) -> Option<HeatCell> {
    cell.filter(|c| c.mean.is_finite())
}

/// The finding; where the run is open about the policy, no part of the range is called decided. The parameters are
/// named where there is room for their whole names.
fn title(data: &HeatMap, ctx: &Context, theme: &Theme, longest: usize) -> String {
    let t = texts::of(ctx.lang).heatmap;
    let name = |name: &str| quoted(ctx.lang, name, longest);
    let (p, base) = (name(&data.policy), name(&data.baseline));
    let whole = |name: &str| quoted(ctx.lang, name, usize::MAX);
    let (x, y) = (whole(&data.x.name), whole(&data.y.name));
    let room = theme.canvas.0 - 2.0 * theme.margin;
    let fitting = |title: String, short: String| {
        let fits = wrap(&title, Weight::SemiBold, theme.title.1, room).len() <= 2;
        if fits { title } else { short }
    };
    match (shows(data), data.finding) {
        (Shows::Nothing, _) => (t.nothing)(&p),
        (Shows::AheadEverywhere, Finding::Better) => (t.ahead_everywhere)(&p, &base),
        (Shows::BehindEverywhere, Finding::Worse) => (t.behind_everywhere)(&p, &base),
        (Shows::Depends, Finding::Open) => fitting((t.open_depends)(&p, &x, &y), open_on_two(data, ctx, &p)),
        (Shows::Depends, _) => fitting((t.depends)(&p, &base, &x, &y), on_two(data, ctx, &p, &base)),
        (Shows::AheadInPart, Finding::Better) => (t.ahead_in_part)(&p, &base),
        (Shows::BehindInPart, Finding::Worse) => (t.behind_in_part)(&p, &base),
        // All else is open, or the cells and the run do not say the same.
        _ => (t.open)(&p, &base),
    }
}

/// That it depends on two parameters: the factors of a sweep are not all unknown.
fn on_two(data: &HeatMap, ctx: &Context, p: &str, base: &str) -> String {
    match data.source {
        HeatSource::Surface { .. } => (texts::of(ctx.lang).heatmap.depends_on_two)(p, base),
        _ => (texts::of(ctx.lang).sweep_chart.depends_on_two)(&p, &base),
    }
}

fn open_on_two(data: &HeatMap, ctx: &Context, p: &str) -> String {
    match data.source {
        HeatSource::Surface { .. } => (texts::of(ctx.lang).heatmap.open_depends_on_two)(p),
        _ => (texts::of(ctx.lang).sweep_chart.open_depends_on_two)(&p),
    }
}

/// The cells in the unit of the scale, and what they are painted in.
struct Shade<'a> {
    theme: &'a Theme,
    /// Value of either end of the colours.
    end: f64,
    up: bool,
}

impl Shade<'_> {
    fn of(&self, value: f64) -> Rgba {
        let colors = &self.theme.colors.diverging;
        let part = if self.end > 0.0 { (value / self.end).clamp(-1.0, 1.0) } else { 0.0 };
        let at = ((if self.up { part } else { -part }) + 1.0) * 2.0;
        let step = (at as usize).min(3);
        between(colors[step], colors[step + 1], at - step as f64)
    }
}

/// Where the cells stand.
struct Grid {
    room: Frame,
    columns: usize,
    rows: usize,
}

impl Grid {
    fn cell(&self) -> (f64, f64) {
        let (w, h) = (self.room.right - self.room.left, self.room.bottom - self.room.top);
        (w / self.columns as f64, h / self.rows as f64)
    }
    /// Middle of a cell; parts of cells count.
    fn at(&self, column: f64, row: f64) -> Pt {
        let (w, h) = self.cell();
        (self.room.left + (column + 0.5) * w, self.room.bottom - (row + 0.5) * h)
    }
}

/// Draws the chart.
pub fn draw(data: &HeatMap, ctx: &Context, theme: &Theme) -> Scene {
    let least = if data.measure.unit == Unit::Money { 0.005 } else { 5e-7 };
    let known: Vec<f64> = data.cells.iter().flatten().filter_map(|c| sound(*c)).map(|c| c.mean).collect();
    let top = known.iter().fold(0.0, |m: f64, v| m.max(v.abs()));
    let top = if top < least { 0.0 } else { top };
    let scale = Scale::new(ctx.lang, data.measure.unit, &ctx.currency, top, None);
    let title =
        data.title.as_deref().map_or_else(|| fitting_title(theme, |n| title(data, ctx, theme, n)), readable);
    let lines = zero_lines(
        &data.cells.iter().map(|r| r.iter().map(|c| Some(sound(*c)?.mean)).collect()).collect::<Vec<_>>(),
    );
    let about = subtitle(data, ctx, &scale, !lines.is_empty());
    let mut scene = canvas(theme, &title, &about.join(". "));
    let f = frame(&mut scene, theme, ctx, &about, theme.colors.muted);
    let (columns, rows) = (data.x.values.len(), data.y.values.len());
    if known.is_empty() || columns == 0 || rows == 0 {
        return scene;
    }
    let ticks = Ticks::enclosing(-top / scale.divisor, top / scale.divisor, 4);
    let shade = Shade { theme, end: ticks.last() * scale.divisor, up: data.measure.higher_is_better };
    let names = [axis_texts(&data.x, ctx), axis_texts(&data.y, ctx)];
    let grid = Grid { room: room(f, theme, ctx, &names[1], &ticks), columns, rows };
    paint(&mut scene, theme, data, &grid, &shade);
    axes(&mut scene, theme, &names, &grid);
    let marked = data.mark.and_then(|m| mark_at(data, m.at)).map(|(c, r)| grid.at(c, r));
    let mut taken = marked.map_or(Vec::new(), |at| vec![around(at, theme.k(16.0))]);
    let label = data.mark.zip(marked).map(|(m, at)| mark_label(data, ctx, theme, m.kind, m.at, at, &grid));
    taken.extend(label.as_ref().map(Text::bounds));
    let paths: Vec<Vec<Pt>> =
        lines.into_iter().map(|l| l.into_iter().map(|(c, r)| grid.at(c, r)).collect()).collect();
    numbers(&mut scene, theme, ctx, data, &grid, &shade, &scale, &paths, &taken);
    for path in paths {
        let (line, edge) = theme.over_colour();
        for (width, color) in [(7.5, edge), (4.0, line)] {
            scene.list.push(Prim::Stroke { pts: path.clone(), color, width: theme.k(width) });
        }
    }
    if let (Some(at), Some(label)) = (marked, label) {
        mark(&mut scene, theme, at);
        scene.push(label);
    }
    colour_bar(&mut scene, theme, ctx, &ticks, &shade, &grid, f.right);
    scene
}

fn subtitle(data: &HeatMap, ctx: &Context, scale: &Scale, line: bool) -> Vec<String> {
    let t = texts::of(ctx.lang).heatmap;
    let what = difference_name(ctx.lang, &data.measure);
    let (base, time, unit) = (quoted(ctx.lang, &data.baseline, 32), horizon(ctx), unit_suffix(scale));
    let policy = quoted(ctx.lang, &data.policy, 32);
    let first = match data.measure.unit {
        Unit::Money => (t.gain_line)(&policy, &base, &time, &unit),
        _ => (t.difference_line)(&what, &policy, &base, &time, &unit),
    };
    let source = match data.source {
        HeatSource::Surface { explained } => (t.surface)(&percent(ctx.lang, explained)),
        HeatSource::Points { explained } => (t.points)(&percent(ctx.lang, explained)),
        HeatSource::Grid => t.grid.to_owned(),
    };
    let cells = || data.cells.iter().flatten();
    let open = cells().filter_map(|c| sound(*c)).any(|c| sign(&c, true) == 0);
    let blank = cells().any(|c| sound(*c).is_none());
    let empty = match data.source {
        HeatSource::Surface { .. } => t.blank,
        HeatSource::Points { .. } => texts::of(ctx.lang).sweep_chart.blank,
        HeatSource::Grid => texts::of(ctx.lang).sweep_chart.blank_cell,
    };
    let keys = [(line, t.line), (open, t.dots), (blank, empty)];
    let keys: String = keys.iter().filter(|(is, _)| *is).map(|(_, text)| format!("; {text}")).collect();
    vec![first, source + &keys]
}

/// Name of an axis with its unit, and its tick texts with their places in cells.
struct AxisTexts {
    name: String,
    ticks: Vec<(f64, String)>,
    /// Whether ticks stand between cells, so that a mark says where.
    marks: bool,
}

fn axis_texts(axis: &HeatAxis, ctx: &Context) -> AxisTexts {
    let t = texts::of(ctx.lang);
    let name = readable(&axis.name);
    let name = if axis.share { (t.heatmap.in_percent)(&name) } else { name };
    let name = if axis.steps.is_log() { (t.sweep_chart.log_scale)(&name) } else { name };
    let in_cells = |texts: Vec<String>| texts.into_iter().enumerate().map(|(i, t)| (i as f64, t)).collect();
    let ticks = match &axis.steps {
        HeatSteps::Even => in_cells(axis.values.iter().map(|v| value(axis, *v, ctx)).collect()),
        HeatSteps::Levels { written, .. } => in_cells(written.iter().map(|w| readable(w)).collect()),
        HeatSteps::Scale { .. } => round_ticks(axis, ctx),
    };
    AxisTexts { name, ticks, marks: matches!(axis.steps, HeatSteps::Scale { .. }) }
}

/// Round values along a scale, and where they stand.
fn round_ticks(axis: &HeatAxis, ctx: &Context) -> Vec<(f64, String)> {
    let factor = if axis.share { 100.0 } else { 1.0 };
    let log = axis.steps.is_log();
    let (Some(first), Some(last)) = (axis.values.first(), axis.values.last()) else { return Vec::new() };
    // Half a step further than the outer middles.
    let half = 0.5 / (axis.values.len().max(2) - 1) as f64;
    let (low, high) = match log {
        true => (first * (first / last).powf(half), last * (last / first).powf(half)),
        false => (first - (last - first) * half, last + (last - first) * half),
    };
    let (low, high) = (low * factor, high * factor);
    let round = if log { log_ticks(low, high) } else { even_ticks(low, high) };
    let tick = |(v, decimals): (f64, usize)| {
        Some((place(axis, v / factor)?, number(ctx.lang, v, decimals, Sign::Minus)))
    };
    round.into_iter().filter_map(tick).collect()
}

fn even_ticks(low: f64, high: f64) -> Vec<(f64, usize)> {
    let Ticks { values, decimals } = Ticks::between(low, high, TICKS);
    let whole = values.iter().all(|v| v.fract() == 0.0);
    let decimals = if whole { 0 } else { decimals };
    values.into_iter().map(|v| (v, decimals)).collect()
}

/// 1, 2 and 5 of every power of ten; more of them where the range is short, only the powers where it is long.
fn log_ticks(low: f64, high: f64) -> Vec<(f64, usize)> {
    let (from, to) = (low.log10().floor() as i32, high.log10().ceil() as i32);
    let of = |steps: &[u32]| -> Vec<(f64, usize)> {
        (from..=to)
            .flat_map(|e| steps.iter().map(move |m| (f64::from(*m) * 10.0_f64.powi(e), (-e).max(0) as usize)))
            .filter(|(v, _)| (low..=high).contains(v))
            .collect()
    };
    [&[1, 2, 3, 4, 5, 6, 7, 8, 9][..], &[1, 2, 3, 5, 7], &[1, 2, 5]]
        .into_iter()
        .map(of)
        .find(|ticks| ticks.len() <= TICKS + 2)
        .filter(|ticks| ticks.len() > 1)
        .unwrap_or_else(|| if to - from > 3 { of(&[1]) } else { even_ticks(low, high) })
}

/// A value of a parameter to a tenth of the step between cells; on a scale of ratios, or of levels, to a hundredth of
/// itself.
fn value(axis: &HeatAxis, v: f64, ctx: &Context) -> String {
    let factor = if axis.share { 100.0 } else { 1.0 };
    if axis.steps.is_log() || matches!(axis.steps, HeatSteps::Levels { .. }) {
        let exponent = |v: f64| if v == 0.0 { 0 } else { v.abs().log10().floor() as i32 };
        let rounded = |v: f64| {
            let unit = 10.0_f64.powi(exponent(v) - 1);
            (v / unit).round() * unit
        };
        let v = rounded(v * factor);
        let decimals = (1 - exponent(v)).clamp(0, 6) as usize;
        let whole = decimals == 1 && (v - v.round()).abs() < 1e-9;
        return number(ctx.lang, v, if whole { 0 } else { decimals }, Sign::Minus);
    }
    let (first, last) = (axis.values.first().copied(), axis.values.last().copied());
    let steps = (axis.values.len().max(2) - 1) as f64;
    let step = (last.unwrap_or(0.0) - first.unwrap_or(0.0)).abs() * factor / steps;
    let exponent = format!("{step:e}").rsplit('e').next().and_then(|e| e.parse::<i32>().ok()).unwrap_or(0);
    let own = format!("{:.3}", v * factor).trim_end_matches('0').rsplit('.').next().map_or(0, str::len);
    let decimals = if step > 0.0 { (-exponent).clamp(0, 6) as usize } else { own };
    number(ctx.lang, v * factor, decimals, Sign::Minus)
}

fn room(f: Frame, theme: &Theme, ctx: &Context, y: &AxisTexts, ticks: &Ticks) -> Frame {
    let wide = |t: &String| fonts::width(t, Weight::Regular, theme.small);
    let left = y.ticks.iter().map(|(_, text)| wide(text)).fold(theme.k(24.0), f64::max) + theme.k(14.0);
    let right = ticks.values.iter().map(|v| wide(&tick(ctx.lang, *v, ticks.decimals))).fold(0.0, f64::max);
    Frame {
        left: f.left + left,
        right: f.right - right - theme.k(20.0 + 10.0 + 34.0),
        top: f.top + theme.k(46.0),
        bottom: f.bottom - theme.small * 1.5 - theme.label * 1.6,
    }
}

/// The cells, each as wide as to touch the next; where a gain and a loss are both possible, a dot.
fn paint(scene: &mut Scene, theme: &Theme, data: &HeatMap, grid: &Grid, shade: &Shade<'_>) {
    let (w, h) = grid.cell();
    for (r, row) in data.cells.iter().enumerate() {
        for (c, cell) in row.iter().enumerate() {
            let Some(cell) = sound(*cell) else { continue };
            let (x, y) = grid.at(c as f64 - 0.5, r as f64 + 0.5);
            // A hair of ground between cells keeps the grid visible.
            let (gap, color) = (theme.k(0.8), shade.of(cell.mean));
            scene.list.push(Prim::Rect { x, y, w: w - gap, h: h - gap, color, paint: Paint::Fill });
        }
    }
}

/// Ticks and names of both parameters.
fn axes(scene: &mut Scene, theme: &Theme, names: &[AxisTexts; 2], grid: &Grid) {
    let (muted, ink) = (theme.colors.muted, theme.colors.ink);
    let mut dash = |from: Pt, to: Pt| {
        scene.list.push(Prim::Stroke { pts: vec![from, to], color: muted, width: theme.k(1.4) });
    };
    let (long, Frame { left, bottom, .. }) = (theme.k(6.0), grid.room);
    for (at, _) in names[0].ticks.iter().filter(|_| names[0].marks) {
        let (x, _) = grid.at(*at, 0.0);
        dash((x, bottom), (x, bottom + long));
    }
    for (at, _) in names[1].ticks.iter().filter(|_| names[1].marks) {
        let (_, y) = grid.at(0.0, *at);
        dash((left - long, y), (left, y));
    }
    let mut free = f64::NEG_INFINITY;
    for (at, label) in &names[0].ticks {
        let (x, _) = grid.at(*at, 0.0);
        let y = grid.room.bottom + theme.small * 1.35;
        let text = Text::new(label, x, y, theme.small, muted).align(Align::Middle);
        let [left, _, right, _] = text.bounds();
        if left > free && left >= theme.margin {
            free = right + theme.small * 0.6;
            scene.push(text);
        }
    }
    let mut free = f64::INFINITY;
    for (at, label) in &names[1].ticks {
        let (_, y) = grid.at(0.0, *at);
        if y > free {
            continue;
        }
        free = y - theme.small * 1.3;
        let x = grid.room.left - theme.k(12.0);
        scene.push(Text::new(label, x, y + theme.small * 0.36, theme.small, muted).align(Align::Right));
    }
    let wide = grid.room.right - theme.margin;
    let name = fit(&names[1].name, Weight::SemiBold, theme.label, wide);
    scene.push(Text::new(name, theme.margin, grid.room.top - theme.k(15.0), theme.label, ink).bold());
    let name = fit(&names[0].name, Weight::SemiBold, theme.label, wide);
    let y = grid.room.bottom + theme.small * 1.5 + theme.label * 1.3;
    let middle = (grid.room.left + grid.room.right) / 2.0;
    let text = Text::new(name, middle, y, theme.label, ink).bold();
    let half = text.width() / 2.0;
    scene.push(Text { x: middle.max(theme.margin + half), ..text }.align(Align::Middle));
}

/// Where a value lies among the middles of the steps, in steps; `None` outside.
fn place(axis: &HeatAxis, v: f64) -> Option<f64> {
    let scaled = |v: &f64| if axis.steps.is_log() { v.ln() } else { *v };
    let values: Vec<f64> = axis.values.iter().map(scaled).collect();
    let (n, v) = (values.len(), scaled(&v));
    if n < 2 {
        return (values.first() == Some(&v)).then_some(0.0);
    }
    let i = values.windows(2).position(|s| v <= s[1]).unwrap_or(n - 2);
    let at = i as f64 + (v - values[i]) / (values[i + 1] - values[i]);
    (at.is_finite() && (-0.5..=n as f64 - 0.5).contains(&at)).then_some(at)
}

fn mark_at(data: &HeatMap, (x, y): (f64, f64)) -> Option<Pt> {
    Some((place(&data.x, x)?, place(&data.y, y)?))
}

fn around((x, y): Pt, r: f64) -> [f64; 4] {
    [x - r, y - r, x + r, y + r]
}

/// The ring at what is assumed.
fn mark(scene: &mut Scene, theme: &Theme, (x, y): Pt) {
    let (ring, edge) = theme.over_colour();
    for (width, color) in [(8.0, edge), (4.4, ring)] {
        let paint = Paint::Stroke(theme.k(width));
        scene.list.push(Prim::Circle { x, y, r: theme.k(10.0), color, paint });
    }
}

/// The words beside the ring, on the side where there is room.
fn mark_label(
    data: &HeatMap,
    ctx: &Context,
    theme: &Theme,
    kind: MarkKind,
    values: (f64, f64),
    (x, y): Pt,
    grid: &Grid,
) -> Text {
    let t = texts::of(ctx.lang).heatmap;
    let with = |axis: &HeatAxis, v: f64| {
        let number = value(axis, v, ctx);
        if axis.share { format!("{number}\u{a0}%") } else { number }
    };
    let (a, b) = (with(&data.x, values.0), with(&data.y, values.1));
    let words = match kind {
        MarkKind::Assumed => (t.assumed)(&a, &b),
        MarkKind::Today => (t.today)(&a, &b),
    };
    let text = Text::new(words, 0.0, y + theme.label * 0.36, theme.label, theme.colors.ink).bold();
    let text = text.halo(theme.colors.paper);
    let (gap, width) = (theme.k(22.0), text.width());
    let right = x + gap + width <= grid.room.right - gap * 0.3;
    let left = x - gap - width >= grid.room.left + gap * 0.3;
    let y = text.y.clamp(grid.room.top + theme.label, grid.room.bottom - theme.label * 0.3);
    match (right, left) {
        (true, _) => Text { x: x + gap, y, ..text },
        (false, true) => Text { x: x - gap - width, y, ..text },
        // Beside it there is no room: over it, as far in as need be.
        (false, false) => {
            let x = (x - width / 2.0).min(grid.room.right - width).max(theme.margin);
            let above = y - theme.k(30.0);
            let below = y + theme.k(34.0);
            Text { x, y: if above > grid.room.top + theme.label { above } else { below }, ..text }
        }
    }
}

/// Numbers in some cells, evenly spread, where neither line nor mark is in the way; dots in the open ones.
#[expect(clippy::too_many_arguments, reason = "the cells and all that is in the way")]
fn numbers(
    scene: &mut Scene,
    theme: &Theme,
    ctx: &Context,
    data: &HeatMap,
    grid: &Grid,
    shade: &Shade<'_>,
    scale: &Scale,
    paths: &[Vec<Pt>],
    taken: &[[f64; 4]],
) {
    let (w, h) = grid.cell();
    let size = theme.small;
    let top = shade.end / scale.divisor;
    let decimals = if top >= 20.0 { 0 } else { scale.decimals.min(if top >= 2.0 { 1 } else { 3 }) };
    let text = |mean: f64| number(ctx.lang, mean / scale.divisor, decimals, Sign::Both);
    let cells = || data.cells.iter().flatten().filter_map(|c| sound(*c));
    let widest = cells().map(|c| fonts::width(&text(c.mean), Weight::Regular, size)).fold(1.0, f64::max);
    // One in two is enough to read the colours; more only where cells are narrow.
    let (across, down) = (
        ((widest + size) / w).ceil().max(if grid.columns > 6 { 2.0 } else { 1.0 }) as usize,
        (size * 1.4 / h).ceil().max(if grid.rows > 5 { 2.0 } else { 1.0 }) as usize,
    );
    for (r, row) in data.cells.iter().enumerate() {
        for (c, cell) in row.iter().enumerate() {
            let Some(cell) = sound(*cell) else { continue };
            let (x, y) = grid.at(c as f64, r as f64);
            let ground = shade.of(cell.mean);
            let ink = ink_on(ground, theme.colors.ink);
            let half = fonts::width(&text(cell.mean), Weight::Regular, size) / 2.0;
            let open = sign(&cell, true) == 0;
            // A number keeps away from what it must not be read together with.
            let wide = if open { half } else { half + size * 0.35 };
            let own = [x - wide, y - size * 0.5, x + wide, y + size * 0.5];
            let hit = |b: &[f64; 4]| own[0] < b[2] && b[0] < own[2] && own[1] < b[3] && b[1] < own[3];
            let near = |p: Pt| hit(&around(p, theme.k(6.0)));
            if taken.iter().any(hit) || paths.iter().any(|p| points(p).any(near)) {
                continue;
            }
            if open {
                let color = ink.alpha(0.55);
                scene.list.push(Prim::Circle { x, y, r: theme.k(2.6), color, paint: Paint::Fill });
            } else if c % across == across / 2 && r % down == 0 && half * 2.0 < w * across as f64 {
                // A number wider than its cell stands on its neighbours' colours, too.
                let text = Text::new(text(cell.mean), x, y + size * 0.36, size, ink).align(Align::Middle);
                scene.push(if half * 2.0 > w - theme.k(4.0) { text.halo(ground) } else { text });
            }
        }
    }
}

/// Points close together along a line.
fn points(path: &[Pt]) -> impl Iterator<Item = Pt> + '_ {
    let between = |a: Pt, b: Pt, t: f64| (a.0 + t * (b.0 - a.0), a.1 + t * (b.1 - a.1));
    path.windows(2).flat_map(move |s| (0..=8).map(move |i| between(s[0], s[1], f64::from(i) / 8.0)))
}

/// The scale at the right, from its worst value to its best.
fn colour_bar(
    scene: &mut Scene,
    theme: &Theme,
    ctx: &Context,
    ticks: &Ticks,
    shade: &Shade<'_>,
    grid: &Grid,
    right: f64,
) {
    let wide = |v: &f64| fonts::width(&tick(ctx.lang, *v, ticks.decimals), Weight::Regular, theme.small);
    let labels = ticks.values.iter().map(wide).fold(0.0, f64::max);
    let (w, gap) = (theme.k(20.0), theme.k(10.0));
    let x = right - labels - gap - w;
    let (top, height) = (grid.room.top, grid.room.bottom - grid.room.top);
    let step = height / BAR_STEPS as f64;
    for i in 0..BAR_STEPS {
        let part = 1.0 - 2.0 * (i as f64 + 0.5) / BAR_STEPS as f64;
        let color = shade.of(part * shade.end);
        // Steps reach into each other, so that no seam shows.
        let h = if i + 1 < BAR_STEPS { step + 0.6 } else { step };
        scene.list.push(Prim::Rect { x, y: top + i as f64 * step, w, h, color, paint: Paint::Fill });
    }
    let span = ticks.last() - ticks.first();
    for v in &ticks.values {
        let y = grid.room.bottom - (v - ticks.first()) / span * height + theme.small * 0.36;
        scene.push(Text::new(
            tick(ctx.lang, *v, ticks.decimals),
            x + w + gap,
            y,
            theme.small,
            theme.colors.muted,
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axis(values: Vec<f64>, steps: HeatSteps) -> HeatAxis {
        HeatAxis { name: "share of visits".into(), share: true, values, steps }
    }

    #[test]
    fn a_scale_has_round_ticks_where_they_belong() {
        let ctx = super::super::samples::context(texts::Lang::En);
        let even = axis(vec![0.03, 0.09, 0.15, 0.21], HeatSteps::Scale { log: false });
        let found = axis_texts(&even, &ctx);
        let said: Vec<(i64, &str)> =
            found.ticks.iter().map(|(at, t)| ((at * 1000.0).round() as i64, t.as_str())).collect();
        assert_eq!(said, [(-500, "0"), (333, "5"), (1167, "10"), (2000, "15"), (2833, "20")]);
        assert_eq!((found.name.as_str(), found.marks), ("share of visits, %", true));
        let ratios = axis(vec![0.01, 0.02, 0.04, 0.08, 0.16], HeatSteps::Scale { log: true });
        let found = axis_texts(&ratios, &ctx);
        let said: Vec<(i64, &str)> =
            found.ticks.iter().map(|(at, t)| ((at * 1000.0).round() as i64, t.as_str())).collect();
        // 5 % lies log2(5) steps beyond 1 %.
        assert_eq!(
            said,
            [(0, "1"), (1000, "2"), (1585, "3"), (2322, "5"), (2807, "7"), (3322, "10"), (4322, "20")]
        );
        assert_eq!(found.name, "share of visits, % (log scale)");
    }

    #[test]
    fn a_mark_stands_by_ratios_on_a_scale_of_ratios_and_levels_keep_their_digits() {
        let ratios = axis(vec![0.01, 0.1, 1.0], HeatSteps::Scale { log: true });
        assert!((place(&ratios, 0.031_622_776_6).expect("inside") - 0.5).abs() < 1e-9);
        let ctx = super::super::samples::context(texts::Lang::De);
        let levels = HeatSteps::Levels { written: vec!["0,5".into(), "2,25".into()], log: false };
        let levels = HeatAxis { share: false, ..axis(vec![0.5, 2.25], levels) };
        let texts: Vec<String> = axis_texts(&levels, &ctx).ticks.into_iter().map(|(_, t)| t).collect();
        assert_eq!(texts, ["0,5", "2,25"]);
        assert_eq!(
            [value(&levels, 1.0, &ctx), value(&levels, 12.34, &ctx), value(&levels, 0.0476, &ctx)],
            ["1", "12", "0,048"]
        );
    }

    #[test]
    fn a_long_scale_of_ratios_has_powers_of_ten_and_a_short_one_still_ticks() {
        let of = |low, high| log_ticks(low, high).into_iter().map(|(v, _)| v).collect::<Vec<f64>>();
        assert_eq!(of(0.5, 2e6), [1.0, 10.0, 100.0, 1e3, 1e4, 1e5, 1e6]);
        assert!(of(2.1, 2.9).len() >= 3, "{:?}", of(2.1, 2.9));
    }
}
