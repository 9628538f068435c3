//! Numbers of the list of checks that no case reads, and where they are kept instead.

use super::Words;

/// A number of the list without a case.
pub struct Elsewhere {
    pub number: u8,
    pub place: Words,
}

const fn at(number: u8, en: &'static str, de: &'static str) -> Elsewhere {
    Elsewhere { number, place: (en, de) }
}

const NO_RIVALS: Words = ("the program has no rival with a queue, ties or a mind of its own yet", "");

/// Every number that no case reads.
pub const ELSEWHERE: &[Elsewhere] = &[];
