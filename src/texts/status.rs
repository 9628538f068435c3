//! How far a sweep is.

use std::fmt::Display;

use super::part;

part! {
    /// How far a sweep is.
    pub struct StatusTexts {
        /// trials
        pub finished: fn(&dyn Display) -> String,
        /// done, all, share, left
        pub so_far: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        /// done
        pub target_unknown: fn(&dyn Display) -> String,
        pub nothing_yet: &'static str,
        /// first, last
        pub worlds: fn(u64, u64) -> String,
        /// points, worlds
        pub everywhere: fn(&dyn Display, &dyn Display) -> String,
        /// points, of points, worlds
        pub partly: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        /// how many
        pub more_blocks: fn(&dyn Display) -> String,
        pub points_left: fn(&dyn Display) -> String,
        /// measure, points
        pub answer: fn(&dyn Display, &dyn Display) -> String,
        pub header: [&'static str; 4],
        pub mean: &'static str,
        /// results
        pub failed: fn(&dyn Display) -> String,
        /// how many, reason
        pub failures: fn(&dyn Display, &dyn Display) -> String,
        /// point, world, policy
        pub first_failure: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        /// how many
        pub more_failures: fn(&dyn Display) -> String,
        /// how many
        pub more: fn(&dyn Display) -> String,
        /// files
        pub bad: fn(&dyn Display) -> String,
        /// file
        pub damaged: fn(&dyn Display) -> String,
        pub foreign: fn(&dyn Display) -> String,
        pub twice: fn(&dyn Display) -> String,
        /// files
        pub strangers: fn(&dyn Display) -> String,
    }
}
