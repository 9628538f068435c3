//! The `[pilot]` table: a trial of one policy on some of the customers.

use std::ops::Range;

use toml::de::DeTable;

use super::params::plain;
use super::problem::Problem;
use super::reader::Reader;
use super::tree::{self, Entry};
use super::{Policy, suggest};
use crate::metric::Unit;

/// A trial of one policy on a part of the customers, drawn at random.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pilot {
    /// Index into `Scenario::policies`; not the baseline.
    pub policy: usize,
    /// Probability that a customer at the pilot's start is in the pilot, 0 to 1.
    pub share: f64,
    /// First week of the pilot, in which its policy begins too, whatever the policy itself says.
    pub from_week: u32,
    /// Weeks until the readout.
    pub weeks: u32,
    pub measure: PilotMeasure,
}

/// What is read per customer over the weeks of a pilot.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PilotMeasure {
    #[default]
    Revenue,
    Margin,
    Visits,
    Stayed,
}

/// Name and meaning of a [`PilotMeasure`].
pub struct PilotMeasureInfo {
    pub measure: PilotMeasure,
    pub key: &'static str,
    pub unit: Unit,
    pub en: &'static str,
    pub de: &'static str,
}

/// Everything a pilot can be judged by.
pub static PILOT_MEASURES: &[PilotMeasureInfo] = &[
    PilotMeasureInfo {
        measure: PilotMeasure::Revenue,
        key: "revenue",
        unit: Unit::Money,
        en: "revenue per customer",
        de: "Umsatz je Kunde",
    },
    PilotMeasureInfo {
        measure: PilotMeasure::Margin,
        key: "margin",
        unit: Unit::Money,
        en: "gross margin per customer, before the policy's cost",
        de: "Rohertrag je Kunde, vor den Kosten der Maßnahme",
    },
    PilotMeasureInfo {
        measure: PilotMeasure::Visits,
        key: "visits",
        unit: Unit::Ratio,
        en: "visits per customer",
        de: "Besuche je Kunde",
    },
    PilotMeasureInfo {
        measure: PilotMeasure::Stayed,
        key: "stayed",
        unit: Unit::Share,
        en: "customers who are customers at the readout",
        de: "Kunden, die bei der Auswertung Kunden sind",
    },
];

impl PilotMeasure {
    /// Name and meaning.
    pub fn info(self) -> &'static PilotMeasureInfo {
        PILOT_MEASURES.iter().find(|info| info.measure == self).expect("every measure is in the table")
    }
}

/// The keys of `[pilot]` with their meaning in English.
pub static PILOT_KEYS: &[(&str, &str)] = &[
    ("policy", "name of the policy that is tried out; required"),
    ("share", "share of the customers at the pilot's start who meet it, drawn at random; default 0.5"),
    ("from_week", "first week of the pilot and of its policy in it; default: the policy's own first week"),
    ("weeks", "weeks until the readout; required"),
    ("measure", "what is read per customer: \"revenue\" (default), \"margin\", \"visits\" or \"stayed\""),
];

/// The table as it was written, before the policies are known.
pub(super) struct Raw {
    header: Range<usize>,
    policy: Option<(String, Range<usize>)>,
    share: f64,
    from_week: Option<(u32, Range<usize>)>,
    weeks: Option<(u32, Range<usize>)>,
    measure: PilotMeasure,
    /// Something could not be read and was said already.
    bad: bool,
}

/// Where the parts of a pilot stand that are checked against other values.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub header: Range<usize>,
    pub weeks: Range<usize>,
    pub from_week: Option<Range<usize>>,
}

pub(super) fn read(header: Range<usize>, table: &DeTable<'_>, reader: &mut Reader<'_>) -> Raw {
    let before = reader.problems.len();
    let mut raw = Raw {
        header,
        policy: None,
        share: 0.5,
        from_week: None,
        weeks: None,
        measure: PilotMeasure::Revenue,
        bad: false,
    };
    for entry in tree::children(table) {
        let span = entry.value.span();
        match entry.key.as_str() {
            "policy" => raw.policy = reader.text("policy", &entry, 80).map(|name| (name, span)),
            "share" => raw.share = share(&entry, reader).unwrap_or(raw.share),
            "from_week" => raw.from_week = week(&entry, 0.0, reader).map(|week| (week, span)),
            "weeks" => raw.weeks = week(&entry, 1.0, reader).map(|weeks| (weeks, span)),
            "measure" => raw.measure = measure(&entry, reader).unwrap_or(raw.measure),
            key => unknown_key(key, &entry, reader),
        }
    }
    raw.bad = reader.problems.len() > before;
    raw
}

fn unknown_key(key: &str, entry: &Entry<'_, '_>, reader: &mut Reader<'_>) {
    let near = suggest::nearest(key, PILOT_KEYS.iter().map(|(key, _)| *key));
    let known: Vec<&str> = PILOT_KEYS.iter().map(|(key, _)| *key).collect();
    let help = near.map_or(format!("known: {}", known.join(", ")), |near| format!("did you mean `{near}`?"));
    let title = format!("unknown key `{key}` in [pilot]");
    reader.push(Problem::new(entry.key_span.clone(), title, "not a key of [pilot]").help(help));
}

