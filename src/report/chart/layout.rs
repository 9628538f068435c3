//! What all charts share: title, subtitle, footnote, and the data area plotters draws in.

use super::data::{Context, Lang, Measure, Unit};
use super::fonts::{Pt, Weight};
use super::number::{Scale, Sign, number, whole};
use super::scene::{Align, Recorder, Rgba, Scene, Text, units};
use super::text::{readable, shorten, wrap, wrap_within};
use super::theme::Theme;
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::{
    Cartesian2d, ChartBuilder, ChartContext, Circle, IntoDrawingArea, PathElement, Polygon, Rectangle,
};
use std::ops::Range;

/// The room left for the data, in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

/// An empty canvas and the room inside its margins, without any text.
pub fn canvas(theme: &Theme, title: &str, description: &str) -> Scene {
    Scene {
        w: theme.canvas.0,
        h: theme.canvas.1,
        background: theme.colors.paper,
        limits: theme.limits(),
        list: Vec::new(),
        title: title.into(),
        subtitle: Vec::new(),
        description: description.into(),
    }
}

/// The title with names as long as two lines allow; `with` writes it with names of at most so many
/// characters.
pub fn fitting_title(theme: &Theme, with: impl Fn(usize) -> String) -> String {
    let room = theme.canvas.0 - 2.0 * theme.margin;
    let fits = |title: &String| wrap(title, Weight::SemiBold, theme.title.1, room).len() <= 2;
    [44, 36, 28, 22, 16].into_iter().map(&with).find(fits).unwrap_or_else(|| with(16))
}

/// Title, subtitle (its lines wrapped) and footnote; returns the room between them.
pub fn frame(scene: &mut Scene, theme: &Theme, ctx: &Context, subtitle: &[String], foot: Rgba) -> Frame {
    frame_of(scene, theme, ctx, subtitle, foot, &runs(ctx))
}

/// [`frame`] with other words for what was run in the footnote.
pub fn frame_of(
    scene: &mut Scene,
    theme: &Theme,
    ctx: &Context,
    subtitle: &[String],
    foot: Rgba,
    runs: &str,
) -> Frame {
    let (w, h) = theme.canvas;
    let (left, right) = (theme.margin, w - theme.margin);
    let room = right - left;
    let title = scene.title.clone();
    scene.subtitle = subtitle.to_vec();
    let one = wrap_within(&title, Weight::SemiBold, theme.title.0, room, 2);
    let (lines, size) = if one.len() == 1 {
        (one, theme.title.0)
    } else {
        (wrap_within(&title, Weight::SemiBold, theme.title.1, room, 2), theme.title.1)
    };
    let mut y = theme.margin * 0.5 + size * 1.22;
    for line in lines {
        scene.push(Text::new(line, left, y, size, theme.colors.ink).bold());
        y += size * 1.22;
    }
    y += theme.subtitle * 1.35 - size * 1.22 + size * 0.28;
    for line in subtitle.iter().flat_map(|s| wrap_within(s, Weight::Regular, theme.subtitle, room, 2)) {
        scene.push(Text::new(line, left, y, theme.subtitle, theme.colors.muted));
        y += theme.subtitle * 1.35;
    }
    footnote(scene, theme, ctx, foot, runs);
    Frame {
        left,
        top: y - theme.subtitle * 0.8,
        right,
        bottom: h - theme.margin * 0.5 - theme.footnote * 2.2,
    }
}

/// Worlds and people of the run.
fn runs(ctx: &Context) -> String {
    let t = ctx.lang.texts().chart;
    if let Some(points) = ctx.points {
        let (sweep, plan) = (ctx.lang.texts().sweep_chart, ctx.lang.texts().plan);
        let (points, worlds) = ((plan.points)(points.into()), (plan.worlds)(ctx.worlds.into()));
        return match ctx.people {
            0 => (sweep.points_worlds)(&points, &worlds),
            people => (sweep.points_worlds_people)(&points, &worlds, &whole(ctx.lang, people.into())),
        };
    }
    let [worlds, people] = [ctx.worlds, ctx.people].map(|n| whole(ctx.lang, n.into()));
    let runs = if ctx.worlds == 1 {
        (t.one_world_and_people)(&people)
    } else {
        (t.worlds_and_people)(&worlds, &people)
    };
    runs + if ctx.policies > 1 { t.same_for_every_policy } else { "" }
}

fn footnote(scene: &mut Scene, theme: &Theme, ctx: &Context, color: Rgba, runs: &str) {
    let (w, h) = theme.canvas;
    let y = h - theme.margin * 0.5;
    let mark = Text::new("grapevine", w - theme.margin, y, theme.footnote, color);
    let mark = mark.bold().align(Align::Right).footnote();
    let room = mark.left() - theme.margin - theme.footnote;
    let seed = ctx.lang.texts().chart.seed;
    // The file name gives way first: the number of runs must stay readable.
    let line = |file: &str| format!("{runs} · {file} · {seed} {}", ctx.seed);
    let file = readable(&ctx.scenario_file);
    let mut keep = file.chars().count();
    let mut text = Text::new(line(&file), theme.margin, y, theme.footnote, color).footnote();
    while text.width() > room && keep > 6 {
        keep -= 1;
        text.text = line(&shorten(&file, keep));
    }
    scene.push(text);
    scene.push(mark);
}

