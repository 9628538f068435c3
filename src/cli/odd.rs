//! The parts of the model's ODD description (docs/background/odd.md) that come from the program's own tables.

use std::fmt::Write as _;

use grapevine_engine::evidence::{Grade, Pack, packs_differ};
use grapevine_engine::metric::METRICS;
use grapevine_engine::model::observer::SIGNALS;
use grapevine_engine::scenario::params::{Kind, PARAMS, Param, Scope};

/// All generated parts, each between the comments that mark its place in the document.
pub fn text() -> String {
    let parts = [
        ("signals", signals()),
        ("observation", observation()),
        ("grades", grades()),
        ("parameters", parameters()),
    ];
    let mut text = String::new();
    for (name, part) in parts {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "<!-- begin {name} -->\n{part}<!-- end {name} -->\n");
    }
    text
}

/// What the firm senses: every signal a rule may read.
fn signals() -> String {
    let rows: String = SIGNALS.iter().map(|s| format!("| `{}` | {} |\n", s.key, s.en)).collect();
    format!("| signal | meaning |\n|---|---|\n{rows}")
}

/// What is observed: every measure.
fn observation() -> String {
    let rows: String = METRICS.iter().map(|m| format!("| `{}` | {} |\n", m.key, m.en)).collect();
    format!("| measure | meaning |\n|---|---|\n{rows}")
}

/// How many numbers of each pack rest on what.
fn grades() -> String {
    let mut text = String::from("| pack | A | B | C | D |\n|---|---|---|---|---|\n");
    for pack in Pack::ALL {
        let count = |grade| PARAMS.iter().filter(|p| pack.default_of(p).grade == grade).count();
        let [a, b, c, d] = [Grade::A, Grade::B, Grade::C, Grade::D].map(count);
        let _ = writeln!(text, "| {} | {a} | {b} | {c} | {d} |", pack.name());
    }
    let differ = PARAMS.iter().filter(|p| packs_differ(p)).count();
    let _ =
        writeln!(text, "\nOf {} parameters {differ} have another number in the other pack.", PARAMS.len());
    text
}

/// Every parameter, by submodel: the first part of its name.
fn parameters() -> String {
    let mut text = String::new();
    let mut group = "";
    for p in PARAMS {
        let own = p.key.split('.').next().unwrap_or("");
        if own != group {
            group = own;
            let _ = write!(
                text,
                "\n**{group}**\n\n| name | unit | range | place | folklore | measured |\n|---|---|---|---|---|---|\n"
            );
        }
        let [folklore, measured] = [Pack::Folklore, Pack::Measured].map(|pack| default(p, pack));
        let _ = writeln!(
            text,
            "| `{}` | {} | {} | {} | {folklore} | {measured} |",
            p.key,
            unit(p),
            p.range_text(),
            place(p.scope)
        );
    }
    text.trim_start().to_owned()
}

fn unit(p: &Param) -> &'static str {
    match p.kind {
        Kind::Flag => "switch",
        Kind::Choice(_) => "word",
        _ if p.unit.is_empty() => "number",
        _ => p.unit,
    }
}

fn place(scope: Scope) -> &'static str {
    match scope {
        Scope::Fixed => "F",
        Scope::World => "W",
        Scope::Lever => "L",
    }
}

/// A pack's number and its grade.
fn default(p: &'static Param, pack: Pack) -> String {
    let default = pack.default_of(p);
    format!("{} {:?}", p.write(default.value), default.grade)
}
