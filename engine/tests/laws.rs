//! Laws of the model: what must hold whatever the numbers are.

use grapevine_engine::evidence::Pack;
use grapevine_engine::metric::{METRICS, metric_index};
use grapevine_engine::model::dispatch::Isa;
use grapevine_engine::model::{Outcome, Scratch, World, run_world, run_world_on};
use grapevine_engine::scenario::params::{ParamId as P, Values};
use grapevine_engine::scenario::{Scenario, Setting};

fn small(pack: Pack) -> Scenario {
    let mut s = Scenario::as_today(pack);
    s.world[P::MarketPeople] = 3_000.0;
    s.world[P::MarketCustomers] = 1_000.0;
    s.world[P::TimeWeeks] = 104.0;
    s
}

fn run(s: &Scenario, replication: u32) -> World {
    let all: Vec<usize> = (0..s.policies.len()).collect();
    run_world(s, &[], replication, &all, &mut Scratch::default())
}

fn read(key: &str, outcome: &Outcome, values: &Values) -> f64 {
    (METRICS[metric_index(key).expect("a metric")].read)(outcome, values)
}

#[test]
fn equal_policies_give_equal_outcomes() {
    let s = small(Pack::Measured)
        .with_policy("same", &[])
        .with_policy("x 1", &[(P::VoiceRate, Setting::Times(1.0))]);
    let w = run(&s, 3);
    assert_eq!(w.outcomes[0].weeks, w.outcomes[1].weeks);
    assert_eq!(w.outcomes[0].weeks, w.outcomes[2].weeks);
    assert_eq!(w.outcomes[0].end, w.outcomes[1].end);
    assert!(
        w.outcomes[0].weeks.iter().map(|w| w.visits).sum::<i64>() > 10_000,
        "the test sees a living market"
    );
}

#[test]
fn nobody_is_lost_or_invented() {
    for pack in [Pack::Folklore, Pack::Measured] {
        let mut s = small(pack);
        s.world[P::WinbackPerYear] = 0.5;
        let w = run(&s, 0);
        let o = &w.outcomes[0];
        let mut customers = 1_000;
        for week in &o.weeks {
            assert_eq!(week.customers_start, customers);
            customers += week.joined + week.won_back - week.left.iter().sum::<i64>();
            assert_eq!(week.customers_end, customers);
        }
        let e = o.end;
        assert_eq!(e.prospects + e.customers + e.lapsed + e.lost_forever + e.out + e.closed, 3_000);
    }
}

#[test]
fn every_instruction_set_gives_the_same_bits() {
    let mut s = small(Pack::Measured).with_policy("voice", &[(P::VoiceRate, Setting::Times(3.0))]);
    s.world[P::WinbackPerYear] = 0.5;
    let sets = Isa::available();
    let base = run_world_on(sets[0], &s, &[], 5, &[0, 1], &mut Scratch::default());
    for isa in sets {
        assert_eq!(run_world_on(isa, &s, &[], 5, &[0, 1], &mut Scratch::default()), base, "{isa:?}");
    }
}

#[test]
fn reused_memory_and_company_of_other_policies_change_nothing() {
    let s =
        small(Pack::Measured).with_policy("fewer failures", &[(P::QualityFailureRate, Setting::Times(0.5))]);
    let mut scratch = Scratch::default();
    let both = run_world(&s, &[], 1, &[0, 1], &mut scratch);
    let other = run_world(&s, &[], 2, &[1], &mut scratch);
    let again = run_world(&s, &[], 1, &[1], &mut scratch);
    assert_eq!(again.outcomes[0], both.outcomes[1]);
    assert_ne!(other.outcomes[0].weeks, again.outcomes[0].weeks, "another world is another world");
}

#[test]
fn a_lower_failure_rate_only_removes_failures() {
    let s = small(Pack::Folklore).with_policy("better", &[(P::QualityFailureRate, Setting::Times(0.5))]);
    let w = run(&s, 4);
    let first = |k: usize| w.outcomes[k].weeks[0].failures_treatment;
    assert!(first(1) <= first(0));
    let lost = |k: usize| read("left_treatment", &w.outcomes[k], &w.values);
    assert!(lost(1) < lost(0));
}

#[test]
fn raising_voice_only_adds_voices_in_the_first_week() {
    let s = small(Pack::Folklore)
        .with_policy("some", &[(P::VoiceRate, Setting::To(0.3))])
        .with_policy("all", &[(P::VoiceRate, Setting::To(1.0)), (P::VoiceProductRate, Setting::To(1.0))])
        .with_policy("none", &[(P::VoiceRate, Setting::To(0.0))]);
    let w = run(&s, 6);
    let week = |k: usize| w.outcomes[k].weeks[0];
    assert!(week(0).voiced <= week(1).voiced && week(1).voiced <= week(2).voiced);
    assert_eq!(week(0).failures_treatment, week(2).failures_treatment);
    let silent = |k: usize| read("silent", &w.outcomes[k], &w.values);
    assert_eq!(silent(2), 0.0);
    assert_eq!(read("voiced", &w.outcomes[3], &w.values), 0.0);
}

#[test]
fn corner_cases_run_and_stay_finite() {
    let corners: &[&[(P, f64)]] = &[
        &[(P::MarketPeople, 1.0), (P::MarketCustomers, 1.0), (P::NetworkKind, 0.0)],
        &[(P::MarketCustomers, 0.0)],
        &[(P::MarketCustomers, 3_000.0)],
        &[(P::QualityFailureRate, 0.0)],
        &[(P::QualityFailureRate, 1.0)],
        &[(P::VoiceRate, 0.0)],
        &[(P::VoiceRate, 1.0)],
        &[(P::WomPositiveEffect, 0.0), (P::WomNegativeEffect, 0.0)],
        &[(P::WomPositiveEffect, 1.0), (P::WomNegativeEffect, 1.0)],
        &[(P::MoneyDiscountRate, 0.0)],
        &[(P::TimeWeeks, 1.0)],
        &[(P::VisitsPerYear, 0.0)],
        &[(P::VisitsPerYear, 1_000.0), (P::TimeWeeks, 4.0)],
        &[(P::StaffCount, 0.0)],
        &[(P::NetworkKind, 0.0), (P::NetworkShareToTies, 0.0)],
        &[(P::QualityProductFailureRate, 1.0)],
        &[(P::StayIntentDiscount, 0.0)],
        &[(P::StayLostForever, 1.0)],
        &[(P::ReachTold, 1_000.0), (P::TimeWeeks, 8.0)],
    ];
    for corner in corners {
        let mut s = small(Pack::Measured);
        for &(p, v) in *corner {
            s.world[p] = v;
        }
        let w = run(&s, 1);
        for m in METRICS {
            let value = (m.read)(&w.outcomes[0], &w.values);
            assert!(value.is_finite(), "{} is {value} in {corner:?}", m.key);
        }
    }
}
