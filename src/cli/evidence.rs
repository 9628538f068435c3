//! `explain evidence`: what the two packs are, how well their numbers are known, and where they differ.

use comfy_table::{ColumnConstraint, ContentArrangement, Table, presets};
use grapevine_engine::evidence::{Grade, Pack, packs_differ};
use grapevine_engine::scenario::Lang;
use grapevine_engine::scenario::params::{PARAMS, Param};

use super::said;
use crate::report::assumptions::{grades, short};

/// Widest table, in characters.
const WIDTH: u16 = 100;

/// The whole topic.
pub fn text(lang: Lang) -> String {
    let differ: Vec<&'static Param> = PARAMS.iter().filter(|p| packs_differ(p)).collect();
    let mut text = said(
        lang,
        "What a scenario file does not say comes from one of two packs; they are never blended.\n\
         folklore: the numbers of the founding articles, what the trade believes.\n\
         measured: what studies and named surveys found.\n\n",
        "Was eine Szenariodatei nicht sagt, kommt aus einem von zwei Zahlenpaketen; gemischt werden sie nie.\n\
         folklore: die Zahlen der Gründungsartikel, was in der Branche geglaubt wird.\n\
         measured: was Studien und benannte Umfragen gefunden haben.\n\n",
    )
    .to_owned();
    text += &counts(lang);
    text += &match lang {
        Lang::En => {
            format!("\n\nThese {} of {} numbers differ between the packs:\n", differ.len(), PARAMS.len())
        }
        Lang::De => {
            format!("\n\nDiese {} von {} Zahlen unterscheiden sich:\n", differ.len(), PARAMS.len())
        }
    };
    text += &table(&differ, lang, WIDTH);
    text + said(
        lang,
        "\n\ngrapevine explain NAME shows the sources. Whether the difference matters to your question:\n\
         grapevine run FILE --evidence both\n",
        "\n\nDie Quellen zeigt grapevine explain NAME --lang de. Ob der Unterschied für Ihre Frage zählt:\n\
         grapevine run DATEI --evidence both\n",
    )
}

fn new_table() -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    table
}

/// How many numbers of each pack have which grade.
fn counts(lang: Lang) -> String {
    let mut table = new_table();
    let grade = said(lang, "grade", "Note");
    let of = [Grade::A, Grade::B, Grade::C, Grade::D];
    table.set_header(
        std::iter::once(said(lang, "numbers of", "Zahlen der").to_owned())
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
    table.set_header([
        said(lang, "name", "Name"),
        "folklore",
        "measured",
        said(lang, "meaning", "Bedeutung"),
    ]);
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
