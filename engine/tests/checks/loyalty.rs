//! Loyalty (rows 11, 39, 40 and 56 of the evidence): tenure lowers the pull of alternatives and buffers failures.

use crate::support::*;
use grapevine_engine::model::ledger::Cause;
use grapevine_engine::scenario::params::ParamId as P;
use grapevine_engine::scenario::{Scenario, Setting};

/// A cohort whom only competitors take away, at `hazard` a year; loyalty grows within a year.
fn cohort(people: u32, weeks: u32, hazard: f64) -> Scenario {
    let mut s = quiet(people, people, weeks);
    set(
        &mut s,
        &[
            (P::ExitCompetitor, hazard),
            (P::LoyaltyOn, 1.0),
            (P::LoyaltyGrowthYears, 1.0),
            (P::LoyaltyPull, 1.0),
        ],
    );
    s
}

fn customers(s: &Scenario, policy: usize) -> f64 {
    worlds(s, &[], 0..1, |w| w.outcomes[policy].end.customers as f64)[0]
}

fn left(s: &Scenario, policy: usize, cause: Cause) -> f64 {
    let count = |w: &grapevine_engine::model::World| {
        w.outcomes[policy].weeks.iter().map(|week| week.left[cause as usize]).sum::<i64>() as f64
    };
    worlds(s, &[], 0..1, count)[0]
}

#[test]
fn loyal_customers_resist_as_the_closed_form_says() {
    // Survival is e^(-h / 52 sum over weeks of e^-l), l = 1 - e^(-week / 52).
    let (n, weeks, h) = (40_000, 156, 0.6);
    let s = cohort(n, weeks, h);
    let sum: f64 = (0..weeks).map(|w| (-(1.0 - (-f64::from(w) / 52.0).exp())).exp()).sum();
    let exact = (-h / 52.0 * sum).exp();
    let share = customers(&s, 0) / f64::from(n);
    let se = se_share(exact, f64::from(n));
    assert_agrees("loyal survivors", share, exact, se);
    // It can fail: without loyalty e^-1.8 = .165 stay; with full loyalty from the start .516.
    assert_tells_apart("no loyalty", share, (-h * 3.0).exp(), se);
    assert_tells_apart("loyal from the start", share, (-h * 3.0 / 1_f64.exp()).exp(), se);
}

#[test]
fn brick_walls_lower_the_share_of_competitors_and_cost_money() {
    // Equal hazards of competitors and of the product: half each; behind walls of 1 the competitor's is e^-1 of it.
    let n = 20_000_u32;
    let mut s = cohort(n, 104, 0.2);
    set(&mut s, &[(P::ExitProduct, 0.2), (P::LoyaltyPull, 0.0), (P::LoyaltySwitchingCostPrice, 26.0)]);
    let s = s.with_policy("walls", &[(P::LoyaltySwitchingCost, Setting::To(1.0))]);
    let share = |policy| {
        let (rival, product) = (left(&s, policy, Cause::Competitor), left(&s, policy, Cause::Product));
        (rival / (rival + product), rival + product)
    };
    let walls = (-1_f64).exp();
    let exact = walls / (1.0 + walls);
    let ((open, of), (behind, out_of)) = (share(0), share(1));
    assert_agrees("share of competitors", open, 0.5, se_share(0.5, of));
    assert_agrees("share of competitors behind walls", behind, exact, se_share(exact, out_of));
    assert_tells_apart("walls do nothing", behind, 0.5, se_share(exact, out_of));
    let [cost, due] = worlds(&s, &[], 0..1, |w| {
        let o = &w.outcomes[1];
        [metric("cost", o, &w.values), total(o, |week| week.customers_start) * 26.0 / 52.0]
    })[0];
    // Paid in whole cents each week.
    assert!((cost - due).abs() <= 0.005 * 104.0, "cost {cost}, due {due}");
    assert_eq!(worlds(&s, &[], 0..1, |w| metric("cost", &w.outcomes[0], &w.values))[0], 0.0);
}

#[test]
fn the_loyal_stay_when_somebody_undercuts_the_price() {
    // For a year prices elsewhere draw customers away at a rate of 1. Of strangers e^-1 stay, of the loyal e^-(e^-1).
    let n = 20_000;
    let stay_after = |years: f64, pull: f64| {
        let mut s = cohort(n, 52, 0.0);
        set(&mut s, &[(P::LoyaltyAtStartYears, years), (P::LoyaltyPull, pull)]);
        let s = s.with_policy("undercut", &[(P::ExitPrice, Setting::To(1.0))]);
        assert_eq!(customers(&s, 0), f64::from(n));
        customers(&s, 1) / f64::from(n)
    };
    let (strangers, loyal) = (stay_after(20.0, 0.0), stay_after(20.0, 1.0));
    let exact = (-(-1_f64).exp()).exp();
    assert_agrees("strangers stay", strangers, (-1_f64).exp(), se_share(0.368, f64::from(n)));
    assert_agrees("the loyal stay", loyal, exact, se_share(exact, f64::from(n)));
    let new = stay_after(0.0, 1.0);
    assert!(strangers < new && new < loyal, "{strangers} {new} {loyal}");
}

