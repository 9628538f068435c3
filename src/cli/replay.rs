//! `replay DIR POINT.WORLD`: one stored trial again, compared bit for bit with its row.

use std::path::{Path, PathBuf};

use grapevine_engine::model::Scratch;

use super::exit::{self, Failure};
use super::{out, problems};
use crate::experiment::plan::{Replication, groups};
use crate::experiment::runner::{Engine, quiet_trial_panics, run_one};
use crate::experiment::sweep::resolve;
use crate::experiment::sweep::runner::Work;
use crate::report::Lang;
use crate::report::ask::named;
use crate::report::sweep::trial::{Replayed, Trial, compare};
use crate::store::manifest::Manifest;
use crate::store::rounds::{self, WorldRows};
use crate::store::sweep::SweepResults;
use crate::store::sweep::merged::Rows;
use crate::store::table::Table;
use crate::store::{ROUND_WORLDS, Results, StoreError, atomic};
use crate::sweep_file::{Base, Point, Sweep};

/// Arguments of `replay`.
#[derive(clap::Args, Debug, Clone)]
pub struct Args {
    /// Folder of a sweep or of a run
    pub folder: PathBuf,
    /// Which trial: POINT.WORLD or POINT.WORLD.POLICY of a sweep, WORLD or WORLD.POLICY of a run; all from 0
    #[arg(value_name = "TRIAL")]
    pub trial: String,
    /// The same world under this policy too, side by side: its name or number
    #[arg(long, value_name = "NAME")]
    pub policy: Option<String>,
    /// The sweep file or scenario, where it is no longer where it was
    #[arg(long, value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Writes the point's scenario as a file that runs by itself
    #[arg(long, value_name = "FILE")]
    pub scenario_to: Option<PathBuf>,
    /// Language [default: the scenario's]
    #[arg(long, value_enum)]
    pub lang: Option<Lang>,
    /// Everything as JSON, every week included
    #[arg(long)]
    pub json: bool,
}

/// A trial as it is named on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Address {
    point: Option<u32>,
    world: u32,
    policy: Option<usize>,
}

impl Address {
    /// Reads `5.3.1`: with a point in a sweep, without one in a run.
    fn parse(text: &str, sweep: bool) -> Result<Address, String> {
        let (form, keys) =
            if sweep { ("POINT.WORLD or POINT.WORLD.POLICY", 2) } else { ("WORLD or WORLD.POLICY", 1) };
        let numbers: Option<Vec<u32>> = text.split('.').map(|n| n.parse().ok()).collect();
        match numbers.as_deref() {
            Some(n) if n.len() == keys || n.len() == keys + 1 => Ok(Address {
                point: sweep.then(|| n[0]),
                world: n[keys - 1],
                policy: n.get(keys).map(|p| *p as usize),
            }),
            _ => Err(format!(
                "`{text}` is no trial: write {form}, as in {}",
                if sweep { "5.3.1" } else { "3.1" }
            )),
        }
    }
}

/// What a trial is simulated from.
struct Again {
    manifest: Manifest,
    name: String,
    factors: Vec<(String, String, String)>,
    row: WorldRows,
    /// Rows of this trial that are stored, any policy.
    stored: Option<Table>,
    /// The scenario by itself, and the file that its network stands beside.
    text: Option<String>,
    /// A line above it.
    head: String,
    beside: Option<PathBuf>,
}

/// Runs the trial again.
pub fn execute(args: &Args) -> Result<u8, Failure> {
    quiet_trial_panics();
    let sweep = args.folder.join("plan.toml").exists();
    let address = Address::parse(&args.trial, sweep).map_err(wrong)?;
    let again = if sweep { of_sweep(args, address)? } else { of_run(args, address)? };
    let manifest = &again.manifest;
    let lang = args.lang.unwrap_or(manifest.lang.into());
    let policies = wanted(manifest, address, args.policy.as_deref(), lang).map_err(wrong)?;
    if let Some(file) = &args.scenario_to {
        write_scenario(file, &again)?;
    }
    let replayed = |&policy: &usize| {
        let result = again.row.policies[policy].clone();
        let stored = again.stored.as_ref().and_then(|rows| of_policy(rows, policy));
        Replayed {
            policy,
            compared: compare(manifest, &again.row.unknowns, &result, stored.as_ref()),
            result,
        }
    };
    let trial = Trial {
        manifest,
        name: again.name.clone(),
        point: address.point,
        factors: again.factors.clone(),
        world: address.world,
        unknowns: again.row.unknowns.clone(),
        policies: policies.iter().map(replayed).collect(),
    };
    out::data(&if args.json { trial.document() } else { trial.text(lang) })?;
    if let Some(file) = &args.scenario_to {
        out::note(&(lang.texts().export.scenario_written)(&out::shell(file)));
    }
    Ok(match () {
        () if trial.differs() => exit::DIFFERS,
        () if trial.fails() => exit::SOME_FAILED,
        () => exit::DONE,
    })
}

