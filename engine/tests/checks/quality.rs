//! Check 11 and rows 9, 12, 13, 49, 50, 55 and 57 of the evidence: consistency, dimensions, standards, people.

use crate::support::*;
use grapevine_engine::draws::{Draws, math};
use grapevine_engine::model::dimensions::DIMENSIONS;
use grapevine_engine::model::dispatch::Isa;
use grapevine_engine::model::firm::Standing;
use grapevine_engine::model::numbers::Numbers;
use grapevine_engine::model::personalisation::mismatch;
use grapevine_engine::model::roster::Roster;
use grapevine_engine::model::tolerance::Tolerance;
use grapevine_engine::scenario::params::{ParamId as P, Values};
use grapevine_engine::scenario::{Scenario, Setting};

const F: f64 = 0.018_859_433_7;

/// Customers for ever who come every week.
fn regulars(people: u32, weeks: u32) -> Scenario {
    let mut s = quiet(people, people, weeks);
    weekly_visits(&mut s);
    stay(&mut s, 1.0);
    set(&mut s, &[(P::QualityFailureRate, F), (P::ReachTold, 0.0), (P::ReachToldRecovered, 0.0)]);
    s
}

/// Share of visits that fail under each policy, and the number of visits.
fn failure_rates(s: &Scenario) -> (Vec<f64>, f64) {
    let read = |w: &grapevine_engine::model::World| {
        w.outcomes.iter().map(|o| metric("failure_rate", o, &w.values)).collect::<Vec<_>>()
    };
    let rates = worlds(s, &[], 0..1, read).remove(0);
    (rates, s.world[P::MarketPeople] * s.world[P::TimeWeeks])
}

/// The compiled share under a policy's values.
fn compiled(v: &Values) -> f64 {
    Numbers::compile(v, 0, &Standing::default()).quality.failing()
}

#[test]
fn check_11_consistency_beats_niceness() {
    let by_sd = [
        (0.75, 0.002_798_3),
        (0.9, 0.010_478_1),
        (1.0, 0.018_859_4),
        (1.1, 0.029_446_1),
        (1.25, 0.048_224_6),
        (1.5, 0.082_985_8),
    ];
    let by_mean = [(0.25, 0.009_958_8), (0.5, 0.004_970_2), (-0.25, 0.033_782_5), (0.0, 0.018_859_4)];
    let cases: Vec<_> = by_sd
        .map(|(x, f)| (P::QualitySd, x, f))
        .into_iter()
        .chain(by_mean.map(|(x, f)| (P::QualityMean, x, f)))
        .collect();
    let mut s = regulars(4_000, 52);
    for &(param, x, exact) in &cases {
        let mut v = s.world.clone();
        v[param] = x;
        // Published to seven decimals.
        assert!((compiled(&v) - exact).abs() < 6e-8, "{param:?} {x}: {}", compiled(&v));
        s = s.with_policy(&format!("{param:?} {x}"), &[(param, Setting::To(x))]);
    }
    let (rates, n) = failure_rates(&s);
    for (rate, (param, x, exact)) in rates[1..].iter().zip(&cases) {
        assert_agrees(&format!("{param:?} {x}"), *rate, *exact, se_share(*exact, n));
    }
    // A quarter more consistent beats half a standard deviation nicer.
    assert!(rates[1] < rates[8], "{} {}", rates[1], rates[8]);
    assert_tells_apart("no lever", rates[5], F, se_share(F, n));
}

#[test]
fn row_13_any_of_five_dimensions_loses_the_visit() {
    for (p, f) in [(0.1, 0.0), (0.02, F)] {
        let mut s = regulars(4_000, 30);
        set(&mut s, &[(P::QualityFailureRate, f), (P::QualityDimensionsOn, 1.0)]);
        DIMENSIONS.iter().for_each(|&d| s.world[d] = p);
        let exact = 1.0 - (1.0 - f) * (1.0 - p).powi(5);
        let (rates, n) = failure_rates(&s);
        assert_agrees("five dimensions", rates[0], exact, se_share(exact, n));
        assert_tells_apart("added up", rates[0], f + 5.0 * p + 0.01, se_share(exact, n));
        // Excellence in four does not make up for the fifth.
        DIMENSIONS[..4].iter().for_each(|&d| s.world[d] = 0.0);
        assert!((compiled(&s.world) - (1.0 - (1.0 - f) * (1.0 - p))).abs() < 1e-15);
    }
}

