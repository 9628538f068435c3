//! The sentences of a report, in English.

use crate::texts::report::{ReportTexts, listed, one_or_many};

pub static TEXTS: ReportTexts = ReportTexts {
    best: |p, margin, c| format!("\"{p}\" is the best choice: best by at least {margin} ({c})"),
    best_is_baseline: |p, margin, c| {
        format!("\"{p}\" is the best choice: every other policy is worse by at least {margin} ({c}).")
    },
    ahead_of: |b, e, n| format!(", ahead of \"{b}\" in {e} of {n} worlds."),
    ahead_in_all: |b, n| format!(", ahead of \"{b}\" in all {n} worlds."),
    no_difference: |names, delta, c| {
        format!(
            "No difference that matters between {}: less than {delta} ({c}).",
            listed(names, "and", ('"', '"'))
        )
    },
    no_difference_exact: |names| {
        format!("No difference at all between {}.", listed(names, "and", ('"', '"')))
    },
    not_settled: |p, delta| match delta {
        Some(delta) => format!("Not settled: \"{p}\" leads, but it is open whether by more than {delta}"),
        None => format!("Not settled: \"{p}\" leads, but this may be chance"),
    },
    not_settled_against: |p, names, delta| {
        let names = listed(names, "and", ('"', '"'));
        match delta {
            Some(delta) => format!(
                "Not settled: \"{p}\" leads, but it is open whether it is better than {names} by more than {delta}"
            ),
            None => format!("Not settled: \"{p}\" leads, but its lead over {names} may be chance"),
        }
    },
    more_worlds: |n, seconds| match seconds {
        Some(s) => format!("; about {n} more worlds ({s}) would tell."),
        None => format!("; about {n} more worlds would tell."),
    },
    more_worlds_unknown: "; more worlds are unlikely to tell.",
    only_one: |p| format!("Only one policy, \"{p}\": there is nothing to compare it with."),
    identical: "No difference at all: every policy gave exactly the same result in every world.",
    no_world: "No answer: there is no world in which every policy has a result.",
    gain_over: |h| format!("gain over {h}"),
    change_over: |h| format!("change over {h}"),
    interval: |c, low, high| format!("{c} interval of the mean: {low} to {high}"),
    worst_worlds: "worst 5 % of worlds",
    worst_mean: "their mean",
    paid_back_after: "paid back after",
    paid_back: "paid back",
    at_once: "at once",
    never_mostly: "mostly never",
    never_in: |h, e, n| format!("never within {h} in {e} of {n} worlds"),
    always: |n| format!("in all {n} worlds"),
    gain_vs_today: "gain vs today",
    change_vs_today: "change vs today",
    best_in: "best in",
    beats_today: "beats today",
    worst: "worst 5 %",
    treated: "lost, treated badly",
    seen: "seen : true failures",
    none_seen: "none seen",
    worlds: |n| format!("{n} {}, the same for every policy", if n == "1" { "world" } else { "worlds" }),
    worlds_one_policy: |n| format!("{n} {}", if n == "1" { "world" } else { "worlds" }),
    failed: |counted, stored| {
        format!("{counted} of {stored} worlds count: the others failed, see `status` in worlds.csv")
    },
    seconds: |s| format!("{s} s"),
    more_than: |n| format!("more than {n}"),
    pairing: |f| format!("as exact as {f} times as many separate worlds"),
    unknowns: |r| format!("about {r} of the spread between worlds comes from the unknowns, the rest is luck"),
    luck: "nearly all of the spread between worlds is luck, hardly any comes from the unknowns",
    skewed: "a few worlds dominate: the interval of the mean is rough",
    measured_by: |m| format!("Measure: {m}"),
    also: "Also",
    percentage_points: "percentage points",
    years_and_part: |n| format!("{n} years"),
    years: |n| one_or_many(n, "year", "years"),
    weeks: |n| one_or_many(n, "week", "weeks"),
    after_months: |n| one_or_many(n, "month", "months"),
    after_weeks: |n| one_or_many(n, "week", "weeks"),
    no_difference_cell: "exactly 0",
};
