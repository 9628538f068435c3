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
    year: "Jahr",
    start: "Start",
    median: "Median",
    all_at_means: "Alle Unbekannten beim Mittelwert:",
    ahead_from_start: "Von Anfang an vorn",
    break_even_at: |at| format!("Gewinnschwelle: {at}"),
    break_even_median_at: |at| format!("Gewinnschwelle im Median: {at}"),
    most_worlds: |at| format!("95\u{a0}% der Welten: {at}"),
    most_worlds_range: |low, high| format!("95\u{a0}% der Welten: {low} bis {high}"),
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
    more_ranked_lower_by_both: |hidden| {
        format!("und {hidden} weitere, nach beiden Zahlenpaketen auf hinteren Plätzen")
    },
    pilot_understates: |name, share| {
        format!("Ein Pilotversuch mit {name} unterschätzt die Wirkung um {share}")
    },
    pilot_overstates: |name, share| format!("Ein Pilotversuch mit {name} überschätzt die Wirkung um {share}"),
    pilot_tells_the_truth: |name| format!("Im Mittel zeigt ein Pilotversuch mit {name} die wahre Wirkung"),
    pilot_without_bias: |name| format!("Ein Pilotversuch mit {name} zeigt keine Verzerrung durch Kontakt"),
    one_pilot_finds: |pilot, control, finds| {
        format!("Ein Versuch ({pilot} Kunden darin, {control} nicht) findet die Wirkung in {finds}")
    },
    points_wrong_way: |wrong| format!("und zeigt in {wrong} in die falsche Richtung."),
    customers_needed: |n| format!("Mit {n} Kunden je Gruppe fände er sie in 4 von 5 Fällen."),
    no_size_found: "Keine untersuchte Gruppengröße würde sie zeigen.",
    better_in: "besser in",
    more_ranked_lower: |hidden| format!("und {hidden} weitere auf hinteren Plätzen"),
    survey: "Befragung",
    complaints: "Beschwerden",
    said_true: "wahr",
    mean: "Mittel",
    causes: [
        "Schlecht behandelt",
        "Produkt",
        "Wettbewerber",
        "Rat von Freunden",
        "Weggezogen",
        "Verstorben",
        "Schlecht erreichbar",
        "Preis",
    ],
    one_more_not_shown: ". Eine weitere Maßnahme ist nicht gezeigt",
    more_not_shown: |n| format!(". {n} weitere Maßnahmen sind nicht gezeigt"),
    gain: "Mehrgewinn",
    difference_in: |measure| format!("Unterschied bei „{measure}“"),
    gain_line: |what, policy, time, unit| format!("{what} gegenüber {policy} nach {time}{unit}"),
    difference_line: |what, policy, time, unit| format!("{what} gegenüber {policy} nach {time}{unit}"),
    its_interval: |level| format!(" ± {}-Intervall", level.to_string().replace('\u{a0}', "-")),
    dot_and_bars: |error| {
        format!("Punkt: Mittelwert{error}. Balken: mittlere 50\u{a0}% und 95\u{a0}% der Welten")
    },
    only_dot: "Punkt: die einzige simulierte Welt; der Zufall mittelt sich also nicht heraus",
    dots_nothing: |policy| format!("Von {policy} gibt es nichts zu zeigen"),
    dots_the_same: |policy, base| format!("{policy} bringt genau dasselbe wie {base}"),
    dots_better: |policy, base, better, n| {
        format!("In {better} von {n} möglichen Welten ist {policy} besser als {base}")
    },
    each_dot: |n| format!("Jeder Punkt steht für eine von {n} gleich wahrscheinlichen Welten"),
    n_better: |n| format!("{n} besser"),
    n_worse: |n| format!("{n} schlechter"),
    no_unknown_moves: |policy| format!("Keine einzelne Unbekannte ändert merklich, was {policy} bringt"),
    stays_better: |policy| {
        format!("{policy} bleibt besser, was auch immer sich bei einer einzelnen Unbekannten herausstellt")
    },
    stays_worse: |policy| {
        format!(
            "{policy} bleibt schlechter, was auch immer sich bei einer einzelnen Unbekannten herausstellt"
        )
    },
    one_assumption_decides: |policy, name| format!("Eine Annahme entscheidet über {policy}: {name}"),
    assumptions_turn: |n, policy| {
        format!("{n} Annahmen können jede für sich das Urteil über {policy} umkehren")
    },
    tornado_bars: "Balken: niedrigstes und höchstes Mittel über die mittleren 80\u{a0}% einer Unbekannten, die anderen im Mittel",
    does_not_pay: "lohnt sich nicht",
    does_harm: "schadet",
    what_packs_are: "folklore: was die Branche glaubt; measured: was Studien gemessen haben",
    fan_of_gain: |policy, base, unit| format!("Kumulierter Mehrgewinn von {policy} gegenüber {base}{unit}"),
    fan_of_difference: |policy, base, unit, name| {
        format!("Unterschied bei „{name}“, {policy} gegenüber {base}{unit}")
    },
    only_line: "Linie: die einzige simulierte Welt; der Zufall mittelt sich also nicht heraus",
    line_and_areas: "Linie: Median. Flächen: mittlere 50, 80 und 95\u{a0}% der Welten",
    fewer_dissatisfied: |name, percent| {
        format!("Bei {name} sind {percent}\u{a0}% weniger Kunden unzufrieden")
    },
    more_dissatisfied: |name, percent| format!("Bei {name} sind {percent}\u{a0}% mehr Kunden unzufrieden"),
    worlds_and_people: |worlds, people| format!("{worlds} Welten × {people} Menschen"),
    one_world_and_people: |people| format!("1 Welt × {people} Menschen"),
    same_for_every_policy: ", für jede Maßnahme dieselben",
    years: ["Jahr", "Jahren"],
    months: ["Monat", "Monaten"],
    weeks: ["Woche", "Wochen"],
    pilot_change: |name, time, unit| format!("Unterschied bei „{name}“ nach {time}{unit}"),
    failures_weekly: |policy| format!("Fehler je 1.000 Besuche, Woche für Woche: {policy}"),
    failures_in_steps: |policy, step| {
        format!("Fehler je 1.000 Besuche, in Schritten von {step} Wochen: {policy}")
    },
    only_lines: "Linien: die einzige simulierte Welt",
    seen_lines: "Linien: Mittelwert. Flächen: mittlere 80\u{a0}% der Welten; in einer davon lebt die Firma",
    quality_drops: "Die Qualität sinkt",
    quality_drop_unnoticed: "Die Qualität sinkt; nicht bemerkt",
    quality_drop_noticed: |time| format!("Die Qualität sinkt; im Mittel nach {time} bemerkt"),
};
