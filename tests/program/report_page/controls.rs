//! Every control does what it says, by mouse and by key.

use super::super::browser::{Look, Page};
use super::{assert_calm, several};

const LANGUAGE: &str = "document.documentElement.lang";
const STAGE: &str = "document.querySelector('dialog.stage').open";

/// Whether the ground of the page is dark.
fn is_dark(page: &Page) -> bool {
    let ground = page.words("getComputedStyle(document.body).backgroundColor");
    let numbers = ground.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse::<u32>().ok());
    numbers.take(3).sum::<u32>() < 3 * 90
}

fn type_size(page: &Page) -> f64 {
    page.number("parseFloat(getComputedStyle(document.documentElement).fontSize)")
}

/// All drawings that can be seen, as they are written, but those that one chooses a policy for.
fn drawings(page: &Page) -> String {
    page.words("[...document.querySelectorAll('.figure .host')].filter(h => h.checkVisibility() && !h.closest('.group')).map(h => h.innerHTML).join('')")
}

#[test]
fn the_language_changes_at_a_key_and_at_a_button() {
    let Some(page) = several(&Look::default(), "") else { return };
    assert_eq!(page.words(LANGUAGE), "en");
    let english = page.words("document.body.innerText");
    page.key("l");
    assert_eq!(page.words(LANGUAGE), "de");
    let german = page.words("document.body.innerText");
    assert!(german != english && german.contains("Welten"), "{german}");
    page.click("#b-lang");
    assert_eq!(page.words(LANGUAGE), "en");
    assert_eq!(page.words("document.body.innerText"), english);
    assert_calm(&page);
}

#[test]
fn colours_follow_the_system_until_somebody_chooses() {
    let Some(page) = several(&Look::default(), "") else { return };
    assert!(!is_dark(&page));
    page.look(&Look { dark: true, ..Look::default() });
    page.settle();
    assert!(is_dark(&page), "the system's choice");
    page.key("d");
    assert!(!is_dark(&page), "the person's choice");
    assert!(!page.holds("document.querySelector('#b-dark').getAttribute('aria-pressed') === 'true'"));
    page.click("#b-dark");
    assert!(is_dark(&page));
    assert!(page.holds("document.querySelector('#b-dark').getAttribute('aria-pressed') === 'true'"));
    assert_calm(&page);
}

#[test]
fn the_projector_has_larger_type_on_the_page_and_in_drawings() {
    let Some(page) = several(&Look { width: 1920, height: 1080, ..Look::default() }, "") else { return };
    let smallest = "Math.min(...[...document.querySelectorAll('.figure .host svg text')].filter(t => t.checkVisibility())
        .map(t => parseFloat(getComputedStyle(t).fontSize) * Math.abs(t.getScreenCTM().a)))";
    let (before, drawn) = (type_size(&page), page.number(smallest));
    page.key("p");
    assert!(type_size(&page) > before * 1.25, "{} after {before}", type_size(&page));
    assert!(page.number(smallest) > drawn * 1.2, "{} after {drawn}", page.number(smallest));
    page.click("#b-projector");
    assert!((type_size(&page) - before).abs() < 0.01);
    assert_calm(&page);
}

#[test]
fn the_story_is_told_on_the_arrow_keys() {
    let Some(page) = several(&Look::default(), "") else { return };
    let words = |page: &Page| page.words("document.querySelector('dialog.stage').innerText");
    let steps = page.number("D.steps.length") as usize;
    assert!(steps >= 6, "{steps} steps");
    page.key("s");
    assert!(page.holds(STAGE));
    let first = words(&page);
    assert!(first.contains(&format!("1 of {steps}")), "{first}");
    let mut told = vec![first.clone()];
    for step in 2..=steps {
        page.key("ArrowRight");
        let now = words(&page);
        assert!(now.contains(&format!("{step} of {steps}")) && !told.contains(&now), "{now}");
        assert!(!page.holds("document.querySelector('.stage-body .host') && !document.querySelector('.stage-body .host svg, .stage-body .host canvas')"), "a figure is drawn in step {step}");
        told.push(now);
    }
    page.key("ArrowRight");
    assert_eq!(words(&page), told[steps - 1], "the last step stays");
    page.key("ArrowLeft");
    assert_eq!(words(&page), told[steps - 2]);
    page.key("Home");
    assert_eq!(words(&page), first);
    page.key("End");
    assert_eq!(words(&page), told[steps - 1]);
    page.key("l");
    assert!(words(&page).contains(&format!("{steps} von {steps}")), "{}", words(&page));
    page.key("l");
    page.key("Escape");
    assert!(!page.holds(STAGE));
    page.click("#b-story");
    page.click("#stage-next");
    assert_eq!(words(&page), told[1]);
    page.click("#stage-close");
    assert!(!page.holds(STAGE));
    assert_eq!(page.words("document.activeElement.id"), "b-story", "the focus returns");
    assert_calm(&page);
}

