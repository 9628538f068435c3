//! Native charts: they stay linked to the cells, so the break-even chart follows what is put in.

use rust_xlsxwriter::{
    Chart, ChartAxisLabelPosition, ChartErrorBars, ChartErrorBarsDirection, ChartErrorBarsType, ChartFont,
    ChartFormat, ChartLegendPosition, ChartLine, ChartRange, ChartSolidFill, ChartType, Color,
};

use super::style::SERIES;
use super::{Source, losses, policies, weeks, yearly};
use crate::report::full::{ALWAYS, CAUSES};

/// Series that can be told apart by colour.
const MOST: usize = SERIES.len();
/// Width of a chart in pixels.
const WIDTH: u32 = 1080;
const ROW_PIXELS: u32 = 20;

fn fill(colour: u32) -> ChartFormat {
    ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(colour))).clone()
}

fn line(colour: u32, width: f64) -> ChartFormat {
    ChartFormat::new().set_line(ChartLine::new().set_color(Color::RGB(colour)).set_width(width)).clone()
}

fn font(size: f64) -> ChartFont {
    let mut font = ChartFont::new();
    font.set_size(size).set_color(Color::RGB(0x171C24));
    font
}

/// Title, legend below, light lines.
fn dressed(mut chart: Chart, title: &str, alt: &str, height: u32) -> Chart {
    let mut bold = font(13.0);
    bold.set_bold();
    chart.title().set_name(title).set_font(&bold);
    chart.set_alt_text(alt).set_width(WIDTH).set_height(height);
    chart.legend().set_position(ChartLegendPosition::Bottom).set_font(&font(10.0));
    let grid = ChartLine::new().set_color(Color::RGB(0xE4E7EB)).set_width(0.75).clone();
    chart.y_axis().set_major_gridlines_line(&grid).set_font(&font(10.0));
    chart.x_axis().set_label_position(ChartAxisLabelPosition::Low).set_font(&font(10.0));
    chart
}

/// Bars lie: the first policy stands on top, as in the table, and values are read below.
fn lying(chart: &mut Chart, format: &str) {
    let grid = ChartLine::new().set_color(Color::RGB(0xE4E7EB)).set_width(0.75).clone();
    chart.y_axis().set_reverse().set_major_gridlines(false).set_label_position(ChartAxisLabelPosition::Low);
    chart.x_axis().set_num_format(format).set_major_gridlines_line(&grid);
    chart.x_axis().set_label_position(ChartAxisLabelPosition::High);
}

/// Rows of the sheet that the chart of gains covers.
pub(super) fn rows_of_gains(policies: usize) -> u32 {
    height_of_gains(policies) / ROW_PIXELS + 1
}

fn height_of_gains(policies: usize) -> u32 {
    110 + 44 * policies as u32
}

/// Mean gain of every policy with its interval.
pub(super) fn gains(s: &Source<'_>) -> Chart {
    let (sheet, k) = (s.t.sheets.policies, s.material.answer.policies.len());
    let last = policies::FIRST + k as u32 - 1;
    let column = |col| (sheet, policies::FIRST, col, last, col);
    let range = |col| ChartRange::new_from_range(sheet, policies::FIRST, col, last, col);
    let mut bars = ChartErrorBars::new();
    bars.set_type(ChartErrorBarsType::Custom(range(policies::BELOW + 1), range(policies::BELOW)))
        .set_direction(ChartErrorBarsDirection::Both)
        .set_format(&mut line(0x171C24, 1.25));
    let mut chart = Chart::new_bar();
    chart
        .add_series()
        .set_categories(column(policies::NAME))
        .set_values(column(policies::GAIN))
        .set_gap(60)
        .set_format(&mut fill(SERIES[1]))
        .set_invert_if_negative_color(Color::RGB(SERIES[2]))
        .set_x_error_bars(&bars);
    let confidence = s.lang.percent(s.material.answer.confidence);
    let title = (s.t.charts.gains)(&confidence);
    let mut chart = dressed(chart, &title, &title, height_of_gains(k));
    chart.legend().set_hidden();
    lying(&mut chart, &s.style.measure.change);
    chart
}

