//! Typography of what is printed plainly on a terminal: true minus, no-break spaces, curly quotation marks.

use crate::report::Lang;

const NBSP: char = '\u{a0}';

/// Keeps a sign and its amount on one line.
const JOINER: char = '\u{2060}';

/// The same text as it is set on paper. Letters and digits stay as they are.
pub fn typeset(text: &str, lang: Lang) -> String {
    plainly(text, lang).chars().fold(String::new(), |mut out, c| {
        let joins = matches!(c, '€' | '£' | '$' | '¥') && out.ends_with(['+', '−']);
        out.extend(joins.then_some(JOINER).into_iter().chain([c]));
        out
    })
}

fn plainly(text: &str, lang: Lang) -> String {
    let chars: Vec<char> = text.chars().collect();
    let at = |i: usize| chars.get(i).copied();
    let set = |i: usize| {
        let before = i.checked_sub(1).and_then(at);
        match chars[i] {
            ' ' if at(i + 1) == Some('%') || [before, at(i + 1)].contains(&Some('±')) => NBSP,
            '-' if opens(before) && at(i + 1).is_some_and(|c| c.is_ascii_digit()) => '−',
            '"' if lang == Lang::En && opens(before) => '“',
            '"' if lang == Lang::En => '”',
            c => c,
        }
    };
    (0..chars.len()).map(set).collect()
}

fn opens(before: Option<char>) -> bool {
    before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | NBSP))
}

/// A sentence in two parts: the finding before the first colon outside of `names`, and the rest as a sentence
/// of its own.
pub fn headline(text: &str, names: &[String]) -> (String, String) {
    let masked = names
        .iter()
        .filter(|n| !n.is_empty())
        .fold(text.to_owned(), |text, name| text.replace(name.as_str(), &"x".repeat(name.len())));
    let Some(colon) = masked.find(": ") else {
        return (text.trim_end_matches('.').to_owned(), String::new());
    };
    let rest = &text[colon + 2..];
    let mut letters = rest.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    (text[..colon].to_owned(), first + letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_set_as_on_paper_and_names_with_hyphens_stay() {
        assert_eq!(
            typeset("-16,900 (95 % interval: -3 to +4)", Lang::En),
            "−16,900 (95\u{a0}% interval: −3 to +4)"
        );
        assert_eq!(typeset("ahead of \"24-hour desk\" (\"X\")", Lang::En), "ahead of “24-hour desk” (“X”)");
        assert_eq!(typeset("„Wie heute“: +10 ± 2", Lang::De), "„Wie heute“: +10\u{a0}±\u{a0}2");
    }

    #[test]
    fn a_verdict_is_split_at_its_own_colon_and_not_at_one_in_a_name() {
        let names = ["Plan B: more desks".to_owned()];
        let (head, rest) =
            headline("\"Plan B: more desks\" is the best choice: best by at least 5 EUR (95 %).", &names);
        assert_eq!(head, "\"Plan B: more desks\" is the best choice");
        assert_eq!(rest, "Best by at least 5 EUR (95 %).");
        assert_eq!(headline("No difference at all.", &[]), ("No difference at all".into(), String::new()));
        let (head, rest) = headline("Kein Unterschied: übrig", &[]);
        assert_eq!((head.as_str(), rest.as_str()), ("Kein Unterschied", "Übrig"));
    }
}
