//! Rules in words: `explain rules`, `explain signals`, and the policies table of `check`.

use std::fmt::Write as _;

use grapevine_engine::model::observer::{SIGNALS, Signal};
use grapevine_engine::scenario::params::unit_text;
use grapevine_engine::scenario::{Lang, Policy, RULE_KEYS};

use super::{out, said, texts};

/// Every key of `when`, with an example.
pub fn keys(lang: Lang) -> String {
    let mut text = String::from(
        "when = { signal = \"complaints_per_1000\", above = 3, until_below = 2, for_weeks = 4 }\n\n",
    );
    for key in RULE_KEYS {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "  {:<14}{}", key.key, said(lang, key.en, key.de));
    }
    text
}

/// Every signal, with what it means.
pub fn signals(lang: Lang) -> String {
    let mut text = String::new();
    for signal in SIGNALS {
        let _ = writeln!(text, "  {:<34}{}", signal.key, said(lang, signal.en, signal.de));
    }
    text
}

/// One signal by name.
pub fn signal(key: &str, lang: Lang) -> Option<String> {
    let signal: &Signal = SIGNALS.iter().find(|signal| signal.key == key)?;
    let unit = unit_text(signal.unit, lang, texts(lang).check.currency);
    let mut text = format!("{}: {}\n\n", out::bold(signal.key), said(lang, signal.en, signal.de));
    let _ = writeln!(text, "  {:<12}{unit}", texts(lang).check.unit);
    if let Some(switch) = signal.needs {
        let _ = writeln!(text, "  {:<12}{} = true", texts(lang).check.needs, switch.param().key);
    }
    let _ = writeln!(
        text,
        "  {:<12}when = {{ signal = \"{}\", above = … }}",
        texts(lang).check.usage,
        signal.key
    );
    Some(text)
}

/// When a policy is at work, one part to a line: calendar, ramp, rule.
pub fn timing(policy: &Policy, lang: Lang, currency: &str) -> Vec<String> {
    let mut lines = Vec::new();
    if policy.from_week > 0 {
        lines.push(format!("{} {}", texts(lang).check.from_week, policy.from_week));
    }
    if let Some(week) = policy.until_week {
        lines.push(format!("{} {week}", texts(lang).check.until_week));
    }
    if policy.ramp_weeks > 0 {
        lines.push(rising(policy.ramp_weeks, lang));
    }
    lines.extend(policy.when.iter().flat_map(|rule| rule.words(lang, currency)));
    lines
}

/// How long a ramp takes.
pub fn rising(weeks: u32, lang: Lang) -> String {
    (texts(lang).check.rising)(&weeks)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_signal_and_key_is_explained_in_both_languages() {
        for lang in [Lang::En, Lang::De] {
            for s in SIGNALS {
                assert!(signal(s.key, lang).is_some_and(|text| text.len() > 60), "{}", s.key);
                assert!(signals(lang).contains(s.key) && s.en != s.de);
            }
            assert!(RULE_KEYS.iter().all(|key| keys(lang).contains(key.key) && key.en != key.de));
        }
        assert_eq!(signal("truth", Lang::En), None);
    }
}
