//! `best`: the verdict again, with how sure the ranking is.

use serde_json::json;

use super::words::{table, wrapped};
use super::{Reply, Subject};
use crate::report::answer::Answer;
use crate::report::text;
use crate::stats::{mcb, winners_curse};

pub fn reply(s: &Subject) -> Result<Reply, String> {
    let answer = Answer::of(&s.results).map_err(|e| e.message)?;
    let verdict = text::report(&answer, None, &s.results.manifest, s.lang, None, None).verdict;
    let (Some(from_best), Some(chances)) =
        (mcb::of(&s.turned, s.alpha, answer.sampling), winners_curse::chance_of_leading(&s.turned))
    else {
        return Ok(Reply { first: verdict, ..s.too_few(2) });
    };
    let mean = |p: usize| s.turned[p].iter().sum::<f64>() / s.worlds() as f64;
    let others = |p: usize| (0..s.turned.len()).filter(move |&o| o != p);
    let ahead = |p: usize| mean(p) - others(p).map(mean).fold(f64::NEG_INFINITY, f64::max);
    let mut order: Vec<usize> = (0..s.turned.len()).collect();
    order.sort_by(|&a, &b| mean(b).total_cmp(&mean(a)));
    let header = s.lang.texts().ask.best_header;
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    rows[0][2] = format!("{} {}", s.interval_word(), s.lang.texts().ask.of_all);
    for &p in &order {
        let st = &from_best[p];
        let half = (st.high - st.low) / 2.0;
        let to = s.lang.texts().ask.to;
        rows.push(vec![
            s.bare_name(p),
            s.gain(ahead(p), half),
            format!("{} {to} {}", s.gain(st.low, half), s.gain(st.high, half)),
            s.lang.percent(chances[p]),
        ]);
    }
    let mut lines = vec![String::new()];
    lines.extend(table(&rows));
    lines.push(String::new());
    lines.extend(wrapped(s.lang.texts().ask.best_remark));
    let policies: Vec<_> = (0..s.turned.len())
        .map(|p| {
            json!({
                "name": s.results.manifest.policies[p].name,
                "against_best_other": ahead(p),
                "from_best": from_best[p],
                "chance_of_leading": chances[p],
            })
        })
        .collect();
    let numbers = json!({ "verdict": answer.verdict, "policies": policies });
    Ok(Reply { first: verdict, lines, numbers, enough: true })
}
