//! `plan.toml`: everything that decides the results of a sweep, written out.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::store::{FORMAT_VERSION, RESULTS_VERSION, StoreError};

/// A resolved plan. How many points and worlds are asked for is not part of it: both can be extended.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    pub format: u32,
    pub results: u32,
    /// Version of the program that made the plan; another of the same results version may go on with it.
    pub program: String,
    /// As given on the command line; decides nothing.
    pub sweep_path: String,
    /// Path of the scenario, or the name of the test function.
    pub base: String,
    /// SHA-256 of the scenario's text, of its network and of the file of points, where there are such.
    pub scenario_sha256: Option<String>,
    pub network_sha256: Option<String>,
    pub points_sha256: Option<String>,
    pub seed: u64,
    pub design: String,
    /// Version of the rules by which points follow from seed, design and factors.
    #[serde(default = "first_rules")]
    pub design_rules: u32,
    /// Points of a design that is whole: a larger one would be another design.
    pub fixed_points: Option<u32>,
    /// Steps of a range, for designs that cut ranges into steps.
    pub steps: Option<u32>,
    pub keep: Option<String>,
    /// Worlds of a unit of work.
    pub worlds_per_unit: u32,
    /// Points of a unit of work.
    pub points_per_unit: u32,
    pub series: String,
    /// Weeks between two stored ones.
    pub series_weeks: Option<u32>,
    pub policies: Vec<String>,
    pub metrics: Vec<String>,
    pub factors: Vec<FactorEntry>,
}

/// How the points of a sweep were chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DesignKind {
    Grid,
    OneAtATime,
    LatinHypercube,
    Sobol,
    Morris,
    Saltelli,
    /// Points of a file.
    Points,
}

impl DesignKind {
    /// All of them, by the names that plans and sweep files use.
    pub const ALL: [(&'static str, DesignKind); 7] = [
        ("grid", DesignKind::Grid),
        ("oat", DesignKind::OneAtATime),
        ("lhs", DesignKind::LatinHypercube),
        ("sobol", DesignKind::Sobol),
        ("morris", DesignKind::Morris),
        ("saltelli", DesignKind::Saltelli),
        ("points", DesignKind::Points),
    ];
}

/// Version of the rules of designs: 2 since what is the same at every point takes no part and levels of Morris are
/// balanced.
pub const DESIGN_RULES: u32 = 2;

/// Of plans that say nothing of it.
fn first_rules() -> u32 {
    1
}

/// One factor as it was varied.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FactorEntry {
    pub key: String,
    /// `linear`, `log`, `whole` or `listed`.
    pub scale: String,
    pub low: Option<f64>,
    pub high: Option<f64>,
    #[serde(default)]
    pub levels: Vec<String>,
    /// Today's value, where the scenario has one.
    pub today: Option<String>,
    /// Whether that is the median of an unknown, or what a policy makes of it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub today_is_median: bool,
    pub en: String,
    pub de: String,
    pub unit: String,
    /// A share, shown in per cent.
    pub share: bool,
}

impl FactorEntry {
    /// Whether it takes more than one value.
    pub fn varies(&self) -> bool {
        if self.scale == "listed" { self.levels.len() > 1 } else { self.low < self.high }
    }
}

/// Fields that decide nothing about the results.
const NOT_IDENTITY: [&str; 5] = ["program", "sweep_path", "base", "en", "de"];

impl Plan {
    /// How its points were chosen; `None` for a kind that this program does not know.
    pub fn kind(&self) -> Option<DesignKind> {
        DesignKind::ALL.iter().find(|(name, _)| *name == self.design).map(|(_, kind)| *kind)
    }

    /// Versions of this program, for a new plan.
    pub fn versions() -> (u32, u32, String) {
        (FORMAT_VERSION, RESULTS_VERSION, env!("CARGO_PKG_VERSION").to_owned())
    }

    /// The file's text.
    pub fn to_toml(&self) -> String {
        let head = "# The resolved plan of a sweep. Everything here decides the results; do not edit it.\n";
        head.to_owned() + &toml::to_string_pretty(self).expect("a plan is a table of plain values")
    }

