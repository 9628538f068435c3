//! The file as a tree of spanned values, walked in the order it is written.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// One `key = value` line; nested tables are joined with points.
pub struct Entry<'a, 'i> {
    /// The dotted key as it counts, table names included.
    pub key: String,
    pub key_span: Range<usize>,
    pub value: &'a Spanned<DeValue<'i>>,
}

/// The direct children of a table, in file order.
pub fn children<'a, 'i>(table: &'a DeTable<'i>) -> Vec<Entry<'a, 'i>> {
    let mut entries: Vec<_> = table
        .iter()
        .map(|(key, value)| Entry { key: key.get_ref().to_string(), key_span: key.span(), value })
        .collect();
    entries.sort_by_key(|entry| entry.key_span.start);
    entries
}

/// Every leaf below a table under its dotted name, in file order.
pub fn leaves<'a, 'i>(table: &'a DeTable<'i>, text: &str) -> Vec<Entry<'a, 'i>> {
    let mut found = Vec::new();
    collect("", table, text, &mut found);
    found.sort_by_key(|entry| entry.key_span.start);
    found
}

fn collect<'a, 'i>(prefix: &str, table: &'a DeTable<'i>, text: &str, found: &mut Vec<Entry<'a, 'i>>) {
    for (key, value) in table {
        let name = format!("{prefix}{}", key.get_ref());
        match value.get_ref() {
            DeValue::Table(inner) => collect(&format!("{name}."), inner, text, found),
            _ => found.push(Entry { key: name, key_span: dotted(key.span(), text), value }),
        }
    }
}

/// Widens the span of the last part of a dotted key to the parts before it on the same line.
fn dotted(last: Range<usize>, text: &str) -> Range<usize> {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-');
    let before = &text[..last.start];
    if !before.ends_with('.') {
        return last;
    }
    let start = before
        .rfind(|c: char| !part(c))
        .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    start..last.end
}

/// A TOML integer or float as a number.
pub fn number(value: &DeValue<'_>) -> Option<f64> {
    match value {
        DeValue::Integer(i) => i64::from_str_radix(i.as_str(), i.radix()).ok().map(|i| i as f64),
        DeValue::Float(f) => f.as_str().parse().ok(),
        _ => None,
    }
}

/// How a value is called in messages.
pub fn kind_of(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
