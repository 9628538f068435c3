//! The last slide: the numbers that the answer rests on and that nobody has measured well.

use grapevine_engine::scenario::params::{ParamId, german};

use super::deck::{Slide, tag};
use super::fit::{self, typographic};
use super::master::{FOOTER, TITLE};
use super::shape::{self, Form, Node, Place, Shape};
use super::table::{self, Cell, Column, Table};
use super::text::{Body, Paragraph, Run};
use crate::report::Lang;
use crate::report::assumptions;
use crate::report::chart::scene::Align;
use crate::report::chart::text::readable;
use crate::report::chart::theme::SLIDE;
use crate::report::material::Material;
use crate::store::Manifest;
use crate::store::manifest::Assumption;
use crate::texts;

const TOP: f64 = 132.0;
const WIDTHS: [f64; 4] = [452.0, 250.0, 74.0, 392.0];
/// Where numbers stand that most firms' answers hang on, after the unknowns and what the policies act on.
const WEIGHTY: [&str; 6] =
    ["quality.failure_rate", "money.margin", "wom.", "stay.", "reach.", "acquisition.per_year"];
/// A source of this kind says that the number decides nothing.
const NEUTRAL: [&str; 2] = ["a neutral value", "definition:"];

/// The slide with the assumptions that matter most.
pub fn slide(material: &Material, lang: Lang, footer: &str) -> Slide {
    let (m, t) = (&material.results.manifest, texts::of(lang).slides);
    let table = rows(material, lang);
    let weak = m.assumptions.iter().filter(|a| is_weak(a)).count();
    let counted = (t.rests_counted)(&lang.count(weak as u64), &lang.count(m.assumptions.len() as u64));
    let run = Run::new(counted, SLIDE.subtitle, SLIDE.colors.muted);
    let lead = Node::Shape(Shape {
        name: t.subtitle.to_owned(),
        place: Place::new(TITLE.x, 90.0, TITLE.w, 30.0),
        form: Form::Rect,
        fill: None,
        line: None,
        text: Some(Body { paragraphs: vec![Paragraph::of(vec![run])], wraps: true }),
    });
    let notes = vec![t.rests_notes.to_owned(), assumptions::grades(lang).to_owned(), footer.to_owned()];
    let content = move |ids: &mut _| {
        let mut out = String::new();
        shape::write(&mut out, ids, &lead, tag(lang));
        out + &table.written(ids, TITLE.x, TOP, tag(lang))
    };
    Slide::new(fit::title(t.rests), footer, content).notes(notes)
}

/// Whether a number is only quoted or assumed, and decides something.
fn is_weak(a: &Assumption) -> bool {
    !a.given && (a.grade == "C" || a.grade == "D") && !NEUTRAL.iter().any(|n| a.source.contains(n))
}

/// As many rows as there is room for, the most important first.
fn rows(material: &Material, lang: Lang) -> Table {
    let (m, t) = (&material.results.manifest, texts::of(lang).slides);
    let [assumption, value, grade, source] = t.rests_head;
    let small = |text: &str| Cell::new(text).size(SLIDE.footnote + 1.0).color(SLIDE.colors.muted);
    let columns: Vec<Column> = WIDTHS.iter().map(|w| Column { width: *w, align: Align::Left }).collect();
    let mut rows = vec![[assumption, value, grade, source].map(small).to_vec()];
    let mut used = table::height(&columns, &rows[0], Table::PAD);
    for a in ranked(material, lang) {
        let row = row(a, m, lang);
        used += table::height(&columns, &row, Table::PAD);
        if used > FOOTER.y - 8.0 - TOP {
            break;
        }
        rows.push(row);
    }
    Table { name: t.rests.to_owned(), description: String::new(), columns, head: true, pad: Table::PAD, rows }
}

/// The unknowns by what they do to the gain, then weak numbers by what the policies act on.
fn ranked<'a>(material: &Material<'a>, lang: Lang) -> Vec<&'a Assumption> {
    let m = &material.results.manifest;
    let bars = material.figures(lang).data.tornado.iter().flat_map(|t| &t.bars);
    let strongest: Vec<&str> = bars.map(|b| b.name.as_str()).collect();
    let rank = |a: &Assumption| {
        let unknown = m.unknowns.iter().find(|u| u.key == a.key);
        let name = unknown.map(|u| readable(lang.pick(&u.en, &u.de)));
        let place = name.map(|n| strongest.iter().position(|s| *s == n).unwrap_or(strongest.len()));
        match place {
            Some(place) => place,
            None => 1000 + acted_on(m, &a.key) * 100 + weight(&a.key),
        }
    };
    let unknown = |a: &Assumption| m.unknowns.iter().any(|u| u.key == a.key);
    let mut all: Vec<&Assumption> = m.assumptions.iter().filter(|a| unknown(a) || is_weak(a)).collect();
    all.sort_by_key(|a| rank(a));
    all
}

/// How close a number is to what the policies change; 0 is closest.
fn acted_on(m: &Manifest, key: &str) -> usize {
    let group = |key: &str| key.split('.').next().unwrap_or_default().to_owned();
    let levers = || m.policies.iter().flat_map(|p| &p.levers);
    match (levers().any(|l| l.key == key), levers().any(|l| group(&l.key) == group(key))) {
        (true, _) => 0,
        // What an effect does that has no unknown of its own: it decides what the policy brings.
        (_, true) if !m.unknowns.iter().any(|u| group(&u.key) == group(key)) => 1,
        _ if weight(key) < WEIGHTY.len() => 2,
        (_, true) => 3,
        _ => 4,
    }
}

fn weight(key: &str) -> usize {
    WEIGHTY.iter().position(|w| key.starts_with(w)).unwrap_or(WEIGHTY.len())
}

fn row(a: &Assumption, m: &Manifest, lang: Lang) -> Vec<Cell> {
    let t = texts::of(lang).slides;
    let two = |text: &str, size: f64, width: f64| fit::cut(text, size, width - 22.0, 2);
    let meaning =
        ParamId::from_key(&a.key).map_or(a.key.as_str(), |id| lang.pick(id.param().en, id.param().de));
    let own = m.unknowns.iter().any(|u| u.key == a.key);
    let source = lang.pick(None, german(&a.source)).unwrap_or(&a.source);
    let source = if own {
        t.drawn
    } else if a.given {
        t.own
    } else {
        source
    };
    let note = SLIDE.footnote;
    vec![
        Cell::new(two(&fit::capital(meaning), SLIDE.small, WIDTHS[0])),
        Cell::new(two(&typographic(&value(a, m, lang)), SLIDE.small, WIDTHS[1])).bold(),
        Cell::new(if a.grade.is_empty() { "–" } else { a.grade.as_str() }),
        Cell::new(two(&fit::capital(source), note, WIDTHS[3])).size(note).color(SLIDE.colors.muted),
    ]
}

/// A value with its unit; shares in per cent.
fn value(a: &Assumption, m: &Manifest, lang: Lang) -> String {
    let (unit, t) = (assumptions::unit(a, m, lang), texts::of(lang).slides);
    let Ok(number) = a.value.replace('_', "").parse::<f64>() else { return a.value.replace(" .. ", "–") };
    let written = |v: f64| lang.written(four_digits(v));
    match unit.strip_prefix(t.share) {
        Some(of) => format!("{} %{of}", written(number * 100.0)),
        None if unit == t.factor => format!("{unit} {}", written(number)),
        None => format!("{} {unit}", written(number)).trim_end().to_owned(),
    }
}

/// More would only look exact.
fn four_digits(v: f64) -> f64 {
    format!("{v:.3e}").parse().unwrap_or(v)
}
