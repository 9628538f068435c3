//! Mean, variance and skewness in one pass.
//!
//! Welford (1962) for one value, Chan, Golub and LeVeque (1979) and Pébay (2008) for merging. The
//! variance divides by n - 1.

/// Running moments of a sample.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Moments {
    n: u64,
    mean: f64,
    /// Sum of squared deviations.
    m2: f64,
    /// Sum of cubed deviations.
    m3: f64,
}

impl Moments {
    /// Moments of a slice, folded in index order; `None` when a value is not finite.
    pub fn of(values: &[f64]) -> Option<Moments> {
        if !super::all_finite(values) {
            return None;
        }
        let mut all = Moments::default();
        for block in values.chunks(64) {
            let mut part = Moments::default();
            block.iter().for_each(|&v| part.push(v));
            all.merge(&part);
        }
        Some(all)
    }

    /// Adds one value.
    pub fn push(&mut self, value: f64) {
        self.merge(&Moments { n: 1, mean: value, m2: 0.0, m3: 0.0 });
    }

    /// Adds another sample's moments.
    pub fn merge(&mut self, other: &Moments) {
        if other.n == 0 {
            return;
        }
        let (a, b) = (self.n as f64, other.n as f64);
        let n = a + b;
        let delta = other.mean - self.mean;
        self.m3 += other.m3
            + delta * delta * delta * a * b * (a - b) / (n * n)
            + 3.0 * delta * (a * other.m2 - b * self.m2) / n;
        self.m2 += other.m2 + delta * delta * a * b / n;
        self.mean += delta * b / n;
        self.n += other.n;
    }

    /// Number of values.
    pub fn n(&self) -> u64 {
        self.n
    }
    /// Mean; 0 of nothing.
    pub fn mean(&self) -> f64 {
        self.mean
    }
    /// Sample variance (n - 1); `None` below two values.
    pub fn variance(&self) -> Option<f64> {
        (self.n >= 2).then(|| self.m2 / (self.n - 1) as f64)
    }
    /// Sample standard deviation (n - 1); `None` below two values.
    pub fn sd(&self) -> Option<f64> {
        self.variance().map(f64::sqrt)
    }
    /// Skewness m3 / m2^1.5 with population moments; `None` below three values or without spread.
    pub fn skewness(&self) -> Option<f64> {
        let n = self.n as f64;
        (self.n >= 3 && self.m2 > 0.0).then(|| (self.m3 / n) / (self.m2 / n).powf(1.5))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sd_of_one_and_three_is_root_two() {
        assert_eq!(Moments::of(&[1.0, 3.0]).unwrap().sd(), Some(2.0_f64.sqrt()));
    }

    #[test]
    fn one_value_has_no_spread_and_nothing_has_no_mean_error() {
        let one = Moments::of(&[5.0]).unwrap();
        assert_eq!((one.mean(), one.sd(), one.n()), (5.0, None, 1));
        assert_eq!(Moments::of(&[]).unwrap().n(), 0);
    }

    #[test]
    fn numbers_that_are_not_finite_are_refused() {
        assert_eq!(Moments::of(&[1.0, f64::NAN]), None);
        assert_eq!(Moments::of(&[f64::INFINITY]), None);
    }

    #[test]
    fn large_offsets_do_not_drown_the_spread() {
        // NIST NumAcc3/4 construction: 1000000.2 (or 10000000.2), then 1000 alternations of ±0.1; sd = 0.1.
        for offset in [1_000_000.2, 10_000_000.2] {
            let mut x = vec![offset];
            (0..500).for_each(|_| x.extend([offset - 0.1, offset + 0.1]));
            let m = Moments::of(&x).unwrap();
            // 0.1 is stored to ulp(1e7) ~ 2e-9, so sd is known to about 2e-8.
            assert!((m.sd().unwrap() - 0.1).abs() < 3e-8, "{offset}: {:?}", m.sd());
            assert!((m.mean() - offset).abs() < 1e-8);
        }
    }

    #[test]
    fn the_small_accuracy_sets_of_nist_are_exact() {
        // NumAcc1: mean 10000002, sd 1. NumAcc2: 1.2, then 1.1 and 1.3 in turn, 1001 values; mean 1.2, sd 0.1.
        let one = Moments::of(&[10_000_001.0, 10_000_003.0, 10_000_002.0]).unwrap();
        assert_eq!((one.mean(), one.sd()), (10_000_002.0, Some(1.0)));
        let mut x = vec![1.2];
        (0..500).for_each(|_| x.extend([1.1, 1.3]));
        let two = Moments::of(&x).unwrap();
        assert!((two.mean() - 1.2).abs() < 1e-14 && (two.sd().unwrap() - 0.1).abs() < 1e-14);
    }

    #[test]
    fn merged_parts_equal_the_whole() {
        let x: Vec<f64> = (0..200).map(|i| f64::from(i * i % 37) - 3.0).collect();
        let whole = Moments::of(&x).unwrap();
        let mut parts = Moments::of(&x[..13]).unwrap();
        parts.merge(&Moments::of(&x[13..150]).unwrap());
        parts.merge(&Moments::of(&x[150..]).unwrap());
        assert!((whole.mean() - parts.mean()).abs() < 1e-12);
        assert!((whole.sd().unwrap() - parts.sd().unwrap()).abs() < 1e-12);
        assert!((whole.skewness().unwrap() - parts.skewness().unwrap()).abs() < 1e-12);
    }

    #[test]
    fn skewness_of_a_known_sample() {
        // {0, 0, 3}: mean 1, m2/n = 2, m3/n = (-1 - 1 + 8)/3 = 2; 2 / 2^1.5 = 0.7071.
        let m = Moments::of(&[0.0, 0.0, 3.0]).unwrap();
        assert!((m.skewness().unwrap() - 0.5_f64.sqrt()).abs() < 1e-15);
        assert_eq!(Moments::of(&[2.0, 2.0, 2.0]).unwrap().skewness(), None);
    }
}
