//! `manifest.json`: what was run, completely enough to repeat it and to print it without the model.

use grapevine_engine::evidence::Pack;
use grapevine_engine::metric::{Better, METRICS, Unit};
use grapevine_engine::scenario::params::{PARAMS, Param, ParamId};
use grapevine_engine::scenario::{Lang, Scenario, Setting};
use serde::{Deserialize, Serialize};

use super::{FORMAT_VERSION, RESULTS_VERSION, ROUND_WORLDS, StoreError};

/// Everything about a run but its results.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    pub format: u32,
    pub results: u32,
    /// Identity of the sweep's plan that it belongs to; missing of runs and in folders of earlier programs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<String>,
    /// Version of the program that made the folder; others with the same results version may add to it.
    pub program: String,
    pub title: String,
    /// As given on the command line.
    pub scenario_path: String,
    pub scenario_text: String,
    /// SHA-256 of the own network's bytes, when there is one.
    pub edge_list_sha256: Option<String>,
    pub evidence: Pack,
    /// Language the scenario asks for.
    #[serde(default)]
    pub lang: Lang,
    pub seed: u64,
    pub currency: String,
    pub weeks: u32,
    pub round_worlds: u32,
    pub policies: Vec<PolicyEntry>,
    /// Missing in folders of earlier programs.
    #[serde(default)]
    pub shocks: Vec<ShockEntry>,
    pub metrics: Vec<MetricEntry>,
    pub unknowns: Vec<UnknownEntry>,
    /// The scenario's pilot; missing in folders of earlier programs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pilot: Option<PilotEntry>,
    /// Key of the metric that decides.
    pub measure: String,
    pub also: Vec<String>,
    pub worth_having: Option<f64>,
    pub confidence: f64,
    /// Every number that counts; those of mechanisms that are switched off do not.
    pub assumptions: Vec<Assumption>,
}

/// A policy's name, role and levers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PolicyEntry {
    pub name: String,
    pub baseline: bool,
    /// In the file's order; missing in folders of earlier programs.
    #[serde(default)]
    pub levers: Vec<LeverEntry>,
    /// First week and weeks of the ramp.
    #[serde(default)]
    pub from: (u32, u32),
    /// First week after the last.
    #[serde(default)]
    pub until_week: Option<u32>,
    /// The rule that starts and ends it, as written in a scenario file.
    #[serde(default)]
    pub when: Option<String>,
}

/// A pilot, described well enough to print it with any later program.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PilotEntry {
    /// Index into the policies.
    pub policy: usize,
    pub share: f64,
    pub from_week: u32,
    pub weeks: u32,
    /// What was read per customer.
    pub measure: MetricEntry,
}

/// What happened to the market under every policy.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ShockEntry {
    pub name: String,
    pub settings: Vec<LeverEntry>,
    pub from_week: u32,
    /// `None` to the end.
    pub weeks: Option<u32>,
    pub ramp_weeks: u32,
}

/// One setting of a policy or shock.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LeverEntry {
    pub key: String,
    pub change: LeverChange,
    /// The new value, factor or step.
    pub size: f64,
}

/// What a lever's size means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeverChange {
    To,
    Times,
    Plus,
}

/// A stored metric, described well enough to print it with any later program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MetricEntry {
    pub key: String,
    pub unit: MetricUnit,
    pub higher_is_better: bool,
    pub en: String,
    pub de: String,
}

/// How a metric's number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MetricUnit {
    Money,
    People,
    Count,
    Share,
    Ratio,
}

/// A parameter that was drawn once per world.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnknownEntry {
    pub key: String,
    pub law: String,
    pub en: String,
    pub de: String,
}

/// One resolved parameter of the world.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assumption {
    pub key: String,
    pub value: String,
    pub unit: String,
    /// Whether the scenario file itself sets it.
    pub given: bool,
    pub grade: String,
    pub source: String,
}

