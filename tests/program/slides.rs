//! `slides.pptx` as an office suite opens it.

use std::path::Path;
use std::process::Command;

use super::tools::{skipped, tool};
use super::{Desk, grapevine, text};

/// The slides of a file: entries of its archive that are slides.
fn slides(file: &Path) -> usize {
    let archive = zip::ZipArchive::new(std::fs::File::open(file).expect("the file")).expect("an archive");
    let name = |n: Result<_, _>| -> std::borrow::Cow<'_, str> { n.expect("a name in UTF-8") };
    archive.file_names().map(name).filter(|n| n.starts_with("ppt/slides/slide")).count()
}

/// Converts a deck to PDF and counts the pages; `None` without LibreOffice.
fn pages(deck: &Path) -> Option<usize> {
    let Some(office) = tool(&["soffice", "libreoffice"]) else {
        skipped("LibreOffice (soffice) is");
        return None;
    };
    let folder = tempfile::tempdir().expect("a temporary folder");
    // A profile of its own: another LibreOffice may be running.
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    let mut command = Command::new(office);
    command.args([&profile, "--headless", "--convert-to", "pdf", "--outdir"]).arg(folder.path()).arg(deck);
    let output = command.output().expect("LibreOffice starts");
    let name = deck.file_name().expect("a name");
    let pdf = std::fs::read(folder.path().join(name).with_extension("pdf"))
        .unwrap_or_else(|e| panic!("no PDF: {e}; {}{}", text(&output.stdout), text(&output.stderr)));
    let page = |at: usize| pdf[at..].starts_with(b"/Type/Page") && pdf.get(at + 10) != Some(&b's');
    Some((0..pdf.len()).filter(|at| page(*at)).count())
}

#[test]
fn libreoffice_shows_every_slide_of_a_report_and_of_chosen_charts() {
    let desk = Desk::small();
    desk.run().args(["--trials", "64"]).assert().success();
    let run = desk.result();
    grapevine().arg("report").arg(&run).assert().success();
    let deck = run.join("slides.pptx");
    let shown = slides(&deck);
    assert!(shown >= 8, "question, verdict, charts, policies and assumptions: {shown}");
    if let Some(pages) = pages(&deck) {
        assert_eq!(pages, shown);
    }
    grapevine().arg("chart").arg(&run).args(["--pptx", "fan", "iceberg", "--lang", "de"]).assert().success();
    let chosen = run.join("charts").join("charts.pptx");
    assert_eq!(slides(&chosen), 2);
    if let Some(pages) = pages(&chosen) {
        assert_eq!(pages, 2);
    }
}

#[test]
fn a_deck_of_charts_that_have_nothing_to_show_is_not_written() {
    let desk = Desk::small();
    desk.run().args(["--trials", "64"]).assert().success();
    let run = desk.result();
    let output = grapevine().arg("chart").arg(&run).args(["--pptx", "pilot"]).assert().failure();
    assert!(text(&output.get_output().stderr).contains("`pilot` has nothing to show"));
    assert!(!run.join("charts").join("charts.pptx").exists());
    let both = grapevine().arg("chart").arg(&run).args(["--pptx", "--svg"]).assert().failure();
    assert!(text(&both.get_output().stderr).contains("cannot be used with"));
}
