//! Churn contagion (check 28; Nitzan & Libai 2011): one leaver among 12 ties of whom 30 % are customers takes
//! R = 12 x .3 x .8 x H / 12 = .0535545 others along; losses are 1 / (1 - R) = 1.0565848 times as many.

use crate::support::*;
use grapevine_engine::model::ledger::Cause;
use grapevine_engine::scenario::params::ParamId as P;
use grapevine_engine::scenario::{Scenario, Setting, parse};

/// -ln 0.8, a year.
const HAZARD: f64 = 0.223_143_551_3;
/// Exposures build up in months: the first half-year is left out.
const WARM_UP: usize = 26;

/// Three in ten are customers; whoever leaves is back after half a week on average, so that it stays so.
fn market(people: u32, weeks: u32) -> Scenario {
    let mut s = quiet(people, people * 3 / 10, weeks);
    set(
        &mut s,
        &[
            (P::NetworkKind, word(P::NetworkKind, "watts_strogatz")),
            (P::NetworkNeighbours, 12.0),
            (P::NetworkRewiring, 0.1),
            (P::AcquisitionOpenShare, 0.0),
            (P::VisitsPerYear, 0.0),
            (P::ExitCompetitor, HAZARD),
            (P::WinbackPerYear, 104.0),
            (P::WomPositiveEffect, 0.0),
            (P::WomNegativeEffect, 0.0),
            (P::ContagionEffect, 0.8),
            (P::ContagionMonths, 1.0),
        ],
    );
    s.with_policy("contagion", &[(P::ContagionOn, Setting::To(1.0))])
}

/// Losses per customer-week under both policies after the warm-up, and losses without contagion.
fn losses(s: &Scenario, replications: u32) -> ([f64; 2], f64) {
    let sums = worlds(s, &[], 0..replications, |w| {
        [0, 1].map(|p| {
            let weeks = &w.outcomes[p].weeks[WARM_UP..];
            let left: i64 = weeks.iter().map(|w| w.left.iter().sum::<i64>()).sum();
            let customers: i64 = weeks.iter().map(|w| w.customers_start).sum();
            [left as f64, customers as f64]
        })
    });
    let add = |p: usize, k: usize| sums.iter().map(|s| s[p][k]).sum::<f64>();
    ([add(0, 0) / add(0, 1), add(1, 0) / add(1, 1)], add(0, 0))
}

fn cascade(people: u32, weeks: u32, replications: u32) {
    let s = market(people, weeks);
    let ([alone, together], left) = losses(&s, replications);
    let ratio = together / alone;
    // The same luck under both: only those who are taken along differ, .0566 of the leavers. Each leaves an own
    // cascade, and a few leave at other times: SE sqrt(2 x .0566 / leavers).
    let se = (2.0 * 0.056_6 / left).sqrt();
    println!("{left} leavers");
    // Customers who are out for a while are no neighbours: a share 1 / 1.0025 of them is in.
    let r = 12.0 * 0.3 * 0.8 * HAZARD / 12.0;
    assert!((r - 0.053_554_5).abs() < 1e-7);
    assert_agrees("#28 multiplier", ratio, 1.056_584_8, se + 0.000_15 / TOLERANCE);
    assert_agrees("#28 R", 1.0 - 1.0 / ratio, 0.053_554_5, se + 0.000_15 / TOLERANCE);
    // It can fail: without contagion 1, with customers all around 1.217.
    assert_tells_apart("#28 no contagion", ratio, 1.0, se);
    assert_tells_apart("#28 all neighbours are customers", ratio, 1.0 / (1.0 - r / 0.3), se);
}

#[test]
fn a_leaver_takes_one_in_nineteen_along() {
    cascade(20_000, 286, 2); // 13,000 leavers: SE .0029
}

#[test]
#[ignore = "full size"]
fn a_leaver_takes_one_in_nineteen_along_at_full_size() {
    cascade(200_000, 546, 6); // 800,000 leavers: SE .0004
}

#[test]
fn who_dies_or_moves_away_takes_nobody_along() {
    let mut s = market(10_000, 104);
    set(&mut s, &[(P::ExitCompetitor, 0.0), (P::ExitDied, 1.0), (P::ExitMoved, 1.0), (P::ExitProduct, 0.0)]);
    worlds(&s, &[], 0..1, |w| assert_eq!(lived(&w.outcomes[0]), lived(&w.outcomes[1])));
}

