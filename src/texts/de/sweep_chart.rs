//! What the pictures of a sweep say, in German.

use crate::texts::sweep_chart::SweepChartTexts;

pub static TEXTS: SweepChartTexts = SweepChartTexts {
    no_factor_moves: |policy| format!("Kein einzelner Faktor ändert merklich, was {policy} bringt"),
    stays_better: |policy| format!("{policy} bleibt im ganzen Bereich jedes einzelnen Faktors besser"),
    stays_worse: |policy| format!("{policy} bleibt im ganzen Bereich jedes einzelnen Faktors schlechter"),
    one_factor_decides: |policy, factor| format!("Ein Faktor entscheidet über {policy}: {factor}"),
    factors_turn: |n, policy| format!("{n} Faktoren können jeder für sich das Urteil über {policy} umkehren"),
    open: |policy| format!("Noch offen: Kein Faktor allein entscheidet über {policy}"),
    open_factors_decide: |n, policy| format!("{n} Faktoren könnten jeder für sich über {policy} entscheiden"),
    bars_on_curve: "Balken: niedrigstes und höchstes Mittel über die mittleren 80\u{a0}% eines Faktors, die anderen im \
         Mittel (Kurve durch die Punkte)",
    bars_simulated: "Balken: niedrigstes und höchstes Mittel über die Stufen eines Faktors, alles andere wie heute; jede \
         simuliert",
    depends_on_two: |policy, base| format!("Ob {policy} besser ist als {base}, hängt von zwei Faktoren ab"),
    open_depends_on_two: |policy| format!("Noch offen für {policy}: Es hängt von zwei Faktoren ab"),
    blank: "leer: wenige Punkte",
    blank_cell: "leer: kein Ergebnis",
    log_scale: |name| format!("{name} (logarithmisch)"),
    points_worlds_people: |points, worlds, people| format!("{points} × {worlds} × {people} Menschen"),
    points_worlds: |points, worlds| format!("{points} × {worlds}"),
    varied_horizon: "der Laufzeit jedes Punkts",
    no_such_chart: |kind, kinds| {
        format!(
            "die Grafik `{kind}` gibt es von Läufen, nicht von Versuchsplänen, deren Punkte keine Welten sind; hier gibt es: {kinds}"
        )
    },
    nothing_to_show: |kind, why| format!("die Grafik `{kind}` hat nichts zu zeigen: {why}"),
    needs_two_policies: "es gibt nur eine Maßnahme, also keinen Gewinn zu zeigen; fragen Sie stattdessen drivers oder \
         tornado",
    needs_two_factors: "es braucht zwei Faktoren, die sich ändern und deren Stufen Zahlen sind",
    too_few: |have, needed| format!("{have} Punkte sind zu wenige, es braucht {needed}"),
    more_points: ["erweitern Sie mit --points", "schreiben Sie mehr in die Datei"],
    no_spread: "der Gewinn ist an jedem Punkt gleich",
    explains_little: |share| {
        format!(
            "die beiden wichtigsten Faktoren erklären nur {share} davon, wie der Gewinn über die Punkte schwankt"
        )
    },
};
