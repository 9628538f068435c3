//! One finished unit of work as a Parquet file; its name is its identity.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::store::rounds::{self, SERIES, WorldRows};
use crate::store::table::{Column, Table, of_another_plan};
use crate::store::{FORMAT_VERSION, Manifest, RESULTS_VERSION, StoreError, atomic};

use super::Plan;

/// What to do about a damaged part.
pub const CURE: &str = "take this file out of the folder and run the sweep's command again: only this unit is computed \
                        anew, with the same result";

/// Points and worlds of a unit, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitName {
    pub first_world: u32,
    pub first_point: u32,
    pub last_point: u32,
    pub last_world: u32,
}

impl fmt::Display for UnitName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let UnitName { first_point, last_point, first_world, last_world } = self;
        write!(f, "p{first_point:08}-{last_point:08}.t{first_world:05}-{last_world:05}")
    }
}

impl UnitName {
    /// Reads a part's file name.
    pub fn of_file(name: &str) -> Option<UnitName> {
        UnitName::parse(name.strip_suffix(".parquet")?)
    }
    /// Reads a unit's name, exactly as it is written.
    pub fn parse(name: &str) -> Option<UnitName> {
        let (points, worlds) = name.split_once('.')?;
        let ends = |text: &str, letter: char| {
            let (first, last) = text.strip_prefix(letter)?.split_once('-')?;
            let (first, last) = (first.parse::<u32>().ok()?, last.parse::<u32>().ok()?);
            (first <= last).then_some((first, last))
        };
        let ((first_point, last_point), (first_world, last_world)) = (ends(points, 'p')?, ends(worlds, 't')?);
        let unit = UnitName { first_world, first_point, last_point, last_world };
        (unit.to_string() == name).then_some(unit)
    }
    pub fn points(&self) -> u32 {
        self.last_point - self.first_point + 1
    }
    pub fn worlds(&self) -> u32 {
        self.last_world - self.first_world + 1
    }
    /// Whether both hold a trial in common.
    pub fn overlaps(&self, other: &UnitName) -> bool {
        self.first_point <= other.last_point
            && other.first_point <= self.last_point
            && self.first_world <= other.last_world
            && other.first_world <= self.last_world
    }
}

/// A point's worlds.
#[derive(Clone, Debug, PartialEq)]
pub struct PointRows {
    pub point: u32,
    pub worlds: Vec<WorldRows>,
}

/// `parts/p….t….parquet`.
pub fn path(folder: &Path, unit: &UnitName) -> PathBuf {
    folder.join("parts").join(format!("{unit}.parquet"))
}
/// `series/p….t….parquet`.
pub fn series_path(folder: &Path, unit: &UnitName) -> PathBuf {
    folder.join("series").join(format!("{unit}.parquet"))
}

