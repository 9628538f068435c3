//! Trade-offs: which policies no other one beats in every measure at once (the Pareto front).

use super::resample::{self, weighted_mean};

/// Which of `values[policy][measure]` (more is better) no other policy beats: none is at least as good in
/// every measure and better in one.
pub fn not_dominated(values: &[Vec<f64>]) -> Vec<bool> {
    let beats = |a: &Vec<f64>, b: &Vec<f64>| a.iter().zip(b).all(|(a, b)| a >= b) && a != b;
    values.iter().map(|own| !values.iter().any(|other| beats(other, own))).collect()
}

/// Share of resamples in which each policy is not dominated in the means of `results[measure][policy][world]`.
pub fn shares(results: &[Vec<Vec<f64>>]) -> Vec<f64> {
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
    use super::*;

    #[test]
    fn dominated_policies_leave_the_front() {
        let values = [vec![1.0, 5.0], vec![2.0, 4.0], vec![1.0, 4.0], vec![2.0, 4.0]];
        assert_eq!(not_dominated(&values), [true, true, false, true]);
        let money = vec![vec![0.0; 8], vec![1.0; 8], vec![-1.0; 8]];
        let people = vec![vec![0.0; 8], vec![-1.0; 8], vec![-1.0; 8]];
        let shares = shares(&[money, people]);
        assert!((shares[0] - 1.0).abs() < 1e-9 && (shares[1] - 1.0).abs() < 1e-9 && shares[2] == 0.0);
    }
}
