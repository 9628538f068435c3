//! Both catalogues say the same things.

use super::part::{Part, Said};
use super::*;

/// The words in braces, sorted.
fn placeholders(text: &str) -> Vec<&str> {
    let mut found: Vec<&str> =
        text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect();
    found.sort_unstable();
    found
}

#[test]
fn every_key_of_the_page_is_said_once_in_every_language_with_the_same_placeholders() {
    let all = |lang| [of(lang).frame, of(lang).page].concat();
    let (en, de) = (all(Lang::En), all(Lang::De));
    for (i, (key, text)) in en.iter().enumerate() {
        assert!(!en[..i].iter().any(|(other, _)| other == key), "{key} stands twice");
        let german = de.iter().find(|(other, _)| other == key);
        let (_, german) = german.unwrap_or_else(|| panic!("{key} has no German text"));
        assert_eq!(placeholders(text), placeholders(german), "{key}");
        assert!(!text.is_empty() && !german.is_empty(), "{key} says nothing");
    }
    assert_eq!(en.len(), de.len(), "a German text has no English one");
}

/// Every text of a language, by part.
fn said(lang: Lang) -> Vec<(&'static str, Said)> {
    let c = of(lang);
    let parts: Vec<(&'static str, &dyn Part)> = vec![
        ("ask", c.ask),
        ("assumptions", c.assumptions),
        ("chart", c.chart),
        ("check", c.check),
        ("explain", c.explain),
        ("export", c.export),
        ("full", c.full),
        ("guards", c.guards),
        ("network", c.network),
        ("number", c.number),
        ("packs", c.packs),
        ("pilot", c.pilot),
        ("plan", c.plan),
        ("report", c.report),
        ("retention", c.retention),
        ("run", c.run),
        ("seen", c.seen),
        ("selection", c.selection),
        ("status", c.status),
        ("sweep_ask", c.sweep_ask),
        ("sweep_chart", c.sweep_chart),
        ("story", c.story),
        ("titles", c.titles),
        ("verify", c.verify),
    ];
    parts.into_iter().flat_map(|(part, texts)| texts.said().into_iter().map(move |t| (part, t))).collect()
}

/// Texts that are the same in both languages, and why that is right.
const SAME: &[(&str, &str)] = &[
    ("chart.median", "a German word, too"),
    ("chart.start", "a German word, too"),
    ("full.holm", "a name and a symbol"),
    ("report.seconds", "the symbol of a unit"),
];

/// Texts that leave something out in one language, and why.
const LEFT_OUT: &[(&str, &str)] = &[];

#[test]
fn every_text_is_said_in_both_languages_in_other_words() {
    let (en, de) = (said(Lang::En), said(Lang::De));
    assert_eq!(en.len(), de.len(), "lists are as long in both languages");
    let mut wrong = Vec::new();
    for ((part, en), (_, de)) in en.iter().zip(&de) {
        let name = format!("{part}.{}", en.field);
        assert_eq!(en.field, de.field);
        if en.text.trim().is_empty() != de.text.trim().is_empty() {
            wrong.push(format!("{name} is empty in one language: {:?}, {:?}", en.text, de.text));
        }
        let words = en.text.chars().any(char::is_alphabetic);
        if words && en.text == de.text && !SAME.iter().any(|(n, why)| *n == name && !why.is_empty()) {
            wrong.push(format!("{name} is the same in both languages: {:?}", en.text));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_text_says_all_that_is_put_into_it_in_both_languages() {
    let mut wrong = Vec::new();
    for (lang, (part, said)) in
        [Lang::En, Lang::De].into_iter().flat_map(|l| said(l).into_iter().map(move |s| (l, s)))
    {
        let name = format!("{part}.{}", said.field);
        let missing = said.arguments.iter().find(|a| !said.text.contains(*a));
        if let Some(missing) = missing
            && !LEFT_OUT.iter().any(|(n, why)| *n == name && !why.is_empty())
        {
            wrong.push(format!("{lang:?} {name} does not say {missing}: {:?}", said.text));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn german_has_its_own_quotation_marks_and_no_english_number() {
    for (part, said) in said(Lang::De) {
        let text = &said.text;
        assert_eq!(text.matches('„').count(), text.matches('“').count(), "{part}.{}: {text}", said.field);
        // Code is written as it is typed.
        let typed = text.contains("= \"") || text.contains('`');
        assert!(typed || !text.contains('"'), "{part}.{}: {text}", said.field);
    }
}
