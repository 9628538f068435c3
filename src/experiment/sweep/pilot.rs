//! A short look at what a sweep will cost: a few trials at unlike points, on one core. Nothing of it is stored.

use std::time::{Duration, Instant};

use grapevine_engine::scenario::params::ParamId;

use super::possible::{Reason, grouped};
use super::resolve::Resolved;
use super::runner::Work;
use crate::design::{Factor, Level, Range};
use crate::experiment::runner::Watch;
use crate::stats::moments::Moments;
use crate::stats::t_quantile;
use crate::store::rounds::SERIES;
use crate::store::sweep::{PointRows, UnitName, parts};
use crate::sweep_file::{Base, Point, Sweep};

/// The look begins nothing new after this.
const LONGEST: Duration = Duration::from_secs(8);
/// Points at which it looks, and points among which it chooses them.
const LOOKS: u32 = 4;
const LOOKED_AMONG: usize = 256;
/// Worlds at each of them: enough to see how much luck there is, where they are quick.
const WORLDS: u32 = 16;
/// Points whose size is counted to tell how large the average one is.
const SIZED: usize = 64;
/// Differences between worlds below this share of the measure are rounding.
const ROUNDING: f64 = 1e-12;
/// No clock of a shared machine is better than this.
const SMALLEST_DOUBT: f64 = 0.15;

/// What the look came to.
#[derive(Clone, Debug)]
pub struct Pilot {
    /// Points looked at, by number.
    pub points: Vec<u32>,
    /// Trials (a point in a world under all policies).
    pub trials: u32,
    /// Results (a policy in a trial) that failed, and why.
    pub failed: u32,
    pub reasons: Vec<Reason>,
    /// What it took in all.
    pub seconds: f64,
    /// Seconds of one core per trial of the average point, and how far that may be off.
    pub per_trial: f64,
    pub doubt: f64,
    /// Which share of a core this machine gave it: below 1 when others work here, too.
    pub given: f64,
    /// Bytes of a part without rows, and of each row, with its share of the weekly course.
    pub bytes_per_part: f64,
    pub bytes_per_row: f64,
    /// Standard deviation over worlds of each policy's gain on the baseline at a point; of the measure itself if
    /// there is one policy. `None` for the baseline and where the look was too short.
    pub luck: Vec<Option<f64>>,
}

/// Time and rows of a point.
struct Look {
    /// Seconds of a core per person-week and policy; `None` if nothing came out, since a failure takes any time.
    rate: Option<f64>,
    /// Seconds of a core in all.
    cpu: f64,
    rows: PointRows,
}

/// Nobody watches: a look is short.
struct Unwatched;

impl Watch for Unwatched {
    fn stop(&self) -> bool {
        false
    }
    fn world_done(&self) {}
}

/// Runs a few trials on the current rayon pool, which should have one thread; `stop` is asked between them. `None`
/// when it was stopped before the first was done.
pub fn look(
    sweep: &Sweep,
    resolved: &Resolved,
    points: &[Point],
    worlds: u32,
    stop: &dyn Fn() -> bool,
) -> Option<Pilot> {
    let start = Instant::now();
    let work = Work {
        sweep,
        policies: resolved.plan.policies.len(),
        series: resolved.plan.series_weeks.is_some(),
        sabotage: None,
    };
    let mut looks: Vec<Look> = Vec::new();
    for point in chosen(sweep, points) {
        let expected = looks.last().and_then(|l| l.rate).unwrap_or(0.0) * size(sweep, point).unwrap_or(0.0);
        let left = LONGEST.saturating_sub(start.elapsed()).as_secs_f64();
        if stop() || (!looks.is_empty() && expected > left) {
            continue;
        }
        looks.extend(at(&work, point, worlds.min(WORLDS), left / f64::from(LOOKS)));
    }
    (!looks.is_empty()).then(|| summary(sweep, resolved, points, &looks, start.elapsed()))
}

/// Seconds that this thread has worked, however long it had to wait; the clock where the system does not say.
fn worked(since: Instant) -> f64 {
    #[cfg(unix)]
    {
        let _ = since;
        let time = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
        time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
    }
    #[cfg(not(unix))]
    since.elapsed().as_secs_f64()
}

