//! Every sentence of the report, one catalogue per language. A text missing in one language does not
//! compile.

use super::Lang;

/// The texts of one language. Functions take numbers already written in the language's format.
pub struct Texts {
    /// policy, margin with unit, confidence
    pub best: fn(&str, &str, &str) -> String,
    /// policy, margin, confidence: the baseline itself is best
    pub best_is_baseline: fn(&str, &str, &str) -> String,
    /// baseline, worlds ahead (events, of): appended to `best`
    pub ahead_of: fn(&str, u64, u64) -> String,
    /// baseline, worlds: ahead in all of them
    pub ahead_in_all: fn(&str, &str) -> String,
    /// names, threshold with unit, confidence
    pub no_difference: fn(&[String], &str, &str) -> String,
    /// names of policies without any difference
    pub no_difference_exact: fn(&[String]) -> String,
    /// leader, threshold with unit if there is one
    pub not_settled: fn(&str, Option<&str>) -> String,
    /// worlds, seconds if known
    pub more_worlds: fn(&str, Option<&str>) -> String,
    pub more_worlds_unknown: &'static str,
    pub only_one: fn(&str) -> String,
    pub identical: &'static str,
    pub no_world: &'static str,
    /// horizon
    pub gain_over: fn(&str) -> String,
    /// horizon
    pub change_over: fn(&str) -> String,
    /// confidence, low, high
    pub interval: fn(&str, &str, &str) -> String,
    pub worst_worlds: &'static str,
    pub worst_mean: &'static str,
    pub paid_back_after: &'static str,
    pub paid_back: &'static str,
    pub at_once: &'static str,
    pub never_mostly: &'static str,
    /// horizon, events, of
    pub never_in: fn(&str, u64, u64) -> String,
    pub always: fn(u64) -> String,
    pub gain_vs_today: &'static str,
    pub change_vs_today: &'static str,
    pub best_in: &'static str,
    pub beats_today: &'static str,
    pub worst: &'static str,
    pub treated: &'static str,
    pub seen: &'static str,
    pub none_seen: &'static str,
    /// worlds
    pub worlds: fn(&str) -> String,
    /// worlds
    pub worlds_one_policy: fn(&str) -> String,
    /// counted, stored
    pub failed: fn(&str, &str) -> String,
    pub seconds: fn(&str) -> String,
    pub pairing: fn(&str) -> String,
    pub more_than: fn(&str) -> String,
    /// share that the unknowns explain
    pub unknowns: fn(&str) -> String,
    /// the unknowns explain next to nothing
    pub luck: &'static str,
    pub skewed: &'static str,
    pub measured_by: fn(&str) -> String,
    pub also: &'static str,
    pub percentage_points: &'static str,
    pub years: fn(u32) -> String,
    pub weeks: fn(u32) -> String,
    /// in the case that follows "after"
    pub after_months: fn(u32) -> String,
    pub after_weeks: fn(u32) -> String,
    pub no_difference_cell: &'static str,
}

/// The catalogue of a language.
pub fn of(lang: Lang) -> &'static Texts {
    match lang {
        Lang::En => &EN,
        Lang::De => &DE,
    }
}

fn one_or_many(n: u32, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// `"A", "B" and "C"`.
fn listed(names: &[String], and: &str, quotes: (char, char)) -> String {
    let quoted: Vec<String> = names.iter().map(|n| format!("{}{n}{}", quotes.0, quotes.1)).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} {and} {last}", rest.join(", ")),
        _ => quoted.concat(),
    }
}

