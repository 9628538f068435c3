//! The stored design: the points' factor values, found by the number that every row bears, never by its place.

use std::path::{Path, PathBuf};

use super::{Plan, parts};
use crate::store::table::Table;
use crate::store::{StoreError, atomic};

/// What to do about files that are wrong. `sweep` knows every point and looks at all of them.
const CURE: &str = "run the sweep's command again: it sets the wrong file aside and writes the design anew";

/// Reads the stored points from 0 on, as far as there is no gap; row and number of a point are the same.
///
/// # Errors
/// A file is damaged or of another plan, two files contradict each other, or of the `needed` first points one is missing.
pub fn read(folder: &Path, plan: &Plan, needed: u32) -> Result<Table, StoreError> {
    let place = folder.join("design");
    let identity = plan.identity();
    let read = |file: PathBuf| -> Result<(PathBuf, Table), StoreError> {
        let table = Table::read_of(&file, None, Some(("plan", &identity)), CURE)?;
        Ok((file, table))
    };
    let stored: Vec<(PathBuf, Table)> = files(&place)?.into_iter().map(read).collect::<Result<_, _>>()?;
    let all = joined(stored)?;
    if all.rows() < needed.max(1) as usize {
        return Err(StoreError::damaged(format!(
            "{} lacks point {}; run the sweep's command again, with as many --points: it writes what lacks",
            place.display(),
            all.rows()
        )));
    }
    Ok(all)
}

/// The files, by name.
fn files(place: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let io = |e| StoreError::io("read", place, &e);
    let mut files = Vec::new();
    for entry in std::fs::read_dir(place).map_err(io)? {
        let path = entry.map_err(io)?.path();
        let hidden = path.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
        if !hidden && path.extension().is_some_and(|e| e == "parquet") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// One table of several: by point, every point once, up to the first gap.
fn joined(mut stored: Vec<(PathBuf, Table)>) -> Result<Table, StoreError> {
    if let [(file, only)] = &mut stored[..]
        && points(file, only)?.iter().enumerate().all(|(row, p)| *p == row as i64)
    {
        return Ok(std::mem::take(only));
    }
    let mut rows: Vec<(i64, usize, usize)> = Vec::new();
    for (at, (file, table)) in stored.iter().enumerate() {
        rows.extend(points(file, table)?.iter().enumerate().map(|(row, point)| (*point, at, row)));
    }
    rows.sort_unstable();
    let mut all = Table::default();
    for same in rows.chunk_by(|a, b| a.0 == b.0) {
        let (point, first, row) = same[0];
        if point != all.rows() as i64 {
            break;
        }
        let (file, table) = &stored[first];
        if let Some((_, other, _)) = same.iter().find(|(_, at, r)| !table.same_row(row, &stored[*at].1, *r)) {
            return Err(contradiction(point, file, &stored[*other].0));
        }
        all.extend(table, row..row + 1).map_err(|_| contradiction(point, file, &stored[0].0))?;
    }
    Ok(all)
}

fn points<'t>(file: &Path, table: &'t Table) -> Result<&'t [i64], StoreError> {
    let lost =
        || StoreError::damaged(format!("{} is damaged (column `point` is missing); {CURE}", file.display()));
    table.whole("point").ok_or_else(lost)
}

fn contradiction(point: i64, one: &Path, other: &Path) -> StoreError {
    StoreError::damaged(format!(
        "{} and {} do not agree about point {point}; {CURE}",
        one.display(),
        other.display()
    ))
}

/// Writes what lacks of the `wanted` first points, a file per gap. A file that is damaged, or does not hold the points
/// that its name says, is set aside; the new paths of such files are returned.
///
/// # Errors
/// A file of another plan, or the disk said no.
pub fn complete(folder: &Path, plan: &Plan, wanted: &Table) -> Result<Vec<PathBuf>, StoreError> {
    let place = folder.join("design");
    let identity = plan.identity();
    let mut has = vec![false; wanted.rows()];
    let mut aside = Vec::new();
    for file in files(&place)? {
        match Table::read_of(&file, None, Some(("plan", &identity)), CURE) {
            Ok(table) if is_true(&file, &table, wanted) => {
                let points = table.whole("point").unwrap_or_default();
                for point in points.iter().filter(|p| **p < wanted.rows() as i64) {
                    has[*point as usize] = true;
                }
            }
            Err(e) if !e.damaged => return Err(e),
            _ => aside.push(atomic::set_aside(&file)?),
        }
    }
    let mut first = 0;
    for same in has.chunk_by(|a, b| a == b) {
        let here = first..first + same.len();
        first = here.end;
        if !same[0] {
            let file = place.join(name(here.start, here.end - 1));
            atomic::write(&file, &wanted.part(here).to_parquet(&parts::notes(plan)))?;
        }
    }
    Ok(aside)
}

fn name(first: usize, last: usize) -> String {
    format!("p{first:08}-{last:08}.parquet")
}

