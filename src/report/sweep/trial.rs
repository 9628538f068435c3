//! One trial simulated again: what it came to, and whether it is what is stored.

use serde_json::{Map, Value, json};

use crate::report::Lang;
use crate::report::ask::words::table;
use crate::report::number::place;
use crate::store::Manifest;
use crate::store::manifest::{MetricEntry, MetricUnit};
use crate::store::rounds::{Measured, SERIES, WeekRow};
use crate::store::table::Table;
use crate::texts::export::ExportTexts;

/// Lines of a weekly course at most.
const COURSE_LINES: usize = 8;
/// Weekly counts that are shown, in the order of the catalogue's headers.
const COURSE: [&str; 6] = ["customers", "visits", "failures", "voiced", "left", "joined"];

/// A world under some policies.
pub struct Trial<'a> {
    pub manifest: &'a Manifest,
    pub name: String,
    /// The point, in a sweep: its number and its factors' keys, values and meaning.
    pub point: Option<u32>,
    pub factors: Vec<(String, String, String)>,
    pub world: u32,
    /// In the manifest's order; empty where the world failed before they were drawn.
    pub unknowns: Vec<f64>,
    pub policies: Vec<Replayed>,
}

/// What a policy came to in this world.
pub struct Replayed {
    pub policy: usize,
    pub result: Result<Measured, String>,
    pub compared: Compared,
}

/// What the stored row says about it.
#[derive(Clone, Debug, PartialEq)]
pub enum Compared {
    Identical,
    /// It fails in both, for another reason: this is the stored one.
    OtherReason(String),
    /// Columns that differ: name, stored, now.
    Differs(Vec<(String, String, String)>),
    NotStored,
}

/// Compares a trial with its stored row, bit for bit.
pub fn compare(
    manifest: &Manifest,
    unknowns: &[f64],
    result: &Result<Measured, String>,
    stored: Option<&Table>,
) -> Compared {
    let Some(stored) = stored.filter(|row| row.rows() == 1) else { return Compared::NotStored };
    let text = |name| stored.text(name).and_then(|t| t.first()).cloned().unwrap_or_default();
    let status = if result.is_ok() { "ok" } else { "failed" };
    if text("status") != status {
        return Compared::Differs(vec![("status".into(), text("status"), status.into())]);
    }
    let of = |i: usize| result.as_ref().map_or(f64::NAN, |m| m.metrics[i]);
    let metrics = manifest.metrics.iter().enumerate().map(|(i, m)| (&m.key, of(i)));
    let nothing = f64::NAN;
    let drawn = manifest.unknowns.iter().enumerate();
    let drawn = drawn.map(|(i, u)| (&u.key, unknowns.get(i).copied().unwrap_or(nothing)));
    let differs = |(key, now): (&String, f64)| {
        let then = stored.real(key).and_then(|v| v.first().copied()).unwrap_or(nothing);
        let same = then.to_bits() == now.to_bits() || (then.is_nan() && now.is_nan());
        (!same).then(|| (key.clone(), then.to_string(), now.to_string()))
    };
    let found: Vec<_> = metrics.chain(drawn).filter_map(differs).collect();
    match result {
        _ if !found.is_empty() => Compared::Differs(found),
        Err(reason) if *reason != text("reason") => Compared::OtherReason(text("reason")),
        _ => Compared::Identical,
    }
}

