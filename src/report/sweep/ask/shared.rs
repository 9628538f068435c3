//! Points and worlds that an answer rests on: of all points the same worlds, so that what the worlds do to all of them
//! can be told from what the factors do.

use super::Subject;
use crate::report::ask::words::{listed, wrapped};

/// Points and worlds that a result of every policy is there of.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    pub points: Vec<usize>,
    pub worlds: Vec<usize>,
    /// Points and worlds left out because a result is missing.
    pub missing_points: usize,
    pub missing_worlds: usize,
}

/// The worlds and points that keep most trials, where every point that counts has every world that counts. `there(point,
/// world)` says whether a result is there.
fn largest(points: &[usize], worlds: usize, there: impl Fn(usize, usize) -> bool) -> Shared {
    let missing = |w: usize| points.iter().filter(|p| !there(**p, w)).count();
    let mut order: Vec<(usize, usize)> = (0..worlds).map(|w| (missing(w), w)).collect();
    order.sort_unstable();
    // Worlds in the order of how much they miss; a point counts up to the first that it misses.
    let reaches = |p: &usize| order.iter().take_while(|(_, w)| there(*p, *w)).count();
    let mut ends = vec![0_usize; worlds + 1];
    points.iter().for_each(|p| ends[reaches(p)] += 1);
    let mut best = (0, 0);
    let mut whole = 0;
    for kept in (1..=worlds).rev() {
        whole += ends[kept];
        best = best.max((whole * kept, kept));
    }
    let kept = best.1;
    let mut chosen: Vec<usize> = order[..kept].iter().map(|(_, w)| *w).collect();
    let all: Vec<usize> = points.iter().copied().filter(|p| reaches(p) >= kept).collect();
    chosen.sort_unstable();
    Shared {
        missing_points: points.len() - all.len(),
        missing_worlds: worlds - kept,
        points: all,
        worlds: chosen,
    }
}

impl Subject {
    /// Of some points those that count, and the worlds that all of them have.
    pub fn shared(&self, points: &[usize]) -> Shared {
        let worlds = self.cases.worlds;
        if self.cases.missing == 0 {
            let (points, worlds) = (points.to_vec(), (0..worlds).collect());
            return Shared { points, worlds, missing_points: 0, missing_worlds: 0 };
        }
        let policies = self.cases.values.len();
        largest(points, worlds, |point, world| {
            (0..policies).all(|p| self.cases.of(p, point)[world].is_finite())
        })
    }
    /// The gain at some worlds of a point.
    pub fn in_worlds(&self, point: usize, worlds: &[usize]) -> Vec<f64> {
        self.in_worlds_of(self.policy, self.rival, point, worlds)
    }
    /// What a policy gains over another at some worlds of a point; more is better.
    pub fn in_worlds_of(
        &self,
        policy: usize,
        rival: Option<usize>,
        point: usize,
        worlds: &[usize],
    ) -> Vec<f64> {
        let own = self.cases.of(policy, point);
        let other = rival.map(|r| self.cases.of(r, point));
        worlds.iter().map(|w| self.sign() * (own[*w] - other.map_or(0.0, |o| o[*w]))).collect()
    }
    /// Gains, `[point * worlds + world]`.
    pub fn values(&self, shared: &Shared) -> Vec<f64> {
        shared.points.iter().flat_map(|p| self.in_worlds(*p, &shared.worlds)).collect()
    }
    /// Whether the model is a function of its factors: worlds do not differ.
    pub fn has_no_luck(&self) -> bool {
        self.results.plan.scenario_sha256.is_none()
    }
    /// What else must be known of what an answer rests on: one world, and what was left out.
    pub fn rests_on(&self, shared: &Shared) -> Vec<String> {
        let t = self.lang.texts().sweep_ask;
        let mut lines = Vec::new();
        if shared.worlds.len() == 1 && !self.has_no_luck() {
            lines.extend(wrapped(t.one_world_only));
        }
        let count = |n: usize| self.lang.count(n as u64);
        if shared.missing_points + shared.missing_worlds > 0 {
            let text = (t.left_out)(&count(shared.missing_points), &count(shared.missing_worlds));
            lines.extend(wrapped(&text));
        }
        lines
    }
    /// That factors of three or more words take no part in something.
    pub fn words_left_out(&self, say: fn(&dyn std::fmt::Display) -> String) -> Vec<String> {
        let left = |f: &usize| !self.factors[*f].is_ordered();
        let keys: Vec<String> =
            self.varying().into_iter().filter(left).map(|f| self.factors[f].entry.key.clone()).collect();
        if keys.is_empty() { Vec::new() } else { wrapped(&say(&listed(&keys, self.lang))) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_broken_points_are_left_out_and_a_world_that_always_fails_is_too() {
        let points: Vec<usize> = (0..140).collect();
        // Twenty points have their first world only.
        let some = largest(&points, 8, |p, w| p >= 20 || w == 0);
        assert_eq!((some.points.len(), some.worlds.len()), (120, 8));
        assert_eq!((some.missing_points, some.missing_worlds), (20, 0));
        let never = largest(&points, 8, |_, w| w != 3);
        assert_eq!((never.points.len(), never.worlds), (140, vec![0, 1, 2, 4, 5, 6, 7]));
        let nothing = largest(&points, 8, |_, _| false);
        assert!(nothing.points.is_empty());
    }
}
