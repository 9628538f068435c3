//! Remarks on how far a run can be relied on, in German.

use crate::texts::guards::GuardTexts;

pub static TEXTS: GuardTexts = GuardTexts {
    results_decided: "die Ergebnisse bestimmten die Zahl der Welten: Die Intervalle gelten bei jedem Hinsehen",
    same_goes_for: |more| format!("dasselbe gilt für {more} weitere Maßnahmen"),
    rare_events: |leader, name, events, enough_events| {
        format!(
            "seltene Ereignisse: „{leader}“ und „{name}“ unterscheiden sich nur in {events} Welten anders als sonst; \
                 ein Urteil braucht {enough_events}"
        )
    },
    heavy_tails: |name, skewness, worlds| {
        format!(
            "große Ausreißer: Gegen „{name}“ geben wenige Welten den Ausschlag (Schiefe {skewness}); ein Urteil \
                     braucht {worlds} Welten"
        )
    },
};
