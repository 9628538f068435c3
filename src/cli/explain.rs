//! `explain TOPIC`: what a parameter, measure, cost or exit code means, and where its default comes from.

use std::fmt::Write as _;

use grapevine_engine::evidence::{Pack, packs_differ};
use grapevine_engine::metric::{self, Better, METRICS, Metric, Unit};
use grapevine_engine::model::observer::SIGNALS;
use grapevine_engine::scenario::params::{Kind, PARAMS, Param, ParamId, Scope, source_text, unit_text};
use grapevine_engine::scenario::{COSTS, CostKey, Lang, PILOT_KEYS, PILOT_MEASURES, TEXTS, suggest};

use super::exit::{self, Failure};
use super::{evidence, odd, out, reference, rules, said, texts};

/// Arguments of `explain`.
#[derive(clap::Args, Debug, Clone)]
pub struct Args {
    /// A name such as voice.rate, a group such as voice, or one of: parameters, levers, evidence,
    /// measures, costs, rules, signals, values, pilot, shock, exit-codes, odd
    pub topic: Option<String>,
    /// Language, en or de
    #[arg(long, default_value = "en", value_parser = super::language)]
    pub lang: Lang,
    /// The whole reference of the scenario file as Markdown
    #[arg(long, conflicts_with = "topic")]
    pub markdown: bool,
}

/// Prints what a topic means.
///
/// # Errors
/// Code 2 for an unknown topic, with the nearest known one.
pub fn execute(args: &Args) -> Result<u8, Failure> {
    let text = match &args.topic {
        _ if args.markdown => reference::scenario_file(),
        Some(topic) => text(topic.trim(), args.lang)?,
        None => overview(args.lang),
    };
    out::data(&text)?;
    Ok(exit::DONE)
}

/// Lists that are topics themselves: name, English, German.
const LISTS: &[(&str, &str, &str)] = &[
    ("parameters", "every name a scenario file knows", "alle Namen, die eine Szenariodatei kennt"),
    ("levers", "what a policy can set", "was eine Maßnahme einstellen kann"),
    (
        "evidence",
        "the two packs of defaults and where they differ",
        "die zwei Zahlenpakete und worin sie sich unterscheiden",
    ),
    ("measures", "what policies are judged by", "woran Maßnahmen gemessen werden"),
    ("costs", "the kinds of cost a policy can have", "die Arten von Kosten einer Maßnahme"),
    (
        "rules",
        "how a policy starts and ends by what the firm sees",
        "wie eine Maßnahme nach dem beginnt und endet, was die Firma sieht",
    ),
    (
        "signals",
        "what the firm sees and a rule can look at",
        "was die Firma sieht und worauf eine Regel sehen kann",
    ),
    (
        "values",
        "how numbers, ranges and changes are written",
        "wie Zahlen, Spannen und Änderungen geschrieben werden",
    ),
    ("pilot", "a trial of one policy on some of the customers", "ein Versuch mit einem Teil der Kunden"),
    ("shock", "what happens under every policy", "was unter jeder Maßnahme geschieht"),
    ("exit-codes", "what the program's exit codes mean", "was die Rückgabewerte des Programms bedeuten"),
    (
        "odd",
        "the tables of the model's ODD description, as Markdown (English)",
        "die Tabellen der ODD-Beschreibung des Modells, als Markdown (englisch)",
    ),
];

fn overview(lang: Lang) -> String {
    let mut text = texts(lang).explain.usage.to_owned();
    for (name, en, de) in LISTS {
        line(&mut text, name, said(lang, en, de));
    }
    text
}

