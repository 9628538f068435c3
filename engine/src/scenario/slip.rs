//! Numbers, and the slips people make in writing them: decimal commas, `28k`, `5 %`, `12 EUR`.

use super::params::plain;

/// What is wrong with a value (continues "`voice.rate`" or "the value"), and what to write instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    pub what: String,
    pub help: String,
}

/// The verdict on a text nothing better is known about.
pub(super) const NOT_A_NUMBER: &str = "is not a number";

impl Slip {
    /// Both parts.
    pub fn new(what: impl Into<String>, help: impl Into<String>) -> Slip {
        Slip { what: what.into(), help: help.into() }
    }
}

/// Reads a plain number: an optional sign, digits with `_` between them, a decimal point, an exponent.
///
/// # Errors
/// A [`Slip`] for everything else, with a guess at what was meant.
pub fn number(text: &str) -> Result<f64, Slip> {
    if let Some(value) = strict(text) {
        return if value.is_finite() {
            Ok(value)
        } else {
            Err(Slip::new("is too large to be a number", "write an ordinary number"))
        };
    }
    Err(guess(text))
}

/// The number grammar alone.
fn strict(text: &str) -> Option<f64> {
    let allowed = |c: char| c.is_ascii_digit() || matches!(c, '.' | '_' | '+' | '-' | 'e' | 'E');
    let tidy = text.contains(|c: char| c.is_ascii_digit())
        && text.chars().all(allowed)
        && !text.starts_with('_')
        && !text.ends_with('_')
        && !text.contains("__");
    if !tidy {
        return None;
    }
    text.replace('_', "").parse().ok()
}

fn guess(text: &str) -> Slip {
    let bare = text.trim_start_matches(['+', '-']).to_ascii_lowercase();
    if matches!(bare.as_str(), "nan" | "inf" | "infinity") {
        return Slip::new("is not a finite number", "write an ordinary number");
    }
    if let Some(percent) = percent(text) {
        return Slip::new(
            "is written in percent",
            format!("shares are fractions: write {}", plain(tidy(percent / 100.0))),
        );
    }
    if let Some((value, unit)) = with_unit(text) {
        return match multiplier(unit) {
            Some(times) => Slip::new(
                "is written with an abbreviation",
                format!("write the number in full: {}", plain(tidy(value * times))),
            ),
            None if matches!(unit, "x" | "X" | "×" | "mal" | "times" | "fach" | "-fach") => {
                Slip::new("is not how a factor is written", format!("write \"x {}\"", plain(value)))
            }
            None => Slip::new(
                format!("has something behind the number: `{unit}`"),
                format!("write the number alone: {}", plain(value)),
            ),
        };
    }
    continental(text).unwrap_or_else(|| {
        Slip::new(NOT_A_NUMBER, "write a number with a decimal point, for example 0.05 or 12_000")
    })
}

/// Numbers with a decimal comma or with points or commas between thousands.
fn continental(text: &str) -> Option<Slip> {
    let value = loose(text)?;
    let comma = text.contains(',');
    let grouped = text.matches(['.', ',']).count() > 1;
    let what = match (comma, grouped) {
        (true, false) => "has a decimal comma",
        (true, true) => "mixes points and commas",
        (false, _) if text.matches('.').count() > 1 => "has more than one point",
        (false, _) => "has gaps between its digits",
    };
    let three_after = text.rsplit_once(',').is_some_and(|(_, after)| after.len() == 3);
    if comma && !grouped && three_after && !text.trim_start_matches(['+', '-']).starts_with('0') {
        let thousands = plain(value * 1000.0);
        return Some(Slip::new(
            what,
            format!("write {} with a point, or {thousands} if thousands are meant", plain(value)),
        ));
    }
    Some(Slip::new(what, format!("write {}", plain(value))))
}

