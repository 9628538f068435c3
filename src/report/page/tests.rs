//! The page as a whole, from stored results of the made-up world.

use serde_json::Value;

use super::document::Document;
use super::html;
use crate::report::Lang;
use crate::report::material::Material;
use crate::store::Results;
use crate::testing::{Fake, scenario, stored};
use grapevine_engine::scenario::Scenario;

const LANGS: [Lang; 2] = [Lang::En, Lang::De];

/// Calls `look` with the results of two rounds of a changed scenario.
fn with<T>(policies: usize, model: &Fake, change: impl Fn(&mut Scenario), look: impl Fn(&Results) -> T) -> T {
    let folder = tempfile::tempdir().unwrap();
    let mut scenario = scenario(policies);
    change(&mut scenario);
    look(&stored(folder.path(), &scenario, model, 2))
}
fn page(policies: usize, lang: Lang, change: impl Fn(&mut Scenario)) -> String {
    with(policies, &Fake::default(), change, |r| html(&Material::of(r).unwrap(), lang).unwrap())
}
fn data(results: &Results) -> Value {
    Document::of(&Material::of(results).unwrap(), Lang::En).unwrap().data
}

/// What stands between the first `start` and the next `end`.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let rest = text.split_once(start).unwrap_or_else(|| panic!("no {start}")).1;
    rest.split_once(end).unwrap_or_else(|| panic!("no {end}")).0
}
/// The page without its style, data and script.
fn markup(page: &str) -> String {
    let head = page.split_once("<style>").unwrap().0;
    let body = between(page, "</style>", "<script type=\"application/json\"");
    format!("{head}{body}")
}
/// The values of an attribute.
fn values<'a>(markup: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    markup.split(&start).skip(1).map(|rest| rest.split_once('"').unwrap().0).collect()
}

#[test]
fn the_page_may_run_its_own_script_and_style_and_load_nothing() {
    use base64::Engine;
    use sha2::{Digest, Sha256};
    let page = page(3, Lang::En, |_| ());
    let policy = values(&page, "content").into_iter().find(|c| c.starts_with("default-src")).unwrap();
    assert!(policy.starts_with("default-src 'none';") && !policy.contains("unsafe"), "{policy}");
    for (name, content) in [
        ("script-src", between(&page, "<script>", "</script>")),
        ("style-src", between(&page, "<style>", "</style>")),
    ] {
        let hash = base64::engine::general_purpose::STANDARD.encode(Sha256::digest(content));
        assert!(policy.contains(&format!("{name} 'sha256-{hash}'")), "{name} of {policy}");
    }
    let markup = markup(&page);
    for forbidden in [" style=", " onclick=", " onload=", "javascript:", "http://", "https://", " src="] {
        let at = markup.find(forbidden);
        assert!(at.is_none(), "{forbidden}: {:?}", at.map(|at| &markup[at..(at + 80).min(markup.len())]));
    }
}

#[test]
fn names_with_markup_other_scripts_and_two_hundred_letters_stay_names() {
    let names = [
        "</script><script>alert(1)</script>".to_owned(),
        "\"><img src=x onerror=alert(2)>".to_owned(),
        "שלום \u{202e} مرحبا 🍇\u{2028}&amp;".to_owned(),
        "x".repeat(200),
    ];
    let nasty = |s: &mut Scenario| {
        s.title = "<h1 onclick=\"x\">'T' & </title>".to_owned();
        for (policy, name) in s.policies.iter_mut().zip(&names) {
            policy.name = name.clone();
        }
    };
    let page = page(4, Lang::En, nasty);
    assert_eq!(page.matches("<script").count(), 2, "the data and the script");
    assert_eq!(page.matches("</script>").count(), 2);
    let markup = markup(&page);
    assert!(!markup.contains("<img") && !markup.contains("<h1 onclick") && markup.contains("&lt;img"));
    let json = between(&page, "id=\"data\">", "</script>");
    assert!(!json.contains('<') && !json.contains('&') && !json.contains('\u{2028}'));
    let data: Value = serde_json::from_str(json).unwrap();
    for (p, name) in names.iter().enumerate() {
        assert_eq!(data["policies"][p]["name"], *name, "as it was written");
    }
}

#[test]
fn every_text_of_the_markup_is_in_the_data_in_both_languages() {
    let (page, data) =
        with(3, &Fake::default(), |_| (), |r| (html(&Material::of(r).unwrap(), Lang::En).unwrap(), data(r)));
    let markup = markup(&page);
    let keys = [values(&markup, "data-t"), values(&markup, "data-t-label")].concat();
    assert!(keys.len() > 60, "{}", keys.len());
    for key in keys {
        for lang in ["en", "de"] {
            assert!(data["texts"][lang][key].as_str().is_some_and(|t| !t.is_empty()), "{lang} {key}");
        }
    }
    let paths = values(&markup, "data-say");
    assert!(paths.len() > 50, "{}", paths.len());
    for path in paths {
        let at = |lang: &str| {
            path.split('.').fold(&data, |value, key| {
                let value = key.parse::<usize>().map_or_else(|_| &value[key], |i| &value[i]);
                value.get(lang).unwrap_or(value)
            })
        };
        assert!(at("en").is_string() && at("de").is_string() && at("en") != at("de"), "{path}");
    }
}

