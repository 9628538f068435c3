//! What a pilot inside the market shows, in German.

use crate::texts::pilot::PilotTexts;

pub static TEXTS: PilotTexts = PilotTexts {
    percentage_points: "Prozentpunkte",
    pilot_shows: "der Pilotversuch zeigt",
    a_single_pilot: |one| format!("ein einzelner Versuch ± {one}"),
    true_effect: "wahre Wirkung auf alle",
    same_customers: "dieselben Kunden, alle mit oder alle ohne",
    bias_by_contact: "Verzerrung durch Kontakt",
    groups_do_not_touch: "die Gruppen berühren einander nicht",
    no_bias_shows: "keine erkennbare",
    contact_alone: "schon der Kontakt macht die Gruppen verschieden",
    understates: |share| format!("der Versuch unterschätzt die Wirkung um {share}"),
    overstates: |share| format!("der Versuch überschätzt die Wirkung um {share}"),
    of_worlds: |events, of| format!("{events} von {of} Welten"),
    test: |confidence, finds, misleads, wrong| {
        format!(
            "Der Test eines einzelnen Versuchs findet die Wirkung mit {confidence} Sicherheit in {finds} und behauptet in \
             {misleads} eine falsche; der bloße Unterschied zeigt in {wrong} in die falsche Richtung."
        )
    },
    apart: "Die Verzerrung ist für sich geschätzt, jeder Kunde gegen sich selbst; die drei Zahlen müssen daher nicht aufgehen.",
    left_out: |n| format!("Nicht gezählt: {n} Welten mit weniger als zwei Kunden in einer Gruppe."),
    rows: ["Was der Pilotversuch zeigt", "Bei allen Kunden eingeführt", "Verzerrung durch Kontakt"],
    head: |name, share, time, pilot, control, measure| {
        format!(
            "Ein Pilotversuch mit „{name}“ bei {share} der Kunden, ausgewertet nach {time} ({pilot} darin, {control} nicht): {measure}"
        )
    },
    size: |least, n| {
        format!("Er findet Wirkungen ab {least} in 4 von 5 Fällen; für diese genügen {n} Kunden je Gruppe.")
    },
    too_small: |least| {
        format!(
            "Er findet Wirkungen ab {least} in 4 von 5 Fällen; diese ist so klein, dass keine Gruppe groß genug wäre, sie zu zeigen."
        )
    },
};
