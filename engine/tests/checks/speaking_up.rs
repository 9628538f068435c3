//! Checks 9 and 42, and the closed forms of speaking up and of what the firm makes of a complaint: channels, rewards,
//! severity, learned hopelessness and the board, the two stages, settling on the spot, the complaint desk.

use crate::support::*;
use grapevine_engine::model::ledger::Week;
use grapevine_engine::model::{Outcome, channels::Channels};
use grapevine_engine::scenario::params::ParamId as P;
use grapevine_engine::scenario::{Scenario, Setting, parse};

/// Everybody is a customer, comes once a week and is treated badly; nobody leaves, nobody talks.
fn always_treated_badly(people: u32, weeks: u32) -> Scenario {
    let mut s = quiet(people, people, weeks);
    weekly_visits(&mut s);
    stay(&mut s, 1.0);
    set(&mut s, &[(P::QualityFailureRate, 1.0), (P::ReachTold, 0.0), (P::ReachToldRecovered, 0.0)]);
    s
}

/// The first policy in the first world.
fn outcome(s: &Scenario) -> Outcome {
    worlds(s, &[], 0..1, |w| w.outcomes[0].clone()).swap_remove(0)
}

fn voiced_share(s: &Scenario) -> f64 {
    let o = outcome(s);
    total(&o, |w| w.voiced) / total(&o, |w| w.failures_treatment)
}

fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

fn logit(p: f64) -> f64 {
    (p / (1.0 - p)).ln()
}

/// SE of the shares of 200,000 people: at most 0.0008 for shares up to 0.15.
const PEOPLE: u32 = 200_000;

fn share(s: &Scenario, exact: f64, what: &str) -> f64 {
    let (found, se) = (voiced_share(s), se_share(exact, f64::from(PEOPLE)));
    assert_agrees(what, found, exact, se);
    found
}

#[test]
fn a_phone_line_that_reaches_half_doubles_complaints() {
    let mut s = always_treated_badly(PEOPLE, 1);
    set(&mut s, &[(P::ChannelsOn, 1.0), (P::PhoneAccess, 0.5)]);
    let found = share(&s, 2.0 / 21.0, "800 number");
    assert_tells_apart("800 number", found, 1.9 / 21.0, se_share(2.0 / 21.0, f64::from(PEOPLE)));
    // The barrier it lowers is not there: the phone line changes nothing.
    s.world[P::BarrierKnowledge] = 0.0;
    share(&s, 1.0 / 21.0, "no such barrier");
}

#[test]
fn each_further_channel_adds_less_and_contacts_follow_the_accesses() {
    let mut s = always_treated_badly(PEOPLE, 1);
    s.world[P::ChannelsOn] = 1.0;
    let (mut last, mut gain) = (1.0 / 21.0, f64::INFINITY);
    let mut hidden = 1.0;
    for channel in &Channels::ALL {
        s.world[channel.access] = 0.5;
        hidden *= 0.5;
        let exact = logistic(logit(1.0 / 21.0) + s.world[P::ChannelsEffect] * (1.0 - hidden));
        let found = share(&s, exact, channel.name);
        assert!(found - last < gain, "{} adds more than the channel before", channel.name);
        (gain, last) = (found - last, found);
    }
    // Direct complaints are 1/21 of all; the rest comes through the channels, here in equal parts.
    let contacts = outcome(&s).weeks[0].speaking.contacts;
    for (channel, heard) in Channels::ALL.iter().zip(contacts) {
        let exact = (last - 1.0 / 21.0) / 5.0;
        let se = se_share(exact, f64::from(PEOPLE));
        assert_agrees(channel.name, heard as f64 / f64::from(PEOPLE), exact, se);
    }
}

