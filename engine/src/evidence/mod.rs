//! The two packs of defaults, and how well each number is known.

use crate::scenario::params::{Default, Param};

/// How well a number is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum Grade {
    /// Peer-reviewed measurement.
    A,
    /// Survey or trade figure with a known source.
    B,
    /// Quoted slogan.
    C,
    /// Assumption.
    D,
}

/// Which set of defaults a scenario starts from; never blended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pack {
    /// The founding articles' numbers, exactly.
    Folklore,
    /// Peer-reviewed where it exists, else named surveys.
    Measured,
}

impl Pack {
    /// This pack's default of a parameter.
    pub fn default_of(self, p: &'static Param) -> &'static Default {
        match self {
            Pack::Folklore => &p.folklore,
            Pack::Measured => &p.measured,
        }
    }
}
