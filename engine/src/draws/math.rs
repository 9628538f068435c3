//! Distribution functions and quantile functions, from `libm` by name and plain arithmetic only, so that
//! every machine computes the same bits.

use core::f64::consts::SQRT_2;

/// Distribution function of the standard normal law, Φ(x) = erfc(−x/√2)/2.
pub fn normal_cdf(x: f64) -> f64 {
    0.5 * libm::erfc(-x / SQRT_2)
}

/// Quantile of the standard normal law for `p` in (0, 1); −∞ at 0 and +∞ at 1.
///
/// Rational approximation PPND16 of Wichura (1988), "Algorithm AS 241: The percentage points of the
/// normal distribution", Applied Statistics 37, 477–484; relative error about 1e-16.
pub fn normal_quantile(p: f64) -> f64 {
    if p <= 0.0 {
        return f64::NEG_INFINITY;
    }
    if p >= 1.0 {
        return f64::INFINITY;
    }
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        return q * ratio(0.180625 - q * q, &CENTRE);
    }
    let tail = if q < 0.0 { p } else { 1.0 - p };
    let r = libm::sqrt(-libm::log(tail));
    let x = if r <= 5.0 { ratio(r - 1.6, &MIDDLE) } else { ratio(r - 5.0, &FAR) };
    if q < 0.0 { -x } else { x }
}

/// Quotient of two polynomials of degree seven; coefficients from the constant term up.
fn ratio(x: f64, [top, bottom]: &[[f64; 8]; 2]) -> f64 {
    horner(x, top) / horner(x, bottom)
}
fn horner(x: f64, coefficients: &[f64; 8]) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum, c| sum * x + c)
}

/// AS 241, |p − 1/2| ≤ 0.425.
#[rustfmt::skip]
#[allow(clippy::excessive_precision, reason = "coefficients as published")]
const CENTRE: [[f64; 8]; 2] = [
    [3.387_132_872_796_366_608_0, 1.331_416_678_917_843_774_5e2, 1.971_590_950_306_551_442_7e3,
     1.373_169_376_550_946_112_5e4, 4.592_195_393_154_987_145_7e4, 6.726_577_092_700_870_085_3e4,
     3.343_057_558_358_812_810_5e4, 2.509_080_928_730_122_672_7e3],
    [1.0, 4.231_333_070_160_091_125_2e1, 6.871_870_074_920_579_083_0e2,
     5.394_196_021_424_751_107_7e3, 2.121_379_430_158_659_586_7e4, 3.930_789_580_009_271_061_0e4,
     2.872_908_573_572_194_267_4e4, 5.226_495_278_852_854_561_0e3],
];
/// AS 241, tail down to exp(−25).
#[rustfmt::skip]
#[allow(clippy::excessive_precision, reason = "coefficients as published")]
const MIDDLE: [[f64; 8]; 2] = [
    [1.423_437_110_749_683_577_34, 4.630_337_846_156_545_295_90, 5.769_497_221_460_691_405_50,
     3.647_848_324_763_204_605_04, 1.270_458_252_452_368_382_58, 2.417_807_251_774_506_117_70e-1,
     2.272_384_498_926_918_458_33e-2, 7.745_450_142_783_414_076_40e-4],
    [1.0, 2.053_191_626_637_758_821_87, 1.676_384_830_183_803_849_40,
     6.897_673_349_851_000_045_50e-1, 1.481_039_764_274_800_745_90e-1, 1.519_866_656_361_645_719_66e-2,
     5.475_938_084_995_344_946_00e-4, 1.050_750_071_644_416_843_24e-9],
];
/// AS 241, the rest.
#[rustfmt::skip]
#[allow(clippy::excessive_precision, reason = "coefficients as published")]
const FAR: [[f64; 8]; 2] = [
    [6.657_904_643_501_103_777_20, 5.463_784_911_164_114_369_90, 1.784_826_539_917_291_335_80,
     2.965_605_718_285_048_912_30e-1, 2.653_218_952_657_612_309_30e-2, 1.242_660_947_388_078_438_60e-3,
     2.711_555_568_743_487_578_15e-5, 2.010_334_399_292_288_132_65e-7],
    [1.0, 5.998_322_065_558_879_376_90e-1, 1.369_298_809_227_358_053_10e-1,
     1.487_536_129_085_061_485_25e-2, 7.868_691_311_456_132_591_00e-4, 1.846_318_317_510_054_681_80e-5,
     1.421_511_758_316_445_888_70e-7, 2.044_263_103_389_939_785_64e-15],
];

/// ln Γ(x) for x > 0.
pub fn ln_gamma(x: f64) -> f64 {
    libm::lgamma(x)
}

/// Regularised incomplete beta function I_x(a, b), the distribution function of the beta law, for
/// `a`, `b` > 0 and `x` in 0..=1.
///
/// Continued fraction of DLMF 8.17.22, evaluated by the modified Lentz method (Press et al., "Numerical
/// Recipes", 3rd ed., §6.4), from the side on which it converges fast.
pub fn beta_cdf(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    let front = libm::exp(a * libm::log(x) + b * libm::log1p(-x) - ln_beta(a, b));
    if x < (a + 1.0) / (a + b + 2.0) {
        front * beta_fraction(a, b, x) / a
    } else {
        1.0 - front * beta_fraction(b, a, 1.0 - x) / b
    }
}

