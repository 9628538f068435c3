//! `run FILE`: all policies on the same worlds, stored round by round, then the answer.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use super::exit::{self, Failure};
use super::progress::Progress;
use super::{Loaded, ReportArgs, chart, out, show};
use crate::experiment::plan::{ROUND_WORLDS, Round, missing_rounds};
use crate::experiment::runner::{Engine, Simulate, Watch, quiet_trial_panics, run_round};
use crate::report::text::Timing;
use crate::report::{Lang, derived};
use crate::stats::verdict::Verdict;
use crate::store::{Folder, Manifest, Results, folder};

/// Arguments of `run`.
#[derive(clap::Args, Debug, Clone)]
pub struct Args {
    /// Scenario file
    pub file: PathBuf,
    /// Worlds in all, stored ones included; rounded up to rounds of 64
    #[arg(long, default_value_t = 256, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=16_777_216))]
    pub trials: u32,
    /// Threads; all cores if not given. The results do not depend on it
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Folder that run folders are put into
    #[arg(long, value_name = "DIR", default_value = "output")]
    pub out: PathBuf,
    /// Seed of all draws instead of the scenario's
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// No charts
    #[arg(long)]
    pub no_charts: bool,
    /// No progress and no remarks
    #[arg(long, short)]
    pub quiet: bool,
    #[command(flatten)]
    pub report: ReportArgs,
}

/// Runs what is missing and prints the answer.
pub fn execute(args: &Args, load: &dyn Fn(&Path) -> Result<Loaded, Failure>) -> Result<u8, Failure> {
    let mut loaded = load(&args.file)?;
    if !args.quiet {
        loaded.notes.iter().for_each(|note| out::note(&format!("note: {note}")));
    }
    loaded.scenario.seed = args.seed.unwrap_or(loaded.scenario.seed);
    let folder = open_folder(args, &loaded)?;
    let stored = folder.finished()?;
    if !stored.is_empty() {
        // Damage is found before hours are spent on more rounds.
        Results::open(folder.path())?;
    }
    let missing = missing_rounds(args.trials, &stored);
    let lang = args.report.lang.unwrap_or(loaded.scenario.lang.into());
    remark(args, lang, &stored, &missing);
    let engine = Engine { scenario: &loaded.scenario, edges: &loaded.edges };
    let seconds = simulate(args, lang, &loaded, &folder, &missing, &engine)?;
    answer(args, &folder, Timing { seconds, new_worlds: missing.len() * ROUND_WORLDS as usize })
}

fn open_folder(args: &Args, loaded: &Loaded) -> Result<Folder, Failure> {
    let edge_hash = (!loaded.edge_bytes.is_empty()).then(|| folder::sha256(&loaded.edge_bytes));
    let path = loaded.path.display().to_string();
    let manifest = Manifest::of(&loaded.scenario, &path, &loaded.text, edge_hash);
    let name = folder::name(&loaded.path, &loaded.text, &loaded.edge_bytes, loaded.scenario.seed);
    Ok(Folder::open(&args.out, &name, manifest)?)
}

fn remark(args: &Args, lang: Lang, stored: &[u32], missing: &[Round]) {
    if args.quiet || stored.is_empty() {
        return;
    }
    let worlds = |rounds: usize| rounds * ROUND_WORLDS as usize;
    if missing.is_empty() {
        let n = worlds(stored.len());
        out::note(&lang.pick(
            format!("{n} worlds are stored already; nothing new to simulate"),
            format!("{n} Welten sind schon gespeichert; nichts Neues zu simulieren"),
        ));
    } else {
        let (n, more) = (worlds(stored.len()), worlds(missing.len()));
        out::note(&lang.pick(
            format!("{n} worlds are stored, {more} more follow"),
            format!("{n} Welten sind gespeichert, {more} weitere folgen"),
        ));
    }
}

static STOP: AtomicBool = AtomicBool::new(false);

