//! Mean of the worst worlds (conditional value at risk, expected shortfall).

use super::bootstrap;

/// Fewest worlds for which a worst-5 % mean is given: below 20 it would rest on less than one world.
pub const MIN_WORLDS: usize = 20;

/// Mean of the lowest `share` of the values, the boundary value counted in part (Acerbi and Tasche 2002).
/// `None` with fewer than [`MIN_WORLDS`] values or when one is not finite.
pub fn worst(values: &[f64], share: f64) -> Option<f64> {
    if values.len() < MIN_WORLDS {
        return None;
    }
    let sorted = super::quantile::sorted(values)?;
    let mass = share * sorted.len() as f64;
    let whole = mass.floor() as usize;
    let part = mass - whole as f64;
    let sum: f64 = sorted[..whole].iter().sum();
    let boundary = if part > 0.0 { part * sorted[whole] } else { 0.0 };
    Some((sum + boundary) / mass)
}

/// Fewest worst worlds on which an interval of their mean may rest.
pub const MIN_WORST: f64 = 50.0;

/// BCa interval of [`worst`]; `None` when fewer than [`MIN_WORST`] worlds are among the worst, because the
/// interval would be narrower than the truth allows.
pub fn interval(values: &[f64], share: f64, alpha: f64) -> Option<(f64, f64)> {
    let n = values.len();
    if share * (n as f64) < MIN_WORST {
        return None;
    }
    let sorted = super::quantile::sorted(values)?;
    let estimate = worst(values, share)?;
    let mut counts = vec![0_u32; n];
    let of = |rows: &[u32]| {
        counts.fill(0);
        rows.iter().for_each(|&r| counts[r as usize] += 1);
        lowest(&sorted, &counts, share * n as f64)
    };
    let replicates = bootstrap::replicates(n, bootstrap::RESAMPLES, of);
    // Influence of a value on the tail mean: q - (q - x)+ / share, less the estimate (Trindade et al. 2007).
    let q = super::quantile::of_sorted(&sorted, share);
    let influence: Vec<f64> = sorted.iter().map(|x| q - (q - x).max(0.0) / share - estimate).collect();
    bootstrap::bca(estimate, &influence, &replicates, alpha)
}

/// Mean of the lowest `mass` of values in rising order that occur `counts` times each.
fn lowest(sorted: &[f64], counts: &[u32], mass: f64) -> f64 {
    let (mut left, mut sum) = (mass, 0.0);
    for (value, &count) in sorted.iter().zip(counts) {
        let taken = f64::from(count).min(left);
        sum += taken * value;
        left -= taken;
        if left <= 0.0 {
            break;
        }
    }
    sum / mass
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Quantiles at the midpoints of n equal probabilities: integrates the tail with error O(1/n).
    fn grid(n: usize, quantile: impl Fn(f64) -> f64) -> Vec<f64> {
        (0..n).map(|i| quantile((i as f64 + 0.5) / n as f64)).collect()
    }

    #[test]
    fn closed_forms_come_out_on_a_fine_grid() {
        let n = 2_000_000;
        // Midpoint error of an unbounded tail is below quantile(1/2n)/(2 n share) ~ 5e-5 for the lognormal.
        let normal = worst(&grid(n, super::super::normal_quantile), 0.05).unwrap();
        assert!((normal + 2.062_713).abs() < 5e-6, "{normal}");
        let exponential = worst(&grid(n, |u| u.ln()), 0.05).unwrap();
        assert!((exponential + 3.995_732).abs() < 5e-6, "{exponential}");
        let lognormal = worst(&grid(n, |u| -(-super::super::normal_quantile(u)).exp()), 0.05).unwrap();
        assert!((lognormal + 8.557_227).abs() < 2e-4, "{lognormal}");
    }

    #[test]
    fn the_boundary_world_counts_in_part() {
        // 30 values, worst 5 % = 1.5 values: (1 + 0.5 x 2) / 1.5.
        let x: Vec<f64> = (1..=30).map(f64::from).collect();
        assert!((worst(&x, 0.05).unwrap() - 2.0 / 1.5).abs() < 1e-12);
    }

    #[test]
    fn the_interval_covers_the_closed_form_and_needs_fifty_worst_worlds() {
        let mut state = 5_u64;
        let mut normal = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            super::super::normal_quantile(((state >> 11) as f64 + 0.5) / (1_u64 << 53) as f64)
        };
        let covered = (0..40).filter(|_| {
            let x: Vec<f64> = (0..1000).map(|_| normal()).collect();
            let (low, high) = interval(&x, 0.05, 0.05).unwrap();
            assert!(low < worst(&x, 0.05).unwrap() && high - low < 0.5);
            low <= -2.062_713 && -2.062_713 <= high
        });
        // 95 % of 40 is 38; three standard errors are 4.1.
        assert!(covered.count() >= 34);
        assert_eq!(interval(&vec![1.0; 999], 0.05, 0.05), None);
        assert_eq!(interval(&vec![1.0; 1000], 0.05, 0.05), Some((1.0, 1.0)));
    }

    #[test]
    fn fewer_than_twenty_worlds_say_nothing() {
        assert_eq!(worst(&[1.0; 19], 0.05), None);
        assert_eq!(worst(&[1.0; 20], 0.05), Some(1.0));
        assert_eq!(worst(&[f64::NAN; 30], 0.05), None);
    }
}
