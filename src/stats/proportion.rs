//! Interval of a share of worlds.

use statrs::distribution::{Beta, ContinuousCDF};

use super::normal_quantile;

/// Wilson's (1927) score interval of a proportion: `(low, high)`. `None` of no trials.
pub fn wilson(events: u64, n: u64, alpha: f64) -> Option<(f64, f64)> {
    if n == 0 {
        return None;
    }
    let z = normal_quantile(1.0 - alpha / 2.0);
    let (p, n, z2) = (events as f64 / n as f64, n as f64, z * z);
    let centre = (p + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = z / (1.0 + z2 / n) * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
    // At the ends the formula is exactly 0 or 1 but for rounding.
    let low = if events == 0 { 0.0 } else { centre - half };
    let high = if p == 1.0 { 1.0 } else { centre + half };
    Some((low, high))
}

/// Clopper and Pearson's (1934) interval: never covers less than asked for, so it is the one for rare harm.
/// `None` of no trials.
pub fn clopper_pearson(events: u64, n: u64, alpha: f64) -> Option<(f64, f64)> {
    if n == 0 || events > n {
        return None;
    }
    let quantile = |p: f64, a: u64, b: u64| {
        Beta::new(a as f64, b as f64).expect("both shapes are at least 1").inverse_cdf(p)
    };
    let low = if events == 0 { 0.0 } else { quantile(alpha / 2.0, events, n - events + 1) };
    let high = if events == n { 1.0 } else { quantile(1.0 - alpha / 2.0, events + 1, n - events) };
    Some((low, high))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clopper_pearson_intervals_agree_with_published_values() {
        let near = |(a, b): (f64, f64), (c, d): (f64, f64)| (a - c).abs() < 1e-6 && (b - d).abs() < 1e-6;
        assert!(near(clopper_pearson(0, 100, 0.05).unwrap(), (0.0, 0.036_217)));
        assert!(near(clopper_pearson(5, 100, 0.05).unwrap(), (0.016_432, 0.112_835)));
        assert!(near(clopper_pearson(100, 100, 0.05).unwrap(), (1.0 - 0.036_217, 1.0)));
        assert_eq!(clopper_pearson(0, 0, 0.05), None);
    }

    #[test]
    fn wilson_intervals_agree_with_published_values() {
        let near = |(a, b): (f64, f64), (c, d): (f64, f64)| (a - c).abs() < 1e-6 && (b - d).abs() < 1e-6;
        assert!(near(wilson(0, 100, 0.05).unwrap(), (0.0, 0.036_993)));
        assert!(near(wilson(5, 100, 0.05).unwrap(), (0.021_544, 0.111_750)));
        assert!(near(wilson(20, 20, 0.05).unwrap(), (0.838_875, 1.0)));
        assert_eq!(wilson(0, 0, 0.05), None);
    }
}