impl Manifest {
    /// Describes a run. `path` and `text` are the scenario file's; `edge_list_sha256` its network's.
    pub fn of(scenario: &Scenario, path: &str, text: &str, edge_list_sha256: Option<String>) -> Manifest {
        let keys = |ids: &[usize]| ids.iter().map(|&m| METRICS[m].key.to_owned()).collect();
        let policy = |p: &grapevine_engine::scenario::Policy| PolicyEntry {
            name: p.name.clone(),
            baseline: p.baseline,
            levers: p.changes.iter().map(lever).collect(),
            from: (p.from_week, p.ramp_weeks),
            until_week: p.until_week,
            when: p.when.map(|rule| rule.written()),
        };
        Manifest {
            format: FORMAT_VERSION,
            results: RESULTS_VERSION,
            plan: None,
            program: env!("CARGO_PKG_VERSION").to_owned(),
            title: scenario.title.clone(),
            scenario_path: path.to_owned(),
            scenario_text: text.to_owned(),
            edge_list_sha256,
            evidence: scenario.evidence,
            lang: scenario.lang,
            seed: scenario.seed,
            currency: scenario.currency.clone(),
            weeks: scenario.world[ParamId::TimeWeeks] as u32,
            round_worlds: ROUND_WORLDS,
            policies: scenario.policies.iter().map(policy).collect(),
            shocks: scenario.shocks.iter().map(shock).collect(),
            metrics: METRICS.iter().map(metric_entry).collect(),
            unknowns: unknowns(scenario),
            pilot: scenario.pilot.as_ref().map(pilot),
            measure: METRICS[scenario.answer.measure].key.to_owned(),
            also: keys(&scenario.answer.also),
            worth_having: scenario.answer.worth_having,
            confidence: scenario.answer.confidence,
            assumptions: assumptions(scenario),
        }
    }

    /// Index of the baseline policy.
    pub fn baseline(&self) -> usize {
        self.policies.iter().position(|p| p.baseline).unwrap_or(0)
    }
    /// A metric's description.
    pub fn metric(&self, key: &str) -> Option<&MetricEntry> {
        self.metrics.iter().find(|m| m.key == key)
    }

    /// Reads a manifest; results of another format are refused before their fields are looked at.
    pub fn parse(json: &str, place: &str) -> Result<Manifest, StoreError> {
        let damaged = |e: serde_json::Error| {
            StoreError::damaged(format!(
                "{place} is not a readable manifest ({e}); move the folder away and run the scenario again"
            ))
        };
        let value: serde_json::Value = serde_json::from_str(json).map_err(damaged)?;
        let stored = |key: &str| value.get(key).and_then(serde_json::Value::as_u64).unwrap_or(0);
        if stored("format") != u64::from(FORMAT_VERSION) {
            return Err(StoreError::content(format!(
                "{place} was written in format {}, this program reads format {FORMAT_VERSION}; use grapevine {} \
                 for it, or run the scenario again",
                stored("format"),
                value.get("program").and_then(serde_json::Value::as_str).unwrap_or("of that time"),
            )));
        }
        serde_json::from_value(value).map_err(damaged)
    }

    /// Refuses to add rounds to another run's folder: lists every field that decides the results and differs.
    pub fn check_same_run(&self, stored: &Manifest, place: &str) -> Result<(), StoreError> {
        if stored.results != self.results {
            return Err(StoreError::content(format!(
                "{place} holds results of version {}, this program computes version {}: the same scenario gives \
                 other numbers now, so they are not mixed; `grapevine show` still prints them, --out starts afresh",
                stored.results, self.results
            )));
        }
        let differences = self.differences(stored);
        if differences.is_empty() {
            return Ok(());
        }
        Err(StoreError::content(format!(
            "{place} belongs to another run, nothing was changed in it:\n{}\nchoose another folder with --out",
            differences.join("\n")
        )))
    }

    /// Every field that decides the results and differs, a line each.
    pub fn differences(&self, stored: &Manifest) -> Vec<String> {
        (self.identity().into_iter().zip(stored.identity()))
            .filter(|((_, now), (_, then))| now != then)
            .map(|((field, now), (_, then))| {
                format!("  {field}: stored {}, now {}", short(&then), short(&now))
            })
            .collect()
    }

