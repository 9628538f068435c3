//! Checks 14 to 20: waiting and giving up (Erlang A), as the program computes it for a week and as visitors meet it.

use grapevine_engine::model::capacity::Service;
use grapevine_engine::scenario::Scenario;
use grapevine_engine::scenario::params::ParamId as P;

use super::Edit::{self, Append, Set};
use super::settings::{EVERYBODY_STAYS, NOBODY_TALKS};
use super::{Break, CASE, Case, Check, Full, Reading, Words};

/// One open hour a week, and a visit of every customer in it: so many customers are so many arrivals an hour.
const AN_HOUR: &[Edit] =
    &[Set("capacity.on", "true"), Set("capacity.open_hours", "1"), Set("visits.per_year", "52")];
/// 200 calls an hour of three minutes.
const CALLS: &[Edit] = &[
    Set("market.people", "200"),
    Set("market.customers", "200"),
    Set("capacity.service_minutes", "3"),
    Set("capacity.target_minutes", "0.3333333333"),
];
/// Visits given up, of all, under a policy.
macro_rules! given_up {
    ($policy:literal) => {
        Reading::Ratio(|w| w.sum($policy, 1, |w| w.abandoned), |w| w.metric($policy, "visits"))
    };
}

const COMPUTED: Full = Full { rounds: 0, edits: &[] };
const ONE_MORE: (&str, &str) = ("one employee more", "eine Kraft mehr");

