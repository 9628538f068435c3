//! Neutral edits: what does not concern a policy or a world changes not one bit of it.

use grapevine_engine::draws::{Draws, Purpose};
use grapevine_engine::evidence::Pack;
use grapevine_engine::model::{Outcome, Scratch, World, run_world};
use grapevine_engine::scenario::params::ParamId as P;
use grapevine_engine::scenario::{Law, Scenario, Setting, Unknown};

/// Worlds looked at; an edit must change none of their trials.
const WORLDS: u32 = 12;

fn market(pack: Pack) -> Scenario {
    let mut s = Scenario::as_today(pack);
    s.world[P::MarketPeople] = 1_500.0;
    s.world[P::MarketCustomers] = 500.0;
    s.world[P::TimeWeeks] = 60.0;
    s.world[P::WinbackPerYear] = 0.5;
    s.unknowns = vec![
        Unknown { param: P::VoiceRate, law: Law::Beta { a: 2.0, b: 38.0 } },
        Unknown { param: P::ReachTold, law: Law::Uniform { low: 9.0, high: 15.0 } },
    ];
    s.with_policy("Ask", &[(P::VoiceRate, Setting::Times(3.0))])
        .with_policy("Care", &[(P::QualityFailureRate, Setting::Times(0.7))])
}

fn worlds(s: &Scenario) -> Vec<World> {
    let all: Vec<usize> = (0..s.policies.len()).collect();
    let mut scratch = Scratch::default();
    (0..WORLDS).map(|r| run_world(s, &[], r, &all, &mut scratch)).collect()
}

/// What the named policy did in every world.
fn trials(s: &Scenario, name: &str) -> Vec<Outcome> {
    let index = s.policies.iter().position(|p| p.name == name).expect("a policy of that name");
    let of = |mut w: World| Outcome { policy: 0, ..w.outcomes.swap_remove(index) };
    worlds(s).into_iter().map(of).collect()
}

fn changed(before: &[Outcome], after: &[Outcome]) -> usize {
    assert_eq!(before.len(), after.len());
    before.iter().zip(after).filter(|(a, b)| a != b).count()
}

fn packs() -> impl Iterator<Item = Scenario> {
    [Pack::Folklore, Pack::Measured].into_iter().map(market)
}

#[test]
fn the_gate_sees_an_edit_that_is_not_neutral() {
    let s = market(Pack::Folklore);
    let mut edited = s.clone();
    edited.world[P::SpendMean] *= 1.01;
    assert_eq!(changed(&trials(&s, "Ask"), &trials(&edited, "Ask")), WORLDS as usize);
}

#[test]
fn another_policy_changes_no_trial_of_the_others() {
    for s in packs() {
        let more = s.clone().with_policy("More", &[(P::VoiceRate, Setting::To(0.9))]);
        for policy in &s.policies {
            assert_eq!(
                changed(&trials(&s, &policy.name), &trials(&more, &policy.name)),
                0,
                "{}",
                policy.name
            );
        }
    }
}

#[test]
fn the_order_of_policies_changes_no_trial() {
    for s in packs() {
        let mut turned = s.clone();
        turned.policies.reverse();
        for policy in &s.policies {
            assert_eq!(
                changed(&trials(&s, &policy.name), &trials(&turned, &policy.name)),
                0,
                "{}",
                policy.name
            );
        }
    }
}

#[test]
fn names_titles_and_questions_change_no_trial() {
    for s in packs() {
        let mut edited = s.clone();
        edited.title = "Another title".to_owned();
        edited.answer.confidence = 0.5;
        edited.answer.worth_having = Some(1e6);
        assert_eq!(changed(&trials(&s, "Care"), &trials(&edited, "Care")), 0);
    }
}

#[test]
fn a_policy_with_settings_as_today_changes_no_trial() {
    for s in packs() {
        let same = s.clone().with_policy(
            "Nothing new",
            &[
                (P::VoiceRate, Setting::Times(1.0)),
                (P::RecoveryResolved, Setting::Plus(0.0)),
                (P::QualityFailureRate, Setting::To(s.world[P::QualityFailureRate])),
            ],
        );
        assert_eq!(changed(&trials(&same, "As today"), &trials(&same, "Nothing new")), 0);
    }
}

#[test]
fn another_unknown_leaves_the_draws_of_the_others() {
    let s = market(Pack::Folklore);
    let mut more = s.clone();
    more.unknowns.insert(0, Unknown { param: P::SpendMean, law: Law::Uniform { low: 20.0, high: 40.0 } });
    for (before, after) in worlds(&s).iter().zip(worlds(&more)) {
        assert_eq!(before.unknowns[..], after.unknowns[1..]);
        assert_ne!(after.unknowns[0], 30.0);
        let counts = |w: &World| w.outcomes[0].weeks.iter().map(|w| (w.visits, w.left)).collect::<Vec<_>>();
        assert_eq!(counts(before), counts(&after), "spending more or less decides nobody's visits");
    }
}

/// As if a mechanism asked for luck it does not use: the streams of everybody else stay where they are.
#[test]
fn an_extra_unused_draw_changes_no_trial() {
    let s = market(Pack::Measured);
    let before = worlds(&s);
    let draws = Draws::new(s.seed, 0);
    let mut extra = draws.stream(Purpose::Episode, 7, 3);
    let mut other = draws.stream(Purpose::Episode, 8, 3);
    let expected: Vec<u32> = (0..20).map(|_| draws.stream(Purpose::Episode, 8, 3).word()).collect();
    assert!(expected.iter().all(|w| *w == expected[0]), "a name's first word is always the same");
    let first = other.word();
    let unused: u64 = (0..1_000).map(|_| u64::from(extra.word())).sum();
    assert!(unused > 0 && first == expected[0]);
    let mut undisturbed = draws.stream(Purpose::Episode, 8, 3);
    undisturbed.word();
    assert_eq!(other.word(), undisturbed.word(), "draws of one name move no other name's stream");
    assert_eq!(before, worlds(&s));
}

#[test]
fn more_trials_leave_the_first_ones() {
    let s = market(Pack::Folklore);
    let some = worlds(&s);
    let mut scratch = Scratch::default();
    // Backwards, and with memory that held other worlds: the number alone names a world.
    for replication in (0..WORLDS * 2).rev() {
        let world = run_world(&s, &[], replication, &[0, 1, 2], &mut scratch);
        if let Some(first) = some.get(replication as usize) {
            assert_eq!(&world, first, "world {replication}");
        }
    }
}