/// Metadata of every file of a sweep.
pub fn notes(plan: &Plan) -> [(&'static str, String); 4] {
    [
        ("format", FORMAT_VERSION.to_string()),
        ("results", RESULTS_VERSION.to_string()),
        ("plan", plan.identity()),
        ("program", plan.program.clone()),
    ]
}

/// Stores a unit. The series come first, so that a part that exists is complete. A file that exists is left
/// alone: it holds the same bytes.
///
/// # Errors
/// The disk said no; nothing half-written is left.
pub fn write(
    folder: &Path,
    plan: &Plan,
    manifest: &Manifest,
    unit: &UnitName,
    rows: &[PointRows],
) -> Result<(), StoreError> {
    if let Some(step) = plan.series_weeks {
        let file = series_path(folder, unit);
        if !file.exists() {
            atomic::write(&file, &series_table(rows, step).to_parquet(&notes(plan)))?;
        }
    }
    let file = path(folder, unit);
    if file.exists() {
        return Ok(());
    }
    atomic::write(&file, &table(plan, manifest, rows).to_parquet(&notes(plan)))
}

/// Bytes of the files that a unit of these rows would be.
pub fn bytes(plan: &Plan, manifest: &Manifest, rows: &[PointRows]) -> usize {
    let series = plan.series_weeks.map_or(0, |step| series_table(rows, step).to_parquet(&notes(plan)).len());
    series + table(plan, manifest, rows).to_parquet(&notes(plan)).len()
}

/// One row per point, world and policy.
fn table(plan: &Plan, manifest: &Manifest, rows: &[PointRows]) -> Table {
    let all: Vec<usize> = (0..manifest.policies.len()).collect();
    let worlds: Vec<WorldRows> = rows.iter().flat_map(|r| r.worlds.iter().cloned()).collect();
    let inner = rounds::worlds_table(manifest, &all, &worlds);
    let per_world = manifest.policies.len();
    let points =
        rows.iter().flat_map(|r| std::iter::repeat_n(i64::from(r.point), r.worlds.len() * per_world));
    let mut table = Table::default();
    let sweep = plan.identity()[..16].to_owned();
    table.push("sweep", Column::Text(vec![sweep; inner.rows()]));
    table.push("point", Column::Whole(points.collect()));
    table.columns.extend(inner.columns);
    table
}

/// The weekly course, every `step` weeks and in the last: money as it stands then, counts since the row before,
/// customers at the end of the week.
fn series_table(rows: &[PointRows], step: u32) -> Table {
    let mut keys: [Vec<i64>; 4] = Default::default();
    let mut money: [Vec<f64>; 2] = Default::default();
    let mut counts: [Vec<i64>; SERIES.len()] = Default::default();
    for row in rows {
        for world in &row.worlds {
            for (p, measured) in world.policies.iter().enumerate() {
                let Ok(measured) = measured else { continue };
                for (n, weeks) in measured.weeks.chunks(step as usize).enumerate() {
                    let last = weeks.last().expect("a chunk has a week");
                    let week = n as i64 * i64::from(step) + weeks.len() as i64;
                    for (column, v) in
                        keys.iter_mut().zip([i64::from(row.point), i64::from(world.world), p as i64, week])
                    {
                        column.push(v);
                    }
                    money[0].push(last.cash_cumulated);
                    money[1].push(last.margin_cumulated);
                    for (i, column) in counts.iter_mut().enumerate() {
                        let at_end = SERIES[i] == "customers";
                        let sum = weeks.iter().map(|w| w.counts[i]).sum();
                        column.push(if at_end { last.counts[i] } else { sum });
                    }
                }
            }
        }
    }
    let mut table = Table::default();
    for (name, column) in ["point", "world", "policy", "week"].into_iter().zip(keys) {
        table.push(name, Column::Whole(column));
    }
    for (name, column) in [rounds::CASH, rounds::MARGIN].into_iter().zip(money) {
        table.push(name, Column::Real(column));
    }
    for (name, column) in SERIES.into_iter().zip(counts) {
        table.push(name, Column::Whole(column));
    }
    table
}

/// What lies in `parts/`, by the names alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// Units of this plan's size, in the order in which they are worked on.
    pub units: Vec<UnitName>,
    /// Units of other blocks of worlds: of another plan.
    pub foreign: Vec<UnitName>,
    /// Names that are no unit's.
    pub strangers: Vec<PathBuf>,
}

/// Lists `parts/`; nothing where it does not exist. Hidden files and those that were set aside are left out.
///
/// # Errors
/// The folder cannot be read.
pub fn listed(folder: &Path, plan: &Plan) -> Result<Listing, StoreError> {
    let place = folder.join("parts");
    let io = |e| StoreError::io("read", &place, &e);
    let entries = match std::fs::read_dir(&place) {
        // Nothing was begun, or parts/ was moved away.
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(Listing::default()),
        entries => entries.map_err(io)?,
    };
    let mut found = Listing::default();
    let block = plan.worlds_per_unit;
    for entry in entries {
        let name = entry.map_err(io)?.file_name().to_string_lossy().into_owned();
        match UnitName::of_file(&name) {
            Some(unit) if unit.worlds() == block && unit.first_world.is_multiple_of(block) => {
                found.units.push(unit);
            }
            Some(unit) => found.foreign.push(unit),
            None if name.starts_with('.') || name.ends_with(atomic::ASIDE) => {}
            None => found.strangers.push(place.join(name)),
        }
    }
    found.units.sort_unstable();
    found.foreign.sort_unstable();
    found.strangers.sort_unstable();
    Ok(found)
}

/// What to do about a damaged series: it comes again with its part only.
pub fn with_its_part(mut error: StoreError, unit: &UnitName) -> StoreError {
    error.message =
        error.message.replace("take this file", &format!("take this file and parts/{unit}.parquet"));
    error
}

