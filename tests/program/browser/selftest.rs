//! The checks can fail: pages with one fault each, and one without.

use std::fs;

use super::lint::{faults, lost_focus, nameless, pages};
use super::page::{Look, Page};
use tempfile::TempDir;

const HEAD: &str = "<!doctype html><html lang=en><head><meta charset=utf-8><title>A page</title>\
<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:\">\
<style>body { font: 16px sans-serif; color: #222; background: #fff } button { min-height: 2rem } button:focus-visible { outline: 3px solid blue }</style></head><body>";
const GOOD: &str = "<h1>Good</h1><p>Text</p><button>Press</button><svg role=img aria-label=Drawing width=300 height=100>\
<text x=10 y=30>One</text><text x=10 y=60>Two</text></svg>";

/// A window 800 pixels wide that shows one page after the other.
struct Window {
    page: Page,
    folder: TempDir,
}

impl Window {
    fn open() -> Option<Window> {
        let page = super::page(&Look { width: 800, ..Look::default() })?;
        Some(Window { page, folder: tempfile::tempdir().expect("a temporary folder") })
    }
    /// A page with this body, and a policy that allows nothing from elsewhere.
    fn shows(&self, body: &str) -> &Page {
        self.shows_all(&format!("{HEAD}{body}</body></html>"))
    }
    fn shows_all(&self, text: &str) -> &Page {
        let file = self.folder.path().join("a page #1.html");
        fs::write(&file, text).expect("written");
        self.page.open(&file, "");
        &self.page
    }
}

/// What a check says of a page, which must be one thing with this word in it.
fn assert_found(found: &[String], word: &str) {
    assert!(found.len() == 1 && found[0].contains(word), "`{word}` once: {found:?}");
}

#[test]
fn a_good_page_has_no_fault() {
    let Some(window) = Window::open() else { return };
    let page = window.shows(GOOD);
    assert_eq!(page.complaints(), [""; 0]);
    assert_eq!(page.requests().len(), 1, "itself: {:?}", page.requests());
    for check in ["layout()", "contrasts()", "nonsense()", "headings()", "motion()", "names()", "targets()"] {
        assert_eq!(faults(page, check), [""; 0], "{check}");
    }
    assert_eq!(nameless(page), [""; 0]);
    assert_eq!(lost_focus(page), [""; 0]);
    assert_eq!(pages(&page.pdf()), 1);
    assert!(page.screenshot(true).starts_with(b"\x89PNG"));
}

#[test]
fn errors_of_scripts_and_refused_content_are_reported() {
    let Some(window) = Window::open() else { return };
    let bodies = [
        ("<script>console.error('broken plate')</script>", "broken plate"),
        ("<script>console.warn('loose screw')</script>", "loose screw"),
        ("<script>nobody.home()</script>", "nobody"),
        ("<script src='data:text/javascript,1'></script>", "Content Security Policy"),
        ("<script>eval('1')</script>", "Content Security Policy"),
    ];
    for (body, word) in bodies {
        let page = window.shows(body);
        let complaints = page.complaints();
        assert!(complaints.last().is_some_and(|c| c.contains(word)), "{body}: {complaints:?}");
    }
}

#[test]
fn a_request_is_noticed_even_if_it_leads_nowhere() {
    let Some(window) = Window::open() else { return };
    let policy = HEAD.replace("img-src data:", "img-src *");
    let page = window.shows_all(&format!("{policy}<img alt=pixel src='http://127.0.0.1:9/pixel.png'>"));
    let requests = page.requests();
    assert!(requests.iter().any(|r| r.ends_with("pixel.png")), "{requests:?}");
}

