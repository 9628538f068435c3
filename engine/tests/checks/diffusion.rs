//! Checks 22, 23 and 24: new customers by own choice and by imitation (Bass 1969), and the bounds between
//! which every network lies (Fibich & Levin 2020).

use crate::support::*;
use grapevine_engine::scenario::Scenario;
use grapevine_engine::scenario::params::ParamId as P;

const INNOVATION: f64 = 0.03;
const IMITATION: f64 = 0.38;
/// A year of the theory takes five years of simulated weeks, so that a step is 1/260 of a year: the closed
/// forms are in continuous time. Step h moves F by about h q F (1 - F) / 2, see [`step_error`].
const STRETCH: f64 = 5.0;
const STEPS_PER_YEAR: f64 = 52.0 * STRETCH;

/// Largest error of a step of 1/260 of a year, known for the complete network: the engine's own recursion
/// F' = F + (1 - F) (1 - e^(-(p + q F) h)) against the closed form. Slower networks differ less.
const STEP_ERROR: f64 = 0.000_6;

fn market(people: u32, weeks: u32, network: &str) -> Scenario {
    let mut s = quiet(people, 0, weeks);
    set(
        &mut s,
        &[
            (P::VisitsPerYear, 0.0),
            (P::NetworkKind, word(P::NetworkKind, network)),
            (P::AcquisitionPerYear, INNOVATION / STRETCH),
            (P::AcquisitionImitationPerYear, IMITATION / STRETCH),
        ],
    );
    s
}

fn week_of(years: f64) -> usize {
    (years * STEPS_PER_YEAR).round() as usize
}

/// Share of customers at the given years, one row per world.
fn shares(s: &Scenario, edges: &[(u32, u32)], replications: u32, years: &[f64]) -> Vec<Vec<f64>> {
    worlds(s, edges, 0..replications, |w| {
        let of = |t: &f64| w.outcomes[0].weeks[week_of(*t) - 1].customers_end as f64;
        years.iter().map(|t| of(t) / s.world[P::MarketPeople]).collect()
    })
}

fn pairs(people: u32) -> Vec<(u32, u32)> {
    (0..people / 2).map(|i| (2 * i, 2 * i + 1)).collect()
}

/// The engine's recursion in a large well-mixed market.
fn recursion(weeks: usize) -> f64 {
    (0..weeks)
        .fold(0.0, |f, _| f + (1.0 - f) * (1.0 - (-(INNOVATION + IMITATION * f) / STEPS_PER_YEAR).exp()))
}

#[test]
fn a_step_is_short_enough() {
    for (t, exact) in [(5.0, 0.331_199), (6.192_631_9, 0.460_526_3), (10.0, 0.812_803), (15.0, 0.971_610)] {
        let off = (recursion(week_of(t)) - exact).abs();
        assert!(off < STEP_ERROR, "at {t} years a step costs {off}");
    }
}

/// One network against its closed form; SE from the worlds themselves.
fn follows(network: &str, edges: &[(u32, u32)], people: u32, replications: u32, exact: &[(f64, f64)]) {
    let years: Vec<f64> = exact.iter().map(|(t, _)| *t).collect();
    let mut s = market(people, week_of(years[years.len() - 1]) as u32, network);
    s.world[P::NetworkNeighbours] = 2.0;
    let rows = shares(&s, edges, replications, &years);
    for (k, (t, f)) in exact.iter().enumerate() {
        let sample = Sample::of(rows.iter().map(|row| row[k]));
        let se = sample.se() + STEP_ERROR / TOLERANCE;
        assert_agrees(&format!("#22-24 {network} F({t})"), sample.mean, *f, se);
    }
    // It can fail: with imitation .10 instead of .38 the curve at the last time but one lies elsewhere.
    s.world[P::AcquisitionImitationPerYear] = 0.10 / STRETCH;
    let rows = shares(&s, edges, replications, &years);
    let k = years.len() - 2;
    let other = Sample::of(rows.iter().map(|row| row[k]));
    assert_tells_apart(
        &format!("#22-24 {network}, q = .10"),
        other.mean,
        exact[k].1,
        other.se() + STEP_ERROR / TOLERANCE,
    );
}

