//! A pilot as text: what it shows, what is true, and how far it can be relied on.

use super::Lang;
use super::answer::{Answer, Beats};
use super::number::{odds, place};
use super::pilot::PilotAnswer;
use super::text::{label, scale, shortened};
use crate::stats::paired::Estimate;
use crate::store::manifest::MetricUnit;

/// Lines of the report, without an empty one around them; sentences are as long as they are.
pub(super) fn lines(answer: &Answer, lang: Lang) -> Vec<String> {
    let Some(w) = Words::of(answer, lang) else { return Vec::new() };
    let mut lines = vec![w.head()];
    lines.extend(w.effects());
    lines.extend(w.sentences().into_iter().map(|sentence| format!("  {sentence}")));
    lines
}

/// Words about a pilot, for the report and for charts.
pub struct Words<'a> {
    pub p: &'a PilotAnswer,
    pub currency: &'a str,
    pub confidence: f64,
    pub lang: Lang,
}

impl<'a> Words<'a> {
    /// About an answer's pilot; `None` without one.
    pub fn of(answer: &'a Answer, lang: Lang) -> Option<Words<'a>> {
        let p = answer.pilot.as_ref()?;
        Some(Words { p, currency: &answer.currency, confidence: answer.confidence, lang })
    }
}

impl Words<'_> {
    /// Which policy, on how many, read when and by what.
    pub fn head(&self) -> String {
        let p = self.p;
        let (name, share) = (shortened(&p.name), self.lang.percent(p.share));
        let (measure, weeks) = (label(&p.measure, self.lang), p.weeks);
        let [control, pilot] = p.customers.map(|n| self.lang.number(n, 0));
        match self.lang {
            Lang::En => format!(
                "A pilot of \"{name}\" on {share} of the customers, read after {weeks} {} ({pilot} in it, {control} \
                 not): {measure}",
                if weeks == 1 { "week" } else { "weeks" }
            ),
            Lang::De => format!(
                "Ein Pilot von „{name}“ mit {share} der Kunden, ausgewertet nach {weeks} {} ({pilot} darin, {control} \
                 nicht): {measure}",
                if weeks == 1 { "Woche" } else { "Wochen" }
            ),
        }
    }

    fn with_unit(&self, number: String) -> String {
        match self.p.measure.unit {
            MetricUnit::Money if !self.currency.is_empty() => format!("{number} {}", self.currency),
            MetricUnit::Share => format!("{number} {}", self.lang.pick("percentage points", "Prozentpunkte")),
            _ => number,
        }
    }

    /// Power of ten down to which a number with this error is written; money stops at the cent.
    fn place(&self, half: f64, value: f64) -> i32 {
        let finest = if self.p.measure.unit == MetricUnit::Money { -2 } else { -6 };
        let half = if half < 1e-9 * value.abs().max(1.0) { 0.0 } else { half };
        place(half, value).max(finest)
    }

    fn estimate(&self, e: &Estimate) -> String {
        let s = scale(&self.p.measure);
        let digits = self.place(e.half * s, e.mean * s);
        let number = self.lang.signed(e.mean * s, digits);
        let number = if e.half > 0.0 {
            format!("{number} ± {}", self.lang.number(e.half * s, digits))
        } else {
            number
        };
        self.with_unit(number)
    }

    fn amount(&self, value: f64) -> String {
        let s = scale(&self.p.measure);
        self.with_unit(self.lang.number(value * s, self.place(value.abs() * s, value * s)))
    }

