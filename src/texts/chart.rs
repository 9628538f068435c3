//! Words in and around charts.

use std::fmt::Display;

use super::part;

part! {
    /// Words in and around charts.
    pub struct ChartTexts {
        /// time
        pub customers_lost_within: fn(&dyn Display) -> String,
        /// base
        pub grey_under: fn(&dyn Display) -> String,
        pub lost: &'static str,
        pub billion: &'static str,
        pub million: &'static str,
        pub week: &'static str,
        pub month: &'static str,
        pub ahead_from_start: &'static str,
        /// median
        pub break_even_month: fn(&dyn Display) -> String,
        /// median
        pub break_even_median_month: fn(&dyn Display) -> String,
        /// low, high
        pub months_of_most_worlds: fn(&dyn Display, &dyn Display) -> String,
        /// time, never
        pub not_within: fn(&dyn Display, &dyn Display) -> String,
        /// base
        pub per_thousand_dissatisfied: fn(&dyn Display) -> String,
        pub pale_figure: &'static str,
        /// dot
        pub dot_of_stories: fn(&dyn Display) -> String,
        /// base
        pub no_iceberg: fn(&dyn Display) -> String,
        pub what_the_firm_hears: &'static str,
        pub what_it_never_hears: &'static str,
        /// yes, all
        pub complaints_resolved: fn(&dyn Display, &dyn Display) -> String,
        pub nobody_hears: &'static str,
        /// each
        pub all_not_helped_tell: fn(&dyn Display) -> String,
        /// told
        pub stories_in_all: fn(&dyn Display) -> String,
        pub seed: &'static str,
        /// name
        pub quoted: fn(&dyn Display) -> String,
        /// one, a, other, b, people
        pub foot_of_packs: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        /// hidden
        pub more_ranked_lower_by_both: fn(&dyn Display) -> String,
        /// name, share
        pub pilot_understates: fn(&dyn Display, &dyn Display) -> String,
        /// name, share
        pub pilot_overstates: fn(&dyn Display, &dyn Display) -> String,
        /// name
        pub pilot_tells_the_truth: fn(&dyn Display) -> String,
        /// name
        pub pilot_without_bias: fn(&dyn Display) -> String,
        /// pilot, control, finds
        pub one_pilot_finds: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        /// wrong
        pub points_wrong_way: fn(&dyn Display) -> String,
        /// n
        pub customers_needed: fn(&dyn Display) -> String,
        pub no_size_found: &'static str,
        pub better_in: &'static str,
        /// hidden
        pub more_ranked_lower: fn(&dyn Display) -> String,
        pub survey: &'static str,
        pub complaints: &'static str,
        pub said_true: &'static str,
        pub mean: &'static str,
    }
}
