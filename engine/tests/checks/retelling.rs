//! Check 27: a story that is handed on is a branching process.

use crate::support::*;
use grapevine_engine::scenario::Scenario;
use grapevine_engine::scenario::params::ParamId as P;

/// One customer in a large market is treated badly once, leaves and tells; whoever hears may hand it on.
fn one_story(reproduction: f64, people: u32, weeks: u32) -> Scenario {
    let mut s = quiet(people, 1, weeks);
    weekly_visits(&mut s);
    stay(&mut s, 0.0);
    set(
        &mut s,
        &[
            (P::QualityFailureRate, 1.0),
            (P::VoiceRate, 0.0),
            (P::ReachLaw, word(P::ReachLaw, "negative_binomial")),
            (P::ReachTold, 12.0),
            (P::RetellingShare, reproduction / 12.0),
        ],
    );
    s
}

/// Tellings of all weeks, per listener of one story: the first and everybody who hands it on.
fn tellings(reproduction: f64, weeks: u32, n: u32) -> Vec<f64> {
    let s = one_story(reproduction, 50_000, weeks);
    worlds(&s, &[], 0..n, |w| metric("told_negative", &w.outcomes[0], &w.values) / 12.0)
}

/// Mean total progeny 1/(1-R), counted in tellings of twelve.
fn total_progeny(n: u32, reproductions: &[(f64, u32)]) {
    for &(r, weeks) in reproductions {
        let sample = Sample::of(tellings(r, weeks, n));
        let exact = 1.0 / (1.0 - r);
        let se = sample.sd / f64::from(n).sqrt();
        assert_agrees(&format!("#27 total progeny at R = {r}"), sample.mean, exact, se);
        assert_tells_apart("#27 nobody hands it on", sample.mean, 1.0, se);
    }
}

#[test]
fn a_story_handed_on_by_half_as_many_doubles() {
    total_progeny(400, &[(0.5, 30)]);
}

#[test]
#[ignore = "full size: 4,000 stories at R = 0.5 and 0.8 in a market of 50,000"]
fn total_progeny_is_one_over_one_less_r() {
    total_progeny(4_000, &[(0.5, 30), (0.8, 120)]);
}

/// Probability that a story dies out, negative binomial offspring: s = (1 + R (1 - s) / k)^-k.
#[test]
#[ignore = "full size: 3,000 stories"]
fn a_story_above_the_threshold_dies_out_as_often_as_the_theory_says() {
    let (n, r, exact) = (3_000, 2.0, 0.325_013_5);
    let s = one_story(r, 200_000, 12);
    let died = worlds(&s, &[], 0..n, |w| w.outcomes[0].weeks[11].told_negative == 0);
    let share = died.iter().filter(|&&d| d).count() as f64 / f64::from(n);
    let se = se_share(exact, f64::from(n));
    // Within twelve weeks all but the last 0.001 of the dying stories are dead.
    assert!((share - exact).abs() <= TOLERANCE * se + 0.001, "#27 extinct {share}, theory {exact}, SE {se}");
    assert_tells_apart("#27 Poisson offspring", share, 0.203_187_9, se);
}

#[test]
fn below_one_twelfth_a_story_dies_and_above_it_reaches_everybody_yet_every_run_ends() {
    let reached = |share: f64| {
        let mut s = one_story(12.0 * share, 2_000, 60);
        set(&mut s, &[(P::RetellingShare, share), (P::ReachShape, 1_000.0)]);
        worlds(&s, &[], 0..4, |w| metric("reached", &w.outcomes[0], &w.values))
            .into_iter()
            .fold(0.0, f64::max)
    };
    assert!(reached(0.02) < 200.0);
    // One at most per person and week: even when everybody hands everything on the run ends.
    assert!(reached(1.0) > 1_990.0);
}
