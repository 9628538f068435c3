//! What every column of an exported table means, in both languages, with its unit and where it comes from.

use grapevine_engine::scenario::Lang as EngineLang;
use grapevine_engine::scenario::params::unit_text;

use super::export::{Source, What, csv_rows};
use super::means::PARTS;
use crate::report::Lang;
use crate::store::manifest::{Manifest, MetricEntry, MetricUnit};
use crate::store::rounds::{CASH, MARGIN, SERIES};
use crate::store::sweep::plan::FactorEntry;
use crate::store::table::{Column, Table};
use crate::store::{StoreError, pilots};
use crate::texts::export::ExportTexts;

/// One line: meaning in English and German, unit, source.
struct Entry {
    said: [String; 2],
    unit: String,
    source: String,
}

const LANGS: [Lang; 2] = [Lang::En, Lang::De];

fn texts(lang: Lang) -> &'static ExportTexts {
    lang.texts().export
}

/// The code book as CSV: a line per column of the exported table.
///
/// # Errors
/// None with a stored table; a column without a meaning would be one.
pub fn csv(source: &Source, what: What, columns: &Table) -> Result<Vec<u8>, StoreError> {
    let mut cells: [Vec<String>; 6] = Default::default();
    for (name, column) in &columns.columns {
        let entry = entry(source, what, name).ok_or_else(|| {
            StoreError::damaged(format!("nothing is known about the stored column `{name}`"))
        })?;
        let [en, de] = entry.said;
        let line = [name.clone(), kind(column).to_owned(), en, de, entry.unit, entry.source];
        cells.iter_mut().zip(line).for_each(|(column, text)| column.push(text));
    }
    let mut table = Table::default();
    for (name, column) in
        ["column", "type", "meaning_en", "meaning_de", "unit", "source"].into_iter().zip(cells)
    {
        table.push(name, Column::Text(column));
    }
    let mut writer = csv::Writer::from_writer(Vec::new());
    csv_rows(&mut writer, &table, true).expect("writing to memory with rows of equal length cannot fail");
    Ok(writer.into_inner().expect("writing to memory cannot fail"))
}

fn kind(column: &Column) -> &'static str {
    match column {
        Column::Real(_) => "real",
        Column::Whole(_) => "whole",
        Column::Text(_) => "text",
    }
}

fn entry(source: &Source, what: What, name: &str) -> Option<Entry> {
    let manifest = source.manifest();
    let factor = match source {
        Source::Sweep(swept) => swept.results.plan.factors.iter().find(|f| f.key == name),
        Source::Run(_) => None,
    };
    key(name).or_else(|| factor.map(|f| varied(f, &manifest.currency))).or_else(|| match what {
        What::Trials => metric(manifest, name).or_else(|| unknown(manifest, name)).or_else(|| pilot(name)),
        What::Means => mean(manifest, name),
        What::Series => series(manifest, name),
    })
}

/// Columns that say which row it is.
fn key(name: &str) -> Option<Entry> {
    let said = |t: &ExportTexts| match name {
        "point" => Some(t.point),
        "world" => Some(t.world),
        "policy" => Some(t.policy),
        "policy_name" => Some(t.policy_name),
        "status" => Some(t.status),
        "reason" => Some(t.reason),
        "week" => Some(t.week),
        "worlds" => Some(t.worlds),
        "failed" => Some(t.failed),
        _ => None,
    };
    let counted = matches!(name, "worlds" | "failed");
    Some(Entry {
        said: [said(texts(Lang::En))?.to_owned(), said(texts(Lang::De))?.to_owned()],
        unit: if counted { texts(Lang::En).counted.to_owned() } else { String::new() },
        source: String::new(),
    })
}

fn varied(factor: &FactorEntry, currency: &str) -> Entry {
    let range = match (factor.low, factor.high) {
        (Some(low), Some(high)) => format!("{low} .. {high} {}", factor.scale),
        _ => factor.levels.join(", "),
    };
    Entry {
        said: [factor.en.clone(), factor.de.clone()],
        unit: in_currency(&factor.unit, currency),
        source: (texts(Lang::En).varied)(&range),
    }
}

/// Costs are stored "per week" in "currency".
fn in_currency(unit: &str, currency: &str) -> String {
    match unit.strip_prefix("currency") {
        Some(rest) if !currency.is_empty() => format!("{currency}{rest}"),
        _ => unit.to_owned(),
    }
}

fn metric(manifest: &Manifest, name: &str) -> Option<Entry> {
    let metric = manifest.metric(name)?;
    Some(Entry {
        said: [metric.en.clone(), metric.de.clone()],
        unit: unit(metric, manifest),
        source: simulated(),
    })
}

fn simulated() -> String {
    texts(Lang::En).simulated.to_owned()
}

/// A measure's unit, in English.
fn unit(metric: &MetricEntry, manifest: &Manifest) -> String {
    let t = Lang::En.texts().explain;
    match metric.unit {
        MetricUnit::Money => manifest.currency.clone(),
        MetricUnit::People => t.people.to_owned(),
        MetricUnit::Count => t.number_events.to_owned(),
        MetricUnit::Share => t.share.to_owned(),
        MetricUnit::Ratio => t.ratio.to_owned(),
    }
}

fn mean(manifest: &Manifest, name: &str) -> Option<Entry> {
    // Two parts may end alike; the longest fits.
    let part = PARTS.iter().rposition(|part| {
        name.strip_suffix(part).and_then(|key| manifest.metric(key.strip_suffix('_')?)).is_some()
    })?;
    let metric = manifest.metric(name.strip_suffix(PARTS[part])?.strip_suffix('_')?)?;
    let percent = 100.0 * manifest.confidence;
    let say = |lang: Lang| {
        let (t, of) = (texts(lang), lang.pick(&metric.en, &metric.de));
        let percent = lang.written(percent);
        match part {
            0 => (t.mean)(of),
            1 => (t.sd)(of),
            2 => (t.half)(&percent, of),
            3 => (t.difference)(of),
            _ => (t.difference_half)(&percent, of),
        }
    };
    Some(Entry { said: LANGS.map(say), unit: unit(metric, manifest), source: simulated() })
}

fn unknown(manifest: &Manifest, name: &str) -> Option<Entry> {
    let unknown = manifest.unknowns.iter().find(|u| u.key == name)?;
    let param = grapevine_engine::scenario::params::PARAMS.iter().find(|p| p.key == name);
    Some(Entry {
        said: [unknown.en.clone(), unknown.de.clone()],
        unit: param.map_or_else(String::new, |p| unit_text(p.unit, EngineLang::En, &manifest.currency)),
        source: (texts(Lang::En).drawn)(&unknown.law),
    })
}

fn pilot(name: &str) -> Option<Entry> {
    let i = pilots::COLUMNS.iter().position(|c| *c == name)?;
    let unit = if i < 2 { Lang::En.texts().explain.people } else { "" };
    Some(Entry {
        said: LANGS.map(|lang| texts(lang).pilot[i].to_owned()),
        unit: unit.to_owned(),
        source: simulated(),
    })
}

fn series(manifest: &Manifest, name: &str) -> Option<Entry> {
    let i = [CASH, MARGIN].into_iter().chain(SERIES).position(|c| c == name)?;
    let unit = if i < 2 { manifest.currency.clone() } else { texts(Lang::En).counted.to_owned() };
    Some(Entry { said: LANGS.map(|lang| texts(lang).series[i].to_owned()), unit, source: simulated() })
}
