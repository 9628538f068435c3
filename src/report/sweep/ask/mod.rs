//! The questions of `ask` on a sweep: points take the place of worlds, factors that of unknowns.
//!
//! A file per question; each turns a [`Subject`] into a [`Reply`]. What is asked about is the mean over the worlds at
//! each point, of one policy minus another; luck is what is left between worlds.

mod best;
mod dominance;
mod drivers;
mod shared;
mod tornado;
mod trade_off;
mod when_fails;
mod words;
mod worth_knowing;

use serde_json::json;

use super::factors::DesignTable;
pub use super::factors::{Factor, Role};
use super::next;
use super::rows::Cases;
use crate::report::Lang;
use crate::report::ask::named;
pub use crate::report::ask::{Question, Reply};
use crate::stats::moments::Moments;
use crate::stats::paired::Estimate;
use crate::stats::{grouped, verdict};
use crate::store::manifest::MetricEntry;
use crate::store::sweep::SweepResults;
pub use tornado::{OneAtATime, one_at_a_time, ordered, through_points};

/// Points that methods of many passes work on; of more points so many are taken by chance.
const MOST_CASES: usize = 4_096;

/// What a question is about.
pub struct Subject {
    pub results: SweepResults,
    pub lang: Lang,
    pub measure: MetricEntry,
    /// The policy asked about and the one it is compared with; a sweep of one policy has none.
    pub policy: usize,
    pub rival: Option<usize>,
    named: bool,
    pub cases: Cases,
    pub roles: Vec<Role>,
    pub factors: Vec<Factor>,
    /// `[policy][point]`: means over worlds, turned so that more is better; not a number where no world has a result.
    pub means: Vec<Vec<f64>>,
    /// Of `policy` over `rival` (or of the only policy), by point.
    pub gains: Vec<f64>,
    pub alpha: f64,
    /// Whether long lists of numbers are asked for, or only the text.
    pub wants_numbers: bool,
}

impl Subject {
    /// The leader over all points against the baseline, unless another policy or measure is named. Errors say what can
    /// be named, or what to do first.
    pub fn new(
        results: SweepResults,
        policy: Option<&str>,
        measure: Option<&str>,
        lang: Lang,
    ) -> Result<Subject, String> {
        let t = lang.texts().sweep_ask;
        if results.units.is_empty() {
            let command = next::going_on(&results.folder, &results.plan);
            return Err((t.nothing_finished)(&results.folder.display(), &command));
        }
        let key = measure.unwrap_or(&results.manifest.measure);
        let measure = named::measure(&results.manifest, key, lang)?.clone();
        let design = DesignTable::of(&results).map_err(|e| e.message)?;
        let cases = Cases::load(&results, design.points(), &measure.key).map_err(|e| e.message)?;
        let means = means(&cases, &measure);
        let usable = |p: usize| means.iter().all(|m| m[p].is_finite());
        if !(0..cases.len()).any(usable) {
            return Err((t.every_trial_failed)(&results.folder.display()));
        }
        let names = &results.plan.policies;
        let baseline = results.manifest.baseline();
        let whole = whole(&means);
        let chosen = match policy {
            Some(name) => named::compared(names, name, baseline, lang)?,
            None => verdict::leader(&whole),
        };
        let (chosen, rival) = match names.len() {
            1 => (0, None),
            _ if chosen == baseline => (next_best(&whole, baseline), Some(baseline)),
            _ => (chosen, Some(baseline)),
        };
        let mut gains = gains(&means, chosen, rival);
        if rival.is_none() && !measure.higher_is_better {
            // A measure by itself stays as it is: less of it is less.
            gains.iter_mut().for_each(|g| *g = -*g);
        }
        let (roles, factors) = (design.roles(&cases.points), design.factors(&results, &cases.points));
        let alpha = 1.0 - results.manifest.confidence;
        let named = policy.is_some();
        Ok(Subject {
            lang,
            measure,
            policy: chosen,
            rival,
            named,
            cases,
            roles,
            factors,
            means,
            gains,
            alpha,
            wants_numbers: true,
            results,
        })
    }

    /// Answers a question. Errors are questions that make no sense for this sweep.
    pub fn ask(&self, question: Question) -> Result<Reply, String> {
        self.suits(question)?;
        if question != Question::TradeOff
            && let Some(reply) = self.without_spread(question)
        {
            return Ok(reply);
        }
        match question {
            Question::Best => best::reply(self),
            Question::Drivers => drivers::reply(self),
            Question::WhenFails => Ok(when_fails::reply(self)),
            Question::WorthKnowing => Ok(worth_knowing::reply(self)),
            Question::TradeOff => trade_off::reply(self),
            Question::Tornado => tornado::reply(self),
            Question::Dominance => Ok(dominance::reply(self)),
        }
    }

