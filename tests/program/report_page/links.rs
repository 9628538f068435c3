//! A link leads to the view it was copied from.

use super::super::browser::Look;
use super::{assert_calm, several};

/// What is shown, apart from what has the focus.
const STATE: &str = "[document.documentElement.lang, document.documentElement.hasAttribute('data-dark'),
    document.documentElement.hasAttribute('data-projector'), document.querySelector('dialog.stage').innerText,
    [...document.querySelectorAll('.chip')].map(c => c.ariaPressed).join()].join('|')";

#[test]
fn a_copied_link_restores_language_colours_size_policies_and_week() {
    let look = Look { width: 1920, height: 1080, ..Look::default() };
    let Some(page) = several(&look, "") else { return };
    for key in ["l", "d", "p"] {
        page.key(key);
    }
    page.click(".chip:nth-of-type(1)");
    page.eval(
        "[...document.querySelectorAll('.figure .weeks input')].find(i => i.checkVisibility()).focus()",
    );
    page.key("Home");
    page.key("PageUp");
    let week = page.words("document.activeElement.value");
    let (hash, state) = (page.words("location.hash"), page.words(STATE));
    for part in ["de", "dark", "projector", "off=1", &format!("week={week}")] {
        assert!(hash.contains(part), "{part} in {hash}");
    }
    let Some(again) = several(&look, hash.trim_start_matches('#')) else { return };
    assert_eq!(again.words(STATE), state, "{hash}");
    let sliders = "[...document.querySelectorAll('[data-key=fan] .weeks input')].filter(i => i.checkVisibility()).map(i => i.value)";
    assert_eq!(again.list(sliders), [week], "{hash}");
    assert_calm(&again);
}

#[test]
fn a_link_leads_into_the_story_and_to_a_figure() {
    let Some(page) = several(&Look::default(), "de,step=3") else { return };
    let stage = "document.querySelector('dialog.stage').innerText";
    assert!(page.words(stage).contains("3 von"), "{}", page.words(stage));
    page.key("ArrowRight");
    assert!(page.words("location.hash").contains("step=4"));
    page.key("Escape");
    assert!(!page.words("location.hash").contains("step"));
    let Some(page) = several(&Look::default(), "fig=fan-2") else { return };
    let title = page.words("document.querySelector('dialog.stage h2').textContent");
    assert_eq!(title, page.words("document.querySelector('#f-fan-2 h2').textContent"));
    assert_calm(&page);
}

#[test]
fn the_back_button_closes_the_story() {
    let Some(page) = several(&Look::default(), "") else { return };
    page.key("s");
    page.key("ArrowRight");
    page.eval("history.back()");
    page.settle();
    page.settle();
    assert!(page.words("location.href").contains("report.html"), "still on the report");
    assert!(!page.holds("document.querySelector('dialog.stage').open"), "the story is closed");
    assert_calm(&page);
}

#[test]
fn a_link_that_makes_no_sense_is_the_page_as_it_opens() {
    let Some(page) = several(&Look::default(), "") else { return };
    let state = page.words(STATE);
    for link in [
        "step=99999999999999999999",
        "fig=nothing",
        "off=0.77.-1",
        "week=999999",
        "fr,purple",
        "%00%ff",
        "<b>",
        "step=",
    ] {
        let Some(page) = several(&Look::default(), link) else { return };
        page.key("Escape");
        let now = page.words(STATE);
        assert!(now == state || link.starts_with("week"), "#{link}: {now}");
        assert_calm(&page);
    }
    assert_calm(&page);
}
