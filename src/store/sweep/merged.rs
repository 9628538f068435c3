//! The rows of a sweep by point, world and policy, however the work on them was split.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::PathBuf;

use super::parts::{self, UnitName};
use super::read::SweepResults;
use crate::store::StoreError;
use crate::store::table::Table;

/// Rows that are held at once, unless a single point has more.
const MOST_ROWS: usize = 262_144;

/// What is read of every unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rows {
    /// One per point, world and policy.
    Trials,
    /// The weekly course that was recorded.
    Series,
}

impl SweepResults {
    /// Hands over all rows in blocks of whole points, sorted by point, then world, then policy. Memory holds one part
    /// and one block, whatever the size of the sweep. The rows do not depend on how shards, extensions and resumed
    /// runs split the work; where blocks end does.
    ///
    /// # Errors
    /// A part is damaged or of another plan, or `each` fails.
    pub fn each_block(
        &self,
        what: Rows,
        mut each: impl FnMut(&Table) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        for (points, units) in stretches(&self.units) {
            let step = points_at_once(&units, self.rows_per_world(what));
            let mut first = points.start;
            while first < points.end {
                let here = first..points.end.min(first.saturating_add(step));
                first = here.end;
                each(&self.block(what, here, &units)?)?;
            }
        }
        Ok(())
    }

    fn rows_per_world(&self, what: Rows) -> usize {
        let weeks = match (what, self.plan.series_weeks) {
            (Rows::Series, Some(step)) => self.manifest.weeks.div_ceil(step.max(1)) as usize,
            _ => 1,
        };
        self.plan.policies.len() * weeks
    }

    /// The rows of some points from all units that have them.
    fn block(&self, what: Rows, points: Range<u32>, units: &[UnitName]) -> Result<Table, StoreError> {
        let mut found = Vec::with_capacity(units.len());
        for unit in units {
            let (file, table) = self.unit(what, unit)?;
            let column = table.whole("point").filter(|column| column.is_sorted());
            let column = column.ok_or_else(|| misfit(&file, "its rows are not sorted by point"))?;
            let rows = rows_of(column, &points);
            let mut kept = Table::default();
            kept.extend(&table, rows).map_err(|why| misfit(&file, &why))?;
            found.push((file, kept));
        }
        if let [(_, only)] = &mut found[..] {
            return Ok(std::mem::take(only));
        }
        let mut block = Table::default();
        for point in points {
            for (file, table) in &found {
                let rows = rows_of(table.whole("point").unwrap_or_default(), &(point..point + 1));
                block.extend(table, rows).map_err(|why| misfit(file, &why))?;
            }
        }
        Ok(block)
    }

    /// The file of a unit and what it holds.
    pub fn unit(&self, what: Rows, unit: &UnitName) -> Result<(PathBuf, Table), StoreError> {
        let file = match what {
            Rows::Trials => parts::path(&self.folder, unit),
            Rows::Series => parts::series_path(&self.folder, unit),
        };
        if what == Rows::Series && !file.exists() {
            return Err(StoreError::damaged(format!(
                "{} is missing; were only the parts of another machine copied? Copy its series, too",
                file.display()
            )));
        }
        let table = Table::read_of(&file, None, Some(("plan", &self.plan.identity())), parts::CURE);
        let table = table.map_err(|e| match what {
            Rows::Trials => e,
            Rows::Series => parts::with_its_part(e, unit),
        })?;
        Ok((file, table))
    }
}

/// Stretches of points that the same units cover, with these units, by world.
fn stretches(units: &[UnitName]) -> Vec<(Range<u32>, Vec<UnitName>)> {
    let ends: BTreeSet<u32> = units.iter().flat_map(|u| [u.first_point, u.last_point + 1]).collect();
    let ends: Vec<u32> = ends.into_iter().collect();
    let mut by_point: Vec<UnitName> = units.to_vec();
    by_point.sort_unstable_by_key(|u| u.first_point);
    let (mut next, mut open) = (0, Vec::<UnitName>::new());
    let mut found = Vec::new();
    for pair in ends.windows(2) {
        open.retain(|u| u.last_point >= pair[0]);
        while by_point.get(next).is_some_and(|u| u.first_point <= pair[0]) {
            open.push(by_point[next]);
            next += 1;
        }
        if !open.is_empty() {
            open.sort_unstable();
            found.push((pair[0]..pair[1], open.clone()));
        }
    }
    found
}

fn points_at_once(units: &[UnitName], rows_per_world: usize) -> u32 {
    let worlds: usize = units.iter().map(|u| u.worlds() as usize).sum();
    u32::try_from(MOST_ROWS / (worlds * rows_per_world).max(1)).unwrap_or(u32::MAX).max(1)
}

/// Where the rows of some points stand in a sorted column.
fn rows_of(column: &[i64], points: &Range<u32>) -> Range<usize> {
    let before = |end: u32| column.partition_point(|p| *p < i64::from(end));
    before(points.start)..before(points.end)
}

fn misfit(file: &std::path::Path, why: &str) -> StoreError {
    StoreError::damaged(format!("{} does not fit its neighbours ({why}); {}", file.display(), parts::CURE))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(p: (u32, u32), t: u32) -> UnitName {
        UnitName { first_point: p.0, last_point: p.1, first_world: t, last_world: t + 63 }
    }

    #[test]
    fn points_are_cut_where_any_unit_begins_or_ends() {
        let units =
            [unit((0, 9), 0), unit((10, 19), 0), unit((30, 39), 0), unit((0, 4), 64), unit((5, 14), 64)];
        let found = stretches(&units);
        let shown: Vec<(Range<u32>, Vec<u32>)> =
            found.iter().map(|(r, u)| (r.clone(), u.iter().map(|u| u.first_world).collect())).collect();
        assert_eq!(
            shown,
            [
                (0..5, vec![0, 64]),
                (5..10, vec![0, 64]),
                (10..15, vec![0, 64]),
                (15..20, vec![0]),
                (30..40, vec![0])
            ]
        );
        assert_eq!(found[1].1, [unit((0, 9), 0), unit((5, 14), 64)]);
        assert!(stretches(&[]).is_empty());
    }

    #[test]
    fn a_block_holds_one_point_at_least_and_so_many_rows_at_most() {
        assert_eq!(points_at_once(&[unit((0, 9), 0)], 4), 1024);
        let many: Vec<UnitName> = (0..100_000).map(|i| unit((0, 9), 64 * i)).collect();
        assert_eq!(points_at_once(&many, 4), 1);
    }
}
