//! Columns of exported tables, and what `export` and `replay` say, in German.

use crate::texts::export::ExportTexts;

pub static TEXTS: ExportTexts = ExportTexts {
    point: "Nummer des Punkts, ab 0",
    world: "Nummer der Welt, ab 0; dieselbe Nummer ist an jedem Punkt und unter jeder Maßnahme dieselbe Welt",
    policy: "Nummer der Maßnahme, ab 0",
    policy_name: "Name der Maßnahme",
    status: "ok oder failed (fehlgeschlagen); fehlgeschlagene Läufe haben keine Werte",
    reason: "warum der Lauf fehlgeschlagen ist; sonst leer",
    week: "letzte Woche, die in der Zeile gezählt ist, ab 1",
    worlds: "Welten, in denen jede Maßnahme ein Ergebnis hat; die anderen sind in keinem Mittelwert",
    failed: "fehlgeschlagene Läufe dieser Zeile",
    mean: |measure| format!("Mittelwert über die Welten: {measure}"),
    sd: |measure| format!("Standardabweichung zwischen Welten (n - 1): {measure}"),
    half: |percent, measure| {
        format!("halbe Breite des {percent}-%-Intervalls des Mittelwerts (t): {measure}")
    },
    difference: |measure| {
        format!("mittlerer Unterschied zu heute in denselben Welten, diese Maßnahme minus heute: {measure}")
    },
    difference_half: |percent, measure| {
        format!(
            "halbe Breite des {percent}-%-Intervalls dieses Unterschieds (gepaartes t, nur für diese Zeile): {measure}"
        )
    },
    series: [
        "abgezinstes Geld seit der ersten Woche",
        "abgezinster Rohertrag seit der ersten Woche",
        "Kunden am Ende der Woche",
        "Besuche seit der Zeile davor",
        "Fehler seit der Zeile davor",
        "Beschwerden, die die Firma erreichten, seit der Zeile davor",
        "Kunden, die gingen, seit der Zeile davor",
        "Menschen, die Kunden wurden, seit der Zeile davor",
        "Menschen, die von schlechtem Service hörten, seit der Zeile davor",
        "zurückgewonnene Kunden seit der Zeile davor",
        "Antworten auf Umfragen seit der Zeile davor",
        "darin berichtete Fehler seit der Zeile davor",
        "Alarme der eigenen Zahlen der Firma seit der Zeile davor",
        "Wochen seit der Zeile davor, in denen die wahre Fehlerquote ein Zehntel oder mehr über der ersten Woche lag",
    ],
    pilot: [
        "Pilot: Kunden der Vergleichsgruppe",
        "Pilot: Kunden der Pilotgruppe",
        "Pilot: Mittelwert je Kunde der Vergleichsgruppe",
        "Pilot: Mittelwert je Kunde der Pilotgruppe",
        "Pilot: Standardabweichung zwischen Kunden der Vergleichsgruppe",
        "Pilot: Standardabweichung zwischen Kunden der Pilotgruppe",
        "Pilot: Mittelwert je Kunde, wenn es für alle wie heute weitergegangen wäre",
        "Pilot: Mittelwert je Kunde, wenn alle die Maßnahme erlebt hätten",
        "Pilot: was die Pilotgruppe an der Vergleichsgruppe geändert hat",
        "Pilot: was die Vergleichsgruppe an der Pilotgruppe geändert hat",
    ],
    counted: "Anzahl",
    simulated: "simuliert",
    varied: |range| format!("variiert: {range}"),
    drawn: |law| format!("in jeder Welt neu gezogen: {law}"),
    exported: |rows, columns| format!("{rows} Zeilen, {columns} Spalten"),
    code_book: "was jede Spalte bedeutet",
    trial_of_sweep: |point, world, name| format!("Punkt {point}, Welt {world} von {name}"),
    trial_of_run: |world, name| format!("Welt {world} von {name}"),
    factors: "Der Punkt",
    unknowns: "In dieser Welt gezogen",
    measure: "Kennzahl",
    nothing: |count| format!("{count} weitere sind 0; --json enthält alle"),
    difference_column: "Unterschied",
    points: "Punkte",
    course: |policy| {
        format!("Verlauf unter {policy}: Kunden und Geld am Ende dieser Wochen, das Übrige über sie gezählt")
    },
    week_column: "Wochen",
    course_columns: ["Kunden", "Besuche", "Fehler", "Beschwerden", "gegangen", "dazugekommen"],
    cash_column: |currency| format!("Geld bisher {currency}"),
    fails: |policy, reason| format!("{policy} schlägt fehl: {reason}"),
    identical: |policy| format!("identisch: jeder Wert unter {policy} ist Bit für Bit der gespeicherte"),
    fails_again: |policy| format!("identisch: {policy} schlägt wie gespeichert fehl, aus demselben Grund"),
    other_reason: |policy, reason| {
        format!("{policy} schlägt wie gespeichert fehl, aber der gespeicherte Grund ist: {reason}")
    },
    differs: |policy, column, stored, now| {
        format!("VERSCHIEDEN: {column} unter {policy} ist als {stored} gespeichert und jetzt {now}")
    },
    not_stored: |policy| format!("unter {policy} noch nicht gespeichert: es gibt nichts zu vergleichen"),
    scenario_written: |file| format!("der Punkt als eigenes Szenario: {file}"),
};
