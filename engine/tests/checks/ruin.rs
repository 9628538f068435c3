//! Small firms and ruin: the same bad year kills a small firm more often than a large one.

use crate::support::*;
use grapevine_engine::scenario::params::ParamId as P;
use grapevine_engine::scenario::{Scenario, Setting};

/// A firm with so many customers, whose margin just pays its fixed costs, with cash for some weeks of them.
fn firm(customers: u32) -> Scenario {
    let mut s = quiet(customers, customers, 52);
    let n = f64::from(customers);
    set(
        &mut s,
        &[
            (P::VisitsPerYear, 52.0),
            (P::SpendMean, 10.0),
            (P::MoneyMargin, 0.5),
            (P::MoneyFixedPerWeek, 4.8 * n),
            (P::SpendVisitCv, 1.0),
            (P::RuinOn, 1.0),
            (P::RuinCashAtStart, 4.0 * n),
        ],
    );
    // Three people in a hundred leave over the year.
    s.with_policy("Bad press", &[(P::ExitProduct, Setting::To(0.06))])
}

#[test]
fn the_same_shock_ruins_a_small_firm_more_often() {
    let ruined = |customers, policy: usize, n| {
        let all = worlds(&firm(customers), &[], 0..n, |w| metric("ruined", &w.outcomes[policy], &w.values));
        Sample::of(all)
    };
    let (small, large) = (ruined(10, 1, 200), ruined(500, 1, 40));
    let se = (small.se() * small.se() + large.se() * large.se()).sqrt();
    assert!(small.mean - large.mean > TOLERANCE * se, "{small:?} {large:?}");
    // Without the shock the large one never fails.
    assert_eq!(ruined(500, 0, 10).mean, 0.0);
}

#[test]
fn a_firm_without_income_lasts_as_long_as_its_cash() {
    let mut s = quiet(5, 0, 30);
    set(&mut s, &[(P::MoneyFixedPerWeek, 100.0), (P::RuinOn, 1.0), (P::RuinCashAtStart, 1_050.0)]);
    // After eleven weeks 1,100 are spent: ten weeks were survived.
    let read = |s: &Scenario, key: &str| worlds(s, &[], 0..1, |w| metric(key, &w.outcomes[0], &w.values))[0];
    assert_eq!((read(&s, "ruined"), read(&s, "weeks_survived")), (1.0, 10.0));
    s.world[P::RuinCashAtStart] = 3_000.0;
    assert_eq!((read(&s, "ruined"), read(&s, "weeks_survived")), (0.0, 30.0));
    s.world[P::RuinOn] = 0.0;
    s.world[P::RuinCashAtStart] = 0.0;
    assert_eq!((read(&s, "ruined"), read(&s, "weeks_survived")), (0.0, 30.0));
}
