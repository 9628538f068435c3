//! `slides.pptx`: a deck to show as it is, to edit and to restyle. Charts are native shapes, titles real title
//! placeholders, tables real tables; text is set in the theme's typeface.

mod chart;
mod deck;
mod fit;
mod master;
mod name;
mod opening;
mod package;
mod policies;
mod rests;
mod shape;
mod table;
#[cfg(test)]
mod tests;
mod text;
mod theme;
mod xml;

use super::Lang;
use super::chart::data::ChartData;
use super::chart::theme::SLIDE;
use super::chart::{CHARTS, ChartKind, Picture};
use super::material::Material;
use super::sheet::Printed;
use crate::texts;
use deck::{Slide, tag};

/// Slides of one kind of chart, one per policy: more would bore, and the table has them all.
const MOST: usize = 8;

/// The deck of a run: question, verdict, every chart, the policies in numbers, and what it rests on.
pub fn write(material: &Material, lang: Lang) -> Vec<u8> {
    let (m, t) = (&material.results.manifest, texts::of(lang).slides);
    let printed = Printed::of(&material.answer, m, lang);
    let charts = charts(material, lang);
    let foot = footer(charts.iter().map(|(_, p)| p));
    let mut slides =
        vec![opening::title(material, lang, &foot), opening::verdict(material, &printed, lang, &foot)];
    slides.extend(charts.into_iter().map(|(kind, picture)| chart_slide(kind, &picture, lang)));
    leave_out(&mut slides, material, lang);
    slides.extend(policies::slides(&printed, lang, &foot));
    slides.push(rests::slide(material, lang, &foot));
    deck::file(&m.title, &printed.verdict, &slides, t, lang)
}

/// A deck of charts alone, each with the key of its kind.
pub fn of_charts(title: &str, charts: &[(&'static ChartKind, Picture)], lang: Lang) -> Vec<u8> {
    let slides: Vec<Slide> = charts.iter().map(|(kind, picture)| chart_slide(kind, picture, lang)).collect();
    deck::file(title, "", &slides, texts::of(lang).slides, lang)
}

/// Every chart of the run; of kinds with a picture per policy those of the best.
fn charts(material: &Material, lang: Lang) -> Vec<(&'static ChartKind, Picture)> {
    let figures = material.figures(lang);
    let data = with_the_best(&figures.data, material);
    // A single policy has nothing to be compared with.
    let alone = data.policies.rows.is_empty();
    let kinds = CHARTS.iter().filter(|c| !(alone && c.key == "policies"));
    kinds
        .flat_map(|kind| {
            let pictures = (kind.draw)(&data, &figures.context, &SLIDE).into_iter().take(MOST);
            pictures.map(move |picture| (kind, picture))
        })
        .collect()
}

/// Names of the policies other than the baseline, the one with the highest gain first.
fn by_gain<'a>(material: &'a Material) -> Vec<&'a str> {
    let mut others: Vec<_> = material.answer.policies.iter().filter(|p| !p.baseline).collect();
    let gain = |p: &super::answer::PolicyAnswer| p.gain.map_or(f64::NEG_INFINITY, |g| g.mean);
    others.sort_by(|a, b| gain(b).total_cmp(&gain(a)));
    others.into_iter().map(|p| p.name.as_str()).collect()
}

/// The figures without the fans of all but the best policies; those keep the order of the scenario.
fn with_the_best(data: &ChartData, material: &Material) -> ChartData {
    let best: Vec<&str> = by_gain(material).into_iter().take(MOST).collect();
    let mut data = data.clone();
    if data.fans.len() > MOST {
        data.fans.retain(|fan| best.contains(&fan.policy.as_str()));
    }
    data
}

/// Says in the notes of the verdict which policies have no slide of their own.
fn leave_out(slides: &mut [Slide], material: &Material, lang: Lang) {
    let names = by_gain(material);
    let Some(left) = names.get(MOST..).filter(|left| !left.is_empty()) else { return };
    let kind = CHARTS.iter().find(|c| c.key == "fan").map_or("", |c| lang.pick(c.en, c.de));
    let said = (texts::of(lang).slides.left_out)(kind, &left.join(", "));
    slides[1].notes.push(said);
}

/// What was run, as the charts say it at their foot.
fn footer<'a>(mut pictures: impl Iterator<Item = &'a Picture>) -> String {
    pictures.next().map(|p| chart::footnote(&p.scene)).unwrap_or_default()
}

fn chart_slide(kind: &ChartKind, picture: &Picture, lang: Lang) -> Slide {
    let (scene, t) = (&picture.scene, texts::of(lang).slides);
    let reading = t.reading.iter().find(|(key, _)| *key == kind.key);
    let reading = reading.map_or_else(|| scene.subtitle.join(". "), |(_, how)| (*how).to_owned());
    let foot = chart::footnote(scene);
    let notes = vec![scene.description.clone(), format!("{} {reading}", t.how), foot.clone()];
    let node = chart::nodes(scene, t);
    let content = move |ids: &mut shape::Ids| {
        let mut out = String::new();
        shape::write(&mut out, ids, &node, tag(lang));
        out
    };
    Slide::new(fit::title(&scene.title), &foot, content).notes(notes)
}
