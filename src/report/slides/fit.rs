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

/// At most so many lines of regular text, cut at the end.
pub fn cut(text: &str, size: f64, width: f64, lines: usize) -> String {
    let mut words: Vec<&str> = text.split(' ').collect();
    let mut shown = text.to_owned();
    while wrap(&shown, Weight::Regular, size, width).len() > lines && words.len() > 1 {
        words.pop();
        shown = format!("{} …", words.join(" ").trim_end_matches([',', ':', ';']));
    }
    shown
}

/// A title of two lines with a short second one, its last words held together so that the lines become of similar
/// length. Slides break lines on their own; only spaces can be made to keep words together.
pub fn balanced(text: &str, size: f64, width: f64) -> String {
    let lines = wrap(text, Weight::SemiBold, size, width);
    let [first, second] = &lines[..] else { return text.to_owned() };
    if first.ends_with('-') || format!("{first} {second}") != text {
        return text.to_owned();
    }
    format!("{first} {}", second.replace(' ', "\u{a0}"))
}

/// With a capital at its beginning, as a label that stands alone has it.
pub fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().collect::<String>() + chars.as_str())
}

/// As print has it: a true minus, round quotation marks, and no line break between a number and its unit.
pub fn typographic(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    for (i, &c) in chars.iter().enumerate() {
        let before = i.checked_sub(1).map(|j| chars[j]);
        let after = chars.get(i + 1);
        let digit = |c: Option<&char>| c.is_some_and(char::is_ascii_digit);
        match c {
            '-' if digit(after) && before.is_none_or(|b| b == ' ' || b == '(') => out.push('\u{2212}'),
            '"' if before.is_none_or(|b| b == ' ' || b == '(') => out.push('“'),
            '"' => out.push('”'),
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
        assert_eq!(typographic("ahead of \"As today\" (\"B\")"), "ahead of “As today” (“B”)");
        assert_eq!(typographic("-16,900 EUR (95 %)"), "\u{2212}16,900\u{a0}EUR (95\u{a0}%)");
        assert_eq!(
            typographic("twenty-5 or 3-4, A-1 in EUROPE 5 EUROPE"),
            "twenty-5 or 3-4, A-1 in EUROPE 5 EUROPE"
        );
    }

    #[test]
    fn a_short_second_line_keeps_its_words_together_and_loses_none() {
        let title = "In 64 of 64 possible worlds “Train the front desk” does better than “As today”";
        let set = balanced(title, 34.0, 1168.0);
        assert!(set.contains("than\u{a0}“As\u{a0}today”") && !set.starts_with("In\u{a0}"), "{set}");
        assert_eq!(set.replace('\u{a0}', " "), title);
        assert_eq!(balanced("Short", 34.0, 1168.0), "Short");
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
