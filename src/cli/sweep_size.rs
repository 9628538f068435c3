//! What a command about a sweep file asks for: the points, the worlds, the plan and the folder. For `plan` and `sweep`.

use std::path::{Path, PathBuf};

use super::exit::{self, Failure};
use super::sweep_side::{Number, Side, Surprise};
use super::{out, problems};
use crate::experiment::sweep::pilot;
use crate::experiment::sweep::resolve::{Resolved, resolve};
use crate::experiment::sweep::units::{Shard, missing, reached};
use crate::report::Lang;
use crate::report::sweep::words;
use crate::store::sweep::check::check;
use crate::store::sweep::folder::{self, TargetSize, read_target};
use crate::store::sweep::{Plan, UnitName, space};
use crate::sweep_file::{Note, Point, Sweep};

/// Most worlds at a point, and most points.
const MOST: u32 = 16_777_216;

/// The options that decide it.
#[derive(clap::Args, Debug, Clone)]
pub struct SizeArgs {
    /// Sweep file
    pub file: PathBuf,
    /// Worlds at every point in all, or so many more (+64)
    #[arg(long, value_name = "N")]
    pub trials: Option<String>,
    /// Points in all (Morris: trajectories, Saltelli: base rows), or so many more (+16); for designs that can be extended
    #[arg(long, value_name = "N")]
    pub points: Option<String>,
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
    /// Where what is asked for is not what a person may expect.
    pub surprises: Vec<String>,
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
        Wanted::read_for(args, Shard::WHOLE)
    }

    /// [`Wanted::read`] where only a shard is to be worked on: what is finished is judged by that.
    pub fn read_for(args: &SizeArgs, shard: Shard) -> Result<Wanted, Failure> {
        let sweep = problems::load_sweep(&args.file, &args.set)?;
        let place = folder_of(&args.file, &args.out);
        let stored_unit = folder::read_plan(&place).ok().map(|stored| stored.points_per_unit);
        let resolved = resolve(&sweep, stored_unit).map_err(wrong)?;
        let before = Before::read(&place, &resolved.plan, shard)?;
        let (worlds, said_of_worlds) = worlds(args.trials.as_deref(), &sweep, &before)?;
        let (sweep, said_of_points) = sized(args.points.as_deref(), sweep, &before)?;
        let mut all = sweep.points();
        let points: Vec<Point> = all.by_ref().collect();
        let candidates = all.candidates();
        let t = Lang::from(resolved.manifest.lang).texts().plan;
        let mut surprises = Vec::new();
        let mut note = |given: &Option<String>, option: &str, surprise: Option<Surprise>, size: String| {
            let given = format!("{option} {}", given.as_deref().unwrap_or_default());
            surprises.extend(surprise.map(|surprise| match surprise {
                Surprise::GoesOn => (t.goes_on_before)(&size, &given),
                Surprise::Kept => (t.kept_before)(&given, &size),
            }));
        };
        note(&args.trials, "--trials", said_of_worlds, (t.worlds)(u64::from(worlds)));
        note(&args.points, "--points", said_of_points, (t.points)(points.len() as u64));
        Ok(Wanted { sweep, points, candidates, worlds, resolved, place, surprises })
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
        self.target().trials()
    }

    /// Trials that are asked for and stored already.
    pub fn stored(&self) -> Result<u64, Failure> {
        Ok(self.target().stored(&self.done()?))
    }

    /// Units that are not done, in the order in which they are worked on.
    pub fn missing(&self) -> Result<Vec<UnitName>, Failure> {
        let (points, done) = (self.points.len() as u32, self.done()?);
        Ok(missing(&self.resolved.plan, points, self.worlds, &done, Shard::WHOLE))
    }

    fn done(&self) -> Result<Vec<UnitName>, Failure> {
        finished(&self.place)
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

/// What is worth knowing about a sweep, each in a line.
pub fn notes(wanted: &Wanted, lang: Lang) -> Vec<String> {
    let t = lang.texts().plan;
    let said = |note: &Note| match note {
        Note::Known { key } => (t.note_known)(key),
        Note::PowerOfTwo { asked, better } => {
            (t.note_power_of_two)(&lang.count(u64::from(*better)), &lang.count(u64::from(*asked)))
        }
        Note::LeftOut { file, columns } => (t.note_left_out)(file, &columns.join(", ")),
    };
    wanted.sweep.notes.iter().map(said).chain(wanted.surprises.iter().cloned()).collect()
}

/// Units that are stored, also before there is a folder.
fn finished(place: &Path) -> Result<Vec<UnitName>, Failure> {
    // Units are checked against the plan that is stored; another one is refused before anything is simulated.
    let stored = folder::read_plan(place);
    Ok(stored.map_or_else(|_| Ok(Vec::new()), |plan| check(place, &plan).map(|c| c.done))?)
}

/// What earlier commands came to.
struct Before {
    asked: TargetSize,
    unfinished: bool,
    /// Points and worlds that stored units reach.
    reached: (u32, u32),
}

impl Before {
    fn read(place: &Path, plan: &Plan, shard: Shard) -> Result<Before, Failure> {
        let done = finished(place)?;
        let asked = read_target(place).unwrap_or(TargetSize { points: 0, worlds: 0 });
        let lacks = asked.trials() > asked.stored(&done);
        let unfinished = lacks
            && (shard == Shard::WHOLE || !missing(plan, asked.points, asked.worlds, &done, shard).is_empty());
        Ok(Before { asked, unfinished, reached: reached(&done) })
    }
}

/// Worlds at every point.
fn worlds(asked: Option<&str>, sweep: &Sweep, before: &Before) -> Result<(u32, Option<Surprise>), Failure> {
    let side = Side {
        file: sweep.trials,
        before: before.asked.worlds,
        unfinished: before.unfinished,
        stored: before.reached.1,
    };
    let Some(text) = asked else { return Ok(side.wanted(None)) };
    let number = Number::parse(text).ok_or_else(|| {
        wrong(format!("--trials {text}: write a number of worlds such as 128, or +64 for so many more"))
    })?;
    let (wanted, surprise) = side.wanted(Some(number));
    if wanted == 0 || wanted > MOST || !wanted.is_multiple_of(sweep.block) {
        let now = side.now();
        let up = wanted.clamp(1, 16_777_152).next_multiple_of(sweep.block);
        let cure = match number {
            Number::More(_) => format!("+{}", up.saturating_sub(now)),
            Number::InAll(_) => up.to_string(),
        };
        let why = match number {
            _ if wanted > MOST => "at most 16777216 worlds are possible".to_owned(),
            Number::More(n) => format!("{now} + {n} = {wanted} is no multiple of {}", sweep.block),
            Number::InAll(_) => format!("{wanted} is no multiple of {}", sweep.block),
        };
        return Err(wrong(format!(
            "--trials {text}: this sweep's worlds come in blocks of {}, and {why}; write --trials {cure}",
            sweep.block
        )));
    }
    Ok((wanted, surprise))
}

/// The sweep with as many points as are meant. Counted as `--points` counts: trajectories, base rows.
fn sized(asked: Option<&str>, sweep: Sweep, before: &Before) -> Result<(Sweep, Option<Surprise>), Failure> {
    let kind = sweep.design.kind();
    let extensible = kind.extensible() && kind != crate::design::Kind::Listed;
    let (size, per_row) = (sweep.design.size(), (sweep.design.len() / sweep.design.size().max(1)).max(1));
    let side = Side {
        file: size,
        before: before.asked.points.div_ceil(per_row),
        unfinished: before.unfinished,
        stored: before.reached.0.div_ceil(per_row),
    };
    let number = asked.map(|text| {
        let number = Number::parse(text).filter(|n| !matches!(n, Number::InAll(0) | Number::More(0)));
        number.ok_or_else(|| {
            wrong(format!("--points {text}: write a number of points such as 128, or +16 for so many more"))
        })
    });
    let number = number.transpose()?;
    if number.is_none() && !extensible {
        return Ok((sweep, None));
    }
    let (wanted, surprise) = side.wanted(number);
    if wanted > MOST {
        return Err(wrong(format!("at most {MOST} points are possible")));
    }
    if number.is_none() && wanted == size {
        return Ok((sweep, None));
    }
    Ok((sweep.resized(wanted).map_err(wrong)?, surprise))
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
