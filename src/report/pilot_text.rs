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
        let (measure, time) = (label(&p.measure, self.lang), (self.lang.texts().report.weeks)(p.weeks));
        let [control, pilot] = p.customers.map(|n| self.lang.number(n, 0));
        (self.lang.texts().pilot.head)(&name, &share, &time, &pilot, &control, &measure)
    }

    fn with_unit(&self, number: String) -> String {
        match self.p.measure.unit {
            MetricUnit::Money if !self.currency.is_empty() => format!("{number} {}", self.currency),
            MetricUnit::Share => format!("{number} {}", self.lang.texts().pilot.percentage_points),
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
                self.lang.texts().pilot.pilot_shows,
                self.estimate(&p.naive),
                (self.lang.texts().pilot.a_single_pilot)(&one),
            ),
            (
                self.lang.texts().pilot.true_effect,
                self.estimate(&p.truth),
                self.lang.texts().pilot.same_customers.to_owned(),
            ),
            (self.lang.texts().pilot.bias_by_contact, self.estimate(&p.contamination), self.bias()),
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
            return lang.texts().pilot.groups_do_not_touch.to_owned();
        }
        if !p.is_biased() {
            return lang.texts().pilot.no_bias_shows.to_owned();
        }
        let share = lang.percent((p.contamination.mean / p.truth.mean).abs());
        let against = p.contamination.mean * p.truth.mean < 0.0;
        match (p.truth.mean.abs() > p.truth.half, against) {
            (false, _) => lang.texts().pilot.contact_alone.to_owned(),
            (true, true) => (lang.texts().pilot.understates)(&share),
            (true, false) => (lang.texts().pilot.overstates)(&share),
        }
    }

    /// "84 of 100 worlds".
    pub fn odds(&self, beats: Option<Beats>) -> String {
        let (events, of) = beats.map_or((0, 0), |b| odds(b.worlds, b.of));
        (self.lang.texts().pilot.of_worlds)(&events, &of)
    }

    /// What one pilot of this size can tell.
    pub fn sentences(&self) -> Vec<String> {
        let (p, lang) = (self.p, self.lang);
        let confidence = format!("{} %", lang.written((self.confidence * 1e8).round() / 1e6));
        let (finds, misleads) = (self.odds(p.finds), self.odds(p.misleads));
        let wrong = self.odds(p.wrong_way);
        let mut all = vec![(lang.texts().pilot.test)(&confidence, &finds, &misleads, &wrong)];
        let least = self.amount(p.detectable);
        let needed = p.needed_per_group.map(|n| lang.count(n));
        let t = lang.texts().pilot;
        all.push(match needed {
            Some(n) => (t.size)(&least, &n),
            None => (t.too_small)(&least),
        });
        all.push(t.apart.to_owned());
        if p.unread > 0 {
            let n = lang.count(p.unread);
            all.push((lang.texts().pilot.left_out)(&n));
        }
        all
    }
}
