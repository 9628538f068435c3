//! Check 35 and the patterns of competition: who changes, to whom, and what that means for small and large firms.

use crate::support::*;
use grapevine_engine::metric::METRICS;
use grapevine_engine::model::Outcome;
use grapevine_engine::model::ledger::{Cause, Week};
use grapevine_engine::scenario::params::ParamId as P;
use grapevine_engine::scenario::{Scenario, Setting};

const WEEKS: f64 = 52.0;

/// A quiet market in which people do nothing but compare firms: nobody fails anybody, and whoever is with a firm
/// goes to another one when he leaves it.
fn compared(people: u32, customers: u32, weeks: u32, firms: f64) -> Scenario {
    let mut s = quiet(people, customers, weeks);
    set(
        &mut s,
        &[
            (P::RivalsOn, 1.0),
            (P::RivalsFirms, firms),
            (P::RivalsShare, 1.0),
            (P::RivalsNobodyShare, 0.0),
            (P::RivalsAcquisitionPerYear, 0.0),
        ],
    );
    s
}

/// Share of everybody who are our customers when each week begins, in each world, and at the end.
fn shares(s: &Scenario, policy: usize, worlds_wanted: u32) -> Vec<Vec<f64>> {
    let people = s.world[P::MarketPeople];
    worlds(s, &[], 0..worlds_wanted, |w| {
        let o = &w.outcomes[policy];
        let starts = o.weeks.iter().map(|week| week.customers_start as f64 / people);
        starts.chain([o.end.customers as f64 / people]).collect()
    })
}

/// Two brands A (ours) and B of whose customers .7 and .5 stay a week: the odds that a comparison favours us are
/// ln .5 : ln .7, the rate of comparing gives the rest.
fn two_brands(people: u32, weeks: u32) -> Scenario {
    let mut s = compared(people, people, weeks, 1.0);
    let odds = 0.5_f64.ln() / 0.7_f64.ln();
    set(&mut s, &[(P::ExitCompetitor, -WEEKS * 0.7_f64.ln()), (P::RivalsQuality, -odds.ln())]);
    s.with_policy("Keeps 75 %", &[(P::ExitCompetitor, Setting::To(-WEEKS * 0.75_f64.ln()))])
}

#[test]
fn two_brands_settle_at_five_eighths() {
    let n = 400.0;
    let all = shares(&two_brands(400, 12), 0, 40);
    // The chain [[.7, .3], [.5, .5]] from A; people are independent.
    for (week, exact) in [(1, 0.7), (2, 0.64), (3, 0.628), (4, 0.6256), (5, 0.625_12), (12, 0.625)] {
        let sample = Sample::of(all.iter().map(|w| w[week]));
        let se = se_share(exact, n * 40.0);
        assert_agrees(&format!("#35 week {week}"), sample.mean, exact, se);
        assert_tells_apart("#35 half", sample.mean, 0.5, se);
    }
}

#[test]
fn a_customer_of_the_first_brand_is_worth_73_and_five_points_of_retention_make_it_78() {
    let s = two_brands(100, 110);
    for (policy, exact) in [(0, 73.333_33), (1, 77.647_06)] {
        // Margin 10 at the start of each week, discounted by 1.1 a week: the rest beyond 110 weeks is 0.002.
        let value = |weeks: &Vec<f64>| {
            (0..110).zip(weeks).map(|(t, share)| 10.0 * share / 1.1_f64.powi(t)).sum::<f64>()
        };
        let sample = Sample::of(shares(&s, policy, 60).iter().map(value));
        assert_agrees("#35 value", sample.mean, exact, sample.se());
        assert_tells_apart(
            "#35 value without coming back",
            sample.mean,
            10.0 / (1.0 - 0.7 / 1.1),
            sample.se(),
        );
    }
}

/// Stationary share of the firm with chance `a` of being chosen, when everybody compares at `rate` a week and moves at
/// most once in it.
fn stationary(a: f64, rate: f64) -> f64 {
    let leaves = |stays: f64| 1.0 - (-rate * (1.0 - stays)).exp();
    leaves(1.0 - a) / (leaves(a) + leaves(1.0 - a))
}

