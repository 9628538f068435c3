//! Units of work: so many points in so many worlds, which become one file.

use std::collections::BTreeSet;

use crate::store::sweep::{Plan, UnitName};

/// A part of the work that one machine takes. Which one follows from a unit's block of worlds and block of points alone,
/// so that machines agree on it whatever sizes they were asked for one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    /// From 1.
    pub number: u32,
    pub of: u32,
}

impl Shard {
    /// Everything.
    pub const WHOLE: Shard = Shard { number: 1, of: 1 };

    /// Reads `2/8`.
    ///
    /// # Errors
    /// Not two numbers, or the first is beyond the second.
    pub fn parse(text: &str) -> Result<Shard, String> {
        let wrong = || format!("`{text}` is not a shard: write 1/4 for the first of four");
        let (number, of) = text.split_once('/').ok_or_else(wrong)?;
        let shard =
            Shard { number: number.parse().map_err(|_| wrong())?, of: of.parse().map_err(|_| wrong())? };
        if (1..=shard.of).contains(&shard.number) { Ok(shard) } else { Err(wrong()) }
    }

    /// Whether a unit of this block of worlds and this block of points is in it. Neighbours go to different machines,
    /// and the first points of every block of worlds, too.
    fn takes(self, world_block: u32, point_block: u32) -> bool {
        (u64::from(world_block) + u64::from(point_block)) % u64::from(self.of) == u64::from(self.number - 1)
    }
}

/// The units that lack for so many points and worlds, in the order in which they are worked on: every point gets its
/// first worlds before any gets more. `done` is sorted, as it is read.
pub fn missing(plan: &Plan, points: u32, worlds: u32, done: &[UnitName], shard: Shard) -> Vec<UnitName> {
    let mut found = Vec::new();
    for (world_block, first_world) in (0..worlds).step_by(plan.worlds_per_unit as usize).enumerate() {
        let last_world = first_world + plan.worlds_per_unit - 1;
        let before = done.partition_point(|u| u.first_world < first_world);
        let here = &done[before..][..done[before..].partition_point(|u| u.first_world == first_world)];
        for (point_block, first) in (0..points).step_by(plan.points_per_unit as usize).enumerate() {
            if shard.takes(world_block as u32, point_block as u32) {
                let last = (points - 1).min(first.saturating_add(plan.points_per_unit - 1));
                let unit =
                    |(first_point, last_point)| UnitName { first_world, first_point, last_point, last_world };
                found.extend(gaps(first, last, here).into_iter().map(unit));
            }
        }
    }
    found
}

/// Points and worlds that some unit reaches.
pub fn reached(done: &[UnitName]) -> (u32, u32) {
    let ends = done.iter().map(|u| (u.last_point + 1, u.last_world + 1));
    ends.fold((0, 0), |(points, worlds), (p, w)| (points.max(p), worlds.max(w)))
}

/// Those of the missing units that are wanted, in the order of the work; one that is done needs nothing.
///
/// # Errors
/// A wanted unit that is neither missing nor done.
pub fn only(
    missing: Vec<UnitName>,
    wanted: &[UnitName],
    done: &[UnitName],
) -> Result<Vec<UnitName>, UnitName> {
    let wanted: BTreeSet<UnitName> = wanted.iter().copied().collect();
    let kept: Vec<UnitName> = missing.into_iter().filter(|u| wanted.contains(u)).collect();
    let known: BTreeSet<UnitName> = kept.iter().chain(done).copied().collect();
    match wanted.iter().find(|u| !known.contains(u)) {
        Some(stranger) => Err(*stranger),
        None => Ok(kept),
    }
}

/// Parts of `first..=last` that no finished unit covers.
fn gaps(first: u32, last: u32, done: &[UnitName]) -> Vec<(u32, u32)> {
    // Sorted by their first point, as they are read.
    let mut from = first;
    let mut found = Vec::new();
    let start = done.partition_point(|u| u.last_point < first);
    for unit in done[start..].iter().take_while(|u| u.first_point <= last) {
        if unit.first_point > from {
            found.push((from, unit.first_point - 1));
        }
        from = from.max(unit.last_point + 1);
    }
    if from <= last {
        found.push((from, last));
    }
    found
}

