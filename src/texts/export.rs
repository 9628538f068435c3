//! Columns of exported tables, and what `export` and `replay` say.

use std::fmt::Display;

use super::part;

part! {
    /// Columns of exported tables, and what `export` and `replay` say.
    pub struct ExportTexts {
        pub point: &'static str,
        pub world: &'static str,
        pub policy: &'static str,
        pub policy_name: &'static str,
        pub status: &'static str,
        pub reason: &'static str,
        pub week: &'static str,
        pub worlds: &'static str,
        pub failed: &'static str,
        /// measure
        pub mean: fn(&dyn Display) -> String,
        /// measure
        pub sd: fn(&dyn Display) -> String,
        /// percent, measure
        pub half: fn(&dyn Display, &dyn Display) -> String,
        /// measure
        pub difference: fn(&dyn Display) -> String,
        /// percent, measure
        pub difference_half: fn(&dyn Display, &dyn Display) -> String,
        /// Cumulated cash, cumulated margin, then the weekly counts in the order of the store.
        pub series: [&'static str; 14],
        /// In the order of the store.
        pub pilot: [&'static str; 10],
        pub counted: &'static str,
        pub simulated: &'static str,
        /// range
        pub varied: fn(&dyn Display) -> String,
        /// law
        pub drawn: fn(&dyn Display) -> String,
        /// rows, columns
        pub exported: fn(&dyn Display, &dyn Display) -> String,
        pub code_book: &'static str,
        /// point, world, name
        pub trial_of_sweep: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        /// world, name
        pub trial_of_run: fn(&dyn Display, &dyn Display) -> String,
        pub factors: &'static str,
        pub unknowns: &'static str,
        pub measure: &'static str,
        /// count
        pub nothing: fn(&dyn Display) -> String,
        pub difference_column: &'static str,
        /// Percentage points, in a narrow column.
        pub points: &'static str,
        /// policy
        pub course: fn(&dyn Display) -> String,
        pub week_column: &'static str,
        /// customers, visits, failures, voiced, left, joined
        pub course_columns: [&'static str; 6],
        /// currency
        pub cash_column: fn(&dyn Display) -> String,
        /// policy, reason
        pub fails: fn(&dyn Display, &dyn Display) -> String,
        /// policy
        pub identical: fn(&dyn Display) -> String,
        /// policy
        pub fails_again: fn(&dyn Display) -> String,
        /// policy, reason
        pub other_reason: fn(&dyn Display, &dyn Display) -> String,
        /// policy, column, stored, now
        pub differs: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        /// policy
        pub not_stored: fn(&dyn Display) -> String,
        /// file
        pub scenario_written: fn(&dyn Display) -> String,
    }
}
