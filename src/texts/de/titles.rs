//! Findings that stand over charts, in German.

use crate::texts::titles::TitleTexts;

pub static TEXTS: TitleTexts = TitleTexts {
    no_policy: "Keine Maßnahme",
    least_of_all: |none, good_one, b| format!("{none} {good_one} – am wenigsten {b}"),
    none_clearly_better: |base, b, bad_one| {
        format!("Keine Maßnahme ist eindeutig besser als {base} – {b} {bad_one}")
    },
    nothing_to_compare: |base| format!("Es gibt keine Maßnahme zum Vergleich mit {base}"),
    open_one: |a, base| format!("Noch offen: {a} ist nicht eindeutig besser oder schlechter als {base}"),
    open_all: |base| format!("Noch offen: Keine Maßnahme ist klar besser oder schlechter als {base}"),
    does_not: |b| format!(" – {b} nicht"),
    only_one: |a, good_clearly| format!("Nur {a} {good_clearly}"),
    both: |good_many, a| format!("Beide Maßnahmen {good_many}, vorn liegt {a}"),
    all: |n, good_many, a| format!("Alle {n} Maßnahmen {good_many}, vorn liegt {a}"),
    some: |k, n, good_many, a, does_not| {
        format!("{k} von {n} Maßnahmen {good_many}, vorn liegt {a}{does_not}")
    },
    brings_nothing: |name| format!("{name} bringt weder Gewinn noch Kosten"),
    ahead_from_start: |name| format!("{name} liegt in der Hälfte der Welten von Anfang an vorn"),
    never_in_any_world: |name, horizon| {
        format!("In keiner Welt holt {name} seine Kosten binnen {horizon} herein")
    },
    never_in: |never, name, horizon| {
        format!("In {never} holt {name} seine Kosten binnen {horizon} nicht herein")
    },
    no_failures: "Keine Fehler: Niemand hatte Grund zur Beschwerde",
    nobody_complains: "Kein unzufriedener Kunde beschwert sich",
    everybody_complains: "Jeder unzufriedene Kunde beschwert sich",
    fewer_than_one_complains: |per| {
        format!("Von {per} unzufriedenen Kunden beschwert sich weniger als einer")
    },
    one_complains: |per| format!("Von {per} unzufriedenen Kunden beschwert sich einer"),
    some_complain: |per, k| format!("Von {per} unzufriedenen Kunden beschweren sich {k}"),
    nobody_lost: "Kein Kunde geht verloren",
    nothing_to_see: "Es gibt keine Fehler zu sehen",
    hears_nothing: "Die Firma erfährt von keinem Fehler",
    hears_everything: "Die Firma erfährt von jedem Fehler",
    hears_of_share: |share| format!("Die Firma erfährt von {share} ihrer Fehler"),
    hears_of_one_in: |n| format!("Die Firma erfährt von einem unter {n} Fehlern"),
    survey_shows_times: |times| format!(" – ihre Befragung zeigt {times}-mal so viele, wie es gibt"),
    survey_shows_fewer: " – ihre Befragung zeigt weniger, als es gibt",
    survey_shows_truth: " – ihre Befragung zeigt sie, wie sie sind",
    money_verbs: [
        "zahlt sich aus",
        "zahlt sich eindeutig aus",
        "zahlen sich aus",
        "kostet mehr, als sie bringt",
        "zahlt sich im Mittel aus",
        "zahlen sich im Mittel aus",
    ],
    other_verbs: ["hilft", "hilft eindeutig", "helfen", "schadet", "hilft im Mittel", "helfen im Mittel"],
    paid_back_in_the_one_world: |name, months| {
        format!("{name} hat sich in der einen simulierten Welt nach {months} bezahlt gemacht")
    },
    paid_back_in_half: |name, months| {
        format!("Nach {months} hat sich {name} in der Hälfte der Welten bezahlt gemacht")
    },
    causes: [
        "gehen, weil sie schlecht behandelt wurden",
        "gehen wegen des Produkts",
        "gehen zu einem Wettbewerber",
        "gehen auf Rat von Freunden",
        "ziehen weg",
        "sterben",
        "gehen, weil der Ort schlecht erreichbar ist",
        "gehen wegen des Preises",
    ],
    all_lost: |cause| format!("Alle verlorenen Kunden {cause}"),
    some_lost: |k, cause| format!("{k} von 100 verlorenen Kunden {cause}"),
    drop_unnoticed: |time| format!("Binnen {time} merkt die Firma nicht, dass die Qualität gesunken ist"),
    drop_noticed: |time| format!("Nach {time} merkt die Firma, dass die Qualität gesunken ist"),
};
