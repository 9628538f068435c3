//! Decks as PowerPoint reads them, from results of the made-up world and from nasty charts.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::sync::OnceLock;

use grapevine_engine::scenario::Scenario;
use roxmltree::{Document, Node};

use super::super::chart::{CHARTS, Picture, samples};
use super::*;
use crate::store::Results;
use crate::testing::{Fake, scenario, stored};

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The parts of a file by path.
type Parts = BTreeMap<String, String>;

fn parts(file: &[u8]) -> Parts {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file)).expect("a zip archive");
    (0..archive.len())
        .map(|i| {
            let mut entry = archive.by_index(i).expect("an entry");
            let mut text = String::new();
            entry.read_to_string(&mut text).expect("UTF-8");
            (entry.name().expect("a name in UTF-8").into_owned(), text)
        })
        .collect()
}

fn results(
    folder: &tempfile::TempDir,
    policies: usize,
    rounds: u32,
    change: impl Fn(&mut Scenario),
) -> Results {
    let mut scenario = scenario(policies);
    change(&mut scenario);
    stored(folder.path(), &scenario, &Fake::default(), rounds)
}

/// The deck of a made-up run.
fn deck(policies: usize, rounds: u32, lang: Lang, change: impl Fn(&mut Scenario)) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let results = results(&folder, policies, rounds, change);
    write(&Material::of(&results).expect("has results"), lang)
}

const LONG: &str = "A policy whose name goes on & on, with <b>markup</b>, \"quotes\", 💡 and much more than any slide has \
    room for, so that it must be cut somewhere near two hundred characters, which is about here, at last, or even later";

fn nasty(s: &mut Scenario) {
    s.title = format!("Title <script>alert(1)</script> & \u{1}\u{fffe} {LONG}");
    let names = ["<&>\"'", LONG, "שלום לכולם", "=HYPERLINK(\"x\")", "\u{7}\u{202e}💡", "Ü"];
    for (p, name) in s.policies.iter_mut().zip(names) {
        p.name = name.to_owned();
    }
}

/// Decks that differ in everything that has mattered so far, written once for all tests.
fn decks() -> &'static [(&'static str, Vec<u8>)] {
    static DECKS: OnceLock<Vec<(&str, Vec<u8>)>> = OnceLock::new();
    DECKS.get_or_init(|| {
        vec![
            ("three policies", deck(3, 4, Lang::En, |_| ())),
            ("in German", deck(3, 4, Lang::De, |_| ())),
            ("one policy", deck(1, 1, Lang::En, |_| ())),
            ("fifty policies", deck(50, 1, Lang::En, |_| ())),
            ("nasty names", deck(6, 1, Lang::De, nasty)),
        ]
    })
}

/// The parts of one of [`decks`].
fn parts_of(name: &str) -> Parts {
    parts(&decks().iter().find(|(n, _)| *n == name).expect("a deck").1)
}

fn slides_of(parts: &Parts) -> Vec<(&String, &String)> {
    parts.iter().filter(|(path, _)| path.starts_with("ppt/slides/slide")).collect()
}

fn is(node: &Node<'_, '_>, name: &str) -> bool {
    node.tag_name().name() == name
}

fn words(node: Node<'_, '_>) -> String {
    node.descendants().filter(|n| is(n, "t")).filter_map(|n| n.text()).collect::<Vec<_>>().join(" ")
}

/// The text of the placeholder of a kind.
fn placeholder(document: &Document<'_>, kinds: &[&str]) -> Option<String> {
    let shape = document.descendants().filter(|n| is(n, "sp")).find(|sp| {
        let ph = sp.descendants().find(|n| is(n, "ph"));
        ph.and_then(|ph| ph.attribute("type")).is_some_and(|t| kinds.contains(&t))
    })?;
    Some(words(shape))
}

/// A target beside the part that names it.
fn resolved(part: &str, target: &str) -> String {
    let mut folders: Vec<&str> = part.split('/').collect();
    folders.pop();
    for step in target.split('/') {
        if step == ".." {
            folders.pop().expect("within the file")
        } else {
            folders.push(step);
            ""
        };
    }
    folders.join("/")
}

#[test]
fn everything_a_part_refers_to_is_there_and_nothing_else() {
    for (name, file) in decks() {
        let parts = parts(file);
        let types = Document::parse(&parts["[Content_Types].xml"]).expect("well-formed");
        let typed: BTreeSet<String> = types
            .descendants()
            .filter_map(|n| Some(n.attribute("PartName")?.trim_start_matches('/').to_owned()))
            .collect();
        let mut reached = BTreeSet::new();
        for (path, xml) in &parts {
            let document = Document::parse(xml).unwrap_or_else(|e| panic!("{name}, {path}: {e}"));
            let Some(part) = path.strip_suffix(".rels").map(|p| p.replacen("_rels/", "", 1)) else {
                let relations =
                    parts.get(&relations_path(path)).map(|r| Document::parse(r).expect("well-formed"));
                for id in document.descendants().filter_map(|n| n.attribute((RELATIONS, "id"))) {
                    let known = relations
                        .as_ref()
                        .is_some_and(|r| r.descendants().any(|n| n.attribute("Id") == Some(id)));
                    assert!(known, "{name}, {path}: {id} leads nowhere");
                }
                continue;
            };
            for target in document.descendants().filter_map(|n| n.attribute("Target")) {
                let target = resolved(&part, target);
                assert!(parts.contains_key(&target), "{name}: {path} names {target}");
                reached.insert(target);
            }
        }
        assert_eq!(typed, reached, "{name}: parts with a type, and parts that something refers to");
    }
}

