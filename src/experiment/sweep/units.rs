//! Units of work: so many points in so many worlds, which become one file.

use crate::store::sweep::{Plan, UnitName};

/// A part of the work that one machine takes: unit k of the list goes to shard k mod `of`.
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
}

/// The units that lack for so many points and worlds, in the order in which they are worked on: every point gets its
/// first worlds before any gets more.
pub fn missing(plan: &Plan, points: u32, worlds: u32, done: &[UnitName], shard: Shard) -> Vec<UnitName> {
    let mut found = Vec::new();
    let mut number = 0;
    for first_world in (0..worlds).step_by(plan.worlds_per_unit as usize) {
        let last_world = first_world + plan.worlds_per_unit - 1;
        let here: Vec<&UnitName> = done.iter().filter(|u| u.first_world == first_world).collect();
        for first in (0..points).step_by(plan.points_per_unit as usize) {
            let last = points.min(first + plan.points_per_unit) - 1;
            number += 1;
            if number % shard.of == shard.number % shard.of {
                let gaps = gaps(first, last, &here);
                found.extend(gaps.into_iter().map(|(first_point, last_point)| UnitName {
                    first_world,
                    first_point,
                    last_point,
                    last_world,
                }));
            }
        }
    }
    found
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
    match wanted.iter().find(|u| !missing.contains(u) && !done.contains(u)) {
        Some(stranger) => Err(*stranger),
        None => Ok(missing.into_iter().filter(|u| wanted.contains(u)).collect()),
    }
}

/// Parts of `first..=last` that no finished unit covers.
fn gaps(first: u32, last: u32, done: &[&UnitName]) -> Vec<(u32, u32)> {
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
