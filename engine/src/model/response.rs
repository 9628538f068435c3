//! Response curves: how much a lever does for the money or effort put into it.

/// ADBUDG (Little 1970, "Models and managers: the concept of a decision calculus"): y = y0 + (ymax - y0) x^c / (D + x^c),
/// with the effort `x` relative to today's.
///
/// D and c follow from the manager's four answers: the effect `at_zero` effort, `today` (x = 1), with half as much
/// again (x = 1.5), and at `saturation`. The answers must rise or fall strictly in that order; a curve whose ends do
/// not lie on both sides of today's effect is flat at it.
pub fn adbudg(x: f64, at_zero: f64, today: f64, half_more: f64, saturation: f64) -> f64 {
    if x == 1.0 || (today - at_zero) * (saturation - today) <= 0.0 {
        return today;
    }
    if x <= 0.0 {
        return at_zero;
    }
    let d = (saturation - today) / (today - at_zero);
    let c = libm::log(d * (half_more - at_zero) / (saturation - half_more)) / libm::log(1.5);
    let xc = libm::exp(c * libm::log(x));
    at_zero + (saturation - at_zero) * xc / (d + xc)
}

#[cfg(test)]
mod tests {
    use super::adbudg;

    #[test]
    fn the_published_answers_give_the_published_curve() {
        // Check 41: .4/.5/.6/.7 give D = 2, c = 3.4190226, y(2) = .6527417.
        let y = |x| adbudg(x, 0.4, 0.5, 0.6, 0.7);
        let xc = libm::exp(3.419_022_6 * core::f64::consts::LN_2);
        assert!((y(2.0) - 0.652_741_7).abs() < 1e-7);
        assert!((y(2.0) - (0.4 + 0.3 * xc / (2.0 + xc))).abs() < 1e-8);
        assert!((y(1.5) - 0.6).abs() < 1e-12);
        assert_eq!((y(0.0), y(1.0)), (0.4, 0.5));
        assert!((y(1e9) - 0.7).abs() < 1e-9);
    }

    #[test]
    fn a_curve_may_fall_and_a_flat_one_stays() {
        let y = |x| adbudg(x, 1.0, 0.85, 0.8, 0.7);
        assert!((y(1.5) - 0.8).abs() < 1e-12 && y(0.0) == 1.0);
        let steps: Vec<f64> = (0..40).map(|k| y(f64::from(k) / 4.0)).collect();
        assert!(steps.windows(2).all(|w| w[1] < w[0]) && steps.iter().all(|y| (0.7..=1.0).contains(y)));
        assert_eq!(adbudg(3.0, 1.0, 1.0, 1.0, 1.0), 1.0);
    }
}
