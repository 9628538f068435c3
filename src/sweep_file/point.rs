//! A point's scenario: the text of the scenario with the point's values written into it, read again.
//!
//! Writing text and reading it, rather than changing numbers of a checked scenario, has every rule of scenario files
//! applied at every point, and gives a file that can be run by itself.

use grapevine_engine::model::policy::limit;
use grapevine_engine::model::unknowns::medians;
use grapevine_engine::scenario::params::ParamId;
use grapevine_engine::scenario::{Change, Scenario, Setting, parse_under};
use toml::{Table, Value};

use super::{Base, Sweep, Target};
use crate::design::Level;

impl Sweep {
    /// The scenario's text at a point.
    ///
    /// # Errors
    /// Only for a test function, which has no scenario.
    pub fn text_at(&self, levels: &[Level]) -> Result<String, String> {
        let Base::Scenario(loaded) = &self.base else {
            return Err("a test function has no scenario".into());
        };
        let mut root: Table = loaded.text.parse().map_err(|e| format!("{e}"))?;
        for (target, level) in self.targets.iter().zip(levels) {
            write(&mut root, target, level)?;
        }
        root.insert("seed".into(), Value::Integer(self.seed as i64));
        toml::to_string(&root).map_err(|e| e.to_string())
    }

    /// The checked scenario at a point.
    ///
    /// # Errors
    /// What the rules of scenario files refuse about this combination of values.
    pub fn scenario_at(&self, levels: &[Level]) -> Result<Scenario, String> {
        let Base::Scenario(loaded) = &self.base else {
            return Err("a test function has no scenario".into());
        };
        parse_under(&self.text_at(levels)?, loaded.instead).map_err(|problems| {
            let said: Vec<String> = problems.iter().map(|p| format!("{}: {}", p.title, p.label)).collect();
            said.join("; ")
        })
    }

    /// What a factor's value is today: what the scenario has, an unknown's median, the one level of a factor that has
    /// no other. `None` for the inputs of a test function.
    pub fn today(&self, factor: usize) -> Option<Level> {
        let Base::Scenario(loaded) = &self.base else { return None };
        if let Some(only) = self.only_level(factor) {
            return Some(only);
        }
        let scenario = &loaded.scenario;
        match &self.targets[factor] {
            Target::World(id) => Some(self.world_today(scenario, *id)),
            Target::Set { policy, param } => {
                let today = self.world_today(scenario, *param);
                let set = scenario.policies[*policy].changes.iter().find(|c| c.param == *param);
                Some(set.map_or(today.clone(), |c| changed(*param, c.to, &today)))
            }
            Target::Cost { policy, key } => {
                let cost = grapevine_engine::scenario::COSTS.iter().find(|c| c.key == *key)?;
                Some(Level::Number(cost.of(&scenario.policies[*policy].cost)))
            }
            Target::From { policy, key } => {
                let policy = &scenario.policies[*policy];
                let weeks = if *key == "week" { policy.from_week } else { policy.ramp_weeks };
                Some(Level::Number(f64::from(weeks)))
            }
            Target::Input(_) => None,
        }
    }

    /// The level of a factor that has one only.
    fn only_level(&self, factor: usize) -> Option<Level> {
        let factor = &self.design.factors()[factor];
        (!factor.varies()).then(|| factor.at(0.0))
    }

    /// A parameter of the world as it is today at every point: the sweep may hold it at another value.
    fn world_today(&self, scenario: &Scenario, id: ParamId) -> Level {
        let held = self.targets.iter().position(|t| *t == Target::World(id));
        let held = held.and_then(|factor| self.only_level(factor));
        held.unwrap_or_else(|| level_of(id, medians(scenario)[id]))
    }

