//! Which factors are varied over which values: `[sweep.vary]`, `--set`, or the columns of a file of points.

use grapevine_engine::draws::sample::law_quantile;
use grapevine_engine::scenario::quantity::{self, Quantity};
use grapevine_engine::scenario::toml::Spanned;
use grapevine_engine::scenario::toml::de::{DeTable, DeValue};
use grapevine_engine::scenario::tree::{self, Entry};
use grapevine_engine::scenario::{Law, Problem};

use super::factor::{self, Target};
use super::file::Reader;
use super::settings::Settings;
use super::{Base, kept, points_csv};
use crate::design::{Factor, Level, Range};

impl Reader<'_> {
    pub fn factors(&mut self, table: &DeTable<'_>, base: &Base) -> (Vec<Factor>, Vec<Target>) {
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
            DeValue::Array(items) if items.iter().any(|i| i.get_ref().as_str().is_some_and(is_relative)) => {
                self.relative(&entry.key, span.clone())
            }
            DeValue::String(text) if is_relative(text) => self.relative(&entry.key, span.clone()),
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
                        "one bare value",
                    )
                    .help("write \"0.01 .. 0.20\", \"0.01 .. 0.20 log\" or [1, 2, 5]; a list of one is the same at every point"),
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
            Ok(Quantity::Law(law)) => {
                let [low, high] = [0.025, 0.975].map(|u| three_digits(law_quantile(&law, u)));
                self.push(
                    Problem::new(
                        span,
                        format!("`{key}` has a distribution, and a sweep needs the values to cover"),
                        "not a range",
                    )
                    .help(format!(
                        "distributions belong to [unknowns] of the scenario; here write a range, for example the \
                         middle 95 % of this one: \"{low} .. {high}\""
                    )),
                );
                None
            }
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

    /// Refuses values that count from today's.
    fn relative(&mut self, key: &str, span: std::ops::Range<usize>) -> Option<Range> {
        self.push(
            Problem::new(
                span,
                format!("`{key}` counts from today's value, and the points of a sweep are values themselves"),
                "not a value",
            )
            .help(
                "write what comes of it: where today is 0.05, \"0.1 .. 0.2\" stands for x 2 to x 4; `plan` names \
                 today's value",
            ),
        );
        None
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
            Range::Whole { low, high } | Range::WholeLog { low, high } => {
                vec![Level::Number(*low as f64), Level::Number(*high as f64)]
            }
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
    pub fn overrides(
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
    pub fn listed(
        &mut self,
        s: &Settings,
        base: &Base,
        factors: &mut Vec<Factor>,
        targets: &mut Vec<Target>,
    ) -> Vec<Vec<Level>> {
        let Some((name, span)) = &s.csv else { return Vec::new() };
        let file = self.place(name, kept::POINTS);
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
        if !listed.left_out.is_empty() {
            self.notes.push(super::Note::LeftOut { file: name.to_owned(), columns: listed.left_out.clone() });
        }
        let found: Option<Vec<Target>> =
            (0..listed.columns.len()).map(|i| self.column(&listed, i, (name, span), base, targets)).collect();
        // Rows without all of their factors mean nothing; the problems are said.
        let Some(found) = found else { return Vec::new() };
        let fixed: Vec<Level> = factors.iter().map(|f| f.at(0.0)).collect();
        let column =
            |(i, key): (usize, &String)| Factor { key: key.clone(), range: listed_range(&listed.rows, i) };
        let columns: Vec<Factor> = listed.columns.iter().enumerate().map(column).collect();
        factors.splice(0..0, columns);
        targets.splice(0..0, found);
        listed.rows.into_iter().map(|row| row.into_iter().chain(fixed.clone()).collect()).collect()
    }

    /// What a column of a file of points changes; its levels must be values that this takes.
    fn column(
        &mut self,
        listed: &points_csv::Listed,
        i: usize,
        (name, span): (&str, &std::ops::Range<usize>),
        base: &Base,
        held: &[Target],
    ) -> Option<Target> {
        let column = &listed.columns[i];
        let mut refuse = |what: String, help: Option<String>| {
            let problem = Problem::new(span.clone(), what, "this file");
            self.push(match help {
                Some(help) => problem.help(help),
                None => problem,
            });
        };
        match found_target(column, base) {
            Err(unknown) => {
                let what = format!("the column `{column}` of {name} is no factor: {}", unknown.what);
                refuse(what, Some(unknown.help));
                None
            }
            Ok(target) if held.contains(&target) => {
                let cure = "leave the column out, or what holds it at one value ([sweep.vary], --set)";
                refuse(format!("the column `{column}` of {name} is held at one value"), Some(cure.into()));
                None
            }
            Ok(target) => {
                let lines = listed.rows.iter().zip(&listed.lines);
                let wrong =
                    lines.filter_map(|(row, line)| target.refuses(&row[i]).map(|why| (line, why))).next();
                if let Some((line, why)) = wrong {
                    refuse(format!("line {line} of {name}: `{column}` {why}"), None);
                    return None;
                }
                Some(target)
            }
        }
    }
}

/// `x 2`, `+ 0.1`, `x 2 .. x 4`: as policies change a value.
fn is_relative(text: &str) -> bool {
    let after = text.trim_start().strip_prefix(['x', '×', '*', '+']);
    after.is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit() || c == '.'))
}

/// A number short enough to be read.
fn three_digits(value: f64) -> f64 {
    format!("{value:.2e}").parse().unwrap_or(value)
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
