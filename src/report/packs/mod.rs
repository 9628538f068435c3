//! One scenario under both evidence packs: whether the advice depends on whose numbers one believes.
//!
//! Each pack has a run and a verdict of its own; nothing is averaged over packs. Worlds of the same number share
//! their draws in both runs, but only differences within a pack are ever formed.

mod words;

#[cfg(test)]
mod tests;

pub use words::sentence;

use grapevine_engine::evidence::Pack;
use serde::Serialize;
use serde_json::{Value, json};

use super::answer::{Answer, PolicyAnswer};
use super::full::Full;
use super::text::{self, Report};
use super::{Lang, json};
use crate::stats::verdict::Verdict;
use crate::store::manifest::{Assumption, Manifest};
use crate::store::{Results, StoreError};

/// The runs of one scenario under both packs, folklore first.
pub struct Pair<'a> {
    pub runs: [&'a Results; 2],
    pub answers: [Answer; 2],
}

/// What both verdicts come to. Policies by name.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Agreement {
    /// The packs give the scenario the same numbers, so there is nothing they could disagree about.
    SameNumbers,
    /// There is only one policy.
    OnlyOne,
    /// Under neither pack do the policies differ at all.
    Identical,
    /// Best under both; `divided` is a policy that is better than the baseline under one pack and worse under the
    /// other.
    Best { policy: String, baseline: bool, divided: Option<String> },
    /// Under both packs no policy is better by an amount that matters, but it is not best under both.
    Unbeaten { policy: String },
    /// What is best under one pack is not even as good as the best under the other.
    Disagree { folklore: String, measured: String },
    /// At least one verdict is not settled; the best policy where it is.
    Open { folklore: Option<String>, measured: Option<String> },
}

/// How a policy stands under one pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Best,
    /// Several differ by less than matters, this one among them, and nothing is better.
    AmongBest,
    /// Better, worse than the baseline by more than matters, or alike.
    Better,
    Worse,
    Alike,
    Open,
    /// The baseline where it is not best.
    Baseline,
}

/// A number the file leaves to the packs and on which they differ.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Differing {
    pub key: String,
    pub folklore: String,
    pub measured: String,
}