    /// Whether today's value of a factor is the median of an unknown, or what a policy makes of that.
    pub fn today_is_median(&self, factor: usize) -> bool {
        let Base::Scenario(loaded) = &self.base else { return false };
        let unknown = |id: &ParamId| {
            let held = self.targets.iter().position(|t| *t == Target::World(*id));
            loaded.scenario.unknowns.iter().any(|u| u.param == *id)
                && held.is_none_or(|factor| self.only_level(factor).is_none())
        };
        self.only_level(factor).is_none()
            && match &self.targets[factor] {
                Target::World(id) => unknown(id),
                Target::Set { policy, param } => {
                    let set = loaded.scenario.policies[*policy].changes.iter().find(|c| c.param == *param);
                    !matches!(set, Some(Change { to: Setting::To(_), .. })) && unknown(param)
                }
                _ => false,
            }
    }
}

/// A parameter under a policy that sets it, limited to its range as the model does.
fn changed(id: ParamId, to: Setting, today: &Level) -> Level {
    let value = match (to, today.number()) {
        (Setting::To(value), _) => value,
        (relative, Some(now)) => limit(id, relative.applied_to(now)),
        (_, None) => return today.clone(),
    };
    level_of(id, value)
}

/// A stored value as a file writes it.
fn level_of(id: ParamId, value: f64) -> Level {
    use grapevine_engine::scenario::params::Kind;
    match id.param().kind {
        Kind::Choice(words) => Level::Word(words[value as usize].to_owned()),
        Kind::Flag => Level::Flag(value != 0.0),
        _ => Level::Number(value),
    }
}

fn write(root: &mut Table, target: &Target, level: &Level) -> Result<(), String> {
    let value = match level {
        Level::Number(v) if v.fract() == 0.0 && v.abs() < 9e15 => Value::Integer(*v as i64),
        Level::Number(v) => Value::Float(*v),
        Level::Word(word) => Value::String(word.clone()),
        Level::Flag(on) => Value::Boolean(*on),
    };
    match target {
        Target::World(id) => {
            let key = id.param().key;
            if let Some(Value::Table(unknowns)) = root.get_mut("unknowns") {
                remove(unknowns, key);
            }
            let world = table(root, "world")?;
            remove(world, key);
            // One quoted name is another way of writing a dotted key.
            world.insert(key.into(), value);
            Ok(())
        }
        Target::Set { policy, param } => {
            let key = param.param().key;
            let set = table(policy_table(root, *policy)?, "set")?;
            remove(set, key);
            set.insert(key.into(), value);
            Ok(())
        }
        Target::Cost { policy, key } => insert(policy_table(root, *policy)?, "cost", key, value),
        Target::From { policy, key } => insert(policy_table(root, *policy)?, "from", key, value),
        Target::Input(_) => Ok(()),
    }
}

fn insert(policy: &mut Table, part: &str, key: &str, value: Value) -> Result<(), String> {
    let part = table(policy, part)?;
    remove(part, key);
    part.insert(key.into(), value);
    Ok(())
}

/// The table of that name, made if it is missing.
fn table<'a>(root: &'a mut Table, name: &str) -> Result<&'a mut Table, String> {
    let entry = root.entry(name).or_insert_with(|| Value::Table(Table::new()));
    entry.as_table_mut().ok_or_else(|| format!("`{name}` is not a table"))
}

fn policy_table(root: &mut Table, policy: usize) -> Result<&mut Table, String> {
    let list = root.get_mut("policy").and_then(Value::as_array_mut);
    let policy = list.and_then(|list| list.get_mut(policy)).and_then(Value::as_table_mut);
    policy.ok_or_else(|| "the scenario's policies are not a list".to_owned())
}

/// Removes a key however it is written: `a.b.c`, `"a.b.c"`, or any mixture.
fn remove(table: &mut Table, key: &str) {
    table.remove(key);
    for (at, _) in key.match_indices('.') {
        if let Some(Value::Table(inner)) = table.get_mut(&key[..at]) {
            remove(inner, &key[at + 1..]);
            if inner.is_empty() {
                table.remove(&key[..at]);
            }
        }
    }
}
