//! Functions with known answers in place of a scenario: proof that designs, storage and indices fit together.

use std::f64::consts::PI;

/// A test function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TestModel {
    /// Ishigami & Homma (1990): sin x1 + 7 sin² x2 + 0.1 x3⁴ sin x1 on (−π, π)³.
    Ishigami,
    /// Sobol's G: ∏ (|4 xi − 2| + ai) / (1 + ai) on (0, 1)⁸ with a = 0, 1, 4.5, 9, 99, 99, 99, 99.
    GFunction,
}

/// The factors' weights in the G-function.
const A: [f64; 8] = [0.0, 1.0, 4.5, 9.0, 99.0, 99.0, 99.0, 99.0];

impl TestModel {
    pub const ALL: [(&'static str, TestModel); 2] =
        [("ishigami", TestModel::Ishigami), ("g-function", TestModel::GFunction)];

    pub fn name(self) -> &'static str {
        TestModel::ALL.iter().find(|(_, m)| *m == self).map_or("", |(name, _)| name)
    }

    /// Number of inputs, called x1, x2, …
    pub fn inputs(self) -> usize {
        match self {
            TestModel::Ishigami => 3,
            TestModel::GFunction => A.len(),
        }
    }

    /// The range inputs are meant for.
    pub fn range(self) -> (f64, f64) {
        match self {
            TestModel::Ishigami => (-PI, PI),
            TestModel::GFunction => (0.0, 1.0),
        }
    }

    /// The value at a point; missing inputs count as the middle of their range.
    pub fn value(self, x: &[f64]) -> f64 {
        match self {
            TestModel::Ishigami => {
                let s = libm::sin(x[0]);
                let t = libm::sin(x[1]);
                s + 7.0 * t * t + 0.1 * (x[2] * x[2]) * (x[2] * x[2]) * s
            }
            TestModel::GFunction => {
                x.iter().zip(A).map(|(x, a)| ((4.0 * x - 2.0).abs() + a) / (1.0 + a)).product()
            }
        }
    }
}