#[test]
fn at_the_same_price_the_share_of_the_better_firm_is_logit_in_the_gap_of_quality() {
    // The weight of quality is 1.5; the gap opens by policy, so that the rate of comparing stays what it is today:
    // 12 a year / (1 - 1/2).
    let (weight, people) = (1.5, 300);
    for gap in [-1.0, 0.0, 0.4, 2.0] {
        let mut s = compared(people, people / 2, 80, 1.0);
        set(&mut s, &[(P::RivalsQualityWeight, weight), (P::ExitCompetitor, 12.0)]);
        let s = s.with_policy("Gap", &[(P::QualityMean, Setting::To(gap))]);
        let chosen = 1.0 / (1.0 + (-weight * gap).exp());
        let exact = stationary(chosen, 24.0 / WEEKS);
        // A week in which nobody moves twice changes the logit share by less than 0.04.
        assert!((exact - chosen).abs() < 0.04, "{exact} {chosen}");
        let end = Sample::of(shares(&s, 1, 40).iter().map(|w| w[80]));
        assert_agrees(&format!("#35 gap {gap}"), end.mean, exact, se_share(exact, 40.0 * f64::from(people)));
    }
}

#[test]
fn a_rival_who_undercuts_us_wins_the_logit_share_of_the_price() {
    let s = compared(300, 150, 80, 1.0);
    let mut s = s.with_policy("Undercut", &[(P::RivalsPrice, Setting::To(0.8))]);
    set(&mut s, &[(P::RivalsPriceWeight, 2.5), (P::ExitCompetitor, 12.0)]);
    let exact = stationary(1.0 / (1.0 + 0.8_f64.powf(-2.5)), 24.0 / WEEKS);
    let end = Sample::of(shares(&s, 1, 40).iter().map(|w| w[80]));
    assert_agrees("undercut", end.mean, exact, se_share(exact, 12_000.0));
    assert_tells_apart("no effect of price", end.mean, 0.5, se_share(exact, 12_000.0));
}

#[test]
fn as_long_as_nothing_changes_customers_leave_for_competitors_and_friends_as_often_as_the_file_says() {
    // In the first week rivals have their customers of today: the same people leave for the same cause.
    let mut off = quiet(3_000, 2_000, 1);
    set(&mut off, &[(P::ExitCompetitor, 3.0), (P::ExitFriend, 2.0), (P::ExitMoved, 1.0)]);
    let mut on = off.clone();
    set(
        &mut on,
        &[(P::RivalsOn, 1.0), (P::RivalsFirms, 3.0), (P::RivalsQuality, -0.7), (P::Rival2Size, 4.0)],
    );
    let left = |s: &Scenario| worlds(s, &[], 0..4, |w| w.outcomes[0].weeks[0].left);
    assert_eq!(left(&off), left(&on));
    assert!(left(&off).iter().all(|left| left[Cause::Competitor as usize] > 50));
}

#[test]
fn better_rivals_take_more_customers_and_worse_ones_fewer() {
    let mut s = quiet(4_000, 3_000, 4);
    set(&mut s, &[(P::RivalsOn, 1.0), (P::ExitCompetitor, 1.0), (P::RivalsSize, 0.2)]);
    let s = s
        .with_policy("Better", &[(P::RivalsQuality, Setting::To(1.0))])
        .with_policy("Worse", &[(P::RivalsQuality, Setting::To(-1.0))]);
    // Chance of finding the rival better: .2 e^q / (1 + .2 e^q) = .1667 today, .3522 and .0685.
    let lost = |policy: usize| {
        let all =
            worlds(&s, &[], 0..30, |w| total(&w.outcomes[policy], |w| w.left[Cause::Competitor as usize]));
        Sample::of(all)
    };
    for (policy, factor) in [(0, 1.0), (1, 2.113_1), (2, 0.411_1)] {
        // In the first week as in continuous time; a few of the lost come back and leave again.
        let exact = 3_000.0 * (1.0 - (-factor * 4.0 / WEEKS).exp());
        let sample = lost(policy);
        assert!(
            (sample.mean / exact - 1.0).abs() < 0.03 + TOLERANCE * sample.se() / exact,
            "{sample:?} {exact}"
        );
    }
}

