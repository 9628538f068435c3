//! The picture of who told whom, in English.

use crate::texts::network::NetworkTexts;

pub static TEXTS: NetworkTexts = NetworkTexts {
    nobody_let_down: |shown| format!("None of {shown} people was let down"),
    one_silent: |heard, shown| {
        format!("The one customer let down said nothing – {heard} of {shown} people heard bad things")
    },
    one_spoke: |heard, shown| {
        format!("The one customer let down told the firm – {heard} of {shown} people heard bad things")
    },
    none_spoke: |down, heard, shown| {
        format!(
            "Of {down} customers let down none told the firm – {heard} of {shown} people heard bad things"
        )
    },
    single_spoke: |down, heard, shown| {
        format!("Of {down} customers let down one told the firm – {heard} of {shown} people heard bad things")
    },
    some_spoke: |down, spoke, heard, shown| {
        format!(
            "Of {down} customers let down {spoke} told the firm – {heard} of {shown} people heard bad things"
        )
    },
    subtitle: |shown, people, policy, world| {
        format!("A neighbourhood of {shown} of {people} people under {policy}, world {world} of the run")
    },
    marks: "Each dot is a person, each line a bad story told to somebody in the picture since the start",
    after: |time| format!("After {time}"),
    states: [
        "Let down, silent",
        "Let down, spoke up",
        "Heard a bad story",
        "Left the firm",
        "Other customers",
        "Everybody else",
    ],
};
