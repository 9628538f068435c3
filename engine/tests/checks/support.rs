//! What the checks share: quiet markets, samples with standard errors, the rule for agreement.

use grapevine_engine::evidence::Pack;
use grapevine_engine::metric::{METRICS, metric_index};
use grapevine_engine::model::ledger::Week;
use grapevine_engine::model::{Outcome, Scratch, World, run_world};
use grapevine_engine::scenario::Scenario;
use grapevine_engine::scenario::params::{Kind, ParamId as P, Values};

/// Standard errors between simulated and exact at which a check fails: 1 in 16,000 by luck alone.
pub const TOLERANCE: f64 = 4.0;

/// A market in which nothing happens but what a check switches on: nobody joins or leaves for reasons of his
/// own, nothing is paid for, people all spend the same, and whoever talks meets random people. The rest is the
/// founding articles' pack.
pub fn quiet(people: u32, customers: u32, weeks: u32) -> Scenario {
    let mut s = Scenario::as_today(Pack::Folklore);
    set(
        &mut s,
        &[
            (P::MarketPeople, f64::from(people)),
            (P::MarketCustomers, f64::from(customers)),
            (P::TimeWeeks, f64::from(weeks)),
            (P::NetworkKind, word(P::NetworkKind, "well_mixed")),
            (P::AcquisitionPerYear, 0.0),
            (P::MarketingSpendPerYear, 0.0),
            (P::MarketingEffectNone, 1.0),
            (P::MoneyDiscountRate, 0.0),
            (P::SpendCv, 0.0),
            (P::SpendVisitCv, 0.0),
            (P::QualityFailureRate, 0.0),
            (P::ExitDied, 0.0),
            (P::ExitMoved, 0.0),
            (P::ExitFriend, 0.0),
            (P::ExitCompetitor, 0.0),
            (P::ExitProduct, 0.0),
        ],
    );
    s
}

/// Sets parameters of the world.
pub fn set(s: &mut Scenario, values: &[(P, f64)]) {
    for &(param, value) in values {
        s.world[param] = value;
    }
}

/// One visit of everybody in every week.
pub fn weekly_visits(s: &mut Scenario) {
    set(s, &[(P::VisitsLaw, word(P::VisitsLaw, "regular")), (P::VisitsPerYear, 52.0)]);
}

/// The same probability to stay after whatever happened.
pub fn stay(s: &mut Scenario, probability: f64) {
    for param in [
        P::StaySilentMinor,
        P::StaySilentMajor,
        P::StayUnresolvedMinor,
        P::StayUnresolvedMajor,
        P::StayResolvedMinor,
        P::StayResolvedMajor,
        P::StayQuickMinor,
        P::StayQuickMajor,
    ] {
        s.world[param] = probability;
    }
}

/// The number behind a word of a choice.
pub fn word(param: P, word: &str) -> f64 {
    let Kind::Choice(words) = param.param().kind else { panic!("{} is no choice", param.param().key) };
    words.iter().position(|w| *w == word).expect("a word of the choice") as f64
}

/// Runs worlds `from..to` under all policies and reads each.
pub fn worlds<T>(
    s: &Scenario,
    edges: &[(u32, u32)],
    replications: std::ops::Range<u32>,
    mut read: impl FnMut(&World) -> T,
) -> Vec<T> {
    let all: Vec<usize> = (0..s.policies.len()).collect();
    let mut scratch = Scratch::default();
    replications.map(|r| read(&run_world(s, edges, r, &all, &mut scratch))).collect()
}

/// A metric of one outcome, read as the program reads it.
pub fn metric(key: &str, outcome: &Outcome, world: &Values) -> f64 {
    (METRICS[metric_index(key).expect("a metric")].read)(outcome, world)
}

/// A count added up over the weeks.
pub fn total(outcome: &Outcome, count: fn(&Week) -> i64) -> f64 {
    outcome.weeks.iter().map(count).sum::<i64>() as f64
}

/// Mean and spread of independent values.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    pub n: f64,
    pub mean: f64,
    pub sd: f64,
}

impl Sample {
    pub fn of(values: impl IntoIterator<Item = f64>) -> Sample {
        let values: Vec<f64> = values.into_iter().collect();
        let n = values.len() as f64;
        let mean = values.iter().sum::<f64>() / n;
        let squares: f64 = values.iter().map(|v| (v - mean) * (v - mean)).sum();
        Sample { n, mean, sd: (squares / (n - 1.0)).sqrt() }
    }

    /// Standard error of the mean.
    pub fn se(&self) -> f64 {
        self.sd / self.n.sqrt()
    }
}

/// Standard error of a share `p` among `n`.
pub fn se_share(p: f64, n: f64) -> f64 {
    (p * (1.0 - p) / n).sqrt()
}

/// The rule for agreement.
pub fn agrees(simulated: f64, exact: f64, se: f64) -> bool {
    (simulated - exact).abs() <= TOLERANCE * se
}

/// Simulated and exact agree.
#[track_caller]
pub fn assert_agrees(what: &str, simulated: f64, exact: f64, se: f64) {
    let off = (simulated - exact) / se;
    println!("{what}: simulated {simulated:.6}, exact {exact:.6}, SE {se:.6}, off by {off:.2} SE");
    assert!(
        agrees(simulated, exact, se),
        "{what}: simulated {simulated}, exact {exact}, SE {se}, off by {off:.2} SE"
    );
}

/// The check can fail: a wrong number lies outside the tolerance.
#[track_caller]
pub fn assert_tells_apart(what: &str, simulated: f64, wrong: f64, se: f64) {
    assert!(
        !agrees(simulated, wrong, se),
        "{what}: cannot tell {simulated} from the wrong {wrong}, SE {se}: more replications needed"
    );
}

/// What happened to people in a policy's weeks; whether a policy was at work says nothing about them.
pub fn lived(outcome: &Outcome) -> Vec<Week> {
    outcome.weeks.iter().map(|&week| Week { at_work: 0, ..week }).collect()
}
