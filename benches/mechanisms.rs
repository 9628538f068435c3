//! Each part of a week on its own: `cargo bench --bench mechanisms`. Elements are people.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use grapevine_engine::draws::{Draws, Purpose};
use grapevine_engine::evidence::Pack;
use grapevine_engine::model::capacity::Service;
use grapevine_engine::model::dispatch::{self, Isa};
use grapevine_engine::model::firm::Standing;
use grapevine_engine::model::network::{self, Network};
use grapevine_engine::model::numbers::Numbers;
use grapevine_engine::model::queue::{Line, erlang_a};
use grapevine_engine::model::roster::Roster;
use grapevine_engine::model::sweep::{CHUNK, Gates, Slices};
use grapevine_engine::model::word_of_mouth::{self, Hearing, Teller};
use grapevine_engine::scenario::params::{ParamId as P, Values};
use std::hint::black_box;

const PEOPLE: usize = 100_096;

fn world(network: f64) -> Values {
    let mut v = Values::of_pack(Pack::Measured);
    v[P::MarketPeople] = PEOPLE as f64;
    v[P::MarketCustomers] = PEOPLE as f64 / 2.0;
    v[P::NetworkKind] = network;
    v
}

fn dense(c: &mut Criterion) {
    let draws = Draws::new(1, 0);
    let mut words = Box::new([[0_u32; CHUNK]; 4]);
    let numbers = Numbers::compile(&world(0.0), 0, &Standing::default());
    let gates = Gates::of(&numbers, 3_400_000_000, true, 0.0);
    let (status, heard, mut belief) = (vec![1_u8; PEOPLE], vec![0_u32; PEOPLE], vec![0.4_f32; PEOPLE]);
    let mut group = c.benchmark_group("dense");
    group.throughput(Throughput::Elements(PEOPLE as u64));
    for isa in Isa::available() {
        group.bench_function(format!("draw words {isa:?}"), |b| {
            b.iter(|| {
                for first in (0..PEOPLE as u32).step_by(CHUNK) {
                    dispatch::draw_words(isa, &draws, Purpose::Week, first, 7, black_box(&mut words));
                }
            });
        });
        group.bench_function(format!("sweep {isa:?}"), |b| {
            let mut flags = [0; CHUNK];
            b.iter(|| {
                for at in (0..PEOPLE).step_by(CHUNK) {
                    let people = Slices {
                        status: &status[at..at + CHUNK],
                        belief: &mut belief[at..at + CHUNK],
                        heard: &heard[at..at + CHUNK],
                        no_visit: &[],
                        visit_rate: &[],
                        fails: &[],
                    };
                    dispatch::sweep(isa, &gates, people, &words, black_box(&mut flags));
                }
            });
        });
    }
    group.finish();
}

fn people(c: &mut Criterion) {
    let draws = Draws::new(1, 0);
    let mut group = c.benchmark_group("people");
    group.sample_size(20).throughput(Throughput::Elements(PEOPLE as u64));
    for (kind, name) in
        ["well_mixed", "watts_strogatz", "barabasi_albert", "configuration", "ring"].iter().enumerate()
    {
        let v = world(kind as f64);
        let mut net = Network::default();
        group.bench_function(format!("network {name}"), |b| {
            b.iter(|| network::build(&v, &[], &draws, Isa::detect(), &mut net))
        });
    }
    let v = world(0.0);
    let mut roster = Roster::default();
    group
        .bench_function("roster without network", |b| b.iter(|| roster.draw(&v, &[], &draws, Isa::detect())));
    group.finish();
}

fn talk(c: &mut Criterion) {
    let draws = Draws::new(1, 0);
    let mut group = c.benchmark_group("telling (elements are tellings)");
    for (kind, name) in [(0.0, "well mixed"), (1.0, "own ties")] {
        let mut roster = Roster::default();
        roster.draw(&world(kind), &[], &draws, Isa::detect());
        let tellers: Vec<Teller> = (0..1_600)
            .map(|k| Teller { person: k * 61, visit: 0, told: 9 + k % 7, good: k % 20 == 0 })
            .collect();
        group.throughput(Throughput::Elements(tellers.iter().map(|t| u64::from(t.told)).sum()));
        let (mut targets, mut heard) = (Vec::new(), vec![0_u32; PEOPLE]);
        let mut week = 0;
        group.bench_function(name, |b| {
            b.iter(|| {
                week += 1;
                word_of_mouth::deliver(&tellers, &roster, u32::MAX, &draws, week, &mut targets, &mut heard)
            });
        });
    }
    let hearing = Hearing::compile(&world(0.0));
    group.throughput(Throughput::Elements(1));
    group.bench_function("hear", |b| b.iter(|| hearing.hear(black_box(0.4), black_box(0x1_0001), false)));
    group.finish();
}

/// Once per week and policy.
fn capacity(c: &mut Criterion) {
    let mut group = c.benchmark_group("capacity");
    for (servers, load) in [(5, 3.2), (5, 9.6), (100, 95.0), (100_000, 99_000.0)] {
        let line = Line { arrivals: load / 10.0, service: 10.0, patience: 10.0, servers };
        group.bench_function(format!("Erlang A, {servers} servers, load {load}"), |b| {
            b.iter(|| erlang_a(black_box(&line)));
        });
    }
    let mut v = world(0.0);
    for (name, on, peak) in [("off", 0.0, 0.0), ("on", 1.0, 0.0), ("on with peak hours", 1.0, 0.2)] {
        (v[P::CapacityOn], v[P::CapacityPeakShare], v[P::CapacityPeakFactor]) = (on, peak, 2.0);
        group.bench_function(format!("a week's service, {name}"), |b| {
            b.iter(|| Service::of(black_box(&v), 5_000.0));
        });
    }
    group.finish();
}

criterion_group!(benches, dense, people, talk, capacity);
criterion_main!(benches);
