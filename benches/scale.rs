//! How the cost of a person-week grows with the market: `cargo bench --bench scale` (`-- 10000000` for more).
//!
//! Rounds over all sizes in turn, so that a machine whose speed drifts treats them alike; prints the median
//! time per person-week with and without drawing the people and their network, and the ratio to the smallest.

use grapevine_engine::evidence::Pack;
use grapevine_engine::model::{Scratch, run_world};
use grapevine_engine::scenario::Scenario;
use grapevine_engine::scenario::params::ParamId as P;
use std::time::Instant;

const ROUNDS: usize = 5;

fn scenario(people: f64, weeks: f64) -> Scenario {
    let mut s = Scenario::as_today(Pack::Measured);
    s.world[P::MarketPeople] = people;
    s.world[P::MarketCustomers] = people / 4.0;
    s.world[P::TimeWeeks] = weeks;
    s
}

fn seconds(s: &Scenario, scratch: &mut Scratch, replication: u32) -> f64 {
    let start = Instant::now();
    std::hint::black_box(run_world(s, &[], replication, &[0], scratch));
    start.elapsed().as_secs_f64()
}

fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn main() {
    let most = std::env::args().filter_map(|a| a.parse().ok()).next_back().unwrap_or(1.0e6);
    let sizes: Vec<f64> = [1.0e4, 1.0e5, 1.0e6, 1.0e7].into_iter().filter(|&n| n <= most).collect();
    let mut scratches: Vec<Scratch> = sizes.iter().map(|_| Scratch::default()).collect();
    let mut times = vec![(Vec::new(), Vec::new()); sizes.len()];
    for round in 0..ROUNDS {
        for (k, &people) in sizes.iter().enumerate() {
            let weeks = (2.6e7 / people).clamp(12.0, 260.0);
            let short = seconds(&scenario(people, 2.0), &mut scratches[k], round as u32);
            let long = seconds(&scenario(people, 2.0 + weeks), &mut scratches[k], round as u32);
            times[k].0.push((long - short) / (people * weeks) * 1.0e9);
            times[k].1.push(short / people * 1.0e9);
        }
    }
    println!("      people   ns per person-week   ratio   set-up, ns per person   bytes per person");
    let first = median(&mut times[0].0);
    for (k, people) in sizes.iter().enumerate() {
        let (week, setup) = (median(&mut times[k].0), median(&mut times[k].1));
        let bytes = scratches[k].bytes() as f64 / people;
        println!("{people:>12} {week:>20.2} {:>7.2} {setup:>23.0} {bytes:>18.1}", week / first);
    }
}
