//! `plan FILE`: what a sweep will cost, before it runs.

use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use super::clock;
use super::exit::{self, Failure};
use super::export::refuse_to_overwrite;
use super::out;
use super::session::{STOP, listen_for_interrupt};
use super::sweep_size::{SizeArgs, Wanted, notes};
use crate::experiment::runner::quiet_trial_panics;
use crate::experiment::sweep::pilot::{self, Pilot};
use crate::experiment::sweep::possible;
use crate::experiment::sweep::resolve::design_table;
use crate::report::Lang;
use crate::report::ask::words::wrapped_to;
use crate::report::sweep::export::csv_rows;
use crate::report::sweep::plan_text::{Cost, Impossible, Look, Range, Reason, WIDTH};
use crate::store::StoreError;
use crate::store::atomic;
use crate::store::sweep::{folder, space};
use crate::store::table::Table;
use crate::sweep_file::{Point, Sweep};

/// Arguments of `plan`.
#[derive(clap::Args, Debug, Clone)]
pub struct Args {
    #[command(flatten)]
    pub size: SizeArgs,
    /// Writes the design as a table: a row per point, a column per factor
    #[arg(long, value_name = "FILE")]
    pub csv: Option<PathBuf>,
    /// Lets --csv replace a file that exists
    #[arg(long, requires = "csv")]
    pub force: bool,
    /// Names of the units of work that are not done yet, a line each, for `sweep --only`; simulates nothing
    #[arg(long, conflicts_with_all = ["json", "csv"])]
    pub units: bool,
    /// All numbers as JSON instead of text
    #[arg(long)]
    pub json: bool,
    /// Language [default: the scenario's]
    #[arg(long, value_enum)]
    pub lang: Option<Lang>,
}

/// Says what the sweep will cost; stores nothing but the design that is asked for.
pub fn execute(args: &Args) -> Result<u8, Failure> {
    let wanted = Wanted::read(&args.size)?;
    let lang = args.lang.unwrap_or(wanted.lang());
    other_plan(&wanted)?;
    if args.units {
        let names: String = wanted.missing()?.iter().map(|unit| format!("{unit}\n")).collect();
        out::data(&names)?;
        return Ok(exit::DONE);
    }
    if let Some(file) = &args.csv {
        may_write(&wanted, file, args.force)?;
        write_csv(&wanted, file)?;
    }
    let cost = cost(args, &wanted, lang)?;
    let (plan, manifest) = (&wanted.resolved.plan, &wanted.resolved.manifest);
    if args.json {
        out::data(&cost.document(plan, manifest))?;
    } else {
        out::data(&format!(
            "{}\n{}\n",
            out::bold(&wrapped_to(&cost.headline(plan, lang), WIDTH).join("\n")),
            cost.lines(plan, manifest, lang)
        ))?;
    }
    let t = lang.texts().plan;
    notes(&wanted, lang).iter().for_each(|text| note(lang, text));
    if let Some(file) = &args.csv {
        out::note(&(t.csv_written)(&out::shell(file)));
    }
    wanted.check_room(cost.bytes, cost.free_bytes)?;
    out::note(&format!("{}: {}", t.next, command(&args.size)));
    Ok(exit::DONE)
}

/// The command that runs it.
fn command(args: &SizeArgs) -> String {
    let mut words = vec!["grapevine sweep".to_owned(), out::shell(&args.file)];
    words.extend(args.points.as_ref().map(|n| format!("--points {n}")));
    words.extend(args.trials.as_ref().map(|n| format!("--trials {n}")));
    words.extend(
        args.set.iter().map(|(k, v)| format!("--set {}", out::shell(Path::new(&format!("{k}={v}"))))),
    );
    if args.out != Path::new("output") {
        words.push(format!("--out {}", out::shell(&args.out)));
    }
    words.join(" ")
}

/// Refuses what `sweep` would refuse: a folder with another plan.
fn other_plan(wanted: &Wanted) -> Result<(), StoreError> {
    if wanted.place.join("plan.toml").exists() {
        folder::check_same(&wanted.place, &wanted.resolved.plan, &wanted.resolved.manifest)?;
    }
    Ok(())
}

