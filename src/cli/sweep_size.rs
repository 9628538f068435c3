//! What a command about a sweep file asks for: the points, the worlds, the plan and the folder. For `plan` and `sweep`.

use std::path::{Path, PathBuf};

use super::exit::{self, Failure};
use super::{out, problems};
use crate::experiment::sweep::pilot;
use crate::experiment::sweep::resolve::{Resolved, resolve};
use crate::experiment::sweep::units::{Shard, missing, trials};
use crate::report::Lang;
use crate::report::sweep::words;
use crate::store::sweep::check::check;
use crate::store::sweep::folder::{self, TargetSize, read_target};
use crate::store::sweep::{UnitName, space};
use crate::sweep_file::{Point, Sweep};

/// The options that decide it.
#[derive(clap::Args, Debug, Clone)]
pub struct SizeArgs {
    /// Sweep file
    pub file: PathBuf,
    /// Worlds at every point in all, or so many more (+64)
    #[arg(long, value_name = "N")]
    pub trials: Option<String>,
    /// Points in all (Morris: trajectories, Saltelli: base rows), for designs that can be extended
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=16_777_216))]
    pub points: Option<u32>,
    /// Sets a value of the scenario at every point
    #[arg(long, value_name = "KEY=VALUE", value_parser = assignment)]
    pub set: Vec<(String, String)>,
    /// Threads; all cores if not given. The results do not depend on it
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Folder that the sweep's folder is put into
    #[arg(long, value_name = "DIR", default_value = "output")]
    pub out: PathBuf,
}

/// A sweep of the size that is asked for.
pub struct Wanted {
    pub sweep: Sweep,
    pub points: Vec<Point>,
    /// Points that the design proposed; `where` dropped the others.
    pub candidates: u32,
    pub worlds: u32,
    pub resolved: Resolved,
    /// Where it is kept.
    pub place: PathBuf,
}

/// Reads `key=value`.
pub fn assignment(text: &str) -> Result<(String, String), String> {
    let wrong = || format!("`{text}` sets nothing: write voice.rate=0.1");
    let (key, value) = text.split_once('=').ok_or_else(wrong)?;
    let (key, value) = (key.trim(), value.trim());
    if key.is_empty() || value.is_empty() { Err(wrong()) } else { Ok((key.to_owned(), value.to_owned())) }
}

/// Where a sweep of this file is kept.
pub fn folder_of(file: &Path, out: &Path) -> PathBuf {
    let stem = file.file_stem().map_or_else(|| "sweep".into(), |s| s.to_string_lossy().into_owned());
    out.join(crate::store::folder::safe(&stem))
}

fn wrong(why: impl Into<String>) -> Failure {
    Failure::new(exit::WRONG_FILE, why)
}

impl Wanted {
    /// Reads the file and what earlier commands extended.
    pub fn read(args: &SizeArgs) -> Result<Wanted, Failure> {
        let mut sweep = problems::load_sweep(&args.file, &args.set)?;
        let place = folder_of(&args.file, &args.out);
        let before = read_target(&place);
        if let Some(points) = args.points {
            sweep = sweep.resized(points).map_err(wrong)?;
        }
        let stored_unit = folder::read_plan(&place).ok().map(|stored| stored.points_per_unit);
        let resolved = resolve(&sweep, stored_unit).map_err(wrong)?;
        let worlds = worlds(args.trials.as_deref(), &sweep, before)?;
        let sweep = if args.points.is_none() { extended(sweep, before)? } else { sweep };
        let mut all = sweep.points();
        let points: Vec<Point> = all.by_ref().collect();
        let candidates = all.candidates();
        Ok(Wanted { sweep, points, candidates, worlds, resolved, place })
    }

    /// The language of its scenario.
    pub fn lang(&self) -> Lang {
        self.resolved.manifest.lang.into()
    }

    pub fn target(&self) -> TargetSize {
        TargetSize { points: self.points.len() as u32, worlds: self.worlds }
    }

    /// Trials (points x worlds) in all.
    pub fn trials(&self) -> u64 {
        self.points.len() as u64 * u64::from(self.worlds)
    }

    /// Trials that are asked for and stored already.
    pub fn stored(&self) -> Result<u64, Failure> {
        Ok(self.trials() - trials(&self.missing()?))
    }

