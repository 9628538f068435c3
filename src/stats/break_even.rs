//! When money spent has come back for good.

/// First week (counted from 1) from whose end on the cumulated gain stays at or above zero until the
/// horizon; `None` when it is below zero at the end, i.e. never within the horizon.
pub fn week(cumulated_gain: &[f64]) -> Option<usize> {
    let last_below = cumulated_gain.iter().rposition(|&g| g < 0.0);
    match last_below {
        None if cumulated_gain.is_empty() => None,
        None => Some(1),
        Some(i) if i + 1 == cumulated_gain.len() => None,
        Some(i) => Some(i + 2),
    }
}

/// Median over worlds where "never" counts as later than everything: `None` when half or more never pay back.
pub fn median_week(weeks: &[Option<usize>]) -> Option<f64> {
    if weeks.is_empty() {
        return None;
    }
    let mut sorted: Vec<f64> = weeks.iter().map(|w| w.map_or(f64::INFINITY, |w| w as f64)).collect();
    sorted.sort_by(f64::total_cmp);
    let n = sorted.len();
    let median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2.0;
    median.is_finite().then_some(median)
}

/// The week by which a share `p` of the worlds has paid back for good; `None` when fewer ever do.
pub fn quantile_week(weeks: &[Option<usize>], p: f64) -> Option<usize> {
    let mut sorted: Vec<usize> = weeks.iter().map(|w| w.unwrap_or(usize::MAX)).collect();
    sorted.sort_unstable();
    let rank = ((sorted.len() as f64 * p).ceil() as usize).clamp(1, sorted.len().max(1));
    sorted.get(rank - 1).copied().filter(|w| *w != usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gain_that_dips_again_has_not_paid_back_yet() {
        assert_eq!(week(&[-3.0, 1.0, -0.5, 0.0, 2.0]), Some(4));
        assert_eq!(week(&[0.0, 1.0]), Some(1));
        assert_eq!(week(&[-1.0, 5.0, -0.1]), None);
        assert_eq!(week(&[]), None);
    }

    #[test]
    fn quantiles_of_the_pay_back_end_where_too_few_worlds_pay_back() {
        let weeks = [Some(9), Some(3), None, Some(5)];
        assert_eq!(quantile_week(&weeks, 0.025), Some(3));
        assert_eq!(quantile_week(&weeks, 0.75), Some(9));
        assert_eq!(quantile_week(&weeks, 0.975), None);
        assert_eq!(quantile_week(&[], 0.5), None);
    }

    #[test]
    fn worlds_that_never_pay_back_count_as_latest() {
        assert_eq!(median_week(&[Some(3), None, Some(5)]), Some(5.0));
        assert_eq!(median_week(&[Some(3), None]), None);
        assert_eq!(median_week(&[Some(4), Some(7)]), Some(5.5));
        assert_eq!(median_week(&[]), None);
    }
}
