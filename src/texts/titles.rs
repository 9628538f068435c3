//! Findings that stand over charts.

use std::fmt::Display;

use super::part;

part! {
    /// Findings that stand over charts.
    pub struct TitleTexts {
        pub no_policy: &'static str,
        /// none, good_one, b
        pub least_of_all: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        /// base, b, bad_one
        pub none_clearly_better: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        /// base
        pub nothing_to_compare: fn(&dyn Display) -> String,
        /// a, base
        pub open_one: fn(&dyn Display, &dyn Display) -> String,
        /// base
        pub open_all: fn(&dyn Display) -> String,
        /// b
        pub does_not: fn(&dyn Display) -> String,
        /// a, good_clearly
        pub only_one: fn(&dyn Display, &dyn Display) -> String,
        /// good_many, a
        pub both: fn(&dyn Display, &dyn Display) -> String,
        /// n, good_many, a
        pub all: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        /// k, n, good_many, a, does_not
        pub some: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        /// name
        pub brings_nothing: fn(&dyn Display) -> String,
        pub ahead_from_start: fn(&dyn Display) -> String,
        /// name, horizon
        pub never_in_any_world: fn(&dyn Display, &dyn Display) -> String,
        /// never, name, horizon
        pub never_in: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        pub no_failures: &'static str,
        pub nobody_complains: &'static str,
        pub everybody_complains: &'static str,
        /// per
        pub fewer_than_one_complains: fn(&dyn Display) -> String,
        /// per
        pub one_complains: fn(&dyn Display) -> String,
        /// per, k
        pub some_complain: fn(&dyn Display, &dyn Display) -> String,
        pub nobody_lost: &'static str,
        pub nothing_to_see: &'static str,
        pub hears_nothing: &'static str,
        pub hears_everything: &'static str,
        /// share
        pub hears_of_share: fn(&dyn Display) -> String,
        /// n
        pub hears_of_one_in: fn(&dyn Display) -> String,
        /// times
        pub survey_shows_times: fn(&dyn Display) -> String,
        pub survey_shows_fewer: &'static str,
        pub survey_shows_truth: &'static str,
        /// For money: one does, one clearly does, many do, one does not; one does on average, many do on average.
        pub money_verbs: [&'static str; 6],
        /// The same for any other measure.
        pub other_verbs: [&'static str; 6],
        /// policy, months
        pub paid_back_in_the_one_world: fn(&dyn Display, &dyn Display) -> String,
        /// policy, months
        pub paid_back_in_half: fn(&dyn Display, &dyn Display) -> String,
        /// What customers do, in the order of the stored counts.
        pub causes: [&'static str; 8],
        /// cause
        pub all_lost: fn(&dyn Display) -> String,
        /// k, cause
        pub some_lost: fn(&dyn Display, &dyn Display) -> String,
        /// time
        pub drop_noticed: fn(&dyn Display) -> String,
        /// horizon
        pub drop_unnoticed: fn(&dyn Display) -> String,
    }
}
