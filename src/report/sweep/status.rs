//! How far a sweep is: as text and as JSON.

use serde::Serialize;
use serde_json::{Value, json};

use super::standing::{PolicyStanding, Standing};
use super::words::amount;
use crate::report::Lang;
use crate::report::text::{label, laid_out, shortened, width};
use crate::store::Manifest;
use crate::store::manifest::MetricUnit;
use crate::store::sweep::Plan;
use crate::store::sweep::folder::TargetSize;
use crate::store::sweep::inspect::{Bad, Fault, Inspection};

/// Blocks of worlds that not all points have, named one by one.
const BLOCKS_NAMED: usize = 4;
/// Files that are wrong, named one by one.
const BAD_NAMED: usize = 5;

/// Everything `status` says.
#[derive(Clone, Debug, Serialize)]
pub struct Status {
    /// Trials: points x worlds.
    pub done_trials: u64,
    /// What the last command asked for, where that is known, and what lacks of it.
    pub asked_points: Option<u32>,
    pub asked_worlds: Option<u32>,
    pub asked_trials: Option<u64>,
    pub left_trials: Option<u64>,
    pub units: u64,
    /// Points with a result.
    pub points: u64,
    /// Worlds that every point begun has.
    pub worlds_everywhere: u32,
    /// Each block of worlds.
    pub balance: Vec<Block>,
    pub failed_results: u64,
    pub first_failures: Vec<FailureLine>,
    pub bad_files: Vec<Bad>,
    /// Files in `parts/` that are no parts, by their names.
    pub strange_files: Vec<std::path::PathBuf>,
    /// Points that the answer so far is over: those with a world in which no policy failed.
    pub answered_points: u64,
    pub policies: Vec<PolicyStanding>,
}

/// Worlds from `first` to `last` and how many points have them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Block {
    pub first_world: u32,
    pub last_world: u32,
    pub points: u64,
}

/// The first of failed results for alike reasons, how many they are, and the command that repeats it.
#[derive(Clone, Debug, Serialize)]
pub struct FailureLine {
    pub point: u32,
    pub world: u32,
    pub policy: String,
    pub reason: String,
    pub results: u64,
    pub replay: String,
}

impl Status {
    /// Puts it together; `replay` makes the command of a row (point.world.policy).
    pub fn of(
        plan: &Plan,
        manifest: &Manifest,
        found: &Inspection,
        standing: &Standing,
        target: Option<TargetSize>,
        replay: &dyn Fn(&str) -> String,
    ) -> Status {
        let block = plan.worlds_per_unit;
        let balance: Vec<Block> = found
            .blocks()
            .into_iter()
            .map(|(first, points)| Block { first_world: first, last_world: first + block - 1, points })
            .collect();
        let points = balance.iter().map(|b| b.points).max().unwrap_or(0);
        let whole = balance
            .iter()
            .enumerate()
            .take_while(|(i, b)| b.first_world == *i as u32 * block && b.points == points);
        let worlds_everywhere = whole.count() as u32 * block;
        let asked = target.map(TargetSize::trials);
        let failure = |f: &crate::store::sweep::inspect::Failure| FailureLine {
            point: f.point,
            world: f.world,
            policy: manifest.policies.get(f.policy as usize).map_or(String::new(), |p| p.name.clone()),
            reason: f.reason.clone(),
            results: f.results,
            replay: replay(&format!("{}.{}.{}", f.point, f.world, f.policy)),
        };
        Status {
            done_trials: found.trials(),
            asked_points: target.map(|t| t.points),
            asked_worlds: target.map(|t| t.worlds),
            asked_trials: asked,
            // Of exactly what was asked for: as many trials elsewhere would not do.
            left_trials: target.map(|t| t.trials() - t.stored(&found.units)),
            units: found.units.len() as u64,
            points,
            worlds_everywhere,
            balance,
            failed_results: found.failed,
            first_failures: found.failures.iter().map(failure).collect(),
            bad_files: found.bad.clone(),
            strange_files: found.strangers.clone(),
            answered_points: standing.points(),
            policies: standing.policies(manifest),
        }
    }

    /// As JSON, with what it is the status of.
    pub fn document(&self, plan: &Plan, manifest: &Manifest, folder: &str) -> String {
        let measure = manifest.metric(&manifest.measure);
        let mut document = json!({
            "kind": "sweep_status",
            "format": plan.format,
            "results": plan.results,
            "program": plan.program,
            "folder": folder,
            "base": plan.base,
            "design": plan.design,
            "plan": plan.identity(),
            "measure": {
                "key": manifest.measure,
                "unit": measure.map(|m| m.unit),
                "higher_is_better": measure.map(|m| m.higher_is_better),
            },
            "currency": manifest.currency,
            "worth_having": manifest.worth_having,
        });
        let rest = serde_json::to_value(self).expect("text keys only");
        if let (Value::Object(all), Value::Object(rest)) = (&mut document, rest) {
            all.extend(rest);
        }
        serde_json::to_string_pretty(&document).expect("a JSON value can be written") + "\n"
    }

    /// The first line.
    pub fn headline(&self, lang: Lang) -> String {
        let t = lang.texts().status;
        let done = lang.count(self.done_trials);
        match (self.asked_trials, self.left_trials) {
            (Some(_), Some(0)) => (t.finished)(&done),
            (Some(all), Some(left)) => {
                let share = lang.percent((all - left) as f64 / all.max(1) as f64);
                (t.so_far)(&lang.count(all - left), &lang.count(all), &share, &lang.count(left))
            }
            _ => (t.target_unknown)(&done),
        }
    }

