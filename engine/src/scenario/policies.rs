//! The `[[policy]]` tables.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use super::file::unknown_parameter;
use super::params::{PARAMS, Param, ParamId, Scope, plain};
use super::problem::Problem;
use super::reader::{Read, Reader};
use super::tree::{self, Entry};
use super::{Change, Cost, Policy, Setting, rules, suggest};

/// Where a policy and its parts stand.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The `[[policy]]` line.
    pub header: Range<usize>,
    pub name: Option<Range<usize>>,
    pub baseline: Option<Range<usize>>,
    pub from_week: Option<Range<usize>>,
    pub until_week: Option<Range<usize>>,
    pub when: Option<Range<usize>>,
    /// Something in the policy could not be read; how much it does is not known.
    pub bad: bool,
}

/// A kind of cost: key, unit, what it means in both languages.
pub struct CostKey {
    pub key: &'static str,
    pub unit: &'static str,
    pub en: &'static str,
    pub de: &'static str,
    at: fn(&mut Cost) -> &mut f64,
}

impl CostKey {
    /// This kind of cost of a policy, currency units.
    pub fn of(&self, cost: &Cost) -> f64 {
        *(self.at)(&mut cost.clone())
    }
}

/// Every kind of cost a policy can have.
pub static COSTS: &[CostKey] = &[
    CostKey {
        key: "setup",
        unit: "currency",
        en: "paid once, in the policy's first week, also when a rule starts it again",
        de: "einmalig, in der ersten Woche der Maßnahme, auch wenn eine Regel sie wieder startet",
        at: |c| &mut c.setup,
    },
    CostKey {
        key: "per_week",
        unit: "currency per week",
        en: "paid in every week in which the policy is at work",
        de: "in jeder Woche, in der die Maßnahme läuft",
        at: |c| &mut c.per_week,
    },
    CostKey {
        key: "per_visit",
        unit: "currency per visit",
        en: "paid for every visit of a customer",
        de: "für jeden Besuch eines Kunden",
        at: |c| &mut c.per_visit,
    },
    CostKey {
        key: "per_complaint",
        unit: "currency per complaint",
        en: "paid for every complaint the firm hears",
        de: "für jede Beschwerde, die die Firma erreicht",
        at: |c| &mut c.per_complaint,
    },
    CostKey {
        key: "per_customer_year",
        unit: "currency per customer and year",
        en: "paid for every customer, charged week by week",
        de: "für jeden Kunden im Jahr, Woche für Woche berechnet",
        at: |c| &mut c.per_customer_year,
    },
    CostKey {
        key: "per_employee_month",
        unit: "currency per employee and month",
        en: "paid for every employee (staff.count), charged week by week",
        de: "für jede Stelle (staff.count) im Monat, Woche für Woche berechnet",
        at: |c| &mut c.per_employee_month,
    },
];

const KEYS: &[&str] = &["name", "baseline", "cost", "set", "from", "when"];
const MOST_POLICIES: usize = 1_000;
const HIGHEST_COST: f64 = 1e12;

/// Reads all policies; `None` if there is no list of them at all.
pub(super) fn read(
    entry: &Entry<'_, '_>,
    value: &DeValue<'_>,
    reader: &mut Reader<'_>,
) -> Option<Vec<(Policy, Place)>> {
    let DeValue::Array(list) = value else {
        reader.push(
            Problem::new(
                entry.key_span.clone(),
                "`policy` must be a list of tables",
                "one pair of brackets too few",
            )
            .help("write [[policy]] with two brackets, once for each policy"),
        );
        return None;
    };
    let mut policies = Vec::new();
    for item in list.iter() {
        let DeValue::Table(table) = item.get_ref() else {
            reader.push(
                Problem::new(item.span(), "a policy must be a table", "not a table")
                    .help("write [[policy]] and its lines below"),
            );
            return None;
        };
        if policies.len() == MOST_POLICIES {
            let title = format!("more than {MOST_POLICIES} policies");
            reader.push(Problem::new(item.span(), title, "too many").help("split the file"));
            return None;
        }
        policies.push(policy(item.span(), table, reader));
    }
    Some(policies)
}

