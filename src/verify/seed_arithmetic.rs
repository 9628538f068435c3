//! Checks 1 to 10: the founding articles' arithmetic, the complaint iceberg, why customers leave.

use grapevine_engine::scenario::params::ParamId as P;

use super::Edit::{Append, Replace, Set};
use super::{Break, CASE, Case, Check, Full, Reading, View};

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

const FOUNDING: &str = "founding article D (leisure centre)";
const NEGATIVE_BINOMIAL: &str = "founding article E; negative binomial with mean 12, P(more than 20) = 13 %";
const COMPETING: &str = "founding article A (68/14/9/5/3/1 %); competing exponential risks, retention 80 %";

pub(super) const CASES: &[Case] = &[
    Case {
        name: "leisure-centre",
        title: ("One unhappy customer and seven friends", "Ein unzufriedener Kunde und sieben Freunde"),
        source: FOUNDING,
        scenario: include_str!("../../scenarios/leisure-centre.toml"),
        ties: Some(friends),
        full: Full { rounds: 1, edits: &[] },
        checks: &[
            Check::exact(
                1,
                ("revenue lost with the friends, 7 x 520", "Umsatz der Freunde, 7 x 520"),
                3_640.0,
                Reading::Mean(|w| w.gain(1, "revenue_new")),
            ),
            Check::exact(
                1,
                ("with the customer himself, 8 x 520", "mit dem Kunden selbst, 8 x 520"),
                4_160.0,
                Reading::Mean(|w| w.gain(1, "revenue")),
            ),
        ],
        breaks: &[Break { what: ("he tells six", "er erzählt es sechs"), edits: &[Set("reach.told", "6")] }],
        ..CASE
    },
    Case {
        name: "leisure-centre-one-in-eight",
        title: ("The same if one friend in eight would join", "Dasselbe, wenn einer von acht Freunden käme"),
        source: FOUNDING,
        scenario: include_str!("../../scenarios/leisure-centre-one-in-eight.toml"),
        ties: Some(friends),
        rounds: 100,
        full: Full { rounds: 10_000, edits: &[] },
        checks: &[
            Check::luck(
                1,
                ("revenue lost with the friends", "Umsatz der Freunde"),
                455.0,
                Reading::Mean(|w| w.gain(1, "revenue_new")),
            ),
            Check::luck(
                1,
                ("worlds in which nobody would join, (7/8)^7", "Welten, in denen keiner käme, (7/8)^7"),
                0.392_695_9,
                Reading::Share(|w| w.gain(1, "revenue_new") == 0.0),
            ),
        ],
        breaks: &[Break {
            what: ("one in seven", "einer von sieben"),
            edits: &[Set("acquisition.open_share", "0.142857")],
        }],
        ..CASE
    },
    Case {
        name: "one-in-twenty",
        title: ("Three readings of \"one in twenty\"", "Drei Lesarten von \"einer von zwanzig\""),
        source: "founding article D; TARP (26 of 27)",
        edits: &[
            Set("market.people", "20_000"),
            Set("market.customers", "20_000"),
            Set("time.weeks", "1"),
            Set("visits.law", "\"regular\""),
            Set("visits.per_year", "52"),
            Set("quality.failure_rate", "1"),
            Set("reach.told", "0"),
            Set("reach.told_recovered", "0"),
            Append("[[policy]]\nname = \"1 in 20\"\nset = { \"voice.rate\" = 0.05 }"),
            Append("[[policy]]\nname = \"1 in 27\"\nset = { \"voice.rate\" = 0.0370370370 }"),
        ],
        full: Full { rounds: 20, edits: &[] },
        checks: &[
            Check::luck(
                2,
                ("20 silent per voiced: voiced share", "20 Stille je Beschwerde: Anteil"),
                0.047_619_0,
                ratio!(0, "voiced", "failures"),
            ),
            Check::luck(
                2,
                ("1 in 20: voiced share", "1 von 20: Anteil"),
                0.05,
                ratio!(1, "voiced", "failures"),
            ),
            Check::luck(
                2,
                ("26 of 27 silent: voiced share", "26 von 27 still: Anteil"),
                0.037_037_0,
                ratio!(2, "voiced", "failures"),
            ),
        ],
        breaks: &[Break {
            what: ("each takes another reading", "jede nimmt eine andere Lesart"),
            edits: &[
                Replace("\"voice.rate\" = 0.05 ", "\"voice.rate\" = 0.037037 "),
                Replace("\"voice.rate\" = 0.0370370370 ", "\"voice.rate\" = 0.047619 "),
                Set("voice.rate", "0.05"),
            ],
        }],
        ..CASE
    },
    Case {
        name: "iceberg",
        title: ("What becomes of 2,100 treated badly", "Was aus 2.100 schlecht Behandelten wird"),
        source: "TARP repurchase table (1970s), 20 % grave, 1 in 21 speaks up",
        scenario: include_str!("../../scenarios/iceberg.toml"),
        rounds: 10,
        full: Full { rounds: 300, edits: &[] },
        checks: &[
            Check::luck(3, ("speak up", "beschweren sich"), 100.0, Reading::Mean(|w| w.metric(0, "voiced"))),
            Check::luck(
                3,
                ("say nothing and stay", "sagen nichts und bleiben"),
                628.0,
                Reading::Mean(|w| w.metric(0, "silent") - w.metric(0, "left_silent")),
            ),
            Check::luck(
                3,
                ("speak up and stay", "beschweren sich und bleiben"),
                64.0,
                Reading::Mean(|w| w.metric(0, "voiced") - w.metric(0, "left") + w.metric(0, "left_silent")),
            ),
            Check::luck(3, ("lost", "verloren"), 1_408.0, Reading::Mean(|w| w.metric(0, "left"))),
            Check::luck(
                9,
                ("customers kept by one more complaint", "Kunden, die eine Beschwerde mehr hält"),
                0.326,
                Reading::Ratio(|w| -w.gain(2, "left"), |w| w.gain(2, "voiced")),
            ),
        ],
        breaks: &[
            Break {
                what: ("1 in 21 read as 1 in 20", "1 von 21 als 1 von 20 gelesen"),
                edits: &[Set("voice.rate", "0.05")],
            },
            Break {
                what: ("more stay in silence", "mehr bleiben wortlos"),
                edits: &[Set("stay.silent.minor", "0.42")],
            },
        ],
        ..CASE
    },
    Case {
        name: "told",
        title: ("How many one unhappy customer tells", "Wie vielen es einer erzählt"),
        source: NEGATIVE_BINOMIAL,
        edits: &[
            Set("market.people", "2"),
            Set("market.customers", "1"),
            Set("time.weeks", "1"),
            Set("visits.law", "\"regular\""),
            Set("visits.per_year", "52"),
            Set("quality.failure_rate", "1"),
            Set("voice.rate", "0"),
            Set("reach.law", "\"negative_binomial\""),
            Set("reach.told", "12"),
        ],
        rounds: 160,
        full: Full { rounds: 15_625, edits: &[] },
        checks: &[
            Check::luck(4, ("P(more than 20)", "P(mehr als 20)"), 0.13, Reading::Share(|w| told(w) > 20.0)),
            Check::luck(4, ("P(nobody)", "P(niemand)"), 0.007_065, Reading::Share(|w| told(w) == 0.0)),
            Check::luck(
                4,
                ("P(9 to 15)", "P(9 bis 15)"),
                0.353_035,
                Reading::Share(|w| (9.0..=15.0).contains(&told(w))),
            ),
            Check::luck(
                4,
                ("P(more than 50)", "P(mehr als 50)"),
                0.000_591,
                Reading::Share(|w| told(w) > 50.0),
            ),
            Check::luck(4, ("mean", "Mittel"), 12.0, Reading::Mean(told)),
            Check::luck(
                4,
                ("standard deviation", "Standardabweichung"),
                7.590_56,
                Reading::Of(|w| [told(w), told(w) * told(w), 0.0, 0.0], |m| (m[1] - m[0] * m[0]).sqrt()),
            ),
        ],
        breaks: &[
            Break { what: ("told 11", "es hören 11"), edits: &[Set("reach.told", "11")] },
            Break {
                what: ("people differ more", "Menschen verschiedener"),
                edits: &[Set("reach.shape", "1")],
            },
        ],
        ..CASE
    },
    Case {
        name: "told-geometric",
        title: ("The same, geometric law", "Dasselbe, geometrische Verteilung"),
        source: "founding article E; TARP (mean 9.5)",
        edits: &[
            Set("market.people", "2"),
            Set("market.customers", "1"),
            Set("time.weeks", "1"),
            Set("visits.law", "\"regular\""),
            Set("visits.per_year", "52"),
            Set("quality.failure_rate", "1"),
            Set("voice.rate", "0"),
            Set("reach.law", "\"geometric\""),
            Set("reach.told", "9.80110"),
            Append("[[policy]]\nname = \"TARP\"\nset = { \"reach.told\" = 9.5 }"),
        ],
        rounds: 160,
        full: Full { rounds: 15_625, edits: &[] },
        checks: &[
            Check::luck(
                4,
                ("P(more than 20), mean 9.8011", "P(mehr als 20), Mittel 9,8011"),
                0.13,
                Reading::Share(|w| told(w) > 20.0),
            ),
            Check::luck(4, ("mean", "Mittel"), 9.801_10, Reading::Mean(told)),
            Check::luck(
                4,
                ("P(more than 20), mean 9.5", "P(mehr als 20), Mittel 9,5"),
                0.122_24,
                Reading::Share(|w| w.metric(1, "told_negative") > 20.0),
            ),
        ],
        breaks: &[
            Break {
                what: ("people are more alike", "Menschen einander ähnlicher"),
                edits: &[Set("reach.law", "\"negative_binomial\"")],
            },
            Break { what: ("mean 12", "Mittel 12"), edits: &[Set("reach.told", "12")] },
        ],
        ..CASE
    },
    Case {
        name: "told-literal",
        title: ("The articles taken literally", "Die Artikel beim Wort genommen"),
        source: "founding article E: 9 to 15, 13 % more than 20; the helped tell 4 to 6",
        edits: &[
            Set("market.people", "2"),
            Set("market.customers", "1"),
            Set("time.weeks", "1"),
            Set("visits.law", "\"regular\""),
            Set("visits.per_year", "52"),
            Set("quality.failure_rate", "1"),
            Set("voice.rate", "0"),
            Append(
                "[[policy]]\nname = \"All helped\"\nset = { \"voice.rate\" = 1, \"recovery.resolved\" = 1 }",
            ),
        ],
        rounds: 100,
        full: Full { rounds: 3_000, edits: &[] },
        checks: &[
            Check::luck(4, ("mean", "Mittel"), 14.47, Reading::Mean(told)),
            Check::luck(4, ("P(more than 20)", "P(mehr als 20)"), 0.13, Reading::Share(|w| told(w) > 20.0)),
            Check::exact(
                4,
                ("9 to 15, or more than 20", "9 bis 15 oder mehr als 20"),
                1.0,
                Reading::Share(|w| (9.0..=15.0).contains(&told(w)) || told(w) > 20.0),
            ),
            Check::luck(
                4,
                ("the helped: P(4)", "denen geholfen wurde: P(4)"),
                1.0 / 3.0,
                Reading::Share(|w| w.metric(1, "told_positive") == 4.0),
            ),
        ],
        breaks: &[
            Break {
                what: ("more big mouths", "mehr Großmäuler"),
                edits: &[Set("reach.big_mouth_share", "0.18")],
            },
            Break {
                what: ("another law", "andere Verteilung"),
                edits: &[Set("reach.law", "\"negative_binomial\"")],
            },
        ],
        ..CASE
    },
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
            Check::luck(5, ("annual retention", "Bindung im Jahr"), 0.8, retention!(0)),
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
                ("retention if nobody is treated badly", "Bindung, wenn keiner schlecht behandelt wird"),
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
            Set("market.people", "5_000"),
            Set("market.customers", "5_000"),
            Set("quality.failure_rate", "0.0188594337"),
            Set("stay.silent.minor", "0"),
            Set("stay.silent.major", "0"),
            Set("voice.rate", "0"),
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
    Case {
        name: "hughes-test",
        title: ("Personal service in a two-group test", "Persönlicher Service im Zwei-Gruppen-Test"),
        source: "Hughes: 57 % more spent, 4,000 a head, for 83; normal theory for two groups of 500",
        scenario: include_str!("../../scenarios/hughes-test.toml"),
        edits: &[Set("spend.mean", "134.952769")],
        rounds: 6,
        full: Full { rounds: 300, edits: &[] },
        checks: &[
            Check::luck(
                10,
                ("half-year revenue a head", "Umsatz je Kopf im Halbjahr"),
                7_017.544,
                Reading::Mean(|w| w.metric(0, "revenue") / GROUP),
            ),
            Check::luck(
                10,
                ("gain a head", "Gewinn je Kopf"),
                4_000.0,
                Reading::Mean(|w| w.gain(1, "revenue") / GROUP),
            ),
            Check::luck(
                10,
                ("revenue per unit of cost", "Umsatz je Geldeinheit Kosten"),
                48.192_77,
                Reading::Ratio(|w| w.gain(1, "revenue"), |w| w.gain(1, "cost")),
            ),
            Check::luck(
                10,
                ("margin at which it pays", "Marge, ab der es sich lohnt"),
                0.020_75,
                Reading::Ratio(|w| w.gain(1, "cost"), |w| w.gain(1, "revenue")),
            ),
            Check::luck(
                10,
                ("standard error of two groups of 500", "Standardfehler zweier Gruppen zu 500"),
                584.22,
                Reading::Of(
                    |w| {
                        let [a, b] = [0, 1].map(|p| w.metric(p, "revenue") / GROUP);
                        [a, a * a, b, b * b]
                    },
                    |m| (m[1] - m[0] * m[0] + m[3] - m[2] * m[2]).sqrt(),
                ),
            )
            .give(1.8, "those served come more often: their CV is 0.9956"),
        ],
        breaks: &[
            Break {
                what: ("visits only, no bigger basket", "nur mehr Besuche, kein größerer Korb"),
                edits: &[Replace("\"x 1.256\"", "\"x 1\"")],
            },
            Break {
                what: ("people differ less", "Menschen ähnlicher"),
                edits: &[Set("spend.cv", "0.6"), Set("spend.mean", "140")],
            },
        ],
        ..CASE
    },
];

/// Customers in each group of the Hughes test.
const GROUP: f64 = 500.0;

/// The leisure centre's network.
fn friends(_: u32) -> String {
    include_str!("../../scenarios/leisure-centre-ties.csv").to_owned()
}

fn told(w: &View<'_>) -> f64 {
    w.metric(0, "told_negative")
}

/// A rung of check 7, published with four digits.
const fn rung(what: super::Words, expected: f64, read: Reading) -> Check {
    Check::luck(7, what, expected, read).give(0.000_05, "four digits")
}
