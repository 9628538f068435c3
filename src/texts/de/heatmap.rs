//! The chart of the gain over two parameters in German.

use crate::texts::heatmap::HeatMapTexts;

pub static TEXTS: HeatMapTexts = HeatMapTexts {
    ahead_everywhere: |p, base| format!("{p} liegt im ganzen gezeigten Bereich vor {base}"),
    behind_everywhere: |p, base| format!("{p} liegt im ganzen gezeigten Bereich hinter {base}"),
    depends: |p, base, x, y| format!("Ob {p} besser ist als {base}, hängt ab von {x} und {y}"),
    ahead_in_part: |p, base| {
        format!("{p} liegt in einem Teil des Bereichs klar vor {base}, nirgends klar dahinter")
    },
    behind_in_part: |p, base| {
        format!("{p} liegt in einem Teil des Bereichs klar hinter {base}, nirgends klar davor")
    },
    open: |p, base| format!("Noch offen: Nirgends im Bereich ist {p} klar besser oder schlechter als {base}"),
    open_depends: |p, x, y| format!("Noch offen für {p}: Es hängt ab von {x} und {y}"),
    depends_on_two: |p, base| format!("Ob {p} besser ist als {base}, hängt von zwei Unbekannten ab"),
    open_depends_on_two: |p| format!("Noch offen für {p}: Es hängt von zwei Unbekannten ab"),
    nothing: |p| format!("Von {p} gibt es nichts zu zeigen"),
    surface: |share| format!("Fläche durch alle Welten (erklärt {share} von deren Streuung)"),
    points: |share| format!("Fläche durch alle Punkte (erklärt {share} ihrer Streuung)"),
    grid: "Jede Zelle für sich simuliert",
    line: "Linie: Gewinnschwelle",
    dots: "Punkte: offen",
    blank: "leer: wenige Welten",
    in_percent: |name| format!("{name}, %"),
    assumed: |x, y| format!("im Mittel angenommen: {x} und {y}"),
    today: |x, y| format!("heute: {x} und {y}"),
    one_policy: "es gibt nur eine Maßnahme, also keinen Gewinn zu zeigen",
    one_unknown: "dazu braucht es zwei Unbekannte, die schwanken; was unsicher ist, gehört unter [unknowns]",
    too_few: |have, needed| {
        format!("{have} Welten sind zu wenige für eine Fläche; noch einmal mit --trials {needed}")
    },
    no_spread: "der Gewinn ist in jeder Welt derselbe",
    mostly_luck: |share| {
        format!(
            "die beiden wichtigsten Unbekannten erklären nur {share} davon, wie der Gewinn streut: Der Rest ist Zufall"
        )
    },
    gain_line: |policy, base, time, unit| {
        format!("Mittlerer Mehrgewinn von {policy} gegenüber {base} nach {time}{unit}")
    },
    difference_line: |what, policy, base, time, unit| {
        format!("{what}, Mittel von {policy} gegenüber {base} nach {time}{unit}")
    },
};
