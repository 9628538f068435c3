//! `when-fails`: the points at which the policy loses on average, as a box of factors in a sentence.

use serde_json::json;

use super::{Reply, Subject};
use crate::report::ask::words::{listed, wrapped};
use crate::report::number::odds;
use crate::stats::prim;

pub fn reply(s: &Subject) -> Reply {
    let points = s.some();
    let loss: Vec<bool> = points.iter().map(|p| s.gains[*p] < 0.0).collect();
    let (n, losses) = (points.len(), loss.iter().filter(|l| **l).count());
    let t = s.lang.texts().sweep_ask;
    let (name, count) = (s.name(s.policy), s.lang.count(n as u64));
    let numbers = json!({ "points": n, "losses": losses, "box": null });
    if losses == 0 || losses == n {
        let say = if losses == 0 { t.loses_never } else { t.loses_always };
        return Reply {
            lines: vec![String::new(), s.foot()],
            ..s.plain(say(&name, &s.loses(), &count), numbers)
        };
    }
    let (events, of) = odds(losses as u64, n as u64);
    let base = (t.loses_in)(&name, &s.loses(), &events, &of);
    if losses.min(n - losses) < prim::MIN_EVENTS {
        let needed = n * prim::MIN_EVENTS / losses.min(n - losses);
        let reply = s.too_few(needed);
        return Reply { first: format!("{base} {}", reply.first), numbers, ..reply };
    }
    let factors = s.varying();
    let columns = s.columns(&factors, &points);
    let columns: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    // A box can be found in pure noise too: it counts when it also holds on points that had no say in it.
    let together: Vec<usize> = points.iter().map(|p| s.roles[*p].row).collect();
    let elsewhere = prim::judged_elsewhere(&columns, &loss, &together).filter(|e| e.p < s.alpha);
    let Some((found, elsewhere)) = prim::find(&columns, &loss).zip(elsewhere) else {
        return Reply { lines: vec![base, s.foot()], ..s.plain((t.no_box)(&name, &s.loses()), numbers) };
    };
    let conditions: Vec<String> = found
        .limits
        .iter()
        .map(|l| s.factors[factors[l.unknown]].condition(s.lang, l.above, l.below))
        .collect();
    let (events, of) = odds(found.losses as u64, found.worlds as u64);
    let when = listed(&conditions, s.lang);
    let first = (t.loses_when)(&name, &s.loses(), &when, &events, &of, &s.lang.percent(found.coverage));
    let mut lines = vec![String::new()];
    lines.extend(wrapped(&base));
    let (inside, hits) = (s.lang.count(found.worlds as u64), s.lang.count(found.losses as u64));
    lines.extend(wrapped(&(t.in_that_range)(&inside, &s.lang.percent(found.mass), &hits)));
    let (events, of) = odds(elsewhere.losses as u64, elsewhere.worlds as u64);
    let covered = s.lang.percent(elsewhere.losses as f64 / elsewhere.all_losses as f64);
    lines.extend(wrapped(&(t.judged_elsewhere)(&events, &of, &covered)));
    lines.push(String::new());
    if n < s.sample().len() {
        lines.extend(wrapped(&(t.some_points)(&count)));
    }
    lines.extend(wrapped(&s.foot()));
    let numbers = json!({
        "points": n,
        "losses": losses,
        "factors": found.limits.iter().map(|l| &s.factors[factors[l.unknown]].entry.key).collect::<Vec<_>>(),
        "box": found,
        "judged_elsewhere": elsewhere,
    });
    Reply { first, lines, numbers, enough: true }
}
