//! Changes of a scenario's text: what a user would do in an editor.

use grapevine_engine::scenario::params::ParamId;
use grapevine_engine::scenario::{Scenario, parse};

use crate::edges;

/// A change of a scenario's text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Edit {
    /// Sets a key of `[world]`, whether it stands there or not.
    Set(&'static str, &'static str),
    /// Writes another text for one that stands there exactly once.
    Replace(&'static str, &'static str),
    /// Writes at the end, for example a `[[policy]]`.
    Append(&'static str),
}

/// The text with all edits made, in order.
///
/// # Errors
/// The edit that finds no place.
pub fn edited<'a>(text: &str, edits: impl IntoIterator<Item = &'a Edit>) -> Result<String, String> {
    edits.into_iter().try_fold(text.to_owned(), |text, edit| edit.applied(&text))
}

impl Edit {
    fn applied(&self, text: &str) -> Result<String, String> {
        match *self {
            Edit::Set(key, value) => set(text, key, value),
            Edit::Replace(from, _) if text.matches(from).count() != 1 => {
                Err(format!("`{from}` does not stand exactly once in the scenario"))
            }
            Edit::Replace(from, to) => Ok(text.replacen(from, to, 1)),
            Edit::Append(more) => Ok(format!("{text}\n{more}\n")),
        }
    }
}

/// As it is typed: `voice.rate = 0.1`.
impl std::fmt::Display for Edit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Edit::Set(key, value) => write!(f, "{key} = {value}"),
            Edit::Replace(from, to) => write!(f, "{to} instead of {from}"),
            Edit::Append(more) => write!(f, "{}", more.trim().replace('\n', ", ")),
        }
    }
}

/// The text with a key of `[world]` set.
///
/// # Errors
/// If there is no `[world]`.
pub fn set(text: &str, key: &str, value: &str) -> Result<String, String> {
    let line = format!("{key} = {value}");
    let mut lines: Vec<&str> = text.lines().collect();
    let world = lines.iter().position(|l| l.trim() == "[world]").ok_or("the scenario has no [world]")?;
    let end =
        lines[world + 1..].iter().position(|l| l.starts_with('[')).map_or(lines.len(), |n| world + 1 + n);
    let sets =
        |l: &&str| l.trim_start().strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='));
    match lines[world..end].iter().position(sets) {
        Some(at) => lines[world + at] = &line,
        None => lines.insert(world + 1, &line),
    }
    Ok(lines.join("\n") + "\n")
}

/// A scenario as `run` would have loaded it.
pub struct Ready {
    pub scenario: Scenario,
    pub edges: Vec<(u32, u32)>,
}

/// Reads the text and the edge list as a user's files are read.
///
/// # Errors
/// The first problem, in words.
pub fn ready(text: &str, ties: Option<fn(u32) -> String>) -> Result<Ready, String> {
    let scenario = parse(text).map_err(|problems| {
        problems.iter().map(|p| format!("{}: {}", p.title, p.label)).collect::<Vec<_>>().join("; ")
    })?;
    let people = scenario.world[ParamId::MarketPeople] as u32;
    let edges = match ties {
        Some(ties) if scenario.edge_list.is_some() => edges::of_text(&ties(people), people)?,
        _ => Vec::new(),
    };
    Ok(Ready { scenario, edges })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "[world]\nvoice.rate = 0.1   # so many\n\n[unknowns]\nreach.told = \"9 .. 15\"\n";

    #[test]
    fn a_key_of_the_world_is_set_in_the_world_only() {
        let text = edited(TEXT, &[Edit::Set("voice.rate", "0.2"), Edit::Set("reach.told", "3")]);
        let expected = "[world]\nreach.told = 3\nvoice.rate = 0.2\n\n[unknowns]\nreach.told = \"9 .. 15\"\n";
        assert_eq!(text.as_deref(), Ok(expected));
        assert!(edited("title = 1", &[Edit::Set("voice.rate", "1")]).is_err());
    }

    #[test]
    fn what_does_not_stand_there_once_is_not_replaced() {
        assert!(edited(TEXT, &[Edit::Replace("9 .. 15", "9 .. 16")]).expect("once").contains("9 .. 16"));
        assert!(edited(TEXT, &[Edit::Replace("9 .. 14", "")]).is_err());
        assert!(edited(TEXT, &[Edit::Replace("]", "")]).is_err());
    }
}
