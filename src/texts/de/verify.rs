//! What `verify` says, in German.

use crate::texts::verify::VerifyTexts;

pub static TEXTS: VerifyTexts = VerifyTexts {
    did_you_mean: |near| format!("gemeint ist vielleicht `{near}`"),
    how_to_list: "alle Namen: grapevine verify --list",
    no_such_check: |word| format!("keine Prüfung heißt `{word}`"),
    elsewhere: |number, place| format!("Prüfung {number} gehört nicht zu `verify`: {place}"),
    no_such_number: |number, first, last| {
        format!("es gibt keine Prüfung {number}: sie haben die Nummern {first} bis {last}")
    },
    header: ["Nr.", "was", "erwartet", "simuliert", "Toleranz"],
    header_broken: ["Nr.", "was", "erwartet", "gestört", "Toleranz"],
    noticed: "bemerkt",
    not_noticed: "NICHT BEMERKT",
    nobody_notices: "keine Prüfung bemerkt",
    sum_of_broken: |noticed, all| format!("absichtlich gestört: {noticed} von {all} bemerkt\n"),
    agrees: "stimmt",
    differs: "WEICHT AB",
    computed: "berechnet",
    worlds: "Welten",
    exact: "genau",
    only_with_full: "nur mit --full",
    one_agrees: "die Prüfung stimmt\n",
    all_agree: |all| format!("alle {all} Prüfungen stimmen\n"),
    some_differ: |red, differ, all, plain| format!("{red}{differ} von {all} weichen ab{plain}\n"),
};
