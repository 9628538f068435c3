//! `tornado`: what each factor does to the gain, and where it is lowest and highest. One at a time: simulated at each of
//! its levels, all else as today; on other designs a curve through the points.

use serde_json::json;

use super::shared::Shared;
use super::{Reply, Subject};
use crate::report::ask::words::{Case, capital, table, wrapped};
use crate::stats::moments::Moments;
use crate::stats::paired::Estimate;
use crate::stats::regression;
use crate::stats::resample::Value;
use crate::stats::tornado::{Bar, Flip, bars_over_worlds, extremes};

/// The gain at a level of a factor.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Simulated {
    pub at: f64,
    pub gain: f64,
    /// Half-width of the interval over worlds; `None` with one world.
    pub half: Option<f64>,
}

/// What a factor does to the gain, all else as today.
#[derive(Clone, Debug)]
pub struct OneAtATime {
    pub factor: usize,
    /// At its lowest and highest level; of words, which have no order, where the gain is lowest and highest.
    pub ends: [Simulated; 2],
    /// Where the gain is lowest and highest.
    pub reach: [Simulated; 2],
    /// Where the gain changes sign between two levels, on a straight line; of words the one after which it does.
    pub flips_at: Option<f64>,
}

impl OneAtATime {
    fn swing(&self) -> f64 {
        self.reach[1].gain - self.reach[0].gain
    }
    /// Whether the gain is lowest or highest between the ends.
    fn bends(&self) -> bool {
        self.reach.iter().any(|r| self.ends.iter().all(|e| e.at != r.at))
    }
}

/// A bar for every factor that was moved, the longest first, and the gain as things are today.
pub fn one_at_a_time(s: &Subject) -> (Vec<OneAtATime>, Option<f64>) {
    let usable = |p: &usize| s.gains[*p].is_finite();
    let today = s.roles.iter().position(|r| r.moved.is_none()).filter(usable);
    let mut found: Vec<OneAtATime> = (0..s.factors.len()).filter_map(|f| moved(s, f, today)).collect();
    found.sort_by(|a, b| b.swing().total_cmp(&a.swing()).then(a.factor.cmp(&b.factor)));
    (found, today.map(|p| s.gains[p]))
}

fn moved(s: &Subject, factor: usize, today: Option<usize>) -> Option<OneAtATime> {
    let mut points: Vec<usize> = (0..s.roles.len()).filter(|p| s.roles[*p].moved == Some(factor)).collect();
    // Today is a level, too.
    points.extend(today);
    points.retain(|p| s.gains[*p].is_finite());
    let simulated =
        |p: usize| Simulated { at: s.factors[factor].values[p], gain: s.gains[p], half: half(s, p) };
    let mut levels: Vec<Simulated> = points.into_iter().map(simulated).collect();
    levels.sort_by(|a, b| a.at.total_cmp(&b.at));
    levels.dedup_by(|a, b| a.at == b.at);
    let (first, last) = (*levels.first()?, *levels.last()?);
    let words = s.factors[factor].words.is_some();
    let place = |l: &Simulated| (l.at, l.gain);
    let ends = match words {
        true => {
            let by_gain = |a: &&Simulated, b: &&Simulated| a.gain.total_cmp(&b.gain);
            [*levels.iter().min_by(by_gain)?, *levels.iter().rev().max_by(by_gain)?]
        }
        false => [first, last],
    };
    let reach = extremes(&ends.each_ref().map(place), levels.iter().map(place));
    let reach = reach.map(|(at, _)| *levels.iter().find(|l| l.at == at).unwrap_or(&first));
    let flips_at = flip(&levels, words);
    (first.at < last.at).then_some(OneAtATime { factor, ends, reach, flips_at })
}

fn half(s: &Subject, point: usize) -> Option<f64> {
    let all: Vec<f64> = s.by_world(point).filter(|v| v.is_finite()).collect();
    Estimate::of(&all, s.alpha).map(|e| e.half)
}

fn flip(levels: &[Simulated], words: bool) -> Option<f64> {
    let pair = levels.windows(2).find(|w| (w[0].gain < 0.0) != (w[1].gain < 0.0))?;
    let [a, b] = [pair[0], pair[1]];
    Some(if words { a.at } else { a.at + (b.at - a.at) * a.gain / (a.gain - b.gain) })
}

/// Bars of a curve through the points, and the factor of each.
pub fn through_points(s: &Subject) -> Vec<(usize, Bar)> {
    curves(s, &s.shared(&s.some()))
}

