//! What choosing a policy loses against the best choice in hindsight, world by world.

/// Loss of each policy in each world against the best one of that world; never negative.
pub fn regrets(results: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let worlds = results.first().map_or(0, Vec::len);
    let best = |w: usize| results.iter().map(|r| r[w]).fold(f64::NEG_INFINITY, f64::max);
    let best: Vec<f64> = (0..worlds).map(best).collect();
    results.iter().map(|r| best.iter().zip(r).map(|(b, v)| b - v).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_of_a_world_has_no_regret_there() {
        let found = regrets(&[vec![1.0, 5.0], vec![3.0, 2.0]]);
        assert_eq!(found, vec![vec![2.0, 0.0], vec![0.0, 3.0]]);
        assert!(regrets(&[]).is_empty());
    }

    #[test]
    fn differences_of_regret_are_differences_of_results() {
        let results = vec![vec![1.0, -4.0, 2.5], vec![0.5, 7.0, 2.5], vec![9.0, 0.0, 0.0]];
        let found = regrets(&results);
        for w in 0..3 {
            assert_eq!(found[0][w] - found[1][w], results[1][w] - results[0][w]);
        }
    }
}