/// Cash by year, a series per policy; `None` with more policies than colours.
pub(super) fn cash_by_year(s: &Source<'_>, years: usize) -> Option<Chart> {
    let k = s.material.answer.policies.len();
    if k > MOST {
        return None;
    }
    let sheet = s.t.sheets.yearly;
    let mut chart = Chart::new_column();
    for (p, colour) in (0..k).zip(SERIES) {
        let from = yearly::FIRST + (p * years) as u32;
        let to = from + years as u32 - 1;
        chart
            .add_series()
            .set_name((sheet, from, yearly::NAME))
            .set_categories((sheet, from, yearly::YEAR, to, yearly::YEAR))
            .set_values((sheet, from, yearly::CASH, to, yearly::CASH))
            .set_gap(80)
            .set_overlap(-5)
            .set_format(&mut fill(colour));
    }
    let mut chart = dressed(chart, s.t.charts.cash, s.t.charts.cash, 340);
    chart.x_axis().set_name(s.t.charts.year).set_name_font(&font(10.0));
    chart.y_axis().set_num_format(&s.style.money);
    Some(chart)
}

/// The cumulated gain by week: the run's, and with the reader's numbers.
pub(super) fn cumulated(s: &Source<'_>, count: usize) -> Chart {
    let (sheet, t) = (s.t.sheets.weeks, &s.t.charts);
    let last = weeks::FIRST + count as u32 - 1;
    let column = |col| (sheet, weeks::FIRST, col, last, col);
    let mut chart = Chart::new_line();
    // The reader's line lies below the run's until a number differs.
    for (col, name, mut format) in [
        (weeks::CUMULATED, t.yours, line(SERIES[2], 3.0)),
        (weeks::RUN_CUMULATED, t.run, line(SERIES[1], 1.75)),
    ] {
        chart
            .add_series()
            .set_name(name)
            .set_categories(column(weeks::WEEK))
            .set_values(column(col))
            .set_format(&mut format);
    }
    let mut chart = dressed(chart, t.cumulated, t.cumulated, 360);
    let step = (count / 12).max(1) as u16;
    let step = if count > 52 { step.div_ceil(13) * 13 } else { step };
    chart
        .x_axis()
        .set_name(t.week)
        .set_name_font(&font(10.0))
        .set_label_interval(step)
        .set_tick_interval(step);
    chart.y_axis().set_num_format(&s.style.money);
    chart
}

/// Customers lost by cause, one bar per policy.
pub(super) fn losses(s: &Source<'_>, count: usize) -> Chart {
    let sheet = s.t.sheets.losses;
    let last = losses::FIRST + count as u32 - 1;
    let mut chart = Chart::new(ChartType::BarStacked);
    let anybody = |i: usize| s.material.full.policies.iter().any(|p| p.losses[i].is_some_and(|v| v > 0.0));
    let shown = (0..CAUSES.len()).filter(|&i| i < ALWAYS || anybody(i));
    // The firm's own doing in the colour of losses, what nobody can help in grey.
    const COLOURS: [u32; CAUSES.len()] =
        [0xBF481A, 0xE08E5F, 0x0B5CA8, 0x7FB2DD, 0xA3ABB5, 0xCDD3DA, 0x7A5BA6, 0xC79A1E];
    for i in shown {
        let col = losses::CAUSE + i as u16;
        chart
            .add_series()
            .set_name((sheet, losses::FIRST - 1, col))
            .set_categories((sheet, losses::FIRST, 0, last, 0))
            .set_values((sheet, losses::FIRST, col, last, col))
            .set_gap(50)
            .set_format(&mut fill(COLOURS[i]));
    }
    let mut chart = dressed(chart, s.t.charts.losses, s.t.charts.losses, 130 + 44 * count as u32);
    lying(&mut chart, "#,##0");
    chart
}
