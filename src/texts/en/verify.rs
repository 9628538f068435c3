//! What `verify` says, in English.

use crate::texts::verify::VerifyTexts;

pub static TEXTS: VerifyTexts = VerifyTexts {
    did_you_mean: |near| format!("did you mean `{near}`?"),
    how_to_list: "grapevine verify --list",
    no_such_check: |word| format!("no check is called `{word}`"),
    elsewhere: |number, place| format!("check {number} is none of `verify`: {place}"),
    no_such_number: |number, first, last| {
        format!("there is no check {number}: they have the numbers {first} to {last}")
    },
    header: ["no.", "what", "expected", "simulated", "tolerance"],
    header_broken: ["no.", "what", "expected", "broken", "tolerance"],
    noticed: "noticed",
    not_noticed: "NOT NOTICED",
    nobody_notices: "no check notices",
    sum_of_broken: |noticed, all| format!("broken on purpose: {noticed} of {all} noticed\n"),
    agrees: "agrees",
    differs: "DIFFERS",
    computed: "computed",
    worlds: "worlds",
    exact: "exact",
    only_with_full: "only with --full",
    one_agrees: "the check agrees\n",
    all_agree: |all| format!("all {all} checks agree\n"),
    some_differ: |red, differ, all, plain| format!("{red}{differ} of {all} differ{plain}\n"),
};
