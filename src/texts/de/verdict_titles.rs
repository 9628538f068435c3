//! Titles that leave open what the verdict leaves open, in German.

use crate::texts::verdict_titles::TitleTexts;

pub static TEXTS: TitleTexts = TitleTexts {
    open_one: |p, verb| format!("Noch offen, welche die beste ist – {p} {verb}"),
    open_many: |k, n, verb| format!("Noch offen, welche die beste ist – {} {verb}", policies(k, n, false)),
    alike_one: |p, verb| format!("{p} {verb}, liegt aber nicht klar vorn"),
    alike_many: |k, n, verb| format!("{} {verb}, keine klar vorn", policies(k, n, true)),
    no_difference: |only, base| match only {
        Some(p) => format!("{p} macht gegenüber {base} keinen Unterschied, der zählt"),
        None => format!("Keine Maßnahme macht gegenüber {base} einen Unterschied, der zählt"),
    },
    none_better: |base| format!("Keine Maßnahme ist klar besser als {base}"),
    identical: |base| format!("Jede Maßnahme brachte genau dasselbe wie {base}"),
    tornado_open: |p| format!("Noch offen: Keine Unbekannte allein entscheidet über {p}"),
    tornado_decide: |n, p| format!("{n} Annahmen könnten jede für sich über {p} entscheiden"),
};

/// The words at the beginning of a sentence or within it.
fn policies(k: usize, n: usize, first: bool) -> String {
    match (k, n) {
        (2, 2) => if first { "Beide Maßnahmen" } else { "beide Maßnahmen" }.to_owned(),
        (k, n) if k == n => format!("{} {n} Maßnahmen", if first { "Alle" } else { "alle" }),
        (k, n) => format!("{k} von {n} Maßnahmen"),
    }
}
