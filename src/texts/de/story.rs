//! The story of `report.html` in German.

use crate::texts::story::StoryTexts;

pub static TEXTS: StoryTexts = StoryTexts {
    question: "Die Frage",
    silence: "Wer nichts sagt",
    spread: "Wie es sich verbreitet",
    leave: "Warum Kunden gehen",
    gains: "Was jede Maßnahme bringt",
    sure: "Wie sicher das ist",
    money_back: "Wann das Geld zurück ist",
    change: "Was die Antwort ändern würde",
    decision: "Die Entscheidung",
    compared: |policies, worlds, people, horizon| {
        format!(
            "{policies} Maßnahmen werden über einen Zeitraum von {horizon} verglichen, in denselben {worlds} simulierten \
             Welten mit je {people} Menschen. In jeder Welt trifft jede Maßnahme auf dieselben Menschen und denselben Zufall: Ein \
             Unterschied kommt also von der Maßnahme."
        )
    },
    alone: |worlds, people, horizon| {
        format!(
            "Eine Maßnahme wird über einen Zeitraum von {horizon} verfolgt, in {worlds} simulierten Welten mit je {people} \
             Menschen."
        )
    },
    heard: |baseline, failures, heard| {
        format!(
            "Bei „{baseline}“ geschehen in einer Welt im Mittel {failures} Fehler, und die Firma erfährt von {heard}. \
             Von allen anderen weiß sie nichts."
        )
    },
    heard_none: |baseline, failures| {
        format!(
            "Bei „{baseline}“ geschehen in einer Welt im Mittel {failures} Fehler, und die Firma erfährt von keinem."
        )
    },
    told: |each, stories| {
        format!(
            "Doch sie reden. Von jedem Fehler, der nicht gutgemacht wird, erfahren im Mittel {each} Menschen: {stories} \
             schlechte Geschichten in einer Welt, und wer sie hört, hatte selbst meist keinen Ärger."
        )
    },
    lost: |baseline, lost| format!("Bei „{baseline}“ gehen in einer Welt im Mittel {lost} Kunden verloren."),
    treated: |share| format!(" {share} von ihnen gingen, weil sie schlecht behandelt wurden."),
    brings: |baseline, horizon, gains| {
        format!("Gegenüber „{baseline}“ nach {horizon}, im Mittel aller Welten: {}.", gains)
    },
    gain_of: |name, gain| format!("„{name}“ {gain}"),
    and_more: |n| format!("und {n} weitere"),
    ahead: |leader, baseline, events, of| {
        format!(
            "Jeder Punkt ist eine mögliche Welt. „{leader}“ ist in {events} von {of} besser als „{baseline}“."
        )
    },
    best_in: |leader, share| format!("„{leader}“ ist in {share} der Welten die beste Wahl."),
    worst: |gain| format!(" In den schlechtesten 5 % der Welten beträgt der Unterschied im Mittel {gain}."),
    back: |policy, label, value, remark| format!("„{policy}“: {label} {value} ({remark})."),
    wrong_below: |rival, what, value, law| {
        format!("„{rival}“ läge vorn, wenn dieser Wert unter {value} wäre: {what} (angenommen: {law}).")
    },
    wrong_above: |rival, what, value, law| {
        format!("„{rival}“ läge vorn, wenn dieser Wert über {value} wäre: {what} (angenommen: {law}).")
    },
    holds: |largest| {
        format!(
            "Keine Unbekannte allein dreht das Urteil um, soweit sie nach den Annahmen schwanken kann. Am meisten \
             bewegt den Gewinn: {largest}."
        )
    },
    open: "Die Antwort ist noch offen; der längste Balken zeigt, wovon sie am meisten abhängt.",
};
