//! A small made-up world for tests of everything around the model.

use std::path::Path;

use grapevine_engine::evidence::Pack;
use grapevine_engine::metric::metric_index;
use grapevine_engine::model::ledger::Week;
use grapevine_engine::model::{End, Outcome, Scratch, World};
use grapevine_engine::scenario::params::{ParamId, Values};
use grapevine_engine::scenario::{Answer, Cost, Law, Policy, Scenario, Unknown};

use crate::experiment::plan::Round;
use crate::experiment::runner::{Simulate, Watch, run_round};
use crate::store::{Folder, Manifest, Results, folder};

/// Weeks of the made-up scenario: one year.
pub const WEEKS: usize = 52;

/// A scenario with `policies` policies, the first the baseline, and one unknown.
pub fn scenario(policies: usize) -> Scenario {
    let mut world = Values::of_pack(Pack::Folklore);
    world[ParamId::TimeWeeks] = WEEKS as f64;
    world[ParamId::MoneyDiscountRate] = 0.0;
    let names = ["As today", "Ask for complaints", "Train the front desk"];
    let policy = |p: usize| Policy {
        name: names.get(p).map_or_else(|| format!("Policy {p}"), |n| (*n).to_owned()),
        baseline: p == 0,
        cost: Cost::default(),
        changes: Vec::new(),
        from_week: 0,
        until_week: None,
        ramp_weeks: 0,
        when: None,
    };
    Scenario {
        title: "Made up".to_owned(),
        evidence: Pack::Folklore,
        seed: 1,
        world,
        given: vec![ParamId::TimeWeeks],
        currency: "EUR".to_owned(),
        lang: grapevine_engine::scenario::Lang::En,
        edge_list: None,
        unknowns: vec![Unknown { param: ParamId::VoiceRate, law: Law::Uniform { low: 0.0, high: 0.1 } }],
        policies: (0..policies).map(policy).collect(),
        pilot: None,
        shocks: Vec::new(),
        answer: Answer {
            measure: metric_index("npv").unwrap(),
            also: vec![metric_index("customers").unwrap(), metric_index("belief").unwrap()],
            worth_having: Some(50.0),
            confidence: 0.95,
            sampling: Default::default(),
        },
    }
}

/// Simulates by a hash: policy p earns 100 p more over the year, at a cost in the first weeks.
#[derive(Clone, Debug, Default)]
pub struct Fake {
    pub panic_in: Vec<u32>,
    /// Worlds in which policy 1 has a metric that is no number.
    pub not_a_number_in: Vec<u32>,
    /// All policies do the same.
    pub identical: bool,
    /// What a step of the policy costs every week, beyond the 6 of the first.
    pub weekly_cost_cents: i64,
}

