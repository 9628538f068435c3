//! Checks 8, 19 and what must hold of any line: waiting, giving up, surges.
//!
//! The formulas of the line itself (checks 14-18, 20) are tested where they stand, in `model/queue.rs`.

use crate::support::*;
use grapevine_engine::metric::METRICS;
use grapevine_engine::model::queue::{Line, erlang_a};
use grapevine_engine::model::{Outcome, Scratch, run_world};
use grapevine_engine::scenario::params::ParamId as P;
use grapevine_engine::scenario::{Scenario, Setting};

/// The restaurant: 5,000 customers come 12 times a year in 60 open hours a week, for ten minutes; load 3.205.
fn restaurant(weeks: u32) -> Scenario {
    let mut s = quiet(5_000, 5_000, weeks);
    set(&mut s, &[(P::CapacityOn, 1.0), (P::CapacityOffendedShare, 0.0), (P::CapacityWaitEffect, 0.0)]);
    s
}

fn with_servers(s: Scenario, servers: &[u32]) -> Scenario {
    servers
        .iter()
        .fold(s, |s, &c| s.with_policy(&format!("{c}"), &[(P::CapacityServers, Setting::To(f64::from(c)))]))
}

/// Share of visits given up, by policy, over the same week of many worlds; and the visits of all.
fn given_up(s: &Scenario, replications: u32) -> (Vec<f64>, f64) {
    let counts = worlds(s, &[], 0..replications, |w| {
        let by = |o: &Outcome| (total(o, |w| w.abandoned), total(o, |w| w.visits));
        w.outcomes.iter().map(by).collect::<Vec<_>>()
    });
    let visits: f64 = counts.iter().map(|world| world[0].1).sum();
    let share = |p: usize| counts.iter().map(|world| world[p].0).sum::<f64>() / visits;
    ((0..s.policies.len()).map(share).collect(), visits)
}

fn check_19(replications: u32) {
    for (demand, exact) in [
        (1.0, [(4, 0.123_69), (5, 0.054_95), (6, 0.021_88)]),
        (2.0, [(5, 0.284_25), (6, 0.187_88), (8, 0.067_22)]),
    ] {
        let mut s = with_servers(restaurant(1), &exact.map(|(c, _)| c));
        s.world[P::VisitsPerYear] *= demand;
        let (shares, visits) = given_up(&s, replications);
        for ((servers, exact), &simulated) in exact.into_iter().zip(&shares[1..]) {
            // Half a unit of the last printed digit besides.
            let se = se_share(exact, visits) + 0.5e-5 / TOLERANCE;
            assert_agrees(&format!("#19 demand x {demand}, c = {servers}"), simulated, exact, se);
            let more = demand * 1.1 * 5_000.0 * 12.0 / 52.0 / 3_600.0;
            let line = Line { arrivals: more, service: 10.0, patience: 10.0, servers };
            assert_tells_apart("#19 with 10 % more load", simulated, erlang_a(&line).abandons, se);
        }
    }
}

#[test]
fn doubling_demand_raises_abandonment_from_5_to_28_percent_and_three_more_servers_bring_it_to_7() {
    check_19(60); // 69,000 visits at single demand: SE at most .0013
}

#[test]
#[ignore = "full size"]
fn doubling_demand_raises_abandonment_from_5_to_28_percent_at_full_size() {
    check_19(3_000);
}

#[test]
fn one_more_server_only_takes_away_people_who_give_up() {
    // In a week that begins with the same customers everybody has the same luck under each policy.
    let servers: Vec<u32> = (0..12).collect();
    let mut s = with_servers(restaurant(1), &servers);
    for demand in [1.0, 2.0] {
        s.world[P::VisitsPerYear] *= demand;
        for world in worlds(&s, &[], 0..3, |w| {
            w.outcomes[1..].iter().map(|o| total(o, |w| w.abandoned)).collect::<Vec<_>>()
        }) {
            assert!(world.windows(2).all(|pair| pair[1] <= pair[0]), "{world:?}");
            assert!(world[11] < 0.1 * world[0]);
        }
    }
}

/// Load of five servers at which this share gives up, by bisection on the line.
fn load_at(target: f64) -> f64 {
    let given = |load: f64| {
        erlang_a(&Line { arrivals: load / 10.0, service: 10.0, patience: 10.0, servers: 5 }).abandons
    };
    let (mut low, mut high) = (0.0, 20.0);
    for _ in 0..80 {
        let middle = 0.5 * (low + high);
        if given(middle) < target { low = middle } else { high = middle }
    }
    0.5 * (low + high)
}

