//! The sentences of the long answer, in English.

use crate::texts::full::FullTexts;

pub static TEXTS: FullTexts = FullTexts {
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
    then_ahead: |p| format!("then \"{p}\" would be ahead"),
    assumed: |law| format!("assumed {law}"),
};
