//! `drivers` of Morris trajectories: elementary effects.

use serde_json::{Value as Json, json};

use super::hidden;
use crate::report::ask::words::{table, wrapped};
use crate::report::sweep::ask::shared::Shared;
use crate::report::sweep::ask::{Reply, Subject};
use crate::stats::elementary_effects::{Effects, effects, step};

/// Effects of every factor, `[trajectory * worlds + world]`, of the steps of which both ends have all worlds that count.
fn steps(s: &Subject, worlds: &[usize]) -> Vec<Vec<f64>> {
    let mut all = vec![Vec::new(); s.factors.len()];
    for (point, role) in s.roles.iter().enumerate().skip(1) {
        let Some(f) = role.moved else { continue };
        let before = s.roles[point - 1];
        if before.row != role.row || before.step + 1 != role.step {
            continue;
        }
        let values = &s.factors[f].values;
        let Some(step) = step(s.factors[f].scale(), values[point - 1], values[point]) else { continue };
        let (to, from) = (s.in_worlds(point, worlds), s.in_worlds(point - 1, worlds));
        if to.iter().chain(&from).all(|v| v.is_finite()) {
            all[f].extend(to.iter().zip(&from).map(|(to, from)| (to - from) / step));
        }
    }
    all
}

pub fn reply(s: &Subject) -> Reply {
    let shared = s.shared(&(0..s.cases.len()).collect::<Vec<usize>>());
    let each = steps(s, &shared.worlds).into_iter().enumerate();
    // What never moved by two steps, such as a range without width, has no effect to show.
    let mut found: Vec<(usize, Effects)> =
        each.filter_map(|(f, e)| Some((f, effects(&e, shared.worlds.len(), s.alpha)?))).collect();
    found.sort_by(|(a, x), (b, y)| y.mu_star.value.total_cmp(&x.mu_star.value).then(a.cmp(b)));
    let Some((top, most)) = found.first() else { return s.too_few(2 * (s.factors.len() + 1)) };
    let t = s.lang.texts().sweep_ask;
    let label = s.factors[*top].named(s.lang);
    let effect = s.amount(most.mu_star.value, most.mu_star.half());
    let numbers = numbers(s, &found);
    if shared.worlds.len() > 1 && found.iter().all(|(_, e)| e.mu_star.low <= 0.0) {
        return Reply { lines: lines(s, &found, &shared), ..hidden(s, numbers) };
    }
    Reply {
        first: (t.moves_most)(&label, &s.what(), &effect),
        lines: lines(s, &found, &shared),
        numbers,
        enough: true,
    }
}

fn numbers(s: &Subject, found: &[(usize, Effects)]) -> Json {
    let each: Vec<Json> = found
        .iter()
        .map(|(f, e)| {
            json!({ "factor": s.factors[*f].entry.key, "mu_star": e.mu_star, "mu": e.mu, "sigma": e.sigma, "n": e.n })
        })
        .collect();
    json!({ "method": "morris", "factors": each })
}

fn lines(s: &Subject, found: &[(usize, Effects)], shared: &Shared) -> Vec<String> {
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
            s.change(e.mu.value, e.mu.half()),
            s.bare_amount(e.sigma, half),
            s.lang.count(e.n as u64),
        ]);
    }
    let mut lines = vec![String::new()];
    lines.extend(table(&rows));
    lines.extend(s.legend(found.iter().map(|(f, _)| *f)));
    lines.push(String::new());
    lines.extend(wrapped(t.morris_remark));
    lines.extend(match shared.worlds.len() {
        1 => Vec::new(),
        _ => wrapped(t.effects_without_luck),
    });
    lines.extend(s.rests_on(shared));
    lines.extend(wrapped(&s.foot()));
    lines
}
