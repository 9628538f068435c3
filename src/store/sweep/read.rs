//! A sweep's folder read back, also while it is being filled.

use std::path::{Path, PathBuf};

use super::Plan;
use super::design;
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
    /// Files in `parts/` that are no parts, by their names.
    pub strangers: Vec<PathBuf>,
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
        let listing = parts::listed(path, &plan)?;
        Ok(SweepResults {
            folder: path.to_owned(),
            target: folder::read_target(path),
            strangers: listing.strangers.clone(),
            units: listing.sound(path)?,
            plan,
            manifest,
        })
    }

    /// The stored design: every point's factor values as texts and, where they are numbers, as numbers. Row and number
    /// of a point are the same.
    ///
    /// # Errors
    /// A file of the design is damaged or contradicts another, or a point that was simulated is missing.
    pub fn design(&self) -> Result<Table, StoreError> {
        let needed = self.units.iter().map(|u| u.last_point + 1).max().unwrap_or(0);
        design::read(&self.folder, &self.plan, needed)
    }
}
