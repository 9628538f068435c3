//! What the pictures of a sweep say.

use std::fmt::Display;

use super::part;

part! {
    /// What the pictures of a sweep say: its factors are not all unknown, some are decisions. Names come quoted.
    pub struct SweepChartTexts {
        // Findings of the tornado: policy, then the factor or how many there are.
        pub no_factor_moves: fn(&dyn Display) -> String,
        pub stays_better: fn(&dyn Display) -> String,
        pub stays_worse: fn(&dyn Display) -> String,
        /// policy, factor
        pub one_factor_decides: fn(&dyn Display, &dyn Display) -> String,
        /// factors, policy
        pub factors_turn: fn(&dyn Display, &dyn Display) -> String,
        /// The same where the points leave open which policy is better.
        pub open: fn(&dyn Display) -> String,
        /// factors, policy
        pub open_factors_decide: fn(&dyn Display, &dyn Display) -> String,
        /// What a bar is.
        pub bars_on_curve: &'static str,
        pub bars_simulated: &'static str,
        // The heat map: policy, baseline.
        pub depends_on_two: fn(&dyn Display, &dyn Display) -> String,
        pub open_depends_on_two: fn(&dyn Display) -> String,
        /// Empty cells of a surface and of a grid.
        pub blank: &'static str,
        pub blank_cell: &'static str,
        /// An axis in equal ratios.
        pub log_scale: fn(&dyn Display) -> String,
        /// Below a picture: points and worlds in words, people.
        pub points_worlds_people: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        /// The same where people are a factor.
        pub points_worlds: fn(&dyn Display, &dyn Display) -> String,
        /// "after …" where the horizon is a factor.
        pub varied_horizon: &'static str,
        /// kind, kinds that there are
        pub no_such_chart: fn(&dyn Display, &dyn Display) -> String,
        /// kind, why
        pub nothing_to_show: fn(&dyn Display, &dyn Display) -> String,
        // Why there is no picture.
        pub needs_two_policies: &'static str,
        pub needs_two_factors: &'static str,
        /// points there are, points needed
        pub too_few: fn(&dyn Display, &dyn Display) -> String,
        /// How to get more points, of a design that can be extended and of one that is whole.
        pub more_points: [&'static str; 2],
        pub no_spread: &'static str,
        /// share
        pub explains_little: fn(&dyn Display) -> String,
    }
}