#[test]
fn the_keys_are_listed_at_a_question_mark() {
    let Some(page) = several(&Look::default(), "") else { return };
    page.key("?");
    let listed = "document.querySelector('dialog.keys').open";
    assert!(page.holds(listed));
    let words = page.words("document.querySelector('dialog.keys').innerText").to_lowercase();
    for key in ["s\n", "l\n", "d\n", "p\n", "home", "esc"] {
        assert!(words.contains(key), "{key}: {words}");
    }
    page.key("Escape");
    assert!(!page.holds(listed));
    page.click("#b-help");
    assert!(page.holds(listed));
    page.click("#keys-close");
    assert!(!page.holds(listed));
    assert_calm(&page);
}

#[test]
fn a_policy_can_be_left_out_of_every_drawing_and_table_and_taken_back() {
    let Some(page) = several(&Look::default(), "") else { return };
    let named = |name: &str| {
        format!(
            "[...document.querySelectorAll('.figure .host text, .tabs button, table[data-table] tbody th')]
               .filter(t => t.checkVisibility() && t.textContent.includes('{name}')).map(t => t.outerHTML)"
        )
    };
    let before = drawings(&page);
    let chips = page.list("[...document.querySelectorAll('.chip')].map(c => c.textContent)");
    assert_eq!(chips, ["Ask for complaints", "Half the failures", "Answer better"]);
    for (i, name) in chips.iter().enumerate() {
        let chip = format!(".chip:nth-of-type({})", i + 1);
        assert!(!page.list(&named(name)).is_empty(), "{name} is shown");
        page.click(&chip);
        assert!(page.holds(&format!("document.querySelector('{chip}').ariaPressed === 'false'")), "{name}");
        let left = page.list(&named(name));
        assert!(left.is_empty(), "{name} is switched off, but: {left:?}");
        page.click(&chip);
        assert!(!page.list(&named(name)).is_empty(), "{name} is back");
    }
    page.leave();
    assert_eq!(drawings(&page), before, "as it was");
    for i in 1..=chips.len() {
        page.click(&format!(".chip:nth-of-type({i})"));
    }
    assert!(!drawings(&page).contains("NaN"), "with no policy left there is no arithmetic on nothing");
    page.click(".chips .all");
    page.leave();
    assert_eq!(drawings(&page), before, "all are back");
    assert_calm(&page);
}

#[test]
fn one_policy_of_several_is_shown_at_a_time() {
    let Some(page) = several(&Look::default(), "") else { return };
    let shown = "[...document.querySelectorAll('.figure[data-key=fan]')].filter(f => f.checkVisibility()).map(f => f.id)";
    let tab = |i: usize| format!(".group:has([data-key=fan]) .tabs button:nth-of-type({i})");
    let mut seen = Vec::new();
    for i in 1..=3 {
        page.click(&tab(i));
        seen.push(page.list(shown).join("+"));
    }
    seen.sort();
    assert_eq!(seen, ["f-fan", "f-fan-2", "f-fan-3"]);
    assert_calm(&page);
}

#[test]
fn a_figure_fills_the_screen_and_others_follow() {
    let Some(page) = several(&Look::default(), "") else { return };
    page.click("#f-policies .expand");
    assert!(page.holds(STAGE) && page.holds("document.querySelector('.stage .host svg')"));
    let title = "document.querySelector('.stage h2').textContent";
    let first = page.words(title);
    page.key("ArrowRight");
    assert_ne!(page.words(title), first);
    page.key("Escape");
    assert!(!page.holds(STAGE));
    assert_calm(&page);
}

#[test]
fn tables_are_sorted_by_their_columns() {
    let Some(page) = several(&Look::default(), "") else { return };
    let names = "[...document.querySelectorAll('table[data-table=table] tbody tr')].map(r => r.querySelector('bdi').textContent)";
    let file = page.list(names);
    let column = "table[data-table=table] thead th:nth-child(2)";
    let sort = format!("document.querySelector('{column}').ariaSort");
    page.click(&format!("{column} button"));
    let down = page.list(names);
    assert_eq!(page.eval(&sort), "descending");
    assert_eq!(down[0], "Half the failures", "{down:?}");
    page.click(&format!("{column} button"));
    let up = page.list(names);
    assert_eq!(page.eval(&sort), "ascending");
    let gains = |list: &[String]| list.iter().filter(|n| *n != "As today").cloned().collect::<Vec<_>>();
    let mut reversed = gains(&up);
    reversed.reverse();
    assert_eq!(gains(&down), reversed);
    page.click(&format!("{column} button"));
    assert_eq!(page.list(names), file, "a third time: as in the file");
    assert_calm(&page);
}