impl Trial<'_> {
    /// Whether a policy's values are not the stored ones.
    pub fn differs(&self) -> bool {
        self.policies.iter().any(|p| matches!(p.compared, Compared::Differs(_)))
    }
    pub fn fails(&self) -> bool {
        self.policies.iter().any(|p| p.result.is_err())
    }
    fn policy(&self, replayed: &Replayed, lang: Lang) -> String {
        (lang.texts().ask.quoted)(&self.manifest.policies[replayed.policy].name)
    }

    /// The trial on a terminal: point, unknowns, measures, weekly course, and whether it is the stored one.
    pub fn text(&self, lang: Lang) -> String {
        let t = lang.texts().export;
        let mut parts = vec![match &self.point {
            Some(point) => (t.trial_of_sweep)(point, &self.world, &self.name),
            None => (t.trial_of_run)(&self.world, &self.name),
        }];
        let shown =
            |value: &str| value.parse().map_or_else(|_| value.to_owned(), |v| lang.number(v, place(0.0, v)));
        let factors = self.factors.iter().map(|(key, value, said)| [key.clone(), shown(value), said.clone()]);
        parts.extend(list(t.factors, factors.collect()));
        parts.extend(list(t.unknowns, self.drawn(lang)));
        if self.policies.iter().any(|p| p.result.is_ok()) {
            parts.push(self.measures(lang, t));
        }
        for replayed in &self.policies {
            match &replayed.result {
                Ok(measured) if !measured.weeks.is_empty() => {
                    parts.push(self.course(replayed, &measured.weeks, lang));
                }
                Ok(_) => {}
                Err(reason) => parts.push((t.fails)(&self.policy(replayed, lang), reason)),
            }
        }
        parts.push(self.policies.iter().flat_map(|p| self.said(p, lang)).collect::<Vec<_>>().join("\n"));
        parts.join("\n\n") + "\n"
    }

    fn drawn(&self, lang: Lang) -> Vec<[String; 3]> {
        let unknowns = self.manifest.unknowns.iter().zip(&self.unknowns).filter(|(_, v)| v.is_finite());
        let line = |(u, v): (&crate::store::manifest::UnknownEntry, &f64)| {
            [u.key.clone(), lang.number(*v, place(0.0, *v)), lang.pick(&u.en, &u.de).clone()]
        };
        unknowns.map(line).collect()
    }

    /// The measures under every policy, the scenario's own first; what is nothing under all of them is only counted.
    fn measures(&self, lang: Lang, t: &ExportTexts) -> String {
        let names = self.policies.iter().map(|p| self.manifest.policies[p.policy].name.clone());
        let mut head: Vec<String> = std::iter::once(t.measure.to_owned()).chain(names).collect();
        let two = self.policies.len() == 2 && self.policies.iter().all(|p| p.result.is_ok());
        head.extend(two.then(|| t.difference_column.to_owned()));
        let of = |p: &Replayed, i: usize| p.result.as_ref().map_or(f64::NAN, |m| m.metrics[i]);
        let own = |i: usize| {
            let key = &self.manifest.metrics[i].key;
            *key == self.manifest.measure || self.manifest.also.contains(key)
        };
        let all = 0..self.manifest.metrics.len();
        let (own, others): (Vec<usize>, Vec<usize>) = all.partition(|&i| own(i));
        let (nothing, others): (Vec<usize>, Vec<usize>) = others
            .into_iter()
            .partition(|&i| self.policies.iter().all(|p| of(p, i) == 0.0 || p.result.is_err()));
        let line = |i: &usize| {
            let metric = &self.manifest.metrics[*i];
            let values: Vec<f64> = self.policies.iter().map(|p| of(p, *i)).collect();
            let mut cells = vec![lang.pick(&metric.en, &metric.de).clone()];
            cells.extend(values.iter().map(|v| self.value(metric, *v, lang, false)));
            cells.extend(two.then(|| self.value(metric, values[1] - values[0], lang, true)));
            cells
        };
        let rows: Vec<Vec<String>> =
            std::iter::once(head).chain(own.iter().chain(&others).map(line)).collect();
        let mut lines = table(&rows);
        lines.extend((!nothing.is_empty()).then(|| (t.nothing)(&nothing.len())));
        lines.join("\n")
    }

    /// A measure's value, with more digits than a mean would deserve: there is no error of a single trial.
    fn value(&self, metric: &MetricEntry, value: f64, lang: Lang, signed: bool) -> String {
        let share = metric.unit == MetricUnit::Share;
        let value = if share { 100.0 * value } else { value };
        let finest = match metric.unit {
            MetricUnit::Money if value.abs() >= 100.0 => 0,
            MetricUnit::Money | MetricUnit::Share => -2,
            MetricUnit::People | MetricUnit::Count | MetricUnit::Ratio => -4,
        };
        let place = place(0.0, value).max(finest);
        let number = if signed { lang.signed(value, place) } else { lang.number(value, place) };
        match metric.unit {
            MetricUnit::Share if !value.is_finite() => number,
            MetricUnit::Share if signed => format!("{number} {}", lang.texts().export.points),
            MetricUnit::Share => format!("{number} %"),
            MetricUnit::Money => format!("{number} {}", self.manifest.currency).trim_end().to_owned(),
            _ => number,
        }
    }

    fn course(&self, replayed: &Replayed, weeks: &[WeekRow], lang: Lang) -> String {
        let t = lang.texts().export;
        let mut head = vec![t.week_column.to_owned()];
        head.extend(t.course_columns.map(str::to_owned));
        head.push((t.cash_column)(&self.manifest.currency).trim_end().to_owned());
        let step = weeks.len().div_ceil(COURSE_LINES).max(1);
        let line = |(n, weeks): (usize, &[WeekRow])| {
            let last = weeks.last().expect("a chunk has a week");
            let count = |name: &str| {
                let i = SERIES.iter().position(|s| *s == name).unwrap_or(0);
                if name == "customers" { last.counts[i] } else { weeks.iter().map(|w| w.counts[i]).sum() }
            };
            let (from, to) = (n * step + 1, n * step + weeks.len());
            let mut cells = vec![if from == to { to.to_string() } else { format!("{from}–{to}") }];
            cells.extend(COURSE.map(|name| lang.number(count(name) as f64, 0)));
            cells.push(lang.number(last.cash_cumulated, 0));
            cells
        };
        let rows: Vec<Vec<String>> =
            std::iter::once(head).chain(weeks.chunks(step).enumerate().map(line)).collect();
        format!("{}\n{}", (t.course)(&self.policy(replayed, lang)), table(&rows).join("\n"))
    }

    /// Whether it is the stored one.
    fn said(&self, replayed: &Replayed, lang: Lang) -> Vec<String> {
        let (t, policy) = (lang.texts().export, self.policy(replayed, lang));
        match &replayed.compared {
            Compared::Identical if replayed.result.is_err() => vec![(t.fails_again)(&policy)],
            Compared::Identical => vec![(t.identical)(&policy)],
            Compared::OtherReason(reason) => vec![(t.other_reason)(&policy, reason)],
            Compared::NotStored => vec![(t.not_stored)(&policy)],
            Compared::Differs(columns) => {
                columns.iter().map(|(key, then, now)| (t.differs)(&policy, key, then, now)).collect()
            }
        }
    }

    /// Everything as JSON, every week included.
    pub fn document(&self) -> String {
        let factors: Map<String, Value> =
            self.factors.iter().map(|(key, value, _)| (key.clone(), plain(value))).collect();
        let unknowns: Map<String, Value> = self
            .manifest
            .unknowns
            .iter()
            .zip(&self.unknowns)
            .map(|(u, v)| (u.key.clone(), json!(v)))
            .collect();
        let document = json!({
            "name": self.name, "point": self.point, "factors": factors, "world": self.world, "unknowns": unknowns,
            "policies": self.policies.iter().map(|p| self.policy_document(p)).collect::<Vec<_>>(),
        });
        serde_json::to_string_pretty(&document).expect("a JSON value can be written") + "\n"
    }

    fn policy_document(&self, replayed: &Replayed) -> Value {
        let (compared, differences) = match &replayed.compared {
            Compared::Identical => ("identical", Vec::new()),
            Compared::OtherReason(_) => ("other_reason", Vec::new()),
            Compared::NotStored => ("not_stored", Vec::new()),
            Compared::Differs(columns) => {
                let line = |(key, then, now): &(String, String, String)| json!({"column": key, "stored": then, "now": now});
                ("differs", columns.iter().map(line).collect())
            }
        };
        let measured = replayed.result.as_ref().ok();
        let metrics: Option<Map<String, Value>> = measured.map(|m| {
            self.manifest.metrics.iter().zip(&m.metrics).map(|(e, v)| (e.key.clone(), json!(v))).collect()
        });
        let week = |(n, w): (usize, &WeekRow)| {
            let mut row = Map::new();
            row.insert("week".into(), json!(n + 1));
            row.insert("cash_cumulated".into(), json!(w.cash_cumulated));
            row.insert("margin_cumulated".into(), json!(w.margin_cumulated));
            row.extend(SERIES.iter().zip(w.counts).map(|(key, v)| ((*key).to_owned(), json!(v))));
            Value::Object(row)
        };
        json!({
            "policy": replayed.policy,
            "policy_name": self.manifest.policies[replayed.policy].name,
            "status": if measured.is_some() { "ok" } else { "failed" },
            "reason": replayed.result.as_ref().err(),
            "stored": compared,
            "differences": differences,
            "metrics": metrics,
            "weeks": measured.map(|m| m.weeks.iter().enumerate().map(week).collect::<Vec<_>>()),
        })
    }
}

