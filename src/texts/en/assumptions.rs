//! What a run rests on, in English.

use crate::texts::assumptions::AssumptionTexts;

pub static TEXTS: AssumptionTexts = AssumptionTexts {
    grades: "Grades: A peer-reviewed measurement, B survey or trade figure, C quoted slogan, D assumption.",
    your_file: "your file",
    drawn: "your file, drawn anew for each world",
    title: |given, left, pack| {
        format!("What it rests on: {given} numbers of your file, {left} of the pack \"{pack}\"")
    },
    header: ["name", "value", "unit", "from"],
};