fn hash(a: u64, b: u64) -> u64 {
    let mut x = a.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ b.wrapping_mul(0xC2B2_AE3D_27D4_EB4F);
    for _ in 0..3 {
        x = (x ^ (x >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    }
    x ^ (x >> 32)
}

impl Simulate for Fake {
    fn world(&self, replication: u32, policies: &[usize], _: &mut Scratch) -> World {
        assert!(!self.panic_in.contains(&replication), "customer 17 is nowhere");
        let world = u64::from(replication);
        let unknown = (hash(world, 1) % 1000) as f64 / 10_000.0;
        let outcome = |&policy: &usize| {
            let does = if self.identical { 0 } else { policy as i64 };
            let mut o = Outcome { policy, weeks: Vec::new(), end: End::default() };
            for week in 0..WEEKS as u64 {
                let noise = (hash(world * 1000 + week, 2) % 10_000) as i64;
                let own = (hash(world * 1000 + week, 3 + does as u64) % 4_000) as i64 - 2_000;
                o.weeks.push(Week {
                    visits: 100,
                    revenue_cents: 100_000 + noise + does * (600 + own + (unknown * 2000.0) as i64),
                    failures_treatment: 21,
                    failures_product: 0,
                    voiced: 1 + 2 * does,
                    left: [3 - does.min(2), 1, 0, 0, 1, 0, 0, 0],
                    joined: 2,
                    told_negative: 7,
                    customers_start: 1000,
                    customers_end: 1000 + 3 * does,
                    cost_cents: does * (self.weekly_cost_cents + if week == 0 { 600 } else { 0 }),
                    ..Week::default()
                });
            }
            o.end.customers = 1000 + 3 * does + (noise_of(world) % 20);
            let bad = policy == 1 && self.not_a_number_in.contains(&replication);
            o.end.belief_mean = if bad { f64::NAN } else { 0.5 + 0.01 * does as f64 };
            o
        };
        let values = scenario(1).world;
        World {
            unknowns: vec![unknown],
            values,
            outcomes: policies.iter().map(outcome).collect(),
            pilot: None,
        }
    }
}

fn noise_of(world: u64) -> i64 {
    (hash(world, 9) % 100) as i64
}

/// Watches nothing.
pub struct NoWatch;
impl Watch for NoWatch {
    fn stop(&self) -> bool {
        false
    }
    fn world_done(&self) {}
}

/// Opens the run's folder under `out`.
pub fn open(out: &Path, scenario: &Scenario) -> Folder {
    let manifest = Manifest::of(scenario, "made-up.toml", "text", None);
    Folder::open(out, &folder::name(Path::new("made-up.toml"), "text", &[], scenario.seed), manifest).unwrap()
}

/// Runs rounds of the scenario into `out` and reads them back.
pub fn stored(out: &Path, scenario: &Scenario, model: &Fake, rounds: u32) -> Results {
    let folder = open(out, scenario);
    for round in 0..rounds {
        let rows = run_round(scenario, model, Round(round), &NoWatch).unwrap();
        folder.write_round(round, &rows).unwrap();
    }
    Results::open(folder.path()).unwrap()
}

/// Normal noise from a seed: Marsaglia's polar method on SplitMix64 (Steele, Lea and Flood 2014), whose
/// mixing makes neighbouring seeds independent of each other.
pub struct Noise {
    state: u64,
    spare: Option<f64>,
}

impl Noise {
    pub fn new(seed: u64) -> Noise {
        Noise { state: mixed(seed), spare: None }
    }
    /// Between 0 and 1, both excluded.
    pub fn uniform(&mut self) -> f64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        ((mixed(self.state) >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }
    /// Standard normal.
    pub fn normal(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        loop {
            let (a, b) = (2.0 * self.uniform() - 1.0, 2.0 * self.uniform() - 1.0);
            let s = a * a + b * b;
            if s > 0.0 && s < 1.0 {
                let scale = (-2.0 * s.ln() / s).sqrt();
                self.spare = Some(b * scale);
                return a * scale;
            }
        }
    }
    /// So many standard normal values.
    pub fn normals(&mut self, n: usize) -> Vec<f64> {
        (0..n).map(|_| self.normal()).collect()
    }
    /// Moments of so many standard normal values.
    pub fn round(&mut self, n: usize) -> crate::stats::moments::Moments {
        crate::stats::moments::Moments::of(&self.normals(n)).expect("normal values are finite")
    }
}

/// The finalizer of SplitMix64.
fn mixed(x: u64) -> u64 {
    let x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

/// A plan of a sweep with so many points and worlds in a unit.
pub fn sweep_plan(points_per_unit: u32, worlds_per_unit: u32) -> crate::store::sweep::Plan {
    let text = format!(
        "format = 1\nresults = 2\nprogram = \"0\"\nsweep_path = \"s\"\nbase = \"b\"\nseed = 7\ndesign = \"sobol\"\n\
         worlds_per_unit = {worlds_per_unit}\npoints_per_unit = {points_per_unit}\nseries = \"none\"\n\
         policies = [\"As today\", \"Train\"]\nmetrics = [\"npv\"]\nfactors = []\n"
    );
    crate::store::sweep::Plan::parse(&text, "plan.toml").expect("a plan")
}
