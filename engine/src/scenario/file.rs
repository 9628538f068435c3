//! From the text of a scenario file to a [`Scenario`], or to everything that is wrong with it.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::params::{Kind, PARAMS, Param, ParamId, Scope};
use super::problem::Problem;
use super::reader::{Read, Reader};
use super::tree::{self, Entry};
use super::{Lang, Policy, Scenario, Unknown, answer, pilot, policies, shocks, suggest, syntax, validate};
use crate::evidence::Pack;

/// Version of the file format this program reads.
pub const FORMAT: u64 = 1;

/// A text of `[world]` that is no parameter.
pub struct TextKey {
    pub key: &'static str,
    pub en: &'static str,
    pub de: &'static str,
}

/// The texts of `[world]`.
pub static TEXTS: &[TextKey] = &[
    TextKey {
        key: "money.currency",
        en: "currency shown beside amounts, for example \"EUR\"; it changes no number",
        de: "Währung neben Beträgen, zum Beispiel \"EUR\"; sie ändert keine Zahl",
    },
    TextKey {
        key: "network.file",
        en: "your own network for network.kind = \"edge_list\": a text file with two ids per line, numbered from 0",
        de: "eigenes Netz für network.kind = \"edge_list\": Textdatei mit zwei Nummern je Zeile, gezählt ab 0",
    },
];

/// Top-level keys, for suggestions.
const TOP: &[&str] = &[
    "grapevine",
    "title",
    "evidence",
    "seed",
    "lang",
    "world",
    "unknowns",
    "policy",
    "shock",
    "answer",
    "pilot",
];

/// Where things stand, so that checks across several values can point at them.
#[derive(Default)]
pub(super) struct Places {
    /// The value of every parameter the file sets in `[world]` or `[unknowns]`.
    pub params: BTreeMap<ParamId, Range<usize>>,
    /// Parameters whose value could not be read; nothing more is said about them.
    pub bad: Vec<ParamId>,
    pub edge_list: Option<Range<usize>>,
    /// One per policy.
    pub policies: Vec<policies::Place>,
    /// The `[[policy]]` list itself was broken; the number of policies means nothing.
    pub policies_bad: bool,
    pub pilot: Option<pilot::Place>,
    /// One per shock.
    pub shocks: Vec<shocks::Place>,
    /// The `[[shock]]` list itself was broken.
    pub shocks_bad: bool,
}

/// Reads a scenario.
///
/// # Errors
/// Everything wrong with the text, in the order of the file (at most a few hundred problems).
pub fn parse(text: &str) -> Result<Scenario, Vec<Problem>> {
    parse_under(text, None)
}

/// Reads a scenario as if its file named this evidence pack: only defaults change, what the file sets stands.
///
/// # Errors
/// As [`parse`]; contradictions with the pack's own defaults among them.
pub fn parse_under(text: &str, evidence: Option<Pack>) -> Result<Scenario, Vec<Problem>> {
    let (root, errors) = DeTable::parse_recoverable(text);
    let (syntax, spoilt) = syntax::problems(text, &errors);
    let mut reader = Reader { text, problems: Vec::new(), spoilt };
    let mut places = Places::default();
    let scenario = read(root.get_ref(), evidence, &mut reader, &mut places);
    validate::across(&scenario, &places, &mut reader);
    let mut problems = syntax;
    problems.append(&mut reader.problems);
    if problems.is_empty() {
        return Ok(scenario);
    }
    problems.sort_by_key(|problem| problem.span.start);
    Err(problems)
}

