//! Check 25: word of mouth over strong and weak ties (Goldenberg, Libai & Muller 2001, Marketing Letters 12).

use crate::support::*;
use grapevine_engine::scenario::Scenario;
use grapevine_engine::scenario::params::ParamId as P;

/// Nobody is a customer; a week is a period of the theory. With j weak and m strong ties who have adopted somebody
/// adopts with 1 - (1 - a)(1 - b_w)^j (1 - b_s)^m, so the hazards are -ln(1 - ...).
fn adoption(strong: f64, weak: f64, own: f64, per_weak: f64, per_strong: f64, weeks: u32) -> Scenario {
    let mut s = quiet(3_000, 0, weeks);
    let yearly = |p: f64| -52.0 * (1.0 - p).ln();
    set(
        &mut s,
        &[
            (P::NetworkKind, word(P::NetworkKind, "strong_weak")),
            (P::NetworkStrong, strong),
            (P::NetworkWeak, weak),
            (P::VisitsPerYear, 0.0),
            (P::AcquisitionPerYear, yearly(own)),
            (P::AcquisitionPerWeakTie, yearly(per_weak)),
            (P::AcquisitionPerStrongTie, yearly(per_strong)),
            (P::WomPositiveEffect, 0.0),
            (P::WomNegativeEffect, 0.0),
        ],
    );
    s
}

/// Periods until a share of the market has adopted, one number per world.
fn periods(s: &Scenario, share: f64, n: u32) -> Vec<f64> {
    worlds(s, &[], 0..n, |w| {
        let weeks = &w.outcomes[0].weeks;
        let reached = weeks.iter().position(|week| week.customers_end as f64 >= share * 3_000.0);
        reached.map_or(f64::INFINITY, |week| week as f64 + 1.0)
    })
}

fn close(what: &str, s: &Scenario, share: f64, n: u32, low: f64, high: f64) {
    let sample = Sample::of(periods(s, share, n));
    let slack = TOLERANCE * sample.sd / f64::from(n).sqrt();
    assert!(
        (low - slack..=high + slack).contains(&sample.mean),
        "{what}: {} +- {slack}, expected {low} to {high}",
        sample.mean
    );
}

#[test]
fn strong_and_weak_ties_take_off_after_six_periods_and_finish_after_twelve() {
    // Simulated by others: 6.25 +- 0.43 and 12.45 +- 0.50 (standard deviations between runs); mean field 6 and 12.
    let s = adoption(17.0, 17.0, 0.005, 0.01, 0.04, 40);
    close("#25 T16", &s, 0.16, 24, 6.0, 6.5);
    close("#25 T95", &s, 0.95, 24, 12.0, 12.9);
    // It can fail: without strong ties everything takes longer.
    let weak = adoption(0.0, 17.0, 0.005, 0.01, 0.04, 200);
    assert!(Sample::of(periods(&weak, 0.95, 8)).mean > 20.0);
}

/// Periods to 16 % and 95 % when everybody meets new people in every period: the mean field.
fn mean_field(strong: f64, weak: f64, own: f64, per_weak: f64, per_strong: f64) -> [u32; 2] {
    let (mut share, mut period, mut found) = (0.0, 0, [0; 2]);
    while found[1] == 0 {
        // Each of w ties is a customer with probability F: E(1 - b)^j = (1 - b F)^w.
        let keeps =
            (1.0 - own) * (1.0 - per_weak * share).powf(weak) * (1.0 - per_strong * share).powf(strong);
        share += (1.0 - share) * (1.0 - keeps);
        period += 1;
        for (found, limit) in found.iter_mut().zip([0.16, 0.95]) {
            if *found == 0 && share >= limit {
                *found = period;
            }
        }
    }
    found
}

#[test]
fn few_weak_effects_take_47_periods_and_many_strong_ones_four() {
    let (few, many) = ((5.0, 5.0, 0.0005, 0.005, 0.01), (29.0, 29.0, 0.01, 0.015, 0.07));
    assert_eq!(mean_field(17.0, 17.0, 0.005, 0.01, 0.04), [6, 12]);
    assert_eq!(mean_field(few.0, few.1, few.2, few.3, few.4), [47, 108]);
    assert_eq!(mean_field(many.0, many.1, many.2, many.3, many.4), [4, 6]);
    // Lasting ties are slower than the mean field where there are few of them, because who adopts next knows
    // adopters already; with 58 ties the difference is gone.
    let slow = adoption(few.0, few.1, few.2, few.3, few.4, 200);
    close("#25 slowest T16", &slow, 0.16, 12, 47.0, 52.0);
    close("#25 slowest T95", &slow, 0.95, 12, 108.0, 124.0);
    let fast = adoption(many.0, many.1, many.2, many.3, many.4, 20);
    close("#25 fastest T16", &fast, 0.16, 12, 3.5, 4.0);
    close("#25 fastest T95", &fast, 0.95, 12, 6.0, 6.5);
}

#[test]
fn strong_ties_come_first_and_repeats_are_erased() {
    use grapevine_engine::draws::Draws;
    use grapevine_engine::model::dispatch::Isa;
    use grapevine_engine::model::network::{Network, build};
    let s = adoption(5.0, 7.0, 0.0, 0.0, 0.0, 1);
    let mut net = Network::default();
    build(&s.world, &[], &Draws::new(7, 0), Isa::detect(), &mut net);
    let mut ties = 0;
    for person in 0..3_000 {
        let own = net.ties(person);
        ties += own.len();
        let strong = &own[..net.strong(person) as usize];
        assert!(strong.len() <= 5 && own.len() <= 12);
        // Strength is mutual.
        for &other in strong {
            assert!(net.ties(other)[..net.strong(other) as usize].contains(&person));
        }
        let mut sorted = own.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        assert!(sorted.len() == own.len() && !sorted.contains(&person));
    }
    // Erased are about (s^2 + w^2 + 2 s w) / 2 = 72 of 18,000 pairs and as many loops as there are kinds of ends.
    assert!((35_600..=36_000).contains(&ties), "{ties} ends");
}
