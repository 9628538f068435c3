//! Values as people write them: `0.05`, `"9 .. 15"`, `"beta(2, 38)"`, `"x 3"`, `"never"`.

use std::fmt;

use super::params::plain;
use super::slip::{self, Slip};
use super::{Law, Setting};

/// What a text means, before anyone knows where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Quantity {
    Number(f64),
    /// No forgetting at all (half-lives only).
    Never,
    Law(Law),
    /// Against today's value: [`Setting::Times`] or [`Setting::Plus`].
    Relative(Setting),
}

/// Reads one value.
///
/// # Errors
/// A slip says what is wrong and, where that can be guessed, what to write instead.
pub fn parse(text: &str) -> Result<Quantity, Slip> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Slip::new("is empty", "write a number, for example 0.05"));
    }
    if text == "never" {
        return Ok(Quantity::Never);
    }
    if let Some((name, arguments)) = call(text)? {
        return function(name, arguments).map(Quantity::Law);
    }
    if let Some((low, high)) = text.split_once("..") {
        return range(text, low, high).map(Quantity::Law);
    }
    if let Some(relative) = relative(text)? {
        return Ok(Quantity::Relative(relative));
    }
    match slip::number(text) {
        Ok(number) => Ok(Quantity::Number(number)),
        Err(slip) => Err(slip::foreign_range(text).unwrap_or(slip)),
    }
}

/// Splits `name(arguments)`; `None` if there is no bracket at all.
fn call(text: &str) -> Result<Option<(&str, &str)>, Slip> {
    let Some((name, rest)) = text.split_once('(') else { return Ok(None) };
    match rest.strip_suffix(')') {
        Some(arguments) => Ok(Some((name.trim(), arguments))),
        None => Err(Slip::new("lacks its closing bracket", format!("write \"{text})\""))),
    }
}

/// How each distribution is written; also the suggestions for misspelt names.
const FORMS: &[(&str, &str)] = &[
    ("beta", "beta(2, 38)"),
    ("triangular", "triangular(1, 3, 6)"),
    ("pert", "pert(1, 3, 6)"),
    ("normal", "normal(100, 15)"),
    ("lognormal", "lognormal(mean 30, cv 0.8)"),
    ("uniform", "9 .. 15"),
    ("loguniform", "0.01 .. 0.20 log"),
];

fn function(name: &str, arguments: &str) -> Result<Law, Slip> {
    match name {
        "beta" => numbers::<2>(name, arguments).map(|[a, b]| Law::Beta { a, b }),
        "triangular" => {
            numbers::<3>(name, arguments).map(|[low, mode, high]| Law::Triangular { low, mode, high })
        }
        "pert" => numbers::<3>(name, arguments).map(|[low, mode, high]| Law::Pert { low, mode, high }),
        "normal" => numbers::<2>(name, arguments).map(|[mean, sd]| Law::Normal { mean, sd }),
        "lognormal" => lognormal(arguments),
        _ => Err(unknown_function(name, arguments)),
    }
    .and_then(checked)
}

fn unknown_function(name: &str, arguments: &str) -> Slip {
    let what = format!("names no distribution: `{name}`");
    match (name, numbers::<2>(name, arguments)) {
        ("uniform", Ok([low, high])) => {
            Slip::new(what, format!("write {:?}", Law::Uniform { low, high }.text()))
        }
        ("loguniform", Ok([low, high])) => {
            Slip::new(what, format!("write {:?}", Law::LogUniform { low, high }.text()))
        }
        _ => {
            let known = FORMS.iter().map(|(known, _)| *known);
            match super::suggest::nearest(name, known) {
                Some(near) => Slip::new(what, format!("did you mean \"{}\"?", form(near))),
                None => Slip::new(what, "known: \"9 .. 15\", beta, triangular, pert, normal, lognormal"),
            }
        }
    }
}

fn form(name: &str) -> &'static str {
    FORMS.iter().find(|(known, _)| *known == name).map_or("9 .. 15", |(_, form)| form)
}

/// Reads exactly `N` numbers separated by commas.
fn numbers<const N: usize>(name: &str, arguments: &str) -> Result<[f64; N], Slip> {
    let parts: Vec<&str> = arguments.split(',').collect();
    if parts.len() != N {
        let mut help = format!("write for example \"{}\"", form(name));
        if parts.len() == 2 * N || arguments.contains(';') {
            help += "; decimals take a point, the comma separates the numbers";
        }
        return Err(Slip::new(format!("needs {N} numbers in `{name}(…)`, found {}", parts.len()), help));
    }
    let mut values = [0.0; N];
    for (value, part) in values.iter_mut().zip(parts) {
        *value = slip::number(part.trim())?;
    }
    Ok(values)
}

fn lognormal(arguments: &str) -> Result<Law, Slip> {
    let mut mean = None;
    let mut cv = None;
    let named = arguments.split(',').all(|part| match part.trim().split_once(' ') {
        Some(("mean", value)) => slip::number(value.trim()).map(|v| mean = Some(v)).is_ok(),
        Some(("cv", value)) => slip::number(value.trim()).map(|v| cv = Some(v)).is_ok(),
        _ => false,
    });
    match (named, mean, cv) {
        (true, Some(mean), Some(cv)) => Ok(Law::LogNormal { mean, cv }),
        _ => Err(Slip::new(
            "does not say which number is which",
            "write \"lognormal(mean 30, cv 0.8)\": mean and coefficient of variation of the value itself",
        )),
    }
}

