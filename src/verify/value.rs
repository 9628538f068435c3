//! Check 30: the value of a customer, and the rule of ten.

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
];
