//! Words in and around charts, in English.

use crate::texts::chart::ChartTexts;

pub static TEXTS: ChartTexts = ChartTexts {
    customers_lost_within: |time| {
        format!("Customers lost within {time} by main cause: mean of the worlds, share of all losses")
    },
    grey_under: |base| format!("Grey: as under {base}"),
    lost: "lost",
    billion: "bn",
    million: "m",
    week: "Week",
    month: "Month",
    ahead_from_start: "Ahead from the start",
    break_even_month: |median| format!("Break-even: month {median}"),
    break_even_median_month: |median| format!("Break-even, median: month {median}"),
    months_of_most_worlds: |low, high| format!("95\u{a0}% of worlds: month {low} to {high}"),
    not_within: |time, never| format!("not within {time} in {never}"),
    per_thousand_dissatisfied: |base| {
        format!("Per 1,000 dissatisfied customers under {base}. A figure stands for 50")
    },
    pale_figure: " (the pale one for fewer than 25)",
    dot_of_stories: |dot| format!(", a dot for {dot} stories told"),
    no_iceberg: |base| format!("Under {base} no customer met a failure, so there is no iceberg"),
    what_the_firm_hears: "what the firm hears",
    what_it_never_hears: "what it never hears",
    complaints_resolved: |yes, all| format!("{yes} of the {all} complaints are resolved"),
    nobody_hears: "Nobody hears of any bad experience",
    all_not_helped_tell: |each| format!("All who were not helped tell {each} others each:"),
    stories_in_all: |told| format!("{told} stories in all"),
    seed: "seed",
    quoted: |name| format!("“{name}”"),
    foot_of_packs: |one, a, other, b, people| format!("{one} {a}, {other} {b} worlds × {people} people"),
    more_ranked_lower_by_both: |hidden| format!("and {hidden} more, ranked lower by both packs"),
    pilot_understates: |name, share| format!("A pilot of {name} understates its effect by {share}"),
    pilot_overstates: |name, share| format!("A pilot of {name} overstates its effect by {share}"),
    pilot_tells_the_truth: |name| format!("On average a pilot of {name} tells the truth"),
    pilot_without_bias: |name| format!("A pilot of {name} shows no bias by contact"),
    one_pilot_finds: |pilot, control, finds| {
        format!("One pilot ({pilot} customers in it, {control} not) finds the effect in {finds}")
    },
    points_wrong_way: |wrong| format!("and points the wrong way in {wrong}."),
    customers_needed: |n| format!("{n} customers in each group would find it 4 times in 5."),
    no_size_found: "No size was found that would show it.",
    better_in: "better in",
    more_ranked_lower: |hidden| format!("and {hidden} more, ranked lower"),
    survey: "survey",
    complaints: "complaints",
    said_true: "true",
    mean: "Mean",
};
