//! Checks 22 to 24, 26, 28 and 47: new customers by imitation, people reached, opinions, the mean-field twin.
//!
//! A year of the theory takes five years of simulated weeks where it is in continuous time: a step is then 1/260
//! of a year, which moves F by less than 0.0006 (the recursion F' = F + (1 - F)(1 - e^(-(p + q F)/260)) in the
//! complete network; slower networks differ less).

use grapevine_engine::draws::Draws;
use grapevine_engine::model::dispatch::Isa;
use grapevine_engine::model::network::{self, Network};
use grapevine_engine::scenario::Scenario;
use grapevine_engine::scenario::params::ParamId as P;
use grapevine_engine::twin::expect;

use super::Edit::{Append, Set};
use super::{Break, CASE, Case, Check, Edit, Expected, Full, Reading, View, Words};

const STEP: f64 = 0.000_6;
const STEP_WHY: &str = "a step of 1/260 of a year";

/// F after so many years of the theory.
macro_rules! share_after {
    ($years:literal) => {
        Reading::Mean(|w| customers_after(w, $years))
    };
}

/// Customers at the end, in a market of 20,000.
macro_rules! of_20_000 {
    ($policy:literal) => {
        Reading::Mean(|w| w.metric($policy, "customers") * 20_000.0 / w.people())
    };
}

const BASS: &str = "Bass 1969, p = .03, q = .38: F(t) in closed form";
const FIBICH: &str = "Fibich & Levin: exact F on the ring and for couples; bounds of every network";
const SIMULATED: &str =
    "simulation of 40,000 nodes by this project's authors beside Fibich & Levin's bounds, ± .003";
const SLOW_IMITATION: Break = Break {
    what: ("imitation .30 instead of .38", "Nachahmung 0,30 statt 0,38"),
    edits: &[Set("acquisition.imitation_per_year", "0.06")],
};
const NOBODY_FIRST: Break = Break {
    what: ("innovation .01 instead of .03", "Neugier 0,01 statt 0,03"),
    edits: &[Set("acquisition.per_year", "0.002")],
};
const LARGE: Full = Full { rounds: 1, edits: &[Set("market.people", "20_000")] };

const PEOPLE: Edit = Set("market.people", "2_000");
const EMPTY: Edit = Set("market.customers", "0");
const NO_VISITS: Edit = Set("visits.per_year", "0");
const INNOVATION: Edit = Set("acquisition.per_year", "0.006");
const IMITATION: Edit = Set("acquisition.imitation_per_year", "0.076");
const TEN_YEARS: Edit = Set("time.weeks", "2_600");
const FIFTEEN_YEARS: Edit = Set("time.weeks", "3_900");

