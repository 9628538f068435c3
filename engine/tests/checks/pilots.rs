//! Check 10 and MODEL §14: a pilot inside the market. Two groups who do not touch each other give an unbiased
//! difference with the normal theory's standard error; stories that cross between the groups bias it in the
//! direction derived here.

use crate::support::*;
use grapevine_engine::model::pilot::PilotOutcome;
use grapevine_engine::scenario::params::ParamId as P;
use grapevine_engine::scenario::{Pilot, PilotMeasure, Scenario, Setting, parse};

fn with_pilot(mut s: Scenario, share: f64, weeks: u32, measure: PilotMeasure) -> Scenario {
    s.pilot = Some(Pilot { policy: s.policies.len() - 1, share, from_week: 0, weeks, measure });
    s
}

fn pilots(s: &Scenario, replications: std::ops::Range<u32>) -> Vec<PilotOutcome> {
    worlds(s, &[], replications, |w| w.pilot.expect("the scenario has a pilot"))
}

/// 57 % more spent by those served personally, as in `hughes.rs`, who now live in the same market as the others.
fn hughes(customers: u32, cv: f64) -> Scenario {
    let mut s = quiet(customers, customers, 26);
    let visits = 1.0 + (1.0 + 0.16) / 52.0;
    let person = ((1.0 + cv * cv) / visits - 1.0).sqrt();
    let values = [(P::VisitsPerYear, 104.0), (P::SpendMean, 7_017.544 / 52.0), (P::SpendVisitCv, 0.4)];
    set(&mut s, &values);
    set(&mut s, &[(P::SpendCv, person)]);
    let better = [(P::VisitsPerYear, Setting::Times(1.25)), (P::SpendMean, Setting::Times(1.256))];
    with_pilot(s.with_policy("personal service", &better), 0.5, 26, PilotMeasure::Revenue)
}

#[test]
fn two_groups_of_500_measure_4000_with_a_standard_error_of_584() {
    const WORLDS: u32 = 150;
    let found = pilots(&hughes(1_000, 1.0), 0..WORLDS);
    let naive = Sample::of(found.iter().map(PilotOutcome::naive));
    assert_agrees("#10 difference per customer", naive.mean, 4_000.0, 584.22 / f64::from(WORLDS).sqrt());
    // As in hughes.rs: SE of an sd, and 0.3 % because more visits mean less variation between people.
    let se_sd = 584.22 / (2.0 * f64::from(WORLDS)).sqrt() + 0.003 * 584.22 / TOLERANCE;
    assert_agrees("#10 SE of the difference", naive.sd, 584.22, se_sd);
    // What one pilot would compute from its own customers is the same number.
    let own = found.iter().map(|p| {
        (p.sd[0] * p.sd[0] / p.customers[0] as f64 + p.sd[1] * p.sd[1] / p.customers[1] as f64).sqrt()
    });
    let own = Sample::of(own);
    assert_agrees("#10 SE as a pilot sees it", own.mean, 584.22, own.se() + 0.003 * 584.22 / TOLERANCE);
    // Two random groups of about 500 rather than exactly 500.
    let pilot = Sample::of(found.iter().map(|p| p.customers[1] as f64));
    assert_agrees("#10 customers in the pilot", pilot.mean, 500.0, pilot.se());
    assert!(found.iter().all(|p| p.customers[0] + p.customers[1] == 1_000));
    // It can fail: without the bigger basket the difference is 25 % = 1,754.
    assert_tells_apart("#10 more visits only", naive.mean, 1_754.4, naive.se());
}

#[test]
fn with_nothing_shared_the_pilot_tells_the_truth() {
    for share in [0.5, 0.1] {
        let mut s = hughes(1_000, 1.0);
        s.pilot.as_mut().expect("a pilot").share = share;
        let found = pilots(&s, 0..60);
        // Nobody reaches anybody: each customer lives as he would with all others in his own arm, to the cent.
        assert!(found.iter().all(|p| p.contamination() == 0.0 && p.spill == [0.0, 0.0]));
        let off = Sample::of(found.iter().map(|p| p.naive() - p.truth()));
        assert_agrees("#10 naive less true", off.mean, 0.0, off.se());
        let truth = Sample::of(found.iter().map(PilotOutcome::truth));
        // Everybody is his own control: the true effect varies far less than the naive one.
        assert!(truth.sd < 0.5 * Sample::of(found.iter().map(PilotOutcome::naive)).sd);
        let in_pilot = Sample::of(found.iter().map(|p| p.customers[1] as f64));
        assert_agrees("#10 share", in_pilot.mean, 1_000.0 * share, 1_000.0 * se_share(share, 60_000.0));
    }
}

