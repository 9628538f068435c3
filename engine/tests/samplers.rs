//! Each sampler follows its law, grows with its luck and its mean, and never changes its bits.

use grapevine_engine::draws::math::{ln_gamma, normal_cdf};
use grapevine_engine::draws::sample::{
    CountTable, gamma, law_quantile, lognormal_table, lognormal_unit, poisson, uniform_around,
};
use grapevine_engine::draws::{Draws, Purpose, Stream, open_unit};
use grapevine_engine::scenario::Law;
use rand_distr::Distribution;

const N: usize = 20_000;

fn stream(person: u32) -> Stream {
    Draws::new(1, 0).stream(Purpose::Unknown, person, 0)
}
fn sample(person: u32, mut draw: impl FnMut(&mut Stream) -> f64) -> Vec<f64> {
    let mut words = stream(person);
    (0..N).map(|_| draw(&mut words)).collect()
}
fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// Two-sample Kolmogorov–Smirnov test at one in ten thousand: largest difference of the two empirical
/// distribution functions against sqrt(-ln(0.0001 / 2) / 2) sqrt(2 / n).
fn assert_same_law(what: &str, mut one: Vec<f64>, mut other: Vec<f64>) {
    one.sort_by(f64::total_cmp);
    other.sort_by(f64::total_cmp);
    let below = |values: &[f64], x: f64| values.partition_point(|v| *v <= x) as f64 / N as f64;
    let largest =
        one.iter().chain(&other).map(|&x| (below(&one, x) - below(&other, x)).abs()).fold(0.0, f64::max);
    let limit = libm::sqrt(0.5 * libm::log(20_000.0)) * (2.0 / N as f64).sqrt();
    assert!(largest < limit, "{what}: distance {largest}, limit {limit}");
}

const LAWS: [Law; 9] = [
    Law::Uniform { low: -2.0, high: 5.0 },
    Law::LogUniform { low: 0.01, high: 3.0 },
    Law::Triangular { low: 9.0, mode: 12.0, high: 20.0 },
    Law::Pert { low: 9.0, mode: 12.0, high: 20.0 },
    Law::Beta { a: 0.7, b: 5.0 },
    Law::Beta { a: 40.0, b: 3.0 },
    Law::Normal { mean: 3.0, sd: 0.5 },
    Law::LogNormal { mean: 10.0, cv: 0.3 },
    Law::LogNormal { mean: 1.0, cv: 2.0 },
];

#[test]
fn laws_of_the_unknowns_agree_with_rand_distr() {
    for (i, law) in LAWS.iter().enumerate() {
        let ours = sample(i as u32, |words| law_quantile(law, words.uniform()));
        let theirs = sample(100 + i as u32, |words| oracle(law, words));
        assert_same_law(&format!("{law:?}"), ours, theirs);
    }
}

fn oracle(law: &Law, words: &mut Stream) -> f64 {
    match *law {
        Law::Uniform { low, high } => rand_distr::Uniform::new(low, high).expect("range").sample(words),
        Law::LogUniform { low, high } => {
            let exponents = rand_distr::Uniform::new(libm::log(low), libm::log(high)).expect("range");
            libm::exp(exponents.sample(words))
        }
        Law::Triangular { low, mode, high } => {
            rand_distr::Triangular::new(low, high, mode).expect("range").sample(words)
        }
        Law::Pert { low, mode, high } => {
            rand_distr::Pert::new(low, high).with_mode(mode).expect("range").sample(words)
        }
        Law::Beta { a, b } => rand_distr::Beta::new(a, b).expect("shapes").sample(words),
        Law::Normal { mean, sd } => rand_distr::Normal::new(mean, sd).expect("sd").sample(words),
        Law::LogNormal { mean, cv } => {
            rand_distr::LogNormal::from_mean_cv(mean, cv).expect("cv").sample(words)
        }
    }
}

#[test]
fn law_quantiles_rise_and_meet_their_ends() {
    for law in LAWS {
        let values: Vec<f64> = (1..1_000).map(|k| law_quantile(&law, k as f64 / 1_000.0)).collect();
        assert!(values.windows(2).all(|pair| pair[0] < pair[1]), "{law:?}");
    }
    let nearly = [open_unit(0, 0), open_unit(u32::MAX, u32::MAX)];
    for law in [
        Law::Uniform { low: 9.0, high: 20.0 },
        Law::LogUniform { low: 9.0, high: 20.0 },
        Law::Triangular { low: 9.0, mode: 9.0, high: 20.0 },
        Law::Pert { low: 9.0, mode: 20.0, high: 20.0 },
    ] {
        let [low, high] = nearly.map(|u| law_quantile(&law, u));
        assert!((9.0..9.3).contains(&low) && (19.9..=20.0).contains(&high), "{law:?}: {low} to {high}");
    }
}