/// First Ctrl-C: stop after the running worlds. Second: at once; finished rounds are whole on disk.
fn listen_for_interrupt() {
    let handler = || {
        if STOP.swap(true, Ordering::SeqCst) {
            std::process::exit(i32::from(exit::INTERRUPTED));
        }
        out::note("stopping after the running worlds; Ctrl-C again stops at once");
    };
    // Without a handler Ctrl-C ends the process, and the store is safe against that too.
    let _ = ctrlc::set_handler(handler);
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

/// Runs and stores the missing rounds; returns the seconds it took.
fn simulate(
    args: &Args,
    lang: Lang,
    loaded: &Loaded,
    folder: &Folder,
    missing: &[Round],
    model: &impl Simulate,
) -> Result<f64, Failure> {
    if missing.is_empty() {
        return Ok(0.0);
    }
    let threads = args.threads.map_or(0, usize::from);
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let pool = pool.map_err(|e| Failure::new(exit::BUG, format!("cannot start {threads} threads: {e}")))?;
    listen_for_interrupt();
    quiet_trial_panics();
    let progress = Progress::new(missing.len() * ROUND_WORLDS as usize, args.quiet, lang);
    for (done, &round) in missing.iter().enumerate() {
        let rows = pool.install(|| run_round(&loaded.scenario, model, round, &Watcher(&progress)));
        let Some(rows) = rows else {
            progress.finish();
            return Err(interrupted(args, folder));
        };
        folder.write_round(round.0, &rows).map_err(|e| {
            progress.finish();
            Failure::from(e)
        })?;
        let failed = rows.iter().filter(|w| w.policies.iter().any(Result::is_err)).count();
        if done == 0 && failed == rows.len() {
            progress.finish();
            return Err(all_failed(&rows, folder));
        }
    }
    progress.finish();
    Ok(progress.seconds())
}

fn interrupted(args: &Args, folder: &Folder) -> Failure {
    let kept = folder.finished().map_or(0, |r| r.len()) * ROUND_WORLDS as usize;
    let command = command(args, u64::from(args.trials));
    let place = folder.path().display();
    Failure::new(
        exit::INTERRUPTED,
        format!("interrupted: {kept} finished worlds are kept in {place}\ncontinue with: {command}"),
    )
}

/// The command that continues this run up to so many trials.
fn command(args: &Args, trials: u64) -> String {
    let mut command = format!("grapevine run {} --trials {trials}", out::shell(&args.file));
    if args.out != Path::new("output") {
        command += &format!(" --out {}", out::shell(&args.out));
    }
    if let Some(seed) = args.seed {
        command += &format!(" --seed {seed}");
    }
    command
}

fn all_failed(rows: &[crate::store::rounds::WorldRows], folder: &Folder) -> Failure {
    let reasons = rows.iter().flat_map(|w| &w.policies).filter_map(|p| p.as_ref().err());
    let first = reasons.map(String::as_str).next().unwrap_or_default();
    Failure::new(
        exit::BUG,
        format!(
            "every world of the first round failed, so nothing more was run: {first}\nthis is a bug, please report \
             it with {}",
            folder.path().join("manifest.json").display()
        ),
    )
}

/// Derived files, charts and the printed answer.
fn answer(args: &Args, folder: &Folder, timing: Timing) -> Result<u8, Failure> {
    let results = Results::open(folder.path())?;
    derived::write(&results)?;
    let lang = args.report.language(&results.manifest);
    let charts = if args.no_charts { Vec::new() } else { chart::draw_all(&results, lang)? };
    let answer = show::print(&results, &args.report, Some(timing), false)?;
    if !args.quiet {
        let charts = if charts.is_empty() { "" } else { " charts/" };
        out::note(&format!("{}{charts} worlds.csv weeks.csv", folder.path().display()));
        out::note(&format!("{}: {}", lang.pick("next", "weiter"), next(args, folder, &answer)));
    }
    Ok(show::exit_code(&answer))
}

/// The most useful command from here.
fn next(args: &Args, folder: &Folder, answer: &crate::report::Answer) -> String {
    match answer.verdict {
        Some(Verdict::NotSettled { more_worlds: Some(more), .. }) => {
            let trials = (answer.stored_worlds as u64 + more).next_multiple_of(u64::from(ROUND_WORLDS));
            command(args, trials)
        }
        _ if args.no_charts => format!("grapevine chart {}", out::shell(folder.path())),
        // The answer is there and drawn: what it rests on is the question that remains.
        _ => format!("grapevine check {}", out::shell(&args.file)),
    }
}