/// Customers who are badly treated leave and come back the sooner the better they think of the firm; half the
/// failures mean half the bad stories.
fn gossip(told: f64) -> Scenario {
    let mut s = quiet(600, 400, 52);
    set(
        &mut s,
        &[
            (P::QualityFailureRate, 0.1),
            (P::VisitsPerYear, 26.0),
            (P::WinbackPerYear, 6.0),
            (P::ReachTold, told),
            (P::ReachToldRecovered, told / 3.0),
            (P::WomNegativeEffect, 0.2),
            (P::WomHalfLifeYears, 0.5),
        ],
    );
    s.world[P::ReachLaw] = word(P::ReachLaw, "negative_binomial");
    let better = [(P::QualityFailureRate, Setting::Times(0.2))];
    with_pilot(s.with_policy("train", &better), 0.5, 52, PilotMeasure::Visits)
}

#[test]
fn stories_that_cross_make_a_good_policy_look_worse_than_it_is() {
    // Derivation: those in the pilot hear the stories of the control group, which would not exist if all were
    // served better: they come back less often than they would (spill below 0). The control group hears fewer bad
    // stories than without the pilot: it comes back more often (spill above 0). The difference loses both.
    let found = pilots(&gossip(12.0), 0..60);
    let inside = Sample::of(found.iter().map(|p| p.spill[1]));
    let control = Sample::of(found.iter().map(|p| p.spill[0]));
    assert!(inside.mean < -TOLERANCE * inside.se(), "{inside:?}");
    assert!(control.mean > TOLERANCE * control.se(), "{control:?}");
    let (naive, truth) = (
        Sample::of(found.iter().map(PilotOutcome::naive)),
        Sample::of(found.iter().map(PilotOutcome::truth)),
    );
    assert!(truth.mean > 0.0 && naive.mean < truth.mean, "{naive:?} {truth:?}");
    // Pairing each customer with himself estimates the same bias as naive less true, with less luck in it.
    let (paired, raw) = (
        Sample::of(found.iter().map(PilotOutcome::contamination)),
        Sample::of(found.iter().map(|p| p.naive() - p.truth())),
    );
    assert_agrees("#10 contamination", raw.mean, paired.mean, raw.se());
    assert!(paired.sd < raw.sd);
    // A bad policy looks less harmful than it is, for the same reason.
    let mut worse = gossip(12.0);
    worse.policies[1].changes[0].to = Setting::Times(1.8);
    let worse = pilots(&worse, 0..60);
    let bias = Sample::of(worse.iter().map(PilotOutcome::contamination));
    assert!(
        Sample::of(worse.iter().map(PilotOutcome::truth)).mean < 0.0 && bias.mean > TOLERANCE * bias.se()
    );
    // Without listeners nothing crosses.
    assert!(pilots(&gossip(0.0), 0..5).iter().all(|p| p.contamination() == 0.0));
}

#[test]
fn a_policy_that_changes_nothing_has_no_effect_and_no_contamination() {
    let mut s = gossip(12.0);
    s.policies[1].changes[0].to = Setting::Times(1.0);
    for p in pilots(&s, 0..5) {
        assert_eq!((p.truth(), p.contamination(), p.spill), (0.0, 0.0, [0.0, 0.0]));
        assert!(p.naive() != 0.0, "luck alone makes two groups differ");
    }
}

#[test]
fn a_pilot_changes_no_other_life() {
    for measure in [PilotMeasure::Revenue, PilotMeasure::Visits, PilotMeasure::Stayed] {
        let mut with = gossip(12.0);
        with.pilot.as_mut().expect("a pilot").measure = measure;
        let without = Scenario { pilot: None, ..with.clone() };
        let [a, b] = [&with, &without].map(|s| worlds(s, &[], 0..3, |w| (w.outcomes.clone(), w.pilot)));
        for ((outcomes, pilot), (plain, none)) in a.iter().zip(&b) {
            assert_eq!(outcomes, plain);
            assert!(pilot.is_some() && none.is_none());
        }
    }
}

#[test]
fn the_readout_adds_up_to_what_the_two_lives_earned() {
    // Nobody joins, so that the starting customers are all customers there ever are.
    for (measure, key, scale) in [
        (PilotMeasure::Revenue, "revenue", 1.0),
        (PilotMeasure::Margin, "revenue", 0.4),
        (PilotMeasure::Visits, "visits", 1.0),
        (PilotMeasure::Stayed, "customers", 1.0),
    ] {
        let mut s = gossip(12.0);
        s.pilot.as_mut().expect("a pilot").measure = measure;
        for (p, metrics) in worlds(&s, &[], 0..3, |w| {
            (w.pilot.expect("a pilot"), [0, 1].map(|i: usize| metric(key, &w.outcomes[i], &w.values)))
        }) {
            let people = (p.customers[0] + p.customers[1]) as f64;
            for (mean, sum) in [p.today, p.rolled_out].into_iter().zip(metrics) {
                assert!((mean * people - scale * sum).abs() < 1e-9 * sum, "{key}: {mean} {sum}");
            }
        }
    }
}

