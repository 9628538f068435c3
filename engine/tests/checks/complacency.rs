//! Complacency (row 37): gap(tau) = (c_c + c_e)(1 - e^(-tau / tau_c)); a visit fails with Phi(Phi^-1(f) + gap).

use crate::support::*;
use grapevine_engine::draws::math::{normal_cdf, normal_quantile};
use grapevine_engine::model::Outcome;
use grapevine_engine::scenario::params::ParamId as P;
use grapevine_engine::scenario::{Scenario, Setting};

const RATE: f64 = 0.018_859_433_7;

/// Everybody comes once a week, and nobody leaves because of a failure.
fn market(people: u32, weeks: u32) -> Scenario {
    let mut s = quiet(people, people, weeks);
    weekly_visits(&mut s);
    stay(&mut s, 1.0);
    set(&mut s, &[(P::QualityFailureRate, RATE), (P::ComplacencyOn, 1.0), (P::RecoveryCompensation, 0.0)]);
    set(&mut s, &[(P::VoiceCostPerContact, 0.0), (P::ReachTold, 0.0)]);
    s
}

/// Share of visits that fail after so many weeks of neglect, with the defaults .1 + .2 SD and 2 years.
fn failing(weeks: f64) -> f64 {
    normal_cdf(normal_quantile(RATE) + 0.3 * (1.0 - (-weeks / 104.0).exp()))
}

/// Share of visits that failed in some weeks, and their number.
fn failed(o: &Outcome, weeks: std::ops::Range<usize>) -> (f64, f64) {
    let (failures, visits) =
        o.weeks[weeks].iter().fold((0, 0), |(f, v), w| (f + w.failures_treatment, v + w.visits));
    (failures as f64 / visits as f64, visits as f64)
}

#[test]
fn failures_grow_with_tenure_as_the_closed_form_says() {
    let s = market(4_000, 520);
    let o = worlds(&s, &[], 0..1, |w| w.outcomes[0].clone()).remove(0);
    for from in [0_usize, 52, 104, 260, 494] {
        let exact = (from..from + 26).map(|w| failing(w as f64)).sum::<f64>() / 26.0;
        let (rate, visits) = failed(&o, from..from + 26);
        assert_agrees(&format!("row 37: week {from}"), rate, exact, se_share(exact, visits));
    }
    // The gap in the end is .3 SD: Phi(-2.0779 + .3) = .0377, twice as many failures. It can fail.
    let (rate, visits) = failed(&o, 494..520);
    assert_tells_apart("no gap", rate, RATE, se_share(RATE, visits));
    assert!((failing(1e6) - 0.037_7).abs() < 5e-5);
}

#[test]
fn new_customers_are_new_and_old_ones_old() {
    let mut s = market(4_000, 26);
    s.world[P::ComplacencyAtStartYears] = 4.0;
    let (rate, visits) = worlds(&s, &[], 0..1, |w| failed(&w.outcomes[0], 0..26))[0];
    let exact = (0..26).map(|w| failing(208.0 + f64::from(w))).sum::<f64>() / 26.0;
    assert_agrees("four years at the start", rate, exact, se_share(exact, visits));
    assert_tells_apart("nobody is new", rate, failing(13.0), se_share(exact, visits));
}

#[test]
fn reviews_close_the_gap_and_cost_money() {
    // Every customer is reviewed once a year, accounts take turns: neglect is uniform on 0..52 weeks.
    let s = market(4_000, 364).with_policy("review", &[(P::ComplacencyReviewEveryMonths, Setting::To(12.0))]);
    let mut s = s;
    s.policies[1].from_week = 208;
    let o = worlds(&s, &[], 0..1, |w| w.outcomes.clone()).remove(0);
    assert_eq!(o[0].weeks[..208], o[1].weeks[..208], "before it begins");
    let (rate, visits) = failed(&o[1], 260..364);
    let exact = (0..52).map(|w| failing(f64::from(w) + 0.5)).sum::<f64>() / 52.0;
    assert_agrees("reviewed every year", rate, exact, se_share(exact, visits));
    assert_tells_apart("never reviewed", rate, failing(312.0), se_share(exact, visits));
    // 4,000 reviews of 15 in each of three years, paid weekly in whole cents.
    let cost = o[1].weeks.iter().map(|w| w.cost_cents).sum::<i64>() as f64 / 100.0;
    assert!((cost - 3.0 * 60_000.0).abs() <= 0.005 * 156.0, "cost {cost}");
}

/// Losses per customer and year, year by year.
fn hazards(o: &Outcome) -> Vec<f64> {
    o.weeks
        .chunks(52)
        .map(|year| (year[0].customers_start as f64 / year[51].customers_end as f64).ln())
        .collect()
}

#[test]
fn the_hazard_of_leaving_has_a_late_hump_and_reviews_take_it_away() {
    // Customers differ in how often they are failed. Those failed often leave first, so that the hazard of the cohort
    // falls; complacency lets it rise against that for some years: highest neither at the start nor at the end.
    let n = 20_000_u32;
    let mut s = market(n, 520);
    stay(&mut s, 0.0);
    set(
        &mut s,
        &[
            (P::VisitsLaw, word(P::VisitsLaw, "poisson")),
            (P::VisitsPerYear, 12.0),
            (P::QualityFailureConcentration, 60.0),
            (P::ComplacencyEffortLoss, 0.2),
            (P::ComplacencyExpectationRise, 0.4),
        ],
    );
    let mut s = s.with_policy("review", &[(P::ComplacencyReviewEveryMonths, Setting::To(3.0))]);
    s.policies[1].from_week = 104;
    let [on, review] =
        worlds(&s, &[], 0..1, |w| [hazards(&w.outcomes[0]), hazards(&w.outcomes[1])]).remove(0);
    println!("{on:.4?}\n{review:.4?}");
    let highest = (0..10).max_by(|&a, &b| on[a].total_cmp(&on[b])).expect("ten years");
    // SE of a year's hazard: sqrt(h / customers), below .008 while 5,000 are left.
    let se = |year: usize| (on[year] / (f64::from(n) * (-on[..year].iter().sum::<f64>()).exp())).sqrt();
    let apart = |year: usize| (on[highest] - on[year]) / (se(highest).powi(2) + se(year).powi(2)).sqrt();
    assert!((1..9).contains(&highest), "highest in year {}: {on:?}", highest + 1);
    assert!(apart(0) > TOLERANCE && apart(9) > TOLERANCE, "{on:?}");
    // Reviews every three months put it back below the first year's.
    assert!(review[3] < on[0] && review[3] < 0.8 * on[3], "{review:?}");
}

#[test]
fn a_bigger_gap_only_adds_failures() {
    let mut s = market(2_000, 104);
    s.world[P::ComplacencyExpectationRise] = 0.0;
    let less = worlds(&s, &[], 0..1, |w| w.outcomes[0].weeks.clone()).remove(0);
    s.world[P::ComplacencyExpectationRise] = 0.4;
    let more = worlds(&s, &[], 0..1, |w| w.outcomes[0].weeks.clone()).remove(0);
    assert!(less.iter().zip(&more).all(|(a, b)| a.failures_treatment <= b.failures_treatment));
    assert!(less[103].failures_treatment < more[103].failures_treatment);
    assert_eq!(less[0], more[0], "nobody is neglected in the first week");
}