#[test]
fn a_channel_hears_no_more_than_it_can_take_and_whoever_is_turned_away_stays_silent() {
    let mut s = always_treated_badly(20_000, 12);
    set(&mut s, &[(P::ChannelsOn, 1.0), (P::PhoneAccess, 0.5), (P::CommentCardAccess, 0.3)]);
    let ample = outcome(&s);
    s.world[P::PhoneCapacity] = 300.0;
    let full = outcome(&s);
    for (a, f) in ample.weeks.iter().zip(&full.weeks) {
        // The same people call, since nothing they do depends on being heard here.
        assert_eq!(f.speaking.contacts[1], 300);
        assert_eq!(f.speaking.turned_away[1], a.speaking.contacts[1] - 300);
        assert_eq!(f.voiced, a.voiced - f.speaking.turned_away[1]);
        assert_eq!(f.speaking.contacts[4], a.speaking.contacts[4]);
        assert_eq!(f.speaking.turned_away[4], 0);
    }
    assert!(full.weeks[0].speaking.turned_away[1] > 0, "the test can fail");
}

#[test]
fn rewards_and_severity_move_the_logit() {
    let mut s = always_treated_badly(PEOPLE, 1);
    set(&mut s, &[(P::VoiceIncentive, 10.0), (P::QualityMajorShare, 0.0), (P::VoiceMajorLogit, 2.2)]);
    let half = s.world[P::VoiceIncentiveEffect] / 2.0;
    share(&s, logistic(logit(1.0 / 21.0) + half), "a reward of the half size, minor");
    set(&mut s, &[(P::VoiceIncentive, 0.0), (P::QualityMajorShare, 1.0)]);
    share(&s, logistic(logit(1.0 / 21.0) + 2.2), "grave failures");
    // What is certain stays certain, whatever is on.
    for certain in [0.0, 1.0] {
        set(
            &mut s,
            &[(P::VoiceRate, certain), (P::VoiceIncentive, 1e6), (P::ChannelsOn, 1.0), (P::PhoneAccess, 1.0)],
        );
        set(&mut s, &[(P::HopelessnessOn, 1.0), (P::FeedbackOn, 1.0)]);
        assert_eq!(voiced_share(&s), certain);
    }
}

/// Check 9: .8 (.679 - .37) + .2 (.484 - .09) = 0.326, with the mix .3/.3/.4.
#[test]
fn an_extra_complaint_saves_a_third_of_a_customer() {
    let mut s = quiet(400_000, 400_000, 1);
    weekly_visits(&mut s);
    set(&mut s, &[(P::QualityFailureRate, 1.0), (P::ReachTold, 0.0), (P::ReachToldRecovered, 0.0)]);
    let s = s.with_policy("ask", &[(P::VoiceRate, Setting::To(0.3))]);
    let saved = worlds(&s, &[], 0..1, |w| {
        let count = |key, policy: usize| metric(key, &w.outcomes[policy], &w.values);
        let extra = count("voiced", 1) - count("voiced", 0);
        ((count("left", 0) - count("left", 1)) / extra, extra)
    })[0];
    // With the same luck nobody is lost for having spoken: saved or not is one draw for each extra complaint.
    let se = se_share(0.326, saved.1);
    assert_agrees("#9 saved by a complaint", saved.0, 0.326, se);
    assert_tells_apart("#9 without the quick ones", saved.0, 0.8 * (0.58 - 0.37) + 0.2 * (0.365 - 0.09), se);
}

