//! Selecting the best of many with a guarantee: the fully sequential procedure of Kim and Nelson (2001),
//! *A fully sequential procedure for indifference-zone selection in simulation*, ACM TOMACS 11(3).
//!
//! The policy that is left is the best with probability at least 1 - α whenever the best is better than
//! every other by δ or more; nothing is promised among policies closer to the best than δ. All policies see the same worlds, so every spread is the spread of paired differences, and the
//! error is shared out by Bonferroni's inequality, which needs no independence. Deciding only at the end
//! of rounds makes fewer errors than deciding after every world, at the price of some more worlds.

use super::moments::Moments;
use super::paired::differences;

/// η of the procedure in the form for common random numbers, c = 1:
/// `½ ((2α / (k - 1))^(-2 / (n0 - 1)) - 1)`; `policies` k ≥ 2, `first_stage` n0 ≥ 2.
pub fn eta(policies: usize, first_stage: usize, alpha: f64) -> f64 {
    let base = 2.0 * alpha / (policies - 1) as f64;
    0.5 * (base.powf(-2.0 / (first_stage - 1) as f64) - 1.0)
}

/// By how much a mean may fall behind after `worlds` worlds and stay: `max(0, δ/(2r) (h² S²/δ² - r))`.
fn margin(h2: f64, variance: f64, delta: f64, worlds: usize) -> f64 {
    let r = worlds as f64;
    (delta / (2.0 * r) * (h2 * variance / (delta * delta) - r)).max(0.0)
}

/// What has become of a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Fate {
    /// Still simulated.
    Running,
    /// Clearly worse than `than` after so many worlds.
    Worse { than: usize, worlds: usize },
    /// The same as `than` in every world of the first stage.
    Same { than: usize, worlds: usize },
}

/// The race of all policies towards one.
#[derive(Clone, Debug)]
pub struct Race {
    delta: f64,
    h2: f64,
    /// Variance of the difference of each pair in the first stage, `[i * k + l]`.
    variances: Vec<f64>,
    sums: Vec<f64>,
    worlds: usize,
    fates: Vec<Fate>,
}

impl Race {
    /// Begins with the first stage: `results[policy][world]`, where more is better. `delta` > 0 is the
    /// smallest difference that matters, `alpha` the probability of a wrong selection that is allowed.
    /// Screens at once. `None` below two policies or two worlds, or when a value is not finite.
    pub fn begin(results: &[Vec<f64>], delta: f64, alpha: f64) -> Option<Race> {
        let (k, n0) = (results.len(), results.first()?.len());
        if k < 2
            || n0 < 2
            || delta <= 0.0
            || !delta.is_finite()
            || !results.iter().all(|r| super::all_finite(r))
        {
            return None;
        }
        let mut variances = vec![0.0; k * k];
        for i in 0..k {
            for l in 0..i {
                let s2 = Moments::of(&differences(&results[i], &results[l]))?.variance()?;
                variances[i * k + l] = s2;
                variances[l * k + i] = s2;
            }
        }
        let h2 = 2.0 * eta(k, n0, alpha) * (n0 - 1) as f64;
        let mut race =
            Race { delta, h2, variances, sums: vec![0.0; k], worlds: 0, fates: vec![Fate::Running; k] };
        race.drop_copies(results);
        let running: Vec<Vec<f64>> = race.running().into_iter().map(|p| results[p].clone()).collect();
        race.advance(&running);
        Some(race)
    }

    /// A copy would never fall behind its original: the first of equals runs on.
    fn drop_copies(&mut self, results: &[Vec<f64>]) {
        for i in 0..results.len() {
            let original = (0..i).find(|&l| self.fates[l] == Fate::Running && results[l] == results[i]);
            if let Some(than) = original {
                self.fates[i] = Fate::Same { than, worlds: results[i].len() };
            }
        }
    }

    /// Adds the next worlds of the policies still running, in order, and screens. All have the same number
    /// of finite values. Nothing changes once a single policy is left.
    pub fn advance(&mut self, results: &[Vec<f64>]) {
        let running = self.running();
        assert_eq!(running.len(), results.len(), "one list of results for each policy that runs");
        for (&p, values) in running.iter().zip(results) {
            self.sums[p] = values.iter().fold(self.sums[p], |sum, v| sum + v);
        }
        self.worlds += results.first().map_or(0, Vec::len);
        if self.worlds > 0 && running.len() > 1 {
            self.screen(&running);
        }
    }

