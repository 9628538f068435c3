//! What `explain` says, in English.

use crate::texts::explain::ExplainTexts;

pub static TEXTS: ExplainTexts = ExplainTexts {
    usage: "grapevine explain NAME, for example voice.rate, voice, npv, cost.setup, or one of\n",
    unit: "unit",
    currency: "currency",
    range: "range",
    may_be: "may be",
    example: "example",
    grade: "grade",
    packs_differ: "The packs differ.",
    same_source: "The same number in both packs, from the same source.",
    other_source: "The same number in both packs, from different sources.",
    in_world: "fixed in [world]",
    in_unknowns: "unknown in [unknowns]",
    in_policy: "set by a policy",
    money: "money, in the scenario's currency",
    people: "people",
    number_events: "number of events",
    share: "share, 0 to 1",
    ratio: "ratio",
    higher_better: "higher is better",
    lower_better: "lower is better",
    use_in: "use",
    direction: "direction",
    packs: "What a scenario file does not say comes from one of two packs; they are never blended.\n\
         folklore: the numbers of the founding articles, what the trade believes.\n\
         measured: what studies and named surveys found.\n\n",
    numbers_differ: |differ, x| format!("\n\nThese {differ} of {x} numbers differ between the packs:\n"),
    evidence_foot: "\n\ngrapevine explain NAME shows the sources. Whether the difference matters to your question:\n\
         grapevine run FILE --evidence both\n",
    numbers_of: "numbers of",
    name: "name",
    meaning: "meaning",
};