/// Check 42: P(T <= 2 days) for medians of 1, 2, 3 and 5 days and log SD 1; a promise of two days is broken else.
#[test]
fn answers_within_two_days_have_the_lognormal_shares() {
    let exact = [(1.0, 0.755_891_4), (2.0, 0.5), (3.0, 0.342_567_8), (5.0, 0.179_757_2)];
    for (k, (median, within)) in exact.into_iter().enumerate() {
        let mut s = always_treated_badly(PEOPLE, 1);
        set(&mut s, &[(P::VoiceRate, 1.0), (P::RecoveryResolved, 1.0), (P::RecoveryResponseDays, median)]);
        let in_time = total(&outcome(&s), |w| w.resolved_quick);
        let quick = in_time / f64::from(PEOPLE);
        let se = se_share(within, f64::from(PEOPLE));
        assert_agrees("#42 quick", quick, within, se);
        assert_tells_apart("#42 another median", quick, exact[(k + 1) % 4].1, se);
        s.world[P::RecoveryPromiseDays] = 2.0;
        let promised = outcome(&s);
        assert_eq!(total(&promised, |w| w.broken_promises), f64::from(PEOPLE) - in_time);
        assert_eq!(total(&promised, |w| w.unresolved), total(&promised, |w| w.broken_promises));
    }
}

/// Voice of week `week` by enumerating every history of complaints, all in vain.
fn hopeless(week: u32, v0: f64, effect: f64, kept: f64) -> f64 {
    // (probability, complaints in vain still remembered)
    let mut histories = vec![(1.0, 0.0_f64)];
    let speaks = |h: f64| logistic(logit(v0) - effect * h);
    for _ in 0..week {
        histories = histories
            .iter()
            .flat_map(|&(p, h)| [(p * speaks(h), (h + 1.0) * kept), (p * (1.0 - speaks(h)), h * kept)])
            .collect();
    }
    histories.iter().map(|&(p, h)| p * speaks(h)).sum()
}

fn in_vain(people: u32, weeks: u32, v0: f64, half_life: f64, effect: f64) -> Scenario {
    let mut s = always_treated_badly(people, weeks);
    set(
        &mut s,
        &[
            (P::VoiceRate, v0),
            (P::RecoveryResolved, 0.0),
            (P::HopelessnessOn, 1.0),
            (P::HopelessnessHalfLife, half_life),
            (P::HopelessnessEffect, effect),
        ],
    );
    s
}

#[test]
fn whoever_complains_in_vain_speaks_up_less_as_every_history_says() {
    let s = in_vain(40_000, 8, 0.4, 5.0, 1.3);
    let kept = 0.5_f64.powf(1.0 / 5.0);
    for (week, count) in outcome(&s).weeks.iter().enumerate() {
        let exact = hopeless(week as u32, 0.4, 1.3, kept);
        let se = se_share(exact, 40_000.0);
        let voiced = count.voiced as f64 / 40_000.0;
        assert_agrees("hopeless", voiced, exact, se);
        if week > 0 {
            assert_tells_apart("without hopelessness", voiced, 0.4, se);
        }
    }
}

#[test]
fn hopelessness_settles_where_what_is_added_is_forgotten() {
    // With a long memory h = v k / (1 - k), k = 2^(-1/half-life), and v = logistic(logit v0 - effect h). The spread of h
    // moves v by at most effect² var(h) v (1 - v) / 2 < 0.001.
    let (v0, half_life) = (0.5, 40.0);
    let kept = 0.5_f64.powf(1.0 / half_life);
    let memory = kept / (1.0 - kept);
    let effect = 3.0 / memory;
    let mut v = v0;
    for _ in 0..200 {
        v = 0.5 * (v + logistic(logit(v0) - effect * memory * v));
    }
    let s = in_vain(600, 300, v0, half_life, effect);
    let weekly = outcome(&s).weeks.split_off(200);
    let voiced = weekly.iter().map(|w| w.voiced as f64).sum::<f64>() / (600.0 * weekly.len() as f64);
    // Complaints of one person hinder each other, so that independent weeks are a safe bound of the spread.
    let se = se_share(v, 600.0 * weekly.len() as f64) + 0.001 / TOLERANCE;
    assert_agrees("settled", voiced, v, se);
    assert_tells_apart("twice the memory", voiced, 0.8 * v, se);
}