/// One world, and then as many as fit into the time.
fn at(work: &Work<'_>, point: &Point, worlds: u32, seconds: f64) -> Option<Look> {
    let one = std::slice::from_ref(point);
    let since = Instant::now();
    let run = |first: u32, last: u32| {
        let unit =
            UnitName { first_world: first, first_point: point.id, last_point: point.id, last_world: last };
        let before = worked(since);
        let rows = work.run(&unit, one, &Unwatched)?.pop()?;
        Some((rows, worked(since) - before))
    };
    let (mut rows, first) = run(0, 0)?;
    let waited = since.elapsed().as_secs_f64();
    let more = ((seconds - waited) / waited.max(1e-9)).clamp(0.0, f64::from(worlds - 1)) as u32;
    let (mut per_trial, mut cpu) = (first, first);
    if more > 0 {
        // The first world also paid for memory; the others are what a sweep consists of.
        let (others, took) = run(1, more)?;
        rows.worlds.extend(others.worlds);
        per_trial = took / f64::from(more);
        cpu += took;
    }
    let some = rows.worlds.iter().flat_map(|w| &w.policies).any(Result::is_ok);
    let rate = size(work.sweep, point).filter(|_| some).map(|size| per_trial / size);
    Some(Look { rate, cpu, rows })
}

fn summary(sweep: &Sweep, resolved: &Resolved, points: &[Point], looks: &[Look], took: Duration) -> Pilot {
    let rates: Vec<f64> = looks.iter().filter_map(|l| l.rate).collect();
    let moments = Moments::of(&rates);
    let rate = moments.as_ref().map_or(0.0, Moments::mean);
    let n = rates.len() as f64;
    let doubt = match moments.and_then(|m| m.sd()) {
        Some(sd) if rate > 0.0 => 2.0 * sd / n.sqrt() / rate,
        _ => 0.5,
    };
    let sized = points.iter().step_by(points.len().div_ceil(SIZED));
    // A point that is no possible scenario takes no time.
    let sizes: Vec<f64> = sized.map(|p| size(sweep, p).unwrap_or(0.0)).collect();
    let average = sizes.iter().sum::<f64>() / sizes.len() as f64;
    let rows: Vec<PointRows> = looks.iter().map(|l| l.rows.clone()).collect();
    let results = || rows.iter().flat_map(|r| &r.worlds).flat_map(|w| &w.policies);
    let bytes = |rows: &[PointRows]| parts::bytes(&resolved.plan, &resolved.manifest, rows) as f64;
    let empty = bytes(&[]);
    Pilot {
        points: rows.iter().map(|r| r.point).collect(),
        trials: rows.iter().map(|r| r.worlds.len() as u32).sum(),
        failed: results().filter(|r| r.is_err()).count() as u32,
        reasons: grouped(rows.iter().flat_map(|row| {
            let failed = row.worlds.iter().flat_map(|w| &w.policies).filter_map(|r| r.as_ref().err());
            failed.map(|why| (row.point, why.clone()))
        })),
        seconds: took.as_secs_f64(),
        per_trial: rate * average,
        doubt: doubt.clamp(SMALLEST_DOUBT, 0.9),
        given: (looks.iter().map(|l| l.cpu).sum::<f64>() / took.as_secs_f64()).clamp(0.02, 1.0),
        bytes_per_part: empty,
        bytes_per_row: (bytes(&rows) - empty) / results().count().max(1) as f64,
        luck: match &sweep.base {
            Base::Scenario(_) => luck(resolved, &rows),
            // A function has none.
            Base::Test(_) => vec![Some(0.0)],
        },
    }
}

/// Luck of each policy's gain, pooled over the points.
fn luck(resolved: &Resolved, rows: &[PointRows]) -> Vec<Option<f64>> {
    let manifest = &resolved.manifest;
    let metric = manifest.metrics.iter().position(|m| m.key == manifest.measure);
    let (policies, baseline) = (manifest.policies.len(), manifest.baseline());
    let Some(metric) = metric else { return vec![None; policies] };
    let of = |policy: usize| {
        let (mut sum, mut freedom) = (0.0, 0);
        for row in rows {
            let gain = |w: &crate::store::rounds::WorldRows| {
                let value = |p: usize| w.policies[p].as_ref().ok().map(|m| m.metrics[metric]);
                Some(value(policy)? - if policies == 1 { 0.0 } else { value(baseline)? })
            };
            let values = row.worlds.iter().flat_map(|w| &w.policies).filter_map(|m| m.as_ref().ok());
            let largest = values.map(|m| m.metrics[metric].abs()).fold(0.0, f64::max);
            let gains: Vec<f64> = row.worlds.iter().filter_map(gain).filter(|g| g.is_finite()).collect();
            if let Some(variance) = Moments::of(&gains).and_then(|m| m.variance()) {
                // Rounding of the last digits is no luck.
                let variance = if variance.sqrt() > ROUNDING * largest { variance } else { 0.0 };
                sum += variance * (gains.len() - 1) as f64;
                freedom += gains.len() - 1;
            }
        }
        (freedom >= 3).then(|| (sum / freedom as f64).sqrt())
    };
    (0..policies).map(|p| if p == baseline && policies > 1 { None } else { of(p) }).collect()
}

