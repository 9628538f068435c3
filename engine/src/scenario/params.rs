//! `PARAMS`: the one table of everything a scenario file can say about the world.
//!
//! Parsing, range checks, `explain`, the JSON schema, the assumptions table and the reference docs
//! all read this table; nothing else knows a parameter's name, unit, range or default.

use crate::evidence::Grade;

mod sources;
mod text;
pub use sources::{german, source_text};
pub use text::{plain, unit_text};

/// What values a parameter takes. Everything is carried as `f64` in [`Values`]; the kind says how to
/// read and write it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// A share or probability, written as a fraction 0..=1.
    Share,
    /// Any real number in `min..=max`.
    Real { min: f64, max: f64 },
    /// A whole number in `min..=max`.
    Whole { min: f64, max: f64 },
    /// One of a list of words; the value is the index in the list.
    Choice(&'static [&'static str]),
    /// `true` or `false`; the value is 1 or 0.
    Flag,
}

/// Where a parameter may be set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Shape of the world (people, network, horizon): fixed for all trials and policies.
    Fixed,
    /// May be fixed or one of the unknowns, but no policy can set it.
    World,
    /// A lever: may be fixed, unknown, or set by a policy.
    Lever,
}

/// A default with its evidence.
#[derive(Clone, Copy, Debug)]
pub struct Default {
    pub value: f64,
    pub grade: Grade,
    /// Where the number comes from, in words a reader can follow up; never empty.
    pub source: &'static str,
}

/// One parameter.
#[derive(Clone, Copy, Debug)]
pub struct Param {
    /// The dotted name used in files, tables, sweeps and docs alike.
    pub key: &'static str,
    /// Unit as printed ("per year", "share", "people"); empty for words and flags.
    pub unit: &'static str,
    pub kind: Kind,
    pub scope: Scope,
    pub folklore: Default,
    pub measured: Default,
    pub en: &'static str,
    pub de: &'static str,
}

/// Value written "never" for half-lives: a million years.
pub const NEVER_YEARS: f64 = 1.0e6;

mod table;
pub use table::PARAMS;

/// Index of a parameter in [`PARAMS`] and [`Values`]; the constants are named in the files of `params/table/`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParamId(u16);

impl std::fmt::Debug for ParamId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.param().key)
    }
}

impl ParamId {
    /// All parameters in table order.
    pub fn all() -> impl Iterator<Item = ParamId> {
        (0..PARAMS.len() as u16).map(ParamId)
    }
    /// The table entry.
    pub fn param(self) -> &'static Param {
        &PARAMS[self.index()]
    }
    /// Place in the table.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
    /// The switch of the mechanism this parameter belongs to: `capacity.on` for `capacity.servers`. A parameter
    /// without one always counts.
    pub fn switch(self) -> Option<ParamId> {
        let mut group = self.param().key;
        while let Some((outer, _)) = group.rsplit_once('.') {
            let switch = ParamId::all()
                .find(|id| id.param().key.strip_suffix(".on").is_some_and(|mechanism| mechanism == outer));
            if switch.is_some() {
                return switch.filter(|&id| id != self);
            }
            group = outer;
        }
        None
    }
    /// Looks a dotted key up.
    pub fn from_key(key: &str) -> Option<ParamId> {
        ParamId::all().find(|id| id.param().key == key)
    }
}

/// One number for every parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Values(Vec<f64>);

impl Values {
    /// All defaults of one evidence pack.
    pub fn of_pack(pack: crate::evidence::Pack) -> Values {
        Values(PARAMS.iter().map(|p| pack.default_of(p).value).collect())
    }
}
impl std::ops::Index<ParamId> for Values {
    type Output = f64;
    fn index(&self, id: ParamId) -> &f64 {
        &self.0[id.index()]
    }
}
impl std::ops::IndexMut<ParamId> for Values {
    fn index_mut(&mut self, id: ParamId) -> &mut f64 {
        &mut self.0[id.index()]
    }
}
