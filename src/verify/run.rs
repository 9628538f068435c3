//! Running cases through the runner of `run`, and judging what comes out.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use grapevine_engine::model::{Scratch, World};

use super::edit::{Ready, edited, ready, set};
use super::{Break, Case, Check, Edit, Expected, Reading, STANDARD_ERRORS, Tolerance, View};
use crate::experiment::plan::{ROUND_WORLDS, Round};
use crate::experiment::runner::{Engine, Simulate, Watch, run_round_of};
use crate::store::rounds::WorldRows;

/// How cases are run.
#[derive(Clone, Debug, Default)]
pub struct Run {
    /// At full size.
    pub full: bool,
    /// Instead of the scenarios' own seed.
    pub seed: Option<u64>,
    /// Keys of `[world]` that are set by hand, last of all.
    pub set: Vec<(String, String)>,
}

impl Run {
    /// Rounds of 64 worlds of a case.
    pub fn rounds(&self, case: &Case) -> u32 {
        if self.full { case.full.rounds } else { case.rounds }
    }
    /// Whether a case waits for `--full`.
    pub fn leaves_out(&self, case: &Case) -> bool {
        self.rounds(case) == 0 && !case.checks.iter().all(Check::is_component)
    }
    /// Text of a case's scenario, with the edits that break it.
    ///
    /// # Errors
    /// An edit that finds no place.
    pub fn text(&self, case: &Case, broken: &[Edit]) -> Result<String, String> {
        let full = if self.full { case.full.edits } else { &[] };
        let text = edited(case.scenario, case.edits.iter().copied().flatten().chain(full).chain(broken))?;
        self.set.iter().try_fold(text, |text, (key, value)| set(&text, key, value))
    }
    /// The scenario as it is run.
    ///
    /// # Errors
    /// An edit that finds no place, or all problems of the text.
    pub fn ready(&self, case: &Case, broken: &[Edit]) -> Result<Ready, String> {
        let mut ready = ready(&self.text(case, broken)?, case.ties)?;
        ready.scenario.seed = self.seed.unwrap_or(ready.scenario.seed);
        Ok(ready)
    }
}

/// What came out of one check.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Found {
    pub simulated: f64,
    /// Standard error; none where nothing is left to luck.
    pub standard_error: Option<f64>,
    /// How far it may lie from the expected number.
    pub allowed: f64,
    pub agrees: bool,
}

/// A check and what came out, or why nothing did.
#[derive(Clone)]
pub struct Verdict {
    pub case: &'static Case,
    pub check: &'static Check,
    /// Worlds simulated; 0 for a component.
    pub worlds: u32,
    pub found: Result<Found, String>,
}

impl Verdict {
    /// Whether the expected number came out.
    pub fn agrees(&self) -> bool {
        self.found.as_ref().is_ok_and(|f| f.agrees)
    }
    /// Whether another number came out: a scenario that cannot be read, or no number at all, is no other number.
    pub fn differs(&self) -> bool {
        self.found.as_ref().is_ok_and(|f| !f.agrees && f.simulated.is_finite())
    }
}

/// Runs a case as it is; without `--full` a long one is left out. `None` if `watch` stopped it.
pub fn sound(case: &'static Case, run: &Run, watch: &impl Watch) -> Option<Vec<Verdict>> {
    if run.leaves_out(case) {
        return Some(Vec::new());
    }
    verdicts(case, run, &[], run.rounds(case), watch)
}

/// A check under a break.
pub struct Broken {
    /// The break that the check noticed; else the last one tried.
    pub by: &'static Break,
    /// A check noticed its break if its verdict differs.
    pub verdict: Verdict,
}

/// Breaks a case in each of its ways: per check the first break that it noticed, and the breaks that no check
/// noticed. What is not noticed in one round is tried again at the case's own size.
/// Without `--full` a long case is left out.
pub fn broken(
    case: &'static Case,
    run: &Run,
    watch: &impl Watch,
) -> Option<(Vec<Broken>, Vec<&'static Break>)> {
    if run.leaves_out(case) {
        return Some(Default::default());
    }
    let mut found: Vec<Option<Broken>> = case.checks.iter().map(|_| None).collect();
    let mut unnoticed: Vec<&'static Break> = case.breaks.iter().collect();
    let mut sizes = vec![run.rounds(case).min(1), run.rounds(case)];
    sizes.dedup();
    for rounds in sizes {
        for by in case.breaks {
            let all_noticed = found.iter().all(|f| f.as_ref().is_some_and(|f| f.verdict.differs()));
            if all_noticed && !unnoticed.iter().any(|u| std::ptr::eq(*u, by)) {
                continue;
            }
            for (slot, verdict) in found.iter_mut().zip(verdicts(case, run, by.edits, rounds, watch)?) {
                if verdict.differs() {
                    unnoticed.retain(|u| !std::ptr::eq(*u, by));
                }
                if slot.as_ref().is_none_or(|f| !f.verdict.differs()) {
                    *slot = Some(Broken { by, verdict });
                }
            }
        }
    }
    Some((found.into_iter().flatten().collect(), unnoticed))
}