/// Six firms from half to twice our size that treat their customers alike, driving some away, until shares are steady.
fn sizes() -> Scenario {
    let mut s = compared(6_000, 750, 26, 5.0);
    let sizes = [P::Rival1Size, P::Rival2Size, P::Rival3Size, P::Rival4Size, P::Rival5Size];
    for (size, times) in sizes.into_iter().zip([0.5, 0.75, 1.25, 1.5, 3.0]) {
        s.world[size] = times;
    }
    set(&mut s, &[(P::ExitCompetitor, 10.0), (P::ExitProduct, 1.0)]);
    s
}

/// Customers, and how many of them leave in a week, added up over the run: ours and the rivals'.
fn leaving(o: &Outcome) -> [[f64; 2]; 6] {
    let sum = |count: &dyn Fn(&Week) -> i64| o.weeks.iter().map(count).sum::<i64>() as f64;
    core::array::from_fn(|firm| match firm {
        0 => [sum(&|w| w.customers_start), sum(&|w| w.left.iter().sum())],
        _ => [sum(&|w| w.rival_customers[firm - 1]), sum(&|w| w.rival_left[firm - 1])],
    })
}

#[test]
fn a_small_firm_loses_more_of_its_customers_than_a_large_one_that_is_no_better() {
    // Double jeopardy (McPhee 1963; Ehrenberg, Goodhardt & Barwise 1990): whoever compares finds another firm better
    // with 1 - P, and P grows with size alone.
    let s = sizes();
    let all = worlds(&s, &[], 0..8, |w| leaving(&w.outcomes[0]));
    let sum = 1.0 + 0.5 + 0.75 + 1.25 + 1.5 + 3.0;
    let compares = 10.0 / WEEKS / (1.0 - 1.0 / sum);
    let rate = |firm: usize| {
        let [customers, left] =
            all.iter().fold([0.0; 2], |sum, w| [sum[0] + w[firm][0], sum[1] + w[firm][1]]);
        (left / customers, customers)
    };
    let mut order = Vec::new();
    for (firm, size) in [(1, 0.5), (2, 0.75), (0, 1.0), (3, 1.25), (4, 1.5), (5, 3.0)] {
        let exact = 1.0 - (-compares * (1.0 - size / sum) - 1.0 / WEEKS).exp();
        let (simulated, customers) = rate(firm);
        assert_agrees(&format!("leaves a firm of size {size}"), simulated, exact, se_share(exact, customers));
        order.push((simulated, customers));
    }
    assert!(order.windows(2).all(|pair| pair[0].0 > pair[1].0 && pair[0].1 < pair[1].1), "{order:?}");
}

#[test]
fn when_rivals_serve_badly_we_win_their_customers_without_spending_anything() {
    let mut s = Scenario::as_today(grapevine_engine::evidence::Pack::Measured);
    set(
        &mut s,
        &[
            (P::MarketPeople, 2_000.0),
            (P::MarketCustomers, 500.0),
            (P::TimeWeeks, 104.0),
            (P::NetworkKind, word(P::NetworkKind, "well_mixed")),
            (P::RivalsOn, 1.0),
            (P::ExitCompetitor, 0.3),
        ],
    );
    let s = s.with_policy("Rivals serve badly", &[(P::RivalsQuality, Setting::To(-0.6))]);
    let gains = |key: &str| {
        let gain = |w: &grapevine_engine::model::World| {
            metric(key, &w.outcomes[1], &w.values) - metric(key, &w.outcomes[0], &w.values)
        };
        Sample::of(worlds(&s, &[], 0..16, gain))
    };
    for key in ["from_rivals", "customers", "market_share", "npv"] {
        let gain = gains(key);
        assert!(gain.mean > TOLERANCE * gain.se(), "{key}: {gain:?}");
    }
    let lost = gains("left_competitor");
    assert!(lost.mean < -TOLERANCE * lost.se(), "{lost:?}");
    let spent =
        worlds(&s, &[], 0..1, |w| w.outcomes[1].weeks[0].cost_cents - w.outcomes[0].weeks[0].cost_cents);
    assert_eq!(spent, [0]);
}