/// The explanation of one topic.
fn text(topic: &str, lang: Lang) -> Result<String, Failure> {
    match topic {
        "parameters" => return Ok(parameters(lang, |_| true)),
        "levers" => return Ok(parameters(lang, |p| p.scope == Scope::Lever)),
        "odd" => return Ok(odd::text()),
        "evidence" | "folklore" | "measured" => return Ok(evidence::text(lang)),
        "measures" | "metrics" => {
            return Ok(METRICS.iter().map(|m| row(m.key, said(lang, m.en, m.de))).collect());
        }
        "costs" | "cost" => return Ok(COSTS.iter().map(|cost| cost_text(cost, lang)).collect()),
        "rules" | "when" => return Ok(rules::keys(lang)),
        "signals" | "signal" => return Ok(rules::signals(lang)),
        "values" => return Ok(values(lang)),
        "pilot" | "[pilot]" => return Ok(pilot(lang)),
        "shock" | "shocks" | "[[shock]]" => return Ok(shock(lang)),
        "exit-codes" => return Ok(exit::table(lang.into())),
        _ => {}
    }
    if let Some(id) = ParamId::from_key(topic) {
        return Ok(parameter(id.param(), lang));
    }
    if let Some(metric) = METRICS.iter().find(|m| m.key == topic) {
        return Ok(measure(metric, lang));
    }
    if let Some(text) = TEXTS.iter().find(|text| text.key == topic) {
        return Ok(format!("{}: {}\n", out::bold(text.key), said(lang, text.en, text.de)));
    }
    let cost = topic.strip_prefix("cost.").unwrap_or(topic);
    if let Some(cost) = COSTS.iter().find(|known| known.key == cost) {
        return Ok(cost_text(cost, lang));
    }
    if let Some(text) = rules::signal(topic, lang) {
        return Ok(text);
    }
    let group = format!("{}.", topic.trim_end_matches('.'));
    if PARAMS.iter().any(|p| p.key.starts_with(&group)) {
        return Ok(parameters(lang, |p| p.key.starts_with(&group)));
    }
    Err(unknown(topic))
}

/// What a pilot is, its keys, and what it can read.
fn pilot(lang: Lang) -> String {
    let t = texts(lang).explain;
    let example = "[pilot]\npolicy = \"Train the front desk\"\nshare  = 0.5\nweeks  = 26\n";
    let mut text = format!("{}: {}\n\n{example}\n", out::bold("[pilot]"), t.pilot);
    for ((key, _), about) in PILOT_KEYS.iter().zip(t.pilot_keys) {
        line(&mut text, key, about);
    }
    text += &format!("\n{}\n", t.pilot_measures);
    PILOT_MEASURES.iter().for_each(|m| line(&mut text, m.key, said(lang, m.en, m.de)));
    text
}

/// What a shock is, and its keys.
fn shock(lang: Lang) -> String {
    let t = texts(lang).explain;
    let example = "[[shock]]\nname = \"Strike\"\nset  = { \"visits.per_year\" = \"x 0.5\" }\n\
                   from = { week = 60, weeks = 4, ramp_weeks = 0 }\n";
    let mut text = format!("{}: {}\n\n{example}\n", out::bold("[[shock]]"), t.shock);
    let keys = ["name", "set", "from.week", "from.weeks", "from.ramp_weeks"];
    keys.iter().zip(t.shock_keys).for_each(|(key, about)| line(&mut text, key, about));
    text
}

fn unknown(topic: &str) -> Failure {
    let known = PARAMS.iter().map(|p| p.key).chain(METRICS.iter().map(|m| m.key));
    let known = known
        .chain(TEXTS.iter().map(|text| text.key))
        .chain(COSTS.iter().map(|cost| cost.key))
        .chain(SIGNALS.iter().map(|signal| signal.key))
        .chain(LISTS.iter().map(|list| list.0));
    let help = match suggest::nearest(topic, known) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`grapevine explain parameters` lists every name".to_owned(),
    };
    Failure::new(exit::WRONG_FILE, format!("nothing is called `{topic}`\nhelp: {help}"))
}

fn row(name: &str, meaning: &str) -> String {
    let mut text = String::new();
    line(&mut text, name, meaning);
    text
}

/// Columns of a name in a list; more where a longer one stands in it.
const NAME: usize = 34;

fn line(text: &mut String, name: &str, meaning: &str) {
    line_of(text, name, meaning, NAME);
}

fn line_of(text: &mut String, name: &str, meaning: &str, width: usize) {
    // Writing to a String cannot fail.
    let _ = writeln!(text, "  {name:<width$}{meaning}");
}

fn parameters(lang: Lang, wanted: impl Fn(&Param) -> bool) -> String {
    let mut text = String::new();
    let mut group = "";
    let longest = PARAMS.iter().filter(|p| wanted(p)).map(|p| p.key.len()).max().unwrap_or(0);
    for p in PARAMS.iter().filter(|p| wanted(p)) {
        let own = p.key.split('.').next().unwrap_or("");
        if own != group && !group.is_empty() {
            text.push('\n');
        }
        group = own;
        line_of(&mut text, p.key, said(lang, p.en, p.de), NAME.max(longest + 2));
    }
    text
}