#[test]
fn faults_of_the_layout_are_found() {
    let Some(window) = Window::open() else { return };
    let drawing = |inside: &str| format!("<svg width=300 height=100 viewBox='0 0 300 100'>{inside}</svg>");
    let bodies = [
        (drawing("<text x=10 y=30>Apple</text><text x=20 y=34>Pear</text>"), "Apple"),
        (drawing("<text x=290 y=30>Far too long</text>"), "out of its drawing"),
        (drawing("<text x=10 y=30 font-size=8>Tiny</text>"), "8.0 px"),
        ("<svg width=150 viewBox='0 0 300 100'><text x=10 y=30>Shrunk</text></svg>".to_owned(), "8.0 px"),
        ("<p style='width:900px'>Wide</p>".to_owned(), "wider than its window"),
        ("<p style='width:3em;overflow:hidden;white-space:nowrap'>Not all of this</p>".to_owned(), "cut off"),
        ("<p>Above</p><p style='margin-top:-30px'>Below</p>".to_owned(), "lies on"),
    ];
    for (body, word) in bodies {
        let page = window.shows(&body);
        assert_found(&faults(page, "layout()"), word);
    }
}

#[test]
fn pale_text_is_found_on_the_page_and_in_drawings() {
    let Some(window) = Window::open() else { return };
    let bodies = [
        "<p style='color:#999'>Pale</p>",
        "<p style='opacity:.5'>Pale</p>",
        "<p style='background:#333'>Pale</p>",
        "<svg width=300 height=50><text x=10 y=30 fill=#aaa>Pale</text></svg>",
        "<svg width=300 height=50><rect width=300 height=50 fill=#246 /><text x=10 y=30 fill=#222>Pale</text></svg>",
    ];
    for body in bodies {
        let page = window.shows(body);
        assert_found(&faults(page, "contrasts()"), "Pale");
    }
}

#[test]
fn text_that_only_a_fault_of_the_program_writes_is_found() {
    let Some(window) = Window::open() else { return };
    for text in ["undefined worlds", "NaN €", "[object Object]", "in {count} worlds"] {
        let page = window.shows(&format!("<p>{text}</p><p title='{text}'>Fine</p>"));
        assert_eq!(faults(page, "nonsense()").len(), 2, "{text}");
    }
}

#[test]
fn text_of_the_other_language_is_found() {
    let Some(window) = Window::open() else { return };
    let data = r#"<script type="application/json" id=data>{"verdict":{"en":"Wait a little","de":"Etwas warten"},
"texts":{"en":{"of":"{n} of all worlds"},"de":{"of":"{n} aller Welten"}},"title":"Same in both"}</script>"#;
    let body = format!("{data}<p>Etwas warten</p><p>12 aller Welten</p><p>Same in both</p>");
    let page = window.shows(&body);
    assert_eq!(faults(page, "foreign('en')").len(), 2);
    assert_eq!(faults(page, "foreign('de')"), [""; 0]);
}

#[test]
fn controls_without_name_or_focus_and_headings_out_of_order_are_found() {
    let Some(window) = Window::open() else { return };
    let page = window.shows("<input type=range><svg role=img width=9 height=9></svg>");
    let found = nameless(page);
    assert!(
        found.iter().any(|f| f.contains("slider")) && found.iter().any(|f| f.contains("image")),
        "{found:?}"
    );

    let page = window.shows("<style>button:focus-visible{outline:0}</style><button>Dark</button>");
    assert_found(&lost_focus(page), "focus cannot be seen");
    let trap = "<button>In</button><button id=b>Trap</button><button>Out</button>\
        <script>b.onkeydown = e => e.preventDefault()</script>";
    let page = window.shows(trap);
    assert_found(&lost_focus(page), "Tab never reaches");

    let page = window.shows("<p id=a>A</p><p id=a>B</p><button aria-controls=c>C</button>");
    let found = faults(page, "names()");
    assert!(found.len() == 2 && found[0].contains("two") && found[1].contains("not there"), "{found:?}");
    let page = window.shows("<button style='padding:0;min-height:0;height:12px'>Low</button>");
    assert_found(&faults(page, "targets()"), "12 px");
    let page = window.shows("<h1>One</h1><h3>Three</h3>");
    assert_found(&faults(page, "headings()"), "H3");
}

#[test]
fn motion_is_found_and_paper_has_pages() {
    let Some(window) = Window::open() else { return };
    let body = "<style>@keyframes turn { to { rotate: 1turn } } p { animation: turn 60s infinite }\
        h1 { break-after: page }</style><h1>One</h1><p>Turning</p>";
    let page = window.shows(body);
    assert_found(&faults(page, "motion()"), "turn");
    assert_eq!(pages(&page.pdf()), 2);
}