#[test]
fn when_service_falls_everywhere_more_people_change_but_shares_stay() {
    let mut s = compared(2_000, 1_000, 104, 1.0);
    set(&mut s, &[(P::QualityFailureRate, 0.02), (P::ExitCompetitor, 1.0)]);
    set(&mut s, &[(P::WomNegativeEffect, 0.0), (P::WomPositiveEffect, 0.0)]);
    let fall = Setting::To(-0.5);
    let s = s.with_policy("All serve worse", &[(P::QualityMean, fall), (P::RivalsQuality, fall)]);
    // As a drift of the industry, half an SD in two years.
    let mut drift = s.clone();
    drift.world[P::IndustryQualityDrift] = -0.25;
    let drifted = worlds(&drift, &[], 0..12, |w| metric("market_share", &w.outcomes[0], &w.values));
    let drifted = Sample::of(drifted);
    assert_agrees("share under drift", drifted.mean, 0.5, drifted.se());
    let all = worlds(&s, &[], 0..12, |w| {
        let share = metric("market_share", &w.outcomes[1], &w.values);
        (share, total(&w.outcomes[1], |w| w.to_rivals) / total(&w.outcomes[0], |w| w.to_rivals))
    });
    let share = Sample::of(all.iter().map(|(share, _)| *share));
    assert_agrees("share of two equal firms", share.mean, 0.5, share.se());
    assert!(all.iter().all(|(_, more)| *more > 1.2), "{all:?}");
}

#[test]
fn people_choose_what_they_think_of_a_firm_not_what_it_is() {
    // Both firms fail as often, and nobody leaves because of it. Our complaints are put right: people hear good of us.
    let mut s = compared(2_000, 1_000, 104, 1.0);
    stay(&mut s, 1.0);
    set(
        &mut s,
        &[
            (P::QualityFailureRate, 0.05),
            (P::ExitCompetitor, 2.0),
            (P::WomNegativeEffect, 0.02),
            (P::WomPositiveEffect, 0.02),
            (P::WomCustomerPositiveScale, 1.0),
            (P::WomCustomerNegativeScale, 1.0),
        ],
    );
    let s = s.with_policy(
        "Well spoken of",
        &[(P::VoiceRate, Setting::To(1.0)), (P::RecoveryResolved, Setting::To(1.0))],
    );
    let all = worlds(&s, &[], 0..8, |w| [0, 1].map(|p| metric("market_share", &w.outcomes[p], &w.values)));
    let same = Sample::of(all.iter().map(|w| w[0]));
    // Opinions of rivals are followed on average: a little less is lost by spread, below 0.01.
    assert!((same.mean - 0.5).abs() < 0.01 + TOLERANCE * same.se(), "{same:?}");
    assert!(all.iter().all(|[same, praised]| *praised > same + 0.03), "{all:?}");
}

#[test]
fn friends_draw_both_ways_in_proportion_to_the_satisfied_on_each_side() {
    // Our 300 leave at k n, n the rivals' 900, theirs at k 300: as many go as come, and k 900 is the file's hazard.
    let mut s = compared(1_200, 300, 26, 2.0);
    s.world[P::ExitFriend] = 2.0;
    let all = worlds(&s, &[], 0..60, |w| {
        let first = &w.outcomes[0].weeks[0];
        [w.outcomes[0].end.customers, first.left[Cause::Friend as usize], first.from_rivals]
    });
    let column = |k: usize| Sample::of(all.iter().map(|row| row[k] as f64));
    assert_agrees("customers stay 300", column(0).mean, 300.0, column(0).se());
    assert_agrees("go", column(1).mean, 300.0 * (1.0 - (-2.0 / WEEKS).exp()), column(1).se());
    assert_agrees("come", column(2).mean, 900.0 * (1.0 - (-2.0 / WEEKS / 3.0).exp()), column(2).se());
}

#[test]
fn people_with_no_firm_join_rivals_at_the_rate_of_the_file() {
    let mut s = quiet(4_000, 0, 20);
    set(
        &mut s,
        &[
            (P::RivalsOn, 1.0),
            (P::RivalsFirms, 2.0),
            (P::RivalsShare, 0.25),
            (P::Rival2Size, 3.0),
            (P::RivalsAcquisitionPerYear, 0.5),
        ],
    );
    let ends = worlds(&s, &[], 0..10, |w| w.outcomes[0].end.rival_customers);
    let still = 0.75 * (-0.5 * 4.0 * 20.0 / WEEKS).exp();
    for (rival, size) in [(0, 0.25), (1, 0.75)] {
        let sample = Sample::of(ends.iter().map(|end| end[rival] as f64));
        let exact = (1.0 - still) * size;
        assert_agrees("joined", sample.mean / 4_000.0, exact, se_share(exact, 40_000.0));
    }
}

