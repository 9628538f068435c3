//! A selection with a guarantee, in German.

use crate::texts::selection::SelectionTexts;

pub static TEXTS: SelectionTexts = SelectionTexts {
    percentage_points: "Prozentpunkte",
    header: ["", "Welten", "gegenüber der führenden", ""],
    exactly_0: "genau 0",
    selected: "ausgewählt",
    leads: "führt",
    still_open: "noch offen",
    clearly_worse: "klar schlechter",
    not_better_by_what_counts: "nicht so viel besser, dass es zählt",
    stopped: |worlds, why| format!("nach {worlds} Welten beendet, {why}"),
    against_today: |baseline, gain| {
        format!("gegen „{baseline}“: {gain}, in den Welten, die beide durchlebt haben")
    },
    failed: |failed_worlds| {
        format!("{failed_worlds} Welten zählen nicht: In ihnen ist eine Maßnahme fehlgeschlagen")
    },
    skewed: |skewed| {
        format!(
            "{skewed} Vergleiche hängen an wenigen Welten; die Garantie setzt annähernd normalverteilte Differenzen voraus"
        )
    },
    best: |name, k, percent, delta| {
        format!(
            "„{name}“ ist die beste von {k} Maßnahmen (zu {percent} garantiert; Unterschiede unter {delta} zählen nicht)."
        )
    },
    not_settled: |worlds, left, k, name, most| {
        format!(
            "Noch offen nach {worlds} Welten: {left} von {k} Maßnahmen sind übrig, „{name}“ führt; insgesamt {most} Welten entscheiden es."
        )
    },
    same_as: |name| format!("genau dasselbe wie „{name}“"),
    lives: |done| format!("{done} Verläufe simuliert"),
    lives_saved: |done, all| format!("{done} Verläufe simuliert; alle Maßnahmen bis zum Schluss wären {all}"),
};
