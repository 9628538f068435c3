//! Classical sample sizes for selecting the best, kept as oracles of the integrals behind them. The program
//! itself selects with paired rounds and elimination, which needs fewer worlds when policies share them.

use statrs::distribution::{ChiSquared, Continuous, ContinuousCDF};

use super::quadrature::{integrate, nodes};
use super::{normal_cdf, normal_quantile};

fn normal_density(z: f64) -> f64 {
    (-0.5 * z * z).exp() / (2.0 * std::f64::consts::PI).sqrt()
}

/// Root of a rising function by bisection.
fn root(mut low: f64, mut high: f64, f: impl Fn(f64) -> f64) -> f64 {
    for _ in 0..50 {
        let middle = 0.5 * (low + high);
        *(if f(middle) < 0.0 { &mut low } else { &mut high }) = middle;
    }
    0.5 * (low + high)
}

/// Root of a smooth rising function by the secant method.
fn secant(mut a: f64, mut b: f64, f: impl Fn(f64) -> f64) -> f64 {
    let (mut fa, mut fb) = (f(a), f(b));
    for _ in 0..30 {
        if (b - a).abs() < 1e-9 || fb == fa {
            break;
        }
        (a, fa, b) = (b, fb, (b - fb * (b - a) / (fb - fa)).clamp(0.0, 30.0));
        fb = f(b);
    }
    b
}

/// Bechhofer (1954): h with P* = ∫ Φ^(k-1)(x + h) φ(x) dx.
fn bechhofer(k: i32, p: f64) -> f64 {
    let grid = nodes(96);
    let of = |h: f64| integrate(&grid, -9.0, 9.0, |x| normal_cdf(x + h).powi(k - 1) * normal_density(x));
    root(0.0, 20.0, |h| of(h) - p)
}

/// Weighted points of the χ² law with `nu` degrees of freedom, on the scale of its logarithm.
fn chi_squared_points(nu: f64, count: usize) -> Vec<(f64, f64)> {
    let law = ChiSquared::new(nu).expect("degrees of freedom are positive");
    let (low, high) = (law.inverse_cdf(1e-13).ln(), law.inverse_cdf(1.0 - 1e-13).ln());
    let half = 0.5 * (high - low);
    nodes(count)
        .iter()
        .map(|(x, w)| {
            let value = (low + half * (1.0 + x)).exp();
            (value, half * w * law.pdf(value) * value)
        })
        .collect()
}

/// Rinott (1978): h with P* = ∫ [∫ Φ(h / √(ν (1/x + 1/y))) f(x) dx]^(k-1) f(y) dy, f the χ² density.
fn rinott(k: i32, p: f64, nu: f64) -> f64 {
    rinott_on(&chi_squared_points(nu, 56), k, p, nu)
}

fn rinott_on(points: &[(f64, f64)], k: i32, p: f64, nu: f64) -> f64 {
    let of = |h: f64| {
        let inner = |y: f64| {
            points.iter().map(|(x, w)| w * normal_cdf(h / (nu * (1.0 / x + 1.0 / y)).sqrt())).sum::<f64>()
        };
        points.iter().map(|(y, w)| w * inner(*y).powi(k - 1)).sum::<f64>()
    };
    // The first guess treats all variances as known and the comparisons as independent.
    let guess = 2_f64.sqrt() * normal_quantile(p.powf(1.0 / f64::from(k - 1)));
    secant(guess, 1.1 * guess, |h| of(h) - p)
}

/// One-sided Dunnett (1955) point: m comparisons with a control, correlation one half; no `nu` means known
/// variance.
fn dunnett(m: i32, nu: Option<f64>, alpha: f64) -> f64 {
    let grid = nodes(64);
    let scales = match nu {
        Some(nu) => chi_squared_points(nu, 48).iter().map(|(x, w)| ((x / nu).sqrt(), *w)).collect(),
        None => vec![(1.0, 1.0)],
    };
    let of = |d: f64| {
        let given = |s: f64| {
            integrate(&grid, -8.0, 8.0, |z| normal_cdf(2_f64.sqrt() * d * s + z).powi(m) * normal_density(z))
        };
        scales.iter().map(|(s, w)| w * given(*s)).sum::<f64>()
    };
    secant(2.0, 2.2, |d| of(d) - (1.0 - alpha))
}

