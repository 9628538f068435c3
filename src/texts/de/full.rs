//! The sentences of the long answer, in German.

use crate::texts::full::FullTexts;

pub static TEXTS: FullTexts = FullTexts {
    against_today: "Gegenüber heute",
    mean_gain: "mittlerer Mehrgewinn",
    mean_change: "mittlere Änderung",
    alone: |c| format!("{}-Intervall", c.replace(' ', "-")),
    together: "alle Vergleiche zusammen",
    holm: "p (Holm)",
    against_best: "Gegenüber der besten",
    from_best: "Abstand zur besten anderen",
    chance: "Chance, die beste zu sein",
    regret: "entgangen je Welt",
    worst: "Schlechteste 5 % der Welten",
    their_mean: "ihr mittlerer Mehrgewinn",
    losing: "Welten mit Verlust",
    its_interval: "dessen Intervall",
    needs_worlds: |n| format!("ab {n} Welten"),
    worse_than_today: "schlechter als heute",
    below_zero: "Kapitalwert unter 0",
    odds_none: |events, of, most| format!("{events} von {of} (≤ {most} %)"),
    money_back: "Amortisation in Monaten",
    paid_back: "Median",
    middle: "95 % der Welten",
    never: "Welten ohne Amortisation",
    cost: "Rendite der Mehrkosten",
    lever_cost: "Mehrkosten",
    margin_gained: "zusätzlicher Rohertrag",
    roq: "Rendite (ROQ)",
    roq_remark: "ROQ: abgezinster zusätzlicher Rohertrag je Einheit abgezinster Mehrkosten, minus 1. Keine Angabe, wo \
                 nicht sicher ist, dass eine Maßnahme mehr kostet als heute.",
    bridge: |currency| {
        let unit = if currency.is_empty() { String::new() } else { format!(", {currency}") };
        format!("Herkunft des Mehrgewinns{unit}")
    },
    bridge_parts: [
        "gehaltene Kunden",
        "neue Kunden, auch durch Mundpropaganda",
        "zurückgewonnene Kunden",
        "Besuche je Kunde",
        "Rohertrag je Besuch",
        "Kosten",
    ],
    bridge_sum: "= Mehrgewinn",
    losses: "Verlorene Kunden",
    causes: [
        "schlecht behandelt",
        "Produkt",
        "Wettbewerber",
        "Freunde",
        "weggezogen",
        "verstorben",
        "schlecht erreichbar",
        "Preis",
    ],
    all_losses: "alle",
    silent: "davon wortlos",
    corrected: |p, gain, fair| {
        format!(
            "„{p}“ sieht mit {gain} am besten aus; in Welten, die zur Auswahl nicht herangezogen wurden, sind \
             es {fair} (Fluch des Gewinners)."
        )
    },
    not_corrected: |p, gain| {
        format!(
            "„{p}“ führt, welchen Teil der Welten man auch weglässt: Von {gain} ist nichts abzuziehen, \
             obwohl die Maßnahme als beste ausgewählt wurde (Fluch des Gewinners)."
        )
    },
    next_unit: |u| {
        let interval = u.interval.map(|(low, high)| format!(" ({low} bis {high})")).unwrap_or_default();
        let roq = u.roq.map(|r| format!(", eine Rendite der Mehrkosten von {r}")).unwrap_or_default();
        format!(
            "Von „{}“ zu „{}“, {} von {} auf {}: {}{interval} mehr{roq}.",
            u.smaller, u.larger, u.lever, u.from, u.to, u.gain
        )
    },
    no_next_unit: "Was die nächste Einheit eines Hebels bringt, lässt sich nicht sagen: Keine zwei Maßnahmen \
                   unterscheiden sich nur in der Größe eines Hebels.",
    saved: "Eingesparte Welten",
    by_pairing: "durch Paarvergleich",
    by_twin: "durch den Zwilling",
    by_sobol: "durch Sobol-Punkte",
    not_used: "nicht genutzt",
    to: "bis",
    odds: |events, of, low, high| format!("{events} von {of} ({low}–{high} %)"),
    at_once: "sofort",
    not_within: "nie",
    failed_everywhere: |names| {
        format!(
            "Keine Antwort: {} schlug in jeder Welt fehl, daher hat keine Welt für alle Maßnahmen ein Ergebnis.",
            names.join(", ")
        )
    },
    one_world: "Eine einzige Welt sagt nichts über den Zufall; simulieren Sie mehr.",
    bca: "wenige Welten geben den Ausschlag; die Intervalle des Mittelwerts stammen deshalb aus einem Bootstrap \
          (BCa) und sind nicht unbedingt symmetrisch",
    wrong_if: "wäre falsch, wenn",
    then_ahead: |p| format!("dann läge „{p}“ vorn"),
    assumed: |law| format!("angenommen: {law}"),
};
