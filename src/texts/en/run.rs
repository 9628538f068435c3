//! What `run`, `show` and `chart` say beside the report, in English.

use crate::texts::run::RunTexts;

pub static TEXTS: RunTexts = RunTexts {
    so_far: |done, total, elapsed| format!("{done} of at most {total} worlds, {elapsed} so far"),
    bar_at_most: "{bar:24} {pos} of at most {len} worlds {wide_msg}",
    bar: "{bar:24} {pos} of {len} worlds · {eta} left {wide_msg}",
    line: |percent, done, total, left| format!("{percent:>3} %  {done} of {total} worlds, {left} left"),
    nothing_new: |n| format!("{n} worlds are stored already; nothing new to simulate"),
    some_follow: |n, more| format!("{n} worlds are stored, {more} more follow"),
    more_follow: |n| format!("{n} worlds are stored, more follow"),
    next: "next",
    open_page: |file| format!("open {file} in a browser; S tells the story, ? lists the keys"),
    quick_look: |worlds| {
        format!("a quick look at {worlds} worlds; without --quick it goes on until it is settled")
    },
    one_policy: "one policy has no rival, so one round was run; --trials N for more",
    settled: |worlds| format!("settled after {worlds} worlds"),
    precise: |worlds| format!("precise enough after {worlds} worlds"),
    not_precise: |limit, needed| {
        format!("the precision is not reached at the limit of {limit} worlds; it takes about {needed}")
    },
    limit: |limit| format!("stopped at the limit of {limit} worlds (--limit)"),
    near_zero: |worlds| {
        format!(
            "refused: a precision relative to a gain that {worlds} worlds cannot tell from zero; give an \
                 absolute one, such as --precision 500"
        )
    },
    drawn: "drawn",
    policies_left: |policies| format!("{policies} policies left"),
    evidence_pack: |pack| format!("evidence pack {pack}"),
};
