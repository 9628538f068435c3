//! A sweep's folder read back, also while it is being filled.

use std::path::{Path, PathBuf};

use super::Plan;
use super::folder::{self, TargetSize};
use super::parts::{self, UnitName};
use crate::store::table::{Column, Table};
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

/// Columns of the rows of all units, in the order of the units.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows {
    pub point: Vec<u32>,
    pub world: Vec<u32>,
    pub policy: Vec<u32>,
    /// One per column asked for; not a number where the trial failed.
    pub values: Vec<Vec<f64>>,
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

    /// Rows of every finished unit with some of their columns (measures and unknowns, by key).
    ///
    /// # Errors
    /// A part is damaged or belongs to another plan; the message names the file.
    pub fn rows(&self, columns: &[&str]) -> Result<Rows, StoreError> {
        let mut rows =
            Rows { point: vec![], world: vec![], policy: vec![], values: vec![vec![]; columns.len()] };
        let wanted: Vec<&str> =
            ["point", "world", "policy"].into_iter().chain(columns.iter().copied()).collect();
        for unit in &self.units {
            let file = parts::path(&self.folder, unit);
            let table = Table::read_of(&file, Some(&wanted), Some(("plan", &self.plan.identity())))?;
            let whole = |name| table.whole(name).unwrap_or_default().iter().map(|v| *v as u32);
            rows.point.extend(whole("point"));
            rows.world.extend(whole("world"));
            rows.policy.extend(whole("policy"));
            for (values, name) in rows.values.iter_mut().zip(columns) {
                values.extend(table.real(name).unwrap_or_default());
            }
        }
        Ok(rows)
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
            if all.columns.is_empty() {
                all = table;
                continue;
            }
            for ((_, column), (_, more)) in all.columns.iter_mut().zip(table.columns) {
                match (column, more) {
                    (Column::Real(a), Column::Real(b)) => a.extend(b),
                    (Column::Whole(a), Column::Whole(b)) => a.extend(b),
                    (Column::Text(a), Column::Text(b)) => a.extend(b),
                    _ => {
                        return Err(StoreError::damaged(format!(
                            "{} has other columns than its neighbours",
                            file.display()
                        )));
                    }
                }
            }
        }
        if all.columns.is_empty() {
            return Err(StoreError::damaged(format!(
                "{} holds no design; run the sweep's command again",
                place.display()
            )));
        }
        Ok(all)
    }

    /// Rows that failed, as (point, world, policy, reason), at most so many.
    ///
    /// # Errors
    /// A part is damaged.
    pub fn failures(&self, at_most: usize) -> Result<(usize, Vec<(u32, u32, u32, String)>), StoreError> {
        let wanted = ["point", "world", "policy", "status", "reason"];
        let (mut count, mut found) = (0, Vec::new());
        for unit in &self.units {
            let table = Table::read(&parts::path(&self.folder, unit), Some(&wanted))?;
            let status = table.text("status").unwrap_or_default();
            for i in (0..status.len()).filter(|&i| status[i] != "ok") {
                count += 1;
                if found.len() < at_most {
                    let whole = |name| table.whole(name).map_or(0, |v| v[i] as u32);
                    let reason = table.text("reason").map_or(String::new(), |r| r[i].clone());
                    found.push((whole("point"), whole("world"), whole("policy"), reason));
                }
            }
        }
        Ok((count, found))
    }

    /// Points and worlds that are complete for every point begun: (points with at least one world, fewest worlds).
    pub fn balance(&self) -> (u32, u32) {
        let points = self.units.iter().filter(|u| u.first_world == 0).map(UnitName::points).sum();
        let blocks = |world: u32| -> u32 {
            self.units.iter().filter(|u| u.first_world == world).map(UnitName::points).sum()
        };
        let mut worlds = 0;
        while points > 0 && blocks(worlds) == points {
            worlds += self.plan.worlds_per_unit;
        }
        (points, worlds)
    }
}
