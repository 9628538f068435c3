//! Remarks on how far a run can be relied on, in German.

use crate::texts::guards::GuardTexts;

pub static TEXTS: GuardTexts = GuardTexts {
    results_decided: "die Ergebnisse bestimmten die Zahl der Welten; die Intervalle gelten, sooft man auch hinsieht",
    same_goes_for: |more| format!("dasselbe gilt für {more} weitere Maßnahmen"),
    rare_events: |leader, name, events, enough_events| {
        format!(
            "seltene Ereignisse: „{leader}“ und „{name}“ unterscheiden sich nur in {events} Welten anders als sonst; \
                 für ein Urteil braucht es {enough_events}"
        )
    },
    heavy_tails: |name, skewness, worlds| {
        format!(
            "große Ausreißer: Gegen „{name}“ geben wenige Welten den Ausschlag (Schiefe {skewness}); für ein Urteil \
             braucht es {worlds} Welten"
        )
    },
};
