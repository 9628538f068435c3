//! What a sweep will cost: as text and as JSON.

use serde::Serialize;
use serde_json::{Value, json};

use super::words::{about, amount, bytes, length, with_unit};
use crate::report::Lang;
use crate::report::ask::words::wrapped_to;
use crate::report::text::shortened;
use crate::store::Manifest;
use crate::store::sweep::Plan;
use crate::store::sweep::plan::FactorEntry;

/// Columns of the text.
pub const WIDTH: usize = 80;
/// Reasons that are told one by one.
const MOST_REASONS: usize = 4;
/// Stands for a space at which no line ends.
const JOINED: &str = "\u{1f}";
/// Digits of a median, which is as exact as what people believe.
const MEDIAN_DIGITS: usize = 3;
/// Intervals narrower than this share of the widest one are written as 0.
const NARROW: f64 = 1e-3;
/// Counts of levels that are written one by one.
const COUNTED: usize = 8;

/// Everything `plan` says about a sweep.
#[derive(Clone, Debug, Serialize)]
pub struct Cost {
    pub points: u64,
    /// Points that the design proposed; those that `where` dropped are among them.
    pub candidates: u64,
    pub policies: u64,
    pub worlds: u64,
    /// Points x worlds x policies.
    pub rows: u64,
    /// Trials (points x worlds) stored already, and those that lack.
    pub stored_trials: u64,
    pub left_trials: u64,
    /// Units of work in all.
    pub units: u64,
    /// For each factor how many points have each of its listed levels; empty for others.
    pub level_points: Vec<Vec<u64>>,
    pub impossible: Impossible,
    pub pilot: Look,
    /// Seconds of one core for what lacks.
    pub cpu_seconds: Range,
    pub threads: u64,
    pub wall_seconds: f64,
    /// RFC 3339, in local time; `None` when everything is stored.
    pub done_about: Option<String>,
    /// The same for people.
    #[serde(skip)]
    pub done_in_words: String,
    /// Of what lacks.
    pub bytes: f64,
    pub free_bytes: Option<u64>,
    pub unit_seconds: f64,
    pub unit_bytes: f64,
    /// Expected half-width of each policy's gain at a point; of the measure itself if there is one policy.
    pub half_width: Vec<Option<f64>>,
    pub worth_having: Option<f64>,
    pub confidence: f64,
    /// Worlds after which the widest of these intervals is as narrow as what is worth having.
    pub worlds_for_worth_having: Option<u64>,
}

/// A value that is not known better.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Range {
    pub about: f64,
    pub low: f64,
    pub high: f64,
}

/// The trials that the numbers come from.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Look {
    pub points: Vec<u32>,
    pub trials: u64,
    /// Results (a policy in a trial) that failed, and why.
    pub failed: u64,
    pub reasons: Vec<Reason>,
    pub seconds: f64,
    /// Share of a core that it was given; below 1 when others work on the machine, too.
    pub given: f64,
}

/// Points that are no possible scenario.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Impossible {
    /// Points looked at, of all points.
    pub looked: u64,
    pub of: u64,
    /// Impossible ones among them.
    pub points: u64,
    pub reasons: Vec<Reason>,
}

/// Why something failed, and how often.
#[derive(Clone, Debug, Serialize)]
pub struct Reason {
    /// In the words of the first time, which was at this point.
    pub text: String,
    pub point: u32,
    pub count: u64,
}

impl Reason {
    fn said(reasons: &[Reason], lang: Lang) -> String {
        let t = lang.texts().plan;
        let one = |r: &Reason| (t.reason)(&lang.count(r.count), &r.point, &r.text);
        let mut said: Vec<String> = reasons.iter().take(MOST_REASONS).map(one).collect();
        if reasons.len() > MOST_REASONS {
            said.push((t.more_reasons)((reasons.len() - MOST_REASONS) as u64));
        }
        said.join("; ")
    }
}

