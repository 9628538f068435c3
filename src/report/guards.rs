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
        remarks.push(lang.texts().guards.results_decided.to_owned());
    }
    let more = answer.guards.len().saturating_sub(NAMED);
    remarks.extend(answer.guards.iter().take(NAMED).map(|g| sentence(g, answer, lang)));
    if more > 0 {
        remarks.push((lang.texts().guards.same_goes_for)(&more));
    }
    remarks
}

fn sentence(guard: &Guard, answer: &Answer, lang: Lang) -> String {
    let name = |p: usize| super::text::shortened(&answer.policies[p].name);
    let leader = name(answer.leader);
    match *guard {
        Guard::RareEvents { policy, events } => {
            (lang.texts().guards.rare_events)(&leader, &name(policy), &events, &ENOUGH_EVENTS)
        }
        Guard::HeavyTails { policy, skewness, worlds } => {
            let (skewness, worlds) = (lang.number(skewness, -1), lang.count(worlds));
            (lang.texts().guards.heavy_tails)(&name(policy), &skewness, &worlds)
        }
    }
}
