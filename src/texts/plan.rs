//! What a sweep will cost, and what `sweep` says while it works.

use std::fmt::Display;

use super::part;

part! {
    /// What a sweep will cost, and what `sweep` says while it works.
    pub struct PlanTexts {
        /// Grid, one at a time, Latin hypercube, Sobol, Morris, Saltelli, listed points.
        pub designs: [&'static str; 7],
        pub points: fn(u64) -> String,
        pub factors: fn(u64) -> String,
        pub policies: fn(u64) -> String,
        pub worlds: fn(u64) -> String,
        pub rows: fn(u64) -> String,
        pub units: fn(u64) -> String,
        pub trials: fn(u64) -> String,
        /// Labels of the lines.
        pub label_factors: &'static str,
        pub label_where: &'static str,
        pub label_impossible: &'static str,
        pub label_stored: &'static str,
        pub label_units: &'static str,
        pub label_pilot: &'static str,
        pub label_time: &'static str,
        pub label_disk: &'static str,
        pub label_precision: &'static str,
        pub label_same: &'static str,
        /// design, factors
        pub design: fn(&dyn Display, &dyn Display) -> String,
        /// how many of them
        pub continuous: fn(&dyn Display) -> String,
        pub whole: fn(&dyn Display) -> String,
        pub listed: fn(&dyn Display) -> String,
        pub fixed: fn(&dyn Display) -> String,
        /// points at each level
        pub balanced: fn(&dyn Display) -> String,
        pub unbalanced: fn(&dyn Display) -> String,
        /// levels
        pub levels: fn(&dyn Display) -> String,
        /// between two levels
        pub list_joint: &'static str,
        /// the one level of a factor
        pub fixed_at: fn(&dyn Display) -> String,
        /// low, high
        pub range: fn(&dyn Display, &dyn Display) -> String,
        pub log: &'static str,
        /// today's value
        pub today: fn(&dyn Display) -> String,
        /// the median of an unknown, which stands for today
        pub today_median: fn(&dyn Display) -> String,
        pub dropped: fn(u64, u64) -> String,
        /// trials stored, all trials
        pub stored: fn(&dyn Display, &dyn Display) -> String,
        /// impossible points, all points
        pub impossible: fn(&dyn Display, &dyn Display) -> String,
        /// impossible points, points looked at, all points
        pub impossible_sampled: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        /// how often, first point, reason
        pub reason: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        /// reasons that are not told
        pub more_reasons: fn(u64) -> String,
        /// units, points and worlds of one, seconds on a core, bytes
        pub unit_size: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        /// how many points were looked at
        pub at_points: fn(u64) -> String,
        /// trials, at how many points, seconds
        pub pilot: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        /// failed results of the pilot
        pub pilot_failed: fn(&dyn Display) -> String,
        /// core time
        pub cpu: fn(&dyn Display) -> String,
        /// core time, low, high
        pub cpu_range: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        /// core time, moment, threads
        pub time: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        /// share of a core
        pub busy: fn(&dyn Display) -> String,
        pub nothing_left: &'static str,
        pub time_unknown: &'static str,
        pub threads: fn(u64) -> String,
        /// time of day
        pub today_at: fn(&dyn Display) -> String,
        pub tomorrow_at: fn(&dyn Display) -> String,
        /// a number of seconds, minutes, hours, days
        pub seconds: fn(&dyn Display) -> String,
        pub minutes: fn(&dyn Display) -> String,
        pub hours: fn(&dyn Display) -> String,
        pub days: fn(&dyn Display) -> String,
        pub under_a_second: &'static str,
        /// length of time
        pub about: fn(&dyn Display) -> String,
        /// bytes, free
        pub disk: fn(&dyn Display, &dyn Display) -> String,
        pub disk_unknown: fn(&dyn Display) -> String,
        /// half-width, confidence
        pub precision: fn(&dyn Display, &dyn Display) -> String,
        pub precision_level: fn(&dyn Display, &dyn Display) -> String,
        /// largest half-width, confidence
        pub precision_of: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        /// what counts
        pub worth: fn(&dyn Display) -> String,
        /// worlds that would do
        pub worth_more: fn(&dyn Display) -> String,
        pub exact: &'static str,
        pub precision_unknown: &'static str,
        pub precision_one_world: &'static str,
        pub same: &'static str,
        pub next: &'static str,
        /// path
        pub csv_written: fn(&dyn Display) -> String,
        // What `sweep` says.
        pub bar: &'static str,
        /// percent, done, total, left
        pub line: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        pub note: &'static str,
        /// new name of a damaged file
        pub set_aside: fn(&dyn Display) -> String,
        /// key
        pub note_known: fn(&dyn Display) -> String,
        /// file of points, columns
        pub note_left_out: fn(&dyn Display, &dyn Display) -> String,
        /// a better number of base rows, the number asked for
        pub note_power_of_two: fn(&dyn Display, &dyn Display) -> String,
        /// trials, place of a shard
        pub all_stored: fn(&dyn Display, &dyn Display) -> String,
        /// points, worlds, policies, trials, shard
        pub begins: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        /// stored, all, more, shard
        pub goes_on: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        /// worlds or points, the option that asked for more
        pub goes_on_before: fn(&dyn Display, &dyn Display) -> String,
        /// the option that asked for fewer, worlds or points
        pub kept_before: fn(&dyn Display, &dyn Display) -> String,
        /// shard
        pub in_shard: fn(&dyn Display) -> String,
        /// moment, how long that is
        pub ends_at: fn(&dyn Display, &dyn Display) -> String,
        /// how long a unit of work takes
        pub last_unit: fn(&dyn Display) -> String,
        /// done, all
        pub interrupted: fn(&dyn Display, &dyn Display) -> String,
        pub time_up: fn(&dyn Display, &dyn Display) -> String,
        pub done: fn(&dyn Display, &dyn Display) -> String,
        /// failed, done, all
        pub stopped_at_failure: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        pub done_some_failed: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        /// failed, folder
        pub hopeless: fn(&dyn Display, &dyn Display) -> String,
        /// policy, share of points, points
        pub leads: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        /// policy, share of points; beside a bar
        pub leads_short: fn(&dyn Display, &dyn Display) -> String,
        /// mean of the only policy's measure, points
        pub mean: fn(&dyn Display, &dyn Display) -> String,
    }
}
