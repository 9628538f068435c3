//! Which points of a factor space are simulated: pure functions of the factors, the size and a seed.
//!
//! A point is addressed by its index alone. The first points of a Sobol, Morris or Saltelli design stay what they
//! are when the design is made larger; a grid, one factor at a time and a Latin hypercube are whole or another
//! design ([`Kind::extensible`]).

mod factor;
mod latin_hypercube;
mod morris;
mod one_at_a_time;
mod saltelli;

pub use factor::{Factor, Level, Range};

use grapevine_engine::draws::{Draws, sobol};

/// Draws of a design are those of a world that no run can have, so that no design shares luck with a trial.
const NO_WORLD: u32 = u32::MAX;

/// How points are chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Every combination; ranges in so many equal steps, both ends among them.
    Grid { steps: u32 },
    /// Today, then one factor after the other over its steps while the others stay.
    OneAtATime { steps: u32 },
    /// One point in each of N equal bins of every factor (McKay, Beckman & Conover 1979).
    LatinHypercube,
    /// Sobol points in Owen's nested uniform scrambling.
    Sobol,
    /// Trajectories in which each factor moves once (Morris 1991): four levels, lists as many as they have.
    Morris,
    /// Rows A and B and, for each factor, A with that column of B (Saltelli et al. 2010).
    Saltelli,
    /// Points that somebody else chose.
    Listed,
}

/// Names of the kinds as sweep files write them; a file of points is named by itself.
pub const KINDS: [(&str, &str); 6] = [
    ("grid", "every combination"),
    ("oat", "one factor at a time, the others as today"),
    ("lhs", "Latin hypercube"),
    ("sobol", "scrambled Sobol points; can be extended"),
    ("morris", "trajectories for screening many factors; can be extended"),
    ("saltelli", "blocks for Sobol indices; can be extended"),
];

impl Kind {
    /// As sweep files write it.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Grid { .. } => "grid",
            Kind::OneAtATime { .. } => "oat",
            Kind::LatinHypercube => "lhs",
            Kind::Sobol => "sobol",
            Kind::Morris => "morris",
            Kind::Saltelli => "saltelli",
            Kind::Listed => "points",
        }
    }
    /// Whether more points leave the first ones as they are.
    pub fn extensible(self) -> bool {
        matches!(self, Kind::Sobol | Kind::Morris | Kind::Saltelli | Kind::Listed)
    }
    /// Whether points come in blocks whose members belong together, so that none may be dropped.
    pub fn in_blocks(self) -> bool {
        matches!(self, Kind::Morris | Kind::Saltelli)
    }
}

/// What a point is to its design.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Role {
    /// Trajectory (Morris) or base row (Saltelli); else the point itself.
    pub row: u32,
    /// Morris: steps made so far. Saltelli: 0 for A, 1 for B, 2 + i for A with column i of B, where only factors count
    /// that take more than one level.
    pub step: u32,
    /// The factor that differs from the point before (Morris), from A (Saltelli) or from today (one at a time).
    pub moved: Option<u32>,
}

/// Points of a factor space.
#[derive(Clone, Debug, PartialEq)]
pub struct Design {
    kind: Kind,
    factors: Vec<Factor>,
    /// Places of the factors that take more than one level. Only these make up the design; the others hold their level
    /// at every point.
    free: Vec<usize>,
    /// Points (Sobol, Latin hypercube), trajectories (Morris) or base rows (Saltelli).
    size: u32,
    seed: u64,
    /// One at a time: today. Listed: the points. Else empty.
    rows: Vec<Vec<Level>>,
    /// Latin hypercube: the bin of every point, by factor.
    bins: Vec<Vec<u32>>,
}

/// Why there is no such design.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// A Saltelli design needs two coordinates for each factor, Sobol points one; there are so many.
    TooManyFactors {
        most: usize,
    },
    /// More points than can be numbered.
    TooManyPoints,
    NoPoints,
    NoFactors,
    /// Every factor has one level only, and the design would have the same point many times.
    NothingVaries,
}

impl Design {
    /// `size` is not used by grids, one at a time and listed points, `rows` only by the last two.
    ///
    /// # Errors
    /// [`Refused`] for a design without points or with more than 2^31 of them, or with too many factors.
    pub fn new(
        kind: Kind,
        factors: Vec<Factor>,
        size: u32,
        seed: u64,
        rows: Vec<Vec<Level>>,
    ) -> Result<Design, Refused> {
        if factors.is_empty() {
            return Err(Refused::NoFactors);
        }
        let free: Vec<usize> = (0..factors.len()).filter(|f| factors[*f].varies()).collect();
        if free.is_empty()
            && matches!(kind, Kind::LatinHypercube | Kind::Sobol | Kind::Morris | Kind::Saltelli)
        {
            return Err(Refused::NothingVaries);
        }
        let most = match kind {
            Kind::Sobol => sobol::DIMENSIONS,
            Kind::Saltelli => sobol::DIMENSIONS / 2,
            _ => usize::MAX,
        };
        if free.len() > most {
            return Err(Refused::TooManyFactors { most });
        }
        let mut design = Design { kind, factors, free, size, seed, rows, bins: Vec::new() };
        match design.counted() {
            None => return Err(Refused::TooManyPoints),
            Some(0) => return Err(Refused::NoPoints),
            Some(_) => {}
        }
        if kind == Kind::LatinHypercube {
            design.bins = latin_hypercube::bins(&design.draws(), design.free.len(), size);
        }
        Ok(design)
    }

