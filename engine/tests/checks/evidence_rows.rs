//! Rows of the founding articles and patterns of the literature that no other file shows: the map is
//! `docs/background/evidence-map.md`.

use crate::support::*;
use grapevine_engine::evidence::Pack;
use grapevine_engine::model::World;
use grapevine_engine::scenario::params::{ParamId as P, Values};
use grapevine_engine::scenario::{Change, Scenario, Setting, Shock};

/// Mean gain of a metric under policy 1 against policy 0 in the same worlds.
fn gain(s: &Scenario, key: &str, replications: u32) -> Sample {
    let read = |w: &World, policy: usize| metric(key, &w.outcomes[policy], &w.values);
    Sample::of(worlds(s, &[], 0..replications, |w| read(w, 1) - read(w, 0)))
}

/// More than nothing, beyond four standard errors.
#[track_caller]
fn assert_above(what: &str, gain: Sample, bound: f64) {
    println!("{what}: {gain:?}, above {bound}");
    assert!(gain.mean - bound > TOLERANCE * gain.se(), "{what}: {gain:?} is not above {bound}");
}

#[test]
fn row_8_customers_bring_customers_only_above_a_retention_threshold() {
    // Each customer brings q = 1/2 others a year while all are prospects; at a hazard h of leaving R = q / h.
    let grown = |retention: f64| {
        let mut s = quiet(5_000, 250, 156);
        let hazard = -retention.ln();
        set(&mut s, &[(P::AcquisitionImitationPerYear, 0.5), (P::ExitProduct, hazard)]);
        Sample::of(worlds(&s, &[], 0..8, |w| metric("customers", &w.outcomes[0], &w.values) / 250.0))
    };
    // Retention .8: R = 2.24; .5: R = .72. The threshold lies at e^(-1/2) = .607.
    assert_above("retention .8", grown(0.8), 1.0);
    let shrunk = grown(0.5);
    assert!(1.0 - shrunk.mean > TOLERANCE * shrunk.se(), "{shrunk:?}");
}

#[test]
fn row_18_training_standards_and_enough_staff_each_add_to_the_others() {
    let mut s = quiet(3_000, 3_000, 52);
    set(
        &mut s,
        &[
            (P::QualityFailureRate, 0.05),
            (P::VisitsPerYear, 26.0),
            (P::StandardsOn, 1.0),
            (P::CapacityOn, 1.0),
            (P::CapacityServers, 5.0),
            (P::CapacityWaitEffect, 0.1),
        ],
    );
    stay(&mut s, 1.0);
    let training = (P::TrainingSessionsPerMonth, Setting::To(1.0));
    let standards = (P::StandardsSpendPerMonth, Setting::Times(2.0));
    let staffing = (P::CapacityServers, Setting::To(8.0));
    let s = s
        .with_policy("Training", &[training])
        .with_policy("Standards", &[standards])
        .with_policy("Staffing", &[staffing])
        .with_policy("All three", &[training, standards, staffing]);
    let rows = worlds(&s, &[], 0..8, |w| {
        [0, 1, 2, 3, 4].map(|policy| metric("failures", &w.outcomes[policy], &w.values))
    });
    let fewer = |from: usize, to: usize| Sample::of(rows.iter().map(|row| row[from] - row[to]));
    for (k, lever) in ["training", "standards", "staffing"].iter().enumerate() {
        assert_above(&format!("{lever} alone"), fewer(0, k + 1), 0.0);
        assert_above(&format!("all three against {lever}"), fewer(k + 1, 4), 0.0);
    }
}