fn share(entry: &Entry<'_, '_>, reader: &mut Reader<'_>) -> Option<f64> {
    let value = reader.plain_number("share", entry, false)?;
    if 0.0 < value && value < 1.0 {
        return Some(value);
    }
    let help = if value > 1.0 && value < 100.0 {
        format!("shares are fractions: write {} for {} %", plain(value / 100.0), plain(value))
    } else {
        "both groups need somebody: write a share between 0 and 1, for example 0.5".to_owned()
    };
    let title = format!("the pilot's `share` is {}", plain(value));
    reader.push(Problem::new(entry.value.span(), title, "leaves one group empty").help(help));
    None
}

fn week(entry: &Entry<'_, '_>, least: f64, reader: &mut Reader<'_>) -> Option<u32> {
    let value = reader.plain_number(&entry.key, entry, true)?;
    if value.trunc() == value && (least..=5_200.0).contains(&value) {
        return Some(value as u32);
    }
    let title = format!("`{}` is {}, not a number of weeks", entry.key, plain(value));
    let help = format!("write a whole number from {} to 5200", plain(least));
    reader.push(Problem::new(entry.value.span(), title, "not a number of weeks").help(help));
    None
}

fn measure(entry: &Entry<'_, '_>, reader: &mut Reader<'_>) -> Option<PilotMeasure> {
    let text = reader.text("measure", entry, 80)?;
    let found = PILOT_MEASURES.iter().find(|info| info.key == text).map(|info| info.measure);
    if found.is_none() {
        let near = suggest::nearest(&text, PILOT_MEASURES.iter().map(|info| info.key));
        let known: Vec<String> = PILOT_MEASURES.iter().map(|info| format!("\"{}\"", info.key)).collect();
        let help =
            near.map_or(format!("known: {}", known.join(", ")), |near| format!("did you mean \"{near}\"?"));
        let title = format!("a pilot cannot be read by \"{text}\"");
        reader.push(Problem::new(entry.value.span(), title, "not a measure of a pilot").help(help));
    }
    found
}

impl Raw {
    /// The pilot and where it stands, once the policies are known; `None` after a problem, which is reported here
    /// unless it was before. Policies that could not be read are no reason to complain of the pilot's.
    pub fn resolve(
        self,
        policies: &[Policy],
        complete: bool,
        reader: &mut Reader<'_>,
    ) -> Option<(Pilot, Place)> {
        if !self.bad {
            self.missing(reader);
        }
        let (name, span) = self.policy?;
        let found = policies.iter().position(|p| p.name == name);
        let named = |policy: &&Policy| !policy.name.is_empty() && !policy.baseline;
        match found {
            None if complete => {
                let others: Vec<&str> = policies.iter().filter(named).map(|p| p.name.as_str()).collect();
                // Slips are looked for in small letters.
                let small: Vec<String> = others.iter().map(|other| other.to_lowercase()).collect();
                let near = suggest::nearest(&name, small.iter().map(String::as_str));
                let near = near.and_then(|near| others.get(small.iter().position(|s| s == near)?));
                let help = match near {
                    Some(near) => format!("did you mean \"{near}\"?"),
                    None if others.is_empty() => "add a [[policy]] of that name".to_owned(),
                    None => format!("policies that can be tried out: \"{}\"", others.join("\", \"")),
                };
                let title = format!("no policy is called \"{name}\"");
                reader.push(Problem::new(span, title, "which policy?").help(help));
                return None;
            }
            Some(i) if policies[i].baseline => {
                let title = format!("\"{name}\" is the baseline: what the other group has anyway");
                reader.push(
                    Problem::new(span, title, "nothing to try out").help("name another policy of the file"),
                );
                return None;
            }
            _ => {}
        }
        let (policy, (weeks, weeks_span)) = (found?, self.weeks?);
        let from_week = self.from_week.as_ref().map_or(policies[policy].from_week, |(week, _)| *week);
        let pilot = Pilot { policy, share: self.share, from_week, weeks, measure: self.measure };
        let from_week = self.from_week.map(|(_, span)| span);
        Some((pilot, Place { header: self.header, weeks: weeks_span, from_week }))
    }

    fn missing(&self, reader: &mut Reader<'_>) {
        if self.policy.is_none() {
            reader.push(
                Problem::new(self.header.clone(), "the pilot names no policy", "a pilot of what?")
                    .help("add policy = \"…\", the name of one of the file's policies"),
            );
        }
        if self.weeks.is_none() {
            reader.push(
                Problem::new(self.header.clone(), "the pilot has no end", "read after how long?")
                    .help("add weeks = 26, or after how many weeks the two groups are compared"),
            );
        }
    }
}
