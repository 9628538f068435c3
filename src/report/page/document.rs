//! The data of the page: everything it shows, in both languages, with nothing that the page works out for itself.

use serde_json::{Value, json};

use super::merge::{merged, rounded};
use super::story::{self, Step};
use super::{still, typeset};
use crate::report::assumptions::{self, Origin};
use crate::report::chart::data::ChartData;
use crate::report::chart::theme::REPORT;
use crate::report::chart::{CHARTS, Picture};
use crate::report::material::Material;
use crate::report::sheet::{self, Printed, Sheet};
use crate::report::text::Writer;
use crate::report::{Lang, command, full_text};
use crate::store::StoreError;
use crate::texts::{self, number::currency_sign};

/// Policies with a curve of their own: more would be looked at by nobody and make the file heavy.
const CURVES: usize = 12;
/// Figures of one kind that can be seen without JavaScript, for the same reasons.
const STILLS: usize = 1;
/// Bytes of such a figure at most: a dense network is better seen with JavaScript than mailed twice.
const HEAVY: usize = 60_000;
/// Points of a curve over weeks, which is finer than a screen, and of all curves together.
const POINTS: usize = 160;
const ALL_POINTS: usize = 640;
/// The order of the figures: the story's, then what is beside it.
const ORDER: [&str; 13] = [
    "iceberg",
    "network",
    "causes",
    "policies",
    "dots",
    "cdf",
    "fan",
    "tornado",
    "heatmap",
    "seen",
    "retention",
    "pilot",
    "packs",
];

/// The page's data and what is seen of its figures without JavaScript.
pub struct Document {
    pub data: Value,
    /// A picture for each of `data.figures`, in the language the page opens in; of one kind only the first few.
    pub stills: Vec<Option<String>>,
    pub lang: Lang,
}

/// A run's answer in one language, in words.
pub struct Said<'a> {
    pub material: &'a Material<'a>,
    pub lang: Lang,
    pub writer: Writer<'a>,
    pub printed: Printed,
}

impl<'a> Said<'a> {
    fn of(material: &'a Material<'a>, lang: Lang) -> Said<'a> {
        let (answer, manifest) = (&material.answer, &material.results.manifest);
        let writer = Writer::in_print(answer, manifest, lang);
        Said { material, lang, writer, printed: Printed::of(answer, manifest, lang) }
    }
    /// As it is set on paper.
    pub fn typeset(&self, text: &str) -> String {
        typeset::typeset(text, self.lang)
    }
    /// The verdict as a finding and the rest of its sentence.
    pub fn headline(&self) -> (String, String) {
        let names = self.writer.names(&(0..self.material.answer.policies.len()).collect::<Vec<_>>());
        let (head, rest) = typeset::headline(&self.printed.verdict, &names);
        (self.typeset(&head), self.typeset(&rest))
    }
}

impl Document {
    /// Everything the page of a run shows. Fails when there is no world to show.
    pub fn of(material: &Material<'_>, lang: Lang) -> Result<Document, StoreError> {
        let pictures = [Lang::En, Lang::De].map(|lang| figures(material, lang));
        let stills = lang.pick(&pictures[0], &pictures[1]);
        let stills = stills.iter().map(Figure::still).collect();
        let [en, de] = [Lang::En, Lang::De].map(|l| {
            let figures = lang_pick(l, &pictures);
            spoken(&Said::of(material, l), figures)
        });
        let mut data = rounded(merged(en, de));
        data["lang"] = json!(lang);
        data["texts"] = json!({ "en": page_texts(Lang::En), "de": page_texts(Lang::De) });
        Ok(Document { data, stills, lang })
    }

    /// As it stands in the page: nothing in it can end the element it stands in.
    pub fn json(&self) -> String {
        let text = self.data.to_string();
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => out.push_str(&format!("\\u{:04x}", c as u32)),
                c => out.push(c),
            }
        }
        out
    }
}

fn lang_pick(lang: Lang, pictures: &[Vec<Figure>; 2]) -> &[Figure] {
    let [en, de] = pictures;
    lang.pick(en, de)
}

fn page_texts(lang: Lang) -> Value {
    let texts = texts::of(lang);
    texts.frame.iter().chain(texts.page).map(|(key, text)| ((*key).to_owned(), json!(text))).collect()
}

