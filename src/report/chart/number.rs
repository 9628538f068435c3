//! Numbers in pictures, written by [`crate::texts::number`], and round axis ticks.

use super::data::Lang;
pub use crate::texts::number::{Scale, Sign};
use crate::texts::number::{exponent, power_of_ten};

/// `v` with `decimals` places, as in print: `+1,234.5` or `+1.234,5`.
pub fn number(lang: Lang, v: f64, decimals: usize, sign: Sign) -> String {
    lang.print().number(v, -(decimals as i32), sign)
}

/// A whole number with grouped thousands.
pub fn whole(lang: Lang, v: f64) -> String {
    number(lang, v, 0, Sign::Minus)
}

/// A share as a percentage, `0.684` as `68 %`.
pub fn percent(lang: Lang, share: f64) -> String {
    lang.print().percent(share)
}

/// A share of `worlds` as a count: "97 of 100 worlds".
pub fn odds(lang: Lang, share: f64, worlds: u32) -> String {
    lang.print().odds(share, worlds)
}

/// Round positions along an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Ticks {
    pub values: Vec<f64>,
    /// Places needed to write every tick exactly.
    pub decimals: usize,
}

impl Ticks {
    /// Ticks at 1, 2, 2.5 or 5 times a power of ten whose ends enclose `lo` to `hi`, with about `count`
    /// steps. Zero is always enclosed; a range without length becomes −1 to 1.
    pub fn enclosing(lo: f64, hi: f64, count: usize) -> Self {
        let (lo, hi) = (lo.min(0.0), hi.max(0.0));
        if hi - lo > 0.0 { Self::between(lo, hi, count) } else { Self::between(-1.0, 1.0, count) }
    }
    /// The same without zero, for data that lie far from it; `hi` is above `lo`.
    pub fn between(lo: f64, hi: f64, count: usize) -> Self {
        let raw = (hi - lo) / count as f64;
        let e = exponent(raw);
        let unit = power_of_ten(e);
        let (m, extra) = [(1.0, 0), (2.0, 0), (2.5, 1), (5.0, 0), (10.0, 0)]
            .into_iter()
            .find(|(m, _)| m * unit >= raw * (1.0 - 1e-9))
            .unwrap_or((10.0, 0));
        let step = m * unit;
        let (first, last) = ((lo / step + 1e-9).floor(), (hi / step - 1e-9).ceil());
        let values = (0..=(last - first) as i64).map(|i| (first + i as f64) * step).collect();
        Ticks { values, decimals: (extra - e).clamp(0, 9) as usize }
    }
    pub fn first(&self) -> f64 {
        self.values.first().copied().expect("an axis has ticks")
    }
    pub fn last(&self) -> f64 {
        self.values.last().copied().expect("an axis has ticks")
    }
}

/// Whether the values between `lo` and `hi` would take less than the share `most` of an axis from zero.
pub fn is_far_from_zero(lo: f64, hi: f64, most: f64) -> bool {
    let far = lo.abs().min(hi.abs());
    lo * hi > 0.0 && hi - lo < most / (1.0 - most) * far
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_near_its_data_has_round_ticks_without_zero() {
        assert!(is_far_from_zero(100.0, 102.0, 0.12) && is_far_from_zero(-102.0, -100.0, 0.12));
        assert!(!is_far_from_zero(50.0, 100.0, 0.12) && !is_far_from_zero(-1.0, 1.0, 0.12));
        assert_eq!(Ticks::between(100.3, 101.9, 4).values, [100.0, 100.5, 101.0, 101.5, 102.0]);
    }

    #[test]
    fn ticks_enclose_the_data_and_zero() {
        let t = Ticks::enclosing(-471.0, 655.0, 5);
        assert_eq!(t.values, [-500.0, -250.0, 0.0, 250.0, 500.0, 750.0]);
        assert_eq!(Ticks::enclosing(0.0, 0.0, 4).values, [-1.0, -0.5, 0.0, 0.5, 1.0]);
        assert_eq!(Ticks::enclosing(-9.0, -3.0, 5).last(), 0.0);
        for magnitude in [1e-9, 0.3, 7.0, 1e6, 1e12] {
            let t = Ticks::enclosing(-magnitude, 2.0 * magnitude, 6);
            assert!(t.first() <= -magnitude && t.last() >= 2.0 * magnitude && t.values.len() <= 9);
            assert!(t.values.contains(&0.0));
        }
    }
}
