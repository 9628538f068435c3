//! Checks 22 to 25: new customers by own choice and by imitation (Bass 1969), the bounds between which every network
//! lies (Fibich & Levin), strong and weak ties (Goldenberg, Libai & Muller 2001).
//!
//! A year of the theory takes five years of simulated weeks, since it is in continuous time: a step is then 1/260
//! of a year, which moves F by less than 0.0006 (the recursion F' = F + (1 - F)(1 - e^(-(p + q F)/260)) in the
//! complete network; slower networks differ less).

use grapevine_engine::scenario::Scenario;
use grapevine_engine::scenario::params::ParamId as P;
use grapevine_engine::twin::expect;

use super::Edit::Set;
use super::{Break, CASE, Case, Check, Edit, Expected, Full, Reading, View, Words};

const STEP: f64 = 0.000_6;
const STEP_WHY: &str = "a step of 1/260 of a year";

/// F after so many years of the theory.
macro_rules! share_after {
    ($years:literal) => {
        Reading::Mean(|w| customers_after(w, $years))
    };
}

const BASS: &str = "Bass 1969, p = .03, q = .38: F(t) in closed form";
const RUNS: &str = "the source's mean is itself one of simulated runs";
const FIBICH: &str = "Fibich & Levin: exact F on the ring and for couples; bounds of every network";
const SIMULATED: &str =
    "this project's simulation of 40,000 nodes outside the program, ± .003; bounds of Fibich & Levin";
const SLOW_IMITATION: Break = Break {
    what: ("imitation .30 instead of .38", "Imitation 0,30 statt 0,38"),
    edits: &[Set("acquisition.imitation_per_year", "0.06")],
};
const NOBODY_FIRST: Break = Break {
    what: ("innovation .01 instead of .03", "Innovation 0,01 statt 0,03"),
    edits: &[Set("acquisition.per_year", "0.002")],
};
const LARGE: Full = Full { rounds: 1, edits: &[Set("market.people", "20_000")] };

/// 2,000 people, none of them a customer, who do nothing but join.
const MARKET: &[Edit] = &[
    Set("market.people", "2_000"),
    Set("market.customers", "0"),
    Set("visits.per_year", "0"),
    Set("acquisition.per_year", "0.006"),
    Set("acquisition.imitation_per_year", "0.076"),
];
const TEN_YEARS: Edit = Set("time.weeks", "2_600");
const FIFTEEN_YEARS: Edit = Set("time.weeks", "3_900");

const VERY_SLOW: Break = Break {
    what: ("hardly any innovation or imitation", "kaum Innovation, kaum Imitation"),
    edits: &[Set("acquisition.per_year", "0.002"), Set("acquisition.imitation_per_year", "0.03")],
};
const EVERYBODY: Break = Break {
    what: ("everybody tied to everybody", "jeder mit jedem bekannt"),
    edits: &[Set("network.kind", "\"well_mixed\"")],
};

