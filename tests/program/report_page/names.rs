//! Whatever a scenario is called: names are text.

use std::fs;

use super::super::browser::lint::faults;
use super::super::browser::{self, Look, Page};
use super::{assert_calm, assert_none, report};

const NASTY: [&str; 9] = [
    "<img src=x onerror=window.hacked=1>",
    "</script><script>window.hacked=2</script>",
    "__proto__",
    "constructor",
    "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
    "🦊 zwölf 👩‍👩‍👧 Füchse",
    "שלום עולם مرحبا",
    "{gain} ${1+1} %s & &amp;",
    "=HYPERLINK(1)",
];
const TITLE: &str = "<b>Bold</b> </title><script>window.hacked=3</script> & more";

/// A small scenario with policies of these names, each a little better than the one before. All are clearly better than
/// today: what is close needs intervals that take long.
fn scenario(title: &str, names: &[String]) -> String {
    let mut text = format!(
        "grapevine = 1\ntitle = {title:?}\n[world]\nmarket.people = 1_500\nmarket.customers = 700\ntime.weeks = 26\n\
         network.kind = \"watts_strogatz\"\n[unknowns]\nvoice.rate = \"beta(2, 38)\"\n\
         [[policy]]\nname = \"As today\"\nbaseline = true\n"
    );
    for (i, name) in names.iter().enumerate() {
        let factor = 0.5 - 0.4 * i as f64 / names.len() as f64;
        text += &format!(
            "[[policy]]\nname = '''{name}'''\nset = {{ \"quality.failure_rate\" = \"x {factor:.3}\" }}\n"
        );
    }
    text + "[answer]\nmeasure = \"npv\"\n"
}

fn open(name: &'static str, text: &str, look: &Look, fragment: &str) -> Option<Page> {
    let page = browser::page(look)?;
    page.open(&report(name, text), fragment);
    Some(page)
}

fn nasty() -> String {
    scenario(TITLE, &NASTY.map(str::to_owned))
}

#[test]
fn names_with_markup_are_shown_and_not_executed() {
    let Some(page) = open("nasty", &nasty(), &Look::default(), "") else { return };
    assert!(page.words("document.title").contains(TITLE));
    let told =
        page.list("[...document.querySelectorAll('table[data-table=table] bdi')].map(b => b.textContent)");
    assert_eq!(told[1..], NASTY);
    let chips = page.list("[...document.querySelectorAll('.chip')].map(c => c.textContent)");
    assert_eq!(chips, NASTY);
    for i in 1..=NASTY.len() {
        page.click(&format!(".chip:nth-of-type({i})"));
        let row = format!(
            "document.querySelector('table[data-table=table] tr[data-policy=\"{i}\"]').checkVisibility()"
        );
        assert!(!page.holds(&row), "{} is switched off", NASTY[i - 1]);
        page.click(&format!(".chip:nth-of-type({i})"));
        assert!(page.holds(&row), "{} is back", NASTY[i - 1]);
    }
    for key in ["s", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight", "End", "l", "Escape", "p"] {
        page.key(key);
    }
    assert!(!page.holds("window.hacked"), "a name was executed");
    assert!(!page.holds("document.querySelector('img, b:not(.tip b)')"), "a name became markup");
    assert_calm(&page);
}

#[test]
fn long_and_foreign_names_keep_their_place() {
    let mut found = Vec::new();
    for (width, fragment) in [(360, "de"), (1280, "dark"), (1920, "projector")] {
        let Some(page) = open("nasty", &nasty(), &Look { width, ..Look::default() }, fragment) else {
            return;
        };
        found.extend(faults(&page, "layout()").into_iter().map(|fault| format!("{width} px: {fault}")));
    }
    assert_none(&found, "names");
}

#[test]
fn one_policy_alone_has_a_report() {
    let Some(page) = open("alone", &scenario("Alone", &[]), &Look::default(), "") else { return };
    for lang in ["en", "de"] {
        assert_none(&faults(&page, "nonsense()"), lang);
        assert_none(&faults(&page, "layout()"), lang);
        assert_none(&faults(&page, "headings()"), lang);
        for _ in 0..page.number("D.steps.length") as usize {
            page.key(if page.holds("document.querySelector('dialog.stage').open") {
                "ArrowRight"
            } else {
                "s"
            });
            assert_none(&faults(&page, "nonsense()"), lang);
        }
        page.key("Escape");
        page.key("l");
    }
    assert!(!page.holds("document.querySelector('.chip')"), "nothing to switch");
    assert_calm(&page);
}

#[test]
fn fifty_policies_have_a_report_under_a_megabyte() {
    let names: Vec<String> = (1..50).map(|i| format!("Policy number {i}")).collect();
    // Three years and single people: the largest page there is.
    let text = scenario("Fifty", &names).replace("time.weeks = 26", "time.weeks = 156").replace(
        "market.people = 1_500\nmarket.customers = 700",
        "market.people = 600\nmarket.customers = 300",
    );
    assert!(text.contains("= 156\n") && text.contains("= 600\n"));
    let size = fs::metadata(report("fifty", &text)).expect("made").len();
    assert!(size < 1_000_000, "{size} bytes");
    for (width, fragment) in [(1280, "en"), (360, "de,dark")] {
        let Some(page) = open("fifty", &text, &Look { width, ..Look::default() }, fragment) else { return };
        assert_none(&faults(&page, "layout()"), fragment);
        assert_none(&faults(&page, "nonsense()"), fragment);
        assert_eq!(page.number("document.querySelectorAll('.chip').length"), 49.0);
        assert!(page.holds("document.getElementById('f-network')"), "single people are shown, too");
        assert_calm(&page);
    }
}