impl Impossible {
    /// What to say about them; `None` if there are none.
    pub fn said(&self, lang: Lang) -> Option<String> {
        let t = lang.texts().plan;
        let [points, looked, of] = [self.points, self.looked, self.of].map(|n| lang.count(n));
        let count = if self.looked < self.of {
            (t.impossible_sampled)(&points, &looked, &of)
        } else {
            (t.impossible)(&points, &of)
        };
        (self.points > 0).then(|| format!("{count}: {}", Reason::said(&self.reasons, lang)))
    }
}

/// Below this share of a core the machine is called busy.
const BUSY: f64 = 0.8;

impl Cost {
    /// As JSON, with the factors and versions of the plan.
    pub fn document(&self, plan: &Plan, manifest: &Manifest) -> String {
        let mut document = json!({
            "kind": "sweep_plan",
            "format": plan.format,
            "results": plan.results,
            "program": plan.program,
            "sweep": plan.sweep_path,
            "base": plan.base,
            "plan": plan.identity(),
            "design": plan.design,
            "seed": plan.seed,
            "keep": plan.keep,
            "factors": plan.factors,
            "points_per_unit": plan.points_per_unit,
            "worlds_per_unit": plan.worlds_per_unit,
            "policy_names": plan.policies,
            "measure": manifest.measure,
        });
        let rest = serde_json::to_value(self).expect("text keys only");
        if let (Value::Object(all), Value::Object(rest)) = (&mut document, rest) {
            all.extend(rest);
        }
        serde_json::to_string_pretty(&document).expect("a JSON value can be written") + "\n"
    }

    /// The first line, which says what it is.
    pub fn headline(&self, plan: &Plan, lang: Lang) -> String {
        let t = lang.texts().plan;
        let name = plan.kind().map_or("", |kind| t.designs[kind as usize]);
        let design =
            (t.design)(&name, &(t.factors)(plan.factors.iter().filter(|f| f.varies()).count() as u64));
        format!(
            "{} {design} × {} × {} = {}",
            (t.points)(self.points),
            (t.policies)(self.policies),
            (t.worlds)(self.worlds),
            (t.rows)(self.rows)
        )
    }

    /// The lines below it.
    pub fn lines(&self, plan: &Plan, manifest: &Manifest, lang: Lang) -> String {
        let t = lang.texts().plan;
        let mut lines: Vec<(&str, String)> = vec![(t.label_factors, self.kinds(plan, lang))];
        lines.extend(plan.factors.iter().enumerate().map(|(i, f)| ("", self.factor(i, f, lang))));
        if plan.keep.is_some() {
            lines.push((t.label_where, (t.dropped)(self.candidates - self.points, self.candidates)));
        }
        if self.stored_trials > 0 {
            let all = lang.count(self.stored_trials + self.left_trials);
            lines.push((t.label_stored, (t.stored)(&lang.count(self.stored_trials), &all)));
        }
        lines.extend(self.impossible.said(lang).map(|said| (t.label_impossible, said)));
        let looked = self.pilot.trials > 0;
        if looked {
            lines.push((t.label_units, self.unit(plan, lang)));
            lines.push((t.label_pilot, self.looked(lang)));
        }
        lines.push((t.label_time, self.time(lang)));
        if looked {
            lines.push((t.label_disk, self.disk(lang)));
        }
        if looked && !self.all_failed() {
            let labels = std::iter::once(t.label_precision).chain(std::iter::repeat(""));
            lines.extend(labels.zip(self.precision(manifest, lang)));
        }
        lines.push((t.label_same, t.same.to_owned()));
        let width = lines.iter().map(|(label, _)| label.chars().count()).max().unwrap_or(0);
        let written = |(label, text): (&str, String)| {
            let labels = std::iter::once(label).chain(std::iter::repeat(""));
            let line = |(label, part): (&str, String)| {
                let gap = " ".repeat(width - label.chars().count());
                format!("{label}{gap}  {part}").trim_end().to_owned()
            };
            let parts = wrapped_to(&text, WIDTH - width - 2).into_iter().map(|p| p.replace(JOINED, " "));
            labels.zip(parts).map(line).collect::<Vec<_>>()
        };
        lines.into_iter().flat_map(written).collect::<Vec<_>>().join("\n")
    }