fn read(
    root: &DeTable<'_>,
    evidence: Option<Pack>,
    reader: &mut Reader<'_>,
    places: &mut Places,
) -> Scenario {
    let top = Top::read(root, reader);
    let mut scenario = Scenario {
        title: top.title,
        seed: top.seed,
        lang: top.lang,
        policies: Vec::new(),
        ..Scenario::as_today(evidence.unwrap_or(top.evidence))
    };
    let mut raw_pilot = None;
    for entry in tree::children(root) {
        match (entry.key.as_str(), entry.value.get_ref()) {
            ("world", DeValue::Table(table)) => world(table, &mut scenario, reader, places),
            ("unknowns", DeValue::Table(table)) => unknowns(table, &mut scenario, reader, places),
            ("policy", value) => scenario.policies = read_policies(&entry, value, reader, places),
            ("shock", value) => {
                let read = shocks::read(&entry, value, reader);
                places.shocks_bad = read.is_none();
                (scenario.shocks, places.shocks) = read.unwrap_or_default().into_iter().unzip();
            }
            ("answer", DeValue::Table(table)) => scenario.answer = answer::read(table, reader),
            ("pilot", DeValue::Table(table)) => {
                raw_pilot = Some(pilot::read(entry.key_span.clone(), table, reader));
            }
            ("world" | "unknowns" | "answer" | "pilot", _) => reader.push(
                Problem::new(entry.key_span, format!("`{}` must be a table", entry.key), "not a table")
                    .help(format!("write [{}] on a line of its own, its values below", entry.key)),
            ),
            _ => {}
        }
    }
    scenario.given.sort_unstable();
    let complete = !places.policies_bad && places.policies.iter().all(|place| place.name.is_some());
    let found = raw_pilot.and_then(|raw| raw.resolve(&scenario.policies, complete, reader));
    (scenario.pilot, places.pilot) = found.unzip();
    scenario
}

fn read_policies(
    entry: &Entry<'_, '_>,
    value: &DeValue<'_>,
    reader: &mut Reader<'_>,
    places: &mut Places,
) -> Vec<Policy> {
    let read = policies::read(entry, value, reader);
    places.policies_bad = read.is_none();
    let (policies, spots) = read.unwrap_or_default().into_iter().unzip();
    places.policies = spots;
    policies
}

/// The keys before the first table.
struct Top {
    title: String,
    evidence: Pack,
    seed: u64,
    lang: Lang,
}

impl Top {
    fn read(root: &DeTable<'_>, reader: &mut Reader<'_>) -> Top {
        let mut top = Top { title: "Untitled".to_owned(), evidence: Pack::Folklore, seed: 1, lang: Lang::En };
        let mut version_seen = !reader.spoilt.is_empty();
        for entry in tree::children(root) {
            match entry.key.as_str() {
                "grapevine" => {
                    version_seen = true;
                    version(&entry, reader);
                }
                "title" => {
                    top.title = reader.text("title", &entry, 200).unwrap_or(top.title);
                }
                "evidence" => {
                    let packs = Pack::ALL.map(|pack| (pack.name(), pack));
                    top.evidence = word(&entry, &packs, reader).unwrap_or(top.evidence);
                }
                "lang" => {
                    top.lang = word(&entry, &[("en", Lang::En), ("de", Lang::De)], reader).unwrap_or(top.lang)
                }
                "seed" => top.seed = seed(&entry, reader).unwrap_or(top.seed),
                "world" | "unknowns" | "policy" | "shock" | "answer" | "pilot" => {}
                _ => unknown_top(&entry, reader),
            }
        }
        if !version_seen {
            reader.push(
                Problem::new(
                    0..0,
                    "`grapevine = 1` is missing: is this a scenario file?",
                    "no format version",
                )
                .help("write `grapevine = 1` as the first line"),
            );
        }
        top
    }
}

fn version(entry: &Entry<'_, '_>, reader: &mut Reader<'_>) {
    if tree::number(entry.value.get_ref()) != Some(FORMAT as f64) {
        reader.push(
            Problem::new(
                entry.value.span(),
                format!("this program reads format {FORMAT}, found {}", &reader.text[entry.value.span()]),
                "unknown format version",
            )
            .help(format!(
                "write `grapevine = {FORMAT}`, or use the program version the file was written for"
            )),
        );
    }
}

