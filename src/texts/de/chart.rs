//! Words in and around charts, in German.

use crate::texts::chart::ChartTexts;

pub static TEXTS: ChartTexts = ChartTexts {
    customers_lost_within: |time| {
        format!(
            "Verlorene Kunden binnen {time} nach Hauptgrund: Mittel der Welten, Anteil an allen Verlusten"
        )
    },
    grey_under: |base| format!("Grau: wie bei {base}"),
    lost: "verloren",
    billion: "Mrd.",
    million: "Mio.",
    week: "Woche",
    month: "Monat",
    ahead_from_start: "Von Anfang an vorn",
    break_even_month: |median| format!("Gewinnschwelle: Monat {median}"),
    break_even_median_month: |median| format!("Gewinnschwelle im Median: Monat {median}"),
    months_of_most_worlds: |low, high| format!("95\u{a0}% der Welten: Monat {low} bis {high}"),
    not_within: |time, never| format!("nicht binnen {time} in {never}"),
    per_thousand_dissatisfied: |base| {
        format!("Je 1.000 unzufriedene Kunden bei {base}. Eine Figur steht für 50")
    },
    pale_figure: " (die blasse für weniger als 25)",
    dot_of_stories: |dot| format!(", ein Punkt für {dot} Erzählungen"),
    no_iceberg: |base| format!("Bei {base} erlebte kein Kunde einen Fehler, also gibt es keinen Eisberg"),
    what_the_firm_hears: "was die Firma hört",
    what_it_never_hears: "was sie nie erfährt",
    complaints_resolved: |yes, all| format!("{yes} der {all} Beschwerden werden gelöst"),
    nobody_hears: "Niemand hört von schlechten Erfahrungen",
    all_not_helped_tell: |each| format!("Ohne Hilfe erzählt es jeder {each} anderen:"),
    stories_in_all: |told| format!("{told} Erzählungen insgesamt"),
    seed: "Startwert",
    quoted: |name| format!("„{name}“"),
    foot_of_packs: |one, a, other, b, people| format!("{one} {a}, {other} {b} Welten × {people} Menschen"),
    more_ranked_lower_by_both: |hidden| format!("und {hidden} nach beiden Paketen schlechter platzierte"),
    pilot_understates: |name, share| format!("Ein Pilot von {name} unterschätzt die Wirkung um {share}"),
    pilot_overstates: |name, share| format!("Ein Pilot von {name} überschätzt die Wirkung um {share}"),
    pilot_tells_the_truth: |name| format!("Im Mittel sagt ein Pilot von {name} die Wahrheit"),
    pilot_without_bias: |name| format!("Ein Pilot von {name} zeigt keine Verzerrung durch Kontakt"),
    one_pilot_finds: |pilot, control, finds| {
        format!("Ein Pilot ({pilot} Kunden darin, {control} nicht) findet die Wirkung in {finds}")
    },
    points_wrong_way: |wrong| format!("und zeigt in {wrong} in die falsche Richtung."),
    customers_needed: |n| format!("{n} Kunden in jeder Gruppe fänden sie in 4 von 5 Fällen."),
    no_size_found: "Eine Größe, die sie zeigte, wurde nicht gefunden.",
    better_in: "besser in",
    more_ranked_lower: |hidden| format!("und {hidden} schlechter platzierte"),
    survey: "Befragung",
    complaints: "Beschwerden",
    said_true: "wahr",
    mean: "Mittel",
};
