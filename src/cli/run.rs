//! `run FILE`: all policies on the same worlds, stored round by round, then the answer.

use std::path::{Path, PathBuf};

use grapevine_engine::evidence::Pack;
use grapevine_engine::scenario::Sampling;

use super::exit::{self, Failure};
use super::packs::{self, Evidence};
use super::session::Session;
use super::{Loaded, ReportArgs, out, portrait, report, select, show};
use crate::experiment::plan::ROUND_WORLDS;
use crate::experiment::stopping::{Goal, History, Next, Stopping, Target, Why};
use crate::report::material::Material;
use crate::report::text::Timing;
use crate::report::{Answer, Lang, derived};
use crate::stats::verdict::Verdict;
use crate::store::asked::Until;
use crate::store::{Folder, Manifest, Results, folder};

/// Worlds after which a run without `--trials` ends, settled or not: the shipped scenarios are settled long
/// before, and a question that is still open then takes seconds to half a minute to say so.
pub const LIMIT: u32 = 1024;

/// Reads a scenario file, with another evidence pack than its own if one is given.
pub type Load = dyn Fn(&Path, Option<Pack>) -> Result<Loaded, Failure>;

/// Arguments of `run`. Without any of the first five it goes on until the verdict is settled.
#[derive(clap::Args, Debug, Clone)]
pub struct Args {
    /// Scenario file
    pub file: PathBuf,
    /// Exactly so many worlds in all, stored ones included; rounded up to rounds of 64
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=16_777_216))]
    #[arg(conflicts_with_all = ["limit", "precision", "quick", "guarantee"])]
    pub trials: Option<u32>,
    /// Until the leader's gain is known to ± X (unit of the measure), or to a share of it (5%)
    #[arg(long, value_name = "X", value_parser = target, conflicts_with_all = ["quick", "guarantee"])]
    pub precision: Option<Target>,
    /// One round of 64 worlds: a first impression
    #[arg(long, conflicts_with_all = ["guarantee", "limit"])]
    pub quick: bool,
    /// Selects the best policy with the scenario's confidence and drops clearly worse ones on the way
    #[arg(long)]
    pub guarantee: bool,
    /// Worlds in all after which an open question stays open
    #[arg(long, value_name = "N", default_value_t = LIMIT)]
    #[arg(value_parser = clap::value_parser!(u32).range(1..=16_777_216))]
    pub limit: u32,
    /// Evidence pack behind what the file does not say, instead of the file's own; both runs each and compares
    #[arg(long, value_enum, value_name = "PACK")]
    pub evidence: Option<Evidence>,
    /// Threads; all cores if not given. The results do not depend on it
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Folder that run folders are put into
    #[arg(long, value_name = "DIR", default_value = "output")]
    pub out: PathBuf,
    /// Seed of all draws instead of the scenario's
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    /// No report: neither report.html nor charts
    #[arg(long)]
    pub no_charts: bool,
    /// No progress and no remarks
    #[arg(long, short)]
    pub quiet: bool,
    #[command(flatten)]
    pub report: ReportArgs,
}

/// A number above 0, or a percentage.
fn target(text: &str) -> Result<Target, String> {
    let (number, percent) = match text.strip_suffix('%') {
        Some(number) => (number.trim_end(), true),
        None => (text, false),
    };
    let value: f64 =
        number.replace('_', "").parse().map_err(|_| "write a number such as 500, or 5%".to_owned())?;
    if !value.is_finite() || value <= 0.0 {
        return Err("a precision is above 0".to_owned());
    }
    Ok(if percent { Target::Relative(value / 100.0) } else { Target::Absolute(value) })
}

impl Args {
    fn goal(&self) -> Goal {
        match (self.trials, self.precision) {
            (Some(trials), _) => Goal::Trials(trials),
            (None, Some(target)) => Goal::Precision(target),
            (None, None) if self.quick => Goal::Trials(ROUND_WORLDS),
            (None, None) => Goal::Settled,
        }
    }
    /// The command that continues this run up to so many worlds.
    pub fn command(&self, worlds: u64) -> String {
        let mut command = format!("grapevine run {}", out::shell(&self.file));
        match self.precision {
            Some(Target::Absolute(half)) => command += &format!(" --precision {half}"),
            Some(Target::Relative(share)) => command += &format!(" --precision {}%", share * 100.0),
            None if self.guarantee => command += " --guarantee",
            None => {}
        }
        match self.goal() {
            Goal::Trials(_) => command += &format!(" --trials {worlds}"),
            _ if worlds != u64::from(LIMIT) => command += &format!(" --limit {worlds}"),
            _ => {}
        }
        if self.out != Path::new("output") {
            command += &format!(" --out {}", out::shell(&self.out));
        }
        if let Some(seed) = self.seed {
            command += &format!(" --seed {seed}");
        }
        if let Some(evidence) = self.evidence {
            command += &format!(" --evidence {}", evidence.name());
        }
        command
    }
    /// Worlds in all that this run may come to.
    pub fn most_worlds(&self) -> u32 {
        if let Goal::Trials(trials) = self.goal() { trials } else { self.limit }
    }
}