    /// Units that are not done, in the order in which they are worked on.
    pub fn missing(&self) -> Result<Vec<UnitName>, Failure> {
        // Units are checked against the plan that is stored; another one is refused before anything is simulated.
        let stored = folder::read_plan(&self.place);
        let done =
            stored.map_or_else(|_| Ok(Vec::new()), |plan| check(&self.place, &plan).map(|c| c.done))?;
        Ok(missing(&self.resolved.plan, self.points.len() as u32, self.worlds, &done, Shard::WHOLE))
    }

    /// Units of work in all.
    pub fn units(&self) -> u64 {
        let plan = &self.resolved.plan;
        (self.points.len() as u64).div_ceil(u64::from(plan.points_per_unit))
            * u64::from(self.worlds.div_ceil(plan.worlds_per_unit))
    }

    /// Refuses what would leave less room on the disk than it takes itself.
    pub fn check_room(&self, bytes: f64, free: Option<u64>) -> Result<(), Failure> {
        let Some(free) = free.filter(|free| 2.0 * bytes > *free as f64) else { return Ok(()) };
        let (needed, free) = (words::bytes(Lang::En, bytes), words::bytes(Lang::En, free as f64));
        Err(Failure::new(
            exit::STORAGE,
            format!(
                "the results need about {needed}, and {} has {free} free; a sweep begins only where twice as much is \
                 free as it needs\nfree some space, choose another disk with --out, or ask for fewer points or worlds",
                out::shell(&self.place)
            ),
        ))
    }

    /// [`Wanted::check_room`] without a pilot: from the number of columns.
    pub fn check_room_roughly(&self) -> Result<(), Failure> {
        let per_row = pilot::most_bytes_per_row(&self.resolved);
        let rows = self.trials() as f64 * self.resolved.plan.policies.len() as f64;
        if rows * per_row < 1e6 {
            return Ok(());
        }
        let left = (self.trials() - self.stored()?) as f64 * self.resolved.plan.policies.len() as f64;
        self.check_room(left * per_row, space::free(&self.place))
    }
}

/// Worlds at every point: what is asked for now, never fewer than were asked for before.
fn worlds(asked: Option<&str>, sweep: &Sweep, before: Option<TargetSize>) -> Result<u32, Failure> {
    let now = before.map_or(sweep.trials, |b| b.worlds.max(sweep.trials));
    let Some(text) = asked else { return Ok(now) };
    let (more, digits) = text.strip_prefix('+').map_or((false, text), |rest| (true, rest));
    let n: u32 = digits.replace('_', "").parse().map_err(|_| {
        wrong(format!("--trials {text}: write a number of worlds such as 128, or +64 for so many more"))
    })?;
    let wanted = if more { now.saturating_add(n) } else { n };
    if wanted == 0 || wanted > 16_777_216 || !wanted.is_multiple_of(sweep.block) {
        let up = wanted.clamp(1, 16_777_152).next_multiple_of(sweep.block);
        let cure = if more { format!("+{}", up.saturating_sub(now)) } else { up.to_string() };
        let why = match (wanted > 16_777_216, more) {
            (true, _) => "at most 16777216 worlds are possible".to_owned(),
            (_, true) => format!("{now} + {n} = {wanted} is no multiple of {}", sweep.block),
            _ => format!("{wanted} is no multiple of {}", sweep.block),
        };
        return Err(wrong(format!(
            "--trials {text}: this sweep's worlds come in blocks of {}, and {why}; write --trials {cure}",
            sweep.block
        )));
    }
    Ok(wanted)
}

/// What an earlier command extended stays extended.
fn extended(sweep: Sweep, before: Option<TargetSize>) -> Result<Sweep, Failure> {
    let earlier = before.map_or(0, |b| b.points);
    let kept = if sweep.keep.is_some() { sweep.points().count() as u32 } else { sweep.design.len() };
    let kind = sweep.design.kind();
    if kept >= earlier || !kind.extensible() || kind == crate::design::Kind::Listed {
        return Ok(sweep);
    }
    let per_row = sweep.design.len() / sweep.design.size().max(1);
    sweep.resized(earlier / per_row.max(1)).map_err(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_assignment_has_a_key_and_a_value() {
        assert_eq!(assignment(" voice.rate = 0.1"), Ok(("voice.rate".into(), "0.1".into())));
        for wrong in ["voice.rate", "=3", "voice.rate=", ""] {
            assert!(assignment(wrong).is_err(), "{wrong}");
        }
    }
}