/// Chen, Lin, Yücesan and Chick (2000): shares of the budget; `means`, less is better.
fn ocba(means: &[f64], sigma: f64) -> Vec<f64> {
    let best = (0..means.len()).min_by(|&a, &b| means[a].total_cmp(&means[b])).expect("systems");
    let mut shares: Vec<f64> = means.iter().map(|m| (sigma / (m - means[best])).powi(2)).collect();
    shares[best] = 0.0;
    shares[best] = shares.iter().map(|n| n * n).sum::<f64>().sqrt();
    let total: f64 = shares.iter().sum();
    shares.iter().map(|n| n / total).collect()
}

#[test]
fn bechhofers_sample_sizes_are_those_of_the_lecture_notes() {
    for (k, p, ratio, h, n) in
        [(4, 0.99, 0.2, 3.796_956, 361), (4, 0.95, 0.6, 2.916_227, 24), (3, 0.90, 0.5, 2.230_200, 20)]
    {
        let found = bechhofer(k, p);
        assert!((found - h).abs() < 5e-7, "{found}");
        assert_eq!((found / ratio).powi(2).ceil() as u32, n);
    }
}

#[test]
fn rinotts_constants_are_those_of_the_tables() {
    const K: [i32; 8] = [2, 3, 4, 5, 10, 20, 50, 100];
    let table: [(f64, f64, [f64; 8]); 6] = [
        (0.90, 10.0, [1.9986, 2.5875, 2.9126, 3.1367, 3.7459, 4.2865, 4.9554, 5.4467]),
        (0.90, 20.0, [1.8957, 2.4312, 2.7201, 2.9164, 3.4374, 3.8843, 4.4169, 4.7933]),
        (0.95, 10.0, [2.6141, 3.1657, 3.4763, 3.6926, 4.2895, 4.8288, 5.5061, 6.0095]),
        (0.95, 20.0, [2.4525, 2.9372, 3.2032, 3.3854, 3.8753, 4.3017, 4.8164, 5.1840]),
        (0.95, 50.0, [2.3731, 2.8279, 3.0744, 3.2420, 3.6868, 4.0670, 4.5171, 4.8326]),
        (0.99, 20.0, [3.5401, 3.9545, 4.1878, 4.3499, 4.7942, 5.1900, 5.6777, 6.0319]),
    ];
    for (p, n0, row) in table {
        for (k, expected) in K.into_iter().zip(row) {
            let h = rinott(k, p, n0 - 1.0);
            // The table's own quadrature (in the quantile, 400 points) is off by up to 1.6e-4 at k = 100.
            assert!((h - expected).abs() < 2e-4, "P* {p} n0 {n0} k {k}: {h}, expected {expected}");
        }
    }
}

#[test]
fn twice_as_many_points_change_nothing() {
    let fine = rinott_on(&chi_squared_points(9.0, 112), 100, 0.90, 9.0);
    assert!((rinott(100, 0.90, 9.0) - fine).abs() < 1e-7, "{fine}");
}

#[test]
fn rinotts_constants_for_many_systems_agree_with_the_published_list() {
    for (k, p, expected) in
        [(10, 0.975, 4.0453), (1000, 0.975, 6.0563), (10_000, 0.975, 6.8959), (1000, 0.9, 5.4879)]
    {
        let h = rinott(k, p, 50.0);
        assert!((h - expected).abs() < 6e-4, "k {k} P* {p}: {h}, expected {expected}");
    }
}

#[test]
fn one_sided_dunnett_points_are_those_computed_before() {
    for (m, nu, expected) in [
        (1, Some(20.0), 1.7247),
        (2, Some(10.0), 2.1506),
        (3, Some(20.0), 2.1923),
        (4, Some(20.0), 2.3044),
        (4, Some(60.0), 2.2066),
        (9, Some(120.0), 2.4462),
        (4, None, 2.1603),
    ] {
        let d = dunnett(m, nu, 0.05);
        assert!((d - expected).abs() < 6e-5, "m {m} nu {nu:?}: {d}, expected {expected}");
    }
}

#[test]
fn ocba_gives_the_budget_to_the_best_and_its_rivals() {
    let means: Vec<f64> = (1..=10).map(f64::from).collect();
    let expected = [0.40317, 0.38761, 0.09690, 0.04307, 0.02423, 0.01550, 0.01077, 0.00791, 0.00606, 0.00479];
    for (share, expected) in ocba(&means, 6.0).iter().zip(expected) {
        assert!((share - expected).abs() < 6e-6, "{share}, expected {expected}");
    }
}
