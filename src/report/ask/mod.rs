//! Questions about a stored run, answered from its rows: nothing is simulated.
//!
//! A file per question; each turns a [`Subject`] (two policies, a measure, the unknowns) into a [`Reply`].

mod best;
mod dominance;
mod drivers;
mod heatmap;
pub mod named;
mod tornado;
mod trade_off;
mod when_fails;
pub mod words;
mod worth_knowing;

#[cfg(test)]
mod tests;

use serde_json::{Value, json};

use super::Lang;
use crate::stats::paired::differences;
use crate::stats::{regression, verdict};
use crate::store::Results;
use crate::store::manifest::MetricEntry;

pub use heatmap::{figure as heatmap_figure, why_no_heatmap};
pub use tornado::{dots as dots_figure, figure as tornado_figure, said_in as tornado_said_in};

/// What can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Question {
    /// Which policy is best, how sure, and by how much against each rival
    Best,
    /// Which unknowns the gain depends on, and how much is luck
    Drivers,
    /// In which worlds the policy loses
    WhenFails,
    /// What it would be worth to find something out before deciding
    WorthKnowing,
    /// Which policies are not beaten in every measure at once
    TradeOff,
    /// What each unknown does to the gain, and where the verdict flips
    Tornado,
    /// Whether one policy promises more whatever one thinks of risk
    Dominance,
}

impl Question {
    /// As typed.
    pub fn key(self) -> &'static str {
        match self {
            Question::Best => "best",
            Question::Drivers => "drivers",
            Question::WhenFails => "when-fails",
            Question::WorthKnowing => "worth-knowing",
            Question::TradeOff => "trade-off",
            Question::Tornado => "tornado",
            Question::Dominance => "dominance",
        }
    }
    fn is_about_unknowns(self) -> bool {
        use Question::*;
        matches!(self, Drivers | WhenFails | WorthKnowing | Tornado)
    }
}

/// An answer to a question.
#[derive(Clone, Debug, PartialEq)]
pub struct Reply {
    /// The finding in one sentence.
    pub first: String,
    /// What stands under it, line by line.
    pub lines: Vec<String>,
    /// The same as numbers.
    pub numbers: Value,
    /// False when there are too few worlds to say more.
    pub enough: bool,
}

impl Reply {
    fn plain(first: String, numbers: Value) -> Reply {
        Reply { first, lines: Vec::new(), numbers, enough: true }
    }
}

/// What a question is about: a policy against another one, in a measure.
pub struct Subject {
    results: Results,
    lang: Lang,
    measure: MetricEntry,
    /// The policy asked about and the one it is compared with.
    policy: usize,
    rival: usize,
    /// Whether a policy was asked about by name.
    named: bool,
    /// `[policy][world]`, turned so that more is better.
    turned: Vec<Vec<f64>>,
    /// Of `policy` over `rival`, world by world; more is better.
    gains: Vec<f64>,
    alpha: f64,
}

impl Subject {
    /// The leader against the baseline (or, when the baseline leads, the next best against it), unless
    /// another policy or measure is named. Errors say what can be named.
    pub fn new(
        mut results: Results,
        policy: Option<&str>,
        measure: Option<&str>,
        lang: Lang,
    ) -> Result<Subject, String> {
        let names: Vec<String> = results.manifest.policies.iter().map(|p| p.name.clone()).collect();
        if results.worlds.is_empty() {
            return Err((lang.texts().ask.no_world)(&results.folder.display()));
        }
        if names.len() < 2 {
            return Err((lang.texts().ask.only_one)(&names[0]));
        }
        if let Some(key) = measure {
            choose_measure(&mut results, key, lang)?;
        }
        let key = results.manifest.measure.clone();
        let measure = results.manifest.metric(&key).cloned();
        let measure = measure.ok_or_else(|| format!("the stored results lack their own measure `{key}`"))?;
        let turned = turned(&results, &measure);
        let baseline = results.manifest.baseline();
        let by_name = policy.is_some();
        let policy = match policy {
            Some(name) => named::compared(&names, name, baseline, lang)?,
            None => verdict::leader(&turned),
        };
        let (policy, rival) =
            if policy == baseline { (next_best(&turned, baseline), baseline) } else { (policy, baseline) };
        let gains = differences(&turned[policy], &turned[rival]);
        if !turned.iter().all(|t| crate::stats::all_finite(t)) {
            return Err((lang.texts().ask.not_a_number)(&key));
        }
        let alpha = 1.0 - results.manifest.confidence;
        Ok(Subject { results, lang, measure, policy, rival, named: by_name, turned, gains, alpha })
    }

