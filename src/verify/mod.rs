//! `grapevine verify`: published and closed-form numbers that must come out of the program, as data.
//!
//! A [`Case`] is a scenario a user could have written, with the numbers it must give ([`Check`]) and with ways to
//! break it ([`Break`]). It takes a user's way: text, `scenario::parse`, the runner of `run`, metrics and weekly
//! counts. A check that reads a component (a response curve, the twin) calls the function that the program
//! itself calls, with the values of the parsed scenario.
//!
//! To add a check: one [`Check`] in a case of the chapter's file; or one more [`Case`] there, and its name in the
//! chapter's `CASES`. The tests then ask for a break that the check sees, and for its number in [`elsewhere`].

mod customer_base;
mod diffusion;
mod document;
mod edit;
mod elsewhere;
mod expectations;
mod market;
mod networks;
mod quality;
mod queue;
mod reach;
mod run;
mod seed_arithmetic;
mod select;
mod settings;
mod table;
#[cfg(test)]
mod tests;
mod value;
mod view;
mod why_they_leave;

pub use document::document;
pub use edit::Edit;
pub use elsewhere::ELSEWHERE;
pub use run::{Found, Run, Verdict, broken, sound};
pub use select::{NUMBERS, select};
pub use table::{broken_table, list, table};
pub use view::View;

use grapevine_engine::scenario::Scenario;

/// Standard errors between simulated and expected at which a check fails: 1 in 16,000 by luck alone.
pub const STANDARD_ERRORS: f64 = 4.0;

/// A text in English and German.
pub type Words = (&'static str, &'static str);

/// All cases, chapter by chapter.
pub fn cases() -> impl Iterator<Item = &'static Case> {
    [
        seed_arithmetic::CASES,
        reach::CASES,
        why_they_leave::CASES,
        quality::CASES,
        expectations::CASES,
        queue::CASES,
        diffusion::CASES,
        networks::CASES,
        market::CASES,
        value::CASES,
        customer_base::CASES,
    ]
    .into_iter()
    .flatten()
}

/// A scenario with the numbers it must give.
pub struct Case {
    /// What it is called on the command line.
    pub name: &'static str,
    pub title: Words,
    /// Where the expected numbers come from.
    pub source: &'static str,
    /// A scenario file's text: a shipped one, or [`QUIET`].
    pub scenario: &'static str,
    /// What is changed in it, one set after the other; [`settings`] has those that many cases share.
    pub edits: &'static [&'static [Edit]],
    /// Text of the edge list for so many people, where the scenario has `network.kind = "edge_list"`.
    pub ties: Option<fn(people: u32) -> String>,
    /// Rounds of 64 worlds; with 0 whatever is simulated waits for `--full`.
    pub rounds: u32,
    /// What `--full` does instead.
    pub full: Full,
    pub checks: &'static [Check],
    /// Every check must fail under one of them, and each of them must make a check fail.
    pub breaks: &'static [Break],
}

/// The long version of a case.
pub struct Full {
    pub rounds: u32,
    /// Further changes of the scenario, such as more people.
    pub edits: &'static [Edit],
}

/// What cases are written from: `Case { name: …, ..CASE }`.
pub const CASE: Case = Case {
    name: "",
    title: ("", ""),
    source: "",
    scenario: QUIET,
    edits: &[],
    ties: None,
    rounds: 1,
    full: Full { rounds: 10, edits: &[] },
    checks: &[],
    breaks: &[],
};

/// A market in which nothing happens but what a case switches on: nobody joins or leaves for reasons of his own,
/// nobody is treated badly, nothing is paid for, people all spend the same and meet anybody. The rest is the
/// folklore pack's.
pub const QUIET: &str = include_str!("quiet.toml");

/// One number.
pub struct Check {
    /// Its number in the list of checks (docs/background/verification.md).
    pub number: u8,
    pub what: Words,
    pub expected: Expected,
    pub tolerance: Tolerance,
    pub read: Reading,
}

/// What must come out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Expected {
    Number(f64),
    /// More than this, by more than the tolerance.
    Above(f64),
    /// Less than this, by more than the tolerance.
    Below(f64),
}

/// How far simulated and expected may lie apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tolerance {
    /// [`STANDARD_ERRORS`], from the spread of the worlds.
    Luck,
    /// The same, and a bound on what is no luck, with its reason: digits of the source, a step of the clock.
    LuckAnd(f64, &'static str),
    /// Nothing is left to luck: as a share of the expected number.
    Relative(f64),
    /// Nothing is left to luck: an amount, with its reason.
    Within(f64, &'static str),
}

/// What is read.
#[derive(Clone, Copy)]
pub enum Reading {
    /// Mean over the worlds.
    Mean(fn(&View<'_>) -> f64),
    /// Share of the worlds in which something is so.
    Share(fn(&View<'_>) -> bool),
    /// Sum over the worlds by another sum.
    Ratio(fn(&View<'_>) -> f64, fn(&View<'_>) -> f64),
    /// A function of up to four means; its standard error by the jackknife (Quenouille 1956; Tukey 1958).
    Of(fn(&View<'_>) -> [f64; 4], fn([f64; 4]) -> f64),
    /// A component of the program, called with the values of the scenario; nothing is simulated.
    Component(fn(&Scenario) -> f64),
}

/// A way to break a case on purpose.
pub struct Break {
    /// What is wrong then.
    pub what: Words,
    pub edits: &'static [Edit],
}

impl Check {
    /// A number within four standard errors.
    pub const fn luck(number: u8, what: Words, expected: f64, read: Reading) -> Check {
        Check { number, what, expected: Expected::Number(expected), tolerance: Tolerance::Luck, read }
    }
    /// A number that luck cannot move.
    pub const fn exact(number: u8, what: Words, expected: f64, read: Reading) -> Check {
        Check { tolerance: Tolerance::Relative(1e-9), ..Check::luck(number, what, expected, read) }
    }
    /// Adds a bound on what is no luck: beside luck where there is some, else alone.
    pub const fn give(self, bound: f64, why: &'static str) -> Check {
        let tolerance = match self.tolerance {
            Tolerance::Luck | Tolerance::LuckAnd(..) => Tolerance::LuckAnd(bound, why),
            Tolerance::Relative(_) | Tolerance::Within(..) => Tolerance::Within(bound, why),
        };
        Check { tolerance, ..self }
    }
    /// Whether nothing is simulated for it.
    pub fn is_component(&self) -> bool {
        matches!(self.read, Reading::Component(_))
    }
}