#[test]
fn a_law_without_width_is_its_value() {
    for law in [
        Law::Uniform { low: 4.0, high: 4.0 },
        Law::LogUniform { low: 4.0, high: 4.0 },
        Law::Triangular { low: 4.0, mode: 4.0, high: 4.0 },
        Law::Pert { low: 4.0, mode: 4.0, high: 4.0 },
        Law::Normal { mean: 4.0, sd: 0.0 },
        Law::LogNormal { mean: 4.0, cv: 0.0 },
    ] {
        assert_eq!(law_quantile(&law, 0.3), 4.0, "{law:?}");
    }
}

#[test]
fn a_pert_law_has_its_mean() {
    let law = Law::Pert { low: 9.0, mode: 12.0, high: 20.0 };
    let values: Vec<f64> = (0..4_000).map(|k| law_quantile(&law, (k as f64 + 0.5) / 4_000.0)).collect();
    // (9 + 4 x 12 + 20) / 6; midpoint rule, error of order 1 / 4000 of the width.
    assert!((mean(&values) - 77.0 / 6.0).abs() < 1e-3);
}

#[test]
fn gamma_numbers_agree_with_rand_distr_and_have_their_moments() {
    for (i, shape) in [0.05, 0.5, 1.0, 2.0, 3.156_740_492_2, 250.0].into_iter().enumerate() {
        let ours = sample(i as u32, |words| gamma(words, shape));
        let law = rand_distr::Gamma::new(shape, 1.0).expect("shape");
        // Mean and variance are the shape; five standard errors.
        assert!((mean(&ours) - shape).abs() < 5.0 * (shape / N as f64).sqrt(), "{shape}");
        assert_same_law(&format!("gamma {shape}"), ours, sample(100 + i as u32, |words| law.sample(words)));
    }
}

#[test]
fn poisson_counts_agree_with_rand_distr_and_have_their_moments() {
    for (i, rate) in [0.02, 0.5, 4.0, 30.0, 699.0, 900.0].into_iter().enumerate() {
        let ours = sample(i as u32, |words| poisson(words.uniform(), rate) as f64);
        let law = rand_distr::Poisson::new(rate).expect("mean");
        assert!((mean(&ours) - rate).abs() < 5.0 * (rate / N as f64).sqrt(), "{rate}");
        assert_same_law(&format!("Poisson {rate}"), ours, sample(100 + i as u32, |words| law.sample(words)));
    }
}

#[test]
fn poisson_counts_are_exact_quantiles() {
    for (rate, tolerance) in [(0.3, 1e-12), (12.0, 1e-12), (650.0, 1e-11), (701.0, 1e-5), (5_000.0, 1e-5)] {
        let at_most = |k: i64| -> f64 {
            (0..=k).map(|j| libm::exp(j as f64 * libm::log(rate) - rate - ln_gamma(j as f64 + 1.0))).sum()
        };
        for step in 1..40 {
            let u = step as f64 / 40.0;
            let count = poisson(u, rate) as i64;
            assert!(at_most(count) >= u - tolerance && at_most(count - 1) < u + tolerance, "{rate} at {u}");
        }
    }
}

#[test]
fn poisson_counts_rise_with_luck_and_mean_and_never_hang() {
    let nearly_one = open_unit(u32::MAX, u32::MAX);
    for rate in [0.0, 1e-9, 0.7, 20.0, 690.0, 700.0, 701.0, 1e6] {
        let counts: Vec<u32> = (1..500).map(|k| poisson(k as f64 / 500.0, rate)).collect();
        assert!(counts.is_sorted());
        assert!(poisson(nearly_one, rate) as f64 <= rate + 9.0 * rate.sqrt() + 40.0);
    }
    for u in [open_unit(0, 0), 0.01, 0.5, 0.99, nearly_one] {
        let counts: Vec<u32> = (0..8_000).map(|m| poisson(u, m as f64 / 10.0)).collect();
        assert!(counts.is_sorted(), "at {u}");
    }
    assert_eq!(poisson(nearly_one, 0.0), 0);
}

/// P(count <= k): the share of all words with such a count.
fn at_most(table: &CountTable, k: u32) -> f64 {
    let (mut low, mut high) = (0_u64, 1_u64 << 32);
    while low < high {
        let middle = (low + high) / 2;
        if table.draw(middle as u32) <= k { low = middle + 1 } else { high = middle }
    }
    low as f64 / 4_294_967_296.0
}