/// Runs what is missing and prints the answer.
pub fn execute(args: &Args, load: &Load) -> Result<u8, Failure> {
    if args.evidence == Some(Evidence::Both) {
        return packs::execute(args, load);
    }
    let loaded = prepared(args, load, args.evidence.and_then(Evidence::pack))?;
    let run = Open::of(args, &loaded)?;
    if args.guarantee {
        return select::execute(args, &loaded, &run.folder);
    }
    let folder = run.folder.clone();
    let (why, timing) = run.simulated(args, &loaded)?;
    answer(args, &loaded, &folder, timing, why)
}

/// Reads the scenario and refuses what cannot be run as asked.
pub fn prepared(args: &Args, load: &Load, evidence: Option<Pack>) -> Result<Loaded, Failure> {
    let mut loaded = load(&args.file, evidence)?;
    if !args.quiet {
        loaded.notes.iter().for_each(|note| out::note(&format!("note: {note}")));
    }
    loaded.scenario.seed = args.seed.unwrap_or(loaded.scenario.seed);
    if loaded.scenario.answer.sampling == Sampling::Sobol && !matches!(args.goal(), Goal::Trials(_)) {
        return Err(Failure::new(
            exit::WRONG_FILE,
            "sampling = \"sobol\" needs a number of worlds that is fixed beforehand: add --trials 256, or leave \
             `sampling` out of [answer]; its worlds are not independent of each other, which looking at them while they \
             come in asks for",
        ));
    }
    if args.guarantee {
        select::check(&loaded.scenario)?;
    }
    Ok(loaded)
}

/// A run's folder with what is stored in it.
pub struct Open {
    pub folder: Folder,
    history: History,
}

impl Open {
    /// Opens or creates the folder. Damage is found now, before hours are spent on more rounds.
    pub fn of(args: &Args, loaded: &Loaded) -> Result<Open, Failure> {
        let folder = open_folder(args, loaded)?;
        let stored = folder.finished()?;
        let history =
            if stored.is_empty() { History::default() } else { History::of(&Results::open(folder.path())?) };
        Ok(Open { folder, history })
    }
    /// Simulates what is missing.
    pub fn simulated(self, args: &Args, loaded: &Loaded) -> Result<(Why, Timing), Failure> {
        ask(args, &self.folder)?;
        let lang = args.report.language(self.folder.manifest());
        simulate(args, lang, loaded, &self.folder, self.history)
    }
}

/// Notes what is asked for, so that later readers know which intervals are honest.
fn ask(args: &Args, folder: &Folder) -> Result<(), Failure> {
    match args.goal() {
        Goal::Trials(trials) => folder.ask(Until::Trials, Some(trials))?,
        Goal::Settled => folder.ask(Until::Settled, None)?,
        Goal::Precision(_) => folder.ask(Until::Precision, None)?,
    }
    Ok(())
}

fn open_folder(args: &Args, loaded: &Loaded) -> Result<Folder, Failure> {
    let edge_hash = (!loaded.edge_bytes.is_empty()).then(|| folder::sha256(&loaded.edge_bytes));
    let path = loaded.path.display().to_string();
    let manifest = Manifest::of(&loaded.scenario, &path, &loaded.text, edge_hash);
    let (text, edges, seed) = (&loaded.text, &loaded.edge_bytes, loaded.scenario.seed);
    let name = match loaded.instead {
        Some(pack) => folder::name_under(pack, &loaded.path, text, edges, seed),
        None => folder::name(&loaded.path, text, edges, seed),
    };
    Ok(Folder::open(&args.out, &name, manifest)?)
}

fn remark(args: &Args, lang: Lang, stored: usize, missing: Option<usize>) {
    let n = stored * ROUND_WORLDS as usize;
    if args.quiet || n == 0 {
        return;
    }
    out::note(&match missing {
        Some(0) => (lang.texts().run.nothing_new)(&n),
        Some(more) => {
            let more = more * ROUND_WORLDS as usize;
            (lang.texts().run.some_follow)(&n, &more)
        }
        None => (lang.texts().run.more_follow)(&n),
    });
}

/// Runs and stores rounds until the goal is reached; says why it stopped.
fn simulate(
    args: &Args,
    lang: Lang,
    loaded: &Loaded,
    folder: &Folder,
    mut history: History,
) -> Result<(Why, Timing), Failure> {
    let stopping = Stopping::of(args.goal(), args.limit, folder.manifest());
    let stored = history.finished();
    let all: Vec<usize> = (0..loaded.scenario.policies.len()).collect();
    let mut session: Option<Session<'_>> = None;
    let why = loop {
        let round = match stopping.next(&history) {
            Next::Run(round) => round,
            Next::Stop(why) => break why,
        };
        if session.is_none() {
            let fixed = if let Goal::Trials(n) = args.goal() { Some(n) } else { None };
            let missing = fixed.map(|n| crate::experiment::plan::missing_rounds(n, &stored).len());
            remark(args, lang, stored.len(), missing);
            let limit = args.limit.div_ceil(ROUND_WORLDS) as usize;
            let rounds = missing.unwrap_or(limit.saturating_sub(stored.len()).max(1));
            session = Some(Session::start(args, loaded, folder, rounds, fixed.is_none())?);
        }
        let session = session.as_mut().expect("just started");
        let rows = session.round(round, &all)?;
        folder.write_round(round.0, &rows).map_err(|e| session.failed(e))?;
        if history.finished().is_empty() {
            session.check(&all, &rows)?;
        }
        history.add(folder.manifest(), round, &rows);
        if let Some((leader, gain)) = stopping.live(&history) {
            session.live(leader, &gain);
        }
    };
    let Some(session) = session else {
        remark(args, lang, stored.len(), Some(0));
        return Ok((why, Timing { seconds: 0.0, new_worlds: 0 }));
    };
    Ok((why, session.finish()))
}

