//! What `check` says, in German.

use crate::texts::check::CheckTexts;

pub static TEXTS: CheckTexts = CheckTexts {
    next: "weiter",
    more_defaults_all_shows: "weitere Vorgaben: --all zeigt sie",
    pack_changes_nothing: "Das Zahlenpaket „measured“ würde nichts ändern: Die Datei legt alle Zahlen fest, in denen sich die Pakete \
         unterscheiden.",
    every_value_is_a_default: "nichts: alle Werte sind Vorgaben",
    baseline: " (Vergleich)",
    from: "ab",
    pilot: "Pilotversuch",
    policy: "Maßnahme",
    twin_leaves_out: "Außer Acht lässt der Zwilling",
    currency: "Währung",
    unit: "Einheit",
    needs: "braucht",
    usage: "Verwendung",
    from_week: "ab Woche",
    until_week: "bis Woche",
    rising: |weeks| format!("steigend über {weeks} Wochen"),
    from_your_file: "Aus Ihrer Datei",
    unknown: "Unbekannt: je Welt neu gezogen, für alle Maßnahmen gleich",
    policies: "Maßnahmen",
    shocks: "Ereignisse: Sie treffen alle Maßnahmen",
    defaults: |pack| format!("Nicht in Ihrer Datei: Vorgaben des Zahlenpakets „{pack}“"),
    other_defaults: |n, other| {
        format!("{n} aller Vorgaben lauten im Zahlenpaket „{other}“ anders: --evidence both zeigt sie")
    },
    packs_differ: |n| format!("Nicht in Ihrer Datei, und die Zahlenpakete unterscheiden sich: {n} Zahlen"),
    ok: |file| format!("{file}: in Ordnung"),
    size: |people, weeks, unknowns, policies| {
        format!("{people} Menschen, {weeks} Wochen, {unknowns}, {policies}")
    },
    unknowns: ["Unbekannte", "Unbekannte"],
    many_policies: ["Maßnahme", "Maßnahmen"],
    key: "Name",
    value: "Wert",
    meaning: "Bedeutung",
    source: "Quelle",
    law: "Verteilung",
    sets: "stellt ein",
    costs: "kostet",
    shock: "Ereignis",
    weeks: "Wochen",
    preview: "Sofort-Vorschau des Mittelwert-Zwillings; simuliert wird mit run",
    pilot_in_words: |week, share, name, weeks, measure, inside, outside| {
        format!(
            "Von den Kunden zu Beginn der Woche {week} erlebt ein zufälliger Teil von {share} „{name}“; für die übrigen bleibt\n\
             alles wie heute. Nach {weeks} Wochen werden die Gruppen verglichen: {measure}.\nMit den Kunden der ersten Woche: etwa \
             {inside} im Pilotversuch, {outside} nicht. Beide Gruppen reden\nmiteinander, und jede Beschwerde und jeder Besuch \
             belastet dieselbe Stelle; wer für den Pilotversuch\ngeschult ist, bedient nur dessen Kunden."
        )
    },
    silent_measure: |measure, switch| {
        format!(
            "`{measure}` sagt nichts, solange `{switch}` ausgeschaltet ist: unter [world] {switch} = true schreiben oder aus [answer] streichen"
        )
    },
};
