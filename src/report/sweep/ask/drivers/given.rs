//! `drivers` of any other design: shares between bins, and regression.

use serde_json::{Value as Json, json};

use super::{NOTHING, hidden, luck, none_clearly, range, share};
use crate::report::ask::words::{table, wrapped};
use crate::report::sweep::ask::shared::Shared;
use crate::report::sweep::ask::{Reply, Subject};
use crate::stats::given_data::{self, Luck, Results};
use crate::stats::rank_regression::{self, Regression};
use crate::stats::regression::ranks;
use crate::stats::resample::Value;
use crate::stats::shared_worlds::{means, without_groups};

/// What the points of any design say.
struct GivenData {
    shared: Shared,
    /// Share of the variance that each factor makes alone; `None` for what does not vary.
    alone: Vec<Option<Value>>,
    regression: Option<Regression>,
    in_ranks: Option<Regression>,
    luck: Option<Luck>,
}

pub fn reply(s: &Subject) -> Reply {
    let shared = s.shared(&s.sample());
    if shared.points.len() < given_data::MIN_POINTS {
        return s.too_few(given_data::MIN_POINTS);
    }
    let found = given(s, shared);
    let mut order: Vec<usize> = s.varying();
    // Without a share, by what the ranks say: an order, no share.
    let size = |f: usize| {
        let rank = found.in_ranks.as_ref().and_then(|r| r.each[f]).map(|c| c.standardised.value.powi(2));
        (found.alone[f].map(|v| v.value), rank.unwrap_or(0.0))
    };
    let by_size = |a: (Option<f64>, f64), b: (Option<f64>, f64)| {
        let least = f64::NEG_INFINITY;
        b.0.unwrap_or(least).total_cmp(&a.0.unwrap_or(least)).then(b.1.total_cmp(&a.1))
    };
    order.sort_by(|&a, &b| by_size(size(a), size(b)).then(a.cmp(&b)));
    let t = s.lang.texts().sweep_ask;
    let Some(&top) = order.first() else { return s.too_few(2 * given_data::MIN_POINTS) };
    let label = s.factors[top].named(s.lang);
    let first = match found.alone[top] {
        None => hidden(s, Json::Null).first,
        Some(v) if v.value < NOTHING => (t.nothing_alone)(&s.what()),
        Some(v) if v.low <= 0.0 => none_clearly(s, top, &v),
        Some(v) => (t.drives_alone)(&label, &s.what(), &s.lang.percent(v.value.min(1.0))),
    };
    Reply { first, lines: lines(s, &found, &order), numbers: numbers(s, &found, &order), enough: true }
}

/// Whether the points lie so evenly that chance moves the means of bins next to nothing. With one world of a model with
/// luck the chance that is in the results cannot be told from that of the points, and is taken out with it.
fn is_even(s: &Subject, worlds: usize) -> bool {
    matches!(s.design(), "sobol" | "grid") && (worlds > 1 || s.has_no_luck())
}

fn given(s: &Subject, shared: Shared) -> GivenData {
    let (points, worlds) = (&shared.points, shared.worlds.len());
    let values = s.values(&shared);
    let gains = means(&values, worlds);
    let results = Results { values: &values, worlds, even: is_even(s, worlds) };
    let all: Vec<usize> = (0..s.factors.len()).collect();
    let columns = s.curve_columns(&all, points);
    let alone = columns
        .iter()
        .map(|c| given_data::bins(c).and_then(|bins| given_data::first_order(&results, &bins, s.alpha)))
        .collect();
    // Words have no more and less: they stay out of the regression.
    let ordered: Vec<usize> = all.into_iter().filter(|f| s.factors[*f].is_ordered()).collect();
    let without = without_groups(&values, worlds, means);
    let fit = |turned: &dyn Fn(&[f64]) -> Vec<f64>| {
        let columns: Vec<Vec<f64>> = ordered.iter().map(|f| turned(&columns[*f])).collect();
        let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
        let without: Vec<Vec<f64>> = without.iter().map(|y| turned(y)).collect();
        let mut found = rank_regression::standardised(&turned(&gains), &columns, worlds, &without, s.alpha)?;
        let mut each = vec![None; s.factors.len()];
        ordered.iter().zip(found.each).for_each(|(f, c)| each[*f] = c);
        found.each = each;
        Some(found)
    };
    let regression = fit(&|x| x.to_vec());
    let in_ranks = fit(&|x| ranks(x));
    let luck = given_data::luck(&values, worlds, s.alpha);
    GivenData { shared, alone, regression, in_ranks, luck }
}

fn lines(s: &Subject, found: &GivenData, order: &[usize]) -> Vec<String> {
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
                    c.partial.map_or_else(|| "—".to_owned(), |p| two(p.value)),
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
    if let Some(of) = &found.luck {
        lines.extend(wrapped(&(t.luck_in_means)(&luck(s, &of.of_one), &luck(s, &of.of_means))));
    }
    lines.extend(s.words_left_out(t.left_out_of_ranks));
    if s.results.plan.keep.is_some() || s.design() == "points" {
        lines.extend(wrapped(t.may_depend));
    }
    lines.extend(s.rests_on(&found.shared));
    lines.extend(wrapped(&s.foot_of(found.shared.points.len())));
    lines
}

fn numbers(s: &Subject, found: &GivenData, order: &[usize]) -> Json {
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
        "points": found.shared.points.len(),
        "explained": found.regression.as_ref().map(|r| r.r2),
        "explained_in_ranks": found.in_ranks.as_ref().map(|r| r.r2),
        "luck": found.luck,
        "factors": each,
    })
}
