//! How the answers write gains, policies and what they rest on.

use super::Subject;
use crate::report::ask::words::{Case, short_name, wrapped};
use crate::report::number::place;
use crate::report::text::label;
use crate::store::manifest::MetricUnit;

impl Subject {
    /// A policy's name in quotation marks.
    pub fn name(&self, policy: usize) -> String {
        (self.lang.texts().ask.quoted)(&self.bare_name(policy))
    }
    pub fn bare_name(&self, policy: usize) -> String {
        short_name(&self.results.plan.policies[policy])
    }
    fn scale(&self) -> f64 {
        if self.measure.unit == MetricUnit::Share { 100.0 } else { 1.0 }
    }
    /// What stands behind a column's name: " (EUR)".
    pub fn in_unit(&self) -> String {
        let unit = self.with_unit(String::new());
        if unit.trim().is_empty() { String::new() } else { format!(" ({})", unit.trim()) }
    }
    pub fn with_unit(&self, number: String) -> String {
        match self.measure.unit {
            MetricUnit::Money => format!("{number} {}", self.results.manifest.currency).trim_end().to_owned(),
            MetricUnit::Share if self.rival.is_none() => format!("{number} %"),
            MetricUnit::Share => format!("{number} {}", self.lang.texts().ask.percentage_points),
            MetricUnit::People | MetricUnit::Count | MetricUnit::Ratio => number,
        }
    }
    /// "the gain of "A" over "B"", or of a sweep of one policy the measure's name.
    pub fn what(&self) -> String {
        let t = self.lang.texts().sweep_ask;
        match self.rival {
            Some(rival) => {
                (t.gain_of_over)(&self.the_gain(Case::Nominative), &self.name(self.policy), &self.name(rival))
            }
            None => (t.the_measure)(&label(&self.measure, self.lang)),
        }
    }
    /// "Judged by: net present value, EUR; more is better."
    pub fn judged_by(&self) -> String {
        let t = self.lang.texts().sweep_ask;
        let unit = self.with_unit(String::new());
        let comma = if unit.trim().is_empty() { "" } else { ", " };
        let better = if self.measure.higher_is_better { t.more_is_better } else { t.less_is_better };
        (t.judged_by)(&label(&self.measure, self.lang), &format!("{comma}{}", unit.trim()), &better)
    }
    pub fn the_gain(&self, case: Case) -> &'static str {
        let t = self.lang.texts().ask;
        match (case, self.measure.unit == MetricUnit::Money) {
            (Case::Nominative, true) => t.the_gain,
            (Case::Accusative, true) => t.the_gain_object,
            (Case::Mean, true) => t.mean_gain,
            (Case::Nominative | Case::Accusative, false) => t.the_improvement,
            (Case::Mean, false) => t.mean_improvement,
        }
    }
    /// "loses money" or, in another measure, "does worse".
    pub fn loses(&self) -> &'static str {
        let t = self.lang.texts().ask;
        if self.measure.unit == MetricUnit::Money { t.loses_money } else { t.does_worse }
    }
    pub fn gain_exact(&self, gain: f64) -> String {
        let v = gain * self.scale();
        self.with_unit(self.level_or_gain(v, place(0.0, v)))
    }
    /// A gain to the digits of an error; of one policy the measure itself.
    pub fn gain(&self, gain: f64, half: f64) -> String {
        let (v, half) = (gain * self.scale(), half * self.scale());
        self.level_or_gain(v, self.digits(half, v))
    }
    fn level_or_gain(&self, v: f64, digits: i32) -> String {
        if self.rival.is_some() { self.lang.signed(v, digits) } else { self.lang.number(v, digits) }
    }
    /// How much a gain changes, to the digits of an error.
    pub fn change(&self, change: f64, half: f64) -> String {
        let (v, half) = (change * self.scale(), half * self.scale());
        self.lang.signed(v, self.digits(half, v))
    }
    fn digits(&self, half: f64, value: f64) -> i32 {
        place(half, value).max(if self.measure.unit == MetricUnit::Money { 0 } else { -2 })
    }
    /// An amount with its unit, to the digits of an error.
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
    /// "95 % interval"
    pub fn interval_word(&self) -> String {
        (self.lang.texts().ask.interval)(&self.confidence())
    }
    /// What the keys in a table mean, a line each.
    pub fn legend(&self, factors: impl Iterator<Item = usize>) -> Vec<String> {
        let line = |f: usize| {
            let factor = &self.factors[f];
            let (key, label) = (&factor.entry.key, factor.label(self.lang));
            // Inputs of a test function all mean the same.
            if label.contains(&format!("({key})")) {
                return wrapped(&format!("{key}: {}", self.range(f)));
            }
            wrapped(&format!("{key}: {label} ({})", self.range(f)))
        };
        std::iter::once(String::new()).chain(factors.flat_map(line)).collect()
    }
    /// What a factor was varied over.
    fn range(&self, f: usize) -> String {
        let entry = &self.factors[f].entry;
        match (entry.low, entry.high) {
            (Some(low), Some(high)) => {
                let value = |v| self.factors[f].value(self.lang, v);
                format!("{} {} {}", value(low), self.lang.texts().ask.to, value(high))
            }
            _ if self.factors[f].words.is_some() => entry.levels.join(", "),
            _ => {
                let levels: Vec<f64> = entry.levels.iter().filter_map(|l| l.parse().ok()).collect();
                let written = self.factors[f].levels_written(self.lang, &levels);
                written.join(self.lang.texts().plan.list_joint) + if entry.share { " %" } else { "" }
            }
        }
    }
    /// The line that says what an answer rests on.
    pub fn foot(&self) -> String {
        self.foot_of(self.cases.len())
    }
    /// The same of an answer from so many of the points.
    pub fn foot_of(&self, points: usize) -> String {
        let t = self.lang.texts().sweep_ask;
        let count = |n: usize| self.lang.count(n as u64);
        let points = match self.cases.len() {
            all if points < all => (t.foot_some)(&count(points), &count(all)),
            all => count(all),
        };
        let mut text = match self.cases.worlds {
            1 => (t.foot_one_world)(&points),
            worlds => (t.foot)(&points, &count(worlds)),
        };
        if let Some(rival) = self.rival {
            text += &(t.foot_against)(&self.name(self.policy), &self.name(rival));
        }
        text += t.foot_stored;
        if self.cases.missing > 0 {
            text += &(t.foot_failed)(&count(self.cases.missing));
        }
        if self.results.units.iter().any(|u| u.last_world as usize >= self.cases.worlds) {
            text += t.foot_more_worlds;
        }
        if self.cases.unfinished > 0 {
            text += &(t.foot_unfinished)(&count(self.cases.unfinished as usize));
        }
        text
    }
}
