//! What `run`, `show` and `chart` say beside the report, in German.

use crate::texts::run::RunTexts;

pub static TEXTS: RunTexts = RunTexts {
    so_far: |done, total, elapsed| format!("{done} von höchstens {total} Welten, bisher {elapsed}"),
    bar_at_most: "{bar:24} {pos} von höchstens {len} Welten {wide_msg}",
    bar: "{bar:24} {pos} von {len} Welten · noch {eta} {wide_msg}",
    line: |percent, done, total, left| format!("{percent:>3} %  {done} von {total} Welten, noch {left}"),
    nothing_new: |n| format!("{n} Welten sind schon gespeichert; nichts Neues zu simulieren"),
    some_follow: |n, more| format!("{n} Welten sind gespeichert, {more} weitere folgen"),
    more_follow: |n| format!("{n} Welten sind gespeichert, weitere folgen"),
    next: "weiter",
    open_page: |file| format!("{file} im Browser öffnen; S erzählt die Geschichte, ? zeigt die Tasten"),
    quick_look: |worlds| {
        format!(
            "nur ein kurzer Blick auf {worlds} Welten; ohne --quick geht es weiter, bis es entschieden ist"
        )
    },
    one_policy: "eine Maßnahme hat keine Konkurrenz: Es blieb bei einer Runde; mehr mit --trials N",
    settled: |worlds| format!("entschieden nach {worlds} Welten"),
    precise: |worlds| format!("genau genug nach {worlds} Welten"),
    not_precise: |limit, needed| {
        format!(
            "die Genauigkeit ist an der Grenze von {limit} Welten nicht erreicht; sie braucht etwa {needed}"
        )
    },
    limit: |limit| format!("an der Grenze von {limit} Welten beendet (--limit)"),
    near_zero: |worlds| {
        format!(
            "abgelehnt: Nach {worlds} Welten kann der Gewinn auch null sein; eine Genauigkeit im Verhältnis zu ihm gibt es \
             dann nicht. Geben Sie eine feste an, etwa --precision 500"
        )
    },
    drawn: "gezeichnet",
    policies_left: |policies| format!("noch {policies} Maßnahmen"),
    evidence_pack: |pack| format!("Zahlenpaket {pack}"),
};
