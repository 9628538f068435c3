//! The HTML of the page, written from its data in the language it opens in.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::document::Document;
use super::{script, style};
use crate::report::Lang;
use crate::texts;

/// The whole page.
pub fn page(document: &Document) -> String {
    let (style, script) = (style::joined(), script::joined());
    let w = Html { d: document, lang: document.lang };
    html! {
        (DOCTYPE)
        html lang=(document.lang.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(policy(&style, &script));
                meta name="color-scheme" content="light dark";
                meta name="generator" content={ "grapevine " (w.text("program")) };
                meta name="description" content=(w.text("verdict"));
                title { (w.text("title")) " – grapevine" }
                style { (PreEscaped(&style)) }
            }
            body {
                a.skip href="#main" data-t="skip" { (w.t("skip")) }
                (w.bar())
                main id="main" tabindex="-1" {
                    (w.hero())
                    (w.contents())
                    div id="chips" {}
                    (w.figures())
                    (w.tables())
                    (w.how_to_read())
                    (w.assumptions())
                }
                (w.footer())
                script type="application/json" id="data" { (PreEscaped(document.json())) }
                script { (PreEscaped(&script)) }
            }
        }
    }
    .into_string()
}

/// What the page may do: its own script, style, fonts and pictures, and nothing else.
fn policy(style: &str, script: &str) -> String {
    format!(
        "default-src 'none'; script-src '{}'; style-src '{}'; font-src data:; img-src data:; base-uri 'none'; \
         form-action 'none'",
        hash(script),
        hash(style)
    )
}

/// A content's hash as a content security policy names it.
fn hash(content: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(content)))
}

/// Characters from which a fact's value is words, and no number in large type.
const WORDS: usize = 28;

struct Html<'a> {
    d: &'a Document,
    lang: Lang,
}

