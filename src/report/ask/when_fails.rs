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
        let first = s.lang.pick(
            format!("{a} {} in {events} of {of} worlds. ", s.loses()),
            format!("{a} {} in {events} von {of} Welten. ", s.loses()),
        );
        return Reply { first: first + &reply.first, ..reply };
    }
    let base = base_line(s, losses, interval);
    let unknowns = s.unknowns();
    // A box can be found in pure noise too: it counts when it also holds on worlds that had no say in it.
    let elsewhere = prim::judged_elsewhere(&unknowns, &loss).filter(|e| e.p < s.alpha);
    let Some((found, elsewhere)) = prim::find(&unknowns, &loss).zip(elsewhere) else {
        let first = s.lang.pick(
            format!(
                "When {a} {} is luck: no range of the unknowns holds clearly more of such worlds.",
                s.loses()
            ),
            format!(
                "Wann {a} {}, ist Zufall: In keinem Bereich der Unbekannten häufen sich solche Welten klar.",
                s.loses()
            ),
        );
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
    let first = s.lang.pick(
        format!("{a} {} when {when}: {events} of {of} such worlds, and these worlds are {covered} of all losses.", s.loses()),
        format!("{a} {}, wenn {when}: {events} von {of} solchen Welten, und diese Welten sind {covered} aller Welten mit Verlust.", s.loses()),
    );
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
        s.lang.pick(
            format!("{a} {} in each of the {n} worlds, so in at least {least} of all ({c}).", s.loses()),
            format!(
                "{a} {} in jeder der {n} Welten, also in mindestens {least} aller Welten ({c}).",
                s.loses()
            ),
        )
    } else {
        s.lang.pick(
            format!("{a} {} in none of the {n} worlds, so in at most {most} of all ({c}).", s.loses()),
            format!(
                "{a} {} in keiner der {n} Welten, also in höchstens {most} aller Welten ({c}).",
                s.loses()
            ),
        )
    };
    let numbers =
        json!({ "losses": if every { s.worlds() } else { 0 }, "loss_share": { "low": low, "high": high } });
    Reply { lines: vec![String::new(), s.foot()], ..Reply::plain(first, numbers) }
}

fn base_line(s: &Subject, losses: usize, (low, high): (f64, f64)) -> String {
    let (events, of) = odds(losses as u64, s.worlds() as u64);
    let range = format!("{} {} {}", s.lang.percent(low), s.lang.pick("to", "bis"), s.lang.percent(high));
    s.lang.pick(
        format!("Over all worlds: {events} of {of} ({}: {range}).", s.interval_word()),
        format!("Über alle Welten: {events} von {of} ({}: {range}).", s.interval_word()),
    )
}

fn detail(s: &Subject, found: &prim::FailureBox) -> String {
    let (low, high) =
        proportion::wilson(found.losses as u64, found.worlds as u64, s.alpha).unwrap_or((0.0, 1.0));
    let (low, high) = (s.lang.percent(low), s.lang.percent(high));
    let (inside, losses) = (s.lang.count(found.worlds as u64), s.lang.count(found.losses as u64));
    let mass = s.lang.percent(found.mass);
    s.lang.pick(
        format!("In that range: {inside} worlds ({mass} of all), {losses} of them losses ({low} to {high})."),
        format!("In diesem Bereich: {inside} Welten ({mass} aller Welten), davon {losses} mit Verlust ({low} bis {high})."),
    )
}

fn judged(s: &Subject, e: &prim::Elsewhere) -> String {
    let (events, of) = odds(e.losses as u64, e.worlds as u64);
    let covered = s.lang.percent(e.losses as f64 / e.all_losses as f64);
    s.lang.pick(
        format!("On worlds that were not used to find it (each half judged by the other): {events} of {of}, {covered} of all losses."),
        format!("An Welten, die nicht zum Suchen dienten (jede Hälfte an der anderen geprüft): {events} von {of}, {covered} aller Welten mit Verlust."),
    )
}
