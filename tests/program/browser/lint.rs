//! The checks of `lint.js`, and those that need the browser's own knowledge.

use serde_json::Value;

use super::page::Page;

const SCRIPT: &str = include_str!("lint.js");

/// What the function `call` of the lint finds wrong, one sentence each.
pub fn faults(page: &Page, call: &str) -> Vec<String> {
    page.list(&format!("(() => {{ {SCRIPT}\nreturn lint.{call}; }})()"))
}

/// What is written on the page or read out, with its place.
pub fn words(page: &Page) -> Vec<String> {
    faults(page, "words().map(([, text]) => text)")
}

/// Roles that say nothing to a screen reader unless they have a name.
const NAMED: [&str; 14] = [
    "button",
    "checkbox",
    "combobox",
    "dialog",
    "figure",
    "image",
    "link",
    "radio",
    "searchbox",
    "slider",
    "spinbutton",
    "switch",
    "table",
    "textbox",
];

/// Controls and figures without a name.
pub fn nameless(page: &Page) -> Vec<String> {
    let word = |node: &Value, key: &str| node[key]["value"].as_str().unwrap_or_default().trim().to_owned();
    let nodes = page.accessibility();
    let told = nodes.iter().filter(|node| node["ignored"] != true);
    let without =
        told.filter(|node| NAMED.contains(&word(node, "role").as_str()) && word(node, "name").is_empty());
    without.map(|node| format!("a {} has no name", word(node, "role"))).collect()
}

/// Goes through the page with the Tab key: what it does not reach, and where one does not see it.
pub fn lost_focus(page: &Page) -> Vec<String> {
    let call = |what: &str| format!("(() => {{ {SCRIPT}\nreturn lint.{what}; }})()");
    let controls = page.number(&call("begin()"));
    let mut faults = Vec::new();
    let mut tabs = 0.0;
    while tabs < controls + 3.0 {
        page.quick_key("Tab");
        let fault = page.words(&call("step()"));
        if !fault.is_empty() {
            faults.push(fault);
        }
        tabs += 1.0;
    }
    faults.extend(page.list(&call("missed()")));
    faults
}

/// Pages of a document on paper.
pub fn pages(pdf: &[u8]) -> usize {
    assert!(pdf.starts_with(b"%PDF"), "a PDF");
    let text = String::from_utf8_lossy(pdf);
    let kinds = text.split("/Type /Page").skip(1);
    kinds.filter(|rest| !rest.starts_with('s')).count()
}
