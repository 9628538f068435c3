//! The randomness contract (ARCHITECTURE.md): a draw is a pure function of its name, names do not
//! influence each other, and the bits never change.

use grapevine_engine::draws::{Draws, Purpose, happens, open_unit, threshold};
use rand::TryRng;

const PURPOSES: [Purpose; 29] = [
    Purpose::Week,
    Purpose::MoreVisits,
    Purpose::Episode,
    Purpose::Listeners,
    Purpose::SatisfiedTalk,
    Purpose::ExitCause,
    Purpose::VisitRate,
    Purpose::Basket,
    Purpose::Tolerance,
    Purpose::Talkativeness,
    Purpose::FirstCustomers,
    Purpose::Openness,
    Purpose::Unknown,
    Purpose::Network,
    Purpose::VisitPhase,
    Purpose::Scramble,
    Purpose::Ideal,
    Purpose::Segment,
    Purpose::ProductQuality,
    Purpose::Escalation,
    Purpose::Retelling,
    Purpose::Review,
    Purpose::Survey,
    Purpose::PilotArm,
    Purpose::Membership,
    Purpose::RivalAtStart,
    Purpose::RivalService,
    Purpose::Choice,
    Purpose::Design,
];

#[test]
fn every_purpose_has_its_known_answer() {
    let draws = Draws::new(0x0123_4567_89ab_cdef, 7);
    // Computed by another implementation of Philox4x32-10 (Python integers) from the published constants.
    let known = [
        [0x8561_5430, 0x2039_162d, 0xc45f_c33f, 0xf61f_c048],
        [0x3771_5920, 0x958c_afae, 0xdc6a_6d12, 0x89cb_3584],
        [0x1e44_8822, 0xef5c_64ca, 0x7bf7_ddc1, 0x528f_2329],
        [0xeaea_ce4e, 0xec89_304b, 0x8b13_7077, 0xba95_6632],
        [0xf06e_c250, 0x210d_8f83, 0x8aab_be96, 0x457a_b32e],
        [0x04eb_701c, 0x6c2b_9d38, 0x5ca1_4a15, 0x5999_a782],
        [0x3639_39ae, 0x65b2_9284, 0xbd40_f238, 0x69fb_ebdb],
        [0x14b4_08b3, 0x2cc9_ef74, 0xbf78_a3ad, 0x93f6_c96a],
        [0x7978_aa5c, 0x38b7_45e7, 0x4377_ebca, 0xb8e4_d2a5],
        [0x0c06_3b13, 0x0327_fc58, 0x3424_f05c, 0xcd78_3781],
        [0x2749_1e2e, 0x7b6f_def4, 0x6950_97f5, 0x3d79_332e],
        [0x4827_a551, 0x5ca6_b72d, 0xadfd_d093, 0x1b48_d99d],
        [0xe937_a8b5, 0xd4dd_57b9, 0x8bab_063d, 0x62e4_ffd3],
        [0xca3e_a94d, 0x5ae4_55bb, 0x2c29_44ad, 0xc192_e04f],
        [0xa2b8_a342, 0x6804_bff7, 0xaa4b_15f4, 0x9393_2e1f],
        [0x3d6a_c05e, 0x370c_997a, 0xdc80_6b52, 0x385f_1f1a],
        [0x90c3_f9bf, 0x16f9_bbf6, 0xe098_7977, 0x3836_56ba],
        [0x6a18_33a9, 0xee6f_2847, 0xe9a4_3f0b, 0x2c56_3f5c],
        [0x10c0_422b, 0x7e8f_c81c, 0x86ca_06cc, 0x64d6_3b4c],
        [0x5f16_523f, 0x2ea9_3615, 0x12fe_1827, 0x6750_ec21],
        [0xaedb_5a08, 0x4e5b_47d9, 0xd749_4ade, 0xe425_42b5],
        [0x00ba_d36f, 0xf497_b1d0, 0xff83_1e4d, 0xb523_4161],
        [0x450f_b1b1, 0x8534_3cfb, 0xfc87_01a7, 0x8f16_cc08],
        [0x9b99_8a44, 0x7b37_c3e8, 0xd6b1_2192, 0x78ce_1f8d],
        [0xef96_dfee, 0xf352_bc7d, 0x6eac_8744, 0x8b38_653e],
        [0x90d1_6075, 0xc2f8_fb3a, 0x4963_b202, 0x0123_41bd],
        [0xc65a_1e13, 0xa1f5_6bb3, 0xffe5_3a31, 0x3505_e876],
        [0x843c_a695, 0xbad0_274f, 0x3f60_3a62, 0x0a85_2e43],
        [0x885e_83c5, 0x6cf4_e7d7, 0x8dd2_ccb1, 0x773d_61d3],
    ];
    for (purpose, expected) in PURPOSES.into_iter().zip(known) {
        assert_eq!(draws.block(purpose, 12_345, 678, 9), expected, "{purpose:?}");
    }
}

