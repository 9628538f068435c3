//! The printed answer cell by cell, for files that lay it out themselves: the page, the workbook, the slides.

use super::Lang;
use super::answer::{Answer, PolicyAnswer};
use super::pilot_text::Words;
use super::seen;
use super::text::{Writer, label};
use crate::stats::verdict::Verdict;
use crate::store::Manifest;
use crate::store::manifest::MetricEntry;

/// A table with a row for each policy.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Over the first column; may be empty.
    pub title: String,
    /// Titles of the columns after the policies' names.
    pub head: Vec<String>,
    pub rows: Vec<Row>,
    /// What the columns mean; may be empty.
    pub note: String,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub name: String,
    pub cells: Vec<String>,
    /// What each cell is sorted by; not finite where it says nothing.
    pub sort: Vec<f64>,
}

/// Everything the text report says, apart from the long answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Printed {
    pub verdict: String,
    /// Label, value and remark of each line under the verdict.
    pub facts: Vec<(String, String, String)>,
    /// The policies against today.
    pub table: Sheet,
    /// Other measures asked for, and what the firm sees.
    pub also: Vec<Sheet>,
    /// The pilot: sentence before, label, value and remark of three lines, sentences after.
    pub pilot: Option<Pilot>,
    /// Worlds, pairing, luck, and what to be careful about.
    pub remarks: Vec<String>,
}

/// What is said about a pilot.
#[derive(Clone, Debug, PartialEq)]
pub struct Pilot {
    pub head: String,
    pub rows: Vec<(String, String, String)>,
    pub sentences: Vec<String>,
}

impl Printed {
    /// The same numbers as [`super::text::report`], and the same words but for names of numbers and currencies.
    pub fn of(answer: &Answer, manifest: &Manifest, lang: Lang) -> Printed {
        let w = Writer::in_print(answer, manifest, lang);
        let lived = answer.worlds > 0;
        Printed {
            verdict: w.verdict(None),
            facts: w.facts_in_words(),
            table: table(&w),
            also: if lived { also(&w).into_iter().chain(seen_sheet(&w)).collect() } else { Vec::new() },
            pilot: Words::of(answer, lang).map(|words| pilot(&words)),
            remarks: w.remarks(None),
        }
    }
}

/// The word for a verdict in data; `None` without one.
pub fn kind(verdict: Option<&Verdict>) -> Option<&'static str> {
    Some(match verdict? {
        Verdict::Best { .. } => "best",
        Verdict::NoDifference { .. } => "no_difference",
        Verdict::NotSettled { .. } => "not_settled",
        Verdict::OnlyOne => "only_one",
        Verdict::Identical => "identical",
    })
}

fn table(w: &Writer<'_>) -> Sheet {
    let [title, head @ ..] = w.header();
    let rows = (0..w.a.policies.len()).map(|p| {
        let mut cells = w.row(p);
        Row { name: cells.remove(0), cells, sort: sorted_by(w, &w.a.policies[p]) }
    });
    Sheet {
        title: title.to_owned(),
        head: head.map(str::to_owned).to_vec(),
        rows: rows.collect(),
        note: String::new(),
    }
}

/// In the order of the columns of [`Writer::row`].
fn sorted_by(w: &Writer<'_>, p: &PolicyAnswer) -> Vec<f64> {
    let none = f64::NAN;
    vec![
        p.gain.map_or(0.0, |g| g.mean) * w.sign(),
        p.best_share,
        p.beats.map_or(none, |b| b.worlds as f64 / b.of as f64),
        p.worst.map_or(none, |v| v * w.sign()),
        p.treated_share.unwrap_or(none),
        p.true_per_seen.unwrap_or(none),
    ]
}

fn also(w: &Writer<'_>) -> Option<Sheet> {
    let measures = w.also_measures();
    if measures.is_empty() {
        return None;
    }
    let mean = |p: usize, m: &MetricEntry| {
        w.a.policies[p].also.iter().find(|a| a.key == m.key).map_or(f64::NAN, |a| a.mean)
    };
    let row = |p: usize| Row {
        name: w.name(p),
        cells: measures.iter().map(|m| w.also_cell(p, m)).collect(),
        sort: measures.iter().map(|m| mean(p, m)).collect(),
    };
    Some(Sheet {
        title: w.t.also.to_owned(),
        head: measures.iter().map(|m| label(m, w.lang).to_owned()).collect(),
        rows: (0..w.a.policies.len()).map(row).collect(),
        note: String::new(),
    })
}

fn seen_sheet(w: &Writer<'_>) -> Option<Sheet> {
    let grid = seen::grid(w)?;
    let row = |p: usize| Row {
        name: w.name(p),
        cells: grid.columns.iter().map(|c| c.1[p].clone()).collect(),
        sort: Vec::new(),
    };
    Some(Sheet {
        title: grid.title.to_owned(),
        rows: (0..w.a.policies.len()).map(row).collect(),
        head: grid.columns.iter().map(|c| c.0.to_owned()).collect(),
        note: grid.remark,
    })
}

fn pilot(words: &Words<'_>) -> Pilot {
    Pilot {
        head: words.head(),
        rows: words.rows().map(|(a, b, c)| (a.to_owned(), b, c)).to_vec(),
        sentences: words.sentences(),
    }
}