#[test]
fn without_rivals_nothing_is_simulated() {
    let mut s = Scenario::as_today(grapevine_engine::evidence::Pack::Measured);
    set(&mut s, &[(P::MarketPeople, 600.0), (P::MarketCustomers, 300.0), (P::TimeWeeks, 30.0)]);
    let off = worlds(&s, &[], 0..2, |w| w.outcomes.clone());
    set(&mut s, &[(P::RivalsOn, 1.0), (P::RivalsFirms, 0.0)]);
    assert_eq!(off, worlds(&s, &[], 0..2, |w| w.outcomes.clone()));
}

#[test]
fn rivals_nobody_knows_change_nobodys_reasons_to_leave() {
    // Hazards are what the file gives, whoever leaves goes nowhere, and nobody is anybody's customer.
    let mut s = quiet(800, 500, 40);
    set(&mut s, &[(P::ExitCompetitor, 1.0), (P::ExitFriend, 1.0), (P::AcquisitionPerYear, 0.3)]);
    let weeks = |s: &Scenario| {
        worlds(s, &[], 0..2, |w| w.outcomes[0].weeks.iter().map(|w| (w.left, w.joined)).collect::<Vec<_>>())
    };
    let off = weeks(&s);
    set(&mut s, &[(P::RivalsOn, 1.0), (P::RivalsFirms, 8.0), (P::RivalsSize, 0.0)]);
    assert_eq!(off, weeks(&s));
    assert!(worlds(&s, &[], 0..2, |w| w.outcomes[0].end.rival_customers).iter().all(|n| *n == [0; 8]));
}

#[test]
fn every_corner_of_the_market_runs_and_keeps_its_people() {
    // The engine itself checks every week that nobody is lost, invented, or with two firms (debug builds).
    let corners: &[&[(P, f64)]] = &[
        &[(P::MarketPeople, 1.0), (P::MarketCustomers, 1.0)],
        &[(P::MarketPeople, 1.0), (P::MarketCustomers, 0.0)],
        &[(P::MarketCustomers, 0.0)],
        &[(P::MarketCustomers, 300.0)],
        &[(P::RivalsShare, 0.0)],
        &[(P::RivalsNobodyShare, 1.0)],
        &[(P::RivalsFirms, 8.0), (P::Rival8Size, 0.0), (P::Rival1Size, 1_000.0)],
        &[(P::RivalsSize, 1e-12)],
        &[(P::RivalsQuality, 5.0), (P::RivalsQualityWeight, 20.0)],
        &[(P::RivalsQuality, -5.0), (P::RivalsQualityWeight, 20.0), (P::RivalsPrice, 100.0)],
        &[(P::RivalsPrice, 0.01), (P::RivalsPriceWeight, 20.0)],
        &[(P::QualityFailureRate, 1.0), (P::StayLostForever, 1.0)],
        &[(P::QualityFailureRate, 0.0), (P::QualityProductFailureRate, 1.0)],
        &[(P::AcquisitionOpenShare, 0.0)],
        &[(P::AcquisitionImitationPerYear, 1.0), (P::NetworkKind, 1.0)],
        &[(P::VisitsShape, 0.3), (P::VisitsLaw, 1.0)],
        &[(P::ExitCompetitor, 50.0), (P::ExitFriend, 50.0), (P::ExitDied, 5.0)],
    ];
    for corner in corners {
        let mut s = Scenario::as_today(grapevine_engine::evidence::Pack::Folklore);
        set(
            &mut s,
            &[
                (P::MarketPeople, 300.0),
                (P::MarketCustomers, 100.0),
                (P::TimeWeeks, 60.0),
                (P::NetworkKind, word(P::NetworkKind, "well_mixed")),
                (P::RivalsOn, 1.0),
                (P::ExitCompetitor, 1.0),
                (P::WomNegativeEffect, 1.0),
            ],
        );
        set(&mut s, corner);
        let s = s.with_policy("Rivals better", &[(P::RivalsQuality, Setting::Plus(0.5))]);
        let finite = |w: &grapevine_engine::model::World| {
            let read = |o: &Outcome| METRICS.iter().all(|m| (m.read)(o, &w.values).is_finite());
            w.outcomes.iter().all(read)
        };
        assert!(worlds(&s, &[], 0..2, finite).iter().all(|&all| all), "{corner:?}");
    }
}

