//! Quantiles and their distribution-free intervals.

use statrs::distribution::{Binomial, DiscreteCDF};

/// Values in rising order; `None` when empty or one is not finite.
pub fn sorted(values: &[f64]) -> Option<Vec<f64>> {
    if values.is_empty() || !super::all_finite(values) {
        return None;
    }
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    Some(sorted)
}

/// Quantile by linear interpolation, type 7 of Hyndman and Fan (1996), of values in rising order.
/// `0 <= p <= 1`; the slice is not empty.
pub fn of_sorted(sorted: &[f64], p: f64) -> f64 {
    let h = (sorted.len() - 1) as f64 * p;
    let below = h.floor() as usize;
    let above = (below + 1).min(sorted.len() - 1);
    sorted[below] + (h - below as f64) * (sorted[above] - sorted[below])
}

/// Ranks (1-based) of the order statistics that enclose the p-quantile with at least probability
/// 1 - alpha, alpha/2 on each side (David and Nagaraja, Order Statistics, 3rd ed., §7.1). A missing rank
/// means there are not enough values on that side.
pub fn interval_ranks(n: u64, p: f64, alpha: f64) -> (Option<u64>, Option<u64>) {
    let law = Binomial::new(p, n).expect("p is a probability");
    // Lower rank: the largest l with P(B < l) <= alpha/2. Upper rank: the smallest u with P(B >= u) <= alpha/2.
    let low = (1..=n).take_while(|&l| law.cdf(l - 1) <= alpha / 2.0).last();
    let high = (1..=n).find(|&u| 1.0 - law.cdf(u - 1) <= alpha / 2.0);
    (low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Probability that the p-quantile lies between the order statistics of the two ranks.
    pub fn coverage(n: u64, p: f64, low: u64, high: u64) -> f64 {
        let law = Binomial::new(p, n).expect("p is a probability");
        law.cdf(high - 1) - law.cdf(low - 1)
    }

    #[test]
    fn type_7_interpolates_between_neighbours() {
        let x = sorted(&[4.0, 1.0, 3.0, 2.0]).unwrap();
        assert_eq!(of_sorted(&x, 0.0), 1.0);
        assert_eq!(of_sorted(&x, 1.0), 4.0);
        assert_eq!(of_sorted(&x, 0.5), 2.5);
        assert!((of_sorted(&x, 0.9) - 3.7).abs() < 1e-12, "R: quantile(1:4, .9) is 3.7");
        assert_eq!(of_sorted(&[7.0], 0.3), 7.0);
    }

    #[test]
    fn nothing_and_not_a_number_have_no_quantile() {
        assert_eq!(sorted(&[]), None);
        assert_eq!(sorted(&[f64::NAN]), None);
    }

    #[test]
    fn ranks_and_coverage_of_the_order_statistic_interval() {
        assert_eq!(interval_ranks(1000, 0.05, 0.05), (Some(37), Some(65)));
        assert!((coverage(1000, 0.05, 37, 65) - 0.9581).abs() < 5e-5);
        assert_eq!(interval_ranks(100, 0.5, 0.05), (Some(40), Some(61)));
        assert!((coverage(100, 0.5, 40, 61) - 0.9648).abs() < 5e-5);
        assert_eq!(
            interval_ranks(200, 0.99, 0.05),
            (Some(195), None),
            "200 values say too little about 99 %"
        );
    }
}
