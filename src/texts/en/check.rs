//! What `check` says, in English.

use crate::texts::check::CheckTexts;

pub static TEXTS: CheckTexts = CheckTexts {
    next: "next",
    more_defaults_all_shows: "more defaults: --all shows them",
    pack_changes_nothing: "The pack \"measured\" would change nothing: the file sets every number in which the packs differ.",
    every_value_is_a_default: "nothing: every value is a default",
    baseline: " (baseline)",
    from: "from",
    pilot: "Pilot",
    policy: "policy",
    twin_leaves_out: "The twin leaves out",
    currency: "currency",
    unit: "unit",
    needs: "needs",
    usage: "use",
    from_week: "from week",
    until_week: "until week",
    rising: |weeks| format!("rising over {weeks} weeks"),
    from_your_file: "From your file",
    unknown: "Unknown: drawn anew for each world, the same for every policy",
    policies: "Policies",
    shocks: "Shocks: felt under every policy",
    defaults: |pack| format!("Not in your file: defaults of the pack \"{pack}\""),
    other_defaults: |n, other| {
        format!("{n} of all defaults are others in the pack \"{other}\": --evidence both shows them")
    },
    packs_differ: |n| format!("Not in your file, and the packs differ: {n} numbers"),
    ok: |file| format!("{file}: ok"),
    size: |people, weeks, unknowns, policies| {
        format!("{people} people, {weeks} weeks, {unknowns}, {policies}")
    },
    unknowns: ["unknown", "unknowns"],
    many_policies: ["policy", "policies"],
    key: "name",
    value: "value",
    meaning: "meaning",
    source: "source",
    law: "law",
    sets: "sets",
    costs: "costs",
    shock: "shock",
    weeks: "weeks",
    preview: "Instant preview by the mean-field twin; run simulates it",
    pilot_in_words: |week, share, name, weeks, measure, inside, outside| {
        format!(
            "Of the customers at the start of week {week} a share of {share}, drawn at random, meets \"{name}\"; the rest go on\n\
             as today. After {weeks} weeks the two groups are compared: {measure}.\nWith the customers of the first week: about \
             {inside} in the pilot, {outside} not. Both groups talk to each other,\nand every complaint and visit counts for the \
             same desk; staff trained for the pilot serve the pilot."
        )
    },
    silent_measure: |measure, switch| {
        format!(
            "`{measure}` says nothing while `{switch}` is off: write {switch} = true under [world], or take it out of [answer]"
        )
    },
};
