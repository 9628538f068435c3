//! Columns of exported tables, and what `export` and `replay` say, in English.

use crate::texts::export::ExportTexts;

pub static TEXTS: ExportTexts = ExportTexts {
    point: "number of the point, from 0",
    world: "number of the world, from 0; the same number is the same world at every point and under every policy",
    policy: "number of the policy, from 0",
    policy_name: "name of the policy",
    status: "ok, or failed; failed trials have no values",
    reason: "why the trial failed; empty where it did not",
    week: "last week that is counted in the row, from 1",
    worlds: "worlds in which every policy has a result; the others are in no mean",
    failed: "trials of this row that failed",
    mean: |measure| format!("mean over the worlds: {measure}"),
    sd: |measure| format!("standard deviation between worlds (n - 1): {measure}"),
    half: |percent, measure| format!("half-width of the {percent} % interval of the mean (t): {measure}"),
    difference: |measure| {
        format!(
            "mean difference from the baseline in the same worlds, this policy less the baseline: {measure}"
        )
    },
    difference_half: |percent, measure| {
        format!(
            "half-width of the {percent} % interval of that difference (paired t, for this row alone): {measure}"
        )
    },
    series: [
        "discounted cash from the first week on",
        "discounted gross margin from the first week on",
        "customers at the end of the week",
        "visits since the row before",
        "failures since the row before",
        "complaints that reached the firm since the row before",
        "customers who left since the row before",
        "people who became customers since the row before",
        "people told of bad service since the row before",
        "customers won back since the row before",
        "survey answers since the row before",
        "failures they report, since the row before",
        "alarms of the firm's own figures since the row before",
        "weeks since the row before in which the true failure rate was a tenth or more above that of the first week",
    ],
    pilot: [
        "pilot: customers in the control group",
        "pilot: customers in the pilot group",
        "pilot: mean per customer in the control group",
        "pilot: mean per customer in the pilot group",
        "pilot: standard deviation between customers of the control group",
        "pilot: standard deviation between customers of the pilot group",
        "pilot: mean per customer if all had gone on as today",
        "pilot: mean per customer if all had met the policy",
        "pilot: what the pilot group's presence changed for the control group",
        "pilot: what the control group's presence changed for the pilot group",
    ],
    counted: "number",
    simulated: "simulated",
    varied: |range| format!("varied: {range}"),
    drawn: |law| format!("drawn anew in every world: {law}"),
    exported: |rows, columns| format!("{rows} rows, {columns} columns"),
    code_book: "what every column means",
    trial_of_sweep: |point, world, name| format!("Point {point}, world {world} of {name}"),
    trial_of_run: |world, name| format!("World {world} of {name}"),
    factors: "The point",
    unknowns: "Drawn in this world",
    measure: "measure",
    nothing: |count| format!("{count} more are 0; --json has them all"),
    difference_column: "difference",
    points: "points",
    course: |policy| {
        format!(
            "Course under {policy}: customers and cash at the end of these weeks, the rest counted over them"
        )
    },
    week_column: "weeks",
    course_columns: ["customers", "visits", "failures", "complaints", "left", "joined"],
    cash_column: |currency| format!("cash so far {currency}"),
    fails: |policy, reason| format!("{policy} fails: {reason}"),
    identical: |policy| format!("identical: every value under {policy} is the stored one, bit for bit"),
    fails_again: |policy| format!("identical: {policy} fails as stored, for the same reason"),
    other_reason: |policy, reason| format!("{policy} fails as stored, but the stored reason is: {reason}"),
    differs: |policy, column, stored, now| {
        format!("DIFFERS: {column} under {policy} is stored as {stored} and is {now} now")
    },
    not_stored: |policy| format!("not stored yet under {policy}: there is nothing to compare with"),
    scenario_written: |file| format!("the point as a scenario of its own: {file}"),
};