#[test]
fn reach_laws_have_the_published_tail_probabilities() {
    // Words have a resolution of 2^-32 = 2.3e-10.
    let told = CountTable::negative_binomial(12.0, 3.156_740_492_2);
    assert!((1.0 - at_most(&told, 20) - 0.13).abs() < 1e-9);
    assert!((at_most(&told, 0) - 0.007_065).abs() < 5e-7);
    assert!((at_most(&told, 15) - at_most(&told, 8) - 0.353_035).abs() < 5e-7);
    assert!((1.0 - at_most(&told, 50) - 0.000_591).abs() < 5e-7);
    assert!(at_most(&told, 35) < 0.99 && at_most(&told, 36) >= 0.99);
    let heard = CountTable::negative_binomial(1.5, 3.156_740_492_2);
    assert!((at_most(&heard, 0) - 0.293_093_4).abs() < 5e-8);
    let geometric = CountTable::geometric(9.801_10);
    assert!((1.0 - at_most(&geometric, 20) - 0.13).abs() < 1e-6);
    assert!((1.0 - at_most(&CountTable::geometric(9.5), 20) - 0.122_24).abs() < 5e-6);
}

#[test]
fn count_tables_have_their_mean_and_variance() {
    for (expected, shape) in
        [(0.4, 0.2), (12.0, 3.156_740_492_2), (18.0, 10_000.0), (300.0, 1.0), (2_000.0, 9_000.0)]
    {
        let table = CountTable::negative_binomial(expected, shape);
        let n = 1 << 20;
        // One word from each of n equal parts of all words.
        let counts: Vec<f64> = (0..n).map(|i| table.draw((i << 12) + (1 << 11)) as f64).collect();
        let variance = expected + expected * expected / shape;
        let spread = counts.iter().map(|c| (c - expected) * (c - expected)).sum::<f64>() / n as f64;
        // A midpoint rule with n parts; the longest tail is cut at 1 / n of its words.
        assert!((mean(&counts) / expected - 1.0).abs() < 1e-4, "{expected}, {shape}: {}", mean(&counts));
        assert!((spread / variance - 1.0).abs() < 1e-3, "{expected}, {shape}: {spread}");
    }
}

#[test]
fn a_count_table_agrees_with_gamma_mixed_poisson_counts() {
    let shape = 3.156_740_492_2;
    let table = CountTable::negative_binomial(12.0, shape);
    let law = rand_distr::Gamma::new(shape, 12.0 / shape).expect("shape");
    let ours = sample(1, |words| table.draw(words.word()) as f64);
    let theirs = sample(2, |words| {
        let rate: f64 = law.sample(words);
        if rate > 0.0 { rand_distr::Poisson::new(rate).expect("mean").sample(words) } else { 0.0 }
    });
    assert_same_law("negative binomial", ours, theirs);
}

#[test]
fn counts_rise_with_the_word_and_with_the_mean() {
    let tables: Vec<CountTable> =
        (0..200).map(|mean| CountTable::negative_binomial(mean as f64 / 4.0, 3.156_740_492_2)).collect();
    let words: Vec<u32> = (0..=2_000).map(|i| (i * 2_147_483_u64).min(u32::MAX as u64) as u32).collect();
    for table in &tables {
        assert!(words.iter().map(|&word| table.draw(word)).is_sorted());
    }
    for &word in words.iter().chain(&[u32::MAX]) {
        assert!(tables.iter().map(|table| table.draw(word)).is_sorted(), "at {word}");
    }
    assert!(words.iter().all(|&word| tables[0].draw(word) == 0), "mean 0 tells nobody");
}

#[test]
fn extreme_counts_are_cut_instead_of_filling_the_memory() {
    for (mean, shape) in [(1e5, 0.01), (1e5, 1.0), (1e5, 10_000.0), (1e-9, 0.01)] {
        let table = CountTable::negative_binomial(mean, shape);
        assert!(table.draw(u32::MAX) <= 1 << 22, "{mean}, {shape}");
        assert!(table.draw(0) <= table.draw(1 << 31));
    }
    let far = CountTable::negative_binomial(1e5, 10_000.0);
    // The median is about mean - variance' / (6 ...) below the mean; variance 1e5 + 1e6, sd 1049.
    assert!((far.draw(1 << 31) as f64 - 1e5).abs() < 50.0, "{}", far.draw(1 << 31));
}

#[test]
fn uniform_reach_spreads_evenly_around_the_number_told() {
    let counts = |told: f64, half_width: u32| -> Vec<u32> {
        (0..7_000).map(|k| uniform_around(told, half_width, (k as f64 + 0.5) / 7_000.0)).collect()
    };
    let twelve = counts(12.0, 3);
    assert!((9..=15).all(|value| twelve.iter().filter(|&&count| count == value).count() == 1_000));
    let between = counts(12.4, 3);
    assert!((between.iter().sum::<u32>() as f64 / 7_000.0 - 12.4).abs() < 1e-3);
    assert_eq!(counts(5.0, 0), vec![5; 7_000]);
    assert_eq!(counts(0.0, 1).iter().max(), Some(&1));
    for u in [open_unit(0, 0), 0.3, 0.5, open_unit(u32::MAX, u32::MAX)] {
        assert!((0..400).map(|told| uniform_around(told as f64 / 20.0, 3, u)).is_sorted());
    }
    assert_eq!(uniform_around(12.0, 3, open_unit(u32::MAX, u32::MAX)), 15);
}

