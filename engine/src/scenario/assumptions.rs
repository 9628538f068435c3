//! Every number a scenario rests on, with where it comes from.

use super::params::{ParamId, plain, source_text, unit_text};
use super::{Lang, Scenario};
use crate::evidence::Grade;

/// One line of the assumptions table.
#[derive(Clone, Debug, PartialEq)]
pub struct Assumption {
    pub param: ParamId,
    pub key: &'static str,
    /// The value or law as it would be written in a scenario file, without quotes.
    pub value_text: String,
    /// In the scenario's language, with its currency.
    pub unit: String,
    /// What the parameter means, in the scenario's language.
    pub meaning: &'static str,
    /// `scenario file`, or the source of the pack's default.
    pub source: String,
    /// How well the default is known; `None` for the file's own values.
    pub grade: Option<Grade>,
    /// Whether the file says it, in `[world]` or `[unknowns]`.
    pub from_file: bool,
}

/// All parameters in table order, without those of mechanisms that are off.
pub fn assumptions(scenario: &Scenario) -> Vec<Assumption> {
    ParamId::all().filter(|&id| !scenario.is_idle(id)).map(|id| assumption(scenario, id)).collect()
}

fn assumption(scenario: &Scenario, id: ParamId) -> Assumption {
    let p = id.param();
    let unknown = scenario.unknowns.iter().find(|unknown| unknown.param == id);
    let from_file = scenario.given.contains(&id);
    let default = scenario.evidence.default_of(p);
    let german = scenario.lang == Lang::De;
    let own = if german { "Szenariodatei" } else { "scenario file" };
    Assumption {
        param: id,
        key: p.key,
        value_text: unknown.map_or_else(|| p.write(scenario.world[id]), |unknown| unknown.law.text()),
        unit: unit_text(p.unit, scenario.lang, &scenario.currency),
        meaning: if german { p.de } else { p.en },
        source: if from_file {
            own.to_owned()
        } else {
            source_text(default.source, scenario.lang).to_owned()
        },
        grade: (!from_file).then_some(default.grade),
        from_file,
    }
}

/// The scenario with every value written out and its source behind it: a file that gives the same
/// results even after the packs' defaults have changed.
pub fn resolved_text(scenario: &Scenario) -> String {
    let pack = scenario.evidence.name();
    let lang = if scenario.lang == Lang::De { "de" } else { "en" };
    let mut text = format!(
        "grapevine = 1\ntitle = {}\nevidence = \"{pack}\"\nseed = {}\nlang = \"{lang}\"\n\n[world]\nmoney.currency = {}\n",
        quoted(&scenario.title),
        scenario.seed,
        quoted(&scenario.currency)
    );
    if let Some(file) = &scenario.edge_list {
        text += &format!("network.file = {}\n", quoted(file));
    }
    let is_unknown = |id: ParamId| scenario.unknowns.iter().any(|unknown| unknown.param == id);
    for a in assumptions(scenario).iter().filter(|a| !is_unknown(a.param)) {
        let value = written(a.param, scenario.world[a.param]);
        let grade = a.grade.map_or(String::new(), |grade| format!(" (grade {grade:?})"));
        text += &format!("{} = {value}  # {}{grade}\n", a.key, a.source);
    }
    if !scenario.unknowns.is_empty() {
        text += "\n[unknowns]\n";
    }
    for unknown in &scenario.unknowns {
        text += &format!("{} = \"{}\"\n", unknown.param.param().key, unknown.law);
    }
    scenario.policies.iter().for_each(|policy| text += &policy_text(policy));
    if let Some(pilot) = &scenario.pilot {
        text += &format!(
            "\n[pilot]\npolicy = {}\nshare = {}\nfrom_week = {}\nweeks = {}\nmeasure = {}\n",
            quoted(&scenario.policies[pilot.policy].name),
            plain(pilot.share),
            pilot.from_week,
            pilot.weeks,
            quoted(pilot.measure.info().key)
        );
    }
    scenario.shocks.iter().for_each(|shock| text += &shock_text(shock));
    text + &answer_text(&scenario.answer)
}

fn written(id: ParamId, value: f64) -> String {
    use super::params::Kind;
    let text = id.param().write(value);
    match id.param().kind {
        Kind::Choice(_) => quoted(&text),
        _ if text == "never" => quoted(&text),
        _ => text,
    }
}

fn set_text(changes: &[super::Change]) -> String {
    use super::Setting;
    let set = changes.iter().map(|change| {
        let value = match change.to {
            Setting::To(value) => written(change.param, value),
            relative => format!("\"{relative}\""),
        };
        format!("\"{}\" = {value}", change.param.param().key)
    });
    format!("set = {{ {} }}\n", set.collect::<Vec<_>>().join(", "))
}

fn shock_text(shock: &super::Shock) -> String {
    let weeks = shock.weeks.map_or(String::new(), |weeks| format!(", weeks = {weeks}"));
    format!(
        "\n[[shock]]\nname = {}\n{}from = {{ week = {}{weeks}, ramp_weeks = {} }}\n",
        quoted(&shock.name),
        set_text(&shock.changes),
        shock.from_week,
        shock.ramp_weeks
    )
}

fn policy_text(policy: &super::Policy) -> String {
    let mut text = format!("\n[[policy]]\nname = {}\n", quoted(&policy.name));
    if policy.baseline {
        text += "baseline = true\n";
    }
    let cost = &policy.cost;
    text += &format!(
        "cost = {{ setup = {}, per_week = {}, per_visit = {}, per_complaint = {}, per_customer_year = {}, \
         per_employee_month = {} }}\n",
        plain(cost.setup),
        plain(cost.per_week),
        plain(cost.per_visit),
        plain(cost.per_complaint),
        plain(cost.per_customer_year),
        plain(cost.per_employee_month)
    );
    text += &set_text(&policy.changes);
    let until = policy.until_week.map_or(String::new(), |week| format!(", until_week = {week}"));
    text += &format!("from = {{ week = {}{until}, ramp_weeks = {} }}\n", policy.from_week, policy.ramp_weeks);
    text + &policy.when.map_or(String::new(), |rule| format!("when = {}\n", rule.written()))
}

fn answer_text(answer: &super::Answer) -> String {
    use crate::metric::METRICS;
    let also: Vec<String> = answer.also.iter().map(|i| quoted(METRICS[*i].key)).collect();
    let mut text = format!(
        "\n[answer]\nmeasure = {}\nalso = [{}]\n",
        quoted(METRICS[answer.measure].key),
        also.join(", ")
    );
    if let Some(worth) = answer.worth_having {
        text += &format!("worth_having = {}\n", plain(worth));
    }
    text + &format!("confidence = {}\n", plain(answer.confidence))
}

/// A TOML basic string. Texts of a scenario hold no control characters.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
