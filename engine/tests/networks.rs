//! The contact networks have the properties of the literature they are named after.

use grapevine_engine::draws::Draws;
use grapevine_engine::evidence::Pack;
use grapevine_engine::model::dispatch::Isa;
use grapevine_engine::model::network::{Kind, Network, build};
use grapevine_engine::scenario::params::{ParamId, Values};

fn network(settings: &[(ParamId, f64)], edges: &[(u32, u32)], draws: Draws) -> Network {
    let mut world = Values::of_pack(Pack::Measured);
    for &(param, value) in settings {
        world[param] = value;
    }
    let mut net = Network::default();
    build(&world, edges, &draws, Isa::detect(), &mut net);
    check(&net, world[ParamId::MarketPeople] as u32);
    net
}

/// Ties are mutual, never repeated and never to oneself.
fn check(net: &Network, people: u32) {
    assert_eq!(net.people(), people);
    let mut sorted: Vec<Vec<u32>> = (0..people).map(|i| net.ties(i).to_vec()).collect();
    sorted.iter_mut().for_each(|ties| ties.sort_unstable());
    for (i, ties) in sorted.iter().enumerate() {
        assert_eq!(ties.len(), net.degree(i as u32) as usize);
        assert!(ties.windows(2).all(|pair| pair[0] < pair[1]), "repeated ties of {i}");
        for &other in ties {
            assert_ne!(other as usize, i);
            assert!(sorted[other as usize].binary_search(&(i as u32)).is_ok(), "{i} and {other}");
        }
    }
}

fn kind(kind: Kind, people: u32, neighbours: u32) -> Vec<(ParamId, f64)> {
    vec![
        (ParamId::NetworkKind, kind as u8 as f64),
        (ParamId::MarketPeople, people as f64),
        (ParamId::NetworkNeighbours, neighbours as f64),
    ]
}

fn small_world(people: u32, neighbours: u32, rewiring: f64, draws: Draws) -> Network {
    let mut settings = kind(Kind::WattsStrogatz, people, neighbours);
    settings.push((ParamId::NetworkRewiring, rewiring));
    network(&settings, &[], draws)
}

fn scale_free(people: u32, attachments: u32, draws: Draws) -> Network {
    let mut settings = kind(Kind::BarabasiAlbert, people, 2);
    settings.push((ParamId::NetworkAttachments, attachments as f64));
    network(&settings, &[], draws)
}

/// Mean over people of the share of pairs of ties that are tied to each other.
fn clustering(net: &Network) -> f64 {
    let of = |person: u32| {
        let ties = net.ties(person);
        let joined: usize =
            ties.iter().map(|&a| net.ties(a).iter().filter(|b| ties.contains(b)).count()).sum();
        joined as f64 / (ties.len() * (ties.len() - 1)).max(1) as f64
    };
    (0..net.people()).map(of).sum::<f64>() / net.people() as f64
}

fn degree_sum(net: &Network) -> u32 {
    (0..net.people()).map(|i| net.degree(i)).sum()
}

#[test]
fn a_ring_ties_everyone_to_the_nearest_on_both_sides() {
    let net = network(&kind(Kind::Ring, 10, 4), &[], Draws::new(1, 0));
    let mut ties = net.ties(9).to_vec();
    ties.sort_unstable();
    assert_eq!(ties, [0, 1, 7, 8]);
    assert_eq!(degree_sum(&net), 40);
}

#[test]
fn tiny_circles_tie_nobody_twice() {
    for (people, neighbours, degree) in [(1, 2, 0), (2, 2, 1), (3, 2, 2), (4, 4, 3), (5, 12, 4), (6, 6, 5)] {
        let net = network(&kind(Kind::Ring, people, neighbours), &[], Draws::new(1, 0));
        assert!((0..people).all(|i| net.degree(i) == degree), "{people} people, {neighbours} neighbours");
        for rewiring in [0.0, 0.5, 1.0] {
            let net = small_world(people, neighbours, rewiring, Draws::new(1, 0));
            assert_eq!(degree_sum(&net), people * degree);
        }
    }
}

#[test]
fn nobody_has_ties_in_a_well_mixed_market() {
    let net = network(&kind(Kind::WellMixed, 100, 12), &[], Draws::new(1, 0));
    assert!((0..100).all(|i| net.ties(i).is_empty()));
}

#[test]
fn small_worlds_have_the_clustering_of_watts_and_strogatz() {
    let net = small_world(4_000, 12, 0.0, Draws::new(3, 0));
    // Exact without rewiring: 3 (k - 2) / (4 (k - 1)).
    assert!((clustering(&net) - 30.0 / 44.0).abs() < 1e-12);
    let net = small_world(4_000, 12, 0.1, Draws::new(3, 0));
    let expected = 30.0 / 44.0 * 0.9 * 0.9 * 0.9;
    assert!((clustering(&net) / expected - 1.0).abs() < 0.02, "{}", clustering(&net));
    assert_eq!(degree_sum(&net), 48_000);
    // All rewired: about as clustered as a random graph, k / n = 0.003.
    assert!(clustering(&small_world(4_000, 12, 1.0, Draws::new(3, 0))) < 0.006);
}