#[test]
fn those_who_are_taken_along_leave_for_any_reason_but_death_and_moving() {
    // Everybody is a customer; contagion so strong that it shows in each cause.
    let mut s = quiet(20_000, 20_000, 104);
    set(
        &mut s,
        &[
            (P::NetworkKind, word(P::NetworkKind, "watts_strogatz")),
            (P::ContagionEffect, 4.0),
            (P::ExitDied, 0.1),
            (P::ExitMoved, 0.1),
            (P::ExitFriend, 0.1),
            (P::ExitCompetitor, 0.1),
            (P::ExitProduct, 0.1),
            (P::ExitAccess, 0.1),
            (P::ExitPrice, 0.1),
            (P::QualityFailureRate, 0.01),
        ],
    );
    let s = s.with_policy("contagion", &[(P::ContagionOn, Setting::To(1.0))]);
    let [alone, together] = worlds(&s, &[], 0..1, |w| {
        [0, 1].map(|p| {
            let o = &w.outcomes[p];
            let weeks = total(o, |w| w.customers_start);
            Cause::ALL.map(|c| o.weeks.iter().map(|w| w.left[c as usize]).sum::<i64>() as f64 / weeks)
        })
    })
    .remove(0);
    for cause in Cause::ALL {
        let (before, after) = (alone[cause as usize], together[cause as usize]);
        let constant = matches!(cause, Cause::Died | Cause::Moved);
        let ratio = after / before;
        // About 2,900 leavers each: SE of a ratio of paired counts below .03. After a failure most leave anyway, and no
        // chance rises above 1: there the ratio is lower.
        assert!(
            if constant { (ratio - 1.0).abs() < TOLERANCE * 0.03 } else { ratio > 1.2 },
            "{cause:?}: {ratio}"
        );
    }
}

#[test]
fn friends_of_nobody_are_left_alone() {
    let mut s = market(5_000, 60);
    s.world[P::NetworkKind] = word(P::NetworkKind, "well_mixed");
    worlds(&s, &[], 0..1, |w| assert_eq!(lived(&w.outcomes[0]), lived(&w.outcomes[1])));
}

#[test]
fn more_contagion_only_adds_losses_in_a_closed_cohort() {
    let mut s = market(4_000, 104);
    set(&mut s, &[(P::WinbackPerYear, 0.0), (P::MarketCustomers, 4_000.0)]);
    let customers = |effect: f64| {
        let mut s = s.clone();
        s.world[P::ContagionEffect] = effect;
        worlds(&s, &[], 0..1, |w| w.outcomes[1].weeks.iter().map(|w| w.customers_end).collect::<Vec<_>>())
            .remove(0)
    };
    let (none, some, much) = (customers(0.0), customers(0.8), customers(3.0));
    assert!(none.iter().zip(&some).zip(&much).all(|((a, b), c)| a >= b && b >= c));
    assert!(some[103] > much[103]);
}

#[test]
fn contagion_without_friends_or_without_effect_is_a_mistake_in_the_file() {
    let file = |evidence: &str, world: &str| {
        let text = format!(
            "grapevine = 1\ntitle = \"t\"\nevidence = \"{evidence}\"\nseed = 1\n[world]\ncontagion.on = true\n{world}\n\
             [[policy]]\nname = \"As today\"\nbaseline = true\n[answer]\nmeasure = \"npv\"\n"
        );
        parse(&text).map(|_| ()).map_err(|problems| problems.into_iter().map(|p| p.title).collect::<Vec<_>>())
    };
    let mixed = file("measured", "network.kind = \"well_mixed\"").expect_err("nobody has friends");
    assert_eq!(mixed, ["`contagion.on` needs friends, but the network is well mixed"]);
    let none = file("folklore", "network.kind = \"ring\"").expect_err("no effect in the articles");
    assert_eq!(none, ["`contagion.on` is set, but contagion.effect is 0"]);
    assert_eq!(file("folklore", "network.kind = \"ring\"\ncontagion.effect = 0.8"), Ok(()));
    assert_eq!(file("measured", "network.kind = \"ring\""), Ok(()));
}
