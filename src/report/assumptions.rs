//! What a stored run rests on: every number that counts, with its source and grade, and which are the file's own.

use comfy_table::{ColumnConstraint, ContentArrangement, Table, Width, presets};
use grapevine_engine::scenario::params::german;

use super::{Lang, text};
use crate::store::Manifest;
use crate::store::manifest::Assumption;

/// What the grades mean, in one line.
pub fn grades(lang: Lang) -> &'static str {
    lang.texts().assumptions.grades
}

/// At most six significant digits: the exact value stands in `explain` and in the run's manifest.
pub fn short(value: &str) -> String {
    match value.parse::<f64>() {
        Ok(number) if value.len() > 9 && number.abs() < 1.0 => format!("{number:.6}"),
        Ok(number) if value.len() > 9 && value.contains('.') => format!("{number:.3}"),
        _ => value.to_owned(),
    }
}

/// Sources in the order in which they are first named; each has its number once.
#[derive(Default)]
pub struct Sources<'a>(Vec<&'a str>);

impl<'a> Sources<'a> {
    /// The number of a source, from 1.
    pub fn number(&mut self, source: &'a str) -> usize {
        let known = self.0.iter().position(|known| *known == source);
        known.unwrap_or_else(|| {
            self.0.push(source);
            self.0.len() - 1
        }) + 1
    }
    /// The list below the table.
    pub fn list(&self, width: u16) -> String {
        let mut table = new_table(width);
        for (i, source) in self.0.iter().enumerate() {
            table.add_row([&format!("[{}]", i + 1), *source]);
        }
        table.trim_fmt()
    }
}

fn new_table(width: u16) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    table
}

/// All assumptions of a run as a table, the file's own marked, and the sources below.
pub fn section(manifest: &Manifest, lang: Lang, terminal: Option<u16>) -> String {
    let width = text::width(terminal);
    let pack = manifest.evidence.name();
    let own = lang.texts().assumptions.your_file;
    let drawn = lang.texts().assumptions.drawn;
    let mut table = new_table(width);
    table.set_header(lang.texts().assumptions.header);
    if let Some(names) = table.column_mut(0) {
        // Names must stay whole: they are copied into files.
        names.set_constraint(ColumnConstraint::ContentWidth);
    }
    if let Some(units) = table.column_mut(2) {
        // Room for "Variationskoeffizient", which would be broken within the word.
        units.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(23)));
    }
    let mut sources = Sources::default();
    for a in &manifest.assumptions {
        let from = match a.given {
            true if manifest.unknowns.iter().any(|u| u.key == a.key) => drawn.to_owned(),
            true => own.to_owned(),
            false => {
                let source = lang.pick(None, german(&a.source)).unwrap_or(&a.source);
                format!("{} [{}]", a.grade, sources.number(source))
            }
        };
        table.add_row([a.key.clone(), short(&a.value), unit(a, manifest, lang), from]);
    }
    let given = manifest.assumptions.iter().filter(|a| a.given).count();
    let left = manifest.assumptions.len() - given;
    let title = (lang.texts().assumptions.title)(&given, &left, &pack);
    format!("{title}\n{}\n\n{}\n\n{}\n", table.trim_fmt(), sources.list(width), grades(lang))
}

/// Where a number of a run comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The scenario file.
    File,
    /// The scenario file, drawn anew for each world.
    Unknown,
    /// The evidence pack.
    Pack,
}

/// One number of a run, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub key: String,
    /// What it means; empty for a parameter this program does not know.
    pub meaning: String,
    /// As the language writes it; a law as the file writes it.
    pub value: String,
    pub unit: String,
    pub origin: Origin,
    /// Of the pack's number; empty for the file's own.
    pub grade: String,
    /// Of the pack's number; empty for the file's own.
    pub source: String,
}

/// Every number that counts, the file's own first.
pub fn lines(manifest: &Manifest, lang: Lang) -> Vec<Line> {
    let mut lines: Vec<Line> = manifest.assumptions.iter().map(|a| line(a, manifest, lang)).collect();
    lines.sort_by_key(|line| line.origin == Origin::Pack);
    lines
}

fn line(a: &Assumption, manifest: &Manifest, lang: Lang) -> Line {
    use grapevine_engine::scenario::params::ParamId;
    let param = ParamId::from_key(&a.key).map(|id| id.param());
    let origin = match a.given {
        true if manifest.unknowns.iter().any(|u| u.key == a.key) => Origin::Unknown,
        true => Origin::File,
        false => Origin::Pack,
    };
    let from_pack = origin == Origin::Pack;
    let source = lang.pick(None, german(&a.source)).unwrap_or(&a.source);
    let number = a.value.replace('_', "").parse::<f64>().ok().filter(|v| v.is_finite());
    Line {
        key: a.key.clone(),
        meaning: param.map_or("", |p| lang.pick(p.en, p.de)).to_owned(),
        value: number.map_or_else(|| a.value.clone(), |v| lang.written(v)),
        unit: unit(a, manifest, lang),
        origin,
        grade: if from_pack { a.grade.clone() } else { String::new() },
        source: if from_pack { source.to_owned() } else { String::new() },
    }
}

/// The unit with the run's currency, in the reader's language where this program knows the parameter.
pub fn unit(a: &Assumption, manifest: &Manifest, lang: Lang) -> String {
    use grapevine_engine::scenario::params::{ParamId, unit_text};
    let engine_lang = lang.pick(grapevine_engine::scenario::Lang::En, grapevine_engine::scenario::Lang::De);
    match ParamId::from_key(&a.key) {
        Some(id) => unit_text(id.param().unit, engine_lang, &manifest.currency),
        None => a.unit.replace("currency", &manifest.currency),
    }
}
