//! `schema`: a JSON schema of scenario files, so that editors complete names and mark slips.

use grapevine_engine::metric::METRICS;
use grapevine_engine::model::observer::SIGNALS;
use grapevine_engine::scenario::params::{Kind, Param, ParamId, Scope};
use grapevine_engine::scenario::{COSTS, FORMAT, PILOT_KEYS, PILOT_MEASURES, RULE_KEYS, RuleKey};
use serde_json::{Map, Value, json};

use super::exit::{self, Failure};
use super::out;

/// Arguments of `schema`: none.
#[derive(clap::Args, Debug, Clone)]
pub struct Args {}

/// Prints the schema.
///
/// # Errors
/// Code 74 if standard output cannot be written.
pub fn execute(_: &Args) -> Result<u8, Failure> {
    out::data(&format!("{:#}\n", schema()))?;
    Ok(exit::DONE)
}

/// The schema (JSON Schema 2020-12). It is as strict as an editor needs; `check` is stricter.
pub fn schema() -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "grapevine scenario",
        "type": "object",
        "required": ["grapevine", "policy"],
        "additionalProperties": false,
        "properties": {
            "grapevine": { "const": FORMAT, "description": "version of the file format" },
            "title": { "type": "string", "description": "title of tables and charts" },
            "evidence": { "enum": ["folklore", "measured"], "description": "where defaults come from" },
            "seed": { "type": "integer", "minimum": 0, "description": "the same seed gives the same worlds" },
            "lang": { "enum": ["en", "de"], "description": "language of tables and charts" },
            "world": with_texts(nested(|p| Some(fixed(p)))),
            "unknowns": nested(unknown),
            "policy": { "type": "array", "minItems": 1, "items": policy() },
            "shock": { "type": "array", "items": shock() },
            "pilot": pilot(),
            "answer": answer(),
        }
    })
}

/// A table of parameters, each under its dotted name as nested tables.
fn nested(value: impl Fn(&Param) -> Option<Value>) -> Value {
    let mut root = Map::new();
    for id in ParamId::all() {
        let p = id.param();
        let Some(leaf) = value(p) else { continue };
        let parts: Vec<&str> = p.key.split('.').collect();
        insert(&mut root, &parts, leaf);
    }
    table(root)
}

fn table(properties: Map<String, Value>) -> Value {
    json!({ "type": "object", "additionalProperties": false, "properties": properties })
}

fn insert(into: &mut Map<String, Value>, parts: &[&str], leaf: Value) {
    let [first, rest @ ..] = parts else { return };
    if rest.is_empty() {
        into.insert((*first).to_owned(), leaf);
        return;
    }
    let group = into.entry((*first).to_owned()).or_insert_with(|| table(Map::new()));
    if let Some(properties) = group["properties"].as_object_mut() {
        insert(properties, rest, leaf);
    }
}

/// Adds the two texts of `[world]` that are no parameters.
fn with_texts(mut world: Value) -> Value {
    world["properties"]["money"]["properties"]["currency"] =
        json!({ "type": "string", "maxLength": 8, "description": "shown beside amounts, for example EUR" });
    world["properties"]["network"]["properties"]["file"] = json!({ "type": "string", "description": "edge list, two ids per line; path as seen from this file" });
    world
}

fn fixed(p: &Param) -> Value {
    let (min, max) = p.kind.range();
    let mut value = match p.kind {
        Kind::Choice(words) => json!({ "enum": words }),
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::Whole { .. } => json!({ "type": "integer", "minimum": min, "maximum": max }),
        _ if p.allows_never() => {
            json!({ "anyOf": [{ "type": "number", "minimum": min, "maximum": max }, { "const": "never" }] })
        }
        _ => json!({ "type": "number", "minimum": min, "maximum": max }),
    };
    value["description"] = json!(described(p));
    value
}

fn unknown(p: &Param) -> Option<Value> {
    let number = !matches!(p.kind, Kind::Choice(_) | Kind::Flag);
    (p.scope != Scope::Fixed && number).then(|| {
        json!({
            "type": "string",
            "description": described(p),
            "examples": ["9 .. 15", "0.01 .. 0.20 log", "beta(2, 38)", "triangular(1, 3, 6)", "pert(1, 3, 6)",
                         "normal(100, 15)", "lognormal(mean 30, cv 0.8)"],
        })
    })
}

fn lever(p: &Param) -> Value {
    let (min, max) = p.kind.range();
    json!({
        "description": described(p),
        "anyOf": [
            { "type": "number", "minimum": min, "maximum": max },
            { "type": "string", "examples": ["x 3", "+ 0.10", "- 0.05"] },
        ]
    })
}

/// Both spellings are open to policies and shocks: `"voice.rate" = …` and `voice.rate = …`.
fn set(open: impl Fn(&Param) -> bool) -> Value {
    let mut set = nested(|p| open(p).then(|| lever(p)));
    for id in ParamId::all().filter(|id| open(id.param())) {
        set["properties"][id.param().key] = lever(id.param());
    }
    set
}

fn policy() -> Value {
    let cost: Map<String, Value> = COSTS
        .iter()
        .map(|cost| {
            let meaning = format!("{}: {}", cost.unit, cost.en);
            (cost.key.to_owned(), json!({ "type": "number", "minimum": 0, "description": meaning }))
        })
        .collect();
    let mut when: Map<String, Value> =
        RULE_KEYS.iter().map(|key| (key.key.to_owned(), rule_key(key))).collect();
    let signals: Vec<&str> = SIGNALS.iter().map(|signal| signal.key).collect();
    when["signal"]["enum"] = json!(signals);
    json!({
        "type": "object",
        "required": ["name"],
        "additionalProperties": false,
        "properties": {
            "name": { "type": "string", "minLength": 1, "maxLength": 80 },
            "baseline": { "type": "boolean", "description": "true for the policy that describes today" },
            "cost": table(cost),
            "set": set(|p| p.scope == Scope::Lever),
            "from": {
                "type": "object",
                "additionalProperties": false,
                "properties": {
                    "week": week("first week in which the policy holds"),
                    "until_week": week("first week in which it no longer holds"),
                    "ramp_weeks": week("weeks until it holds in full"),
                }
            },
            "when": {
                "type": "object",
                "required": ["signal"],
                "additionalProperties": false,
                "properties": when,
            },
        }
    })
}