fn relations_path(part: &str) -> String {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    format!("{folder}/_rels/{file}.rels")
}

#[test]
fn every_slide_has_a_title_a_footer_a_number_and_notes() {
    for (name, file) in decks() {
        let parts = parts(file);
        assert!(slides_of(&parts).len() >= 5, "{name}");
        for (path, xml) in slides_of(&parts) {
            let document = Document::parse(xml).expect("well-formed");
            let title = placeholder(&document, &["title", "ctrTitle"]);
            assert!(title.is_some_and(|t| !t.trim().is_empty()), "{name}, {path} has no title");
            assert!(
                placeholder(&document, &["sldNum"]).is_some() && placeholder(&document, &["ftr"]).is_some()
            );
            let notes = path.replace("slides/slide", "notesSlides/notesSlide");
            let notes = Document::parse(&parts[&notes]).expect("well-formed");
            assert!(
                placeholder(&notes, &["body"]).is_some_and(|t| t.len() > 40),
                "{name}, {path} has no notes"
            );
        }
    }
}

#[test]
fn ids_are_unique_on_a_slide_and_every_shape_has_a_name() {
    for (name, file) in decks() {
        for (path, xml) in
            parts(file).iter().filter(|(p, _)| p.starts_with("ppt/slide") && p.ends_with(".xml"))
        {
            let document = Document::parse(xml).expect("well-formed");
            let mut ids = BTreeSet::new();
            for shape in document.descendants().filter(|n| is(n, "cNvPr")) {
                assert!(
                    ids.insert(shape.attribute("id")),
                    "{name}, {path}: {:?} twice",
                    shape.attribute("id")
                );
                let named = shape.attribute("id") == Some("1")
                    || shape.attribute("name").is_some_and(|n| !n.is_empty());
                assert!(named, "{name}, {path}");
            }
        }
    }
}

/// Children stand in the order of the schema: PowerPoint repairs (that is, throws away) what is not.
#[test]
fn elements_stand_in_the_order_of_the_schema() {
    let orders: [(&str, &[&str]); 12] = [
        ("sld", &["cSld", "clrMapOvr"]),
        ("cSld", &["bg", "spTree"]),
        ("sp", &["nvSpPr", "spPr", "txBody"]),
        ("cxnSp", &["nvCxnSpPr", "spPr"]),
        ("grpSpPr", &["xfrm"]),
        ("spPr", &["xfrm", "custGeom", "prstGeom", "noFill", "solidFill", "ln"]),
        ("ln", &["noFill", "solidFill", "prstDash", "round", "miter"]),
        ("rPr", &["ln", "noFill", "solidFill", "effectLst", "latin", "ea", "cs"]),
        ("txBody", &["bodyPr", "lstStyle", "p"]),
        ("p", &["pPr", "r", "fld", "endParaRPr"]),
        ("tcPr", &["lnL", "lnR", "lnT", "lnB", "noFill"]),
        (
            "presentation",
            &["sldMasterIdLst", "notesMasterIdLst", "sldIdLst", "sldSz", "notesSz", "defaultTextStyle"],
        ),
    ];
    for (name, file) in decks() {
        for (path, xml) in parts(file) {
            let document = Document::parse(&xml).expect("well-formed");
            for node in document.descendants() {
                let Some((_, order)) = orders.iter().find(|(parent, _)| is(&node, parent)) else { continue };
                let place = |child: Node<'_, '_>| {
                    let found = order.iter().position(|o| is(&child, o));
                    found.unwrap_or_else(|| panic!("{name}, {path}: {child:?} in {node:?}"))
                };
                let places: Vec<usize> = node.children().filter(Node::is_element).map(place).collect();
                assert!(places.is_sorted(), "{name}, {path}: children of {node:?}");
            }
        }
    }
}

#[test]
fn the_same_results_give_the_same_bytes() {
    let (_, german) = &decks()[1];
    assert!(*german == deck(3, 4, Lang::De, |_| ()));
}