    pub fn kind(&self) -> Kind {
        self.kind
    }
    pub fn factors(&self) -> &[Factor] {
        &self.factors
    }
    pub fn size(&self) -> u32 {
        self.size
    }

    /// Whether there are points beyond [`Design::len`], to be taken in place of points that are dropped.
    pub fn is_endless(&self) -> bool {
        self.kind == Kind::Sobol
    }

    /// Number of points.
    pub fn len(&self) -> u32 {
        self.counted().expect("checked when the design was made")
    }

    /// `None` beyond 2^31.
    fn counted(&self) -> Option<u32> {
        let k = self.free.len() as u64;
        let size = u64::from(self.size);
        let count = match self.kind {
            Kind::Grid { steps } => {
                self.factors.iter().try_fold(1_u64, |n, f| n.checked_mul(u64::from(f.levels(steps))))?
            }
            Kind::OneAtATime { steps } => {
                1 + self.free.iter().map(|f| u64::from(self.factors[*f].levels(steps))).sum::<u64>()
            }
            Kind::LatinHypercube | Kind::Sobol => size,
            Kind::Morris => size.checked_mul(k + 1)?,
            Kind::Saltelli => size.checked_mul(k + 2)?,
            Kind::Listed => self.rows.len() as u64,
        };
        u32::try_from(count).ok().filter(|n| *n <= 1 << 31)
    }

    fn draws(&self) -> Draws {
        Draws::new(self.seed, NO_WORLD)
    }

    /// The levels of a point, one for each factor.
    pub fn point(&self, index: u32) -> Vec<Level> {
        match self.kind {
            Kind::Listed => self.rows[index as usize].clone(),
            Kind::OneAtATime { steps } => self.one_at_a_time(steps, index),
            Kind::Grid { steps } => self.grid_point(steps, index),
            Kind::Morris => self.morris_point(index),
            _ => {
                let mut levels: Vec<Level> = self.factors.iter().map(|f| f.at(0.0)).collect();
                for (f, u) in self.free.iter().zip(self.unit(index)) {
                    levels[*f] = self.factors[*f].at(u);
                }
                levels
            }
        }
    }

    /// Today, in which a factor of one level has that one, but for the factor that moves.
    fn one_at_a_time(&self, steps: u32, index: u32) -> Vec<Level> {
        let today = self.factors.iter().zip(&self.rows[0]);
        let mut levels: Vec<Level> =
            today.map(|(f, today)| if f.varies() { today.clone() } else { f.at(0.0) }).collect();
        if let Some((f, step)) = one_at_a_time::place(&self.factors, &self.free, steps, index) {
            levels[f] = self.factors[f].level(steps, step);
        }
        levels
    }

    fn morris_point(&self, index: u32) -> Vec<Level> {
        let draws = self.draws();
        let role = morris::role(&draws, self.free.len() as u32, index);
        let free: Vec<&Factor> = self.free.iter().map(|f| &self.factors[*f]).collect();
        let mut levels: Vec<Level> = self.factors.iter().map(|f| f.at(0.0)).collect();
        for (f, level) in self.free.iter().zip(morris::point(&draws, &free, role)) {
            levels[*f] = self.factors[*f].level(morris::LEVELS, level);
        }
        levels
    }

    /// The last factor changes from point to point, the first one last.
    fn grid_point(&self, steps: u32, index: u32) -> Vec<Level> {
        let mut rest = index;
        let mut levels: Vec<Level> = Vec::with_capacity(self.factors.len());
        for factor in self.factors.iter().rev() {
            let n = factor.levels(steps);
            levels.push(factor.level(steps, rest % n));
            rest /= n;
        }
        levels.reverse();
        levels
    }

    /// Coordinates in the unit cube, for the designs that are made there.
    fn unit(&self, index: u32) -> Vec<f64> {
        let (k, draws) = (self.free.len(), self.draws());
        match self.kind {
            Kind::Sobol => (0..k).map(|j| sobol::scrambled(&draws, j as u32, j, index)).collect(),
            Kind::LatinHypercube => latin_hypercube::point(&draws, &self.bins, self.size, index),
            Kind::Saltelli => saltelli::point(&draws, k, saltelli::role(k as u32, index)),
            Kind::Grid { .. } | Kind::OneAtATime { .. } | Kind::Morris | Kind::Listed => Vec::new(),
        }
    }

    /// What a point is to the design.
    pub fn role(&self, index: u32) -> Role {
        let k = self.free.len() as u32;
        let named = |role: Role| Role { moved: role.moved.map(|f| self.free[f as usize] as u32), ..role };
        match self.kind {
            Kind::Morris => named(morris::role(&self.draws(), k, index)),
            Kind::Saltelli => named(saltelli::role(k, index)),
            Kind::OneAtATime { steps } => {
                let moved = one_at_a_time::place(&self.factors, &self.free, steps, index);
                Role { row: index, step: 0, moved: moved.map(|(f, _)| f as u32) }
            }
            _ => Role { row: index, step: 0, moved: None },
        }
    }
}

#[cfg(test)]
mod tests;
