//! `sweep FILE`: starts a sweep or goes on with it.

use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde_json::json;

use super::exit::{self, Failure};
use super::progress::Progress;
use super::session::{STOP, listen_for_interrupt};
use super::sweep_size::{SizeArgs, Wanted, notes};
use super::{clock, out, plan};
use crate::experiment::runner::{Watch, quiet_trial_panics};
use crate::experiment::sweep::runner::Work;
use crate::experiment::sweep::unit_size::unit_seconds;
use crate::experiment::sweep::units::{Shard, missing, only, trials};
use crate::experiment::sweep::worker::{CameTo, Ended, Worker};
use crate::experiment::sweep::{budget, resolve};
use crate::report::Lang;
use crate::report::sweep::next;
use crate::report::sweep::standing::Standing;
use crate::report::sweep::words;
use crate::store::sweep::inspect::{Fault, inspect};
use crate::store::sweep::target::{self, Asked, TargetSize};
use crate::store::sweep::{PointRows, SweepFolder, UnitName, failed};
use crate::store::{Manifest, StoreError, atomic};
use crate::sweep_file::{Point, Sweep, kept};
use crate::texts::plan::PlanTexts;

/// Stored trials up to which the answer so far is read back when a sweep goes on.
const READ_BACK: u64 = 250_000;
/// How often a bar is told the answer so far.
const OFTEN: Duration = Duration::from_secs(1);

/// Arguments of `sweep`.
#[derive(clap::Args, Debug, Clone)]
pub struct Args {
    #[command(flatten)]
    pub size: SizeArgs,
    /// Begins nothing new after this time of day (07:00), on the clock of this machine
    #[arg(long, value_name = "HH:MM", value_parser = budget::time_of_day)]
    pub until: Option<u32>,
    /// Begins nothing new after so long (8h, 90m)
    #[arg(long, value_name = "TIME", value_parser = budget::length)]
    pub budget: Option<Duration>,
    /// Only this share of the work, for several machines (2/8); copy their parts/ together afterwards
    #[arg(long, value_name = "K/N", value_parser = Shard::parse)]
    pub shard: Option<Shard>,
    /// Only this unit of work, as `plan --units` prints it; can be given many times. For workflow tools
    #[arg(long, value_name = "UNIT", value_parser = unit, conflicts_with = "shard")]
    pub only: Vec<UnitName>,
    /// Stops at the first failed trial
    #[arg(long)]
    pub fail_fast: bool,
    /// No progress and no remarks
    #[arg(long, short)]
    pub quiet: bool,
}

fn unit(text: &str) -> Result<UnitName, String> {
    UnitName::parse(text)
        .ok_or_else(|| format!("`{text}` is no unit of work: write it as `plan --units` prints it"))
}

/// A unit's name belongs to a size; "more" would be another one with every command.
fn refuse_more_of_single_units(args: &Args) -> Result<(), Failure> {
    let more = |n: &Option<String>| n.as_ref().is_some_and(|n| n.starts_with('+'));
    if !args.only.is_empty() && (more(&args.size.trials) || more(&args.size.points)) {
        let why = "--only names units of one size: give --trials and --points as numbers in all, without +";
        return Err(Failure::new(exit::WRONG_FILE, why));
    }
    Ok(())
}

/// Starts the sweep or goes on with it.
pub fn execute(args: &Args) -> Result<u8, Failure> {
    refuse_more_of_single_units(args)?;
    let wanted = Wanted::read_for(&args.size, args.shard.unwrap_or(Shard::WHOLE))?;
    if wanted.check_room_roughly().is_err() {
        // Columns that repeat themselves take less: a few trials tell how much.
        plan::check_room(&wanted)?;
    }
    let (lang, target) = (wanted.lang(), wanted.target());
    let remarks = notes(&wanted, lang);
    let folder = SweepFolder::open(&wanted.place, wanted.resolved.plan, wanted.resolved.manifest)?;
    if !args.quiet {
        let label = lang.texts().plan.note;
        remarks.iter().for_each(|note| out::note(&format!("{label}: {note}")));
        // A workflow tool starts one of these per unit; `plan` has said it.
        if args.only.is_empty() {
            plan::note_impossible(&wanted.sweep, &wanted.points, lang);
        }
    }
    let (sweep, points) = (&wanted.sweep, wanted.points.as_slice());
    folder.keep(&kept::files(sweep))?;
    let live = Live::new(&folder.manifest, lang);
    Running { args, sweep, folder: &folder, points, worlds: target.worlds, lang, live }.execute()
}

