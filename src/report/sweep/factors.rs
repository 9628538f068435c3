//! The factors of a sweep as columns over its points.

use crate::report::Lang;
use crate::report::chart::number::Sign;
use crate::report::names::{Described, labels};
use crate::report::number::place;
use crate::stats::elementary_effects::Scale;
use crate::stats::quantile;
use crate::store::StoreError;
use crate::store::sweep::{SweepResults, plan::FactorEntry};
use crate::store::table::Table;

/// One factor over the points that count.
#[derive(Clone, Debug)]
pub struct Factor {
    pub entry: FactorEntry,
    /// The level at every point; of words their number in `words`.
    pub values: Vec<f64>,
    /// The words, where levels are words.
    pub words: Option<Vec<String>>,
    /// Whether it was varied in equal ratios, from above zero.
    pub log: bool,
    /// In English and German.
    labels: [String; 2],
    /// Spread of the values, for how finely they are written.
    spread: f64,
}

/// What a point is to its design.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Role {
    pub row: usize,
    pub step: usize,
    pub moved: Option<usize>,
}

/// The stored design.
pub struct DesignTable {
    table: Table,
    /// Factors that take more than one level: a factor with one has no part in any answer.
    varying: Vec<usize>,
}

impl DesignTable {
    /// # Errors
    /// A file of the design is damaged or missing.
    pub fn of(results: &SweepResults) -> Result<DesignTable, StoreError> {
        let entries = &results.plan.factors;
        let varying = (0..entries.len()).filter(|f| entries[*f].varies()).collect();
        Ok(DesignTable { table: results.design()?, varying })
    }
    /// Number of points.
    pub fn points(&self) -> u32 {
        self.table.rows() as u32
    }
    /// What each of some points is to the design; factors are numbered as in [`DesignTable::factors`].
    pub fn roles(&self, points: &[u32]) -> Vec<Role> {
        let whole = |name| self.table.whole(name).unwrap_or_default();
        let (row, step, moved) = (whole("row"), whole("step"), whole("moved"));
        let role = |p: &u32| Role {
            row: row[*p as usize] as usize,
            step: step[*p as usize] as usize,
            moved: usize::try_from(moved[*p as usize])
                .ok()
                .and_then(|f| self.varying.iter().position(|v| *v == f)),
        };
        points.iter().map(role).collect()
    }
    /// The factors that vary, over some points.
    pub fn factors(&self, results: &SweepResults, points: &[u32]) -> Vec<Factor> {
        let entries = &results.plan.factors;
        let labels = [Lang::En, Lang::De].map(|lang| {
            labels(&entries.iter().map(|e| described(e, &results.plan.policies, lang)).collect::<Vec<_>>())
        });
        let of = |f: &usize| self.factor(&entries[*f], points, labels.each_ref().map(|l| l[*f].clone()));
        self.varying.iter().map(of).collect()
    }

    fn factor(&self, entry: &FactorEntry, points: &[u32], labels: [String; 2]) -> Factor {
        let of = |all: &[f64]| points.iter().map(|p| all[*p as usize]).collect::<Vec<f64>>();
        let (all, words) = match (self.table.real(&entry.key), self.table.text(&entry.key)) {
            (Some(all), _) => (all, None),
            (None, text) => {
                let text = text.unwrap_or_default();
                match text.iter().map(|t| t.parse().ok()).collect::<Option<Vec<f64>>>() {
                    Some(numbers) => (numbers, None),
                    None => {
                        let (codes, words) = coded(text, &entry.levels);
                        (codes, Some(words))
                    }
                }
            }
        };
        let values = of(&all);
        // One factor at a time most points are as today: then the whole range says how finely values are written.
        let spread = quantile::sorted(&values).map_or(0.0, |s| {
            let middle = quantile::of_sorted(&s, 0.9) - quantile::of_sorted(&s, 0.1);
            if middle > 0.0 { middle } else { quantile::of_sorted(&s, 1.0) - quantile::of_sorted(&s, 0.0) }
        });
        let log = entry.scale == "log" && words.is_none() && values.iter().all(|v| *v > 0.0);
        Factor { entry: entry.clone(), values, words, log, labels, spread }
    }
}

/// A factor's description without the name of its policy, which the plan writes behind it.
fn described<'a>(entry: &'a FactorEntry, policies: &'a [String], lang: Lang) -> Described<'a> {
    let whole = lang.pick(&entry.en, &entry.de);
    let own = |name: &&String| {
        let key = entry.key.strip_prefix("policy.").and_then(|rest| rest.strip_prefix(name.as_str()));
        key.is_some_and(|rest| rest.starts_with('.')) && whole.ends_with(&format!(" – {name}"))
    };
    let of = policies.iter().filter(own).max_by_key(|name| name.len()).map(String::as_str);
    let text = of.map_or(whole.as_str(), |name| &whole[..whole.len() - name.len() - " – ".len()]);
    Described { text, of, key: &entry.key }
}

/// Words as numbers, in the order of the plan.
fn coded(text: &[String], levels: &[String]) -> (Vec<f64>, Vec<String>) {
    let mut words = levels.to_vec();
    let mut code = |t: &String| match words.iter().position(|w| w == t) {
        Some(at) => at as f64,
        None => {
            words.push(t.clone());
            (words.len() - 1) as f64
        }
    };
    let codes = text.iter().map(&mut code).collect();
    (codes, words)
}

/// A number to so many significant digits, without zeros at its end.
fn significant(lang: Lang, value: f64, digits: usize) -> String {
    let rounded: f64 = format!("{value:.*e}", digits - 1).parse().unwrap_or(value);
    let decimals = rounded.to_string().split_once('.').map_or(0, |(_, d)| d.len()).min(9);
    lang.print().number(rounded, -(decimals as i32), Sign::Minus)
}

