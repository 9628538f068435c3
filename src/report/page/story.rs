//! The story of a run, step by step: a sentence or two from its own numbers, and the figure that shows it.

use serde::Serialize;

use super::document::Said;
use crate::report::figures::Figures;
use crate::report::number::{odds, place};
use crate::stats::verdict::Verdict;
use crate::texts::{self, story::StoryTexts};

/// Policies named with their gains.
const NAMED: usize = 4;

/// One step.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    /// Key of the figure; the document puts the id of one that is there.
    pub figure: Option<&'static str>,
    /// What the step is about.
    pub head: &'static str,
    /// Large words where there is no figure.
    pub title: Option<String>,
    pub text: String,
}

/// All steps that this run has numbers for.
pub fn steps(said: &Said<'_>) -> Vec<Step> {
    let story = Story { said, t: texts::of(said.lang).story };
    let steps = [
        Some(story.question()),
        story.silence(),
        story.spread(),
        story.leave(),
        story.gains(),
        story.sure(),
        story.money_back(),
        story.change(),
        Some(story.decision()),
    ];
    steps.into_iter().flatten().collect()
}

struct Story<'a> {
    said: &'a Said<'a>,
    t: &'static StoryTexts,
}

impl Story<'_> {
    fn step(&self, figure: &'static str, head: &'static str, text: String) -> Option<Step> {
        let text = self.said.typeset(&text);
        Some(Step { figure: Some(figure), head, title: None, text })
    }
    fn figures(&self) -> &Figures {
        self.said.material.figures(self.said.lang)
    }
    fn baseline(&self) -> String {
        self.name(self.said.material.answer.baseline)
    }
    fn name(&self, policy: usize) -> String {
        self.said.writer.name(policy)
    }
    fn count(&self, mean: f64) -> String {
        self.said.lang.number(mean, if mean < 10.0 { -1 } else { 0 })
    }

    fn question(&self) -> Step {
        let (s, context) = (self.said, &self.figures().context);
        let [worlds, people] = [context.worlds, context.people].map(|n| s.lang.count(n.into()));
        let horizon = crate::report::chart::layout::horizon(context);
        let text = match s.material.answer.policies.len() {
            1 => (self.t.alone)(&worlds, &people, &horizon),
            n => (self.t.compared)(&s.lang.count(n as u64), &worlds, &people, &horizon),
        };
        let title = Some(s.typeset(&s.material.answer.title));
        Step { figure: None, head: self.t.question, title, text: s.typeset(&text) }
    }

    fn silence(&self) -> Option<Step> {
        let answer = &self.said.material.answer;
        let seen = answer.policies[answer.baseline].seen?;
        let [failures, heard] = [seen.failures, seen.heard].map(|n| self.count(n));
        let text = match seen.heard > 0.0 {
            _ if seen.failures <= 0.0 => return None,
            true => (self.t.heard)(&self.baseline(), &failures, &heard),
            false => (self.t.heard_none)(&self.baseline(), &failures),
        };
        self.step("iceberg", self.t.silence, text)
    }

    fn spread(&self) -> Option<Step> {
        let iceberg = &self.figures().data.iceberg;
        if iceberg.told_each <= 0.0 || iceberg.baseline.told <= 0.0 {
            return None;
        }
        let each = self.said.lang.number(iceberg.told_each, -1);
        let told = iceberg.baseline.told;
        let told = self.said.lang.number(told, if told >= 10_000.0 { 2 } else { 0 });
        self.step("network", self.t.spread, (self.t.told)(&each, &told))
    }

    fn leave(&self) -> Option<Step> {
        let answer = &self.said.material.answer;
        let lost: f64 = self.figures().data.causes.baseline.counts.iter().sum();
        if lost <= 0.0 {
            return None;
        }
        let treated = answer.policies[answer.baseline].treated_share;
        let treated = treated.map(|share| (self.t.treated)(&self.said.lang.percent(share)));
        let lost = (self.t.lost)(&self.baseline(), &self.count(lost));
        self.step("causes", self.t.leave, lost + &treated.unwrap_or_default())
    }

    fn gains(&self) -> Option<Step> {
        let (s, answer) = (self.said, &self.said.material.answer);
        let gain = |p: usize| answer.policies[p].gain.map_or(f64::NEG_INFINITY, |g| g.mean);
        let mut others: Vec<usize> =
            (0..answer.policies.len()).filter(|&p| p != answer.baseline && gain(p).is_finite()).collect();
        others.sort_by(|&a, &b| gain(b).total_cmp(&gain(a)));
        let named = others.iter().take(NAMED).filter_map(|&p| {
            let gain = s.writer.measured(s.writer.gain(p)?);
            Some((self.t.gain_of)(&self.name(p), &gain))
        });
        let mut parts: Vec<String> = named.collect();
        if parts.is_empty() {
            return None;
        }
        if others.len() > NAMED {
            parts.push((self.t.and_more)(&s.lang.count((others.len() - NAMED) as u64)));
        }
        let horizon = crate::report::chart::layout::horizon(&self.figures().context);
        self.step("policies", self.t.gains, (self.t.brings)(&self.baseline(), &horizon, &parts.join("; ")))
    }

    fn sure(&self) -> Option<Step> {
        let answer = &self.said.material.answer;
        let leader = &answer.policies[answer.leader];
        let first = match leader.beats {
            Some(b) => {
                let (events, of) = odds(b.worlds, b.of);
                let [events, of] = [events, of].map(|n| self.said.lang.count(n));
                (self.t.ahead)(&self.name(answer.leader), &self.baseline(), &events, &of)
            }
            None if answer.policies.len() < 2 => return None,
            None => (self.t.best_in)(&self.name(answer.leader), &self.said.lang.percent(leader.best_share)),
        };
        let worst = leader.worst.map(|v| {
            let half = leader.gain.map_or(0.0, |g| g.half);
            (self.t.worst)(&self.said.writer.measured(self.said.writer.change(v, half)))
        });
        self.step("dots", self.t.sure, first + &worst.unwrap_or_default())
    }

    fn money_back(&self) -> Option<Step> {
        let (label, value, remark) = self.said.writer.payback()?;
        let text = (self.t.back)(&self.name(self.said.material.answer.leader), &label, &value, &remark);
        self.step("fan", self.t.money_back, text)
    }

    fn change(&self) -> Option<Step> {
        let (s, answer) = (self.said, &self.said.material.answer);
        let tornado = self.figures().data.tornado.as_ref()?;
        let text = match &answer.wrong_if {
            Some(w) => {
                let half = w.low.zip(w.high).map_or(w.value.abs() / 10.0, |(low, high)| (high - low) / 2.0);
                let value = s.lang.number(w.value, place(half, w.value));
                let what = s.lang.pick(&w.unknown.en, &w.unknown.de);
                let said = if w.below { self.t.wrong_below } else { self.t.wrong_above };
                said(&self.name(w.rival), what, &value, &w.unknown.law)
            }
            None if matches!(answer.verdict, Some(Verdict::Best { .. })) => {
                (self.t.holds)(&tornado.bars.first()?.name)
            }
            None => self.t.open.to_owned(),
        };
        self.step("tornado", self.t.change, text)
    }

    fn decision(&self) -> Step {
        let (headline, standfirst) = self.said.headline();
        Step { figure: None, head: self.t.decision, title: Some(headline), text: standfirst }
    }
}
