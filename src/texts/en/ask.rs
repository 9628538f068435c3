//! Answers to the questions of `ask`, in English.

use crate::texts::ask::{AskTexts, capital};

pub static TEXTS: AskTexts = AskTexts {
    best_header: ["", "against the best other", "together", "best in resamples"],
    of_all: "of all",
    to: "to",
    best_remark: "An interval that ends at 0 from above means: no other policy can be better. \"Best in resamples\": the \
         worlds drawn again many times, policies staying together; how often the policy has the highest mean.",
    dominance_header: ["against", "", "first order", "reverse", "second order", "reverse"],
    dominance_remark: "Numbers are p-values of \"the policy dominates\" and of the reverse: small means that it does not. \
         Dominance is said when the data agree with it and contradict the reverse.",
    dominates: "dominates",
    is_dominated: "is dominated",
    less_risk: "less risk",
    more_risk: "more risk",
    open: "open",
    the_same: "the same",
    first_order: |a, b| {
        format!(
            "{a} promises more than {b} whatever one thinks of risk: no low result is more likely, as far as these worlds show (first-order dominance)."
        )
    },
    second_order: |a, b| {
        format!("Whoever dislikes risk prefers {a} to {b} (second-order dominance); others may not.")
    },
    neither_dominates: |a, b| {
        format!(
            "Neither {a} nor {b} clearly dominates: it depends on how one weighs risk, or there are too few worlds to tell."
        )
    },
    gave_same: |a, b| format!("{a} and {b} gave the same."),
    mostly_luck: |most, the_gain, a, b| {
        format!("Mostly luck: the unknowns explain at most {most} of how {the_gain} of {a} over {b} spreads.")
    },
    drivers_header: ["", "share of the spread", "", "more of it"],
    helps: "helps",
    hurts: "hurts",
    luck_and_bends: "luck, and what is not linear",
    relation_bends: |ranks| {
        format!("In ranks the unknowns explain {ranks}: the relation bends, so the shares above are too low.")
    },
    no_world: |display| format!("{display} holds no world in which every policy has a result"),
    only_one: |names| {
        format!("the run has only one policy, \"{names}\": there is nothing to compare it with")
    },
    not_a_number: |key| {
        format!("`{key}` is not a number in some stored rows, so nothing can be said about it")
    },
    exactly_the_same: |a, b| {
        format!("{a} and {b} gave exactly the same in every world: nothing can change that.")
    },
    constant_gain: |a, b, gain| {
        format!("{a} differs from {b} by exactly {gain} in every world: nothing drives it.")
    },
    too_few: |needed_text, have, needed| {
        format!(
            "Too few worlds: this question needs about {needed_text}, you have {have}. Run again with --trials {needed}."
        )
    },
    no_unknowns: "this run has no unknowns: all its worlds share the same numbers and differ by luck alone, so there \
             is nothing to ask about; write what you are unsure of under [unknowns], for example \
             voice.rate = \"beta(2, 38)\"",
    not_measured: |key, keys| format!("`{key}` was not measured; measured were {keys}"),
    not_measured_but: |key, near| format!("`{key}` was not measured; did you mean `{near}`?"),
    is_the_baseline: |name, others| {
        format!(
            "\"{name}\" is the baseline, which the others are compared with; ask about one of them: {others}"
        )
    },
    no_such_policy: |name, all| format!("no policy is called \"{name}\"; there are: {all}"),
    better: "better",
    worse: "worse",
    nothing_flips: |a, better, b| {
        format!(
            "No single unknown turns it round: on average {a} stays {better} than {b} over the whole range of each."
        )
    },
    wrong_if: |a, condition, assumed| {
        format!("The verdict on {a} would be wrong if {condition} ({assumed}).")
    },
    bends: |key, lowest, low_at, highest, high_at| {
        format!(
            "{key} does not act in one direction only: lowest at {low_at} ({lowest}), highest at {high_at} ({highest})."
        )
    },
    tornado_remark: |mean, interval_word| {
        format!(
            "{mean} where an unknown is that low or high, the others at their means; ± half the {interval_word}."
        )
    },
    above: "above",
    below: "below",
    uncertain: "uncertain",
    needs_two_measures: "a trade-off needs two measures: name others under [answer] also, or one with --measure",
    a_measure_is_not_a_number: "a measure is not a number in some stored rows",
    no_trade_off: |who, over| format!("No trade-off: {who} is best in everything asked ({over})."),
    trade_off_between: |who, over| {
        format!("A trade-off between {who}: none of them is beaten in {over} at once.")
    },
    not_beaten_in: "not beaten in",
    trade_off_remark: |interval_word| {
        format!(
            "Means ± {interval_word}; last column: share of resamples of the worlds in which no other policy is better in all of these."
        )
    },
    loses_in: |a, loses, events, of| format!("{a} {loses} in {events} of {of} worlds. "),
    losing_is_luck: |a, loses| {
        format!("When {a} {loses} is luck: no range of the unknowns holds clearly more of such worlds.")
    },
    loses_when: |a, loses, when, events, of, covered| {
        format!(
            "{a} {loses} when {when}: {events} of {of} such worlds, and these worlds are {covered} of all losses."
        )
    },
    loses_always: |a, loses, n, least, c| {
        format!("{a} {loses} in each of the {n} worlds, so in at least {least} of all ({c}).")
    },
    loses_never: |a, loses, n, most, c| {
        format!("{a} {loses} in none of the {n} worlds, so in at most {most} of all ({c}).")
    },
    over_all_worlds: |events, of, interval_word, range| {
        format!("Over all worlds: {events} of {of} ({interval_word}: {range}).")
    },
    in_that_range: |inside, mass, losses, low, high| {
        format!("In that range: {inside} worlds ({mass} of all), {losses} of them losses ({low} to {high}).")
    },
    judged_elsewhere: |events, of, covered| {
        format!(
            "On worlds that were not used to find it (each half judged by the other): {events} of {of}, {covered} of all losses."
        )
    },
    most_worth_knowing: |label, worth| {
        format!("Most worth finding out before deciding: {label}, up to {worth}.")
    },
    nothing_worth_knowing: "Not worth finding out before deciding: whatever any one unknown turns out to be, the same policy is \
             the best on average.",
    worth_up_to: "worth up to",
    all_unknowns_together: "all unknowns together",
    everything_luck_included: "everything, luck included",
    study_remark: "A study that costs more than this cannot pay for itself, however good it is: this is the mean gain from \
         choosing the policy after the answer is known instead of now.",
    choice_between: |all, name| {
        format!("The choice is between all {all} policies; --policy NAME asks about one against {name}.")
    },
    quoted: |name| format!("\"{name}\""),
    percentage_points: "percentage points",
    gain: "gain",
    improvement: "improvement",
    the_gain: "the gain",
    the_gain_object: "the gain",
    mean_gain: "mean gain",
    the_improvement: "the improvement",
    mean_improvement: "mean improvement",
    loses_money: "loses money",
    does_worse: "does worse",
    quoted_label: |label| format!("\"{label}\""),
    assumed: |law| format!("assumed {law}"),
    foot: |worlds, a, b| format!("{worlds} stored worlds, {a} against {b}, nothing was simulated"),
    more_failed: |failed| format!("; {failed} more failed and do not count"),
    and: "and",
    tornado_header: ["", "low tenth", "high tenth", "flips at"],
    more_is_better: "more is better",
    less_is_better: "less is better",
    drives: |label, the_gain, a, b, part, way| {
        let label = capital(&label.to_string());
        format!("{label} drives {the_gain} of {a} over {b} most: {part} of the spread ({way}).")
    },
    interval: |confidence| format!("{confidence} interval"),
};
