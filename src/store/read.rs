//! Stored results, read without the model: metrics by the names in the files.

use std::fs;
use std::path::{Path, PathBuf};

use super::asked::{self, Until};
use super::rounds::{self, CASH};
use super::table::Table;
use super::{Manifest, StoreError, pilots};
use grapevine_engine::model::pilot::PilotOutcome;

/// A policy in a world that has no result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    pub world: u32,
    pub policy: usize,
    pub reason: String,
}

/// All finished rounds of a run. Only worlds in which every policy has a result take part in comparisons;
/// the others are counted in `failures`.
#[derive(Clone, Debug)]
pub struct Results {
    pub folder: PathBuf,
    pub manifest: Manifest,
    /// Finished rounds, in order.
    pub rounds: Vec<u32>,
    /// Worlds in which every policy has a result, in order.
    pub worlds: Vec<u32>,
    /// Worlds stored, the failed ones included.
    pub stored_worlds: usize,
    pub failures: Vec<Failure>,
    /// What the last run was asked for.
    pub asked: Until,
    /// `[metric][policy][world]`
    metrics: Vec<Vec<Vec<f64>>>,
    /// `[unknown][world]`
    unknowns: Vec<Vec<f64>>,
    /// One per world of `worlds`; empty without a pilot.
    pilots: Vec<Option<PilotOutcome>>,
}

impl Results {
    /// Reads a run's folder. Errors name the file and the cure.
    pub fn open(folder: &Path) -> Result<Results, StoreError> {
        if folder.join("plan.toml").exists() {
            return Err(StoreError::content(format!(
                "{0} holds a sweep, not a run; ask it with `grapevine ask {0} best` or draw it with `grapevine chart {0} \
                 heatmap`",
                folder.display()
            )));
        }
        let file = folder.join("manifest.json");
        if !file.exists() {
            return Err(StoreError::content(format!(
                "{} holds no run (no manifest.json); give the folder that `grapevine run` printed",
                folder.display()
            )));
        }
        let json = fs::read_to_string(&file).map_err(|e| StoreError::io("read", &file, &e))?;
        let manifest = Manifest::parse(&json, &file.display().to_string())?;
        let mut results = Results {
            folder: folder.to_owned(),
            rounds: rounds::finished(folder)?,
            worlds: Vec::new(),
            stored_worlds: 0,
            failures: Vec::new(),
            asked: asked::read(folder),
            metrics: vec![vec![Vec::new(); manifest.policies.len()]; manifest.metrics.len()],
            unknowns: vec![Vec::new(); manifest.unknowns.len()],
            pilots: Vec::new(),
            manifest,
        };
        for round in results.rounds.clone() {
            results.add_round(round)?;
            // No column is asked for, but a file cut short is found now rather than after a long run.
            Table::read(&rounds::weeks_path(folder, round), Some(&[]))?;
        }
        Ok(results)
    }

