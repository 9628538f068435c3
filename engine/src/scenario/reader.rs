//! Reading single values: what a TOML value means for a parameter, a cost or a setting of the file.

use std::ops::Range;

use toml::de::DeValue;

use super::params::{Kind, Param, plain};
use super::problem::Problem;
use super::quantity::{self, Quantity};
use super::slip::Slip;
use super::tree::{self, Entry};
use super::{Law, Setting, suggest};

/// So many problems are enough; the rest waits for the next `check`.
pub(super) const MOST_PROBLEMS: usize = 200;

/// The text being read and what was found wrong with it so far.
pub(super) struct Reader<'t> {
    pub text: &'t str,
    pub problems: Vec<Problem>,
    /// Lines in file order that are no TOML; what the reader salvaged from them is not judged again.
    pub spoilt: Vec<Range<usize>>,
}

/// A value of a parameter, as written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Read {
    Number(f64),
    Law(Law),
    Relative(Setting),
}

impl<'t> Reader<'t> {
    pub fn push(&mut self, problem: Problem) {
        if !self.full() && !self.is_spoilt(&problem.span) {
            self.problems.push(problem);
        }
    }

    pub fn full(&self) -> bool {
        self.problems.len() >= MOST_PROBLEMS
    }

    pub fn is_spoilt(&self, span: &Range<usize>) -> bool {
        let next = self.spoilt.partition_point(|line| line.start <= span.start);
        next > 0 && span.start <= self.spoilt[next - 1].end
    }

    /// Reads a parameter's value and checks it against kind and range.
    pub fn parameter(&mut self, p: &'static Param, entry: &Entry<'_, '_>) -> Option<Read> {
        let read = match p.kind {
            Kind::Choice(words) => self.choice(p, words, entry),
            Kind::Flag => self.flag(&entry.key, entry).map(|on| Read::Number(f64::from(u8::from(on)))),
            _ => self.quantity(p, entry),
        }?;
        match read {
            Read::Number(value) => self.in_range(p, value, entry).then_some(read),
            Read::Law(_) | Read::Relative(_) => Some(read),
        }
    }

    fn choice(&mut self, p: &Param, words: &[&'static str], entry: &Entry<'_, '_>) -> Option<Read> {
        let span = entry.value.span();
        let DeValue::String(word) = entry.value.get_ref() else {
            let found = tree::kind_of(entry.value.get_ref());
            self.push(
                Problem::new(
                    span,
                    format!("`{}` must be one of its words, found {found}", p.key),
                    "not a word",
                )
                .help(format!("write one of: {}", quoted(words))),
            );
            return None;
        };
        let index = words.iter().position(|known| known == word);
        if index.is_none() {
            let near = suggest::nearest(word, words.iter().copied());
            let help = match near {
                Some(near) => format!("did you mean \"{near}\"? Known: {}", quoted(words)),
                None => format!("write one of: {}", quoted(words)),
            };
            self.push(
                Problem::new(span, format!("`{}` does not know \"{word}\"", p.key), "unknown word")
                    .help(help),
            );
        }
        index.map(|i| Read::Number(i as f64))
    }

    /// `true` or `false`.
    pub fn flag(&mut self, key: &str, entry: &Entry<'_, '_>) -> Option<bool> {
        if let DeValue::Boolean(on) = entry.value.get_ref() {
            return Some(*on);
        }
        let found = tree::kind_of(entry.value.get_ref());
        self.push(
            Problem::new(
                entry.value.span(),
                format!("`{key}` is true or false, found {found}"),
                "neither true nor false",
            )
            .help("write true or false, without quotes"),
        );
        None
    }

    /// A non-empty text of at most `longest` characters on one line, trimmed.
    pub fn text(&mut self, key: &str, entry: &Entry<'_, '_>, longest: usize) -> Option<String> {
        let span = entry.value.span();
        let DeValue::String(text) = entry.value.get_ref() else {
            let found = tree::kind_of(entry.value.get_ref());
            self.push(
                Problem::new(span, format!("`{key}` must be a text, found {found}"), "not a text")
                    .help("write it in double quotes"),
            );
            return None;
        };
        let text = text.trim();
        let fault = if text.is_empty() {
            Some("is empty".to_owned())
        } else if text.chars().count() > longest {
            Some(format!("is longer than {longest} characters"))
        } else if text.chars().any(char::is_control) {
            Some("has a line break or control character in it".to_owned())
        } else {
            None
        };
        match fault {
            None => Some(text.to_owned()),
            Some(fault) => {
                self.push(Problem::new(
                    span,
                    format!("`{key}` {fault}"),
                    "not usable as a name in tables and charts",
                ));
                None
            }
        }
    }

    fn quantity(&mut self, p: &Param, entry: &Entry<'_, '_>) -> Option<Read> {
        let counts = p.is_money() || matches!(p.kind, Kind::Whole { .. });
        if let DeValue::String(text) = entry.value.get_ref() {
            if counts && self.has_german_thousands(&entry.key, text, &entry.value.span()) {
                return None;
            }
            return match quantity::parse(text) {
                Ok(Quantity::Number(value)) => Some(Read::Number(value)),
                Ok(Quantity::Law(law)) => Some(Read::Law(law)),
                Ok(Quantity::Relative(setting)) => Some(Read::Relative(setting)),
                Ok(Quantity::Never) if p.allows_never() => Some(Read::Number(p.kind.range().1)),
                Ok(Quantity::Never) => {
                    self.push(
                        Problem::new(
                            entry.value.span(),
                            format!("`{}` cannot be \"never\"", p.key),
                            "not a number",
                        )
                        .help(format!("write a number: {}", p.range_text())),
                    );
                    None
                }
                Err(slip) => {
                    self.slip(&entry.key, text, slip, entry.value.span());
                    None
                }
            };
        }
        self.plain_number(&entry.key, entry, counts).map(Read::Number)
    }

    fn slip(&mut self, key: &str, text: &str, slip: Slip, span: Range<usize>) {
        let shown: String = text.chars().take(60).collect();
        self.push(Problem::new(span, format!("`{key}`: `{shown}` {}", slip.what), slip.what).help(slip.help));
    }

    /// A finite number, written bare or in quotes. `counts` marks money and whole numbers, for which
    /// `20.000` is a German twenty thousand and not the number 20.
    pub fn plain_number(&mut self, key: &str, entry: &Entry<'_, '_>, counts: bool) -> Option<f64> {
        let span = entry.value.span();
        if let DeValue::String(text) = entry.value.get_ref() {
            return self.number_in_quotes(key, text, span, counts);
        }
        let Some(value) = tree::number(entry.value.get_ref()) else {
            let found = tree::kind_of(entry.value.get_ref());
            self.push(
                Problem::new(span, format!("`{key}` must be a number, found {found}"), "not a number")
                    .help("write a number with a decimal point, for example 0.05 or 12_000"),
            );
            return None;
        };
        let raw = &self.text[span.clone()];
        if !value.is_finite() {
            self.push(
                Problem::new(span, format!("`{key}` is `{raw}`, not a finite number"), "not a finite number")
                    .help("write an ordinary number"),
            );
            return None;
        }
        if counts && point_between_thousands(raw) {
            self.german_thousands(key, raw, value, span);
            return None;
        }
        Some(value)
    }

    /// Reports the first number within quotes that has a point between thousands. Factors and the numbers
    /// of distributions are left alone: `x 1.256` is no thousand.
    fn has_german_thousands(&mut self, key: &str, text: &str, span: &Range<usize>) -> bool {
        if text.contains(|c: char| c.is_alphabetic() || matches!(c, '×' | '*')) {
            return false;
        }
        let text = text.replace("..", " ");
        let numbers = text.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',');
        let mut numbers = numbers.map(|number| number.trim_end_matches(','));
        let Some(raw) = numbers.find(|number| point_between_thousands(number)) else { return false };
        self.german_thousands(key, raw, raw.parse().unwrap_or(f64::NAN), span.clone());
        true
    }