/// The document in one language.
fn spoken(said: &Said<'_>, figures: &[Figure]) -> Value {
    let (m, manifest) = (said.material, &said.material.results.manifest);
    let context = &m.figures(said.lang).context;
    let (headline, standfirst) = said.headline();
    let steps = story::steps(said);
    json!({
        "format": 1,
        "title": manifest.title,
        "file": context.scenario_file,
        "program": manifest.program,
        "evidence": manifest.evidence.name(),
        "currency": manifest.currency,
        "sign": currency_sign(&manifest.currency),
        "weeks": manifest.weeks,
        "worlds": m.answer.worlds,
        "people": context.people,
        "counts": {
            "worlds": said.lang.count(m.answer.worlds as u64),
            "people": said.lang.count(context.people.into()),
        },
        // A number would lose digits in JavaScript.
        "seed": manifest.seed.to_string(),
        "confidence": manifest.confidence,
        "policies": m.answer.policies.iter().enumerate().map(|(p, policy)| json!({
            "name": policy.name,
            "baseline": policy.baseline,
            "leads": p == m.answer.leader && m.answer.policies.len() > 1,
        })).collect::<Vec<_>>(),
        "verdict": said.typeset(&said.printed.verdict),
        "headline": headline,
        "standfirst": standfirst,
        "kind": sheet::kind(m.answer.verdict.as_ref()),
        "facts": said.printed.facts.iter().map(|fact| texts_of(said, fact)).collect::<Vec<_>>(),
        "table": table(said, &said.printed.table),
        "also": said.printed.also.iter().map(|s| table(said, s)).collect::<Vec<_>>(),
        "pilot": said.printed.pilot.as_ref().map(|p| json!({
            "head": said.typeset(&p.head),
            "rows": p.rows.iter().map(|r| texts_of(said, r)).collect::<Vec<_>>(),
            "sentences": p.sentences.iter().map(|s| said.typeset(s)).collect::<Vec<_>>(),
        })),
        "long": full_text::sheets(&said.writer, &m.full).iter().map(|s| table(said, s)).collect::<Vec<_>>(),
        "sentences": full_text::sentences(&said.writer, &m.full).iter().map(|s| said.typeset(s)).collect::<Vec<_>>(),
        "remarks": said.printed.remarks.iter().map(|r| said.typeset(r)).collect::<Vec<_>>(),
        "grades": assumptions::grades(said.lang),
        "assumptions": assumed(said),
        "figures": figures.iter().map(|f| f.json.clone()).collect::<Vec<_>>(),
        "steps": steps.iter().map(|s| step(s, figures, said)).collect::<Vec<_>>(),
        "command": command::repeat(&m.results.manifest, m.results.asked, m.results.stored_worlds),
    })
}

fn texts_of(said: &Said<'_>, (a, b, c): &(String, String, String)) -> Value {
    json!([said.typeset(a), said.typeset(b), said.typeset(c)])
}

fn table(said: &Said<'_>, sheet: &Sheet) -> Value {
    let rows = sheet.rows.iter().map(|row| {
        let cells: Vec<String> = row.cells.iter().map(|c| said.typeset(c)).collect();
        json!({ "policy": whole_name(said, &row.name), "cells": cells, "sort": row.sort })
    });
    json!({
        "title": said.typeset(&sheet.title),
        "head": sheet.head.iter().map(|h| said.typeset(h)).collect::<Vec<_>>(),
        "rows": rows.collect::<Vec<_>>(),
        "note": said.typeset(&sheet.note),
    })
}

/// A policy's name as it was written: lines of a terminal are short, cells of the page wrap.
fn whole_name<'a>(said: &'a Said<'_>, name: &'a str) -> &'a str {
    let policies = &said.material.answer.policies;
    let is_meant = |p: &usize| said.writer.name(*p) == name;
    (0..policies.len()).find(is_meant).map_or(name, |p| &policies[p].name)
}

fn assumed(said: &Said<'_>) -> Vec<Value> {
    let lines = assumptions::lines(&said.material.results.manifest, said.lang);
    let line = |a: assumptions::Line| {
        let origin = match a.origin {
            Origin::File => "file",
            Origin::Unknown => "unknown",
            Origin::Pack => "pack",
        };
        json!({
            "key": a.key, "meaning": a.meaning, "value": a.value, "unit": a.unit,
            "origin": origin, "grade": a.grade, "source": a.source,
        })
    };
    lines.into_iter().map(line).collect()
}

/// A step with the id of its figure; one whose figure is not there is told without.
fn step(step: &Step, figures: &[Figure], said: &Said<'_>) -> Value {
    let leader = &said.material.answer.policies[said.material.answer.leader].name;
    let of_kind = || figures.iter().filter(|f| Some(f.key) == step.figure);
    let figure = of_kind().find(|f| f.json["data"]["policy"] == json!(leader)).or_else(|| of_kind().next());
    json!({ "figure": figure.map(|f| &f.json["id"]), "head": step.head, "title": step.title, "text": step.text })
}

