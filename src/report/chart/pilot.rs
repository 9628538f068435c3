//! A pilot: what it shows beside what is true, what the contact between the groups makes of it, and how often a
//! single one finds anything.

use super::data::{Context, Lang, Measure, Pilot};
use super::fonts::{self, Weight};
use super::layout::{Frame, canvas, counted, fitting_title, frame, quoted, unit_suffix};
use super::number::{odds, percent, whole};
use super::policies::{Row, axis, axis_labels, grid, marks, names, row, scale_of, value_label, values};
use super::scene::{Scene, Text};
use super::text::{readable, wrap_within};
use super::theme::Theme;

/// The finding in a sentence, with a name of at most `longest` characters.
fn title(data: &Pilot, lang: Lang, longest: usize) -> String {
    let name = quoted(lang, &data.policy, longest);
    let bias = data.rows[2].mean / data.rows[1].mean;
    let share = percent(lang, bias.abs());
    match (data.biased && bias.is_finite(), bias < 0.0) {
        (true, true) => (lang.texts().chart.pilot_understates)(&name, &share),
        (true, false) => (lang.texts().chart.pilot_overstates)(&name, &share),
        (false, _) if data.rows[2].mean == 0.0 => (lang.texts().chart.pilot_tells_the_truth)(&name),
        (false, _) => (lang.texts().chart.pilot_without_bias)(&name),
    }
}

/// What one pilot of this size finds, under the picture.
fn power(data: &Pilot, ctx: &Context) -> String {
    let lang = ctx.lang;
    let [control, pilot] = data.customers.map(|n| whole(lang, n));
    let worlds = ctx.worlds;
    let [finds, wrong] = [data.finds, data.wrong_way].map(|share| odds(lang, share, worlds));
    let one = (lang.texts().chart.one_pilot_finds)(&pilot, &control, &finds);
    let way = (lang.texts().chart.points_wrong_way)(&wrong);
    let size = match data.needed {
        Some(n) => {
            let n = whole(lang, n as f64);
            (lang.texts().chart.customers_needed)(&n)
        }
        None => lang.texts().chart.no_size_found.to_owned(),
    };
    format!("{one} {way} {size} {}", lang.texts().pilot.apart)
}

fn subtitle(data: &Pilot, ctx: &Context, unit: &str, errors: bool) -> Vec<String> {
    let t = ctx.lang.texts().chart;
    let time = counted(ctx.lang, data.weeks.into(), t.weeks);
    let first = (t.pilot_change)(&readable(&data.measure.name), &time, &unit);
    vec![first, super::policies::what_marks_mean(ctx, errors)]
}

/// Draws the chart.
pub fn draw(data: &Pilot, ctx: &Context, theme: &Theme) -> Scene {
    let unit = data.measure.unit;
    let rows: Vec<Row<'_>> = data.rows.iter().map(|r| row(r, unit)).collect();
    let measure: &Measure = &data.measure;
    let scale = scale_of(&rows, measure, ctx);
    let title = fitting_title(theme, |n| title(data, ctx.lang, n));
    let errors = rows.iter().any(|r| r.has_error());
    let lines = subtitle(data, ctx, &unit_suffix(&scale), errors);
    let mut scene = canvas(theme, &title, &lines.join(". "));
    let f = frame(&mut scene, theme, ctx, &lines, theme.colors.muted);
    let note = wrap_within(&power(data, ctx), Weight::Regular, theme.small, f.right - f.left, 3);
    let height = note.len() as f64 * theme.small * 1.3;
    let labels: Vec<[String; 2]> = rows.iter().map(|r| value_label(r, &scale, ctx.lang)).collect();
    let width = labels.iter().map(|l| fonts::width(&l.concat(), Weight::SemiBold, theme.label));
    let room = Frame { bottom: f.bottom - height - theme.small * 0.6, ..f };
    let g = grid(room, theme, &rows, false, width.fold(0.0, f64::max), 0.0);
    let axis = axis(&rows, &scale, &g, theme);
    marks(&mut scene, theme, &rows, &scale, &g, &axis);
    axis_labels(&mut scene, theme, ctx, &g, &axis);
    for (i, r) in rows.iter().enumerate() {
        let y = g.data.top + (i as f64 + 0.5) * g.row;
        names(&mut scene, theme, r, f.left, y, &g);
        values(&mut scene, theme, r, &labels[i], y, &g, &axis, &scale);
    }
    let first = f.bottom - height + theme.small;
    for (i, line) in note.into_iter().enumerate() {
        let y = first + i as f64 * theme.small * 1.3;
        scene.push(Text::new(line, f.left, y, theme.small, theme.colors.ink));
    }
    scene
}
