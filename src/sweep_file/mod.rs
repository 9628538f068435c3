//! Sweep files: a scenario (or a test function), the factors that are varied, and how.
//!
//! ```toml
//! grapevine = 1
//! scenario  = "front-desk.toml"
//!
//! [sweep]
//! design = "sobol"          # grid, oat, lhs, sobol, morris, saltelli, or a file of points: "points.csv"
//! points = 1024             # sobol, lhs: points; morris: trajectories; saltelli: base rows
//! trials = 64               # worlds at every point
//!
//! [sweep.vary]
//! "voice.rate"       = "0.01 .. 0.20 log"
//! "market.customers" = [500, 2_000, 8_000]
//! "policy.Train the front desk.set.training.sessions_per_month" = "0.5 .. 4"
//!
//! [sweep.where]
//! keep = "voice.rate * market.customers < 500"
//! ```

pub mod condition;
mod factor;
mod file;
pub mod kept;
mod point;
mod points_csv;
mod settings;
pub mod test_model;
mod vary;

use std::path::PathBuf;

use grapevine_engine::scenario::Scenario;

use crate::design::{Design, Level};
use crate::scenario_file::Loaded;
use condition::Condition;
pub use factor::Target;
pub use file::{load, load_kept};
use test_model::TestModel;

/// A condition that keeps fewer than one in so many points is given up.
const RAREST: u32 = 1_000;
/// Points that a condition may look at in any case, and as a multiple of those asked for.
const LOOKED: u32 = 1 << 22;
const LOOKED_TIMES: u32 = 4;
/// Points among which one must be a possible scenario.
const POSSIBLE_AMONG: usize = 4_096;

/// Worlds per unit of work, unless a sweep asks for fewer.
pub const BLOCK: u32 = 64;

/// A checked sweep.
#[derive(Debug)]
pub struct Sweep {
    pub path: PathBuf,
    /// The file of points, where there is one.
    pub listed: Option<PathBuf>,
    pub base: Base,
    pub design: Design,
    /// What each factor of the design changes, in the same order.
    pub targets: Vec<Target>,
    /// Worlds at every point; a multiple of `block`.
    pub trials: u32,
    /// Worlds of one unit of work: 64, or all of them if there are fewer.
    pub block: u32,
    /// Points of a unit of work, where the file says so.
    pub unit: Option<u32>,
    pub seed: u64,
    /// The file of points, if there is one.
    pub csv: Option<PathBuf>,
    pub keep: Option<Condition>,
    pub series: Series,
    /// Things worth knowing.
    pub notes: Vec<Note>,
}

/// Something worth knowing about a sweep; whoever prints it says it in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// An unknown of the scenario is a factor: at every point it is known.
    Known { key: &'static str },
    /// Saltelli designs do best with a power of two of base rows.
    PowerOfTwo { asked: u32, better: u32 },
    /// Columns of a file of points that number its rows.
    LeftOut { file: String, columns: Vec<String> },
}

/// What is run at every point.
#[derive(Debug)]
pub enum Base {
    Scenario(Box<Loaded>),
    Test(TestModel),
}

/// What is kept of the weekly course.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Series {
    #[default]
    None,
    Week,
    Month,
    Quarter,
}

impl Series {
    pub const ALL: [(&'static str, Series); 4] = [
        ("none", Series::None),
        ("week", Series::Week),
        ("month", Series::Month),
        ("quarter", Series::Quarter),
    ];
    /// As sweep files write it.
    pub fn name(self) -> &'static str {
        Series::ALL.iter().find(|(_, s)| *s == self).map_or("none", |(name, _)| name)
    }
    /// Weeks between two stored ones; the last week is always stored.
    pub fn step(self) -> Option<u32> {
        match self {
            Series::None => None,
            Series::Week => Some(1),
            Series::Month => Some(4),
            Series::Quarter => Some(13),
        }
    }
}

/// A point that is simulated.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// Number among the points that are kept, from 0.
    pub id: u32,
    /// Number in the design; larger than `id` where points before it were dropped.
    pub candidate: u32,
    /// One level per factor.
    pub levels: Vec<Level>,
}

impl Sweep {
    /// The files it was read from: the sweep file, its scenario, its file of points.
    pub fn sources(&self) -> Vec<PathBuf> {
        let mut files = vec![self.path.clone()];
        if let Base::Scenario(loaded) = &self.base {
            files.push(loaded.path.clone());
        }
        files.extend(self.csv.clone());
        files
    }