#[test]
fn row_20_profit_put_back_into_people_brings_more_profit() {
    let firm = |margin: f64| {
        let mut s = quiet(2_000, 1_000, 156);
        set(
            &mut s,
            &[
                (P::QualityFailureRate, 0.05),
                (P::SpendMean, 30.0),
                (P::MoneyMargin, margin),
                (P::StaffCount, 10.0),
                (P::StaffCostPerYear, 0.0),
                (P::TrainingSessionCost, 100.0),
                (P::WorkforceOn, 1.0),
            ],
        );
        s.with_policy("Put a tenth back", &[(P::WorkforceReinvestedShare, Setting::To(0.1))])
    };
    assert_above("value to customers", gain(&firm(0.4), "customers", 8), 0.0);
    assert_above("revenue", gain(&firm(0.4), "revenue", 8), 0.0);
    assert_above("profit, after what was put back", gain(&firm(0.4), "npv", 8), 0.0);
    // The loop begins with profit: without a margin there is nothing to put back.
    let broken = gain(&firm(0.0), "revenue", 2);
    assert_eq!((broken.mean, broken.sd), (0.0, 0.0), "a firm that earns nothing puts nothing back");
}

#[test]
fn row_22_committed_customers_are_worth_what_they_bring() {
    // The same people with the same luck, once silent: whoever joins only because of talk is a type-one referral.
    let mut s = quiet(4_000, 1_000, 104);
    set(&mut s, &[(P::AcquisitionPerYear, 0.08), (P::WomPositiveEffect, 0.125), (P::TalkSatisfiedTold, 3.0)]);
    let s = s.with_policy("They talk", &[(P::TalkSatisfiedShare, Setting::To(0.2))]);
    assert_above("customers won by talk", gain(&s, "joined", 8), 0.0);
    assert_above("their worth", gain(&s, "npv", 8), 0.0);
    // With prospects who do not listen committed customers bring nobody.
    let mut deaf = s;
    deaf.world[P::WomPositiveEffect] = 0.0;
    let nobody = gain(&deaf, "joined", 2);
    assert_eq!((nobody.mean, nobody.sd), (0.0, 0.0));
}

#[test]
fn row_28_a_complaint_in_vain_loses_the_customer_for_ever_only_where_the_article_is_believed() {
    let forever = |believed: f64| {
        let mut s = quiet(1_000, 1_000, 26);
        weekly_visits(&mut s);
        set(
            &mut s,
            &[
                (P::QualityFailureRate, 0.1),
                (P::VoiceRate, 1.0),
                (P::RecoveryResolved, 0.0),
                (P::StayLostForever, believed),
            ],
        );
        worlds(&s, &[], 0..1, |w| (w.outcomes[0].end.lost_forever, w.outcomes[0].end.lapsed))[0]
    };
    let (lost, lapsed) = forever(1.0);
    assert!(lost > 0 && lapsed == 0, "{lost} for ever, {lapsed} lapsed");
    // TARP: nearly half of those who complained of something small in vain would buy again.
    assert_eq!(forever(0.0).0, 0);
}

/// Share of good visits that must be told of for three good stories to a bad one.
fn talk_for_three_to_one(v: &Values) -> f64 {
    let failures =
        [(P::QualityFailureRate, P::VoiceRate), (P::QualityProductFailureRate, P::VoiceProductRate)];
    let failed: f64 = failures.iter().map(|(rate, _)| v[*rate]).sum();
    let resolved: f64 =
        failures.iter().map(|(rate, voice)| v[*rate] * v[*voice] * v[P::RecoveryResolved]).sum();
    let grave = 1.0 + v[P::QualityMajorShare] * (v[P::ReachMajorFactor] - 1.0);
    let bad = (failed - resolved) * grave * v[P::ReachTalkShare] * v[P::ReachTold];
    let relieved = resolved * grave * v[P::ReachTalkShareRecovered] * v[P::ReachToldRecovered];
    (3.0 * bad - relieved) / ((1.0 - failed) * v[P::TalkSatisfiedTold])
}

