//! How the answers write names, gains, unknowns and tables.

use super::Subject;
use crate::report::Lang;
use crate::report::names::{Described, apart, labels};
use crate::report::number::place;
use crate::stats::quantile;
use crate::store::manifest::MetricUnit;

/// Width that text is wrapped to, in columns of a terminal.
pub const WIDTH: usize = 100;
/// Names longer than this are cut.
const NAME_MAX: usize = 40;

/// How a gain stands in a sentence.
#[derive(Clone, Copy)]
pub enum Case {
    Nominative,
    Accusative,
    /// "mean gain"
    Mean,
}

impl Subject {
    /// A policy's name in quotation marks.
    pub fn name(&self, policy: usize) -> String {
        let name = self.bare_name(policy);
        (self.lang.texts().ask.quoted)(&name)
    }
    pub fn bare_name(&self, policy: usize) -> String {
        cut(&self.results.manifest.policies[policy].name, NAME_MAX)
    }
    /// Shares are shown in percentage points.
    fn scale(&self) -> f64 {
        if self.measure.unit == MetricUnit::Share { 100.0 } else { 1.0 }
    }
    fn with_unit(&self, number: String) -> String {
        match self.measure.unit {
            MetricUnit::Money => format!("{number} {}", self.results.manifest.currency).trim_end().to_owned(),
            MetricUnit::Share => {
                format!("{number} {}", self.lang.texts().ask.percentage_points)
            }
            MetricUnit::People | MetricUnit::Count | MetricUnit::Ratio => number,
        }
    }
    /// What more of the measure is called: "gain" for money, else "improvement".
    pub fn gain_word(&self) -> &'static str {
        match self.measure.unit {
            MetricUnit::Money => self.lang.texts().ask.gain,
            _ => self.lang.texts().ask.improvement,
        }
    }
    /// As the German sentence needs it: "der Gewinn", "den Gewinn", "mittlerer Gewinn"; in English always
    /// "the gain" or "mean gain".
    pub fn the_gain(&self, case: Case) -> &'static str {
        let money = self.measure.unit == MetricUnit::Money;
        match (case, money) {
            (Case::Nominative, true) => self.lang.texts().ask.the_gain,
            (Case::Accusative, true) => self.lang.texts().ask.the_gain_object,
            (Case::Mean, true) => self.lang.texts().ask.mean_gain,
            (Case::Nominative | Case::Accusative, false) => self.lang.texts().ask.the_improvement,
            (Case::Mean, false) => self.lang.texts().ask.mean_improvement,
        }
    }
    /// "loses money" or, in another measure, "does worse".
    pub fn loses(&self) -> &'static str {
        match self.measure.unit {
            MetricUnit::Money => self.lang.texts().ask.loses_money,
            _ => self.lang.texts().ask.does_worse,
        }
    }
    /// A gain as it is, without rounding to an error.
    pub fn gain_exact(&self, gain: f64) -> String {
        let v = gain * self.scale();
        self.with_unit(self.lang.signed(v, place(0.0, v)))
    }
    /// A gain to the digits of an error `half`.
    pub fn gain(&self, gain: f64, half: f64) -> String {
        let (v, half) = (gain * self.scale(), half * self.scale());
        self.lang.signed(v, self.digits(half, v))
    }
    /// Money stops at the unit of currency, everything else at the hundredth.
    fn digits(&self, half: f64, value: f64) -> i32 {
        place(half, value).max(if self.measure.unit == MetricUnit::Money { 0 } else { -2 })
    }
    /// An amount (never negative) with its unit, to the digits of an error.
    pub fn amount(&self, value: f64, half: f64) -> String {
        self.with_unit(self.bare_amount(value, half))
    }
    pub fn bare_amount(&self, value: f64, half: f64) -> String {
        let (v, half) = (value * self.scale(), half * self.scale());
        self.lang.number(v, self.digits(half, v))
    }
    /// "95 %"
    pub fn confidence(&self) -> String {
        format!("{} %", self.lang.written(((1.0 - self.alpha) * 1e8).round() / 1e6))
    }
    /// "(95 % interval +1,200 to +3,400)"
    pub fn interval_word(&self) -> String {
        let c = self.confidence();
        (self.lang.texts().ask.interval)(&c)
    }

    /// An unknown's name: what it means, up to the first explanation.
    pub fn unknown_label(&self, unknown: usize) -> String {
        let describe = |u| {
            let u: &crate::store::manifest::UnknownEntry = u;
            Described { text: self.lang.pick(&u.en, &u.de), of: None, key: &u.key }
        };
        let all: Vec<Described<'_>> = self.results.manifest.unknowns.iter().map(describe).collect();
        labels(&all).swap_remove(unknown)
    }
    pub fn unknown_key(&self, unknown: usize) -> &str {
        &self.results.manifest.unknowns[unknown].key
    }
    /// Whether it is a share, shown in per cent.
    pub fn is_share(&self, unknown: usize) -> bool {
        let key = self.unknown_key(unknown);
        let of = |a: &&crate::store::manifest::Assumption| a.key == key;
        self.results.manifest.assumptions.iter().find(of).is_some_and(|a| a.unit.starts_with("share"))
    }
    /// A value of an unknown, to a tenth of what it ranges over.
    pub fn unknown_value(&self, unknown: usize, value: f64) -> String {
        let share = self.is_share(unknown);
        let scale = if share { 100.0 } else { 1.0 };
        let spread = quantile::sorted(self.results.unknown(unknown))
            .map_or(0.0, |s| quantile::of_sorted(&s, 0.9) - quantile::of_sorted(&s, 0.1));
        let step = spread * scale / 10.0;
        let digits = if step > 0.0 { step.log10().floor() as i32 } else { place(0.0, value * scale) };
        let number = self.lang.number(value * scale, digits);
        if share { format!("{number} %") } else { number }
    }
    /// `"share of unhappy customers who tell the firm" (voice.rate) < 2.9 %`
    pub fn condition(&self, unknown: usize, above: Option<f64>, below: Option<f64>) -> String {
        let value = |v: f64| self.unknown_value(unknown, v);
        let above = above.map_or_else(String::new, |v| format!("{} < ", value(v)));
        let below = below.map_or_else(String::new, |v| format!(" < {}", value(v)));
        let what = format!("{} ({})", self.quoted_label(unknown), self.unknown_key(unknown));
        match (above.is_empty(), below.is_empty()) {
            (false, true) => format!("{what} > {}", above.trim_end_matches(" < ")),
            _ => format!("{above}{what}{below}"),
        }
    }
    /// An unknown's name in quotation marks.
    pub fn quoted_label(&self, unknown: usize) -> String {
        let label = self.unknown_label(unknown);
        (self.lang.texts().ask.quoted_label)(&label)
    }
    /// What the keys in a table mean, a line each.
    pub fn legend(&self, unknowns: impl Iterator<Item = usize>) -> Vec<String> {
        let line = |u: usize| {
            wrapped(&format!("{}: {} ({})", self.unknown_key(u), self.unknown_label(u), self.assumed(u)))
        };
        std::iter::once(String::new()).chain(unknowns.flat_map(line)).collect()
    }
    /// What the scenario assumes of an unknown and how good the evidence is: "beta(2, 38)", "grade C".
    pub fn assumed(&self, unknown: usize) -> String {
        let law = &self.results.manifest.unknowns[unknown].law;
        (self.lang.texts().ask.assumed)(&law)
    }
    /// A p-value.
    pub fn p_value(&self, p: f64) -> String {
        let least = self.lang.number(0.001, -3);
        if p < 0.001 { format!("< {least}") } else { self.lang.number(p, if p < 0.1 { -3 } else { -2 }) }
    }
    /// The line that says on how many worlds an answer rests.
    pub fn foot(&self) -> String {
        let worlds = self.lang.count(self.worlds() as u64);
        let (a, b) = (self.name(self.policy), self.name(self.rival));
        let mut text = (self.lang.texts().ask.foot)(&worlds, &a, &b);
        if self.failed_worlds() > 0 {
            let failed = self.lang.count(self.failed_worlds() as u64);
            text += &(self.lang.texts().ask.more_failed)(&failed);
        }
        text
    }
}

