//! `drivers`: which factors the gain depends on, by the method that the design was made for.

use serde_json::{Value as Json, json};

use super::{Reply, Subject};
use crate::report::ask::words::{table, wrapped};
use crate::stats::elementary_effects::{Effects, effects, step};
use crate::stats::given_data::{self, Luck};
use crate::stats::rank_regression::{self, Regression};
use crate::stats::regression::ranks;
use crate::stats::resample::Value;
use crate::stats::sobol_indices::{self, Blocks, Indices};

/// Shares below this are no driver.
const NOTHING: f64 = 0.02;
/// Beyond this a total index says that the factor acts through others.
const INTERACTS: f64 = 0.1;

pub fn reply(s: &Subject) -> Result<Reply, String> {
    match s.design() {
        "saltelli" => Ok(saltelli(s)),
        "morris" => Ok(morris(s)),
        _ => Ok(any(s)),
    }
}

// Saltelli blocks.

/// Results of whole blocks: `[step][row * worlds + world]`. Rows of which a point is not finished do not count.
fn blocks(s: &Subject) -> Vec<Vec<f64>> {
    let steps = s.factors.len() + 2;
    let rows = s.roles.iter().map(|r| r.row + 1).max().unwrap_or(0);
    let mut at = vec![vec![None; steps]; rows];
    for (point, role) in s.roles.iter().enumerate() {
        at[role.row][role.step.min(steps - 1)] = Some(point);
    }
    let whole = at.into_iter().filter_map(|row| row.into_iter().collect::<Option<Vec<usize>>>());
    let mut values = vec![Vec::new(); steps];
    for row in whole {
        for (step, point) in row.into_iter().enumerate() {
            values[step].extend(s.by_world(point));
        }
    }
    values
}

fn saltelli(s: &Subject) -> Reply {
    let values = blocks(s);
    let worlds = s.cases.worlds;
    let Some(found) = sobol_indices::indices(&Blocks { values: &values, worlds }, s.alpha) else {
        return no_indices(s, values[0].len() / worlds.max(1));
    };
    let mut order: Vec<usize> = (0..s.factors.len()).collect();
    order.sort_by(|&a, &b| found.total[b].value.total_cmp(&found.total[a].value).then(a.cmp(&b)));
    let t = s.lang.texts().sweep_ask;
    let top = order[0];
    let (alone, all) =
        (s.lang.percent(found.first[top].value.max(0.0)), s.lang.percent(found.total[top].value));
    let label = s.factors[top].named(s.lang);
    let first = if found.total[top].value - found.first[top].value > INTERACTS {
        (t.drives_with_others)(&label, &s.what(), &alone, &all)
    } else {
        (t.drives_alone)(&label, &s.what(), &alone)
    };
    Reply {
        first,
        lines: saltelli_lines(s, &found, &order),
        numbers: saltelli_numbers(s, &found, &order),
        enough: true,
    }
}

fn no_indices(s: &Subject, rows: usize) -> Reply {
    let t = s.lang.texts().sweep_ask;
    if rows < sobol_indices::MIN_ROWS {
        let (needed, have) = (sobol_indices::MIN_ROWS, s.lang.count(rows as u64));
        let numbers = json!({ "rows": rows, "rows_needed": needed });
        return Reply {
            enough: false,
            ..s.plain((t.too_few_rows)(&needed, &have, &s.more_points()), numbers)
        };
    }
    let numbers = json!({ "method": "saltelli", "rows": rows, "factors": null });
    Reply { lines: vec![String::new(), s.foot()], ..s.plain((t.only_luck)(&s.what()), numbers) }
}

fn saltelli_lines(s: &Subject, found: &Indices, order: &[usize]) -> Vec<String> {
    let t = s.lang.texts().sweep_ask;
    let mut rows = vec![t.saltelli_header.map(str::to_owned).to_vec()];
    (rows[0][2], rows[0][4]) = (s.interval_word(), s.interval_word());
    for &f in order {
        let (first, total) = (&found.first[f], &found.total[f]);
        rows.push(vec![
            s.factors[f].entry.key.clone(),
            share(s, first),
            range(s, first),
            share(s, total),
            range(s, total),
        ]);
    }
    let mut lines = vec![String::new()];
    lines.extend(table(&rows));
    lines.extend(s.legend(order.iter().copied()));
    lines.push(String::new());
    lines.extend(wrapped(t.saltelli_remark));
    match found.luck {
        Some(luck) => lines.extend(wrapped(&(t.luck_taken_out)(&s.lang.percent(luck)))),
        None => lines.extend(wrapped(t.luck_not_taken_out)),
    }
    let (used, dropped) = (s.lang.count(found.rows as u64), s.lang.count(found.dropped as u64));
    lines.extend(wrapped(&(t.rows_used)(&used, &dropped)));
    lines.extend(wrapped(&s.foot()));
    lines
}