#[test]
fn two_of_three_walk_out_once_a_year_when_one_visit_in_twelve_is_given_up() {
    // Check 8: 64 % and 67 % of consumers a year. With n encounters each is given up with 1 - (1 - share)^(1/n);
    // with a Poisson number of mean 12 at the rates 1.0216512 and 1.1086626 a year. A year's encounters all in
    // one week, whoever gives up is offended and gone: those who left are those who gave up at least once.
    let people = 20_000_u32;
    for (share, encounters, each) in [
        (0.64, 12.0, 0.081_614_1),
        (0.67, 12.0, 0.088_249_2),
        (0.64, 52.0, 0.019_455_4),
        (0.67, 52.0, 0.021_094_8),
        (0.64, 100.0, 0.010_164_5),
        (0.67, 100.0, 0.011_025_4),
        (0.64, 0.0, 1.021_651_2 / 12.0),
        (0.67, 0.0, 1.108_662_6 / 12.0),
    ] {
        let mut s = quiet(people, people, 1);
        stay(&mut s, 0.0);
        let (law, visits) = if encounters == 0.0 { ("poisson", 12.0) } else { ("regular", encounters) };
        let load = load_at(each);
        set(
            &mut s,
            &[
                (P::VisitsLaw, word(P::VisitsLaw, law)),
                (P::VisitsPerYear, 52.0 * visits),
                (P::CapacityOn, 1.0),
                (P::CapacityOffendedShare, 1.0),
                // Ten minutes, five servers; the hours of that week make the load.
                (P::CapacityServiceMinutes, load * 60.0 * 60.0 / (f64::from(people) * visits)),
            ],
        );
        s.world[P::CapacityPatienceMinutes] = s.world[P::CapacityServiceMinutes];
        let left = worlds(&s, &[], 0..1, |w| total(&w.outcomes[0], |w| w.left[0]))[0] / f64::from(people);
        let se = se_share(share, f64::from(people));
        assert_agrees(&format!("#8 {share} of people with {visits} {law} visits"), left, share, se);
        assert_tells_apart("#8 the other share", left, 1.31 - share, se);
        // The measure knows the rate alone: right for visits at random.
        if encounters == 0.0 {
            let mut calm = s.clone();
            set(&mut calm, &[(P::CapacityOffendedShare, 0.0), (P::TimeWeeks, 1.0), (P::VisitsPerYear, 12.0)]);
            let fewer = calm.world[P::CapacityServiceMinutes] * 52.0;
            set(&mut calm, &[(P::CapacityServiceMinutes, fewer), (P::CapacityPatienceMinutes, fewer)]);
            let read = |w: &grapevine_engine::model::World| metric("walked_out", &w.outcomes[0], &w.values);
            let walked = Sample::of(worlds(&calm, &[], 0..40, read));
            assert_agrees("#8 the measure", walked.mean, share, walked.se());
        }
    }
}

#[test]
fn without_anybody_to_serve_everybody_gives_up_and_without_customers_nobody() {
    let mut s = with_servers(restaurant(30), &[0]);
    set(&mut s, &[(P::CapacityOffendedShare, 1.0), (P::CapacityWaitEffect, 0.05)]);
    let w = &worlds(&s, &[], 0..1, Clone::clone)[0];
    let none = &w.outcomes[1];
    assert!(total(none, |w| w.visits) > 0.0);
    assert_eq!(total(none, |w| w.abandoned), total(none, |w| w.visits));
    assert_eq!(total(none, |w| w.revenue_cents), 0.0);
    assert_eq!(total(none, |w| w.failures_treatment), total(none, |w| w.visits));
    s.world[P::MarketCustomers] = 0.0;
    let empty = worlds(&s, &[], 0..1, Clone::clone);
    assert_eq!(total(&empty[0].outcomes[1], |w| w.visits + w.abandoned), 0.0);
    for (outcome, world) in [(none, &w.values), (&empty[0].outcomes[1], &empty[0].values)] {
        for m in METRICS {
            assert!((m.read)(outcome, world).is_finite(), "{}", m.key);
        }
    }
}

#[test]
fn one_customer_and_one_server_is_a_line_too() {
    let mut s = quiet(1, 1, 20);
    set(&mut s, &[(P::CapacityOn, 1.0), (P::CapacityServers, 1.0), (P::VisitsPerYear, 52.0 * 8.0)]);
    let o = &worlds(&s, &[], 0..1, Clone::clone)[0].outcomes[0];
    assert!(total(o, |w| w.visits) > 100.0 && total(o, |w| w.abandoned) < 0.1 * total(o, |w| w.visits));
}