impl<'a> Pair<'a> {
    /// Puts two runs side by side; they must be of the same scenario and seed under different packs.
    ///
    /// # Errors
    /// What makes the runs unlike, in words.
    pub fn of(one: &'a Results, other: &'a Results) -> Result<Pair<'a>, StoreError> {
        let unlike = |what: String| {
            let [a, b] = [one, other].map(|r| r.folder.display().to_string());
            StoreError::content(format!("{a} and {b} cannot stand side by side: {what}"))
        };
        let (m, n) = (&one.manifest, &other.manifest);
        if m.evidence == n.evidence {
            return Err(unlike(format!(
                "both were run under the pack {}; run the scenario with --evidence {} as well",
                m.evidence.name(),
                m.evidence.other().name()
            )));
        }
        if without_evidence(&m.scenario_text) != without_evidence(&n.scenario_text)
            || m.edge_list_sha256 != n.edge_list_sha256
        {
            return Err(unlike("they are runs of different scenario files".to_owned()));
        }
        if m.seed != n.seed {
            return Err(unlike(format!("their seeds are {} and {}", m.seed, n.seed)));
        }
        if one.worlds.is_empty() || other.worlds.is_empty() {
            return Err(unlike("one of them holds no world in which every policy has a result".to_owned()));
        }
        let runs = if m.evidence == Pack::Folklore { [one, other] } else { [other, one] };
        Ok(Pair { runs, answers: [Answer::of(runs[0])?, Answer::of(runs[1])?] })
    }

    /// What was run under the pack with this index.
    pub fn manifest(&self, side: usize) -> &Manifest {
        &self.runs[side].manifest
    }

    /// The numbers left to the packs that differ between them, in table order.
    pub fn differing(&self) -> Vec<Differing> {
        let [folklore, measured] = self.runs.map(|r| &r.manifest.assumptions);
        let value = |list: &[Assumption], key: &str| {
            // A number that counts under one pack only belongs to a mechanism that the other one leaves off.
            list.iter().find(|a| a.key == key).map_or("—".to_owned(), |a| a.value.clone())
        };
        let only_measured = measured.iter().filter(|a| !folklore.iter().any(|b| b.key == a.key));
        let differing = |a: &Assumption| {
            let [folklore, measured] = [folklore, measured].map(|list| value(list, &a.key));
            (folklore != measured).then(|| Differing { key: a.key.clone(), folklore, measured })
        };
        folklore.iter().chain(only_measured).filter_map(differing).collect()
    }

    /// Whether the packs give the same advice.
    pub fn agreement(&self) -> Agreement {
        let manifest = self.manifest(0);
        let name = |p: usize| manifest.policies[p].name.clone();
        if self.answers[0].policies.len() < 2 {
            return Agreement::OnlyOne;
        }
        if self.differing().is_empty() {
            return Agreement::SameNumbers;
        }
        let [one, other] = [&self.answers[0], &self.answers[1]].map(choices);
        let (Some(one), Some(other)) = (&one, &other) else {
            let first = |c: &Option<Vec<usize>>| c.as_ref().and_then(|c| c.first()).map(|p| name(*p));
            return Agreement::Open { folklore: first(&one), measured: first(&other) };
        };
        if self.answers.iter().all(|a| matches!(a.verdict, Some(Verdict::Identical))) {
            return Agreement::Identical;
        }
        match one.iter().find(|p| other.contains(p)) {
            None => Agreement::Disagree { folklore: name(one[0]), measured: name(other[0]) },
            Some(&p) if one.len() == 1 && other.len() == 1 => {
                let divided = self.divided().first().map(|(p, _)| name(*p));
                Agreement::Best { policy: name(p), baseline: p == manifest.baseline(), divided }
            }
            Some(&p) => Agreement::Unbeaten { policy: name(p) },
        }
    }

    /// How every policy stands under the pack with this index.
    pub fn standings(&self, side: usize) -> Vec<Standing> {
        let answer = &self.answers[side];
        answer.policies.iter().enumerate().map(|(p, policy)| standing(answer, p, policy)).collect()
    }

    /// Policies that are better than the baseline under one pack and worse under the other, with the pack under
    /// which they are better.
    fn divided(&self) -> Vec<(usize, Pack)> {
        let [one, other] = [0, 1].map(|i| self.standings(i));
        let good = |s: Standing| matches!(s, Standing::Best | Standing::Better);
        let divided = |p: usize| match (one[p], other[p]) {
            (a, Standing::Worse) if good(a) => Some((p, Pack::Folklore)),
            (Standing::Worse, b) if good(b) => Some((p, Pack::Measured)),
            _ => None,
        };
        (0..one.len()).filter_map(divided).collect()
    }

    /// The printed comparison.
    pub fn report(&self, lang: Lang, width: Option<u16>) -> Report {
        let quote = |name: &str| (lang.texts().packs.quoted)(&name);
        let said =
            |i: usize| text::report(&self.answers[i], None, self.manifest(i), lang, None, None).verdict;
        let mut body: Vec<String> = Vec::new();
        for (i, pack) in Pack::ALL.into_iter().enumerate() {
            let line = format!("  {:<9} {}", pack.name(), said(i));
            body.push(text::indented(&line, width, 12));
        }
        for (p, pack) in self.divided() {
            let (name, other) = (quote(&self.manifest(0).policies[p].name), pack.other().name());
            let base = quote(&self.manifest(0).policies[self.manifest(0).baseline()].name);
            let line = (lang.texts().packs.better_and_worse)(&name, &base, &pack.name(), &other);
            body.push(text::indented(&line, width, 2));
        }
        body.push(String::new());
        body.extend(text::measured_by(&self.answers[0], lang));
        body.push(self.table(lang, width));
        body.push(String::new());
        body.extend(self.footer(lang).iter().map(|line| text::indented(line, width, 0)));
        let verdict = sentence(&self.agreement(), lang, &quote) + ".";
        Report { verdict: text::indented(&verdict, width, 0), body: body.join("\n") }
    }

    fn table(&self, lang: Lang, width: Option<u16>) -> String {
        let gain = if self.answers[0].is_money_gain() {
            lang.texts().packs.gain_vs_today
        } else {
            lang.texts().packs.change_vs_today
        };
        let mut header = vec![gain.to_owned()];
        let mut columns: Vec<Vec<String>> = Vec::new();
        for (i, pack) in Pack::ALL.into_iter().enumerate() {
            header.extend([pack.name().to_owned(), String::new()]);
            columns.push(text::gains(&self.answers[i], self.manifest(i), lang));
            columns.push(self.standings(i).iter().map(|s| s.word(lang).to_owned()).collect());
        }
        let names =
            (0..self.answers[0].policies.len()).map(|p| text::shortened(&self.manifest(0).policies[p].name));
        let row = |(p, name): (usize, String)| {
            std::iter::once(name).chain(columns.iter().map(|c| c[p].clone())).collect()
        };
        text::laid_out(header, names.enumerate().map(row).collect(), text::width(width))
    }

    fn footer(&self, lang: Lang) -> Vec<String> {
        let [a, b] = [0, 1].map(|i| lang.count(self.answers[i].worlds as u64));
        let worlds = (lang.texts().packs.worlds)(&a, &b);
        let n = self.differing().len();
        let differ = match n {
            0 => lang.texts().packs.nothing_differs.to_owned(),
            n => (lang.texts().packs.numbers_differ)(&n),
        };
        vec![worlds, differ]
    }

    /// Everything as JSON: `agreement`, `differing[]`, and the whole answer of each pack.
    pub fn document(&self) -> Result<String, StoreError> {
        let side = |i: usize| -> Result<Value, StoreError> {
            let full = Full::of(self.runs[i], &self.answers[i])?;
            let mut value = json::value(&self.answers[i], &full, self.runs[i]);
            value["standings"] = json!(self.standings(i));
            Ok(value)
        };
        let document = json!({
            "agreement": self.agreement(),
            "differing": self.differing(),
            "folklore": side(0)?,
            "measured": side(1)?,
        });
        Ok(serde_json::to_string_pretty(&document).expect("a JSON value can be written") + "\n")
    }
}

