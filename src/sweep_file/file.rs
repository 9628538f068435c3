//! From the text of a sweep file to a [`Sweep`], or to everything that is wrong with it.

use std::path::{Path, PathBuf};

use grapevine_engine::scenario::syntax;
use grapevine_engine::scenario::toml::Spanned;
use grapevine_engine::scenario::toml::de::{DeTable, DeValue};
use grapevine_engine::scenario::tree::{self, Entry};
use grapevine_engine::scenario::{Problem, suggest};

use super::condition::{Condition, Known};
use super::factor::Target;
use super::kept;

use super::test_model::TestModel;
use super::{BLOCK, Base, Note, Sweep};
use crate::design::{Design, Factor, Kind, Level, Refused};
use crate::scenario_file::{self, LoadError};

const TOP: [&str; 4] = ["grapevine", "scenario", "model", "sweep"];

/// Reads a sweep file, its scenario and its file of points. `set` overrides values of the scenario for all points:
/// `(key, value)` as factors of one level.
///
/// # Errors
/// A [`LoadError`] with every problem of the sweep file, or those of the scenario it names.
pub fn load(path: &Path, set: &[(String, String)]) -> Result<Sweep, LoadError> {
    load_from(path, None, set)
}

/// [`load`] of the copies that a sweep's folder keeps; see [`super::kept`].
///
/// # Errors
/// As there.
pub fn load_kept(inputs: &Path, set: &[(String, String)]) -> Result<Sweep, LoadError> {
    load_from(&inputs.join(kept::SWEEP), Some(inputs), set)
}

fn load_from(path: &Path, kept: Option<&Path>, set: &[(String, String)]) -> Result<Sweep, LoadError> {
    let text = scenario_file::read(path)?;
    let (root, errors) = DeTable::parse_recoverable(&text);
    if scenario_file::is_scenario(root.get_ref()) {
        let (message, file) = ("this is a scenario, not a sweep file".to_owned(), path.display());
        let help = format!(
            "simulate it with `grapevine run {file}`, or write a sweep file that names it: scenario = \"…\""
        );
        return Err(LoadError::Unfit { path: path.to_owned(), message, help: Some(help) });
    }
    let (mut problems, _) = syntax::problems(&text, &errors);
    let mut reader = Reader { text: &text, path, kept, problems: Vec::new(), notes: Vec::new() };
    let base = if problems.is_empty() { reader.base(root.get_ref())? } else { None };
    let sweep = base.and_then(|base| reader.sweep(root.get_ref(), base, set));
    problems.append(&mut reader.problems);
    match sweep {
        Some(sweep) if problems.is_empty() => Ok(sweep),
        _ => {
            problems.sort_by_key(|p| p.span.start);
            Err(LoadError::Problems { path: path.to_owned(), text, problems })
        }
    }
}

pub struct Reader<'t> {
    pub text: &'t str,
    pub path: &'t Path,
    /// Folder with copies of the files that are named, under names of their own.
    pub kept: Option<&'t Path>,
    pub problems: Vec<Problem>,
    /// Things put right or worth knowing.
    pub notes: Vec<Note>,
}