fn word<T: Copy>(entry: &Entry<'_, '_>, words: &[(&str, T)], reader: &mut Reader<'_>) -> Option<T> {
    let text = reader.text(&entry.key, entry, 40)?;
    let found = words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
    if found.is_none() {
        let known = words.iter().map(|(word, _)| format!("\"{word}\"")).collect::<Vec<_>>().join(" or ");
        reader.push(
            Problem::new(
                entry.value.span(),
                format!("`{}` does not know \"{text}\"", entry.key),
                "unknown word",
            )
            .help(format!("write {known}")),
        );
    }
    found
}

fn seed(entry: &Entry<'_, '_>, reader: &mut Reader<'_>) -> Option<u64> {
    let seed = match entry.value.get_ref() {
        DeValue::Integer(i) => u64::from_str_radix(i.as_str().trim_start_matches('+'), i.radix()).ok(),
        _ => None,
    };
    if seed.is_none() {
        reader.push(
            Problem::new(entry.value.span(), "`seed` must be a whole number from 0 up", "not a seed")
                .help("write for example `seed = 1`; the same seed gives the same worlds"),
        );
    }
    seed
}

fn unknown_top(entry: &Entry<'_, '_>, reader: &mut Reader<'_>) {
    if reader.full() {
        return;
    }
    let key = &entry.key;
    let group = format!("{key}.");
    let problem =
        Problem::new(entry.key_span.clone(), format!("unknown key `{key}`"), "not a key of a scenario file");
    reader.push(if key == "policies" {
        problem.help("each policy stands below a line [[policy]]")
    } else if key == "shocks" {
        problem.help("each shock stands below a line [[shock]]")
    } else if PARAMS.iter().any(|p| p.key.starts_with(&group)) {
        problem.help(format!("`{key}.…` belongs below [world], [unknowns] or a policy's set"))
    } else if let Some(near) = suggest::nearest(key, TOP.iter().copied()) {
        problem.help(format!("did you mean `{near}`?"))
    } else {
        problem
            .help("known: grapevine, title, evidence, seed, lang, [world], [unknowns], [[policy]], [[shock]], [pilot], [answer]")
    });
}

fn world(table: &DeTable<'_>, scenario: &mut Scenario, reader: &mut Reader<'_>, places: &mut Places) {
    for entry in tree::leaves(table, reader.text) {
        match entry.key.as_str() {
            "money.currency" => {
                if let Some(currency) = reader.text("money.currency", &entry, 8) {
                    scenario.currency = currency;
                }
            }
            "network.file" => {
                scenario.edge_list = reader.text("network.file", &entry, 1_000);
                places.edge_list = Some(entry.key_span.clone());
            }
            _ => {
                if let Some(id) = known(&entry, reader, places) {
                    world_value(id, &entry, scenario, reader, places);
                }
            }
        }
    }
}

fn world_value(
    id: ParamId,
    entry: &Entry<'_, '_>,
    scenario: &mut Scenario,
    reader: &mut Reader<'_>,
    places: &mut Places,
) {
    match reader.parameter(id.param(), entry) {
        Some(Read::Number(value)) => {
            scenario.world[id] = value;
            scenario.given.push(id);
            return;
        }
        Some(Read::Law(law)) => reader.push(
            Problem::new(
                entry.value.span(),
                format!("`{}` has a range in [world]", entry.key),
                "not one fixed number",
            )
            .help(match id.param().scope {
                Scope::Fixed => format!("`{}` must be one number", entry.key),
                _ => format!("move the line below [unknowns]: {} = \"{law}\"", entry.key),
            }),
        ),
        Some(Read::Relative(_)) => reader.push(
            Problem::new(
                entry.value.span(),
                format!("`{}` is relative in [world]", entry.key),
                "relative to what?",
            )
            .help("\"x 3\" and \"+ 0.1\" are for a policy's set; write the number itself, without quotes"),
        ),
        None => {}
    }
    places.bad.push(id);
}

fn unknowns(table: &DeTable<'_>, scenario: &mut Scenario, reader: &mut Reader<'_>, places: &mut Places) {
    for entry in tree::leaves(table, reader.text) {
        let Some(id) = known(&entry, reader, places) else { continue };
        match unknown(id, &entry, reader) {
            Some(unknown) => {
                scenario.unknowns.push(unknown);
                scenario.given.push(id);
            }
            None => places.bad.push(id),
        }
    }
}