/// Check 22, in years; 6.1926319 is the time of the peak.
const BASS: [(f64, f64); 7] = [
    (1.0, 0.035_758),
    (2.0, 0.085_056),
    (5.0, 0.331_199),
    (6.192_631_9, 0.460_526_3),
    (10.0, 0.812_803),
    (15.0, 0.971_610),
    (20.0, 0.996_259),
];
/// Check 23.
const RING: [(f64, f64); 6] = [
    (1.0, 0.035_016),
    (2.0, 0.079_051),
    (5.0, 0.248_463),
    (10.0, 0.558_259),
    (15.0, 0.789_855),
    (20.0, 0.916_670),
];
/// Check 24.
const PAIRS: [(f64, f64); 6] = [
    (1.0, 0.034_397),
    (2.0, 0.074_809),
    (5.0, 0.206_717),
    (10.0, 0.405_568),
    (15.0, 0.558_764),
    (20.0, 0.673_013),
];

#[test]
fn a_well_mixed_market_follows_bass() {
    follows("well_mixed", &[], 2_000, 24, &BASS[..5]);
}

#[test]
fn a_ring_follows_the_one_dimensional_solution() {
    follows("ring", &[], 2_000, 16, &RING[..4]);
}

#[test]
fn couples_follow_the_two_person_solution() {
    follows("edge_list", &pairs(2_000), 2_000, 16, &PAIRS[..4]);
}

#[test]
#[ignore = "full size"]
fn diffusion_at_full_size() {
    follows("well_mixed", &[], 20_000, 48, &BASS);
    follows("ring", &[], 20_000, 32, &RING);
    follows("edge_list", &pairs(20_000), 20_000, 32, &PAIRS);
}

/// Check 22, second set: cell telephones, p = .00471, q = .506, F at the peak t* = 9.157543 is
/// (q - p) / (2 q) = 0.495346.
#[test]
#[ignore = "full size"]
fn cell_telephones_peak_after_nine_years() {
    let mut s = market(50_000, week_of(9.157_543) as u32, "well_mixed");
    set(
        &mut s,
        &[(P::AcquisitionPerYear, 0.004_71 / STRETCH), (P::AcquisitionImitationPerYear, 0.506 / STRETCH)],
    );
    let sample = Sample::of(shares(&s, &[], 48, &[9.157_543]).iter().map(|row| row[0]));
    assert_agrees("#22 F(t*)", sample.mean, 0.495_346, sample.se() + 2.0 * STEP_ERROR / TOLERANCE);
}

/// A network: its word, its settings, its own ties.
type Kind<'a> = (&'a str, &'a [(P, f64)], &'a [(u32, u32)]);

/// Every network lies between couples and the complete network, and the more open, the faster.
fn bounds(people: u32, replications: u32) {
    const T: f64 = 10.0;
    let own = pairs(people);
    let kinds: [Kind; 5] = [
        ("edge_list", &[], &own),
        ("ring", &[(P::NetworkNeighbours, 2.0)], &[]),
        ("watts_strogatz", &[(P::NetworkNeighbours, 4.0), (P::NetworkRewiring, 0.1)], &[]),
        ("barabasi_albert", &[(P::NetworkAttachments, 6.0)], &[]),
        ("well_mixed", &[], &[]),
    ];
    let samples: Vec<Sample> = kinds
        .into_iter()
        .map(|(kind, settings, edges)| {
            let mut s = market(people, week_of(T) as u32, kind);
            set(&mut s, settings);
            Sample::of(shares(&s, edges, replications, &[T]).iter().map(|row| row[0]))
        })
        .collect();
    for ((slow, fast), (kind, ..)) in samples.iter().zip(&samples[1..]).zip(&kinds[1..]) {
        let se = (slow.se() * slow.se() + fast.se() * fast.se()).sqrt();
        let ahead = (fast.mean - slow.mean) / se;
        println!("#24 {kind} is ahead by {ahead:.1} SE: {} against {}", fast.mean, slow.mean);
        assert!(ahead > TOLERANCE, "#24 {kind} {} does not lead {}", fast.mean, slow.mean);
    }
}

#[test]
fn every_network_lies_between_couples_and_everybody() {
    bounds(2_000, 16); // the closest two lie 0.04 apart; SE of a difference 0.005
}

#[test]
#[ignore = "full size"]
fn every_network_lies_between_couples_and_everybody_at_full_size() {
    bounds(20_000, 16);
}
