//! Checks 4, 26, 27 and 28: how many are told, how many of them matter, hand it on, are different people.

use grapevine_engine::scenario::params::ParamId as P;

use super::Edit::{Append, Set};
use super::settings::{NOBODY_STAYS, ONE_BAD_VISIT, WEEKLY};
use super::{Break, CASE, Case, Check, Edit, Expected, Full, Reading, View};

const NEGATIVE_BINOMIAL: &str = "founding article E; negative binomial with mean 12, P(more than 20) = 13 %";

/// One customer in a large market is treated badly in the first week; his story has twelve listeners on average.
const ONE_STORY: &[Edit] = &[
    Set("market.customers", "1"),
    Set("quality.failure_rate", "1"),
    Set("reach.law", "\"negative_binomial\""),
    Set("reach.told", "12"),
];

pub(super) const CASES: &[Case] = &[
    Case {
        name: "told",
        title: ("How many one unhappy customer tells", "Wie vielen es einer erzählt"),
        source: NEGATIVE_BINOMIAL,
        edits: &[
            ONE_BAD_VISIT,
            &[
                Set("market.people", "2"),
                Set("market.customers", "1"),
                Set("voice.rate", "0"),
                Set("reach.law", "\"negative_binomial\""),
                Set("reach.told", "12"),
            ],
        ],
        rounds: 320,
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
                what: ("people differ more", "die Menschen unterscheiden sich stärker"),
                edits: &[Set("reach.shape", "1")],
            },
        ],
        ..CASE
    },
    Case {
        name: "told-more-than-fifty",
        title: ("The far end of the law", "Das äußerste Ende der Verteilung"),
        source: NEGATIVE_BINOMIAL,
        edits: &[
            ONE_BAD_VISIT,
            &[
                Set("market.people", "2"),
                Set("market.customers", "1"),
                Set("voice.rate", "0"),
                Set("reach.law", "\"negative_binomial\""),
                Set("reach.told", "12"),
            ],
        ],
        rounds: 0,
        full: Full { rounds: 15_625, edits: &[] },
        checks: &[
            Check::luck(
                4,
                ("P(more than 50)", "P(mehr als 50)"),
                0.000_591,
                Reading::Share(|w| told(w) > 50.0),
            ),
            Check {
                expected: Expected::Above(0.99),
                ..Check::luck(
                    4,
                    ("99 % tell 36 at most", "99 % erzählen es höchstens 36"),
                    0.0,
                    Reading::Share(|w| told(w) <= 36.0),
                )
            },
        ],
        breaks: &[Break {
            what: ("people differ more", "die Menschen unterscheiden sich stärker"),
            edits: &[Set("reach.shape", "2")],
        }],
        ..CASE
    },
    Case {
        name: "told-geometric",
        title: ("The same, geometric law", "Dasselbe, geometrische Verteilung"),
        source: "founding article E; TARP (mean 9.5)",
        edits: &[
            ONE_BAD_VISIT,
            &[
                Set("market.people", "2"),
                Set("market.customers", "1"),
                Set("voice.rate", "0"),
                Set("reach.law", "\"geometric\""),
                Set("reach.told", "9.80110"),
                Append("[[policy]]\nname = \"TARP\"\nset = { \"reach.told\" = 9.5 }"),
            ],
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
                what: ("people are more alike", "die Menschen sind sich ähnlicher"),
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
            ONE_BAD_VISIT,
            &[
                Set("market.people", "2"),
                Set("market.customers", "1"),
                Set("voice.rate", "0"),
                Append(
                    "[[policy]]\nname = \"All helped\"\nset = { \"voice.rate\" = 1, \"recovery.resolved\" = 1 }",
                ),
            ],
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
        name: "one-in-eight-told",
        title: ("One in eight of those told is open to the firm", "Einer von acht Zuhörern kommt in Frage"),
        source: "thinning: NB(12, k) heard with p = 1/8 is NB(1.5, k), k = 3.1567404922",
        edits: &[
            WEEKLY,
            NOBODY_STAYS,
            &[
                Set("market.people", "121"),
                Set("market.customers", "1"),
                Set("market.first_customers", "\"first\""),
                Set("network.kind", "\"edge_list\""),
                Set("network.file", "\"friends.csv\""),
                Set("time.weeks", "2"),
                Set("quality.failure_rate", "1"),
                Set("wom.negative_effect", "1"),
                Set("reach.law", "\"negative_binomial\""),
                Set("reach.told", "12"),
                Set("acquisition.open_share", "0.125"),
                Set("acquisition.per_year", "100_000"),
                Set("acquisition.from_week", "1"),
                Append("[[policy]]\nname = \"Treated well\"\nset = { \"quality.failure_rate\" = 0 }"),
            ],
        ],
        ties: Some(star),
        rounds: 80,
        full: Full { rounds: 3_125, edits: &[] },
        checks: &[
            Check::luck(
                26,
                ("P(nobody who matters hears it)", "P(niemand, auf den es ankommt)"),
                0.293_093_4,
                Reading::Share(|w| w.gain(1, "joined") == 0.0),
            ),
            Check::luck(26, ("mean", "Mittel"), 1.5, Reading::Mean(|w| w.gain(1, "joined"))),
        ],
        breaks: &[Break { what: ("told 9", "es hören 9"), edits: &[Set("reach.told", "9")] }],
        ..CASE
    },
    Case {
        name: "handed-on",
        title: ("A story handed on, R = .5", "Eine Geschichte, weitererzählt mit R = 0,5"),
        source: "branching process: mean total progeny 1 / (1 - R), counted in tellings of twelve",
        edits: &[
            ONE_STORY,
            NOBODY_STAYS,
            WEEKLY,
            &[
                Set("market.people", "50_000"),
                Set("market.customers", "20"),
                Set("time.weeks", "30"),
                Set("retelling.share", "0.0416666667"),
            ],
        ],
        rounds: 2,
        full: Full { rounds: 20, edits: &[Set("market.people", "200_000")] },
        checks: &[Check::luck(
            27,
            ("tellings of twelve, R = .5", "Male, dass zwölf es hören, R = 0,5"),
            2.0,
            Reading::Mean(|w| told(w) / 12.0 / w.value(P::MarketCustomers)),
        )
        .give(0.01, "some hear two of the twenty stories")],
        breaks: &[Break {
            what: ("nobody hands it on", "niemand erzählt es weiter"),
            edits: &[Set("retelling.share", "0")],
        }],
        ..CASE
    },
    Case {
        name: "handed-on-by-two",
        title: ("A story handed on, R = 2", "Eine Geschichte, weitererzählt mit R = 2"),
        source: "branching process: extinction s = (1 + R (1 - s) / k)^-k, k = 3.1567404922, R = 2",
        edits: &[
            ONE_STORY,
            NOBODY_STAYS,
            WEEKLY,
            &[Set("market.people", "20_000"), Set("time.weeks", "8"), Set("retelling.share", "0.1666666667")],
        ],
        rounds: 10,
        full: Full { rounds: 50, edits: &[Set("market.people", "200_000"), Set("time.weeks", "12")] },
        checks: &[Check::luck(
            27,
            ("share of stories that die out, R = 2", "Anteil, der verstummt, R = 2"),
            0.325_013_5,
            Reading::Share(|w| w.last(0).told_negative == 0),
        )
        .give(0.003, "after seven generations instead of for ever")],
        breaks: &[Break { what: ("R = 1.2", "R = 1,2"), edits: &[Set("retelling.share", "0.1")] }],
        ..CASE
    },
    Case {
        name: "different-people",
        title: ("100 tellers of 12 reach fewer than 1,200", "100 Erzähler mit je 12 erreichen keine 1.200"),
        source: "n (1 - (1 - 1/n)^1200) with n = 10,000",
        edits: &[
            ONE_BAD_VISIT,
            &[
                Set("market.people", "10_000"),
                Set("market.customers", "100"),
                Set("voice.rate", "0"),
                Set("reach.law", "\"fixed\""),
                Set("reach.told", "12"),
            ],
        ],
        rounds: 4,
        full: Full { rounds: 300, edits: &[] },
        checks: &[Check::luck(
            28,
            ("different people, of 10,000", "verschiedene Menschen, von 10.000"),
            1_130.85,
            Reading::Mean(|w| w.metric(0, "reached")),
        )
        .give(0.005, "two decimals")],
        breaks: &[Break { what: ("told 11", "es hören 11"), edits: &[Set("reach.told", "11")] }],
        ..CASE
    },
];

fn told(w: &View<'_>) -> f64 {
    w.metric(0, "told_negative")
}

/// Person 0 and all others.
fn star(people: u32) -> String {
    (1..people).map(|i| format!("0,{i}\n")).collect()
}
