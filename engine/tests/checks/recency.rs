//! Check 31: letters by recency (Pfeifer & Carraway 2000), a Markov chain of weeks since the last purchase.

use crate::support::*;
use grapevine_engine::model::World;
use grapevine_engine::model::ledger::Cause;
use grapevine_engine::model::policy::limit;
use grapevine_engine::scenario::params::ParamId as P;
use grapevine_engine::scenario::{Scenario, Setting};

/// The paper's probabilities to buy by recency, a purchase, a letter, and what 1 is worth a period later.
const BUYS: [f64; 4] = [0.3, 0.2, 0.15, 0.05];
const PURCHASE: f64 = 40.0;
const LETTER: f64 = 4.0;
const PERIOD: f64 = 1.0 / 1.2;

/// What a chain of customers who have just bought comes to, each.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Exact {
    /// With the first purchase; letters at each period's start, purchases a period later.
    value: f64,
    purchases: f64,
    /// Still customers after the last period.
    left_over: f64,
}

/// The chain itself, step by step: shares of customers by recency.
fn chain(buys: &[f64], periods: u32) -> Exact {
    let mut share = [0.0; 4];
    share[0] = 1.0;
    let (mut exact, mut worth) = (Exact { value: PURCHASE, purchases: 0.0, left_over: 1.0 }, 1.0);
    for _ in 0..periods {
        let buying: f64 = share.iter().zip(buys).map(|(share, p)| share * p).sum();
        exact.value += worth * (PURCHASE * PERIOD * buying - LETTER * exact.left_over);
        exact.purchases += buying;
        let mut next = [buying, 0.0, 0.0, 0.0];
        for r in 1..buys.len() {
            next[r] = share[r - 1] * (1.0 - buys[r - 1]);
        }
        share = next;
        exact.left_over = share.iter().sum();
        worth *= PERIOD;
    }
    exact
}

fn letters(customers: u32, weeks: u32) -> Scenario {
    let mut s = quiet(customers, customers, weeks);
    set(
        &mut s,
        &[
            (P::VisitsLaw, word(P::VisitsLaw, "recency")),
            (P::SpendMean, PURCHASE),
            (P::MoneyMargin, PERIOD),
            (P::MoneyDiscountRate, 52.0 * 1.2_f64.ln()),
        ],
    );
    s.policies[0].cost.per_customer_year = 52.0 * LETTER;
    s
}

/// Value per customer with the first purchase, under a policy.
fn value(world: &World, policy: usize) -> f64 {
    let customers = world.values[P::MarketCustomers];
    PURCHASE + metric("npv", &world.outcomes[policy], &world.values) / customers
}

#[test]
fn the_chain_of_the_paper_gives_its_printed_values() {
    // A horizon of four periods has a letter at the start of the fifth, which nobody answers any more.
    let four = chain(&BUYS, 4);
    let last_letter = LETTER * four.left_over * PERIOD.powi(4);
    // Silent for r periods: a letter, and then either as good as new or one period more.
    let new = chain(&BUYS, 200).value;
    let silent = (2..=4).rev().scan(0.0, |later, r| {
        *later = PERIOD * (BUYS[r - 1] * new + (1.0 - BUYS[r - 1]) * *later) - LETTER;
        Some(*later)
    });
    let silent: Vec<f64> = silent.collect();
    for (found, printed) in [
        (new, 52.31961),
        (silent[2], 5.55378),
        (silent[1], 1.25077),
        (silent[0], -1.82002),
        (chain(&BUYS[..3], 200).value, 53.14943),
        (four.value - last_letter, 50.11497),
    ] {
        assert!((found - printed).abs() < 0.5e-5, "#31: {found}, printed {printed}");
    }
}

