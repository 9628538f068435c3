//! The sentences of the long answer, in German.

use crate::texts::full::FullTexts;

pub static TEXTS: FullTexts = FullTexts {
    against_today: "Gegen heute",
    mean_gain: "mittlerer Gewinn",
    mean_change: "mittlere Änderung",
    alone: |c| format!("{}-Intervall", c.replace(' ', "-")),
    together: "alle Vergleiche zusammen",
    holm: "p (Holm)",
    against_best: "Gegen die beste",
    from_best: "Abstand zur besten der anderen",
    chance: "Chance, die beste zu sein",
    regret: "entgangen je Welt",
    worst: "Schlechteste 5 % der Welten",
    their_mean: "mittlerer Gewinn darin",
    losing: "Welten mit Verlust",
    its_interval: "Intervall dazu",
    needs_worlds: |n| format!("ab {n} Welten"),
    worse_than_today: "schlechter als heute",
    below_zero: "Kapitalwert unter 0",
    odds_none: |events, of, most| format!("{events} von {of} (≤ {most} %)"),
    money_back: "Monate, bis bezahlt gemacht",
    paid_back: "Median",
    middle: "95 % der Welten",
    never: "nie in so vielen Welten",
    cost: "Rendite der Kosten",
    lever_cost: "zusätzliche Kosten",
    margin_gained: "zusätzlicher Rohertrag",
    roq: "Rendite (ROQ)",
    roq_remark: "ROQ: abgezinster zusätzlicher Rohertrag je Einheit abgezinster zusätzlicher Kosten, weniger 1. \
                 Keine Angabe, wo eine Maßnahme nicht sicher mehr kostet als heute.",
    bridge: |currency| {
        let unit = if currency.is_empty() { String::new() } else { format!(", {currency}") };
        format!("Woher es kommt{unit}")
    },
    bridge_parts: [
        "gehaltene Kunden",
        "neue Kunden, auch durch Mundpropaganda",
        "zurückgewonnene Kunden",
        "Besuche je Kunde",
        "Rohertrag je Besuch",
        "Kosten",
    ],
    bridge_sum: "= Gewinn",
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
            "„{p}“ sieht mit {gain} am besten aus; in Welten, die bei der Auswahl nicht mitgeredet haben, sind \
             es {fair} (Fluch des Siegers)."
        )
    },
    not_corrected: |p, gain| {
        format!(
            "„{p}“ führt, welchen Teil der Welten man auch weglässt: Die {gain} brauchen keinen Abzug dafür, \
             dass die Maßnahme als beste ausgewählt wurde (Fluch des Siegers)."
        )
    },
    next_unit: |u| {
        let interval = u.interval.map(|(low, high)| format!(" ({low} bis {high})")).unwrap_or_default();
        let roq =
            u.roq.map(|r| format!(", eine Rendite der zusätzlichen Kosten von {r}")).unwrap_or_default();
        format!(
            "Von „{}“ zu „{}“, {} von {} auf {}: {}{interval} mehr{roq}.",
            u.smaller, u.larger, u.lever, u.from, u.to, u.gain
        )
    },
    no_next_unit: "Was die nächste Einheit eines Hebels bringt, lässt sich nicht sagen: Keine zwei Maßnahmen \
                   unterscheiden sich nur in der Größe eines Hebels.",
    saved: "Gesparte Welten",
    by_pairing: "durch Paare",
    by_twin: "durch den Zwilling",
    by_sobol: "durch Sobol-Punkte",
    not_used: "nicht genutzt",
    to: "bis",
    odds: |events, of, low, high| format!("{events} von {of} ({low}–{high} %)"),
    at_once: "sofort",
    not_within: "nie",
    failed_everywhere: |names| {
        format!(
            "Keine Antwort: {} scheiterte in jeder Welt, daher hat keine Welt für alle Maßnahmen ein Ergebnis.",
            names.join(", ")
        )
    },
    one_world: "Eine Welt sagt nichts über den Zufall; rechnen Sie mehr davon.",
    bca: "wenige Welten geben den Ausschlag, darum sind Intervalle des Mittelwerts aus Bootstrap (BCa) und nicht \
          unbedingt symmetrisch",
    wrong_if: "wäre falsch, wenn",
    assumed: |law| format!("angenommen {law}"),
};
