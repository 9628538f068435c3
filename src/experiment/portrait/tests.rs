//! The neighbourhood and the retention of shipped scenarios and of markets at the edge.

use grapevine_engine::evidence::Pack;
use grapevine_engine::model::trace::trace_world;

use super::*;
use crate::store::portrait::{Kind, Staying};

fn small() -> Scenario {
    let mut s = Scenario::as_today(Pack::Folklore);
    s.world[P::MarketPeople] = 3_000.0;
    s.world[P::MarketCustomers] = 1_000.0;
    s.world[P::TimeWeeks] = 104.0;
    s.world[P::NetworkKind] = 1.0;
    s
}

/// The shifted beta-geometric of Fader & Hardie, as in scenarios/sbg.toml.
fn sbg() -> Scenario {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/sbg.toml")).unwrap();
    grapevine_engine::scenario::parse(&text).unwrap()
}

fn shares(worlds: &[Vec<u32>]) -> Vec<f64> {
    let at = |k: usize| worlds.iter().map(|w| f64::from(w[k])).sum::<f64>();
    (1..worlds[0].len()).map(|k| at(k) / at(k - 1)).collect()
}

fn staying(s: &Scenario) -> Staying {
    draw(s, &[], 0, &[0]).staying.expect("a curve")
}

#[test]
fn the_same_world_gives_the_same_portrait_and_a_small_file() {
    let s = small();
    let one = draw(&s, &[], 0, &[0]);
    assert!(one == draw(&s, &[], 0, &[0]));
    assert!(serde_json::to_string(&one).unwrap().len() < 150_000);
    let n = one.neighbourhood.expect("a neighbourhood");
    assert_eq!((n.people.len(), n.of, n.world), (280, 3_000, 0));
    assert!(n.ties.len() > 280, "who is in the picture knows others in it");
    let count = |kind: Kind| n.lives[0].events.iter().filter(|e| e[1] == kind as u32).count();
    assert!(count(Kind::Silent) > 10 && count(Kind::Bad) > 50 && count(Kind::Left) > 5);
}

#[test]
fn what_people_of_the_picture_told_and_heard_adds_up_to_the_trace() {
    let s = small();
    let traced = trace_world(&s, &[], 0, &[0], &mut Scratch::default());
    let all = traced.lives[0].tellings.iter().filter(|t| !t.good).count();
    // With everybody in the picture nothing is told to anybody outside.
    let n = neighbourhood::of(&traced, 0, 104).expect("a neighbourhood");
    let told: u32 = n.lives[0].events.iter().filter(|e| e[1] == Kind::Bad as u32).map(|_| 1).sum();
    let outside: u32 =
        n.lives[0].events.iter().filter(|e| e[1] == Kind::BadToOutside as u32).map(|e| e[3]).sum();
    assert!(told > 0 && outside > 0 && ((told + outside) as usize) < all);
}

#[test]
fn a_market_in_which_nobody_tells_anybody_has_no_picture() {
    let mut s = small();
    for share in [P::ReachTalkShare, P::ReachTalkShareRecovered] {
        s.world[share] = 0.0;
    }
    s.world[P::TalkSatisfiedShare] = 0.0;
    assert!(draw(&s, &[], 0, &[0]).neighbourhood.is_none());
    let mut s = small();
    s.world[P::MarketPeople] = 8.0;
    s.world[P::MarketCustomers] = 4.0;
    assert!(draw(&s, &[], 0, &[0]).neighbourhood.is_none(), "eight people are no neighbourhood");
}

#[test]
fn people_without_ties_are_shown_by_what_they_tell() {
    let mut s = small();
    s.world[P::NetworkKind] = 0.0;
    let n = draw(&s, &[], 0, &[0]).neighbourhood.expect("a neighbourhood");
    assert!(n.ties.is_empty() && n.people.len() > 100);
}

#[test]
fn what_costs_too_much_is_left_out() {
    let mut s = small();
    s.world[P::MarketPeople] = 1e8;
    assert_eq!(draw(&s, &[], 0, &[0]), Portrait::new(None, None));
}

#[test]
fn retention_of_the_shifted_beta_geometric_rises_by_sorting_alone() {
    let staying = staying(&sbg());
    assert!(!staying.people_change && staying.inseparable.is_none() && !staying.firm_changes);
    assert_eq!(staying.as_is, staying.unchanged, "nobody has changed");
    let (alpha, beta) = (0.704_077, 1.182_043);
    for (k, share) in shares(&staying.as_is).into_iter().enumerate() {
        let expected = (beta + k as f64) / (alpha + beta + k as f64);
        // Of 80,000 contracts at least 13,600 are left: three standard errors.
        assert!((share - expected).abs() < 3.0 * (0.25 / 13_600.0_f64).sqrt(), "{k}: {share} {expected}");
    }
}

#[test]
fn people_who_grow_loyal_are_a_change_beyond_sorting() {
    let mut s = small();
    s.world[P::LoyaltyOn] = 1.0;
    let loyal = staying(&s);
    assert!(loyal.people_change);
    let (with, without) = (shares(&loyal.as_is), shares(&loyal.unchanged));
    assert!(with[7] > without[7] + 0.005, "{with:?} {without:?}");
    s.world[P::LoyaltyOn] = 0.0;
    assert_eq!(staying(&s).as_is, loyal.unchanged, "switched off by us is switched off by the user");
}

#[test]
fn a_change_that_is_part_of_the_market_is_said_to_be_inseparable() {
    let mut s = small();
    s.world[P::VisitsLaw] = 2.0;
    assert_eq!(staying(&s).inseparable.as_deref(), Some("visits.law"));
}
