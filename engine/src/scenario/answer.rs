//! The `[answer]` table.

use toml::de::{DeTable, DeValue};

use super::params::plain;
use super::problem::Problem;
use super::reader::Reader;
use super::tree::{self, Entry};
use super::{Answer, Sampling, suggest};
use crate::metric::{METRICS, metric_index};

const KEYS: &[&str] = &["measure", "also", "worth_having", "confidence", "sampling"];

pub(super) fn read(table: &DeTable<'_>, reader: &mut Reader<'_>) -> Answer {
    let mut answer = Answer {
        measure: 0,
        also: Vec::new(),
        worth_having: None,
        confidence: 0.95,
        sampling: Sampling::Independent,
    };
    for entry in tree::children(table) {
        match entry.key.as_str() {
            "measure" => answer.measure = measure(&entry, reader).unwrap_or(answer.measure),
            "also" => also(&entry, &mut answer.also, reader),
            "worth_having" => answer.worth_having = worth_having(&entry, reader),
            "confidence" => answer.confidence = confidence(&entry, reader).unwrap_or(answer.confidence),
            "sampling" => answer.sampling = sampling(&entry, reader).unwrap_or(answer.sampling),
            key => {
                let near = suggest::nearest(key, KEYS.iter().copied());
                let help = near
                    .map_or(format!("known: {}", KEYS.join(", ")), |near| format!("did you mean `{near}`?"));
                let title = format!("unknown key `{key}` in [answer]");
                reader.push(Problem::new(entry.key_span, title, "not a key of [answer]").help(help));
            }
        }
    }
    answer
}

fn measure(entry: &Entry<'_, '_>, reader: &mut Reader<'_>) -> Option<usize> {
    let text = reader.text(&entry.key, entry, 80)?;
    let index = metric_index(&text);
    if index.is_none() {
        let near = suggest::nearest(&text, METRICS.iter().map(|m| m.key));
        let help = match near.and_then(metric_index) {
            Some(i) => format!("did you mean \"{}\"? ({})", METRICS[i].key, METRICS[i].en),
            None => "`grapevine explain measures` lists them all".to_owned(),
        };
        let title = format!("unknown measure \"{text}\"");
        reader.push(Problem::new(entry.value.span(), title, "not a measure").help(help));
    }
    index
}

fn also(entry: &Entry<'_, '_>, found: &mut Vec<usize>, reader: &mut Reader<'_>) {
    let DeValue::Array(list) = entry.value.get_ref() else {
        reader.push(
            Problem::new(entry.value.span(), "`also` must be a list of measures", "not a list")
                .help("write for example also = [\"customers\", \"voiced\"]"),
        );
        return;
    };
    for value in list.iter() {
        let item = Entry { key: "also".to_owned(), key_span: value.span(), value };
        let Some(index) = measure(&item, reader) else { continue };
        if found.contains(&index) {
            let title = format!("\"{}\" stands twice in `also`", METRICS[index].key);
            reader
                .push(Problem::new(value.span(), title, "already in the list").help("leave one of them out"));
        } else {
            found.push(index);
        }
    }
}

fn worth_having(entry: &Entry<'_, '_>, reader: &mut Reader<'_>) -> Option<f64> {
    let value = reader.plain_number("worth_having", entry, true)?;
    if value < 0.0 {
        reader.push(
            Problem::new(
                entry.value.span(),
                format!("`worth_having` is {}, below 0", plain(value)),
                "negative",
            )
            .help("write the smallest difference that matters to you, in the unit of the measure"),
        );
        return None;
    }
    Some(value)
}

fn confidence(entry: &Entry<'_, '_>, reader: &mut Reader<'_>) -> Option<f64> {
    let value = reader.plain_number("confidence", entry, false)?;
    if (0.5..=0.999).contains(&value) {
        return Some(value);
    }
    let help = if (50.0..100.0).contains(&value) {
        format!("write {} for {} %", plain(value / 100.0), plain(value))
    } else {
        "0.95 is usual".to_owned()
    };
    reader.push(
        Problem::new(
            entry.value.span(),
            format!("`confidence` is {}, outside 0.5 to 0.999", plain(value)),
            "outside 0.5 to 0.999",
        )
        .help(help),
    );
    None
}

/// The words of `sampling`.
const SAMPLINGS: [(&str, Sampling); 2] = [("independent", Sampling::Independent), ("sobol", Sampling::Sobol)];

fn sampling(entry: &Entry<'_, '_>, reader: &mut Reader<'_>) -> Option<Sampling> {
    let text = reader.text(&entry.key, entry, 80)?;
    let found = SAMPLINGS.iter().find(|(word, _)| *word == text).map(|(_, sampling)| *sampling);
    if found.is_none() {
        let title = format!("unknown sampling \"{text}\"");
        reader.push(
            Problem::new(entry.value.span(), title, "not a way to sample")
                .help("known: \"independent\" (each world by itself), \"sobol\" (evenly spread unknowns)"),
        );
    }
    found
}
