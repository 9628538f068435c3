//! What a checked scenario is. After [`Scenario`] nothing can be invalid.

mod answer;
mod assumptions;
mod file;
pub mod params;
mod pilot;
mod policies;
mod problem;
pub mod quantity;
mod reader;
mod rules;
mod shocks;
mod slip;
pub mod suggest;
mod syntax;
mod tree;
mod validate;

pub use assumptions::{Assumption, assumptions, resolved_text};
pub use file::{FORMAT, TEXTS, TextKey, parse, parse_under};
pub use pilot::{PILOT_KEYS, PILOT_MEASURES, Pilot, PilotMeasure, PilotMeasureInfo};
pub use policies::{COSTS, CostKey};
pub use problem::Problem;
pub use rules::{RULE_KEYS, Rule, RuleKey};

use crate::evidence::Pack;
use params::{ParamId, Values};

/// A checked scenario: the world, what is not known about it, the policies, the question.
#[derive(Clone, Debug)]
pub struct Scenario {
    pub title: String,
    pub evidence: Pack,
    /// Seed of all draws; the same seed gives the same worlds.
    pub seed: u64,
    /// Language of tables and charts.
    pub lang: Lang,
    /// Every parameter, resolved: the file's value or the pack's default.
    pub world: Values,
    /// Which parameters the file itself sets (world or unknowns), in table order.
    pub given: Vec<ParamId>,
    /// ISO 4217 code or any short text, shown beside amounts.
    pub currency: String,
    /// Path of the edge list as written in the file, when `network.kind = "edge_list"`.
    pub edge_list: Option<String>,
    /// One draw per trial, the same for every policy.
    pub unknowns: Vec<Unknown>,
    /// At least one; exactly one is the baseline.
    pub policies: Vec<Policy>,
    /// A trial of one of the policies on some of the customers.
    pub pilot: Option<Pilot>,
    /// What happens to the market for a while, whatever the policy; in the order in which they are applied.
    pub shocks: Vec<Shock>,
    pub answer: Answer,
}

/// Language of everything the reader sees.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lang {
    #[default]
    En,
    De,
}

impl Scenario {
    /// Measures the answer asks for whose mechanism is off under every policy, with the switch.
    pub fn silent_measures(&self) -> Vec<(usize, ParamId)> {
        let asked = std::iter::once(&self.answer.measure).chain(&self.answer.also);
        let set = |id: ParamId| self.policies.iter().any(|p| p.changes.iter().any(|c| c.param == id));
        let off = |id: &ParamId| self.world[*id] == 0.0 && !set(*id);
        asked
            .filter_map(|&m| Some((m, crate::metric::switch(crate::metric::METRICS[m].key).filter(off)?)))
            .collect()
    }

    /// Today's market as a pack describes it, with the baseline policy only: where programs start that build
    /// a scenario step by step.
    pub fn as_today(pack: Pack) -> Scenario {
        let baseline = Policy {
            name: "As today".into(),
            baseline: true,
            cost: Cost::default(),
            changes: Vec::new(),
            from_week: 0,
            until_week: None,
            ramp_weeks: 0,
            when: None,
        };
        Scenario {
            title: "As today".into(),
            evidence: pack,
            seed: 1,
            lang: Lang::En,
            world: Values::of_pack(pack),
            given: Vec::new(),
            currency: "EUR".into(),
            edge_list: None,
            unknowns: Vec::new(),
            policies: vec![baseline],
            pilot: None,
            shocks: Vec::new(),
            answer: Answer {
                measure: 0,
                also: Vec::new(),
                worth_having: None,
                confidence: 0.95,
                sampling: Sampling::Independent,
            },
        }
    }

    /// Whether a parameter's value changes nothing: its mechanism is off in the world, in every policy and in every
    /// shock, or it belongs to a rival that is not there or to
    /// another law of visits.
    pub fn is_idle(&self, id: ParamId) -> bool {
        self.is_switched_off(id) || self.absent_rival(id).is_some() || self.is_without_recency(id)
    }

    /// Whether a parameter belongs to a mechanism that is off in the world and in every policy.
    pub fn is_switched_off(&self, id: ParamId) -> bool {
        let turned_on = |switch: ParamId| {
            self.world[switch] != 0.0 || self.changes().any(|c| c.param == switch && c.to != Setting::To(0.0))
        };
        id.switch().is_some_and(|switch| !turned_on(switch))
    }