#[test]
fn with_everybody_or_nobody_in_it_the_pilot_is_the_life_of_that_arm_under_every_mechanism() {
    // Whatever is compiled from a policy must change places with its arm; a mechanism that is forgotten shows here.
    // Nobody joins, since newcomers are served as today. Every shipped scenario and every policy of it.
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../scenarios");
    let mut tried = 0;
    for file in std::fs::read_dir(folder).expect("scenarios") {
        let path = file.expect("an entry").path();
        if path.extension().is_none_or(|ending| ending != "toml") {
            continue;
        }
        let Ok(mut s) = parse(&std::fs::read_to_string(&path).expect("a text")) else { continue };
        if s.edge_list.is_some() {
            continue;
        }
        set(&mut s, &[(P::MarketPeople, 300.0), (P::MarketCustomers, 200.0), (P::TimeWeeks, 30.0)]);
        for joining in [P::AcquisitionPerYear, P::AcquisitionImitationPerYear] {
            s.world[joining] = 0.0;
        }
        set(&mut s, &[(P::AcquisitionPerStrongTie, 0.0), (P::AcquisitionPerWeakTie, 0.0)]);
        s.policies.iter_mut().for_each(|policy| {
            policy.changes.retain(|change| !change.param.param().key.starts_with("acquisition."));
            policy.from_week = policy.from_week.min(20);
        });
        for policy in (0..s.policies.len()).filter(|&p| !s.policies[p].baseline) {
            let from_week = s.policies[policy].from_week;
            for (arm, share) in [(0, 0.0), (1, 1.0)] {
                let weeks = 30 - from_week;
                s.pilot = Some(Pilot { policy, share, from_week, weeks, measure: PilotMeasure::Revenue });
                for p in pilots(&s, 0..2) {
                    let alone = [p.today, p.rolled_out][arm];
                    let name = format!("{}, {}", path.display(), s.policies[policy].name);
                    assert_eq!((p.customers[1 - arm], p.spill[arm]), (0, 0.0), "{name}");
                    assert!((p.mean[arm] - alone).abs() <= 1e-12 * alone.abs(), "{name}");
                    tried += 1;
                }
            }
        }
    }
    assert!(tried >= 4 * 8, "{tried}");
}

#[test]
fn a_larger_share_only_adds_people() {
    let mut s = hughes(300, 1.0);
    let mut before = vec![0; 5];
    for share in [0.0, 0.1, 0.3, 0.31, 0.9, 1.0] {
        s.pilot.as_mut().expect("a pilot").share = share;
        let now: Vec<i64> = pilots(&s, 0..5).iter().map(|p| p.customers[1]).collect();
        assert!(now.iter().zip(&before).all(|(now, before)| now >= before));
        before = now;
    }
    assert_eq!(before, [300; 5]);
}

#[test]
fn a_pilot_that_starts_later_begins_with_the_customers_of_that_week() {
    let mut s = gossip(12.0);
    s.pilot = Some(Pilot { policy: 1, share: 0.5, from_week: 20, weeks: 26, measure: PilotMeasure::Visits });
    let early = pilots(&s, 0..3);
    let then = worlds(&s, &[], 0..3, |w| w.outcomes[0].weeks[20].customers_start);
    assert!(early.iter().zip(then).all(|(p, n)| p.customers[0] + p.customers[1] == n));
    // A policy planned for later, or never simulated alone, makes no difference: the pilot brings it forward.
    s.policies[1].from_week = 20;
    assert_eq!(pilots(&s, 0..3), early);
    let alone = grapevine_engine::model::run_world(&s, &[], 0, &[1], &mut Default::default());
    assert_eq!(alone.pilot, Some(early[0]));
    let other = grapevine_engine::model::run_world(&s, &[], 0, &[0], &mut Default::default());
    assert_eq!(other.pilot, None);
}

#[test]
fn empty_groups_and_single_customers_give_numbers() {
    for (customers, share) in [(0.0, 0.5), (1.0, 0.5), (2.0, 1e-9), (3.0, 1.0)] {
        let mut s = gossip(12.0);
        set(&mut s, &[(P::MarketCustomers, customers)]);
        s.pilot.as_mut().expect("a pilot").share = share;
        for p in pilots(&s, 0..5) {
            let all = [p.mean, p.sd, p.spill, [p.today, p.rolled_out]].concat();
            assert!(all.iter().all(|v| v.is_finite()), "{p:?}");
            assert_eq!(p.customers[0] + p.customers[1], customers as i64);
        }
    }
}

#[test]
fn customers_of_both_arms_are_given_up_by_their_own_policy() {
    let mut s = quiet(600, 600, 8);
    s.world[P::VisitsLaw] = word(P::VisitsLaw, "recency");
    let s = s.with_policy("one week", &[(P::VisitsLostAfter, Setting::To(1.0))]);
    let found = pilots(&with_pilot(s, 0.5, 8, PilotMeasure::Stayed), 0..4);
    // Nobody reaches anybody: each lives as with all others in his own arm. Hardly anybody buys eight times running.
    assert!(found.iter().all(|p| p.spill == [0.0, 0.0] && p.mean[0] > 0.1 && p.mean[1] < 0.02));
}
