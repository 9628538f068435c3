//! Checks 1, 2, 3, 9 and 10: the founding articles' arithmetic and the complaint iceberg.

use super::Edit::{Append, Replace, Set};
use super::settings::ONE_BAD_VISIT;
use super::{Break, CASE, Case, Check, Full, Reading};

/// One metric by another, under a policy.
macro_rules! ratio {
    ($policy:literal, $top:literal, $bottom:literal) => {
        Reading::Ratio(|w| w.metric($policy, $top), |w| w.metric($policy, $bottom))
    };
}

const FOUNDING: &str = "founding article D (leisure centre)";

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
            ONE_BAD_VISIT,
            &[
                Set("market.people", "20_000"),
                Set("market.customers", "20_000"),
                Set("reach.told", "0"),
                Set("reach.told_recovered", "0"),
                Append("[[policy]]\nname = \"1 in 20\"\nset = { \"voice.rate\" = 0.05 }"),
                Append("[[policy]]\nname = \"1 in 27\"\nset = { \"voice.rate\" = 0.0370370370 }"),
            ],
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
        name: "hughes-test",
        title: ("Personal service in a two-group test", "Persönlicher Service im Zwei-Gruppen-Test"),
        source: "Hughes: 57 % more spent, 4,000 a head, for 83; normal theory for two groups of 500",
        scenario: include_str!("../../scenarios/hughes-test.toml"),
        edits: &[&[Set("spend.mean", "134.952769")]],
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
                what: ("people differ less", "die Menschen sind sich ähnlicher"),
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
