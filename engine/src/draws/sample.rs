//! Samplers, each a named algorithm on uniform numbers or words.
//!
//! Counts and one-dimensional choices are drawn by inversion: for the same luck a larger mean never gives
//! a smaller count, which is what makes two policies comparable person by person.

use super::Stream;
use super::math::{beta_quantile, normal_cdf, normal_quantile};
use crate::scenario::Law;

/// Quantile of an unknown's law at `u` in (0, 1), in the unit of the parameter. Limiting the result to the
/// parameter's range is up to the caller.
pub fn law_quantile(law: &Law, u: f64) -> f64 {
    match *law {
        Law::Uniform { low, high } => low + u * (high - low),
        Law::LogUniform { low, high } => {
            libm::exp(libm::log(low) + u * (libm::log(high) - libm::log(low))).clamp(low, high)
        }
        Law::Triangular { low, mode, high } => triangular(low, mode, high, u),
        Law::Pert { low, mode, high } => pert(low, mode, high, u),
        Law::Beta { a, b } => beta_quantile(a, b, u),
        Law::Normal { mean, sd } => mean + sd * normal_quantile(u),
        Law::LogNormal { mean, cv } => mean * lognormal_unit(u, cv),
    }
}

fn triangular(low: f64, mode: f64, high: f64, u: f64) -> f64 {
    let width = high - low;
    if width <= 0.0 {
        low
    } else if u * width < mode - low {
        low + libm::sqrt(u * width * (mode - low))
    } else {
        high - libm::sqrt((1.0 - u) * width * (high - mode))
    }
}

/// PERT: Beta(1 + 4 (mode − low)/(high − low), 1 + 4 (high − mode)/(high − low)) stretched to low..high;
/// its mean is (low + 4 mode + high)/6 (Malcolm, Roseboom, Clark & Fazar 1959).
fn pert(low: f64, mode: f64, high: f64, u: f64) -> f64 {
    let width = high - low;
    if width <= 0.0 {
        return low;
    }
    low + width * beta_quantile(1.0 + 4.0 * (mode - low) / width, 1.0 + 4.0 * (high - mode) / width, u)
}

/// A gamma number with scale 1 and the given shape > 0, so that its mean and variance are the shape.
///
/// Marsaglia & Tsang (2000), "A simple method for generating gamma variables", ACM TOMS 26, 363–372:
/// rejection from a cubed normal, here a normal by inversion. A shape below 1 is raised by 1 and the result
/// multiplied by U^(1/shape) (their §6).
pub fn gamma(stream: &mut Stream, shape: f64) -> f64 {
    if shape < 1.0 {
        let boost = libm::exp(libm::log(stream.uniform()) / shape);
        return gamma(stream, shape + 1.0) * boost;
    }
    let d = shape - 1.0 / 3.0;
    let c = 1.0 / libm::sqrt(9.0 * d);
    loop {
        let x = normal_quantile(stream.uniform());
        let root = 1.0 + c * x;
        if root <= 0.0 {
            continue;
        }
        let v = root * root * root;
        if libm::log(stream.uniform()) < 0.5 * x * x + d * (1.0 - v + libm::log(v)) {
            return d * v;
        }
    }
}

/// Means above this are inverted by the Cornish–Fisher expansion; e^−700 is still a normal number.
const POISSON_EXACT: f64 = 700.0;

/// Luck beyond this is treated like this: nearer to 1, rounding in the sum would decide the count.
const POISSON_LUCKIEST: f64 = 1.0 - 1.0 / 68_719_476_736.0;

/// Poisson count with the given mean ≥ 0 by inversion of `u` in (0, 1); grows with `u` and with the mean.
/// Counts that are exceeded with a probability below 2^-36 do not occur.
///
/// Up to a mean of 700 by adding up the probabilities from 0. Above, by the Cornish–Fisher expansion to the
/// order 1/√mean (Abramowitz & Stegun 26.2.49), whose distribution function is off by less than 1e-5 there.
pub fn poisson(u: f64, mean: f64) -> u32 {
    let u = u.min(POISSON_LUCKIEST);
    if mean > POISSON_EXACT {
        return poisson_large(u, mean);
    }
    let mut probability = libm::exp(-mean);
    let mut below = probability;
    let mut count = 0;
    while u > below {
        count += 1;
        probability *= mean / count as f64;
        below += probability;
    }
    count
}

fn poisson_large(u: f64, mean: f64) -> u32 {
    let z = normal_quantile(u);
    let root = libm::sqrt(mean);
    let x = mean + root * z + (z * z - 1.0) / 6.0 + (z - z * z * z) / (72.0 * root);
    libm::ceil(x - 0.5).clamp(0.0, u32::MAX as f64) as u32
}

/// Inversion table of a distribution on 0, 1, 2, …: one comparison or two per draw.
///
/// `limits[k]` is P(X ≤ k) in units of 2^-32, so a count is the number of limits that the word has reached.
/// Counts with a probability of being exceeded below 2^-33 do not occur, nor do counts above four million.
#[derive(Clone, Debug, PartialEq)]
pub struct CountTable {
    limits: Vec<u32>,
    /// `guide[t]`: count of the smallest word whose top byte is `t`.
    guide: Vec<u32>,
}

