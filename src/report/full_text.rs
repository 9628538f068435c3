//! The long answer as text, below the table of `--full`.

use super::full::{ALWAYS, Full, FullPolicy, NextUnit, Odds, Spread};
use super::number::{adding_up, place};
use super::sheet::{Row, Sheet};
use super::text::{Writer, laid_out, scale};
use crate::stats::bootstrap::RESAMPLES;
use crate::stats::cvar;
use crate::stats::interval::{Interval, Method};
use crate::stats::sequence::Sampling;
use crate::texts::full::{FullTexts, NextUnitText};

/// Policies side by side where they are columns.
const SIDE_BY_SIDE: usize = 4;

/// All sections, each after an empty line.
pub(super) fn full_text(w: &Writer<'_>, full: &Full) -> String {
    let mut sections: Vec<String> = sheets(w, full).iter().map(|sheet| laid(w, sheet)).collect();
    let lines: Vec<String> = sentences(w, full).iter().map(|l| w.broken(l)).collect();
    sections.extend((!lines.is_empty()).then(|| lines.join("\n")));
    sections.into_iter().map(|s| format!("\n{s}")).collect::<Vec<_>>().join("\n")
}

/// A table with its note for a terminal.
fn laid(w: &Writer<'_>, sheet: &Sheet) -> String {
    let header = std::iter::once(&sheet.title).chain(&sheet.head).cloned().collect();
    let row = |r: &Row| std::iter::once(&r.name).chain(&r.cells).cloned().collect();
    let table = laid_out(header, sheet.rows.iter().map(row).collect(), w.width);
    if sheet.note.is_empty() { table } else { format!("{table}\n{}", w.broken(&sheet.note)) }
}

/// The tables of the long answer.
pub(super) fn sheets(w: &Writer<'_>, full: &Full) -> Vec<Sheet> {
    let f = FullWriter { w, t: w.lang.texts().full, full };
    let mut sheets = Vec::new();
    if w.a.policies.len() > 1 && w.a.worlds > 0 {
        sheets.extend([f.against_today(), f.against_best(), f.worst(), f.losing(), f.money_back()]);
        sheets.push(f.return_on_cost());
        sheets.extend(f.bridges());
    }
    if w.a.worlds > 0 {
        sheets.extend(f.losses());
    }
    if w.a.policies.len() > 1 && w.a.worlds > 0 {
        sheets.push(f.saved());
    }
    sheets
}

/// The sentences after the tables.
pub(super) fn sentences(w: &Writer<'_>, full: &Full) -> Vec<String> {
    let f = FullWriter { w, t: w.lang.texts().full, full };
    if w.a.policies.len() > 1 && w.a.worlds > 0 { f.sentences() } else { Vec::new() }
}

/// A row of text.
fn row(name: String, cells: Vec<String>) -> Row {
    Row { name, cells, sort: Vec::new() }
}

struct FullWriter<'a, 'b> {
    w: &'a Writer<'b>,
    t: &'static FullTexts,
    full: &'a Full,
}

fn dash() -> String {
    "—".to_owned()
}
fn half(interval: &Interval) -> f64 {
    (interval.high - interval.low) / 2.0
}

impl FullWriter<'_, '_> {
    fn table(
        &self,
        title: &str,
        header: &[&str],
        cells: impl Fn(usize, &FullPolicy) -> Vec<String>,
    ) -> Sheet {
        let policies = self.full.policies.iter().enumerate();
        Sheet {
            title: title.to_owned(),
            head: header.iter().map(|h| (*h).to_owned()).collect(),
            rows: policies.map(|(p, policy)| row(self.w.name(p), cells(p, policy))).collect(),
            note: String::new(),
        }
    }
    /// `low to high` of the measure's gain, turned back.
    fn ends(&self, low: f64, high: f64, half: f64) -> String {
        let (low, high) = (self.w.change(low, half), self.w.change(high, half));
        let (low, high) = if self.w.sign() > 0.0 { (low, high) } else { (high, low) };
        format!("{low} {} {high}", self.t.to)
    }
    fn interval(&self, interval: Option<Interval>) -> String {
        interval.map_or_else(dash, |i| self.ends(i.low, i.high, half(&i)))
    }
    /// Counts of worlds with the share they stand for; the ends are rounded outwards.
    fn odds(&self, o: Option<Odds>) -> String {
        let Some(o) = o else { return dash() };
        let place = if o.high < 0.1 { -1 } else { 0 };
        let step = 10f64.powi(place);
        let low = self.w.lang.number((o.low * 100.0 / step).floor() * step, place);
        let high = self.w.lang.number((o.high * 100.0 / step).ceil() * step, place);
        let [events, of] = [o.worlds, o.of].map(|n| self.w.lang.count(n));
        if o.worlds == 0 {
            (self.t.odds_none)(&events, &of, &high)
        } else {
            (self.t.odds)(&events, &of, &low, &high)
        }
    }

