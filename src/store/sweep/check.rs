//! Whether the parts are what their names say, by their ends alone: cheap enough for every start of a sweep.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::Plan;
use super::parts::{self, UnitName};
use crate::store::StoreError;
use crate::store::table::Table;

/// What there is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// Units that are done, in the order in which they are worked on.
    pub done: Vec<UnitName>,
    /// Files that are damaged or hold other rows than their names say. A part whose weekly course is damaged is among
    /// them: both come from the same trials.
    pub damaged: Vec<PathBuf>,
}

/// Reads the end of every part and of its weekly course: a file cut short has none, and it names the plan and the number
/// of rows. Changes nothing.
///
/// # Errors
/// A part is of another plan, two hold the same trials, or the folder cannot be read.
pub fn check(folder: &Path, plan: &Plan) -> Result<Checked, StoreError> {
    let units = parts::finished(folder, plan)?;
    let identity = plan.identity();
    let wrong: Vec<Result<Vec<PathBuf>, StoreError>> =
        units.par_iter().map(|unit| damaged(folder, plan, &identity, unit)).collect();
    let mut found = Checked::default();
    for (unit, wrong) in units.into_iter().zip(wrong) {
        match wrong? {
            wrong if wrong.is_empty() => found.done.push(unit),
            wrong => found.damaged.extend(wrong),
        }
    }
    Ok(found)
}

/// Files of a unit that cannot stay.
fn damaged(folder: &Path, plan: &Plan, identity: &str, unit: &UnitName) -> Result<Vec<PathBuf>, StoreError> {
    let rows = unit.points() as usize * unit.worlds() as usize * plan.policies.len();
    let rows_of = |file: &Path| match Table::rows_of(file, ("plan", identity), parts::CURE) {
        Err(e) if e.damaged => Ok(None),
        rows => rows.map(Some),
    };
    let (part, series) = (parts::path(folder, unit), parts::series_path(folder, unit));
    let lost_course = plan.series_weeks.is_some() && series.exists() && rows_of(&series)?.is_none();
    if lost_course {
        // The part first: killed in between, the course would lack without anybody noticing.
        return Ok(vec![part, series]);
    }
    Ok(if rows_of(&part)? == Some(rows) { Vec::new() } else { vec![part] })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::table::Column;
    use crate::testing::sweep_plan;

    fn unit(points: (u32, u32), first_world: u32) -> UnitName {
        UnitName { first_point: points.0, last_point: points.1, first_world, last_world: first_world + 1 }
    }

    /// A folder of a plan with blocks of two worlds and two policies.
    fn folder() -> (tempfile::TempDir, Plan) {
        let dir = tempfile::tempdir().unwrap();
        for name in ["parts", "series"] {
            std::fs::create_dir(dir.path().join(name)).unwrap();
        }
        (dir, sweep_plan(4, 2))
    }
    fn write(file: &Path, plan: &Plan, rows: i64) {
        let mut table = Table::default();
        table.push("point", Column::Whole((0..rows).collect()));
        std::fs::write(file, table.to_parquet(&parts::notes(plan))).unwrap();
    }
    fn cut(file: &Path) {
        let bytes = std::fs::read(file).unwrap();
        std::fs::write(file, &bytes[..bytes.len() - 9]).unwrap();
    }

    #[test]
    fn parts_cut_short_or_with_too_few_rows_are_not_done() {
        let (dir, plan) = folder();
        let units = [unit((0, 3), 0), unit((4, 7), 0), unit((0, 3), 2)];
        let file = |i: usize| parts::path(dir.path(), &units[i]);
        write(&file(0), &plan, 16);
        write(&file(1), &plan, 16);
        write(&file(2), &plan, 12);
        cut(&file(1));
        let found = check(dir.path(), &plan).unwrap();
        assert_eq!(found, Checked { done: vec![units[0]], damaged: vec![file(1), file(2)] });
    }

    #[test]
    fn a_part_of_another_plan_under_a_right_name_is_refused() {
        let (dir, plan) = folder();
        let file = parts::path(dir.path(), &unit((0, 3), 0));
        write(&file, &sweep_plan(5, 2), 16);
        let error = check(dir.path(), &plan).unwrap_err();
        assert!(!error.damaged && error.message.contains("belongs to another plan"), "{error}");
        assert!(error.message.contains(&file.display().to_string()), "{error}");
    }

    #[test]
    fn a_damaged_course_costs_its_part_and_a_course_that_was_not_copied_nothing() {
        let (dir, plan) = folder();
        let plan = Plan { series_weeks: Some(13), ..plan };
        let units = [unit((0, 3), 0), unit((4, 7), 0)];
        units.iter().for_each(|u| write(&parts::path(dir.path(), u), &plan, 16));
        let series = parts::series_path(dir.path(), &units[0]);
        write(&series, &plan, 3);
        assert_eq!(check(dir.path(), &plan).unwrap().done, units);
        cut(&series);
        let part = parts::path(dir.path(), &units[0]);
        assert_eq!(
            check(dir.path(), &plan).unwrap(),
            Checked { done: vec![units[1]], damaged: vec![part, series] }
        );
    }
}