    /// Whether the pilot has no result.
    pub fn all_failed(&self) -> bool {
        self.pilot.trials > 0 && self.pilot.failed == self.pilot.trials * self.policies
    }

    /// How many factors are of which kind.
    fn kinds(&self, plan: &Plan, lang: Lang) -> String {
        let t = lang.texts().plan;
        let is =
            |kind: fn(&FactorEntry) -> bool| plan.factors.iter().filter(|f| f.varies() && kind(f)).count();
        let fixed = plan.factors.iter().filter(|f| !f.varies()).count();
        let counts = [
            (is(|f| matches!(f.scale.as_str(), "linear" | "log")), t.continuous),
            (is(|f| f.scale == "whole"), t.whole),
            (is(|f| f.scale == "listed"), t.listed),
            (fixed, t.fixed),
        ];
        let said = counts.iter().filter(|(n, _)| *n > 0).map(|(n, text)| text(n));
        said.collect::<Vec<_>>().join(", ")
    }

    fn factor(&self, index: usize, factor: &FactorEntry, lang: Lang) -> String {
        let t = lang.texts().plan;
        let number = |v: f64| shortest(lang, v);
        let level = |text: &String| said_level(lang, text);
        let mut parts = vec![match (factor.low, factor.high, factor.levels.as_slice()) {
            (Some(low), Some(high), _) if low == high => (t.fixed_at)(&number(low)),
            (Some(low), Some(high), _) => (t.range)(&number(low), &number(high)).replace(' ', JOINED),
            (_, _, [only]) => (t.fixed_at)(&level(only)),
            (_, _, levels) => {
                let shown: Vec<String> = levels.iter().take(COUNTED).map(level).collect();
                let shown = shown.join(t.list_joint);
                if levels.len() > COUNTED {
                    (t.levels)(&format!("{shown}{}… ({})", t.list_joint, levels.len()))
                } else {
                    (t.levels)(&shown)
                }
            }
        }];
        if factor.scale == "log" {
            parts[0].push_str(&format!(" {}", t.log));
        }
        let counts = self.level_points.get(index).filter(|c| c.len() > 1 && c.len() <= COUNTED);
        if let Some(counts) = counts {
            let (least, most) = (counts.iter().min(), counts.iter().max());
            let all: u64 = counts.iter().sum();
            // A sequence is as even as it can be; what is further apart than a tenth is not.
            let even = most.zip(least).is_some_and(|(m, l)| (m - l) as f64 <= 0.1 * all as f64 + 1.0);
            let said = counts.iter().map(u64::to_string).collect::<Vec<_>>().join("/");
            parts.push(if even { (t.balanced)(&said) } else { (t.unbalanced)(&said) });
        }
        if let Some(today) = factor.today.as_ref().filter(|_| factor.varies()) {
            parts.push(match today.parse::<f64>() {
                Ok(median) if factor.today_is_median => {
                    (t.today_median)(&in_digits(lang, median, MEDIAN_DIGITS))
                }
                _ => (t.today)(&said_level(lang, today)),
            });
        }
        format!("{}: {}", shortened(&factor.key), parts.join("; "))
    }

    fn unit(&self, plan: &Plan, lang: Lang) -> String {
        let t = lang.texts().plan;
        let points = u64::from(plan.points_per_unit).min(self.points);
        let size = format!("{} × {}", (t.points)(points), (t.worlds)(u64::from(plan.worlds_per_unit)));
        let (seconds, bytes) = (about(lang, self.unit_seconds), bytes(lang, self.unit_bytes));
        (t.unit_size)(&(t.units)(self.units), &size, &seconds, &bytes)
    }