/// The answer so far. Threads that print a line ask for it.
struct Live<'a> {
    manifest: &'a Manifest,
    /// Column of the measure.
    metric: Option<usize>,
    standing: Mutex<Standing>,
    lang: Lang,
    /// When the bar was told last.
    told: Mutex<Option<Instant>>,
}

impl<'a> Live<'a> {
    fn new(manifest: &'a Manifest, lang: Lang) -> Live<'a> {
        let metric = manifest.metrics.iter().position(|m| m.key == manifest.measure);
        Live { manifest, metric, standing: Mutex::new(Standing::new(manifest)), lang, told: Mutex::default() }
    }

    /// Takes in what is stored, unless that is so much that reading it would take long. Returns damaged parts.
    fn read_back(&self, folder: &SweepFolder, done: &[UnitName]) -> Result<Vec<PathBuf>, StoreError> {
        if trials(done) > READ_BACK {
            return Ok(Vec::new());
        }
        let mut standing = locked(&self.standing);
        let found = inspect(folder.path(), &folder.plan, self.manifest, 0, &mut |point, values| {
            standing.add(point, values);
        })?;
        Ok(found.bad.into_iter().filter(|bad| bad.kind == Fault::Damaged).map(|bad| bad.file).collect())
    }

    fn add(&self, rows: &[PointRows]) {
        let Some(metric) = self.metric else { return };
        let mut standing = locked(&self.standing);
        for row in rows {
            for world in &row.worlds {
                let value = |m: &Result<crate::store::rounds::Measured, String>| {
                    m.as_ref().map_or(f64::NAN, |m| m.metrics[metric])
                };
                let values: Vec<f64> = world.policies.iter().map(value).collect();
                standing.add(row.point, &values);
            }
        }
    }

    /// Tells a bar, at most once a second: it takes a walk over all points.
    fn tell(&self, progress: &Progress) {
        let mut told = locked(&self.told);
        if progress.is_bar() && told.is_none_or(|at| at.elapsed() >= OFTEN) {
            *told = Some(Instant::now());
            self.answer(true).inspect(|text| progress.say(text));
        }
    }

    fn answer(&self, beside_bar: bool) -> Option<String> {
        locked(&self.standing).in_short(self.manifest, self.lang, beside_bar)
    }
}

/// A thread that panicked in between left sums that are whole.
fn locked<T>(inner: &Mutex<T>) -> MutexGuard<'_, T> {
    inner.lock().unwrap_or_else(PoisonError::into_inner)
}

struct Running<'a> {
    args: &'a Args,
    sweep: &'a Sweep,
    folder: &'a SweepFolder,
    points: &'a [Point],
    worlds: u32,
    lang: Lang,
    live: Live<'a>,
}

struct Watcher<'a> {
    progress: &'a Progress,
    live: &'a Live<'a>,
}

impl Watch for Watcher<'_> {
    fn stop(&self) -> bool {
        STOP.load(Ordering::Relaxed)
    }
    fn world_done(&self) {
        self.progress.tick_with(|| self.live.answer(false));
    }
}

