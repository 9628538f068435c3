//! What a run says: the answer as numbers, and as text, JSON, tables and charts.

pub mod answer;
pub mod ask;
pub mod assumptions;
pub mod cdf_figure;
pub mod chart;
pub mod command;
pub mod derived;
pub mod figures;
pub mod full;
pub mod full_text;
pub mod guards;
pub mod json;
pub mod material;
pub mod names;
pub mod number;
pub mod packs;
pub mod page;
pub mod pilot;
pub mod pilot_text;
mod portrait_figure;
pub mod preview;
pub mod seen;
pub mod seen_figure;
pub mod selection;
pub mod sheet;
pub mod slides;
pub mod sweep;
pub mod text;
pub mod variance;
pub mod workbook;

#[cfg(test)]
mod tests;

pub use crate::texts::Lang;
pub use answer::Answer;