fn ln_beta(a: f64, b: f64) -> f64 {
    ln_gamma(a) + ln_gamma(b) - ln_gamma(a + b)
}

/// The continued fraction of [`beta_cdf`]. Needs on the order of √max(a, b) steps.
fn beta_fraction(a: f64, b: f64, x: f64) -> f64 {
    let away_from_zero = |v: f64| if v.abs() < 1e-300 { 1e-300 } else { v };
    let mut c = 1.0;
    let mut d = 1.0 / away_from_zero(1.0 - (a + b) * x / (a + 1.0));
    let mut value = d;
    for step in 1..100_000 {
        let m = step as f64;
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let before = value;
        for term in [even, odd] {
            d = 1.0 / away_from_zero(1.0 + term * d);
            c = away_from_zero(1.0 + term / c);
            value *= c * d;
        }
        if (value - before).abs() <= 1e-16 * value.abs() {
            break;
        }
    }
    value
}

/// Quantile of the beta law with `a`, `b` > 0 for `p` in (0, 1).
///
/// Newton's method on [`beta_cdf`], kept inside a shrinking bracket (a step that leaves it is replaced by
/// halving), until neighbouring numbers or 1e-15 relative.
pub fn beta_quantile(a: f64, b: f64, p: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    let mut x = a / (a + b);
    for _ in 0..2_000 {
        let excess = beta_cdf(a, b, x) - p;
        if excess > 0.0 {
            high = x;
        } else {
            low = x;
        }
        let log_density = (a - 1.0) * libm::log(x) + (b - 1.0) * libm::log1p(-x) - ln_beta(a, b);
        let newton = x - excess / libm::exp(log_density);
        let next = if newton > low && newton < high { newton } else { 0.5 * (low + high) };
        if (next - x).abs() <= 1e-15 * x || next <= 0.0 || next >= 1.0 {
            return next;
        }
        x = next;
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(got: f64, expected: f64, relative: f64) {
        assert!((got - expected).abs() <= relative * expected.abs(), "{got} instead of {expected}");
    }

    #[test]
    fn normal_quantiles_are_those_of_published_tables() {
        // Wichura (1988) gives the first three as check values for AS 241.
        close(normal_quantile(0.25), -0.674_489_750_196_081_7, 1e-15);
        close(normal_quantile(0.001), -3.090_232_306_167_813_5, 1e-15);
        close(normal_quantile(1e-20), -9.262_340_089_798_408, 1e-15);
        close(normal_quantile(0.975), 1.959_963_984_540_054, 1e-15);
        assert_eq!(normal_quantile(0.5), 0.0);
        assert_eq!(normal_quantile(0.0), f64::NEG_INFINITY);
        assert_eq!(normal_quantile(1.0), f64::INFINITY);
    }

    #[test]
    fn normal_quantile_inverts_the_distribution_function() {
        for step in 1..2_000 {
            let p = step as f64 / 2_000.0;
            close(normal_cdf(normal_quantile(p)), p, 4e-15);
            let tiny = libm::exp(-0.3 * step as f64);
            close(normal_cdf(normal_quantile(tiny)), tiny, 1e-12);
        }
    }

    #[test]
    fn log_gamma_knows_factorials_and_the_half() {
        close(ln_gamma(11.0), libm::log(3_628_800.0), 1e-15);
        close(ln_gamma(0.5), 0.5 * libm::log(core::f64::consts::PI), 1e-15);
    }

    #[test]
    fn incomplete_beta_agrees_with_closed_forms() {
        close(beta_cdf(2.0, 3.0, 0.5), 11.0 / 16.0, 1e-14);
        for step in 1..20 {
            let x = step as f64 / 20.0;
            close(beta_cdf(1.0, 7.0, x), 1.0 - libm::pow(1.0 - x, 7.0), 1e-13);
            close(beta_cdf(7.0, 1.0, x), libm::pow(x, 7.0), 1e-13);
            // Arcsine law.
            let arcsine = libm::asin(libm::sqrt(x)) / core::f64::consts::FRAC_PI_2;
            close(beta_cdf(0.5, 0.5, x), arcsine, 1e-13);
        }
        // Symmetric laws halve at a half, also where the continued fraction is long.
        close(beta_cdf(5_000.0, 5_000.0, 0.5), 0.5, 1e-10);
        assert_eq!((beta_cdf(2.0, 3.0, 0.0), beta_cdf(2.0, 3.0, 1.0)), (0.0, 1.0));
    }

    #[test]
    fn beta_quantile_inverts_the_distribution_function() {
        for (a, b) in [(0.01, 5.0), (0.3, 0.2), (1.0, 1.0), (2.0, 3.0), (19.0, 381.0), (900.0, 4.0)] {
            let mut before = 0.0;
            for step in 1..100 {
                let p = step as f64 / 100.0;
                let x = beta_quantile(a, b, p);
                assert!(x >= before, "quantiles of Beta({a}, {b}) fall at {p}");
                before = x;
                // Next to 1 a quantile cannot be told apart from its neighbours.
                if x > 1e-300 && x < 1.0 - 1e-4 {
                    close(beta_cdf(a, b, x), p, 1e-11);
                }
            }
        }
        close(beta_quantile(1.0, 7.0, 0.3), 1.0 - libm::pow(0.7, 1.0 / 7.0), 1e-14);
        close(beta_quantile(0.5, 0.5, 0.5), 0.5, 1e-14);
    }
}
