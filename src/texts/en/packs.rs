//! One scenario under both evidence packs, in English.

use crate::texts::packs::PackTexts;

pub static TEXTS: PackTexts = PackTexts {
    quoted: |name| format!("\"{name}\""),
    better_and_worse: |name, base, pack, other| {
        format!("  {name} is better than {base} under {pack}, worse under {other}.")
    },
    gain_vs_today: "gain vs today",
    change_vs_today: "change vs today",
    worlds: |a, b| {
        format!("folklore {a} worlds, measured {b} worlds; in each pack the same for every policy")
    },
    nothing_differs: "the file sets every number in which the packs differ",
    numbers_differ: |n| {
        format!("{n} numbers differ between the packs; what the file itself sets is the same in both")
    },
    best: "best",
    among_best: "among the best",
    better: "better",
    worse: "worse",
    no_difference: "no difference",
    open: "open",
    they_disagree_about: |d| format!(" – they disagree about {d}"),
    unbeaten: |policy| format!("Under both packs nothing is better than {policy} by an amount that matters"),
    disagree: |a, b| format!("The packs disagree: {a} is best under folklore, {b} under measured"),
    open_under_both: "Still open under both packs: which policy is best",
    open_under_one: |settled, best, other| {
        format!("Under {settled} nothing beats {best} – under {other} it is still open")
    },
    same_numbers: "Both packs give the same: the file sets every number in which they differ",
    only_one: "There is only one policy, so the packs have nothing to agree on",
    identical: "Under neither pack does any policy change anything",
    is_best: |policy| format!("{policy} is best under both packs"),
    stays_best: |policy| format!("{policy} stays best under both packs"),
};