    /// Every setting of any policy or shock.
    pub fn changes(&self) -> impl Iterator<Item = &Change> {
        let policies = self.policies.iter().flat_map(|policy| &policy.changes);
        policies.chain(self.shocks.iter().flat_map(|shock| &shock.changes))
    }

    /// Adds a policy without costs that holds from the first week.
    pub fn with_policy(mut self, name: &str, changes: &[(ParamId, Setting)]) -> Scenario {
        let changes = changes.iter().map(|&(param, to)| Change { param, to }).collect();
        let policy = Policy { name: name.into(), baseline: false, changes, ..self.policies[0].clone() };
        self.policies.push(policy);
        self
    }
}

/// A parameter that is not known: its law, drawn once per trial.
#[derive(Clone, Debug, PartialEq)]
pub struct Unknown {
    pub param: ParamId,
    pub law: Law,
}

/// Distributions of the unknowns. All are sampled by inversion of one uniform.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Law {
    Uniform {
        low: f64,
        high: f64,
    },
    LogUniform {
        low: f64,
        high: f64,
    },
    Triangular {
        low: f64,
        mode: f64,
        high: f64,
    },
    /// Beta with mean (low + 4 mode + high) / 6 on low..high.
    Pert {
        low: f64,
        mode: f64,
        high: f64,
    },
    Beta {
        a: f64,
        b: f64,
    },
    /// Limited to the parameter's range.
    Normal {
        mean: f64,
        sd: f64,
    },
    /// Mean and coefficient of variation of the variable itself; limited to the parameter's range.
    LogNormal {
        mean: f64,
        cv: f64,
    },
}

/// A named set of lever settings with its costs.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    pub name: String,
    pub baseline: bool,
    pub cost: Cost,
    pub changes: Vec<Change>,
    /// First week in which the settings and running costs apply; with a rule the earliest.
    pub from_week: u32,
    /// First week in which they no longer apply.
    pub until_week: Option<u32>,
    /// Weeks over which the settings move in a straight line from today's to the new value.
    pub ramp_weeks: u32,
    /// The rule that starts and ends the policy; `None`: the calendar alone.
    pub when: Option<Rule>,
}

/// Something that happens to the market for a while, the same under every policy: a fair in town, a strike, a scandal.
#[derive(Clone, Debug, PartialEq)]
pub struct Shock {
    pub name: String,
    /// Settings on top of what the policy in force has set; relative ones are relative to that.
    pub changes: Vec<Change>,
    /// First week in which it is felt.
    pub from_week: u32,
    /// Weeks it lasts, 1 or more; `None` to the end.
    pub weeks: Option<u32>,
    /// Weeks over which it grows to its full size, part of those it lasts; it ends at once.
    pub ramp_weeks: u32,
}

/// One setting of a policy or shock.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Change {
    pub param: ParamId,
    pub to: Setting,
}

/// A lever's new value, absolute or against today's (the world's, unknowns included).
/// Relative results are limited to the parameter's range.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Setting {
    To(f64),
    Times(f64),
    Plus(f64),
}

impl Setting {
    /// The wanted value where `now` holds, not limited to any range.
    pub fn applied_to(self, now: f64) -> f64 {
        match self {
            Setting::To(value) => value,
            Setting::Times(factor) => now * factor,
            Setting::Plus(step) => now + step,
        }
    }
}

/// Costs of a policy beyond what the model itself charges, in currency units.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Cost {
    /// Once, in the first week in which the policy is at work.
    pub setup: f64,
    pub per_week: f64,
    pub per_visit: f64,
    pub per_complaint: f64,
    /// Per active customer and year, charged weekly.
    pub per_customer_year: f64,
    /// Per employee and month, charged weekly.
    pub per_employee_month: f64,
}

/// The question.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Index into [`crate::metric::METRICS`].
    pub measure: usize,
    pub also: Vec<usize>,
    /// A smaller difference does not matter (unit of the measure).
    pub worth_having: Option<f64>,
    pub confidence: f64,
    pub sampling: Sampling,
}

/// How worlds draw the unknowns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sampling {
    /// Every world by itself: any number of worlds can be looked at, also while they come in.
    #[default]
    Independent,
    /// Scrambled Sobol points, for runs with a fixed number of worlds.
    Sobol,
}