fn curves(s: &Subject, shared: &Shared) -> Vec<(usize, Bar)> {
    let factors = ordered(s);
    let columns = s.curve_columns(&factors, &shared.points);
    let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    let bar = |b: Bar| {
        let factor = factors[b.unknown];
        (factor, b.rescaled(|v| s.factors[factor].off_curve(v)))
    };
    let (values, worlds) = (s.values(shared), shared.worlds.len());
    bars_over_worlds(&columns, &values, worlds, s.alpha).into_iter().map(bar).collect()
}

/// The factors that a curve can be drawn over.
pub fn ordered(s: &Subject) -> Vec<usize> {
    s.varying().into_iter().filter(|f| s.factors[*f].is_ordered()).collect()
}

pub fn reply(s: &Subject) -> Result<Reply, String> {
    if s.design() == "oat" {
        return Ok(simulated(s));
    }
    let shared = s.shared(&s.some());
    let found = curves(s, &shared);
    let Some((f, longest)) = found.first() else {
        return Ok(s.too_few(regression::worlds_needed(ordered(s).len())));
    };
    let mean = Moments::of(&s.gains_of(&s.sample())).map_or(0.0, |m| m.mean());
    let t = s.lang.texts().sweep_ask;
    let mut rows = vec![header(s, t.tornado_header)];
    for (f, b) in &found {
        let value = |v: f64| s.factors[*f].value(s.lang, v);
        rows.push(vec![
            s.factors[*f].entry.key.clone(),
            value(b.low_at),
            with_error(s, &b.low),
            value(b.high_at),
            with_error(s, &b.high),
            b.flip.map_or_else(|| "—".to_owned(), |flip| flips_between(s, *f, &flip)),
        ]);
    }
    let ends = [(longest.low_at, longest.low.value), (longest.high_at, longest.high.value)];
    let reach = [longest.lowest, longest.highest];
    let half = reach.iter().fold(0.0_f64, |half, p| half.max(p.gain.half()));
    let first = first(s, *f, ends, reach.map(|p| (p.at, p.gain.value)), longest.bends(), half);
    let bends = found
        .iter()
        .filter(|(_, b)| b.bends())
        .flat_map(|(f, b)| bends(s, *f, [b.lowest, b.highest].map(|p| (p.at, with_error(s, &p.gain)))));
    let order: Vec<usize> = found.iter().map(|(f, _)| *f).collect();
    let remark = (t.tornado_remark)(&capital(s.the_gain(Case::Mean)), &s.interval_word());
    let mut rest = wrapped(&remark);
    rest.extend(s.words_left_out(t.left_out_of_curves));
    rest.extend(s.rests_on(&shared));
    rest.extend(wrapped(&s.foot_of(shared.points.len())));
    let lines = lines(s, &rows, &order, bends.collect(), rest);
    let each: Vec<_> =
        found.iter().map(|(f, b)| json!({ "factor": s.factors[*f].entry.key, "bar": b })).collect();
    Ok(Reply { first, lines, numbers: json!({ "mean": mean, "factors": each }), enough: true })
}

fn simulated(s: &Subject) -> Reply {
    let (found, today) = one_at_a_time(s);
    let Some(longest) = found.first() else { return s.too_few(2) };
    let t = s.lang.texts().sweep_ask;
    let mut rows = vec![header(s, t.one_at_a_time_header)];
    for b in &found {
        let value = |v: f64| s.factors[b.factor].value(s.lang, v);
        rows.push(vec![
            s.factors[b.factor].entry.key.clone(),
            value(b.ends[0].at),
            gain(s, &b.ends[0]),
            value(b.ends[1].at),
            gain(s, &b.ends[1]),
            b.flips_at.map_or_else(|| "—".to_owned(), |at| flips(s, b.factor, at)),
        ]);
    }
    let half = longest.reach.iter().filter_map(|r| r.half).fold(0.0_f64, f64::max);
    let pairs = |all: [Simulated; 2]| all.map(|x| (x.at, x.gain));
    let first = first(s, longest.factor, pairs(longest.ends), pairs(longest.reach), longest.bends(), half);
    let bends = found
        .iter()
        .filter(|b| b.bends())
        .flat_map(|b| bends(s, b.factor, b.reach.each_ref().map(|x| (x.at, gain(s, x)))));
    let order: Vec<usize> = found.iter().map(|b| b.factor).collect();
    let mut rest = wrapped(&(t.one_at_a_time_remark)(&s.interval_word()));
    rest.extend(wrapped(&s.foot()));
    let lines = lines(s, &rows, &order, bends.collect(), rest);
    Reply { first, lines, numbers: simulated_numbers(s, &found, today), enough: true }
}

