//! Rounds of a selection, in which only some policies are simulated.
//!
//! `selection/r00003-worlds.parquet` has the columns of a round in `rounds/` and rows for the policies that
//! were still running. Who runs in a round is decided by the rounds before it, the scenario's `worth_having`
//! and its `confidence`, all of which belong to the run's identity: so this file's bytes, too, depend on
//! nothing but the run and its name. A round in which everybody still runs is an ordinary round in
//! `rounds/`, and an ordinary round that is there already serves a selection as well.

use std::path::{Path, PathBuf};

use super::rounds::{self, WorldRows};
use super::table::Table;
use super::{Manifest, StoreError, atomic};

/// The measure of some policies in the worlds of one round.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Worlds in which every one of the policies asked for has a result, in order.
    pub worlds: Vec<u32>,
    /// `[policy asked for][world]`, as stored.
    pub measure: Vec<Vec<f64>>,
    /// Worlds left out because a policy failed in them.
    pub failed_worlds: usize,
    /// The first reason why a policy failed, with its index.
    pub reason: Option<(usize, String)>,
}

/// Where a round of survivors is.
pub fn path(folder: &Path, round: u32) -> PathBuf {
    folder.join("selection").join(format!("r{round:05}-worlds.parquet"))
}

/// Stores a round of `policies`, in order. A file that exists is left alone.
pub fn write(
    folder: &Path,
    manifest: &Manifest,
    round: u32,
    policies: &[usize],
    worlds: &[WorldRows],
) -> Result<(), StoreError> {
    let path = path(folder, round);
    if path.exists() {
        return Ok(());
    }
    let place = folder.join("selection");
    std::fs::create_dir_all(&place).map_err(|e| StoreError::io("create", &place, &e))?;
    atomic::sweep(&place);
    let table = rounds::worlds_table(manifest, policies, worlds);
    atomic::write(&path, &table.to_parquet(&rounds::notes()))
}

/// The measure of `policies` in a round, from either place; `None` when the round is not stored.
pub fn read(
    folder: &Path,
    manifest: &Manifest,
    round: u32,
    policies: &[usize],
) -> Result<Option<Part>, StoreError> {
    let whole = rounds::worlds_path(folder, round);
    let place = if whole.exists() { whole } else { path(folder, round) };
    if !place.exists() {
        return Ok(None);
    }
    let measure = manifest.measure.as_str();
    let table = Table::read(&place, Some(&["world", "policy", "status", "reason", measure]))?;
    let bad = |what: &str| {
        StoreError::damaged(format!(
            "{} does not fit the run ({what}); delete this file and run the same command again",
            place.display()
        ))
    };
    let column = |name: &str| table.whole(name).ok_or_else(|| bad("a column is missing"));
    let text = |name: &str| table.text(name).ok_or_else(|| bad("a column is missing"));
    let (world, policy) = (column("world")?, column("policy")?);
    let (status, reason) = (text("status")?, text("reason")?);
    let value = table.real(measure).ok_or_else(|| bad("a column is missing"))?;
    let mut part =
        Part { worlds: vec![], measure: vec![vec![]; policies.len()], failed_worlds: 0, reason: None };
    let rows: Vec<usize> = (0..table.rows()).collect();
    for rows in rows.chunk_by(|&a, &b| world[a] == world[b]) {
        let of = |p: &usize| rows.iter().copied().find(|&r| policy[r] == *p as i64);
        let found: Option<Vec<usize>> = policies.iter().map(of).collect();
        let found = found.ok_or_else(|| bad("a policy that still runs has no row"))?;
        if let Some(i) = found.iter().position(|&r| status[r] != "ok") {
            part.failed_worlds += 1;
            part.reason.get_or_insert_with(|| (policies[i], reason[found[i]].clone()));
            continue;
        }
        part.worlds.push(u32::try_from(world[rows[0]]).map_err(|_| bad("a world's number"))?);
        for (values, &row) in part.measure.iter_mut().zip(&found) {
            values.push(value[row]);
        }
    }
    Ok(Some(part))
}
