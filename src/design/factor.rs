//! A factor: a name, and the values it takes.

use std::fmt;

/// A value of a factor.
#[derive(Clone, Debug, PartialEq)]
pub enum Level {
    Number(f64),
    Word(String),
    Flag(bool),
}

impl Level {
    /// The number; a flag counts 0 or 1, a word is none.
    pub fn number(&self) -> Option<f64> {
        match self {
            Level::Number(v) => Some(*v),
            Level::Flag(on) => Some(f64::from(u8::from(*on))),
            Level::Word(_) => None,
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Level::Number(v) => write!(f, "{v}"),
            Level::Word(word) => f.write_str(word),
            Level::Flag(on) => write!(f, "{on}"),
        }
    }
}

/// The values a factor takes.
#[derive(Clone, Debug, PartialEq)]
pub enum Range {
    Linear {
        low: f64,
        high: f64,
    },
    /// Even on the scale of the logarithm; both ends above 0.
    Log {
        low: f64,
        high: f64,
    },
    /// Whole numbers, both ends among them.
    Whole {
        low: i64,
        high: i64,
    },
    /// Whole numbers that are even on the scale of the logarithm; both ends above 0 and among them.
    WholeLog {
        low: i64,
        high: i64,
    },
    Listed(Vec<Level>),
}

/// A factor of a design.
#[derive(Clone, Debug, PartialEq)]
pub struct Factor {
    /// As in the sweep file.
    pub key: String,
    pub range: Range,
}

impl Factor {
    /// Whether it takes more than one level.
    pub fn varies(&self) -> bool {
        self.levels(2) > 1
    }

    /// Whether its levels are words: conditions cannot compare those.
    pub fn takes_words(&self) -> bool {
        matches!(&self.range, Range::Listed(levels) if levels.iter().any(|l| l.number().is_none()))
    }

    /// The level at a coordinate in `0..=1`: the inverse of the (log-)uniform law; whole numbers and lists in bins
    /// of equal width.
    pub fn at(&self, u: f64) -> Level {
        match &self.range {
            Range::Linear { low, high } => Level::Number(between(*low, *high, u)),
            Range::Log { low, high } => Level::Number(log_between(*low, *high, u)),
            Range::Whole { low, high } => {
                Level::Number((low + bin(u, (high - low + 1) as u64) as i64) as f64)
            }
            // A whole number has the room up to the next one.
            Range::WholeLog { low, high } => {
                let number = log_between(*low as f64, (high + 1) as f64, u).floor();
                Level::Number(number.min(*high as f64))
            }
            Range::Listed(levels) => levels[bin(u, levels.len() as u64) as usize].clone(),
        }
    }

    /// How many levels there are when ranges are cut into `steps`; whole numbers have no more than they are.
    pub fn levels(&self, steps: u32) -> u32 {
        match &self.range {
            Range::Linear { low, high } | Range::Log { low, high } if low == high => 1,
            Range::Linear { .. } | Range::Log { .. } => steps.max(1),
            Range::Whole { low, high } => u32::try_from(high - low + 1).unwrap_or(u32::MAX).min(steps.max(1)),
            Range::WholeLog { low, high } => whole_log(*low, *high, steps).len() as u32,
            Range::Listed(levels) => levels.len() as u32,
        }
    }

    /// Level `step` of [`Factor::levels`], the ends of a range among them; a single step is its middle.
    pub fn level(&self, steps: u32, step: u32) -> Level {
        let n = self.levels(steps);
        let u = if n == 1 { 0.5 } else { f64::from(step) / f64::from(n - 1) };
        match &self.range {
            Range::Listed(levels) => levels[step as usize].clone(),
            Range::WholeLog { low, high } => {
                Level::Number(whole_log(*low, *high, steps)[step as usize] as f64)
            }
            Range::Whole { low, high } => Level::Number(between(*low as f64, *high as f64, u).round()),
            Range::Linear { .. } | Range::Log { .. } => self.at(u),
        }
    }
}

/// Exact at both ends.
fn between(low: f64, high: f64, u: f64) -> f64 {
    if u >= 1.0 { high } else { low + (high - low) * u }
}

/// Exact at both ends. `libm` by name: the points of a design are the same on every machine.
fn log_between(low: f64, high: f64, u: f64) -> f64 {
    match u {
        u if u <= 0.0 => low,
        u if u >= 1.0 => high,
        u => libm::exp(between(libm::log(low), libm::log(high), u)).clamp(low, high),
    }
}

/// `steps` whole numbers even on the scale of the logarithm, each once; a single step is the middle.
fn whole_log(low: i64, high: i64, steps: u32) -> Vec<i64> {
    let n = u32::try_from(high - low + 1).unwrap_or(u32::MAX).min(steps.max(1));
    let u = |step: u32| if n == 1 { 0.5 } else { f64::from(step) / f64::from(n - 1) };
    let number = |step| log_between(low as f64, high as f64, u(step)).round() as i64;
    let mut numbers: Vec<i64> = (0..n).map(number).collect();
    numbers.dedup();
    numbers
}

/// Which of `n` equal bins.
fn bin(u: f64, n: u64) -> u64 {
    ((u * n as f64) as u64).min(n - 1)
}
