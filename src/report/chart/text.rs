//! Fitting text from outside into a chart: unknown characters, wrapping, shortening.

use super::fonts::{self, Weight};
use crate::report::names::from_difference;

/// Shown for a character the font lacks: a reader sees that something is missing.
pub const MISSING: char = '?';

/// Text the embedded font can draw. White space becomes one space, invisible characters (joiners,
/// direction marks, variation selectors) go, and what cannot be drawn becomes [`MISSING`].
pub fn readable(s: &str) -> String {
    let mut out = String::with_capacity(s.len());
    for c in s.chars() {
        match c {
            '\u{a0}' | '\u{202f}' => out.push('\u{a0}'),
            c if c.is_whitespace() || c.is_control() => {
                if !out.ends_with(' ') && !out.is_empty() {
                    out.push(' ');
                }
            }
            '\u{308}' => umlaut(&mut out),
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => {}
            '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{1f3fb}'..='\u{1f3ff}' => {}
            c if fonts::has_glyph(c) => out.push(c),
            _ => out.push(MISSING),
        }
    }
    out.trim_end_matches(' ').to_string()
}

/// File names from a Mac carry a letter and its two dots as two characters.
fn umlaut(out: &mut String) {
    let joined = match out.pop() {
        Some('a') => 'ä',
        Some('o') => 'ö',
        Some('u') => 'ü',
        Some('A') => 'Ä',
        Some('O') => 'Ö',
        Some('U') => 'Ü',
        Some(other) => other,
        None => return,
    };
    out.push(joined);
}

/// The text cut in its middle to at most `max` characters: names often differ at either end.
pub fn shorten(s: &str, max: usize) -> String {
    let chars: Vec<char> = s.chars().collect();
    if chars.len() <= max {
        return s.to_string();
    }
    let head = (max - 1) * 2 / 3;
    let tail = max - 1 - head;
    let start: String = chars[..head].iter().collect();
    let end: String = chars[chars.len() - tail..].iter().collect();
    // Whole words are kept where that costs little.
    let near = |gap: Option<usize>| gap.filter(|g| *g <= 6);
    let start = match near(start.chars().rev().position(|c| c == ' ')) {
        Some(gap) if chars[head] != ' ' => {
            &start[..start.len() - start.chars().rev().take(gap).map(char::len_utf8).sum::<usize>()]
        }
        _ => &start,
    };
    let end = match near(end.chars().position(|c| c == ' ')) {
        Some(gap) => &end[end.chars().take(gap).map(char::len_utf8).sum::<usize>()..],
        None => &end,
    };
    format!("{}…{}", start.trim_end(), end.trim_start())
}

/// The text on one line of at most `room` pixels, cut in its middle if need be.
pub fn fit(s: &str, weight: Weight, size: f64, room: f64) -> String {
    let (mut keep, mut best) = (s.chars().count(), s.to_string());
    while keep > 2 && fonts::width(&best, weight, size) > room {
        keep -= 1;
        best = shorten(s, keep);
    }
    best
}

/// Splits a word that is wider than the room, with hyphens.
fn pieces(word: &str, weight: Weight, size: f64, room: f64) -> Vec<String> {
    if fonts::width(word, weight, size) <= room {
        return vec![word.to_string()];
    }
    let room = room - fonts::width("-", weight, size);
    let (mut out, mut piece) = (Vec::new(), String::new());
    for c in word.chars() {
        piece.push(c);
        if piece.chars().count() > 1 && fonts::width(&piece, weight, size) > room {
            piece.pop();
            out.push(format!("{piece}-"));
            piece = c.to_string();
        }
    }
    out.push(piece);
    out
}

fn greedy(s: &str, weight: Weight, size: f64, room: f64) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in s.split(' ').flat_map(|w| pieces(w, weight, size, room)) {
        let line = lines.last_mut().expect("starts with one line");
        let longer = if line.is_empty() { word.clone() } else { format!("{line} {word}") };
        if line.is_empty() || fonts::width(&longer, weight, size) <= room {
            *line = longer;
        } else {
            lines.push(word);
        }
    }
    lines
}

/// Lines of at most `room` pixels and of similar length: the narrowest measure that needs no more lines.
pub fn wrap(s: &str, weight: Weight, size: f64, room: f64) -> Vec<String> {
    let mut best = greedy(s, weight, size, room);
    let (count, mut low, mut high) = (best.len(), room / best.len() as f64, room);
    while count > 1 && high - low > 4.0 {
        let middle = (low + high) / 2.0;
        let lines = greedy(s, weight, size, middle);
        if lines.len() <= count {
            (best, high) = (lines, middle);
        } else {
            low = middle;
        }
    }
    best
}

