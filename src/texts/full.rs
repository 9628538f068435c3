//! The sentences of the long answer.

use super::part;

/// What the sentence on the next unit of a lever says.
pub struct NextUnitText<'a> {
    pub lever: &'a str,
    pub from: &'a str,
    pub to: &'a str,
    pub smaller: &'a str,
    pub larger: &'a str,
    pub gain: &'a str,
    /// low and high
    pub interval: Option<(&'a str, &'a str)>,
    pub roq: Option<&'a str>,
}

part! {
    /// The sentences of the long answer. Functions take numbers already written in the language's format.
    pub struct FullTexts {
        pub against_today: &'static str,
        pub mean_gain: &'static str,
        pub mean_change: &'static str,
        /// confidence
        pub alone: fn(&str) -> String,
        pub together: &'static str,
        pub holm: &'static str,
        pub against_best: &'static str,
        pub from_best: &'static str,
        pub chance: &'static str,
        pub regret: &'static str,
        pub worst: &'static str,
        pub their_mean: &'static str,
        pub losing: &'static str,
        pub its_interval: &'static str,
        /// worlds needed
        pub needs_worlds: fn(&str) -> String,
        pub worse_than_today: &'static str,
        pub below_zero: &'static str,
        /// harm: events, of, share at most
        pub odds_none: fn(&str, &str, &str) -> String,
        pub money_back: &'static str,
        pub paid_back: &'static str,
        pub middle: &'static str,
        pub never: &'static str,
        pub cost: &'static str,
        pub lever_cost: &'static str,
        pub margin_gained: &'static str,
        pub roq: &'static str,
        pub roq_remark: &'static str,
        /// currency
        pub bridge: fn(&str) -> String,
        pub bridge_parts: [&'static str; 6],
        pub bridge_sum: &'static str,
        pub losses: &'static str,
        pub causes: [&'static str; 8],
        pub all_losses: &'static str,
        pub silent: &'static str,
        /// leader, gain, corrected gain
        pub corrected: fn(&str, &str, &str) -> String,
        /// leader, gain
        pub not_corrected: fn(&str, &str) -> String,
        pub next_unit: fn(&NextUnitText<'_>) -> String,
        pub no_next_unit: &'static str,
        pub saved: &'static str,
        pub by_pairing: &'static str,
        pub by_twin: &'static str,
        pub by_sobol: &'static str,
        pub not_used: &'static str,
        pub to: &'static str,
        /// events, of, share from, share to
        pub odds: fn(&str, &str, &str, &str) -> String,
        pub at_once: &'static str,
        pub not_within: &'static str,
        /// policies
        pub failed_everywhere: fn(&[String]) -> String,
        pub one_world: &'static str,
        pub bca: &'static str,
        pub wrong_if: &'static str,
        /// the policy that would be ahead then
        pub then_ahead: fn(&str) -> String,
        /// law as written in the file
        pub assumed: fn(&str) -> String,
    }
}
