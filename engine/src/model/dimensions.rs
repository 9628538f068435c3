//! Dimensions of quality: consistent, responsive, knowledgeable, relevant, pleasant.
//!
//! Founding article B: a firm must be all of these, else the customer is gone. So they do not make up for one another
//! (a non-compensatory, conjunctive rule): a visit fails if it fails in any of them.

use crate::scenario::params::{ParamId as P, Values};

/// The dimensions, each a share of visits that fails in it beyond today's `quality.failure_rate`.
pub const DIMENSIONS: [P; 5] = [
    P::QualityDimensionsConsistent,
    P::QualityDimensionsResponsive,
    P::QualityDimensionsKnowledgeable,
    P::QualityDimensionsRelevant,
    P::QualityDimensionsPleasant,
];

/// Share of visits that fail in no dimension: the product of (1 - p) over them, as they fail independently. 1 when
/// the switch is off.
pub fn sound(v: &Values) -> f64 {
    if v[P::QualityDimensionsOn] == 0.0 {
        return 1.0;
    }
    DIMENSIONS.iter().map(|&p| 1.0 - v[p]).product()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Pack;

    #[test]
    fn five_dimensions_that_fail_alike_have_their_closed_form() {
        let mut v = Values::of_pack(Pack::Folklore);
        DIMENSIONS.iter().for_each(|&p| v[p] = 0.1);
        assert_eq!(sound(&v), 1.0);
        v[P::QualityDimensionsOn] = 1.0;
        assert!((1.0 - sound(&v) - (1.0 - 0.9_f64 * 0.9 * 0.9 * 0.9 * 0.9)).abs() < 1e-15);
        v[P::QualityDimensionsPleasant] = 1.0;
        assert_eq!(sound(&v), 0.0);
    }
}
