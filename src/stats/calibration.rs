//! Calibration: thousands of comparisons whose truth is known, and how often the program's statements
//! about them hold. The table in docs/background/statistics.md is what this prints:
//!
//! ```sh
//! cargo test --release --bin grapevine calibration -- --ignored --nocapture
//! ```

use grapevine_engine::evidence::Pack;
use grapevine_engine::metric::METRICS;
use grapevine_engine::model::{Scratch, run_world};
use grapevine_engine::scenario::params::ParamId;
use grapevine_engine::scenario::{Scenario, Setting};

use super::kn::Race;
use super::moments::Moments;
use super::sequence::{Sampling, first_exclusion};
use super::verdict::{Verdict, judge};
use super::{interval, proportion, settle};
use crate::testing::Noise;

const ALPHA: f64 = 0.05;
const ROUND: usize = 64;
/// Looks of a run that is watched: 4,096 worlds.
const LOOKS: usize = 64;

/// One line of the table: how often something happened in so many comparisons, and what was asked for.
struct Line {
    what: &'static str,
    happened: u64,
    of: u64,
    asked: Asked,
}

/// What a frequency must be, up to four standard errors of the simulation itself.
enum Asked {
    Between(f64, f64),
    AtLeast(f64),
    AtMost(f64),
    /// Shown for contrast.
    Nothing,
}

impl Line {
    fn share(&self) -> f64 {
        self.happened as f64 / self.of as f64
    }
    fn holds(&self) -> bool {
        let noise = 4.0 * (0.05 * 0.95 / self.of as f64).sqrt();
        match self.asked {
            Asked::Between(low, high) => (low - noise..=high + noise).contains(&self.share()),
            Asked::AtLeast(low) => self.share() >= low - noise,
            Asked::AtMost(high) => self.share() <= high + noise,
            Asked::Nothing => true,
        }
    }
    fn print(&self) {
        let asked = match self.asked {
            Asked::Between(low, high) => format!("{:.0} to {:.0} %", 100.0 * low, 100.0 * high),
            Asked::AtLeast(low) => format!("at least {:.0} %", 100.0 * low),
            Asked::AtMost(high) => format!("at most {:.0} %", 100.0 * high),
            Asked::Nothing => "(for contrast)".to_owned(),
        };
        let (low, high) = proportion::wilson(self.happened, self.of, ALPHA).expect("at least one comparison");
        println!(
            "| {} | {} | {:.2} % ({:.2} to {:.2}) | {asked} |",
            self.what,
            self.of,
            100.0 * self.share(),
            100.0 * low,
            100.0 * high
        );
    }
}

/// Counts how often `event` holds in `of` cases, each with noise of its own.
fn count(what: &'static str, of: u64, asked: Asked, mut event: impl FnMut(&mut Noise) -> bool) -> Line {
    let seed = what
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325, |h: u64, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3));
    let happened =
        (0..of).filter(|&case| event(&mut Noise::new(seed ^ (case + 1).wrapping_mul(0x9E37_79B9)))).count();
    Line { what, happened: happened as u64, of, asked }
}

/// Whether the final table's interval of these differences covers the true mean.
fn covers(d: &[f64], truth: f64) -> bool {
    interval::of_mean(d, ALPHA).is_some_and(|i| i.low <= truth && truth <= i.high)
}

fn lognormal(noise: &mut Noise, sigma: f64, n: usize) -> Vec<f64> {
    (0..n).map(|_| (sigma * noise.normal()).exp()).collect()
}

fn rare(noise: &mut Noise, p: f64, n: usize) -> Vec<f64> {
    (0..n).map(|_| f64::from(u8::from(noise.uniform() < p))).collect()
}

fn coverage(cases: u64) -> Vec<Line> {
    let nominal = || Asked::Between(0.94, 0.96);
    vec![
        count("interval covers, normal differences, 64 worlds", cases, nominal(), |noise| {
            covers(&noise.normals(64), 0.0)
        }),
        count("interval covers, normal differences, 256 worlds", cases, nominal(), |noise| {
            covers(&noise.normals(256), 0.0)
        }),
        count(
            "interval covers, or the guard says otherwise: lognormal σ = 1, 256 worlds",
            cases / 10,
            Asked::AtLeast(0.94),
            |noise| {
                let d = lognormal(noise, 1.0, 256);
                settle::guard(&d, 1).is_some() || covers(&d, f64::exp(0.5))
            },
        ),
        count(
            "interval covers, guard ignored: lognormal σ = 1, 256 worlds",
            cases / 10,
            Asked::Nothing,
            |noise| covers(&lognormal(noise, 1.0, 256), f64::exp(0.5)),
        ),
        count(
            "interval covers, or the guard says otherwise: lognormal σ = 2, 256 worlds",
            cases / 10,
            Asked::AtLeast(0.94),
            |noise| {
                let d = lognormal(noise, 2.0, 256);
                settle::guard(&d, 1).is_some() || covers(&d, f64::exp(2.0))
            },
        ),
        count(
            "interval covers, guard ignored: lognormal σ = 2, 256 worlds",
            cases / 10,
            Asked::Nothing,
            |noise| covers(&lognormal(noise, 2.0, 256), f64::exp(2.0)),
        ),
        count(
            "interval covers, or the guard says otherwise: an event of 2 %, 256 worlds",
            cases / 10,
            Asked::AtLeast(0.94),
            |noise| {
                let d = rare(noise, 0.02, 256);
                settle::guard(&d, 1).is_some() || covers(&d, 0.02)
            },
        ),
    ]
}