static EN: Texts = Texts {
    best: |p, margin, c| format!("{p} is the best choice: best by at least {margin} ({c})"),
    best_is_baseline: |p, margin, c| {
        format!("{p} is the best choice: every other policy is worse by at least {margin} ({c}).")
    },
    ahead_of: |b, e, n| format!(", ahead of \"{b}\" in {e} of {n} worlds."),
    ahead_in_all: |b, n| format!(", ahead of \"{b}\" in all {n} worlds."),
    no_difference: |names, delta, c| {
        format!(
            "No difference that matters between {}: less than {delta} ({c}).",
            listed(names, "and", ('"', '"'))
        )
    },
    no_difference_exact: |names| {
        format!("No difference at all between {}.", listed(names, "and", ('"', '"')))
    },
    not_settled: |p, delta| match delta {
        Some(delta) => format!("Not settled: \"{p}\" leads, but it is open whether by more than {delta}"),
        None => format!("Not settled: \"{p}\" leads, but this may be chance"),
    },
    more_worlds: |n, seconds| match seconds {
        Some(s) => format!("; about {n} more worlds ({s}) would tell."),
        None => format!("; about {n} more worlds would tell."),
    },
    more_worlds_unknown: "; more worlds are unlikely to tell.",
    only_one: |p| format!("Only one policy, \"{p}\": there is nothing to compare it with."),
    identical: "No difference at all: every policy gave exactly the same result in every world.",
    no_world: "No answer: there is no world in which every policy has a result.",
    gain_over: |h| format!("gain over {h}"),
    change_over: |h| format!("change over {h}"),
    interval: |c, low, high| format!("{c} interval of the mean: {low} to {high}"),
    worst_worlds: "worst 5 % of worlds",
    worst_mean: "their mean",
    paid_back_after: "paid back after",
    paid_back: "paid back",
    at_once: "at once",
    never_mostly: "mostly never",
    never_in: |h, e, n| format!("never within {h} in {e} of {n} worlds"),
    always: |n| format!("in all {n} worlds"),
    gain_vs_today: "gain vs today",
    change_vs_today: "change vs today",
    best_in: "best in",
    beats_today: "beats today",
    worst: "worst 5 %",
    treated: "lost, treated badly",
    seen: "seen : true failures",
    none_seen: "none seen",
    worlds: |n| format!("{n} worlds, the same for every policy"),
    worlds_one_policy: |n| format!("{n} worlds"),
    failed: |counted, stored| {
        format!("{counted} of {stored} worlds count: the others failed, see `status` in worlds.csv")
    },
    seconds: |s| format!("{s} s"),
    more_than: |n| format!("more than {n}"),
    pairing: |f| format!("as exact as {f} times as many separate worlds"),
    unknowns: |r| format!("about {r} of the spread between worlds comes from the unknowns, the rest is luck"),
    luck: "nearly all of the spread between worlds is luck, hardly any comes from the unknowns",
    skewed: "a few worlds dominate: the interval of the mean is rough",
    measured_by: |m| format!("Measure: {m}"),
    also: "Also",
    percentage_points: "percentage points",
    years: |n| one_or_many(n, "year", "years"),
    weeks: |n| one_or_many(n, "week", "weeks"),
    after_months: |n| one_or_many(n, "month", "months"),
    after_weeks: |n| one_or_many(n, "week", "weeks"),
    no_difference_cell: "exactly 0",
};

static DE: Texts = Texts {
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
            "Kein Unterschied, der zählt, zwischen {}: weniger als {delta} ({c}).",
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
    more_worlds: |n, seconds| match seconds {
        Some(s) => format!("; etwa {n} weitere Welten ({s}) würden es zeigen."),
        None => format!("; etwa {n} weitere Welten würden es zeigen."),
    },
    more_worlds_unknown: "; mehr Welten werden es kaum zeigen.",
    only_one: |p| format!("Nur eine Maßnahme, „{p}“: Es gibt nichts zu vergleichen."),
    identical: "Gar kein Unterschied: Alle Maßnahmen ergaben in jeder Welt genau dasselbe.",
    no_world: "Keine Antwort: In keiner Welt haben alle Maßnahmen ein Ergebnis.",
    gain_over: |h| format!("Gewinn in {h}"),
    change_over: |h| format!("Änderung in {h}"),
    interval: |c, low, high| format!("{}-Intervall des Mittelwerts: {low} bis {high}", c.replace(' ', "-")),
    worst_worlds: "schlechteste 5 % der Welten",
    worst_mean: "im Mittel",
    paid_back_after: "bezahlt gemacht nach",
    paid_back: "bezahlt gemacht",
    at_once: "sofort",
    never_mostly: "meist nie",
    never_in: |h, e, n| format!("in {e} von {n} Welten nicht in {h}"),
    always: |n| format!("in allen {n} Welten"),
    gain_vs_today: "Gewinn gegen heute",
    change_vs_today: "Änderung gegen heute",
    best_in: "am besten in",
    beats_today: "besser als heute",
    worst: "schlechteste 5 %",
    treated: "verloren, schlecht behandelt",
    seen: "gesehene : wahre Fehler",
    none_seen: "keine gesehen",
    worlds: |n| format!("{n} Welten, dieselben für jede Maßnahme"),
    worlds_one_policy: |n| format!("{n} Welten"),
    failed: |counted, stored| {
        format!(
            "{counted} von {stored} Welten zählen: Die übrigen sind gescheitert, siehe `status` in worlds.csv"
        )
    },
    seconds: |s| format!("{s} s"),
    more_than: |n| format!("über {n}"),
    pairing: |f| format!("so genau wie {f}-mal so viele getrennte Welten"),
    unknowns: |r| {
        format!("etwa {r} der Streuung zwischen den Welten kommen von den Unbekannten, der Rest ist Zufall")
    },
    luck: "die Streuung zwischen den Welten ist fast nur Zufall, kaum eine Folge der Unbekannten",
    skewed: "wenige Welten geben den Ausschlag: Das Intervall des Mittelwerts ist grob",
    measured_by: |m| format!("Maßstab: {m}"),
    also: "Außerdem",
    percentage_points: "Prozentpunkte",
    years: |n| one_or_many(n, "Jahr", "Jahren"),
    weeks: |n| one_or_many(n, "Woche", "Wochen"),
    after_months: |n| one_or_many(n, "Monat", "Monaten"),
    after_weeks: |n| one_or_many(n, "Woche", "Wochen"),
    no_difference_cell: "genau 0",
};
