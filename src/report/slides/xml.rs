//! Text from outside as XML, and which way it is read.

use std::fmt::Write;

/// The declaration every part begins with.
pub const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// Namespaces of a part of a presentation.
pub const SPACES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";

/// Safe in element content and attributes. White space becomes one space; characters that XML forbids, and
/// invisible ones that turn text around, go.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\r' | '\t' => out.push(' '),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            c if c.is_control() || is_noncharacter(c) => {}
            c => out.push(c),
        }
    }
    out
}

/// Code points that are no characters, U+FFFE and U+FFFF of every plane among them.
fn is_noncharacter(c: char) -> bool {
    let code = c as u32;
    code & 0xfffe == 0xfffe || (0xfdd0..=0xfdef).contains(&code)
}

/// An attribute with a leading space.
pub fn attribute(out: &mut String, name: &str, value: &str) {
    write!(out, " {name}=\"{}\"", escape(value)).expect("writing to a string cannot fail");
}

/// Whether a text is read from right to left: its first letter belongs to a script that is.
pub fn is_right_to_left(text: &str) -> bool {
    text.chars().find(|c| c.is_alphabetic()).is_some_and(|c| {
        // Hebrew, Arabic and their neighbours; Arabic presentation forms; the right-to-left part of plane 1.
        matches!(c as u32, 0x0590..=0x08ff | 0xfb1d..=0xfdff | 0xfe70..=0xfeff | 0x10800..=0x10fff | 0x1e800..=0x1efff)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_forbidden_reaches_the_file() {
        let nasty = "a<b>&\"c\"\u{0}\u{1}\u{8}\u{b}\u{1b}\u{7f}\u{fffe}\u{ffff}\u{1fffe}\u{202e}\nd\u{1f4a1}";
        let xml = format!("<x y=\"{0}\">{0}</x>", escape(nasty));
        let read = roxmltree::Document::parse(&xml).expect("well-formed");
        assert_eq!(read.root_element().text(), Some("a<b>&\"c\" d\u{1f4a1}"));
    }

    #[test]
    fn the_first_letter_decides_which_way_a_text_is_read() {
        assert!(is_right_to_left("שלום abc") && is_right_to_left("12 – (مرحبا)"));
        assert!(!is_right_to_left("abc שלום") && !is_right_to_left("12 €") && !is_right_to_left(""));
    }
}
