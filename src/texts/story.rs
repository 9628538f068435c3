//! Sentences of the story that `report.html` tells step by step, from the run's own numbers.

use super::part;

part! {
/// The texts of one language. Functions take numbers and names already written in the language's format.
pub struct StoryTexts {
    /// What each step is about, in the order of the story.
    pub question: &'static str,
    pub silence: &'static str,
    pub spread: &'static str,
    pub leave: &'static str,
    pub gains: &'static str,
    pub sure: &'static str,
    pub money_back: &'static str,
    pub change: &'static str,
    pub decision: &'static str,
    /// policies, worlds, people, horizon
    pub compared: fn(&str, &str, &str, &str) -> String,
    /// worlds, people, horizon: a single policy
    pub alone: fn(&str, &str, &str) -> String,
    /// baseline, failures, heard of
    pub heard: fn(&str, &str, &str) -> String,
    /// baseline, failures
    pub heard_none: fn(&str, &str) -> String,
    /// people told by each, bad stories
    pub told: fn(&str, &str) -> String,
    /// baseline, customers lost
    pub lost: fn(&str, &str) -> String,
    /// share lost by bad treatment
    pub treated: fn(&str) -> String,
    /// baseline, horizon, policies with their gains
    pub brings: fn(&str, &str, &str) -> String,
    /// name, gain
    pub gain_of: fn(&str, &str) -> String,
    /// policies not named
    pub and_more: fn(&str) -> String,
    /// leader, baseline, events, of
    pub ahead: fn(&str, &str, &str, &str) -> String,
    /// leader, share of worlds
    pub best_in: fn(&str, &str) -> String,
    /// gain in the worst worlds
    pub worst: fn(&str) -> String,
    /// policy, label, value, remark of the fact on pay-back
    pub back: fn(&str, &str, &str, &str) -> String,
    /// policy that would be ahead, meaning of the unknown, value, law
    pub wrong_below: fn(&str, &str, &str, &str) -> String,
    /// policy that would be ahead, meaning of the unknown, value, law
    pub wrong_above: fn(&str, &str, &str, &str) -> String,
    /// the unknown that moves the gain most
    pub holds: fn(&str) -> String,
    pub open: &'static str,
}
}
