//! A selection with a guarantee, in English.

use crate::texts::selection::SelectionTexts;

pub static TEXTS: SelectionTexts = SelectionTexts {
    percentage_points: "percentage points",
    header: ["", "worlds", "vs the leader", ""],
    exactly_0: "exactly 0",
    selected: "selected",
    leads: "leads",
    still_open: "still open",
    clearly_worse: "clearly worse",
    not_better_by_what_counts: "not better by what counts",
    stopped: |worlds, why| format!("stopped after {worlds} worlds, {why}"),
    against_today: |baseline, gain| {
        format!("against \"{baseline}\": {gain}, in the worlds both lived through")
    },
    failed: |failed_worlds| format!("{failed_worlds} worlds do not count: a policy failed in them"),
    skewed: |skewed| {
        format!("{skewed} comparisons hang on few worlds; the guarantee assumes nearly normal differences")
    },
    best: |name, k, percent, delta| {
        format!(
            "\"{name}\" is the best of {k} policies (guaranteed at {percent}; differences under {delta} do not count)."
        )
    },
    not_settled: |worlds, left, k, name, most| {
        format!(
            "Not settled after {worlds} worlds: {left} of {k} policies are left, \"{name}\" leads; {most} worlds in all settle it."
        )
    },
    same_as: |name| format!("exactly the same as \"{name}\""),
    lives: |done| format!("{done} policy lives simulated"),
    lives_saved: |done, all| format!("{done} policy lives simulated; all policies to the end take {all}"),
};