impl Running<'_> {
    fn execute(&self) -> Result<u8, Failure> {
        let _working = target::begin(self.folder.path(), self.size(), &self.asked())?;
        self.store_design()?;
        let shard = self.args.shard.unwrap_or(Shard::WHOLE);
        quiet_trial_panics();
        let done = self.sound()?;
        let mut units = missing(&self.folder.plan, self.points.len() as u32, self.worlds, &done, shard);
        if !self.args.only.is_empty() {
            units = only(units, &self.args.only, &done).map_err(|unit| self.no_unit(&unit))?;
        }
        self.remark(&units, &done);
        let threads = self.args.size.threads.map_or(0, usize::from);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let pool =
            pool.map_err(|e| Failure::new(exit::BUG, format!("cannot start {threads} threads: {e}")))?;
        let deadline = self.deadline(pool.current_num_threads());
        listen_for_interrupt();
        let progress = Progress::of_trials(trials(&units) as usize, self.args.quiet, self.lang);
        self.folder
            .log(&json!({"event": "start", "units": units.len(), "threads": pool.current_num_threads()}));
        let watcher = Watcher { progress: &progress, live: &self.live };
        let stored = |rows: &[PointRows]| {
            if !self.args.quiet {
                self.live.add(rows);
                self.live.tell(&progress);
                progress.complete(|| self.live.answer(false));
            }
        };
        let fruitful = failed::any_result(self.folder.path(), &done);
        let came_to = self.worker(deadline).run(&pool, units, fruitful, &watcher, stored);
        progress.finish();
        let why = came_to.as_ref().map_or_else(|e| e.message.clone(), |c| format!("{:?}", c.ended));
        self.folder.log(&json!({"event": "end", "why": why, "seconds": progress.seconds()}));
        let CameTo { ended, failed } = came_to?;
        let failed = match ended {
            Ended::Failed | Ended::Hopeless => failed as u64,
            // Also those of earlier commands: what failed once fails again and is never drawn anew.
            _ => pool.install(|| self.failed()).map_err(Failure::from)?,
        };
        self.say(ended, failed)
    }

    /// What makes this the sweep that it is, for the commands that are suggested later.
    fn asked(&self) -> Asked {
        Asked {
            file: self.args.size.file.display().to_string(),
            set: self.args.size.set.iter().map(|(key, value)| format!("{key}={value}")).collect(),
            shard: self.args.shard.map(|s| format!("{}/{}", s.number, s.of)),
        }
    }

    fn no_unit(&self, unit: &UnitName) -> Failure {
        let file = out::shell(&self.args.size.file);
        Failure::new(
            exit::WRONG_FILE,
            format!(
                "{unit} is no unit of this sweep, nothing was simulated; `grapevine plan {file} --units` lists them \
                 (with the same --points and --trials)"
            ),
        )
    }

    fn worker(&self, deadline: Option<Instant>) -> Worker<'_> {
        Worker {
            work: Work {
                sweep: self.sweep,
                policies: self.folder.plan.policies.len(),
                series: self.folder.plan.series_weeks.is_some(),
                sabotage: None,
            },
            folder: self.folder,
            points: self.points,
            deadline,
            fail_fast: self.args.fail_fast,
            replay: format!("grapevine replay {}", out::shell(self.folder.path())),
        }
    }

    /// Units that are stored. Damaged parts are set aside: they are computed again.
    fn sound(&self) -> Result<Vec<UnitName>, Failure> {
        let mut found = self.folder.check()?;
        self.set_aside(&found.damaged)?;
        self.set_aside(&self.live.read_back(self.folder, &found.done)?)?;
        found.done.retain(|unit| self.folder.has(unit));
        Ok(found.done)
    }

    /// The design as a table, before the first trial; what lacks of it is written.
    fn store_design(&self) -> Result<(), Failure> {
        let aside = self.folder.write_design(&resolve::design_table(self.sweep, self.points))?;
        aside.iter().for_each(|file| self.say_aside(file));
        Ok(())
    }

    /// Renames damaged files.
    fn set_aside(&self, damaged: &[PathBuf]) -> Result<(), Failure> {
        for file in damaged {
            self.say_aside(&atomic::set_aside(file)?);
        }
        Ok(())
    }

    /// Says, also in the log, what a damaged file is called now.
    fn say_aside(&self, file: &Path) {
        let shown = file.strip_prefix(self.folder.path()).unwrap_or(file).display().to_string();
        self.folder.log(&json!({"event": "set aside", "file": shown}));
        if !self.args.quiet {
            out::note(&format!("{}: {}", self.texts().note, (self.texts().set_aside)(&shown)));
        }
    }

    fn remark(&self, units: &[UnitName], done: &[UnitName]) {
        if self.args.quiet {
            return;
        }
        let t = self.texts();
        let count = |n: u64| self.lang.count(n);
        let (all, stored) = (count(self.size().trials()), self.size().stored(done));
        let left = trials(units);
        let shard =
            self.args.shard.map_or(String::new(), |s| (t.in_shard)(&format!("{}/{}", s.number, s.of)));
        let policies = (t.policies)(self.folder.plan.policies.len() as u64);
        let (points, worlds) = ((t.points)(self.points.len() as u64), (t.worlds)(u64::from(self.worlds)));
        out::note(&match (done.is_empty(), left) {
            (_, 0) => (t.all_stored)(&all, &shard),
            (true, _) => (t.begins)(&points, &worlds, &policies, &count(left), &shard),
            (false, _) => (t.goes_on)(&count(stored), &all, &count(left), &shard),
        });
    }

    fn size(&self) -> TargetSize {
        TargetSize { points: self.points.len() as u32, worlds: self.worlds }
    }

    fn texts(&self) -> &'static PlanTexts {
        self.lang.texts().plan
    }

    /// When to begin nothing new any more; said, because a clock may be set otherwise than one thinks.
    fn deadline(&self, threads: usize) -> Option<Instant> {
        let now = clock::now();
        let until = self.args.until.map(|minutes| budget::between(&now, &budget::next(minutes, &now)));
        let length = match (until, self.args.budget) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        }?;
        if !self.args.quiet {
            let at = clock::worded(self.lang, &now, &clock::later(&now, length.as_secs_f64()));
            out::note(&(self.texts().ends_at)(&at, &words::length(self.lang, length.as_secs_f64())));
            let points = self.folder.plan.points_per_unit.min(self.points.len() as u32);
            let unit =
                self.points.first().map_or(0.0, |p| unit_seconds(self.sweep, p, points)) / threads as f64;
            out::note(&(self.texts().last_unit)(&words::length(self.lang, unit)));
        }
        Instant::now().checked_add(length)
    }

    /// Failed results that are stored; of single units only theirs.
    fn failed(&self) -> Result<u64, StoreError> {
        let mut units = self.folder.finished()?;
        units.retain(|unit| self.args.only.is_empty() || self.args.only.contains(unit));
        Ok(failed::count(self.folder.path(), &units))
    }

    fn say(&self, ended: Ended, failed: u64) -> Result<u8, Failure> {
        let t = self.texts();
        let place = out::shell(self.folder.path());
        let done = self.lang.count(self.size().stored(&self.folder.finished()?));
        let all = self.lang.count(self.size().trials());
        let failed_said = self.lang.count(failed);
        let (code, text) = match ended {
            Ended::Interrupted => (exit::INTERRUPTED, (t.interrupted)(&done, &all)),
            Ended::TimeUp if failed > 0 => (exit::SOME_FAILED, (t.time_up)(&done, &all)),
            Ended::TimeUp => (exit::DONE, (t.time_up)(&done, &all)),
            Ended::Failed => (exit::SOME_FAILED, (t.stopped_at_failure)(&failed_said, &done, &all)),
            Ended::Hopeless => (exit::SOME_FAILED, (t.hopeless)(&failed_said, &place)),
            Ended::Done if failed > 0 => (exit::SOME_FAILED, (t.done_some_failed)(&failed_said, &done, &all)),
            Ended::Done => (exit::DONE, (t.done)(&done, &all)),
        };
        if !self.args.quiet || code != exit::DONE {
            out::note(&text);
        }
        out::data(&format!("{}\n", self.folder.path().display()))?;
        if !self.args.quiet {
            let (path, plan) = (self.folder.path(), &self.folder.plan);
            let next = match ended {
                Ended::Done if failed == 0 => next::question(path, plan),
                Ended::Interrupted | Ended::TimeUp => next::going_on(path, plan),
                _ => format!("grapevine status {place}"),
            };
            out::note(&format!("{}: {next}", t.next));
        }
        Ok(code)
    }
}
