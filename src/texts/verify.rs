//! What `verify` says.

use std::fmt::Display;

use super::part;

part! {
    /// What `verify` says.
    pub struct VerifyTexts {
        /// near
        pub did_you_mean: fn(&dyn Display) -> String,
        pub how_to_list: &'static str,
        /// word
        pub no_such_check: fn(&dyn Display) -> String,
        /// number, place
        pub elsewhere: fn(&dyn Display, &dyn Display) -> String,
        /// number, first, last
        pub no_such_number: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        pub header: [&'static str; 5],
        pub header_broken: [&'static str; 5],
        pub noticed: &'static str,
        pub not_noticed: &'static str,
        pub nobody_notices: &'static str,
        /// noticed, all
        pub sum_of_broken: fn(&dyn Display, &dyn Display) -> String,
        pub agrees: &'static str,
        pub differs: &'static str,
        pub computed: &'static str,
        pub worlds: &'static str,
        pub exact: &'static str,
        pub only_with_full: &'static str,
        pub one_agrees: &'static str,
        /// all
        pub all_agree: fn(&dyn Display) -> String,
        /// red, differ, all, plain
        pub some_differ: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
    }
}
