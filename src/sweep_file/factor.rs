//! What the name of a factor refers to.

use grapevine_engine::scenario::params::{Kind, Param, ParamId};
use grapevine_engine::scenario::{COSTS, Scenario, suggest};

use crate::design::{Level, Range};

/// What a factor changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A parameter of the world; as an unknown it is known at every point.
    World(ParamId),
    /// A setting of a policy, as an absolute value.
    Set { policy: usize, param: ParamId },
    /// A cost of a policy, by its key.
    Cost { policy: usize, key: &'static str },
    /// `week` or `ramp_weeks` of a policy's start.
    From { policy: usize, key: &'static str },
    /// An input of a test function.
    Input(usize),
}

/// A policy's timetable, as factors name it.
const FROM: [&str; 2] = ["week", "ramp_weeks"];

/// Why there is no such factor, and what may be meant.
pub struct Unknown {
    pub what: String,
    pub help: String,
}

/// Finds what a key means in a scenario.
///
/// # Errors
/// The key is neither a parameter nor a part of one of the scenario's policies.
pub fn target(key: &str, scenario: &Scenario) -> Result<Target, Unknown> {
    if let Some(rest) = key.strip_prefix("policy.") {
        return of_policy(rest, scenario);
    }
    ParamId::from_key(key).map(Target::World).ok_or_else(|| {
        let keys = grapevine_engine::scenario::params::PARAMS.iter().map(|p| p.key);
        let help = suggest::nearest(key, keys).map_or_else(
            || {
                "a factor is a parameter such as `voice.rate`, or `policy.NAME.set.PARAMETER`, \
                 `policy.NAME.cost.KEY`, `policy.NAME.from.week`"
                    .to_owned()
            },
            |near| format!("did you mean `{near}`? (`grapevine explain {near}`)"),
        );
        Unknown { what: "not a parameter".into(), help }
    })
}

/// `NAME.set.KEY`, `NAME.cost.KEY`, `NAME.from.KEY`; names may hold points, so known names are tried.
fn of_policy(rest: &str, scenario: &Scenario) -> Result<Target, Unknown> {
    let names = scenario.policies.iter().map(|p| p.name.as_str());
    let fits = |name: &str| rest.strip_prefix(name).is_some_and(|after| after.starts_with('.'));
    let longest = names.clone().enumerate().filter(|(_, n)| fits(n)).max_by_key(|(_, n)| n.len());
    let Some((policy, name)) = longest else {
        let near = rest.split('.').next().and_then(|first| suggest::nearest(first, names.clone()));
        let known = names.map(|n| format!("\"{n}\"")).collect::<Vec<_>>().join(", ");
        let help = near.map_or(format!("its policies are {known}"), |n| format!("did you mean \"{n}\"?"));
        return Err(Unknown { what: "names no policy of the scenario".into(), help });
    };
    let part = &rest[name.len() + 1..];
    let (kind, key) = part.split_once('.').unwrap_or((part, ""));
    let unknown = |what: &str, help: String| Err(Unknown { what: what.to_owned(), help });
    match kind {
        "set" => match ParamId::from_key(key) {
            Some(param) => Ok(Target::Set { policy, param }),
            None => {
                let keys = grapevine_engine::scenario::params::PARAMS.iter().map(|p| p.key);
                let near =
                    suggest::nearest(key, keys).map_or(String::new(), |n| format!("did you mean `{n}`?"));
                unknown("sets no parameter that exists", near)
            }
        },
        "cost" => match COSTS.iter().find(|c| c.key == key) {
            Some(cost) => Ok(Target::Cost { policy, key: cost.key }),
            None => {
                let known = COSTS.iter().map(|c| c.key).collect::<Vec<_>>().join(", ");
                unknown("is no kind of cost", format!("costs are {known}"))
            }
        },
        "from" => match FROM.iter().find(|k| **k == key) {
            Some(key) => Ok(Target::From { policy, key }),
            None => unknown("is no part of `from`", "write from.week or from.ramp_weeks".into()),
        },
        _ => unknown("is no part of a policy", format!("write policy.{name}.set.…, .cost.… or .from.…")),
    }
}

impl Target {
    /// The parameter behind a world value or a setting.
    pub fn param(&self) -> Option<&'static Param> {
        match self {
            Target::World(id) | Target::Set { param: id, .. } => Some(id.param()),
            Target::Cost { .. } | Target::From { .. } | Target::Input(_) => None,
        }
    }

    /// Smallest and largest value, and whether only whole numbers make sense.
    pub fn bounds(&self) -> (f64, f64, bool) {
        match (self, self.param()) {
            (_, Some(p)) => {
                let (low, high) = p.kind.range();
                (low, high, matches!(p.kind, Kind::Whole { .. }))
            }
            (Target::From { .. }, _) => (0.0, 10_000.0, true),
            (Target::Input(_), _) => (f64::NEG_INFINITY, f64::INFINITY, false),
            _ => (f64::NEG_INFINITY, 1e12, false),
        }
    }

    /// Whether a level can stand here, else what is wrong with it.
    pub fn refuses(&self, level: &Level) -> Option<String> {
        let kind = self.param().map(|p| p.kind);
        match (level, kind) {
            (Level::Word(word), Some(Kind::Choice(words))) => {
                (!words.contains(&word.as_str())).then(|| format!("knows only {}", words.join(", ")))
            }
            (_, Some(Kind::Choice(words))) => Some(format!("takes one of {}", words.join(", "))),
            (Level::Flag(_), Some(Kind::Flag)) => None,
            (_, Some(Kind::Flag)) => Some("takes true or false".into()),
            (Level::Number(v), _) => self.refuses_number(*v),
            _ => Some("takes numbers".into()),
        }
    }

    fn refuses_number(&self, v: f64) -> Option<String> {
        let (low, high, whole) = self.bounds();
        if !(low..=high).contains(&v) {
            return Some(match self.param() {
                Some(p) => format!("takes {}, not {v}", p.range_text()),
                None => format!("takes {low} to {high}, not {v}"),
            });
        }
        (whole && v.fract() != 0.0).then(|| format!("takes whole numbers, not {v}"))
    }

    /// A range as this target takes it: of whole numbers where only those make sense.
    pub fn fitted(&self, range: Range) -> Range {
        match (&range, self.bounds().2) {
            (Range::Linear { low, high }, true) => Range::Whole { low: *low as i64, high: *high as i64 },
            (Range::Log { low, high }, true) => Range::WholeLog { low: *low as i64, high: *high as i64 },
            _ => range,
        }
    }
}