    /// What the pilot shows, what is true, and the bias between them: label, value and remark.
    pub fn rows(&self) -> [(&'static str, String, String); 3] {
        let p = self.p;
        let one = self.amount(p.one_pilot_half);
        [
            (
                self.lang.pick("the pilot shows", "der Pilot zeigt"),
                self.estimate(&p.naive),
                self.lang.pick(format!("a single pilot ± {one}"), format!("ein einzelner Pilot ± {one}")),
            ),
            (
                self.lang.pick("true effect on all", "wahre Wirkung auf alle"),
                self.estimate(&p.truth),
                self.lang.pick(
                    "the same customers, all with it or all without".to_owned(),
                    "dieselben Kunden, alle mit oder alle ohne".to_owned(),
                ),
            ),
            (
                self.lang.pick("bias by contact", "Verzerrung durch Kontakt"),
                self.estimate(&p.contamination),
                self.bias(),
            ),
        ]
    }
    /// The rows as lines of columns.
    fn effects(&self) -> Vec<String> {
        let rows = self.rows();
        let width = |f: fn(&(&str, String, String)) -> usize| rows.iter().map(f).max().unwrap_or(0);
        let (first, second) = (width(|r| r.0.chars().count()), width(|r| r.1.chars().count()));
        rows.iter().map(|(a, b, c)| format!("  {a:first$}   {b:>second$}   ({c})")).collect()
    }

    /// What the contact between the groups does to the pilot's answer.
    pub fn bias(&self) -> String {
        let (p, lang) = (self.p, self.lang);
        if p.contamination.is_exactly_zero() {
            return lang.pick(
                "the groups do not touch each other".to_owned(),
                "die Gruppen berühren einander nicht".to_owned(),
            );
        }
        if !p.is_biased() {
            return lang.pick("none that shows".to_owned(), "keine erkennbare".to_owned());
        }
        let share = lang.percent((p.contamination.mean / p.truth.mean).abs());
        let against = p.contamination.mean * p.truth.mean < 0.0;
        match (p.truth.mean.abs() > p.truth.half, against) {
            (false, _) => lang.pick(
                "contact alone makes the groups differ".to_owned(),
                "schon der Kontakt macht die Gruppen verschieden".to_owned(),
            ),
            (true, true) => lang.pick(
                format!("the pilot understates the effect by {share}"),
                format!("der Pilot unterschätzt die Wirkung um {share}"),
            ),
            (true, false) => lang.pick(
                format!("the pilot overstates the effect by {share}"),
                format!("der Pilot überschätzt die Wirkung um {share}"),
            ),
        }
    }

    /// "84 of 100 worlds".
    pub fn odds(&self, beats: Option<Beats>) -> String {
        let (events, of) = beats.map_or((0, 0), |b| odds(b.worlds, b.of));
        match self.lang {
            Lang::En => format!("{events} of {of} worlds"),
            Lang::De => format!("{events} von {of} Welten"),
        }
    }

    /// What one pilot of this size can tell.
    pub fn sentences(&self) -> Vec<String> {
        let (p, lang) = (self.p, self.lang);
        let confidence = format!("{} %", lang.written((self.confidence * 1e8).round() / 1e6));
        let (finds, misleads) = (self.odds(p.finds), self.odds(p.misleads));
        let wrong = self.odds(p.wrong_way);
        let mut all = vec![match lang {
            Lang::En => format!(
                "One pilot's test at {confidence} finds the effect in {finds} and claims a wrong one in {misleads}; the \
                 plain difference points the wrong way in {wrong}."
            ),
            Lang::De => format!(
                "Der Test eines Piloten findet mit {confidence} Sicherheit die Wirkung in {finds} und behauptet eine \
                 falsche in {misleads}; der bloße Unterschied zeigt in {wrong} in die falsche Richtung."
            ),
        }];
        let least = self.amount(p.detectable);
        let needed = p.needed_per_group.map(|n| lang.count(n));
        all.push(match (lang, needed) {
            (Lang::En, Some(n)) => {
                format!("It finds effects from {least} on 4 times in 5; for this one {n} customers in each group do.")
            }
            (Lang::En, None) => format!(
                "It finds effects from {least} on 4 times in 5; this one is too small for any group to show it."
            ),
            (Lang::De, Some(n)) => format!(
                "Er findet Wirkungen ab {least} in 4 von 5 Fällen; für diese genügen {n} Kunden in jeder Gruppe."
            ),
            (Lang::De, None) => format!(
                "Er findet Wirkungen ab {least} in 4 von 5 Fällen; diese ist zu klein, als dass eine Gruppe sie zeigte."
            ),
        });
        if p.unread > 0 {
            let n = lang.count(p.unread);
            all.push(lang.pick(
                format!("Left out: {n} worlds with fewer than two customers in a group."),
                format!("Nicht gezählt: {n} Welten mit weniger als zwei Kunden in einer Gruppe."),
            ));
        }
        all
    }
}