/// A figure of the page.
struct Figure {
    key: &'static str,
    /// Its place among the figures of its kind.
    of_kind: usize,
    picture: Picture,
    json: Value,
}

impl Figure {
    fn still(&self) -> Option<String> {
        let drawn = (self.of_kind < STILLS).then(|| still::svg(&self.picture.scene, &REPORT));
        drawn.filter(|svg| svg.len() < HEAVY)
    }
}

fn figures(material: &Material<'_>, lang: Lang) -> Vec<Figure> {
    let figures = material.figures(lang);
    let data = drawn(material, &figures.data);
    let mut kinds: Vec<_> =
        CHARTS.iter().filter(|k| k.key != "policies" || !data.policies.rows.is_empty()).collect();
    kinds.sort_by_key(|kind| ORDER.iter().position(|key| *key == kind.key).unwrap_or(ORDER.len()));
    let mut all = Vec::new();
    for kind in kinds {
        let pictures = (kind.draw)(&data, &figures.context, &REPORT);
        for (i, (picture, data)) in pictures.into_iter().zip(numbers(kind.key, &data)).enumerate() {
            let id = if i == 0 { kind.key.to_owned() } else { format!("{}-{}", kind.key, i + 1) };
            let json = json!({
                "id": id,
                "key": kind.key,
                "kind": without_brackets(lang.pick(kind.en, kind.de)),
                "title": picture.scene.title,
                "subtitle": picture.scene.subtitle,
                "description": picture.scene.description,
                "footnote": still::footnote(&picture.scene),
                "data": data,
            });
            all.push(Figure { key: kind.key, of_kind: i, picture, json });
        }
    }
    all
}

/// A kind's name without what one types for it.
fn without_brackets(name: &str) -> &str {
    name.split(" (").next().unwrap_or(name)
}

/// What the pictures of a kind are drawn from, in their order.
fn numbers(key: &str, data: &ChartData) -> Vec<Value> {
    match key {
        "policies" => vec![json!(data.policies)],
        "fan" => data.fans.iter().map(|f| json!(f)).collect(),
        "iceberg" => vec![json!(data.iceberg)],
        "causes" => vec![json!(data.causes)],
        "dots" => data.dots.iter().map(|d| json!(d)).collect(),
        "tornado" => data.tornado.iter().map(|d| json!(d)).collect(),
        "seen" => data.seen.iter().filter(|s| s.has_failures()).map(|d| json!(d)).collect(),
        "packs" => data.packs.iter().map(|d| json!(d)).collect(),
        "network" => data.network.iter().map(|d| json!(d)).collect(),
        "retention" => data.retention.iter().map(|d| json!(d)).collect(),
        "pilot" => data.pilot.iter().map(|d| json!(d)).collect(),
        "cdf" => data.cdf.iter().map(|d| json!(d)).collect(),
        "heatmap" => data.heatmap.iter().map(|d| json!(d)).collect(),
        _ => Vec::new(),
    }
}

/// About `most` of a curve's points, the first and the last among them.
fn thinned<T: Clone>(points: &[T], most: usize) -> Vec<T> {
    let step = points.len().div_ceil(most).max(1);
    let last = points.len().saturating_sub(1);
    points.iter().enumerate().filter(|(i, _)| i % step == 0 || *i == last).map(|(_, p)| p.clone()).collect()
}

/// The data with the curves of the most gainful policies only, in the file's order.
fn drawn(material: &Material<'_>, data: &ChartData) -> ChartData {
    let mut data = data.clone();
    let policies = &material.answer.policies;
    let gain = |name: &str| {
        let of = policies.iter().find(|p| p.name == name);
        of.and_then(|p| p.gain).map_or(f64::NEG_INFINITY, |g| g.mean)
    };
    let mut gains: Vec<f64> = data.fans.iter().map(|f| gain(&f.policy)).collect();
    gains.sort_by(|a, b| b.total_cmp(a));
    if let Some(&least) = gains.get(CURVES - 1) {
        data.fans.retain(|f| gain(&f.policy) >= least);
        data.fans.truncate(CURVES);
    }
    data.seen.truncate(CURVES);
    let most = POINTS.min(ALL_POINTS / data.fans.len().max(1));
    data.fans.iter_mut().for_each(|fan| fan.weeks = thinned(&fan.weeks, most));
    data
}
