//! Service standards: written rules and audits that make one visit like the other, and tell people what to expect.

use super::numbers::WEEKS_PER_YEAR;
use super::response::adbudg;
use crate::scenario::params::{ParamId as P, Values};

/// Spread of quality with so much spent on standards, relative to none at all: falling, with diminishing returns
/// (ADBUDG through `standards.spread_usual`, `_half_more` and `_most`). 1 when the switch is off.
pub fn spread(v: &Values) -> f64 {
    if v[P::StandardsOn] == 0.0 {
        return 1.0;
    }
    let spend = v[P::StandardsSpendPerMonth] / v[P::StandardsUsualPerMonth];
    let [usual, half_more, most] =
        [v[P::StandardsSpreadUsual], v[P::StandardsSpreadHalfMore], v[P::StandardsSpreadMost]];
    adbudg(spend, 1.0, usual, half_more, most)
}

/// Cost of a week, currency units.
pub fn cost(v: &Values) -> f64 {
    if v[P::StandardsOn] == 0.0 { 0.0 } else { v[P::StandardsSpendPerMonth] * 12.0 / WEEKS_PER_YEAR }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Pack;

    #[test]
    fn standards_lower_the_spread_less_and_less() {
        let mut v = Values::of_pack(Pack::Measured);
        assert_eq!((spread(&v), cost(&v)), (1.0, 0.0));
        v[P::StandardsOn] = 1.0;
        assert!((spread(&v) - v[P::StandardsSpreadUsual]).abs() < 1e-12);
        assert!((cost(&v) * 52.0 - 18_000.0).abs() < 1e-9);
        let mut at = |spend| {
            v[P::StandardsSpendPerMonth] = spend;
            spread(&v)
        };
        assert_eq!(at(0.0), 1.0);
        let steps: Vec<f64> = (1..8).map(|k| at(1_500.0 * f64::from(k))).collect();
        assert!(steps.windows(2).all(|w| w[1] < w[0]), "{steps:?}");
        assert!(steps.windows(3).all(|w| w[0] - w[1] > w[1] - w[2]), "diminishing: {steps:?}");
    }
}