fn unknown(id: ParamId, entry: &Entry<'_, '_>, reader: &mut Reader<'_>) -> Option<Unknown> {
    let p = id.param();
    let fixed =
        |what: String, help: &str| Problem::new(entry.key_span.clone(), what, "cannot be unknown").help(help);
    if p.scope == Scope::Fixed {
        let what = format!("`{}` cannot be unknown: it is the same in all worlds", p.key);
        reader.push(fixed(what, "give it one value below [world]"));
        return None;
    }
    if matches!(p.kind, Kind::Choice(_) | Kind::Flag) {
        let what = format!("`{}` cannot be unknown: it is not a number", p.key);
        reader.push(fixed(what, "give it one value below [world], and compare two files"));
        return None;
    }
    match reader.parameter(p, entry)? {
        Read::Law(law) => validate::law_fits(p, law, entry, reader).then_some(Unknown { param: id, law }),
        Read::Number(_) => {
            reader.push(
                Problem::new(
                    entry.value.span(),
                    format!("`{}` is one number in [unknowns]", p.key),
                    "nothing unknown here",
                )
                .help("write a range such as \"9 .. 15\", or move the line below [world]"),
            );
            None
        }
        Read::Relative(_) => {
            reader.push(
                Problem::new(
                    entry.value.span(),
                    format!("`{}` is relative in [unknowns]", p.key),
                    "relative to what?",
                )
                .help("\"x 3\" and \"+ 0.1\" are for a policy's set; write a range such as \"9 .. 15\""),
            );
            None
        }
    }
}

/// Finds the parameter, or says that there is none, or that it is set twice.
fn known(entry: &Entry<'_, '_>, reader: &mut Reader<'_>, places: &mut Places) -> Option<ParamId> {
    if reader.is_spoilt(&entry.key_span) || reader.full() {
        return ParamId::from_key(&entry.key).inspect(|id| places.bad.push(*id)).and(None);
    }
    let Some(id) = ParamId::from_key(&entry.key) else {
        // What was meant is not known to hold its default; no contradiction is built on that.
        places.bad.extend(meant(&entry.key));
        reader.push(unknown_parameter(entry));
        return None;
    };
    if let Some(other) = places.params.insert(id, entry.value.span()) {
        let line = reader.text[..other.start].matches('\n').count() + 1;
        reader.push(
            Problem::new(entry.key_span.clone(), format!("`{}` is set twice", entry.key), "set again here")
                .help(format!("keep one of the two; the other is in line {line}")),
        );
        places.bad.push(id);
        return None;
    }
    Some(id)
}

/// The problem of a key that is no parameter, with the nearest one that is.
pub(super) fn unknown_parameter(entry: &Entry<'_, '_>) -> Problem {
    let key = &entry.key;
    let problem = Problem::new(entry.key_span.clone(), format!("unknown key `{key}`"), "not a parameter");
    if TOP.contains(&key.as_str()) {
        return problem.help(format!("`{key}` belongs at the top of the file, before the first [table]"));
    }
    if let Some(text) =
        suggest::nearest(key, nameable()).and_then(|near| TEXTS.iter().find(|text| text.key == near))
    {
        return problem.help(format!("did you mean `{}`? ({})", text.key, text.en));
    }
    match meant(key) {
        Some(id) => problem.help(format!("did you mean {}", described(id.param()))),
        None => problem.help("`grapevine explain parameters` lists every name"),
    }
}

fn nameable() -> impl Iterator<Item = &'static str> {
    PARAMS.iter().map(|p| p.key).chain(TEXTS.iter().map(|text| text.key))
}

/// The parameter whose name is most like `key`.
fn meant(key: &str) -> Option<ParamId> {
    suggest::nearest(key, PARAMS.iter().map(|p| p.key)).and_then(ParamId::from_key)
}

/// `voice.rate` with what it means and its range.
fn described(p: &Param) -> String {
    format!("`{}`? ({}, {}", p.key, p.en, p.range_text()) + ")"
}
