//! Control variates: a mean estimated with the help of another number whose mean is known better.
//!
//! With y the result and c the control of each world, the mean of y is estimated where the regression line of y on
//! c passes the control's own mean (Lavenberg & Welch 1981, "A perspective on the use of control variables to
//! increase the efficiency of Monte Carlo simulations", Management Science 27, 322–335). The slope costs a degree
//! of freedom, and the control's mean, itself an estimate here, adds slope² times its own variance.

use super::moments::Moments;
use super::paired::Estimate;
use super::t_quantile;

/// A control is used when it saves at least this part of the worlds.
pub const WORTH_USING: f64 = 1.1;

/// A control's values, one per world, and what is known about its mean.
#[derive(Clone, Copy, Debug)]
pub struct Control<'a> {
    pub values: &'a [f64],
    pub mean: f64,
    /// Variance of `mean`, 0 when it is known exactly.
    pub mean_variance: f64,
    /// Degrees of freedom of `mean_variance`, above 0.
    pub mean_freedom: f64,
}

/// A mean estimated with a control.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Controlled {
    /// Mean and interval; `sd` is the spread that the control leaves.
    pub estimate: Estimate,
    /// How many times fewer worlds are needed: variance of the plain mean over that of this one.
    pub factor: f64,
    /// Change of the result per change of the control.
    pub slope: f64,
}

impl Controlled {
    /// Whether the control is worth using.
    pub fn helps(&self) -> bool {
        self.factor >= WORTH_USING
    }
}

/// Mean of `values` with the control. `None` below four worlds, when a number is not finite, or when the control
/// or the result does not vary.
pub fn estimate(values: &[f64], control: Control<'_>, alpha: f64) -> Option<Controlled> {
    assert_eq!(values.len(), control.values.len(), "a control has a value for every world");
    let (y, c) = (Moments::of(values)?, Moments::of(control.values)?);
    let (n, variance, control_variance) = (y.n() as f64, y.variance()?, c.variance()?);
    if n < 4.0 || variance <= 0.0 || control_variance <= 0.0 || !control.mean.is_finite() {
        return None;
    }
    let pairs = values.iter().zip(control.values);
    let covariance = pairs.map(|(a, b)| (a - y.mean()) * (b - c.mean())).sum::<f64>() / (n - 1.0);
    let slope = covariance / control_variance;
    let away = control.mean - c.mean();
    let left = ((variance - slope * covariance).max(0.0) * (n - 1.0)) / (n - 2.0);
    let of_line = left * (1.0 / n + away * away / ((n - 1.0) * control_variance));
    let of_mean = slope * slope * control.mean_variance;
    let total = of_line + of_mean;
    let mean = y.mean() + slope * away;
    // Satterthwaite's degrees of freedom of the sum.
    let freedom = if total > 0.0 {
        total * total / (of_line * of_line / (n - 2.0) + of_mean * of_mean / control.mean_freedom)
    } else {
        n - 2.0
    };
    let half = t_quantile(1.0 - alpha / 2.0, freedom) * total.sqrt();
    let factor = if total > 0.0 { variance / n / total } else { f64::INFINITY };
    Some(Controlled { estimate: Estimate { n: y.n(), mean, sd: left.sqrt(), half }, factor, slope })
}

#[cfg(test)]
mod tests {
    use super::*;
    use grapevine_engine::draws::math::normal_quantile;
    use grapevine_engine::draws::{Draws, Purpose};

    /// `n` pairs of (control, luck), standard normal.
    fn normals(world: u32, n: usize) -> Vec<[f64; 2]> {
        let mut stream = Draws::new(4, world).stream(Purpose::Week, 0, 0);
        (0..n).map(|_| [0, 1].map(|_| normal_quantile(stream.uniform()))).collect()
    }

    struct Trial {
        plain: Estimate,
        controlled: Controlled,
    }

    /// y = truth + f(c) + luck, with the control's mean estimated with variance `mean_variance`.
    fn trials(f: fn(f64) -> f64, luck: f64, n: usize, mean_variance: f64) -> Vec<Trial> {
        (0..2_000)
            .map(|world| {
                let pairs = normals(world, n);
                let off = normals(world + 10_000, 1)[0][0] * mean_variance.sqrt();
                let y: Vec<f64> = pairs.iter().map(|[c, e]| 7.0 + f(*c) + luck * e).collect();
                let c: Vec<f64> = pairs.iter().map(|p| p[0]).collect();
                let control = Control { values: &c, mean: off, mean_variance, mean_freedom: 15.0 };
                let controlled = estimate(&y, control, 0.05).unwrap();
                Trial { plain: Estimate::of(&y, 0.05).unwrap(), controlled }
            })
            .collect()
    }

    fn variance(values: impl Iterator<Item = f64>) -> f64 {
        Moments::of(&values.collect::<Vec<_>>()).unwrap().variance().unwrap()
    }

