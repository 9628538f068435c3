//! How far a sweep is, in German.

use crate::texts::status::StatusTexts;

pub static TEXTS: StatusTexts = StatusTexts {
    finished: |done| format!("fertig: {done} Läufe (Punkte × Welten)"),
    so_far: |done, all, share, left| {
        format!("{done} von {all} Läufen (Punkte × Welten) sind fertig, {share}; {left} fehlen noch")
    },
    target_unknown: |done| {
        format!(
            "{done} Läufe (Punkte × Welten) sind fertig; wie viele verlangt waren, ist hier nicht vermerkt (keine target.json)"
        )
    },
    nothing_yet: "noch ist keine Arbeitseinheit fertig",
    worlds: |first, last| {
        if first == last { format!("Welt {first}") } else { format!("die Welten {first} bis {last}") }
    },
    everywhere: |points, worlds| format!("Stand: {points} Punkte haben {worlds}"),
    partly: |points, of, worlds| format!("Stand: {points} von {of} Punkten haben {worlds}"),
    more_blocks: |n| format!("Stand: {n} weitere Blöcke von Welten, die nicht alle Punkte haben"),
    points_left: |n| format!("{n} Punkte haben noch kein Ergebnis"),
    answer: |measure, points| format!("bisher, nach {measure}, über {points} Punkte:"),
    header: ["", "am besten an", "mittlerer Gewinn", "mittlere 80\u{a0}% der Punkte"],
    mean: "Mittel",
    failed: |n| {
        format!(
            "{n} Ergebnisse sind fehlgeschlagen; sie zählen oben nicht mit und sind mit ihrem Grund gespeichert"
        )
    },
    failures: |n, reason| format!("{n} × {reason}"),
    first_failure: |point, world, policy| format!("zuerst Punkt {point}, Welt {world}, „{policy}“"),
    more_failures: |n| format!("und {n} weitere aus anderen Gründen"),
    more: |n| format!("und {n} weitere"),
    bad: |n| format!("Dateien in parts/, die nicht zählen: {n}"),
    damaged: |file| {
        format!(
            "{file} ist beschädigt: aus dem Ordner nehmen und den Befehl noch einmal geben; nur diese Einheit wird wiederholt"
        )
    },
    foreign: |file| format!("{file} gehört zu einem anderen Plan: aus dem Ordner nehmen"),
    strangers: |files| format!("Hinweis: dem Namen nach keine Teile eines Sweeps, nicht gelesen: {files}"),
    twice: |file| {
        format!(
            "{file} enthält Läufe, die auch in einem anderen Teil stehen: den falschen aus dem Ordner nehmen"
        )
    },
};