/// Which points are no possible scenario.
fn impossible(sweep: &Sweep, points: &[Point]) -> Impossible {
    let found = possible::impossible(sweep, points);
    Impossible {
        looked: found.looked,
        of: found.of,
        points: found.points,
        reasons: found.reasons.into_iter().map(reason).collect(),
    }
}

fn reason(found: possible::Reason) -> Reason {
    Reason { text: found.text, point: found.point, count: found.count }
}

/// Says before a sweep begins which of its points cannot come out.
pub fn note_impossible(sweep: &Sweep, points: &[Point], lang: Lang) {
    if let Some(said) = impossible(sweep, points).said(lang) {
        note(lang, &said);
    }
}

/// A note in lines of the usual width.
fn note(lang: Lang, text: &str) {
    out::note(&wrapped_to(&format!("{}: {text}", lang.texts().plan.note), WIDTH).join("\n"));
}

/// Whether there is room for what lacks, measured with a pilot: for when the number of columns does not tell.
pub fn check_room(wanted: &Wanted) -> Result<(), Failure> {
    let left = wanted.trials() - wanted.stored()?;
    wanted.check_room(bytes(wanted, left, &look(wanted)?), space::free(&wanted.place))
}

/// Bytes of so many trials.
fn bytes(wanted: &Wanted, trials: u64, pilot: &Pilot) -> f64 {
    let parts = wanted.units() as f64 * trials as f64 / wanted.trials().max(1) as f64;
    let rows = trials as f64 * wanted.resolved.plan.policies.len() as f64;
    parts * pilot.bytes_per_part + rows * pilot.bytes_per_row
}

fn cost(args: &Args, wanted: &Wanted, lang: Lang) -> Result<Cost, Failure> {
    let stored = wanted.stored()?;
    let left = wanted.trials() - stored;
    let plan = &wanted.resolved.plan;
    let looked = (left > 0).then(|| look(wanted)).transpose()?;
    let policies = plan.policies.len() as u64;
    let threads = args.size.threads.map_or_else(cores, u64::from);
    let [per_trial, doubt, per_part, per_row] =
        looked.as_ref().map_or([0.0; 4], |p| [p.per_trial, p.doubt, p.bytes_per_part, p.bytes_per_row]);
    let cpu = per_trial * left as f64;
    // Trials of a unit run side by side; fewer trials than threads leave some idle.
    let side_by_side = threads.min(left.max(1)) as f64;
    let given = looked.as_ref().map_or(1.0, |p| p.given);
    let wall = cpu / side_by_side / given;
    let in_unit =
        u64::from(plan.points_per_unit).min(wanted.points.len() as u64) * u64::from(plan.worlds_per_unit);
    let confidence = wanted.resolved.manifest.confidence;
    let luck = looked.as_ref().map_or_else(Vec::new, |p| p.luck.clone());
    let half = |luck: &Option<f64>| luck.and_then(|l| pilot::half_width(l, wanted.worlds, confidence));
    let half_width: Vec<Option<f64>> = luck.iter().map(half).collect();
    let bytes = looked.as_ref().map_or(0.0, |p| bytes(wanted, left, p));
    let now = clock::now();
    let done = clock::later(&now, wall);
    let mut cost = Cost {
        points: wanted.points.len() as u64,
        candidates: u64::from(wanted.candidates),
        policies,
        worlds: u64::from(wanted.worlds),
        rows: wanted.trials() * policies,
        stored_trials: stored,
        left_trials: left,
        units: wanted.units(),
        level_points: level_points(wanted),
        impossible: impossible(&wanted.sweep, &wanted.points),
        pilot: looked.map_or_else(Look::default, |p| Look {
            points: p.points,
            trials: u64::from(p.trials),
            failed: u64::from(p.failed),
            reasons: p.reasons.into_iter().map(reason).collect(),
            seconds: p.seconds,
            given: p.given,
        }),
        cpu_seconds: Range { about: cpu, low: cpu * (1.0 - doubt), high: cpu * (1.0 + doubt) },
        threads,
        wall_seconds: wall,
        done_about: (left > 0).then(|| done.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()),
        done_in_words: clock::worded(lang, &now, &done),
        bytes,
        free_bytes: space::free(&wanted.place),
        unit_seconds: per_trial * in_unit as f64,
        unit_bytes: per_part + per_row * (in_unit * policies) as f64,
        worlds_for_worth_having: worlds_for_worth(wanted, &half_width),
        half_width,
        worth_having: wanted.resolved.manifest.worth_having,
        confidence,
    };
    if cost.all_failed() {
        cost.done_about = None;
    }
    Ok(cost)
}