fn verdicts(
    case: &'static Case,
    run: &Run,
    edits: &[Edit],
    rounds: u32,
    watch: &impl Watch,
) -> Option<Vec<Verdict>> {
    let verdict = |check, worlds, found| Verdict { case, check, worlds, found };
    let refused = |reason: String| {
        case.checks.iter().map(|check| verdict(check, 0, Err(reason.clone()))).collect::<Vec<_>>()
    };
    let ready = match run.ready(case, edits) {
        Ok(ready) => ready,
        Err(reason) => return Some(refused(reason)),
    };
    let simulated = case.checks.iter().any(|c| !c.is_component());
    let samples = match simulate(case, &ready, if simulated { rounds } else { 0 }, watch)? {
        Ok(samples) => samples,
        Err(reason) => return Some(refused(reason)),
    };
    let judged = case.checks.iter().zip(samples).map(|(check, sample)| match check.read {
        Reading::Component(read) => verdict(check, 0, Ok(check.judge(read(&ready.scenario), None))),
        _ => {
            let (value, se) = check.read.estimate(&sample);
            verdict(check, rounds * ROUND_WORLDS, Ok(check.judge(value, Some(se))))
        }
    });
    Some(judged.collect())
}

/// What each check reads in each world.
type Samples = Vec<Vec<[f64; 4]>>;

/// Rounds of the scenario, read world by world. `None` when stopped, an error for the first trial that failed.
fn simulate(case: &Case, ready: &Ready, rounds: u32, watch: &impl Watch) -> Option<Result<Samples, String>> {
    let engine = Engine { scenario: &ready.scenario, edges: &ready.edges };
    let policies: Vec<usize> = (0..ready.scenario.policies.len()).collect();
    let mut samples: Samples = case.checks.iter().map(|_| Vec::new()).collect();
    let memory = Mutex::default();
    for round in 0..rounds {
        let model = Kept { engine: &engine, memory: &memory, worlds: Mutex::default() };
        let rows = run_round_of(&ready.scenario, &model, Round(round), &policies, watch)?;
        let worlds = model.worlds.into_inner().unwrap_or_else(PoisonError::into_inner);
        for row in &rows {
            let view = match view(row, &worlds) {
                Ok(view) => view,
                Err(reason) => return Some(Err(reason)),
            };
            for (check, sample) in case.checks.iter().zip(&mut samples) {
                sample.push(check.read.of_world(&view));
            }
        }
    }
    Some(Ok(samples))
}

fn view<'a>(row: &'a WorldRows, worlds: &'a BTreeMap<u32, World>) -> Result<View<'a>, String> {
    let rows =
        row.policies.iter().map(Result::as_ref).collect::<Result<Vec<_>, _>>().map_err(Clone::clone)?;
    let world = worlds.get(&row.world).ok_or("a world without its ledger")?;
    if world.outcomes.len() != rows.len() {
        return Err("a case has at most eight policies: they share their worlds".to_owned());
    }
    Ok(View { world, rows })
}

/// The model of `run`, whose worlds are kept so that checks can read the whole ledger.
struct Kept<'a> {
    engine: &'a Engine<'a>,
    /// What idle threads left: tables that are made once instead of in every world of two people.
    memory: &'a Mutex<Vec<Scratch>>,
    worlds: Mutex<BTreeMap<u32, World>>,
}

impl Simulate for Kept<'_> {
    fn world(&self, replication: u32, policies: &[usize], _: &mut Scratch) -> World {
        let memory = || self.memory.lock().unwrap_or_else(PoisonError::into_inner);
        let mut scratch = memory().pop().unwrap_or_default();
        let world = self.engine.world(replication, policies, &mut scratch);
        memory().push(scratch);
        let mut kept = self.worlds.lock().unwrap_or_else(PoisonError::into_inner);
        kept.insert(replication, world.clone());
        world
    }
}

