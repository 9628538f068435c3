//! Nothing lies on anything else, is cut off, too small or too pale: in any language, colour, width and size.

use super::super::browser::lint::{faults, lost_focus, nameless};
use super::super::browser::{Look, Page};
use super::{assert_calm, assert_none, several};

/// Faults of what is shown now, each with where it was seen.
fn seen(page: &Page, when: &str, checks: &[&str]) -> Vec<String> {
    let of = |check: &&str| {
        faults(page, check).into_iter().map(|fault| format!("{when}: {fault}")).collect::<Vec<_>>()
    };
    checks.iter().flat_map(of).collect()
}

/// Shows the `i`-th figure of each group; whether there is one in any.
fn show_in_groups(page: &Page, i: usize) -> bool {
    let tab =
        format!("[...document.querySelectorAll('.group > .tabs')].map(t => t.children[{i}]).filter(Boolean)");
    let there = page.holds(&format!("{tab}.length"));
    page.eval(&format!("{tab}.forEach(t => t.click())"));
    page.settle();
    there
}

/// The views of a report: fragments of links, and windows.
fn looked_at(widths: &[u32], fragments: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for fragment in fragments {
        let Some(page) = several(&Look::default(), fragment) else { return found };
        for &width in widths {
            page.look(&Look { width, height: if width > 1300 { 1080 } else { 800 }, ..Look::default() });
            // The page waits until nobody moves the window any more.
            page.eval("new Promise(done => setTimeout(done, 200))");
            page.settle();
            let mut i = 0;
            loop {
                let checks = ["layout()", "contrasts()", "targets()"];
                // What stands beside the groups is said once.
                for fault in seen(&page, &format!("#{fragment} {width} px"), &checks) {
                    if !found.contains(&fault) {
                        found.push(fault);
                    }
                }
                i += 1;
                if !show_in_groups(&page, i) {
                    break;
                }
            }
            show_in_groups(&page, 0);
        }
        assert_calm(&page);
    }
    found
}

#[test]
fn no_text_lies_on_another_or_out_of_its_drawing_in_common_windows() {
    assert_none(&looked_at(&[360, 1280], &["en,light", "de,dark"]), "layout");
    assert_none(&looked_at(&[1920], &["de,dark,projector"]), "layout on a wall");
}

#[test]
#[ignore = "every width, language, colour and size: minutes"]
fn no_text_lies_on_another_or_out_of_its_drawing_anywhere() {
    let mut fragments = Vec::new();
    for lang in ["en", "de"] {
        for colours in ["light", "dark"] {
            fragments.extend([format!("{lang},{colours}"), format!("{lang},{colours},projector")]);
        }
    }
    let fragments: Vec<&str> = fragments.iter().map(String::as_str).collect();
    assert_none(&looked_at(&[360, 768, 1280, 1920], &fragments), "layout");
}

#[test]
fn every_step_of_the_story_fits_its_screen() {
    let mut found = Vec::new();
    for (fragment, width, height) in
        [("en,step=1", 1280, 720), ("de,dark,projector,step=1", 1920, 1080), ("de,step=1", 390, 844)]
    {
        let Some(page) = several(&Look { width, height, ..Look::default() }, fragment) else { return };
        for step in 1..=page.number("D.steps.length") as usize {
            let when = format!("#{fragment} {width} × {height}, step {step}");
            found.extend(seen(&page, &when, &["stage()"]));
            if width > height && page.holds("document.querySelector('.stage-body').scrollHeight > document.querySelector('.stage-body').clientHeight + 1") {
                found.push(format!("{when}: one has to scroll"));
            }
            page.key("ArrowRight");
        }
    }
    assert_none(&found, "story");
}

#[test]
fn headings_names_and_the_order_of_the_tab_key_lead_through_the_page() {
    for fragment in ["", "de,dark"] {
        let Some(page) = several(&Look::default(), fragment) else { return };
        assert_none(&faults(&page, "headings()"), "headings");
        assert_none(&faults(&page, "names()"), "names");
        assert_none(&nameless(&page), "for screen readers");
        assert_none(&lost_focus(&page), "Tab");
    }
}

#[test]
fn the_story_and_the_keys_can_be_used_without_a_mouse() {
    let Some(page) = several(&Look::default(), "step=2") else { return };
    assert_none(&nameless(&page), "for screen readers");
    let inside = "document.querySelector('dialog[open]').contains(document.activeElement) || document.activeElement === document.body";
    for _ in 0..25 {
        page.quick_key("Tab");
        assert!(
            page.holds(inside),
            "the focus stays in the story: {}",
            page.words("document.activeElement.outerHTML")
        );
    }
    assert_calm(&page);
}

#[test]
fn nothing_moves_for_who_wants_it_still() {
    let Some(page) = several(&Look { still: true, ..Look::default() }, "") else { return };
    let written = "document.body.innerHTML";
    for key in ["l", "d", "p", "s", "ArrowRight", "ArrowRight", "Escape"] {
        page.quick_key(key);
        page.eval("new Promise(done => setTimeout(done, 30))");
        assert_none(&faults(&page, "motion()"), key);
        let before = page.words(written);
        page.eval("new Promise(done => setTimeout(done, 150))");
        assert!(page.words(written) == before, "the page changes by itself after {key}");
    }
    assert_calm(&page);
}