pub(super) const CASES: &[Case] = &[
    Case {
        name: "erlang-c",
        title: ("Calls that wait as long as it takes", "Anrufe, die beliebig lange warten"),
        source: "Erlang C, 100 calls in 30 minutes, 180 s, 14 agents (CRAN package ErlangC)",
        edits: &[
            AN_HOUR,
            CALLS,
            &[Set("capacity.servers", "14"), Set("capacity.patience_minutes", "10_000")],
        ],
        rounds: 0,
        full: COMPUTED,
        checks: &[
            line(14, ("answered within 20 s", "in 20 s angenommen"), 0.888_35, |s| service(s).in_time)
                .give(0.000_05, PATIENT),
            line(14, ("mean wait, seconds", "mittlere Wartezeit, Sekunden"), 7.835_9, |s| {
                60.0 * service(s).wait
            })
            .give(0.005, PATIENT),
        ],
        breaks: &[Break { what: ONE_MORE, edits: &[Set("capacity.servers", "15")] }],
        ..CASE
    },
    Case {
        name: "erlang-a",
        title: ("Calls that give up", "Anrufer, die aufgeben"),
        source: "Erlang A, 100 calls in 30 minutes, 3 minutes, patience 5, 13 agents (documentation of pyworkforce)",
        edits: &[AN_HOUR, CALLS, &[Set("capacity.servers", "13"), Set("capacity.patience_minutes", "5")]],
        rounds: 0,
        full: COMPUTED,
        checks: &[
            line(15, ("answered within 20 s", "in 20 s angenommen"), 0.858_178, |s| service(s).in_time),
            line(15, ("occupancy", "Auslastung"), 0.750_028, |s| {
                service(s).busy_hours / service(s).booked_hours
            }),
            line(15, ("P(giving up)", "P(Aufgeben)"), 0.024_963, |s| service(s).abandons),
            line(15, ("mean wait, minutes", "mittlere Wartezeit, Minuten"), 0.124_817, |s| service(s).wait),
            Check::exact(
                18,
                ("flow balance: served / arrived and stayed", "Bilanz: bedient / gekommen und geblieben"),
                1.0,
                Reading::Component(|s| {
                    let served = service(s).busy_hours * 60.0 / s.world[P::CapacityServiceMinutes];
                    served / (200.0 * (1.0 - 0.024_963))
                }),
            )
            .give(2e-6, "six digits of P(giving up)"),
        ],
        breaks: &[Break { what: ONE_MORE, edits: &[Set("capacity.servers", "14")] }],
        ..CASE
    },
    Case {
        name: "one-server",
        title: ("One server, all rates one", "Eine Kraft, alle Raten eins"),
        source: "M/M/1+M with all rates 1: P(giving up) = 1/e; P(giving up) = E[W] / patience",
        edits: &[
            AN_HOUR,
            &[
                Set("market.people", "60"),
                Set("market.customers", "60"),
                Set("capacity.servers", "1"),
                Set("capacity.service_minutes", "1"),
                Set("capacity.patience_minutes", "1"),
                Set("capacity.target_minutes", "0"),
            ],
        ],
        rounds: 0,
        full: COMPUTED,
        checks: &[
            line(16, ("P(giving up)", "P(Aufgeben)"), 0.367_879_4, |s| service(s).abandons),
            line(16, ("P(waiting)", "P(Warten)"), 0.632_120_6, |s| 1.0 - service(s).in_time),
            line(18, ("mean wait, minutes", "mittlere Wartezeit, Minuten"), 0.367_879_4, |s| service(s).wait),
        ],
        breaks: &[Break { what: ONE_MORE, edits: &[Set("capacity.servers", "2")] }],
        ..CASE
    },
    Case {
        name: "ten-servers",
        title: ("Ten servers, ten a minute", "Zehn Kräfte, zehn je Minute"),
        source: "service and patience of the same rate: the number in the system is Poisson(10)",
        edits: &[
            AN_HOUR,
            &[
                Set("market.people", "600"),
                Set("market.customers", "600"),
                Set("capacity.servers", "10"),
                Set("capacity.service_minutes", "1"),
                Set("capacity.patience_minutes", "1"),
                Set("capacity.target_minutes", "0"),
            ],
        ],
        rounds: 0,
        full: COMPUTED,
        checks: &[
            line(17, ("P(waiting)", "P(Warten)"), 0.542_070_3, |s| 1.0 - service(s).in_time),
            line(17, ("P(giving up)", "P(Aufgeben)"), 0.125_110_0, |s| service(s).abandons),
        ],
        breaks: &[Break { what: ONE_MORE, edits: &[Set("capacity.servers", "11")] }],
        ..CASE
    },
    Case {
        name: "restaurant-surge",
        title: ("A restaurant at twice the demand", "Ein Restaurant bei doppeltem Andrang"),
        source: "Erlang A, load 3.205, patience 10 minutes like service",
        edits: &[
            EVERYBODY_STAYS,
            NOBODY_TALKS,
            &[
                Set("market.people", "5_000"),
                Set("market.customers", "5_000"),
                Set("time.weeks", "1"),
                Set("capacity.on", "true"),
                Set("capacity.offended_share", "0"),
                Set("capacity.wait_effect", "0"),
                Set("capacity.service_minutes", "10"),
                Append("[[policy]]\nname = \"4\"\nset = { \"capacity.servers\" = 4 }"),
                Append("[[policy]]\nname = \"6\"\nset = { \"capacity.servers\" = 6 }"),
                Append("[[policy]]\nname = \"5, twice\"\nset = { \"visits.per_year\" = 24 }"),
                Append(
                    "[[policy]]\nname = \"6, twice\"\nset = { \"visits.per_year\" = 24, \"capacity.servers\" = 6 }",
                ),
                Append(
                    "[[policy]]\nname = \"8, twice\"\nset = { \"visits.per_year\" = 24, \"capacity.servers\" = 8 }",
                ),
            ],
        ],
        rounds: 4,
        full: Full { rounds: 100, edits: &[] },
        checks: &[
            gives_up(("5 employees: give up", "5 Kräfte: geben auf"), 0.054_95, given_up!(0)),
            gives_up(("4 employees", "4 Kräfte"), 0.123_69, given_up!(1)),
            gives_up(("6 employees", "6 Kräfte"), 0.021_88, given_up!(2)),
            gives_up(
                ("twice the demand, 5 employees", "doppelter Andrang, 5 Kräfte"),
                0.284_25,
                given_up!(3),
            ),
            gives_up(
                ("twice the demand, 6 employees", "doppelter Andrang, 6 Kräfte"),
                0.187_88,
                given_up!(4),
            ),
            gives_up(
                ("twice the demand, 8 employees", "doppelter Andrang, 8 Kräfte"),
                0.067_22,
                given_up!(5),
            ),
        ],
        breaks: &[Break {
            what: ("service takes a fifth longer", "die Bedienung dauert ein Fünftel länger"),
            edits: &[Set("capacity.service_minutes", "12")],
        }],
        ..CASE
    },
    Case {
        name: "two-of-three-hang-up",
        title: ("Two of three hang up: three times the capacity", "Zwei von drei legen auf: dreifache Last"),
        source: "Erlang A with all rates 1: 67 % at 5 servers need 15.1485 a minute, so no single call centre",
        edits: &[
            AN_HOUR,
            &[
                Set("market.people", "60"),
                Set("market.customers", "60"),
                Set("visits.per_year", "787.722"),
                Set("capacity.servers", "5"),
                Set("capacity.service_minutes", "1"),
                Set("capacity.patience_minutes", "1"),
            ],
        ],
        rounds: 0,
        full: COMPUTED,
        checks: &[line(20, ("P(giving up)", "P(Aufgeben)"), 0.67, |s| service(s).abandons)
            .give(5e-5, "six digits of the arrivals")],
        breaks: &[Break { what: ONE_MORE, edits: &[Set("capacity.servers", "6")] }],
        ..CASE
    },
];

const PATIENT: &str = "patience of a week instead of one without end; digits of the source";

/// A number of the line as it is computed, printed with six or seven digits.
const fn line(number: u8, what: Words, expected: f64, read: fn(&Scenario) -> f64) -> Check {
    Check::exact(number, what, expected, Reading::Component(read)).give(6e-7, "six or seven digits")
}
/// Share of the visits that end with giving up.
const fn gives_up(what: Words, expected: f64, read: Reading) -> Check {
    Check::luck(19, what, expected, read).give(0.000_005, "five digits")
}

/// What the customers of the first week meet.
fn service(s: &Scenario) -> Service {
    Service::of(&s.world, s.world[P::MarketCustomers])
}