/// Whether a file holds the points that its name says, with the values that they have. Points beyond the wanted ones are
/// believed.
fn is_true(file: &Path, table: &Table, wanted: &Table) -> bool {
    let points = table.whole("point").unwrap_or_default();
    let Some(first) = points.first().and_then(|p| usize::try_from(*p).ok()) else { return false };
    let named = name(first, first + points.len() - 1);
    file.file_name().is_some_and(|n| n.to_string_lossy() == named)
        && points.iter().enumerate().all(|(row, p)| *p == (first + row) as i64)
        && (first..wanted.rows().min(first + points.len())).all(|at| wanted.same_row(at, table, at - first))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::table::Column;
    use crate::testing::sweep_plan;

    /// Points and the value of their only factor.
    fn table(points: std::ops::Range<i64>, value: impl Fn(i64) -> f64) -> Table {
        let mut table = Table::default();
        table.push("point", Column::Whole(points.clone().collect()));
        table.push("voice.rate", Column::Real(points.map(value).collect()));
        table
    }
    fn own(points: std::ops::Range<i64>) -> Table {
        table(points, |p| p as f64 / 7.0)
    }

    /// A folder with files of these points under these names.
    fn folder(files: &[(&str, Table)]) -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        std::fs::create_dir(dir.path().join("design")).unwrap();
        for (name, table) in files {
            let bytes = table.to_parquet(&parts::notes(&sweep_plan(4, 2)));
            std::fs::write(dir.path().join("design").join(name), bytes).unwrap();
        }
        dir
    }
    fn read_back(dir: &tempfile::TempDir, needed: u32) -> Result<Table, StoreError> {
        read(dir.path(), &sweep_plan(4, 2), needed)
    }
    fn completed(dir: &tempfile::TempDir, points: i64) -> Vec<PathBuf> {
        complete(dir.path(), &sweep_plan(4, 2), &own(0..points)).unwrap()
    }

    #[test]
    fn points_are_found_by_their_number_however_the_files_are_cut() {
        // Two sweeps that began together with different --points; two folders copied together.
        let dir = folder(&[
            ("p00000000-00000011.parquet", own(0..12)),
            ("p00000000-00000059.parquet", own(0..60)),
            ("p00000060-00000069.parquet", own(60..70)),
            ("p00000080-00000089.parquet", own(80..90)),
        ]);
        assert_eq!(read_back(&dir, 70).unwrap(), own(0..70));
        let error = read_back(&dir, 71).unwrap_err();
        assert!(error.damaged && error.message.contains("lacks point 70"), "{error}");
    }

    #[test]
    fn a_lost_first_file_is_a_gap_that_completing_fills() {
        let dir = folder(&[("p00000012-00000023.parquet", own(12..24))]);
        assert!(read_back(&dir, 24).unwrap_err().message.contains("lacks point 0;"));
        assert!(completed(&dir, 30).is_empty());
        assert_eq!(read_back(&dir, 30).unwrap(), own(0..30));
        for name in ["p00000000-00000011.parquet", "p00000024-00000029.parquet"] {
            assert!(dir.path().join("design").join(name).exists(), "{name}");
        }
    }

    #[test]
    fn contradictions_are_refused_and_completing_sets_the_wrong_file_aside() {
        let wrong = table(0..6, |p| if p == 4 { 0.5 } else { p as f64 / 7.0 });
        let dir =
            folder(&[("p00000000-00000005.parquet", wrong), ("p00000000-00000011.parquet", own(0..12))]);
        let error = read_back(&dir, 12).unwrap_err();
        assert!(error.message.contains("do not agree about point 4"), "{error}");
        assert_eq!(completed(&dir, 12), [dir.path().join("design/p00000000-00000005.parquet.damaged")]);
        assert_eq!(read_back(&dir, 12).unwrap(), own(0..12));
    }

    #[test]
    fn damaged_and_misnamed_files_are_set_aside_and_never_overwritten() {
        let dir =
            folder(&[("p00000000-00000005.parquet", own(0..6)), ("p00000006-00000008.parquet", own(6..8))]);
        let place = dir.path().join("design");
        for _ in 0..2 {
            std::fs::write(place.join("p00000000-00000005.parquet"), "damaged").unwrap();
            assert!(read_back(&dir, 6).unwrap_err().message.contains("run the sweep's command again"));
            completed(&dir, 9);
            assert_eq!(read_back(&dir, 9).unwrap(), own(0..9));
        }
        for aside in [
            "p00000000-00000005.parquet.damaged",
            "p00000000-00000005.parquet.2.damaged",
            "p00000006-00000008.parquet.damaged",
        ] {
            assert!(place.join(aside).exists(), "{aside}");
        }
    }

    #[test]
    fn a_file_of_another_plan_is_refused_by_name() {
        let dir = folder(&[("p00000000-00000005.parquet", own(0..6))]);
        let error = complete(dir.path(), &sweep_plan(5, 2), &own(0..6)).unwrap_err();
        assert!(!error.damaged && error.message.contains("belongs to another plan"), "{error}");
        assert!(dir.path().join("design/p00000000-00000005.parquet").exists());
    }
}