fn range(text: &str, low: &str, high: &str) -> Result<Law, Slip> {
    // A slip in one end is shown with both ends put right.
    let both = |slip: Slip| match slip::foreign_range(text) {
        Some(both) if text.contains("...") => both,
        Some(both) => Slip::new(slip.what, both.help),
        None => slip,
    };
    let (high, log) = match high.trim().strip_suffix("log") {
        Some(rest) => (rest, true),
        None => (high, false),
    };
    let low = slip::number(low.trim()).map_err(both)?;
    let high = slip::number(high.trim()).map_err(both)?;
    checked(if log { Law::LogUniform { low, high } } else { Law::Uniform { low, high } })
}

fn relative(text: &str) -> Result<Option<Setting>, Slip> {
    let factor =
        text.strip_prefix(['x', '×', '*']).filter(|rest| rest.starts_with([' ', '.', ',']) || digit(rest));
    if let Some(factor) = factor {
        let factor = slip::number(factor.trim()).map_err(|slip| slip::change('x', factor, slip))?;
        if factor < 0.0 {
            return Err(Slip::new("multiplies by a negative number", "write a factor of 0 or more"));
        }
        return Ok(Some(Setting::Times(factor)));
    }
    let (sign, rest) = match text.chars().next() {
        Some('+') => (1.0, &text[1..]),
        Some('-') => (-1.0, &text[1..]),
        Some('−' | '–') => (-1.0, text.trim_start_matches(['−', '–'])),
        _ => return Ok(None),
    };
    if let Some(percent) = slip::percent(rest) {
        return Err(slip::relative_percent(sign * percent));
    }
    let written = if sign < 0.0 { '-' } else { '+' };
    let amount = slip::number(rest.trim()).map_err(|slip| slip::change(written, rest, slip))?;
    if rest.trim().starts_with(['+', '-']) {
        return Err(Slip::new("has two signs", "write for example \"+ 0.10\" or \"- 0.05\""));
    }
    Ok(Some(Setting::Plus(sign * amount)))
}

fn digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

/// Refuses laws that are no distribution.
fn checked(law: Law) -> Result<Law, Slip> {
    let ordered = "write the smaller number first";
    let positive = "must be above 0";
    let fault = match law {
        Law::Uniform { low, high } | Law::LogUniform { low, high } if low >= high => {
            Some(("has its ends the wrong way round, or equal", ordered))
        }
        Law::LogUniform { low, .. } if low <= 0.0 => {
            Some(("takes the logarithm of zero or less", "with `log` both ends must be above 0"))
        }
        Law::Triangular { low, mode, high } | Law::Pert { low, mode, high }
            if !(low <= mode && mode <= high && low < high) =>
        {
            Some(("is out of order", "write lowest, most likely, highest, in this order"))
        }
        Law::Beta { a, b } if a <= 0.0 || b <= 0.0 => Some(("has a number that is not positive", positive)),
        Law::Normal { sd, .. } if sd <= 0.0 => {
            Some(("has no spread", "the second number, the standard deviation, must be above 0"))
        }
        Law::LogNormal { mean, cv } if mean <= 0.0 || cv <= 0.0 => {
            Some(("has a number that is not positive", "mean and cv must be above 0"))
        }
        _ => None,
    };
    fault.map_or(Ok(law), |(what, help)| Err(Slip::new(what, help)))
}

impl Law {
    /// The law as it is written in a scenario file, without quotes.
    pub fn text(&self) -> String {
        let list = |values: &[f64]| values.iter().map(|v| plain(*v)).collect::<Vec<_>>().join(", ");
        match *self {
            Law::Uniform { low, high } => format!("{} .. {}", plain(low), plain(high)),
            Law::LogUniform { low, high } => format!("{} .. {} log", plain(low), plain(high)),
            Law::Triangular { low, mode, high } => format!("triangular({})", list(&[low, mode, high])),
            Law::Pert { low, mode, high } => format!("pert({})", list(&[low, mode, high])),
            Law::Beta { a, b } => format!("beta({})", list(&[a, b])),
            Law::Normal { mean, sd } => format!("normal({})", list(&[mean, sd])),
            Law::LogNormal { mean, cv } => format!("lognormal(mean {}, cv {})", plain(mean), plain(cv)),
        }
    }

    /// Lowest and highest value the law can give; infinite for normal and lognormal.
    pub fn support(&self) -> (f64, f64) {
        match *self {
            Law::Uniform { low, high }
            | Law::LogUniform { low, high }
            | Law::Triangular { low, high, .. }
            | Law::Pert { low, high, .. } => (low, high),
            Law::Beta { .. } => (0.0, 1.0),
            Law::Normal { .. } => (f64::NEG_INFINITY, f64::INFINITY),
            Law::LogNormal { .. } => (0.0, f64::INFINITY),
        }
    }
}

impl fmt::Display for Law {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text())
    }
}

impl fmt::Display for Setting {
    /// As written in a scenario file, without quotes: `0.2`, `x 3`, `+ 0.1`, `- 0.05`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Setting::To(value) => f.write_str(&plain(value)),
            Setting::Times(factor) => write!(f, "x {}", plain(factor)),
            Setting::Plus(amount) if amount.is_sign_negative() => write!(f, "- {}", plain(-amount)),
            Setting::Plus(amount) => write!(f, "+ {}", plain(amount)),
        }
    }
}
