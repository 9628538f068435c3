//! Everything the program says about results: one catalogue per language, `en/` and `de/`, with a file per part.
//!
//! A part is a struct (or, for the page's script, a list of keys): a text missing in one language does not
//! compile, or fails the test at the end of this file.

pub mod de;
pub mod en;
pub mod story;

/// The catalogue of one language.
pub struct Catalogue {
    /// What the script of `report.html` says, by key; `{name}` stands for what the script puts there.
    pub page: &'static [(&'static str, &'static str)],
    /// What `report.html` tells step by step.
    pub story: &'static story::StoryTexts,
}

/// The catalogue of a language.
pub fn of(lang: Lang) -> &'static Catalogue {
    lang.pick(&en::CATALOGUE, &de::CATALOGUE)
}

/// Language of everything the program says to its users.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, clap::ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum Lang {
    #[default]
    En,
    De,
}

impl From<grapevine_engine::scenario::Lang> for Lang {
    fn from(lang: grapevine_engine::scenario::Lang) -> Lang {
        match lang {
            grapevine_engine::scenario::Lang::En => Lang::En,
            grapevine_engine::scenario::Lang::De => Lang::De,
        }
    }
}

impl Lang {
    /// The one of two texts that is in this language.
    pub fn pick<T>(self, en: T, de: T) -> T {
        match self {
            Lang::En => en,
            Lang::De => de,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words in braces, sorted.
    fn placeholders(text: &str) -> Vec<&str> {
        let mut found: Vec<&str> =
            text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect();
        found.sort_unstable();
        found
    }

    #[test]
    fn every_key_of_the_page_is_said_once_in_every_language_with_the_same_placeholders() {
        let (en, de) = (of(Lang::En).page, of(Lang::De).page);
        for (i, (key, text)) in en.iter().enumerate() {
            assert!(!en[..i].iter().any(|(other, _)| other == key), "{key} stands twice");
            let german = de.iter().find(|(other, _)| other == key);
            let (_, german) = german.unwrap_or_else(|| panic!("{key} has no German text"));
            assert_eq!(placeholders(text), placeholders(german), "{key}");
            assert!(!text.is_empty() && !german.is_empty(), "{key} says nothing");
        }
        assert_eq!(en.len(), de.len(), "a German text has no English one");
    }
}
