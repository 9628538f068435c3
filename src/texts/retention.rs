//! How customers stay, and why more of them do with time.

use std::fmt::Display;

use super::part;

part! {
    /// How customers stay, and why more of them do with time. Shares are already written in the language's format.
    pub struct RetentionTexts {
        /// A step of the curve: "a week", "a quarter".
        pub per_week: &'static str,
        pub per_month: &'static str,
        pub per_quarter: &'static str,
        pub per_year: &'static str,
        /// share, step
        pub steady: fn(&dyn Display, &dyn Display) -> String,
        /// from, to, step
        pub rises_by_sorting: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        pub rises: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        pub falls: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        /// from, to, step, points by sorting, points by change
        pub split_up: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        pub split_down: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        pub split_steady: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        /// points by sorting; the rest is open
        pub change_open: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        /// step
        pub subtitle: fn(&dyn Display) -> String,
        /// customers, worlds
        pub cohort: fn(&dyn Display, &dyn Display) -> String,
        pub parts: &'static str,
        pub parts_with_firm: &'static str,
        pub inseparable: &'static str,
        pub firm_only: &'static str,
    pub sorting_only: &'static str,
        /// Ends of the lines.
        pub as_it_is: &'static str,
        pub nobody_changes: &'static str,
        pub as_at_first: &'static str,
        /// Parts of the rise.
        pub sorting: &'static str,
        pub sorting_and_firm: &'static str,
        pub change: &'static str,
        /// Axis of the time somebody has been followed.
        pub axis_weeks: &'static str,
        pub axis_months: &'static str,
        pub axis_years: &'static str,
    }
}