#[test]
fn row_49_standards_narrow_the_spread_and_cost_money() {
    let mut s = regulars(4_000, 52).with_policy("Standards", &[(P::StandardsOn, Setting::To(1.0))]);
    let exact = math::normal_cdf(math::normal_quantile(F) / s.world[P::StandardsSpreadUsual]);
    let (rates, n) = failure_rates(&s);
    assert_agrees("as today", rates[0], F, se_share(F, n));
    assert_agrees("with standards", rates[1], exact, se_share(exact, n));
    assert_tells_apart("without effect", rates[1], F, se_share(exact, n));
    let cost = |w: &grapevine_engine::model::World| {
        let paid = |o| metric("cost", o, &w.values);
        paid(&w.outcomes[1]) - paid(&w.outcomes[0])
    };
    // 1,500 a month for a year, in whole cents a week; fewer complaints cost nothing here.
    set(&mut s, &[(P::VoiceRate, 0.0)]);
    let extra = worlds(&s, &[], 0..1, cost)[0];
    assert!((extra - 18_000.0).abs() < 0.005 * 52.0 + 1e-9, "{extra}");
    // Who has standards today and drops them falls back.
    s.world[P::StandardsOn] = 1.0;
    s.policies[1].changes[0].to = Setting::To(0.0);
    let (rates, _) = failure_rates(&s);
    let exact = math::normal_cdf(math::normal_quantile(F) * s.world[P::StandardsSpreadUsual]);
    assert_agrees("standards today", rates[0], F, se_share(F, n));
    assert_agrees("standards dropped", rates[1], exact, se_share(exact, n));
}

#[test]
fn row_55_levers_act_on_the_human_share_only() {
    let s = regulars(4_000, 52)
        .with_policy("Nicer", &[(P::QualityMean, Setting::To(0.5))])
        .with_policy(
            "Nobody to be nice",
            &[(P::QualityMean, Setting::To(0.5)), (P::EncounterHumanShare, Setting::To(0.0))],
        )
        .with_policy(
            "Half of it machines",
            &[(P::QualityMean, Setting::To(0.5)), (P::EncounterHumanShare, Setting::To(0.5))],
        );
    let (rates, n) = failure_rates(&s);
    let nicer = math::normal_cdf(math::normal_quantile(F) - 0.5);
    for (rate, exact) in rates.iter().zip([F, nicer, F, 0.5 * (F + nicer)]) {
        assert_agrees("human share", *rate, exact, se_share(exact, n));
    }
    assert_eq!(rates[0], rates[2], "machines alone are as they are today");
}

#[test]
fn row_50_tools_do_nothing_beyond_the_quality_of_the_people() {
    let cap = |people: f64, tools: f64| {
        let mut v = Values::of_pack(grapevine_engine::evidence::Pack::Folklore);
        v[P::QualityPeopleCap] = people;
        v[P::QualityMean] = tools;
        compiled(&v)
    };
    let exact = |mean: f64| math::normal_cdf(math::normal_quantile(F) - mean);
    // The smaller of the two counts: saturation in tools at the level of the people.
    for people in [0.2, 0.4, 0.8] {
        for tools in [0.1, 0.3, 0.5, 0.9, 3.0] {
            let mean = f64::min(people, tools);
            assert!((cap(people, tools) - exact(mean)).abs() < 1e-12, "{people} {tools}");
        }
    }
    // Training counts against the same cap.
    let mut v = Values::of_pack(grapevine_engine::evidence::Pack::Folklore);
    v[P::QualityPeopleCap] = 0.2;
    let trained = Standing { quality_gain: 0.7, ..Standing::default() };
    let rate = Numbers::compile(&v, 0, &trained).quality.failing();
    assert!((rate - exact(0.2)).abs() < 1e-12);
    // And so does personal treatment, which is a tool too.
    let mut s = regulars(2_000, 26).with_policy("CRM", &[(P::PersonalisationLevel, Setting::To(1.0))]);
    set(&mut s, &[(P::PersonalisationOn, 1.0), (P::PersonalisationTasteSd, 2.0), (P::QualityPeopleCap, 0.0)]);
    let (rates, _) = failure_rates(&s);
    assert_eq!(rates[0], rates[1]);
}

/// Mean of a function of a standard normal variable, by the midpoint rule on 4,000 quantiles.
fn over_normal(f: impl Fn(f64) -> f64) -> f64 {
    (0..4_000).map(|k| f(math::normal_quantile((f64::from(k) + 0.5) / 4_000.0))).sum::<f64>() / 4_000.0
}