    fn add_round(&mut self, round: u32) -> Result<(), StoreError> {
        let path = rounds::worlds_path(&self.folder, round);
        let table = Table::read(&path, None)?;
        let k = self.manifest.policies.len();
        let bad = |what: &str| {
            StoreError::damaged(format!(
                "{} does not fit the manifest ({what}); delete this file and run the same command again",
                path.display()
            ))
        };
        let world = table.whole("world").ok_or_else(|| bad("no column `world`"))?;
        let policy = table.whole("policy").ok_or_else(|| bad("no column `policy`"))?;
        let status = table.text("status").ok_or_else(|| bad("no column `status`"))?;
        let reason = table.text("reason").ok_or_else(|| bad("no column `reason`"))?;
        let in_order = |i: usize| policy[i] == (i % k) as i64 && world[i] == world[i - i % k];
        if !table.rows().is_multiple_of(k) || !(0..table.rows()).all(in_order) {
            return Err(bad("rows are not one per world and policy"));
        }
        let column = |key: &str| table.real(key).ok_or_else(|| bad(&format!("no column `{key}`")));
        let metrics = self.manifest.metrics.iter().map(|m| column(&m.key)).collect::<Result<Vec<_>, _>>()?;
        let unknowns =
            self.manifest.unknowns.iter().map(|u| column(&u.key)).collect::<Result<Vec<_>, _>>()?;
        let pilots = match &self.manifest.pilot {
            Some(_) => pilots::read(&table).ok_or_else(|| bad("no columns of the pilot"))?,
            None => Vec::new(),
        };
        for first in (0..table.rows()).step_by(k) {
            let id = u32::try_from(world[first]).map_err(|_| bad("a world's number is out of range"))?;
            self.stored_worlds += 1;
            let before = self.failures.len();
            for p in 0..k {
                let row = first + p;
                let bad = || self.unusable(row, &metrics, &unknowns);
                let why = if status[row] == "ok" { bad() } else { Some(reason[row].clone()) };
                self.failures.extend(why.map(|reason| Failure { world: id, policy: p, reason }));
            }
            if self.failures.len() > before {
                continue;
            }
            self.worlds.push(id);
            for (values, column) in self.metrics.iter_mut().zip(&metrics) {
                (0..k).for_each(|p| values[p].push(column[first + p]));
            }
            self.pilots.extend(pilots.get(first));
            for (values, column) in self.unknowns.iter_mut().zip(&unknowns) {
                values.push(column[first]);
            }
        }
        Ok(())
    }

    /// Why a row that is not marked as failed cannot be counted: a missing or infinite number.
    fn unusable(&self, row: usize, metrics: &[Vec<f64>], unknowns: &[Vec<f64>]) -> Option<String> {
        let names = self.manifest.metrics.iter().map(|m| &m.key);
        let names = names.chain(self.manifest.unknowns.iter().map(|u| &u.key));
        let values = metrics.iter().chain(unknowns).map(|column| column[row]);
        let (name, value) = names.zip(values).find(|(_, v)| !v.is_finite())?;
        let what = if value.is_nan() { "missing".to_owned() } else { format!("{value}") };
        Some(format!("the stored value of `{name}` is {what}"))
    }

    /// Values of a metric under a policy, one per world of `worlds`; `None` when it was not stored.
    pub fn metric(&self, key: &str, policy: usize) -> Option<&[f64]> {
        let index = self.manifest.metrics.iter().position(|m| m.key == key)?;
        self.metrics[index].get(policy).map(Vec::as_slice)
    }
    /// Replaces a metric of a policy in memory: from position of the world, first unknown and policy 0's value.
    #[cfg(test)]
    pub fn tamper(&mut self, key: &str, policy: usize, with: impl Fn(usize, f64, f64) -> f64) {
        let index = self.manifest.metrics.iter().position(|m| m.key == key).expect("a stored metric");
        for w in 0..self.worlds.len() {
            let unknown = self.unknowns.first().map_or(0.0, |u| u[w]);
            self.metrics[index][policy][w] = with(w, unknown, self.metrics[index][0][w]);
        }
    }
    /// Leaves out every world but the first, in memory.
    #[cfg(test)]
    pub fn keep_one_world(&mut self) {
        self.worlds.truncate(1);
        self.stored_worlds = 1;
        self.metrics.iter_mut().flatten().chain(&mut self.unknowns).for_each(|values| values.truncate(1));
    }
    /// What the pilot came to in each world of `worlds`; empty without a pilot.
    pub fn pilots(&self) -> &[Option<PilotOutcome>] {
        &self.pilots
    }
    /// Values of an unknown, one per world of `worlds`.
    pub fn unknown(&self, index: usize) -> &[f64] {
        &self.unknowns[index]
    }
    /// Worlds that do not take part because at least one policy failed in them.
    pub fn failed_worlds(&self) -> usize {
        self.stored_worlds - self.worlds.len()
    }