fn saltelli_numbers(s: &Subject, found: &Indices, order: &[usize]) -> Json {
    let each: Vec<Json> = order
        .iter()
        .map(|&f| json!({ "factor": s.factors[f].entry.key, "first": found.first[f], "total": found.total[f] }))
        .collect();
    json!({
        "method": "saltelli",
        "rows": found.rows,
        "dropped_rows": found.dropped,
        "variance": found.variance,
        "luck": found.luck,
        "luck_taken_out": found.corrected,
        "factors": each,
    })
}

/// A share in per cent, never a bare negative number: what is below 0 is noise.
fn share(s: &Subject, v: &Value) -> String {
    s.lang.percent(v.value.max(0.0))
}

fn range(s: &Subject, v: &Value) -> String {
    let percent = |x: f64| s.lang.number(100.0 * x, 0);
    format!("{} {} {} %", percent(v.low), s.lang.texts().ask.to, percent(v.high))
}

// Morris trajectories.

fn morris(s: &Subject) -> Reply {
    let mut changes = vec![Vec::new(); s.factors.len()];
    for (point, role) in s.roles.iter().enumerate().skip(1) {
        let Some(f) = role.moved else { continue };
        let before = s.roles[point - 1];
        if before.row != role.row || before.step + 1 != role.step {
            continue;
        }
        let (from, to) = (s.factors[f].values[point - 1], s.factors[f].values[point]);
        if let Some(step) = step(s.factors[f].scale(), from, to) {
            changes[f].push((step, s.gains[point] - s.gains[point - 1]));
        }
    }
    // What never moved by two steps, such as a range without width, has no effect to show.
    let mut found: Vec<(usize, Effects)> =
        changes.iter().enumerate().filter_map(|(f, c)| Some((f, effects(c, s.alpha)?))).collect();
    found.sort_by(|(a, x), (b, y)| y.mu_star.value.total_cmp(&x.mu_star.value).then(a.cmp(b)));
    let Some((top, most)) = found.first() else { return s.too_few(2 * (s.factors.len() + 1)) };
    let t = s.lang.texts().sweep_ask;
    let label = s.factors[*top].named(s.lang);
    let effect = s.amount(most.mu_star.value, most.mu_star.half());
    let each: Vec<Json> = found
        .iter()
        .map(|(f, e)| {
            json!({ "factor": s.factors[*f].entry.key, "mu_star": e.mu_star, "mu": e.mu, "sigma": e.sigma, "n": e.n })
        })
        .collect();
    Reply {
        first: (t.moves_most)(&label, &s.what(), &effect),
        lines: morris_lines(s, &found),
        numbers: json!({ "method": "morris", "factors": each }),
        enough: true,
    }
}

fn morris_lines(s: &Subject, found: &[(usize, Effects)]) -> Vec<String> {
    let t = s.lang.texts().sweep_ask;
    let mut rows = vec![t.morris_header.map(str::to_owned).to_vec()];
    rows[0][2] = s.interval_word();
    for (f, e) in found {
        let half = e.mu_star.half();
        rows.push(vec![
            s.factors[*f].entry.key.clone(),
            s.bare_amount(e.mu_star.value, half),
            format!(
                "{} {} {}",
                s.bare_amount(e.mu_star.low, half),
                s.lang.texts().ask.to,
                s.bare_amount(e.mu_star.high, half)
            ),
            s.gain(e.mu.value, e.mu.half()),
            s.bare_amount(e.sigma, half),
            s.lang.count(e.n as u64),
        ]);
    }
    let mut lines = vec![String::new()];
    lines.extend(table(&rows));
    lines.extend(s.legend(found.iter().map(|(f, _)| *f)));
    lines.push(String::new());
    lines.extend(wrapped(t.morris_remark));
    lines.extend(wrapped(&s.foot()));
    lines
}

// Any other design.

/// What the points of any design say.
struct GivenData {
    points: usize,
    /// Share of the variance that each factor makes alone; `None` for what does not vary.
    alone: Vec<Option<Value>>,
    regression: Option<Regression>,
    in_ranks: Option<Regression>,
    luck: Option<Luck>,
}

fn any(s: &Subject) -> Reply {
    let points = s.sample();
    if points.len() < given_data::MIN_POINTS {
        return s.too_few(given_data::MIN_POINTS);
    }
    let found = given(s, &points);
    let mut order: Vec<usize> = s.varying();
    let size = |f: usize| -> f64 {
        let rank =
            found.in_ranks.as_ref().and_then(|r| r.each[f]).map_or(0.0, |c| c.standardised.value.powi(2));
        found.alone[f].map_or(rank, |v| v.value)
    };
    order.sort_by(|&a, &b| size(b).total_cmp(&size(a)).then(a.cmp(&b)));
    let t = s.lang.texts().sweep_ask;
    let Some(&top) = order.first() else { return s.too_few(2 * given_data::MIN_POINTS) };
    let label = s.factors[top].named(s.lang);
    let first = match found.alone[top] {
        Some(v) if v.value < NOTHING => (t.nothing_alone)(&s.what()),
        _ => (t.drives_alone)(&label, &s.what(), &s.lang.percent(size(top).clamp(0.0, 1.0))),
    };
    Reply {
        first,
        lines: any_lines(s, &found, &order),
        numbers: any_numbers(s, &found, &order),
        enough: true,
    }
}