    /// Whether the design and the policies can answer it; else why not, with the cure.
    fn suits(&self, question: Question) -> Result<(), String> {
        use Question::*;
        let t = self.lang.texts().sweep_ask;
        let compares = matches!(question, Best | WhenFails | WorthKnowing | Dominance);
        if compares && self.rival.is_none() {
            return Err((t.only_one)(&self.results.plan.policies[0]));
        }
        let design = self.design();
        let folder = self.results.folder.display();
        match (question, design) {
            (Drivers | Best | WhenFails | WorthKnowing | Dominance, "oat") => {
                Err((t.not_one_at_a_time)(&folder))
            }
            (WorthKnowing | Dominance, "morris") => Err((t.not_trajectories)(&folder)),
            _ => Ok(()),
        }
    }

    pub fn design(&self) -> &str {
        &self.results.plan.design
    }
    /// Points that can be taken as a sample: of Saltelli blocks only the two that were drawn, else all; with a result
    /// under every policy.
    pub fn sample(&self) -> Vec<usize> {
        let drawn = |p: &usize| self.design() != "saltelli" || self.roles[*p].step < 2;
        let whole = |p: &usize| self.means.iter().all(|m| m[*p].is_finite());
        (0..self.cases.len()).filter(drawn).filter(whole).collect()
    }
    /// [`Subject::sample`], at most so many as methods of many passes can work on.
    pub fn some(&self) -> Vec<usize> {
        let all = self.sample();
        let keep = all.len().div_ceil(MOST_CASES);
        let mut chosen: Vec<usize> = all;
        if keep > 1 {
            let n = chosen.len();
            let groups = (grouped::MOST / keep).max(1);
            chosen.retain(|c| grouped::group(*c, n.max(grouped::MOST + 1)) < groups);
        }
        chosen
    }
    /// Whether its points are a sample of the ranges; those of a grid or a file are all that is asked about.
    pub fn is_random(&self) -> bool {
        matches!(self.design(), "lhs" | "sobol" | "morris" | "saltelli")
    }
    /// What an interval of a mean over points knows of.
    pub fn interval_over(&self) -> &'static str {
        match (self.cases.worlds, self.is_random()) {
            (0 | 1, true) => "points of one world",
            (0 | 1, false) => "nothing",
            (_, true) => "worlds and points",
            (_, false) => "worlds",
        }
    }
    /// `[point * worlds + world]`: whether every policy has a result there; empty where none is missing.
    pub fn whole_worlds(&self, points: &[usize]) -> Vec<bool> {
        if self.cases.missing == 0 {
            return Vec::new();
        }
        let worlds = 0..self.cases.worlds;
        let whole = |p: usize, w: usize| (0..self.means.len()).all(|k| self.cases.of(k, p)[w].is_finite());
        points.iter().flat_map(|p| worlds.clone().map(move |w| whole(*p, w))).collect()
    }
    /// Columns of some factors over some points.
    pub fn columns(&self, factors: &[usize], points: &[usize]) -> Vec<Vec<f64>> {
        factors.iter().map(|f| points.iter().map(|p| self.factors[*f].values[*p]).collect()).collect()
    }
    /// [`Subject::columns`] on the scale that curves are drawn over: the logarithm of what was varied in equal ratios.
    pub fn curve_columns(&self, factors: &[usize], points: &[usize]) -> Vec<Vec<f64>> {
        let column = |f: &usize| {
            let factor = &self.factors[*f];
            points.iter().map(|p| factor.to_curve(factor.values[*p])).collect()
        };
        factors.iter().map(column).collect()
    }
    /// Factors that vary.
    pub fn varying(&self) -> Vec<usize> {
        (0..self.factors.len()).filter(|f| self.factors[*f].varies()).collect()
    }
    /// Gains of some points.
    pub fn gains_of(&self, points: &[usize]) -> Vec<f64> {
        points.iter().map(|p| self.gains[*p]).collect()
    }
    /// The gain at every world of a point; not a number where a trial has no result. More is better.
    pub fn by_world(&self, point: usize) -> impl Iterator<Item = f64> + '_ {
        let sign = self.sign();
        let other = self.rival.map(|r| self.cases.of(r, point));
        let own = self.cases.of(self.policy, point);
        own.iter().enumerate().map(move |(w, v)| sign * (v - other.map_or(0.0, |o| o[w])))
    }
    /// What gains were multiplied with so that more is better; a measure by itself is not turned.
    pub fn sign(&self) -> f64 {
        if self.measure.higher_is_better || self.rival.is_none() { 1.0 } else { -1.0 }
    }

    /// The same at every point: nothing drives it.
    fn without_spread(&self, question: Question) -> Option<Reply> {
        let points = self.sample();
        let gains = self.gains_of(&points);
        let first = *gains.first()?;
        if question == Question::Best || points.len() < 2 || gains.iter().any(|g| *g != first) {
            return None;
        }
        let t = self.lang.texts().sweep_ask;
        // Every point is the same, but another set of worlds would give another number.
        let own: Vec<f64> = self.by_world(points[0]).filter(|v| v.is_finite()).collect();
        let value = match Estimate::of(&own, self.alpha) {
            Some(e) if e.half > 0.0 => {
                format!("{} ± {}", self.gain(first, e.half), self.amount(e.half, e.half))
            }
            _ => self.gain_exact(first),
        };
        let text = (t.constant)(&self.what(), &value);
        Some(self.plain(text, json!({ "constant": first })))
    }
    /// Too few points, how many it takes, and how to get them.
    pub fn too_few(&self, needed: usize) -> Reply {
        let (have, needed_text) =
            (self.lang.count(self.sample().len() as u64), self.lang.count(needed as u64));
        let text = (self.lang.texts().sweep_ask.too_few)(&needed_text, &have, &self.more_points());
        Reply { enough: false, ..self.plain(text, json!({ "points_needed": needed })) }
    }
    /// What to do for more points: finish the sweep, extend it, or make another one.
    pub fn more_points(&self) -> String {
        let t = self.lang.texts().sweep_ask;
        match self.design() {
            _ if self.cases.unfinished > 0 => (t.finish)(&self.results.plan.sweep_path),
            "sobol" => t.extend.to_owned(),
            "morris" => t.extend_trajectories.to_owned(),
            "saltelli" => t.extend_rows.to_owned(),
            _ => t.another_sweep.to_owned(),
        }
    }
    pub fn plain(&self, first: String, numbers: serde_json::Value) -> Reply {
        Reply { first, lines: Vec::new(), numbers, enough: true }
    }

    /// Trials without a result.
    pub fn failed(&self) -> usize {
        self.cases.missing
    }

    /// The reply as a JSON document (pretty, with a final newline).
    pub fn document(&self, question: Question, reply: &Reply) -> String {
        let name = |p: usize| &self.results.plan.policies[p];
        let document = json!({
            "question": question.key(),
            "folder": self.results.folder.display().to_string(),
            "design": self.design(),
            "measure": self.measure.key,
            "policy": name(self.policy),
            "against": self.rival.map(name),
            "points": self.cases.len(),
            "unfinished_points": self.cases.unfinished,
            "worlds": self.cases.worlds,
            "failed_trials": self.cases.missing,
            "confidence": 1.0 - self.alpha,
            "enough_points": reply.enough,
            "finding": reply.first,
            "answer": reply.numbers,
        });
        serde_json::to_string_pretty(&document).expect("a JSON value can be written") + "\n"
    }
}