    fn covers(all: &[Trial], truth: f64) -> f64 {
        let inside =
            |t: &&Trial| t.controlled.estimate.low() <= truth && truth <= t.controlled.estimate.high();
        all.iter().filter(inside).count() as f64 / all.len() as f64
    }

    #[test]
    fn a_linear_control_saves_what_theory_says_and_covers() {
        // y = 7 + 2 c + e, rho² = 4/5: variance 5 without, and with 1 (n - 2)/(n - 3) (Lavenberg & Welch).
        let n = 64;
        let all = trials(|c| 2.0 * c, 1.0, n, 0.0);
        let theory = 5.0 * (n as f64 - 3.0) / (n as f64 - 2.0);
        let plain = variance(all.iter().map(|t| t.plain.mean));
        let controlled = variance(all.iter().map(|t| t.controlled.estimate.mean));
        // A variance from 2,000 values has a relative SE of 3.2 %, their ratio at most 4.5 %.
        assert!((plain / controlled / theory - 1.0).abs() < 4.0 * 0.045, "{}", plain / controlled);
        // Unbiased: SE of the mean of 2,000 estimates is sqrt(1/64/2000) = 0.0028.
        let mean = all.iter().map(|t| t.controlled.estimate.mean).sum::<f64>() / 2_000.0;
        assert!((mean - 7.0).abs() < 4.0 * 0.002_8, "{mean}");
        // Coverage: SE 0.0049.
        assert!((covers(&all, 7.0) - 0.95).abs() < 4.0 * 0.004_9, "{}", covers(&all, 7.0));
        // The factor it reports is the factor it has (mean of ratios; 1 % for its skewness).
        let said = all.iter().map(|t| t.controlled.factor).sum::<f64>() / 2_000.0;
        assert!((said / theory - 1.0).abs() < 0.1, "{said}");
        assert!(all.iter().all(|t| t.controlled.helps()));
    }

    #[test]
    fn an_uncertain_control_mean_widens_the_interval_as_it_must() {
        // The control's mean is known to ± 1/8 only, as much as 64 worlds know it: slope² / 64 = 1/16 on 1/64.
        let all = trials(|c| 2.0 * c, 1.0, 64, 1.0 / 64.0);
        // Known, not estimated, variance: Satterthwaite with 15 degrees of freedom errs on the wide side.
        let share = covers(&all, 7.0);
        assert!((0.95 - 4.0 * 0.004_9..=0.985).contains(&share), "{share}");
        // Without the term the interval would be far too short.
        let naive = |t: &&Trial| {
            let half = 2.0 / 8.0 * t.controlled.estimate.sd;
            (t.controlled.estimate.mean - 7.0).abs() <= half
        };
        assert!(all.iter().filter(naive).count() < 1_300, "the test sees the term");
        assert!(all.iter().all(|t| t.controlled.factor < 1.6));
    }

    #[test]
    fn a_curved_relation_still_covers_and_stays_nearly_unbiased() {
        // y = 7 + c + (c² - 1)/2 + e: bias of order 1/n.
        let all = trials(|c| c + 0.5 * (c * c - 1.0), 1.0, 64, 0.0);
        assert!((covers(&all, 7.0) - 0.95).abs() < 0.03, "{}", covers(&all, 7.0));
        let mean = all.iter().map(|t| t.controlled.estimate.mean).sum::<f64>() / 2_000.0;
        assert!((mean - 7.0).abs() < 0.03, "{mean}");
    }

    #[test]
    fn a_useless_control_is_told_so() {
        let all = trials(|_| 0.0, 1.0, 64, 0.0);
        let helpful = all.iter().filter(|t| t.controlled.helps()).count();
        // rho² of pure chance beyond 1 - 1/1.1 (n - 2)/(n - 1) has probability 0.011 at n = 64.
        assert!(helpful < 60, "{helpful} of 2,000");
    }

    #[test]
    fn no_control_where_there_is_nothing_to_control() {
        let control = |values| Control { values, mean: 0.0, mean_variance: 0.0, mean_freedom: 1.0 };
        assert_eq!(estimate(&[1.0, 2.0, 4.0], control(&[1.0, 2.0, 3.0]), 0.05), None, "too few");
        assert_eq!(estimate(&[1.0; 8], control(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]), 0.05), None);
        assert_eq!(estimate(&[1.0, 2.0, 3.0, 5.0], control(&[1.0; 4]), 0.05), None, "constant control");
        assert_eq!(estimate(&[1.0, f64::NAN, 3.0, 5.0], control(&[1.0, 2.0, 3.0, 4.0]), 0.05), None);
        // A perfect control leaves nothing.
        let perfect = estimate(&[1.0, 2.0, 3.0, 5.0], control(&[1.0, 2.0, 3.0, 5.0]), 0.05).unwrap();
        assert!(perfect.estimate.mean.abs() < 1e-12 && perfect.estimate.half < 1e-6);
        assert!(perfect.factor > 1e6);
    }
}
