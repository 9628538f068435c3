//! Cases in random groups. Resampling a thousand groups in place of a million cases gives the same intervals (the
//! groups' sums vary as sums of independent cases do) at a thousandth of the time and memory.

use grapevine_engine::draws::philox::philox4x32_10;

/// Most groups; with fewer cases every case is a group of its own.
pub const MOST: usize = 1_024;
/// Any fixed number would do.
const KEY: [u32; 2] = [0x6772_6F75, 0x7065_6421];

/// How many groups `n` cases make.
pub fn count(n: usize) -> usize {
    n.min(MOST)
}

/// The group of a case. Independent of the cases' order, which in grids and sequences has a pattern.
pub fn group(case: usize, n: usize) -> usize {
    if n <= MOST { case } else { spread(case, MOST) }
}

/// One of two halves, by chance but always the same.
pub fn half(case: usize) -> usize {
    spread(case, 2)
}

fn spread(case: usize, groups: usize) -> usize {
    let word = philox4x32_10([case as u32, (case >> 32) as u32, groups as u32, 0], KEY)[0];
    ((u64::from(word) * groups as u64) >> 32) as usize
}

/// Sums of `values` by group.
pub fn sums(values: &[f64]) -> Vec<f64> {
    let mut sums = vec![0.0; count(values.len())];
    values.iter().enumerate().for_each(|(i, v)| sums[group(i, values.len())] += v);
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_cases_are_their_own_groups_and_many_share_them_evenly() {
        assert_eq!(sums(&[3.0, 4.0]), [3.0, 4.0]);
        let sums = sums(&vec![1.0; 102_400]);
        assert_eq!(sums.len(), MOST);
        assert_eq!(sums.iter().sum::<f64>(), 102_400.0);
        // 100 a group with a standard deviation of 10; the largest of 1,024 stays within five of those.
        assert!(sums.iter().all(|s| (s - 100.0).abs() < 55.0));
        let ones = (0..10_000).filter(|&i| half(i) == 1).count();
        assert!((4_700..5_300).contains(&ones), "{ones}");
    }
}