/// Half-width of the interval of a mean over so many worlds.
pub fn half_width(luck: f64, worlds: u32, confidence: f64) -> Option<f64> {
    let n = f64::from(worlds);
    if luck == 0.0 {
        return Some(0.0);
    }
    (worlds > 1).then(|| t_quantile(0.5 + confidence / 2.0, n - 1.0) * luck / n.sqrt())
}

/// Person-weeks of all policies at a point, 1 for a test function; `None` for what is no possible scenario.
fn size(sweep: &Sweep, point: &Point) -> Option<f64> {
    let Base::Scenario(_) = &sweep.base else { return Some(1.0) };
    let scenario = sweep.scenario_at(&point.levels).ok()?;
    let world = &scenario.world;
    Some(world[ParamId::MarketPeople] * world[ParamId::TimeWeeks] * scenario.policies.len() as f64)
}

/// Unlike points among the first possible ones: the one nearest to the middle, the smallest, one far out, the largest.
fn chosen<'a>(sweep: &Sweep, points: &'a [Point]) -> Vec<&'a Point> {
    let possible = points.iter().filter_map(|p| Some((p, size(sweep, p)?)));
    let among: Vec<(&Point, f64)> = possible.take(LOOKED_AMONG).collect();
    let out = |p: &Point| distance(sweep.design.factors(), &p.levels);
    let nearest = among.iter().min_by(|a, b| out(a.0).total_cmp(&out(b.0)));
    let smallest = among.iter().min_by(|a, b| a.1.total_cmp(&b.1));
    let farthest = among.iter().max_by(|a, b| out(a.0).total_cmp(&out(b.0)));
    let largest = among.iter().max_by(|a, b| a.1.total_cmp(&b.1));
    let mut found: Vec<&Point> = Vec::new();
    for (point, _) in [nearest, smallest, farthest, largest].into_iter().flatten() {
        if !found.iter().any(|p| p.id == point.id) {
            found.push(point);
        }
    }
    found
}

/// How far a point is from the middle of all factors.
fn distance(factors: &[Factor], levels: &[Level]) -> f64 {
    let square = |(factor, level): (&Factor, &Level)| (place(factor, level) - 0.5).powi(2);
    factors.iter().zip(levels).map(square).sum()
}

/// Where a level lies in its range, from 0 to 1.
fn place(factor: &Factor, level: &Level) -> f64 {
    let between = |low: f64, high: f64, v: f64| if high > low { (v - low) / (high - low) } else { 0.5 };
    match (&factor.range, level.number()) {
        (Range::Linear { low, high }, Some(v)) => between(*low, *high, v),
        (Range::Log { low, high }, Some(v)) => between(libm::log(*low), libm::log(*high), libm::log(v)),
        (Range::WholeLog { low, high }, Some(v)) => {
            between(libm::log(*low as f64), libm::log(*high as f64), libm::log(v))
        }
        (Range::Whole { low, high }, Some(v)) => between(*low as f64, *high as f64, v),
        (Range::Listed(levels), _) => {
            let at = levels.iter().position(|l| l == level).unwrap_or(0);
            between(0.0, (levels.len() - 1) as f64, at as f64)
        }
        _ => 0.5,
    }
}

/// Bytes of a row and its weekly course if nothing could be compressed: for a sweep that begins without a look.
pub fn most_bytes_per_row(resolved: &Resolved) -> f64 {
    let (plan, manifest) = (&resolved.plan, &resolved.manifest);
    let columns = manifest.metrics.len() + manifest.unknowns.len();
    let weeks = plan.series_weeks.map_or(0, |step| manifest.weeks.div_ceil(step)) as usize;
    // Texts and whole numbers come from short lists, which a part holds once.
    8.0 * (columns + 1 + weeks * (SERIES.len() + 2)) as f64
}
