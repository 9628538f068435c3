//! How customers stay, in German.

use crate::texts::retention::RetentionTexts;

pub static TEXTS: RetentionTexts = RetentionTexts {
    per_week: "je Woche",
    per_month: "in vier Wochen",
    per_quarter: "im Quartal",
    per_year: "im Jahr",
    steady: |share, step| format!("Etwa {share} bleiben {step}, gleich wie lange sie schon dabei sind"),
    rises_by_sorting: |from, to, step| {
        format!(
            "Die Bindungsquote steigt von {from} auf {to} {step}, weil zuerst geht, wer leicht geht – verändert hat sich niemand"
        )
    },
    rises: |from, to, step| format!("Die Bindungsquote steigt von {from} auf {to} {step}"),
    falls: |from, to, step| format!("Die Bindungsquote fällt von {from} auf {to} {step}"),
    split_up: |from, to, step, sorting, change| {
        format!(
            "Die Bindungsquote steigt von {from} auf {to} {step}: {sorting} Punkte Auslese, {change} Veränderung"
        )
    },
    split_down: |from, to, step, sorting, change| {
        format!(
            "Die Bindungsquote fällt von {from} auf {to} {step}: {sorting} Punkte Auslese, {change} Veränderung"
        )
    },
    split_steady: |share, sorting, change| {
        format!(
            "Die Bindungsquote bleibt bei etwa {share}, weil sich zweierlei aufhebt: {sorting} Punkte Auslese, {change} Veränderung"
        )
    },
    change_open: |from, to, step| {
        format!(
            "Die Bindungsquote geht von {from} auf {to} {step}: Auslese erklärt es, echte Veränderung ist noch offen"
        )
    },
    subtitle: |step| format!("Anteil der Kunden vom Anfang, die {step} bleiben, ohne neue Maßnahme"),
    cohort: |customers, worlds| format!("Mittel über {worlds} Welten mit je {customers} Kunden"),
    parts: "Auslese: Menschen sind verschieden, und wer leicht geht, geht zuerst. Veränderung: Dieselben werden treuer, anspruchsvoller, mutloser",
    parts_with_firm: "Der untere Teil ist Auslese und was sich für alle Kunden änderte; der obere, wie sich Einzelne änderten",
    inseparable: "Wie viel davon Auslese ist, lässt sich nicht sagen: Hier gehört Veränderung dazu, wie der Markt funktioniert",
    firm_only: "Auslese und was sich für alle Kunden änderte; Einzelne verändern sich in diesem Szenario nicht",
    sorting_only: "Auslese: Wer leicht geht, geht zuerst; Einzelne verändern sich in diesem Szenario nicht",
    as_it_is: "Wie es ist",
    nobody_changes: "Ohne Veränderung",
    as_at_first: "Wie am Anfang",
    sorting: "Auslese",
    sorting_and_firm: "Auslese und Firma",
    change: "Veränderung",
    axis_weeks: "Wochen",
    axis_months: "Monate",
    axis_years: "Jahre",
};
