//! `PARAMS`: the one table of everything a scenario file can say about the world.
//!
//! Parsing, range checks, `explain`, the JSON schema, the assumptions table and the reference docs
//! all read this table; nothing else knows a parameter's name, unit, range or default.

use crate::evidence::Grade;

mod text;
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

macro_rules! params {
    ($( $id:ident $key:literal $unit:literal $kind:expr, $scope:ident,
        $fv:expr, $fg:ident $fs:expr, $mv:expr, $mg:ident $ms:expr,
        $en:literal, $de:literal; )*) => {
        /// Index of a parameter in [`PARAMS`] and [`crate::scenario::params::Values`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u16)]
        #[allow(missing_docs, reason = "each variant is described by its entry's `en` text")]
        pub enum ParamId { $( $id ),* }
        /// Every parameter, in the order of [`ParamId`].
        pub static PARAMS: &[Param] = &[ $( Param {
            key: $key, unit: $unit, kind: $kind, scope: Scope::$scope,
            folklore: Default { value: $fv, grade: Grade::$fg, source: $fs },
            measured: Default { value: $mv, grade: Grade::$mg, source: $ms },
            en: $en, de: $de,
        } ),* ];
        pub(super) static IDS: &[ParamId] = &[ $( ParamId::$id ),* ];
    };
}

/// Value written "never" for half-lives: a million years.
pub const NEVER_YEARS: f64 = 1.0e6;

mod table;
pub use table::{PARAMS, ParamId};

impl ParamId {
    /// All parameters in table order.
    pub fn all() -> impl Iterator<Item = ParamId> {
        table::IDS.iter().copied()
    }
    /// The table entry.
    pub fn param(self) -> &'static Param {
        &PARAMS[self as usize]
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
        &self.0[id as usize]
    }
}
impl std::ops::IndexMut<ParamId> for Values {
    fn index_mut(&mut self, id: ParamId) -> &mut f64 {
        &mut self.0[id as usize]
    }
}
