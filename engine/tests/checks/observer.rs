//! Check 46 and evidence rows 27 and 54: what the firm sees of its failures, how wrong that is, and when it notices.

use crate::support::*;
use grapevine_engine::model::observer::signal_index;
use grapevine_engine::model::{Outcome, Scratch, run_world};
use grapevine_engine::scenario::params::ParamId as P;
use grapevine_engine::scenario::{Policy, Rule, Scenario, Setting};

/// Everybody comes every week and stays, whatever happens.
fn faithful(people: u32, weeks: u32, failures: f64) -> Scenario {
    let mut s = quiet(people, people, weeks);
    weekly_visits(&mut s);
    stay(&mut s, 1.0);
    set(&mut s, &[(P::QualityFailureRate, failures), (P::ReachTold, 0.0), (P::ReachToldRecovered, 0.0)]);
    s
}

fn outcome(s: &Scenario, replication: u32) -> Outcome {
    run_world(s, &[], replication, &[0], &mut Scratch::default()).outcomes.remove(0)
}

/// A failure rate at which check 46 gives 0.000898: v f = f / 21.
const F: f64 = 0.018_854;

#[test]
fn complaints_alone_show_a_twenty_first_of_the_failures() {
    let s = faithful(40_000, 50, F);
    let o = outcome(&s, 0);
    let visits = 2.0e6;
    assert_eq!(total(&o, |w| w.visits), visits);
    let seen = metric("failure_rate_seen", &o, &s.world);
    // SE = sqrt(p (1 - p) / visits) = 2.1e-5, or 2.4 % of 0.000898.
    let se = se_share(F / 21.0, visits);
    assert_agrees("#46 complaints per visit", seen, 0.000_898, se);
    assert_tells_apart("#46 one in 20", seen, F / 20.0 * 1.1, se);
    let corrected = metric("failure_rate_corrected", &o, &s.world);
    assert_agrees("#46 corrected by 21", corrected, F, 21.0 * se);
    assert_agrees("true rate", metric("failure_rate", &o, &s.world), F, se_share(F, visits));
}

/// Share of the answers that report a failure: f r_f / (f r_f + (1 - f) r_o).
fn survey_bias(f: f64, failed: f64, fine: f64) -> f64 {
    f * failed / (f * failed + (1.0 - f) * fine)
}

fn surveyed(failures: f64, failed: f64, fine: f64) -> Scenario {
    let mut s = faithful(5_000, 40, failures);
    set(
        &mut s,
        &[
            (P::SurveyOn, 1.0),
            (P::SurveyInvitations, 2_000.0),
            (P::SurveyEveryWeeks, 1.0),
            (P::SurveyResponseFailed, failed),
            (P::SurveyResponseFine, fine),
        ],
    );
    s
}

#[test]
fn a_survey_is_unbiased_when_everybody_answers_alike_and_else_biased_as_computed() {
    let f = 0.1;
    for (failed, fine) in [(0.3, 0.3), (1.0, 1.0), (0.3, 0.15), (0.1, 0.4)] {
        let s = surveyed(f, failed, fine);
        let o = outcome(&s, 1);
        let rate = metric("failure_rate_survey", &o, &s.world);
        let answers = metric("survey_answers", &o, &s.world);
        let exact = survey_bias(f, failed, fine);
        // Asked without putting back, so the binomial standard error is an upper bound.
        let se = se_share(exact, answers);
        assert_agrees("#46 survey", rate, exact, se);
        assert_tells_apart("#46 survey, wrong by a quarter", rate, 1.25 * exact, se);
        let expected = 80_000.0 * (f * failed + (1.0 - f) * fine);
        assert_agrees("answers", answers, expected, (expected * (1.0 - fine.min(failed)) + 1.0).sqrt());
    }
    assert_eq!(survey_bias(0.2, 0.5, 0.5), 0.2);
}

#[test]
fn the_survey_costs_two_per_invitation_and_changes_nobody() {
    let on = surveyed(0.1, 0.3, 0.15);
    let mut off = on.clone();
    off.world[P::SurveyOn] = 0.0;
    let (with, without) = (outcome(&on, 2), outcome(&off, 2));
    assert_eq!(total(&with, |w| w.survey_asked), 80_000.0);
    assert_eq!(total(&with, |w| w.cost_cents) - total(&without, |w| w.cost_cents), 80_000.0 * 200.0);
    for (a, b) in with.weeks.iter().zip(&without.weeks) {
        assert_eq!((a.visits, a.voiced, a.customers_end), (b.visits, b.voiced, b.customers_end));
        assert_eq!((b.survey_asked, b.survey_answers, b.survey_failed), (0, 0, 0));
    }
}