fn given(s: &Subject, points: &[usize]) -> GivenData {
    let gains = s.gains_of(points);
    let worlds: Vec<f64> = points.iter().flat_map(|p| s.by_world(*p)).collect();
    let luck = given_data::luck(&worlds, s.cases.worlds);
    let model = luck.map_or(1.0, |l| 1.0 - l.of_means);
    let all: Vec<usize> = (0..s.factors.len()).collect();
    let columns = s.columns(&all, points);
    let alone = columns
        .iter()
        .map(|c| given_data::bins(c).and_then(|bins| given_data::first_order(&gains, &bins, model, s.alpha)))
        .collect();
    // Words have no more and less: they stay out of the regression.
    let ordered: Vec<usize> = all.into_iter().filter(|f| s.factors[*f].is_ordered()).collect();
    let fit = |y: &[f64], columns: Vec<Vec<f64>>| {
        let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
        let mut found = rank_regression::standardised(y, &columns, s.alpha)?;
        let mut each = vec![None; s.factors.len()];
        ordered.iter().zip(found.each).for_each(|(f, c)| each[*f] = c);
        found.each = each;
        Some(found)
    };
    let straight = fit(&gains, ordered.iter().map(|f| columns[*f].clone()).collect());
    let in_ranks = fit(&ranks(&gains), ordered.iter().map(|f| ranks(&columns[*f])).collect());
    GivenData { points: points.len(), alone, regression: straight, in_ranks, luck }
}

fn any_lines(s: &Subject, found: &GivenData, order: &[usize]) -> Vec<String> {
    let t = s.lang.texts().sweep_ask;
    let mut rows = vec![t.given_header.map(str::to_owned).to_vec()];
    (rows[0][2], rows[0][4]) = (s.interval_word(), s.interval_word());
    let two = |v: f64| s.lang.signed(v, -2);
    for &f in order {
        let mut row = vec![s.factors[f].entry.key.clone()];
        match &found.alone[f] {
            Some(v) => row.extend([share(s, v), range(s, v)]),
            None => row.extend(["—".to_owned(), String::new()]),
        }
        match found.in_ranks.as_ref().and_then(|r| r.each[f]) {
            Some(c) => {
                let (v, to) = (c.standardised, s.lang.texts().ask.to);
                row.extend([
                    two(v.value),
                    format!("{} {to} {}", two(v.low), two(v.high)),
                    two(c.partial.value),
                ]);
            }
            None => row.extend(["—".to_owned(), String::new(), "—".to_owned()]),
        }
        rows.push(row);
    }
    let mut lines = vec![String::new()];
    lines.extend(table(&rows));
    lines.extend(s.legend(order.iter().copied()));
    lines.push(String::new());
    lines.extend(wrapped(t.given_remark));
    if let (Some(straight), Some(ranked)) = (&found.regression, &found.in_ranks) {
        let percent = |v: &Value| s.lang.percent(v.value);
        lines.extend(wrapped(&(t.explained)(
            &percent(&ranked.r2),
            &range(s, &ranked.r2),
            &percent(&straight.r2),
        )));
    }
    if let Some(luck) = found.luck {
        lines.extend(wrapped(&(t.luck_in_means)(
            &s.lang.percent(luck.of_one),
            &s.lang.percent(luck.of_means),
        )));
    }
    if s.results.plan.keep.is_some() || s.design() == "points" {
        lines.extend(wrapped(t.may_depend));
    }
    lines.extend(wrapped(&s.foot()));
    lines
}

fn any_numbers(s: &Subject, found: &GivenData, order: &[usize]) -> Json {
    let each: Vec<Json> = order
        .iter()
        .map(|&f| {
            json!({
                "factor": s.factors[f].entry.key,
                "first": found.alone[f],
                "straight": found.regression.as_ref().and_then(|r| r.each[f]),
                "in_ranks": found.in_ranks.as_ref().and_then(|r| r.each[f]),
            })
        })
        .collect();
    json!({
        "method": "given data",
        "points": found.points,
        "explained": found.regression.as_ref().map(|r| r.r2),
        "explained_in_ranks": found.in_ranks.as_ref().map(|r| r.r2),
        "luck": found.luck,
        "factors": each,
    })
}