    /// What stands below it; `columns` is the terminal's width.
    pub fn body(&self, manifest: &Manifest, lang: Lang, columns: Option<u16>) -> String {
        let mut blocks = vec![self.balanced(lang)];
        if !self.policies.is_empty() {
            blocks.push(self.answer(manifest, lang, columns));
        }
        if self.failed_results > 0 {
            blocks.push(self.failures(lang));
        }
        if !self.bad_files.is_empty() {
            blocks.push(self.bad(lang));
        }
        blocks.join("\n\n")
    }

    fn balanced(&self, lang: Lang) -> String {
        let t = lang.texts().status;
        let points = lang.count(self.points);
        if self.points == 0 {
            return t.nothing_yet.to_owned();
        }
        let mut lines = Vec::new();
        if self.worlds_everywhere > 0 {
            lines.push((t.everywhere)(&points, &(t.worlds)(0, u64::from(self.worlds_everywhere - 1))));
        }
        let partial: Vec<&Block> =
            self.balance.iter().filter(|b| b.first_world >= self.worlds_everywhere).collect();
        for block in partial.iter().take(BLOCKS_NAMED) {
            let of = &lang.count(u64::from(self.asked_points.unwrap_or(0)).max(self.points));
            let worlds = (t.worlds)(block.first_world.into(), block.last_world.into());
            lines.push((t.partly)(&lang.count(block.points), of, &worlds));
        }
        if partial.len() > BLOCKS_NAMED {
            lines.push((t.more_blocks)(&(partial.len() - BLOCKS_NAMED)));
        }
        let lacking = self.asked_points.map_or(0, |a| u64::from(a).saturating_sub(self.points));
        if lacking > 0 {
            lines.push((t.points_left)(&lang.count(lacking)));
        }
        lines.join("\n")
    }

    /// The answer so far, the best policy first.
    fn answer(&self, manifest: &Manifest, lang: Lang, columns: Option<u16>) -> String {
        let t = lang.texts().status;
        let measure = manifest.metric(&manifest.measure).map_or(String::new(), |m| match m.unit {
            MetricUnit::Money if !manifest.currency.is_empty() => {
                format!("{} ({})", label(m, lang), manifest.currency)
            }
            MetricUnit::Share => format!("{} (%)", label(m, lang)),
            _ => label(m, lang).to_owned(),
        });
        let title = (t.answer)(&measure, &lang.count(self.answered_points));
        let mut order: Vec<&PolicyStanding> = self.policies.iter().collect();
        order.sort_by_key(|p| std::cmp::Reverse(p.best_at));
        let only = self.policies.len() == 1;
        let rows = order.into_iter().map(|p| {
            let spread = (p.high - p.low).abs() / 2.0;
            let said = |v: f64, signed| amount(lang, manifest, v, spread, signed);
            let gain = p.gain.map_or("—".to_owned(), |g| said(g, true));
            let range = match (p.gain, only) {
                (None, false) => "—".to_owned(),
                _ => format!("{} … {}", said(p.low, !only), said(p.high, !only)),
            };
            let share = lang.percent(p.best_at as f64 / self.answered_points.max(1) as f64);
            if only {
                vec![shortened(&p.name), said(p.mean, false), range]
            } else {
                vec![shortened(&p.name), share, gain, range]
            }
        });
        let header: Vec<String> = if only {
            [t.header[0], t.mean, t.header[3]].map(str::to_owned).to_vec()
        } else {
            t.header.map(str::to_owned).to_vec()
        };
        format!("{title}\n{}", laid_out(header, rows.collect(), width(columns)))
    }

    fn failures(&self, lang: Lang) -> String {
        let t = lang.texts().status;
        let mut lines = vec![(t.failed)(&lang.count(self.failed_results))];
        for f in &self.first_failures {
            let reason: String = f.reason.split_whitespace().collect::<Vec<_>>().join(" ");
            lines.push(format!("  {}", (t.failures)(&lang.count(f.results), &reason)));
            let first = (t.first_failure)(&f.point, &f.world, &shortened(&f.policy));
            lines.push(format!("    {first}: {}", f.replay));
        }
        let named: u64 = self.first_failures.iter().map(|f| f.results).sum();
        let rest = self.failed_results - named;
        if rest > 0 {
            lines.push(format!("  {}", (t.more_failures)(&lang.count(rest))));
        }
        lines.join("\n")
    }

    fn bad(&self, lang: Lang) -> String {
        let t = lang.texts().status;
        let mut lines = vec![(t.bad)(&lang.count(self.bad_files.len() as u64))];
        for bad in self.bad_files.iter().take(BAD_NAMED) {
            let name = bad.file.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
            let text = match bad.kind {
                Fault::Damaged => t.damaged,
                Fault::Foreign => t.foreign,
                Fault::Twice => t.twice,
            };
            lines.push(format!("  {}", text(&name)));
        }
        let rest = self.bad_files.len().saturating_sub(BAD_NAMED) as u64;
        if rest > 0 {
            lines.push(format!("  {}", (t.more)(&lang.count(rest))));
        }
        lines.join("\n")
    }
}
