//! What `check` says.

use std::fmt::Display;

use super::part;

part! {
    /// What `check` says.
    pub struct CheckTexts {
        pub next: &'static str,
        pub more_defaults_all_shows: &'static str,
        pub pack_changes_nothing: &'static str,
        pub every_value_is_a_default: &'static str,
        pub baseline: &'static str,
        pub from: &'static str,
        pub pilot: &'static str,
        pub policy: &'static str,
        pub twin_leaves_out: &'static str,
        pub currency: &'static str,
        pub unit: &'static str,
        pub needs: &'static str,
        pub usage: &'static str,
        pub from_week: &'static str,
        pub until_week: &'static str,
        /// weeks
        pub rising: fn(&dyn Display) -> String,
        pub from_your_file: &'static str,
        pub unknown: &'static str,
        pub policies: &'static str,
        pub shocks: &'static str,
        /// pack
        pub defaults: fn(&dyn Display) -> String,
        /// defaults, pack
        pub other_defaults: fn(&dyn Display, &dyn Display) -> String,
        /// n
        pub packs_differ: fn(&dyn Display) -> String,
        /// file
        pub ok: fn(&dyn Display) -> String,
        /// people, weeks, unknowns, policies
        pub size: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        /// One and many.
        pub unknowns: [&'static str; 2],
        /// One and many.
        pub many_policies: [&'static str; 2],
        pub key: &'static str,
        pub value: &'static str,
        pub meaning: &'static str,
        pub source: &'static str,
        pub law: &'static str,
        pub sets: &'static str,
        pub costs: &'static str,
        pub shock: &'static str,
        pub weeks: &'static str,
        pub preview: &'static str,
        /// first week, share of customers, policy, weeks, measure, customers in it, not in it
        pub pilot_in_words: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        /// measure, switch
        pub silent_measure: fn(&dyn Display, &dyn Display) -> String,
    }
}