fn null_round(noise: &mut Noise) -> impl Iterator<Item = Moments> + '_ {
    (0..LOOKS).map(|_| noise.round(ROUND))
}

fn peeking(cases: u64) -> Vec<Line> {
    vec![
        count(
            "false winner, a look every 64 worlds up to 4,096: confidence sequence",
            cases,
            Asked::AtMost(0.05),
            |noise| first_exclusion(null_round(noise), Sampling::Sequential, ALPHA).is_some(),
        ),
        count("the same with ordinary intervals", cases, Asked::Nothing, |noise| {
            first_exclusion(null_round(noise), Sampling::Fixed, ALPHA).is_some()
        }),
        count("three equal policies, 256 worlds: one is called best", cases, Asked::AtMost(0.05), |noise| {
            let equal: Vec<Vec<f64>> = (0..3).map(|_| noise.normals(256)).collect();
            matches!(judge(&equal, 0.0, ALPHA), Some(Verdict::Best { .. }))
        }),
    ]
}

/// Whether the guaranteed selection finds the best of `k` when all others are worse by exactly δ, every
/// policy sharing half of its luck.
fn selects(noise: &mut Noise, k: usize) -> bool {
    const DELTA: f64 = 0.25;
    let worlds = |noise: &mut Noise, running: &[usize]| -> Vec<Vec<f64>> {
        let shared = noise.normals(ROUND);
        let better = |p: usize| if p == 0 { DELTA } else { 0.0 };
        running
            .iter()
            .map(|&p| shared.iter().map(|s| better(p) + 0.7 * s + 0.7 * noise.normal()).collect())
            .collect()
    };
    let all: Vec<usize> = (0..k).collect();
    let first = worlds(noise, &all);
    let mut race = Race::begin(&first, DELTA, ALPHA).expect("finite results of two or more policies");
    while race.selected().is_none() {
        let next = worlds(noise, &race.running());
        race.advance(&next);
    }
    race.selected() == Some(0)
}

fn selection(cases: u64) -> Vec<Line> {
    vec![
        count("guaranteed selection is right, 2 policies", cases, Asked::AtLeast(0.95), |noise| {
            selects(noise, 2)
        }),
        count("guaranteed selection is right, 5 policies", cases, Asked::AtLeast(0.95), |noise| {
            selects(noise, 5)
        }),
        count("guaranteed selection is right, 20 policies", cases / 4, Asked::AtLeast(0.95), |noise| {
            selects(noise, 20)
        }),
    ]
}

/// Gains of asking for complaints in a small simulated market; the truth is their mean over all worlds.
fn simulated(samples: u64) -> Line {
    let mut s =
        Scenario::as_today(Pack::Measured).with_policy("ask", &[(ParamId::VoiceRate, Setting::Times(3.0))]);
    s.world[ParamId::MarketPeople] = 400.0;
    s.world[ParamId::MarketCustomers] = 200.0;
    s.world[ParamId::TimeWeeks] = 26.0;
    let mut scratch = Scratch::default();
    let mut gain = |replication: u32| {
        let world = run_world(&s, &[], replication, &[0, 1], &mut scratch);
        let npv: Vec<f64> = world.outcomes.iter().map(|o| (METRICS[0].read)(o, &world.values)).collect();
        npv[1] - npv[0]
    };
    let gains: Vec<f64> = (0..samples as u32 * ROUND as u32).map(&mut gain).collect();
    let truth = gains.iter().sum::<f64>() / gains.len() as f64;
    let happened =
        gains.chunks_exact(ROUND).filter(|d| settle::guard(d, 1).is_some() || covers(d, truth)).count();
    let what = "interval covers, or the guard says otherwise: simulated markets, 64 worlds";
    Line { what, happened: happened as u64, of: samples, asked: Asked::AtLeast(0.94) }
}

fn table(size: u64) -> Vec<Line> {
    let mut lines = coverage(20 * size);
    lines.extend(peeking(5 * size));
    lines.extend(selection(2 * size));
    lines.push(simulated(2 * size));
    lines
}

#[test]
fn statements_hold_as_often_as_they_claim_in_small() {
    for line in table(50) {
        assert!(line.holds(), "{}: {} of {}", line.what, line.happened, line.of);
    }
}

#[test]
fn a_line_fails_when_its_statement_is_false() {
    let narrow = count("half an interval", 2_000, Asked::Between(0.94, 0.96), |noise| {
        let i = interval::of_mean(&noise.normals(64), ALPHA).expect("64 finite values");
        i.low / 2.0 <= 0.0 && 0.0 <= i.high / 2.0 && (i.low + i.high).abs() / 2.0 < (i.high - i.low) / 4.0
    });
    assert!(!narrow.holds(), "{} of {}", narrow.happened, narrow.of);
    let peeking = count("peeking", 500, Asked::AtMost(0.05), |noise| {
        first_exclusion(null_round(noise), Sampling::Fixed, ALPHA).is_some()
    });
    assert!(!peeking.holds(), "{} of {}", peeking.happened, peeking.of);
}

#[test]
#[ignore = "minutes; prints the calibration table"]
fn calibration_table() {
    println!("| statement | comparisons | frequency (95 % interval) | asked for |");
    println!("|---|---:|---:|---|");
    let lines = table(1_000);
    lines.iter().for_each(Line::print);
    for line in &lines {
        assert!(line.holds(), "{}: {} of {}", line.what, line.happened, line.of);
    }
}
