//! Formats of cells: colours of the charts, and numbers as the run's currency and measure need them.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::report::Lang;
use crate::report::answer::Answer;
use crate::report::chart::theme;
use crate::report::number::place;
use crate::store::manifest::{MetricEntry, MetricUnit};
use crate::texts::workbook::Texts;

/// Colour of lines between rows.
const LINE: Color = Color::RGB(0xD9DEE4);
/// Ground of headings and of cells that wait for a number.
const HEAD: Color = Color::RGB(0xEEF2F6);
pub(super) const INPUT: Color = Color::RGB(0xFFF6D6);
/// Colours of series in charts: the policies in order.
pub(super) const SERIES: [u32; 8] =
    [0x66707B, 0x0B5CA8, 0xBF481A, 0x2E8B6F, 0x7A5BA6, 0xC79A1E, 0x5B90B5, 0x8C5A3C];

/// A colour of the charts' theme.
fn of(colour: crate::report::chart::scene::Rgba) -> Color {
    Color::RGB(u32::from(colour.0) << 16 | u32::from(colour.1) << 8 | u32::from(colour.2))
}

/// All formats of a workbook.
pub(super) struct Style {
    pub(super) title: Format,
    pub(super) section: Format,
    pub(super) verdict: Format,
    pub(super) muted: Format,
    pub(super) head: Format,
    pub(super) head_left: Format,
    /// A heading above texts beside numbers.
    pub(super) head_note: Format,
    /// A cell of a table: a line below, text wrapped.
    pub(super) cell: Format,
    /// A text beside numbers.
    pub(super) note: Format,
    pub(super) strong: Format,
    pub(super) input: Format,
    /// Number formats.
    pub(super) money: String,
    pub(super) money_change: String,
    /// Of a week, where amounts are smaller.
    pub(super) money_week: String,
    pub(super) measure: Number,
    /// Gains are turned so that more is better; this turns them back.
    sign: f64,
}

/// How a measure's values and changes are written.
pub(super) struct Number {
    /// What a change is multiplied by before it is written (percentage points).
    pub(super) scale: f64,
    pub(super) value: String,
    pub(super) change: String,
}

impl Style {
    pub(super) fn of(answer: &Answer, lang: Lang, t: &Texts) -> Style {
        let colors = &theme::REPORT.colors;
        let base = || Format::new().set_font_color(of(colors.ink)).set_align(FormatAlign::Top);
        let cell = base()
            .set_align(FormatAlign::VerticalCenter)
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(LINE);
        let head = base()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Bottom)
            .set_background_color(HEAD)
            .set_border_bottom(FormatBorder::Medium)
            .set_border_bottom_color(of(colors.better));
        let money = |decimals| money(&answer.currency, lang, decimals);
        let decimals = decimals_of_money(answer);
        Style {
            title: base().set_bold().set_font_size(18).set_align(FormatAlign::VerticalCenter),
            section: base().set_bold().set_font_size(13).set_font_color(of(colors.better)),
            verdict: base()
                .set_bold()
                .set_font_size(15)
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(HEAD)
                .set_border_left(FormatBorder::Thick)
                .set_border_left_color(of(colors.better))
                .set_indent(1),
            muted: base().set_font_color(of(colors.muted)),
            head_left: head.clone(),
            head_note: head.clone().set_indent(1),
            // A filter's button covers the corner.
            head: head.set_align(FormatAlign::Right).set_indent(1),
            strong: cell.clone().set_bold(),
            cell: cell.clone().set_text_wrap(),
            note: cell.clone().set_text_wrap().set_indent(1),
            input: cell
                .set_background_color(INPUT)
                .set_border(FormatBorder::Thin)
                .set_border_color(of(colors.open))
                .set_font_color(Color::RGB(0x0000FF))
                .set_unlocked(),
            money: money(decimals),
            money_change: signed(&money(decimals)),
            money_week: money(if small_weeks(answer) { 2 } else { decimals }),
            measure: number(&answer.measure, money(decimals), t),
            sign: if answer.measure.higher_is_better { 1.0 } else { -1.0 },
        }
    }

    /// A gain as the change of the measure that is shown.
    pub(super) fn change(&self, gain: f64) -> f64 {
        gain * self.sign * self.measure.scale
    }
    /// Both ends of an interval of a gain, the lower one first.
    pub(super) fn ends(&self, low: f64, high: f64) -> [f64; 2] {
        let [low, high] = [low, high].map(|v| self.change(v));
        [low.min(high), low.max(high)]
    }
}

