//! `--json`: every number of the answer.
//!
//! ```text
//! format, results, program, folder, scenario, seed, evidence
//! assumptions[]     key, value, unit, given (by the file), grade, source: every number that counts
//! measure {key, unit, higher_is_better}, currency, weeks, confidence, worth_having
//! worlds            worlds in every number      stored_worlds, failed_worlds, failed_trials
//! verdict           {kind: best | no_difference | not_settled | only_one | identical, …}; policies by index
//! open[]            not settled: the policies that the leader is not known to be ahead of, by index
//! sampling          fixed | sequential: after a run until settled every `half` is that of a confidence sequence
//! guards[]          {kind: rare_events | heavy_tails, policy, …}: comparisons not to be relied on yet
//! baseline, leader  indices into policies
//! policies[]        name, baseline, measure {n, mean, sd, half}, gain {…} (against the baseline, more is
//!                   better), gain_interval {low, high, method: t | bca | sequence},
//!                   variance_reduction {pairing, twin, twin_used, sobol} (times fewer worlds), median_gain, adjusted_p (Holm), best_share, beats {worlds, of, low, high},
//!                   worst (mean gain of the worst 5 % of worlds), treated_share, true_per_seen, also[],
//!                   seen {failures, heard, true_rate, seen_rate, corrected_rate, survey {answers, rate, low, high},
//!                   weeks_to_notice, false_alarms, weeks_at_work}
//! payback           {median_week, never, of}
//! wrong_if          {unknown, rival (index), below, value, low, high, share}: where the next best would have the higher mean
//! pilot             only with [pilot]: naive, truth, contamination, spill (per customer), finds, misleads, wrong_way
//!                   {worlds, of, low, high}, one_pilot_se, detectable, needed_per_group
//! variance_factor, explained_by_unknowns, skewness
//! failed_everywhere indices of policies without a result in any world
//! full.policies[]   gain_together (Bonferroni), from_best {low, high} (MCB), chance_of_leading (bootstrap), regret,
//!                   worst_interval, loss and npv_below_zero {worlds, of, low, high}, payback {median_week,
//!                   earliest, latest, never}, lever_cost, return_on_quality {value, interval}, losses[] by cause,
//!                   left_silent, bridge {parts: retention, acquisition, won back, visits, basket, cost; gain}
//! full.leader_gain_corrected  winner's curse taken off   full.next_units[]  what the next unit of a lever brings
//! ```
//! `half` is the half-width of the interval of the mean at `confidence`. What cannot be said is `null`.

use serde_json::{Value, json};

use super::Answer;
use super::full::Full;
use crate::store::Results;

/// The answer as a JSON document (pretty, with a final newline).
pub fn document(answer: &Answer, full: &Full, results: &Results) -> String {
    serde_json::to_string_pretty(&value(answer, full, results)).expect("a JSON value can be written") + "\n"
}

/// The answer as a JSON value.
pub fn value(answer: &Answer, full: &Full, results: &Results) -> Value {
    let m = &results.manifest;
    let mut document = json!({
        "format": m.format,
        "results": m.results,
        "program": m.program,
        "folder": results.folder.display().to_string(),
        "scenario": m.scenario_path,
        "seed": m.seed,
        "evidence": m.evidence,
        "assumptions": m.assumptions,
        "measure": {
            "key": answer.measure.key,
            "unit": answer.measure.unit,
            "higher_is_better": answer.measure.higher_is_better,
        },
    });
    let rest = serde_json::to_value(answer).expect("an answer has text keys only");
    if let (Value::Object(all), Value::Object(rest)) = (&mut document, rest) {
        all.extend(rest);
        all.insert("full".to_owned(), serde_json::to_value(full).expect("text keys only"));
    }
    document
}