#[test]
fn whoever_gives_up_spends_nothing_and_the_rest_as_before() {
    let mut s = with_servers(restaurant(1), &[3]);
    set(&mut s, &[(P::SpendMean, 7.0), (P::QualityProductFailureRate, 0.1), (P::QualityFailureRate, 0.2)]);
    stay(&mut s, 1.0);
    let w = &worlds(&s, &[], 0..1, Clone::clone)[0];
    let o = &w.outcomes[1];
    let (visits, gone) = (total(o, |w| w.visits), total(o, |w| w.abandoned));
    assert!(gone > 0.1 * visits);
    assert_eq!(total(o, |w| w.revenue_cents), 700.0 * (visits - gone));
    // Of those served a fifth are treated badly and a tenth have a bad product.
    let served = visits - gone;
    for (what, count, share) in [
        ("treatment", total(o, |w| w.failures_treatment), 0.2),
        ("product", total(o, |w| w.failures_product), 0.1),
    ] {
        assert_agrees(what, count / served, share, se_share(share, served));
    }
}

#[test]
fn people_who_differ_in_being_failed_wait_like_all_others() {
    // Own failure thresholds hold behind the door: shares of visits given up and failed are those of all alike.
    let mut s = restaurant(1);
    set(
        &mut s,
        &[(P::CapacityServers, 3.0), (P::QualityFailureRate, 0.2), (P::QualityFailureConcentration, 5.0)],
    );
    stay(&mut s, 1.0);
    let sums = worlds(&s, &[], 0..30, |w| {
        let o = &w.outcomes[0];
        [total(o, |w| w.visits), total(o, |w| w.abandoned), total(o, |w| w.failures_treatment)]
    });
    let sum = |k: usize| sums.iter().map(|world| world[k]).sum::<f64>();
    let line = Line { arrivals: 5_000.0 * 12.0 / 52.0 / 3_600.0, service: 10.0, patience: 10.0, servers: 3 };
    let exact = erlang_a(&line).abandons;
    assert_agrees("given up", sum(1) / sum(0), exact, se_share(exact, sum(0)));
    // People's rates vary: sd of a Beta(1, 4) of mean 0.2 is 0.163, 1,154 visitors a week.
    let served = sum(0) - sum(1);
    let se = (0.2 * 0.8 / served + 0.163 * 0.163 / (30.0 * 5_000.0)).sqrt();
    assert_agrees("treated badly", sum(2) / served, 0.2, se);
}

#[test]
fn the_measures_of_the_line_are_those_of_erlang() {
    let s = restaurant(1);
    let line = Line { arrivals: 5_000.0 * 12.0 / 52.0 / 3_600.0, service: 10.0, patience: 10.0, servers: 5 };
    let p = erlang_a(&line);
    let w = &worlds(&s, &[], 0..1, Clone::clone)[0];
    for (key, exact) in [("wait", p.wait), ("occupancy", p.busy / 5.0), ("service_level", line.in_time(5.0))]
    {
        let read = metric(key, &w.outcomes[0], &w.values);
        // Whole seconds and thousandths of visits: one in a thousand visits.
        assert!((read - exact).abs() < 1e-3, "{key}: {read} {exact}");
    }
    // 300 hours at 20 a week.
    assert_eq!(metric("cost", &w.outcomes[0], &w.values), 6_000.0);
}

#[test]
fn a_longer_wait_than_today_lowers_quality_and_todays_own_does_not() {
    let failures = |effect: f64, servers: f64| {
        let mut s = restaurant(1).with_policy("other", &[(P::CapacityServers, Setting::To(servers))]);
        set(&mut s, &[(P::CapacityWaitEffect, effect), (P::QualityFailureRate, 0.1)]);
        let w = &worlds(&s, &[], 0..1, Clone::clone)[0];
        [0, 1].map(|p| {
            let o = &w.outcomes[p];
            total(o, |w| w.failures_treatment) / total(o, |w| w.visits - w.abandoned)
        })
    };
    let [today, _] = failures(0.0, 5.0);
    assert_eq!(failures(0.3, 5.0), [today, today], "the wait of today is in today's quality");
    assert!(failures(0.3, 3.0)[1] > 1.3 * today);
    assert!(failures(0.3, 9.0)[1] < today);
}

#[test]
fn standards_that_fall_in_the_whole_industry_raise_failures_year_by_year() {
    let mut s = quiet(20_000, 20_000, 105);
    stay(&mut s, 1.0);
    weekly_visits(&mut s);
    set(&mut s, &[(P::QualityFailureRate, 0.1), (P::IndustryQualityDrift, -0.25)]);
    let w = run_world(&s, &[], 0, &[0], &mut Scratch::default());
    // Phi(Phi^-1(0.1) + 0.25 years): 0.1, 0.15114, 0.21724.
    for (week, exact) in [(0, 0.1), (52, 0.151_14), (104, 0.217_24)] {
        let count = &w.outcomes[0].weeks[week];
        let share = count.failures_treatment as f64 / count.visits as f64;
        assert_agrees(&format!("week {week}"), share, exact, se_share(exact, count.visits as f64));
    }
}
