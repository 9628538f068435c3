//! What a run rests on.

use std::fmt::Display;

use super::part;

part! {
    /// What a run rests on.
    pub struct AssumptionTexts {
        pub grades: &'static str,
        pub your_file: &'static str,
        pub drawn: &'static str,
        /// given, left, pack
        pub title: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        pub header: [&'static str; 4],
    }
}