fn parameter(p: &'static Param, lang: Lang) -> String {
    let mut text = format!("{}: {}\n\n", out::bold(p.key), said(lang, p.en, p.de));
    let mut fact = |name: &str, value: &str| {
        let _ = writeln!(text, "  {name:<12}{value}");
    };
    if !p.unit.is_empty() {
        fact(texts(lang).explain.unit, &unit_text(p.unit, lang, texts(lang).explain.currency));
    }
    fact(texts(lang).explain.range, &range(p, lang));
    fact(texts(lang).explain.may_be, &may_be(p, lang));
    text += &defaults(p, lang);
    let _ = writeln!(text, "  {:<12}{}", texts(lang).explain.example, example(p));
    text
}

/// Characters in one of two columns.
const HALF: usize = 46;

/// Both packs' defaults beside each other, each with its grade and source.
fn defaults(p: &'static Param, lang: Lang) -> String {
    let [left, right] = Pack::ALL.map(|pack| {
        let default = pack.default_of(p);
        let grade = texts(lang).explain.grade;
        let mut lines = vec![pack.name().to_owned(), value(p, default.value, lang)];
        lines.extend(wrapped(
            &format!("{grade} {:?}: {}", default.grade, source_text(default.source, lang)),
            HALF,
        ));
        lines
    });
    let mut text = "\n".to_owned();
    let line = |lines: &[String], i: usize| lines.get(i).cloned().unwrap_or_default();
    for i in 0..left.len().max(right.len()) {
        let row = format!("  {:<width$}  {}", line(&left, i), line(&right, i), width = HALF);
        let _ = writeln!(text, "{}", row.trim_end());
    }
    let verdict = match (packs_differ(p), p.folklore.source == p.measured.source) {
        (true, _) => texts(lang).explain.packs_differ,
        (false, true) => texts(lang).explain.same_source,
        (false, false) => texts(lang).explain.other_source,
    };
    text + &format!("\n  {verdict}\n\n")
}

/// The exact value; of the reciprocal of a whole number also "1 in 21".
fn value(p: &Param, value: f64, lang: Lang) -> String {
    let text = p.write(value);
    let per = (1.0 / value).round();
    if p.kind == Kind::Share && text.len() > 9 && value == 1.0 / per {
        return format!("{text} ({})", said(lang, &format!("1 in {per}"), &format!("1 von {per}")));
    }
    text
}

fn range(p: &Param, lang: Lang) -> String {
    let text = p.range_text();
    if lang == Lang::En || matches!(p.kind, Kind::Choice(_)) {
        return text;
    }
    [
        (" to ", " bis "),
        ("a whole number", "eine ganze Zahl"),
        (" upwards, or ", " und mehr oder "),
        (" or ", " oder "),
    ]
    .iter()
    .fold(text, |text, (en, de)| text.replace(en, de))
}

/// Breaks a text into lines of at most `width` characters where words end.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn may_be(p: &Param, lang: Lang) -> String {
    let worded = matches!(p.kind, Kind::Choice(_) | Kind::Flag);
    let mut places = vec![texts(lang).explain.in_world];
    if p.scope != Scope::Fixed && !worded {
        places.push(texts(lang).explain.in_unknowns);
    }
    if p.scope == Scope::Lever {
        places.push(texts(lang).explain.in_policy);
    }
    places.join(", ")
}

/// A line for `[world]` with the measured default.
fn example(p: &Param) -> String {
    let value = p.write(p.measured.value);
    match p.kind {
        Kind::Choice(_) => format!("{} = \"{value}\"", p.key),
        _ if value == "never" => format!("{} = \"never\"", p.key),
        _ => format!("{} = {value}", p.key),
    }
}

fn measure(metric: &Metric, lang: Lang) -> String {
    let unit = match metric.unit {
        Unit::Money => texts(lang).explain.money,
        Unit::People => texts(lang).explain.people,
        Unit::Count => texts(lang).explain.number_events,
        Unit::Share => texts(lang).explain.share,
        Unit::Ratio => texts(lang).explain.ratio,
    };
    let better = match metric.better {
        Better::Higher => texts(lang).explain.higher_better,
        Better::Lower => texts(lang).explain.lower_better,
    };
    let used = texts(lang).explain.use_in;
    let needs = metric::switch(metric.key).map_or_else(String::new, |switch| {
        format!("  {:<12}{} = true\n", texts(lang).explain.needs, switch.param().key)
    });
    format!(
        "{}: {}\n\n  {:<12}{unit}\n  {:<12}{better}\n{needs}  {used:<12}[answer] measure = \"{}\"\n",
        out::bold(metric.key),
        said(lang, metric.en, metric.de),
        texts(lang).explain.unit,
        texts(lang).explain.direction,
        metric.key
    )
}