    fn against_today(&self) -> Sheet {
        let t = self.t;
        let gain = if self.w.a.is_money_gain() { t.mean_gain } else { t.mean_change };
        let fixed = self.w.a.sampling == Sampling::Fixed;
        let alone = (t.alone)(&self.w.confidence());
        self.table(t.against_today, &[gain, &alone, t.together, t.holm], |p, policy| {
            let answer = &self.w.a.policies[p];
            let half = answer.gain_interval.as_ref().map_or(0.0, half);
            vec![
                answer.gain.map_or_else(dash, |g| self.w.change(g.mean, half)),
                self.interval(answer.gain_interval),
                self.interval(policy.gain_together),
                // A p-value is for a number of worlds fixed beforehand.
                answer.adjusted_p.filter(|_| fixed).map_or_else(dash, |p| self.p_value(p)),
            ]
        })
    }
    fn p_value(&self, p: f64) -> String {
        let lang = self.w.lang;
        if p < 0.001 { format!("< {}", lang.number(0.001, -3)) } else { lang.number(p, -3) }
    }

    /// How many times fewer worlds each technique needed.
    fn saved(&self) -> Sheet {
        let t = self.t;
        self.table(t.saved, &[t.by_pairing, t.by_twin, t.by_sobol], |p, _| {
            let saved = self.w.a.policies[p].variance_reduction.unwrap_or_default();
            let times = |factor: Option<f64>| factor.map_or_else(dash, |f| format!("× {}", self.w.times(f)));
            let twin = times(saved.twin);
            let unused = saved.twin.is_some() && !saved.twin_used;
            let twin = if unused { format!("{twin} ({})", t.not_used) } else { twin };
            vec![times(saved.pairing), twin, times(saved.sobol)]
        })
    }

    fn against_best(&self) -> Sheet {
        let t = self.t;
        self.table(t.against_best, &[t.from_best, t.chance, t.regret], |_, policy| {
            let from = policy.from_best.map(|f| self.ends(f.low, f.high, (f.high - f.low) / 2.0));
            vec![
                from.unwrap_or_else(dash),
                policy.chance_of_leading.map_or_else(dash, |c| self.chance(c)),
                policy.regret.map_or_else(dash, |r| self.regret(&r)),
            ]
        })
    }
    /// A share of resamples never proves certainty.
    fn chance(&self, share: f64) -> String {
        let (few, many) = (0.5 / RESAMPLES as f64, 1.0 - 0.5 / RESAMPLES as f64);
        self.w.lang.percent(share.clamp(few, many))
    }
    /// A loss has no sign.
    fn regret(&self, regret: &Spread) -> String {
        let scale = scale(&self.w.a.measure);
        let mean = regret.mean * scale;
        self.w.lang.number(mean, place(regret.interval.as_ref().map_or(0.0, half) * scale, mean))
    }

