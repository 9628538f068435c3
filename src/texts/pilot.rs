//! What a pilot inside the market shows.

use std::fmt::Display;

use super::part;

part! {
    /// What a pilot inside the market shows.
    pub struct PilotTexts {
        pub percentage_points: &'static str,
        pub pilot_shows: &'static str,
        /// one
        pub a_single_pilot: fn(&dyn Display) -> String,
        pub true_effect: &'static str,
        pub same_customers: &'static str,
        pub bias_by_contact: &'static str,
        pub groups_do_not_touch: &'static str,
        pub no_bias_shows: &'static str,
        pub contact_alone: &'static str,
        /// share
        pub understates: fn(&dyn Display) -> String,
        /// share
        pub overstates: fn(&dyn Display) -> String,
        /// events, of
        pub of_worlds: fn(&dyn Display, &dyn Display) -> String,
        /// confidence, finds, misleads, wrong
        pub test: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        /// The effects come from two estimators and need not add up.
        pub apart: &'static str,
        /// n
        pub left_out: fn(&dyn Display) -> String,
        /// Rows of the picture: shown, true, bias.
        pub rows: [&'static str; 3],
        /// policy, share of customers, time, customers in it, not in it, measure
        pub head: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        /// smallest effect, customers in each group
        pub size: fn(&dyn Display, &dyn Display) -> String,
        /// smallest effect
        pub too_small: fn(&dyn Display) -> String,
    }
}
