//! The chart of all policies' distributions in English.

use crate::texts::cdf::CdfTexts;

pub static TEXTS: CdfTexts = CdfTexts {
    dominates: |p| format!("{p} promises more than every other policy, whatever one thinks of risk"),
    dominates_baseline: |p, base| format!("{p} promises more than {base}, whatever one thinks of risk"),
    reaches: |worlds, p, value, up| {
        format!("In {worlds} {p} brings {} {value}", if up { "at least" } else { "at most" })
    },
    better_in: |worlds, p, base| format!("In {worlds} {p} does better than {base}"),
    the_same: |p, base| format!("{p} does exactly as {base} in every world"),
    height: [
        "Height of a line: worlds in which the policy brings at least that much",
        "Height of a line: worlds in which the policy brings at most that much",
    ],
    shown: |shown, of| format!("the {shown} best on average of {of} policies"),
    of_worlds: |n| format!("of {n} worlds"),
    read: |worlds, value, up| format!("{worlds}: {} {value}", if up { "at least" } else { "at most" }),
};
