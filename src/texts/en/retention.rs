//! How customers stay, in English.

use crate::texts::retention::RetentionTexts;

pub static TEXTS: RetentionTexts = RetentionTexts {
    per_week: "a week",
    per_month: "in four weeks",
    per_quarter: "a quarter",
    per_year: "a year",
    steady: |share, step| format!("About {share} stay {step}, however long they have been followed"),
    rises_by_sorting: |from, to, step| {
        format!(
            "Retention rises from {from} to {to} {step} because the easily lost go first – nobody has changed"
        )
    },
    rises: |from, to, step| format!("Retention rises from {from} to {to} {step}"),
    falls: |from, to, step| format!("Retention falls from {from} to {to} {step}"),
    split_up: |from, to, step, sorting, change| {
        format!("Retention rises from {from} to {to} {step}: {sorting} points by sorting, {change} by change")
    },
    split_down: |from, to, step, sorting, change| {
        format!("Retention falls from {from} to {to} {step}: {sorting} points by sorting, {change} by change")
    },
    split_steady: |share, sorting, change| {
        format!(
            "Retention stays near {share} because two things cancel: {sorting} points by sorting, {change} by change"
        )
    },
    change_open: |from, to, step| {
        format!("Retention moves from {from} to {to} {step}: sorting explains it, real change is still open")
    },
    subtitle: |step| format!("Share of the customers of the start who stay {step}, baseline"),
    cohort: |customers, worlds| format!("Mean of {worlds} worlds with {customers} customers each"),
    parts: "Sorting: people differ and the easily lost go first. Change: the same people grow loyal, hopeless, demanding",
    parts_with_firm: "The lower part is sorting and what changed for all customers alike; the upper one, people who changed",
    inseparable: "How much of it is sorting cannot be told: in this scenario change is part of how the market works",
    firm_only: "Sorting and what changed for all customers alike; nothing makes single people change in this scenario",
    sorting_only: "Sorting: people differ and the easily lost go first; nothing makes single people change in this scenario",
    as_it_is: "As it is",
    nobody_changes: "If nobody changed",
    as_at_first: "As at first",
    sorting: "Sorting",
    sorting_and_firm: "Sorting and firm",
    change: "Change",
    axis_weeks: "Weeks",
    axis_months: "Months",
    axis_years: "Years",
};
