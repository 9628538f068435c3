//! Verdicts and the list of checks as text for a terminal.

use super::run::{Broken, Verdict};
use super::{Break, Case, Check, ELSEWHERE, Expected, Found, NUMBERS, Tolerance, cases};
use crate::report::Lang;
use crate::report::ask::words::wrapped_to;
use crate::report::number::place;

/// Widths of the columns with numbers: expected, simulated, tolerance.
const NUMBER_WIDTHS: [usize; 3] = [11, 11, 10];
/// Widest column that says what is checked; the tests keep every text within it.
pub(super) const WHAT_WIDTH: usize = 46;
/// What all columns but that one take, with the longest verdict.
const OTHERS: usize = 58;
/// Where lines end if no terminal says otherwise.
const WIDTH: usize = WHAT_WIDTH + OTHERS;
const GREEN: &str = "\u{1b}[32m";
const RED: &str = "\u{1b}[1;31m";
const DIM: &str = "\u{1b}[2m";
const BOLD: &str = "\u{1b}[1m";
const PLAIN: &str = "\u{1b}[0m";

/// Layout of a table.
#[derive(Clone, Copy)]
struct Layout {
    lang: Lang,
    /// Of the column that says what is checked.
    what: usize,
    /// Of a whole line.
    line: usize,
}

impl Layout {
    /// As wide as these checks need, and no wider than the terminal.
    fn of<'a>(checks: impl Iterator<Item = &'a Check>, lang: Lang, columns: Option<u16>) -> Layout {
        let line = columns.map_or(WIDTH, |c| usize::from(c).clamp(80, WIDTH));
        let longest = checks.map(|c| lang.pick(c.what.0, c.what.1).chars().count()).max().unwrap_or(0);
        Layout { lang, what: longest.clamp(20, line - OTHERS), line }
    }
}

/// What came out, case by case, and how many agree; for a terminal of so many columns.
pub fn table(verdicts: &[Verdict], left_out: &[&Case], lang: Lang, columns: Option<u16>) -> String {
    let layout = Layout::of(verdicts.iter().map(|v| v.check), lang, columns);
    let head = lang.texts().verify.header;
    let mut text = layout.row(&head.map(str::to_owned), "");
    let (mut last, mut said) = ("", String::new());
    for v in verdicts {
        if v.case.name != last {
            last = v.case.name;
            text += &layout.heading(v.case, worlds(verdicts, v.case));
        }
        text += &problem(&v.found, &mut said);
        text += &layout.check(v.check, &v.found, &verdict(v.agrees(), lang));
    }
    text + "\n" + &sum(verdicts, lang) + &waiting(left_out, lang)
}

/// The same for cases that were broken on purpose: each check under the break that it noticed.
pub fn broken_table(
    broken: &[Broken],
    unnoticed: &[(&Case, &Break)],
    lang: Lang,
    columns: Option<u16>,
) -> String {
    let layout = Layout::of(broken.iter().map(|b| b.verdict.check), lang, columns);
    let head = lang.texts().verify.header_broken;
    let mut text = layout.row(&head.map(str::to_owned), "");
    let (mut last, mut said) = (("", ""), String::new());
    for b in broken {
        let what = lang.pick(b.by.what.0, b.by.what.1);
        if last != (b.verdict.case.name, what) {
            last = (b.verdict.case.name, what);
            let edits: Vec<String> = b.by.edits.iter().map(ToString::to_string).collect();
            text += &format!(
                "\n{BOLD}{}{PLAIN}: {what}\n{}",
                b.verdict.case.name,
                layout.remark(&edits.join(", "))
            );
        }
        let word = match b.verdict.differs() {
            true => format!("{GREEN}{}{PLAIN}", lang.texts().verify.noticed),
            false => format!("{RED}{}{PLAIN}", lang.texts().verify.not_noticed),
        };
        text += &problem(&b.verdict.found, &mut said);
        text += &layout.check(b.verdict.check, &b.verdict.found, &word);
    }
    text + &blind(unnoticed, lang) + "\n" + &noticed(broken, lang)
}

/// Breaks that no check noticed.
fn blind(unnoticed: &[(&Case, &Break)], lang: Lang) -> String {
    let none = lang.texts().verify.nobody_notices;
    let line = |(case, by): &(&Case, &Break)| {
        format!("\n{RED}{none}{PLAIN}: {} ({})\n", case.name, lang.pick(by.what.0, by.what.1))
    };
    unnoticed.iter().map(line).collect()
}

fn noticed(broken: &[Broken], lang: Lang) -> String {
    let (all, noticed) = (broken.len(), broken.iter().filter(|b| b.verdict.differs()).count());
    (lang.texts().verify.sum_of_broken)(&noticed, &all)
}

/// The list of all numbers: cases with what they check, and where the others are kept.
pub fn list(lang: Lang) -> String {
    let mut text = String::new();
    for number in NUMBERS {
        let mut own = cases().filter(|c| c.checks.iter().any(|check| check.number == number)).peekable();
        if own.peek().is_none() {
            let place =
                ELSEWHERE.iter().find(|e| e.number == number).map(|e| lang.pick(e.place.0, e.place.1));
            text += &format!("{number:>3}  {DIM}{}{PLAIN}\n", place.unwrap_or("?"));
        }
        for case in own {
            let checks = case.checks.iter().filter(|check| check.number == number).count();
            let title = lang.pick(case.title.0, case.title.1);
            text += &format!("{number:>3}  {:<28} {checks:>2}  {title}\n", case.name);
        }
    }
    text
}