#[test]
fn purposes_keep_their_numbers() {
    assert!(PURPOSES.iter().enumerate().all(|(number, &purpose)| purpose as usize == number));
}

#[test]
fn filled_words_equal_single_blocks_bit_for_bit() {
    let draws = Draws::new(99, 3);
    for purpose in PURPOSES {
        for first in [0, 1, 255, 1_000_003, u32::MAX - 300] {
            let mut words = [[0; 256]; 4];
            draws.fill(purpose, first, 51, &mut words);
            let filled = |i: usize| words.map(|word| word[i]);
            for i in 0..256 {
                let block = draws.block(purpose, first + i as u32, 51, 0);
                assert_eq!(filled(i), block);
            }
        }
    }
}

#[test]
fn a_stream_reads_its_blocks_in_order() {
    let draws = Draws::new(5, 8);
    let blocks: Vec<u32> = (0..4).flat_map(|b| draws.block(Purpose::Listeners, 77, 12, b)).collect();
    let stream = || draws.stream(Purpose::Listeners, 77, 12);
    let (mut words, mut wide, mut uniform, mut bytes) = (stream(), stream(), stream(), stream());
    for pair in blocks.chunks(2) {
        assert_eq!([words.word(), words.word()], pair);
        assert_eq!(wide.try_next_u64(), Ok((pair[1] as u64) << 32 | pair[0] as u64));
        assert_eq!(uniform.uniform().to_bits(), open_unit(pair[0], pair[1]).to_bits());
        let mut eight = [0; 8];
        bytes.try_fill_bytes(&mut eight).expect("infallible");
        assert_eq!(eight[..4], pair[0].to_le_bytes());
        assert_eq!(eight[4..], pair[1].to_le_bytes());
    }
}

#[test]
fn different_names_never_share_a_block() {
    let mut blocks = Vec::new();
    for replication in [0, 1, 2, u32::MAX] {
        let draws = Draws::new(1, replication);
        for purpose in PURPOSES {
            for person in [0, 1, 2, 256, 1 << 24, u32::MAX] {
                for time in [0, 1, 2, 256, 1 << 24, u32::MAX] {
                    blocks.extend([0, 1, 255, (1 << 24) - 1].map(|b| draws.block(purpose, person, time, b)));
                }
            }
        }
    }
    let all = blocks.len();
    blocks.sort_unstable();
    blocks.dedup();
    assert_eq!(blocks.len(), all);
}

#[test]
fn uniform_numbers_stay_strictly_between_0_and_1() {
    assert_eq!(open_unit(0, 0), 0.5 / 4_503_599_627_370_496.0);
    assert_eq!(open_unit(u32::MAX, u32::MAX), 1.0 - 0.5 / 4_503_599_627_370_496.0);
    assert_eq!(open_unit(1 << 31, 0), 0.5 + 0.5 / 4_503_599_627_370_496.0);
}

#[test]
fn an_event_of_probability_0_never_and_of_1_always_happens() {
    for word in [0, 1, 1 << 31, u32::MAX - 1, u32::MAX] {
        assert!(!happens(word, threshold(0.0)));
        assert!(happens(word, threshold(1.0)));
    }
    assert!(happens((1 << 31) - 1, threshold(0.5)) && !happens(1 << 31, threshold(0.5)));
}

#[test]
fn raising_a_probability_only_adds_events() {
    let draws = Draws::new(2, 0);
    let steps: Vec<u32> = (0..=100).map(|p| threshold(p as f64 / 100.0)).collect();
    for person in 0..1_000 {
        let word = draws.block(Purpose::Week, person, 0, 0)[0];
        assert!(steps.windows(2).all(|p| happens(word, p[0]) <= happens(word, p[1])));
    }
}

#[test]
fn events_happen_as_often_as_their_probability_says() {
    let draws = Draws::new(2, 1);
    for probability in [0.001, 0.018_859, 0.5, 0.93] {
        let limit = threshold(probability);
        let n = 200_000;
        let hits = (0..n).filter(|&i| happens(draws.block(Purpose::Week, i, 9, 0)[0], limit)).count();
        // Five standard errors of a share.
        let tolerance = 5.0 * (probability * (1.0 - probability) / n as f64).sqrt();
        assert!((hits as f64 / n as f64 - probability).abs() < tolerance, "{probability}: {hits}");
    }
}

