//! Checks 36, 37 and 39: the BG/NBD model (Fader, Hardie & Lee 2005) through simulated customers; check 33: the shifted
//! beta-geometric (Fader & Hardie 2007).
//!
//! A purchase is a visit; leaving is a treatment failure after which nobody stays. Visits within a week are made one
//! after the other and end with the one that drives the customer away, so the values are those of continuous time.

use super::Edit::{Append, Replace, Set};
use super::settings::NOBODY_STAYS;
use super::{Break, CASE, Case, Check, Full, Reading, View, Words};

/// Mean purchases of a customer in so many weeks.
macro_rules! purchases {
    ($weeks:literal) => {
        Reading::Mean(|w| w.sum(0, $weeks, |w| w.visits) / w.people())
    };
}
/// P(exactly so many purchases), from worlds of one customer each.
macro_rules! bought {
    ($times:literal) => {
        Reading::Share(|w| w.metric(0, "visits") == $times)
    };
}

/// Share of customers who renewed so many times.
macro_rules! renewed {
    ($periods:literal) => {
        Reading::Mean(|w| w.week(0, $periods).customers_end as f64 / w.people())
    };
}

const ALIKE: Break = Break {
    what: ("all drop out alike", "alle brechen gleich oft ab"),
    edits: &[Set("quality.failure_concentration", "0")],
};

