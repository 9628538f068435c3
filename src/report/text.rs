//! The answer as text for a terminal: verdict first, table second.

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Table, Width, presets};

use super::Lang;
use super::answer::{Answer, PolicyAnswer};
use super::full::Full;
use super::full_text::{bootstrapped, full_text};
use super::number::{odds, place};
use crate::stats::interval::Method;
use crate::stats::verdict::Verdict;
use crate::store::ROUND_WORLDS;
use crate::store::manifest::{Manifest, MetricEntry, MetricUnit};
use crate::texts::report::ReportTexts;

/// Width that every table is made for, in columns of a terminal; a narrower terminal gets tighter tables.
pub(super) const WIDTH: u16 = 100;
/// Narrowest terminal that tables are made for.
pub const NARROW: u16 = 80;
/// Width of the column of policy names, wide and narrow; longer names wrap.
const NAME_WIDTH: [u16; 2] = [26, 18];
/// Other measures side by side in one table.
const ALSO_PER_TABLE: usize = 4;
/// Below this share of the spread the report says that the unknowns explain hardly any of it.
const LITTLE_EXPLAINED: f64 = 0.05;
/// Policies named one by one in the verdict.
const NAMED: usize = 3;
/// Names longer than this are cut.
const NAME_MAX: usize = 72;

/// How long the simulation of new worlds took.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Timing {
    pub seconds: f64,
    pub new_worlds: usize,
}

/// The printed answer; the verdict apart so that a terminal can set it in bold.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    pub verdict: String,
    pub body: String,
}

/// Writes an answer in a language; `timing` only when something was simulated, `full` when the long answer is
/// asked for. On a terminal of `width` columns sentences are broken between words, elsewhere the verdict is
/// one line.
pub fn report(
    answer: &Answer,
    full: Option<&Full>,
    manifest: &Manifest,
    lang: Lang,
    timing: Option<Timing>,
    width: Option<u16>,
) -> Report {
    let w = Writer {
        a: answer,
        m: manifest,
        t: lang.texts().report,
        lang,
        width: self::width(width),
        signs: false,
    };
    let mut body = Vec::new();
    body.extend(w.details());
    body.push(String::new());
    body.extend(measured_by(answer, lang));
    if answer.worlds > 0 {
        body.push(w.table());
        body.extend(w.also_tables());
        body.extend(super::seen::table(&w));
    }
    body.extend(w.pilot());
    body.extend(full.map(|full| full_text(&w, full)).filter(|text| !text.is_empty()));
    body.extend(w.footer(timing));
    let verdict = w.verdict(timing);
    let verdict = if width.is_some() { wrapped(&verdict, usize::from(w.width)) } else { verdict };
    Report { verdict, body: body.join("\n") }
}

/// What each policy brings against the baseline, as the table has it: "+10,900 ± 1,800".
pub fn gains(answer: &Answer, manifest: &Manifest, lang: Lang) -> Vec<String> {
    let w = Writer::new(answer, manifest, lang);
    (0..answer.policies.len()).map(|p| w.gain(p).unwrap_or_else(|| "—".to_owned())).collect()
}

/// Columns to write in: the terminal's, within what tables are made for.
pub(super) fn width(terminal: Option<u16>) -> u16 {
    terminal.unwrap_or(WIDTH).clamp(NARROW, WIDTH)
}

/// On a terminal a sentence broken between words, further lines indented; elsewhere one line.
pub(super) fn indented(line: &str, terminal: Option<u16>, by: usize) -> String {
    if terminal.is_none() {
        return line.to_owned();
    }
    let lead: String = line.chars().take_while(|c| *c == ' ').collect();
    let room = usize::from(width(terminal)) - by;
    lead + &wrapped(line.trim_start(), room).replace('\n', &format!("\n{}", " ".repeat(by)))
}

/// Names the measure when it is not the usual one.
pub(super) fn measured_by(answer: &Answer, lang: Lang) -> Option<String> {
    (answer.measure.key != "npv").then(|| (lang.texts().report.measured_by)(label(&answer.measure, lang)))
}

