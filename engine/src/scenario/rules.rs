//! `when = { … }` of a policy: a rule on what the firm sees.

use std::ops::Range;

use super::params::{plain, unit_text};
use super::problem::Problem;
use super::reader::Reader;
use super::tree::{self, Entry};
use super::{Lang, policies, suggest};
use crate::model::observer::{SIGNALS, Signal, signal_index};

/// When a policy is put to work by what the firm sees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// Index into [`SIGNALS`].
    pub signal: usize,
    /// At work when the signal lies above the threshold, else below it.
    pub above: bool,
    /// In the unit of the signal.
    pub threshold: f64,
    /// Ends when the signal lies on the other side of this; `None`: as soon as the condition no longer holds.
    pub until: Option<f64>,
    /// Weeks in a row in which the condition must hold.
    pub for_weeks: u32,
    /// Weeks from the decision to the start.
    pub delay_weeks: u32,
    /// Shortest time at work, weeks.
    pub min_weeks: u32,
    /// Weeks over which the signal is averaged, the present one included.
    pub over_weeks: u32,
}

impl Rule {
    /// `signal > threshold`, looked at every week, without hysteresis or delay.
    pub fn above(signal: usize, threshold: f64) -> Rule {
        Rule {
            signal,
            above: true,
            threshold,
            until: None,
            for_weeks: 1,
            delay_weeks: 0,
            min_weeks: 0,
            over_weeks: 1,
        }
    }

    /// Whether the condition holds.
    pub fn holds(&self, signal: f64) -> bool {
        if self.above { signal > self.threshold } else { signal < self.threshold }
    }

    /// Whether a policy at work is to end.
    pub fn ends(&self, signal: f64) -> bool {
        match self.until {
            None => !self.holds(signal),
            Some(until) if self.above => signal < until,
            Some(until) => signal > until,
        }
    }

    /// What is looked at.
    pub fn signal(&self) -> &'static Signal {
        &SIGNALS[self.signal]
    }

    /// As written in a scenario file.
    pub fn written(&self) -> String {
        let mut text = format!(
            "{{ signal = \"{}\", {} = {}",
            self.signal().key,
            if self.above { "above" } else { "below" },
            plain(self.threshold)
        );
        if let Some(until) = self.until {
            text +=
                &format!(", {} = {}", if self.above { "until_below" } else { "until_above" }, plain(until));
        }
        for (key, weeks, usual) in [
            ("for_weeks", self.for_weeks, 1),
            ("delay_weeks", self.delay_weeks, 0),
            ("min_weeks", self.min_weeks, 0),
            ("over_weeks", self.over_weeks, 1),
        ] {
            if weeks != usual {
                text += &format!(", {key} = {weeks}");
            }
        }
        text + " }"
    }

    /// In words, one part to a line.
    pub fn words(&self, lang: Lang, currency: &str) -> Vec<String> {
        let de = lang == Lang::De;
        let s = self.signal();
        let unit = unit_text(s.unit, lang, currency);
        let amount = |value: f64| number(value, de);
        let side = match (self.above, de) {
            (true, false) => "above",
            (false, false) => "below",
            (true, true) => "über",
            (false, true) => "unter",
        };
        let mut lines = vec![match de {
            false => format!("when {} is {side} {} {unit}", s.key, amount(self.threshold)),
            true => format!("wenn {} {side} {} {unit} liegt", s.key, amount(self.threshold)),
        }];
        let mut add = |wanted: bool, en: String, german: String| {
            if wanted {
                lines.push(if de { german } else { en });
            }
        };
        let w = self.over_weeks;
        add(w > 1, format!("in the mean of {w} weeks"), format!("im Mittel von {w} Wochen"));
        let w = self.for_weeks;
        add(w > 1, format!("{w} weeks in a row"), format!("{w} Wochen in Folge"));
        let w = self.delay_weeks;
        add(w > 0, format!("starting {} later", weeks_en(w)), format!("Beginn {} später", weeks_de(w)));
        let w = self.min_weeks;
        add(w > 0, format!("for at least {}", weeks_en(w)), format!("mindestens {}", weeks_de(w)));
        if let Some(until) = self.until {
            let (en, german) = if self.above { ("below", "unter") } else { ("above", "über") };
            add(true, format!("until {en} {}", amount(until)), format!("bis {german} {}", amount(until)));
        }
        lines
    }
}

fn weeks_en(weeks: u32) -> String {
    if weeks == 1 { "1 week".to_owned() } else { format!("{weeks} weeks") }
}

fn weeks_de(weeks: u32) -> String {
    if weeks == 1 { "1 Woche".to_owned() } else { format!("{weeks} Wochen") }
}

