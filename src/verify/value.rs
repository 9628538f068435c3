//! Checks 30 and 31: the value of a customer, the rule of ten, and letters by recency.

use super::Edit::{Append, Set};
use super::{Break, CASE, Case, Check, Full, Reading};

pub(super) const CASES: &[Case] = &[
    Case {
        name: "discounting",
        title: ("Money is discounted from each week's start", "Abgezinst wird ab Wochenbeginn"),
        source: "12 (1 - e^-.5) / (1 - e^(-.1/52)): a visit a week for five years, margin 12, nobody leaves",
        edits: &[&[
            Set("market.people", "10"),
            Set("market.customers", "10"),
            Set("time.weeks", "260"),
            Set("visits.law", "\"regular\""),
            Set("visits.per_year", "52"),
            Set("spend.mean", "30"),
            Set("money.margin", "0.4"),
            Set("money.discount_rate", "0.1"),
        ]],
        full: Full { rounds: 1, edits: &[] },
        checks: &[Check::exact(
            30,
            ("five years of a visit a week", "fünf Jahre lang ein Besuch je Woche"),
            2_457.610_256_106_677_8,
            Reading::Mean(|w| w.metric(0, "npv") / w.people()),
        )],
        breaks: &[Break { what: ("a week more", "eine Woche mehr"), edits: &[Set("time.weeks", "261")] }],
        ..CASE
    },
    Case {
        name: "customer-value",
        title: ("The value of a customer", "Der Wert eines Kunden"),
        source: "CLV at a constant hazard of -ln 0.8 and discount 10 %, paid at the week's start (continuous: 445.62)",
        edits: &[&[
            Set("time.weeks", "1_900"),
            Set("visits.per_year", "12"),
            Set("spend.mean", "30"),
            Set("money.margin", "0.4"),
            Set("money.discount_rate", "0.1"),
            Set("exit.product", "0.2231435513"),
            Append("[[policy]]\nname = \"Ten times\"\nset = { \"visits.per_year\" = 2.9082920 }"),
        ]],
        full: Full {
            rounds: 10,
            edits: &[Set("market.people", "10_000"), Set("market.customers", "10_000")],
        },
        checks: &[
            Check::luck(
                30,
                ("for ever", "auf Dauer"),
                447.008_4,
                Reading::Mean(|w| w.cash(0, 1_900) / w.people()),
            ),
            Check::luck(
                30,
                ("five years", "fünf Jahre"),
                358.166_3,
                Reading::Mean(|w| w.cash(0, 260) / w.people()),
            ),
            Check::luck(
                30,
                (
                    "rule of ten: purchases, 2.9083 visits a year",
                    "Zehnerregel: Käufe, 2,9083 Besuche im Jahr",
                ),
                10.0,
                Reading::Mean(|w| 1.0 + w.cash(1, 1_900) / (12.0 * w.people())),
            )
            .give(0.028, "paid at the week's start: 0.31 % of nine purchases"),
        ],
        breaks: &[Break {
            what: ("customers leave more slowly", "Kunden gehen langsamer"),
            edits: &[Set("exit.product", "0.2")],
        }],
        ..CASE
    },
    Case {
        name: "letters-by-recency",
        title: ("Letters by recency", "Werbebriefe nach letztem Kauf"),
        source: "Pfeifer & Carraway 2000: V = (I - P / 1.2)^-1 R; the first purchase, 40, comes before the first week",
        scenario: include_str!("../../scenarios/pfeifer-carraway.toml"),
        checks: &[
            letters(
                ("value of who just bought", "Wert, wer gerade kaufte"),
                52.319_61,
                Reading::Mean(|w| 40.0 + w.metric(0, "npv") / w.people()),
            ),
            letters(
                ("given up after three", "nach drei Perioden aufgegeben"),
                53.149_43,
                Reading::Mean(|w| 40.0 + w.metric(1, "npv") / w.people()),
            ),
            // With a last letter at the end of the fourth period, which nobody answers any more.
            letters(
                ("horizon of four periods", "Horizont von vier Perioden"),
                50.114_97,
                Reading::Mean(|w| {
                    let last_letters = 4.0 * w.week(0, 4).customers_end as f64 / 1.2_f64.powi(4);
                    40.0 + (w.cash(0, 4) - last_letters) / w.people()
                }),
            ),
        ],
        breaks: &[Break {
            what: ("they buy less readily", "sie kaufen weniger leicht"),
            edits: &[Set("visits.recency_1", "0.25")],
        }],
        ..CASE
    },
];

/// A number of the paper, in five decimals.
const fn letters(what: super::Words, value: f64, read: Reading) -> Check {
    Check::luck(31, what, value, read).give(5e-6, "five decimals")
}
