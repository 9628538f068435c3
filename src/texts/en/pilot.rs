//! What a pilot inside the market shows, in English.

use crate::texts::pilot::PilotTexts;

pub static TEXTS: PilotTexts = PilotTexts {
    percentage_points: "percentage points",
    pilot_shows: "the pilot shows",
    a_single_pilot: |one| format!("a single pilot ± {one}"),
    true_effect: "true effect on all",
    same_customers: "the same customers, all with it or all without",
    bias_by_contact: "bias by contact",
    groups_do_not_touch: "the groups do not touch each other",
    no_bias_shows: "none that shows",
    contact_alone: "contact alone makes the groups differ",
    understates: |share| format!("the pilot understates the effect by {share}"),
    overstates: |share| format!("the pilot overstates the effect by {share}"),
    of_worlds: |events, of| format!("{events} of {of} worlds"),
    test: |confidence, finds, misleads, wrong| {
        format!(
            "One pilot's test at {confidence} finds the effect in {finds} and claims a wrong one in {misleads}; the \
                 plain difference points the wrong way in {wrong}."
        )
    },
    apart: "The bias is estimated by itself, each customer against himself, so the three numbers need not add up.",
    left_out: |n| format!("Left out: {n} worlds with fewer than two customers in a group."),
    rows: ["What the pilot shows", "If all customers had it", "Bias by contact"],
    head: |name, share, time, pilot, control, measure| {
        format!(
            "A pilot of \"{name}\" on {share} of the customers, read after {time} ({pilot} in it, {control} not): {measure}"
        )
    },
    size: |least, n| {
        format!("It finds effects from {least} on 4 times in 5; for this one {n} customers in each group do.")
    },
    too_small: |least| {
        format!(
            "It finds effects from {least} on 4 times in 5; this one is too small for any group to show it."
        )
    },
};