pub(super) const CASES: &[Case] = &[
    Case {
        name: "bass",
        title: ("Bass: innovation and imitation", "Bass: Innovation und Imitation"),
        source: BASS,
        edits: &[MARKET, &[FIFTEEN_YEARS]],
        full: LARGE,
        checks: &[
            grows(22, ("F(1 year)", "F(1 Jahr)"), 0.035_758, share_after!(1.0)),
            grows(22, ("F(2)", "F(2)"), 0.085_056, share_after!(2.0)),
            grows(22, ("F(5)", "F(5)"), 0.331_199, share_after!(5.0)),
            grows(
                22,
                ("F at the peak, 6.1926 years", "F im Höhepunkt, 6,1926 Jahre"),
                0.460_526_3,
                share_after!(6.192_631_9),
            ),
            grows(22, ("F(10)", "F(10)"), 0.812_803, share_after!(10.0)),
            grows(22, ("F(15)", "F(15)"), 0.971_610, share_after!(15.0)),
        ],
        breaks: &[NOBODY_FIRST, SLOW_IMITATION],
        ..CASE
    },
    Case {
        name: "bass-twin",
        title: ("The same in the mean-field twin", "Dasselbe im Mittelwert-Zwilling"),
        source: BASS,
        edits: &[MARKET, &[Set("time.weeks", "5_200")]],
        rounds: 0,
        full: Full { rounds: 0, edits: &[] },
        checks: &[
            Check::exact(22, ("F(5)", "F(5)"), 0.331_199, Reading::Component(|s| twin_after(s, 5)))
                .give(STEP, STEP_WHY),
            Check::exact(22, ("F(10)", "F(10)"), 0.812_803, Reading::Component(|s| twin_after(s, 10)))
                .give(STEP, STEP_WHY),
            Check::exact(22, ("F(20)", "F(20)"), 0.996_259, Reading::Component(|s| twin_after(s, 20)))
                .give(STEP, STEP_WHY),
        ],
        breaks: &[SLOW_IMITATION],
        ..CASE
    },
    Case {
        name: "bass-cell-telephones",
        title: ("Bass: cell telephones", "Bass: Mobiltelefone"),
        source: "Bass 1969 with p = .00471, q = .506: F at the peak, 9.157543 years, is (q - p) / 2q",
        edits: &[&[
            Set("market.customers", "0"),
            Set("visits.per_year", "0"),
            Set("acquisition.per_year", "0.000942"),
            Set("acquisition.imitation_per_year", "0.1012"),
            Set("time.weeks", "2_400"),
        ]],
        rounds: 0,
        full: Full { rounds: 1, edits: &[Set("market.people", "50_000")] },
        checks: &[Check::luck(22, ("F at the peak", "F im Höhepunkt"), 0.495_346, share_after!(9.157_543))
            .give(2.0 * STEP, STEP_WHY)],
        breaks: &[Break {
            what: ("imitation .45 instead of .506", "Imitation 0,45 statt 0,506"),
            edits: &[Set("acquisition.imitation_per_year", "0.09")],
        }],
        ..CASE
    },
    Case {
        name: "ring",
        title: ("Imitation on a ring", "Imitation auf einem Ring"),
        source: FIBICH,
        edits: &[MARKET, &[TEN_YEARS, Set("network.kind", "\"ring\""), Set("network.neighbours", "2")]],
        full: LARGE,
        checks: &[
            grows(23, ("F(1 year)", "F(1 Jahr)"), 0.035_016, share_after!(1.0)),
            grows(23, ("F(2)", "F(2)"), 0.079_051, share_after!(2.0)),
            grows(23, ("F(5)", "F(5)"), 0.248_463, share_after!(5.0)),
            grows(23, ("F(10)", "F(10)"), 0.558_259, share_after!(10.0)),
        ],
        breaks: &[VERY_SLOW],
        ..CASE
    },
    Case {
        name: "couples",
        title: ("Imitation in couples, the slowest network", "Imitation in Paaren, dem langsamsten Netz"),
        source: FIBICH,
        edits: &[
            MARKET,
            &[TEN_YEARS, Set("network.kind", "\"edge_list\""), Set("network.file", "\"couples.csv\"")],
        ],
        ties: Some(couples),
        full: LARGE,
        checks: &[
            grows(24, ("F(1 year)", "F(1 Jahr)"), 0.034_397, share_after!(1.0)),
            grows(24, ("F(2)", "F(2)"), 0.074_809, share_after!(2.0)),
            grows(24, ("F(5)", "F(5)"), 0.206_717, share_after!(5.0)),
            grows(24, ("F(10)", "F(10)"), 0.405_568, share_after!(10.0)),
        ],
        breaks: &[NOBODY_FIRST],
        ..CASE
    },
    Case {
        name: "small-world",
        title: ("Imitation in a small world", "Imitation in einer kleinen Welt"),
        source: SIMULATED,
        edits: &[
            MARKET,
            &[
                TEN_YEARS,
                Set("network.kind", "\"watts_strogatz\""),
                Set("network.neighbours", "12"),
                Set("network.rewiring", "0.1"),
            ],
        ],
        full: LARGE,
        checks: &[
            on_network(("F(5)", "F(5)"), 0.307, share_after!(5.0)),
            on_network(("F(10)", "F(10)"), 0.748, share_after!(10.0)),
            faster_than_couples(share_after!(10.0)),
            slower_than_everybody(share_after!(10.0)),
        ],
        breaks: &[VERY_SLOW, EVERYBODY],
        ..CASE
    },
    Case {
        name: "hubs",
        title: ("Imitation with hubs", "Imitation mit Knotenpunkten"),
        source: SIMULATED,
        edits: &[
            MARKET,
            &[TEN_YEARS, Set("network.kind", "\"barabasi_albert\""), Set("network.attachments", "6")],
        ],
        full: LARGE,
        checks: &[
            on_network(("F(5)", "F(5)"), 0.311, share_after!(5.0)),
            on_network(("F(10)", "F(10)"), 0.771, share_after!(10.0)),
            faster_than_couples(share_after!(10.0)),
            slower_than_everybody(share_after!(10.0)),
        ],
        breaks: &[VERY_SLOW, EVERYBODY],
        ..CASE
    },
    Case {
        name: "strong-and-weak-ties",
        title: ("Strong and weak ties", "Starke und schwache Bindungen"),
        source: "Goldenberg, Libai & Muller 2001: 17 strong, 17 weak ties, .005/.01/.04; simulated, sd .43 and .50",
        // A week is a period: hazards are -52 ln(1 - probability).
        edits: &[&[
            Set("market.people", "3_000"),
            Set("market.customers", "0"),
            Set("time.weeks", "40"),
            Set("visits.per_year", "0"),
            Set("network.kind", "\"strong_weak\""),
            Set("network.strong", "17"),
            Set("network.weak", "17"),
            Set("acquisition.per_year", "0.2606522"),
            Set("acquisition.per_weak_tie", "0.5226175"),
            Set("acquisition.per_strong_tie", "2.1227440"),
        ]],
        checks: &[
            Check::luck(
                25,
                ("periods until 16 %", "Perioden bis 16 %"),
                6.25,
                Reading::Mean(|w| period(w, 0.16)),
            )
            .give(0.25, RUNS),
            Check::luck(
                25,
                ("periods until 95 %", "Perioden bis 95 %"),
                12.45,
                Reading::Mean(|w| period(w, 0.95)),
            )
            .give(0.25, RUNS),
        ],
        breaks: &[Break {
            what: ("half as many strong ties", "halb so viele starke Bindungen"),
            edits: &[Set("network.strong", "8")],
        }],
        ..CASE
    },
];