#[test]
fn degenerate_surveys_give_degenerate_answers() {
    for (people, f, failed, fine) in
        [(1, 1.0, 1.0, 1.0), (50, 0.0, 0.0, 0.0), (50, 1.0, 0.0, 1.0), (50, 0.0, 1.0, 1.0)]
    {
        let mut s = surveyed(f, failed, fine);
        set(&mut s, &[(P::MarketPeople, f64::from(people)), (P::MarketCustomers, f64::from(people))]);
        let o = outcome(&s, 0);
        let rate = metric("failure_rate_survey", &o, &s.world);
        assert_eq!(rate, if failed > 0.0 && f > 0.0 { 1.0 } else { 0.0 });
        assert!(o.weeks.iter().all(|w| w.survey_asked == w.visits && w.survey_answers <= w.survey_asked));
    }
    // Nobody comes, nobody complains, nobody is believed to complain: no estimate, no NaN.
    let mut s = surveyed(0.5, 1.0, 1.0);
    set(&mut s, &[(P::MarketCustomers, 0.0), (P::VoiceRate, 0.0)]);
    let o = outcome(&s, 0);
    for key in ["failure_rate", "failure_rate_seen", "failure_rate_corrected", "failure_rate_survey"] {
        assert_eq!(metric(key, &o, &s.world), 0.0, "{key}");
    }
}

fn with_rule(s: Scenario, rule: Rule) -> Scenario {
    let changes = [(P::VoiceRate, Setting::Times(3.0)), (P::RecoveryResolved, Setting::To(0.9))];
    let mut s = s.with_policy("Rule", &changes);
    s.policies[1].when = Some(rule);
    s.policies[1].cost.setup = 700.0;
    s.policies[1].cost.per_week = 11.0;
    s.policies[1].ramp_weeks = 3;
    s
}

/// A lively market: people leave, talk, join.
fn lively() -> Scenario {
    let mut s = Scenario::as_today(grapevine_engine::evidence::Pack::Measured);
    set(&mut s, &[(P::MarketPeople, 1_500.0), (P::MarketCustomers, 600.0), (P::TimeWeeks, 60.0)]);
    s
}

fn weeks_of(s: &Scenario, policy: usize) -> Outcome {
    let mut found = run_world(s, &[], 3, &[policy], &mut Scratch::default());
    Outcome { policy: 0, ..found.outcomes.remove(0) }
}

#[test]
fn a_rule_that_always_holds_is_the_plain_policy_from_its_first_week_bit_for_bit() {
    let visits = signal_index("visits").expect("a signal");
    let always = Rule { delay_weeks: 4, ..Rule::above(visits, -1.0) };
    let ruled = with_rule(lively(), always);
    let mut plain = ruled.clone();
    plain.policies[1] = Policy { when: None, from_week: 5, ..plain.policies[1].clone() };
    assert!(weeks_of(&ruled, 1) == weeks_of(&plain, 1), "decided at the end of week 0, four weeks later");
    let other = Policy { from_week: 6, ..plain.policies[1].clone() };
    plain.policies[1] = other;
    assert!(weeks_of(&ruled, 1) != weeks_of(&plain, 1));
}

#[test]
fn a_rule_that_never_holds_is_the_baseline_bit_for_bit() {
    let visits = signal_index("visits").expect("a signal");
    let ruled = with_rule(lively(), Rule::above(visits, 1e9));
    assert!(weeks_of(&ruled, 1) == weeks_of(&ruled, 0));
    assert_eq!(metric("weeks_at_work", &weeks_of(&ruled, 1), &ruled.world), 0.0);
}

