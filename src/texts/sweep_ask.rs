//! Answers to the questions of `ask` on a sweep.

use std::fmt::Display;

use super::part;

part! {
    /// Answers to the questions of `ask` on a sweep. `what` is "the gain of A over B" or a measure of one policy.
    pub struct SweepAskTexts {
        pub today: &'static str,
        pub or: &'static str,
        pub point: &'static str,
        pub value: &'static str,
        /// the factor, words
        pub is_word: fn(&dyn Display, &dyn Display) -> String,
        /// the gain, policy, rival
        pub gain_of_over: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        /// measure
        pub the_measure: fn(&dyn Display) -> String,
        /// folder, the sweep's command
        pub nothing_finished: fn(&dyn Display, &dyn Display) -> String,
        /// folder
        pub every_trial_failed: fn(&dyn Display) -> String,
        /// policy
        pub only_one: fn(&dyn Display) -> String,
        /// folder
        pub not_one_at_a_time: fn(&dyn Display) -> String,
        /// folder
        pub not_trajectories: fn(&dyn Display) -> String,
        /// what, value
        pub constant: fn(&dyn Display, &dyn Display) -> String,
        /// needed, have
        pub too_few: fn(&dyn Display, &dyn Display) -> String,
        /// needed, have
        pub too_few_rows: fn(&dyn Display, &dyn Display) -> String,
        /// points, worlds
        pub foot: fn(&dyn Display, &dyn Display) -> String,
        /// points
        pub foot_one_world: fn(&dyn Display) -> String,
        /// points used, all
        pub foot_some: fn(&dyn Display, &dyn Display) -> String,
        /// policy, rival
        pub foot_against: fn(&dyn Display, &dyn Display) -> String,
        pub foot_stored: &'static str,
        /// trials
        pub foot_failed: fn(&dyn Display) -> String,
        /// points
        pub foot_unfinished: fn(&dyn Display) -> String,
        /// points used
        pub some_points: fn(&dyn Display) -> String,
        /// factor, what, share alone, share with others
        pub drives_with_others: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        /// factor, what, share
        pub drives_alone: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        /// what
        pub nothing_alone: fn(&dyn Display) -> String,
        /// what
        pub luck_hides: fn(&dyn Display) -> String,
        /// what, factor, share, its upper end
        pub none_clearly: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        pub one_world_only: &'static str,
        /// points, worlds
        pub left_out: fn(&dyn Display, &dyn Display) -> String,
        /// factors
        pub left_out_of_ranks: fn(&dyn Display) -> String,
        /// factors
        pub left_out_of_curves: fn(&dyn Display) -> String,
        pub effects_without_luck: &'static str,
        pub saltelli_header: [&'static str; 5],
        pub saltelli_remark: &'static str,
        /// share
        pub luck_taken_out: fn(&dyn Display) -> String,
        pub luck_not_taken_out: &'static str,
        /// used, dropped
        pub rows_used: fn(&dyn Display, &dyn Display) -> String,
        /// factor, what, effect
        pub moves_most: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        pub morris_header: [&'static str; 6],
        pub morris_remark: &'static str,
        pub given_header: [&'static str; 6],
        pub given_remark: &'static str,
        /// in ranks, interval, in straight lines
        pub explained: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        /// share of one world, share of means
        pub luck_in_means: fn(&dyn Display, &dyn Display) -> String,
        pub may_depend: &'static str,
        pub best_header: [&'static str; 5],
        pub best_remark: &'static str,
        /// policy, points
        pub best_everywhere: fn(&dyn Display, &dyn Display) -> String,
        /// regions, right, policy, right if always
        pub best_by_region: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        /// policy, share
        pub best_on_average: fn(&dyn Display, &dyn Display) -> String,
        /// policy, share
        pub best_of_few: fn(&dyn Display, &dyn Display) -> String,
        /// policy, conditions
        pub policy_where: fn(&dyn Display, &dyn Display) -> String,
        /// gain, right
        pub rule_adds: fn(&dyn Display, &dyn Display) -> String,
        /// policy, loses, points
        pub loses_never: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        /// policy, loses, points
        pub loses_always: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        /// policy, loses, events, of
        pub loses_in: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        /// policy, loses
        pub no_box: fn(&dyn Display, &dyn Display) -> String,
        /// policy, loses, when, events, of, covered
        pub loses_when: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        /// inside, mass, losses
        pub in_that_range: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        /// events, of, covered
        pub judged_elsewhere: fn(&dyn Display, &dyn Display, &dyn Display) -> String,
        /// factor, worth
        pub most_worth_knowing: fn(&dyn Display, &dyn Display) -> String,
        pub nothing_worth_knowing: &'static str,
        pub all_factors_together: &'static str,
        pub every_point_as_it_is: &'static str,
        pub prior_remark: &'static str,
        /// a, b
        pub first_order: fn(&dyn Display, &dyn Display) -> String,
        /// a, b
        pub second_order: fn(&dyn Display, &dyn Display) -> String,
        /// a, b
        pub neither_dominates: fn(&dyn Display, &dyn Display) -> String,
        pub dominance_remark: &'static str,
        pub needs_two_measures: &'static str,
        /// policy, point, measure, measure
        pub no_trade_off: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        /// members, candidates, measure, measure
        pub trade_off: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        /// shown, all
        pub some_of_the_front: fn(&dyn Display, &dyn Display) -> String,
        pub trade_off_remark: &'static str,
        pub tornado_header: [&'static str; 4],
        pub flips_between_words: &'static str,
        pub one_at_a_time_header: [&'static str; 4],
        /// mean gain, interval
        pub tornado_remark: fn(&dyn Display, &dyn Display) -> String,
        /// interval
        pub one_at_a_time_remark: fn(&dyn Display) -> String,
        /// what, its lowest and where, its highest and where, factor
        pub moves_between: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
        /// what, from, to, factor, its lowest, its highest
        pub moves_from_to: fn(&dyn Display, &dyn Display, &dyn Display, &dyn Display, &dyn Display, &dyn Display) -> String,
    }
}