    fn screen(&mut self, running: &[usize]) {
        let (k, n) = (self.fates.len(), self.worlds as f64);
        for &i in running {
            // Everybody who was running is a rival, those who drop out in this very round included.
            let ahead = running.iter().copied().filter(|&l| {
                let w = margin(self.h2, self.variances[i * k + l], self.delta, self.worlds);
                (self.sums[l] - self.sums[i]) / n > w
            });
            let best = ahead.max_by(|&a, &b| self.sums[a].total_cmp(&self.sums[b]).then(b.cmp(&a)));
            if let Some(than) = best {
                self.fates[i] = Fate::Worse { than, worlds: self.worlds };
            }
        }
    }

    /// Policies still running, in order.
    pub fn running(&self) -> Vec<usize> {
        (0..self.fates.len()).filter(|&p| self.fates[p] == Fate::Running).collect()
    }
    /// The policy that is left, when it is alone.
    pub fn selected(&self) -> Option<usize> {
        let running = self.running();
        (running.len() == 1).then(|| running[0])
    }
    /// The running policy with the highest mean.
    pub fn leader(&self) -> usize {
        let running = self.running();
        running
            .iter()
            .copied()
            .fold(running[0], |best, p| if self.sums[p] > self.sums[best] { p } else { best })
    }
    /// Worlds so far.
    #[cfg(test)]
    pub fn worlds(&self) -> usize {
        self.worlds
    }
    /// One per policy.
    pub fn fates(&self) -> &[Fate] {
        &self.fates
    }
    /// The selection is made after at most so many worlds, unless two means are exactly equal: where the
    /// margin of every pair that still runs has shrunk to nothing.
    pub fn most_worlds(&self) -> f64 {
        let (k, running) = (self.fates.len(), self.running());
        let pair = |&i: &usize| running.iter().map(move |&l| self.variances[i * k + l]).fold(0.0, f64::max);
        let widest = running.iter().map(pair).fold(0.0, f64::max);
        (self.h2 * widest / (self.delta * self.delta)).floor() + 1.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::Noise;

    #[test]
    fn eta_agrees_with_the_published_values_for_common_random_numbers() {
        let oracle = [
            (2, 10, 0.334_050),
            (5, 20, 0.237_238),
            (10, 20, 0.302_934),
            (10, 10, 0.859_083),
            (20, 30, 0.218_002),
            (100, 50, 0.162_584),
        ];
        for (k, n0, value) in oracle {
            assert!((eta(k, n0, 0.05) - value).abs() < 5e-7, "{k} {n0}: {}", eta(k, n0, 0.05));
        }
    }

    #[test]
    fn the_margin_shrinks_to_nothing_and_never_below() {
        // h² S²/δ² = 40: at r = 10 the margin is δ/20 · 30.
        assert!((margin(10.0, 4.0, 1.0, 10) - 1.5).abs() < 1e-12);
        assert_eq!([40, 41, 1_000].map(|r| margin(10.0, 4.0, 1.0, r)), [0.0; 3]);
    }

    /// The slippage configuration: policy 0 is better than all others, which are equal, by exactly δ.
    struct Slippage {
        k: usize,
        n0: usize,
        delta: f64,
        /// Correlation between policies that the common worlds bring.
        rho: f64,
        round: usize,
    }

    impl Slippage {
        fn worlds(&self, noise: &mut Noise, n: usize, running: &[usize]) -> Vec<Vec<f64>> {
            let mut results = vec![Vec::with_capacity(n); running.len()];
            for _ in 0..n {
                let common = noise.normal() * self.rho.sqrt();
                for (values, &p) in results.iter_mut().zip(running) {
                    let own = noise.normal() * (1.0 - self.rho).sqrt();
                    values.push(common + own + if p == 0 { self.delta } else { 0.0 });
                }
            }
            results
        }
        /// Share of correct selections and mean number of trials over `cases` races.
        fn run(&self, cases: usize, seed: u64) -> (f64, f64) {
            let mut noise = Noise::new(seed);
            let (mut right, mut trials) = (0, 0);
            for _ in 0..cases {
                let all: Vec<usize> = (0..self.k).collect();
                let first = self.worlds(&mut noise, self.n0, &all);
                let mut race = Race::begin(&first, self.delta, 0.05).unwrap();
                trials += self.n0 * self.k;
                while race.selected().is_none() {
                    let running = race.running();
                    let more = self.worlds(&mut noise, self.round, &running);
                    race.advance(&more);
                    trials += self.round * running.len();
                }
                right += usize::from(race.selected() == Some(0));
            }
            (right as f64 / cases as f64, trials as f64 / cases as f64)
        }
    }

    fn slippage(k: usize, n0: usize, rho: f64) -> Slippage {
        Slippage { k, n0, delta: 1.0 / (n0 as f64).sqrt(), rho, round: 1 }
    }

    #[test]
    fn the_best_is_selected_as_often_as_promised() {
        // 1,000 races at nominal .95: standard error √(.95 · .05 / 1000) = .0069, three of them allowed.
        for (k, oracle) in [(2, 0.957), (5, 0.965), (10, 0.965)] {
            let (right, _) = slippage(k, 20, 0.0).run(1_000, k as u64);
            assert!(right >= 0.95 - 0.021 && (right - oracle).abs() < 0.021, "k = {k}: {right}");
        }
    }

    #[test]
    fn common_worlds_make_the_selection_cheaper() {
        for (rho, oracle) in [(0.0, 1502.0), (0.5, 762.0), (0.8, 324.0)] {
            let (right, trials) = slippage(10, 20, rho).run(300, 7);
            // The number of trials of one race varies by about a third: 300 races give ±2 %, three of
            // them allowed.
            assert!((trials / oracle - 1.0).abs() < 0.06, "correlation {rho}: {trials}");
            assert!(right >= 0.95 - 3.0 * 0.0126, "correlation {rho}: {right}");
        }
    }

    #[test]
    fn deciding_in_rounds_costs_little_and_keeps_the_promise() {
        for (round, rho, oracle) in [(16, 0.0, 2805.0), (64, 0.0, 3027.0), (64, 0.9, 437.0)] {
            let race = Slippage { k: 5, n0: 64, delta: 0.1, rho, round };
            let (right, trials) = race.run(300, 11);
            assert!((trials / oracle - 1.0).abs() < 0.06, "rounds of {round}: {trials}");
            // Oracle at least .955; 3 x √(.955 · .045 / 300) = .036.
            assert!(right >= 0.955 - 0.036, "rounds of {round}: {right}");
        }
    }

    #[test]
    fn a_copy_is_dropped_and_a_loser_is_remembered_with_who_beat_it() {
        let mut noise = Noise::new(5);
        let base = noise.normals(64);
        let shifted = |by: f64| base.iter().map(|v| v + by).collect::<Vec<_>>();
        let race = Race::begin(&[shifted(0.0), shifted(3.0), shifted(0.0), shifted(5.0)], 1.0, 0.05).unwrap();
        assert_eq!(race.selected(), Some(3));
        assert_eq!(race.fates()[0], Fate::Worse { than: 3, worlds: 64 });
        assert_eq!(race.fates()[2], Fate::Same { than: 0, worlds: 64 });
        let twins = Race::begin(&[base.clone(), base.clone()], 1.0, 0.05).unwrap();
        assert_eq!(twins.selected(), Some(0));
    }

    #[test]
    fn a_constant_measure_and_too_little_to_race_are_no_division_by_zero() {
        let constant = Race::begin(&[vec![1.0; 64], vec![2.0; 64]], 0.5, 0.05).unwrap();
        assert_eq!(constant.selected(), Some(1));
        assert!(Race::begin(&[vec![1.0; 64]], 0.5, 0.05).is_none());
        assert!(Race::begin(&[vec![1.0], vec![2.0]], 0.5, 0.05).is_none());
        assert!(Race::begin(&[vec![1.0; 64], vec![2.0; 64]], 0.0, 0.05).is_none());
        assert!(Race::begin(&[vec![1.0, f64::NAN], vec![2.0; 2]], 1.0, 0.05).is_none());
    }

    #[test]
    fn the_race_ends_where_it_says_it_must() {
        let race = Slippage { k: 3, n0: 64, delta: 0.05, rho: 0.0, round: 64 };
        let mut noise = Noise::new(3);
        let first = race.worlds(&mut noise, 64, &[0, 1, 2]);
        let mut state = Race::begin(&first, race.delta, 0.05).unwrap();
        let most = state.most_worlds();
        while state.selected().is_none() {
            let more = race.worlds(&mut noise, 64, &state.running());
            state.advance(&more);
        }
        assert!((state.worlds() as f64) < most + 64.0, "{} of {most}", state.worlds());
    }

    #[test]
    fn fifty_policies_are_reduced_to_the_few_that_matter() {
        let mut noise = Noise::new(1);
        let common = noise.normals(64);
        let results: Vec<Vec<f64>> = (0..50)
            .map(|p| common.iter().map(|c| c * 10.0 + noise.normal() + f64::from(p) * 0.2).collect())
            .collect();
        let race = Race::begin(&results, 0.2, 0.05).unwrap();
        assert!(race.running().len() < 15, "{:?}", race.running());
        assert!(race.running().contains(&49));
    }
}
