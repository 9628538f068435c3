//! `verify --json`.
//!
//! ```text
//! program, full, seed (null: the scenarios' own), standard_errors, agree, differ
//! checks[]   number, case, title, what, source, worlds, expected {is: equal | above | below, number},
//!            tolerance {rule: luck | luck_and | relative | within, bound, why}, simulated, standard_error, allowed,
//!            agrees, problem
//! ```
//! A check without a result has a `problem` and `null` in place of numbers.

use serde_json::{Value, json};

use super::run::{Run, Verdict};
use super::{Expected, STANDARD_ERRORS, Tolerance};

/// The verdicts as a JSON document (pretty, with a final newline).
pub fn document(verdicts: &[Verdict], run: &Run) -> String {
    let agree = verdicts.iter().filter(|v| v.agrees()).count();
    let document = json!({
        "program": env!("CARGO_PKG_VERSION"),
        "full": run.full,
        "seed": run.seed,
        "standard_errors": STANDARD_ERRORS,
        "agree": agree,
        "differ": verdicts.len() - agree,
        "checks": verdicts.iter().map(check).collect::<Vec<_>>(),
    });
    serde_json::to_string_pretty(&document).expect("a JSON value can be written") + "\n"
}

fn check(v: &Verdict) -> Value {
    let (is, number) = match v.check.expected {
        Expected::Number(x) => ("equal", x),
        Expected::Above(x) => ("above", x),
        Expected::Below(x) => ("below", x),
    };
    let (rule, bound, why) = match v.check.tolerance {
        Tolerance::Luck => ("luck", None, None),
        Tolerance::LuckAnd(bound, why) => ("luck_and", Some(bound), Some(why)),
        Tolerance::Relative(share) => ("relative", Some(share), None),
        Tolerance::Within(amount, why) => ("within", Some(amount), Some(why)),
    };
    let found = v.found.as_ref().ok();
    json!({
        "number": v.check.number,
        "case": v.case.name,
        "title": v.case.title.0,
        "what": v.check.what.0,
        "source": v.case.source,
        "worlds": v.worlds,
        "expected": { "is": is, "number": number },
        "tolerance": { "rule": rule, "bound": bound, "why": why },
        "simulated": found.map(|f| f.simulated),
        "standard_error": found.and_then(|f| f.standard_error),
        "allowed": found.map(|f| f.allowed),
        "agrees": v.agrees(),
        "problem": v.found.as_ref().err(),
    })
}
