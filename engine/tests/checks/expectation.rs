//! Checks 12, 13 and 21, and rows 1, 14 to 17 and 46 of the evidence: expectations and satisfaction.

use crate::support::*;
use grapevine_engine::draws::math;
use grapevine_engine::evidence::Pack;
use grapevine_engine::model::dispatch::Isa;
use grapevine_engine::model::expectation::{Expecting, Mind, Perceived};
use grapevine_engine::model::firm::Standing;
use grapevine_engine::model::own::Own;
use grapevine_engine::model::quality::Quality;
use grapevine_engine::model::{Scratch, World, run_world_on};
use grapevine_engine::scenario::params::{ParamId as P, Values};
use grapevine_engine::scenario::{Scenario, Setting};

/// Customers who come every week, expect something and are never lost by a failure.
fn expecting(people: u32, weeks: u32) -> Scenario {
    let mut s = quiet(people, people, weeks);
    weekly_visits(&mut s);
    stay(&mut s, 1.0);
    set(
        &mut s,
        &[
            (P::ExpectationOn, 1.0),
            (P::QualityFailureRate, 0.018_859_433_7),
            (P::ReachTold, 0.0),
            (P::ReachToldRecovered, 0.0),
        ],
    );
    s
}

/// Metrics under each policy in one world.
fn read<const N: usize>(s: &Scenario, keys: [&str; N]) -> Vec<[f64; N]> {
    let all = |w: &World| -> Vec<[f64; N]> {
        w.outcomes.iter().map(|o| keys.map(|key| metric(key, o, &w.values))).collect()
    };
    worlds(s, &[], 0..1, all).remove(0)
}

fn compiled(v: &Values) -> Expecting {
    Expecting::compile(v, v, &Quality::compile(v, &Standing::default())).expect("the switch is on")
}

/// V0 = sigma = gamma = 1, and nothing is forgotten.
fn textbook() -> [(P, f64); 3] {
    [
        (P::ExpectationVarianceFloor, 0.0),
        (P::ExpectationVisitsBefore, 0.0),
        (P::ExpectationStartVariance, 1.0),
    ]
}

const CERTAINTY: [(u32, f64); 6] =
    [(0, -1.0), (1, -0.75), (2, -0.666_667), (5, -0.583_333), (10, -0.545_455), (100, -0.504_950)];

#[test]
fn check_12_merely_meeting_expectations_raises_preference() {
    let mut s = expecting(10, 1);
    set(&mut s, &textbook());
    let e = compiled(&s.world);
    for (n, exact) in CERTAINTY {
        let visit = |mind: Mind| {
            let quality = f64::from(mind.expected);
            e.learn(mind, &Perceived { quality, failure: None }).0
        };
        let mind = (0..n).fold(e.newcomer(), |mind, _| visit(mind));
        // Published to six decimals; V is kept in single precision.
        assert!((e.preference(&mind) - exact).abs() < 6e-7, "n = {n}: {}", e.preference(&mind));
        assert!((e.preference(&e.after_visits(f64::from(n))) - exact).abs() < 6e-7);
        assert_eq!(mind.expected, 0.0);
    }
}

#[test]
fn check_12_holds_for_simulated_customers() {
    for (n, exact) in &CERTAINTY[1..] {
        let mut s = expecting(2_000, *n);
        set(&mut s, &textbook());
        let [preference, gap] = read(&s, ["preference", "expectation_gap"])[0];
        // E after n visits of variance 1 has variance n / (1 + n)².
        let n = f64::from(*n);
        let se = n.sqrt() / (1.0 + n) / 2_000_f64.sqrt();
        assert_agrees(&format!("CE after {n}"), preference, *exact, se);
        assert_agrees("mean expectation", -gap, 0.0, se);
        // The part that is no luck: CE + gap = -(V + 1)/2.
        assert!((preference + gap - exact).abs() < 1e-6, "{}", preference + gap);
        assert_tells_apart("no learning", preference, -1.0, se);
    }
}

