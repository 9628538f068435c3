//! Ranking policies by a joint bootstrap over worlds: how often each is best, and multiple comparisons with
//! the best.

use super::moments::Moments;
use super::paired::differences;
use super::resample::{self, weighted_mean};

/// One policy among the others.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Standing {
    pub mean: f64,
    /// Share of resamples in which its mean is the highest; equals share.
    pub best: f64,
    /// Its mean less the best of the others, and the interval that holds for all policies together
    /// (Hsu 1996, constrained: an end that would be on the wrong side of zero is zero).
    pub against_best: f64,
    pub low: f64,
    pub high: f64,
}

/// Standings of `results[policy][world]`, more is better. `None` below two policies or two worlds, or when a
/// number is not finite.
pub fn standings(results: &[Vec<f64>], alpha: f64) -> Option<Vec<Standing>> {
    let (k, worlds) = (results.len(), results.first()?.len());
    if k < 2 || worlds < 2 || !results.iter().all(|r| super::all_finite(r)) {
        return None;
    }
    let means: Vec<f64> = results.iter().map(|r| Moments::of(r).map(|m| m.mean())).collect::<Option<_>>()?;
    let errors = errors(results)?;
    let times = resample::times(worlds * k * 4);
    let (mut best, mut largest) = (vec![0.0; k], Vec::new());
    for b in 0..times {
        let weights = resample::counts(b, worlds);
        let again: Vec<f64> = results.iter().map(|r| weighted_mean(r, &weights)).collect();
        let shares = shares_of_best(&again);
        best.iter_mut().zip(shares).for_each(|(sum, s)| *sum += s / f64::from(times));
        largest.push(largest_t(&again, &means, &errors));
    }
    largest.sort_by(f64::total_cmp);
    let rank = ((1.0 - alpha) * largest.len() as f64).ceil() as usize;
    let t = largest[rank.clamp(1, largest.len()) - 1];
    Some((0..k).map(|i| standing(i, &means, &errors, t, best[i])).collect())
}

/// Standard errors of all paired differences.
fn errors(results: &[Vec<f64>]) -> Option<Vec<Vec<f64>>> {
    let root = (results[0].len() as f64).sqrt();
    let error = |a: &Vec<f64>, b: &Vec<f64>| Some(Moments::of(&differences(a, b))?.sd()? / root);
    results.iter().map(|a| results.iter().map(|b| error(a, b)).collect()).collect()
}

/// The largest standardised deviation of a resampled difference from the one observed.
fn largest_t(again: &[f64], means: &[f64], errors: &[Vec<f64>]) -> f64 {
    let mut largest: f64 = 0.0;
    for i in 0..means.len() {
        for j in 0..i {
            if errors[i][j] > 0.0 {
                let deviation = (again[i] - again[j]) - (means[i] - means[j]);
                largest = largest.max(deviation.abs() / errors[i][j]);
            }
        }
    }
    largest
}

fn shares_of_best(means: &[f64]) -> Vec<f64> {
    let top = means.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let equals = means.iter().filter(|m| **m == top).count() as f64;
    means.iter().map(|m| if *m == top { 1.0 / equals } else { 0.0 }).collect()
}

fn standing(i: usize, means: &[f64], errors: &[Vec<f64>], t: f64, best: f64) -> Standing {
    let ahead = |sign: f64| {
        let end = |j: usize| means[i] - means[j] + sign * t * errors[i][j];
        (0..means.len()).filter(|&j| j != i).map(end).fold(f64::INFINITY, f64::min)
    };
    Standing {
        mean: means[i],
        best,
        against_best: ahead(0.0),
        low: ahead(-1.0).min(0.0),
        high: ahead(1.0).max(0.0),
    }
}

/// Which of `values[policy][measure]` (more is better) no other policy beats: none is at least as good in
/// every measure and better in one.
pub fn not_dominated(values: &[Vec<f64>]) -> Vec<bool> {
    let beats = |a: &Vec<f64>, b: &Vec<f64>| a.iter().zip(b).all(|(a, b)| a >= b) && a != b;
    values.iter().map(|own| !values.iter().any(|other| beats(other, own))).collect()
}

/// Share of resamples in which each policy is not dominated in the means of `results[measure][policy][world]`.
pub fn front_shares(results: &[Vec<Vec<f64>>]) -> Vec<f64> {
    let (k, worlds) = (results[0].len(), results[0][0].len());
    let times = resample::times(worlds * k * results.len() * 2);
    let mut shares = vec![0.0; k];
    for b in 0..times {
        let weights = resample::counts(b, worlds);
        let means: Vec<Vec<f64>> =
            (0..k).map(|p| results.iter().map(|m| weighted_mean(&m[p], &weights)).collect()).collect();
        for (share, on) in shares.iter_mut().zip(not_dominated(&means)) {
            *share += f64::from(u8::from(on)) / f64::from(times);
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::super::KSL;
    use super::super::regression::tests::normal;
    use super::*;

    #[test]
    fn shares_of_best_add_up_to_one_and_equal_policies_share() {
        let same: Vec<Vec<f64>> = vec![KSL[0].to_vec(); 3];
        let s = standings(&same, 0.05).unwrap();
        assert!(s.iter().all(|s| (s.best - 1.0 / 3.0).abs() < 1e-9 && s.low == 0.0 && s.high == 0.0));
        let alike: Vec<Vec<f64>> = (0..4).map(|p| normal(60 + p, 100)).collect();
        let total: f64 = standings(&alike, 0.05).unwrap().iter().map(|s| s.best).sum();
        assert!((total - 1.0).abs() < 1e-9);
    }

    #[test]
    fn the_ksl_systems_are_compared_with_their_best() {
        // Costs: less is better. Point differences as the book prints them: 5.686, 4.886, 4.428.
        let costs: Vec<Vec<f64>> = KSL.iter().map(|s| s.iter().map(|v| -v).collect()).collect();
        let s = standings(&costs, 0.05).unwrap();
        let points = [-5.686, -4.886, 4.428, -4.428];
        for (s, point) in s.iter().zip(points) {
            assert!((s.against_best - point).abs() < 1e-9, "{s:?}");
            assert!(s.low <= s.against_best && s.against_best <= s.high);
        }
        assert!(s[2].low == 0.0 && s[0].high == 0.0 && s[2].best > 0.99, "{s:?}");
    }

    #[test]
    fn dominated_policies_leave_the_front() {
        let values = [vec![1.0, 5.0], vec![2.0, 4.0], vec![1.0, 4.0], vec![2.0, 4.0]];
        assert_eq!(not_dominated(&values), [true, true, false, true]);
        let money = vec![vec![0.0; 8], vec![1.0; 8], vec![-1.0; 8]];
        let people = vec![vec![0.0; 8], vec![-1.0; 8], vec![-1.0; 8]];
        let shares = front_shares(&[money, people]);
        assert!((shares[0] - 1.0).abs() < 1e-9 && (shares[1] - 1.0).abs() < 1e-9 && shares[2] == 0.0);
    }

    #[test]
    fn one_world_or_one_policy_has_no_standing() {
        assert_eq!(standings(&[vec![1.0], vec![2.0]], 0.05), None);
        assert_eq!(standings(&[vec![1.0, 2.0]], 0.05), None);
        assert_eq!(standings(&[vec![f64::NAN, 1.0], vec![1.0, 2.0]], 0.05), None);
    }
}