/// Everybody is failed once; the share who stay.
fn stay_after_failure(years: f64, strength: f64, voice: f64) -> f64 {
    let n = 20_000;
    let mut s = cohort(n, 1, 0.0);
    weekly_visits(&mut s);
    set(
        &mut s,
        &[
            (P::LoyaltyAtStartYears, years),
            (P::LoyaltyStrength, strength),
            (P::LoyaltyBuffer, 0.3),
            (P::QualityFailureRate, 1.0),
            (P::QualityMajorShare, 0.0),
            (P::VoiceRate, voice),
            (P::RecoveryResolved, 1.0),
        ],
    );
    // Nobody is answered within two days.
    s.world[P::RecoveryResponseDays] = 60.0;
    s.world[P::RecoveryResponseSigma] = 0.0;
    customers(&s, 0) / f64::from(n)
}

#[test]
fn a_recovered_customer_of_many_years_returns_more_than_a_silent_one() {
    // 1 - (1 - .3 l)(1 - stay): .70 of recovered strangers and .37 of silent ones; .79 and .559 after many years.
    let n = 20_000.0;
    for (years, voice, exact) in [(0.0, 1.0, 0.70), (0.0, 0.0, 0.37), (40.0, 1.0, 0.79), (40.0, 0.0, 0.559)] {
        let share = stay_after_failure(years, 1.0, voice);
        let what = format!("row 11: {years} years, voice {voice}");
        assert_agrees(&what, share, exact, se_share(exact, n));
    }
    assert_tells_apart("no buffer", stay_after_failure(40.0, 1.0, 1.0), 0.70, se_share(0.79, n));
}

#[test]
fn a_firm_that_knows_its_customers_is_forgiven_more() {
    // Row 56: strength 1 for the small firm, .4 for the chain, 0 for a machine: .559, .4456, .37.
    for (strength, exact) in [(1.0, 0.559), (0.4, 0.4456), (0.0, 0.37)] {
        let share = stay_after_failure(40.0, strength, 0.0);
        assert_agrees(&format!("row 56: strength {strength}"), share, exact, se_share(exact, 20_000.0));
    }
}

/// Retention of the first and of the third year of a cohort.
fn retention(s: &Scenario) -> [f64; 2] {
    worlds(s, &[], 0..1, |w| {
        let weeks = &w.outcomes[0].weeks;
        [0, 104].map(|from| weeks[from + 51].customers_end as f64 / weeks[from].customers_start as f64)
    })[0]
}

#[test]
fn retention_rises_with_tenure_by_sorting_alone_and_by_loyalty_alone() {
    let n = 30_000;
    let mut alike = quiet(n, n, 156);
    stay(&mut alike, 0.0);
    set(&mut alike, &[(P::VisitsPerYear, 12.0), (P::QualityFailureRate, 0.04)]);
    // Alike and without memory: as many in the third year as in the first.
    let [first, third] = retention(&alike);
    let se = |p: f64| se_share(p, f64::from(n) * p * p);
    let exact = (-12.0 * 0.04_f64).exp();
    assert_agrees("alike, first year", first, exact, se_share(exact, f64::from(n)));
    assert_agrees("alike, third year", third, exact, se(exact));
    // Nobody changes, but those who are failed often leave first.
    let mut sorted = alike.clone();
    sorted.world[P::QualityFailureConcentration] = 10.0;
    let [first, third] = retention(&sorted);
    assert!(third - first > TOLERANCE * se(third), "sorting: {first} {third}");
    // Nobody differs, but loyalty forgives more and more.
    let mut loyal = alike;
    stay(&mut loyal, 0.3);
    set(&mut loyal, &[(P::LoyaltyOn, 1.0), (P::LoyaltyBuffer, 0.9), (P::LoyaltyGrowthYears, 1.0)]);
    let [first, third] = retention(&loyal);
    assert!(third - first > TOLERANCE * se(third), "loyalty: {first} {third}");
}

#[test]
fn loyalty_of_no_effect_changes_nothing() {
    // The same people with the same luck; the path through own histories decides as the other one does.
    let mut s = quiet(3_000, 1_500, 60);
    set(
        &mut s,
        &[
            (P::QualityFailureRate, 0.05),
            (P::ExitCompetitor, 0.3),
            (P::AcquisitionPerYear, 0.3),
            (P::TalkSatisfiedShare, 0.1),
        ],
    );
    let s = s.with_policy(
        "on",
        &[
            (P::LoyaltyOn, Setting::To(1.0)),
            (P::LoyaltyStrength, Setting::To(0.0)),
            (P::ComplacencyOn, Setting::To(1.0)),
            (P::DriftOn, Setting::To(1.0)),
            (P::ContagionOn, Setting::To(1.0)),
            (P::ReferredOn, Setting::To(1.0)),
            (P::ProgrammeOn, Setting::To(1.0)),
            (P::ProgrammeMemberShare, Setting::To(0.0)),
        ],
    );
    let mut s = s;
    set(
        &mut s,
        &[
            (P::ComplacencyEffortLoss, 0.0),
            (P::ComplacencyExpectationRise, 0.0),
            (P::ProgrammeCostPerMonth, 0.0),
        ],
    );
    worlds(&s, &[], 0..2, |w| assert_eq!(lived(&w.outcomes[0]), lived(&w.outcomes[1])));
}

