//! What a pilot inside the market shows, in German.

use crate::texts::pilot::PilotTexts;

pub static TEXTS: PilotTexts = PilotTexts {
    percentage_points: "Prozentpunkte",
    pilot_shows: "der Pilot zeigt",
    a_single_pilot: |one| format!("ein einzelner Pilot ± {one}"),
    true_effect: "wahre Wirkung auf alle",
    same_customers: "dieselben Kunden, alle mit oder alle ohne",
    bias_by_contact: "Verzerrung durch Kontakt",
    groups_do_not_touch: "die Gruppen berühren einander nicht",
    no_bias_shows: "keine erkennbare",
    contact_alone: "schon der Kontakt macht die Gruppen verschieden",
    understates: |share| format!("der Pilot unterschätzt die Wirkung um {share}"),
    overstates: |share| format!("der Pilot überschätzt die Wirkung um {share}"),
    of_worlds: |events, of| format!("{events} von {of} Welten"),
    test: |confidence, finds, misleads, wrong| {
        format!(
            "Der Test eines Piloten findet mit {confidence} Sicherheit die Wirkung in {finds} und behauptet eine \
                 falsche in {misleads}; der bloße Unterschied zeigt in {wrong} in die falsche Richtung."
        )
    },
    left_out: |n| format!("Nicht gezählt: {n} Welten mit weniger als zwei Kunden in einer Gruppe."),
};