    /// Reads a plan; one of another format is refused before its fields are looked at.
    ///
    /// # Errors
    /// Another format, or a damaged file; both name the cure.
    pub fn parse(text: &str, place: &str) -> Result<Plan, StoreError> {
        let damaged = |e: toml::de::Error| {
            StoreError::damaged(format!(
                "{place} is not a readable plan ({}); move the folder away and start the sweep again",
                e.message()
            ))
        };
        let table: toml::Table = text.parse().map_err(damaged)?;
        let format = table.get("format").and_then(toml::Value::as_integer).unwrap_or(0);
        if format != i64::from(FORMAT_VERSION) {
            let by = table.get("program").and_then(toml::Value::as_str).unwrap_or("of that time");
            return Err(StoreError::content(format!(
                "{place} was written in format {format}, this program reads format {FORMAT_VERSION}; use grapevine \
                 {by} for it, or start the sweep in another folder"
            )));
        }
        toml::from_str(text).map_err(damaged)
    }

    /// SHA-256 of what decides the results; stands in every part.
    pub fn identity(&self) -> String {
        crate::store::folder::sha256(
            serde_json::to_string(&self.deciding()).expect("plain values").as_bytes(),
        )
    }

    fn deciding(&self) -> Value {
        let mut value = serde_json::to_value(self).expect("plain values");
        drop_keys(&mut value);
        value
    }

    /// Every field that decides the results and differs, a line each.
    pub fn differences(&self, stored: &Plan) -> Vec<String> {
        let mut found = Vec::new();
        differences("", &stored.deciding(), &self.deciding(), &mut found);
        found
    }

    /// Refuses to go on with another plan; names every field that differs.
    ///
    /// # Errors
    /// The differences, field by field.
    pub fn check_same(&self, stored: &Plan, place: &str) -> Result<(), StoreError> {
        let found = self.differences(stored);
        if found.is_empty() {
            return Ok(());
        }
        Err(StoreError::content(format!(
            "{place} belongs to another plan, nothing was changed in it:\n{}\nput the file back as it was to go on \
             with it, or choose another folder with --out",
            found.join("\n")
        )))
    }
}

fn drop_keys(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.retain(|key, _| !NOT_IDENTITY.contains(&key.as_str()));
            map.values_mut().for_each(drop_keys);
        }
        Value::Array(items) => items.iter_mut().for_each(drop_keys),
        _ => {}
    }
}

