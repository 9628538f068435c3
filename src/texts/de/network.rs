//! The picture of who told whom, in German.

use crate::texts::network::NetworkTexts;

pub static TEXTS: NetworkTexts = NetworkTexts {
    nobody_let_down: |shown| format!("Von {shown} Menschen wurde niemand enttäuscht"),
    one_silent: |heard, shown| {
        format!("Der eine enttäuschte Kunde schwieg – {heard} von {shown} Menschen hörten Schlechtes")
    },
    one_spoke: |heard, shown| {
        format!("Der eine enttäuschte Kunde beschwerte sich – {heard} von {shown} Menschen hörten Schlechtes")
    },
    none_spoke: |down, heard, shown| {
        format!(
            "Von {down} enttäuschten Kunden beschwerte sich keiner – {heard} von {shown} Menschen hörten Schlechtes"
        )
    },
    single_spoke: |down, heard, shown| {
        format!(
            "Von {down} enttäuschten Kunden beschwerte sich einer – {heard} von {shown} Menschen hörten Schlechtes"
        )
    },
    some_spoke: |down, spoke, heard, shown| {
        format!(
            "Von {down} enttäuschten Kunden beschwerten sich {spoke} – {heard} von {shown} Menschen hörten Schlechtes"
        )
    },
    subtitle: |shown, people, policy, world| {
        format!(
            "Eine Nachbarschaft von {shown} unter {people} Menschen, Maßnahme {policy}, Welt {world} des Laufs"
        )
    },
    marks: "Jeder Punkt ist ein Mensch, jede Linie eine schlechte Nachricht an jemanden im Bild seit Beginn",
    after: |time| format!("Nach {time}"),
    states: [
        "Enttäuscht, schwieg",
        "Enttäuscht, sagte es",
        "Hörte Schlechtes",
        "Verließ die Firma",
        "Andere Kunden",
        "Alle anderen",
    ],
};