#[test]
fn the_spend_table_keeps_the_mean_exactly_and_the_spread_nearly() {
    assert_eq!(lognormal_table(0.0), vec![65_536; 4_096]);
    for cv in [1e-6, 0.01, 0.4, 0.8, 2.0, 5.0] {
        let table = lognormal_table(cv);
        assert_eq!(table.iter().map(|&v| v as u64).sum::<u64>(), 4_096 * 65_536);
        assert!(table.is_sorted(), "cv {cv}");
        let second =
            table.iter().map(|&v| (v as f64 / 65_536.0 - 1.0) * (v as f64 / 65_536.0 - 1.0)).sum::<f64>()
                / 4_096.0;
        // Averaging within bins loses a little of the variance, nearly all of it in the last bin: at most
        // E[X^2] beyond the last quantile.
        let sd = libm::sqrt(libm::log(1.0 + cv * cv));
        let last = grapevine_engine::draws::math::normal_quantile(4_095.0 / 4_096.0);
        let lost = (1.0 + cv * cv) * normal_cdf(2.0 * sd - last)
            - 4_096.0 * normal_cdf(sd - last) * normal_cdf(sd - last);
        assert!(
            second <= cv * cv + 1e-8 && second > cv * cv - 1.2 * lost - 1e-6 * cv - 1e-8,
            "cv {cv}: {second}, lost {lost}"
        );
    }
}

#[test]
fn the_spend_table_lies_on_the_quantiles() {
    let table = lognormal_table(0.8);
    for (k, &entry) in table.iter().enumerate().take(4_095).skip(1) {
        let [low, high] = [k, k + 1].map(|edge| lognormal_unit(edge as f64 / 4_096.0, 0.8) * 65_536.0);
        // One unit for rounding.
        assert!((low - 1.0..=high + 1.0).contains(&(entry as f64)), "{k}");
    }
}

/// Decimal numbers with 17 digits name a float exactly, so equality here is equality of bits.
#[test]
fn samplers_keep_their_bits() {
    assert_eq!(
        LAWS.map(|law| law_quantile(&law, 0.3)),
        [
            0.10000000000000009,
            0.05535238985626908,
            12.151433251860567,
            11.561920840409602,
            0.034911933401883095,
            0.9155613642628685,
            2.7377997436459798,
            8.211643051408853,
            0.22992722077853556
        ]
    );
    let mut words = stream(5);
    assert_eq!(
        [0.05, 0.5, 2.0, 250.0].map(|shape| gamma(&mut words, shape)),
        [9.800749114241516e-5, 0.13196077522804758, 0.48044539469707737, 226.25752388402773]
    );
    assert_eq!([0.5, 20.0, 699.0, 1e6].map(|rate| poisson(0.3, rate)), [0, 18, 685, 999475]);
    let told = CountTable::negative_binomial(12.0, 3.156_740_492_2);
    assert_eq!([0, 1 << 24, 1 << 30, 1 << 31, u32::MAX].map(|word| told.draw(word)), [0, 0, 6, 11, 124]);
    let table = lognormal_table(0.8);
    assert_eq!([0, 1_000, 2_048, 4_095].map(|k| table[k]), [3736, 31440, 51186, 721194]);
}

/// All tables and quantiles at once, so that a build without fused multiplication or with another
/// instruction set can be compared: one number over all bits.
#[test]
fn all_bits_together_are_pinned() {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |bits: u64| hash = (hash ^ bits).wrapping_mul(0x0000_0100_0000_01b3);
    for law in LAWS {
        (1..2_000).for_each(|k| add(law_quantile(&law, k as f64 / 2_000.0).to_bits()));
    }
    for person in 0..2_000 {
        let mut words = stream(person);
        [0.05, 0.5, 2.0, 250.0].iter().for_each(|&shape| add(gamma(&mut words, shape).to_bits()));
        [0.5, 20.0, 699.0, 1e6].iter().for_each(|&rate| add(poisson(words.uniform(), rate) as u64));
    }
    for (mean, shape) in [(12.0, 3.156_740_492_2), (0.3, 0.2), (2_000.0, 9_000.0)] {
        let table = CountTable::negative_binomial(mean, shape);
        (0..4_096).for_each(|i| add(table.draw(i << 20) as u64));
    }
    [0.4, 0.8, 2.0].iter().for_each(|&cv| lognormal_table(cv).into_iter().for_each(|v| add(v as u64)));
    assert_eq!(hash, 0x23f5_9ccf_ca0e_9394, "{hash:#x}");
}
