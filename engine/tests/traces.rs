//! A traced life is the same life, and its events add up to its counts.

use grapevine_engine::evidence::Pack;
use grapevine_engine::model::ledger::Week;
use grapevine_engine::model::numbers::Ending;
use grapevine_engine::model::trace::{About, Step, Trace, Traced, trace_world};
use grapevine_engine::model::{Scratch, run_world};
use grapevine_engine::scenario::params::ParamId as P;
use grapevine_engine::scenario::{Scenario, Setting};

fn scenario() -> Scenario {
    let mut s = Scenario::as_today(Pack::Folklore);
    s.world[P::MarketPeople] = 2_000.0;
    s.world[P::MarketCustomers] = 900.0;
    s.world[P::TimeWeeks] = 60.0;
    s.world[P::NetworkKind] = 1.0;
    s.world[P::WinbackPerYear] = 0.5;
    s.world[P::RetellingShare] = 0.02;
    s.with_policy("voice", &[(P::VoiceRate, Setting::Times(4.0))])
}

fn traced(s: &Scenario) -> Traced {
    trace_world(s, &[], 3, &[0, 1], &mut Scratch::default())
}

fn count<T>(all: &[T], of: impl Fn(&T) -> bool) -> i64 {
    all.iter().filter(|event| of(event)).count() as i64
}

#[test]
fn a_traced_world_is_the_same_world_bit_for_bit() {
    let mut all_on = scenario();
    for switch in [P::LoyaltyOn, P::ContagionOn, P::HopelessnessOn, P::ExpectationOn, P::ChannelsOn] {
        all_on.world[switch] = 1.0;
    }
    for s in [scenario(), all_on] {
        let mut scratch = Scratch::default();
        let plain = run_world(&s, &[], 3, &[0, 1], &mut scratch);
        assert_eq!(trace_world(&s, &[], 3, &[0, 1], &mut scratch).world, plain);
        assert_eq!(run_world(&s, &[], 3, &[0, 1], &mut scratch), plain, "nothing is left in the memory");
    }
}

fn adds_up(trace: &Trace, weeks: &[Week]) {
    for (week, counts) in (0..).zip(weeks) {
        let told = |good| count(&trace.tellings, |t| t.week == week && t.good == good);
        assert_eq!([told(true), told(false)], [counts.told_positive, counts.told_negative], "week {week}");
        let failures = count(&trace.failures, |f| f.week == week);
        assert_eq!(failures, counts.failures_treatment + counts.failures_product);
        let voiced = count(&trace.failures, |f| f.week == week && f.ending != Ending::Silent);
        assert_eq!(voiced, counts.voiced);
        let turns = |of: fn(&Step) -> bool| count(&trace.turns, |t| t.week == week && of(&t.step));
        assert_eq!(turns(|s| *s == Step::Joined), counts.joined);
        assert_eq!(turns(|s| *s == Step::WonBack), counts.won_back);
        assert_eq!(turns(|s| matches!(s, Step::Left(_))), counts.left.iter().sum::<i64>());
    }
}

#[test]
fn events_add_up_to_the_counts_of_every_week() {
    let t = traced(&scenario());
    for (trace, outcome) in t.lives.iter().zip(&t.world.outcomes) {
        assert_eq!(trace.policy, outcome.policy);
        adds_up(trace, &outcome.weeks);
        assert!(count(&trace.tellings, |t| t.about == About::Hearsay) > 0, "stories are handed on");
        assert!(count(&trace.tellings, |t| t.about == About::Failure && !t.good) > 100);
        assert!(count(&trace.turns, |t| t.step == Step::WonBack) > 0);
    }
    assert_eq!(t.first.iter().filter(|first| **first).count(), 900);
}

#[test]
fn people_turn_from_what_they_are_and_tell_only_their_ties_where_all_goes_to_ties() {
    let mut s = scenario();
    s.world[P::NetworkShareToTies] = 1.0;
    let t = traced(&s);
    for trace in &t.lives {
        let mut customer = t.first.clone();
        for turn in &trace.turns {
            let is = &mut customer[turn.person as usize];
            assert_eq!(*is, matches!(turn.step, Step::Left(_)), "{turn:?}");
            *is = !*is;
        }
        // Who tells more people than he has ties meets others besides.
        let mut of_one = std::collections::BTreeMap::<(u32, u32), Vec<u32>>::new();
        for t in trace.tellings.iter().filter(|t| t.about == About::Failure) {
            of_one.entry((t.week, t.teller)).or_default().push(t.listener);
        }
        for ((_, teller), listeners) in of_one {
            let ties = t.network.ties(teller);
            let known = listeners.iter().filter(|l| ties.contains(l)).count();
            assert!(known >= listeners.len().min(ties.len()), "ties come first");
            assert!(!listeners.contains(&teller));
        }
    }
}