fn worlds(verdicts: &[Verdict], case: &Case) -> u32 {
    verdicts.iter().filter(|v| v.case.name == case.name).map(|v| v.worlds).max().unwrap_or(0)
}

fn verdict(agrees: bool, lang: Lang) -> String {
    match agrees {
        true => format!("{GREEN}{}{PLAIN}", lang.texts().verify.agrees),
        false => format!("{RED}{}{PLAIN}", lang.texts().verify.differs),
    }
}

/// Why nothing came out, unless it was just said: all checks of a case share a reason.
fn problem(found: &Result<Found, String>, said: &mut String) -> String {
    match found {
        Err(reason) if reason != said => {
            said.clone_from(reason);
            format!("     {RED}{reason}{PLAIN}\n")
        }
        _ => String::new(),
    }
}

impl Layout {
    fn heading(self, case: &Case, worlds: u32) -> String {
        let title = self.lang.pick(case.title.0, case.title.1);
        let worlds = match worlds {
            0 => self.lang.texts().verify.computed.to_owned(),
            n => format!("{} {}", self.lang.count(u64::from(n)), self.lang.texts().verify.worlds),
        };
        format!("\n{BOLD}{title}{PLAIN} · {} · {worlds}\n{}", case.name, self.remark(case.source))
    }

    /// Indented, and broken between words.
    fn remark(self, text: &str) -> String {
        let lines = wrapped_to(text, self.line - 5);
        lines.iter().map(|l| format!("{DIM}     {l}{PLAIN}\n")).collect()
    }

    fn check(self, check: &Check, found: &Result<Found, String>, verdict: &str) -> String {
        let lang = self.lang;
        let nothing = || "—".to_owned();
        let (simulated, tolerance) = match found {
            Ok(f) => (simulated(check, f, lang), tolerance(check, f, lang)),
            Err(_) => (nothing(), nothing()),
        };
        let what = lang.pick(check.what.0, check.what.1).to_owned();
        self.row(
            &[check.number.to_string(), what, expected(check.expected, lang), simulated, tolerance],
            verdict,
        )
    }

    /// What is checked goes on below where it is too long for its column.
    fn row(self, cells: &[String; 5], verdict: &str) -> String {
        let [number, what, numbers @ ..] = cells;
        let mut lines = wrapped_to(what, self.what).into_iter();
        let mut text =
            format!("{number:>3}  {:<width$}", lines.next().unwrap_or_default(), width = self.what);
        for (cell, width) in numbers.iter().zip(NUMBER_WIDTHS) {
            text += &format!("  {cell:>width$}");
        }
        let below: String = lines.map(|l| format!("     {l}\n")).collect();
        format!("{text}  {verdict}").trim_end().to_owned() + "\n" + &below
    }
}

/// As it was published.
pub(super) fn expected(expected: Expected, lang: Lang) -> String {
    match expected {
        Expected::Number(x) => written(x, lang),
        Expected::Above(x) => format!("> {}", written(x, lang)),
        Expected::Below(x) => format!("< {}", written(x, lang)),
    }
}

fn simulated(check: &Check, f: &Found, lang: Lang) -> String {
    match check.tolerance {
        _ if !f.simulated.is_finite() => f.simulated.to_string(),
        Tolerance::Relative(_) => written(f.simulated, lang),
        _ => lang.number(f.simulated, finest(f.allowed, f.simulated)),
    }
}

fn tolerance(check: &Check, f: &Found, lang: Lang) -> String {
    match check.tolerance {
        Tolerance::Relative(_) => lang.texts().verify.exact.to_owned(),
        _ if f.allowed < 1e-5 => format!("± {:.0e}", f.allowed),
        _ => format!("± {}", lang.number(f.allowed, finest(f.allowed, f.simulated))),
    }
}

/// Two digits of the tolerance, at most eight decimals.
fn finest(allowed: f64, value: f64) -> i32 {
    if allowed.is_finite() { place(allowed, value).max(-8) } else { -2 }
}

/// With as many decimals as it was written with, eight at most.
fn written(value: f64, lang: Lang) -> String {
    let exact = |d: &i32| {
        let steps = value * 10f64.powi(*d);
        (steps - steps.round()).abs() <= 1e-7 * steps.abs()
    };
    lang.number(value, -(0..8).find(exact).unwrap_or(8))
}

/// Cases that wait for `--full`.
fn waiting(left_out: &[&Case], lang: Lang) -> String {
    let names: Vec<&str> = left_out.iter().map(|c| c.name).collect();
    match names.is_empty() {
        true => String::new(),
        false => format!("{}: {}\n", lang.texts().verify.only_with_full, names.join(", ")),
    }
}

fn sum(verdicts: &[Verdict], lang: Lang) -> String {
    let all = verdicts.len();
    let wrong: Vec<&Verdict> = verdicts.iter().filter(|v| !v.agrees()).collect();
    if all == 1 && wrong.is_empty() {
        return lang.texts().verify.one_agrees.to_owned();
    }
    if wrong.is_empty() {
        return (lang.texts().verify.all_agree)(&all);
    }
    let differ = wrong.len();
    let mut text = (lang.texts().verify.some_differ)(&RED, &differ, &all, &PLAIN);
    for v in wrong {
        let what = lang.pick(v.check.what.0, v.check.what.1);
        text += &format!("  {} {}: {what}\n", v.check.number, v.case.name);
    }
    text
}
