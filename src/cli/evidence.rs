//! `explain evidence`: what the two packs are, how well their numbers are known, and where they differ.

use comfy_table::{ColumnConstraint, ContentArrangement, Table, presets};
use grapevine_engine::evidence::{Grade, Pack, packs_differ};
use grapevine_engine::scenario::Lang;
use grapevine_engine::scenario::params::{PARAMS, Param};

use super::{said, texts};
use crate::report::assumptions::{grades, short};

/// Widest table, in characters.
const WIDTH: u16 = 100;

/// The whole topic.
pub fn text(lang: Lang) -> String {
    let differ: Vec<&'static Param> = PARAMS.iter().filter(|p| packs_differ(p)).collect();
    let mut text = texts(lang).explain.packs.to_owned();
    text += &counts(lang);
    text += &(texts(lang).explain.numbers_differ)(&differ.len(), &PARAMS.len());
    text += &table(&differ, lang, WIDTH);
    text + texts(lang).explain.evidence_foot
}

fn new_table() -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    table
}

/// How many numbers of each pack have which grade.
fn counts(lang: Lang) -> String {
    let mut table = new_table();
    let grade = texts(lang).explain.grade;
    let of = [Grade::A, Grade::B, Grade::C, Grade::D];
    table.set_header(
        std::iter::once(texts(lang).explain.numbers_of.to_owned())
            .chain(of.iter().map(|g| format!("{grade} {g:?}"))),
    );
    for pack in Pack::ALL {
        let count = |g: &Grade| PARAMS.iter().filter(|p| pack.default_of(p).grade == *g).count().to_string();
        table.add_row(std::iter::once(format!("\"{}\"", pack.name())).chain(of.iter().map(count)));
    }
    format!("{}\n{}", table.trim_fmt(), grades(lang.into()))
}

/// Both defaults of each parameter with their grades, beside each other.
pub fn table(params: &[&'static Param], lang: Lang, width: u16) -> String {
    let mut table = new_table();
    table.set_width(width);
    table.set_header([texts(lang).explain.name, "folklore", "measured", texts(lang).explain.meaning]);
    if let Some(names) = table.column_mut(0) {
        // Names must stay whole: they are copied into files.
        names.set_constraint(ColumnConstraint::ContentWidth);
    }
    for p in params {
        let [folklore, measured] = Pack::ALL.map(|pack| {
            let default = pack.default_of(p);
            format!("{} ({:?})", short(&p.write(default.value)), default.grade)
        });
        table.add_row([p.key, &folklore, &measured, said(lang, p.en, p.de)]);
    }
    table.trim_fmt()
}
