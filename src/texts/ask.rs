//! Answers to the questions of `ask`.

use std::fmt::Display;

use super::part;

part! {
    /// Answers to the questions of `ask`.
    pub struct AskTexts {
        pub best_header: [&'static str; 4],
        pub of_all: &'static str,
        pub to: &'static str,
        pub best_remark: &'static str,
        pub dominance_header: [&'static str; 6],
        pub dominance_remark: &'static str,
        pub dominates: &'static str,
        pub is_dominated: &'static str,
        pub less_risk: &'static str,
        pub more_risk: &'static str,
        pub open: &'static str,
        pub the_same: &'static str,
        /// a, b
        pub first_order: fn(&dyn Display, &dyn Display) -> String,
        /// a, b
        pub second_order: fn(&dyn Display, &dyn Display) -> String,
        /// a, b
        pub neither_dominates: fn(&dyn Display, &dyn Display) -> String,
        /// a, b
        pub gave_same: fn(&dyn Display, &dyn Display) -> String,
        /// most, the_gain, a, b
        pub mostly_luck: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        pub drivers_header: [&'static str; 4],
        pub helps: &'static str,
        pub hurts: &'static str,
        pub luck_and_bends: &'static str,
        /// ranks
        pub relation_bends: fn(&dyn Display) -> String,
        /// display
        pub no_world: fn(&dyn Display) -> String,
        /// names
        pub only_one: fn(&dyn Display) -> String,
        /// key
        pub not_a_number: fn(&dyn Display) -> String,
        /// a, b
        pub exactly_the_same: fn(&dyn Display, &dyn Display) -> String,
        /// a, b, gain
        pub constant_gain: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        /// needed_text, have, needed
        pub too_few: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        pub no_unknowns: &'static str,
        /// key, keys
        pub not_measured: fn(&dyn Display, &dyn Display) -> String,
        /// key, the nearest key
        pub not_measured_but: fn(&dyn Display, &dyn Display) -> String,
        /// policy, the others
        pub is_the_baseline: fn(&dyn Display, &dyn Display) -> String,
        /// name, all
        pub no_such_policy: fn(&dyn Display, &dyn Display) -> String,
        pub better: &'static str,
        pub worse: &'static str,
        /// a, better, b
        pub nothing_flips: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        /// a, condition, assumed
        pub wrong_if: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        /// key, lowest and where, highest and where
        pub bends: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        /// mean, interval_word
        pub tornado_remark: fn(&dyn Display, &dyn Display) -> String,
        pub above: &'static str,
        pub below: &'static str,
        pub uncertain: &'static str,
        pub needs_two_measures: &'static str,
        pub a_measure_is_not_a_number: &'static str,
        /// who, over
        pub no_trade_off: fn(&dyn Display, &dyn Display) -> String,
        /// who, over
        pub trade_off_between: fn(&dyn Display, &dyn Display) -> String,
        pub not_beaten_in: &'static str,
        /// interval_word
        pub trade_off_remark: fn(&dyn Display) -> String,
        /// a, loses, events, of
        pub loses_in: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        /// a, loses
        pub losing_is_luck: fn(&dyn Display, &dyn Display) -> String,
        /// a, loses, when, events, of, covered
        pub loses_when: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        /// a, loses, n, least, c
        pub loses_always: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        /// a, loses, n, most, c
        pub loses_never: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        /// events, of, interval_word, range
        pub over_all_worlds: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        /// inside, mass, losses, low, high
        pub in_that_range: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        /// events, of, covered
        pub judged_elsewhere: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        /// label, worth
        pub most_worth_knowing: fn(&dyn Display, &dyn Display) -> String,
        pub nothing_worth_knowing: &'static str,
        pub worth_up_to: &'static str,
        pub all_unknowns_together: &'static str,
        pub everything_luck_included: &'static str,
        pub study_remark: &'static str,
        /// all, name
        pub choice_between: fn(&dyn Display, &dyn Display) -> String,
        /// name
        pub quoted: fn(&dyn Display) -> String,
        pub percentage_points: &'static str,
        pub gain: &'static str,
        pub improvement: &'static str,
        pub the_gain: &'static str,
        pub the_gain_object: &'static str,
        pub mean_gain: &'static str,
        pub the_improvement: &'static str,
        pub mean_improvement: &'static str,
        pub loses_money: &'static str,
        pub does_worse: &'static str,
        /// label
        pub quoted_label: fn(&dyn Display) -> String,
        /// law
        pub assumed: fn(&dyn Display) -> String,
        /// worlds, a, b
        pub foot: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        /// failed
        pub more_failed: fn(&dyn Display) -> String,
        pub and: &'static str,
        /// Between the second and the third, and after the third, stands what is gained.
        pub tornado_header: [&'static str; 4],
        pub more_is_better: &'static str,
        pub less_is_better: &'static str,
        /// unknown, the gain, policy, rival, share of the spread, which way
        pub drives: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        /// confidence
        pub interval: fn(&dyn Display) -> String,
    }
}

/// The first letter in upper case.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}