fn simulated_numbers(s: &Subject, found: &[OneAtATime], today: Option<f64>) -> serde_json::Value {
    let each: Vec<_> = found
        .iter()
        .map(|b| {
            let factor = &s.factors[b.factor];
            let [lowest, highest] =
                b.reach.map(|r| json!({ "at": factor.level(r.at), "gain": r.gain, "half": r.half }));
            json!({
                "factor": factor.entry.key,
                "at": b.ends.map(|e| factor.level(e.at)),
                "gains": b.ends.map(|e| e.gain),
                "halves": b.ends.map(|e| e.half),
                "lowest": lowest,
                "highest": highest,
                // Between words there is nothing.
                "flips_at": b.flips_at.filter(|_| factor.words.is_none()),
            })
        })
        .collect();
    json!({ "today": today, "factors": each })
}

/// "+1,200 ± 300 EUR"
fn with_error(s: &Subject, v: &Value) -> String {
    format!("{} ± {}", s.gain(v.value, v.half()), s.bare_amount(v.half(), v.half()))
}

fn gain(s: &Subject, x: &Simulated) -> String {
    match x.half {
        Some(half) => format!("{} ± {}", s.gain(x.gain, half), s.bare_amount(half, half)),
        None => s.gain_exact(x.gain),
    }
}

/// The value at which the gain changes its sign; of words only that it does.
fn flips(s: &Subject, f: usize, at: f64) -> String {
    match s.factors[f].words {
        Some(_) => s.lang.texts().sweep_ask.flips_between_words.to_owned(),
        None => s.factors[f].value(s.lang, at),
    }
}

/// The value at which the gain changes its sign, with its interval; an end beyond the values seen is left open.
fn flips_between(s: &Subject, f: usize, flip: &Flip) -> String {
    let at = flips(s, f, flip.at);
    if s.factors[f].words.is_some() {
        return at;
    }
    let value = |v: f64| s.factors[f].value(s.lang, v);
    let (t, ask) = (s.lang.texts().sweep_ask, s.lang.texts().ask);
    match (flip.low, flip.high) {
        (Some(low), Some(high)) if value(low) == value(high) => at,
        (Some(low), Some(high)) => format!("{at} ({} {} {})", value(low), ask.to, value(high)),
        (Some(low), None) => format!("{at} ({})", (t.from_on)(&value(low))),
        (None, Some(high)) => format!("{at} ({})", (t.up_to)(&value(high))),
        (None, None) => format!("{at} ({})", t.or_nowhere),
    }
}

fn header(s: &Subject, [first, low, high, flips]: [&str; 4]) -> Vec<String> {
    let t = s.lang.texts().ask;
    let gain = match (s.rival, s.the_gain(Case::Nominative) == t.the_gain) {
        (None, _) => s.lang.texts().sweep_ask.value,
        (_, true) => t.gain,
        (_, false) => t.improvement,
    };
    [first, low, gain, high, gain, flips].map(str::to_owned).to_vec()
}

/// The factor that moves the gain most; each place is a value of the factor and the gain there.
fn first(
    s: &Subject,
    f: usize,
    ends: [(f64, f64); 2],
    reach: [(f64, f64); 2],
    bends: bool,
    half: f64,
) -> String {
    let said = |(at, gain): (f64, f64)| (s.factors[f].value(s.lang, at), s.gain(gain, half));
    let (what, factor) = (capital(&s.what()), s.factors[f].named(s.lang));
    let t = s.lang.texts().sweep_ask;
    if bends || s.factors[f].words.is_some() {
        let [(low_at, lowest), (high_at, highest)] = reach.map(said);
        return (t.moves_between)(&what, &lowest, &low_at, &highest, &high_at, &factor);
    }
    let [(low, from), (high, to)] = ends.map(said);
    (t.moves_from_to)(&what, &from, &to, &factor, &low, &high)
}

/// That a factor acts in more than one direction.
fn bends(s: &Subject, f: usize, [lowest, highest]: [(f64, String); 2]) -> Vec<String> {
    let value = |v: f64| s.factors[f].value(s.lang, v);
    let say = s.lang.texts().ask.bends;
    wrapped(&say(&s.factors[f].entry.key, &lowest.1, &value(lowest.0), &highest.1, &value(highest.0)))
}

fn lines(
    s: &Subject,
    rows: &[Vec<String>],
    order: &[usize],
    bends: Vec<String>,
    rest: Vec<String>,
) -> Vec<String> {
    let mut lines = vec![String::new()];
    lines.extend(table(rows));
    lines.extend(s.legend(order.iter().copied()));
    lines.push(String::new());
    lines.extend(bends);
    lines.extend(rest);
    lines
}