/// Leaves that differ, as "  factors.2.high: stored 0.2, now 0.3".
fn differences(path: &str, stored: &Value, now: &Value, found: &mut Vec<String>) {
    let inner = |key: &str| if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
    match (stored, now) {
        (Value::Object(a), Value::Object(b)) => {
            for key in a.keys().chain(b.keys().filter(|k| !a.contains_key(*k))) {
                let (a, b) = (a.get(key).unwrap_or(&Value::Null), b.get(key).unwrap_or(&Value::Null));
                differences(&inner(key), a, b, found);
            }
        }
        (Value::Array(a), Value::Array(b)) if keyed(a).is_some() && keyed(b).is_some() => {
            let (a, b) = (keyed(a).unwrap_or_default(), keyed(b).unwrap_or_default());
            let order =
                |items: &[(&str, &Value)]| items.iter().map(|(k, _)| *k).collect::<Vec<_>>().join(", ");
            let value = |items: &[(&str, &Value)], key: &str| {
                items.iter().find(|(k, _)| *k == key).map_or(Value::Null, |(_, v)| (*v).clone())
            };
            let before = found.len();
            for (key, _) in a.iter().chain(b.iter().filter(|(k, _)| a.iter().all(|(other, _)| other != k))) {
                differences(&inner(key), &value(&a, key), &value(&b, key), found);
            }
            if before == found.len() && order(&a) != order(&b) {
                found.push(format!("  {path}: stored in the order {}, now {}", order(&a), order(&b)));
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            for (i, (a, b)) in a.iter().zip(b).enumerate() {
                differences(&inner(&(i + 1).to_string()), a, b, found);
            }
        }
        (a, b) if a != b => found.push(format!("  {path}: stored {}, now {}", short(a), short(b))),
        _ => {}
    }
}

/// Members by their keys, where all have one.
fn keyed(items: &[Value]) -> Option<Vec<(&str, &Value)>> {
    items.iter().map(|item| Some((item.get("key")?.as_str()?, item))).collect()
}

fn short(value: &Value) -> String {
    let text = match value {
        // A factor that only one of them has.
        Value::Object(map) if map.contains_key("scale") => {
            let levels: Vec<&str> = map
                .get("levels")
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .collect();
            match (map.get("low").and_then(Value::as_f64), map.get("high").and_then(Value::as_f64)) {
                (Some(low), Some(high)) => format!("{low} .. {high}"),
                _ => levels.join(", "),
            }
        }
        Value::Null => "nothing".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    if text.chars().count() <= 60 { text } else { text.chars().take(57).collect::<String>() + "..." }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub fn sample() -> Plan {
        let (format, results, program) = Plan::versions();
        let factor = |key: &str, low, high| FactorEntry {
            key: key.into(),
            scale: "linear".into(),
            low: Some(low),
            high: Some(high),
            levels: Vec::new(),
            today: Some("0.05".into()),
            today_is_median: false,
            en: "a factor".into(),
            de: "ein Faktor".into(),
            unit: "share".into(),
            share: true,
        };
        Plan {
            format,
            results,
            program,
            sweep_path: "overnight.toml".into(),
            base: "front-desk.toml".into(),
            scenario_sha256: Some("ab".into()),
            network_sha256: None,
            points_sha256: None,
            seed: 7,
            design: "sobol".into(),
            design_rules: DESIGN_RULES,
            fixed_points: None,
            steps: None,
            keep: None,
            worlds_per_unit: 2,
            points_per_unit: 4,
            series: "none".into(),
            series_weeks: None,
            policies: vec!["As today".into(), "Train".into()],
            metrics: vec!["npv".into(), "customers".into()],
            factors: vec![factor("voice.rate", 0.01, 0.2), factor("reach.told", 5.0, 20.0)],
        }
    }

    #[test]
    fn a_plan_comes_back_as_it_was_written() {
        let plan = sample();
        assert_eq!(Plan::parse(&plan.to_toml(), "plan.toml").unwrap(), plan);
    }

    #[test]
    fn a_plan_of_before_the_present_rules_of_designs_is_another_plan() {
        let text = sample().to_toml();
        let old = text.replace(&format!("design_rules = {DESIGN_RULES}\n"), "");
        assert_ne!(text, old);
        let stored = Plan::parse(&old, "plan.toml").unwrap();
        let said = sample().check_same(&stored, "there").unwrap_err().message;
        assert!(said.contains("design_rules: stored 1, now 2"), "{said}");
    }

    #[test]
    fn another_plan_is_refused_field_by_field_and_paths_decide_nothing() {
        let stored = sample();
        let mut now = sample();
        (now.program, now.sweep_path, now.base) = ("9.9".into(), "elsewhere.toml".into(), "x.toml".into());
        now.factors[0].en = "better words".into();
        now.check_same(&stored, "there").unwrap();
        assert_eq!(now.identity(), stored.identity());
        (now.seed, now.factors[1].high, now.keep) = (8, Some(25.0), Some("a < b".into()));
        let error = now.check_same(&stored, "there").unwrap_err();
        for line in [
            "seed: stored 7, now 8",
            "factors.reach.told.high: stored 20.0, now 25.0",
            "keep: stored nothing, now a < b",
        ] {
            assert!(error.message.contains(line), "{}", error.message);
        }
        assert_eq!(error.message.lines().count(), 5);
        assert_ne!(now.identity(), stored.identity());
    }

    #[test]
    fn factors_that_came_went_or_moved_are_named() {
        let stored = sample();
        let mut now = sample();
        now.factors.swap(0, 1);
        let message = |now: &Plan| now.check_same(&stored, "there").unwrap_err().message;
        assert!(message(&now).contains("in the order voice.rate, reach.told, now reach.told, voice.rate"));
        now.factors[0].key = "trust".into();
        let said = message(&now);
        assert!(said.contains("factors.reach.told: stored 5 .. 20, now nothing"), "{said}");
        assert!(said.contains("factors.trust: stored nothing, now 5 .. 20"), "{said}");
    }

    #[test]
    fn another_format_and_a_damaged_plan_are_refused_with_the_cure() {
        let text = sample().to_toml().replace("format = 1", "format = 99");
        assert!(Plan::parse(&text, "p").unwrap_err().message.contains("format 99"));
        let text = sample().to_toml();
        assert!(
            Plan::parse(&text[..text.len() / 2], "p").unwrap_err().message.contains("not a readable plan")
        );
    }
}