#[test]
fn a_customer_is_worth_52_and_53_when_given_up_a_week_earlier() {
    let s = letters(1_000, 52).with_policy("Three", &[(P::VisitsLostAfter, Setting::To(3.0))]);
    let both = worlds(&s, &[], 0..40, |w| [value(w, 0), value(w, 1)]);
    for (policy, exact) in [(0, chain(&BUYS, 52)), (1, chain(&BUYS[..3], 52))] {
        let sample = Sample::of(both.iter().map(|values| values[policy]));
        assert_agrees("#31 value", sample.mean, exact.value, sample.se());
        // Money at the week of the purchase instead of a period later.
        assert_tells_apart("#31 a period too early", sample.mean, exact.value + 4.0, sample.se());
    }
    // People who buy within three weeks have the same luck under both.
    let gain = Sample::of(both.iter().map(|[today, three]| three - today));
    assert_agrees("#31 gain", gain.mean, 53.14943 - 52.31961, gain.se());
    assert_tells_apart("#31 no gain", gain.mean, 0.0, gain.se());
}

#[test]
fn four_weeks_follow_the_chain_in_purchases_customers_and_value() {
    let exact = chain(&BUYS, 4);
    let s = letters(1_000, 4);
    let found = worlds(&s, &[], 0..60, |w| {
        let visits = total(&w.outcomes[0], |week| week.visits) / 1_000.0;
        [value(w, 0), visits, w.outcomes[0].end.customers as f64 / 1_000.0]
    });
    for (k, exact) in [exact.value, exact.purchases, exact.left_over].into_iter().enumerate() {
        let sample = Sample::of(found.iter().map(|f| f[k]));
        assert_agrees("#31 four weeks", sample.mean, exact, sample.se());
    }
}

#[test]
fn who_never_buys_is_lost_to_a_competitor_after_so_many_weeks_and_who_always_buys_never() {
    let by_recency = [P::VisitsRecency1, P::VisitsRecency2, P::VisitsRecency3, P::VisitsRecency4];
    for weeks in 1..=4 {
        let mut s = letters(50, 6);
        set(&mut s, &by_recency.map(|p| (p, 0.0)));
        s.world[P::VisitsLostAfter] = f64::from(weeks);
        let [left] = worlds(&s, &[], 0..1, |w| {
            let left = w.outcomes[0].weeks.iter().map(|week| week.left[Cause::Competitor as usize]);
            (left.collect::<Vec<_>>(), w.outcomes[0].end.lapsed)
        })
        .try_into()
        .expect("one world");
        let mut due = vec![0; 6];
        due[weeks as usize - 1] = 50;
        assert_eq!(left, (due, 50), "lost after {weeks}");
    }
    let mut s = letters(50, 6);
    set(&mut s, &by_recency.map(|p| (p, 1.0)));
    s.world[P::VisitsLostAfter] = 1.0;
    let visits =
        worlds(&s, &[], 0..1, |w| (total(&w.outcomes[0], |week| week.visits), w.outcomes[0].end.customers));
    assert_eq!(visits, [(300.0, 50)]);
}

#[test]
fn newcomers_begin_as_if_they_had_just_bought() {
    // Everybody joins in the first week; the chain begins with the second.
    let mut s = letters(2_000, 3);
    set(&mut s, &[(P::MarketCustomers, 0.0), (P::AcquisitionPerYear, limit(P::AcquisitionPerYear, 1e9))]);
    let found = worlds(&s, &[], 0..10, |w| {
        let weeks = &w.outcomes[0].weeks;
        [weeks[0].joined, weeks[0].visits, weeks[1].visits, weeks[2].visits].map(|n| n as f64)
    });
    for [joined, first, second, third] in found {
        assert_eq!((joined, first), (2_000.0, 0.0));
        // .3, then .3 x .3 + .7 x .2 = .23 of 2,000.
        for (visits, p) in [(second, 0.3), (third, 0.23)] {
            assert_agrees("newcomers buy", visits / joined, p, se_share(p, joined));
        }
    }
}

#[test]
fn spread_of_visit_rates_and_visits_a_year_change_nothing() {
    let plain = letters(300, 20);
    let mut other = plain.clone();
    set(&mut other, &[(P::VisitsShape, 0.3), (P::VisitsPerYear, 300.0)]);
    let weeks = |s: &Scenario| worlds(s, &[], 0..2, |w| w.outcomes[0].weeks.clone());
    assert_eq!(weeks(&plain), weeks(&other));
}
