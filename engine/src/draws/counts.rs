//! Counts of a sample by inversion of one uniform number: binomial and hypergeometric, exact for any size.
//!
//! For the same luck a larger share never gives a smaller count, as with every count of the model.

/// Luck beyond this is treated like this: nearer to 1, rounding in the sum would decide the count.
const LUCKIEST: f64 = 1.0 - 1.0 / 68_719_476_736.0;
/// Below this a probability is followed by its logarithm.
const SMALL: f64 = -600.0;

/// Successes among `n` independent trials of probability `p` at luck `u` in (0, 1): B(n, p).
pub fn binomial(u: f64, n: u64, p: f64) -> u64 {
    if n == 0 || p <= 0.0 {
        return 0;
    }
    if p >= 1.0 {
        return n;
    }
    // The smaller side is counted; turned luck keeps the order.
    if p > 0.5 {
        return n - binomial(1.0 - u, n, 1.0 - p);
    }
    let odds = p / (1.0 - p);
    invert(u, n, n as f64 * libm::log1p(-p), |k| (n as f64 - k + 1.0) / k * odds)
}

/// Marked ones among `drawn` taken without putting back from `all`, of which `marked` are marked, at luck `u` in
/// (0, 1). More than `all` cannot be drawn or marked: both are limited to it.
pub fn hypergeometric(u: f64, all: u64, marked: u64, drawn: u64) -> u64 {
    let (marked, drawn) = (marked.min(all), drawn.min(all));
    if drawn > all - drawn {
        return marked - hypergeometric(1.0 - u, all, marked, all - drawn);
    }
    if marked > all - marked {
        return drawn - hypergeometric(1.0 - u, all, all - marked, drawn);
    }
    let most = marked.min(drawn);
    // P(0) = C(all - marked, drawn) / C(all, drawn), as a product over the smaller of both.
    let other = marked.max(drawn);
    let log_zero: f64 = (0..most).map(|i| libm::log1p(-(other as f64) / (all - i) as f64)).sum();
    let [all, marked, drawn] = [all, marked, drawn].map(|n| n as f64);
    invert(u, most, log_zero, |k| (marked - k + 1.0) * (drawn - k + 1.0) / (k * (all - marked - drawn + k)))
}

/// Smallest count up to `most` whose distribution function reaches `u`, from ln P(0) and P(k)/P(k - 1).
fn invert(u: f64, most: u64, log_zero: f64, ratio: impl Fn(f64) -> f64) -> u64 {
    let u = u.min(LUCKIEST);
    let (mut log_p, mut p) = (log_zero, libm::exp(log_zero));
    let mut below = p;
    let mut count = 0;
    while u > below && count < most {
        count += 1;
        let factor = ratio(count as f64);
        if log_p < SMALL {
            log_p += libm::log(factor);
            p = libm::exp(log_p);
        } else {
            p *= factor;
        }
        below += p;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choose(n: u64, k: u64) -> f64 {
        (0..k).map(|i| (n - i) as f64 / (i + 1) as f64).product()
    }

    /// The share of luck, in steps of 1/`STEPS`, that gives each count.
    const STEPS: u64 = 200_000;
    fn shares(draw: impl Fn(f64) -> u64, most: usize) -> Vec<f64> {
        let mut shares = vec![0.0; most + 1];
        let mut last = 0;
        for i in 0..STEPS {
            let count = draw((i as f64 + 0.5) / STEPS as f64);
            assert!(count >= last, "more luck gives fewer: {last} then {count}");
            last = count;
            shares[count as usize] += 1.0 / STEPS as f64;
        }
        shares
    }

    #[test]
    fn binomial_counts_have_the_binomial_law() {
        for (n, p) in [(1, 0.3), (12, 0.05), (12, 0.5), (12, 0.9), (40, 0.999)] {
            let found = shares(|u| binomial(u, n, p), n as usize);
            for (k, share) in found.iter().enumerate() {
                let k = k as f64;
                let exact = choose(n, k as u64) * libm::pow(p, k) * libm::pow(1.0 - p, n as f64 - k);
                // Inversion on a grid is off by at most one step at either end of a count.
                assert!((share - exact).abs() < 2.0 / STEPS as f64, "B({n}, {p}) at {k}: {share}, {exact}");
            }
        }
    }

    #[test]
    fn hypergeometric_counts_have_the_hypergeometric_law() {
        for (all, marked, drawn) in [(10, 3, 4), (10, 8, 7), (10, 2, 9), (10, 9, 2), (7, 7, 3), (50, 1, 25)] {
            let found = shares(|u| hypergeometric(u, all, marked, drawn), drawn as usize);
            for (k, share) in found.iter().enumerate() {
                let k = k as u64;
                let possible = k <= marked && drawn - k <= all - marked;
                let exact = if possible {
                    choose(marked, k) * choose(all - marked, drawn - k) / choose(all, drawn)
                } else {
                    0.0
                };
                assert!((share - exact).abs() < 2.0 / STEPS as f64, "H({all}, {marked}, {drawn}) at {k}");
            }
        }
    }

    #[test]
    fn nothing_and_everything_are_certain() {
        for u in [1e-12, 0.5, 1.0 - 1e-12] {
            assert_eq!([binomial(u, 0, 0.5), binomial(u, 9, 0.0), binomial(u, 9, 1.0)], [0, 0, 9]);
            assert_eq!([hypergeometric(u, 0, 0, 5), hypergeometric(u, 9, 0, 5)], [0, 0]);
            assert_eq!([hypergeometric(u, 9, 4, 9), hypergeometric(u, 9, 4, 100)], [4, 4]);
            assert_eq!([hypergeometric(u, 9, 9, 5), hypergeometric(u, 1, 1, 1)], [5, 1]);
        }
    }

    #[test]
    fn large_samples_are_drawn_around_their_mean() {
        // Probabilities near 2^-100,000 are followed by their logarithm. Normal quantiles: +-3 SD.
        let (n, p) = (100_000_u64, 0.4);
        let (mean, sd) = (40_000.0, (100_000.0_f64 * 0.24).sqrt());
        assert!((binomial(0.5, n, p) as f64 - mean).abs() <= 1.0);
        assert!((binomial(0.998_650_1, n, p) as f64 - mean - 3.0 * sd).abs() < 3.0);
        assert!((hypergeometric(0.5, 1_000_000, 400_000, n) as f64 - mean).abs() <= 1.0);
        let sd = sd * (0.9_f64).sqrt();
        assert!((hypergeometric(0.001_349_9, 1_000_000, 400_000, n) as f64 - mean + 3.0 * sd).abs() < 3.0);
    }

    #[test]
    fn a_larger_share_never_gives_a_smaller_count() {
        for i in 1..200 {
            let u = f64::from(i) / 200.0;
            let counts: Vec<u64> = (0..=40).map(|k| binomial(u, 25, f64::from(k) / 40.0)).collect();
            assert!(counts.is_sorted(), "{counts:?}");
            let counts: Vec<u64> = (0..=40).map(|marked| hypergeometric(u, 40, marked, 15)).collect();
            assert!(counts.is_sorted(), "{counts:?}");
        }
    }
}
