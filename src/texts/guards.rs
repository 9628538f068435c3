//! Remarks on how far a run can be relied on.

use std::fmt::Display;

use super::part;

part! {
    /// Remarks on how far a run can be relied on.
    pub struct GuardTexts {
        pub results_decided: &'static str,
        /// more
        pub same_goes_for: fn(&dyn Display) -> String,
        /// leader, name, events, enough_events
        pub rare_events: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        /// name, skewness, worlds
        pub heavy_tails: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
    }
}
