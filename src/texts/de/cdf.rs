//! The chart of all policies' distributions in German.

use crate::texts::cdf::CdfTexts;

pub static TEXTS: CdfTexts = CdfTexts {
    dominates: |p| format!("{p} verspricht mehr als jede andere Maßnahme, wie man auch zum Risiko steht"),
    dominates_baseline: |p, base| format!("{p} verspricht mehr als {base}, wie man auch zum Risiko steht"),
    reaches: |worlds, p, value, up| {
        format!("In {worlds} bringt {p} {} {value}", if up { "mindestens" } else { "höchstens" })
    },
    better_in: |worlds, p, base| format!("In {worlds} ist {p} besser als {base}"),
    the_same: |p, base| format!("{p} bringt in jeder Welt genau dasselbe wie {base}"),
    height: [
        "Höhe einer Linie: Welten, in denen die Maßnahme mindestens so viel bringt",
        "Höhe einer Linie: Welten, in denen die Maßnahme höchstens so viel bringt",
    ],
    shown: |shown, of| format!("die {shown} im Mittel besten von {of} Maßnahmen"),
    of_worlds: |n| format!("von {n} Welten"),
    read: |worlds, value, up| format!("{worlds}: {} {value}", if up { "mindestens" } else { "höchstens" }),
};
