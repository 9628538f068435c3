//! What a selection with a guarantee says: verdict, a line per policy, and how much work was saved.

use serde::Serialize;
use serde_json::json;

use super::Lang;
use super::number::place;
use super::text::{Report, Timing, WIDTH, laid_out, scale, shortened};
use crate::stats::kn::Fate;
use crate::stats::paired::{Estimate, differences};
use crate::stats::sequence::Sampling;
use crate::stats::settle;
use crate::store::Manifest;
use crate::store::manifest::{MetricEntry, MetricUnit};

/// A selection as numbers.
#[derive(Clone, Debug, Serialize)]
pub struct Selected {
    #[serde(skip)]
    pub measure: MetricEntry,
    pub currency: String,
    /// The smallest difference that counts.
    pub worth_having: f64,
    pub confidence: f64,
    /// Whether one policy is left.
    pub settled: bool,
    /// The policy selected, or the one that leads.
    pub leader: usize,
    /// Worlds the leader lived through.
    pub worlds: usize,
    /// Worlds after which a selection is certain.
    pub most_worlds: f64,
    pub failed_worlds: usize,
    /// Policy-worlds simulated.
    pub trials: usize,
    pub policies: Vec<Row>,
    /// The leader's gain over the baseline in the worlds they share, more is better.
    pub gain: Option<Estimate>,
    /// Policies whose difference from the leader is too skewed for the guarantee to be relied on.
    pub skewed: Vec<usize>,
}

/// One policy of a selection.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    pub name: String,
    pub baseline: bool,
    pub worlds: usize,
    pub fate: Fate,
    /// Leader less this policy in the worlds they share, with an interval that holds whenever it was
    /// stopped; `None` for the leader.
    pub behind: Option<Estimate>,
}

/// What a race came to, as this report needs it.
pub struct Race<'a> {
    pub leader: usize,
    pub settled: bool,
    pub most_worlds: f64,
    pub failed_worlds: usize,
    pub trials: usize,
    pub fates: &'a [Fate],
    /// `[policy][world]`, more is better.
    pub results: &'a [Vec<f64>],
}

impl Selected {
    /// Computes the numbers; `None` when the stored measure is unknown.
    pub fn of(manifest: &Manifest, race: &Race<'_>) -> Option<Selected> {
        let alpha = 1.0 - manifest.confidence;
        let shared = |p: usize, q: usize| {
            let n = race.results[p].len().min(race.results[q].len());
            differences(&race.results[p][..n], &race.results[q][..n])
        };
        let estimate = |p: usize, q: usize| {
            (p != q).then(|| Sampling::Sequential.estimate(&shared(p, q), alpha)).flatten()
        };
        let row = |p: usize| Row {
            name: manifest.policies[p].name.clone(),
            baseline: manifest.policies[p].baseline,
            worlds: race.results[p].len(),
            fate: race.fates[p],
            behind: estimate(race.leader, p),
        };
        let heavy = |&p: &usize| p != race.leader && settle::guard(&shared(race.leader, p), p).is_some();
        Some(Selected {
            measure: manifest.metric(&manifest.measure)?.clone(),
            currency: manifest.currency.clone(),
            worth_having: manifest.worth_having?,
            confidence: manifest.confidence,
            settled: race.settled,
            leader: race.leader,
            worlds: race.results[race.leader].len(),
            most_worlds: race.most_worlds,
            failed_worlds: race.failed_worlds,
            trials: race.trials,
            policies: (0..race.results.len()).map(row).collect(),
            gain: estimate(race.leader, manifest.baseline()),
            skewed: (0..race.results.len()).filter(heavy).collect(),
        })
    }

    /// The selection as a JSON document: the fields above, `measure` and `kind: "selection"`.
    pub fn document(&self, manifest: &Manifest) -> String {
        let mut document = serde_json::to_value(self).expect("a selection has text keys only");
        document["kind"] = json!("selection");
        document["format"] = json!(manifest.format);
        document["results"] = json!(manifest.results);
        document["seed"] = json!(manifest.seed);
        document["scenario"] = json!(manifest.scenario_path);
        document["measure"] = json!({
            "key": self.measure.key,
            "unit": self.measure.unit,
            "higher_is_better": self.measure.higher_is_better,
        });
        serde_json::to_string_pretty(&document).expect("a JSON value can be written") + "\n"
    }

    /// The selection as text; `columns` is the terminal's width.
    pub fn report(&self, lang: Lang, timing: Option<Timing>, columns: Option<u16>) -> Report {
        let width = columns.unwrap_or(WIDTH).clamp(60, WIDTH);
        let mut body = vec![String::new(), self.table(lang, width), String::new()];
        body.extend(self.footer(lang, timing));
        Report { verdict: self.verdict(lang), body: body.join("\n") }
    }