    /// The points that are kept. Where a condition drops points a sequence goes on until there are as many as asked
    /// for; a design that is whole just gets smaller.
    pub fn points(&self) -> Points<'_> {
        Points { sweep: self, candidate: 0, id: 0 }
    }

    /// The same sweep with another number of points (trajectories, base rows).
    ///
    /// # Errors
    /// The design cannot be made larger or smaller without changing its points.
    pub fn resized(mut self, size: u32) -> Result<Sweep, String> {
        let kind = self.design.kind();
        if !kind.extensible() || kind == crate::design::Kind::Listed {
            return Err(format!(
                "the design \"{}\" has the points it has: others would be another design; write the change into the sweep \
                 file and give it another folder with --out",
                kind.name()
            ));
        }
        let factors = self.design.factors().to_vec();
        self.design = Design::new(kind, factors, size, self.seed, Vec::new())
            .map_err(|refused| format!("so many points are not possible: {refused:?}"))?;
        self.enough().map_err(|why| format!("the condition {why}"))?;
        Ok(self)
    }

    /// Whether the condition leaves points, of a sequence as many as asked for.
    ///
    /// # Errors
    /// How many it leaves.
    pub fn enough(&self) -> Result<(), String> {
        let Some(keep) = &self.keep else { return Ok(()) };
        let mut points = self.points();
        let wanted = if self.design.is_endless() { self.design.len() as usize } else { 1 };
        let found = points.by_ref().take(wanted).count();
        if found == wanted {
            return Ok(());
        }
        let tried = points.candidates();
        Err(match found {
            0 => format!("drops every point: none of {tried} tried fulfils {}", keep.text),
            _ => {
                format!("is too rare: {found} of {tried} points tried fulfil it, and {wanted} are asked for")
            }
        })
    }

    /// The first point that is a possible scenario, with that scenario; `None` for a test function, which has none.
    ///
    /// # Errors
    /// The reason of the first point, if none of the first thousands is possible.
    pub fn first_possible(&self) -> Result<(Point, Option<Scenario>), String> {
        let first = self.points().next().ok_or("the design has no point")?;
        if let Base::Test(_) = self.base {
            return Ok((first, None));
        }
        let mut why = None;
        let mut tried = 0;
        for point in self.points().take(POSSIBLE_AMONG) {
            tried += 1;
            match self.scenario_at(&point.levels) {
                Ok(scenario) => return Ok((point, Some(scenario))),
                Err(reason) => why = why.or(Some(reason)),
            }
        }
        let all = match tried {
            1 => "the only point".to_owned(),
            POSSIBLE_AMONG => format!("none of the first {tried} points is possible; the first one"),
            _ => format!("none of the {tried} points is possible; the first one"),
        };
        Err(format!("{all} is no possible scenario: {}", why.unwrap_or_default()))
    }

    fn keeps(&self, levels: &[Level]) -> bool {
        let Some(keep) = &self.keep else { return true };
        let values: Vec<f64> = levels.iter().map(|l| l.number().unwrap_or(f64::NAN)).collect();
        keep.holds(&values)
    }
}

/// Iterator over the points of a sweep.
pub struct Points<'a> {
    sweep: &'a Sweep,
    candidate: u32,
    id: u32,
}

impl Points<'_> {
    /// Where a sequence is given up for the points found so far.
    fn most_candidates(&self) -> u32 {
        let len = self.sweep.design.len();
        let rare = RAREST.saturating_mul(self.id.max(64));
        rare.min(LOOKED.max(len.saturating_mul(LOOKED_TIMES)))
    }

    /// Candidates looked at so far.
    pub fn candidates(&self) -> u32 {
        self.candidate
    }
}

impl Iterator for Points<'_> {
    type Item = Point;

    fn next(&mut self) -> Option<Point> {
        let design = &self.sweep.design;
        let endless = self.sweep.keep.is_some() && design.is_endless();
        loop {
            let done = if endless {
                self.id == design.len() || self.candidate == self.most_candidates()
            } else {
                self.candidate == design.len()
            };
            if done {
                return None;
            }
            let candidate = self.candidate;
            self.candidate += 1;
            let levels = design.point(candidate);
            if self.sweep.keeps(&levels) {
                self.id += 1;
                return Some(Point { id: self.id - 1, candidate, levels });
            }
        }
    }
}

#[cfg(test)]
mod tests;