#[test]
fn check_13_the_zone_of_tolerance_is_the_surveys() {
    let (missed, exceeded) = (29.0 / 96.0, 6.0 / 96.0);
    assert!((math::normal_quantile(missed) + 0.518_418_0).abs() < 1e-7);
    assert!((math::normal_quantile(1.0 - exceeded) - 1.534_120_5).abs() < 1e-7);
    let mut s = expecting(4_000, 26);
    // Everybody expects what today's visits give, for good.
    set(&mut s, &[(P::ExpectationStartVariance, 0.0), (P::ExpectationVarianceFloor, 0.0)]);
    let [below, above] = read(&s, ["missed", "exceeded"])[0];
    let n = 4_000.0 * 26.0;
    assert_agrees("missed", below, missed, se_share(missed, n));
    assert_agrees("exceeded", above, exceeded, se_share(exceeded, n));
    assert_tells_apart("not normalised", below, 0.29, se_share(missed, n));
    // Product failures cut off no luck of the treatment: the rest of the visits keep their law.
    set(&mut s, &[(P::QualityProductFailureRate, 0.3)]);
    let [below, above] = read(&s, ["missed", "exceeded"])[0];
    assert_agrees("exceeded, products failing", above, 0.7 * exceeded, se_share(exceeded, n));
    // Both kinds of failure miss; the good visits, 0.7 - f of all, miss as often as good visits do without products.
    let f = 0.018_859_433_7;
    let product = 0.3;
    let others = (missed - f) * (1.0 - f - product) / (1.0 - f);
    assert_agrees("missed, products failing", below, product + f + others, se_share(missed, n));
}

#[test]
fn check_21_recovery_raises_satisfaction_but_not_repurchase() {
    let market = |weeks| {
        let mut s = quiet(1_500, 1_500, weeks);
        weekly_visits(&mut s);
        set(
            &mut s,
            &[
                (P::ExpectationOn, 1.0),
                (P::ExpectationRecoveryGain, 2.0),
                (P::QualityFailureRate, 0.018_859_433_7),
                (P::QualityProductFailureRate, 1.0),
                (P::VoiceProductRate, 1.0),
                (P::RecoveryResolved, 1.0),
                (P::RecoveryResponseDays, 0.01),
                (P::ExitCompetitor, 0.3),
            ],
        );
        // The first visit of everybody fails and is put right at once, or it does not fail.
        let mut s = s.with_policy("no failure", &[(P::QualityProductFailureRate, Setting::To(0.0))]);
        s.policies[0].changes = s.policies[1].changes.clone();
        s.policies[0].from_week = 1;
        s
    };
    let both = |s: &Scenario, key: &str| {
        worlds(s, &[], 0..16, |w| [0, 1].map(|p| metric(key, &w.outcomes[p], &w.values)))
    };
    let happier = both(&market(1), "satisfaction");
    assert!(happier.iter().all(|[recovered, fine]| recovered > fine), "{happier:?}");
    let stayed = both(&market(27), "customers");
    // Sign test: 16 of 16 by luck alone is 1 in 65,536.
    assert!(stayed.iter().all(|[recovered, fine]| recovered <= fine), "{stayed:?}");
}

/// A market with exits in which people learn and leave.
fn living(pack: Pack, people: u32, weeks: u32) -> Scenario {
    let mut s = quiet(people, people, weeks);
    let exits = [P::ExitCompetitor, P::ExitFriend, P::ExitProduct];
    exits.iter().for_each(|&exit| s.world[exit] = 0.1);
    let own =
        [P::ExpectationDelight, P::ExpectationDisappointment, P::ExpectationZoneLow, P::ExpectationZoneHigh];
    own.iter().for_each(|&p| s.world[p] = Values::of_pack(pack)[p]);
    set(
        &mut s,
        &[
            (P::ExpectationOn, 1.0),
            (P::VisitsPerYear, 26.0),
            (P::QualityFailureRate, 0.018_859_433_7),
            (P::ReachTold, 0.0),
            (P::ReachToldRecovered, 0.0),
        ],
    );
    s
}

#[test]
fn row_1_better_treatment_keeps_more_customers_in_every_year() {
    let mut s = living(Pack::Measured, 3_000, 156);
    for mean in [-0.5, 0.5, 1.0] {
        s = s.with_policy(&format!("{mean}"), &[(P::QualityMean, Setting::To(mean))]);
    }
    let curves = worlds(&s, &[], 0..1, |w| {
        w.outcomes.iter().map(|o| [51, 103, 155].map(|t| o.weeks[t].customers_end)).collect::<Vec<_>>()
    })
    .remove(0);
    let order = [1, 0, 2, 3];
    for pair in order.windows(2) {
        let [worse, better] = [curves[pair[0]], curves[pair[1]]];
        assert!(worse.iter().zip(better).all(|(w, b)| *w < b), "{worse:?} {better:?}");
    }
}