#[test]
fn whoever_is_lost_for_ever_or_never_considers_us_does_not_come() {
    let mut s = compared(400, 200, 60, 1.0);
    set(
        &mut s,
        &[
            (P::AcquisitionOpenShare, 0.0),
            (P::QualityFailureRate, 0.2),
            (P::VoiceRate, 1.0),
            (P::RecoveryResolved, 0.0),
            (P::StayLostForever, 1.0),
        ],
    );
    let all =
        worlds(&s, &[], 0..4, |w| (w.outcomes[0].end, total(&w.outcomes[0], |w| w.joined + w.won_back)));
    for (end, came) in all {
        assert_eq!((end.closed, came), (200, 0.0));
        // Rivals' customers leave their firm too, and find no other.
        assert!(end.lost_forever > 50 && end.rival_customers[0] < 300, "{end:?}");
    }
}

#[test]
fn a_policy_like_today_changes_nobodys_firm_and_better_rivals_only_take_people_away_in_the_first_week() {
    let mut s = Scenario::as_today(grapevine_engine::evidence::Pack::Measured);
    set(
        &mut s,
        &[
            (P::MarketPeople, 3_000.0),
            (P::MarketCustomers, 1_000.0),
            (P::TimeWeeks, 20.0),
            (P::RivalsOn, 1.0),
            (P::RivalsFirms, 4.0),
            (P::ExitCompetitor, 2.0),
        ],
    );
    let s = s
        .with_policy("The same", &[(P::RivalsQuality, Setting::To(0.0))])
        .with_policy("Better rivals", &[(P::RivalsQuality, Setting::To(0.7))]);
    worlds(&s, &[], 0..3, |w| {
        assert_eq!(w.outcomes[0].weeks, w.outcomes[1].weeks);
        // The same luck for everybody: a higher chance only adds leavers, a lower one only takes away.
        let first = |policy: usize| &w.outcomes[policy].weeks[0];
        assert!(first(2).left[Cause::Competitor as usize] > first(0).left[Cause::Competitor as usize]);
        assert!(first(2).from_rivals <= first(0).from_rivals);
        assert!(first(2).rival_left.iter().sum::<i64>() < first(0).rival_left.iter().sum::<i64>());
    });
}

#[test]
fn loyal_customers_stay_when_a_rival_undercuts_us() {
    // Row 40: with a bond of strength 1 and a pull of 2 nearly everybody's hazard is times e^-2 after long good tenure.
    let mut s = compared(2_000, 1_000, 26, 1.0);
    s.world[P::ExitCompetitor] = 0.5;
    let s = s.with_policy("Undercut", &[(P::RivalsPrice, Setting::To(0.7))]);
    let mut loyal = s.clone();
    set(
        &mut loyal,
        &[
            (P::LoyaltyOn, 1.0),
            (P::LoyaltyStrength, 1.0),
            (P::LoyaltyPull, 2.0),
            (P::LoyaltyAtStartYears, 20.0),
            (P::LoyaltyGrowthYears, 1.0),
        ],
    );
    // In the first week nobody has come back yet. Chance of finding the rival better: .5 today, .7092 undercut.
    let hazard = 0.5 / WEEKS * 0.709_2 / 0.5;
    for (market, factor) in [(&s, 1.0), (&loyal, (-2.0_f64).exp())] {
        let lost =
            worlds(market, &[], 0..20, |w| w.outcomes[1].weeks[0].left[Cause::Competitor as usize] as f64);
        let exact = 1_000.0 * (1.0 - (-hazard * factor).exp());
        // Counts are Poisson: SE of the mean of 20.
        assert_agrees("lost to the cheaper rival", Sample::of(lost).mean, exact, (exact / 20.0).sqrt());
    }
}
