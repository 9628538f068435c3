//! Sentences of the long answer, one catalogue per language like [`super::texts`].

use super::Lang;

/// The texts of one language. Functions take numbers already written in the language's format.
pub struct FullTexts {
    pub against_today: &'static str,
    pub mean_gain: &'static str,
    pub mean_change: &'static str,
    /// confidence
    pub alone: fn(&str) -> String,
    pub together: &'static str,
    pub holm: &'static str,
    pub against_best: &'static str,
    pub from_best: &'static str,
    pub chance: &'static str,
    pub regret: &'static str,
    pub worst: &'static str,
    pub their_mean: &'static str,
    pub losing: &'static str,
    pub its_interval: &'static str,
    /// worlds needed
    pub needs_worlds: fn(&str) -> String,
    pub worse_than_today: &'static str,
    pub below_zero: &'static str,
    /// harm: events, of, share at most
    pub odds_none: fn(&str, &str, &str) -> String,
    pub money_back: &'static str,
    pub paid_back: &'static str,
    pub middle: &'static str,
    pub never: &'static str,
    pub cost: &'static str,
    pub lever_cost: &'static str,
    pub margin_gained: &'static str,
    pub roq: &'static str,
    pub roq_remark: &'static str,
    /// currency
    pub bridge: fn(&str) -> String,
    pub bridge_parts: [&'static str; 6],
    pub bridge_sum: &'static str,
    pub losses: &'static str,
    pub causes: [&'static str; 8],
    pub all_losses: &'static str,
    pub silent: &'static str,
    /// leader, gain, corrected gain
    pub corrected: fn(&str, &str, &str) -> String,
    /// leader, gain
    pub not_corrected: fn(&str, &str) -> String,
    pub next_unit: fn(&NextUnitText<'_>) -> String,
    pub no_next_unit: &'static str,
    pub saved: &'static str,
    pub by_pairing: &'static str,
    pub by_twin: &'static str,
    pub by_sobol: &'static str,
    pub not_used: &'static str,
    pub to: &'static str,
    /// events, of, share from, share to
    pub odds: fn(&str, &str, &str, &str) -> String,
    pub at_once: &'static str,
    pub not_within: &'static str,
    /// policies
    pub failed_everywhere: fn(&[String]) -> String,
    pub one_world: &'static str,
    pub bca: &'static str,
    pub wrong_if: &'static str,
    /// law as written in the file
    pub assumed: fn(&str) -> String,
}

/// What the sentence on the next unit of a lever says.
pub struct NextUnitText<'a> {
    pub lever: &'a str,
    pub from: &'a str,
    pub to: &'a str,
    pub smaller: &'a str,
    pub larger: &'a str,
    pub gain: &'a str,
    /// low and high
    pub interval: Option<(&'a str, &'a str)>,
    pub roq: Option<&'a str>,
}

/// The catalogue of a language.
pub fn of(lang: Lang) -> &'static FullTexts {
    match lang {
        Lang::En => &EN,
        Lang::De => &DE,
    }
}

static EN: FullTexts = FullTexts {
    against_today: "Against today",
    mean_gain: "mean gain",
    mean_change: "mean change",
    alone: |c| format!("{c} interval"),
    together: "all comparisons together",
    holm: "p (Holm)",
    against_best: "Against the best",
    from_best: "distance to the best of the others",
    chance: "chance of being best",
    regret: "regret per world",
    worst: "Worst 5 % of worlds",
    their_mean: "mean gain in them",
    losing: "Worlds that lose",
    its_interval: "its interval",
    needs_worlds: |n| format!("from {n} worlds on"),
    worse_than_today: "worse than today",
    below_zero: "net present value below 0",
    odds_none: |events, of, most| format!("{events} of {of} (≤ {most} %)"),
    money_back: "Months until paid back",
    paid_back: "median",
    middle: "95 % of worlds",
    never: "never in so many worlds",
    cost: "Return on cost",
    lever_cost: "additional cost",
    margin_gained: "additional margin",
    roq: "return (ROQ)",
    roq_remark: "ROQ: discounted margin gained per unit of discounted additional cost, less 1. No figure \
                 where a policy does not surely cost more than today.",
    bridge: |currency| {
        let unit = if currency.is_empty() { String::new() } else { format!(", {currency}") };
        format!("Where it comes from{unit}")
    },
    bridge_parts: [
        "customers kept",
        "new customers, word of mouth included",
        "customers won back",
        "visits per customer",
        "margin per visit",
        "cost",
    ],
    bridge_sum: "= gain",
    losses: "Customers lost",
    causes: [
        "treated badly",
        "product",
        "competitor",
        "friends",
        "moved away",
        "died",
        "hard to reach",
        "price",
    ],
    all_losses: "all",
    silent: "of them without a word",
    corrected: |p, gain, fair| {
        format!(
            "\"{p}\" looks best at {gain}; in worlds that had no say in making it the leader it is {fair} \
             (winner's curse)."
        )
    },
    not_corrected: |p, gain| {
        format!(
            "\"{p}\" leads whatever part of the worlds is left out: its {gain} need no correction for having \
             been picked as the best (winner's curse)."
        )
    },
    next_unit: |u| {
        let interval = u.interval.map(|(low, high)| format!(" ({low} to {high})")).unwrap_or_default();
        let roq = u.roq.map(|r| format!(", a return of {r} on the additional cost")).unwrap_or_default();
        format!(
            "From \"{}\" to \"{}\", {} from {} to {}: {}{interval} more{roq}.",
            u.smaller, u.larger, u.lever, u.from, u.to, u.gain
        )
    },
    no_next_unit: "What the next unit of a lever brings cannot be told: no two policies differ in the size of \
                   one lever only.",
    saved: "Worlds saved",
    by_pairing: "by pairing",
    by_twin: "by the twin",
    by_sobol: "by Sobol points",
    not_used: "not used",
    to: "to",
    odds: |events, of, low, high| format!("{events} of {of} ({low}–{high} %)"),
    at_once: "at once",
    not_within: "never",
    failed_everywhere: |names| {
        format!(
            "No answer: {} failed in every world, so no world has a result for every policy.",
            names.join(", ")
        )
    },
    one_world: "One world says nothing about chance; run more of them.",
    bca: "a few worlds dominate, so intervals of the mean are bootstrapped (BCa) and need not be even",
    wrong_if: "would be wrong if",
    assumed: |law| format!("assumed {law}"),
};

static DE: FullTexts = FullTexts {
    against_today: "Gegen heute",
    mean_gain: "mittlerer Gewinn",
    mean_change: "mittlere Änderung",
    alone: |c| format!("{}-Intervall", c.replace(' ', "-")),
    together: "alle Vergleiche zusammen",
    holm: "p (Holm)",
    against_best: "Gegen die beste",
    from_best: "Abstand zur besten der anderen",
    chance: "Chance, die beste zu sein",
    regret: "entgangen je Welt",
    worst: "Schlechteste 5 % der Welten",
    their_mean: "mittlerer Gewinn darin",
    losing: "Welten mit Verlust",
    its_interval: "Intervall dazu",
    needs_worlds: |n| format!("ab {n} Welten"),
    worse_than_today: "schlechter als heute",
    below_zero: "Kapitalwert unter 0",
    odds_none: |events, of, most| format!("{events} von {of} (≤ {most} %)"),
    money_back: "Monate, bis bezahlt gemacht",
    paid_back: "Median",
    middle: "95 % der Welten",
    never: "nie in so vielen Welten",
    cost: "Rendite der Kosten",
    lever_cost: "zusätzliche Kosten",
    margin_gained: "zusätzlicher Rohertrag",
    roq: "Rendite (ROQ)",
    roq_remark: "ROQ: abgezinster zusätzlicher Rohertrag je Einheit abgezinster zusätzlicher Kosten, weniger 1. \
                 Keine Angabe, wo eine Maßnahme nicht sicher mehr kostet als heute.",
    bridge: |currency| {
        let unit = if currency.is_empty() { String::new() } else { format!(", {currency}") };
        format!("Woher es kommt{unit}")
    },
    bridge_parts: [
        "gehaltene Kunden",
        "neue Kunden, auch durch Mundpropaganda",
        "zurückgewonnene Kunden",
        "Besuche je Kunde",
        "Rohertrag je Besuch",
        "Kosten",
    ],
    bridge_sum: "= Gewinn",
    losses: "Verlorene Kunden",
    causes: [
        "schlecht behandelt",
        "Produkt",
        "Wettbewerber",
        "Freunde",
        "weggezogen",
        "verstorben",
        "schlecht erreichbar",
        "Preis",
    ],
    all_losses: "alle",
    silent: "davon wortlos",
    corrected: |p, gain, fair| {
        format!(
            "„{p}“ sieht mit {gain} am besten aus; in Welten, die bei der Auswahl nicht mitgeredet haben, sind \
             es {fair} (Fluch des Siegers)."
        )
    },
    not_corrected: |p, gain| {
        format!(
            "„{p}“ führt, welchen Teil der Welten man auch weglässt: Die {gain} brauchen keinen Abzug dafür, \
             dass die Maßnahme als beste ausgewählt wurde (Fluch des Siegers)."
        )
    },
    next_unit: |u| {
        let interval = u.interval.map(|(low, high)| format!(" ({low} bis {high})")).unwrap_or_default();
        let roq =
            u.roq.map(|r| format!(", eine Rendite der zusätzlichen Kosten von {r}")).unwrap_or_default();
        format!(
            "Von „{}“ zu „{}“, {} von {} auf {}: {}{interval} mehr{roq}.",
            u.smaller, u.larger, u.lever, u.from, u.to, u.gain
        )
    },
    no_next_unit: "Was die nächste Einheit eines Hebels bringt, lässt sich nicht sagen: Keine zwei Maßnahmen \
                   unterscheiden sich nur in der Größe eines Hebels.",
    saved: "Gesparte Welten",
    by_pairing: "durch Paare",
    by_twin: "durch den Zwilling",
    by_sobol: "durch Sobol-Punkte",
    not_used: "nicht genutzt",
    to: "bis",
    odds: |events, of, low, high| format!("{events} von {of} ({low}–{high} %)"),
    at_once: "sofort",
    not_within: "nie",
    failed_everywhere: |names| {
        format!(
            "Keine Antwort: {} scheiterte in jeder Welt, daher hat keine Welt für alle Maßnahmen ein Ergebnis.",
            names.join(", ")
        )
    },
    one_world: "Eine Welt sagt nichts über den Zufall; rechnen Sie mehr davon.",
    bca: "wenige Welten geben den Ausschlag, darum sind Intervalle des Mittelwerts aus Bootstrap (BCa) und nicht \
          unbedingt symmetrisch",
    wrong_if: "wäre falsch, wenn",
    assumed: |law| format!("angenommen {law}"),
};
