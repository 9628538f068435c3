//! Checks 28 and 47: opinions in the long run, and the whole market against its mean-field twin.

use grapevine_engine::scenario::Scenario;
use grapevine_engine::scenario::params::ParamId as P;
use grapevine_engine::twin::expect;

use super::Edit::{Append, Set};
use super::settings::{EVERYBODY_STAYS, WEEKLY};
use super::{Break, CASE, Case, Check, Full, Reading, View, Words};

/// Customers at the end, in a market of 20,000.
macro_rules! of_20_000 {
    ($policy:literal) => {
        Reading::Mean(|w| w.metric($policy, "customers") * 20_000.0 / w.people())
    };
}

const CLOCK: &str = "the prototype hears before it forgets; this clock is the other way round";

pub(super) const CASES: &[Case] = &[
    Case {
        name: "opinions",
        title: ("Where talk and forgetting balance", "Wo sich Gerede und Vergessen die Waage halten"),
        source: "steady state of db/dt = k+ n+ (1 - b) - k- n- b - ln 2/h (b - b0), k+ .33, k- .275, h .25 years",
        // Everything takes eight times as long, so that a step is 1/416 of a year. One person in ten is a customer
        // who comes weekly, so everybody hears one bad story a year if one visit in 500 fails and twelve are told.
        edits: &[
            WEEKLY,
            EVERYBODY_STAYS,
            &[
                Set("market.customers", "100"),
                Set("time.weeks", "1_300"),
                Set("voice.rate", "0"),
                Set("reach.law", "\"fixed\""),
                Set("reach.told", "12"),
                Set("talk.satisfied_told", "3"),
                Set("wom.positive_effect", "0.33"),
                Set("wom.negative_effect", "0.275"),
                Set("wom.customer_positive_scale", "1"),
                Set("wom.customer_negative_scale", "1"),
                Set("wom.half_life_years", "2"),
                Set("belief.start", "0.5"),
                Set("quality.failure_rate", "0.0020012019"),
                Append(
                    "[[policy]]\nname = \"Good stories only\"\n\
                 set = { \"quality.failure_rate\" = 0, \"talk.satisfied_share\" = 0.0080048077 }",
                ),
                Append(
                    "[[policy]]\nname = \"Three good, one bad\"\nset = { \"talk.satisfied_share\" = 0.0240625772 }",
                ),
            ],
        ],
        full: Full { rounds: 4, edits: &[] },
        checks: &[
            opinion(("one bad story a year", "eine schlechte Geschichte im Jahr"), 0.454_882, |w| {
                w.metric(0, "belief")
            }),
            opinion(("one good", "eine gute"), 0.553_181, |w| w.metric(1, "belief")),
            opinion(("three good, one bad", "drei gute, eine schlechte"), 0.588_543, |w| {
                w.metric(2, "belief")
            }),
        ],
        breaks: &[Break {
            what: ("bad stories weigh twice, good ones half", "Schlechtes zählt doppelt, Gutes halb"),
            edits: &[Set("wom.negative_effect", "0.55"), Set("wom.positive_effect", "0.165")],
        }],
        ..CASE
    },
    Case {
        name: "market-twin",
        title: ("The market and its mean-field twin", "Der Markt und sein Mittelwert-Zwilling"),
        source: "this project's prototype of the twin: 5,207.41 and 5,248.94 customers of 20,000 people",
        edits: &[&[
            Set("market.people", "2_000"),
            Set("market.customers", "500"),
            Set("time.weeks", "260"),
            Set("quality.failure_rate", "0.0188594337"),
            Set("reach.law", "\"negative_binomial\""),
            Set("reach.told", "12"),
            Set("wom.positive_effect", "0.02"),
            Set("wom.negative_effect", "0.02"),
            Set("wom.half_life_years", "0.25"),
            Set("acquisition.per_year", "0.08"),
            Set("winback.per_year", "0.08"),
            Set("exit.competitor", "0.020082920"),
            Set("exit.friend", "0.011157178"),
            Set("exit.product", "0.040165840"),
            Append("[[policy]]\nname = \"Satisfied talk\"\nset = { \"talk.satisfied_share\" = 0.223158 }"),
        ]],
        full: Full { rounds: 2, edits: &[Set("market.people", "20_000"), Set("market.customers", "5_000")] },
        checks: &[
            twin(
                ("customers after 5 years, simulated", "Kunden nach 5 Jahren, simuliert"),
                5_207.41,
                of_20_000!(0),
            ),
            twin(("satisfied talk, simulated", "Zufriedene reden, simuliert"), 5_248.94, of_20_000!(1)),
            expected_by_twin(("customers, twin", "Kunden, Zwilling"), 5_207.41, |s| twin_customers(s, 0)),
            expected_by_twin(("satisfied talk, twin", "Zufriedene reden, Zwilling"), 5_248.94, |s| {
                twin_customers(s, 1)
            }),
        ],
        breaks: &[Break {
            what: ("fewer join", "weniger kommen"),
            edits: &[Set("acquisition.per_year", "0.07"), Set("winback.per_year", "0.07")],
        }],
        ..CASE
    },
];

const fn opinion(what: Words, expected: f64, read: fn(&View<'_>) -> f64) -> Check {
    Check::luck(28, what, expected, Reading::Mean(read)).give(0.000_9, "a step of 1/416 of a year")
}
const fn twin(what: Words, expected: f64, read: Reading) -> Check {
    Check::luck(47, what, expected, read).give(1.6, CLOCK)
}
const fn expected_by_twin(what: Words, expected: f64, read: fn(&Scenario) -> f64) -> Check {
    Check::exact(47, what, expected, Reading::Component(read)).give(1.6, CLOCK)
}
/// Customers that the twin expects, in a market of 20,000.
fn twin_customers(s: &Scenario, policy: usize) -> f64 {
    expect(&s.policies[policy], &s.shocks, &s.world).end.customers * 20_000.0 / s.world[P::MarketPeople]
}