fn wrong(message: impl Into<String>) -> Failure {
    Failure::new(exit::WRONG_FILE, message)
}

/// The policies to show: the one named in the address (or the baseline) beside the one asked for; without either all.
fn wanted(
    manifest: &Manifest,
    address: Address,
    beside: Option<&str>,
    lang: Lang,
) -> Result<Vec<usize>, String> {
    let k = manifest.policies.len();
    if address.policy.is_some_and(|p| p >= k) {
        return Err(format!("there is no such policy: they are numbered 0 to {}", k - 1));
    }
    let Some(beside) = beside else {
        return Ok(address.policy.map_or_else(|| (0..k).collect(), |p| vec![p]));
    };
    let names: Vec<String> = manifest.policies.iter().map(|p| p.name.clone()).collect();
    let other = named::policy(&names, beside, lang)?;
    let first = address.policy.unwrap_or(manifest.baseline());
    Ok(if first == other { vec![first] } else { vec![first, other] })
}

fn of_sweep(args: &Args, address: Address) -> Result<Again, Failure> {
    let results = SweepResults::open(&args.folder)?;
    let file = args.file.clone().unwrap_or_else(|| PathBuf::from(&results.plan.sweep_path));
    let point = address.point.unwrap_or(0);
    let sweep = same_sweep(&file, &results, point)?;
    let count = || sweep.points().count();
    let point = sweep
        .points()
        .nth(point as usize)
        .ok_or_else(|| wrong(format!("there is no point {point}: this sweep has {}, from 0", count())))?;
    let work = Work { sweep: &sweep, policies: results.plan.policies.len(), series: true, sabotage: None };
    let factors = results.plan.factors.iter().zip(&point.levels);
    let lang = args.lang.unwrap_or(results.manifest.lang.into());
    let factor = |(f, level): (&crate::store::sweep::plan::FactorEntry, &crate::design::Level)| {
        (f.key.clone(), level.to_string(), lang.pick(&f.en, &f.de).clone())
    };
    let beside = match &sweep.base {
        Base::Scenario(loaded) => loaded.scenario.edge_list.is_some().then(|| loaded.path.clone()),
        Base::Test(_) => None,
    };
    Ok(Again {
        factors: factors.map(factor).collect(),
        row: work.one(&point, address.world),
        stored: stored_in_sweep(&results, &point, address.world)?,
        name: results.plan.sweep_path.clone(),
        head: format!(
            "# Point {} of {}, written by `grapevine replay`.\n",
            point.id,
            one_line(&results.plan.sweep_path)
        ),
        text: sweep.text_at(&point.levels).ok(),
        beside,
        manifest: results.manifest,
    })
}

/// The sweep of a file, with the overrides of the command that made the plan and at least so many points.
///
/// The file must give the stored plan; else every difference is named.
fn same_sweep(file: &Path, results: &SweepResults, point: u32) -> Result<Sweep, Failure> {
    if !file.exists() {
        return Err(wrong(format!(
            "the sweep file {} is not there; say where it is now with --file (paths count from where the command is \
             given)",
            file.display()
        )));
    }
    let mut sweep = problems::load_sweep(file, &[])?;
    let given = |key: &str| sweep.design.factors().iter().any(|f| f.key == key);
    let fixed = results.plan.factors.iter().filter(|f| f.levels.len() == 1 && !given(&f.key));
    let set: Vec<(String, String)> = fixed.map(|f| (f.key.clone(), f.levels[0].clone())).collect();
    if !set.is_empty() {
        sweep = problems::load_sweep(file, &set)?;
    }
    let sweep = enlarged(sweep, results, point).map_err(wrong)?;
    let now = resolve::resolve(&sweep, Some(results.plan.points_per_unit)).map_err(wrong)?.plan;
    let differences = now.differences(&results.plan);
    if !differences.is_empty() {
        return Err(wrong(format!(
            "{} no longer gives the plan of {}; nothing was simulated:\n{}\nput it back as it was, or name a copy of \
             the old file with --file",
            file.display(),
            results.folder.display(),
            differences.join("\n")
        )));
    }
    Ok(sweep)
}

/// A sweep that was extended on the command line has more points than its file says.
fn enlarged(sweep: Sweep, results: &SweepResults, point: u32) -> Result<Sweep, String> {
    let stored = results.units.iter().map(|u| u.last_point + 1).max().unwrap_or(0);
    let points = stored.max(results.target.map_or(0, |t| t.points));
    if point >= points || (point as usize) < sweep.points().count() {
        return Ok(sweep);
    }
    let per_row = (sweep.design.len() / sweep.design.size().max(1)).max(1);
    sweep.resized(points.div_ceil(per_row))
}

