//! What is written: in one language at a time, with no trace of the machinery.

use super::super::browser::lint::{faults, words};
use super::super::browser::{Look, Page};
use super::{assert_calm, assert_none, several};

/// The words of a view in its language.
fn assert_well_said(page: &Page, when: &str) {
    let lang = page.words("document.documentElement.lang");
    assert_none(&faults(page, "nonsense()"), when);
    assert_none(&faults(page, &format!("foreign('{lang}')")), when);
}

#[test]
fn each_language_stands_alone_in_every_view() {
    let Some(page) = several(&Look::default(), "") else { return };
    for lang in ["en", "de", "en"] {
        assert_eq!(page.words("document.documentElement.lang"), lang);
        assert_well_said(&page, lang);
        page.key("?");
        assert_well_said(&page, "the list of keys");
        page.key("Escape");
        page.key("s");
        for step in 1..=page.number("D.steps.length") as usize {
            assert_well_said(&page, &format!("{lang}, step {step}"));
            page.key("ArrowRight");
        }
        page.key("Escape");
        page.key("l");
    }
    assert_calm(&page);
}

#[test]
fn what_marks_say_is_in_the_language_of_the_page() {
    let Some(page) = several(&Look::default(), "de") else { return };
    for i in 0..page.number("document.querySelectorAll('.figure').length") as usize {
        let figure = format!("document.querySelectorAll('.figure')[{i}]");
        if !page
            .holds(&format!("{figure}.checkVisibility() && {figure}.querySelector('.mark[tabindex=\"0\"]')"))
        {
            continue;
        }
        page.eval(&format!(
            "{figure}.querySelector('.mark[tabindex=\"0\"]').focus({{ focusVisible: true }})"
        ));
        for key in ["Home", "ArrowRight", "ArrowRight", "End"] {
            page.key(key);
            assert_well_said(&page, &format!("figure {i}, {key}"));
        }
    }
    assert_calm(&page);
}

#[test]
fn numbers_are_written_as_in_the_language() {
    let Some(page) = several(&Look::default(), "de") else { return };
    let german = words(&page).join("\n");
    assert!(
        german.contains("17.") && german.contains("\u{2212}"),
        "thousands with a point, a real minus sign"
    );
    let english = ["1,000", "18.7"];
    for number in english {
        let drawn = "[...document.querySelectorAll('.figure svg text, table[data-table] td')].map(t => t.textContent)";
        let found: Vec<String> = page.list(drawn).into_iter().filter(|t| t.contains(number)).collect();
        assert_none(&found, "written as in English");
    }
}

#[test]
fn the_page_asks_for_nothing_but_itself_and_opens_without_a_network() {
    let Some(page) = several(&Look { offline: true, ..Look::default() }, "") else { return };
    assert!(page.holds("document.querySelectorAll('.figure svg').length >= 6"));
    assert!(
        page.holds("[...document.fonts].filter(f => f.status === 'loaded').length >= 2"),
        "its own typeface"
    );
    assert_eq!(page.requests().len(), 1, "{:?}", page.requests());
    for key in ["s", "ArrowRight", "Escape", "l", "d", "p", "?", "Escape"] {
        page.key(key);
    }
    assert_eq!(page.requests().len(), 1, "{:?}", page.requests());
    assert_calm(&page);
}

#[test]
fn the_page_refuses_foreign_content() {
    let Some(page) = several(&Look::default(), "") else { return };
    page.eval("document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.broken = 1' }))");
    page.eval("document.body.append(Object.assign(new Image(), { src: 'http://127.0.0.1:9/pixel.png' }))");
    page.settle();
    assert!(!page.holds("window.broken"));
    assert!(page.complaints().len() >= 2, "{:?}", page.complaints());
}
