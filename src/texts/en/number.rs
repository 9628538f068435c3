//! How English writes numbers.

use crate::texts::number::NumberTexts;

pub static TEXTS: NumberTexts = NumberTexts {
    group: ',',
    point: '.',
    sign_first: true,
    thousands: ["thousand", "million", "billion", "trillion"],
    in_units: |word| format!("in {word}s"),
    percentage_points: "percentage points",
    of_worlds: |events, of| format!("{events} of {of} {}", if of == 1 { "world" } else { "worlds" }),
};
