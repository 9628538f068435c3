//! The rows of [`PARAMS`], a file for each part of the model.
//!
//! Columns: name, key, unit, kind, scope; folklore (value, grade, source); measured (value, grade,
//! source); English; German. A source names something a reader can look up, or says that the number
//! is an assumption of this project. Where a paper's tables were not read, the source says so.
//!
//! A group of keys `x.` with a row `x.on` is a mechanism with a switch ([`Param::switch`]).

use super::{Kind, Param};

/// Defines rows: names them as constants of [`ParamId`] that go on counting after another file's `END`.
macro_rules! params {
    ($after:expr; $( $id:ident $key:literal $unit:literal $kind:expr, $scope:ident,
        $fv:expr, $fg:ident $fs:expr, $mv:expr, $mg:ident $ms:expr,
        $en:literal, $de:literal; )*) => {
        #[derive(Clone, Copy)]
        #[allow(clippy::enum_variant_names, reason = "they are named as the constants below")]
        #[repr(u16)]
        enum Place { $( $id ),* }
        #[allow(non_upper_case_globals, reason = "they read as the variants of an enumeration")]
        #[allow(missing_docs, reason = "each is described by its row's `en` text")]
        impl $crate::scenario::params::ParamId {
            $( pub const $id: Self = Self($after + Place::$id as u16); )*
        }
        pub(super) const ROWS: &[$crate::scenario::params::Param] = &[ $( $crate::scenario::params::Param {
            key: $key, unit: $unit, kind: $kind, scope: $crate::scenario::params::Scope::$scope,
            folklore: $crate::scenario::params::Default {
                value: $fv, grade: $crate::evidence::Grade::$fg, source: $fs,
            },
            measured: $crate::scenario::params::Default {
                value: $mv, grade: $crate::evidence::Grade::$mg, source: $ms,
            },
            en: $en, de: $de,
        } ),* ];
        pub(super) const END: u16 = $after + ROWS.len() as u16;
    };
}

mod acquisition;
mod capacity;
mod channels;
mod contagion;
mod desk;
mod exit;
mod expectation;
mod industry;
mod market;
mod network;
mod opinion;
mod programme;
mod quality;
mod recovery;
mod relationship;
mod reviews;
mod rivals;
mod ruin;
mod staff;
mod survey;
mod talk;
mod visits;
mod voice;
mod workforce;

/// Where counting starts.
const START: u16 = 0;
/// The files in the order of the table: each starts counting where the one before it ends.
const FILES: &[&[Param]] = &[
    market::ROWS,
    visits::ROWS,
    quality::ROWS,
    voice::ROWS,
    channels::ROWS,
    recovery::ROWS,
    exit::ROWS,
    talk::ROWS,
    network::ROWS,
    opinion::ROWS,
    acquisition::ROWS,
    staff::ROWS,
    expectation::ROWS,
    desk::ROWS,
    capacity::ROWS,
    workforce::ROWS,
    relationship::ROWS,
    programme::ROWS,
    contagion::ROWS,
    reviews::ROWS,
    rivals::ROWS,
    survey::ROWS,
    ruin::ROWS,
    industry::ROWS,
];
const COUNT: usize = industry::END as usize;
static ALL: [Param; COUNT] = joined();

/// Every parameter, in the order of `ParamId`.
pub static PARAMS: &[Param] = &ALL;

const fn joined() -> [Param; COUNT] {
    let mut all = [FILES[0][0]; COUNT];
    let (mut file, mut at) = (0, 0);
    while file < FILES.len() {
        let mut row = 0;
        while row < FILES[file].len() {
            all[at] = FILES[file][row];
            (at, row) = (at + 1, row + 1);
        }
        file += 1;
    }
    assert!(at == COUNT, "a file of rows is missing from the list");
    all
}

const fn real(min: f64, max: f64) -> Kind {
    Kind::Real { min, max }
}
const fn whole(min: f64, max: f64) -> Kind {
    Kind::Whole { min, max }
}

const OWN: &str = "assumption of this project: put your own firm's number here";
const NEUTRAL: &str = "assumption of this project: a neutral value, the mechanism is off";
