//! Which points are no possible scenario, looked for before anything is simulated.
//!
//! The rules of scenario files hold at every point, and whether a combination of values breaks one is seen only when
//! the point's scenario is read.

use rayon::prelude::*;

use crate::sweep_file::{Base, Point, Sweep};

/// Points that are looked at; of more, so many spread evenly.
const MOST: usize = 4_096;

/// Points that are no possible scenario.
#[derive(Clone, Debug, Default)]
pub struct Impossible {
    /// Points looked at, of all points.
    pub looked: u64,
    pub of: u64,
    /// Impossible ones among those looked at.
    pub points: u64,
    pub reasons: Vec<Reason>,
}

/// Things that failed for the same reason but for its numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// In the words of the first of them.
    pub text: String,
    /// The point that this was.
    pub point: u32,
    pub count: u64,
}

/// Reads the scenarios of all points or of a sample, on the current rayon pool.
pub fn impossible(sweep: &Sweep, points: &[Point]) -> Impossible {
    if let Base::Test(_) = sweep.base {
        return Impossible { looked: points.len() as u64, of: points.len() as u64, ..Impossible::default() };
    }
    let looked: Vec<&Point> = points.iter().step_by(points.len().div_ceil(MOST).max(1)).collect();
    let why = |point: &&Point| sweep.scenario_at(&point.levels).err().map(|why| (point.id, why));
    let failed: Vec<(u32, String)> = looked.par_iter().filter_map(why).collect();
    Impossible {
        looked: looked.len() as u64,
        of: points.len() as u64,
        points: failed.len() as u64,
        reasons: grouped(failed),
    }
}

/// Reasons that differ in nothing but numbers are one; the most frequent first.
pub fn grouped(failed: impl IntoIterator<Item = (u32, String)>) -> Vec<Reason> {
    let mut groups: Vec<(String, Reason)> = Vec::new();
    for (point, text) in failed {
        let form = without_numbers(&text);
        match groups.iter_mut().find(|(known, _)| *known == form) {
            Some((_, reason)) => reason.count += 1,
            None => groups.push((form, Reason { text, point, count: 1 })),
        }
    }
    let mut reasons: Vec<Reason> = groups.into_iter().map(|(_, reason)| reason).collect();
    reasons.sort_by(|a, b| b.count.cmp(&a.count).then(a.point.cmp(&b.point)));
    reasons
}

/// The text with every number as `#`.
fn without_numbers(text: &str) -> String {
    let mut form = String::with_capacity(text.len());
    let mut within = false;
    for c in text.chars() {
        let part = c.is_ascii_digit() || within && matches!(c, '.' | ',' | '_');
        if !part {
            form.push(c);
        } else if !within {
            form.push('#');
        }
        within = part;
    }
    form
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sweep_file;

    #[test]
    fn impossible_points_are_counted_and_reasons_differ_by_more_than_numbers() {
        let dir = tempfile::tempdir().expect("a folder");
        let scenario = "grapevine = 1\n[world]\nmarket.people = 1_000\nmarket.customers = 80\ntime.weeks = 10\n\
            [[policy]]\nname = \"As today\"\nbaseline = true\n";
        let sweep = "grapevine = 1\nscenario = \"s.toml\"\n[sweep]\ndesign = \"grid\"\ntrials = 8\n[sweep.vary]\n\
            market.customers = [5_000, 250, 7_000.0]\nreach.told = [5, 20]\n";
        std::fs::write(dir.path().join("s.toml"), scenario).expect("written");
        std::fs::write(dir.path().join("w.toml"), sweep).expect("written");
        let sweep = sweep_file::load(&dir.path().join("w.toml"), &[]).expect("a sweep");
        let points: Vec<Point> = sweep.points().collect();
        let found = impossible(&sweep, &points);
        assert_eq!((found.looked, found.of, found.points), (6, 6, 4));
        assert_eq!(found.reasons.len(), 1, "{:?}", found.reasons);
        assert_eq!((found.reasons[0].count, found.reasons[0].point), (4, 0));
        assert!(found.reasons[0].text.contains("customers"), "{:?}", found.reasons);
        let many: Vec<Point> = (0..10_000).map(|id| Point { id, ..points[2].clone() }).collect();
        let sampled = impossible(&sweep, &many);
        assert_eq!((sampled.looked, sampled.of, sampled.points), (3_334, 10_000, 0));
    }

    #[test]
    fn reasons_are_grouped_whatever_their_numbers() {
        let reasons = grouped([(3, "a is 1,000.5 of 7".into()), (4, "b".into()), (5, "a is 2 of 9".into())]);
        let first = Reason { text: "a is 1,000.5 of 7".into(), point: 3, count: 2 };
        assert_eq!((reasons.len(), &reasons[0]), (2, &first));
    }
}
