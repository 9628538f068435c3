//! Numbers of the list of checks that no case reads, and why.

use super::Words;

/// A number of the list without a case.
pub struct Elsewhere {
    pub number: u8,
    pub place: Words,
}

const fn at(number: u8, en: &'static str, de: &'static str) -> Elsewhere {
    Elsewhere { number, place: (en, de) }
}

/// Every number that no case reads. Whoever builds a part of the model adds its case and takes its line out.
pub const ELSEWHERE: &[Elsewhere] = &[
    at(29, "arithmetic that the program does not contain", "Rechnung, die das Programm nicht enthält"),
    at(32, "arithmetic that the program does not contain", "Rechnung, die das Programm nicht enthält"),
    at(34, "arithmetic that the program does not contain", "Rechnung, die das Programm nicht enthält"),
    at(
        35,
        "tests of the engine: engine/tests/checks/rivals.rs",
        "Tests der Engine: engine/tests/checks/rivals.rs",
    ),
    at(
        38,
        "fitting to data: the program simulates, it does not fit",
        "Anpassung an Daten: nicht im Programm",
    ),
    at(
        43,
        "tests of the engine: engine/src/model/workforce.rs",
        "Tests der Engine: engine/src/model/workforce.rs",
    ),
    at(45, "arithmetic that the program does not contain", "Rechnung, die das Programm nicht enthält"),
];
