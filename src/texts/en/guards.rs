//! Remarks on how far a run can be relied on, in English.

use crate::texts::guards::GuardTexts;

pub static TEXTS: GuardTexts = GuardTexts {
    results_decided: "the results decided how many worlds: intervals are wide enough to hold at every look",
    same_goes_for: |more| format!("the same goes for {more} more policies"),
    rare_events: |leader, name, events, enough_events| {
        format!(
            "rare events: \"{leader}\" and \"{name}\" differ otherwise than usual in only {events} worlds; a verdict \
                 needs {enough_events}"
        )
    },
    heavy_tails: |name, skewness, worlds| {
        format!(
            "heavy tails: against \"{name}\" a few worlds dominate (skewness {skewness}); a verdict needs {worlds} \
                     worlds"
        )
    },
};
