//! One scenario under both evidence packs.

use std::fmt::Display;

use super::part;

part! {
    /// One scenario under both evidence packs.
    pub struct PackTexts {
        /// name
        pub quoted: fn(&dyn Display) -> String,
        /// policy, baseline, pack under which it is better, the other
        pub better_and_worse: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        pub gain_vs_today: &'static str,
        pub change_vs_today: &'static str,
        /// a, b
        pub worlds: fn(&dyn Display, &dyn Display) -> String,
        pub nothing_differs: &'static str,
        /// n
        pub numbers_differ: fn(&dyn Display) -> String,
        pub best: &'static str,
        pub among_best: &'static str,
        pub better: &'static str,
        pub worse: &'static str,
        pub no_difference: &'static str,
        pub open: &'static str,
        /// d
        pub they_disagree_about: fn(&dyn Display) -> String,
        /// policy
        pub unbeaten: fn(&dyn Display) -> String,
        /// a, b
        pub disagree: fn(&dyn Display, &dyn Display) -> String,
        pub open_under_both: &'static str,
        /// settled, best, other
        pub open_under_one: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        pub same_numbers: &'static str,
        pub only_one: &'static str,
        pub identical: &'static str,
        /// policy
        pub is_best: fn(&dyn Display) -> String,
        /// policy
        pub stays_best: fn(&dyn Display) -> String,
    }
}