/// The horizon in words: "3 years", "18 Monaten" (the German dative after "nach").
pub fn horizon(ctx: &Context) -> String {
    let t = ctx.lang.texts().chart;
    let count = |n: u32, words: [&str; 2]| counted(ctx.lang, n.into(), words);
    match ctx.weeks {
        0 => ctx.lang.texts().sweep_chart.varied_horizon.to_owned(),
        w if w >= 52 && w % 52 == 0 => count(w / 52, t.years),
        // In hundreds of weeks nobody counts.
        w if w > 260 => {
            format!("{}\u{a0}{}", number(ctx.lang, f64::from(w) / 52.0, 1, Sign::Minus), t.years[1])
        }
        w if w >= 13 && w % 13 == 0 => count(w / 13 * 3, t.months),
        w => count(w, t.weeks),
    }
}

/// "1 year", "3 years".
pub fn counted(lang: Lang, n: f64, words: [&str; 2]) -> String {
    format!("{}\u{a0}{}", whole(lang, n), words[usize::from(n != 1.0)])
}

/// A name from outside in the quotation marks of the language, shortened to `max` characters.
pub fn quoted(lang: Lang, name: &str, max: usize) -> String {
    let name = shorten(&readable(name), max);
    (lang.texts().chart.quoted)(&name)
}

/// ", thousand €": the unit as it follows a description; empty for plain counts.
pub fn unit_suffix(scale: &Scale) -> String {
    if scale.unit.is_empty() { String::new() } else { format!(", {}", scale.unit) }
}

/// What a difference in the measure is called: "gain" for money, else the measure's own name.
pub fn difference_name(lang: Lang, measure: &Measure) -> String {
    let t = lang.texts().chart;
    match measure.unit {
        Unit::Money => t.gain.to_owned(),
        _ => (t.difference_in)(&readable(&measure.name)),
    }
}

/// What is drawn against what: "Gain over “As today” after 3 years, thousand €".
pub fn difference_line(ctx: &Context, measure: &Measure, baseline: &str, scale: &Scale) -> String {
    let t = ctx.lang.texts().chart;
    let line = if measure.unit == Unit::Money { t.gain_line } else { t.difference_line };
    let base = quoted(ctx.lang, baseline, 40);
    line(&difference_name(ctx.lang, measure), &base, &horizon(ctx), &unit_suffix(scale))
}

/// A tick label of a difference axis.
pub fn tick(lang: Lang, v: f64, decimals: usize) -> String {
    number(lang, v, if v == 0.0 { 0 } else { decimals }, Sign::Both)
}

/// The data area: plotters maps values to the canvas and draws the series.
pub struct Plot<'a, 'b>(ChartContext<'a, Recorder<'b>, Cartesian2d<RangedCoordf64, RangedCoordf64>>);

const RECORDED: &str = "recording into memory cannot fail";

impl Plot<'_, '_> {
    /// Where a value lies on the canvas, in pixels.
    pub fn at(&self, x: f64, y: f64) -> Pt {
        let (x, y) = self.0.backend_coord(&(x, y));
        (f64::from(x) / f64::from(super::scene::SUB), f64::from(y) / f64::from(super::scene::SUB))
    }
    pub fn line(&mut self, pts: Vec<Pt>, color: Rgba, width: f64) {
        let style = color.plotters().stroke_width(units(width).unsigned_abs());
        self.0.draw_series([PathElement::new(pts, style)]).expect(RECORDED);
    }
    pub fn area(&mut self, pts: Vec<Pt>, color: Rgba) {
        self.0.draw_series([Polygon::new(pts, color.plotters())]).expect(RECORDED);
    }
    pub fn bar(&mut self, from: Pt, to: Pt, color: Rgba) {
        self.0.draw_series([Rectangle::new([from, to], color.plotters().filled())]).expect(RECORDED);
    }
    /// A dot of radius `r` pixels.
    pub fn dot(&mut self, at: Pt, r: f64, color: Rgba) {
        self.0.draw_series([Circle::new(at, units(r), color.plotters().filled())]).expect(RECORDED);
    }
}
use plotters::style::Color as _;

/// Draws in the part `room` of the scene with the given value ranges. A range from high to low turns the axis.
pub fn plot<R>(
    scene: &mut Scene,
    room: Frame,
    x: Range<f64>,
    y: Range<f64>,
    draw: impl FnOnce(&mut Plot<'_, '_>) -> R,
) -> R {
    let root = scene.recorder().into_drawing_area();
    let size = (units(room.right - room.left).unsigned_abs(), units(room.bottom - room.top).unsigned_abs());
    let area = root.shrink((units(room.left), units(room.top)), size);
    let chart = ChartBuilder::on(&area).build_cartesian_2d(x, y).expect(RECORDED);
    draw(&mut Plot(chart))
}

/// A default file stem from a name: lower case letters and digits, at most 40, joined by hyphens.
pub fn stem(name: &str) -> String {
    let mut out = String::new();
    for c in name.to_lowercase().chars() {
        match c {
            'ä' => out.push_str("ae"),
            'ö' => out.push_str("oe"),
            'ü' => out.push_str("ue"),
            'ß' => out.push_str("ss"),
            c if c.is_ascii_alphanumeric() => out.push(c),
            _ if !out.ends_with('-') && !out.is_empty() => out.push('-'),
            _ => {}
        }
        if out.len() >= 40 {
            break;
        }
    }
    out.trim_end_matches('-').to_string()
}