impl Check {
    fn judge(&self, simulated: f64, standard_error: Option<f64>) -> Found {
        let luck = STANDARD_ERRORS * standard_error.unwrap_or(0.0);
        let bound = match self.expected {
            Expected::Number(x) | Expected::Above(x) | Expected::Below(x) => x,
        };
        let allowed = match self.tolerance {
            Tolerance::Luck => luck,
            Tolerance::LuckAnd(bound, _) => luck + bound,
            Tolerance::Relative(share) => share * bound.abs(),
            Tolerance::Within(amount, _) => amount,
        };
        let agrees = match self.expected {
            Expected::Number(x) => (simulated - x).abs() <= allowed,
            Expected::Above(x) => simulated - x > allowed,
            Expected::Below(x) => x - simulated > allowed,
        };
        Found { simulated, standard_error, allowed, agrees }
    }
}

impl Reading {
    /// What is kept of a world.
    fn of_world(&self, w: &View<'_>) -> [f64; 4] {
        match self {
            Reading::Mean(read) => [read(w), 0.0, 0.0, 0.0],
            Reading::Share(is) => [f64::from(u8::from(is(w))), 0.0, 0.0, 0.0],
            Reading::Ratio(top, bottom) => [top(w), bottom(w), 0.0, 0.0],
            Reading::Of(parts, _) => parts(w),
            Reading::Component(_) => [0.0; 4],
        }
    }
    fn of_means(&self, m: [f64; 4]) -> f64 {
        match self {
            Reading::Mean(_) | Reading::Share(_) | Reading::Component(_) => m[0],
            Reading::Ratio(..) => m[0] / m[1],
            Reading::Of(_, of) => of(m),
        }
    }
    /// The estimate from all worlds and its standard error: sqrt((n - 1)/n x sum of (estimate without world i -
    /// their mean)²), which is sd / sqrt(n) for a mean.
    fn estimate(&self, sample: &[[f64; 4]]) -> (f64, f64) {
        let n = sample.len() as f64;
        let mean = |k: usize| sample.iter().map(|s| s[k]).sum::<f64>() / n;
        let all = [0, 1, 2, 3].map(mean);
        let without: Vec<f64> = sample
            .iter()
            .map(|s| self.of_means([0, 1, 2, 3].map(|k| all[k] + (all[k] - s[k]) / (n - 1.0))))
            .collect();
        let centre = without.iter().sum::<f64>() / n;
        let squares: f64 = without.iter().map(|v| (v - centre) * (v - centre)).sum();
        (self.of_means(all), ((n - 1.0) / n * squares).sqrt())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_jackknife_of_a_mean_is_the_usual_standard_error() {
        let sample: Vec<[f64; 4]> = (0..64).map(|i| [f64::from(i * i % 17), 1.0, 0.0, 0.0]).collect();
        let values: Vec<f64> = sample.iter().map(|s| s[0]).collect();
        let moments = crate::stats::moments::Moments::of(&values).expect("finite");
        let usual = (moments.variance().expect("64 values") / 64.0).sqrt();
        for reading in [Reading::Mean(|_| 0.0), Reading::Ratio(|_| 0.0, |_| 1.0)] {
            let (mean, se) = reading.estimate(&sample);
            assert!((mean - moments.mean()).abs() < 1e-12 && (se / usual - 1.0).abs() < 1e-12, "{mean} {se}");
        }
        // A function of a mean: the delta method up to terms of order 1/n.
        let (_, se) = Reading::Of(|_| [0.0; 4], |m| m[0] * m[0]).estimate(&sample);
        assert!((se / (2.0 * moments.mean() * usual) - 1.0).abs() < 0.02, "{se}");
    }

    #[test]
    fn a_number_is_judged_by_its_tolerance() {
        let judge = |expected, tolerance, simulated, se| {
            let check =
                Check { number: 1, what: ("", ""), expected, tolerance, read: Reading::Mean(|_| 0.0) };
            check.judge(simulated, se).agrees
        };
        assert!(judge(Expected::Number(1.0), Tolerance::Luck, 1.39, Some(0.1)));
        assert!(!judge(Expected::Number(1.0), Tolerance::Luck, 1.41, Some(0.1)));
        assert!(judge(Expected::Number(1.0), Tolerance::LuckAnd(0.02, ""), 1.41, Some(0.1)));
        assert!(!judge(Expected::Number(100.0), Tolerance::Relative(1e-9), 100.000_001, None));
        assert!(!judge(Expected::Above(0.0), Tolerance::Luck, 0.39, Some(0.1)));
        assert!(judge(Expected::Above(0.0), Tolerance::Luck, 0.41, Some(0.1)));
        assert!(judge(Expected::Below(0.0), Tolerance::Luck, -0.41, Some(0.1)));
        for wrong in [f64::NAN, f64::INFINITY] {
            assert!(!judge(Expected::Number(1.0), Tolerance::Within(0.1, ""), wrong, None), "{wrong}");
            assert!(!judge(Expected::Number(1.0), Tolerance::Luck, wrong, Some(f64::NAN)), "{wrong}");
        }
    }
}