    fn verdict(&self, lang: Lang) -> String {
        let (k, name) = (self.policies.len(), shortened(&self.policies[self.leader].name));
        let percent = format!("{} %", lang.written((self.confidence * 1e8).round() / 1e6));
        let delta = self.with_unit(lang.written(self.worth_having * scale(&self.measure)), lang);
        let left = self.policies.iter().filter(|p| p.fate == Fate::Running).count();
        let [worlds, most] = [self.worlds as f64, self.most_worlds].map(|n| lang.count(n as u64));
        let t = lang.texts().selection;
        match self.settled {
            true => (t.best)(&name, &k, &percent, &delta),
            false => (t.not_settled)(&worlds, &left, &k, &name, &most),
        }
    }

    fn with_unit(&self, number: String, lang: Lang) -> String {
        match self.measure.unit {
            MetricUnit::Money if !self.currency.is_empty() => format!("{number} {}", self.currency),
            MetricUnit::Share => format!("{number} {}", lang.texts().selection.percentage_points),
            _ => number,
        }
    }
    /// A gain, turned back to the measure's own direction, with its half-width.
    fn written(&self, e: &Estimate, lang: Lang, sign: f64) -> String {
        let sign = if self.measure.higher_is_better { sign } else { -sign };
        let (mean, half) = (sign * e.mean * scale(&self.measure), e.half * scale(&self.measure));
        let digits = place(half, mean);
        format!("{} ± {}", lang.signed(mean, digits), lang.number(half, digits))
    }

    /// The leader first, then those who stayed longest, then by how far they are behind.
    fn table(&self, lang: Lang, width: u16) -> String {
        let mut order: Vec<usize> = (0..self.policies.len()).collect();
        let behind = |p: usize| self.policies[p].behind.map_or(f64::NEG_INFINITY, |b| b.mean);
        let worlds = |p: usize| self.policies[p].worlds;
        order.sort_by(|&a, &b| {
            let leader = (a != self.leader).cmp(&(b != self.leader));
            leader.then(worlds(b).cmp(&worlds(a))).then(behind(a).total_cmp(&behind(b)))
        });
        let texts = lang.texts().selection.header;
        let rows = order.into_iter().map(|p| self.row(p, lang)).collect();
        laid_out(texts.map(str::to_owned).to_vec(), rows, width)
    }
    fn row(&self, p: usize, lang: Lang) -> Vec<String> {
        let row = &self.policies[p];
        let behind = match &row.behind {
            Some(b) if b.is_exactly_zero() => lang.texts().selection.exactly_0.to_owned(),
            Some(b) => self.written(b, lang, -1.0),
            None => "—".to_owned(),
        };
        vec![shortened(&row.name), lang.count(row.worlds as u64), behind, self.fate(p, lang)]
    }
    fn fate(&self, p: usize, lang: Lang) -> String {
        let name = |p: usize| shortened(&self.policies[p].name);
        match self.policies[p].fate {
            Fate::Running if p == self.leader && self.settled => lang.texts().selection.selected.to_owned(),
            Fate::Running if p == self.leader => lang.texts().selection.leads.to_owned(),
            Fate::Running => lang.texts().selection.still_open.to_owned(),
            Fate::Worse { worlds, .. } => self.stopped(p, worlds as u64, lang),
            Fate::Same { than, .. } => (lang.texts().selection.same_as)(&name(than)),
        }
    }

    /// A policy may be dropped because it is worse, or because it cannot be better by as much as counts.
    fn stopped(&self, p: usize, worlds: u64, lang: Lang) -> String {
        let worlds = lang.count(worlds);
        let clearly = self.policies[p].behind.is_some_and(|b| b.low() > 0.0);
        let why = match clearly {
            true => lang.texts().selection.clearly_worse,
            false => lang.texts().selection.not_better_by_what_counts,
        };
        (lang.texts().selection.stopped)(&worlds, &why)
    }

    fn footer(&self, lang: Lang, timing: Option<Timing>) -> Vec<String> {
        let mut lines = Vec::new();
        if let Some(gain) = &self.gain {
            let baseline = self.policies.iter().find(|p| p.baseline).map_or("", |p| p.name.as_str());
            let gain = self.with_unit(self.written(gain, lang, 1.0), lang);
            lines.push((lang.texts().selection.against_today)(&baseline, &gain));
        }
        lines.push(self.work(lang, timing));
        if self.failed_worlds > 0 {
            lines.push((lang.texts().selection.failed)(&self.failed_worlds));
        }
        if !self.skewed.is_empty() {
            lines.push((lang.texts().selection.skewed)(&self.skewed.len()));
        }
        lines
    }

    /// How much was simulated, and how much dropping policies saved.
    fn work(&self, lang: Lang, timing: Option<Timing>) -> String {
        // Failed worlds were simulated too.
        let all = (self.worlds + self.failed_worlds) * self.policies.len();
        let done = lang.count(self.trials as u64);
        let saved = (all > self.trials).then(|| lang.count(all as u64));
        let t = lang.texts().selection;
        let text = saved.map_or_else(|| (t.lives)(&done), |all| (t.lives_saved)(&done, &all));
        let time = timing.filter(|t| t.new_worlds > 0);
        text + &time.map_or(String::new(), |t| format!(" · {} s", lang.number(t.seconds, -1)))
    }
}
