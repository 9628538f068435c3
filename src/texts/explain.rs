//! What `explain` says.

use std::fmt::Display;

use super::part;

part! {
    /// What `explain` says.
    pub struct ExplainTexts {
        pub usage: &'static str,
        pub unit: &'static str,
        pub currency: &'static str,
        pub range: &'static str,
        pub may_be: &'static str,
        pub example: &'static str,
        pub grade: &'static str,
        pub packs_differ: &'static str,
        pub same_source: &'static str,
        pub other_source: &'static str,
        pub in_world: &'static str,
        pub in_unknowns: &'static str,
        pub in_policy: &'static str,
        pub money: &'static str,
        pub people: &'static str,
        pub number_events: &'static str,
        pub share: &'static str,
        pub ratio: &'static str,
        pub higher_better: &'static str,
        pub lower_better: &'static str,
        pub use_in: &'static str,
        pub direction: &'static str,
        pub packs: &'static str,
        /// differ, x
        pub numbers_differ: fn(&dyn Display, &dyn Display) -> String,
        pub evidence_foot: &'static str,
        pub numbers_of: &'static str,
        pub name: &'static str,
        pub meaning: &'static str,
        pub needs: &'static str,
        /// What `[pilot]` is.
        pub pilot: &'static str,
        /// In the order of `PILOT_KEYS`.
        pub pilot_keys: [&'static str; 5],
        pub pilot_measures: &'static str,
        /// What `[[shock]]` is.
        pub shock: &'static str,
        /// In the order `name`, `set`, `from.week`, `from.weeks`, `from.ramp_weeks`.
        pub shock_keys: [&'static str; 5],
    }
}
