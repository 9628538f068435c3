//! Without a screen, without scripts: on paper, and in a reader that runs nothing.

use std::fs;

use super::super::browser::lint::{faults, pages};
use super::super::browser::{self, Look};
use super::{SEVERAL, assert_calm, assert_none, report, several};

#[test]
fn it_prints_on_a_few_pages_without_controls() {
    let Some(page) = several(&Look { print: true, ..Look::default() }, "") else { return };
    let controls = "[...document.querySelectorAll('button, input, select, dialog, nav')].filter(e => e.checkVisibility()).map(e => e.outerHTML)";
    let bare: Vec<String> = page.list(controls).into_iter().filter(|c| !c.contains("data-say")).collect();
    assert_none(&bare, "controls on paper");
    let count = pages(&page.pdf());
    assert!((4..=16).contains(&count), "{count} pages");
    assert_calm(&page);
}

#[test]
fn dark_and_projector_do_not_go_to_paper() {
    let Some(page) = several(&Look { print: true, dark: true, ..Look::default() }, "de,dark,projector")
    else {
        return;
    };
    assert_eq!(page.words("getComputedStyle(document.body).backgroundColor"), "rgb(255, 255, 255)");
    assert!(page.number("parseFloat(getComputedStyle(document.documentElement).fontSize)") < 17.0);
    assert_none(&faults(&page, "contrasts()"), "on paper");
}

#[test]
fn without_scripts_verdict_drawings_and_tables_can_be_read() {
    let Some(page) = browser::page(&Look { scripts: false, ..Look::default() }) else { return };
    page.open(&report("several", SEVERAL), "");
    let words = page.words("document.body.innerText");
    for part in [
        "“Half the failures” is the best choice",
        "As today",
        "Ask for complaints",
        "64 worlds",
        "scenario file",
    ] {
        assert!(words.contains(part), "{part}: {words}");
    }
    assert!(
        page.number("[...document.querySelectorAll('.figure svg')].filter(s => s.checkVisibility()).length")
            >= 6.0
    );
    let dead = "[...document.querySelectorAll('button, input')].filter(e => e.checkVisibility()).map(e => e.outerHTML)";
    assert_none(&page.list(dead), "controls that do nothing");
    assert_none(&faults(&page, "contrasts()"), "without scripts");
    assert_none(&faults(&page, "nonsense()"), "without scripts");
    assert_calm(&page);
}

#[test]
fn the_file_is_small_and_the_same_each_time() {
    let made = report("several", SEVERAL);
    let bytes = fs::read(&made).expect("made");
    assert!(bytes.len() < 1_000_000, "{} bytes", bytes.len());
    let again = made.with_file_name("again.html");
    let folder = made.parent().expect("a folder");
    super::grapevine().arg("report").arg(folder).arg("--out").arg(&again).assert().success();
    assert!(fs::read(&again).expect("made") == bytes, "the same results give the same bytes");
}
