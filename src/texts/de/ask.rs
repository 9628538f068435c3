//! Answers to the questions of `ask`, in German.

use crate::texts::ask::AskTexts;

pub static TEXTS: AskTexts = AskTexts {
    best_header: ["", "gegen die beste andere", "zusammen", "beste in Stichproben"],
    of_all: "aller",
    to: "bis",
    best_remark: "Ein Intervall, das von oben her an 0 endet, heißt: Keine andere Maßnahme kann besser sein. „Beste in \
         Stichproben“: die Welten viele Male neu gezogen, die Maßnahmen bleiben beisammen; wie oft die Maßnahme den \
         höchsten Mittelwert hat.",
    dominance_header: ["gegen", "", "erste Ordnung", "umgekehrt", "zweite Ordnung", "umgekehrt"],
    dominance_remark: "Die Zahlen sind p-Werte von „die Maßnahme dominiert“ und vom Umgekehrten: Klein heißt, dass es nicht \
         stimmt. Von Dominanz ist die Rede, wenn die Daten dazu passen und dem Umgekehrten widersprechen.",
    dominates: "dominiert",
    is_dominated: "wird dominiert",
    less_risk: "weniger Risiko",
    more_risk: "mehr Risiko",
    open: "offen",
    the_same: "dasselbe",
    first_order: |a, b| {
        format!(
            "{a} verspricht mehr als {b}, wie man auch zum Risiko steht: Kein schlechtes Ergebnis ist häufiger, soweit diese Welten es zeigen (Dominanz erster Ordnung)."
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
            "Vor allem Zufall: Die Unbekannten erklären höchstens {most} davon, wie {the_gain} von {a} gegen {b} streut."
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
        format!("{a} und {b} ergaben in jeder Welt genau dasselbe: Daran kann nichts etwas ändern.")
    },
    constant_gain: |a, b, gain| {
        format!("{a} unterscheidet sich von {b} in jeder Welt um genau {gain}: Nichts beeinflusst es.")
    },
    too_few: |needed_text, have, needed| {
        format!(
            "Zu wenige Welten: Diese Frage braucht etwa {needed_text}, vorhanden sind {have}. Noch einmal mit --trials {needed}."
        )
    },
    no_unknowns: "dieser Lauf hat keine Unbekannten: Alle Welten haben dieselben Zahlen und unterscheiden sich nur \
             durch Zufall, es gibt also nichts zu fragen; was unsicher ist, gehört unter [unknowns], zum Beispiel \
             voice.rate = \"beta(2, 38)\"",
    not_measured: |key, keys| format!("`{key}` wurde nicht gemessen; gemessen wurden {keys}"),
    no_such_policy: |name, all| format!("keine Maßnahme heißt „{name}“; es gibt: {all}"),
    better: "besser",
    worse: "schlechter",
    nothing_flips: |a, better, b| {
        format!(
            "Keine Unbekannte allein dreht das Urteil: Im Mittel bleibt {a} im ganzen Bereich jeder einzelnen {better} als {b}."
        )
    },
    wrong_if: |a, condition, assumed| {
        format!("Das Urteil über {a} wäre falsch, wenn {condition} ({assumed}).")
    },
    tornado_remark: |mean, interval_word| {
        format!(
            "{mean}, wo eine Unbekannte so niedrig oder hoch ist, die anderen bei ihren Mittelwerten; ± halbes {interval_word}."
        )
    },
    above: "über",
    below: "unter",
    uncertain: "unsicher",
    needs_two_measures: "eine Abwägung braucht zwei Maßstäbe: weitere unter [answer] also nennen oder einen mit --measure",
    a_measure_is_not_a_number: "ein Maßstab ist in manchen gespeicherten Zeilen keine Zahl",
    no_trade_off: |who, over| {
        format!("Keine Abwägung nötig: {who} ist in allem Gefragten am besten ({over}).")
    },
    trade_off_between: |who, over| {
        format!("Abzuwägen ist zwischen {who}: Keine davon wird in {over} zugleich übertroffen.")
    },
    not_beaten_in: "nicht übertroffen in",
    trade_off_remark: |interval_word| {
        format!(
            "Mittelwerte ± {interval_word}; letzte Spalte: Anteil der Stichproben aus den Welten, in denen keine andere Maßnahme in alldem besser ist."
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
            "{a} {loses}, wenn {when}: {events} von {of} solchen Welten, und diese Welten sind {covered} aller Welten mit Verlust."
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
        format!("Vor der Entscheidung am ehesten herauszufinden: „{label}“, bis zu {worth} wert.")
    },
    nothing_worth_knowing: "Vor der Entscheidung lohnt sich keine Nachforschung: Was auch immer bei einer einzelnen Unbekannten \
             herauskommt, im Mittel ist dieselbe Maßnahme die beste.",
    worth_up_to: "wert bis zu",
    all_unknowns_together: "alle Unbekannten zusammen",
    everything_luck_included: "alles, auch der Zufall",
    study_remark: "Eine Untersuchung, die mehr kostet, kann sich nicht lohnen, und sei sie noch so gut: Es ist der mittlere \
         Gewinn daraus, die Maßnahme erst zu wählen, wenn die Antwort bekannt ist.",
    choice_between: |all, name| {
        format!("Gewählt wird zwischen allen {all} Maßnahmen; --policy NAME fragt nach einer gegen {name}.")
    },
    quoted: |name| format!("„{name}“"),
    percentage_points: "Prozentpunkte",
    gain: "Gewinn",
    improvement: "Verbesserung",
    the_gain: "der Gewinn",
    the_gain_object: "den Gewinn",
    mean_gain: "mittlerer Gewinn",
    the_improvement: "die Verbesserung",
    mean_improvement: "mittlere Verbesserung",
    loses_money: "verliert Geld",
    does_worse: "schneidet schlechter ab",
    quoted_label: |label| format!("„{label}“"),
    assumed: |law| format!("angenommen {law}"),
    foot: |worlds, a, b| format!("{worlds} gespeicherte Welten, {a} gegen {b}, nichts wurde simuliert"),
    more_failed: |failed| format!("; {failed} weitere sind gescheitert und zählen nicht"),
    and: "und",
    tornado_header: ["", "unteres Zehntel", "oberes Zehntel", "kippt bei"],
    more_is_better: "mehr ist besser",
    less_is_better: "weniger ist besser",
    drives: |label, the_gain, a, b, part, way| {
        format!("„{label}“ bestimmt {the_gain} von {a} gegen {b} am stärksten: {part} der Streuung ({way}).")
    },
    interval: |confidence| format!("{}-Intervall", confidence.to_string().replace(' ', "-")),
};
