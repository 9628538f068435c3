//! Answers to the questions of `ask`, in German.

use crate::texts::ask::AskTexts;

pub static TEXTS: AskTexts = AskTexts {
    best_header: ["", "gegenüber der besten anderen", "zusammen", "beste in Stichproben"],
    of_all: "für alle zugleich",
    to: "bis",
    best_remark: "Beginnt ein Intervall bei 0, kann keine andere Maßnahme besser sein. „Beste in Stichproben“: Die Welten \
         werden viele Male neu gezogen, die Maßnahmen bleiben dabei beisammen; gezählt wird, wie oft die Maßnahme den \
         höchsten Mittelwert hat.",
    dominance_header: ["gegen", "", "erste Ordnung", "umgekehrt", "zweite Ordnung", "umgekehrt"],
    dominance_remark: "Die Zahlen sind p-Werte für „die Maßnahme dominiert“ und für das Umgekehrte: Ein kleiner Wert spricht \
         dagegen. Von Dominanz ist die Rede, wenn die Daten mit ihr vereinbar sind und dem Umgekehrten widersprechen.",
    dominates: "dominiert",
    is_dominated: "wird dominiert",
    less_risk: "weniger Risiko",
    more_risk: "mehr Risiko",
    open: "offen",
    the_same: "dasselbe",
    first_order: |a, b| {
        format!(
            "{a} verspricht mehr als {b}, wie man auch zum Risiko steht: Schlechte Ergebnisse sind nirgends häufiger, soweit diese Welten es zeigen (Dominanz erster Ordnung)."
        )
    },
    second_order: |a, b| {
        format!(
            "Wer Risiko scheut, zieht {a} der Maßnahme {b} vor (Dominanz zweiter Ordnung); andere vielleicht nicht."
        )
    },
    neither_dominates: |a, b| {
        format!(
            "Weder {a} noch {b} dominiert klar: Es kommt darauf an, wie man Risiko gewichtet, oder die Welten reichen nicht."
        )
    },
    gave_same: |a, b| format!("{a} und {b} ergaben dasselbe."),
    mostly_luck: |most, the_gain, a, b| {
        format!(
            "Vor allem Zufall: Die Unbekannten erklären höchstens {most} davon, wie stark {the_gain} von {a} gegenüber {b} schwankt."
        )
    },
    drivers_header: ["", "Anteil der Streuung", "", "mehr davon"],
    helps: "hilft",
    hurts: "schadet",
    luck_and_bends: "Zufall und was nicht linear ist",
    relation_bends: |ranks| {
        format!(
            "Nach Rängen erklären die Unbekannten {ranks}: Der Zusammenhang ist gekrümmt, die Anteile oben sind zu niedrig."
        )
    },
    no_world: |display| format!("{display} enthält keine Welt, in der alle Maßnahmen ein Ergebnis haben"),
    only_one: |names| format!("der Lauf hat nur eine Maßnahme, „{names}“: Es gibt nichts zu vergleichen"),
    not_a_number: |key| {
        format!("`{key}` ist in manchen gespeicherten Zeilen keine Zahl; dazu lässt sich nichts sagen")
    },
    exactly_the_same: |a, b| {
        format!("{a} und {b} ergaben in jeder Welt genau dasselbe: Daran ändert keine Unbekannte etwas.")
    },
    constant_gain: |a, b, gain| {
        format!(
            "{a} unterscheidet sich von {b} in jeder Welt um genau {gain}: Keine Unbekannte beeinflusst das."
        )
    },
    too_few: |needed_text, have, needed| {
        format!(
            "Zu wenige Welten: Diese Frage braucht etwa {needed_text}, vorhanden sind {have}. Bitte mit --trials {needed} noch einmal rechnen."
        )
    },
    no_unknowns: "dieser Lauf hat keine Unbekannten: Alle Welten haben dieselben Zahlen und unterscheiden sich nur \
             durch Zufall, es gibt also nichts zu fragen; was unsicher ist, gehört unter [unknowns], zum Beispiel \
             voice.rate = \"beta(2, 38)\"",
    not_measured: |key, keys| format!("`{key}` wurde nicht gemessen; gemessen wurden {keys}"),
    not_measured_but: |key, near| format!("`{key}` wurde nicht gemessen; meinten Sie `{near}`?"),
    is_the_baseline: |name, others| {
        format!(
            "„{name}“ ist die Maßnahme, mit der die anderen verglichen werden; fragen Sie nach einer von diesen: {others}"
        )
    },
    no_such_policy: |name, all| format!("keine Maßnahme heißt „{name}“; es gibt: {all}"),
    better: "besser",
    worse: "schlechter",
    nothing_flips: |a, better, b| {
        format!(
            "Keine Unbekannte allein kehrt das Urteil um: Im Mittel bleibt {a} über den ganzen Bereich jeder einzelnen {better} als {b}."
        )
    },
    wrong_if: |a, condition, assumed| {
        format!("Das Urteil über {a} wäre falsch, wenn {condition} ({assumed}).")
    },
    bends: |key, lowest, low_at, highest, high_at| {
        format!(
            "{key} wirkt nicht nur in eine Richtung: am niedrigsten bei {low_at} ({lowest}), am höchsten bei {high_at} ({highest})."
        )
    },
    tornado_remark: |mean, interval_word| {
        format!(
            "{mean}, wenn eine Unbekannte so niedrig oder hoch ist und die anderen bei ihren Mittelwerten liegen; ±: halbe Breite, {interval_word}."
        )
    },
    above: "über",
    below: "unter",
    uncertain: "unsicher",
    needs_two_measures: "eine Abwägung braucht zwei Maßstäbe: weitere unter [answer] also nennen oder einen mit --measure",
    a_measure_is_not_a_number: "ein Maßstab ist in manchen gespeicherten Zeilen keine Zahl",
    no_trade_off: |who, over| format!("Keine Abwägung nötig: {who} ist in jedem Maßstab am besten ({over})."),
    trade_off_between: |who, over| {
        format!("Abzuwägen ist zwischen {who}: Keine davon wird in {over} zugleich übertroffen.")
    },
    not_beaten_in: "nicht übertroffen in",
    trade_off_remark: |interval_word| {
        format!(
            "Mittelwerte ± {interval_word}; letzte Spalte: Anteil der Stichproben aus den Welten, in denen keine andere Maßnahme in all diesen Maßstäben besser ist."
        )
    },
    loses_in: |a, loses, events, of| format!("{a} {loses} in {events} von {of} Welten. "),
    losing_is_luck: |a, loses| {
        format!(
            "Wann {a} {loses}, ist Zufall: In keinem Bereich der Unbekannten häufen sich solche Welten klar."
        )
    },
    loses_when: |a, loses, when, events, of, covered| {
        format!(
            "{a} {loses}, wenn {when}: in {events} von {of} solchen Welten; sie machen {covered} aller Welten mit Verlust aus."
        )
    },
    loses_always: |a, loses, n, least, c| {
        format!("{a} {loses} in jeder der {n} Welten, also in mindestens {least} aller Welten ({c}).")
    },
    loses_never: |a, loses, n, most, c| {
        format!("{a} {loses} in keiner der {n} Welten, also in höchstens {most} aller Welten ({c}).")
    },
    over_all_worlds: |events, of, interval_word, range| {
        format!("Über alle Welten: {events} von {of} ({interval_word}: {range}).")
    },
    in_that_range: |inside, mass, losses, low, high| {
        format!(
            "In diesem Bereich: {inside} Welten ({mass} aller Welten), davon {losses} mit Verlust ({low} bis {high})."
        )
    },
    judged_elsewhere: |events, of, covered| {
        format!(
            "An Welten, die nicht zum Suchen dienten (jede Hälfte an der anderen geprüft): {events} von {of}, {covered} aller Welten mit Verlust."
        )
    },
    most_worth_knowing: |label, worth| {
        format!(
            "Am ehesten lohnt es sich, vor der Entscheidung herauszufinden: „{label}“, bis zu {worth} wert."
        )
    },
    nothing_worth_knowing: "Vor der Entscheidung lohnt sich keine Nachforschung: Was auch immer bei einer einzelnen Unbekannten \
             herauskommt, im Mittel ist dieselbe Maßnahme die beste.",
    worth_up_to: "Wert bis zu",
    all_unknowns_together: "alle Unbekannten zusammen",
    everything_luck_included: "alles, auch der Zufall",
    study_remark: "Eine Untersuchung, die mehr kostet, kann sich nicht lohnen, und sei sie noch so gut: So groß ist im Mittel \
         der Vorteil, wenn die Maßnahme erst gewählt wird, sobald die Antwort bekannt ist.",
    choice_between: |all, name| {
        format!("Gewählt wird zwischen allen {all} Maßnahmen; --policy NAME vergleicht eine mit {name}.")
    },
    quoted: |name| format!("„{name}“"),
    percentage_points: "Prozentpunkte",
    gain: "Mehrgewinn",
    improvement: "Verbesserung",
    the_gain: "der Mehrgewinn",
    the_gain_object: "den Mehrgewinn",
    mean_gain: "mittlerer Mehrgewinn",
    the_improvement: "die Verbesserung",
    mean_improvement: "mittlere Verbesserung",
    loses_money: "verliert Geld",
    does_worse: "schneidet schlechter ab",
    quoted_label: |label| format!("„{label}“"),
    assumed: |law| format!("angenommen: {law}"),
    foot: |worlds, a, b| format!("{worlds} gespeicherte Welten, {a} gegen {b}, nichts wurde neu simuliert"),
    more_failed: |failed| format!("; {failed} weitere sind fehlgeschlagen und zählen nicht"),
    and: "und",
    tornado_header: ["", "unteres Zehntel", "oberes Zehntel", "kippt bei"],
    more_is_better: "mehr ist besser",
    less_is_better: "weniger ist besser",
    drives: |label, the_gain, a, b, part, way| {
        format!(
            "„{label}“ bestimmt {the_gain} von {a} gegenüber {b} am stärksten: {part} der Streuung ({way})."
        )
    },
    interval: |confidence| format!("{}-Intervall", confidence.to_string().replace(' ', "-")),
};
