//! `report.html`: a run's answer as one file that opens from disk, without network, in both languages.
//!
//! Everything it says is in its data ([`document`]); the HTML ([`mod@html`]) is written from the same data in the language
//! it opens in, so that it can be read and printed without JavaScript. The script draws the charts anew (for hover,
//! language, dark and projector) and is allowed by its hash alone.

mod document;
mod html;
mod merge;
mod script;
#[cfg(test)]
mod script_tests;
mod still;
mod story;
mod style;
#[cfg(test)]
mod tests;
mod typeset;

use super::Lang;
use super::material::Material;
use crate::store::StoreError;

/// The page of a run, opening in a language. Fails when the run has no world to show.
pub fn html(material: &Material<'_>, lang: Lang) -> Result<String, StoreError> {
    Ok(html::page(&document::Document::of(material, lang)?))
}
