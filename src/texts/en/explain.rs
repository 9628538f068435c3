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
    needs: "needs",
    pilot: "a trial of one policy on some of the customers",
    pilot_keys: [
        "name of the policy that is tried out; required",
        "share of the customers at its start who meet it, drawn at random; default 0.5",
        "its first week, and of the policy in it; default: the policy's own first week",
        "weeks until the readout; required",
        "what is read per customer; default \"revenue\"",
    ],
    pilot_measures: "measure is one of",
    shock: "something that happens under every policy, for some weeks or for good",
    shock_keys: [
        "its name in the tables of check",
        "what it changes: any parameter but those fixed for the run, on top of what the policy sets",
        "first week",
        "how many weeks it lasts; without it, to the end",
        "weeks over which it builds up; default 0",
    ],
};
