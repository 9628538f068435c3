//! `sweep FILE`: starts a sweep or goes on with it.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use serde_json::json;

use super::exit::{self, Failure};
use super::progress::Progress;
use super::session::{STOP, listen_for_interrupt};
use super::{out, problems};
use crate::experiment::runner::{Watch, quiet_trial_panics};
use crate::experiment::sweep::runner::Work;
use crate::experiment::sweep::units::{Shard, missing, trials};
use crate::experiment::sweep::{budget, resolve};
use crate::report::Lang;
use crate::store::StoreError;
use crate::store::sweep::failed::{self, FailedTrial};
use crate::store::sweep::folder::{TargetSize, read_target};
use crate::store::sweep::{PointRows, SweepFolder, UnitName};
use crate::sweep_file::{Point, Sweep};

/// So many units without a single result end a sweep: more of the same would tell nothing.
const HOPELESS: u32 = 32;
/// How long to wait before looking again at units that another process works on.
const PATIENCE: Duration = Duration::from_millis(200);

/// Arguments of `sweep`.
#[derive(clap::Args, Debug, Clone)]
pub struct Args {
    /// Sweep file
    pub file: PathBuf,
    /// Worlds at every point in all, or so many more (+64)
    #[arg(long, value_name = "N")]
    pub trials: Option<String>,
    /// Points in all (Morris: trajectories, Saltelli: base rows), for designs that can be extended
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=16_777_216))]
    pub points: Option<u32>,
    /// Begins nothing new after this time of day (07:00, UTC unless the system says its offset in TZ_OFFSET_MINUTES)
    #[arg(long, value_name = "HH:MM", value_parser = budget::time_of_day)]
    pub until: Option<u32>,
    /// Begins nothing new after so long (8h, 90m)
    #[arg(long, value_name = "TIME", value_parser = budget::length)]
    pub budget: Option<Duration>,
    /// Only this share of the work, for several machines (2/8); copy their parts/ together afterwards
    #[arg(long, value_name = "K/N", value_parser = Shard::parse)]
    pub shard: Option<Shard>,
    /// Sets a value of the scenario at every point
    #[arg(long, value_name = "KEY=VALUE", value_parser = assignment)]
    pub set: Vec<(String, String)>,
    /// Stops at the first failed trial
    #[arg(long)]
    pub fail_fast: bool,
    /// Threads; all cores if not given. The results do not depend on it
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Folder that the sweep's folder is put into
    #[arg(long, value_name = "DIR", default_value = "output")]
    pub out: PathBuf,
    /// No progress and no remarks
    #[arg(long, short)]
    pub quiet: bool,
}

/// Reads `key=value`.
pub fn assignment(text: &str) -> Result<(String, String), String> {
    let (key, value) =
        text.split_once('=').ok_or_else(|| format!("`{text}` sets nothing: write voice.rate=0.1"))?;
    Ok((key.trim().to_owned(), value.trim().to_owned()))
}

/// Where a sweep of this file is kept.
pub fn folder_of(file: &Path, out: &Path) -> PathBuf {
    let stem = file.file_stem().map_or_else(|| "sweep".into(), |s| s.to_string_lossy().into_owned());
    out.join(crate::store::folder::safe(&stem))
}

/// Starts the sweep or goes on with it.
pub fn execute(args: &Args) -> Result<u8, Failure> {
    let mut sweep = problems::load_sweep(&args.file, &args.set)?;
    let place = folder_of(&args.file, &args.out);
    let before = read_target(&place);
    if let Some(points) = args.points {
        sweep = sweep.resized(points).map_err(|why| Failure::new(exit::WRONG_FILE, why))?;
    }
    let resolved = resolve::resolve(&sweep).map_err(|why| Failure::new(exit::WRONG_FILE, why))?;
    let folder = SweepFolder::open(&place, resolved.plan, resolved.manifest)?;
    if !args.quiet {
        sweep.notes.iter().for_each(|note| out::note(&format!("note: {note}")));
    }
    let worlds = worlds(args, &sweep, before)?;
    let (sweep, points) = all_points(args, sweep, before)?;
    Running { args, sweep: &sweep, folder: &folder, points: &points, worlds }.execute()
}

/// Worlds at every point: what is asked for now, never fewer than were asked for before.
fn worlds(args: &Args, sweep: &Sweep, before: Option<TargetSize>) -> Result<u32, Failure> {
    let now = before.map_or(sweep.trials, |b| b.worlds.max(sweep.trials));
    let Some(text) = &args.trials else { return Ok(now) };
    let (more, digits) = text.strip_prefix('+').map_or((false, text.as_str()), |rest| (true, rest));
    let n: u32 = digits.replace('_', "").parse().map_err(|_| {
        Failure::new(
            exit::WRONG_FILE,
            format!("--trials {text}: write a number of worlds such as 128, or +64 for so many more"),
        )
    })?;
    let wanted = if more { now.saturating_add(n) } else { n };
    if wanted == 0 || wanted > 16_777_216 || !wanted.is_multiple_of(sweep.block) {
        let up = wanted.clamp(1, 16_777_152).next_multiple_of(sweep.block);
        return Err(Failure::new(
            exit::WRONG_FILE,
            format!(
                "--trials {text}: this sweep's worlds come in blocks of {}, {wanted} is none; write {up}",
                sweep.block
            ),
        ));
    }
    Ok(wanted)
}

