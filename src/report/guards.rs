//! What a report says about how the run was stopped, and about comparisons that cannot be relied on yet.

use super::Lang;
use super::answer::Answer;
use crate::stats::sequence::Sampling;
use crate::stats::settle::{ENOUGH_EVENTS, Guard};
use crate::store::asked::Until;

/// Policies named one by one in a remark.
const NAMED: usize = 3;

/// Which intervals hold, given what ended the run.
pub fn sampling(until: Until) -> Sampling {
    match until {
        Until::Trials | Until::Precision => Sampling::Fixed,
        Until::Settled | Until::Guarantee => Sampling::Sequential,
    }
}

/// Sentences for the foot of a report.
pub fn remarks(answer: &Answer, lang: Lang) -> Vec<String> {
    let mut remarks = Vec::new();
    if answer.sampling == Sampling::Sequential && answer.policies.len() > 1 && answer.worlds > 1 {
        remarks.push(
            lang.pick(
                "the results decided how many worlds: intervals are wide enough to hold at every look"
                    .to_owned(),
                "die Ergebnisse bestimmten die Zahl der Welten: Die Intervalle gelten bei jedem Hinsehen"
                    .to_owned(),
            ),
        );
    }
    let more = answer.guards.len().saturating_sub(NAMED);
    remarks.extend(answer.guards.iter().take(NAMED).map(|g| sentence(g, answer, lang)));
    if more > 0 {
        remarks.push(match lang {
            Lang::En => format!("the same goes for {more} more policies"),
            Lang::De => format!("dasselbe gilt für {more} weitere Maßnahmen"),
        });
    }
    remarks
}

fn sentence(guard: &Guard, answer: &Answer, lang: Lang) -> String {
    let name = |p: usize| super::text::shortened(&answer.policies[p].name);
    let leader = name(answer.leader);
    match *guard {
        Guard::RareEvents { policy, events } => match lang {
            Lang::En => format!(
                "rare events: \"{leader}\" and \"{}\" differ otherwise than usual in only {events} worlds; a verdict \
                 needs {ENOUGH_EVENTS}",
                name(policy)
            ),
            Lang::De => format!(
                "seltene Ereignisse: „{leader}“ und „{}“ unterscheiden sich nur in {events} Welten anders als sonst; \
                 ein Urteil braucht {ENOUGH_EVENTS}",
                name(policy)
            ),
        },
        Guard::HeavyTails { policy, skewness, worlds } => {
            let (skewness, worlds) = (lang.number(skewness, -1), lang.count(worlds));
            match lang {
                Lang::En => format!(
                    "heavy tails: against \"{}\" a few worlds dominate (skewness {skewness}); a verdict needs {worlds} \
                     worlds",
                    name(policy)
                ),
                Lang::De => format!(
                    "große Ausreißer: Gegen „{}“ geben wenige Welten den Ausschlag (Schiefe {skewness}); ein Urteil \
                     braucht {worlds} Welten",
                    name(policy)
                ),
            }
        }
    }
}
