//! One measure of a sweep by policy, point and world.
//!
//! Only points whose first block of worlds is finished count, and of all points the same worlds: the answer is that of a
//! smaller sweep that is whole. Eight bytes are held per trial; parts are read in parallel, some at a time.

use rayon::prelude::*;

use crate::store::StoreError;
use crate::store::sweep::{SweepResults, UnitName, parts};
use crate::store::table::Table;

/// Parts that are held in memory at once.
const AT_ONCE: usize = 64;

/// See the module.
#[derive(Clone, Debug, PartialEq)]
pub struct Cases {
    /// Numbers of the points, rising.
    pub points: Vec<u32>,
    /// Points of the sweep that are not finished and do not count.
    pub unfinished: u32,
    /// Worlds at every point.
    pub worlds: usize,
    /// `[policy][point * worlds + world]`; not a number where a trial has no result.
    pub values: Vec<Vec<f64>>,
    /// Trials without a result.
    pub missing: usize,
}

/// Finished worlds at every point from the first on.
fn finished(units: &[UnitName], points: u32) -> Vec<u32> {
    let mut ends = vec![0; points as usize];
    // Units come in the order of their worlds.
    for unit in units {
        let last = unit.last_point.min(points.saturating_sub(1));
        for end in ends.iter_mut().take(last as usize + 1).skip(unit.first_point as usize) {
            if *end == unit.first_world {
                *end = unit.last_world + 1;
            }
        }
    }
    ends
}

/// One row of a part.
struct Row {
    place: usize,
    policy: usize,
    value: f64,
}

impl Cases {
    /// Reads a measure; `points` is the number of points of the stored design.
    ///
    /// # Errors
    /// A part is damaged or belongs to another plan.
    pub fn load(results: &SweepResults, points: u32, measure: &str) -> Result<Cases, StoreError> {
        let ends = finished(&results.units, points);
        let kept: Vec<u32> = (0..points).filter(|p| ends[*p as usize] > 0).collect();
        let worlds = kept.iter().map(|p| ends[*p as usize]).min().unwrap_or(0);
        let mut places = vec![usize::MAX; points as usize];
        kept.iter().enumerate().for_each(|(i, p)| places[*p as usize] = i);
        let place = |point: i64, world: i64| {
            let at = usize::try_from(point).ok().and_then(|p| places.get(p)).copied()?;
            let world = u32::try_from(world).ok().filter(|w| *w < worlds)?;
            (at != usize::MAX).then(|| at * worlds as usize + world as usize)
        };
        let size = kept.len() * worlds as usize;
        let mut values = vec![vec![f64::NAN; size]; results.plan.policies.len()];
        let identity = results.plan.identity();
        let units: Vec<&UnitName> = results.units.iter().filter(|u| u.first_world < worlds).collect();
        for some in units.chunks(AT_ONCE) {
            let read: Result<Vec<Vec<Row>>, StoreError> =
                some.par_iter().map(|unit| part(results, unit, &identity, measure, &place)).collect();
            for row in read?.into_iter().flatten() {
                if let Some(values) = values.get_mut(row.policy) {
                    values[row.place] = row.value;
                }
            }
        }
        let missing = values.iter().flatten().filter(|v| !v.is_finite()).count();
        let unfinished = points - kept.len() as u32;
        Ok(Cases { points: kept, unfinished, worlds: worlds as usize, values, missing })
    }

    /// Number of points.
    pub fn len(&self) -> usize {
        self.points.len()
    }
    /// The worlds of a point under a policy.
    pub fn of(&self, policy: usize, point: usize) -> &[f64] {
        &self.values[policy][point * self.worlds..(point + 1) * self.worlds]
    }
}

fn part(
    results: &SweepResults,
    unit: &UnitName,
    identity: &str,
    measure: &str,
    place: &(dyn Fn(i64, i64) -> Option<usize> + Sync),
) -> Result<Vec<Row>, StoreError> {
    let wanted = ["point", "world", "policy", measure];
    let table = Table::read_of(
        &parts::path(&results.folder, unit),
        Some(&wanted),
        Some(("plan", identity)),
        parts::CURE,
    )?;
    let whole = |name| table.whole(name).unwrap_or_default();
    let (point, world, policy) = (whole("point"), whole("world"), whole("policy"));
    let value = table.real(measure).unwrap_or_default();
    let row = |i: usize| {
        let place = place(point[i], world[i])?;
        Some(Row { place, policy: usize::try_from(policy[i]).ok()?, value: value[i] })
    };
    Ok((0..value.len()).filter_map(row).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_has_the_worlds_that_are_finished_from_the_first_on() {
        let unit = |p: (u32, u32), t: (u32, u32)| UnitName {
            first_point: p.0,
            last_point: p.1,
            first_world: t.0,
            last_world: t.1,
        };
        let units =
            [unit((0, 1), (0, 63)), unit((4, 5), (0, 63)), unit((0, 1), (64, 127)), unit((2, 3), (64, 127))];
        assert_eq!(finished(&units, 7), [128, 128, 0, 0, 64, 64, 0]);
        assert_eq!(finished(&units, 1), [128], "a sweep that was made smaller");
    }
}