fn number(value: f64, german: bool) -> String {
    let text = plain(value);
    if german { text.replace('.', ",").replace('_', ".") } else { text.replace('_', ",") }
}

/// A key of `when` with what it means.
pub struct RuleKey {
    pub key: &'static str,
    pub unit: &'static str,
    pub en: &'static str,
    pub de: &'static str,
}

/// Every key of `when`, in the order they are written.
pub static RULE_KEYS: &[RuleKey] = &[
    RuleKey {
        key: "signal",
        unit: "",
        en: "what the firm looks at; one of the signals",
        de: "worauf die Firma sieht; eines der Signale",
    },
    RuleKey {
        key: "above",
        unit: "unit of the signal",
        en: "the condition holds when the signal lies above this (or give below)",
        de: "die Bedingung gilt, wenn das Signal darüber liegt (oder below angeben)",
    },
    RuleKey {
        key: "below",
        unit: "unit of the signal",
        en: "the condition holds when the signal lies below this",
        de: "die Bedingung gilt, wenn das Signal darunter liegt",
    },
    RuleKey {
        key: "until_below",
        unit: "unit of the signal",
        en: "with above: the policy ends when the signal lies below this; without it, when the condition ends",
        de: "zu above: die Maßnahme endet, wenn das Signal darunter liegt; sonst mit der Bedingung",
    },
    RuleKey {
        key: "until_above",
        unit: "unit of the signal",
        en: "with below: the policy ends when the signal lies above this",
        de: "zu below: die Maßnahme endet, wenn das Signal darüber liegt",
    },
    RuleKey {
        key: "for_weeks",
        unit: "weeks",
        en: "weeks in a row in which the condition must hold before the policy is decided (1)",
        de: "Wochen in Folge, in denen die Bedingung gelten muss, bevor entschieden wird (1)",
    },
    RuleKey {
        key: "delay_weeks",
        unit: "weeks",
        en: "weeks from the decision to the start (0: the week after)",
        de: "Wochen von der Entscheidung bis zum Beginn (0: die Woche danach)",
    },
    RuleKey {
        key: "min_weeks",
        unit: "weeks",
        en: "weeks the policy stays at work at least (0)",
        de: "Wochen, die die Maßnahme mindestens dauert (0)",
    },
    RuleKey {
        key: "over_weeks",
        unit: "weeks",
        en: "weeks the signal is averaged over, the present one included (1)",
        de: "Wochen, über die das Signal gemittelt wird, die laufende eingeschlossen (1)",
    },
];

const EXAMPLE: &str =
    "when = { signal = \"complaints_per_1000\", above = 3, until_below = 2, for_weeks = 4 }";

/// What was read of a rule, and where.
#[derive(Default)]
struct Parts {
    signal: Option<usize>,
    /// Of `above` and `below`.
    threshold: [Option<(f64, Range<usize>)>; 2],
    /// Of `until_below` and `until_above`.
    until: [Option<(f64, Range<usize>)>; 2],
    /// `for_weeks`, `delay_weeks`, `min_weeks`, `over_weeks`.
    weeks: [Option<u32>; 4],
    given: Vec<String>,
}

/// Reads `when`; whatever is wrong becomes a problem.
pub(super) fn read(entry: &Entry<'_, '_>, reader: &mut Reader<'_>) -> Option<Rule> {
    let table = policies::table(entry, EXAMPLE, reader)?;
    let before = reader.problems.len();
    let mut parts = Parts::default();
    for entry in tree::leaves(table, reader.text) {
        parts.given.push(entry.key.clone());
        part(&entry, &mut parts, reader);
    }
    let rule = assembled(entry, &parts, reader);
    if reader.problems.len() > before { None } else { rule }
}

fn part(entry: &Entry<'_, '_>, parts: &mut Parts, reader: &mut Reader<'_>) {
    let span = entry.value.span();
    match entry.key.as_str() {
        "signal" => parts.signal = signal(entry, reader),
        "above" | "below" => {
            let value = reader.plain_number(&entry.key, entry, false);
            parts.threshold[usize::from(entry.key == "below")] = value.map(|value| (value, span));
        }
        "until_below" | "until_above" => {
            let value = reader.plain_number(&entry.key, entry, false);
            parts.until[usize::from(entry.key == "until_above")] = value.map(|value| (value, span));
        }
        "for_weeks" => parts.weeks[0] = policies::whole_weeks("when", entry, reader, 1, 5_200),
        "delay_weeks" => parts.weeks[1] = policies::whole_weeks("when", entry, reader, 0, 5_200),
        "min_weeks" => parts.weeks[2] = policies::whole_weeks("when", entry, reader, 0, 5_200),
        "over_weeks" => parts.weeks[3] = policies::whole_weeks("when", entry, reader, 1, 520),
        key => {
            let near = suggest::nearest(key, RULE_KEYS.iter().map(|known| known.key));
            let known = || RULE_KEYS.iter().map(|known| known.key).collect::<Vec<_>>().join(", ");
            let help =
                near.map_or_else(|| format!("known: {}", known()), |near| format!("did you mean `{near}`?"));
            let title = format!("unknown key `{key}` in when");
            reader.push(Problem::new(entry.key_span.clone(), title, "not a key of when").help(help));
        }
    }
}

