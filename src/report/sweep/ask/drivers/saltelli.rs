//! `drivers` of Saltelli blocks: Sobol indices.

use serde_json::{Value as Json, json};

use super::{hidden, luck, none_clearly, range, share};
use crate::report::ask::words::{table, wrapped};
use crate::report::sweep::ask::{Reply, Subject};
use crate::stats::sobol_indices::{self, Blocks, Indices, Refusal};

/// Beyond this a total index says that the factor acts through others.
const INTERACTS: f64 = 0.1;

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

pub fn reply(s: &Subject) -> Reply {
    let values = blocks(s);
    let worlds = s.cases.worlds;
    let rows = values[0].len() / worlds.max(1);
    let found = match sobol_indices::indices(&Blocks { values: &values, worlds }, s.alpha) {
        Ok(found) => found,
        Err(Refusal::TooFewRows) => return too_few(s, &values, worlds),
        Err(Refusal::Hidden) => {
            return hidden(s, json!({ "method": "saltelli", "rows": rows, "factors": null }));
        }
    };
    let mut order: Vec<usize> = (0..s.factors.len()).collect();
    order.sort_by(|&a, &b| found.total[b].value.total_cmp(&found.total[a].value).then(a.cmp(&b)));
    let t = s.lang.texts().sweep_ask;
    let top = order[0];
    let (alone, all) =
        (s.lang.percent(found.first[top].value.max(0.0)), s.lang.percent(found.total[top].value));
    let label = s.factors[top].named(s.lang);
    let (own, with_others) = (&found.first[top], &found.total[top]);
    let first = if with_others.low <= 0.0 {
        none_clearly(s, top, with_others)
    } else if with_others.value - own.value > INTERACTS {
        (t.drives_with_others)(&label, &s.what(), &alone, &all)
    } else {
        (t.drives_alone)(&label, &s.what(), &alone)
    };
    Reply { first, lines: lines(s, &found, &order), numbers: numbers(s, &found, &order), enough: true }
}

fn too_few(s: &Subject, values: &[Vec<f64>], worlds: usize) -> Reply {
    let whole = |row: usize| values.iter().all(|v| v[row * worlds..][..worlds].iter().all(|v| v.is_finite()));
    let rows = (0..values[0].len() / worlds.max(1)).filter(|r| whole(*r)).count();
    let (needed, have) = (sobol_indices::MIN_ROWS, s.lang.count(rows as u64));
    let numbers = json!({ "rows": rows, "rows_needed": needed });
    Reply { enough: false, ..s.plain((s.lang.texts().sweep_ask.too_few_rows)(&needed, &have), numbers) }
}

fn lines(s: &Subject, found: &Indices, order: &[usize]) -> Vec<String> {
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
        Some(share) => lines.extend(wrapped(&(t.luck_taken_out)(&luck(s, &share)))),
        None => lines.extend(wrapped(t.luck_not_taken_out)),
    }
    let (used, dropped) = (s.lang.count(found.rows as u64), s.lang.count(found.dropped as u64));
    lines.extend(wrapped(&(t.rows_used)(&used, &dropped)));
    lines.extend(wrapped(&s.foot()));
    lines
}

fn numbers(s: &Subject, found: &Indices, order: &[usize]) -> Json {
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