fn rule_key(key: &RuleKey) -> Value {
    let mut value = json!({ "description": key.en });
    match key.unit {
        "weeks" => {
            value["type"] = json!("integer");
            value["minimum"] = json!(0);
            value["maximum"] = json!(5200);
        }
        "" => {}
        _ => value["type"] = json!("number"),
    }
    value
}

fn week(meaning: &str) -> Value {
    json!({ "type": "integer", "minimum": 0, "maximum": 5200, "description": meaning })
}

fn shock() -> Value {
    json!({
        "type": "object",
        "required": ["name", "from", "set"],
        "additionalProperties": false,
        "properties": {
            "name": { "type": "string", "minLength": 1, "maxLength": 80 },
            "set": set(|p| p.scope != Scope::Fixed),
            "from": {
                "type": "object",
                "required": ["week"],
                "additionalProperties": false,
                "properties": {
                    "week": week("first week in which the shock is felt"),
                    "weeks": week("weeks it lasts; without it to the end"),
                    "ramp_weeks": week("weeks until it is felt in full"),
                }
            },
        }
    })
}

fn pilot() -> Value {
    let measures: Vec<&str> = PILOT_MEASURES.iter().map(|m| m.key).collect();
    let about = |key: &str| PILOT_KEYS.iter().find(|(k, _)| *k == key).map_or("", |(_, about)| about);
    json!({
        "type": "object",
        "required": ["policy", "weeks"],
        "additionalProperties": false,
        "properties": {
            "policy": { "type": "string", "minLength": 1, "maxLength": 80, "description": about("policy") },
            "share": {
                "type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1, "description": about("share")
            },
            "from_week": { "type": "integer", "minimum": 0, "maximum": 5200, "description": about("from_week") },
            "weeks": { "type": "integer", "minimum": 1, "maximum": 5200, "description": about("weeks") },
            "measure": { "enum": measures, "description": about("measure") },
        }
    })
}

fn answer() -> Value {
    let measures: Vec<&str> = METRICS.iter().map(|m| m.key).collect();
    json!({
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "measure": { "enum": measures, "description": "what the policies are judged by" },
            "also": { "type": "array", "uniqueItems": true, "items": { "enum": measures } },
            "worth_having": { "type": "number", "minimum": 0, "description": "a smaller difference does not matter" },
            "sampling": { "enum": ["independent", "sobol"], "description": "how worlds draw the unknowns" },
            "confidence": { "type": "number", "minimum": 0.5, "maximum": 0.999 },
        }
    })
}

fn described(p: &Param) -> String {
    let unit = if p.unit.is_empty() { String::new() } else { format!(" [{}]", p.unit) };
    format!("{}{unit}", p.en)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The keys of a TOML value that the schema does not know.
    fn strangers(schema: &Value, value: &toml::Value, at: &str, found: &mut Vec<String>) {
        match value {
            toml::Value::Table(table) => {
                for (key, inner) in table {
                    match schema["properties"].get(key) {
                        Some(known) => strangers(known, inner, &format!("{at}/{key}"), found),
                        None => found.push(format!("{at}/{key}")),
                    }
                }
            }
            toml::Value::Array(list) if schema.get("items").is_some() => {
                list.iter().for_each(|item| strangers(&schema["items"], item, at, found));
            }
            _ => {}
        }
    }

    #[test]
    fn the_schema_knows_every_key_of_the_shipped_scenario() {
        let file: toml::Value =
            toml::from_str(include_str!("../../scenarios/front-desk.toml")).expect("TOML");
        let mut found = Vec::new();
        strangers(&schema(), &file, "", &mut found);
        assert!(found.is_empty(), "{found:?}");
        let shock: toml::Value =
            toml::from_str("[[shock]]\nname = \"A\"\nset = { \"visits.per_year\" = \"x 2\", exit.moved = 0.1 }\nfrom = { week = 1, weeks = 2 }")
                .expect("TOML");
        strangers(&schema(), &shock, "", &mut found);
        assert!(found.is_empty(), "{found:?}");
        let slip: toml::Value = toml::from_str("[world]\nvoice.rat = 1").expect("TOML");
        strangers(&schema(), &slip, "", &mut found);
        assert_eq!(found, ["/world/voice/rat"]);
    }

    #[test]
    fn every_parameter_is_in_the_schema_with_its_range() {
        let schema = schema();
        for id in ParamId::all() {
            let pointer =
                format!("/properties/world/properties/{}", id.param().key.replace('.', "/properties/"));
            let leaf = schema.pointer(&pointer).unwrap_or_else(|| panic!("{pointer} is missing"));
            assert!(leaf["description"].as_str().is_some_and(|d| d.starts_with(id.param().en)), "{leaf}");
        }
        let rate = schema.pointer("/properties/world/properties/voice/properties/rate").expect("present");
        assert_eq!((rate["minimum"].as_f64(), rate["maximum"].as_f64()), (Some(0.0), Some(1.0)));
        assert!(schema.pointer("/properties/unknowns/properties/time").is_none());
    }
}
