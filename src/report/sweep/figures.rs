//! Pictures of a sweep: the gain over two factors, and what each factor does to it.

use super::ask::{OneAtATime, Subject, one_at_a_time, ordered, through_points};
use crate::report::chart::data::{
    Context, Finding, HeatAxis, HeatCell, HeatMap, HeatMark, HeatSource, HeatSteps, MarkKind, Tornado,
    TornadoBar, TornadoEnd, TornadoSource,
};
use crate::report::chart::number::percent;
use crate::report::figures;
use crate::stats::moments::Moments;
use crate::stats::paired::Estimate;
use crate::stats::surface::{Refusal, surface_over_worlds};
use crate::stats::tornado::Bar;
use crate::stats::{given_data, regression, shared_worlds};

/// Columns and rows of a surface.
const CELLS: (usize, usize) = (12, 8);

/// The frame of all pictures of a sweep.
pub fn context(s: &Subject) -> Context {
    let m = &s.results.manifest;
    let name = std::path::Path::new(&s.results.plan.sweep_path).file_name();
    let usual = figures::context(m, s.cases.worlds, s.lang);
    let varies = |key: &str| s.factors.iter().any(|f| f.entry.key == key && f.varies());
    Context {
        scenario_file: name.map_or_else(String::new, |n| n.to_string_lossy().into_owned()),
        points: Some(s.cases.len() as u32),
        people: if varies("market.people") { 0 } else { usual.people },
        weeks: if varies("time.weeks") { 0 } else { usual.weeks },
        seed: s.results.plan.seed,
        ..usual
    }
}

/// What the points together say of the policy, every point equally likely.
fn finding(s: &Subject) -> Finding {
    let all = match s.roles.iter().position(|r| r.moved.is_none()).filter(|_| s.design() == "oat") {
        // One factor at a time is about today.
        Some(today) => s.by_world(today).filter(|v| v.is_finite()).collect(),
        None => s.gains_of(&s.sample()),
    };
    match Estimate::of(&all, s.alpha) {
        Some(e) if e.low() > 0.0 => Finding::Better,
        Some(e) if e.high() < 0.0 => Finding::Worse,
        _ => Finding::Open,
    }
}

/// Names of the policy and of the one it is compared with; a reason where there is none.
fn policies(s: &Subject) -> Result<(String, String), String> {
    let rival = s.rival.ok_or(s.lang.texts().sweep_chart.needs_two_policies)?;
    let name = |p: usize| s.results.plan.policies[p].clone();
    Ok((name(s.policy), name(rival)))
}

/// The gain over two factors: every cell of a grid of two, else a surface through the points over the two factors that
/// matter most.
///
/// # Errors
/// Why there is no such picture.
pub fn heatmap(s: &Subject) -> Result<HeatMap, String> {
    let (policy, baseline) = policies(s)?;
    if s.design() == "oat" {
        return Err((s.lang.texts().sweep_ask.not_one_at_a_time)(&s.results.folder.display()));
    }
    let factors: Vec<usize> = s.varying().into_iter().filter(|f| s.factors[*f].words.is_none()).collect();
    if factors.len() < 2 {
        return Err(s.lang.texts().sweep_chart.needs_two_factors.to_owned());
    }
    let whole_grid = s.design() == "grid" && s.varying().len() == 2;
    let (x, y, columns, rows, cells, source) = match whole_grid {
        true => {
            let (columns, rows, cells) = grid(s, factors[0], factors[1]);
            (factors[0], factors[1], columns, rows, cells, HeatSource::Grid)
        }
        false => smooth(s, &factors)?,
    };
    let today = s.factors[x].today().zip(s.factors[y].today());
    Ok(HeatMap {
        title: None,
        policy,
        baseline,
        measure: figures::measure(&s.measure, s.lang),
        finding: finding(s),
        x: axis(s, x, columns),
        y: axis(s, y, rows),
        cells,
        mark: today.map(|at| HeatMark { kind: MarkKind::Today, at }),
        source,
    })
}

/// An axis: of levels each has its name, anything else has a scale.
fn axis(s: &Subject, f: usize, values: Vec<f64>) -> HeatAxis {
    let factor = &s.factors[f];
    let steps = match values.iter().all(|v| factor.values.contains(v)) {
        true => HeatSteps::Levels { written: factor.levels_written(s.lang, &values), log: factor.log },
        false => HeatSteps::Scale { log: factor.log },
    };
    HeatAxis { name: factor.label(s.lang), share: factor.entry.share, values, steps }
}

type Cells = Vec<Vec<Option<HeatCell>>>;
/// The two factors, middles of columns and rows, the cells, and where they come from.
type Drawn = (usize, usize, Vec<f64>, Vec<f64>, Cells, HeatSource);