/// Means over the worlds in which every policy has a result.
fn means(cases: &Cases, measure: &MetricEntry) -> Vec<Vec<f64>> {
    let sign = if measure.higher_is_better { 1.0 } else { -1.0 };
    let mut means = vec![vec![f64::NAN; cases.len()]; cases.values.len()];
    for point in 0..cases.len() {
        let rows: Vec<&[f64]> = (0..means.len()).map(|p| cases.of(p, point)).collect();
        let whole: Vec<usize> =
            (0..cases.worlds).filter(|w| rows.iter().all(|r| r[*w].is_finite())).collect();
        for (mean, row) in means.iter_mut().zip(rows) {
            mean[point] = sign * whole.iter().map(|w| row[*w]).sum::<f64>() / whole.len() as f64;
        }
    }
    means
}

/// `[policy][point]` without the points that have no result.
fn whole(means: &[Vec<f64>]) -> Vec<Vec<f64>> {
    means.iter().map(|m| m.iter().copied().filter(|v| v.is_finite()).collect()).collect()
}

fn gains(means: &[Vec<f64>], policy: usize, rival: Option<usize>) -> Vec<f64> {
    let of = |(p, own): (usize, &f64)| own - rival.map_or(0.0, |r| means[r][p]);
    means[policy].iter().enumerate().map(of).collect()
}

fn next_best(means: &[Vec<f64>], but: usize) -> usize {
    let sum = |p: usize| Moments::of(&means[p]).map_or(f64::NEG_INFINITY, |m| m.mean());
    let others = (0..means.len()).filter(|&p| p != but);
    others.max_by(|&a, &b| sum(a).total_cmp(&sum(b)).then(b.cmp(&a))).unwrap_or(but)
}