pub(super) const CASES: &[Case] = &[
    Case {
        name: "cdnow",
        title: ("CDNOW: mean purchases by the BG/NBD", "CDNOW: mittlere Käufe nach dem BG/NBD"),
        source: "Fader, Hardie & Lee 2005; maximum likelihood r .2425929, alpha 4.4135, a .79289, b 2.42575",
        edits: &[
            NOBODY_STAYS,
            &[
                Set("market.people", "20_000"),
                Set("market.customers", "20_000"),
                Set("time.weeks", "78"),
                Set("visits.shape", "0.2425929"),
                Set("visits.per_year", "2.858237408"),
                Set("quality.failure_rate", "0.2463431760"),
                Set("quality.failure_concentration", "3.21864"),
                Set("reach.told", "0"),
            ],
        ],
        full: Full { rounds: 30, edits: &[] },
        checks: &[
            rounded(("E[X(1 week)]", "E[X(1 Woche)]"), 0.0532, purchases!(1)),
            rounded(("E[X(3)]", "E[X(3)]"), 0.1506, purchases!(3)),
            rounded(("E[X(32)]", "E[X(32)]"), 1.0437, purchases!(32)),
            Check::luck(36, ("E[X(52)]", "E[X(52)]"), 1.444_004, purchases!(52)),
            rounded(("E[X(78)]", "E[X(78)]"), 1.8576, purchases!(78)),
        ],
        breaks: &[
            ALIKE,
            Break {
                what: ("a tenth fewer visits", "ein Zehntel weniger Käufe"),
                edits: &[Set("visits.per_year", "2.57")],
            },
        ],
        ..CASE
    },
    Case {
        name: "cdnow-as-printed",
        title: ("The same with the parameters as printed", "Dasselbe mit gedruckten Parametern"),
        source: "Fader, Hardie & Lee 2005; r .243, alpha 4.414, a .793, b 2.426",
        edits: &[
            NOBODY_STAYS,
            &[
                Set("market.people", "20_000"),
                Set("market.customers", "20_000"),
                Set("time.weeks", "52"),
                Set("visits.shape", "0.243"),
                Set("visits.per_year", "2.862709560"),
                Set("quality.failure_rate", "0.2463497981"),
                Set("quality.failure_concentration", "3.219"),
                Set("reach.told", "0"),
            ],
        ],
        full: Full { rounds: 30, edits: &[] },
        checks: &[
            Check::luck(39, ("E[X(52)]", "E[X(52)]"), 1.446_05, purchases!(52)).give(5e-6, "six digits")
        ],
        breaks: &[ALIKE],
        ..CASE
    },
    Case {
        name: "cdnow-histogram",
        title: ("How many buy how often in 39 weeks", "Wie viele wie oft kaufen, in 39 Wochen"),
        source: "Fader, Hardie & Lee 2005; pmf of X(39) with the printed parameters",
        edits: &[
            NOBODY_STAYS,
            &[
                Set("market.people", "1"),
                Set("market.customers", "1"),
                Set("time.weeks", "39"),
                Set("visits.shape", "0.243"),
                Set("visits.per_year", "2.862709560"),
                Set("reach.told", "0"),
                Replace("quality.failure_rate = 0\n", ""),
                Append("[unknowns]\nquality.failure_rate = \"beta(0.793, 2.426)\""),
            ],
        ],
        rounds: 100,
        full: Full { rounds: 6_250, edits: &[] },
        checks: &[
            Check::luck(37, ("P(never)", "P(nie)"), 0.573_786_4, bought!(0.0)),
            Check::luck(37, ("P(once)", "P(einmal)"), 0.199_395_3, bought!(1.0)),
            Check::luck(37, ("P(2)", "P(2)"), 0.085_429_8, bought!(2.0)),
            Check::luck(37, ("P(3)", "P(3)"), 0.045_860_4, bought!(3.0)),
            Check::luck(37, ("P(4)", "P(4)"), 0.027_671_4, bought!(4.0)),
        ],
        breaks: &[
            Break { what: ("all buy alike", "alle kaufen gleich oft"), edits: &[Set("visits.shape", "0")] },
            Break { what: ("nobody leaves", "niemand geht"), edits: &[Set("stay.intent_discount", "0")] },
        ],
        ..CASE
    },
    Case {
        name: "renewal",
        title: ("Contracts renewed: beta-geometric", "Verlängerte Verträge: Beta-geometrisch"),
        source: "Fader & Hardie 2007, regular customers: alpha .704077, beta 1.182043; discount .1 a period",
        scenario: include_str!("../../scenarios/sbg.toml"),
        edits: &[&[Set("time.weeks", "120")]],
        checks: &[
            kept(("S(8 periods)", "S(8 Perioden)"), 0.2201, renewed!(8)),
            kept(("S(9)", "S(9)"), 0.2044, renewed!(9)),
            kept(("S(10)", "S(10)"), 0.1912, renewed!(10)),
            kept(("S(11)", "S(11)"), 0.1799, renewed!(11)),
            kept(("S(12)", "S(12)"), 0.1700, renewed!(12)),
            lifetime(
                ("discounted lifetime, periods", "abgezinste Lebensdauer, Perioden"),
                3.694_908,
                Reading::Mean(|w| discounted_lifetime(w, 0)),
            ),
            lifetime(
                ("the same if all were alike", "dasselbe, wären alle gleich"),
                2.324_137,
                Reading::Mean(|w| discounted_lifetime(w, 2)),
            ),
        ],
        breaks: &[
            ALIKE,
            Break {
                what: ("a tenth fewer are lost", "ein Zehntel weniger gehen"),
                edits: &[
                    Set("quality.failure_rate", "0.336"),
                    Replace("\"exit.product\" = 24.298_430_6", "\"exit.product\" = 21.3"),
                ],
            },
        ],
        ..CASE
    },
    Case {
        name: "renewal-high-end",
        title: ("The same for high-end customers", "Dasselbe für gehobene Kunden"),
        source: "Fader & Hardie 2007, high-end customers: alpha .668088, beta 3.806095; S(t) in closed form",
        scenario: include_str!("../../scenarios/sbg.toml"),
        edits: &[&[
            Set("quality.failure_rate", "0.1493206693"),
            Set("quality.failure_concentration", "4.474183"),
        ]],
        checks: &[
            Check::luck(33, ("S(1 period)", "S(1 Periode)"), 0.850_679, renewed!(1)),
            Check::luck(33, ("S(7)", "S(7)"), 0.488_907, renewed!(7)),
            Check::luck(33, ("S(12)", "S(12)"), 0.377_999, renewed!(12)),
        ],
        breaks: &[Break {
            what: ("regular customers", "gewöhnliche Kunden"),
            edits: &[
                Set("quality.failure_rate", "0.3732938519"),
                Set("quality.failure_concentration", "1.88612"),
            ],
        }],
        ..CASE
    },
];

/// Published with four decimals.
const fn rounded(what: Words, expected: f64, read: Reading) -> Check {
    Check::luck(36, what, expected, read).give(0.000_05, "four decimals")
}
/// Published with four decimals.
const fn kept(what: Words, expected: f64, read: Reading) -> Check {
    Check::luck(33, what, expected, read).give(0.000_05, "four decimals")
}
const fn lifetime(what: Words, expected: f64, read: Reading) -> Check {
    Check::luck(33, what, expected, read).give(0.000_01, "after 120 periods nothing counts")
}
/// Periods a customer stays, the first one whole and each later one worth a tenth less.
fn discounted_lifetime(w: &View<'_>, policy: usize) -> f64 {
    let worth =
        |period: i32| w.week(policy, period as usize + 1).customers_start as f64 / 1.1_f64.powi(period);
    (0..120).map(worth).sum::<f64>() / w.people()
}