    fn looked(&self, lang: Lang) -> String {
        let t = lang.texts().plan;
        let look = &self.pilot;
        let seconds = length(lang, look.seconds);
        let points = (t.at_points)(look.points.len() as u64);
        let said = (t.pilot)(&(t.trials)(look.trials), &points, &seconds);
        match look.failed {
            0 => said,
            n => {
                let failed = (t.pilot_failed)(&lang.count(n));
                format!("{said}; {failed}: {}", Reason::said(&look.reasons, lang))
            }
        }
    }

    fn time(&self, lang: Lang) -> String {
        let t = lang.texts().plan;
        if self.left_trials == 0 {
            return t.nothing_left.to_owned();
        }
        if self.all_failed() {
            return t.time_unknown.to_owned();
        }
        let Range { about, low, high } = self.cpu_seconds;
        let cpu = match [about, low, high].map(|s| length(lang, s)) {
            [about, low, high] if low == high => (t.cpu)(&about),
            [about, low, high] => (t.cpu_range)(&about, &low, &high),
        };
        let mut said = (t.time)(&cpu, &self.done_in_words, &(t.threads)(self.threads));
        if self.pilot.given < BUSY && self.wall_seconds >= 1.0 {
            said.push_str(&(t.busy)(&lang.percent(self.pilot.given)));
        }
        said
    }

    fn disk(&self, lang: Lang) -> String {
        let t = lang.texts().plan;
        let needed = bytes(lang, self.bytes);
        match self.free_bytes {
            Some(free) => (t.disk)(&needed, &bytes(lang, free as f64)),
            None => (t.disk_unknown)(&needed),
        }
    }

    fn precision(&self, manifest: &Manifest, lang: Lang) -> Vec<String> {
        let t = lang.texts().plan;
        let known: Vec<f64> = self.half_width.iter().flatten().copied().collect();
        let (Some(low), Some(high)) =
            (known.iter().copied().min_by(f64::total_cmp), known.iter().copied().max_by(f64::total_cmp))
        else {
            let why = if self.worlds == 1 { t.precision_one_world } else { t.precision_unknown };
            return vec![why.to_owned()];
        };
        if high == 0.0 {
            return vec![t.exact.to_owned()];
        }
        let confidence = format!("{}\u{a0}%", lang.written((self.confidence * 1e8).round() / 1e6));
        let low = if low < NARROW * high { 0.0 } else { low };
        let plain = |v: f64| amount(lang, manifest, v, v, false);
        let unit = |v: f64| with_unit(lang, manifest, &plain(v));
        let first = match (self.policies, plain(low) == plain(high)) {
            (1, _) => (t.precision_level)(&unit(high), &confidence),
            (_, true) => (t.precision)(&unit(high), &confidence),
            _ => (t.precision_of)(&plain(low), &unit(high), &confidence),
        };
        let Some(worth) = self.worth_having else { return vec![first] };
        let scaled = manifest.metric(&manifest.measure).map_or(1.0, crate::report::text::scale) * worth;
        let mut second = (t.worth)(&with_unit(lang, manifest, &lang.written(scaled)));
        if let Some(worlds) = self.worlds_for_worth_having {
            second = format!("{second}; {}", (t.worth_more)(&lang.count(worlds)));
        }
        vec![first, second]
    }
}

/// A level or today's value as the plan stores it, in the language's numbers.
fn said_level(lang: Lang, text: &str) -> String {
    let number = text.parse().ok().filter(|v: &f64| v.is_finite());
    number.map_or_else(|| text.to_owned(), |v| shortest(lang, v))
}

/// A number with as many digits as it needs, but no more than six.
fn shortest(lang: Lang, value: f64) -> String {
    in_digits(lang, value, 6)
}

/// A number with at most so many digits.
fn in_digits(lang: Lang, value: f64, digits: usize) -> String {
    let rounded = format!("{value:.*e}", digits.saturating_sub(1));
    let digits = rounded.parse::<f64>().unwrap_or(value).to_string();
    let decimals = digits.split_once('.').map_or(0, |(_, d)| d.len());
    if value.abs() < 1e15 && decimals <= 12 { lang.number(value, -(decimals as i32)) } else { digits }
}
