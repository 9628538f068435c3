//! `best`: the verdict again, with how sure the ranking is.

use serde_json::json;

use super::words::{table, wrapped};
use super::{Reply, Subject};
use crate::report::answer::Answer;
use crate::report::text;
use crate::stats::rank;

pub fn reply(s: &Subject) -> Result<Reply, String> {
    let answer = Answer::of(&s.results).map_err(|e| e.message)?;
    let verdict = text::report(&answer, None, &s.results.manifest, s.lang, None, None).verdict;
    let Some(standings) = rank::standings(&s.turned, s.alpha) else {
        return Ok(Reply { first: verdict, ..s.too_few(2) });
    };
    let mut order: Vec<usize> = (0..standings.len()).collect();
    order.sort_by(|&a, &b| standings[b].mean.total_cmp(&standings[a].mean));
    let header = s.lang.pick(
        ["", "against the best other", "together", "best in resamples"],
        ["", "gegen die beste andere", "zusammen", "beste in Stichproben"],
    );
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    rows[0][2] = format!("{} {}", s.interval_word(), s.lang.pick("of all", "aller"));
    for &p in &order {
        let st = &standings[p];
        let half = (st.high - st.low) / 2.0;
        let to = s.lang.pick("to", "bis");
        rows.push(vec![
            s.bare_name(p),
            s.gain(st.against_best, half),
            format!("{} {to} {}", s.gain(st.low, half), s.gain(st.high, half)),
            s.lang.percent(st.best),
        ]);
    }
    let mut lines = vec![String::new()];
    lines.extend(table(&rows));
    lines.push(String::new());
    lines.extend(wrapped(&s.lang.pick(
        "An interval that ends at 0 from above means: no other policy can be better. \"Best in resamples\": the \
         worlds drawn again many times, policies staying together; how often the policy has the highest mean."
            .to_owned(),
        "Ein Intervall, das von oben her an 0 endet, heißt: Keine andere Maßnahme kann besser sein. „Beste in \
         Stichproben“: die Welten viele Male neu gezogen, die Maßnahmen bleiben beisammen; wie oft die Maßnahme den \
         höchsten Mittelwert hat."
            .to_owned(),
    )));
    let policies: Vec<_> = standings
        .iter()
        .enumerate()
        .map(|(p, st)| json!({ "name": s.results.manifest.policies[p].name, "standing": st }))
        .collect();
    let numbers = json!({ "verdict": answer.verdict, "policies": policies });
    Ok(Reply { first: verdict, lines, numbers, enough: true })
}