#[test]
fn rewiring_moves_the_stated_share_of_ties() {
    let (people, p) = (20_000_u32, 0.1);
    let net = small_world(people, 12, p, Draws::new(5, 2));
    let near = |a: u32, b: u32| a.abs_diff(b).min(people - a.abs_diff(b)) <= 6;
    let far: usize = (0..people).map(|i| net.ties(i).iter().filter(|&&j| !near(i, j)).count()).sum();
    let share = far as f64 / degree_sum(&net) as f64;
    // A rewired tie lands near with probability about 12 / 20,000; 120,000 ties, four standard errors.
    assert!((share - p).abs() < 4.0 * (p * (1.0 - p) / 120_000.0_f64).sqrt() + 1e-4, "{share}");
}

#[test]
fn preferential_attachment_has_the_degrees_of_barabasi_and_albert() {
    let people = 40_000;
    let net = scale_free(people, 6, Draws::new(7, 0));
    // 7 people with 21 ties, then 6 ties each.
    assert_eq!(degree_sum(&net), 2 * (21 + (people - 7) * 6));
    for (degree, expected) in [(6, 0.25), (7, 1.0 / 6.0), (8, 7.0 / 60.0)] {
        let count = (0..people).filter(|&i| net.degree(i) == degree).count();
        let share = count as f64 / people as f64;
        // Four standard errors of a share, and the bias of a finite network, of order 1 / people.
        let tolerance = 4.0 * (expected * (1.0 - expected) / people as f64).sqrt() + 1e-4;
        assert!((share - expected).abs() < tolerance, "{degree}: {share}");
    }
    let most = (0..people).map(|i| net.degree(i)).max().expect("people");
    assert!(most > 300, "hubs: the largest degree grows like the root of the number of people, not {most}");
}

#[test]
fn attachment_works_for_tiny_markets() {
    for (people, attachments, sum) in [(1, 6, 0), (2, 6, 2), (3, 1, 4), (7, 6, 42), (8, 6, 54)] {
        assert_eq!(degree_sum(&scale_free(people, attachments, Draws::new(1, 0))), sum, "{people}");
    }
}

#[test]
fn configuration_has_the_mean_and_variance_asked_for() {
    let people = 40_000;
    let mut settings = kind(Kind::Configuration, people, 12);
    settings.push((ParamId::NetworkShape, 3.0));
    let net = network(&settings, &[], Draws::new(11, 0));
    let n = people as f64;
    let mean = degree_sum(&net) as f64 / n;
    let variance =
        (0..people).map(|i| (net.degree(i) as f64 - mean) * (net.degree(i) as f64 - mean)).sum::<f64>() / n;
    // Variance 12 + 144 / 3 = 60. About (E k(k-1) / E k)^2 = 16^2 ends are lost to erased ties in all.
    assert!((mean - 12.0).abs() < 4.0 * (60.0 / n).sqrt() + 2.0 * 256.0 / n, "{mean}");
    // Fourth central moment of NB(12, 3) is 60 (3 * 60 * (1 + 2/3) + 1), so the variance has this error.
    let error = ((60.0 * (300.0 + 1.0) - 3_600.0) / n).sqrt();
    assert!((variance - 60.0).abs() < 4.0 * error + 0.5, "{variance}");
}

#[test]
fn own_edges_are_taken_once_and_without_loops() {
    let edges = [(0, 1), (1, 0), (2, 2), (0, 1), (3, 1)];
    let net = network(&kind(Kind::EdgeList, 5, 12), &edges, Draws::new(1, 0));
    assert_eq!(
        [net.ties(0), net.ties(1), net.ties(2), net.ties(3), net.ties(4)],
        [&[1][..], &[0, 3], &[], &[1], &[]]
    );
}

#[test]
fn the_same_world_has_the_same_network_whatever_the_memory_held_before() {
    let all = [Kind::WattsStrogatz, Kind::BarabasiAlbert, Kind::Configuration];
    let mut used = Network::default();
    for one in all {
        let mut world = Values::of_pack(Pack::Measured);
        for (param, value) in kind(one, 500, 12) {
            world[param] = value;
        }
        build(&world, &[], &Draws::new(9, 4), Isa::detect(), &mut used);
        let same = network(&kind(one, 500, 12), &[], Draws::new(9, 4));
        let other = network(&kind(one, 500, 12), &[], Draws::new(9, 5));
        assert!((0..500).all(|i| used.ties(i) == same.ties(i)));
        assert!((0..500).any(|i| other.ties(i) != same.ties(i)));
    }
}

#[test]
fn networks_are_pinned() {
    let first = |net: Network| (net.ties(0).to_vec(), net.ties(77).to_vec());
    assert_eq!(first(small_world(100, 4, 0.5, Draws::new(1, 0))), (vec![1, 2, 97, 99], vec![75, 78, 37, 89]));
}

/// `cargo test --release -p grapevine-engine --test networks -- --ignored --nocapture`
#[test]
#[ignore = "prints times"]
fn times() {
    for people in [20_000_u32, 100_000, 1_000_000] {
        for one in [Kind::WattsStrogatz, Kind::BarabasiAlbert, Kind::Configuration, Kind::Ring] {
            let mut world = Values::of_pack(Pack::Measured);
            for (param, value) in kind(one, people, 12) {
                world[param] = value;
            }
            let mut net = Network::default();
            let mut best = f64::INFINITY;
            for replication in 0..8 {
                let start = std::time::Instant::now();
                build(&world, &[], &Draws::new(1, replication), Isa::detect(), &mut net);
                best = best.min(start.elapsed().as_secs_f64());
            }
            println!(
                "{one:?} {people}: {:.2} ms, {} bytes per person",
                best * 1e3,
                net.bytes() / people as usize
            );
        }
    }
}
