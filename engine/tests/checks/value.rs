//! Check 30: the value of a customer, and the rule of ten.

use crate::support::*;
use grapevine_engine::scenario::Scenario;
use grapevine_engine::scenario::params::ParamId as P;

/// Margin of a visit: 40 % of 30.
const MARGIN: f64 = 12.0;
/// -ln 0.8, a year.
const HAZARD: f64 = 0.223_143_551_3;
const DISCOUNT: f64 = 0.1;

/// Customers who visit at random and leave at a constant rate, without costs.
fn cohort(people: u32, visits: f64, weeks: u32) -> Scenario {
    let mut s = quiet(people, people, weeks);
    set(
        &mut s,
        &[
            (P::VisitsPerYear, visits),
            (P::SpendMean, 30.0),
            (P::MoneyMargin, 0.4),
            (P::MoneyDiscountRate, DISCOUNT),
            (P::ExitProduct, HAZARD),
        ],
    );
    s
}

/// Net present value per customer and its standard error, from `replications` worlds of `people`.
fn value(s: &Scenario, replications: u32) -> Sample {
    let people = s.world[P::MarketPeople];
    Sample::of(worlds(s, &[], 0..replications, |w| metric("npv", &w.outcomes[0], &w.values) / people))
}

#[test]
fn money_is_discounted_from_the_start_of_each_week() {
    // Without luck: a visit a week, nobody leaves. 12 (1 - e^-.5) / (1 - e^(-.1 / 52)) over five years, and a
    // week of delay would cost 0.19 % of it.
    let mut s = cohort(10, 52.0, 260);
    weekly_visits(&mut s);
    s.world[P::ExitProduct] = 0.0;
    let exact = MARGIN * (1.0 - (-0.5_f64).exp()) / (1.0 - (-DISCOUNT / 52.0).exp());
    let simulated = value(&s, 2).mean;
    assert!((simulated / exact - 1.0).abs() < 1e-9, "#30 discounting: {simulated}, exact {exact}");
}

/// Weeks in which e^(-(H + discount) t) falls below 1e-5: 36 years.
const FOR_EVER: u32 = 1_900;

/// 144 / 52 per week at the week's start, (144 / 52) / (1 - e^(-(H + .1) / 52)) = 447.0084; in continuous time
/// 445.6224. The engine pays and discounts at the start of the week.
fn lifetime(people: u32, replications: u32) {
    let sample = value(&cohort(people, 12.0, FOR_EVER), replications);
    assert_agrees("#30 lifetime value", sample.mean, 447.008_4, sample.se());
    // It can fail: without discounting it is 144 / H = 645.3, at 15 % 385.9.
    assert_tells_apart("#30 discount 15 %", sample.mean, 385.9, sample.se());
}

#[test]
fn a_customer_is_worth_447() {
    lifetime(1_000, 40); // sd of a customer about 310: SE 1.6
}

/// The first five years: 447.0084 (1 - e^(-5 (H + .1))) = 358.1663; in continuous time 357.0558.
fn five_years(people: u32, replications: u32, tells_apart: bool) {
    let sample = value(&cohort(people, 12.0, 260), replications);
    assert_agrees("#30 five years", sample.mean, 358.166_3, sample.se());
    if tells_apart {
        assert_tells_apart("#30 continuous time", sample.mean, 357.055_8, sample.se());
    }
    assert_tells_apart("#30 for ever", sample.mean, 447.008_4, sample.se());
}

#[test]
fn five_years_of_a_customer_are_worth_358() {
    five_years(1_000, 100, false); // sd of a customer about 190: SE 0.6
}

#[test]
#[ignore = "full size"]
fn the_value_of_a_customer_at_full_size() {
    lifetime(10_000, 100); // SE 0.31
    five_years(10_000, 600, true); // SE 0.08: continuous time lies 14 SE away
}

/// With treatment failures among the reasons to leave (the defaults), a customer who is driven away does not
/// make the rest of the week's visits. That costs part of a week: treatment's .68 of the hazard acts within it.
#[test]
fn the_defaults_have_the_same_value_of_a_customer() {
    let mut s = cohort(1_000, 12.0, 260);
    let (treatment, other) = (0.68 * HAZARD, 0.32 * HAZARD);
    set(&mut s, &[(P::ExitProduct, other), (P::QualityFailureRate, 0.018_859_433_7)]);
    // Complaints would cost money; they change nothing about leaving if they are not answered with money.
    set(&mut s, &[(P::VoiceCostPerContact, 0.0), (P::RecoveryCompensation, 0.0)]);
    let sample = value(&s, 100);
    // Visits of a week until one drives the customer away: (1 - e^(-h)) / h of the usual number, h per week.
    let week = treatment / 52.0;
    let exact = 358.166_3 * (1.0 - (-week).exp()) / week;
    assert!((357.0..358.2).contains(&exact), "between continuous time and the start of the week: {exact}");
    assert_agrees("#30 five years, treated badly at times", sample.mean, exact, sample.se());
    assert_tells_apart("#30 nobody treated badly", sample.mean, 358.17 * 1.05, sample.se());
}

/// The rule of ten: who comes 2.9083 times a year is worth ten purchases, the first one and nine to come:
/// 12 + 12 x 2.908292 / (H + .1) = 120. On the engine's clock the nine are 0.31 % more.
#[test]
fn a_loyal_customer_is_worth_ten_purchases() {
    let sample = value(&cohort(1_000, 2.908_292_0, FOR_EVER), 40);
    let purchases = 1.0 + sample.mean / MARGIN;
    assert_agrees("#30 rule of ten", purchases, 1.0 + 9.0 * 447.008_4 / 445.622_4, sample.se() / MARGIN);
    assert_tells_apart("#30 three visits in four", purchases, 1.0 + 0.75 * 9.0, sample.se() / MARGIN);
}
