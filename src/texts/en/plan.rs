//! What a sweep will cost, and what `sweep` says while it works, in English.

use crate::texts::Lang;
use crate::texts::plan::PlanTexts;

fn count(n: u64, one: &str, more: &str) -> String {
    format!("{} {}", Lang::En.count(n), if n == 1 { one } else { more })
}

pub static TEXTS: PlanTexts = PlanTexts {
    designs: [
        "grid",
        "one factor at a time",
        "Latin hypercube",
        "Sobol, scrambled",
        "Morris trajectories",
        "Saltelli blocks",
        "points of a file",
    ],
    points: |n| count(n, "point", "points"),
    factors: |n| count(n, "factor", "factors"),
    policies: |n| count(n, "policy", "policies"),
    worlds: |n| count(n, "world", "worlds"),
    rows: |n| count(n, "row", "rows"),
    units: |n| count(n, "unit", "units"),
    trials: |n| count(n, "trial", "trials"),
    label_factors: "factors",
    label_where: "where",
    label_impossible: "impossible",
    label_stored: "stored",
    label_units: "units",
    label_pilot: "pilot",
    label_time: "time",
    label_disk: "disk",
    label_precision: "precision",
    label_same: "repeatable",
    design: |design, factors| format!("({design}, {factors})"),
    continuous: |n| format!("{n} continuous"),
    whole: |n| format!("{n} of whole numbers"),
    listed: |n| format!("{n} listed"),
    fixed: |n| format!("{n} with one value"),
    balanced: |counts| format!("balanced: {counts} points"),
    unbalanced: |counts| format!("not balanced: {counts} points"),
    levels: |levels| format!("{levels}"),
    list_joint: ", ",
    fixed_at: |level| format!("{level} at every point"),
    range: |low, high| format!("{low} .. {high}"),
    log: "log",
    today: |value| format!("today {value}"),
    today_median: |value| format!("today unknown, median {value}"),
    dropped: |dropped, of| {
        format!("{} of {} dropped", Lang::En.count(dropped), count(of, "candidate point", "candidate points"))
    },
    stored: |stored, all| {
        format!("{stored} of {all} trials are stored already; what follows is for the rest")
    },
    impossible: |points, of| format!("{points} of {of} points are no possible scenario and will fail"),
    impossible_sampled: |points, looked, of| {
        format!("{points} of {looked} points looked at ({of} in all) are no possible scenario and will fail")
    },
    reason: |count, point, text| format!("{count} × (first at point {point}) {text}"),
    more_reasons: |n| format!("and {} more", count(n, "reason", "reasons")),
    unit_size: |units, size, seconds, bytes| {
        format!("{units} of at most {size}, {seconds} on one core and {bytes} each")
    },
    at_points: |n| format!("at {} of the points", Lang::En.count(n)),
    pilot: |trials, at_points, seconds| format!("{trials} {at_points} in {seconds} on one core"),
    pilot_failed: |failed| format!("{failed} of its results failed"),
    cpu: |cpu| format!("{cpu} of one core"),
    cpu_range: |cpu, low, high| format!("{cpu} of one core ({low} to {high})"),
    time: |cpu, moment, threads| format!("{cpu}, done about {moment} on {threads}"),
    busy: |share| format!("; others work here, too: the pilot was given {share} of a core"),
    nothing_left: "none: everything is stored already",
    time_unknown: "not known: nothing came out of the pilot",
    threads: |n| count(n, "thread", "threads"),
    today_at: |time| format!("{time}"),
    tomorrow_at: |time| format!("{time} tomorrow"),
    seconds: |n| format!("{n} s"),
    minutes: |n| format!("{n} min"),
    hours: |n| format!("{n} hours"),
    days: |n| format!("{n} days"),
    under_a_second: "under a second",
    about: |length| format!("about {length}"),
    disk: |bytes, free| format!("{bytes} ({free} free)"),
    disk_unknown: |bytes| format!("{bytes} (how much is free is not known here)"),
    precision: |half, confidence| {
        format!("about ± {half} on a policy's gain at a point ({confidence} interval)")
    },
    precision_level: |half, confidence| {
        format!("about ± {half} on the measure at a point ({confidence} interval)")
    },
    precision_of: |low, high, confidence| {
        format!("about ± {low} to {high}, by policy, on the gain at a point ({confidence} interval)")
    },
    worth: |what| format!("you asked for {what} to matter"),
    worth_more: |worlds| format!("to tell such a gain at a single point takes about {worlds} worlds"),
    exact: "exact: there is no luck in it, one world at each point is enough",
    precision_unknown: "not known: the pilot was too short",
    precision_one_world: "not known: with one world per point luck cannot be told from the factors",
    same: "the same bytes on any machine, with any number of threads, however often it is stopped",
    next: "next",
    csv_written: |path| format!("the design is written to {path}"),
    bar: "{bar:10} {pos} of {len} trials · {eta} left {wide_msg}",
    line: |percent, done, total, left| format!("{percent:>3} %  {done} of {total} trials, {left} left"),
    note: "note",
    set_aside: |file| format!("a damaged file was set aside as {file}; what it held is made again"),
    note_known: |key| {
        format!("`{key}` is an unknown of the scenario; in the sweep it is known at every point")
    },
    note_left_out: |file, columns| {
        format!("{file}: {columns} number the points and are not factors; they were left out")
    },
    note_power_of_two: |better, asked| {
        format!("Saltelli designs do best with a power of two of base rows: {better} rather than {asked}")
    },
    all_stored: |all, shard| format!("all {all} trials{shard} are stored already; nothing new to simulate"),
    begins: |points, worlds, policies, trials, shard| {
        format!("{points} × {worlds} × {policies}: {trials} trials{shard}")
    },
    goes_on: |stored, all, more, shard| {
        format!("{stored} of {all} trials are stored, {more} more follow{shard}")
    },
    goes_on_before: |size, given| {
        format!(
            "the {size} asked for before are not finished yet; going on with them. When they are, say {given} again"
        )
    },
    kept_before: |given, size| {
        format!("{given} is less than is stored; going on with {size}: a sweep is only ever extended")
    },
    in_shard: |shard| format!(" in shard {shard}"),
    ends_at: |moment, length| format!("begins nothing new after {moment} ({length} from now)"),
    last_unit: |length| {
        format!("a unit of work that has begun by then is still finished (estimate: {length})")
    },
    interrupted: |done, all| {
        format!("interrupted: {done} of {all} trials are kept; the same command goes on")
    },
    time_up: |done, all| format!("time is up: {done} of {all} trials are stored; the same command goes on"),
    done: |done, all| format!("{done} of {all} trials are stored"),
    stopped_at_failure: |failed, done, all| {
        format!("stopped at the first failed trials ({failed}): {done} of {all} trials are stored")
    },
    done_some_failed: |failed, done, all| {
        format!("{done} of {all} trials are stored; {failed} of their results failed")
    },
    hopeless: |failed, folder| {
        format!("stopped: every trial failed so far ({failed}); the reasons stand in {folder}/failed")
    },
    leads: |policy, share, points| format!("best at {share} of {points}: \"{policy}\""),
    leads_short: |policy, share| format!("best at {share}: \"{policy}\""),
    mean: |mean, points| format!("mean {mean} over {points}"),
};