    fn german_thousands(&mut self, key: &str, raw: &str, value: f64, span: Range<usize>) {
        let digits = raw.replace('.', "");
        let meant = plain(digits.parse().unwrap_or(value));
        // A fourth decimal makes 1.128 something that cannot mean thousands.
        let other = plain(value);
        let other = if point_between_thousands(&other) { other + "0" } else { other };
        self.push(
            Problem::new(
                span,
                format!("`{key}`: `{raw}` is read as {}", plain(value)),
                "the point is the decimal point",
            )
            .help(format!("write {meant} if thousands are meant, else {other}")),
        );
    }

    fn number_in_quotes(&mut self, key: &str, text: &str, span: Range<usize>, counts: bool) -> Option<f64> {
        if counts && self.has_german_thousands(key, text, &span) {
            return None;
        }
        match quantity::parse(text) {
            Ok(Quantity::Number(value)) => return Some(value),
            Ok(_) => self.push(
                Problem::new(
                    span,
                    format!("`{key}` must be one fixed number, found `{text}`"),
                    "not one number",
                )
                .help(
                    "ranges and distributions are for [unknowns], \"x 3\" and \"+ 0.1\" for a policy's set",
                ),
            ),
            Err(slip) => self.slip(key, text, slip, span),
        }
        None
    }

    fn in_range(&mut self, p: &Param, value: f64, entry: &Entry<'_, '_>) -> bool {
        if p.allows(value) {
            return true;
        }
        let (min, max) = p.kind.range();
        let key = p.key;
        let span = entry.value.span();
        let problem = if (min..=max).contains(&value) {
            Problem::new(
                span,
                format!("`{key}` is {}, not a whole number", plain(value)),
                "not a whole number",
            )
            .help("write a whole number")
        } else {
            let range = p.range_text();
            let problem = Problem::new(
                span,
                format!("`{key}` is {}, outside {range}", plain(value)),
                format!("outside {range}"),
            );
            problem.help(range_help(p, value))
        };
        self.push(problem);
        false
    }
}

/// What to write instead of a value outside the range.
fn range_help(p: &Param, value: f64) -> String {
    match p.kind {
        Kind::Share if value > 1.0 && value <= 100.0 => {
            format!("shares are fractions: write {} for {} %", plain(percent(value)), plain(value))
        }
        Kind::Share if value < 0.0 => format!("a share cannot be negative ({})", p.en),
        Kind::Whole { min, .. } if value < min && min > 0.0 => {
            format!("write {} or more {} ({})", plain(min), p.unit, p.en)
        }
        _ => format!("{} ({})", p.en, p.unit),
    }
}

/// `value` hundredths without the digits the division leaves.
fn percent(value: f64) -> f64 {
    format!("{:.12}", value / 100.0).parse().unwrap_or(value / 100.0)
}

fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ")
}

/// `20.000`: one to three digits, not starting with 0, a point, exactly three digits.
fn point_between_thousands(raw: &str) -> bool {
    raw.split_once('.').is_some_and(|(whole, rest)| {
        (1..=3).contains(&whole.len())
            && !whole.starts_with('0')
            && rest.len() == 3
            && whole.bytes().chain(rest.bytes()).all(|b| b.is_ascii_digit())
    })
}
