//! A sweep's folder read back, also while it is being filled.

use std::path::{Path, PathBuf};

use super::Plan;
use super::folder::{self, TargetSize};
use super::parts::{self, UnitName};
use crate::store::table::Table;
use crate::store::{Manifest, StoreError};

/// A sweep's stored rows. Columns are read when they are asked for: memory holds what a question needs.
#[derive(Clone, Debug)]
pub struct SweepResults {
    pub folder: PathBuf,
    pub plan: Plan,
    pub manifest: Manifest,
    /// What the last command asked for.
    pub target: Option<TargetSize>,
    /// Finished units: worlds first, then points.
    pub units: Vec<UnitName>,
}

impl SweepResults {
    /// Opens a sweep's folder.
    ///
    /// # Errors
    /// No sweep, another format, a damaged plan or manifest, parts of two plans.
    pub fn open(path: &Path) -> Result<SweepResults, StoreError> {
        let plan = folder::read_plan(path)?;
        let file = path.join("manifest.json");
        let json = std::fs::read_to_string(&file).map_err(|e| StoreError::io("read", &file, &e))?;
        let manifest = Manifest::parse(&json, &file.display().to_string())?;
        Ok(SweepResults {
            folder: path.to_owned(),
            target: folder::read_target(path),
            units: parts::finished(path)?,
            plan,
            manifest,
        })
    }

    /// The stored design: every point's factor values as texts and, where they are numbers, as numbers.
    ///
    /// # Errors
    /// A file of the design is damaged or missing.
    pub fn design(&self) -> Result<Table, StoreError> {
        let place = self.folder.join("design");
        let entries = std::fs::read_dir(&place).map_err(|e| StoreError::io("read", &place, &e))?;
        let mut files: Vec<PathBuf> = entries.flatten().map(|e| e.path()).collect();
        files.retain(|f| f.extension().is_some_and(|e| e == "parquet"));
        files.sort();
        let identity = self.plan.identity();
        let mut all = Table::default();
        for file in files {
            let table = Table::read_of(&file, None, Some(("plan", &identity)))?;
            // Two processes with other numbers of points may both have written the first of them.
            let new = table.whole("point").unwrap_or_default().partition_point(|p| *p < all.rows() as i64);
            all.extend(&table, new..table.rows())
                .map_err(|why| StoreError::damaged(format!("{} does not fit: {why}", file.display())))?;
        }
        let points = all.whole("point").unwrap_or_default();
        if points.is_empty() || points.iter().zip(0..).any(|(point, place)| *point != place) {
            return Err(StoreError::damaged(format!(
                "{} does not hold the whole design; run the sweep's command again",
                place.display()
            )));
        }
        Ok(all)
    }
}
