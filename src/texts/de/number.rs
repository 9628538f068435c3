//! How German writes numbers.

use crate::texts::number::NumberTexts;

pub static TEXTS: NumberTexts = NumberTexts {
    group: '.',
    point: ',',
    sign_first: false,
    thousands: ["Tsd.", "Mio.", "Mrd.", "Bio."],
    in_units: |word| format!("in {word}"),
    percentage_points: "Prozentpunkte",
    of_worlds: |events, of| format!("{events} von {of} {}", if of == 1 { "Welt" } else { "Welten" }),
};