#[test]
fn a_board_that_answers_everything_leaves_nobody_hopeless_and_encourages_whoever_spoke() {
    let mut s = in_vain(40_000, 2, 0.4, 26.0, 1.3);
    set(&mut s, &[(P::FeedbackOn, 1.0), (P::FeedbackEffect, 0.7)]);
    let second = |s: &Scenario| outcome(s).weeks[1].voiced as f64 / 40_000.0;
    let bolder = |own: f64| 0.4 * logistic(logit(0.4) + own) + 0.6 * 0.4;
    let exact = bolder(0.7);
    assert_agrees("board", second(&s), exact, se_share(exact, 40_000.0));
    // Half the complaints answered: half the boldness, half the hopelessness.
    s.world[P::FeedbackShare] = 0.5;
    let exact = bolder(0.35 - 1.3 * 0.5 * 0.5_f64.powf(1.0 / 26.0));
    assert_agrees("half a board", second(&s), exact, se_share(exact, 40_000.0));
    // It costs 40 a week.
    assert_eq!(s.world[P::FeedbackCost], 40.0);
    s.world[P::VoiceRate] = 0.0;
    assert_eq!(metric("cost", &outcome(&s), &s.world), 80.0);
}

/// Shares of complaints resolved slow and quick, and brought before management.
fn answered(s: &Scenario) -> [f64; 3] {
    let o = outcome(s);
    let voiced = total(&o, |w| w.voiced);
    [total(&o, |w| w.resolved_slow), total(&o, |w| w.resolved_quick), total(&o, |w| w.speaking.escalated)]
        .map(|count| count / voiced)
}

#[test]
fn complaints_in_vain_go_on_to_management_and_grave_ones_to_senior_staff() {
    let mut s = always_treated_badly(PEOPLE, 1);
    set(&mut s, &[(P::VoiceRate, 1.0), (P::EscalationOn, 1.0), (P::EscalationShare, 0.25)]);
    s.world[P::QualityMajorShare] = 0.0;
    // 60 % resolved, half of them in two days; a quarter of the rest goes on, 80 % of it succeed, never quickly.
    let expect = |s: &Scenario, exact: [f64; 3]| {
        for (k, (found, exact)) in answered(s).into_iter().zip(exact).enumerate() {
            assert_agrees(
                ["slow", "quick", "escalated"][k],
                found,
                exact,
                se_share(exact, f64::from(PEOPLE)),
            );
        }
    };
    expect(&s, [0.3 + 0.4 * 0.25 * 0.8, 0.3, 0.1]);
    let minor = outcome(&s);
    s.world[P::EscalationRouteMajor] = 0.5;
    assert_eq!(outcome(&s).weeks, minor.weeks, "routing grave complaints changes nothing for minor ones");
    // Grave ones: half go to senior staff, of whom 80 % succeed, half of them in two days.
    s.world[P::QualityMajorShare] = 1.0;
    expect(&s, [0.5 * 0.38 + 0.5 * 0.4, 0.5 * 0.3 + 0.5 * 0.4, 0.5 * 0.1 + 0.5]);
    let cost = metric("cost", &outcome(&s), &s.world);
    let o = outcome(&s);
    let resolved = total(&o, |w| w.resolved_quick + w.resolved_slow);
    let bill = 3.0 * f64::from(PEOPLE) + 15.0 * resolved + 60.0 * total(&o, |w| w.speaking.escalated);
    assert_eq!(cost, bill);
}