#[test]
fn a_policy_that_ends_costs_nothing_more_and_goes_back_to_today() {
    let mut s = with_rule(lively(), Rule::above(0, 0.0));
    s.policies[1].when = None;
    (s.policies[1].from_week, s.policies[1].until_week) = (10, Some(30));
    let o = weeks_of(&s, 1);
    let at_work: Vec<usize> = (0..60).filter(|&t| o.weeks[t].at_work == 1).collect();
    assert_eq!(at_work, (10..30).collect::<Vec<_>>());
    // Speaking up is a yes-or-no matter per failure: as today before and after, three times as often between.
    let voiced = |weeks: &[usize]| -> f64 {
        let sum = |f: fn(&grapevine_engine::model::ledger::Week) -> i64| -> f64 {
            weeks.iter().map(|&t| f(&o.weeks[t]) as f64).sum()
        };
        sum(|w| w.voiced) / sum(|w| w.failures_treatment).max(1.0)
    };
    let after: Vec<usize> = (30..60).collect();
    assert!(voiced(&at_work) > 2.0 * voiced(&after), "{} {}", voiced(&at_work), voiced(&after));
}

/// Weeks in which a Shewhart rule on the complaints of a week starts its policy: geometric with P(X > c).
#[test]
fn the_run_length_of_a_threshold_rule_is_geometric() {
    // 200 visits a week, everybody speaks up: complaints B(200, 0.02), mean 4, P(X > 7) = 0.0493.
    let (visits, p, limit) = (200_u64, 0.02_f64, 7_i32);
    let mut pmf = (1.0 - p).powi(visits as i32);
    let mut tail = 1.0;
    for k in 0..=limit {
        tail -= pmf;
        pmf *= (visits as f64 - f64::from(k)) / (f64::from(k) + 1.0) * p / (1.0 - p);
    }
    let complaints = signal_index("complaints").expect("a signal");
    let mut s = faithful(200, 200, p);
    s.world[P::VoiceRate] = 1.0;
    let s = with_rule(s, Rule { min_weeks: 200, ..Rule::above(complaints, f64::from(limit)) });
    let firsts: Vec<f64> = (0..150)
        .map(|r| {
            let world = run_world(&s, &[], r, &[1], &mut Scratch::default());
            // At work from the week after; without a start in 200 weeks (4 in 100,000) the last counts.
            world.outcomes[0].weeks.iter().position(|w| w.at_work == 1).unwrap_or(200) as f64
        })
        .collect();
    // A geometric time has SD sqrt(1 - p)/p; 150 worlds give SE = 1.6 weeks on 20.3.
    let se = (1.0 - tail).sqrt() / tail / 150.0_f64.sqrt();
    let mean = Sample::of(firsts).mean;
    assert_agrees("run length to a false alarm", mean, 1.0 / tail, se);
    assert_tells_apart("run length of the next limit", mean, 2.3 / tail, se);
}

/// Weeks until a doubling of the failures in week 80 is noticed, watching complaints or a survey.
fn weeks_to_notice(survey: bool) -> Sample {
    let mut s = faithful(1_000, 130, 0.02);
    set(
        &mut s,
        &[
            (P::AlarmOn, 1.0),
            (P::AlarmFactor, 2.0),
            (P::AlarmLearnWeeks, 52.0),
            (P::SurveyOn, 1.0),
            (P::SurveyInvitations, 1_000.0),
            (P::SurveyEveryWeeks, 1.0),
            (P::SurveyResponseFine, 0.3),
            (P::AlarmSignal, f64::from(u8::from(survey))),
        ],
    );
    let mut s = s.with_policy("Worse", &[(P::QualityFailureRate, Setting::Times(2.0))]);
    s.policies[1].from_week = 80;
    Sample::of((0..15).map(|r| {
        let world = run_world(&s, &[], r, &[0, 1], &mut Scratch::default());
        let weeks = |p: usize| metric("weeks_to_notice", &world.outcomes[p], &world.values);
        assert_eq!(weeks(0), 0.0, "quality does not drop under the baseline");
        assert_eq!(world.outcomes[1].weeks.iter().position(|w| w.worse == 1), Some(80));
        weeks(1)
    }))
}

#[test]
fn a_survey_notices_a_drop_in_quality_sooner_than_complaints_do() {
    // One complaint a week against six reported failures: the evidence per week is six times as strong.
    let (complaints, survey) = (weeks_to_notice(false), weeks_to_notice(true));
    let se = (complaints.se() * complaints.se() + survey.se() * survey.se()).sqrt();
    assert!(complaints.mean - survey.mean > 4.0 * se, "{complaints:?} {survey:?}");
}