    fn worst(&self) -> Sheet {
        let t = self.t;
        let needed = (cvar::MIN_WORST / super::answer::WORST).ceil() as u64;
        self.table(t.worst, &[t.their_mean, t.its_interval], |p, policy| {
            let answer = &self.w.a.policies[p];
            let spread = policy.worst_interval.map(|(low, high)| (high - low) / 2.0);
            let half = spread.or(answer.gain.map(|g| g.half)).unwrap_or(0.0);
            let interval = match (policy.worst_interval, answer.worst) {
                (Some((low, high)), _) => self.ends(low, high, half),
                (None, Some(_)) if (self.w.a.worlds as u64) < needed => {
                    (t.needs_worlds)(&self.w.lang.count(needed))
                }
                _ => dash(),
            };
            vec![answer.worst.map_or_else(dash, |v| self.w.change(v, half)), interval]
        })
    }
    fn losing(&self) -> Sheet {
        let t = self.t;
        self.table(t.losing, &[t.worse_than_today, t.below_zero], |_, policy| {
            vec![self.odds(policy.loss), self.odds(policy.npv_below_zero)]
        })
    }

    fn money_back(&self) -> Sheet {
        let t = self.t;
        self.table(t.money_back, &[t.paid_back, t.middle, t.never], |_, policy| {
            let range = policy.payback.map(|p| {
                let end = |w: Option<usize>| self.months(w.map(|w| w as f64), t.not_within);
                format!("{} {} {}", end(p.earliest), t.to, end(p.latest))
            });
            vec![
                policy.payback.map_or_else(dash, |p| self.months(p.median_week, t.not_within)),
                range.unwrap_or_else(dash),
                self.odds(policy.payback.map(|p| p.never)),
            ]
        })
    }
    fn months(&self, week: Option<f64>, never: &str) -> String {
        match week {
            None => never.to_owned(),
            Some(w) if w <= 1.0 => self.t.at_once.to_owned(),
            Some(w) => self.in_months(w),
        }
    }

    fn return_on_cost(&self) -> Sheet {
        let t = self.t;
        let table = self.table(t.cost, &[t.lever_cost, t.margin_gained, t.roq], |_, policy| {
            vec![
                policy.lever_cost.map_or_else(dash, |c| self.money(&c)),
                policy.margin_gained.map_or_else(dash, |c| self.money(&c)),
                policy.return_on_quality.map_or_else(dash, |r| self.percent_change(r.value, r.interval)),
            ]
        });
        Sheet { note: t.roq_remark.to_owned(), ..table }
    }
    fn in_months(&self, week: f64) -> String {
        let months = week * 12.0 / 52.0;
        self.w.lang.number(months, if months < 2.0 { -1 } else { 0 })
    }
    fn money(&self, spread: &Spread) -> String {
        let half = spread.interval.as_ref().map_or(0.0, half);
        // Money is never told to the cent: a cost that is known exactly keeps whole units.
        self.w.lang.signed(spread.mean, place(half, spread.mean).max(0))
    }
    /// A return as a change in per cent, with its interval.
    fn percent_change(&self, value: f64, interval: Option<(f64, f64)>) -> String {
        let percent = |v: f64| {
            let half = interval.map_or(0.0, |(low, high)| (high - low) * 50.0);
            self.w.lang.signed(v * 100.0, place(half, v * 100.0).max(0))
        };
        match interval {
            Some((low, high)) if low < high => {
                format!("{} % ({} {} {})", percent(value), percent(low), self.t.to, percent(high))
            }
            _ => format!("{} %", percent(value)),
        }
    }

    /// Policies that have a bridge, a few to a table; the printed parts add up.
    fn bridges(&self) -> Vec<Sheet> {
        let with: Vec<usize> =
            (0..self.full.policies.len()).filter(|&p| self.full.policies[p].bridge.is_some()).collect();
        with.chunks(SIDE_BY_SIDE).map(|some| self.bridge(some)).collect()
    }
    fn bridge(&self, policies: &[usize]) -> Sheet {
        let columns: Vec<Vec<String>> = policies.iter().map(|&p| self.bridge_column(p)).collect();
        let titles = self.t.bridge_parts.iter().chain([&self.t.bridge_sum]);
        let rows = titles
            .enumerate()
            .map(|(i, title)| row((*title).to_owned(), columns.iter().map(|c| c[i].clone()).collect()));
        Sheet {
            title: (self.t.bridge)(&self.w.a.currency),
            head: policies.iter().map(|&p| self.w.name(p)).collect(),
            rows: rows.collect(),
            note: String::new(),
        }
    }
    fn bridge_column(&self, p: usize) -> Vec<String> {
        let Some(bridge) = &self.full.policies[p].bridge else { return vec![dash(); 7] };
        let widest = bridge.parts.iter().filter_map(|s| s.interval.as_ref()).map(half).fold(0.0, f64::max);
        let place = place(widest, bridge.gain).max(0);
        let parts = adding_up(&bridge.parts.map(|s| s.mean), bridge.gain, place);
        parts.into_iter().chain([bridge.gain]).map(|v| self.w.lang.signed(v, place)).collect()
    }

