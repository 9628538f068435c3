//! `[sweep]` but for its factors: design, size, worlds, what is recorded.

use std::ops::Range;

use grapevine_engine::scenario::toml::de::{DeTable, DeValue};
use grapevine_engine::scenario::tree::{self, Entry};
use grapevine_engine::scenario::{Problem, suggest};

use super::file::Reader;
use super::{BLOCK, Series};
use crate::design::{KINDS, Kind};

/// Worlds of a point at most.
const MOST_TRIALS: f64 = 16_777_216.0;
/// Points, trajectories or base rows at most.
const MOST_POINTS: f64 = 16_777_216.0;
const SWEEP: [&str; 9] = ["design", "points", "steps", "trials", "unit", "seed", "vary", "where", "record"];

/// `[sweep]` before factors are known.
pub struct Settings {
    pub kind: Option<(Kind, Range<usize>)>,
    pub csv: Option<(String, Range<usize>)>,
    pub points: Option<u32>,
    pub trials: u32,
    /// Points of a unit of work, where the file says so.
    pub unit: Option<u32>,
    pub seed: Option<u64>,
    pub series: Series,
}

impl Reader<'_> {
    pub fn settings(&mut self, table: &DeTable<'_>) -> Settings {
        let mut s = Settings {
            kind: None,
            csv: None,
            points: None,
            trials: BLOCK,
            unit: None,
            seed: None,
            series: Series::None,
        };
        let mut steps = 5;
        let mut sized = [None, None];
        for entry in tree::children(table) {
            match entry.key.as_str() {
                "design" => self.design_name(&entry, &mut s),
                "points" => {
                    s.points = self.whole(&entry, 1.0, MOST_POINTS).map(|v| v as u32);
                    sized[0] = Some(entry.key_span);
                }
                "steps" => {
                    steps = self.whole(&entry, 2.0, 10_000.0).map_or(steps, |v| v as u32);
                    sized[1] = Some(entry.key_span);
                }
                "trials" => self.trials(&entry, &mut s),
                "unit" => s.unit = self.whole(&entry, 1.0, 65_536.0).map(|v| v as u32),
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
        self.useless(&s, sized);
        if s.kind.is_none() && self.problems.is_empty() {
            self.push(
                Problem::new(0..0, "[sweep] names no design", "here")
                    .help("write for example design = \"sobol\""),
            );
        }
        s
    }

    /// `points` and `steps` where the design has no use for them.
    fn useless(&mut self, s: &Settings, [points, steps]: [Option<Range<usize>>; 2]) {
        let Some((kind, _)) = &s.kind else { return };
        let name = kind.name();
        let in_steps = matches!(kind, Kind::Grid { .. } | Kind::OneAtATime { .. });
        let counted = match kind {
            Kind::Listed => "a file of points has as many as it has lines",
            _ => "its points are the levels of its factors: `steps` says into how many a range is cut",
        };
        if let Some(at) = points.filter(|_| in_steps || *kind == Kind::Listed) {
            self.push(
                Problem::new(at, format!("`points` means nothing to the design \"{name}\""), "leave it out")
                    .help(counted),
            );
        }
        if let Some(at) = steps.filter(|_| !in_steps) {
            let cure = if *kind == Kind::Listed { counted } else { "`points` says how many points it has" };
            self.push(
                Problem::new(at, format!("`steps` means nothing to the design \"{name}\""), "leave it out")
                    .help(cure),
            );
        }
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
}
