//! What every file of a report is written from, computed once for all of them.

use super::Lang;
use super::answer::Answer;
use super::figures::{self, Figures};
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
        let english = figures::of_answer(results, &answer, Lang::En)?;
        let german = figures::said_in(&english, results, &answer, Lang::De);
        let full = Full::of(results, &answer)?;
        let figures = [english, german];
        Ok(Material { results, answer, full, figures })
    }

    /// What the charts are drawn from, in a language.
    pub fn figures(&self, lang: Lang) -> &Figures {
        let [en, de] = &self.figures;
        lang.pick(en, de)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{Fake, scenario, stored};

    #[test]
    fn figures_said_in_german_are_those_computed_in_german() {
        let folder = tempfile::tempdir().unwrap();
        let results = stored(folder.path(), &scenario(3), &Fake::default(), 2);
        let material = Material::of(&results).unwrap();
        for lang in [Lang::En, Lang::De] {
            let alone = figures::figures(&results, lang).unwrap();
            assert!(alone.data.tornado.is_some() && alone.data.dots.is_some());
            assert_eq!(material.figures(lang).data, alone.data);
            assert_eq!(material.figures(lang).context, alone.context);
        }
    }
}
