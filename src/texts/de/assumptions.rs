//! What a run rests on, in German.

use crate::texts::assumptions::AssumptionTexts;

pub static TEXTS: AssumptionTexts = AssumptionTexts {
    grades: "Noten: A begutachtete Messung, B Umfrage oder Branchenzahl, C viel zitierte Behauptung, D Annahme.",
    your_file: "Ihre Datei",
    drawn: "Ihre Datei, je Welt neu gezogen",
    title: |given, left, pack| {
        format!("Worauf es beruht: {given} Zahlen Ihrer Datei, {left} des Zahlenpakets „{pack}“")
    },
    header: ["Name", "Wert", "Einheit", "Herkunft"],
};