    /// Answers a question. Errors are questions that cannot be asked of this run.
    pub fn ask(&self, question: Question) -> Result<Reply, String> {
        if question.is_about_unknowns() && self.results.manifest.unknowns.is_empty() {
            return Err(self.no_unknowns());
        }
        if !matches!(question, Question::TradeOff | Question::Best)
            && let Some(reply) = self.without_spread()
        {
            return Ok(reply);
        }
        match question {
            Question::Best => best::reply(self),
            Question::Drivers => Ok(drivers::reply(self)),
            Question::WhenFails => Ok(when_fails::reply(self)),
            Question::WorthKnowing => Ok(worth_knowing::reply(self)),
            Question::TradeOff => trade_off::reply(self),
            Question::Tornado => Ok(tornado::reply(self)),
            Question::Dominance => Ok(dominance::reply(self)),
        }
    }

    /// The reply as a JSON document (pretty, with a final newline).
    pub fn document(&self, question: Question, reply: &Reply) -> String {
        let name = |p: usize| &self.results.manifest.policies[p].name;
        let document = json!({
            "question": question.key(),
            "folder": self.results.folder.display().to_string(),
            "measure": self.measure.key,
            "policy": name(self.policy),
            "against": name(self.rival),
            "worlds": self.results.worlds.len(),
            "failed_worlds": self.results.failed_worlds(),
            "confidence": 1.0 - self.alpha,
            "enough_worlds": reply.enough,
            "finding": reply.first,
            "answer": reply.numbers,
        });
        serde_json::to_string_pretty(&document).expect("a JSON value can be written") + "\n"
    }

    /// How many worlds failed, if any.
    pub fn failed_worlds(&self) -> usize {
        self.results.failed_worlds()
    }
    fn worlds(&self) -> usize {
        self.results.worlds.len()
    }
    fn unknowns(&self) -> Vec<&[f64]> {
        (0..self.results.manifest.unknowns.len()).map(|u| self.results.unknown(u)).collect()
    }
    /// Worlds that a regression on all unknowns needs.
    fn worlds_needed(&self) -> usize {
        regression::worlds_needed(self.results.manifest.unknowns.len())
    }

    /// Identical policies, a constant gain, or a single world: there is no spread to explain.
    fn without_spread(&self) -> Option<Reply> {
        let first = self.gains[0];
        if self.worlds() < 2 {
            return Some(self.too_few(self.worlds_needed()));
        }
        if self.gains.iter().any(|g| *g != first) {
            return None;
        }
        let (a, b) = (self.name(self.policy), self.name(self.rival));
        let text = if first == 0.0 {
            (self.lang.texts().ask.exactly_the_same)(&a, &b)
        } else {
            let gain = self.gain_exact(first);
            (self.lang.texts().ask.constant_gain)(&a, &b, &gain)
        };
        Some(Reply::plain(text, json!({ "constant_gain": first })))
    }
    /// Too few worlds for an answer, and how many it takes.
    fn too_few(&self, needed: usize) -> Reply {
        let needed = needed.next_multiple_of(crate::store::ROUND_WORLDS as usize);
        let (have, needed_text) = (self.worlds() as u64, self.lang.count(needed as u64));
        let have = self.lang.count(have);
        let text = (self.lang.texts().ask.too_few)(&needed_text, &have, &needed);
        Reply { enough: false, ..Reply::plain(text, json!({ "worlds_needed": needed })) }
    }
    fn no_unknowns(&self) -> String {
        self.lang.texts().ask.no_unknowns.to_owned()
    }
}

fn choose_measure(results: &mut Results, key: &str, lang: Lang) -> Result<(), String> {
    named::measure(&results.manifest, key, lang)?;
    let manifest = &mut results.manifest;
    if manifest.measure != key {
        // What is worth having was said in the unit of the scenario's own measure.
        manifest.worth_having = None;
        manifest.also.retain(|k| k != key);
        manifest.also.insert(0, manifest.measure.clone());
        key.clone_into(&mut manifest.measure);
    }
    Ok(())
}

fn turned(results: &Results, measure: &MetricEntry) -> Vec<Vec<f64>> {
    let sign = if measure.higher_is_better { 1.0 } else { -1.0 };
    let of = |p| results.metric(&measure.key, p).unwrap_or_default().iter().map(|v| sign * v).collect();
    (0..results.manifest.policies.len()).map(of).collect()
}

fn next_best(turned: &[Vec<f64>], but: usize) -> usize {
    let sum = |p: usize| turned[p].iter().sum::<f64>();
    let others = (0..turned.len()).filter(|&p| p != but);
    others.max_by(|&a, &b| sum(a).total_cmp(&sum(b)).then(b.cmp(&a))).unwrap_or(but)
}