fn policy(header: Range<usize>, table: &DeTable<'_>, reader: &mut Reader<'_>) -> (Policy, Place) {
    let before = reader.problems.len();
    let mut place = Place {
        header,
        name: None,
        baseline: None,
        from_week: None,
        until_week: None,
        when: None,
        bad: false,
    };
    let mut policy = Policy {
        name: String::new(),
        baseline: false,
        cost: Cost::default(),
        changes: Vec::new(),
        from_week: 0,
        until_week: None,
        ramp_weeks: 0,
        when: None,
    };
    for entry in tree::children(table) {
        let span = entry.value.span();
        place.bad |= reader.is_spoilt(&entry.key_span);
        match entry.key.as_str() {
            "name" => {
                place.name = Some(span);
                policy.name = reader.text("name", &entry, 80).unwrap_or_default();
            }
            "baseline" => {
                place.baseline = Some(entry.key_span.clone());
                policy.baseline = reader.flag("baseline", &entry).unwrap_or(false);
            }
            "cost" => costs(&entry, &mut policy.cost, reader),
            "set" => changes(&POLICY, &entry, &mut policy.changes, reader),
            "from" => from(&entry, &mut policy, &mut place, reader),
            "when" => {
                place.when = Some(entry.key_span.clone());
                policy.when = rules::read(&entry, reader);
            }
            _ => unknown_key(&entry, reader),
        }
    }
    if place.name.is_none() {
        reader.push(
            Problem::new(place.header.clone(), "a policy has no name", "which policy?")
                .help("add a line such as name = \"As today\""),
        );
    }
    place.bad |= reader.problems.len() > before;
    (policy, place)
}

fn unknown_key(entry: &Entry<'_, '_>, reader: &mut Reader<'_>) {
    let key = &entry.key;
    let problem = Problem::new(
        entry.key_span.clone(),
        format!("unknown key `{key}` in a policy"),
        "not a key of a policy",
    );
    let group = format!("{key}.");
    reader.push(if PARAMS.iter().any(|p| p.key.starts_with(&group) || p.key == key) {
        problem.help(format!("levers belong in set: set = {{ \"{key}…\" = … }}"))
    } else if COSTS.iter().any(|cost| cost.key == key) {
        problem.help(format!("costs belong in cost: cost = {{ {key} = … }}"))
    } else if let Some(near) = suggest::nearest(key, KEYS.iter().copied()) {
        problem.help(format!("did you mean `{near}`?"))
    } else {
        problem.help("known: name, baseline, cost, set, from, when")
    });
}

/// The table behind `cost`, `set`, `from` or `when`, or a problem.
pub(super) fn table<'a, 'i>(
    entry: &Entry<'a, 'i>,
    example: &str,
    reader: &mut Reader<'_>,
) -> Option<&'a DeTable<'i>> {
    if let DeValue::Table(table) = entry.value.get_ref() {
        return Some(table);
    }
    let found = tree::kind_of(entry.value.get_ref());
    reader.push(
        Problem::new(
            entry.value.span(),
            format!("`{}` must be a table, found {found}", entry.key),
            "not a table",
        )
        .help(format!("write for example {example}")),
    );
    None
}

fn costs(entry: &Entry<'_, '_>, cost: &mut Cost, reader: &mut Reader<'_>) {
    let Some(table) = table(entry, "cost = { setup = 12_000, per_week = 300 }", reader) else { return };
    for entry in tree::leaves(table, reader.text) {
        let Some(known) = COSTS.iter().find(|known| known.key == entry.key) else {
            unknown_cost(&entry, reader);
            continue;
        };
        let name = format!("cost.{}", known.key);
        let Some(value) = reader.plain_number(&name, &entry, true) else { continue };
        if !(0.0..=HIGHEST_COST).contains(&value) {
            let fault = if value < 0.0 { "is negative" } else { "is beyond all money" };
            reader.push(
                Problem::new(entry.value.span(), format!("`{name}` is {}, it {fault}", plain(value)), fault)
                    .help(
                        "write what it costs as a number from 0 up; savings belong in what the policy sets",
                    ),
            );
            continue;
        }
        *(known.at)(cost) = value;
    }
}

fn unknown_cost(entry: &Entry<'_, '_>, reader: &mut Reader<'_>) {
    let near = match entry.key.as_str() {
        "per_customer" | "per_year" | "per_customer_month" => Some("per_customer_year"),
        "per_employee" | "per_month" | "per_employee_year" | "per_staff" => Some("per_employee_month"),
        "once" | "one_off" | "set_up" | "initial" => Some("setup"),
        "weekly" => Some("per_week"),
        key => suggest::nearest(key, COSTS.iter().map(|cost| cost.key)),
    };
    let problem =
        Problem::new(entry.key_span.clone(), format!("unknown cost `{}`", entry.key), "not a kind of cost");
    reader.push(match near.and_then(|near| COSTS.iter().find(|cost| cost.key == near)) {
        Some(cost) => problem.help(format!("did you mean `{}`? ({}: {})", cost.key, cost.unit, cost.en)),
        None => {
            let known = COSTS.iter().map(|cost| cost.key).collect::<Vec<_>>().join(", ");
            problem.help(format!("known: {known}"))
        }
    });
}

