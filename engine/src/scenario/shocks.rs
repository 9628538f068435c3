//! The `[[shock]]` tables.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::params::{Param, ParamId as P, Scope};
use super::policies::{Setter, changes, table, weeks};
use super::problem::Problem;
use super::reader::Reader;
use super::tree::{self, Entry};
use super::{Shock, suggest};

const MOST_SHOCKS: usize = 1_000;
const KEYS: &[&str] = &["name", "from", "set"];
const FROM_KEYS: &[&str] = &["week", "weeks", "ramp_weeks"];
const FROM: &str = "from = { week = 60, weeks = 4 }";

/// Parameters that are read once for a world, or for the whole run: a change for some weeks would change nothing.
const READ_ONCE: &[P] = &[
    P::VisitsShape,
    P::SpendCv,
    P::SpendVisitCv,
    P::QualityFailureConcentration,
    P::ToleranceDemandingShare,
    P::PersonalisationTasteSd,
    P::ExpectationVisitsBefore,
    P::RivalsShare,
    P::RivalsNobodyShare,
    P::RivalsAcquisitionPerYear,
    P::ReachPersistent,
    P::AcquisitionOpenShare,
    P::AcquisitionImitationPerYear,
    P::AcquisitionPerWeakTie,
    P::AcquisitionPerStrongTie,
    P::MoneyDiscountRate,
    P::MoneyMargin,
];

static SHOCK: Setter = Setter { name: "shock", example: "set = { \"visits.per_year\" = \"x 2\" }", refuses };

fn refuses(p: &Param) -> Option<(&'static str, String)> {
    if p.key.ends_with(".on") {
        let help = format!(
            "switch it on below [world], and let the shock set numbers of {}",
            p.key.trim_end_matches("on")
        );
        return Some(("a switch", help + "…"));
    }
    let once = p.scope == Scope::Fixed || READ_ONCE.iter().any(|id| id.param().key == p.key);
    once.then(|| {
        let help = format!("`{}` ({}) is the same in all weeks; give it below [world]", p.key, p.en);
        ("cannot change for a while", help)
    })
}

/// Where a shock and its parts stand.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The `[[shock]]` line.
    pub header: Range<usize>,
    pub name: Option<Range<usize>>,
    pub week: Option<Range<usize>>,
    pub weeks: Option<Range<usize>>,
    /// Something in the shock could not be read.
    pub bad: bool,
}

/// Reads all shocks; `None` if there is no list of them.
pub(super) fn read(
    entry: &Entry<'_, '_>,
    value: &DeValue<'_>,
    reader: &mut Reader<'_>,
) -> Option<Vec<(Shock, Place)>> {
    let list = match value {
        DeValue::Array(list) if list.len() <= MOST_SHOCKS => list,
        DeValue::Array(_) => {
            let title = format!("more than {MOST_SHOCKS} shocks");
            reader.push(Problem::new(entry.key_span.clone(), title, "too many").help("split the file"));
            return None;
        }
        _ => {
            let title = "`shock` must be a list of tables";
            reader.push(
                Problem::new(entry.key_span.clone(), title, "one pair of brackets too few")
                    .help("write [[shock]] with two brackets, once for each shock"),
            );
            return None;
        }
    };
    let mut shocks = Vec::new();
    for item in list.iter() {
        let DeValue::Table(table) = item.get_ref() else {
            reader.push(
                Problem::new(item.span(), "a shock must be a table", "not a table")
                    .help("write [[shock]] and its lines below"),
            );
            return None;
        };
        shocks.push(shock(item.span(), table, reader));
    }
    Some(shocks)
}

fn shock(header: Range<usize>, table: &DeTable<'_>, reader: &mut Reader<'_>) -> (Shock, Place) {
    let before = reader.problems.len();
    let mut place = Place { header, name: None, week: None, weeks: None, bad: false };
    let mut shock =
        Shock { name: String::new(), changes: Vec::new(), from_week: 0, weeks: None, ramp_weeks: 0 };
    for entry in tree::children(table) {
        place.bad |= reader.is_spoilt(&entry.key_span);
        match entry.key.as_str() {
            "name" => {
                place.name = Some(entry.value.span());
                shock.name = reader.text("name", &entry, 80).unwrap_or_default();
            }
            "set" => changes(&SHOCK, &entry, &mut shock.changes, reader),
            "from" => from(&entry, &mut shock, &mut place, reader),
            _ => unknown_key(&entry, reader),
        }
    }
    missing(&place, reader);
    place.bad |= reader.problems.len() > before;
    (shock, place)
}

fn missing(place: &Place, reader: &mut Reader<'_>) {
    if place.name.is_none() {
        reader.push(
            Problem::new(place.header.clone(), "a shock has no name", "which shock?")
                .help("add a line such as name = \"Fair in town\""),
        );
    }
    if place.week.is_none() {
        reader.push(
            Problem::new(place.header.clone(), "a shock has no first week", "when?")
                .help(format!("add a line such as {FROM}")),
        );
    }
}

fn unknown_key(entry: &Entry<'_, '_>, reader: &mut Reader<'_>) {
    let key = &entry.key;
    let problem = Problem::new(
        entry.key_span.clone(),
        format!("unknown key `{key}` in a shock"),
        "not a key of a shock",
    );
    reader.push(if FROM_KEYS.contains(&key.as_str()) {
        problem.help(format!("weeks belong in from: {FROM}"))
    } else if let Some(near) = suggest::nearest(key, KEYS.iter().copied()) {
        problem.help(format!("did you mean `{near}`?"))
    } else {
        problem.help("known: name, from, set")
    });
}

fn from(entry: &Entry<'_, '_>, shock: &mut Shock, place: &mut Place, reader: &mut Reader<'_>) {
    // Given, even if it cannot be read.
    place.week = Some(entry.value.span());
    let Some(table) = table(entry, FROM, reader) else { return };
    let entries = tree::leaves(table, reader.text);
    if !entries.iter().any(|entry| entry.key == "week") {
        place.week = None;
    }
    for entry in entries {
        let span = entry.value.span();
        match entry.key.as_str() {
            "week" => {
                place.week = Some(span);
                shock.from_week = weeks(&entry, reader).unwrap_or(0);
            }
            "weeks" => {
                place.weeks = Some(span);
                shock.weeks = weeks(&entry, reader);
            }
            "ramp_weeks" => shock.ramp_weeks = weeks(&entry, reader).unwrap_or(0),
            key => {
                let help = match suggest::nearest(key, FROM_KEYS.iter().copied()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "known: week, weeks, ramp_weeks".to_owned(),
                };
                let title = format!("unknown key `{key}` in from");
                reader.push(Problem::new(entry.key_span.clone(), title, "not a key of from").help(help));
            }
        }
    }
}
