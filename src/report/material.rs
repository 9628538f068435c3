//! What every file of a report is written from, computed once for all of them.

use super::Lang;
use super::answer::Answer;
use super::figures::{Figures, figures};
use super::full::Full;
use crate::store::{Results, StoreError};

/// A run's answer and figures; figures in both languages, because the page speaks both.
pub struct Material<'a> {
    pub results: &'a Results,
    pub answer: Answer,
    pub full: Full,
    figures: [Figures; 2],
}

impl<'a> Material<'a> {
    /// Computes everything. Fails when no world has a result for every policy or the weekly rows cannot be read.
    pub fn of(results: &'a Results) -> Result<Material<'a>, StoreError> {
        let answer = Answer::of(results)?.with_flip(results);
        Material::with(results, answer)
    }

    /// [`Material::of`] around an answer that is there already.
    pub fn with(results: &'a Results, answer: Answer) -> Result<Material<'a>, StoreError> {
        let figures = [figures(results, Lang::En)?, figures(results, Lang::De)?];
        let full = Full::of(results, &answer)?;
        Ok(Material { results, answer, full, figures })
    }

    /// What the charts are drawn from, in a language.
    pub fn figures(&self, lang: Lang) -> &Figures {
        let [en, de] = &self.figures;
        lang.pick(en, de)
    }
}