impl Reader<'_> {
    pub fn push(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// Where a file is that this one names: beside it, or among the copies.
    pub fn place(&self, name: &str, copy: &str) -> PathBuf {
        self.kept.map_or_else(|| self.beside(name), |folder| folder.join(copy))
    }

    /// A file whose path counts from the sweep file.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.path.parent().unwrap_or(Path::new("")).join(name)
    }

    /// The scenario or test function; `None` when the file names neither.
    fn base(&mut self, root: &DeTable<'_>) -> Result<Option<Base>, LoadError> {
        let mut base = None;
        let mut version = false;
        for entry in tree::children(root) {
            match (entry.key.as_str(), entry.value.get_ref()) {
                ("grapevine", value) => {
                    version = true;
                    if tree::number(value) != Some(1.0) {
                        self.push(
                            Problem::new(entry.value.span(), "this file is of another format", "not 1")
                                .help("this program reads sweep files with grapevine = 1"),
                        );
                    }
                }
                ("scenario", DeValue::String(name)) => {
                    let file = self.place(name, kept::SCENARIO);
                    let network = self.kept.map(|folder| folder.join(kept::NETWORK));
                    let loaded = scenario_file::load_beside(&file, None, network.as_deref())?;
                    base = Some(Base::Scenario(Box::new(loaded)));
                }
                ("model", DeValue::String(name)) => base = self.test_model(name, &entry).map(Base::Test),
                ("scenario" | "model", _) => {
                    self.push(Problem::new(
                        entry.value.span(),
                        format!("`{}` must be a text", entry.key),
                        "not a text",
                    ));
                }
                ("sweep", DeValue::Table(_)) => {}
                ("sweep", _) => {
                    self.push(Problem::new(entry.key_span, "`sweep` must be a table", "not a table"));
                }
                (key, _) => {
                    let help = suggest::nearest(key, TOP.into_iter()).map_or_else(
                        || {
                            format!(
                                "a sweep file holds {}; everything else stands in its scenario",
                                TOP.join(", ")
                            )
                        },
                        |near| format!("did you mean `{near}`?"),
                    );
                    self.push(
                        Problem::new(
                            entry.key_span,
                            format!("unknown key `{key}`"),
                            "not part of a sweep file",
                        )
                        .help(help),
                    );
                }
            }
        }
        if !version {
            self.push(
                Problem::new(0..0, "the file does not say its format", "here")
                    .help("write grapevine = 1 on the first line"),
            );
        }
        if base.is_none() && self.problems.is_empty() {
            self.push(
                Problem::new(0..0, "the file names no scenario", "here")
                    .help("write for example scenario = \"front-desk.toml\"; the path counts from this file"),
            );
        }
        Ok(base)
    }

    fn test_model(&mut self, name: &str, entry: &Entry<'_, '_>) -> Option<TestModel> {
        let found = TestModel::ALL.iter().find(|(known, _)| *known == name).map(|(_, model)| *model);
        if found.is_none() {
            let known = TestModel::ALL.map(|(n, _)| n).join(", ");
            self.push(
                Problem::new(entry.value.span(), format!("there is no test function \"{name}\""), "unknown")
                    .help(format!("known: {known}")),
            );
        }
        found
    }

    fn sweep(&mut self, root: &DeTable<'_>, base: Base, set: &[(String, String)]) -> Option<Sweep> {
        let Some(DeValue::Table(table)) = root.get("sweep").map(Spanned::get_ref) else {
            self.push(
                Problem::new(0..0, "the file has no [sweep]", "here")
                    .help("write [sweep] and design = \"sobol\" below it"),
            );
            return None;
        };
        let settings = self.settings(table);
        let (mut factors, mut targets) = self.factors(table, &base);
        self.overrides(set, &base, &mut factors, &mut targets);
        let rows = self.listed(&settings, &base, &mut factors, &mut targets);
        if factors.is_empty() || settings.csv.is_some() && rows.is_empty() {
            if self.problems.is_empty() {
                self.push(Problem::new(0..0, "nothing is varied", "here").help(
                    "write [sweep.vary] and below it for example \"voice.rate\" = \"0.01 .. 0.20 log\"",
                ));
            }
            return None;
        }
        let (kind, at) = settings.kind.clone()?;
        let keep = self.condition(table, &factors, kind);
        let mut notes = std::mem::take(&mut self.notes);
        let seed = settings.seed.unwrap_or(match &base {
            Base::Scenario(loaded) => loaded.scenario.seed,
            Base::Test(_) => 1,
        });
        notes.extend(known_unknowns(&base, &targets));
        let size = settings.points.unwrap_or(if kind == Kind::Morris { 20 } else { 1024 });
        if kind == Kind::Saltelli && !size.is_power_of_two() {
            notes.push(Note::PowerOfTwo { asked: size, better: size.next_power_of_two() });
        }
        let mut sweep = Sweep {
            path: self.path.to_owned(),
            listed: settings.csv.as_ref().map(|(name, _)| self.place(name, kept::POINTS)),
            base,
            design: self.design(kind, at.clone(), factors.clone(), size, seed, rows)?,
            targets,
            trials: settings.trials,
            block: settings.trials.min(BLOCK),
            unit: settings.unit,
            seed,
            csv: settings.csv.as_ref().map(|(name, _)| self.beside(name)),
            keep,
            series: settings.series,
            notes,
        };
        if let Kind::OneAtATime { .. } = kind {
            let today = self.today(&sweep, at.clone())?;
            sweep.design = self.design(kind, at, factors, size, seed, vec![today])?;
        }
        self.enough_points(&sweep);
        Some(sweep)
    }

    fn condition(&mut self, table: &DeTable<'_>, factors: &[Factor], kind: Kind) -> Option<Condition> {
        let entry = table.get("where")?;
        let keep = match entry.get_ref() {
            DeValue::Table(inner) if inner.len() == 1 => inner.get("keep"),
            _ => None,
        };
        let Some((DeValue::String(text), span)) = keep.map(|k| (k.get_ref(), k.span())) else {
            self.push(
                Problem::new(
                    entry.span(),
                    "[sweep.where] holds keep = \"a condition\" and nothing else",
                    "not so",
                )
                .help("for example keep = \"voice.rate * reach.told < 3\""),
            );
            return None;
        };
        if kind.in_blocks() {
            self.push(
                Problem::new(
                    span.clone(),
                    format!("the design \"{}\" cannot drop points: its points belong together", kind.name()),
                    "would break the indices",
                )
                .help("narrow the ranges in [sweep.vary], or use design = \"sobol\""),
            );
        }
        let known: Vec<Known<'_>> =
            factors.iter().map(|f| Known { name: &f.key, number: !f.takes_words() }).collect();
        Condition::parse(text, &known)
            .map_err(|fault| {
                // A basic string without escapes starts one byte after its quote.
                let at = span.start + 1 + fault.span.start..span.start + 1 + fault.span.end;
                let exact =
                    self.text.get(at.clone()).is_some_and(|t| Some(t) == text.get(fault.span.clone()));
                let place = if exact { at } else { span };
                self.push(Problem::new(place, format!("the condition {}", fault.what), "here"));
            })
            .ok()
    }

    fn design(
        &mut self,
        kind: Kind,
        at: std::ops::Range<usize>,
        factors: Vec<Factor>,
        size: u32,
        seed: u64,
        rows: Vec<Vec<Level>>,
    ) -> Option<Design> {
        // Today is not known before the sweep is: its place is held by any row.
        let rows =
            if rows.is_empty() && matches!(kind, Kind::OneAtATime { .. }) { vec![Vec::new()] } else { rows };
        let most_points = "it has more points than can be numbered; use fewer steps or factors, or \"sobol\"";
        Design::new(kind, factors, size, seed, rows)
            .map_err(|refused| {
                let why = match refused {
                    Refused::TooManyFactors { most } => format!("it takes at most {most} factors"),
                    Refused::TooManyPoints => most_points.to_owned(),
                    Refused::NoPoints => "it has no point".to_owned(),
                    Refused::NoFactors => "nothing is varied".to_owned(),
                    Refused::NothingVaries => {
                        "every factor has one value only, so that nothing varies".to_owned()
                    }
                };
                self.push(Problem::new(
                    at,
                    format!("the design \"{}\" is not possible: {why}", kind.name()),
                    "this design",
                ));
            })
            .ok()
    }

    /// Today's levels, which one factor at a time starts from.
    fn today(&mut self, sweep: &Sweep, at: std::ops::Range<usize>) -> Option<Vec<Level>> {
        let levels: Option<Vec<Level>> = (0..sweep.targets.len()).map(|f| sweep.today(f)).collect();
        if levels.is_none() {
            self.push(Problem::new(
                at,
                "one factor at a time needs to know today, which a test function does not have",
                "not here",
            ));
        }
        levels
    }

    /// There must be as many points as asked for, and one of them a scenario: said now and not after an hour.
    fn enough_points(&mut self, sweep: &Sweep) {
        if let Err(why) = sweep.enough() {
            let at = self.text.find("keep").map_or(0..0, |at| at..at + 4);
            self.push(
                Problem::new(at, format!("the condition {why}"), "keeps too little")
                    .help("loosen it, or narrow the ranges in [sweep.vary] to where it holds"),
            );
        } else if let Err(why) = sweep.first_possible() {
            let place = self.text.find("vary").map_or(0..0, |at| at..at + 4);
            self.push(Problem::new(place, why, "with these values"));
        }
    }
}

/// Unknowns that a factor makes known, said once.
fn known_unknowns(base: &Base, targets: &[Target]) -> Vec<Note> {
    let Base::Scenario(loaded) = base else { return Vec::new() };
    let unknown = |target: &&Target| matches!(target, Target::World(id) if loaded.scenario.unknowns.iter().any(|u| u.param == *id));
    let note = |target: &Target| Note::Known { key: target.param().map_or("", |p| p.key) };
    targets.iter().filter(unknown).map(note).collect()
}
