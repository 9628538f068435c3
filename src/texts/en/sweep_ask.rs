//! Answers to the questions of `ask` on a sweep, in English.

use crate::texts::sweep_ask::SweepAskTexts;

pub static TEXTS: SweepAskTexts = SweepAskTexts {
    today: "Today",
    or: "or",
    point: "point",
    value: "value",
    is_word: |what, words| format!("{what} is {words}"),
    gain_of_over: |gain, a, b| format!("{gain} of {a} over {b}"),
    the_measure: |measure| format!("the {measure}"),
    nothing_finished: |folder, command| {
        format!("{folder} holds no finished unit of work yet; run `{command}`")
    },
    every_trial_failed: |folder| {
        format!(
            "{folder} holds no point at which every policy has a result; the reasons stand in {folder}/failed"
        )
    },
    only_one: |policy| {
        format!(
            "the sweep has only one policy, \"{policy}\": there is nothing to compare it with; ask drivers, tornado or \
             trade-off"
        )
    },
    not_one_at_a_time: |folder| {
        format!(
            "this design moves one factor at a time and leaves the others as today, so it says nothing of factors \
             together; ask `grapevine ask {folder} tornado`, or sweep with design = \"sobol\""
        )
    },
    not_trajectories: |folder| {
        format!(
            "a Morris design screens factors on four levels and is no sample of what to expect; ask `grapevine ask \
             {folder} drivers`, or sweep with design = \"sobol\""
        )
    },
    constant: |what, value| format!("The same at every point: {what} is exactly {value}; nothing drives it."),
    too_few: |needed, have| {
        format!(
            "Too few points: this question needs about {needed}, {have} are there. Extend the sweep with --points, or \
             write more into its file."
        )
    },
    too_few_rows: |needed, have| {
        format!(
            "Too few base rows: indices need at least {needed} that are whole, {have} are there. Extend the sweep with \
             --points."
        )
    },
    foot: |points, worlds| format!("{points} points x {worlds} worlds"),
    foot_one_world: |points| format!("{points} points x 1 world"),
    foot_some: |points, all| format!("{points} of {all}"),
    foot_against: |a, b| format!(", {a} against {b}"),
    foot_stored: ", read from stored rows, nothing was simulated",
    foot_failed: |trials| format!("; {trials} trials without a result do not count"),
    foot_unfinished: |points| format!("; {points} points are not finished and do not count yet"),
    some_points: |points| {
        format!("Answered from {points} of the points, chosen by chance: enough for this question.")
    },
    drives_with_others: |factor, what, alone, all| {
        format!(
            "{factor} drives {what} most: {alone} of the variance alone, {all} with what it does through others."
        )
    },
    drives_alone: |factor, what, share| {
        format!("{factor} drives {what} most: {share} of the variance alone.")
    },
    nothing_alone: |what| {
        format!("No factor alone drives {what}: what varies is luck or factors acting together.")
    },
    luck_hides: |what| {
        format!(
            "Luck hides what the factors do to {what}: over these ranges it cannot be told from nothing. Add worlds with \
             --trials, or points."
        )
    },
    none_clearly: |what, factor, share, high| {
        format!(
            "No factor clearly drives {what}: the largest share is that of {factor}, {share} of the variance, and it may be \
             anything from 0 to {high}."
        )
    },
    one_world_only: "Every point was simulated in the same single world: the intervals are about this one world, and another one \
         may say otherwise. Add worlds with --trials.",
    left_out: |points, worlds| {
        format!(
            "Left out because a result is missing: {points} points, {worlds} worlds. All points that count have the same worlds."
        )
    },
    left_out_of_ranks: |factors| {
        format!(
            "Three or more words have no order, so coefficients and explained shares are without {factors}."
        )
    },
    left_out_of_curves: |factors| {
        format!("Three or more words have no order, so this is without {factors}; ask drivers for its share.")
    },
    effects_without_luck: "Sizes and bends are without the luck of the worlds. An interval that begins at 0: luck may be all \
         there is.",
    saltelli_header: ["", "alone", "", "with all others", ""],
    saltelli_remark: "Shares of the variance of the mean result over the points (Sobol indices). Alone: what would go \
         if the factor were known. With all others: what would be left if everything else were known. The first add up \
         to 100 % where factors do not act together, the second to 100 % or more.",
    luck_taken_out: |share| {
        format!(
            "Luck is {share} of the variance of a single world's result and is taken out of these shares."
        )
    },
    luck_not_taken_out: "With one world at each point luck cannot be told from factors acting together; add worlds with \
         --trials if the model has luck.",
    rows_used: |used, dropped| {
        format!("Base rows: {used} used, {dropped} left out because a result is missing.")
    },
    moves_most: |factor, what, effect| {
        format!("{factor} moves {what} most: by {effect} over its whole range, on average, up or down.")
    },
    morris_header: ["", "effect (mu*)", "", "direction (mu)", "bends (sigma)", "steps"],
    morris_remark: "Effects are changes per whole range of a factor. Direction near 0 beside a large effect: it goes up \
         here and down there. Bends as large as the effect: the factor acts through others, not in a straight line, or \
         by luck.",
    given_header: ["", "alone", "", "rank coefficient", "", "partial"],
    given_remark: "Alone: share of the variance of the mean result between bins of the factor. Rank coefficient: \
         standard deviations of the result's rank per standard deviation of the factor's rank; partial: correlation of \
         ranks after the other factors.",
    explained: |ranks, interval, straight| {
        format!("In ranks the factors explain {ranks} ({interval}) together, in straight lines {straight}.")
    },
    luck_in_means: |one, means| {
        format!(
            "Luck is {one} of the variance of a single world's result and {means} of that of the points' means; the \
             shares alone are without it."
        )
    },
    may_depend: "The points were chosen by a condition or a file: where factors depend on one another, each also carries \
         what belongs to the others.",
    best_header: ["", "best at", "clearly best at", "against the best other", ""],
    best_remark: "Shares of the points; clearly: the worlds of the point tell it apart from every other policy. Mean over \
         the points as if all were equally likely, with its interval over points.",
    best_everywhere: |policy, points| format!("{policy} is best at every one of the {points} points."),
    best_by_region: |regions, right, policy, always| {
        format!(
            "Best by region: {regions}. That names the best policy at {right} of the points that had no say in it; always \
             {policy} is right at {always}."
        )
    },
    best_on_average: |policy, share| {
        format!(
            "{policy} is best on average and at {share} of the points; no simple rule on the factors does better."
        )
    },
    best_of_few: |policy, share| {
        format!(
            "{policy} is best on average and at {share} of the points; there are too few points for a rule."
        )
    },
    policy_where: |policy, conditions| format!("{policy} where {conditions}"),
    rule_adds: |gain, right| {
        format!(
            "The rule adds {gain} on average to the policy that is best overall, on points that had no say in it; on its \
             own points it is right at {right}."
        )
    },
    loses_never: |policy, loses, points| {
        format!("{policy} {loses} on average at none of the {points} points.")
    },
    loses_always: |policy, loses, points| {
        format!("{policy} {loses} on average at each of the {points} points.")
    },
    loses_in: |policy, loses, events, of| format!("{policy} {loses} on average at {events} of {of} points."),
    no_box: |policy, loses| {
        format!("No range of the factors says clearly when {policy} {loses}: such points lie everywhere.")
    },
    loses_when: |policy, loses, when, events, of, covered| {
        format!(
            "{policy} {loses} when {when}: {events} of {of} such points, and these points are {covered} of all losses."
        )
    },
    in_that_range: |inside, mass, losses| {
        format!("In that range: {inside} points ({mass} of all), {losses} of them losses.")
    },
    judged_elsewhere: |events, of, covered| {
        format!(
            "On points that were not used to find it (each half judged by the other): {events} of {of}, {covered} of all \
             losses."
        )
    },
    most_worth_knowing: |factor, worth| {
        format!(
            "Most worth finding out before deciding: {factor}, up to {worth}, if every point of the sweep is equally \
             likely."
        )
    },
    nothing_worth_knowing: "Not worth finding out before deciding: whatever any one factor turns out to be, the same policy \
         is the best on average, if every point of the sweep is equally likely.",
    all_factors_together: "all factors together",
    every_point_as_it_is: "every point as it is",
    prior_remark: "The sweep's ranges are taken as what is believed of the factors: every point equally likely. Write beliefs \
         under [unknowns] of a scenario and ask its run where that is not so. \"Every point as it is\" also holds the luck \
         that is left in the points' means.",
    first_order: |a, b| {
        format!(
            "Over the points {a} promises more than {b} whatever one thinks of risk (first-order dominance)."
        )
    },
    second_order: |a, b| {
        format!(
            "Over the points whoever dislikes risk prefers {a} to {b} (second-order dominance); others may not."
        )
    },
    neither_dominates: |a, b| {
        format!("Neither {a} nor {b} clearly dominates over the points: it depends on how one weighs risk.")
    },
    dominance_remark: "Of the points' means, every point equally likely. Numbers are p-values of \"the policy dominates\" and of \
         the reverse: small means that it does not.",
    needs_two_measures: "a trade-off needs two measures, and this sweep has one",
    no_trade_off: |policy, point, a, b| {
        format!("No trade-off: {policy} at point {point} is best in both {a} and {b}.")
    },
    trade_off: |members, candidates, a, b| {
        format!(
            "A trade-off: {members} of {candidates} points and policies are not beaten in {a} and {b} at once."
        )
    },
    some_of_the_front: |shown, all| {
        format!("{shown} of these {all} are shown, from one end to the other; --json has all.")
    },
    trade_off_remark: "Means over the worlds of a point; neighbours may differ by luck. `grapevine replay` shows a point again.",
    tornado_header: ["", "low tenth", "high tenth", "flips at"],
    flips_between_words: "yes",
    one_at_a_time_header: ["", "lowest", "highest", "flips at"],
    tornado_remark: |mean, interval| {
        format!(
            "{mean} on a curve through the points, the other factors at their means; ± half the {interval}."
        )
    },
    one_at_a_time_remark: |interval| {
        format!("Simulated, all other factors as today; ± half the {interval} over worlds.")
    },
    moves_between: |what, lowest, low_at, highest, high_at, factor| {
        format!(
            "{what} ranges from {lowest} to {highest}, at {low_at} and {high_at} of {factor}: no other factor moves it \
             more."
        )
    },
    moves_from_to: |what, from, to, factor, low, high| {
        format!(
            "{what} goes from {from} to {to} as {factor} goes from {low} to {high}: no other factor moves it more."
        )
    },
};
