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
        pub year: &'static str,
        /// The beginning of the axis of time.
        pub start: &'static str,
        pub median: &'static str,
        /// Before the gain where every unknown is at its mean.
        pub all_at_means: &'static str,
        pub ahead_from_start: &'static str,
        /// "Month 11"
        pub break_even_at: fn(&dyn Display) -> String,
        /// "Month 11"
        pub break_even_median_at: fn(&dyn Display) -> String,
        /// "Month 11"
        pub most_worlds: fn(&dyn Display) -> String,
        /// "Month 11", a later one without its unit
        pub most_worlds_range: fn(&dyn Display, &dyn Display) -> String,
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
        /// Reasons for leaving, in the order of the stored counts.
        pub causes: [&'static str; 8],
        pub one_more_not_shown: &'static str,
        /// n
        pub more_not_shown: fn(&dyn Display) -> String,
        /// What a difference in money is called.
        pub gain: &'static str,
        /// measure
        pub difference_in: fn(&dyn Display) -> String,
        /// gain, baseline, horizon, unit
        pub gain_line: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        /// difference, baseline, horizon, unit
        pub difference_line: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        /// level
        pub its_interval: fn(&dyn Display) -> String,
        /// error
        pub dot_and_bars: fn(&dyn Display) -> String,
        pub only_dot: &'static str,
        /// policy
        pub dots_nothing: fn(&dyn Display) -> String,
        /// policy, baseline
        pub dots_the_same: fn(&dyn Display, &dyn Display) -> String,
        /// policy, baseline, worlds in which it is better, worlds
        pub dots_better: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        /// n
        pub each_dot: fn(&dyn Display) -> String,
        /// n
        pub n_better: fn(&dyn Display) -> String,
        /// n
        pub n_worse: fn(&dyn Display) -> String,
        /// policy
        pub no_unknown_moves: fn(&dyn Display) -> String,
        /// policy
        pub stays_better: fn(&dyn Display) -> String,
        /// policy
        pub stays_worse: fn(&dyn Display) -> String,
        /// policy, name
        pub one_assumption_decides: fn(&dyn Display, &dyn Display) -> String,
        /// n, policy
        pub assumptions_turn: fn(&dyn Display, &dyn Display) -> String,
        pub tornado_bars: &'static str,
        pub does_not_pay: &'static str,
        pub does_harm: &'static str,
        pub what_packs_are: &'static str,
        /// policy, baseline, unit
        pub fan_of_gain: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        /// policy, baseline, unit, measure
        pub fan_of_difference: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        pub only_line: &'static str,
        pub line_and_areas: &'static str,
        /// name, percent
        pub fewer_dissatisfied: fn(&dyn Display, &dyn Display) -> String,
        /// name, percent
        pub more_dissatisfied: fn(&dyn Display, &dyn Display) -> String,
        /// worlds, people
        pub worlds_and_people: fn(&dyn Display, &dyn Display) -> String,
        /// people
        pub one_world_and_people: fn(&dyn Display) -> String,
        pub same_for_every_policy: &'static str,
        /// One and many, in German as they follow „nach“.
        pub years: [&'static str; 2],
        /// One and many, in German as they follow „nach“.
        pub months: [&'static str; 2],
        /// One and many, in German as they follow „nach“.
        pub weeks: [&'static str; 2],
        /// measure, time, unit
        pub pilot_change: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        /// policy
        pub failures_weekly: fn(&dyn Display) -> String,
        /// policy, step
        pub failures_in_steps: fn(&dyn Display, &dyn Display) -> String,
        pub only_lines: &'static str,
        pub seen_lines: &'static str,
        pub quality_drops: &'static str,
        pub quality_drop_unnoticed: &'static str,
        /// time
        pub quality_drop_noticed: fn(&dyn Display) -> String,
    }
}
