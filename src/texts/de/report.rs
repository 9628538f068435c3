//! The sentences of a report, in German.

use crate::texts::report::{ReportTexts, listed, one_or_many};

pub static TEXTS: ReportTexts = ReportTexts {
    best: |p, margin, c| {
        format!("„{p}“ ist die beste Wahl: um mindestens {margin} besser als alles andere ({c})")
    },
    best_is_baseline: |p, margin, c| {
        format!("„{p}“ ist die beste Wahl: alles andere ist um mindestens {margin} schlechter ({c}).")
    },
    ahead_of: |b, e, n| format!(", in {e} von {n} Welten vor „{b}“."),
    ahead_in_all: |b, n| format!(", in allen {n} Welten vor „{b}“."),
    no_difference: |names, delta, c| {
        format!(
            "Kein nennenswerter Unterschied zwischen {}: weniger als {delta} ({c}).",
            listed(names, "und", ('„', '“'))
        )
    },
    no_difference_exact: |names| {
        format!("Gar kein Unterschied zwischen {}.", listed(names, "und", ('„', '“')))
    },
    not_settled: |p, delta| match delta {
        Some(delta) => format!("Noch offen: „{p}“ führt, aber ob um mehr als {delta}, ist nicht sicher"),
        None => format!("Noch offen: „{p}“ führt, aber das kann Zufall sein"),
    },
    not_settled_against: |p, names, delta| {
        let names = listed(names, "und", ('„', '“'));
        match delta {
            Some(delta) => {
                format!("Noch offen: „{p}“ führt, aber ob um mehr als {delta} vor {names}, ist nicht sicher")
            }
            None => format!("Noch offen: „{p}“ führt, aber der Vorsprung vor {names} kann Zufall sein"),
        }
    },
    more_worlds: |n, seconds| match seconds {
        Some(s) => format!("; etwa {n} weitere Welten ({s}) würden es zeigen."),
        None => format!("; etwa {n} weitere Welten würden es zeigen."),
    },
    more_worlds_unknown: "; mehr Welten werden es kaum zeigen.",
    only_one: |p| format!("Nur eine Maßnahme, „{p}“: Es gibt nichts zu vergleichen."),
    identical: "Gar kein Unterschied: Alle Maßnahmen ergaben in jeder Welt genau dasselbe.",
    no_world: "Keine Antwort: In keiner Welt haben alle Maßnahmen ein Ergebnis.",
    gain_over: |h| format!("Mehrgewinn in {h}"),
    change_over: |h| format!("Änderung in {h}"),
    interval: |c, low, high| format!("{}-Intervall des Mittelwerts: {low} bis {high}", c.replace(' ', "-")),
    worst_worlds: "schlechteste 5 % der Welten",
    worst_mean: "im Mittel",
    paid_back_after: "macht sich bezahlt nach",
    paid_back: "macht sich bezahlt",
    at_once: "sofort",
    never_mostly: "meist nie",
    never_in: |h, e, n| format!("in {e} von {n} Welten nicht innerhalb von {h}"),
    always: |n| format!("in allen {n} Welten"),
    gain_vs_today: "Mehrgewinn gegenüber heute",
    change_vs_today: "Änderung gegenüber heute",
    best_in: "am besten in",
    beats_today: "besser als heute",
    worst: "schlechteste 5 %",
    treated: "Verluste durch Behandlung",
    seen: "gesehene : wahre Fehler",
    none_seen: "keine gesehen",
    worlds: |n| match n {
        "1" => "1 Welt, dieselbe für jede Maßnahme".to_owned(),
        n => format!("{n} Welten, dieselben für jede Maßnahme"),
    },
    worlds_one_policy: |n| format!("{n} {}", if n == "1" { "Welt" } else { "Welten" }),
    failed: |counted, stored| {
        format!(
            "{counted} von {stored} Welten zählen: Die übrigen sind fehlgeschlagen, siehe `status` in worlds.csv"
        )
    },
    seconds: |s| format!("{s} s"),
    more_than: |n| format!("über {n}"),
    pairing: |f| format!("so genau wie {f}-mal so viele unabhängige Welten"),
    unknowns: |r| {
        format!(
            "etwa {r} der Streuung zwischen den Welten gehen auf die Unbekannten zurück, der Rest ist Zufall"
        )
    },
    luck: "die Streuung zwischen den Welten ist fast nur Zufall, kaum eine Folge der Unbekannten",
    skewed: "wenige Welten geben den Ausschlag: Das Intervall des Mittelwerts ist grob",
    measured_by: |m| format!("Maßstab: {m}"),
    also: "Außerdem",
    percentage_points: "Prozentpunkte",
    years_and_part: |n| format!("{n} Jahren"),
    years: |n| one_or_many(n, "Jahr", "Jahren"),
    weeks: |n| one_or_many(n, "Woche", "Wochen"),
    after_months: |n| one_or_many(n, "Monat", "Monaten"),
    after_weeks: |n| one_or_many(n, "Woche", "Wochen"),
    no_difference_cell: "genau 0",
};