    /// One weekly series (`cash_cumulated` or one of [`rounds::SERIES`]) of the worlds in `worlds`. Read
    /// when asked for, because all series of a long run together are large.
    pub fn weekly(&self, series: &str) -> Result<Weekly, StoreError> {
        let (k, weeks) = (self.manifest.policies.len(), self.manifest.weeks as usize);
        let mut values = vec![Vec::with_capacity(self.worlds.len() * weeks); k];
        for &round in &self.rounds {
            let path = rounds::weeks_path(&self.folder, round);
            let table = Table::read(&path, Some(&["world", "policy", series]))?;
            let column = table.real(series).unwrap_or_default();
            let world = table.whole("world").unwrap_or_default();
            let policy = table.whole("policy").unwrap_or_default();
            for (i, &value) in column.iter().enumerate() {
                if self.worlds.binary_search(&(world[i] as u32)).is_ok() {
                    values[policy[i] as usize % k].push(value);
                }
            }
        }
        if values.iter().any(|v| v.len() != self.worlds.len() * weeks) {
            return Err(self.incomplete_weeks());
        }
        Ok(Weekly { weeks, values })
    }

    fn incomplete_weeks(&self) -> StoreError {
        StoreError::damaged(format!(
            "the weekly rows in {} are incomplete; delete the round files of the incomplete round and run the \
             same command again",
            self.folder.join("rounds").display()
        ))
    }

    /// Calls `each` with every world of `worlds` (by position) and its weekly series, round by round so that a long run
    /// need not fit into memory: `[policy][series][week]`. `Ok(false)` when a series was not stored.
    pub fn each_world(
        &self,
        series: &[&str],
        mut each: impl FnMut(usize, &[Vec<&[f64]>]),
    ) -> Result<bool, StoreError> {
        let (k, weeks) = (self.manifest.policies.len(), self.manifest.weeks as usize);
        for &round in &self.rounds {
            let path = rounds::weeks_path(&self.folder, round);
            let table = Table::read(&path, None)?;
            let columns: Option<Vec<Vec<f64>>> = series.iter().map(|name| table.real(name)).collect();
            let (Some(columns), Some(world)) = (columns, table.whole("world")) else { return Ok(false) };
            let mut row = 0;
            while row < world.len() {
                let Ok(position) = self.worlds.binary_search(&(world[row] as u32)) else {
                    row += 1;
                    continue;
                };
                let end = row + k * weeks;
                if end > world.len() || weeks == 0 || world[end - 1] != world[row] {
                    return Err(self.incomplete_weeks());
                }
                let paths: Vec<Vec<&[f64]>> = (0..k)
                    .map(|p| columns.iter().map(|c| &c[row + p * weeks..row + (p + 1) * weeks]).collect())
                    .collect();
                each(position, &paths);
                row = end;
            }
        }
        Ok(true)
    }

    /// Cumulated discounted cash: see [`Results::weekly`].
    pub fn weekly_cash(&self) -> Result<Weekly, StoreError> {
        self.weekly(CASH)
    }
}

/// One series of every policy, world and week.
#[derive(Clone, Debug, PartialEq)]
pub struct Weekly {
    pub weeks: usize,
    /// `[policy][world * weeks + week]`
    values: Vec<Vec<f64>>,
}

impl Weekly {
    /// The weeks of one world (position in `Results::worlds`) under a policy.
    pub fn path(&self, policy: usize, world: usize) -> &[f64] {
        &self.values[policy][world * self.weeks..(world + 1) * self.weeks]
    }
    /// All worlds' values of one week (from 0) under a policy.
    pub fn week(&self, policy: usize, week: usize) -> Vec<f64> {
        self.values[policy].iter().skip(week).step_by(self.weeks.max(1)).copied().collect()
    }
    /// This policy's series less another's, world by world.
    pub fn minus(&self, policy: usize, other: usize) -> Weekly {
        let pairs = self.values[policy].iter().zip(&self.values[other]);
        Weekly { weeks: self.weeks, values: vec![pairs.map(|(a, b)| a - b).collect()] }
    }
    /// Number of worlds.
    pub fn worlds(&self) -> usize {
        self.values.first().map_or(0, |v| v.len() / self.weeks.max(1))
    }
}