/// Trials (points x worlds) of units.
pub fn trials(units: &[UnitName]) -> u64 {
    units.iter().map(|u| u64::from(u.points()) * u64::from(u.worlds())).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sweep::target::TargetSize;
    use crate::testing::sweep_plan;

    fn names(units: &[UnitName]) -> Vec<String> {
        units.iter().map(|u| format!("{}-{}/{}", u.first_point, u.last_point, u.first_world)).collect()
    }

    #[test]
    fn all_points_come_before_more_worlds_and_what_is_done_is_left_out() {
        let plan = sweep_plan(4, 2);
        let all = missing(&plan, 10, 4, &[], Shard::WHOLE);
        assert_eq!(names(&all), ["0-3/0", "4-7/0", "8-9/0", "0-3/2", "4-7/2", "8-9/2"]);
        assert_eq!(trials(&all), 40);
        let left = missing(&plan, 10, 4, &[all[0], all[2], all[4]], Shard::WHOLE);
        assert_eq!(names(&left), ["4-7/0", "0-3/2", "8-9/2"]);
    }

    #[test]
    fn more_points_fill_up_the_unit_that_was_cut_short() {
        let plan = sweep_plan(4, 2);
        let done = missing(&plan, 10, 2, &[], Shard::WHOLE);
        let more = missing(&plan, 14, 2, &done, Shard::WHOLE);
        assert_eq!(names(&more), ["10-11/0", "12-13/0"]);
    }

    #[test]
    fn shards_share_the_work_without_gap_or_overlap() {
        let plan = sweep_plan(4, 2);
        let all = missing(&plan, 45, 6, &[], Shard::WHOLE);
        for of in 1..=5 {
            let mut together: Vec<UnitName> =
                (1..=of).flat_map(|number| missing(&plan, 45, 6, &[], Shard { number, of })).collect();
            together.sort_unstable();
            let mut sorted = all.clone();
            sorted.sort_unstable();
            assert_eq!(together, sorted, "{of} shards");
        }
    }

    #[test]
    fn machines_that_were_extended_one_after_the_other_never_do_the_same_trial() {
        let plan = sweep_plan(4, 2);
        // One machine did its half of ten points before it was asked for 14, the other is asked for 14 at once.
        let half = |number| Shard { number, of: 2 };
        let mut first = missing(&plan, 10, 4, &[], half(1));
        first.sort_unstable();
        first.extend(missing(&plan, 14, 6, &first, half(1)));
        let second = missing(&plan, 14, 6, &[], half(2));
        for unit in &first {
            assert!(second.iter().all(|u| !u.overlaps(unit)), "{unit}: {first:?} {second:?}");
        }
        assert_eq!(trials(&first) + trials(&second), 14 * 6);
    }

    #[test]
    fn what_is_done_is_counted_without_listing_what_is_not() {
        let plan = sweep_plan(4, 2);
        let mut done = missing(&plan, 10, 4, &[], Shard { number: 1, of: 3 });
        done.sort_unstable();
        for (points, worlds) in [(10, 4), (7, 4), (10, 2), (30, 8), (2, 2)] {
            let left = trials(&missing(&plan, points, worlds, &done, Shard::WHOLE));
            let size = TargetSize { points, worlds };
            assert_eq!(size.trials() - size.stored(&done), left);
        }
        assert_eq!(reached(&done), (10, 4));
        assert_eq!(reached(&[]), (0, 0));
    }

    #[test]
    fn single_units_are_taken_by_name_and_strangers_refused() {
        let plan = sweep_plan(4, 2);
        let all = missing(&plan, 10, 4, &[], Shard::WHOLE);
        let done = [all[0]];
        let left = missing(&plan, 10, 4, &done, Shard::WHOLE);
        assert_eq!(only(left.clone(), &[all[3], all[0], all[1]], &done), Ok(vec![all[1], all[3]]));
        let stranger = UnitName { last_point: 9, ..all[3] };
        assert_eq!(only(left, &[all[1], stranger], &done), Err(stranger));
    }

    #[test]
    fn a_shard_is_written_as_a_fraction() {
        assert_eq!(Shard::parse("2/8"), Ok(Shard { number: 2, of: 8 }));
        for wrong in ["0/8", "9/8", "2", "2/0", "a/b", "2/8/1", ""] {
            assert!(Shard::parse(wrong).is_err(), "{wrong}");
        }
    }
}
