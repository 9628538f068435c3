//! `results.xlsx`, calculated again by another program: LibreOffice.
//!
//! The workbook stores a result with every formula. Here an office suite calculates all of them afresh, and each has
//! to come out as stored; then a number is put into an input, and the break-even has to follow.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

use super::tools::{skipped, tool};
use super::{Desk, grapevine, text};

/// Recalculates what it opens, whoever wrote it.
const ALWAYS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"#;

/// A value that is left of a cell: as text, with the formula where there is one.
#[derive(Clone, Debug, PartialEq)]
struct Cell {
    value: String,
    formula: Option<String>,
}

/// Sheets by name, cells by place.
type Book = BTreeMap<String, BTreeMap<String, Cell>>;

fn soffice() -> Option<PathBuf> {
    let found = tool(&["soffice", "libreoffice"]);
    if found.is_none() {
        skipped("LibreOffice (soffice)");
    }
    found
}

/// The workbook calculated by LibreOffice, which has a home of its own for the purpose.
fn recalculated(soffice: &Path, bytes: &[u8], home: &Path) -> Vec<u8> {
    let (profile, out) = (home.join("profile"), home.join("out"));
    fs::create_dir_all(profile.join("user")).unwrap();
    fs::write(profile.join("user/registrymodifications.xcu"), ALWAYS).unwrap();
    let input = home.join("results.xlsx");
    fs::write(&input, bytes).unwrap();
    let run = Command::new(soffice)
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"])
        .arg(&out)
        .arg(&input)
        .env("HOME", home)
        .output()
        .expect("soffice starts");
    let file = out.join("results.xlsx");
    assert!(
        file.exists(),
        "{}{}",
        String::from_utf8_lossy(&run.stdout),
        String::from_utf8_lossy(&run.stderr)
    );
    fs::read(file).unwrap()
}

fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a workbook is a zip file");
    let mut parts = BTreeMap::new();
    for i in 0..archive.len() {
        let mut file = archive.by_index(i).expect("readable");
        let mut xml = String::new();
        file.read_to_string(&mut xml).expect("XML");
        parts.insert(file.name().expect("a name").into_owned(), xml);
    }
    parts
}

fn between<'a>(text: &'a str, open: &str, close: &str) -> Option<&'a str> {
    text.split_once(open)?.1.split_once(close).map(|(inner, _)| inner)
}

fn unescaped(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&")
}

/// All text of a shared string, formatted or not.
fn shared(parts: &BTreeMap<String, String>) -> Vec<String> {
    let strings = &parts["xl/sharedStrings.xml"];
    let plain = |item: &str| {
        let item = item.split("</si>").next().expect("ends");
        let runs = item.split("<t").skip(1).filter_map(|run| between(run, ">", "</t>"));
        unescaped(&runs.collect::<String>())
    };
    strings.split("<si>").skip(1).map(plain).collect()
}

fn read(bytes: &[u8]) -> Book {
    let parts = parts(bytes);
    let strings = shared(&parts);
    let names: Vec<String> = parts["xl/workbook.xml"]
        .split("<sheet ")
        .skip(1)
        .map(|sheet| unescaped(between(sheet, "name=\"", "\"").expect("a name")))
        .collect();
    let cell = |cell: &str| {
        let (place, rest) = cell.split_once('"')?;
        let head = rest.split('>').next()?;
        let body = rest.split("</c>").next()?;
        let value = between(body, "<v>", "</v>")?;
        let value = match head.contains("t=\"s\"") {
            true => strings[value.parse::<usize>().expect("an index")].clone(),
            false => unescaped(value),
        };
        let formula = body.contains("<f").then(|| between(body, "<f", "</f>").unwrap_or_default());
        let formula = formula.map(|f| unescaped(f.split_once('>').map_or("", |(_, f)| f)));
        Some((place.to_owned(), Cell { value, formula }))
    };
    let sheet = |i: usize| {
        let xml = &parts[&format!("xl/worksheets/sheet{}.xml", i + 1)];
        // Empty cells have no closing tag of their own.
        xml.split("<c r=\"")
            .skip(1)
            .filter(|c| !c.split('>').next().unwrap_or("").ends_with('/'))
            .filter_map(cell)
            .collect()
    };
    names.iter().enumerate().map(|(i, name)| (name.clone(), sheet(i))).collect()
}