/// A number as a number, everything else as text.
fn plain(value: &str) -> Value {
    value.parse::<f64>().ok().filter(|v| v.is_finite()).map_or_else(|| json!(value), |v| json!(v))
}

/// Names, values and what they mean under a heading; nothing if there are none.
fn list(heading: &str, lines: Vec<[String; 3]>) -> Option<String> {
    let width = |i: usize| lines.iter().map(|l| l[i].chars().count()).max().unwrap_or(0);
    let (names, values) = (width(0), width(1));
    let shown = lines.iter().map(|[name, value, said]| format!("  {name:names$}  {value:>values$}  {said}"));
    let shown: Vec<String> = shown.collect();
    (!shown.is_empty()).then(|| format!("{heading}\n{}", shown.join("\n")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::table::Column;
    use grapevine_engine::evidence::Pack;
    use grapevine_engine::scenario::Scenario;

    fn manifest() -> Manifest {
        let mut manifest = Manifest::of(&Scenario::as_today(Pack::Folklore), "s", "", None);
        manifest.metrics.retain(|m| m.key == "npv" || m.key == "customers");
        manifest
    }

    fn row(status: &str, reason: &str, values: [f64; 2]) -> Table {
        let manifest = manifest();
        let mut table = Table::default();
        table.push("status", Column::Text(vec![status.into()]));
        table.push("reason", Column::Text(vec![reason.into()]));
        for (metric, v) in manifest.metrics.iter().zip(values) {
            table.push(&metric.key, Column::Real(vec![v]));
        }
        table
    }

    fn measured(values: [f64; 2]) -> Result<Measured, String> {
        Ok(Measured { metrics: values.to_vec(), weeks: Vec::new() })
    }

    #[test]
    fn one_bit_is_a_difference_and_its_column_is_named() {
        let m = manifest();
        let stored = row("ok", "", [1.0, 2.0]);
        let found = |values| compare(&m, &[], &measured(values), Some(&stored));
        assert_eq!(found([1.0, 2.0]), Compared::Identical);
        let Compared::Differs(columns) = found([1.0, 2.0_f64.next_up()]) else { panic!("one bit differs") };
        assert_eq!(columns.len(), 1);
        assert_eq!((columns[0].0.as_str(), columns[0].1.as_str()), (m.metrics[1].key.as_str(), "2"));
        assert!(matches!(
            compare(&m, &[], &measured([-0.0, 2.0]), Some(&row("ok", "", [0.0, 2.0]))),
            Compared::Differs(_)
        ));
        assert_eq!(compare(&m, &[], &measured([1.0, 2.0]), None), Compared::NotStored);
    }

    #[test]
    fn a_failure_is_repeated_with_its_reason() {
        let m = manifest();
        let stored = row("failed", "no such customer", [f64::NAN; 2]);
        let found = |reason: &str| compare(&m, &[], &Err(reason.into()), Some(&stored));
        assert_eq!(found("no such customer"), Compared::Identical);
        assert_eq!(found("another"), Compared::OtherReason("no such customer".into()));
        let Compared::Differs(columns) = compare(&m, &[], &measured([1.0, 2.0]), Some(&stored)) else {
            panic!("it did not fail")
        };
        assert_eq!(columns, [("status".into(), "failed".into(), "ok".into())]);
    }
}
