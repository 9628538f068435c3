//! What the firm sees beside what is true.

use super::part;

part! {
    /// What the firm sees beside what is true. Functions take numbers already written in the language's format.
    pub struct SeenTexts {
        pub title: &'static str,
        pub failures: &'static str,
        pub heard: &'static str,
        pub true_rate: &'static str,
        pub seen_rate: &'static str,
        pub corrected: &'static str,
        pub survey: &'static str,
        pub noticed: &'static str,
        pub false_alarms: &'static str,
        pub at_work: &'static str,
        pub remark: &'static str,
        /// confidence
        pub survey_remark: fn(&str) -> String,
    }
}
