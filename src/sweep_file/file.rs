//! From the text of a sweep file to a [`Sweep`], or to everything that is wrong with it.

use std::path::Path;

use grapevine_engine::scenario::quantity::{self, Quantity};
use grapevine_engine::scenario::syntax;
use grapevine_engine::scenario::toml::Spanned;
use grapevine_engine::scenario::toml::de::{DeTable, DeValue};
use grapevine_engine::scenario::tree::{self, Entry};
use grapevine_engine::scenario::{Law, Problem, suggest};

use super::condition::Condition;
use super::factor::{self, Target};
use super::points_csv;
use super::test_model::TestModel;
use super::{BLOCK, Base, Series, Sweep};
use crate::design::{Design, Factor, KINDS, Kind, Level, Range, Refused};
use crate::scenario_file::{self, LoadError};

/// A condition may drop all but one in so many points.
pub const MOST_DROPPED: u32 = 1_000;
/// Worlds of a point at most.
const MOST_TRIALS: f64 = 16_777_216.0;
/// Points, trajectories or base rows at most.
const MOST_POINTS: f64 = 16_777_216.0;

const TOP: [&str; 4] = ["grapevine", "scenario", "model", "sweep"];
const SWEEP: [&str; 8] = ["design", "points", "steps", "trials", "seed", "vary", "where", "record"];

/// Reads a sweep file, its scenario and its file of points. `set` overrides values of the scenario for all points:
/// `(key, value)` as factors of one level.
///
/// # Errors
/// A [`LoadError`] with every problem of the sweep file, or those of the scenario it names.
pub fn load(path: &Path, set: &[(String, String)]) -> Result<Sweep, LoadError> {
    let text = scenario_file::read(path)?;
    let (root, errors) = DeTable::parse_recoverable(&text);
    let (mut problems, _) = syntax::problems(&text, &errors);
    let mut reader = Reader { text: &text, path, problems: Vec::new() };
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

struct Reader<'t> {
    text: &'t str,
    path: &'t Path,
    problems: Vec<Problem>,
}

/// `[sweep]` before factors are known.
struct Settings {
    kind: Option<(Kind, std::ops::Range<usize>)>,
    csv: Option<(String, std::ops::Range<usize>)>,
    points: Option<u32>,
    trials: u32,
    seed: Option<u64>,
    series: Series,
}

