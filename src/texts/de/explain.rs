//! What `explain` says, in German.

use crate::texts::explain::ExplainTexts;

pub static TEXTS: ExplainTexts = ExplainTexts {
    usage: "grapevine explain NAME, zum Beispiel voice.rate, voice, npv, cost.setup oder eines von\n",
    unit: "Einheit",
    currency: "Währung",
    range: "Bereich",
    may_be: "darf sein",
    example: "Beispiel",
    grade: "Note",
    packs_differ: "Die Zahlenpakete unterscheiden sich.",
    same_source: "In beiden Zahlenpaketen dieselbe Zahl aus derselben Quelle.",
    other_source: "In beiden Zahlenpaketen dieselbe Zahl, aus verschiedenen Quellen.",
    in_world: "fest in [world]",
    in_unknowns: "unbekannt in [unknowns]",
    in_policy: "Hebel einer Maßnahme",
    money: "Geld in der Währung des Szenarios",
    people: "Menschen",
    number_events: "Zahl der Ereignisse",
    share: "Anteil, 0 bis 1",
    ratio: "Verhältnis",
    higher_better: "höher ist besser",
    lower_better: "niedriger ist besser",
    use_in: "Verwendung",
    direction: "Richtung",
    packs: "Was eine Szenariodatei nicht sagt, kommt aus einem von zwei Zahlenpaketen; gemischt werden sie nie.\n\
         folklore: die Zahlen der Gründungsartikel, was in der Branche geglaubt wird.\n\
         measured: was Studien und benannte Umfragen gefunden haben.\n\n",
    numbers_differ: |differ, x| format!("\n\nDiese {differ} von {x} Zahlen unterscheiden sich:\n"),
    evidence_foot: "\n\nDie Quellen zeigt grapevine explain NAME --lang de. Ob der Unterschied für Ihre Frage zählt:\n\
         grapevine run DATEI --evidence both\n",
    numbers_of: "Zahlen der",
    name: "Name",
    meaning: "Bedeutung",
    needs: "braucht",
    pilot: "ein Versuch mit einer Maßnahme bei einem Teil der Kunden",
    pilot_keys: [
        "Name der Maßnahme, die erprobt wird; nötig",
        "Anteil der Kunden zu Beginn, die sie erleben, zufällig gezogen; Vorgabe 0.5",
        "seine erste Woche und die der Maßnahme darin; Vorgabe: die erste Woche der Maßnahme",
        "Wochen bis zur Auswertung; nötig",
        "was je Kunde ausgewertet wird; Vorgabe `revenue`",
    ],
    pilot_measures: "measure ist eines von",
    shock: "ein Ereignis, das unter jeder Maßnahme eintritt, für einige Wochen oder auf Dauer",
    shock_keys: [
        "sein Name in den Tabellen von check",
        "was es ändert: jeder Parameter, der nicht für den Lauf fest ist, zusätzlich zur Maßnahme",
        "erste Woche",
        "wie viele Wochen es dauert; ohne Angabe bis zum Schluss",
        "Wochen, in denen es sich aufbaut; Vorgabe 0",
    ],
};