/// The scenario without the line that names its pack.
fn without_evidence(text: &str) -> Vec<&str> {
    let names_pack = |line: &&str| {
        let key = line.split('=').next().unwrap_or_default().trim().trim_matches('"');
        !(key == "evidence" && line.contains('='))
    };
    text.lines().filter(names_pack).collect()
}

/// Policies that nothing beats by an amount that matters, the leader first; `None` while that is open.
fn choices(answer: &Answer) -> Option<Vec<usize>> {
    match answer.verdict.as_ref()? {
        Verdict::Best { policy, .. } => Some(vec![*policy]),
        Verdict::NoDifference { among } => Some(among.clone()),
        Verdict::Identical => Some((0..answer.policies.len()).collect()),
        Verdict::OnlyOne => Some(vec![0]),
        Verdict::NotSettled { .. } => None,
    }
}

fn standing(answer: &Answer, p: usize, policy: &PolicyAnswer) -> Standing {
    let delta = answer.worth_having.unwrap_or(0.0);
    match choices(answer) {
        Some(best) if best == [p] => return Standing::Best,
        Some(best) if best.contains(&p) => return Standing::AmongBest,
        _ => {}
    }
    match policy.gain_together {
        _ if policy.baseline => Standing::Baseline,
        _ if policy.gain.is_some_and(|g| g.is_exactly_zero()) => Standing::Alike,
        Some(i) if i.low > delta => Standing::Better,
        Some(i) if i.high < -delta => Standing::Worse,
        Some(i) if i.low > -delta && i.high < delta => Standing::Alike,
        _ => Standing::Open,
    }
}