impl Html<'_> {
    /// The value at a path, in the language the page opens in; and whether the languages differ there.
    fn at(&self, path: &str) -> (&Value, bool) {
        let mut differs = false;
        let mut spoken = |value| {
            let own = own(value, self.lang);
            differs |= own.is_some();
            own.unwrap_or(value)
        };
        let value = path.split('.').fold(&self.d.data, |value, key| {
            spoken(match key.parse::<usize>() {
                Ok(index) => &value[index],
                Err(_) => &value[key],
            })
        });
        (value, differs)
    }
    fn rows(&self, path: &str) -> usize {
        self.at(path).0.as_array().map_or(0, Vec::len)
    }
    /// A text in the language the page opens in.
    fn text(&self, path: &str) -> String {
        written(self.at(path).0)
    }
    /// The path for the script, where the languages differ.
    fn say(&self, path: &str) -> Option<String> {
        self.at(path).1.then(|| path.to_owned())
    }
    /// A text of the catalogue.
    fn t(&self, key: &str) -> &'static str {
        let texts = texts::of(self.lang).frame;
        texts
            .iter()
            .find(|(k, _)| *k == key)
            .map(|(_, text)| *text)
            .expect("the page's keys are in the catalogue")
    }

    fn bar(&self) -> Markup {
        let button = |id: &str, key: &str, keys: &str| {
            html! { button id=(id) type="button" aria-keyshortcuts=(keys) data-t=(key) { (self.t(key)) } }
        };
        html! {
            header.bar {
                span.mark { "grapevine" }
                span.file { (self.text("file")) }
                div.tools role="group" aria-label=(self.t("tools")) data-t-label="tools" {
                    (button("b-story", "story", "s"))
                    (button("b-lang", "other_language", "l"))
                    (button("b-dark", "dark", "d"))
                    (button("b-projector", "projector", "p"))
                    (button("b-print", "print", ""))
                    (button("b-help", "help", "?"))
                }
            }
        }
    }

    fn hero(&self) -> Markup {
        let kind = self.at("kind").0.as_str().unwrap_or("none");
        let pill = format!("kind_{kind}");
        html! {
            section.hero id="verdict" aria-labelledby="headline" {
                p.eyebrow { span.pill.{ "is-" (kind) } data-t=(pill) { (self.t(&pill)) } " " bdi { (self.text("title")) } }
                h1 id="headline" data-say=[self.say("headline")] { (self.text("headline")) }
                p.lead data-say=[self.say("standfirst")] { (self.text("standfirst")) }
                dl.facts {
                    @for i in 0..self.rows("facts") { (self.fact(&format!("facts.{i}"))) }
                }
            }
        }
    }
    fn fact(&self, path: &str) -> Markup {
        let part = |i: usize| format!("{path}.{i}");
        html! {
            div.fact {
                dt data-say=[self.say(&part(0))] { (self.text(&part(0))) }
                dd.value.words[self.text(&part(1)).chars().count() > WORDS] data-say=[self.say(&part(1))] { (self.text(&part(1))) }
                dd.remark data-say=[self.say(&part(2))] { (self.text(&part(2))) }
            }
        }
    }

    fn contents(&self) -> Markup {
        let mut seen: Vec<String> = Vec::new();
        let figures: Vec<usize> = (0..self.rows("figures"))
            .filter(|i| {
                let key = self.text(&format!("figures.{i}.key"));
                let new = !seen.contains(&key);
                seen.push(key);
                new
            })
            .collect();
        let sections = [("table", "table"), ("read", "read"), ("assumptions", "assumptions")];
        html! {
            nav.toc aria-label=(self.t("contents")) data-t-label="contents" {
                ol {
                    li { a href="#verdict" data-t="verdict" { (self.t("verdict")) } }
                    @for i in figures {
                        @let kind = format!("figures.{i}.kind");
                        li { a href={ "#f-" (self.text(&format!("figures.{i}.id"))) } data-say=[self.say(&kind)] { (self.text(&kind)) } }
                    }
                    @for (id, key) in sections { li { a href={ "#" (id) } data-t=(key) { (self.t(key)) } } }
                }
            }
        }
    }

    fn figures(&self) -> Markup {
        html! {
            section.figures aria-label=(self.t("figures")) data-t-label="figures" {
                @for i in 0..self.rows("figures") { (self.figure(i)) }
            }
        }
    }
    fn figure(&self, i: usize) -> Markup {
        let of = |field: &str| format!("figures.{i}.{field}");
        let id = self.text(&of("id"));
        html! {
            figure.figure.scripted-only[self.d.stills[i].is_none()] id={ "f-" (id) } aria-labelledby={ "f-" (id) "-title" } data-key=(self.text(&of("key"))) data-index=(i) {
                figcaption {
                    p.kind data-say=[self.say(&of("kind"))] { (self.text(&of("kind"))) }
                    h2 id={ "f-" (id) "-title" } data-say=[self.say(&of("title"))] { (self.text(&of("title"))) }
                    div.subs {
                        @for line in 0..self.rows(&of("subtitle")) { p.sub { (self.text(&of(&format!("subtitle.{line}")))) } }
                    }
                }
                div.host { @if let Some(still) = &self.d.stills[i] { (PreEscaped(still)) } }
                p.foot data-say=[self.say(&of("footnote"))] { (self.text(&of("footnote"))) }
            }
        }
    }
    fn tables(&self) -> Markup {
        html! {
            section.tables id="table" aria-labelledby="table-title" {
                h2 id="table-title" data-t="table" { (self.t("table")) }
                (self.table("table", "table-title"))
                ul.remarks { @for i in 0..self.rows("remarks") { (self.item(&format!("remarks.{i}"))) } }
                @for i in 0..self.rows("also") {
                    @let path = format!("also.{i}");
                    @let title = format!("{path}.title");
                    @let id = format!("also-{i}-title");
                    h3 id=(id) data-say=[self.say(&title)] { (self.text(&title)) }
                    (self.table(&path, &id))
                }
                (self.pilot())
                (self.long())
            }
        }
    }
    /// The long answer, folded away: what researchers ask for and a board does not.
    fn long(&self) -> Markup {
        html! {
            details.long {
                summary data-t="long" { (self.t("long")) }
                div.blocks {
                    @for i in 0..self.rows("long") {
                        @let path = format!("long.{i}");
                        div {
                            @let (title, id) = (format!("{path}.title"), format!("long-{i}-title"));
                            h3 id=(id) data-say=[self.say(&title)] { (self.text(&title)) }
                            (self.lines(&path, &id))
                        }
                    }
                }
                ul.remarks { @for i in 0..self.rows("sentences") { (self.item(&format!("sentences.{i}"))) } }
            }
        }
    }
    /// A table whose rows are not always policies.
    fn lines(&self, path: &str, title: &str) -> Markup {
        let of = |part: &str| format!("{path}.{part}");
        html! {
            div.scroll tabindex="0" role="region" aria-labelledby=(title) {
                table aria-labelledby=(title) {
                    thead { tr {
                        td {}
                        @for i in 0..self.rows(&of("head")) {
                            @let head = of(&format!("head.{i}"));
                            th.num scope="col" data-say=[self.say(&head)] { (self.text(&head)) }
                        }
                    } }
                    tbody { @for row in 0..self.rows(&of("rows")) {
                        @let name = of(&format!("rows.{row}.policy"));
                        tr data-cells=(of(&format!("rows.{row}.cells"))) {
                            th scope="row" data-say=[self.say(&name)] { bdi { (self.text(&name)) } }
                            (self.cells(&of(&format!("rows.{row}.cells"))))
                        }
                    } }
                }
            }
            (self.note(path))
        }
    }
    fn note(&self, path: &str) -> Markup {
        let note = format!("{path}.note");
        html! { @if !self.text(&note).is_empty() { p.note data-say=[self.say(&note)] { (self.text(&note)) } } }
    }
    fn item(&self, path: &str) -> Markup {
        html! { li data-say=[self.say(path)] { (self.text(path)) } }
    }
    /// A table of policies; `title` is the id of the heading over it.
    fn table(&self, path: &str, title: &str) -> Markup {
        let heads: Vec<String> =
            (0..self.rows(&format!("{path}.head"))).map(|i| format!("{path}.head.{i}")).collect();
        let rows = self.rows(&format!("{path}.rows"));
        html! {
            div.scroll tabindex="0" role="region" aria-labelledby=(title) {
                table data-table=(path) aria-labelledby=(title) {
                    thead { tr {
                        th scope="col" data-t="policy" { (self.t("policy")) }
                        @for head in &heads { th.num scope="col" data-say=[self.say(head)] { (self.text(head)) } }
                    } }
                    tbody { @for row in 0..rows { (self.row(path, row)) } }
                }
            }
            (self.note(path))
        }
    }
    fn row(&self, path: &str, row: usize) -> Markup {
        let of = |field: &str| format!("{path}.rows.{row}.{field}");
        let is = |role: &str| self.at(&format!("policies.{row}.{role}")).0 == &Value::Bool(true);
        html! {
            tr.leads[is("leads")] data-policy=(row) data-cells=(of("cells")) {
                th scope="row" {
                    bdi { (self.text(&of("policy"))) }
                    @if is("baseline") { " " span.tag data-t="today" { (self.t("today")) } }
                    @if is("leads") { " " span.tag.lead-tag data-t="leads" { (self.t("leads")) } }
                }
                (self.cells(&of("cells")))
            }
        }
    }
    /// The cells of a row; the row says where their texts are, because there are thousands of cells.
    fn cells(&self, path: &str) -> Markup {
        html! { @for cell in 0..self.rows(path) { td.num { (self.text(&format!("{path}.{cell}"))) } } }
    }
    fn pilot(&self) -> Markup {
        if self.at("pilot").0.is_null() {
            return html! {};
        }
        html! {
            h3 data-t="pilot" { (self.t("pilot")) }
            p data-say=[self.say("pilot.head")] { (self.text("pilot.head")) }
            dl.facts.small { @for i in 0..self.rows("pilot.rows") { (self.fact(&format!("pilot.rows.{i}"))) } }
            ul.remarks {
                @for i in 0..self.rows("pilot.sentences") { (self.item(&format!("pilot.sentences.{i}"))) }
            }
        }
    }

    fn assumptions(&self) -> Markup {
        let columns = ["col_meaning", "col_value", "col_origin", "col_grade", "col_source"];
        html! {
            section.assumptions id="assumptions" aria-labelledby="assumptions-title" {
                h2 id="assumptions-title" data-t="assumptions" { (self.t("assumptions")) }
                p data-t="assumptions_lead" { (self.t("assumptions_lead")) }
                p.note data-say=[self.say("grades")] { (self.text("grades")) }
                div id="filter" {}
                div.scroll tabindex="0" role="region" aria-labelledby="assumptions-title" {
                    table.sources aria-labelledby="assumptions-title" {
                        thead { tr { @for key in columns { th scope="col" data-t=(key) { (self.t(key)) } } } }
                        tbody { @for i in 0..self.rows("assumptions") { (self.assumption(i)) } }
                    }
                }
            }
        }
    }
    fn assumption(&self, i: usize) -> Markup {
        let of = |field: &str| format!("assumptions.{i}.{field}");
        let [meaning, value, unit, source] = ["meaning", "value", "unit", "source"].map(of);
        let (origin, grade) = (self.text(&of("origin")), self.text(&of("grade")));
        let from = format!("origin_{origin}");
        html! {
            tr data-index=(i) {
                th scope="row" {
                    span data-say=[self.say(&meaning)] { (self.text(&meaning)) }
                    " " code { (self.text(&of("key"))) }
                }
                td.value {
                    span data-say=[self.say(&value)] { (self.text(&value)) } " "
                    span.unit data-say=[self.say(&unit)] { (self.text(&unit)) }
                }
                td { span.origin.{ "from-" (origin) } data-t=(from) { (self.t(&from)) } }
                td { @if !grade.is_empty() { span.grade.{ "grade-" (grade) } { (grade) } } }
                td.source data-say=[self.say(&source)] { (self.text(&source)) }
            }
        }
    }

    fn how_to_read(&self) -> Markup {
        let terms = ["world", "gain", "interval", "spread", "open", "best_in", "worst", "limits"];
        html! {
            section.read id="read" aria-labelledby="read-title" {
                h2 id="read-title" data-t="read" { (self.t("read")) }
                dl {
                    @for term in terms {
                        @let (head, text) = (format!("read_{term}"), format!("read_{term}_is"));
                        div { dt data-t=(head) { (self.t(&head)) } dd data-t=(text) { (self.t(&text)) } }
                    }
                }
            }
        }
    }

    fn footer(&self) -> Markup {
        let numbers = [
            ("worlds", "counts.worlds"),
            ("people", "counts.people"),
            ("seed", "seed"),
            ("evidence", "evidence"),
        ];
        html! {
            footer.end {
                p {
                    span { "grapevine " (self.text("program")) }
                    @for (key, path) in numbers {
                        " · " span { span data-t=(key) { (self.t(key)) } " " span data-say=[self.say(path)] { (self.text(path)) } }
                    }
                    " · " span { (self.text("file")) }
                }
                p { span data-t="repeat" { (self.t("repeat")) } " " code id="command" { (self.text("command")) } }
            }
        }
    }
}

/// The part of a value in one language, where the languages differ.
fn own(value: &Value, lang: Lang) -> Option<&Value> {
    let both = value.as_object().filter(|fields| fields.len() == 2 && fields.contains_key("en"))?;
    both.get(lang.code())
}

fn written(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_written_as_browsers_compute_it() {
        // openssl dgst -sha256 -binary | base64, of the empty text.
        assert_eq!(hash(""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }
}
