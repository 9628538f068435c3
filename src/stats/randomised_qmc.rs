//! Intervals for worlds whose unknowns are scrambled Sobol points.
//!
//! Points of one scrambling are spread on purpose and so are not independent; the scramblings are. The mean of each
//! scrambling is one observation, and the interval is Student's t over them (L'Ecuyer & Lemieux 2002, "Recent
//! advances in randomized quasi-Monte Carlo methods").

use super::moments::Moments;
use super::paired::Estimate;
use super::t_quantile;

/// A mean over scramblings.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Scrambled {
    /// Mean over all worlds with the interval from the scramblings; `sd` is the spread between worlds.
    pub estimate: Estimate,
    /// How many times fewer worlds than independent ones are needed, as far as so few scramblings can tell.
    /// `None` when the scramblings agree exactly.
    pub factor: Option<f64>,
}

/// Mean of the values of each scrambling; world t belongs to scrambling t mod `scrambles`. Scramblings without
/// worlds are left out.
pub fn means(values: &[f64], worlds: &[u32], scrambles: u32) -> Vec<f64> {
    assert_eq!(values.len(), worlds.len(), "one value per world");
    let mut sums = vec![(0.0, 0_u32); scrambles as usize];
    for (value, world) in values.iter().zip(worlds) {
        let (sum, n) = &mut sums[(world % scrambles) as usize];
        *sum += value;
        *n += 1;
    }
    sums.into_iter().filter(|(_, n)| *n > 0).map(|(sum, n)| sum / f64::from(n)).collect()
}

/// Mean of `values` with its t interval over the scramblings. `None` below two scramblings or when a value is not
/// finite.
pub fn estimate(values: &[f64], worlds: &[u32], scrambles: u32, alpha: f64) -> Option<Scrambled> {
    let all = Moments::of(values)?;
    let between = Moments::of(&means(values, worlds, scrambles))?;
    let r = between.n() as f64;
    let variance_of_mean = between.variance()? / r;
    let half = if variance_of_mean == 0.0 {
        0.0
    } else {
        t_quantile(1.0 - alpha / 2.0, r - 1.0) * variance_of_mean.sqrt()
    };
    let plain = all.variance()? / all.n() as f64;
    let factor = (variance_of_mean > 0.0).then_some(plain / variance_of_mean);
    let estimate = Estimate { n: all.n(), mean: between.mean(), sd: all.sd()?, half };
    Some(Scrambled { estimate, factor })
}

#[cfg(test)]
mod tests {
    use super::*;
    use grapevine_engine::draws::math::normal_quantile;
    use grapevine_engine::draws::sobol::{SCRAMBLES, scrambled};
    use grapevine_engine::draws::{Draws, Purpose};

    /// 256 worlds of a run: unknowns (u, v) by scrambled Sobol points, and luck of its own for each world.
    fn run(seed: u64, luck: f64) -> (Vec<f64>, Vec<u32>) {
        let value = |world: u32| {
            let draws = Draws::new(seed, world % SCRAMBLES);
            let [u, v] = [0, 1].map(|d| scrambled(&draws, d as u32, d, world / SCRAMBLES));
            let own = Draws::new(seed, world).stream(Purpose::Week, 1, 1).uniform();
            12.0_f64.sqrt() * (u - 0.5 + u * v - 0.25) + luck * normal_quantile(own)
        };
        let worlds: Vec<u32> = (0..256).collect();
        (worlds.iter().map(|&w| value(w)).collect(), worlds)
    }

    #[test]
    fn intervals_over_scramblings_cover_and_are_shorter() {
        // True mean 0.
        let (mut covered, mut halves, mut plain) = (0, 0.0, 0.0);
        for seed in 0..600 {
            let (values, worlds) = run(seed, 0.5);
            let s = estimate(&values, &worlds, SCRAMBLES, 0.05).unwrap();
            covered += u32::from(s.estimate.low() <= 0.0 && 0.0 <= s.estimate.high());
            halves += s.estimate.half;
            plain += Estimate::of(&values, 0.05).unwrap().half;
        }
        // SE of a share of 600: 0.0089.
        let share = f64::from(covered) / 600.0;
        assert!((share - 0.95).abs() < 4.0 * 0.008_9, "{share}");
        // Var(u + u v) x 12 = 12 (1/12 + 2 Cov + Var(uv)) = 2.58 with luck 0.25: factor near 11, less t(15)/t(255).
        assert!(plain / halves > 2.5, "{}", plain / halves);
    }

    #[test]
    fn the_interval_of_independent_worlds_would_be_too_wide() {
        let (values, worlds) = run(1, 0.0);
        let s = estimate(&values, &worlds, SCRAMBLES, 0.05).unwrap();
        assert!(s.factor.unwrap() > 20.0, "{:?}", s.factor);
        assert!((s.estimate.mean - values.iter().sum::<f64>() / 256.0).abs() < 1e-12);
    }

    #[test]
    fn missing_worlds_leave_the_others_in_their_scramblings() {
        assert_eq!(means(&[1.0, 2.0, 3.0, 5.0], &[0, 1, 4, 17], 4), vec![2.0, 3.5]);
        assert_eq!(estimate(&[1.0, 2.0], &[0, 16], 16, 0.05), None, "one scrambling");
        assert_eq!(estimate(&[], &[], 16, 0.05), None);
        assert_eq!(estimate(&[1.0, f64::NAN], &[0, 1], 16, 0.05), None);
        let constant = estimate(&[3.0; 32], &(0..32).collect::<Vec<_>>(), 16, 0.05).unwrap();
        assert_eq!((constant.estimate.mean, constant.estimate.half, constant.factor), (3.0, 0.0, None));
    }
}