#[test]
fn three_good_stories_are_told_to_a_bad_one_in_the_measured_pack() {
    // East, Hammond & Wright: 15 studies, 3 to 1.
    let mut s = Scenario::as_today(Pack::Measured);
    set(
        &mut s,
        &[
            (P::MarketPeople, 4_000.0),
            (P::MarketCustomers, 2_000.0),
            (P::TimeWeeks, 26.0),
            (P::NetworkKind, word(P::NetworkKind, "well_mixed")),
        ],
    );
    // The pack's own share is the solution, to the digits it is written with.
    let solved = talk_for_three_to_one(&s.world);
    assert!(
        (s.world[P::TalkSatisfiedShare] - solved).abs() < 1e-6,
        "talk.satisfied_share should be {solved}"
    );
    // Delta method: the spread of (good - 3 bad) over the mean of bad.
    let rows = worlds(&s, &[], 0..24, |w| {
        ["told_positive", "told_negative"].map(|key| metric(key, &w.outcomes[0], &w.values))
    });
    let bad = Sample::of(rows.iter().map(|row| row[1]));
    let good = Sample::of(rows.iter().map(|row| row[0]));
    let ratio = good.mean / bad.mean;
    let se = Sample::of(rows.iter().map(|row| row[0] - ratio * row[1])).se() / bad.mean;
    assert_agrees("good stories per bad one", ratio, 3.0, se);
    assert_tells_apart("good stories per bad one", ratio, 3.75, se);
}

/// Customers won less in the two years after a month of heavy losses, per customer lost in it.
fn lost_imitation(from_week: u32) -> Sample {
    let market = |lossy: bool| {
        let mut s = quiet(4_000, 200, from_week + 108);
        set(&mut s, &[(P::AcquisitionImitationPerYear, 2.0), (P::AcquisitionPerYear, 0.02)]);
        if lossy {
            s.shocks.push(Shock {
                name: "losses".into(),
                changes: vec![Change { param: P::ExitProduct, to: Setting::To(6.0) }],
                from_week,
                weeks: Some(4),
                ramp_weeks: 0,
            });
        }
        worlds(&s, &[], 0..8, |w| ["joined", "left"].map(|key| metric(key, &w.outcomes[0], &w.values)))
    };
    let (calm, lossy) = (market(false), market(true));
    Sample::of(calm.iter().zip(&lossy).map(|(calm, lossy)| (calm[0] - lossy[0]) / lossy[1]))
}

#[test]
fn an_early_customer_lost_costs_more_than_a_late_one() {
    // Hogan, Lemon & Libai 2003: a lost customer is also lost imitation, and late there is nobody left to imitate.
    let (early, late) = (lost_imitation(8), lost_imitation(208));
    let se = (early.se() * early.se() + late.se() * late.se()).sqrt();
    println!("customers not won per customer lost: early {early:?}, late {late:?}");
    assert!(early.mean - late.mean > TOLERANCE * se, "{early:?} {late:?}");
}

#[test]
fn service_pays_less_and_less_and_one_can_spend_too_much() {
    // Rust, Zahorik & Keiningham 1995. Sessions at equal steps: K / (K + K½) = 0, 2/3, 4/5, 6/7 of the best.
    let sessions = [0.0, 1.0, 2.0, 3.0];
    let mut s = quiet(2_000, 2_000, 104);
    set(
        &mut s,
        &[
            (P::QualityFailureRate, 0.05),
            (P::StaffCount, 10.0),
            (P::StaffCostPerYear, 0.0),
            (P::TrainingSessionCost, 100.0),
        ],
    );
    for per_month in &sessions[1..] {
        let settings = [(P::TrainingSessionsPerMonth, Setting::To(*per_month))];
        s = s.with_policy(&format!("{per_month} a month"), &settings);
    }
    let rows = worlds(&s, &[], 0..16, |w| {
        [0, 1, 2, 3].map(|policy| {
            let read = |key| metric(key, &w.outcomes[policy], &w.values);
            [read("margin_pv"), read("npv")]
        })
    });
    let step = |k: usize, m: usize| Sample::of(rows.iter().map(|row| row[k][m] - row[k - 1][m]));
    let bend = |k: usize| Sample::of(rows.iter().map(|row| 2.0 * row[k][0] - row[k - 1][0] - row[k + 1][0]));
    assert_above("the first session", step(1, 0), 0.0);
    assert_above("the first session, less its cost", step(1, 1), 0.0);
    assert_above("concave at one session", bend(1), 0.0);
    // The last step costs more than it brings: its return on quality is negative.
    let last = step(3, 1);
    println!("net present value of the third session: {last:?}");
    assert!(last.mean < -TOLERANCE * last.se(), "{last:?}");
}