impl Reader<'_> {
    fn push(&mut self, problem: Problem) {
        self.problems.push(problem);
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
                    let file = self.path.parent().unwrap_or(Path::new("")).join(name.as_ref());
                    base = Some(Base::Scenario(Box::new(scenario_file::load(&file, None)?)));
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
        if factors.is_empty() {
            if self.problems.is_empty() {
                self.push(Problem::new(0..0, "nothing is varied", "here").help(
                    "write [sweep.vary] and below it for example \"voice.rate\" = \"0.01 .. 0.20 log\"",
                ));
            }
            return None;
        }
        let (kind, at) = settings.kind.clone()?;
        let keep = self.condition(table, &factors, kind);
        let mut notes = Vec::new();
        let seed = settings.seed.unwrap_or(match &base {
            Base::Scenario(loaded) => loaded.scenario.seed,
            Base::Test(_) => 1,
        });
        notes.extend(known_unknowns(&base, &targets));
        let size = settings.points.unwrap_or(if kind == Kind::Morris { 20 } else { 1024 });
        if kind == Kind::Saltelli && !size.is_power_of_two() {
            notes.push(format!(
                "Saltelli designs do best with a power of two of base rows: {} rather than {size}",
                size.next_power_of_two()
            ));
        }
        let mut sweep = Sweep {
            path: self.path.to_owned(),
            text: self.text.to_owned(),
            base,
            design: self.design(kind, at.clone(), factors.clone(), size, seed, rows)?,
            targets,
            trials: settings.trials,
            block: settings.trials.min(BLOCK),
            seed,
            keep,
            series: settings.series,
            notes,
        };
        if let Kind::OneAtATime { .. } = kind {
            let today = self.today(&sweep, at.clone())?;
            sweep.design = self.design(kind, at, factors, size, seed, vec![today])?;
        }
        self.first_point(&sweep);
        Some(sweep)
    }

    fn settings(&mut self, table: &DeTable<'_>) -> Settings {
        let mut s =
            Settings { kind: None, csv: None, points: None, trials: BLOCK, seed: None, series: Series::None };
        let mut steps = 5;
        for entry in tree::children(table) {
            match entry.key.as_str() {
                "design" => self.design_name(&entry, &mut s),
                "points" => s.points = self.whole(&entry, 1.0, MOST_POINTS).map(|v| v as u32),
                "steps" => steps = self.whole(&entry, 2.0, 10_000.0).map_or(steps, |v| v as u32),
                "trials" => self.trials(&entry, &mut s),
                "seed" => s.seed = self.whole(&entry, 0.0, 9_007_199_254_740_992.0).map(|v| v as u64),
                "record" => self.record(&entry, &mut s),
                "vary" | "where" => {}
                key => {
                    let help = suggest::nearest(key, SWEEP.into_iter()).map_or_else(
                        || format!("[sweep] holds {}", SWEEP.join(", ")),
                        |near| format!("did you mean `{near}`?"),
                    );
                    self.push(
                        Problem::new(entry.key_span, format!("unknown key `{key}` in [sweep]"), "unknown")
                            .help(help),
                    );
                }
            }
        }
        if let Some((Kind::Grid { steps: n } | Kind::OneAtATime { steps: n }, _)) = &mut s.kind {
            *n = steps;
        }
        if s.kind.is_none() && self.problems.is_empty() {
            self.push(
                Problem::new(0..0, "[sweep] names no design", "here")
                    .help("write for example design = \"sobol\""),
            );
        }
        s
    }

    fn design_name(&mut self, entry: &Entry<'_, '_>, s: &mut Settings) {
        let span = entry.value.span();
        let DeValue::String(name) = entry.value.get_ref() else {
            return self.push(Problem::new(span, "`design` must be a text", "not a text"));
        };
        s.kind = match name.as_ref() {
            "grid" => Some(Kind::Grid { steps: 5 }),
            "oat" => Some(Kind::OneAtATime { steps: 5 }),
            "lhs" => Some(Kind::LatinHypercube),
            "sobol" => Some(Kind::Sobol),
            "morris" => Some(Kind::Morris),
            "saltelli" => Some(Kind::Saltelli),
            csv if csv.ends_with(".csv") => {
                s.csv = Some((csv.to_owned(), span.clone()));
                Some(Kind::Listed)
            }
            _ => None,
        }
        .map(|kind| (kind, span.clone()));
        if s.kind.is_none() {
            let names = KINDS.map(|(n, _)| n);
            let help = suggest::nearest(name, names.into_iter()).map_or_else(
                || format!("designs are {} and a file of points such as \"points.csv\"", names.join(", ")),
                |near| format!("did you mean \"{near}\"?"),
            );
            self.push(Problem::new(span, format!("there is no design \"{name}\""), "unknown").help(help));
        }
    }

    fn whole(&mut self, entry: &Entry<'_, '_>, low: f64, high: f64) -> Option<f64> {
        let value = tree::number(entry.value.get_ref());
        let fine = value.filter(|v| v.fract() == 0.0 && (low..=high).contains(v));
        if fine.is_none() {
            self.push(Problem::new(
                entry.value.span(),
                format!("`{}` must be a whole number from {low} to {high}", entry.key),
                "not such a number",
            ));
        }
        fine
    }

    fn trials(&mut self, entry: &Entry<'_, '_>, s: &mut Settings) {
        let Some(trials) = self.whole(entry, 1.0, MOST_TRIALS) else { return };
        s.trials = trials as u32;
        if s.trials > BLOCK && !s.trials.is_multiple_of(BLOCK) {
            let up = s.trials.next_multiple_of(BLOCK);
            self.push(
                Problem::new(
                    entry.value.span(),
                    format!("`trials` beyond {BLOCK} come in blocks of {BLOCK}"),
                    "not a multiple",
                )
                .help(format!("write {up} or {}", up - BLOCK)),
            );
        }
    }

    fn record(&mut self, entry: &Entry<'_, '_>, s: &mut Settings) {
        let DeValue::Table(table) = entry.value.get_ref() else {
            return self.push(Problem::new(entry.value.span(), "`record` must be a table", "not a table"));
        };
        for entry in tree::children(table) {
            match (entry.key.as_str(), entry.value.get_ref()) {
                ("series", DeValue::String(word)) => {
                    match Series::ALL.iter().find(|(name, _)| name == word) {
                        Some((_, series)) => s.series = *series,
                        None => self.push(
                            Problem::new(
                                entry.value.span(),
                                format!("`series` does not know \"{word}\""),
                                "unknown word",
                            )
                            .help(format!("write one of {}", Series::ALL.map(|(n, _)| n).join(", "))),
                        ),
                    }
                }
                ("trials", DeValue::Boolean(true)) => {}
                ("trials", _) => self.push(
                    Problem::new(
                        entry.value.span(),
                        "every trial is a row: `trials` can only be true",
                        "cannot be switched off",
                    )
                    .help("leave it out; `grapevine export --means` gives one row per point and policy"),
                ),
                (key, _) => self.push(
                    Problem::new(
                        entry.key_span,
                        format!("unknown key or value for `{key}` in [sweep.record]"),
                        "unknown",
                    )
                    .help("it holds series = \"none\", \"week\", \"month\" or \"quarter\""),
                ),
            }
        }
    }

    fn factors(&mut self, table: &DeTable<'_>, base: &Base) -> (Vec<Factor>, Vec<Target>) {
        let (mut factors, mut targets) = (Vec::new(), Vec::new());
        let Some(vary) = table.get("vary") else { return (factors, targets) };
        let DeValue::Table(vary) = vary.get_ref() else {
            self.push(Problem::new(vary.span(), "`vary` must be a table", "not a table"));
            return (factors, targets);
        };
        for entry in tree::leaves(vary, self.text) {
            let Some(target) = self.target(&entry, base) else { continue };
            if targets.contains(&target) {
                self.push(Problem::new(entry.key_span, format!("`{}` is varied twice", entry.key), "again"));
                continue;
            }
            if let Some(range) = self.range(&entry, &target) {
                factors.push(Factor { key: entry.key.clone(), range });
                targets.push(target);
            }
        }
        (factors, targets)
    }

    fn target(&mut self, entry: &Entry<'_, '_>, base: &Base) -> Option<Target> {
        let found = found_target(&entry.key, base);
        found
            .map_err(|unknown| {
                self.push(
                    Problem::new(
                        entry.key_span.clone(),
                        format!("`{}` cannot be varied", entry.key),
                        unknown.what,
                    )
                    .help(unknown.help),
                );
            })
            .ok()
    }

    fn range(&mut self, entry: &Entry<'_, '_>, target: &Target) -> Option<Range> {
        let span = entry.value.span();
        let range = match entry.value.get_ref() {
            DeValue::Array(items) => {
                let levels: Option<Vec<Level>> = items.iter().map(|item| self.level(item)).collect();
                Some(Range::Listed(levels?))
            }
            DeValue::String(text) => self.written_range(text, &entry.key, span.clone()),
            _ => None,
        };
        let Some(range) = range else {
            if !self.problems.iter().any(|p| p.span == span) {
                self.push(
                    Problem::new(
                        span,
                        format!("`{}` needs a range or a list", entry.key),
                        "one value varies nothing",
                    )
                    .help("write \"0.01 .. 0.20\", \"0.01 .. 0.20 log\" or [1, 2, 5]"),
                );
            }
            return None;
        };
        self.fits(entry, target, range)
    }

    fn written_range(&mut self, text: &str, key: &str, span: std::ops::Range<usize>) -> Option<Range> {
        let ends = |text: &str| {
            let (low, high) = text.trim().trim_end_matches("log").split_once("..")?;
            let number = |t: &str| t.trim().replace('_', "").parse::<f64>().ok();
            Some((number(low)?, number(high)?))
        };
        match quantity::parse(text) {
            Ok(Quantity::Law(Law::Uniform { low, high })) => Some(Range::Linear { low, high }),
            Ok(Quantity::Law(Law::LogUniform { low, high })) => Some(Range::Log { low, high }),
            Ok(_) => None,
            Err(slip) => {
                let what = match ends(text) {
                    Some((low, _)) if text.trim().ends_with("log") && low <= 0.0 => {
                        "a range on a log scale cannot reach 0 or below".to_owned()
                    }
                    Some((low, high)) if low >= high => {
                        "the range is empty: its first end must be the smaller one".to_owned()
                    }
                    _ => format!("`{text}` {}", slip.what),
                };
                self.push(Problem::new(span, format!("`{key}`: {what}"), "not a range").help(slip.help));
                None
            }
        }
    }

    fn level(&mut self, item: &Spanned<DeValue<'_>>) -> Option<Level> {
        let level = match item.get_ref() {
            DeValue::String(word) => Some(Level::Word(word.to_string())),
            DeValue::Boolean(on) => Some(Level::Flag(*on)),
            value => tree::number(value).filter(|v| v.is_finite()).map(Level::Number),
        };
        if level.is_none() {
            self.push(Problem::new(item.span(), "a list holds numbers, words, true or false", "neither"));
        }
        level
    }

    /// Ends and members must be values the target takes.
    fn fits(&mut self, entry: &Entry<'_, '_>, target: &Target, range: Range) -> Option<Range> {
        let levels = match &range {
            Range::Linear { low, high } | Range::Log { low, high } => {
                vec![Level::Number(*low), Level::Number(*high)]
            }
            Range::Whole { low, high } => vec![Level::Number(*low as f64), Level::Number(*high as f64)],
            Range::Listed(levels) => levels.clone(),
        };
        let refused = levels.iter().find_map(|level| target.refuses(level));
        let twice = (1..levels.len()).any(|i| levels[..i].contains(&levels[i]));
        let fault = if levels.is_empty() {
            Some("its list is empty".to_owned())
        } else if twice && matches!(range, Range::Listed(_)) {
            Some("its list holds a value twice".to_owned())
        } else {
            refused.map(|why| format!("it {why}"))
        };
        if let Some(fault) = fault {
            self.push(Problem::new(
                entry.value.span(),
                format!("`{}` cannot take these values: {fault}", entry.key),
                "out of what it takes",
            ));
            return None;
        }
        Some(target.fitted(range))
    }

    /// `--set key=value` for all points: a factor with one level.
    fn overrides(
        &mut self,
        set: &[(String, String)],
        base: &Base,
        factors: &mut Vec<Factor>,
        targets: &mut Vec<Target>,
    ) {
        for (key, value) in set {
            let level = match value.as_str() {
                "true" => Level::Flag(true),
                "false" => Level::Flag(false),
                text => text
                    .replace('_', "")
                    .parse()
                    .ok()
                    .filter(|v: &f64| v.is_finite())
                    .map_or_else(|| Level::Word(text.to_owned()), Level::Number),
            };
            let problem = match found_target(key, base) {
                Err(unknown) => Some(format!("{}; {}", unknown.what, unknown.help)),
                Ok(target) if targets.contains(&target) => Some("it is varied by this sweep".to_owned()),
                Ok(target) => match target.refuses(&level) {
                    Some(why) => Some(format!("it {why}")),
                    None => {
                        factors.push(Factor { key: key.clone(), range: Range::Listed(vec![level]) });
                        targets.push(target);
                        None
                    }
                },
            };
            if let Some(problem) = problem {
                self.push(Problem::new(
                    0..0,
                    format!("--set {key}={value}: {problem}"),
                    "from the command line",
                ));
            }
        }
    }

    /// The rows of a file of points; its columns are factors, too.
    fn listed(
        &mut self,
        s: &Settings,
        base: &Base,
        factors: &mut Vec<Factor>,
        targets: &mut Vec<Target>,
    ) -> Vec<Vec<Level>> {
        let Some((name, span)) = &s.csv else { return Vec::new() };
        let file = self.path.parent().unwrap_or(Path::new("")).join(name);
        let listed = match points_csv::read(&file) {
            Ok(listed) => listed,
            Err(what) => {
                self.push(
                    Problem::new(span.clone(), what, "this file")
                        .help("the first line names the factors, every other line is a point"),
                );
                return Vec::new();
            }
        };
        if let Some(extra) = factors.iter().find(|f| !matches!(&f.range, Range::Listed(l) if l.len() == 1)) {
            self.push(
                Problem::new(
                    span.clone(),
                    format!("`{}` is varied here, and the points come from {name}", extra.key),
                    "both cannot be",
                )
                .help("leave [sweep.vary] out"),
            );
        }
        for (i, column) in listed.columns.iter().enumerate() {
            match found_target(column, base) {
                Err(unknown) => self.push(
                    Problem::new(
                        span.clone(),
                        format!("the column `{column}` of {name} is no factor: {}", unknown.what),
                        "this file",
                    )
                    .help(unknown.help),
                ),
                Ok(target) => {
                    if let Some((line, why)) = listed
                        .rows
                        .iter()
                        .enumerate()
                        .find_map(|(n, row)| target.refuses(&row[i]).map(|why| (n + 2, why)))
                    {
                        self.push(Problem::new(
                            span.clone(),
                            format!("line {line} of {name}: `{column}` {why}"),
                            "this file",
                        ));
                    }
                    let mut levels: Vec<Level> = Vec::new();
                    for row in &listed.rows {
                        if !levels.contains(&row[i]) && levels.len() < 2 {
                            levels.push(row[i].clone());
                        }
                    }
                    factors.insert(i, Factor { key: column.clone(), range: listed_range(&listed.rows, i) });
                    targets.insert(i, target);
                }
            }
        }
        let fixed: Vec<Level> = factors.iter().skip(listed.columns.len()).map(|f| f.at(0.0)).collect();
        listed.rows.into_iter().map(|row| row.into_iter().chain(fixed.clone()).collect()).collect()
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
                    format!("a {} design cannot drop points: its points belong together", kind.name()),
                    "would break the indices",
                )
                .help("narrow the ranges in [sweep.vary], or use design = \"sobol\""),
            );
        }
        let names: Vec<&str> = factors.iter().map(|f| f.key.as_str()).collect();
        Condition::parse(text, &names)
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
                };
                self.push(Problem::new(
                    at,
                    format!("this {} design is not possible: {why}", kind.name()),
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

    /// The first point must be a scenario; what its rules refuse is said now and not after an hour.
    fn first_point(&mut self, sweep: &Sweep) {
        let mut points = sweep.points();
        let Some(first) = points.next() else {
            let keep = sweep.keep.as_ref().map_or("", |k| k.text.as_str());
            let at = self.text.find("keep").map_or(0..0, |at| at..at + 4);
            let looked = points.candidates();
            self.push(
                Problem::new(
                    at,
                    format!("the condition drops every point: none of {looked} candidates keeps {keep}"),
                    "keeps nothing",
                )
                .help("loosen it, or widen the ranges in [sweep.vary]"),
            );
            return;
        };
        if let (Base::Scenario(_), Err(why)) = (&sweep.base, sweep.scenario_at(&first.levels)) {
            let place = self.text.find("vary").map_or(0..0, |at| at..at + 4);
            self.push(Problem::new(
                place,
                format!("the first point is no possible scenario: {why}"),
                "with these values",
            ));
        }
    }
}

/// What a column of a file of points runs over.
fn listed_range(rows: &[Vec<Level>], column: usize) -> Range {
    let numbers: Option<Vec<f64>> =
        rows.iter().map(|r| if let Level::Number(v) = r[column] { Some(v) } else { None }).collect();
    match numbers {
        Some(numbers) => Range::Linear {
            low: numbers.iter().copied().fold(f64::INFINITY, f64::min),
            high: numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        },
        None => {
            let mut levels: Vec<Level> = Vec::new();
            for row in rows {
                if !levels.contains(&row[column]) {
                    levels.push(row[column].clone());
                }
            }
            Range::Listed(levels)
        }
    }
}

fn found_target(key: &str, base: &Base) -> Result<Target, factor::Unknown> {
    match base {
        Base::Scenario(loaded) => factor::target(key, &loaded.scenario),
        Base::Test(model) => {
            let input = key.strip_prefix('x').and_then(|n| n.parse::<usize>().ok());
            input.filter(|n| (1..=model.inputs()).contains(n)).map(|n| Target::Input(n - 1)).ok_or_else(
                || factor::Unknown {
                    what: "is no input".into(),
                    help: format!("its inputs are x1 to x{}", model.inputs()),
                },
            )
        }
    }
}

/// Unknowns that a factor makes known, said once.
fn known_unknowns(base: &Base, targets: &[Target]) -> Vec<String> {
    let Base::Scenario(loaded) = base else { return Vec::new() };
    let unknown = |target: &&Target| matches!(target, Target::World(id) if loaded.scenario.unknowns.iter().any(|u| u.param == *id));
    let note = |target: &Target| {
        format!(
            "`{}` is an unknown of the scenario; in the sweep it is known at every point",
            target.param().map_or("", |p| p.key)
        )
    };
    targets.iter().filter(unknown).map(note).collect()
}
