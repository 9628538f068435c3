//! The chart of all policies' distributions.

/// Names come quoted, values with their unit, counts of worlds as "83 of 100 worlds".
pub struct CdfTexts {
    /// The first policy is better than every other at every level, whatever one thinks of risk.
    pub dominates: fn(&str) -> String,
    /// The same where the baseline is the only other policy.
    pub dominates_baseline: fn(&str, &str) -> String,
    /// worlds, policy, value that it reaches there, whether more is better
    pub reaches: fn(&str, &str, &str, bool) -> String,
    /// worlds, policy, baseline
    pub better_in: fn(&str, &str, &str) -> String,
    /// policy, baseline
    pub the_same: fn(&str, &str) -> String,
    /// What the height of a line means; whether more is better.
    pub height: [&'static str; 2],
    /// How many of how many policies are shown.
    pub shown: fn(usize, usize) -> String,
    /// Above the axis of worlds.
    pub of_worlds: fn(u32) -> String,
    /// Beside the marked point: worlds, value, whether more is better.
    pub read: fn(&str, &str, bool) -> String,
}