/// Worlds after which the widest interval is as narrow as what is worth having; nothing if it is already.
fn worlds_for_worth(wanted: &Wanted, half: &[Option<f64>]) -> Option<u64> {
    let worth = wanted.resolved.manifest.worth_having.filter(|w| *w > 0.0)?;
    let widest = half.iter().flatten().copied().max_by(f64::total_cmp).filter(|w| *w > worth)?;
    let needed = f64::from(wanted.worlds) * (widest / worth).powi(2);
    Some((needed.min(1e15) as u64).next_multiple_of(u64::from(wanted.resolved.plan.worlds_per_unit)))
}

/// Runs the pilot on one core.
fn look(wanted: &Wanted) -> Result<Pilot, Failure> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build();
    let pool = pool.map_err(|e| Failure::new(exit::BUG, format!("cannot start a thread: {e}")))?;
    listen_for_interrupt();
    quiet_trial_panics();
    let stop = || STOP.load(Ordering::Relaxed);
    let looked =
        pool.install(|| pilot::look(&wanted.sweep, &wanted.resolved, &wanted.points, wanted.worlds, &stop));
    looked.ok_or_else(|| Failure::new(exit::INTERRUPTED, "interrupted: nothing was stored"))
}

fn cores() -> u64 {
    std::thread::available_parallelism().map_or(1, |n| n.get() as u64)
}

/// For each factor with a list how many points have each of its levels.
fn level_points(wanted: &Wanted) -> Vec<Vec<u64>> {
    let factors = wanted.sweep.design.factors();
    let count = |f: usize| match &factors[f].range {
        crate::design::Range::Listed(levels) => {
            let mut counts = vec![0; levels.len()];
            for point in &wanted.points {
                if let Some(level) = levels.iter().position(|l| *l == point.levels[f]) {
                    counts[level] += 1;
                }
            }
            counts
        }
        _ => Vec::new(),
    };
    (0..factors.len()).map(count).collect()
}

/// Refuses to write the design over a file that exists, and whatever else is said over the files it comes from.
fn may_write(wanted: &Wanted, file: &Path, force: bool) -> Result<(), Failure> {
    let wrong = |why: String| Failure::new(exit::WRONG_FILE, why);
    refuse_to_overwrite(file, "--csv", force).map_err(wrong)?;
    let same = |other: &Path| file.exists() && file.canonicalize().ok() == other.canonicalize().ok();
    if wanted.sweep.sources().iter().any(|source| same(source)) {
        return Err(wrong(format!(
            "the design comes from {} itself: give another name with --csv",
            file.display()
        )));
    }
    Ok(())
}

/// The design as CSV, which can be read back as a file of points.
fn write_csv(wanted: &Wanted, file: &Path) -> Result<(), Failure> {
    let table = design_table(&wanted.sweep, &wanted.points);
    let text = csv_text(&table).map_err(|e| Failure::new(exit::BUG, format!("the design as CSV: {e}")))?;
    // A name alone has no folder that can be made durable.
    let file = std::path::absolute(file).unwrap_or_else(|_| file.to_owned());
    Ok(atomic::write(&file, &text)?)
}

fn csv_text(table: &Table) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    csv_rows(&mut writer, table, true)?;
    writer.into_inner().map_err(|e| csv::Error::from(e.into_error()))
}
