//! Gauss-Legendre quadrature: the nodes are the roots of the Legendre polynomial, found by Newton's method
//! from Tricomi's start values (Abramowitz and Stegun 1964, 25.4.29 and 22.16.6).

/// Nodes and weights on -1..1; exact for polynomials up to degree 2 n - 1.
pub fn nodes(n: usize) -> Vec<(f64, f64)> {
    (0..n).map(|i| node(n, i)).collect()
}

fn node(n: usize, i: usize) -> (f64, f64) {
    let mut x = (std::f64::consts::PI * (i as f64 + 0.75) / (n as f64 + 0.5)).cos();
    let mut slope = 1.0;
    for _ in 0..100 {
        let (value, derivative) = legendre(n, x);
        slope = derivative;
        let step = value / derivative;
        x -= step;
        if step.abs() < 1e-15 {
            break;
        }
    }
    (x, 2.0 / ((1.0 - x * x) * slope * slope))
}

/// Legendre polynomial of degree n and its derivative, by the three-term recurrence.
fn legendre(n: usize, x: f64) -> (f64, f64) {
    let (mut before, mut now) = (1.0, x);
    for k in 2..=n {
        let k = k as f64;
        (before, now) = (now, ((2.0 * k - 1.0) * x * now - (k - 1.0) * before) / k);
    }
    (now, n as f64 * (x * now - before) / (x * x - 1.0))
}

/// Integral of `f` from `a` to `b` with given nodes.
pub fn integrate(nodes: &[(f64, f64)], a: f64, b: f64, f: impl Fn(f64) -> f64) -> f64 {
    let (middle, half) = (0.5 * (a + b), 0.5 * (b - a));
    half * nodes.iter().map(|(x, w)| w * f(middle + half * x)).sum::<f64>()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_nodes_integrate_degree_nine_exactly() {
        let five = nodes(5);
        assert!((integrate(&five, 0.0, 2.0, |x| x.powi(9)) - 102.4).abs() < 1e-11);
        assert!((five.iter().map(|n| n.1).sum::<f64>() - 2.0).abs() < 1e-14);
        // Abramowitz and Stegun, table 25.4, n = 5.
        assert!((five[0].0 - 0.906_179_845_938_664).abs() < 1e-14);
        assert!((five[0].1 - 0.236_926_885_056_189).abs() < 1e-14);
    }

    #[test]
    fn the_normal_density_integrates_to_one() {
        let density = |z: f64| (-0.5 * z * z).exp() / (2.0 * std::f64::consts::PI).sqrt();
        assert!((integrate(&nodes(64), -9.0, 9.0, density) - 1.0).abs() < 1e-13);
    }
}