impl Listing {
    /// The units, of which no two hold the same trials.
    ///
    /// # Errors
    /// Parts of another plan, or two parts with the same trials: files of different plans were mixed.
    pub fn sound(self, folder: &Path) -> Result<Vec<UnitName>, StoreError> {
        if let Some(unit) = self.foreign.first() {
            return Err(of_another_plan(&path(folder, unit)));
        }
        // Blocks of one plan are equally long: parts that share trials are neighbours.
        match self.units.windows(2).find(|w| w[0].overlaps(&w[1])) {
            None => Ok(self.units),
            Some(twice) => Err(StoreError::content(format!(
                "{} holds the same trials twice, in {}.parquet and {}.parquet: parts of two plans were copied together; \
                 take out those that do not belong",
                folder.join("parts").display(),
                twice[0],
                twice[1]
            ))),
        }
    }
}

/// Units of which the part exists, in the order in which they are worked on.
///
/// # Errors
/// The folder cannot be read, or files of different plans were mixed.
pub fn finished(folder: &Path, plan: &Plan) -> Result<Vec<UnitName>, StoreError> {
    listed(folder, plan)?.sound(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(p: (u32, u32), t: (u32, u32)) -> UnitName {
        UnitName { first_point: p.0, last_point: p.1, first_world: t.0, last_world: t.1 }
    }

    #[test]
    fn names_come_back_and_nothing_else_is_a_name() {
        let name = unit((384, 447), (0, 63));
        assert_eq!(name.to_string(), "p00000384-00000447.t00000-00063");
        assert_eq!(UnitName::of_file(&format!("{name}.parquet")), Some(name));
        for wrong in [
            "p1-2.t0-3.parquet",
            "p00000384-00000447.t00000-00063.tmp",
            ".x.parquet",
            "p00000009-00000001.t00000-00063.parquet",
        ] {
            assert_eq!(UnitName::of_file(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn all_points_get_their_first_worlds_before_any_gets_more() {
        let mut units = [unit((0, 3), (64, 127)), unit((4, 7), (0, 63)), unit((0, 3), (0, 63))];
        units.sort_unstable();
        assert_eq!(units[..2], [unit((0, 3), (0, 63)), unit((4, 7), (0, 63))]);
    }

    #[test]
    fn trials_that_stand_in_two_parts_are_found_and_units_of_other_blocks_are_foreign() {
        let sound = |names: &[UnitName]| {
            let dir = tempfile::tempdir().unwrap();
            std::fs::create_dir(dir.path().join("parts")).unwrap();
            names.iter().for_each(|unit| std::fs::write(path(dir.path(), unit), "").unwrap());
            finished(dir.path(), &crate::testing::sweep_plan(4, 64)).map_err(|e| e.message)
        };
        let fine = [unit((0, 3), (0, 63)), unit((4, 7), (0, 63)), unit((0, 3), (64, 127))];
        assert_eq!(sound(&fine), Ok(fine.to_vec()));
        assert!(sound(&[fine[0], unit((2, 9), (0, 63))]).unwrap_err().contains("twice"));
        for other in [unit((0, 3), (32, 95)), unit((8, 9), (0, 31)), unit((8, 9), (64, 191))] {
            let error = sound(&[fine[0], fine[1], other]).unwrap_err();
            assert!(error.contains(&format!("{other}.parquet belongs to another plan")), "{error}");
        }
    }

    #[test]
    fn a_listing_tells_units_from_other_files_and_leaves_out_what_was_set_aside() {
        let dir = tempfile::tempdir().unwrap();
        let plan = crate::testing::sweep_plan(4, 64);
        assert_eq!(listed(dir.path(), &plan).unwrap(), Listing::default(), "nothing was begun");
        std::fs::write(dir.path().join("parts"), "").unwrap();
        assert!(listed(dir.path(), &plan).unwrap_err().storage, "a folder that cannot be read is not empty");
        std::fs::remove_file(dir.path().join("parts")).unwrap();
        let own = unit((0, 3), (0, 63));
        std::fs::create_dir(dir.path().join("parts")).unwrap();
        let copy = format!("{own} (1).parquet");
        for name in [&format!("{own}.parquet"), &format!("{own}.parquet.damaged"), &copy, ".hidden"] {
            std::fs::write(dir.path().join("parts").join(name), "").unwrap();
        }
        let found = listed(dir.path(), &plan).unwrap();
        assert_eq!(found.units, [own]);
        assert_eq!(found.strangers, [dir.path().join("parts").join(copy)]);
    }
}