pub(super) struct Writer<'a> {
    pub(super) a: &'a Answer,
    pub(super) m: &'a Manifest,
    pub(super) t: &'static ReportTexts,
    pub(super) lang: Lang,
    pub(super) width: u16,
    /// Currencies by their signs, as charts have them; on a terminal by their codes, as files have them.
    pub(super) signs: bool,
}

impl<'a> Writer<'a> {
    /// For what is printed or shown beside charts.
    pub(super) fn in_print(answer: &'a Answer, manifest: &'a Manifest, lang: Lang) -> Writer<'a> {
        Writer { signs: true, ..Writer::new(answer, manifest, lang) }
    }
    /// For tables of the usual width.
    pub(super) fn new(answer: &'a Answer, manifest: &'a Manifest, lang: Lang) -> Writer<'a> {
        Writer { a: answer, m: manifest, t: lang.texts().report, lang, width: WIDTH, signs: false }
    }
}

impl Writer<'_> {
    pub(super) fn name(&self, policy: usize) -> String {
        shortened(&self.a.policies[policy].name)
    }
    /// Whether a policy is put to work by what the firm sees.
    pub(super) fn has_rules(&self) -> bool {
        self.m.policies.iter().any(|p| p.when.is_some())
    }
    pub(super) fn names(&self, policies: &[usize]) -> Vec<String> {
        policies.iter().map(|&p| self.name(p)).collect()
    }
    pub(super) fn confidence(&self) -> String {
        let percent = self.a.confidence * 100.0;
        format!("{} %", self.lang.written((percent * 1e6).round() / 1e6))
    }
    /// +1 where the metric itself is shown turned the right way, -1 to turn a gain back.
    pub(super) fn sign(&self) -> f64 {
        if self.a.measure.higher_is_better { 1.0 } else { -1.0 }
    }
    fn threshold(&self) -> Option<String> {
        let delta = self.a.worth_having.filter(|d| *d > 0.0)?;
        Some(self.measured(self.lang.written(delta * scale(&self.a.measure))))
    }
    pub(super) fn with_unit(&self, metric: &MetricEntry, number: String) -> String {
        match metric.unit {
            MetricUnit::Money if self.a.currency.is_empty() => number,
            MetricUnit::Money if self.signs => self.lang.print().beside_sign(&number, &self.a.currency),
            MetricUnit::Money => format!("{number} {}", self.a.currency),
            MetricUnit::Share => format!("{number} {}", self.t.percentage_points),
            MetricUnit::People | MetricUnit::Count | MetricUnit::Ratio => number,
        }
    }
    /// A number of the measure with what it counts: money and shares say so by their units.
    pub(super) fn measured(&self, number: String) -> String {
        let (measure, label) = (&self.a.measure, label(&self.a.measure, self.lang));
        match measure.unit {
            MetricUnit::Money | MetricUnit::Share => self.with_unit(measure, number),
            MetricUnit::People | MetricUnit::Count if !label.contains([',', ':']) => {
                format!("{number} {label}")
            }
            MetricUnit::People | MetricUnit::Count | MetricUnit::Ratio => format!("{number} ({label})"),
        }
    }
    /// The half-width that a number is rounded by where it is said without one: people are whole from ten on.
    fn said_by(&self, half: f64, value: f64) -> f64 {
        let whole =
            matches!(self.a.measure.unit, MetricUnit::People | MetricUnit::Count) && value.abs() >= 10.0;
        if whole { half.max(10.0) } else { half }
    }
    /// A difference of the measure, turned back, to the digits of `half`.
    pub(super) fn change(&self, gain: f64, half: f64) -> String {
        let scale = scale(&self.a.measure);
        let value = gain * self.sign() * scale;
        self.lang.signed(value, self.place(half * scale, value))
    }
    /// As [`place`], but money stops at the cent: below it are only the roundings of the arithmetic.
    fn place(&self, half: f64, value: f64) -> i32 {
        let (least, finest) = if self.a.measure.unit == MetricUnit::Money { (0.005, -2) } else { (5e-7, -6) };
        match half < least {
            true => place(0.0, value).max(finest),
            false => place(half, value).max(finest),
        }
    }
    /// A sentence broken between words at the width.
    pub(super) fn broken(&self, text: &str) -> String {
        wrapped(text, usize::from(self.width))
    }
    pub(super) fn horizon(&self) -> String {
        match self.a.weeks {
            w if w.is_multiple_of(52) => (self.t.years)(w / 52),
            // In hundreds of weeks nobody counts.
            w if w > 260 => (self.t.years_and_part)(&self.lang.number(f64::from(w) / 52.0, -1)),
            w => (self.t.weeks)(w),
        }
    }

    pub(super) fn verdict(&self, timing: Option<Timing>) -> String {
        let (a, t) = (self.a, self.t);
        match &a.verdict {
            None if !a.failed_everywhere.is_empty() => {
                (self.lang.texts().full.failed_everywhere)(&self.names(&a.failed_everywhere))
            }
            None => t.no_world.to_owned(),
            Some(Verdict::NotSettled { .. }) if a.worlds == 1 => self.lang.texts().full.one_world.to_owned(),
            Some(Verdict::OnlyOne) => (t.only_one)(&self.name(0)),
            Some(Verdict::Identical) => t.identical.to_owned(),
            Some(Verdict::Best { policy, by_at_least }) => self.best(*policy, *by_at_least),
            Some(Verdict::NoDifference { among }) => match self.threshold() {
                Some(delta) => (t.no_difference)(&self.names(among), &delta, &self.confidence()),
                None => (t.no_difference_exact)(&self.names(among)),
            },
            Some(Verdict::NotSettled { leader, more_worlds }) => {
                self.open(*leader) + &self.more(*more_worlds, timing)
            }
        }
    }
    /// What is open: against the next best that is all there is to say, against others they are named.
    fn open(&self, leader: usize) -> String {
        let (a, t, threshold) = (self.a, self.t, self.threshold());
        let mean = |p: &usize| a.policies[*p].measure.map_or(f64::NEG_INFINITY, |m| self.sign() * m.mean);
        let others = (0..a.policies.len()).filter(|&p| p != leader);
        let next = others.max_by(|p, q| mean(p).total_cmp(&mean(q)).then(q.cmp(p)));
        if a.open.is_empty() || next.is_some_and(|next| a.open.contains(&next)) {
            return (t.not_settled)(&self.name(leader), threshold.as_deref());
        }
        let open = &a.open[..a.open.len().min(NAMED)];
        (t.not_settled_against)(&self.name(leader), &self.names(open), threshold.as_deref())
    }
    fn best(&self, policy: usize, by_at_least: f64) -> String {
        let half = self.a.policies.iter().filter_map(|p| p.gain.as_ref()).map(|g| g.half).fold(0.0, f64::max);
        let half = self.said_by(half, by_at_least);
        let scale = scale(&self.a.measure);
        let place = self.place(half * scale, by_at_least * scale);
        // Rounded down: the claim must hold. A margin below the last digit is shown with two of its own.
        let down = |place: i32| {
            let step = 10f64.powi(place);
            (by_at_least * scale / step + 1e-9).floor() * step
        };
        let place = if down(place) > 0.0 { place } else { (by_at_least * scale).log10().floor() as i32 - 1 };
        let margin = self.lang.number(down(place), place);
        let margin = self.measured(margin);
        let (name, confidence) = (self.name(policy), self.confidence());
        match self.a.policies[policy].beats {
            Some(b) if b.worlds == b.of => {
                (self.t.best)(&name, &margin, &confidence)
                    + &(self.t.ahead_in_all)(&self.name(self.a.baseline), &self.lang.count(b.of))
            }
            Some(b) => {
                let (events, of) = odds(b.worlds, b.of);
                (self.t.best)(&name, &margin, &confidence)
                    + &(self.t.ahead_of)(&self.name(self.a.baseline), events, of)
            }
            None => (self.t.best_is_baseline)(&name, &margin, &confidence),
        }
    }
    fn more(&self, worlds: Option<u64>, timing: Option<Timing>) -> String {
        let Some(more) = worlds else { return self.t.more_worlds_unknown.to_owned() };
        let more = more.next_multiple_of(u64::from(ROUND_WORLDS));
        let rate = timing.filter(|t| t.new_worlds > 0).map(|t| t.seconds / t.new_worlds as f64);
        let seconds = rate.map(|r| self.seconds(r * more as f64));
        (self.t.more_worlds)(&self.lang.count(more), seconds.as_deref())
    }
    fn seconds(&self, seconds: f64) -> String {
        (self.t.seconds)(&self.lang.number(seconds, if seconds < 10.0 { -1 } else { 0 }))
    }

    /// What stands under the verdict: label, value and remark on the leading policy's gain and pay-back.
    pub(super) fn facts(&self) -> Vec<(String, String, String)> {
        let policy = &self.a.policies[self.a.leader];
        let differs = !matches!(self.a.verdict, Some(Verdict::Identical));
        let (Some(gain), Some(interval)) = (policy.gain.filter(|_| differs), policy.gain_interval) else {
            return Vec::new();
        };
        let (t, half) = (self.t, self.said_by((interval.high - interval.low) / 2.0, gain.mean));
        let label = if self.a.is_money_gain() { t.gain_over } else { t.change_over };
        let (low, high) = (interval.low, interval.high);
        let (low, high) = if self.sign() > 0.0 { (low, high) } else { (high, low) };
        let interval = (t.interval)(&self.confidence(), &self.change(low, half), &self.change(high, half));
        let written = |gain: f64| self.measured(self.change(gain, half));
        let mut rows = vec![(label(&self.horizon()), written(gain.mean), interval)];
        rows.extend(policy.worst.map(|v| (t.worst_worlds.to_owned(), written(v), t.worst_mean.to_owned())));
        rows.extend(self.payback());
        rows.extend(self.wrong_if());
        rows
    }
    /// The facts as lines of columns.
    fn details(&self) -> Vec<String> {
        let rows = self.facts();
        let width = |f: fn(&(String, String, String)) -> &String| {
            rows.iter().map(|r| f(r).chars().count()).max().unwrap_or(0)
        };
        let (first, second) = (width(|r| &r.0), width(|r| &r.1));
        let written = |(a, b, c): &(String, String, String)| {
            let line = format!("  {a:first$}   {b:>second$}");
            let short = line.chars().count() + c.chars().count() + 5 <= usize::from(self.width);
            if short { format!("{line}   ({c})") } else { format!("{line}\n    ({c})") }
        };
        rows.iter().map(written).collect()
    }
    /// What would have to be otherwise for the verdict to be wrong.
    fn wrong_if(&self) -> Option<(String, String, String)> {
        let w = self.a.wrong_if.as_ref()?;
        let t = self.lang.texts().full;
        let half = w.low.zip(w.high).map_or(w.value.abs() / 10.0, |(low, high)| (high - low) / 2.0);
        let value = self.lang.number(w.value, place(half, w.value));
        let condition = format!("{} {} {value}", w.unknown.key, if w.below { "<" } else { ">" });
        let then = (t.then_ahead)(&self.name(w.rival));
        Some((t.wrong_if.to_owned(), condition, format!("{then}; {}", (t.assumed)(&w.unknown.law))))
    }
    /// The same for readers who do not know the file's names of numbers: what the number means comes first.
    pub(super) fn wrong_if_in_words(&self) -> Option<(String, String, String)> {
        let (label, condition, _) = self.wrong_if()?;
        let w = self.a.wrong_if.as_ref()?;
        let (unknown, t) = (&w.unknown, self.lang.texts().full);
        let means = self.lang.pick(&unknown.en, &unknown.de);
        let means = super::names::about(means);
        let condition = condition.replacen(&unknown.key, means, 1);
        let then = (t.then_ahead)(&self.name(w.rival));
        Some((label, condition, format!("{then}; {}, {}", unknown.key, (t.assumed)(&unknown.law))))
    }
    /// [`Writer::facts`] for such readers.
    pub(super) fn facts_in_words(&self) -> Vec<(String, String, String)> {
        let mut facts = self.facts();
        if let (Some(last), Some(words)) = (facts.last_mut(), self.wrong_if_in_words()) {
            *last = words;
        }
        facts
    }
    pub(super) fn payback(&self) -> Option<(String, String, String)> {
        let p = self.a.payback?;
        let t = self.t;
        let (label, after) = match p.median_week {
            None => (t.paid_back, t.never_mostly.to_owned()),
            Some(w) if w <= 1.0 => (t.paid_back, t.at_once.to_owned()),
            Some(w) if w < 9.0 => (t.paid_back_after, (t.after_weeks)(w.ceil() as u32)),
            Some(w) if w > 260.0 => (t.paid_back_after, (t.years)((w / 52.0).ceil() as u32)),
            Some(w) => (t.paid_back_after, (t.after_months)((w * 12.0 / 52.0).ceil() as u32)),
        };
        let (events, of) = odds(p.never, p.of);
        let remark = if p.never == 0 { (t.always)(p.of) } else { (t.never_in)(&self.horizon(), events, of) };
        Some((label.to_owned(), after, remark))
    }

    fn table(&self) -> String {
        let rows = (0..self.a.policies.len()).map(|p| self.row(p)).collect();
        laid_out(self.header().map(str::to_owned).to_vec(), rows, self.width)
    }
    /// The titles of the columns of [`Writer::row`].
    pub(super) fn header(&self) -> [&'static str; 7] {
        let t = self.t;
        let gain = if self.a.is_money_gain() { t.gain_vs_today } else { t.change_vs_today };
        ["", gain, t.best_in, t.beats_today, t.worst, t.treated, t.seen]
    }
    /// The gain against the baseline with its interval; `None` for the baseline.
    pub(super) fn gain(&self, index: usize) -> Option<String> {
        let p: &PolicyAnswer = &self.a.policies[index];
        p.gain.map(|g| {
            if g.is_exactly_zero() {
                return self.t.no_difference_cell.to_owned();
            }
            if let Some(i) = p.gain_interval.filter(|i| i.method == Method::Bca) {
                // An uneven interval has no ±.
                let half = (i.high - i.low) / 2.0;
                let ends = if self.sign() > 0.0 { (i.low, i.high) } else { (i.high, i.low) };
                let [mean, low, high] = [g.mean, ends.0, ends.1].map(|v| self.change(v, half));
                return format!("{mean} ({low} {} {high})", self.lang.texts().full.to);
            }
            let scale = scale(&self.a.measure);
            let digits = self.place(g.half * scale, g.mean * scale);
            format!("{} ± {}", self.change(g.mean, g.half), self.lang.number(g.half * scale, digits))
        })
    }
    pub(super) fn row(&self, index: usize) -> Vec<String> {
        let p: &PolicyAnswer = &self.a.policies[index];
        let none = || "—".to_owned();
        let half = p.gain.map_or(0.0, |g| g.half);
        let compared = self.a.policies.len() > 1;
        vec![
            self.name(index),
            self.gain(index).unwrap_or_else(none),
            if compared { self.lang.percent(p.best_share) } else { none() },
            p.beats.map_or_else(none, |b| self.lang.percent(b.worlds as f64 / b.of as f64)),
            p.worst.map_or_else(none, |v| self.change(v, half)),
            p.treated_share.map_or_else(none, |s| self.lang.percent(s)),
            self.seen(p),
        ]
    }
    fn seen(&self, p: &PolicyAnswer) -> String {
        let voiced = p.true_per_seen;
        let ratio = |r: f64| format!("1 : {}", self.lang.number(r, if r < 10.0 { -1 } else { 0 }));
        voiced.map_or_else(|| self.t.none_seen.to_owned(), ratio)
    }

    /// The other measures asked for: each policy's mean and its change against today, a few to a table.
    fn also_tables(&self) -> Vec<String> {
        self.also_measures().chunks(ALSO_PER_TABLE).map(|keys| self.also_table(keys)).collect()
    }
    /// The other measures asked for that are stored.
    pub(super) fn also_measures(&self) -> Vec<&MetricEntry> {
        self.m.also.iter().filter_map(|k| self.m.metric(k)).filter(|m| self.stored(m)).collect()
    }
    fn also_table(&self, keys: &[&MetricEntry]) -> String {
        let header = std::iter::once(self.t.also.to_owned());
        let header = header.chain(keys.iter().map(|m| label(m, self.lang).to_owned())).collect();
        let row = |p: usize| {
            let cells = keys.iter().map(|m| self.also_cell(p, m));
            std::iter::once(self.name(p)).chain(cells).collect()
        };
        format!("\n{}", laid_out(header, (0..self.a.policies.len()).map(row).collect(), self.width))
    }
    fn stored(&self, metric: &MetricEntry) -> bool {
        self.a.policies.iter().all(|p| p.also.iter().any(|a| a.key == metric.key))
    }
    pub(super) fn also_cell(&self, p: usize, metric: &MetricEntry) -> String {
        let Some(also) = self.a.policies[p].also.iter().find(|a| a.key == metric.key) else {
            return "—".to_owned();
        };
        let scale = scale(metric);
        let percent = if metric.unit == MetricUnit::Share { " %" } else { "" };
        // Today's mean has no change of its own; it is shown to the digits of the coarsest change.
        let halves = self.a.policies.iter().flat_map(|p| &p.also).filter(|a| a.key == metric.key);
        let half = halves.filter_map(|a| a.change).map(|c| c.half).fold(0.0, f64::max) * scale;
        let digits = place(half, also.mean * scale).max(match metric.unit {
            MetricUnit::Share | MetricUnit::Ratio => -2,
            MetricUnit::Money | MetricUnit::People | MetricUnit::Count => 0,
        });
        let mean = format!("{}{percent}", self.lang.number(also.mean * scale, digits));
        match also.change {
            Some(c) => format!("{mean} ({})", self.lang.signed(c.mean * scale, digits)),
            None => mean,
        }
    }

    /// The pilot, after an empty line.
    fn pilot(&self) -> Vec<String> {
        let lines = super::pilot_text::lines(self.a, self.lang);
        let before = (!lines.is_empty()).then(String::new);
        before.into_iter().chain(lines.iter().map(|line| self.indented(line))).collect()
    }
    fn indented(&self, line: &str) -> String {
        let by = line.len() - line.trim_start().len();
        let broken = wrapped(line.trim_start(), usize::from(self.width) - by);
        // Columns are spaces in a row, and lines of columns are short.
        if line.chars().count() <= usize::from(self.width) {
            return line.to_owned();
        }
        let lead = " ".repeat(by);
        format!("{lead}{}", broken.replace('\n', &format!("\n{lead}")))
    }

    /// How many times, two digits up to a thousand.
    pub(super) fn times(&self, factor: f64) -> String {
        match factor {
            f if f > 1000.0 => (self.t.more_than)(&self.lang.count(1000)),
            f => self.lang.number(f, if f < 10.0 { -1 } else { 0 }),
        }
    }

    /// Worlds, time, what pairing brought, luck.
    pub(super) fn remarks(&self, timing: Option<Timing>) -> Vec<String> {
        let (a, t) = (self.a, self.t);
        let worlds = if a.policies.len() > 1 { t.worlds } else { t.worlds_one_policy };
        let mut parts = vec![worlds(&self.lang.count(a.worlds as u64))];
        if a.failed_worlds > 0 {
            let [counted, stored] = [a.worlds, a.stored_worlds].map(|n| self.lang.count(n as u64));
            parts.push((t.failed)(&counted, &stored));
        }
        parts.extend(timing.filter(|x| x.new_worlds > 0).map(|x| self.seconds(x.seconds)));
        let factor = a.variance_factor.filter(|f| *f >= 1.05);
        parts.extend(factor.map(|f| (t.pairing)(&self.times(f))));
        parts.extend(a.explained_by_unknowns.map(|r| match r < LITTLE_EXPLAINED {
            true => t.luck.to_owned(),
            false => (t.unknowns)(&self.lang.percent(r)),
        }));
        parts.extend(super::guards::remarks(a, self.lang));
        if bootstrapped(a) {
            parts.push(self.lang.texts().full.bca.to_owned());
        } else {
            parts.extend(
                a.skewness.filter(|s| s.abs() > 2.0 && a.guards.is_empty()).map(|_| t.skewed.to_owned()),
            );
        }
        parts
    }
    /// The remarks, wrapped at the width.
    fn footer(&self, timing: Option<Timing>) -> Vec<String> {
        let mut lines: Vec<String> = vec![String::new()];
        for part in self.remarks(timing) {
            let last = lines.last_mut().expect("starts with one line");
            if last.is_empty() {
                *last = part;
            } else if last.chars().count() + part.chars().count() + 3 <= usize::from(self.width) {
                *last = format!("{last} · {part}");
            } else {
                lines.push(part);
            }
        }
        let broken = lines.iter().map(|line| wrapped(line, usize::from(self.width)));
        std::iter::once(String::new()).chain(broken).collect()
    }
}