fn signal(entry: &Entry<'_, '_>, reader: &mut Reader<'_>) -> Option<usize> {
    let text = reader.text("signal", entry, 80)?;
    let index = signal_index(&text);
    if index.is_none() {
        let near = suggest::nearest(&text, SIGNALS.iter().map(|s| s.key)).and_then(signal_index);
        let help = match near {
            Some(i) => format!("did you mean \"{}\"? ({})", SIGNALS[i].key, SIGNALS[i].en),
            None => {
                let known = SIGNALS.iter().map(|s| s.key).collect::<Vec<_>>().join(", ");
                format!("the firm sees: {known}")
            }
        };
        let title = format!("the firm sees no signal \"{text}\"");
        reader.push(Problem::new(entry.value.span(), title, "not a signal").help(help));
    }
    index
}

fn assembled(entry: &Entry<'_, '_>, parts: &Parts, reader: &mut Reader<'_>) -> Option<Rule> {
    let given = |key: &str| parts.given.iter().any(|known| known == key);
    let mut missing = |what: &str, help: &str| {
        let title = format!("a rule without {what}");
        reader.push(Problem::new(entry.key_span.clone(), title, "incomplete").help(help));
    };
    if !given("signal") {
        missing("a signal", &format!("write for example {EXAMPLE}"));
    }
    if !given("above") && !given("below") {
        missing("a threshold", "add above = … or below = …");
    }
    let (above, threshold, span) = match &parts.threshold {
        [Some(_), Some((_, span))] => {
            let title = "a rule has `above` and `below`";
            reader.push(Problem::new(span.clone(), title, "one threshold too many").help("keep one of them"));
            return None;
        }
        [Some((value, span)), None] => (true, *value, span.clone()),
        [None, Some((value, span))] => (false, *value, span.clone()),
        [None, None] => return None,
    };
    let until = until(above, threshold, parts, reader);
    let signal = parts.signal?;
    in_range(&SIGNALS[signal], threshold, span, reader);
    let [for_weeks, delay_weeks, min_weeks, over_weeks] = parts.weeks;
    Some(Rule {
        signal,
        above,
        threshold,
        until,
        for_weeks: for_weeks.unwrap_or(1),
        delay_weeks: delay_weeks.unwrap_or(0),
        min_weeks: min_weeks.unwrap_or(0),
        over_weeks: over_weeks.unwrap_or(1),
    })
}

fn until(above: bool, threshold: f64, parts: &Parts, reader: &mut Reader<'_>) -> Option<f64> {
    let [below, over] = &parts.until;
    let (wanted, other, side) = if above { (below, over, "above") } else { (over, below, "below") };
    let (wanted_key, other_key) =
        if above { ("until_below", "until_above") } else { ("until_above", "until_below") };
    if let Some((_, span)) = other {
        let title = format!("`{other_key}` does not go with `{side}`");
        reader.push(Problem::new(span.clone(), title, "the wrong side").help(format!("write {wanted_key}")));
    }
    let (until, span) = wanted.as_ref()?;
    let wrong = if above { *until > threshold } else { *until < threshold };
    if wrong {
        let title = format!(
            "`{wanted_key}` is {}, on the wrong side of {side} = {}",
            plain(*until),
            plain(threshold)
        );
        let help = format!(
            "the policy would end in the week it starts: write {} or {}",
            plain(threshold),
            if above { "less" } else { "more" }
        );
        reader.push(Problem::new(span.clone(), title, "on the wrong side of the threshold").help(help));
    }
    Some(*until)
}

fn in_range(signal: &Signal, threshold: f64, span: Range<usize>, reader: &mut Reader<'_>) {
    if (0.0..=signal.most).contains(&threshold) {
        return;
    }
    let share = signal.most == 1.0 && threshold > 1.0 && threshold <= 100.0;
    let help = match share {
        true => {
            format!("shares are fractions: write {} for {} %", plain(threshold / 100.0), plain(threshold))
        }
        false if threshold < 0.0 => format!("{} ({}) is never below 0", signal.key, signal.en),
        false => format!("{} ({}) is at most {}", signal.key, signal.en, plain(signal.most)),
    };
    let title = format!("the threshold {} lies outside what `{}` can be", plain(threshold), signal.key);
    reader.push(Problem::new(span, title, "never reached").help(help));
}