#[test]
fn assumptions_are_found_by_word_grade_and_origin() {
    let Some(page) = several(&Look::default(), "") else { return };
    let rows = "[...document.querySelectorAll('.sources tbody tr')].filter(r => r.checkVisibility())";
    let count = |page: &Page| page.number(&format!("{rows}.length")) as usize;
    let all = count(&page);
    assert!(all > 50, "{all} numbers");
    page.click("#search");
    page.write("voice.rate");
    let found = count(&page);
    assert!((1..6).contains(&found), "{found} rows");
    let told = page.words("document.querySelector('#shown').textContent");
    assert!(told.starts_with(&format!("{found} of {all}")), "{told}");
    page.eval("document.querySelector('#search').select()");
    page.write("no such number");
    assert_eq!(count(&page), 0);
    assert!(!page.words("document.querySelector('#shown').textContent").is_empty());
    page.key("l");
    assert_eq!(page.words(LANGUAGE), "en", "letters in a text field are text");
    page.eval("(() => { const s = document.querySelector('#search'); s.value = ''; s.dispatchEvent(new Event('input')); s.blur(); })()");
    page.click("#only-weak");
    let grades = page.list(&format!("{rows}.map(r => r.querySelector('.grade').textContent)"));
    assert!(!grades.is_empty() && grades.iter().all(|g| g == "C" || g == "D"), "{grades:?}");
    page.click("#only-weak");
    page.click("#only-own");
    let keys = page.list(&format!("{rows}.map(r => r.querySelector('code').textContent)"));
    assert!(keys.contains(&"voice.rate".to_owned()) && keys.contains(&"time.weeks".to_owned()), "{keys:?}");
    assert!(keys.len() < 15, "{keys:?}");
    page.click("#only-own");
    assert_eq!(count(&page), all);
    assert_calm(&page);
}

#[test]
fn every_figure_explains_its_marks_to_mouse_and_keyboard() {
    let Some(page) = several(&Look::default(), "") else { return };
    let figures = page
        .list("[...document.querySelectorAll('.figure')].filter(f => f.checkVisibility()).map(f => f.id)");
    let tip = |id: &str| format!("(document.querySelector('#{id} .tip:not([hidden])')?.innerText ?? '')");
    let mut explained = 0;
    for id in figures.iter().filter(|id| !id.starts_with("f-network")) {
        let marks = page.number(&format!("document.querySelectorAll('#{id} .mark').length"));
        assert!(marks > 0.0, "{id} has nothing to hover over");
        page.hover(&format!("#{id} .mark"));
        let by_mouse = page.words(&tip(id));
        assert!(by_mouse.chars().any(|c| c.is_ascii_digit()), "{id}, hovered over, says `{by_mouse}`");
        page.leave();
        assert_eq!(page.words(&tip(id)), "", "{id}, left");
        // The key makes it a visit by keyboard; before the figure is its button or the slider.
        page.eval(&format!(
            "document.querySelector('#{id} .mark[tabindex=\"0\"]').focus({{ focusVisible: true }})"
        ));
        page.key("Home");
        let by_key = page.words(&tip(id));
        assert!(by_key.chars().any(|c| c.is_ascii_digit()), "{id}, with focus, says `{by_key}`");
        page.key("Escape");
        assert_eq!(page.words(&tip(id)), "", "{id}, after Escape");
        page.eval("document.activeElement.blur()");
        explained += 1;
    }
    assert!(explained >= 6, "{figures:?}");
    assert_calm(&page);
}

#[test]
fn figures_over_weeks_follow_the_slider() {
    let Some(page) = several(&Look::default(), "") else { return };
    let sliders = page.list("[...document.querySelectorAll('.figure:has(.weeks input)')].filter(f => f.checkVisibility()).map(f => f.id)");
    assert!(!sliders.is_empty(), "a figure over time");
    for id in sliders {
        let drawn = format!("document.querySelector('#{id} .host').innerHTML");
        let last = page.words(&drawn);
        page.eval(&format!("document.querySelector('#{id} .weeks input').focus()"));
        page.key("Home");
        let first = page.words(&drawn);
        assert_ne!(first, last, "{id}: the first week differs from the last");
        let least = page.number(&format!("Number(document.querySelector('#{id} .weeks input').min)"));
        let hash = page.words("location.hash");
        assert!(hash.contains(&format!("week={least}")) && least <= 1.0, "{id}: {hash}");
        page.key("End");
        page.leave();
        let most = page.number(&format!("Number(document.querySelector('#{id} .weeks input').max)"));
        let hash = page.words("location.hash");
        assert!(hash.contains(&format!("week={most}")) && most >= 100.0, "{id}: {hash}");
        assert_eq!(page.words("document.activeElement.type"), "range", "{id}: the focus stays on the slider");
    }
    assert_calm(&page);
}
