//! The loyalty programme (rows 47 and 48): twice the talk after a redemption, more visits, rewards that are paid on
//! every purchase.

use crate::support::*;
use grapevine_engine::evidence::Pack;
use grapevine_engine::scenario::params::ParamId as P;
use grapevine_engine::scenario::{Scenario, Setting};

/// All are members who come every week and redeem at every sixth visit; three tell of a good visit.
fn members(people: u32, weeks: u32) -> Scenario {
    let mut s = quiet(people, people, weeks);
    weekly_visits(&mut s);
    set(
        &mut s,
        &[
            (P::ProgrammeOn, 1.0),
            (P::ProgrammeMemberShare, 1.0),
            (P::ProgrammeVisitsUplift, 0.0),
            (P::ProgrammeRedeemEveryVisits, 6.0),
            (P::TalkSatisfiedShare, 0.1),
        ],
    );
    s
}

/// Good stories told per week in the two weeks after each redemption, and in the other four.
fn talk(s: &Scenario) -> [f64; 2] {
    let weeks = worlds(s, &[], 0..1, |w| w.outcomes[0].weeks.clone()).remove(0);
    // The sixth visit is in week 5; its window are weeks 6 and 7, which come again every six weeks.
    let mean = |inside: bool| {
        let told: Vec<f64> = (6..weeks.len())
            .filter(|w| (w % 6 < 2) == inside)
            .map(|w| weeks[w].told_positive as f64)
            .collect();
        told.iter().sum::<f64>() / told.len() as f64
    };
    [mean(true), mean(false)]
}

#[test]
fn members_refer_twice_as_much_in_the_two_weeks_after_a_redemption() {
    let s = members(5_000, 126);
    let [inside, outside] = talk(&s);
    // 120 weeks of 5,000 visits: 80 x 500 and 40 x 1,000 talk. SE of the ratio 2 sqrt(.9 / 40,000 + .8 / 40,000) = .0130.
    let se = 2.0 * ((0.9 + 0.8) / 40_000.0_f64).sqrt();
    assert_agrees("row 47: referral rate ratio", inside / outside, 2.00, se);
    assert_tells_apart("no window", inside / outside, 1.0, se);
    // The measured pack claims no such effect.
    let measured = Scenario::as_today(Pack::Measured).world[P::ProgrammeWindowTalk];
    assert_eq!(measured, 1.0);
    let mut s = s;
    s.world[P::ProgrammeWindowTalk] = measured;
    let [inside, outside] = talk(&s);
    assert_agrees("measured: ratio", inside / outside, 1.0, (1.8_f64 / 40_000.0).sqrt() * 1.3);
}

#[test]
fn a_chance_never_exceeds_one() {
    let mut s = members(100, 13);
    s.world[P::TalkSatisfiedShare] = 0.8;
    let weeks = worlds(&s, &[], 0..1, |w| w.outcomes[0].weeks.clone()).remove(0);
    assert_eq!(weeks[6].told_positive, weeks[6].visits * 3, "all of them talk, to three each");
}

#[test]
fn members_come_more_often_and_are_paid_for_what_they_would_have_bought_anyway() {
    let people = 20_000_u32;
    let mut s = quiet(people, people, 52);
    set(&mut s, &[(P::VisitsPerYear, 12.0), (P::SpendMean, 30.0)]);
    let s = s.with_policy(
        "programme",
        &[(P::ProgrammeOn, Setting::To(1.0)), (P::ProgrammeMemberShare, Setting::To(0.4))],
    );
    let mut s = s;
    s.world[P::ProgrammeVisitsUplift] = 0.25;
    let [today, with, members, cost, deadweight] = worlds(&s, &[], 0..1, |w| {
        let read = |key: &str, policy: usize| metric(key, &w.outcomes[policy], &w.values);
        [
            read("visits", 0),
            read("visits", 1),
            read("revenue_members", 1),
            read("cost", 1),
            read("deadweight", 1),
        ]
    })[0];
    // 12 visits each; 40 % come a quarter more often: 20,000 x 12 x 1.1. Poisson: SE sqrt(visits).
    let n = f64::from(people) * 12.0;
    assert_agrees("row 48: visits as today", today, n, n.sqrt());
    // Plus the luck of who is a member: .25 x 12 sqrt(.24 x 20,000).
    let se = (1.1 * n + 9.0 * 4_800.0).sqrt();
    assert_agrees("row 48: visits with the programme", with, 1.1 * n, se);
    let share = members / (with * 30.0);
    assert_agrees("members' share of spend", share, 0.5 / 1.1, se_share(0.4, f64::from(people)) * 1.3);
    // Three per cent of members' spend and 1,000 a month; four fifths of it for visits that come anyway.
    assert!((cost - 0.03 * members - 12_000.0).abs() <= 0.005 * 52.0, "cost {cost}");
    assert!((deadweight - 0.03 * members / 1.25).abs() <= 0.005 * 52.0, "deadweight {deadweight}");
}

#[test]
fn a_programme_that_nobody_joins_costs_its_upkeep_and_no_more() {
    let mut s = quiet(1_000, 1_000, 52);
    s = s.with_policy(
        "programme",
        &[(P::ProgrammeOn, Setting::To(1.0)), (P::ProgrammeMemberShare, Setting::To(0.0))],
    );
    let [revenue, cost, deadweight] = worlds(&s, &[], 0..1, |w| {
        let gain =
            |key: &str| metric(key, &w.outcomes[1], &w.values) - metric(key, &w.outcomes[0], &w.values);
        ["revenue", "cost", "deadweight"].map(gain)
    })[0];
    assert_eq!((revenue, deadweight), (0.0, 0.0));
    assert!((cost - 12_000.0).abs() < 0.3, "{cost}");
}

#[test]
fn more_members_only_add_visits() {
    let mut s = quiet(3_000, 3_000, 30);
    for share in [0.2, 0.5, 1.0] {
        s = s.with_policy(
            "more",
            &[(P::ProgrammeOn, Setting::To(1.0)), (P::ProgrammeMemberShare, Setting::To(share))],
        );
    }
    let visits = worlds(&s, &[], 0..1, |w| {
        (0..4).map(|p| metric("visits", &w.outcomes[p], &w.values)).collect::<Vec<_>>()
    })
    .remove(0);
    assert!(visits.windows(2).all(|w| w[0] < w[1]), "{visits:?}");
}

#[test]
fn the_referral_ratio_is_two_where_people_come_at_random_and_leave() {
    let mut s = quiet(12_000, 6_000, 78);
    set(
        &mut s,
        &[
            (P::VisitsPerYear, 52.0),
            (P::VisitsShape, 1.0),
            (P::TalkSatisfiedShare, 0.1),
            (P::AcquisitionPerYear, 0.2),
            (P::ExitCompetitor, 0.3),
            (P::QualityFailureRate, 0.02),
        ],
    );
    let s = s.with_policy("card", &[(P::ProgrammeOn, Setting::To(1.0))]);
    let ratios =
        worlds(&s, &[], 0..6, |w| [0, 1].map(|p| metric("referral_window", &w.outcomes[p], &w.values)));
    let sample = Sample::of(ratios.iter().map(|r| r[1]));
    // About 50,000 visits in such weeks and 150,000 in others a world: SE of the ratio 2 sqrt(.8 / 10,000 + .9 / 15,000) =
    // .024, over six worlds .010.
    assert_agrees("row 47: referral rate ratio", sample.mean, 2.00, 0.010);
    assert_tells_apart("no window", sample.mean, 1.0, 0.010);
    assert!(ratios.iter().all(|r| r[0] == 0.0), "nobody redeems without a card");
}
