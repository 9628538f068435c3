//! A round of worlds as two Parquet files.

use std::path::{Path, PathBuf};

use grapevine_engine::model::pilot::PilotOutcome;

use super::pilots;
use super::table::{Column, Table};
use super::{FORMAT_VERSION, Manifest, RESULTS_VERSION, StoreError, atomic};

/// Counts stored for every week, beside the cumulated cash. `customers` is at the week's end.
pub const SERIES: [&str; 12] = [
    "customers",
    "visits",
    "failures",
    "voiced",
    "left",
    "joined",
    "told_negative",
    "won_back",
    "survey_answers",
    "survey_failed",
    "alarms",
    "worse",
];
/// Name of the column with discounted cash, cumulated from the first week, in currency units.
pub const CASH: &str = "cash_cumulated";

/// Name of the column with discounted gross margin, cumulated like [`CASH`]; the two differ by the costs.
pub const MARGIN: &str = "margin_cumulated";

/// One week of one policy in one world.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct WeekRow {
    pub cash_cumulated: f64,
    pub margin_cumulated: f64,
    /// In the order of [`SERIES`].
    pub counts: [i64; SERIES.len()],
}

/// What a policy came to in a world.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// In the order of the manifest's metrics.
    pub metrics: Vec<f64>,
    pub weeks: Vec<WeekRow>,
}

/// One world under the policies that were simulated.
#[derive(Clone, Debug, PartialEq)]
pub struct WorldRows {
    pub world: u32,
    /// In the order of the manifest's unknowns; not a number where the world failed before they were drawn.
    pub unknowns: Vec<f64>,
    /// One per simulated policy: the result, or why there is none.
    pub policies: Vec<Result<Measured, String>>,
    /// What the scenario's pilot came to; `None` without one, or where it failed.
    pub pilot: Option<PilotOutcome>,
}

/// `rounds/r00000-worlds.parquet` and its sibling.
pub fn worlds_path(folder: &Path, round: u32) -> PathBuf {
    folder.join("rounds").join(format!("r{round:05}-worlds.parquet"))
}
/// The weekly rows of a round.
pub fn weeks_path(folder: &Path, round: u32) -> PathBuf {
    folder.join("rounds").join(format!("r{round:05}-weeks.parquet"))
}

/// Stores a round. A file that exists is left alone: it holds the same bytes.
pub fn write(folder: &Path, manifest: &Manifest, round: u32, worlds: &[WorldRows]) -> Result<(), StoreError> {
    let all: Vec<usize> = (0..manifest.policies.len()).collect();
    let files = [
        (weeks_path(folder, round), weeks_table(worlds)),
        (worlds_path(folder, round), worlds_table(manifest, &all, worlds)),
    ];
    for (path, table) in files.iter().filter(|(path, _)| !path.exists()) {
        atomic::write(path, &table.to_parquet(&notes()))?;
    }
    Ok(())
}

/// Metadata of every part file.
pub(super) fn notes() -> [(&'static str, String); 2] {
    [("format", FORMAT_VERSION.to_string()), ("results", RESULTS_VERSION.to_string())]
}

/// One row per world and policy; `simulated` says which policies the rows of a world are of.
pub(super) fn worlds_table(manifest: &Manifest, simulated: &[usize], worlds: &[WorldRows]) -> Table {
    let rows: Vec<(&WorldRows, usize)> =
        worlds.iter().flat_map(|w| (0..w.policies.len()).map(move |p| (w, p))).collect();
    let mut table = Table::default();
    table.push("world", Column::Whole(rows.iter().map(|(w, _)| i64::from(w.world)).collect()));
    table.push("policy", Column::Whole(rows.iter().map(|(_, p)| simulated[*p] as i64).collect()));
    let name = |p: usize| manifest.policies[simulated[p]].name.clone();
    table.push("policy_name", Column::Text(rows.iter().map(|(_, p)| name(*p)).collect()));
    let status = |(w, p): &(&WorldRows, usize)| if w.policies[*p].is_ok() { "ok" } else { "failed" };
    table.push("status", Column::Text(rows.iter().map(|r| status(r).to_owned()).collect()));
    let reason = |(w, p): &(&WorldRows, usize)| w.policies[*p].as_ref().err().cloned().unwrap_or_default();
    table.push("reason", Column::Text(rows.iter().map(reason).collect()));
    for (i, metric) in manifest.metrics.iter().enumerate() {
        let value = |(w, p): &(&WorldRows, usize)| w.policies[*p].as_ref().map_or(f64::NAN, |m| m.metrics[i]);
        table.push(&metric.key, Column::Real(rows.iter().map(value).collect()));
    }
    for (i, unknown) in manifest.unknowns.iter().enumerate() {
        let value = |(w, _): &(&WorldRows, usize)| w.unknowns.get(i).copied().unwrap_or(f64::NAN);
        table.push(&unknown.key, Column::Real(rows.iter().map(value).collect()));
    }
    if manifest.pilot.is_some() {
        pilots::push(&mut table, &rows.iter().map(|(w, _)| w.pilot).collect::<Vec<_>>());
    }
    table
}

/// One row per world, policy and week, for the worlds that did not fail.
fn weeks_table(worlds: &[WorldRows]) -> Table {
    let mut keys: [Vec<i64>; 3] = Default::default();
    let mut money: [Vec<f64>; 2] = Default::default();
    let mut counts: [Vec<i64>; SERIES.len()] = Default::default();
    for world in worlds {
        for (p, measured) in world.policies.iter().enumerate() {
            for (week, row) in measured.iter().flat_map(|m| m.weeks.iter().enumerate()) {
                keys[0].push(i64::from(world.world));
                keys[1].push(p as i64);
                keys[2].push(week as i64 + 1);
                money[0].push(row.cash_cumulated);
                money[1].push(row.margin_cumulated);
                counts.iter_mut().zip(row.counts).for_each(|(column, v)| column.push(v));
            }
        }
    }
    let mut table = Table::default();
    for (name, column) in ["world", "policy", "week"].into_iter().zip(keys) {
        table.push(name, Column::Whole(column));
    }
    for (name, column) in [CASH, MARGIN].into_iter().zip(money) {
        table.push(name, Column::Real(column));
    }
    for (name, column) in SERIES.into_iter().zip(counts) {
        table.push(name, Column::Whole(column));
    }
    table
}

/// Rounds of which both files exist, in order.
pub fn finished(folder: &Path) -> Result<Vec<u32>, StoreError> {
    let rounds = folder.join("rounds");
    let entries = std::fs::read_dir(&rounds).map_err(|e| StoreError::io("read", &rounds, &e))?;
    let mut found: Vec<u32> =
        entries.flatten().filter_map(|e| round_of(&e.file_name().to_string_lossy())).collect();
    found.retain(|&round| weeks_path(folder, round).exists());
    found.sort_unstable();
    Ok(found)
}

fn round_of(name: &str) -> Option<u32> {
    name.strip_prefix('r')?.strip_suffix("-worlds.parquet")?.parse().ok()
}