/// Longest table, 16 MiB.
const LONGEST: usize = 1 << 22;

impl CountTable {
    /// Negative binomial law with the given mean ≥ 0 and shape k > 0: variance mean + mean²/k,
    /// P(0) = (k/(k + mean))^k.
    pub fn negative_binomial(mean: f64, shape: f64) -> CountTable {
        let again = mean / (shape + mean);
        let log_zero = -shape * libm::log1p(mean / shape);
        CountTable::new(log_zero, |k| (k - 1.0 + shape) / k * again)
    }

    /// Geometric law on 0, 1, 2, … with the given mean ≥ 0: P(X > n) = (mean/(1 + mean))^(n + 1).
    pub fn geometric(mean: f64) -> CountTable {
        CountTable::negative_binomial(mean, 1.0)
    }

    /// Poisson law with the given mean ≥ 0, up to about 700 where e^-mean is still a normal number.
    pub fn poisson(mean: f64) -> CountTable {
        CountTable::new(-mean, |k| mean / k)
    }

    /// From ln P(0) and the ratio P(k)/P(k − 1). Adds logarithms while the probabilities are too small to be
    /// represented, then multiplies.
    fn new(log_zero: f64, ratio: impl Fn(f64) -> f64) -> CountTable {
        let mut limits = Vec::new();
        let (mut log_p, mut p, mut below) = (log_zero, libm::exp(log_zero), 0.0);
        for k in 1..=LONGEST {
            below += p;
            let limit = below * 4_294_967_296.0 + 0.5;
            let factor = ratio(k as f64);
            if limit >= 4_294_967_296.0 || (factor < 1.0 && below > 0.5 && p < 1e-18) {
                break;
            }
            limits.push(limit as u32);
            if log_p < -600.0 {
                log_p += libm::log(factor);
                p = libm::exp(log_p);
            } else {
                p *= factor;
            }
        }
        let guide = (0..=256_u64).map(|top| limits.partition_point(|&l| (l as u64) <= top << 24) as u32);
        CountTable { guide: guide.collect(), limits }
    }

    /// The count of a word; grows with the word.
    #[inline]
    pub fn draw(&self, word: u32) -> u32 {
        let top = (word >> 24) as usize;
        let (first, last) = (self.guide[top], self.guide[top + 1]);
        let between = &self.limits[first as usize..last as usize];
        first + between.partition_point(|&limit| limit <= word) as u32
    }
}

/// A whole number spread evenly over `2 half_width + 1` values around `told`, never below 0: `told` = 12 and
/// `half_width` = 3 give 9 to 15. The mean is `told` also between whole numbers; grows with `told` and `u`.
pub fn uniform_around(told: f64, half_width: u32, u: f64) -> u32 {
    let width = half_width as f64;
    let value = libm::floor(told - width + (2.0 * width + 1.0) * u);
    // Rounding next to u = 1 must not reach the number after the last.
    value.min(libm::ceil(told) + width).clamp(0.0, u32::MAX as f64) as u32
}

/// Standard deviation of the logarithm of a lognormal law with coefficient of variation `cv`.
fn log_sd(cv: f64) -> f64 {
    libm::sqrt(libm::log1p(cv * cv))
}

/// Quantile at `u` in (0, 1) of the lognormal law with mean 1 and coefficient of variation `cv`.
pub fn lognormal_unit(u: f64, cv: f64) -> f64 {
    let sd = log_sd(cv);
    libm::exp(sd * normal_quantile(u) - 0.5 * sd * sd)
}

/// Bins of [`lognormal_table`].
pub const LOGNORMAL_BINS: usize = 4096;

/// The lognormal law with mean 1 as 4,096 equally likely values in 16.16 fixed point: entry k is the mean
/// over the k-th quantile bin, 4096 (Φ(z_{k+1} − σ) − Φ(z_k − σ)) with z_k = Φ⁻¹(k/4096). The entries do not
/// fall with k and add up to exactly 4096 × 65536, so the mean is exactly 1.
pub fn lognormal_table(cv: f64) -> Vec<u32> {
    let one = 65_536.0;
    let bins = LOGNORMAL_BINS as f64;
    let sd = log_sd(cv);
    let share = |k: usize| normal_cdf(normal_quantile(k as f64 / bins) - sd);
    let mut table: Vec<u32> = (0..LOGNORMAL_BINS)
        .map(|k| libm::floor((share(k + 1) - share(k)) * bins * one + 0.5) as u32)
        .collect();
    let missing = (LOGNORMAL_BINS as i64 * 65_536) - table.iter().map(|&v| v as i64).sum::<i64>();
    // Rounding errors add up to far less than one unit per entry. Adding at the top or taking away at the
    // bottom keeps the order.
    let units = missing.unsigned_abs() as usize;
    if missing >= 0 {
        table[LOGNORMAL_BINS - units..].iter_mut().for_each(|v| *v += 1);
    } else {
        table[..units].iter_mut().for_each(|v| *v = v.saturating_sub(1));
    }
    table
}