impl Factor {
    /// Whether it takes more than one value at the points.
    pub fn varies(&self) -> bool {
        self.values.iter().any(|v| *v != self.values[0])
    }
    /// The scale that steps of it are measured on; of a list of numbers its least to its largest.
    pub fn scale(&self) -> Scale {
        let levels = self.entry.levels.iter().filter_map(|l| l.parse::<f64>().ok());
        let (low, high) = match (self.entry.low, self.entry.high) {
            (Some(low), Some(high)) => (low, high),
            _ => levels.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), v| (a.min(v), b.max(v))),
        };
        match (&self.words, self.entry.scale.as_str()) {
            (Some(_), _) => Scale::Words,
            (None, "log") => Scale::Log { low, high },
            (None, _) => Scale::Linear { low, high },
        }
    }
    /// Whether more and less of it mean something: numbers, and words of which there are two.
    pub fn is_ordered(&self) -> bool {
        self.words.as_ref().is_none_or(|w| w.len() <= 2)
    }
    /// A value on the scale that curves are drawn over.
    pub fn to_curve(&self, value: f64) -> f64 {
        if self.log { libm::log(value) } else { value }
    }
    /// The value of a place on that scale.
    pub fn off_curve(&self, place: f64) -> f64 {
        if !self.log {
            return place;
        }
        // There and back again costs the last digit: a level stays a level.
        let value = libm::exp(place);
        let same = |v: &&f64| (**v - value).abs() <= 1e-12 * value;
        self.values.iter().find(same).copied().unwrap_or(value)
    }
    /// Levels as they stand on an axis, in per cent without the sign: as exactly as need be to tell them apart, of those
    /// in equal ratios two digits, of others four.
    pub fn levels_written(&self, lang: Lang, levels: &[f64]) -> Vec<String> {
        let scale = if self.entry.share { 100.0 } else { 1.0 };
        let with = |digits: usize| -> Vec<String> {
            levels.iter().map(|v| significant(lang, v * scale, digits)).collect()
        };
        let differ = |texts: &Vec<String>| (1..texts.len()).all(|i| texts[i] != texts[i - 1]);
        (if self.log { 2 } else { 4 }..9).map(with).find(differ).unwrap_or_else(|| with(9))
    }
    /// What it means, up to the first explanation; no other factor is called the same.
    pub fn label(&self, lang: Lang) -> String {
        let [en, de] = &self.labels;
        lang.pick(en, de).clone()
    }
    /// `"share of unhappy customers who tell the firm" (voice.rate)`
    pub fn named(&self, lang: Lang) -> String {
        // Inputs of a test function all mean the same.
        if self.entry.unit.is_empty() && self.entry.today.is_none() && !self.entry.key.contains('.') {
            return self.entry.key.clone();
        }
        let label = (lang.texts().ask.quoted_label)(&self.label(lang));
        // What is set of a policy has its name in the label already.
        if self.entry.key.starts_with("policy.") { label } else { format!("{label} ({})", self.entry.key) }
    }
    /// A value, to a tenth of what it ranges over.
    pub fn value(&self, lang: Lang, value: f64) -> String {
        if let Some(words) = &self.words {
            return words.get(value.round().max(0.0) as usize).cloned().unwrap_or_default();
        }
        let scale = if self.entry.share { 100.0 } else { 1.0 };
        let step = (if self.log { value.abs() / 3.0 } else { self.spread / 10.0 }) * scale;
        let digits = if step > 0.0 { step.log10().floor() as i32 } else { place(0.0, value * scale) };
        let whole = self.entry.scale == "whole" || self.values.iter().all(|v| v.fract() == 0.0);
        let digits = if whole && value.fract() == 0.0 { 0 } else { digits };
        let number = lang.number(value * scale, digits);
        if self.entry.share { format!("{number} %") } else { number }
    }
    /// The level as it stands in a sweep file.
    pub fn level(&self, value: f64) -> serde_json::Value {
        match &self.words {
            Some(words) => words.get(value as usize).cloned().into(),
            None => value.into(),
        }
    }
    /// "2 % < X (key) < 5 %", or of words "X (key) is a or b".
    pub fn condition(&self, lang: Lang, above: Option<f64>, below: Option<f64>) -> String {
        let what = self.named(lang);
        if let Some(words) = &self.words {
            let inside =
                |i: usize| above.is_none_or(|a| i as f64 > a) && below.is_none_or(|b| (i as f64) < b);
            let all: Vec<String> =
                (0..words.len()).filter(|i| inside(*i)).map(|i| words[i].clone()).collect();
            let or = lang.texts().sweep_ask.or;
            let words = match all.split_last() {
                Some((last, rest)) if !rest.is_empty() => format!("{} {or} {last}", rest.join(", ")),
                _ => all.concat(),
            };
            return (lang.texts().sweep_ask.is_word)(&what, &words);
        }
        match (above, below) {
            (Some(a), None) => format!("{what} > {}", self.value(lang, a)),
            (a, b) => {
                let low = a.map_or_else(String::new, |a| format!("{} < ", self.value(lang, a)));
                let high = b.map_or_else(String::new, |b| format!(" < {}", self.value(lang, b)));
                format!("{low}{what}{high}")
            }
        }
    }
    /// Today's value, where it is a number.
    pub fn today(&self) -> Option<f64> {
        let today = self.entry.today.as_ref()?;
        match &self.words {
            Some(words) => words.iter().position(|w| w == today).map(|i| i as f64),
            None => today.parse().ok(),
        }
    }
}