/// Breaks a sentence between words so that no line is longer than `width` characters.
fn wrapped(text: &str, width: usize) -> String {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let last = lines.last_mut().expect("starts with one line");
        if last.is_empty() {
            last.push_str(word);
        } else if last.chars().count() + 1 + word.chars().count() <= width {
            last.push(' ');
            last.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines.join("\n")
}

/// Shares are shown in per cent.
pub(super) fn scale(metric: &MetricEntry) -> f64 {
    if metric.unit == MetricUnit::Share { 100.0 } else { 1.0 }
}

/// A metric's name.
pub fn label(metric: &MetricEntry, lang: Lang) -> &str {
    lang.pick(&metric.en, &metric.de)
}

/// At most [`NAME_MAX`] characters on one line: the start of a name is what people recognise.
pub(super) fn shortened(name: &str) -> String {
    let line: String = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= NAME_MAX {
        line
    } else {
        line.chars().take(NAME_MAX - 1).collect::<String>().trim_end().to_owned() + "…"
    }
}

/// Columns of text: the first left, the others right, aligned by display width.
pub(super) fn laid_out(header: Vec<String>, rows: Vec<Vec<String>>, width: u16) -> String {
    let narrow = width < WIDTH;
    let longest = rows.iter().map(|r| r[0].chars().count()).max().unwrap_or(0);
    let names = u16::try_from(longest).unwrap_or(u16::MAX).min(NAME_WIDTH[usize::from(narrow)]);
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic).set_width(width);
    let widest_word = |title: &String| {
        title.split(' ').filter_map(|word| u16::try_from(word.chars().count()).ok()).max().unwrap_or(0)
    };
    // Headers may wrap between words, numbers never do.
    let cells = |i: usize| rows.iter().filter_map(move |r| u16::try_from(r[i].chars().count()).ok()).max();
    let least: Vec<u16> =
        header.iter().enumerate().map(|(i, h)| widest_word(h).max(cells(i).unwrap_or(0))).collect();
    table.set_header(header).add_rows(rows);
    for (i, column) in table.column_iter_mut().enumerate() {
        if i == 0 {
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(names)));
            column.set_padding((0, 0));
        } else {
            column.set_cell_alignment(CellAlignment::Right);
            // Two spaces between columns, or one where room is short.
            let gap = if narrow { 1 } else { 2 };
            column.set_padding((gap, 0));
            column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(least[i] + gap)));
        }
    }
    table.trim_fmt()
}