    /// Mean customers lost by cause, causes as rows.
    fn losses(&self) -> Vec<Sheet> {
        let all: Vec<usize> = (0..self.full.policies.len()).collect();
        all.chunks(SIDE_BY_SIDE).map(|some| self.losses_of(some)).collect()
    }
    fn losses_of(&self, policies: &[usize]) -> Sheet {
        let number = |v: Option<f64>| v.map_or_else(dash, |v| self.w.lang.number(v, 0));
        let line = |title: &str, of: &dyn Fn(&FullPolicy) -> Option<f64>| {
            row(title.to_owned(), policies.iter().map(|&p| number(of(&self.full.policies[p]))).collect())
        };
        let anybody = |i: usize| self.full.policies.iter().any(|p| p.losses[i].is_some_and(|v| v > 0.0));
        let shown = self.t.causes.iter().enumerate().filter(|(i, _)| *i < ALWAYS || anybody(*i));
        let mut rows: Vec<Row> = shown.map(|(i, title)| line(title, &|p| p.losses[i])).collect();
        rows.push(line(self.t.all_losses, &|p| p.losses.iter().copied().sum()));
        rows.push(line(self.t.silent, &|p| p.left_silent));
        let head = policies.iter().map(|&p| self.w.name(p)).collect();
        Sheet { title: self.t.losses.to_owned(), head, rows, note: String::new() }
    }

    /// Winner's curse, next units, kind of interval.
    fn sentences(&self) -> Vec<String> {
        let mut lines: Vec<String> = self.corrected().into_iter().collect();
        lines.extend(self.full.next_units.iter().filter_map(|u| self.next_unit(u)));
        if self.full.next_units.is_empty() {
            lines.push(self.t.no_next_unit.to_owned());
        }
        lines
    }
    fn corrected(&self) -> Option<String> {
        let fair = self.full.leader_gain_corrected?;
        let gain = self.w.a.policies[self.w.a.leader].gain?;
        let name = self.w.name(self.w.a.leader);
        let written = |v: f64| self.w.with_unit(&self.w.a.measure, self.w.change(v, gain.half));
        Some(if (gain.mean - fair).abs() <= 1e-9 * gain.mean.abs() {
            (self.t.not_corrected)(&name, &written(gain.mean))
        } else {
            (self.t.corrected)(&name, &written(gain.mean), &written(fair))
        })
    }
    fn next_unit(&self, unit: &NextUnit) -> Option<String> {
        let gain = unit.gain?;
        let half = gain.interval.as_ref().map_or(0.0, half);
        let ends = gain.interval.map(|i| (self.w.change(i.low, half), self.w.change(i.high, half)));
        let roq = unit.return_on_quality.map(|r| self.percent_change(r.value, r.interval));
        Some((self.t.next_unit)(&NextUnitText {
            lever: &unit.lever,
            from: &self.w.lang.written(unit.from),
            to: &self.w.lang.written(unit.to),
            smaller: &self.w.name(unit.smaller),
            larger: &self.w.name(unit.larger),
            gain: &self.w.with_unit(&self.w.a.measure, self.w.change(gain.mean, half)),
            interval: ends.as_ref().map(|(low, high)| (low.as_str(), high.as_str())),
            roq: roq.as_deref(),
        }))
    }
}

/// Whether an interval of a gain was bootstrapped.
pub fn bootstrapped(answer: &super::Answer) -> bool {
    let of = |p: &super::answer::PolicyAnswer| p.gain_interval.is_some_and(|i| i.method == Method::Bca);
    answer.policies.iter().any(of)
}