#[test]
fn nothing_from_a_scenario_becomes_markup_and_right_to_left_names_are_read_that_way() {
    let parts = parts_of("nasty names");
    let all: String = parts.values().cloned().collect();
    assert!(
        !all.contains("<script")
            && !all.contains("<b>")
            && !all.contains('\u{1}')
            && !all.contains('\u{202e}')
    );
    let document = |xml: &str| -> bool {
        let document = Document::parse(xml).expect("well-formed");
        document.descendants().filter(|n| is(n, "p")).any(|p| {
            let right = p.children().any(|c| is(&c, "pPr") && c.attribute("rtl") == Some("1"));
            right && words(p).contains("שלום")
        })
    };
    assert!(
        slides_of(&parts).iter().any(|(_, xml)| document(xml)),
        "a table with the name from right to left"
    );
}

#[test]
fn of_fifty_policies_the_best_have_a_fan_and_the_others_are_named() {
    let parts = parts_of("fifty policies");
    let fans = slides_of(&parts).iter().filter(|(_, xml)| xml.contains("Cumulated gain of")).count();
    assert_eq!(fans, MOST);
    let notes = Document::parse(&parts["ppt/notesSlides/notesSlide2.xml"]).expect("well-formed");
    let said = placeholder(&notes, &["body"]).unwrap_or_default();
    // In the made-up world policy p earns 100 p more than today.
    assert!(
        said.contains("Policy 20,") && said.contains("Policy 3,") && !said.contains("Policy 49"),
        "{said}"
    );
    let tables: Vec<_> = slides_of(&parts).into_iter().filter(|(_, xml)| xml.contains("Policy 49")).collect();
    assert!(tables.iter().any(|(_, xml)| xml.contains("<a:tbl>")), "the last policy is in a table");
}

#[test]
fn marks_are_named_after_their_row_and_texts_after_their_words() {
    let parts = parts_of("three policies");
    let names: BTreeSet<String> = slides_of(&parts)
        .iter()
        .flat_map(|(_, xml)| {
            let document = Document::parse(xml).expect("well-formed");
            let named = document.descendants().filter_map(|n| n.attribute("name").map(str::to_owned));
            named.collect::<Vec<_>>()
        })
        .collect();
    for name in
        ["Bar: Train the front desk", "Dot: Ask for complaints", "Label: Train the front desk", "Grid line"]
    {
        assert!(names.contains(name), "{name} is not among {names:#?}");
    }
    let described = slides_of(&parts)
        .iter()
        .filter(|(_, xml)| xml.contains("name=\"Chart: ") && xml.contains("descr=\""))
        .count();
    assert!(described >= 5, "charts have an alternative text");
}

#[test]
fn every_kind_of_chart_has_a_way_to_read_it_in_both_languages() {
    for lang in [Lang::En, Lang::De] {
        for kind in CHARTS {
            let reading = texts::of(lang).slides.reading;
            assert!(reading.iter().any(|(key, how)| *key == kind.key && how.len() > 40), "{}", kind.key);
        }
    }
}

#[test]
fn every_chart_on_nasty_data_becomes_shapes_on_the_slide() {
    for (name, data) in samples::nasty() {
        for lang in [Lang::En, Lang::De] {
            let context = samples::context(lang);
            let pictures = |kind: &'static ChartKind| -> Vec<(&'static ChartKind, Picture)> {
                (kind.draw)(&data, &context, &SLIDE).into_iter().map(|p| (kind, p)).collect()
            };
            let charts: Vec<_> = CHARTS.iter().flat_map(pictures).collect();
            let parts = parts(&of_charts(name, &charts, lang));
            assert_eq!(slides_of(&parts).len(), charts.len(), "{name}");
            for (path, xml) in slides_of(&parts) {
                let document = Document::parse(xml).unwrap_or_else(|e| panic!("{name}, {path}: {e}"));
                for n in document.descendants().filter(|n| is(n, "off") || is(n, "ext")) {
                    for value in n.attributes() {
                        let value: i64 = value.value().parse().expect("a whole number");
                        assert!((-2_000_000..=16_000_000).contains(&value), "{name}, {path}: {value}");
                    }
                }
            }
        }
    }
}

/// Writes the decks of the runs in the folder `GRAPEVINE_RUNS` beside them, to be looked at.
#[test]
#[ignore = "writes decks for people"]
fn write_decks() {
    let folder = std::path::PathBuf::from(std::env::var("GRAPEVINE_RUNS").expect("names a folder"));
    for (name, file) in decks() {
        std::fs::write(folder.join(format!("{}.pptx", name.replace(' ', "-"))), file).expect("written");
    }
    for run in std::fs::read_dir(&folder).expect("readable").map(|e| e.expect("an entry").path()) {
        let Ok(results) = Results::open(&run) else { continue };
        let material = Material::of(&results).expect("has results");
        let start = std::time::Instant::now();
        let file = write(&material, results.manifest.lang.into());
        println!("{}: {} B in {:?}", run.display(), file.len(), start.elapsed());
        std::fs::write(run.with_extension("pptx"), file).expect("written");
    }
}