#[test]
fn free_employees_settle_complaints_on_the_spot_with_diminishing_returns() {
    let mut s = always_treated_badly(PEOPLE, 1);
    set(&mut s, &[(P::VoiceRate, 1.0), (P::RecoveryPromiseDays, 2.0)]);
    let mut before: Option<[f64; 2]> = None;
    let mut gain = f64::INFINITY;
    for level in [0.0, 0.25, 0.5, 0.75, 1.0] {
        s.world[P::EmpowermentLevel] = level;
        let spot = 0.6 * level / (level + 0.5);
        let o = outcome(&s);
        let found = total(&o, |w| w.speaking.on_the_spot) / f64::from(PEOPLE);
        assert_agrees("on the spot", found, spot, se_share(spot, f64::from(PEOPLE)).max(1e-9));
        // The rest: half in time, 60 % of that resolved.
        let exact = spot + (1.0 - spot) * 0.3;
        let quick = total(&o, |w| w.resolved_quick) / f64::from(PEOPLE);
        assert_agrees("quick", quick, exact, se_share(exact, f64::from(PEOPLE)));
        if let Some([less, quick_before]) = before {
            assert!(found - less < gain && quick > quick_before, "level {level}");
            gain = found - less;
        }
        before = Some([found, quick]);
    }
}

/// A hundred complaints a week, each resolved at once when its turn comes.
fn desk(hours: f64, weeks: u32) -> Scenario {
    let mut s = always_treated_badly(100, weeks);
    set(
        &mut s,
        &[
            (P::VoiceRate, 1.0),
            (P::RecoveryResolved, 1.0),
            (P::RecoveryResponseDays, 0.01),
            (P::RecoveryResponseSigma, 0.0),
            (P::DeskOn, 1.0),
            (P::DeskHours, hours),
        ],
    );
    s
}

#[test]
fn a_desk_that_is_too_small_falls_behind_by_what_it_cannot_answer() {
    // 40 hours of 30 minutes answer 80 of 100 a week: week w begins with 20 w waiting, 1.75 w days of work.
    let s = desk(40.0, 20);
    let o = outcome(&s);
    for (w, week) in o.weeks.iter().enumerate() {
        let delay = 1.75 * w as f64;
        assert_eq!(week.speaking.backlog, 2_000 * (w as i64 + 1));
        assert_eq!(week.speaking.waited as f64, 100.0 * 100.0 * delay);
        let all = |is: bool| if is { 100 } else { 0 };
        assert_eq!(week.resolved_quick, all(delay + 0.01 <= 2.0), "week {w}");
        assert_eq!(week.unresolved, all(delay + 0.01 > 28.0), "week {w}");
        assert_eq!(week.resolved_slow, 100 - week.resolved_quick - week.unresolved);
    }
    assert_eq!(metric("backlog", &o, &s.world), 400.0);
    assert!((metric("desk_delay", &o, &s.world) - 1.75 * 9.5).abs() < 1e-9);
    // Every hour is paid for: 20 weeks of 40 hours at 20, the answers, the compensation.
    let resolved = total(&o, |w| w.resolved_quick + w.resolved_slow);
    assert_eq!(metric("cost", &o, &s.world), 20.0 * 40.0 * 20.0 + 3.0 * 2_000.0 + 15.0 * resolved);
}

#[test]
fn more_hours_answer_sooner_and_none_at_all_answer_nobody() {
    let mut last = f64::INFINITY;
    for hours in [0.0, 10.0, 40.0, 49.9, 50.0, 80.0] {
        let s = desk(hours, 20);
        let o = outcome(&s);
        let delay = metric("desk_delay", &o, &s.world);
        assert!(delay <= last && delay.is_finite(), "{hours} hours: {delay} days");
        assert_eq!(delay == 0.0, hours >= 50.0);
        let answered = total(&o, |w| w.resolved_quick + w.resolved_slow);
        assert_eq!(answered == 0.0, hours == 0.0);
        last = delay;
    }
}

#[test]
fn senior_staff_and_free_employees_take_work_off_the_desk() {
    let mut s = desk(40.0, 8);
    set(&mut s, &[(P::EscalationOn, 1.0), (P::EscalationRouteMajor, 1.0), (P::EmpowermentLevel, 0.5)]);
    let o = outcome(&s);
    for week in &o.weeks {
        let sp = &week.speaking;
        assert_eq!(sp.to_desk + sp.on_the_spot + sp.escalated, week.voiced, "nothing is in vain here");
    }
    // 100 x (1 - 0.3) x (1 - 0.2) = 56 a week are left for 80 places.
    assert_eq!(metric("backlog", &o, &s.world), 0.0);
}

