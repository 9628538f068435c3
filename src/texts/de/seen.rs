//! What the firm sees beside what is true, in German.

use crate::texts::seen::SeenTexts;

pub static TEXTS: SeenTexts = SeenTexts {
    title: "Was die Firma sieht",
    failures: "Fehler",
    heard: "davon bekannt",
    true_rate: "wahre Quote",
    seen_rate: "gesehene Quote",
    corrected: "geschätzte Quote",
    survey: "Quote der Befragung",
    noticed: "bemerkt nach Wochen",
    false_alarms: "Fehlalarme",
    at_work: "Wochen in Kraft",
    remark: "Quoten: Fehler je 100 Besuche. Gesehen: Beschwerden. Geschätzt: Beschwerden, geteilt durch den Anteil der \
             Kunden, die sich vermutlich beschweren.",
    survey_remark: |confidence| {
        format!(
            " Befragung: mit dem {}-Intervall, das die Firma angeben würde; sie weiß nicht, wer nicht antwortet.",
            confidence.replace(' ', "-")
        )
    },
};