fn cost_text(cost: &CostKey, lang: Lang) -> String {
    format!(
        "{}: {} ({})\n  cost = {{ {} = 12_000 }}\n",
        out::bold(&format!("cost.{}", cost.key)),
        said(lang, cost.en, cost.de),
        unit_text(cost.unit, lang, texts(lang).explain.currency),
        cost.key
    )
}

/// How values are written: example, English, German.
pub const VALUES: &[(&str, &str, &str)] = &[
    ("0.05", "a fixed number; shares are fractions", "eine feste Zahl; Anteile sind Brüche"),
    ("12_000", "underscores may stand between thousands", "Unterstriche dürfen Tausender trennen"),
    ("\"9 .. 15\"", "anything between, all equally likely", "alles dazwischen, gleich wahrscheinlich"),
    (
        "\"0.01 .. 0.20 log\"",
        "anything between, each doubling equally likely",
        "alles dazwischen, jede Verdopplung gleich wahrscheinlich",
    ),
    (
        "\"triangular(1, 3, 6)\"",
        "lowest, most likely, highest",
        "niedrigster, wahrscheinlichster, höchster Wert",
    ),
    (
        "\"pert(1, 3, 6)\"",
        "the same, with less weight on the ends",
        "dasselbe mit weniger Gewicht an den Enden",
    ),
    ("\"beta(2, 38)\"", "a share seen 2 times in 40", "ein Anteil, 2-mal unter 40 gesehen"),
    ("\"normal(100, 15)\"", "mean and standard deviation", "Mittelwert und Standardabweichung"),
    (
        "\"lognormal(mean 30, cv 0.8)\"",
        "mean and coefficient of variation",
        "Mittelwert und Variationskoeffizient",
    ),
    ("\"x 3\"", "three times today's value (policies only)", "das Dreifache von heute (nur Maßnahmen)"),
    (
        "\"+ 0.10\", \"- 0.05\"",
        "more or less than today (policies only)",
        "mehr oder weniger als heute (nur Maßnahmen)",
    ),
    ("\"never\"", "no forgetting (half-lives only)", "kein Vergessen (nur Halbwertszeiten)"),
];

fn values(lang: Lang) -> String {
    VALUES.iter().map(|(example, en, de)| row(example, said(lang, en, de))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_in_a_list_does_not_touch_its_meaning() {
        let lines = text("parameters", Lang::En).expect("a topic");
        let glued = |p: &&Param| !lines.lines().any(|line| line.starts_with(&format!("  {}  ", p.key)));
        assert_eq!(PARAMS.iter().filter(glued).map(|p| p.key).collect::<Vec<_>>(), Vec::<&str>::new());
    }

    #[test]
    fn every_name_is_explained_in_both_languages() {
        let names = PARAMS.iter().map(|p| p.key).chain(METRICS.iter().map(|m| m.key));
        let names = names.chain(TEXTS.iter().map(|text| text.key));
        for name in names.chain(COSTS.iter().map(|cost| cost.key)).chain(LISTS.iter().map(|list| list.0)) {
            for lang in [Lang::En, Lang::De] {
                assert!(text(name, lang).expect("a topic").len() > 30, "{name}");
            }
        }
    }

    #[test]
    fn a_parameter_shows_both_defaults_with_grade_and_source() {
        let text = text("voice.rate", Lang::En).expect("a topic");
        for part in [
            "0.047619",
            "grade C: founding article D",
            "0.175",
            "grade B: J. Goodman",
            "0 to 1",
            "set by a policy",
        ] {
            assert!(text.contains(part), "{part} not in\n{text}");
        }
    }

    #[test]
    fn groups_list_their_members_and_slips_find_the_nearest() {
        let group = text("stay", Lang::En).expect("a group");
        assert_eq!(group.lines().count(), PARAMS.iter().filter(|p| p.key.starts_with("stay.")).count());
        let failure = text("voice.rat", Lang::En).expect_err("unknown");
        assert_eq!(failure.code, 2);
        assert!(failure.message.contains("did you mean `voice.rate`?"), "{}", failure.message);
    }
}
