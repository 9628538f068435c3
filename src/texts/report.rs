//! The sentences of a report.

use super::part;

part! {
    /// The sentences of a report. Functions take numbers already written in the language's format.
    pub struct ReportTexts {
        /// policy, margin with unit, confidence
        pub best: fn(&str, &str, &str) -> String,
        /// policy, margin, confidence: the baseline itself is best
        pub best_is_baseline: fn(&str, &str, &str) -> String,
        /// baseline, worlds ahead (events, of): appended to `best`
        pub ahead_of: fn(&str, u64, u64) -> String,
        /// baseline, worlds: ahead in all of them
        pub ahead_in_all: fn(&str, &str) -> String,
        /// names, threshold with unit, confidence
        pub no_difference: fn(&[String], &str, &str) -> String,
        /// names of policies without any difference
        pub no_difference_exact: fn(&[String]) -> String,
        /// leader, threshold with unit if there is one
        pub not_settled: fn(&str, Option<&str>) -> String,
        /// leader, those it is open against, threshold with unit if there is one
        pub not_settled_against: fn(&str, &[String], Option<&str>) -> String,
        /// worlds, seconds if known
        pub more_worlds: fn(&str, Option<&str>) -> String,
        pub more_worlds_unknown: &'static str,
        pub only_one: fn(&str) -> String,
        pub identical: &'static str,
        pub no_world: &'static str,
        /// horizon
        pub gain_over: fn(&str) -> String,
        /// horizon
        pub change_over: fn(&str) -> String,
        /// confidence, low, high
        pub interval: fn(&str, &str, &str) -> String,
        pub worst_worlds: &'static str,
        pub worst_mean: &'static str,
        pub paid_back_after: &'static str,
        pub paid_back: &'static str,
        pub at_once: &'static str,
        pub never_mostly: &'static str,
        /// horizon, events, of
        pub never_in: fn(&str, u64, u64) -> String,
        pub always: fn(u64) -> String,
        pub gain_vs_today: &'static str,
        pub change_vs_today: &'static str,
        pub best_in: &'static str,
        pub beats_today: &'static str,
        pub worst: &'static str,
        pub treated: &'static str,
        pub seen: &'static str,
        pub none_seen: &'static str,
        /// worlds
        pub worlds: fn(&str) -> String,
        /// worlds
        pub worlds_one_policy: fn(&str) -> String,
        /// counted, stored
        pub failed: fn(&str, &str) -> String,
        pub seconds: fn(&str) -> String,
        pub pairing: fn(&str) -> String,
        pub more_than: fn(&str) -> String,
        /// share that the unknowns explain
        pub unknowns: fn(&str) -> String,
        /// the unknowns explain next to nothing
        pub luck: &'static str,
        pub skewed: &'static str,
        pub measured_by: fn(&str) -> String,
        pub also: &'static str,
        pub percentage_points: &'static str,
        pub years: fn(u32) -> String,
        /// years with a decimal
        pub years_and_part: fn(&str) -> String,
        pub weeks: fn(u32) -> String,
        /// in the case that follows "after"
        pub after_months: fn(u32) -> String,
        pub after_weeks: fn(u32) -> String,
        pub no_difference_cell: &'static str,
    }
}

/// `1 week`, `2 weeks`.
pub(super) fn one_or_many(n: u32, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// `"A", "B" and "C"`.
pub(super) fn listed(names: &[String], and: &str, quotes: (char, char)) -> String {
    let quoted: Vec<String> = names.iter().map(|n| format!("{}{n}{}", quotes.0, quotes.1)).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} {and} {last}", rest.join(", ")),
        _ => quoted.concat(),
    }
}
