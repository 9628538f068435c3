//! The story of `report.html` in English.

use crate::texts::story::StoryTexts;

pub static TEXTS: StoryTexts = StoryTexts {
    question: "The question",
    silence: "Who says nothing",
    spread: "How it spreads",
    leave: "Why they leave",
    gains: "What each policy brings",
    sure: "How sure that is",
    money_back: "When the money is back",
    change: "What would change the answer",
    decision: "The decision",
    compared: |policies, worlds, people, horizon| {
        format!(
            "{policies} policies are compared over {horizon}, in the same {worlds} simulated worlds of {people} \
             people. In each world every policy meets the same people and the same luck, so that a difference comes \
             from the policy."
        )
    },
    alone: |worlds, people, horizon| {
        format!("One policy is followed over {horizon}, in {worlds} simulated worlds of {people} people.")
    },
    heard: |baseline, failures, heard| {
        format!(
            "Under “{baseline}” {failures} failures happen in a world on average, and the firm is told of {heard}. Of \
             all the others it knows nothing."
        )
    },
    heard_none: |baseline, failures| {
        format!(
            "Under “{baseline}” {failures} failures happen in a world on average, and the firm is told of none of them."
        )
    },
    told: |each, stories| {
        format!(
            "But they talk. Each failure that was not put right is told to {each} people on average: {stories} bad \
             stories in a world, and most of those who hear them never had trouble themselves."
        )
    },
    lost: |baseline, lost| format!("Under “{baseline}” {lost} customers are lost in a world on average."),
    treated: |share| format!(" {share} of them left because they were treated badly."),
    brings: |baseline, horizon, gains| {
        format!("Against “{baseline}” after {horizon}, in the mean of all worlds: {}.", gains)
    },
    gain_of: |name, gain| format!("“{name}” {gain}"),
    and_more: |n| format!("and {n} more"),
    ahead: |leader, baseline, events, of| {
        format!("Each dot is a possible world. “{leader}” does better than “{baseline}” in {events} of {of}.")
    },
    best_in: |leader, share| format!("“{leader}” is the best choice in {share} of the worlds."),
    worst: |gain| format!(" In the worst 5 % of worlds the difference is {gain} on average."),
    back: |policy, label, value, remark| format!("“{policy}”: {label} {value} ({remark})."),
    wrong_below: |rival, what, value, law| {
        format!("“{rival}” would be ahead if this were below {value}: {what} (assumed: {law}).")
    },
    wrong_above: |rival, what, value, law| {
        format!("“{rival}” would be ahead if this were above {value}: {what} (assumed: {law}).")
    },
    holds: |largest| {
        format!(
            "No single unknown turns the verdict round within what is assumed of it. The one that moves the gain \
             most: {largest}."
        )
    },
    open: "The answer is still open; the longest bar shows what it depends on most.",
};