    /// What decides the results, as text. Paths, program version and descriptions do not.
    fn identity(&self) -> Vec<(&'static str, String)> {
        let of = |keys: Vec<&str>| keys.join(", ");
        let policies = self
            .policies
            .iter()
            .map(|p| if p.baseline { format!("{} (baseline)", p.name) } else { p.name.clone() });
        let values = self.assumptions.iter().map(|a| format!("{} = {}", a.key, a.value));
        vec![
            ("seed", self.seed.to_string()),
            ("weeks", self.weeks.to_string()),
            ("worlds per round", self.round_worlds.to_string()),
            ("evidence", format!("{:?}", self.evidence)),
            ("policies", policies.collect::<Vec<_>>().join(", ")),
            ("shocks", of(self.shocks.iter().map(|s| s.name.as_str()).collect())),
            ("metrics", of(self.metrics.iter().map(|m| m.key.as_str()).collect())),
            ("unknowns", of(self.unknowns.iter().map(|u| u.key.as_str()).collect())),
            ("measure", self.measure.clone()),
            ("pilot", self.pilot.as_ref().map_or_else(|| "none".to_owned(), |p| format!("{p:?}"))),
            ("own network", self.edge_list_sha256.clone().unwrap_or_else(|| "none".to_owned())),
            ("assumptions", values.collect::<Vec<_>>().join("; ")),
            ("scenario text", self.scenario_text.clone()),
        ]
    }
}

/// At most 60 characters, on one line.
fn short(text: &str) -> String {
    let line = text.replace('\n', " ");
    if line.chars().count() <= 60 { line } else { line.chars().take(57).collect::<String>() + "..." }
}

fn unit(unit: Unit) -> MetricUnit {
    match unit {
        Unit::Money => MetricUnit::Money,
        Unit::People => MetricUnit::People,
        Unit::Count => MetricUnit::Count,
        Unit::Share => MetricUnit::Share,
        Unit::Ratio => MetricUnit::Ratio,
    }
}

fn pilot(pilot: &grapevine_engine::scenario::Pilot) -> PilotEntry {
    let info = pilot.measure.info();
    PilotEntry {
        policy: pilot.policy,
        share: pilot.share,
        from_week: pilot.from_week,
        weeks: pilot.weeks,
        measure: MetricEntry {
            key: info.key.to_owned(),
            unit: unit(info.unit),
            higher_is_better: true,
            en: info.en.to_owned(),
            de: info.de.to_owned(),
        },
    }
}

fn metric_entry(m: &grapevine_engine::metric::Metric) -> MetricEntry {
    MetricEntry {
        key: m.key.to_owned(),
        unit: unit(m.unit),
        higher_is_better: m.better == Better::Higher,
        en: m.en.to_owned(),
        de: m.de.to_owned(),
    }
}

fn shock(s: &grapevine_engine::scenario::Shock) -> ShockEntry {
    ShockEntry {
        name: s.name.clone(),
        settings: s.changes.iter().map(lever).collect(),
        from_week: s.from_week,
        weeks: s.weeks,
        ramp_weeks: s.ramp_weeks,
    }
}

fn lever(change: &grapevine_engine::scenario::Change) -> LeverEntry {
    let (kind, size) = match change.to {
        Setting::To(value) => (LeverChange::To, value),
        Setting::Times(factor) => (LeverChange::Times, factor),
        Setting::Plus(step) => (LeverChange::Plus, step),
    };
    LeverEntry { key: change.param.param().key.to_owned(), change: kind, size }
}

fn unknowns(scenario: &Scenario) -> Vec<UnknownEntry> {
    let entry = |u: &grapevine_engine::scenario::Unknown| UnknownEntry {
        key: u.param.param().key.to_owned(),
        law: u.law.text(),
        en: u.param.param().en.to_owned(),
        de: u.param.param().de.to_owned(),
    };
    scenario.unknowns.iter().map(entry).collect()
}

fn assumptions(scenario: &Scenario) -> Vec<Assumption> {
    let entry = |(id, param): (ParamId, &'static Param)| {
        let default = scenario.evidence.default_of(param);
        let given = scenario.given.contains(&id);
        let law = scenario.unknowns.iter().find(|u| u.param == id).map(|u| u.law.text());
        Assumption {
            key: param.key.to_owned(),
            value: law.unwrap_or_else(|| param.write(scenario.world[id])),
            unit: param.unit.to_owned(),
            given,
            grade: if given { String::new() } else { format!("{:?}", default.grade) },
            source: if given { "scenario".to_owned() } else { default.source.to_owned() },
        }
    };
    // Numbers of mechanisms that are off decide nothing.
    ParamId::all().zip(PARAMS).filter(|(id, _)| !scenario.is_idle(*id)).map(entry).collect()
}