/// Weeks without what is new in the books.
fn as_before(o: &Outcome) -> Vec<Week> {
    o.weeks.iter().map(|w| Week { speaking: Default::default(), cost_cents: 0, ..*w }).collect()
}

#[test]
fn switched_on_without_effect_each_mechanism_changes_nothing() {
    let mut s = quiet(3_000, 2_000, 40);
    weekly_visits(&mut s);
    set(&mut s, &[(P::QualityFailureRate, 0.2), (P::VoiceRate, 0.4), (P::WinbackPerYear, 2.0)]);
    let off = as_before(&outcome(&s));
    let neutral: [&[(P, f64)]; 5] = [
        &[(P::ChannelsOn, 1.0)],
        &[(P::HopelessnessOn, 1.0), (P::HopelessnessEffect, 0.0)],
        &[(P::FeedbackOn, 1.0), (P::FeedbackEffect, 0.0)],
        &[(P::EscalationOn, 1.0), (P::EscalationShare, 0.0)],
        &[(P::DeskOn, 1.0), (P::DeskHours, 1e6), (P::DeskPatience, 3_650.0)],
    ];
    for values in neutral {
        let mut with = s.clone();
        set(&mut with, values);
        assert!(as_before(&outcome(&with)) == off, "{values:?}");
    }
    set(&mut s, &[(P::HopelessnessOn, 1.0)]);
    assert!(as_before(&outcome(&s)) != off, "the test can fail");
}

#[test]
fn nobody_and_one_person_get_along_with_everything_on() {
    for (people, customers) in [(1, 0), (1, 1), (2, 1), (300, 300)] {
        let mut s = always_treated_badly(people, 30);
        set(
            &mut s,
            &[
                (P::MarketCustomers, f64::from(customers)),
                (P::ChannelsOn, 1.0),
                (P::PhoneAccess, 1.0),
                (P::PhoneCapacity, 1.0),
                (P::HopelessnessOn, 1.0),
                (P::FeedbackOn, 1.0),
                (P::EscalationOn, 1.0),
                (P::EscalationRouteMajor, 1.0),
                (P::EmpowermentLevel, 1.0),
                (P::DeskOn, 1.0),
                (P::DeskHours, 0.0),
                (P::RecoveryPromiseDays, 2.0),
            ],
        );
        let o = outcome(&s);
        for m in grapevine_engine::metric::METRICS {
            assert!((m.read)(&o, &s.world).is_finite(), "{} of {people} people", m.key);
        }
        assert!(o.weeks.iter().all(|w| w.speaking.contacts[1] <= 1));
    }
}

#[test]
fn a_channel_without_capacity_is_refused_wherever_it_opens() {
    let file = |world: &str, policy: &str| {
        format!(
            "grapevine = 1\ntitle = \"t\"\n[world]\nchannels.on = true\n{world}\n\
             [[policy]]\nname = \"a\"\nbaseline = true\n[[policy]]\nname = \"b\"\nset = {{ {policy} }}\n"
        )
    };
    let problems = |world: &str, policy: &str| parse(&file(world, policy)).err().unwrap_or_default();
    let access = "\"channels.phone.access\" = 0.5";
    assert!(problems("", access).is_empty());
    for (world, policy) in [
        ("channels.phone.access = 0.5\nchannels.phone.capacity = 0", "\"voice.rate\" = 0.1"),
        ("channels.phone.capacity = 0", access),
        ("channels.phone.access = 0.5", "\"channels.phone.capacity\" = 0"),
    ] {
        let found = problems(world, policy);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].title, "a channel with no capacity: `channels.phone.capacity` is 0");
    }
}
