//! What a run says: the answer as numbers, and as text, JSON, tables and charts.

pub mod answer;
pub mod derived;
pub mod json;
pub mod number;
pub mod text;
pub mod texts;

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