/// The points; what an earlier command extended stays extended.
fn all_points(args: &Args, sweep: Sweep, before: Option<TargetSize>) -> Result<(Sweep, Vec<Point>), Failure> {
    let points: Vec<Point> = sweep.points().collect();
    let earlier = before.map_or(0, |b| b.points);
    if args.points.is_some() || points.len() as u32 >= earlier {
        return Ok((sweep, points));
    }
    let per_row = sweep.design.len() / sweep.design.size().max(1);
    let size = earlier / per_row.max(1);
    let larger = sweep.resized(size).map_err(|why| Failure::new(exit::WRONG_FILE, why))?;
    let points = larger.points().collect();
    Ok((larger, points))
}

struct Running<'a> {
    args: &'a Args,
    sweep: &'a Sweep,
    folder: &'a SweepFolder,
    points: &'a [Point],
    worlds: u32,
}

struct Watcher<'a>(&'a Progress);

impl Watch for Watcher<'_> {
    fn stop(&self) -> bool {
        STOP.load(Ordering::Relaxed)
    }
    fn world_done(&self) {
        self.0.tick();
    }
}

/// Why a sweep ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ended {
    Done,
    TimeUp,
    Interrupted,
    Failed,
    Hopeless,
}

impl Running<'_> {
    fn execute(&self) -> Result<u8, Failure> {
        self.store_design()?;
        self.folder.ask(TargetSize { points: self.points.len() as u32, worlds: self.worlds })?;
        let shard = self.args.shard.unwrap_or(Shard::WHOLE);
        let done = self.folder.finished()?;
        let units = missing(&self.folder.plan, self.points.len() as u32, self.worlds, &done, shard);
        self.remark(&units, &done);
        let threads = self.args.threads.map_or(0, usize::from);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        let pool =
            pool.map_err(|e| Failure::new(exit::BUG, format!("cannot start {threads} threads: {e}")))?;
        listen_for_interrupt();
        quiet_trial_panics();
        let progress = Progress::new(trials(&units) as usize, false, self.args.quiet, Lang::En);
        self.folder
            .log(&json!({"event": "start", "units": units.len(), "threads": pool.current_num_threads()}));
        let (ended, failed) = self.work(&pool, &progress, units).inspect_err(|_| progress.finish())?;
        progress.finish();
        self.folder.log(&json!({"event": "end", "why": format!("{ended:?}"), "seconds": progress.seconds()}));
        self.say(ended, failed)
    }

    /// The design as a table, before the first trial; an extension is a file of its own.
    fn store_design(&self) -> Result<(), Failure> {
        let stored = self.folder.design_points()?;
        if (stored as usize) < self.points.len() {
            let table = resolve::design_table(self.sweep, &self.points[stored as usize..]);
            self.folder.write_design(stored, self.points.len() as u32 - 1, &table)?;
        }
        Ok(())
    }

    fn remark(&self, units: &[UnitName], done: &[UnitName]) {
        if self.args.quiet {
            return;
        }
        let all = self.points.len() as u64 * u64::from(self.worlds);
        let left = trials(units);
        let shard = self.args.shard.map_or(String::new(), |s| format!(" in shard {}/{}", s.number, s.of));
        let policies = self.folder.plan.policies.len();
        out::note(&match (done.is_empty(), left) {
            (_, 0) => format!("all {all} trials{shard} are stored already; nothing new to simulate"),
            (true, _) => format!(
                "{} points x {} worlds x {policies} policies: {left} trials{shard}",
                self.points.len(),
                self.worlds
            ),
            (false, _) => format!("{} of {all} trials are stored, {left} more follow{shard}", trials(done)),
        });
    }

    /// Works on units until there are none, time is up, or it makes no sense. Returns why and how many trials failed.
    fn work(
        &self,
        pool: &rayon::ThreadPool,
        progress: &Progress,
        units: Vec<UnitName>,
    ) -> Result<(Ended, usize), StoreError> {
        let deadline = self.deadline();
        let work = Work {
            sweep: self.sweep,
            policies: self.folder.plan.policies.len(),
            series: self.folder.plan.series_weeks.is_some(),
            sabotage: None,
        };
        let mut queue: VecDeque<UnitName> = units.into();
        let (mut failed, mut fruitless, mut busy) = (0, 0, 0);
        while let Some(unit) = queue.pop_front() {
            if deadline.is_some_and(|d| Instant::now() >= d) {
                return Ok((Ended::TimeUp, failed));
            }
            if self.folder.has(&unit) {
                continue;
            }
            let Some(claim) = self.folder.claim(&unit) else {
                // Another process has it; look again when nothing else is left.
                queue.push_back(unit);
                busy += 1;
                if busy >= queue.len() {
                    std::thread::sleep(PATIENCE);
                    busy = 0;
                }
                if STOP.load(Ordering::Relaxed) {
                    return Ok((Ended::Interrupted, failed));
                }
                continue;
            };
            if self.folder.has(&unit) {
                continue;
            }
            let points = &self.points[unit.first_point as usize..=unit.last_point as usize];
            let Some(rows) = pool.install(|| work.run(&unit, points, &Watcher(progress))) else {
                return Ok((Ended::Interrupted, failed));
            };
            let bad = self.note_failures(&rows, points)?;
            self.folder.write(&unit, &rows)?;
            drop(claim);
            failed += bad;
            fruitless = if bad == rows.len() * unit.worlds() as usize * work.policies {
                fruitless + 1
            } else {
                HOPELESS + 1
            };
            if bad > 0 && self.args.fail_fast {
                return Ok((Ended::Failed, failed));
            }
            if fruitless == HOPELESS || (fruitless < HOPELESS && queue.is_empty()) {
                return Ok((Ended::Hopeless, failed));
            }
        }
        Ok((Ended::Done, failed))
    }

    fn deadline(&self) -> Option<Instant> {
        let until = self.args.until.map(|minutes| budget::until(minutes, seconds_of_day()));
        let length = match (until, self.args.budget) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (a, b) => a.or(b),
        };
        length.map(|l| Instant::now() + l)
    }

    /// Writes a file for every failed trial; returns how many there are.
    fn note_failures(&self, rows: &[PointRows], points: &[Point]) -> Result<usize, StoreError> {
        let mut count = 0;
        for (row, point) in rows.iter().zip(points) {
            for world in &row.worlds {
                for (policy, result) in world.policies.iter().enumerate() {
                    let Err(reason) = result else { continue };
                    count += 1;
                    let names = self.sweep.design.factors().iter().map(|f| f.key.clone());
                    let trial = FailedTrial {
                        point: row.point,
                        world: world.world,
                        policy: self.folder.plan.policies[policy].clone(),
                        reason: reason.clone(),
                        replay: format!(
                            "grapevine replay {} {}.{}.{policy}",
                            out::shell(self.folder.path()),
                            row.point,
                            world.world
                        ),
                        factors: names.zip(point.levels.iter().map(ToString::to_string)).collect(),
                    };
                    failed::write(self.folder.path(), policy, &trial)?;
                }
            }
        }
        Ok(count)
    }

    fn say(&self, ended: Ended, failed: usize) -> Result<u8, Failure> {
        let place = out::shell(self.folder.path());
        let done = trials(&self.folder.finished()?);
        let all = self.points.len() as u64 * u64::from(self.worlds);
        let again = "the same command goes on";
        let (code, text) = match ended {
            Ended::Interrupted => {
                (exit::INTERRUPTED, format!("interrupted: {done} of {all} trials are kept; {again}"))
            }
            Ended::TimeUp => (exit::DONE, format!("time is up: {done} of {all} trials are stored; {again}")),
            Ended::Failed => (
                exit::SOME_FAILED,
                format!("stopped at the first failed trials ({failed}): {done} of {all} trials are stored"),
            ),
            Ended::Hopeless => (
                exit::SOME_FAILED,
                format!("stopped: every trial failed so far ({failed}); the reasons stand in {place}/failed"),
            ),
            Ended::Done if failed > 0 => (
                exit::SOME_FAILED,
                format!("{done} of {all} trials are stored, {failed} of the new ones failed"),
            ),
            Ended::Done => (exit::DONE, format!("{done} of {all} trials are stored")),
        };
        if !self.args.quiet || code != exit::DONE {
            out::note(&text);
        }
        out::data(&format!("{}\n", self.folder.path().display()))?;
        if !self.args.quiet {
            let next = if done > 0 {
                format!("grapevine ask {place} best")
            } else {
                format!("grapevine status {place}")
            };
            out::note(&format!("next: {next}"));
        }
        Ok(code)
    }
}

/// Seconds after midnight, local where the environment says the offset.
fn seconds_of_day() -> u32 {
    let now =
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).map_or(0, |d| d.as_secs() as i64);
    let offset: i64 = std::env::var("TZ_OFFSET_MINUTES").ok().and_then(|m| m.parse().ok()).unwrap_or(0);
    (now + 60 * offset).rem_euclid(24 * 3600) as u32
}
