//! Several comparisons at once, valid under common random numbers because Bonferroni and Holm assume
//! nothing about the dependence between comparisons. Valid at a number of worlds fixed beforehand.

/// Two-sided error of each of `comparisons` intervals so that all hold together with error `alpha`
/// (Bonferroni).
pub fn bonferroni(alpha: f64, comparisons: usize) -> f64 {
    alpha / comparisons.max(1) as f64
}

/// Number of pairs among `k` policies.
pub fn pairs(k: usize) -> usize {
    k * k.saturating_sub(1) / 2
}

/// Holm's (1979) step-down adjusted p-values, in the order given.
pub fn holm(p_values: &[f64]) -> Vec<f64> {
    let m = p_values.len();
    let mut order: Vec<usize> = (0..m).collect();
    order.sort_by(|&a, &b| p_values[a].total_cmp(&p_values[b]).then(a.cmp(&b)));
    let mut adjusted = vec![0.0; m];
    let mut largest: f64 = 0.0;
    for (rank, &i) in order.iter().enumerate() {
        largest = largest.max(((m - rank) as f64 * p_values[i]).min(1.0));
        adjusted[i] = largest;
    }
    adjusted
}

/// Two-sided p-value of "the mean is zero"; 0 when the values are constant and not zero, 1 when exactly zero.
pub fn p_value(estimate: &super::paired::Estimate) -> f64 {
    use statrs::distribution::{ContinuousCDF, StudentsT};
    if estimate.sd == 0.0 {
        return if estimate.mean == 0.0 { 1.0 } else { 0.0 };
    }
    let n = estimate.n as f64;
    let t = estimate.mean / (estimate.sd / n.sqrt());
    let law = StudentsT::new(0.0, 1.0, n - 1.0).expect("an estimate has at least two values");
    (2.0 * law.cdf(-t.abs())).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::super::KSL;
    use super::super::paired::{Estimate, differences};
    use super::*;

    #[test]
    fn holm_by_hand() {
        // Sorted .01 .02 .04: 3 x .01 = .03; 2 x .02 = .04; 1 x .04 = .04.
        assert_eq!(holm(&[0.04, 0.01, 0.02]), vec![0.04, 0.03, 0.04]);
        assert_eq!(holm(&[0.9, 0.8]), vec![1.0, 1.0]);
        assert_eq!(holm(&[]), Vec::<f64>::new());
    }

    #[test]
    fn all_pairs_of_four_are_six() {
        assert_eq!([0, 1, 2, 4].map(pairs), [0, 0, 1, 6]);
        assert!((bonferroni(0.05, 6) - 0.05 / 6.0).abs() < 1e-18);
        assert_eq!(bonferroni(0.05, 0), 0.05);
    }

    #[test]
    fn a_p_value_agrees_with_its_interval() {
        let d = differences(&KSL[0], &KSL[2]);
        let p = p_value(&Estimate::of(&d, 0.05).unwrap());
        assert!(Estimate::of(&d, p).unwrap().low().abs() < 1e-6, "the 1 - p interval just touches zero");
    }
}