/// How a metric's numbers are written.
pub(super) fn number(metric: &MetricEntry, money: String, t: &Texts) -> Number {
    let with = |scale, value: String, change: String| Number { scale, value, change };
    match metric.unit {
        MetricUnit::Money => with(1.0, money.clone(), signed(&money)),
        MetricUnit::People | MetricUnit::Count => with(1.0, "#,##0".into(), signed("#,##0")),
        MetricUnit::Ratio => with(1.0, "#,##0.00".into(), signed("#,##0.00")),
        MetricUnit::Share => {
            let points = format!("0.0\"\u{a0}{}\"", t.percentage_points);
            with(100.0, "0.0\u{a0}%".into(), signed(&points))
        }
    }
}

/// Cents are shown where the error leaves them a meaning.
fn decimals_of_money(answer: &Answer) -> usize {
    let money = answer.measure.unit == MetricUnit::Money;
    let gains = answer.policies.iter().filter_map(|p| p.gain).filter(|g| g.half > 0.0);
    let finest = gains.filter(|_| money).map(|g| place(g.half, g.mean)).min().unwrap_or(0);
    usize::try_from(-finest).unwrap_or(0).min(2)
}

/// Whether what a week brings is a matter of single units.
fn small_weeks(answer: &Answer) -> bool {
    let gains = answer.policies.iter().filter_map(|p| p.gain).map(|g| g.mean.abs());
    gains.fold(0.0, f64::max) < 20.0 * f64::from(answer.weeks)
}

/// Amounts: `€1,234` in English, `1.234 €` in German, a code without a sign behind the number.
fn money(currency: &str, lang: Lang, decimals: usize) -> String {
    let digits = if decimals == 0 { "#,##0".to_owned() } else { format!("#,##0.{}", "0".repeat(decimals)) };
    let sign = match currency {
        "EUR" => "€",
        "USD" => "$",
        "GBP" => "£",
        _ => "",
    };
    if !sign.is_empty() && lang == Lang::En {
        return format!("\"{sign}\"{digits}");
    }
    // Within a format only letters and a few signs can be told from codes; anything else is left out.
    let plain = |c: &char| !c.is_control() && *c != '"' && *c != '\\';
    let code: String =
        if sign.is_empty() { currency.chars().filter(plain).collect() } else { sign.to_owned() };
    if code.is_empty() { digits } else { format!("{digits}\"\u{a0}{code}\"") }
}

/// A format with a plus on gains.
pub(super) fn signed(format: &str) -> String {
    format!("+{format};-{format};{format}")
}

/// Height of a row for text of the usual size.
pub(super) const LINE_HEIGHT: f64 = 15.0;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_written_as_its_currency_and_language_write_it() {
        assert_eq!(money("EUR", Lang::En, 0), "\"€\"#,##0");
        assert_eq!(money("EUR", Lang::De, 2), "#,##0.00\"\u{a0}€\"");
        assert_eq!(money("GBP", Lang::En, 0), "\"£\"#,##0");
        assert_eq!(money("CHF", Lang::En, 0), "#,##0\"\u{a0}CHF\"");
        assert_eq!(money("", Lang::De, 0), "#,##0");
        assert_eq!(
            money("a\"[Red]", Lang::De, 0),
            "#,##0\"\u{a0}a[Red]\"",
            "no quotation mark ends the text"
        );
    }
}
