//! One scenario under both evidence packs, in German.

use crate::texts::packs::PackTexts;

pub static TEXTS: PackTexts = PackTexts {
    quoted: |name| format!("„{name}“"),
    better_and_worse: |name, base, pack, other| {
        format!("  {name} ist mit {pack} besser als {base}, mit {other} schlechter.")
    },
    gain_vs_today: "Mehrgewinn gegenüber heute",
    change_vs_today: "Änderung gegenüber heute",
    worlds: |a, b| {
        format!("folklore {a} Welten, measured {b} Welten, je Zahlenpaket dieselben für jede Maßnahme")
    },
    nothing_differs: "die Datei legt alle Zahlen fest, in denen sich die Zahlenpakete unterscheiden",
    numbers_differ: |n| {
        format!(
            "{n} Zahlen unterscheiden sich zwischen den Zahlenpaketen; was die Datei selbst festlegt, ist in beiden gleich"
        )
    },
    best: "am besten",
    among_best: "mit vorn",
    better: "besser",
    worse: "schlechter",
    no_difference: "kein Unterschied",
    open: "offen",
    they_disagree_about: |d| format!(" – uneins sind sie über {d}"),
    unbeaten: |policy| format!("In beiden Zahlenpaketen ist nichts nennenswert besser als {policy}"),
    disagree: |a, b| {
        format!("Die Zahlenpakete widersprechen sich: mit folklore ist {a} am besten, mit measured {b}")
    },
    open_under_both: "Noch offen, mit beiden Zahlenpaketen: welche Maßnahme die beste ist",
    open_under_one: |settled, best, other| {
        format!("Mit {settled} ist nichts besser als {best} – mit {other} ist es noch offen")
    },
    same_numbers: "Beide Zahlenpakete ergeben dasselbe: Die Datei legt alle Zahlen fest, in denen sie sich unterscheiden",
    only_one: "Es gibt nur eine Maßnahme; uneins sein können sich die Zahlenpakete darüber nicht",
    identical: "In keinem der beiden Zahlenpakete ändert eine Maßnahme etwas",
    is_best: |policy| format!("{policy} ist mit beiden Zahlenpaketen am besten"),
    stays_best: |policy| format!("{policy} bleibt mit beiden Zahlenpaketen am besten"),
};
