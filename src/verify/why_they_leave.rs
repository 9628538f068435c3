//! Checks 5 to 8 and 46: why customers leave, what policies can do about it, and what complaints show of it.

use grapevine_engine::scenario::params::ParamId as P;

use super::Edit::{Append, Set};
use super::settings::NOBODY_STAYS;
use super::{Break, CASE, Case, Check, Full, Reading, Words};

/// One metric by another, under a policy.
macro_rules! ratio {
    ($policy:literal, $top:literal, $bottom:literal) => {
        Reading::Ratio(|w| w.metric($policy, $top), |w| w.metric($policy, $bottom))
    };
}

/// Annual retention of a policy over five years, turned by a function.
macro_rules! retention {
    ($policy:literal) => {
        retention!($policy, |retention| retention)
    };
    ($policy:literal, $turned:expr) => {
        Reading::Of(
            |w| [w.metric($policy, "customers"), w.value(P::MarketCustomers), 0.0, 0.0],
            |m| ($turned as fn(f64) -> f64)((m[0] / m[1]).powf(0.2)),
        )
    };
}

const COMPETING: &str = "founding article A (68/14/9/5/3/1 %); competing exponential risks, retention 80 %";

pub(super) const CASES: &[Case] = &[
    Case {
        name: "why-they-leave",
        title: ("68 % leave because of how they were treated", "68 % gehen, weil man sie schlecht behandelt"),
        source: COMPETING,
        scenario: include_str!("../../scenarios/why-they-leave.toml"),
        full: Full { rounds: 40, edits: &[] },
        checks: &[
            Check::luck(
                5,
                ("lost: treatment", "verloren: Behandlung"),
                0.68,
                ratio!(0, "left_treatment", "left"),
            ),
            Check::luck(5, ("lost: product", "verloren: Produkt"), 0.14, ratio!(0, "left_product", "left")),
            Check::luck(
                5,
                ("lost: competitor", "verloren: Wettbewerber"),
                0.09,
                ratio!(0, "left_competitor", "left"),
            ),
            Check::luck(5, ("lost: friend", "verloren: Freunde"), 0.05, ratio!(0, "left_friend", "left")),
            Check::luck(5, ("lost: moved", "verloren: weggezogen"), 0.03, ratio!(0, "left_moved", "left")),
            Check::luck(5, ("lost: died", "verloren: verstorben"), 0.01, ratio!(0, "left_died", "left")),
            Check::luck(5, ("annual retention", "Bindungsrate im Jahr"), 0.8, retention!(0)),
            Check::exact(
                5,
                ("hazard of all causes, -ln 0.8", "Rate aller Gründe, -ln 0,8"),
                0.223_143_6,
                Reading::Component(|s| {
                    let v = &s.world;
                    let stay = [
                        [v[P::StaySilentMinor], v[P::StaySilentMajor]],
                        [v[P::StayUnresolvedMinor], v[P::StayUnresolvedMajor]],
                        [v[P::StayResolvedMinor], v[P::StayResolvedMajor]],
                        [v[P::StayQuickMinor], v[P::StayQuickMajor]],
                    ]
                    .map(|[minor, major]| 0.8 * minor + 0.2 * major);
                    // Half of the resolved 60 % are quick.
                    let voiced = 0.4 * stay[1] + 0.3 * stay[2] + 0.3 * stay[3];
                    let stays = stay[0] + (voiced - stay[0]) * v[P::VoiceRate];
                    let others = v[P::ExitProduct]
                        + v[P::ExitCompetitor]
                        + v[P::ExitFriend]
                        + v[P::ExitMoved]
                        + v[P::ExitDied];
                    v[P::VisitsPerYear] * v[P::QualityFailureRate] * (1.0 - stays) + others
                }),
            )
            .give(1e-7, "seven digits"),
            Check::luck(
                6,
                ("retention if nobody is treated badly", "Bindungsrate, wenn alle gut behandelt werden"),
                0.931_083_9,
                retention!(4),
            ),
            Check::luck(
                46,
                ("failure rate as complaints show it, f/21", "Fehlerrate aus Beschwerden, f/21"),
                0.000_898,
                ratio!(0, "voiced", "visits"),
            )
            .give(5e-7, "three digits"),
        ],
        breaks: &[
            Break {
                what: ("visits fail half as often", "halb so viele Fehler"),
                edits: &[Set("quality.failure_rate", "0.0094")],
            },
            Break {
                what: ("other risks of a third more", "andere Risiken um ein Drittel höher"),
                edits: &[
                    Set("exit.product", "0.0417"),
                    Set("exit.competitor", "0.0134"),
                    Set("exit.friend", "0.0149"),
                    Set("exit.moved", "0.0089"),
                    Set("exit.died", "0.0035"),
                ],
            },
        ],
        ..CASE
    },
    Case {
        name: "a-problem-a-year",
        title: ("Who has a problem within a year", "Wer in einem Jahr ein Problem hat"),
        source: "1 - e^(-12 f) with the failure rate of check 5",
        edits: &[
            NOBODY_STAYS,
            &[
                Set("market.people", "5_000"),
                Set("market.customers", "5_000"),
                Set("quality.failure_rate", "0.0188594337"),
            ],
        ],
        full: Full { rounds: 30, edits: &[] },
        checks: &[Check::luck(
            5,
            ("share of the customers", "Anteil der Kunden"),
            0.202_531_7,
            Reading::Mean(|w| w.metric(0, "left") / w.people()),
        )],
        breaks: &[Break {
            what: ("5 % more failures", "5 % mehr Fehler"),
            edits: &[Set("quality.failure_rate", "0.0198")],
        }],
        ..CASE
    },
    Case {
        name: "problems-by-visits",
        title: ("64 % with a problem in a year, by visits", "64 % mit einem Problem im Jahr, nach Besuchen"),
        source: "Consumer Reports 2011; 1 - (1 - p)^n = .64",
        edits: &[
            NOBODY_STAYS,
            &[
                Set("visits.law", "\"regular\""),
                Set("quality.failure_rate", "0.0816141"),
                Append(
                    "[[policy]]\nname = \"52\"\nset = { \"visits.per_year\" = 52, \"quality.failure_rate\" = 0.0194554 }",
                ),
                Append(
                    "[[policy]]\nname = \"100\"\nset = { \"visits.per_year\" = 100, \"quality.failure_rate\" = 0.0101645 }",
                ),
            ],
        ],
        checks: &[
            Check::luck(
                8,
                ("12 visits, p = .0816141", "12 Besuche, p = 0,0816141"),
                0.64,
                Reading::Mean(|w| w.metric(0, "left") / w.people()),
            ),
            Check::luck(
                8,
                ("52 visits, p = .0194554", "52 Besuche, p = 0,0194554"),
                0.64,
                Reading::Mean(|w| w.metric(1, "left") / w.people()),
            ),
            Check::luck(
                8,
                ("100 visits, p = .0101645", "100 Besuche, p = 0,0101645"),
                0.64,
                Reading::Mean(|w| w.metric(2, "left") / w.people()),
            ),
        ],
        breaks: &[Break {
            what: ("one in ten stays", "einer von zehn bleibt"),
            edits: &[Set("stay.intent_discount", "0.9")],
        }],
        ..CASE
    },
    Case {
        name: "ladder",
        title: ("The ladder: more voice, faster answers", "Die Leiter: mehr Beschwerden, schneller geholfen"),
        source: COMPETING,
        scenario: include_str!("ladder.toml"),
        full: Full { rounds: 20, edits: &[] },
        checks: &[
            rung(("as today: retention", "wie heute: Bindung"), 0.8000, retention!(0)),
            rung(
                ("as today: treatment share", "wie heute: Anteil Behandlung"),
                0.6800,
                ratio!(0, "left_treatment", "left"),
            ),
            rung(("10 % speak up: retention", "10 % sagen es: Bindung"), 0.8031, retention!(1)),
            rung(
                ("10 % speak up: treatment share", "10 % sagen es: Behandlung"),
                0.6744,
                ratio!(1, "left_treatment", "left"),
            ),
            rung(("30 % speak up: retention", "30 % sagen es: Bindung"), 0.8150, retention!(2)),
            rung(
                ("30 % speak up: treatment share", "30 % sagen es: Behandlung"),
                0.6509,
                ratio!(2, "left_treatment", "left"),
            ),
            rung(("69 % speak up: retention", "69 % sagen es: Bindung"), 0.8388, retention!(3)),
            rung(
                ("69 % speak up: treatment share", "69 % sagen es: Behandlung"),
                0.5937,
                ratio!(3, "left_treatment", "left"),
            ),
            rung(("fast: retention", "schnell: Bindung"), 0.8013, retention!(4)),
            rung(
                ("fast: treatment share", "schnell: Behandlung"),
                0.6776,
                ratio!(4, "left_treatment", "left"),
            ),
            rung(("30 % and fast: retention", "30 % und schnell: Bindung"), 0.8237, retention!(5)),
            rung(
                ("30 % and fast: treatment share", "30 % und schnell: Behandlung"),
                0.6319,
                ratio!(5, "left_treatment", "left"),
            ),
            rung(
                ("30 %, nothing resolved: retention", "30 %, nichts gelöst: Bindung"),
                0.8022,
                retention!(6),
            ),
            rung(
                ("30 %, nothing resolved: share", "30 %, nichts gelöst: Behandlung"),
                0.6760,
                ratio!(6, "left_treatment", "left"),
            ),
            Check::luck(
                7,
                ("as today: mean life, years", "wie heute: mittlere Dauer, Jahre"),
                4.481,
                retention!(0, |r| -1.0 / r.ln()),
            )
            .give(0.000_5, "four digits"),
        ],
        breaks: &[Break {
            what: ("one in ten who would leave stays", "einer von zehn, die gingen, bleibt"),
            edits: &[Set("stay.intent_discount", "0.9")],
        }],
        ..CASE
    },
];

/// A rung of check 7, published with four digits.
const fn rung(what: Words, expected: f64, read: Reading) -> Check {
    Check::luck(7, what, expected, read).give(0.000_05, "four digits")
}