/// A name as answers write it: on one line, not too long.
pub fn short_name(name: &str) -> String {
    cut(name, NAME_MAX)
}

/// At most `max` characters on one line.
fn cut(text: &str, max: usize) -> String {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= max {
        line
    } else {
        line.chars().take(max - 1).collect::<String>().trim_end().to_owned() + "…"
    }
}

pub use crate::texts::ask::capital;

/// Breaks a paragraph into lines of the usual width.
pub fn wrapped(text: &str) -> Vec<String> {
    wrapped_to(text, WIDTH)
}

/// Breaks a paragraph between words into lines of at most `width` characters.
pub fn wrapped_to(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let last = lines.last_mut().expect("starts with one line");
        if !last.is_empty() && last.chars().count() + 1 + word.chars().count() > width {
            lines.push(word.to_owned());
        } else {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    lines
}

/// Columns, the first row the header: the first left, the others right. Headers break between words where
/// the table would be too wide; a first cell that still does not fit is cut.
pub fn table(rows: &[Vec<String>]) -> Vec<String> {
    let widest = |rows: &[Vec<String>]| {
        let columns = rows.first().map_or(0, Vec::len);
        let longest = |c: usize| rows.iter().filter_map(|r| r.get(c)).map(|t| t.chars().count()).max();
        (0..columns).map(|c| longest(c).unwrap_or(0)).collect::<Vec<usize>>()
    };
    let total =
        |widths: &[usize], gap: usize| widths.iter().sum::<usize>() + gap * widths.len().saturating_sub(1);
    for gap in [3, 2] {
        if total(&widest(rows), gap) <= WIDTH {
            return laid_out(rows, &widest(rows), gap);
        }
    }
    let body = widest(&rows[1..]);
    let heads: Vec<Vec<String>> =
        rows[0].iter().zip(&body).map(|(head, width)| wrapped_to(head, (*width).max(10))).collect();
    let deepest = heads.iter().map(Vec::len).max().unwrap_or(0);
    let mut all: Vec<Vec<String>> = (0..deepest)
        .map(|line| heads.iter().map(|h| h.get(line).cloned().unwrap_or_default()).collect())
        .collect();
    all.extend_from_slice(&rows[1..]);
    let mut widths = widest(&all);
    let over = total(&widths, 2).saturating_sub(WIDTH);
    widths[0] = widths[0].saturating_sub(over).max(16);
    laid_out(&all, &widths, 2)
}

fn laid_out(rows: &[Vec<String>], widths: &[usize], gap: usize) -> Vec<String> {
    let first: Vec<String> = rows.iter().map(|row| row[0].clone()).collect();
    let line = |(row, first): (&Vec<String>, &String)| {
        let mut text = format!("{first:width$}", width = widths[0]);
        for (cell, width) in row.iter().zip(widths).skip(1) {
            text += &format!("{:gap$}{cell:>width$}", "");
        }
        text.trim_end().to_owned()
    };
    rows.iter().zip(&apart(&first, widths[0])).map(line).collect()
}

/// "A", "A and B", "A, B and C".
pub fn listed(parts: &[String], lang: Lang) -> String {
    let and = lang.texts().ask.and;
    match parts.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} {and} {last}", rest.join(", ")),
        _ => parts.concat(),
    }
}
