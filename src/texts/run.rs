//! What `run`, `show` and `chart` say beside the report.

use std::fmt::Display;

use super::part;

part! {
    /// What `run`, `show` and `chart` say beside the report.
    pub struct RunTexts {
        /// done, total, elapsed
        pub so_far: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        pub bar_at_most: &'static str,
        pub bar: &'static str,
        /// percent, done, total, left
        pub line: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        /// n
        pub nothing_new: fn(&dyn Display) -> String,
        /// n, more
        pub some_follow: fn(&dyn Display, &dyn Display) -> String,
        /// n
        pub more_follow: fn(&dyn Display) -> String,
        pub next: &'static str,
        /// file
        pub open_page: fn(&dyn Display) -> String,
        /// worlds
        pub quick_look: fn(&dyn Display) -> String,
        pub one_policy: &'static str,
        /// worlds
        pub settled: fn(&dyn Display) -> String,
        /// worlds
        pub precise: fn(&dyn Display) -> String,
        /// limit, needed
        pub not_precise: fn(&dyn Display, &dyn Display) -> String,
        /// limit
        pub limit: fn(&dyn Display) -> String,
        /// worlds
        pub near_zero: fn(&dyn Display) -> String,
        pub drawn: &'static str,
        /// policies
        pub policies_left: fn(&dyn Display) -> String,
        /// pack
        pub evidence_pack: fn(&dyn Display) -> String,
    }
}