#[test]
fn the_page_opens_in_the_language_asked_for_and_is_the_same_each_time() {
    for lang in LANGS {
        let page = page(3, lang, |_| ());
        assert!(page.contains(&format!("<html lang=\"{}\">", lang.pick("en", "de"))));
        let headline = between(&page, "<h1 ", "</h1>");
        assert!(headline.contains(lang.pick("is the best choice", "ist die beste Wahl")), "{headline}");
        assert!(page.contains(lang.pick("The policies in numbers", "Die Maßnahmen in Zahlen")));
        assert_eq!(page, self::page(3, lang, |_| ()));
    }
}

#[test]
fn the_verdict_and_the_table_are_those_of_the_printed_answer() {
    with(
        3,
        &Fake::default(),
        |_| (),
        |results| {
            let (data, answer) =
                (data(results), crate::report::Answer::of(results).unwrap().with_flip(results));
            for (lang, key) in [(Lang::En, "en"), (Lang::De, "de")] {
                let printed = crate::report::text::report(&answer, None, &results.manifest, lang, None, None);
                let plain = |text: &str| {
                    let text = text.replace(['\u{a0}', '“', '”', '„', '"', '€'], " ").replace('−', "-");
                    text.replace(" EUR", " ").split_whitespace().collect::<Vec<_>>().join(" ")
                };
                assert_eq!(plain(data["verdict"][key].as_str().unwrap()), plain(&printed.verdict));
                for cell in data["table"]["rows"][2]["cells"].as_array().unwrap() {
                    let cell = plain(cell.get(key).unwrap_or(cell).as_str().unwrap());
                    assert!(plain(&printed.body).contains(&cell), "{cell} in {}", printed.body);
                }
            }
        },
    );
}

#[test]
fn figures_have_names_of_their_own_and_steps_lead_to_them() {
    let data = with(3, &Fake::default(), |_| (), data);
    let ids: Vec<&Value> = data["figures"].as_array().unwrap().iter().map(|f| &f["id"]).collect();
    assert!(ids.contains(&&"fan-2".into()) && ids.contains(&&"policies".into()), "{ids:?}");
    assert!(ids.iter().enumerate().all(|(i, id)| !ids[..i].contains(id)), "{ids:?}");
    let steps = data["steps"].as_array().unwrap();
    assert!(steps.len() >= 7, "{steps:#?}");
    assert!(steps.iter().all(|s| s["figure"].is_null() || ids.contains(&&s["figure"])));
    let fan = steps.iter().find(|s| s["figure"].as_str().is_some_and(|f| f.starts_with("fan"))).unwrap();
    assert_eq!(fan["figure"], "fan-2", "the leader's");
    assert_eq!(steps.last().unwrap()["title"], data["headline"], "the decision is the verdict");
}

#[test]
fn one_policy_equal_policies_and_failed_worlds_have_a_page() {
    let one = with(1, &Fake::default(), |_| (), data);
    assert_eq!((one["kind"].as_str(), one["facts"].as_array().map(Vec::len)), (Some("only_one"), Some(0)));
    assert!(one["figures"].as_array().unwrap().iter().all(|f| f["key"] != "policies"));
    assert!(page(1, Lang::De, |_| ()).contains("Eine einzige Maßnahme"));
    let same = with(3, &Fake { identical: true, ..Fake::default() }, |_| (), data);
    assert_eq!(same["kind"], "identical");
    let failed = with(2, &Fake { panic_in: vec![3], ..Fake::default() }, |_| (), data);
    assert_eq!(failed["worlds"], 127);
    assert!(failed["remarks"].to_string().contains("127 of 128 worlds count"), "{}", failed["remarks"]);
}

#[test]
fn of_many_policies_all_are_in_the_table_and_the_best_have_curves() {
    let data = with(15, &Fake::default(), |_| (), data);
    assert_eq!(data["table"]["rows"].as_array().map(Vec::len), Some(15));
    let figures = data["figures"].as_array().unwrap().iter();
    let fans: Vec<&Value> = figures.filter(|f| f["key"] == "fan").map(|f| &f["data"]["policy"]).collect();
    assert_eq!(fans.len(), 12);
    assert!(fans.contains(&&"Policy 14".into()) && !fans.contains(&&"Ask for complaints".into()), "{fans:?}");
}