pub(super) const CASES: &[Case] = &[
    Case {
        name: "bass",
        title: ("Bass: innovation and imitation", "Bass: Neugier und Nachahmung"),
        source: BASS,
        edits: &[PEOPLE, EMPTY, NO_VISITS, INNOVATION, IMITATION, FIFTEEN_YEARS],
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
        edits: &[PEOPLE, EMPTY, NO_VISITS, INNOVATION, IMITATION, Set("time.weeks", "5_200")],
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
        edits: &[
            EMPTY,
            NO_VISITS,
            Set("acquisition.per_year", "0.000942"),
            Set("acquisition.imitation_per_year", "0.1012"),
            Set("time.weeks", "2_400"),
        ],
        rounds: 0,
        full: Full { rounds: 1, edits: &[Set("market.people", "50_000")] },
        checks: &[Check::luck(22, ("F at the peak", "F im Höhepunkt"), 0.495_346, share_after!(9.157_543))
            .give(2.0 * STEP, STEP_WHY)],
        breaks: &[Break {
            what: ("imitation .45 instead of .506", "Nachahmung 0,45 statt 0,506"),
            edits: &[Set("acquisition.imitation_per_year", "0.09")],
        }],
        ..CASE
    },
    Case {
        name: "ring",
        title: ("Imitation on a ring", "Nachahmung auf einem Ring"),
        source: FIBICH,
        edits: &[
            PEOPLE,
            EMPTY,
            NO_VISITS,
            INNOVATION,
            IMITATION,
            TEN_YEARS,
            Set("network.kind", "\"ring\""),
            Set("network.neighbours", "2"),
        ],
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
        title: ("Imitation in couples, the slowest network", "Nachahmung in Paaren, dem langsamsten Netz"),
        source: FIBICH,
        edits: &[
            PEOPLE,
            EMPTY,
            NO_VISITS,
            INNOVATION,
            IMITATION,
            TEN_YEARS,
            Set("network.kind", "\"edge_list\""),
            Set("network.file", "\"couples.csv\""),
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
        title: ("Imitation in a small world", "Nachahmung in einer kleinen Welt"),
        source: SIMULATED,
        edits: &[
            PEOPLE,
            EMPTY,
            NO_VISITS,
            INNOVATION,
            IMITATION,
            TEN_YEARS,
            Set("network.kind", "\"watts_strogatz\""),
            Set("network.neighbours", "12"),
            Set("network.rewiring", "0.1"),
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
        title: ("Imitation with hubs", "Nachahmung mit Drehscheiben"),
        source: SIMULATED,
        edits: &[
            PEOPLE,
            EMPTY,
            NO_VISITS,
            INNOVATION,
            IMITATION,
            TEN_YEARS,
            Set("network.kind", "\"barabasi_albert\""),
            Set("network.attachments", "6"),
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
        name: "circles",
        title: ("Friends of friends who are friends", "Freunde von Freunden, die Freunde sind"),
        source: "Watts & Strogatz 1998; Barrat & Weigt 2000: C(0) = 3(k - 2) / 4(k - 1), C(p) = C(0)(1 - p)^3",
        edits: &[
            Set("market.people", "4_000"),
            EMPTY,
            Set("network.kind", "\"watts_strogatz\""),
            Set("network.neighbours", "12"),
            Set("network.rewiring", "0.1"),
        ],
        rounds: 0,
        full: Full { rounds: 0, edits: &[] },
        checks: &[
            Check::exact(
                28,
                ("clustering, p = .1", "Clustering, p = 0,1"),
                0.497_05,
                Reading::Component(clustering),
            )
            .give(0.01, "2 %: the formula is an approximation"),
            Check::exact(
                28,
                ("mean number of ties", "mittlere Zahl der Bekannten"),
                12.0,
                Reading::Component(|s| share_of_ties(s, f64::from)),
            ),
        ],
        breaks: &[
            Break {
                what: ("more ties rewired", "mehr Bekanntschaften verlegt"),
                edits: &[Set("network.rewiring", "0.15")],
            },
            Break { what: ("ten neighbours", "zehn Nachbarn"), edits: &[Set("network.neighbours", "10")] },
        ],
        ..CASE
    },
    Case {
        name: "hubs-ties",
        title: ("How many ties people have with hubs", "Wie viele Bekannte mit Drehscheiben"),
        source: "Dorogovtsev, Mendes & Samukhin 2000; Bollobas et al. 2001: P(k) = 2m(m + 1) / k(k + 1)(k + 2), m = 6",
        edits: &[
            Set("market.people", "100_000"),
            EMPTY,
            Set("network.kind", "\"barabasi_albert\""),
            Set("network.attachments", "6"),
        ],
        rounds: 0,
        full: Full { rounds: 0, edits: &[] },
        checks: &[
            degree(("P(6 ties)", "P(6 Bekannte)"), 0.25, |s| {
                share_of_ties(s, |d| f64::from(u8::from(d == 6)))
            }),
            degree(("P(7)", "P(7)"), 1.0 / 6.0, |s| share_of_ties(s, |d| f64::from(u8::from(d == 7)))),
            degree(("P(8)", "P(8)"), 7.0 / 60.0, |s| share_of_ties(s, |d| f64::from(u8::from(d == 8)))),
        ],
        breaks: &[Break {
            what: ("seven attachments", "sieben Anschlüsse"),
            edits: &[Set("network.attachments", "7")],
        }],
        ..CASE
    },
    Case {
        name: "one-in-eight-told",
        title: ("One in eight of those told is open to the firm", "Einer von acht Zuhörern kommt in Frage"),
        source: "thinning: NB(12, k) heard with p = 1/8 is NB(1.5, k), k = 3.1567404922",
        edits: &[
            Set("market.people", "121"),
            Set("market.customers", "1"),
            Set("market.first_customers", "\"first\""),
            Set("network.kind", "\"edge_list\""),
            Set("network.file", "\"friends.csv\""),
            Set("time.weeks", "2"),
            Set("visits.law", "\"regular\""),
            Set("visits.per_year", "52"),
            Set("quality.failure_rate", "1"),
            Set("voice.rate", "0"),
            Set("stay.silent.minor", "0"),
            Set("stay.silent.major", "0"),
            Set("wom.negative_effect", "1"),
            Set("reach.law", "\"negative_binomial\""),
            Set("reach.told", "12"),
            Set("acquisition.open_share", "0.125"),
            Set("acquisition.per_year", "100_000"),
            Set("acquisition.from_week", "1"),
            Append("[[policy]]\nname = \"Treated well\"\nset = { \"quality.failure_rate\" = 0 }"),
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
        name: "different-people",
        title: ("100 tellers of 12 reach fewer than 1,200", "100 Erzähler mit je 12 erreichen keine 1.200"),
        source: "n (1 - (1 - 1/n)^1200) with n = 10,000",
        edits: &[
            Set("market.people", "10_000"),
            Set("market.customers", "100"),
            Set("time.weeks", "1"),
            Set("visits.law", "\"regular\""),
            Set("visits.per_year", "52"),
            Set("quality.failure_rate", "1"),
            Set("voice.rate", "0"),
            Set("reach.law", "\"fixed\""),
            Set("reach.told", "12"),
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
    Case {
        name: "opinions",
        title: ("Where talk and forgetting balance", "Wo sich Gerede und Vergessen die Waage halten"),
        source: "steady state of db/dt = k+ n+ (1 - b) - k- n- b - ln 2/h (b - b0), k+ .33, k- .275, h .25 years",
        // Everything takes eight times as long, so that a step is 1/416 of a year. One person in ten is a customer
        // who comes weekly, so everybody hears one bad story a year if one visit in 500 fails and twelve are told.
        edits: &[
            Set("market.customers", "100"),
            Set("time.weeks", "1_300"),
            Set("visits.law", "\"regular\""),
            Set("visits.per_year", "52"),
            Set("stay.intent_discount", "0"),
            Set("voice.rate", "0"),
            Set("reach.law", "\"fixed\""),
            Set("reach.told", "12"),
            Set("talk.satisfied_told", "3"),
            Set("wom.positive_effect", "0.33"),
            Set("wom.negative_effect", "0.275"),
            Set("wom.customer_positive_scale", "1"),
            Set("wom.customer_negative_scale", "1"),
            Set("wom.half_life_years", "2"),
            Set("belief.start", "0.5"),
            Set("quality.failure_rate", "0.0020012019"),
            Append(
                "[[policy]]\nname = \"Good stories only\"\n\
                 set = { \"quality.failure_rate\" = 0, \"talk.satisfied_share\" = 0.0080048077 }",
            ),
            Append(
                "[[policy]]\nname = \"Three good, one bad\"\nset = { \"talk.satisfied_share\" = 0.0240625772 }",
            ),
        ],
        full: Full { rounds: 4, edits: &[] },
        checks: &[
            opinion(("one bad story a year", "eine schlechte Geschichte im Jahr"), 0.454_882, |w| {
                w.metric(0, "belief")
            }),
            opinion(("one good", "eine gute"), 0.553_181, |w| w.metric(1, "belief")),
            opinion(("three good, one bad", "drei gute, eine schlechte"), 0.588_543, |w| {
                w.metric(2, "belief")
            }),
        ],
        breaks: &[Break {
            what: ("bad stories weigh twice, good ones half", "Schlechtes zählt doppelt, Gutes halb"),
            edits: &[Set("wom.negative_effect", "0.55"), Set("wom.positive_effect", "0.165")],
        }],
        ..CASE
    },
    Case {
        name: "market-twin",
        title: ("The market and its mean-field twin", "Der Markt und sein Mittelwert-Zwilling"),
        source: "this project's prototype of the twin: 5,207.41 and 5,248.94 customers of 20,000 people",
        edits: &[
            PEOPLE,
            Set("market.customers", "500"),
            Set("time.weeks", "260"),
            Set("quality.failure_rate", "0.0188594337"),
            Set("reach.law", "\"negative_binomial\""),
            Set("reach.told", "12"),
            Set("wom.positive_effect", "0.02"),
            Set("wom.negative_effect", "0.02"),
            Set("wom.half_life_years", "0.25"),
            Set("acquisition.per_year", "0.08"),
            Set("winback.per_year", "0.08"),
            Set("exit.competitor", "0.020082920"),
            Set("exit.friend", "0.011157178"),
            Set("exit.product", "0.040165840"),
            Append("[[policy]]\nname = \"Satisfied talk\"\nset = { \"talk.satisfied_share\" = 0.223158 }"),
        ],
        full: Full { rounds: 2, edits: &[Set("market.people", "20_000"), Set("market.customers", "5_000")] },
        checks: &[
            twin(
                ("customers after 5 years, simulated", "Kunden nach 5 Jahren, simuliert"),
                5_207.41,
                of_20_000!(0),
            ),
            twin(("satisfied talk, simulated", "Zufriedene reden, simuliert"), 5_248.94, of_20_000!(1)),
            expected_by_twin(("customers, twin", "Kunden, Zwilling"), 5_207.41, |s| twin_customers(s, 0)),
            expected_by_twin(("satisfied talk, twin", "Zufriedene reden, Zwilling"), 5_248.94, |s| {
                twin_customers(s, 1)
            }),
        ],
        breaks: &[Break {
            what: ("fewer join", "weniger kommen"),
            edits: &[Set("acquisition.per_year", "0.07"), Set("winback.per_year", "0.07")],
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
const fn opinion(what: Words, expected: f64, read: fn(&View<'_>) -> f64) -> Check {
    Check::luck(28, what, expected, Reading::Mean(read)).give(0.000_9, "a step of 1/416 of a year")
}
const fn twin(what: Words, expected: f64, read: Reading) -> Check {
    Check::luck(47, what, expected, read).give(1.6, CLOCK)
}
const fn expected_by_twin(what: Words, expected: f64, read: fn(&Scenario) -> f64) -> Check {
    Check::exact(47, what, expected, Reading::Component(read)).give(1.6, CLOCK)
}
const fn degree(what: Words, expected: f64, read: fn(&Scenario) -> f64) -> Check {
    Check::exact(28, what, expected, Reading::Component(read))
        .give(0.005, "four standard errors of 100,000 people")
}
const CLOCK: &str = "the prototype hears before it forgets; this clock is the other way round";

const VERY_SLOW: Break = Break {
    what: ("hardly any innovation or imitation", "kaum Neugier, kaum Nachahmung"),
    edits: &[Set("acquisition.per_year", "0.002"), Set("acquisition.imitation_per_year", "0.03")],
};
const EVERYBODY: Break = Break {
    what: ("everybody tied to everybody", "jeder mit jedem bekannt"),
    edits: &[Set("network.kind", "\"well_mixed\"")],
};

fn customers_after(w: &View<'_>, years: f64) -> f64 {
    w.week(0, (years * 260.0).round() as usize).customers_end as f64 / w.people()
}

fn twin_after(s: &Scenario, years: usize) -> f64 {
    expect(&s.policies[0], &s.world).weeks[260 * years - 1].customers_end / s.world[P::MarketPeople]
}

/// Customers that the twin expects, in a market of 20,000.
fn twin_customers(s: &Scenario, policy: usize) -> f64 {
    expect(&s.policies[policy], &s.world).end.customers * 20_000.0 / s.world[P::MarketPeople]
}

/// The network of the first world.
fn network_of(s: &Scenario) -> Network {
    let mut net = Network::default();
    network::build(&s.world, &[], &Draws::new(s.seed, 0), Isa::detect(), &mut net);
    net
}

/// Mean over the people of a function of their number of ties.
fn share_of_ties(s: &Scenario, of: fn(u32) -> f64) -> f64 {
    let net = network_of(s);
    (0..net.people()).map(|i| of(net.degree(i))).sum::<f64>() / f64::from(net.people())
}

/// Mean share of a person's pairs of ties that are tied to each other (Watts & Strogatz 1998).
fn clustering(s: &Scenario) -> f64 {
    let net = network_of(s);
    let local = |i: u32| {
        let ties = net.ties(i);
        let tied = |a: u32, b: u32| net.ties(a).contains(&b);
        let closed = |(n, &a): (usize, &u32)| ties[n + 1..].iter().filter(|&&b| tied(a, b)).count();
        let closed: usize = ties.iter().enumerate().map(closed).sum();
        if ties.len() < 2 { 0.0 } else { closed as f64 / (ties.len() * (ties.len() - 1) / 2) as f64 }
    };
    (0..net.people()).map(local).sum::<f64>() / f64::from(net.people())
}

fn couples(people: u32) -> String {
    (0..people / 2).map(|i| format!("{},{}\n", 2 * i, 2 * i + 1)).collect()
}

/// Person 0 and all others.
fn star(people: u32) -> String {
    (1..people).map(|i| format!("0,{i}\n")).collect()
}
