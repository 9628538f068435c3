//! A selection with a guarantee.

use std::fmt::Display;

use super::part;

part! {
    /// A selection with a guarantee.
    pub struct SelectionTexts {
        pub percentage_points: &'static str,
        pub header: [&'static str; 4],
        pub exactly_0: &'static str,
        pub selected: &'static str,
        pub leads: &'static str,
        pub still_open: &'static str,
        pub clearly_worse: &'static str,
        pub not_better_by_what_counts: &'static str,
        /// worlds, why
        pub stopped: fn(&dyn Display, &dyn Display) -> String,
        /// baseline, gain
        pub against_today: fn(&dyn Display, &dyn Display) -> String,
        /// failed_worlds
        pub failed: fn(&dyn Display) -> String,
        /// skewed
        pub skewed: fn(&dyn Display) -> String,
        /// policy, policies, confidence, smallest difference that counts
        pub best: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        /// worlds, policies left, policies, leader, worlds that settle it
        pub not_settled: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        /// name
        pub same_as: fn(&dyn Display) -> String,
        /// done
        pub lives: fn(&dyn Display) -> String,
        /// done, all
        pub lives_saved: fn(&dyn Display, &dyn Display) -> String,
    }
}
