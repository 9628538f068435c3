//! What a run says: the answer as numbers, and as text, JSON, tables and charts.

pub mod answer;
pub mod ask;
pub mod assumptions;
pub mod chart;
pub mod derived;
pub mod figures;
pub mod full;
pub mod full_text;
pub mod guards;
pub mod json;
pub mod number;
pub mod packs;
pub mod pilot;
pub mod pilot_text;
pub mod preview;
pub mod seen;
pub mod seen_figure;
pub mod selection;
pub mod text;
pub mod texts;
pub mod texts_full;
pub mod variance;

#[cfg(test)]
mod tests;

pub use answer::Answer;

/// Language of everything a report says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
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
