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
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pack {
    /// The founding articles' numbers, exactly.
    Folklore,
    /// Peer-reviewed where it exists, else named surveys.
    Measured,
}

impl Pack {
    /// Both, in the order in which they are shown.
    pub const ALL: [Pack; 2] = [Pack::Folklore, Pack::Measured];

    /// The pack's name, as a scenario file writes it.
    pub fn name(self) -> &'static str {
        match self {
            Pack::Folklore => "folklore",
            Pack::Measured => "measured",
        }
    }

    /// The one that is not this one.
    pub fn other(self) -> Pack {
        match self {
            Pack::Folklore => Pack::Measured,
            Pack::Measured => Pack::Folklore,
        }
    }

    /// This pack's default of a parameter.
    pub fn default_of(self, p: &'static Param) -> &'static Default {
        match self {
            Pack::Folklore => &p.folklore,
            Pack::Measured => &p.measured,
        }
    }
}

/// Whether the packs give a parameter different numbers; a different source for the same number is no difference.
pub fn packs_differ(p: &Param) -> bool {
    p.folklore.value != p.measured.value
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::params::PARAMS;

    #[test]
    fn each_pack_has_a_name_of_its_own_and_the_other_one_beside_it() {
        for pack in Pack::ALL {
            assert_ne!(pack.name(), pack.other().name());
            assert_eq!(pack.other().other(), pack);
        }
    }

    #[test]
    fn the_packs_disagree_on_what_the_articles_and_the_studies_disagree_on() {
        let differ = |key: &str| PARAMS.iter().any(|p| p.key == key && packs_differ(p));
        for key in ["voice.rate", "reach.told", "wom.negative_effect", "talk.satisfied_share"] {
            assert!(differ(key), "{key}");
        }
        // The firm's own figures are nobody's evidence.
        for key in ["market.people", "spend.mean", "visits.per_year", "quality.failure_rate"] {
            assert!(!differ(key), "{key}");
        }
    }
}