#[test]
fn nobody_and_a_single_customer_are_legal() {
    for (people, customers) in [(1, 0), (1, 1), (2, 1)] {
        let mut s = quiet(people, customers, 60);
        set(
            &mut s,
            &[
                (P::LoyaltyOn, 1.0),
                (P::ComplacencyOn, 1.0),
                (P::DriftOn, 1.0),
                (P::ContagionOn, 1.0),
                (P::ReferredOn, 1.0),
                (P::ProgrammeOn, 1.0),
                (P::ComplacencyReviewEveryMonths, 1.0),
                (P::LoyaltyLoss, 1.0),
                (P::QualityFailureRate, 0.5),
                (P::AcquisitionPerYear, 5.0),
                (P::ExitCompetitor, 1.0),
                (P::DriftVisitsTarget, 0.0),
            ],
        );
        let npv = worlds(&s, &[], 0..4, |w| metric("npv", &w.outcomes[0], &w.values));
        assert!(npv.iter().all(|v| v.is_finite()), "{npv:?}");
    }
}

#[test]
fn access_and_price_are_counted_among_the_losses() {
    // Half of the switching is access, as East et al. found for located services.
    let n = 20_000;
    let mut s = quiet(n, n, 104);
    set(&mut s, &[(P::ExitAccess, 0.4), (P::ExitCompetitor, 0.2), (P::ExitPrice, 0.2)]);
    let [left, access, price, competitor] = worlds(&s, &[], 0..1, |w| {
        ["left", "left_access", "left_price", "left_competitor"]
            .map(|key| metric(key, &w.outcomes[0], &w.values))
    })[0];
    assert_eq!(left, access + price + competitor);
    assert_agrees("access", access / left, 0.5, se_share(0.5, left));
    assert_agrees("price", price / left, 0.25, se_share(0.25, left));
}

#[test]
fn who_came_because_others_spoke_well_of_the_firm_spends_more() {
    let mut s = quiet(4_000, 1_000, 60);
    weekly_visits(&mut s);
    set(
        &mut s,
        &[
            (P::SpendMean, 10.0),
            (P::TalkSatisfiedShare, 0.05),
            (P::WomPositiveEffect, 0.5),
            (P::AcquisitionPerYear, 20.0),
        ],
    );
    s.world[P::ReferredBasket] = 1.16;
    let s = s.with_policy("referred are worth more", &[(P::ReferredOn, Setting::To(1.0))]);
    // Spend of week 50 in baskets: of customers of the start, of new ones; and visits of new ones.
    let week = |policy: usize| {
        worlds(&s, &[], 0..1, |w| {
            let week = &w.outcomes[policy].weeks[50];
            let all = week.revenue_cents as f64 / 1_000.0;
            let new = week.revenue_new_cents as f64 / 1_000.0;
            [all - new, new, week.visits as f64 - 1_000.0]
        })[0]
    };
    let ([_, plain, visitors], [old, new, visits]) = (week(0), week(1));
    assert_eq!(old, 1_000.0, "customers of the start spend what they spent");
    let (referred, exact) = ((new - visits) / 0.16 / visits, share_referred());
    assert_agrees("customers who were referred", referred, exact, se_share(exact, 3_000.0));
    assert_eq!(plain, visitors, "and without the switch everybody spends alike");
}

/// Of 3,000 who join at a hazard of 20 / 52 times 2 (1 - .5^(1 + k)) a week after k good stories, the share with k > 0.
/// A customer of four thousand people tells .15 of them in a week, who hear it in the next.
fn share_referred() -> f64 {
    let (mut heard, mut customers, mut referred, mut told) = ([0.0; 12], 1_000.0, 0.0, 0.0_f64);
    heard[0] = 3_000.0_f64;
    for _ in 0..50 {
        let mean = told / 3_999.0;
        told = customers * 0.15;
        let before = heard;
        heard = [0.0; 12];
        for (k, people) in before.into_iter().enumerate() {
            let mut poisson = (-mean).exp();
            for (more, group) in heard[k..].iter_mut().enumerate() {
                *group += people * poisson;
                poisson *= mean / (more as f64 + 1.0);
            }
        }
        for (k, group) in heard.iter_mut().enumerate() {
            let joins = *group * (1.0 - (-20.0 / 52.0 * 2.0 * (1.0 - 0.5_f64.powi(k as i32 + 1))).exp());
            *group -= joins;
            customers += joins;
            referred += if k > 0 { joins } else { 0.0 };
        }
    }
    referred / 3_000.0
}
