//! Checks 12 and 13: what experience does to preference, and the zone of tolerance.

use grapevine_engine::model::expectation::Expecting;
use grapevine_engine::model::firm::Standing;
use grapevine_engine::model::quality::Quality;
use grapevine_engine::scenario::Scenario;

use super::Edit::{self, Set};
use super::settings::{EVERYBODY_STAYS, NOBODY_TALKS, WEEKLY};
use super::{Break, CASE, Case, Check, Full, Reading, Words};

/// Customers who come every week, expect something and are never lost by a failure.
const EXPECTING: &[Edit] = &[Set("expectation.on", "true"), Set("quality.failure_rate", "0.0188594337")];

pub(super) const CASES: &[Case] = &[
    Case {
        name: "certainty",
        title: ("Meeting expectations raises preference", "Erfüllte Erwartungen stärken die Präferenz"),
        source: "Rust, Inman, Jia & Zahorik 1999: V0 = sigma = gamma = 1, every visit as expected",
        edits: &[
            WEEKLY,
            EVERYBODY_STAYS,
            NOBODY_TALKS,
            EXPECTING,
            &[
                Set("time.weeks", "5"),
                Set("expectation.variance_floor", "0"),
                Set("expectation.visits_before", "0"),
                Set("expectation.start_variance", "1"),
            ],
        ],
        full: Full { rounds: 4, edits: &[] },
        checks: &[
            certainty(("before any visit", "vor dem ersten Besuch"), -1.0, |s| after_visits(s, 0.0)),
            certainty(("after one", "nach einem"), -0.75, |s| after_visits(s, 1.0)),
            certainty(("after two", "nach zwei"), -0.666_667, |s| after_visits(s, 2.0)),
            certainty(("after ten", "nach zehn"), -0.545_455, |s| after_visits(s, 10.0)),
            certainty(("after 100", "nach 100"), -0.504_950, |s| after_visits(s, 100.0)),
            Check::luck(
                12,
                ("after five, simulated, luck taken off", "nach fünf, simuliert, ohne das Glück"),
                -0.583_333,
                Reading::Mean(|w| w.metric(0, "preference") + w.metric(0, "expectation_gap")),
            )
            .give(1e-6, "six digits"),
        ],
        breaks: &[Break {
            what: ("less certain at the start", "zu Beginn weniger sicher"),
            edits: &[Set("expectation.start_variance", "2")],
        }],
        ..CASE
    },
    Case {
        name: "zone-of-tolerance",
        title: ("The zone of tolerance", "Die Toleranzzone"),
        source: "American Express Barometer: 29 % missed, 61 % met, 6 % exceeded, of the 96 % who said",
        edits: &[
            WEEKLY,
            EVERYBODY_STAYS,
            NOBODY_TALKS,
            EXPECTING,
            &[Set("expectation.start_variance", "0"), Set("expectation.variance_floor", "0")],
        ],
        full: Full { rounds: 10, edits: &[] },
        checks: &[
            Check::luck(
                13,
                ("visits that miss expectations, 29/96", "Besuche unter der Erwartung, 29/96"),
                0.302_083_3,
                Reading::Mean(|w| w.metric(0, "missed")),
            ),
            Check::luck(
                13,
                ("visits that exceed them, 6/96", "Besuche darüber, 6/96"),
                0.0625,
                Reading::Mean(|w| w.metric(0, "exceeded")),
            ),
        ],
        breaks: &[Break {
            what: ("the product fails in one visit of three", "das Produkt versagt bei jedem dritten Besuch"),
            edits: &[Set("quality.product_failure_rate", "0.3")],
        }],
        ..CASE
    },
];

const fn certainty(what: Words, expected: f64, read: fn(&Scenario) -> f64) -> Check {
    Check::exact(12, what, expected, Reading::Component(read)).give(6e-7, "six digits, single precision")
}

/// Preference of a customer after so many visits that were as expected.
fn after_visits(s: &Scenario, visits: f64) -> f64 {
    let v = &s.world;
    let expecting = Expecting::compile(v, v, &Quality::compile(v, &Standing::default()));
    expecting.map_or(f64::NAN, |e| e.preference(&e.after_visits(visits)))
}
