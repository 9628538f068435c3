//! `when-fails`: the worlds in which the policy loses, as a box of unknowns in a sentence.

use serde_json::json;

use super::words::{listed, wrapped};
use super::{Reply, Subject};
use crate::report::number::odds;
use crate::stats::{prim, proportion};

pub fn reply(s: &Subject) -> Reply {
    let loss: Vec<bool> = s.gains.iter().map(|g| *g < 0.0).collect();
    let losses = loss.iter().filter(|l| **l).count();
    let (n, a) = (s.worlds(), s.name(s.policy));
    let interval = proportion::wilson(losses as u64, n as u64, s.alpha).unwrap_or((0.0, 1.0));
    if losses == 0 || losses == n {
        return always(s, losses == n, interval);
    }
    if losses.min(n - losses) < prim::MIN_EVENTS {
        let needed = n * prim::MIN_EVENTS / losses.min(n - losses);
        let reply = s.too_few(needed);
        let (events, of) = odds(losses as u64, n as u64);
        let first = (s.lang.texts().ask.loses_in)(&a, &s.loses(), &events, &of);
        return Reply { first: first + &reply.first, ..reply };
    }
    let base = base_line(s, losses, interval);
    let unknowns = s.unknowns();
    // A box can be found in pure noise too: it counts when it also holds on worlds that had no say in it.
    let own: Vec<usize> = (0..loss.len()).collect();
    let elsewhere = prim::judged_elsewhere(&unknowns, &loss, &own).filter(|e| e.p < s.alpha);
    let Some((found, elsewhere)) = prim::find(&unknowns, &loss).zip(elsewhere) else {
        let first = (s.lang.texts().ask.losing_is_luck)(&a, &s.loses());
        return Reply {
            first,
            lines: vec![base],
            numbers: json!({ "losses": losses, "box": null }),
            enough: true,
        };
    };
    let conditions: Vec<String> =
        found.limits.iter().map(|l| s.condition(l.unknown, l.above, l.below)).collect();
    let (events, of) = odds(found.losses as u64, found.worlds as u64);
    let (when, covered) = (listed(&conditions, s.lang), s.lang.percent(found.coverage));
    let first = (s.lang.texts().ask.loses_when)(&a, &s.loses(), &when, &events, &of, &covered);
    let mut lines = vec![String::new()];
    lines.extend(wrapped(&base));
    lines.extend(wrapped(&detail(s, &found)));
    lines.extend(wrapped(&judged(s, &elsewhere)));
    lines.push(String::new());
    lines.extend(wrapped(&s.foot()));
    let numbers = json!({
        "losses": losses,
        "loss_share": { "value": losses as f64 / n as f64, "low": interval.0, "high": interval.1 },
        "unknowns": found.limits.iter().map(|l| s.unknown_key(l.unknown)).collect::<Vec<_>>(),
        "box": found,
        "judged_elsewhere": elsewhere,
    });
    Reply { first, lines, numbers, enough: true }
}

/// No world, or every world, is a loss.
fn always(s: &Subject, every: bool, (low, high): (f64, f64)) -> Reply {
    let (a, n) = (s.name(s.policy), s.lang.count(s.worlds() as u64));
    let (least, most) = (s.lang.percent(low), s.lang.percent(high));
    let c = s.confidence();
    let first = if every {
        (s.lang.texts().ask.loses_always)(&a, &s.loses(), &n, &least, &c)
    } else {
        (s.lang.texts().ask.loses_never)(&a, &s.loses(), &n, &most, &c)
    };
    let numbers =
        json!({ "losses": if every { s.worlds() } else { 0 }, "loss_share": { "low": low, "high": high } });
    Reply { lines: vec![String::new(), s.foot()], ..Reply::plain(first, numbers) }
}

fn base_line(s: &Subject, losses: usize, (low, high): (f64, f64)) -> String {
    let (events, of) = odds(losses as u64, s.worlds() as u64);
    let range = format!("{} {} {}", s.lang.percent(low), s.lang.texts().ask.to, s.lang.percent(high));
    (s.lang.texts().ask.over_all_worlds)(&events, &of, &s.interval_word(), &range)
}

fn detail(s: &Subject, found: &prim::FailureBox) -> String {
    let (low, high) =
        proportion::wilson(found.losses as u64, found.worlds as u64, s.alpha).unwrap_or((0.0, 1.0));
    let (low, high) = (s.lang.percent(low), s.lang.percent(high));
    let (inside, losses) = (s.lang.count(found.worlds as u64), s.lang.count(found.losses as u64));
    let mass = s.lang.percent(found.mass);
    (s.lang.texts().ask.in_that_range)(&inside, &mass, &losses, &low, &high)
}

fn judged(s: &Subject, e: &prim::Elsewhere) -> String {
    let (events, of) = odds(e.losses as u64, e.worlds as u64);
    let covered = s.lang.percent(e.losses as f64 / e.all_losses as f64);
    (s.lang.texts().ask.judged_elsewhere)(&events, &of, &covered)
}