/// A point of a growth curve in continuous time.
const fn grows(number: u8, what: Words, expected: f64, read: Reading) -> Check {
    Check::luck(number, what, expected, read).give(STEP, STEP_WHY)
}
/// A point of a curve whose source is itself simulated.
const fn on_network(what: Words, expected: f64, read: Reading) -> Check {
    Check::luck(24, what, expected, read)
        .give(0.003 + STEP, "the source is simulated, ± .003, and a step of 1/260")
}
const fn faster_than_couples(read: Reading) -> Check {
    let what = ("F(10) above that of couples", "F(10) über dem der Paare");
    Check { expected: Expected::Above(0.405_568), ..Check::luck(24, what, 0.0, read) }
}
const fn slower_than_everybody(read: Reading) -> Check {
    let what = ("F(10) below that of all with all", "F(10) unter dem von jedem mit jedem");
    Check { expected: Expected::Below(0.812_803), ..Check::luck(24, what, 0.0, read) }
}
fn customers_after(w: &View<'_>, years: f64) -> f64 {
    w.week(0, (years * 260.0).round() as usize).customers_end as f64 / w.people()
}

/// First week at whose end so large a share are customers; all of them if it never comes.
fn period(w: &View<'_>, share: f64) -> f64 {
    let weeks = w.weeks(0);
    let reached = weeks.iter().position(|week| week.customers_end as f64 >= share * w.people());
    reached.map_or(weeks.len(), |week| week + 1) as f64
}

fn twin_after(s: &Scenario, years: usize) -> f64 {
    expect(&s.policies[0], &s.shocks, &s.world).weeks[260 * years - 1].customers_end
        / s.world[P::MarketPeople]
}

fn couples(people: u32) -> String {
    (0..people / 2).map(|i| format!("{},{}\n", 2 * i, 2 * i + 1)).collect()
}
