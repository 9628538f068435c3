//! Making words fit their place before anybody opens the file: PowerPoint shrinks text only when it is edited.

use super::super::chart::fonts::Weight;
use super::super::chart::text::{shorten, wrap};
use super::shape::Place;
use super::text::LINE;

/// Longest title, in characters.
const LONGEST: usize = 320;
/// Scales PowerPoint itself chooses from, in per cent.
const SCALES: [u32; 6] = [100, 90, 80, 70, 62, 50];

/// Lines that a bold text takes at a size in pixels.
pub fn lines(text: &str, size: f64, width: f64) -> usize {
    wrap(text, Weight::SemiBold, size, width).len()
}

/// The per cent of its size at which a bold text fits a place.
pub fn scale(text: &str, size: f64, place: &Place) -> u32 {
    let fits = |percent: &u32| {
        let size = size * f64::from(*percent) / 100.0;
        lines(text, size, place.w) as f64 * size * LINE <= place.h
    };
    SCALES.into_iter().find(fits).unwrap_or(50)
}

/// A title on one line of text, cut in its middle when it is longer than any slide has room for.
pub fn title(text: &str) -> String {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = typographic(&line);
    if line.is_empty() { "–".to_owned() } else { shorten(&line, LONGEST) }
}

/// As print has it: a true minus, and no line break between a number and its unit.
pub fn typographic(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    for (i, &c) in chars.iter().enumerate() {
        let before = i.checked_sub(1).map(|j| chars[j]);
        let after = chars.get(i + 1);
        let digit = |c: Option<&char>| c.is_some_and(char::is_ascii_digit);
        match c {
            '-' if digit(after) && before.is_none_or(|b| b == ' ' || b == '(') => out.push('\u{2212}'),
            ' ' if after == Some(&'%') || (digit(before.as_ref()) && is_code(&chars[i + 1..])) => {
                out.push('\u{a0}')
            }
            c => out.push(c),
        }
    }
    out
}

/// Whether three capital letters come next: the code of a currency.
fn is_code(rest: &[char]) -> bool {
    rest.len() >= 3
        && rest[..3].iter().all(char::is_ascii_uppercase)
        && rest.get(3).is_none_or(|c| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_set_as_in_print() {
        assert_eq!(typographic("-16,900 EUR (95 %)"), "\u{2212}16,900\u{a0}EUR (95\u{a0}%)");
        assert_eq!(
            typographic("twenty-5 or 3-4, A-1 in EUROPE 5 EUROPE"),
            "twenty-5 or 3-4, A-1 in EUROPE 5 EUROPE"
        );
    }

    #[test]
    fn a_title_is_never_empty_and_never_without_end() {
        assert_eq!(title(" \n "), "–");
        assert!(title(&"word ".repeat(200)).chars().count() <= LONGEST);
    }

    #[test]
    fn what_is_too_long_is_made_smaller() {
        let place = Place::new(0.0, 0.0, 1168.0, 84.0);
        assert_eq!(scale("Short", 34.0, &place), 100);
        assert!(scale(&"A rather long title that goes on ".repeat(6), 34.0, &place) < 80);
    }
}
