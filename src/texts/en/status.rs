//! How far a sweep is, in English.

use crate::texts::status::StatusTexts;

pub static TEXTS: StatusTexts = StatusTexts {
    finished: |done| format!("finished: {done} trials (points × worlds)"),
    so_far: |done, all, share, left| {
        format!("{done} of {all} trials (points × worlds) done, {share}; {left} left")
    },
    target_unknown: |done| {
        format!(
            "{done} trials (points × worlds) done; how many were asked for is not noted here (no target.json)"
        )
    },
    nothing_yet: "no unit of work is finished yet",
    worlds: |first, last| {
        if first == last { format!("world {first}") } else { format!("worlds {first} to {last}") }
    },
    everywhere: |points, worlds| format!("balance: {points} points have {worlds}"),
    partly: |points, of, worlds| format!("balance: {points} of {of} points have {worlds}"),
    more_blocks: |n| format!("balance: {n} more blocks of worlds that not all points have"),
    points_left: |n| format!("{n} points have no result yet"),
    answer: |measure, points| format!("so far, by {measure}, over {points} points:"),
    header: ["", "best at", "mean gain", "middle 80 % of points"],
    mean: "mean",
    failed: |n| format!("{n} results failed; they count for nothing above and are stored with their reason"),
    failures: |n, reason| format!("{n} × {reason}"),
    first_failure: |point, world, policy| format!("first at point {point}, world {world}, \"{policy}\""),
    more_failures: |n| format!("and {n} more for other reasons"),
    more: |n| format!("and {n} more"),
    bad: |n| format!("files in parts/ that count for nothing: {n}"),
    damaged: |file| {
        format!(
            "{file} is damaged: take it out and run the sweep's command again; only this unit is repeated"
        )
    },
    foreign: |file| format!("{file} belongs to another plan: take it out of the folder"),
    strangers: |files| format!("note: no parts of a sweep by their names, left out: {files}"),
    twice: |file| {
        format!("{file} holds trials that another part holds, too: take out the one that does not belong")
    },
};
