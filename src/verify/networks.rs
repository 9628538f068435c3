//! Check 28: the networks that the program draws have the published structure.

use grapevine_engine::draws::Draws;
use grapevine_engine::model::dispatch::Isa;
use grapevine_engine::model::network::{self, Network};
use grapevine_engine::scenario::Scenario;

use super::Edit::Set;
use super::{Break, CASE, Case, Check, Full, Reading, Words};

pub(super) const CASES: &[Case] = &[
    Case {
        name: "circles",
        title: ("Friends of friends who are friends", "Freunde von Freunden, die Freunde sind"),
        source: "Watts & Strogatz 1998; Barrat & Weigt 2000: C(0) = 3(k - 2) / 4(k - 1), C(p) = C(0)(1 - p)^3",
        edits: &[&[
            Set("market.people", "4_000"),
            Set("market.customers", "0"),
            Set("network.kind", "\"watts_strogatz\""),
            Set("network.neighbours", "12"),
            Set("network.rewiring", "0.1"),
        ]],
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
                what: ("more ties rewired", "mehr Verbindungen umgelegt"),
                edits: &[Set("network.rewiring", "0.15")],
            },
            Break { what: ("ten neighbours", "zehn Nachbarn"), edits: &[Set("network.neighbours", "10")] },
        ],
        ..CASE
    },
    Case {
        name: "hubs-ties",
        title: ("How many ties people have with hubs", "Wie viele Bekannte bei Knotenpunkten"),
        source: "Dorogovtsev, Mendes & Samukhin 2000; Bollobas et al. 2001: P(k) = 2m(m + 1) / k(k + 1)(k + 2), m = 6",
        edits: &[&[
            Set("market.people", "100_000"),
            Set("market.customers", "0"),
            Set("network.kind", "\"barabasi_albert\""),
            Set("network.attachments", "6"),
        ]],
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
];

const fn degree(what: Words, expected: f64, read: fn(&Scenario) -> f64) -> Check {
    Check::exact(28, what, expected, Reading::Component(read))
        .give(0.005, "four standard errors of 100,000 people")
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