/// Reads a number in German or English style: the last separator is the decimal one, unless it occurs
/// more than once.
fn loose(text: &str) -> Option<f64> {
    let allowed = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '\'' | '_' | ' ' | '\u{a0}');
    let (negative, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest.trim()),
        None => (false, text.strip_prefix('+').unwrap_or(text).trim()),
    };
    if !digits.chars().all(allowed)
        || !digits.starts_with(|c: char| c.is_ascii_digit() || c == ',' || c == '.')
    {
        return None;
    }
    let last = digits.rfind(['.', ',']);
    let decimal = last.filter(|at| digits.matches(&digits[*at..*at + 1]).count() == 1);
    let only = |part: &str| part.chars().filter(char::is_ascii_digit).collect::<String>();
    let plain_text = match decimal {
        Some(at) => format!("{}.{}", only(&digits[..at]), only(&digits[at + 1..])),
        None => only(digits),
    };
    let value: f64 = plain_text.parse().ok()?;
    Some(if negative { -value } else { value })
}

/// The number of percent, if the text ends in a percent sign or word.
pub fn percent(text: &str) -> Option<f64> {
    let text = text.trim();
    let rest = ["%", "percent", "Prozent", "v.H."].iter().find_map(|sign| text.strip_suffix(sign))?.trim();
    strict(rest).or_else(|| loose(rest)).filter(|v| v.is_finite())
}

/// What to write for "+ 10 %".
pub fn relative_percent(percent: f64) -> Slip {
    let sign = if percent < 0.0 { '-' } else { '+' };
    Slip::new(
        "is written in percent",
        format!(
            "write \"x {}\" for a change by that part of today's value, or \"{sign} {}\" for percentage points",
            plain(tidy(1.0 + percent / 100.0)),
            plain(tidy(percent.abs() / 100.0))
        ),
    )
}

/// `+ 0,1` or `+ 1.000,5`: a change whose number is not written as numbers are.
pub fn change(sign: char, text: &str, slip: Slip) -> Slip {
    match loose(text.trim()) {
        Some(value) => Slip::new(slip.what, format!("write \"{sign} {}\"", plain(value))),
        None => slip,
    }
}

/// Splits a number from a unit before or behind it.
fn with_unit(text: &str) -> Option<(f64, &str)> {
    let text = text.trim();
    let behind = text.find(|c: char| c.is_alphabetic() || matches!(c, '€' | '$' | '£'))?;
    let (digits, unit) = match behind {
        0 => {
            let from = text.find(|c: char| c.is_ascii_digit())?;
            (&text[from..], text[..from].trim())
        }
        _ => (&text[..behind], text[behind..].trim()),
    };
    let digits = digits.trim();
    strict(digits).or_else(|| loose(digits)).filter(|v| v.is_finite()).map(|value| (value, unit))
}

fn multiplier(unit: &str) -> Option<f64> {
    match unit.trim_end_matches(['€', '$', '£', ' ']) {
        "k" | "K" | "T" | "Tsd" | "Tsd." | "tsd" | "TEUR" | "T€" | "kEUR" | "thousand" | "tausend" => {
            Some(1e3)
        }
        "m" | "M" | "Mio" | "Mio." | "mio" | "million" | "millions" | "Million" | "Millionen" => Some(1e6),
        "Mrd" | "Mrd." | "bn" | "billion" | "Milliarde" | "Milliarden" => Some(1e9),
        _ => None,
    }
}

/// `9 - 15`, `9–15`, `9 bis 15`, `9 to 15` where `"9 .. 15"` is meant.
pub fn foreign_range(text: &str) -> Option<Slip> {
    let read = |part: &str| strict(part.trim()).or_else(|| loose(part.trim())).filter(|v| v.is_finite());
    ["...", "..", " to ", " bis ", "–", "—", "…", "-"].iter().find_map(|mark| {
        let (low, high) = text.split_once(mark)?;
        let help = format!("write \"{} .. {}\"", plain(read(low)?), plain(read(high)?));
        Some(Slip::new("is not how a range is written", help))
    })
}

/// Removes the last binary digits that a division leaves, so that 4.5 % reads 0.045.
fn tidy(value: f64) -> f64 {
    format!("{value:.12}").parse().unwrap_or(value)
}