/// Derived files, charts and the printed answer.
fn answer(args: &Args, loaded: &Loaded, folder: &Folder, timing: Timing, why: Why) -> Result<u8, Failure> {
    let results = Results::open(folder.path())?;
    derived::write(&results)?;
    let lang = args.report.language(&results.manifest);
    let answer = show::print(&results, &args.report, Some(timing), false)?;
    let written = write_report(args, loaded, &results, &answer, lang)?;
    if !args.quiet {
        ended(args, &answer, why, lang).into_iter().for_each(|line| out::note(&line));
        let names = if written { " report.html results.xlsx slides.pptx charts/" } else { "" };
        out::note(&format!("{}{names} worlds.csv weeks.csv", folder.path().display()));
        out::note(&format!("{}: {}", lang.texts().run.next, next(args, folder, &answer, why)));
    }
    Ok(exit_code(&answer, why))
}

/// Writes the report unless it is not wanted or there is no world to show; says whether it was written.
fn write_report(
    args: &Args,
    loaded: &Loaded,
    results: &Results,
    answer: &Answer,
    lang: Lang,
) -> Result<bool, Failure> {
    if args.no_charts || results.worlds.is_empty() {
        return Ok(false);
    }
    portrait::keep(loaded, results, answer)?;
    report::write(&Material::with(results, answer.clone())?, lang)?;
    Ok(true)
}

/// The exit code of a run that ended for a reason.
pub fn exit_code(answer: &Answer, why: Why) -> u8 {
    match why {
        Why::Limit { .. } | Why::NearZero if answer.failed_worlds == 0 => exit::NOT_SETTLED,
        Why::Precise if answer.failed_worlds == 0 => exit::DONE,
        _ => show::exit_code(answer),
    }
}

/// What ended the run, in a sentence.
pub fn ended(args: &Args, answer: &Answer, why: Why, lang: Lang) -> Option<String> {
    let [worlds, limit] = [answer.stored_worlds as u64, u64::from(args.limit)].map(|n| lang.count(n));
    Some(match why {
        Why::Enough if args.quick => (lang.texts().run.quick_look)(&worlds),
        Why::Enough => return None,
        Why::Settled if answer.policies.len() < 2 => lang.texts().run.one_policy.to_owned(),
        Why::Settled => (lang.texts().run.settled)(&worlds),
        Why::Precise => (lang.texts().run.precise)(&worlds),
        Why::Limit { needed: Some(needed) } => {
            let needed = lang.count(needed);
            (lang.texts().run.not_precise)(&limit, &needed)
        }
        Why::Limit { needed: None } => (lang.texts().run.limit)(&limit),
        Why::NearZero => (lang.texts().run.near_zero)(&worlds),
    })
}

/// The most useful command from here.
fn next(args: &Args, folder: &Folder, answer: &Answer, why: Why) -> String {
    let round = u64::from(ROUND_WORLDS);
    match (why, &answer.verdict) {
        (Why::Limit { needed: Some(needed) }, _) => args.command(needed.next_multiple_of(round)),
        (Why::Enough | Why::Limit { .. }, Some(Verdict::NotSettled { more_worlds: Some(more), .. })) => {
            args.command((answer.stored_worlds as u64 + more).next_multiple_of(round))
        }
        _ if args.no_charts => format!("grapevine report {}", out::shell(folder.path())),
        // The answer is there and drawn: what would change it is the question that remains, or, where
        // nothing is unknown, what it rests on.
        _ if answer.explained_by_unknowns.is_some() => {
            format!("grapevine ask {} when-fails", out::shell(folder.path()))
        }
        _ => {
            let evidence = args.evidence.map_or(String::new(), |e| format!(" --evidence {}", e.name()));
            format!("grapevine check {}{evidence}", out::shell(&args.file))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_precision_is_a_number_or_a_percentage() {
        assert_eq!(target("2_500"), Ok(Target::Absolute(2500.0)));
        assert_eq!(target("5%"), Ok(Target::Relative(0.05)));
        assert_eq!(target("5 %"), Ok(Target::Relative(0.05)));
        for wrong in ["", "%", "0", "-3", "inf", "NaN", "five", "1e999"] {
            assert!(target(wrong).is_err(), "{wrong}");
        }
    }
}
