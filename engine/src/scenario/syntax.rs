//! Errors in the TOML itself, said in the words of someone who writes scenarios.

use std::ops::Range;

use super::problem::Problem;
use super::quantity::{self, Quantity};
use super::reader::MOST_PROBLEMS;
use super::{params::plain, slip};

/// Turns the TOML reader's errors into problems, one per line, and names the lines they spoil, in file order.
pub fn problems(text: &str, errors: &[toml::de::Error]) -> (Vec<Problem>, Vec<Range<usize>>) {
    let mut found: Vec<Problem> = Vec::new();
    let mut lines: Vec<Range<usize>> = Vec::new();
    let mut places: Vec<_> = errors.iter().map(|e| (place(text, e), e.message())).collect();
    places.sort_by_key(|(span, _)| span.start);
    for (span, message) in places {
        let line = line_of(text, span.start);
        // In file order, so that a line seen before is the last one.
        if lines.last() == Some(&line) {
            continue;
        }
        lines.push(line.clone());
        if found.len() >= MOST_PROBLEMS {
            continue;
        }
        found.push(bad_value(text, &line, span.start).unwrap_or_else(|| general(text, span, message)));
    }
    (found, lines)
}

fn place(text: &str, error: &toml::de::Error) -> Range<usize> {
    let span = error.span().unwrap_or(0..0);
    let start = floor_char(text, span.start);
    start..floor_char(text, span.end).max(start)
}

fn floor_char(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn line_of(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |n| n + 1);
    let end = text[at..].find('\n').map_or(text.len(), |n| at + n);
    start..end
}

fn general(text: &str, span: Range<usize>, message: &str) -> Problem {
    if message.starts_with("duplicate key") {
        return Problem::new(span.clone(), format!("`{}` stands twice", &text[span]), "already set above")
            .help(
                "keep one of them; a group such as [world.voice] cannot be opened after a line `voice.… =`",
            );
    }
    Problem::new(span, format!("not TOML: {message}"), "cannot be read")
        .help("a line reads `key = value`; texts stand in double quotes, remarks after #")
}

/// A value that would be understood with quotes, or is a well-known slip.
fn bad_value(text: &str, line: &Range<usize>, at: usize) -> Option<Problem> {
    let equals = text[line.start..at].rfind('=').map(|n| line.start + n)?;
    let span = value_span(text, equals + 1, line.end);
    let raw = &text[span.clone()];
    let reaches = at <= span.end + 1;
    if raw.is_empty() || !reaches || raw.starts_with(['"', '\'', '{', '[']) {
        return None;
    }
    let key = key_before(&text[line.start..equals]);
    let problem = |what: &str, help: String| {
        Problem::new(span.clone(), format!("`{key}`: `{raw}` {what}"), what.to_owned()).help(help)
    };
    let unquoted = raw.trim_matches(['“', '”', '„', '«', '»', '‘', '’', '`']);
    if unquoted != raw {
        return Some(problem("stands in curly quotes", format!("write straight quotes: \"{unquoted}\"")));
    }
    match quantity::parse(raw) {
        Ok(Quantity::Number(value)) => {
            Some(problem("is not how TOML writes numbers", format!("write {}", plain(value))))
        }
        Ok(_) => Some(problem("lacks its quotes", format!("write \"{raw}\""))),
        Err(slip) if slip.what != slip::NOT_A_NUMBER => Some(problem(&slip.what, slip.help)),
        Err(_) => word(raw).map(|help| problem("cannot be read", help)),
    }
}

fn word(raw: &str) -> Option<String> {
    match raw.to_lowercase().as_str() {
        "true" | "yes" | "ja" | "on" | "wahr" => Some("write true".to_owned()),
        "false" | "no" | "nein" | "off" | "falsch" => Some("write false".to_owned()),
        _ if raw.contains(['"', '=']) => None,
        _ => Some(format!("texts stand in quotes: \"{raw}\"")),
    }
}

/// The value that starts at `from`: up to a remark, a closing brace, or a comma before another key.
fn value_span(text: &str, from: usize, end: usize) -> Range<usize> {
    let rest = &text[from..end];
    let mut stop = rest.len();
    for (i, c) in rest.char_indices() {
        let next_key =
            c == ',' && rest[i + 1..].trim_start().starts_with(|c: char| c.is_alphabetic() || c == '"');
        if matches!(c, '#' | '}') || next_key {
            stop = i;
            break;
        }
    }
    let raw = &rest[..stop];
    let start = from + (raw.len() - raw.trim_start().len());
    start..start + raw.trim().trim_end_matches(',').trim_end().len()
}

fn key_before(text: &str) -> &str {
    let text = text.trim_end();
    let part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '"');
    let start = text
        .rfind(|c: char| !part(c))
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    text[start..].trim_matches('"')
}