/// A cell for every point of a grid of two factors.
fn grid(s: &Subject, x: usize, y: usize) -> (Vec<f64>, Vec<f64>, Cells) {
    let levels = |f: usize| {
        let mut all = s.factors[f].values.clone();
        all.sort_by(f64::total_cmp);
        all.dedup();
        all
    };
    let (columns, rows) = (levels(x), levels(y));
    let mut cells = vec![vec![None; columns.len()]; rows.len()];
    for point in 0..s.cases.len() {
        let of = |levels: &[f64], f: usize| levels.partition_point(|l| *l < s.factors[f].values[point]);
        let all: Vec<f64> = s.by_world(point).filter(|v| v.is_finite()).map(|v| s.sign() * v).collect();
        let estimate = Estimate::of(&all, s.alpha);
        cells[of(&rows, y)][of(&columns, x)] =
            estimate.map(|e| HeatCell { mean: e.mean, half: e.half, n: all.len() as u32 });
    }
    (columns, rows, cells)
}

/// A surface over the two factors with the largest shares of the variance.
fn smooth(s: &Subject, factors: &[usize]) -> Result<Drawn, String> {
    let t = s.lang.texts().sweep_chart;
    let shared = s.shared(&s.some());
    let (points, worlds, values) = (&shared.points, shared.worlds.len(), s.values(&shared));
    let gains = shared_worlds::means(&values, worlds);
    let columns = s.curve_columns(factors, points);
    let results = given_data::Results { values: &gains, worlds: 1, even: true };
    let mut order: Vec<(usize, f64)> = columns
        .iter()
        .map(|c| given_data::bins(c).and_then(|b| given_data::first_order(&results, &b, s.alpha)))
        .enumerate()
        .map(|(i, v)| (i, v.map_or(0.0, |v| v.value)))
        .collect();
    order.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let pair = (order[0].0, order[1].0);
    let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    let found = surface_over_worlds(&columns, pair, (&values, worlds), CELLS, s.alpha);
    let found = found.map_err(|why| match why {
        Refusal::TooFewWorlds(needed) => too_few(s, needed),
        Refusal::NoSpread => t.no_spread.to_owned(),
        Refusal::ExplainsLittle(share) => (t.explains_little)(&percent(s.lang, share)),
    })?;
    let cells = found.cells.iter().map(|row| {
        row.iter()
            .map(|c| c.map(|c| HeatCell { mean: s.sign() * c.mean, half: c.half, n: c.worlds }))
            .collect()
    });
    let source = HeatSource::Points { explained: found.explained };
    let (x, y) = (factors[pair.0], factors[pair.1]);
    let values = |f: usize, places: &[f64]| places.iter().map(|v| s.factors[f].off_curve(*v)).collect();
    Ok((x, y, values(x, &found.columns), values(y, &found.rows), cells.collect(), source))
}

/// What each factor does to the gain.
///
/// # Errors
/// Why there is no such picture.
pub fn tornado(s: &Subject) -> Result<Tornado, String> {
    let (policy, baseline) = policies(s)?;
    let overall = Moments::of(&s.gains_of(&s.sample())).map_or(0.0, |m| m.mean());
    let (bars, mean, source) = if s.design() == "oat" {
        let (found, today) = one_at_a_time(s);
        let of = |b: &OneAtATime| {
            bar(s, b.factor, b.ends.map(|e| (e.at, e.gain)), b.reach.map(|r| (r.at, r.gain)), b.flips_at)
        };
        (found.iter().map(of).collect::<Vec<_>>(), today.unwrap_or(overall), TornadoSource::OneAtATime)
    } else {
        let of = |(f, b): (usize, Bar)| {
            let ends = [(b.low_at, b.low.value), (b.high_at, b.high.value)];
            bar(s, f, ends, [b.lowest, b.highest].map(|p| (p.at, p.gain.value)), b.flip.map(|f| f.at))
        };
        (through_points(s).into_iter().map(of).collect(), overall, TornadoSource::Points)
    };
    if bars.is_empty() {
        return Err(too_few(s, regression::worlds_needed(ordered(s).len())));
    }
    Ok(Tornado {
        title: None,
        policy,
        baseline,
        measure: figures::measure(&s.measure, s.lang),
        mean: s.sign() * mean,
        finding: finding(s),
        bars,
        source,
    })
}

/// A bar from values of a factor and the gains there.
fn bar(
    s: &Subject,
    f: usize,
    ends: [(f64, f64); 2],
    reach: [(f64, f64); 2],
    flips_at: Option<f64>,
) -> TornadoBar {
    let factor = &s.factors[f];
    let end = |(at, gain)| TornadoEnd {
        at,
        value: s.sign() * gain,
        written: Some(factor.value(s.lang, at).replace(" %", "\u{a0}%")),
    };
    TornadoBar {
        name: factor.label(s.lang),
        share: factor.entry.share,
        at: ends.map(|e| e.0),
        values: ends.map(|e| s.sign() * e.1),
        reach: reach.map(end),
        flips_at,
    }
}

/// Too few points, how many it takes, and how to get them.
fn too_few(s: &Subject, needed: usize) -> String {
    let t = s.lang.texts().sweep_chart;
    let [have, needed] = [s.sample().len(), needed].map(|n| s.lang.count(n as u64));
    let extensible = matches!(s.design(), "sobol" | "morris" | "saltelli");
    format!("{}; {}", (t.too_few)(&have, &needed), t.more_points[usize::from(!extensible)])
}