#[test]
fn row_17_variance_alone_costs_customers_and_consistency_beats_niceness() {
    let s = living(Pack::Measured, 4_000, 156)
        .with_policy("less consistent", &[(P::QualitySd, Setting::To(1.25))])
        .with_policy("more consistent", &[(P::QualitySd, Setting::To(0.75))])
        .with_policy("nicer", &[(P::QualityMean, Setting::To(0.5))]);
    let end = read(&s, ["customers", "failures"]);
    println!("{end:?}");
    let [today, worse, consistent, nicer] = [end[0], end[1], end[2], end[3]];
    assert!(worse[0] < today[0] && today[0] < consistent[0], "{end:?}");
    assert!(consistent[0] > nicer[0] && consistent[1] / consistent[0] < nicer[1] / nicer[0], "{end:?}");
}

#[test]
fn row_15_the_same_quality_is_another_service_to_who_expects_more() {
    let with = |expected: f64, weeks: u32| {
        let mut s = living(Pack::Measured, 3_000, weeks);
        set(&mut s, &[(P::ExpectationStartMean, expected), (P::ExpectationVisitsBefore, 0.0)]);
        read(&s, ["preference", "satisfaction", "expectation_gap", "missed"])[0]
    };
    let [modest, spoilt] = [with(-1.0, 4), with(1.0, 4)];
    assert!(spoilt[0] > modest[0], "perceived quality attracts at first");
    assert!(spoilt[1] < modest[1] && spoilt[3] > modest[3], "and disappoints: {modest:?} {spoilt:?}");
    assert!(spoilt[2] < -0.2 && modest[2] > 0.2, "{modest:?} {spoilt:?}");
    // In the end all know what they get.
    let [modest, spoilt] = [with(-1.0, 260), with(1.0, 260)];
    assert!(
        (modest[0] - spoilt[0]).abs() < 0.05 && (modest[1] - spoilt[1]).abs() < 0.05,
        "{modest:?} {spoilt:?}"
    );
}

#[test]
fn row_16_the_hazard_of_leaving_is_convex_in_dissatisfaction() {
    let mut v = Values::of_pack(Pack::Measured);
    v[P::ExpectationOn] = 1.0;
    let e = compiled(&v);
    let after = e.after_visits(1_000.0);
    let own = |less: f32| {
        let mut own = Own::SAME;
        e.act(&Mind { satisfaction: after.satisfaction - less, ..after }, &mut own);
        own
    };
    let exit = |less| own(less).exits.expect("mind acts on exits")[0];
    assert!((exit(0.0) - 1.0).abs() < 1e-6, "used to today's service: {}", exit(0.0));
    assert!(exit(3.0) - exit(2.0) > exit(2.0) - exit(1.0) && exit(2.0) - exit(1.0) > exit(1.0) - exit(0.0));
    // Moving away and dying are nobody's choice; a buffer of good visits protects, and the pleased talk more.
    assert_eq!(own(2.0).exits.expect("as above")[2..4], [1.0, 1.0]);
    assert!(own(-1.0).leaves < 1.0 && own(1.0).leaves > 1.0 && own(-1.0).talk > 1.0 && own(1.0).talk < 1.0);
}

#[test]
fn talk_against_satisfaction_is_an_asymmetric_u() {
    // Anderson 1998: those at both ends talk more than those in between, and the dissatisfied most. Nobody learns to
    // expect other than today's service here.
    let mut s = expecting(2_000, 40)
        .with_policy("dissatisfied", &[(P::QualityMean, Setting::To(-1.0))])
        .with_policy("delighted", &[(P::ExpectationSurpriseShare, Setting::To(1.0))]);
    set(
        &mut s,
        &[
            (P::ExpectationStartVariance, 0.0),
            (P::ExpectationVarianceFloor, 0.0),
            (P::ReachTold, 12.0),
            (P::TalkSatisfiedShare, 0.223),
        ],
    );
    let all = read(&s, ["told_positive", "told_negative", "visits", "satisfaction"]);
    let talk = |p: usize| (all[p][0] + all[p][1]) / all[p][2];
    assert!(all[1][3] < all[0][3] && all[0][3] < all[2][3], "{all:?}");
    assert!(talk(1) > talk(2) && talk(2) > 1.1 * talk(0), "{} {} {}", talk(1), talk(0), talk(2));
}

#[test]
fn rows_14_and_46_delight_pays_only_in_the_pack_that_believes_in_it() {
    let gain = |pack| {
        let s = living(pack, 4_000, 52)
            .with_policy("surprise", &[(P::ExpectationSurpriseShare, Setting::To(0.1))]);
        let mut s = s;
        // What is enjoyed is not yet expected: the first year of people who never learn.
        set(&mut s, &[(P::ExpectationStartVariance, 0.0), (P::ExpectationVarianceFloor, 0.0)]);
        let end = read(&s, ["customers", "satisfaction"]);
        [end[1][0] - end[0][0], end[1][1] - end[0][1]]
    };
    let (folklore, measured) = (gain(Pack::Folklore), gain(Pack::Measured));
    println!("folklore {folklore:?} measured {measured:?}");
    assert!(folklore[0] > 20.0 && folklore[1] > 0.05, "{folklore:?}");
    assert!(measured[0].abs() < 0.35 * folklore[0], "{measured:?}");
}