#[test]
fn row_57_personal_treatment_lowers_the_mismatch_to_nothing() {
    let taste = 0.8;
    let mut s = regulars(4_000, 52)
        .with_policy("Half way", &[(P::PersonalisationLevel, Setting::To(0.5))])
        .with_policy("As they want", &[(P::PersonalisationLevel, Setting::To(1.0))]);
    set(
        &mut s,
        &[(P::PersonalisationOn, 1.0), (P::PersonalisationTasteSd, taste), (P::PersonalisationWeight, 0.5)],
    );
    let mut roster = Roster::default();
    roster.draw(&s.world, &[], &Draws::new(s.seed, 0), Isa::detect());
    for (level, exact) in [(0.0, taste * taste), (0.5, taste * taste / 4.0), (1.0, 0.0)] {
        let all = Sample::of(roster.ideal.iter().map(|&ideal| mismatch(f64::from(ideal), level)));
        assert!((all.mean - exact).abs() <= TOLERANCE * all.se(), "level {level}: {}", all.mean);
    }
    let theta = math::normal_quantile(F);
    let (rates, n) = failure_rates(&s);
    for (rate, met) in rates.iter().zip([0.0, 0.75, 1.0]) {
        let exact = over_normal(|z| math::normal_cdf(theta - 0.5 * met * (taste * z) * (taste * z)));
        assert_agrees(&format!("mismatch met {met}"), *rate, exact, se_share(exact, n));
    }
    assert!(rates[2] < rates[1] && rates[1] < rates[0]);
}

#[test]
fn tolerances_leave_the_mean_and_change_what_a_lever_does() {
    let mut s = regulars(8_000, 52).with_policy("Inconsistent", &[(P::QualitySd, Setting::To(1.25))]);
    set(&mut s, &[(P::ToleranceOn, 1.0)]);
    let tolerance = Tolerance::of(&s.world);
    let exact = tolerance.failing(tolerance.threshold(F), 0.0, 1.25);
    let (rates, n) = failure_rates(&s);
    // People differ, so visits of one person hang together: each person's 52 visits count as 52 / (1 + 51 r), with r
    // the variance of own rates over f (1 - f), below 0.1.
    let n = n / 6.1;
    assert_agrees("as today", rates[0], F, se_share(F, n));
    assert_agrees("spread 1.25", rates[1], exact, se_share(exact, n));
    assert_tells_apart("all alike", rates[1], 0.048_224_6 * 0.6, se_share(exact, n));
}

#[test]
fn row_12_the_demanding_leave_early_and_then_the_curve_flattens() {
    let leave = 0.5;
    let mut s = regulars(10_000, 104);
    stay(&mut s, 1.0 - leave);
    set(&mut s, &[(P::ToleranceOn, 1.0)]);
    let customers: Vec<f64> = worlds(&s, &[], 0..1, |w| {
        w.outcomes[0].weeks.iter().map(|w| w.customers_end as f64).collect::<Vec<_>>()
    })
    .remove(0);
    // A mixture of geometric lives: S(n) = E (1 - f_i / 2)^n over tolerances.
    let (t, v) = (Tolerance::of(&s.world), &s.world);
    let theta = t.threshold(F);
    let survival = |n: i32| {
        let class =
            |shift: f64| over_normal(|z| (1.0 - leave * math::normal_cdf(theta + shift + t.sd * z)).powi(n));
        let demanding = v[P::ToleranceDemandingShare];
        (1.0 - demanding) * class(0.0) + demanding * class(v[P::ToleranceDemandingShift])
    };
    for n in [1, 10, 52, 104] {
        let (kept, exact) = (customers[n as usize - 1] / 10_000.0, survival(n));
        assert_agrees(&format!("S({n})"), kept, exact, se_share(exact, 10_000.0));
    }
    let alike = (1.0 - leave * F).powi(104);
    assert_tells_apart("all alike", customers[103] / 10_000.0, alike, se_share(alike, 10_000.0));
    // Weekly churn of the first ten weeks is well above that of the last fifty.
    let early = 1.0 - (customers[9] / 10_000.0).powf(0.1);
    let late = 1.0 - (customers[103] / customers[53]).powf(0.02);
    assert!(early > 1.5 * late, "{early} {late}");
}

#[test]
fn degenerate_quality_gives_degenerate_answers() {
    for f in [0.0, 1.0] {
        let mut s = regulars(200, 4).with_policy(
            "Everything at once",
            &[
                (P::QualityMean, Setting::To(0.5)),
                (P::QualitySd, Setting::To(2.0)),
                (P::StandardsOn, Setting::To(1.0)),
                (P::PersonalisationLevel, Setting::To(1.0)),
                (P::EncounterHumanShare, Setting::To(0.3)),
            ],
        );
        let on = [P::ToleranceOn, P::PersonalisationOn, P::QualityDimensionsOn];
        on.iter().for_each(|&switch| s.world[switch] = 1.0);
        s.world[P::ToleranceDemandingShare] = 1.0;
        s.world[P::QualityFailureRate] = f;
        assert_eq!(failure_rates(&s).0, [f, f]);
        s.world[P::QualityDimensionsPleasant] = 1.0;
        assert_eq!(failure_rates(&s).0, [1.0, 1.0]);
    }
}
