//! One trial from end to end: people x periods per second, set-up included.
//!
//! `cargo bench --bench trial`. "Elements" are agent-steps: people x weeks x policies, everybody in the
//! market counted in every week. The report at the end prints bytes per person and how many times fewer
//! trials pairing needs.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use grapevine_engine::evidence::Pack;
use grapevine_engine::metric::METRICS;
use grapevine_engine::model::dispatch::Isa;
use grapevine_engine::model::{Scratch, run_world, run_world_on};
use grapevine_engine::scenario::params::ParamId as P;
use grapevine_engine::scenario::{Scenario, Setting};
use std::hint::black_box;

/// The reference model's numbers (docs/background/performance.md) in this model's terms: 100,000 people,
/// half of them customers, 36 periods, 0.4 visits a period, 8 % failures, 1 in 20 voiced, 9 to 15 told.
fn wom_like(network: f64) -> Scenario {
    let mut s = Scenario::as_today(Pack::Folklore);
    for (p, v) in [
        (P::MarketPeople, 100_000.0),
        (P::MarketCustomers, 50_000.0),
        (P::TimeWeeks, 36.0),
        (P::NetworkKind, network),
        (P::NetworkShape, 10_000.0),
        (P::VisitsPerYear, 20.8),
        (P::SpendMean, 22.76),
        (P::SpendCv, 0.0),
        (P::SpendVisitCv, 0.53),
        (P::QualityFailureRate, 0.08),
        (P::VoiceRate, 0.05),
        (P::RecoveryResolved, 0.7),
        (P::ReachLaw, 1.0),
        (P::StayIntentDiscount, 0.3),
        (P::ExitCompetitor, 0.9),
        (P::WinbackPerYear, 2.6),
        (P::AcquisitionPerYear, 2.6),
        (P::WomPositiveEffect, 0.1),
        (P::WomNegativeEffect, 0.1),
        (P::WomHalfLifeYears, 0.26),
    ] {
        s.world[p] = v;
    }
    s
}

fn five_policies(s: Scenario) -> Scenario {
    s.with_policy("fewer failures", &[(P::QualityFailureRate, Setting::Times(0.625))])
        .with_policy("complaining made easy", &[(P::VoiceRate, Setting::Times(5.0))])
        .with_policy("recovery training", &[(P::RecoveryResolved, Setting::To(0.9))])
        .with_policy("tiny", &[(P::QualityFailureRate, Setting::Times(0.9875))])
}

fn bench(c: &mut Criterion) {
    let scenarios = [
        ("wom-1-like graph", wom_like(3.0)),
        ("wom-1-like mixed", wom_like(0.0)),
        ("wom-1-like graph, five policies", five_policies(wom_like(3.0))),
        ("default folklore", Scenario::as_today(Pack::Folklore)),
        ("default measured", Scenario::as_today(Pack::Measured)),
        ("default measured, five policies", five_policies(Scenario::as_today(Pack::Measured))),
    ];
    let mut group = c.benchmark_group("trial");
    group.sample_size(20);
    for (name, s) in &scenarios {
        let all: Vec<usize> = (0..s.policies.len()).collect();
        let steps = s.world[P::MarketPeople] * s.world[P::TimeWeeks] * all.len() as f64;
        group.throughput(Throughput::Elements(steps as u64));
        for isa in Isa::available() {
            let mut scratch = Scratch::default();
            let mut replication = 0;
            group.bench_function(format!("{name} {isa:?}"), |b| {
                b.iter(|| {
                    replication += 1;
                    black_box(run_world_on(isa, s, &[], replication, &all, &mut scratch))
                });
            });
            if isa == Isa::detect() {
                println!("{name}: {:.1} bytes per person", scratch.bytes() as f64 / s.world[P::MarketPeople]);
            }
        }
    }
    group.finish();
    paired_variance();
}

/// How many times fewer trials paired differences need than independent ones.
fn paired_variance() {
    let s = five_policies(wom_like(3.0));
    let all: Vec<usize> = (0..s.policies.len()).collect();
    let mut scratch = Scratch::default();
    let rows: Vec<Vec<f64>> = (0..100)
        .map(|r| run_world(&s, &[], r, &all, &mut scratch))
        .map(|w| w.outcomes.iter().map(|o| (METRICS[0].read)(o, &w.values)).collect())
        .collect();
    let variance = |f: &dyn Fn(&[f64]) -> f64| {
        let mean = rows.iter().map(|r| f(r)).sum::<f64>() / rows.len() as f64;
        rows.iter().map(|r| (f(r) - mean) * (f(r) - mean)).sum::<f64>() / (rows.len() - 1) as f64
    };
    for k in 1..all.len() {
        let independent = variance(&|r| r[0]) + variance(&|r| r[k]);
        println!(
            "{}: paired variance factor {:.0}",
            s.policies[k].name,
            independent / variance(&|r| r[k] - r[0])
        );
    }
}

criterion_group!(benches, bench);
criterion_main!(benches);