/// The stored rows of a trial; `None` if it has not been simulated yet.
fn stored_in_sweep(results: &SweepResults, point: &Point, world: u32) -> Result<Option<Table>, StoreError> {
    let has = |u: &&crate::store::sweep::UnitName| {
        (u.first_point..=u.last_point).contains(&point.id) && (u.first_world..=u.last_world).contains(&world)
    };
    let Some(unit) = results.units.iter().find(has) else { return Ok(None) };
    let (_, table) = results.unit(Rows::Trials, unit)?;
    let (points, worlds) =
        (table.whole("point").unwrap_or_default(), table.whole("world").unwrap_or_default());
    let here = |i: &usize| points[*i] == i64::from(point.id) && worlds[*i] == i64::from(world);
    Ok(rows_where(&table, here))
}

fn rows_where(table: &Table, here: impl Fn(&usize) -> bool) -> Option<Table> {
    let mut found = Table::default();
    for row in (0..table.rows()).filter(here) {
        found.extend(table, row..row + 1).ok()?;
    }
    (found.rows() > 0).then_some(found)
}

fn of_policy(rows: &Table, policy: usize) -> Option<Table> {
    let policies = rows.whole("policy")?;
    rows_where(rows, |row| policies[*row] == policy as i64)
}

fn of_run(args: &Args, address: Address) -> Result<Again, Failure> {
    let results = Results::open(&args.folder)?;
    let file = args.file.clone().unwrap_or_else(|| PathBuf::from(&results.manifest.scenario_path));
    let loaded = problems::load(&file, Some(results.manifest.evidence))?;
    let edges = results.manifest.edge_list_sha256.is_some() || !loaded.edge_bytes.is_empty();
    let hash = edges.then(|| crate::store::folder::sha256(&loaded.edge_bytes));
    let now = Manifest::of(&loaded.scenario, &results.manifest.scenario_path, &loaded.text, hash);
    let mut differences = now.differences(&results.manifest);
    if now.results != results.manifest.results {
        differences.insert(0, format!("  results: stored {}, now {}", results.manifest.results, now.results));
    }
    if !differences.is_empty() {
        return Err(wrong(format!(
            "{} is no longer what was run in {}; nothing was simulated:\n{}\nput it back as it was, or name a copy of \
             the old file with --file",
            file.display(),
            args.folder.display(),
            differences.join("\n")
        )));
    }
    let engine = Engine { scenario: &loaded.scenario, edges: &loaded.edges };
    let all: Vec<usize> = (0..loaded.scenario.policies.len()).collect();
    let row = run_one(
        &loaded.scenario,
        &engine,
        Replication(address.world),
        &groups(&all),
        &mut Scratch::default(),
    );
    Ok(Again {
        factors: Vec::new(),
        row,
        stored: stored_in_run(&results, address.world)?,
        name: results.manifest.scenario_path.clone(),
        text: Some(loaded.text.clone()),
        head: String::new(),
        beside: loaded.scenario.edge_list.is_some().then(|| loaded.path.clone()),
        manifest: results.manifest,
    })
}

fn stored_in_run(results: &Results, world: u32) -> Result<Option<Table>, StoreError> {
    let round = world / ROUND_WORLDS;
    if !results.rounds.contains(&round) {
        return Ok(None);
    }
    let table = Table::read(&rounds::worlds_path(&results.folder, round), None)?;
    let worlds = table.whole("world").unwrap_or_default();
    Ok(rows_where(&table, |row| worlds[*row] == i64::from(world)))
}

/// A path that stays inside a comment.
fn one_line(path: &str) -> String {
    path.replace(|c: char| c.is_control(), " ")
}

/// Writes the scenario of the point; never over a file that is there.
fn write_scenario(file: &Path, again: &Again) -> Result<(), Failure> {
    let Some(text) = &again.text else {
        return Err(wrong("a test function has no scenario to write"));
    };
    if file.exists() {
        return Err(wrong(format!(
            "{} is there already and was left alone; give another name",
            file.display()
        )));
    }
    let folder = |path: &Path| {
        let parent = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        parent.canonicalize().ok()
    };
    if let Some(beside) = again.beside.as_ref().filter(|scenario| folder(scenario) != folder(file)) {
        let cure = "write the new one beside it";
        return Err(wrong(format!(
            "{} names a network by a path that counts from there: {cure}",
            beside.display()
        )));
    }
    Ok(atomic::write(file, format!("{}{text}", again.head).as_bytes())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trial_of_a_sweep_has_a_point_and_one_of_a_run_has_none() {
        let a = |point, world, policy| Ok(Address { point, world, policy });
        assert_eq!(Address::parse("5.3", true), a(Some(5), 3, None));
        assert_eq!(Address::parse("5.3.1", true), a(Some(5), 3, Some(1)));
        assert_eq!(Address::parse("3", false), a(None, 3, None));
        assert_eq!(Address::parse("3.1", false), a(None, 3, Some(1)));
        for wrong in ["5", "", "5.", "5.3.1.0", "-1.3", "p5.t3", "99999999999.0"] {
            assert!(Address::parse(wrong, true).unwrap_err().contains("POINT.WORLD"), "{wrong}");
        }
        assert!(Address::parse("1.2.3", false).unwrap_err().contains("WORLD.POLICY"));
    }
}
