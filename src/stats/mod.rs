//! Statistics as pure functions on slices: no files, no model, no printing.
//!
//! Every function refuses numbers that are not finite by returning `None`: a failed trial is a row with a
//! status, never a number that is averaged. Trials are always folded in index order.

pub mod bootstrap;
pub mod break_even;
pub mod bridge;
#[cfg(test)]
mod calibration;
pub mod control_variate;
pub mod crossed;
pub mod cvar;
pub mod dominance;
pub mod elementary_effects;
pub mod explained;
pub mod front;
pub mod given_data;
pub mod grouped;
pub mod interval;
pub mod kn;
pub mod mcb;
pub mod moments;
pub mod paired;
pub mod prim;
pub mod proportion;
#[cfg(test)]
mod quadrature;
pub mod quantile;
pub mod randomised_qmc;
pub mod rank_regression;
#[cfg(test)]
mod ranking;
pub mod regression;
pub mod regret;
pub mod resample;
pub mod rule;
pub mod sequence;
pub mod settle;
pub mod shared_worlds;
pub mod simultaneous;
pub mod sobol_indices;
pub mod surface;
pub mod tornado;
pub mod two_sample;
pub mod value_of_information;
pub mod verdict;
pub mod winners_curse;

use statrs::distribution::{ContinuousCDF, StudentsT};

/// Quantile of Student's t with `freedom` degrees of freedom, `0 < p < 1`.
///
/// `statrs` inverts the incomplete beta function; two Newton steps on its CDF remove the inversion's error.
pub fn t_quantile(p: f64, freedom: f64) -> f64 {
    use statrs::distribution::Continuous;
    let law = StudentsT::new(0.0, 1.0, freedom).expect("degrees of freedom are positive");
    let mut t = law.inverse_cdf(p);
    for _ in 0..2 {
        let slope = law.pdf(t);
        if slope > 1e-300 {
            t -= (law.cdf(t) - p) / slope;
        }
    }
    t
}

/// Standard normal quantile, `0 < p < 1`.
pub fn normal_quantile(p: f64) -> f64 {
    statrs::distribution::Normal::standard().inverse_cdf(p)
}

/// Standard normal distribution function.
pub fn normal_cdf(z: f64) -> f64 {
    statrs::distribution::Normal::standard().cdf(z)
}

/// Whether every number can be averaged.
pub fn all_finite(values: &[f64]) -> bool {
    values.iter().all(|v| v.is_finite())
}

/// The data of Banks et al. (2005) as printed in the KSL book, chapter 5: ten trials of four systems.
#[cfg(test)]
pub(crate) const KSL: [[f64; 10]; 4] = [
    [63.72, 32.24, 40.28, 36.94, 36.29, 56.94, 34.10, 63.36, 49.29, 87.20],
    [63.06, 31.78, 40.32, 37.71, 36.79, 57.93, 33.39, 62.92, 47.67, 80.79],
    [57.74, 29.65, 36.52, 35.71, 33.81, 51.54, 31.39, 57.24, 42.63, 67.27],
    [62.63, 31.56, 39.87, 37.35, 36.65, 57.15, 33.30, 62.21, 47.46, 79.60],
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t_quantiles_agree_with_printed_tables() {
        assert!((t_quantile(0.975, 9.0) - 2.262_157_162_7).abs() < 1e-8);
        assert!((t_quantile(1.0 - 0.05 / 3.0, 9.0) - 2.509_587).abs() < 1e-6, "KSL's value");
        assert!((t_quantile(0.975, 1.0) - 12.706_204_736).abs() < 1e-6);
        assert!((t_quantile(0.975, 1e6) - 1.959_966_4).abs() < 1e-6);
        assert!((t_quantile(0.025, 9.0) + t_quantile(0.975, 9.0)).abs() < 1e-9);
    }
}