/// Fails unless the pairs look independent: no correlation, and all 16 x 16 cells of their top bits as
/// frequent as the other.
fn assert_independent(what: &str, pairs: impl Iterator<Item = (u32, u32)>) {
    let unit = |word: u32| (word as f64 + 0.5) / 4_294_967_296.0 - 0.5;
    let (mut n, mut product, mut cells) = (0.0, 0.0, [0.0_f64; 256]);
    for (a, b) in pairs {
        n += 1.0;
        product += unit(a) * unit(b);
        cells[((a >> 28) << 4 | b >> 28) as usize] += 1.0;
    }
    // Two independent uniforms have correlation 0 with standard error 1 / sqrt(n).
    let correlation = 12.0 * product / n;
    assert!(correlation.abs() < 5.0 / n.sqrt(), "{what}: correlation {correlation}");
    let expected = n / 256.0;
    let chi_square: f64 = cells.iter().map(|c| (c - expected) * (c - expected) / expected).sum();
    // Mean 255, standard deviation sqrt(2 * 255) = 22.6: five of them.
    assert!((chi_square - 255.0).abs() < 5.0 * 22.6, "{what}: chi-square {chi_square}");
}

const PAIRS: u32 = 50_000;

#[test]
fn purposes_are_independent_of_each_other() {
    let draws = Draws::new(21, 0);
    for (i, &one) in PURPOSES.iter().enumerate() {
        for &other in &PURPOSES[i + 1..] {
            let pair = |person| (draws.block(one, person, 3, 0)[0], draws.block(other, person, 3, 0)[0]);
            assert_independent(&format!("{one:?} and {other:?}"), (0..PAIRS).map(pair));
        }
    }
}

#[test]
fn the_four_words_of_a_block_are_independent() {
    let draws = Draws::new(21, 1);
    for (a, b) in [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)] {
        let pair = |person| draws.block(Purpose::Week, person, 3, 0);
        assert_independent(&format!("words {a} and {b}"), (0..PAIRS).map(pair).map(|w| (w[a], w[b])));
    }
}

#[test]
fn neighbouring_names_and_seeds_are_independent() {
    let word = |seed, replication, person, time, block| {
        Draws::new(seed, replication).block(Purpose::Week, person, time, block)[0]
    };
    // Neighbours in one part of the name, for many values of it and for many values of another part.
    assert_independent("people", (0..PAIRS).map(|i| (word(4, 0, i, 5, 0), word(4, 0, i + 1, 5, 0))));
    assert_independent("people over time", (0..PAIRS).map(|i| (word(4, 0, 8, i, 0), word(4, 0, 9, i, 0))));
    assert_independent("weeks", (0..PAIRS).map(|i| (word(4, 0, 5, i, 0), word(4, 0, 5, i + 1, 0))));
    assert_independent("weeks over people", (0..PAIRS).map(|i| (word(4, 0, i, 7, 0), word(4, 0, i, 8, 0))));
    assert_independent("blocks", (0..PAIRS).map(|i| (word(4, 0, i, 7, 0), word(4, 0, i, 7, 1))));
    assert_independent("replications", (0..PAIRS).map(|i| (word(4, 0, i, 7, 0), word(4, 1, i, 7, 0))));
    assert_independent(
        "many replications",
        (0..PAIRS).map(|i| (word(4, i, 1, 7, 0), word(4, i + 1, 1, 7, 0))),
    );
    assert_independent("seeds", (0..PAIRS).map(|i| (word(4, 0, i, 7, 0), word(5, 0, i, 7, 0))));
    assert_independent(
        "many seeds",
        (0..PAIRS as u64).map(|i| (word(i, 0, 1, 7, 0), word(i + 1, 0, 1, 7, 0))),
    );
    assert_independent(
        "high seeds",
        (0..PAIRS).map(|i| (word(4, 0, i, 7, 0), word(4 | 1 << 32, 0, i, 7, 0))),
    );
    // A person's week against a later person's earlier week: swapped parts of the name.
    assert_independent("swapped", (1..PAIRS).map(|i| (word(4, 0, i, 2 * i, 0), word(4, 0, 2 * i, i, 0))));
}

#[test]
fn one_changed_bit_of_a_name_changes_half_of_the_words_bits() {
    let bits =
        |a: [u32; 4], b: [u32; 4]| a.iter().zip(b).map(|(x, y)| (x ^ y).count_ones()).sum::<u32>() as f64;
    let n = 4_000;
    for bit in 0..32 {
        let (mut person, mut time, mut replication, mut seed) = (0.0, 0.0, 0.0, 0.0);
        for i in 0..n {
            let block = |seed, replication, person, time| {
                Draws::new(seed, replication).block(Purpose::Episode, person, time, 0)
            };
            let here = block(i as u64, i, i, i);
            person += bits(here, block(i as u64, i, i ^ 1 << bit, i));
            time += bits(here, block(i as u64, i, i, i ^ 1 << bit));
            replication += bits(here, block(i as u64, i ^ 1 << bit, i, i));
            seed += bits(here, block((i ^ 1 << bit) as u64, i, i, i));
        }
        for changed in [person, time, replication, seed] {
            // 128 fair bits have mean 64 and standard deviation sqrt(32): five standard errors.
            assert!(
                (changed / n as f64 - 64.0).abs() < 5.0 * (32.0 / n as f64).sqrt(),
                "bit {bit}: {changed}"
            );
        }
    }
}