/// The same workbook with a number in an empty input cell.
fn with_input(bytes: &[u8], sheet: usize, place: &str, number: f64) -> Vec<u8> {
    let parts = parts(bytes);
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, mut xml) in parts {
        if name == format!("xl/worksheets/sheet{sheet}.xml") {
            let start = xml.find(&format!("<c r=\"{place}\"")).expect("the input is there");
            let end = start + xml[start..].find("/>").expect("it is empty");
            xml.replace_range(end..end + 2, &format!("><v>{number}</v></c>"));
        }
        out.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        out.write_all(xml.as_bytes()).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// A run's workbook in English, and what `show --json` says about it.
fn reported() -> (Vec<u8>, serde_json::Value, Desk) {
    let desk = Desk::small();
    desk.run().args(["--trials", "64"]).assert().success();
    let folder = desk.result();
    grapevine().arg("report").arg(&folder).args(["--lang", "en"]).assert().success();
    let shown = grapevine().arg("show").arg(&folder).arg("--json").output().expect("started");
    let json = serde_json::from_str(&text(&shown.stdout)).expect("sound JSON");
    (fs::read(folder.join("results.xlsx")).expect("written"), json, desk)
}

fn number(book: &Book, sheet: &str, place: &str) -> f64 {
    let cell = &book[sheet][place];
    cell.value.parse().unwrap_or_else(|_| panic!("{sheet}!{place} is {cell:?}"))
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-6 * a.abs().max(b.abs()).max(1.0)
}

#[test]
fn an_office_suite_calculates_what_the_workbook_says() {
    let Some(soffice) = soffice() else { return };
    let (bytes, json, desk) = reported();
    let stored = read(&bytes);
    let fresh = read(&recalculated(&soffice, &bytes, desk.folder.path()));
    let mut compared = 0;
    for (sheet, cells) in &stored {
        for (place, cell) in cells.iter().filter(|(_, cell)| cell.formula.is_some()) {
            let again = &fresh[sheet].get(place).unwrap_or_else(|| panic!("{sheet}!{place} is gone")).value;
            let same = match (cell.value.parse::<f64>(), again.parse::<f64>()) {
                (Ok(a), Ok(b)) => near(a, b),
                _ => cell.value == *again,
            };
            assert!(same, "{sheet}!{place} {:?}: stored {}, calculated {again}", cell.formula, cell.value);
            compared += 1;
        }
    }
    assert!(compared > 9 * 52, "{compared} formulas");
    let full = &json["full"]["policies"][1];
    let run = |value: &serde_json::Value| value.as_f64().expect("a number");
    let margin = run(&full["margin_gained"]["mean"]);
    let cost = run(&full["lever_cost"]["mean"]);
    for column in ["B", "D"] {
        let of = |row: u32| number(&fresh, "Break-even", &format!("{column}{row}"));
        assert!(near(of(17), run(&full["bridge"]["gain"])), "{} is not the run's gain", of(17));
        assert!(near(of(19), margin) && near(of(20), cost));
        assert!(near(of(18), margin / cost - 1.0));
    }
    assert_eq!(number(&fresh, "Break-even", "B7"), 1_000.0, "the cost at the start is the scenario's");
    assert!(near(number(&fresh, "Policies", "D6"), run(&json["policies"][1]["gain"]["mean"])));
}

#[test]
fn the_break_even_follows_what_is_put_in() {
    let Some(soffice) = soffice() else { return };
    let (bytes, _, desk) = reported();
    let stored = read(&bytes);
    let sheet = 1 + parts(&bytes)["xl/workbook.xml"]
        .split("<sheet ")
        .skip(1)
        .position(|s| s.contains("name=\"Break-even\""))
        .expect("the sheet is there");
    let calculate = |place: &str, number: f64, home: &str| {
        let home = desk.folder.path().join(home);
        fs::create_dir_all(&home).unwrap();
        read(&recalculated(&soffice, &with_input(&bytes, sheet, place, number), &home))
    };
    let of = |book: &Book, place: &str| number(book, "Break-even", place);

    // 500 more at the start is 500 less in the end, and takes longer to come back.
    let dearer = calculate("C7", 1_500.0, "dearer");
    assert!(near(of(&dearer, "D17"), of(&stored, "D17") - 500.0));
    assert!(of(&dearer, "D15") > of(&stored, "D15"), "{} {}", of(&dearer, "D15"), of(&stored, "D15"));
    assert!(near(of(&dearer, "B17"), of(&stored, "B17")), "the run's own answer stays");

    // Half the margin in each week.
    let poorer = calculate("C11", of(&stored, "B11") / 2.0, "poorer");
    assert!(near(of(&poorer, "D19"), of(&stored, "D19") / 2.0));
    assert!(near(of(&poorer, "D20"), of(&stored, "D20")), "cost is as it was");

    // A customer worth twice as much brings twice the margin; no discount brings the plain sum.
    let worthier = calculate("C10", of(&stored, "B10") * 2.0, "worthier");
    assert!(near(of(&worthier, "D11"), of(&stored, "B11") * 2.0));
    assert!(near(of(&worthier, "D19"), of(&stored, "D19") * 2.0));
    let plain = calculate("C12", 0.0, "plain");
    assert!(near(of(&plain, "D19"), of(&stored, "B11") * 52.0));
    assert!(of(&plain, "D17") > of(&stored, "D17"));
}
