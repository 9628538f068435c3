//! Mean of the worst worlds (conditional value at risk, expected shortfall).

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
    fn fewer_than_twenty_worlds_say_nothing() {
        assert_eq!(worst(&[1.0; 19], 0.05), None);
        assert_eq!(worst(&[1.0; 20], 0.05), Some(1.0));
        assert_eq!(worst(&[f64::NAN; 30], 0.05), None);
    }
}