#[test]
fn minds_without_effects_change_nobody() {
    let mut s = living(Pack::Folklore, 1_000, 52);
    set(&mut s, &[(P::TalkSatisfiedShare, 0.2), (P::AcquisitionPerYear, 0.1)]);
    let idle = [
        P::ExpectationExitEffect,
        P::ExpectationPreferenceEffect,
        P::ExpectationLeaveEffect,
        P::ExpectationTalkEffect,
    ];
    let counts = ["customers", "visits", "revenue", "failures", "left", "told_positive", "told_negative"];
    let acting = read(&s, counts);
    idle.iter().for_each(|&effect| s.world[effect] = 0.0);
    let without_effects = read(&s, counts);
    s.world[P::ExpectationOn] = 0.0;
    assert_eq!(without_effects, read(&s, counts));
    assert_ne!(acting, without_effects);
}

#[test]
fn a_switch_that_a_policy_throws_works_from_its_week_on() {
    let mut s = living(Pack::Folklore, 800, 30)
        .with_policy("later", &[(P::ExpectationOn, Setting::To(1.0))])
        .with_policy("at once", &[(P::ExpectationOn, Setting::To(1.0))]);
    s.world[P::ExpectationOn] = 0.0;
    s.policies[1].from_week = 20;
    let compared = worlds(&s, &[], 0..1, |w| {
        w.outcomes.iter().map(|o| o.weeks.iter().map(|w| w.compared).collect::<Vec<_>>()).collect::<Vec<_>>()
    })
    .remove(0);
    assert!(compared[0].iter().all(|&n| n == 0));
    assert!(compared[1][..20].iter().all(|&n| n == 0) && compared[1][20..].iter().all(|&n| n > 0));
    assert!(compared[2].iter().all(|&n| n > 0));
}

#[test]
fn every_instruction_set_gives_the_same_minds() {
    let mut s = living(Pack::Folklore, 700, 40)
        .with_policy("level", &[(P::PersonalisationLevel, Setting::To(0.7))])
        .with_policy("surprise", &[(P::ExpectationSurpriseShare, Setting::To(0.2))]);
    set(
        &mut s,
        &[
            (P::ToleranceOn, 1.0),
            (P::PersonalisationOn, 1.0),
            (P::QualityProductFailureRate, 0.02),
            (P::AcquisitionPerYear, 0.5),
            (P::TalkSatisfiedShare, 0.2),
        ],
    );
    let on = |isa| run_world_on(isa, &s, &[], 3, &[0, 1, 2], &mut Scratch::default());
    let first = on(Isa::available()[0]);
    assert!(Isa::available().into_iter().all(|isa| on(isa) == first));
}

#[test]
fn degenerate_minds_stay_finite() {
    let keys = ["customers", "satisfaction", "expectation_gap", "preference", "missed", "exceeded"];
    for (people, customers) in [(1, 1), (5, 0), (300, 300)] {
        for f in [0.0, 0.3, 1.0] {
            for extreme in [0.0, 20.0] {
                let mut s = living(Pack::Folklore, people, 30);
                set(
                    &mut s,
                    &[
                        (P::MarketCustomers, f64::from(customers)),
                        (P::QualityFailureRate, f),
                        (P::QualityProductFailureRate, 1.0 - f),
                        (P::AcquisitionPerYear, 2.0),
                        (P::WinbackPerYear, 2.0),
                        (P::ExpectationStartVariance, extreme),
                        (P::ExpectationVarianceFloor, 0.0),
                        (P::ExpectationFading, 0.0),
                        (P::ExpectationZoneLow, 0.0),
                        (P::ExpectationZoneHigh, 0.0),
                        (P::ExpectationExitEffect, extreme),
                        (P::ExpectationLeaveEffect, extreme),
                        (P::ExpectationTalkEffect, extreme),
                        (P::ExpectationSurpriseShare, 1.0),
                        (P::TalkSatisfiedShare, 1.0),
                    ],
                );
                let all = read(&s, keys)[0];
                assert!(all.iter().all(|x| x.is_finite()), "{all:?}");
            }
        }
    }
}