/// At most `max` lines; a longer text is cut in its middle.
pub fn wrap_within(s: &str, weight: Weight, size: f64, room: f64, max: usize) -> Vec<String> {
    let mut text = s.to_string();
    let mut keep = s.chars().count();
    loop {
        if greedy(&text, weight, size, room).len() <= max || keep <= 8 {
            return wrap(&text, weight, size, room);
        }
        keep = keep * 19 / 20;
        text = shorten(s, keep);
    }
}

/// At most `max` lines; of a longer text the start, up to the end of a word.
pub fn wrap_start(s: &str, weight: Weight, size: f64, room: f64, max: usize) -> Vec<String> {
    let words: Vec<&str> = s.split(' ').collect();
    if greedy(s, weight, size, room).len() <= max {
        return wrap(s, weight, size, room);
    }
    let start = |keep: usize| format!("{}…", words[..keep].join(" ").trim_end_matches([',', ';', ':']));
    let mut lines = (1..words.len()).rev().map(|keep| greedy(&start(keep), weight, size, room));
    lines.find(|lines| lines.len() <= max).unwrap_or_else(|| wrap_within(s, weight, size, room, max))
}

/// [`wrap_start`] of several names; of those that would look alike what they differ in.
pub fn wrap_apart(names: &[(&str, Weight)], size: f64, room: f64, max: usize) -> Vec<Vec<String>> {
    let wrapped = |name: &str, weight| wrap_start(name, weight, size, room, max);
    let cut: Vec<Vec<String>> = names.iter().map(|(n, weight)| wrapped(n, *weight)).collect();
    let alike = |i: usize, j: usize| cut[j].concat() == cut[i].concat() && names[j].0 != names[i].0;
    let one = |i: usize| {
        let others: Vec<&str> = (0..names.len()).filter(|j| alike(i, *j)).map(|j| names[j].0).collect();
        match others.is_empty() {
            true => cut[i].clone(),
            false => wrapped(&from_difference(names[i].0, &others), names[i].1),
        }
    };
    (0..names.len()).map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_font_lacks_is_replaced_visibly() {
        let shown = readable("Ruf\u{308}t\tan 👩‍💻 \u{202e}שלום");
        assert!(shown.chars().all(fonts::has_glyph), "{shown:?}");
        assert!(shown.starts_with("Ruft an") && shown.contains(MISSING));
        assert_eq!(readable("Ru\u{308}ckruf"), "Rückruf");
    }

    #[test]
    fn shortened_names_keep_both_ends() {
        assert_eq!(shorten("short", 10), "short");
        let cut = shorten("Answer within two days, variant A", 20);
        assert!(cut.chars().count() <= 20 && cut.starts_with("Answer") && cut.ends_with("A"), "{cut}");
    }

    #[test]
    fn a_long_sentence_is_cut_at_the_end_of_a_word() {
        let words = "points of customer satisfaction for each point of staff satisfaction";
        let lines = wrap_start(words, Weight::Regular, 20.0, 160.0, 3);
        let text = lines.join(" ");
        let start = text.strip_suffix('…').expect("cut");
        assert!(lines.len() <= 3 && words.starts_with(&format!("{start} ")), "{text}");
        assert_eq!(wrap_start("short", Weight::Regular, 20.0, 160.0, 1), ["short"]);
    }

    #[test]
    fn names_that_begin_alike_are_told_apart() {
        let training = "training sessions of each employee in a month – Train everybody at the front desk of";
        let (north, south) =
            (format!("{training} the northern branch"), format!("{training} the southern branch"));
        let lines = wrap_apart(&[&north, &south, "first week"].map(|n| (n, Weight::Regular)), 20.0, 200.0, 2);
        assert!(lines.iter().all(|l| l.len() <= 2) && lines[2] == ["first week"], "{lines:?}");
        assert!(
            lines[0].concat().starts_with("…northern") && lines[1].concat().starts_with("…southern"),
            "{lines:?}"
        );
    }

    #[test]
    fn wrapped_lines_fit_and_lose_nothing() {
        let words = "Make complaining easy and answer within two days";
        let lines = wrap(words, Weight::Regular, 20.0, 200.0);
        assert!(lines.len() > 1 && lines.join(" ") == words);
        assert!(lines.iter().all(|l| fonts::width(l, Weight::Regular, 20.0) <= 200.0));
        let long = "x".repeat(300);
        let lines = wrap_within(&long, Weight::Regular, 20.0, 200.0, 2);
        assert!(lines.len() <= 2 && lines.concat().contains('…'));
    }
}
