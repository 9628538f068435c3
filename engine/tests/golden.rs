//! Moved results: a small market of each evidence pack, compared with stored numbers to the last bit.
//!
//! A failure here means that the same scenario gives other numbers than before. If that is meant, run with
//! `GRAPEVINE_BLESS=1`, raise `RESULTS_VERSION` in `src/store/mod.rs` and write it into CHANGELOG.md.

use std::fmt::Write as _;
use std::path::Path;

use grapevine_engine::evidence::Pack;
use grapevine_engine::metric::METRICS;
use grapevine_engine::model::ledger::Week;
use grapevine_engine::model::{Outcome, Scratch, run_world};
use grapevine_engine::scenario::params::{ParamId as P, Values};
use grapevine_engine::scenario::{Law, Scenario, Setting, Unknown};

fn market(pack: Pack) -> Scenario {
    let mut s = Scenario::as_today(pack);
    s.world[P::MarketPeople] = 2_500.0;
    s.world[P::MarketCustomers] = 800.0;
    s.world[P::TimeWeeks] = 110.0;
    s.unknowns = vec![
        Unknown { param: P::VoiceRate, law: Law::Beta { a: 2.0, b: 38.0 } },
        Unknown { param: P::RecoveryResolved, law: Law::Triangular { low: 0.4, mode: 0.6, high: 0.8 } },
    ];
    let mut s = s
        .with_policy("Ask", &[(P::VoiceRate, Setting::Times(3.0)), (P::RecoveryResolved, Setting::Plus(0.1))])
        .with_policy("Train", &[(P::TrainingSessionsPerMonth, Setting::To(1.0))]);
    s.policies[1].cost.setup = 500.0;
    s.policies[1].cost.per_complaint = 3.0;
    s.policies[2].from_week = 8;
    s.policies[2].ramp_weeks = 12;
    s
}

/// Every count of the ledger, added up over the weeks.
fn totals(weeks: &[Week]) -> String {
    let sum = |read: fn(&Week) -> i64| weeks.iter().map(read).sum::<i64>();
    let left: Vec<i64> = (0..6).map(|c| weeks.iter().map(|w| w.left[c]).sum()).collect();
    format!(
        "visits {} revenue {} new {} treatment {} product {} major {} voiced {} quick {} slow {} unresolved {} \
         broken {} left {left:?} silent {} joined {} won_back {} told- {} told+ {} cost {}",
        sum(|w| w.visits),
        sum(|w| w.revenue_cents),
        sum(|w| w.revenue_new_cents),
        sum(|w| w.failures_treatment),
        sum(|w| w.failures_product),
        sum(|w| w.failures_major),
        sum(|w| w.voiced),
        sum(|w| w.resolved_quick),
        sum(|w| w.resolved_slow),
        sum(|w| w.unresolved),
        sum(|w| w.broken_promises),
        sum(|w| w.left_silent),
        sum(|w| w.joined),
        sum(|w| w.won_back),
        sum(|w| w.told_negative),
        sum(|w| w.told_positive),
        sum(|w| w.cost_cents),
    )
}

fn describe(o: &Outcome, values: &Values, text: &mut String) {
    let e = o.end;
    writeln!(text, "  {}", totals(&o.weeks)).expect("text");
    writeln!(
        text,
        "  end: prospects {} customers {} lapsed {} lost {} out {} closed {} reached {} belief {:016x}",
        e.prospects,
        e.customers,
        e.lapsed,
        e.lost_forever,
        e.out,
        e.closed,
        e.reached,
        e.belief_mean.to_bits()
    )
    .expect("text");
    for m in METRICS.iter().filter(|m| m.key == "npv") {
        let value = (m.read)(o, values);
        writeln!(text, "  {} {:016x} (about {value:.2})", m.key, value.to_bits()).expect("text");
    }
}

fn described() -> String {
    let mut text = String::new();
    let mut scratch = Scratch::default();
    for pack in [Pack::Folklore, Pack::Measured] {
        let s = market(pack);
        for replication in [0, 1] {
            let world = run_world(&s, &[], replication, &[0, 1, 2], &mut scratch);
            let unknowns: Vec<String> =
                world.unknowns.iter().map(|u| format!("{:016x}", u.to_bits())).collect();
            writeln!(text, "{pack:?}, world {replication}: unknowns {}", unknowns.join(" ")).expect("text");
            for outcome in &world.outcomes {
                writeln!(text, " {}", s.policies[outcome.policy].name).expect("text");
                describe(outcome, &world.values, &mut text);
            }
        }
    }
    text
}

#[test]
fn results_have_not_moved() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/small-market.txt");
    let now = described();
    if std::env::var_os("GRAPEVINE_BLESS").is_some() {
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("created");
        std::fs::write(&path, now).expect("written");
        return;
    }
    let before = std::fs::read_to_string(&path).expect("the stored numbers");
    let differ: Vec<String> = (before.lines().zip(now.lines()).filter(|(a, b)| a != b))
        .map(|(a, b)| format!("before: {a}\n   now: {b}"))
        .collect();
    assert!(now == before, "the model gives other numbers than before:\n{}", differ.join("\n"));
}
