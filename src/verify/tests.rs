//! What every entry of the data must hold, and that every check can fail.

use std::collections::BTreeSet;

use super::table::{WHAT_WIDTH, expected};
use super::*;
use crate::experiment::runner::quiet_trial_panics;
use crate::report::Lang;
use crate::testing::NoWatch;

/// Every check, broken in each of its case's ways, must differ; and every break must make a check differ.
#[track_caller]
fn can_fail(names: &[&str]) {
    quiet_trial_panics();
    let mut blind = Vec::new();
    for case in cases().filter(|c| names.contains(&c.name)) {
        let (found, unnoticed) = broken(case, Run::default(), &NoWatch).expect("not stopped");
        if found.len() != case.checks.len() && !Run::default().leaves_out(case) {
            blind.push(format!("{} has no break", case.name));
        }
        let slept = found.iter().filter(|b| !b.verdict.differs());
        blind.extend(slept.map(|b| format!("{}: {}: {:?}", case.name, b.verdict.check.what.0, b.verdict.found)));
        blind.extend(unnoticed.iter().map(|by| format!("{}: no check notices: {}", case.name, by.what.0)));
    }
    assert!(blind.is_empty(), "{}", blind.join("\n"));
}

/// One test per case, so that they run side by side and the slow one is seen.
macro_rules! every_check_notices_when_it_is_broken {
    ($($test:ident $name:literal)*) => {
        const BROKEN: &[&str] = &[$($name),*];
        $(#[test]
        fn $test() {
            can_fail(&[$name]);
        })*
    };
}