/// What may hold a `set`: a policy or a shock.
pub(super) struct Setter {
    pub name: &'static str,
    /// An example of `set`.
    pub example: &'static str,
    /// Why it cannot set a parameter: what is said of the key, and the cure.
    pub refuses: fn(&Param) -> Option<(&'static str, String)>,
}

static POLICY: Setter = Setter {
    name: "policy",
    example: "set = { \"voice.rate\" = \"x 3\" }",
    refuses: |p| {
        (p.scope != Scope::Lever).then(|| {
            let help = format!(
                "`{}` describes the world ({}); give it below [world]. `grapevine explain levers` lists the levers",
                p.key, p.en
            );
            ("not a lever", help)
        })
    },
};

/// Reads a `set`.
pub(super) fn changes(
    setter: &Setter,
    entry: &Entry<'_, '_>,
    changes: &mut Vec<Change>,
    reader: &mut Reader<'_>,
) {
    let Some(table) = table(entry, setter.example, reader) else { return };
    for entry in tree::leaves(table, reader.text) {
        let Some(id) = ParamId::from_key(&entry.key) else {
            if !reader.full() {
                reader.push(unknown_parameter(&entry));
            }
            continue;
        };
        if changes.iter().any(|change| change.param == id) {
            reader.push(
                Problem::new(
                    entry.key_span.clone(),
                    format!("`{}` is set twice in one {}", entry.key, setter.name),
                    "set again here",
                )
                .help("keep one of the two"),
            );
            continue;
        }
        if let Some(to) = setting(setter, id.param(), &entry, reader) {
            changes.push(Change { param: id, to });
        }
    }
}

fn setting(
    setter: &Setter,
    p: &'static Param,
    entry: &Entry<'_, '_>,
    reader: &mut Reader<'_>,
) -> Option<Setting> {
    if let Some((label, help)) = (setter.refuses)(p) {
        let title = format!("a {} cannot set `{}`", setter.name, p.key);
        reader.push(Problem::new(entry.key_span.clone(), title, label).help(help));
        return None;
    }
    match reader.parameter(p, entry)? {
        Read::Number(value) => Some(Setting::To(value)),
        Read::Relative(setting) => Some(setting),
        Read::Law(law) => {
            reader.push(
                Problem::new(
                    entry.value.span(),
                    format!("`{}` has a range in a {}", p.key, setter.name),
                    format!("a {} is not unknown", setter.name),
                )
                .help(format!(
                    "put {} = \"{law}\" below [unknowns], and here write \"x 3\", \"+ 0.1\" or one number",
                    p.key
                )),
            );
            None
        }
    }
}

const FROM: [&str; 3] = ["week", "until_week", "ramp_weeks"];

fn from(entry: &Entry<'_, '_>, policy: &mut Policy, place: &mut Place, reader: &mut Reader<'_>) {
    let Some(table) = table(entry, "from = { week = 8, ramp_weeks = 12 }", reader) else { return };
    for entry in tree::leaves(table, reader.text) {
        let span = entry.value.span();
        match entry.key.as_str() {
            "week" => {
                place.from_week = Some(span);
                policy.from_week = weeks(&entry, reader).unwrap_or(0);
            }
            "until_week" => {
                place.until_week = Some(span);
                policy.until_week = whole_weeks("from", &entry, reader, 1, 5_200);
            }
            "ramp_weeks" => policy.ramp_weeks = weeks(&entry, reader).unwrap_or(0),
            key => {
                let near = suggest::nearest(key, FROM.into_iter());
                let help = near.map_or_else(
                    || format!("known: {}", FROM.join(", ")),
                    |near| format!("did you mean `{near}`?"),
                );
                let title = format!("unknown key `{key}` in from");
                reader.push(Problem::new(entry.key_span.clone(), title, "not a key of from").help(help));
            }
        }
    }
}

/// A whole number of weeks below `group`, from `least` to `most`.
pub(super) fn whole_weeks(
    group: &str,
    entry: &Entry<'_, '_>,
    reader: &mut Reader<'_>,
    least: u32,
    most: u32,
) -> Option<u32> {
    let name = format!("{group}.{}", entry.key);
    let value = reader.plain_number(&name, entry, true)?;
    if value.trunc() == value && (f64::from(least)..=f64::from(most)).contains(&value) {
        return Some(value as u32);
    }
    let title = format!("`{name}` is {}, not a number of weeks", plain(value));
    let help = format!("write a whole number from {least} to {most}");
    reader.push(Problem::new(entry.value.span(), title, "not a week").help(help));
    None
}

/// A whole number of weeks in a `from`.
pub(super) fn weeks(entry: &Entry<'_, '_>, reader: &mut Reader<'_>) -> Option<u32> {
    whole_weeks("from", entry, reader, 0, 5_200)
}
