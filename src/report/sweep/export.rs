//! Everything that is stored as one long table for other programs: CSV or Parquet, block by block.
//!
//! Rows stand by point, world and policy; the bytes depend on the stored rows alone, not on how shards, extensions and
//! resumed runs split the work.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use parquet::errors::ParquetError;

use super::means;
use crate::report::command::quoted;
use crate::report::derived::{cell, harmless};
use crate::store::sweep::SweepResults;
use crate::store::sweep::merged::Rows;
use crate::store::table::{Column, Table, TableWriter};
use crate::store::{Manifest, StoreError, atomic, rounds};

/// Rows of a row group: the same for every way the rows came together.
const GROUP_ROWS: usize = 65_536;

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A trial.
    Trials,
    /// A policy at a point, over its worlds.
    Means,
    /// A week of a trial.
    Series,
}

/// How it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Csv,
    Parquet,
}

/// Where the rows come from.
pub enum Source {
    Sweep(Box<Swept>),
    Run(Box<RunRows>),
}

/// A sweep with its design.
pub struct Swept {
    pub results: SweepResults,
    design: Table,
}

/// The rounds of a run.
pub struct RunRows {
    folder: PathBuf,
    pub manifest: Manifest,
    rounds: Vec<u32>,
}

/// Columns of the design that are no factors.
const DESIGN_KEYS: [&str; 5] = ["point", "candidate", "row", "step", "moved"];

impl Source {
    /// Opens the folder of a sweep or of a run.
    ///
    /// # Errors
    /// It is neither, holds nothing yet, or is damaged.
    pub fn open(folder: &Path) -> Result<Source, StoreError> {
        let empty = |command: &str| {
            let place = folder.display();
            StoreError::content(format!("{place} holds nothing finished yet; run `{command}`"))
        };
        if folder.join("plan.toml").exists() {
            let results = SweepResults::open(folder)?;
            if results.units.is_empty() {
                return Err(empty(&super::next::going_on(folder, &results.plan)));
            }
            let design = results.design()?;
            return Ok(Source::Sweep(Box::new(Swept { results, design })));
        }
        let file = folder.join("manifest.json");
        if !file.exists() {
            return Err(StoreError::content(format!(
                "{} holds neither a sweep nor a run; give the folder that `grapevine sweep` or `run` printed",
                folder.display()
            )));
        }
        let json = std::fs::read_to_string(&file).map_err(|e| StoreError::io("read", &file, &e))?;
        let manifest = Manifest::parse(&json, &file.display().to_string())?;
        let rounds = rounds::finished(folder)?;
        if rounds.is_empty() {
            return Err(empty(&format!("grapevine run {}", quoted(&manifest.scenario_path))));
        }
        Ok(Source::Run(Box::new(RunRows { folder: folder.to_owned(), manifest, rounds })))
    }

    pub fn manifest(&self) -> &Manifest {
        match self {
            Source::Sweep(swept) => &swept.results.manifest,
            Source::Run(run) => &run.manifest,
        }
    }

    /// Whether there is a weekly course.
    pub fn has_series(&self) -> bool {
        match self {
            Source::Sweep(swept) => swept.results.plan.series_weeks.is_some(),
            Source::Run(_) => true,
        }
    }

    /// Hands over the rows as they are exported, block by block.
    ///
    /// # Errors
    /// A stored file is damaged, or `each` fails.
    pub fn each(
        &self,
        what: What,
        mut each: impl FnMut(&Table) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let stored = if what == What::Series { Rows::Series } else { Rows::Trials };
        let mut shaped = |block: &Table, design: Option<&Table>| {
            let block = if what == What::Means { means::of(block, self.manifest())? } else { block.clone() };
            each(&with_factors(block, design)?)
        };
        match self {
            Source::Sweep(swept) => {
                swept.results.each_block(stored, |block| shaped(block, Some(&swept.design)))
            }
            Source::Run(run) => run.each_block(what, |block| shaped(block, None)),
        }
    }

    /// Writes the table; returns its number of rows and its columns (a table without rows).
    ///
    /// # Errors
    /// The disk said no, or a stored file is damaged; then nothing is left.
    pub fn write(&self, what: What, path: &Path, format: Format) -> Result<(usize, Table), StoreError> {
        let mut written = (0, Table::default());
        atomic::fill(path, |file| {
            let mut sink = Sink::new(file, path, format, self.notes());
            self.each(what, |block| {
                written.0 += block.rows();
                if written.1.columns.is_empty() {
                    written.1 = block.part(0..0);
                }
                sink.push(block)
            })?;
            sink.finish()
        })?;
        Ok(written)
    }

    /// Metadata of the Parquet file.
    fn notes(&self) -> Vec<(&'static str, String)> {
        match self {
            Source::Sweep(swept) => crate::store::sweep::parts::notes(&swept.results.plan).to_vec(),
            Source::Run(run) => {
                let m = &run.manifest;
                vec![
                    ("format", m.format.to_string()),
                    ("results", m.results.to_string()),
                    ("program", m.program.clone()),
                ]
            }
        }
    }
}

impl RunRows {
    /// A block per round; means need all of them at once.
    fn each_block(
        &self,
        what: What,
        mut each: impl FnMut(&Table) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut all = Table::default();
        for &round in &self.rounds {
            let file = match what {
                What::Series => rounds::weeks_path(&self.folder, round),
                What::Trials | What::Means => rounds::worlds_path(&self.folder, round),
            };
            let table = Table::read(&file, None)?;
            if what == What::Means {
                let misfit = |why| StoreError::damaged(format!("{} has a {why}", file.display()));
                all.extend(&table, 0..table.rows()).map_err(misfit)?;
            } else {
                each(&table)?;
            }
        }
        if what == What::Means { each(&all) } else { Ok(()) }
    }
}

/// The block with the factors' values behind its point, and without the name of the sweep in every row.
fn with_factors(block: Table, design: Option<&Table>) -> Result<Table, StoreError> {
    let Some(design) = design else { return Ok(block) };
    let lost =
        || StoreError::damaged("the stored design lacks points that were run; run the sweep's command again");
    let ids = design.whole("point").ok_or_else(lost)?;
    let points = block.whole("point").ok_or_else(lost)?;
    let place = |point: &i64| ids.binary_search(point).ok();
    let places: Vec<usize> = points.iter().map(place).collect::<Option<_>>().ok_or_else(lost)?;
    let factors = design.columns.iter().filter(|(name, _)| !DESIGN_KEYS.contains(&name.as_str()));
    let factors: Vec<(String, Column)> =
        factors.map(|(name, column)| (name.clone(), picked(column, &places))).collect();
    let mut table = Table::default();
    for (name, column) in block.columns.into_iter().filter(|(name, _)| name != "sweep") {
        let point = name == "point";
        table.push(name, column);
        if point {
            table.columns.extend(factors.clone());
        }
    }
    Ok(table)
}

fn picked(column: &Column, places: &[usize]) -> Column {
    match column {
        Column::Real(v) => Column::Real(places.iter().map(|&i| v[i]).collect()),
        Column::Whole(v) => Column::Whole(places.iter().map(|&i| v[i]).collect()),
        Column::Text(v) => Column::Text(places.iter().map(|&i| v[i].clone()).collect()),
    }
}

/// A file that takes blocks.
struct Sink<'a> {
    path: &'a Path,
    notes: Vec<(&'static str, String)>,
    /// Rows that do not fill a group yet.
    waiting: Table,
    to: To<'a>,
}

enum To<'a> {
    Csv { writer: Box<csv::Writer<&'a mut BufWriter<File>>>, begun: bool },
    Parquet(Option<Box<TableWriter<&'a mut BufWriter<File>>>>, Option<&'a mut BufWriter<File>>),
}

impl<'a> Sink<'a> {
    fn new(
        file: &'a mut BufWriter<File>,
        path: &'a Path,
        format: Format,
        notes: Vec<(&'static str, String)>,
    ) -> Sink<'a> {
        let to = match format {
            Format::Csv => To::Csv { writer: Box::new(csv::Writer::from_writer(file)), begun: false },
            Format::Parquet => To::Parquet(None, Some(file)),
        };
        Sink { path, notes, waiting: Table::default(), to }
    }

    fn push(&mut self, block: &Table) -> Result<(), StoreError> {
        let path = self.path;
        match &mut self.to {
            To::Csv { writer, begun } => {
                csv_rows(writer, block, !*begun).map_err(|e| StoreError::io("write", path, &disk(e)))?;
                *begun = true;
            }
            To::Parquet(writer, file) => {
                if let Some(file) = file.take() {
                    let new = TableWriter::new(file, block, &self.notes).map_err(|e| io(path, e))?;
                    *writer = Some(Box::new(new));
                }
                let misfit = |why| StoreError::damaged(format!("stored files do not fit together: {why}"));
                self.waiting.extend(block, 0..block.rows()).map_err(misfit)?;
                self.full_groups(false)?;
            }
        }
        Ok(())
    }

    /// Writes the groups that are full, and at the end the rest.
    fn full_groups(&mut self, rest: bool) -> Result<(), StoreError> {
        let To::Parquet(Some(writer), _) = &mut self.to else { return Ok(()) };
        let rows = self.waiting.rows();
        let mut first = 0;
        while rows - first >= GROUP_ROWS || (rest && first < rows) {
            let last = rows.min(first + GROUP_ROWS);
            writer.group(&self.waiting.part(first..last)).map_err(|e| io(self.path, e))?;
            first = last;
        }
        if first > 0 {
            self.waiting = self.waiting.part(first..rows);
        }
        Ok(())
    }

    fn finish(mut self) -> Result<(), StoreError> {
        self.full_groups(true)?;
        match self.to {
            To::Csv { mut writer, .. } => writer.flush().map_err(|e| StoreError::io("write", self.path, &e)),
            To::Parquet(writer, _) => {
                writer.map_or(Ok(()), |w| w.finish().map(|_| ()).map_err(|e| io(self.path, e)))
            }
        }
    }
}

/// A fault of the writer, as the disk's where it is one.
fn io(path: &Path, error: ParquetError) -> StoreError {
    let error = match error {
        ParquetError::External(inner) => {
            inner.downcast::<std::io::Error>().map_or_else(std::io::Error::other, |e| *e)
        }
        other => std::io::Error::other(other),
    };
    StoreError::io("write", path, &error)
}

/// What the disk said: the conversion of the library forgets of which kind it was, and with it the cure.
fn disk(error: csv::Error) -> std::io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => std::io::Error::other(format!("{other:?}")),
    }
}

/// Writes rows as CSV; nothing in them is a formula to a spreadsheet.
pub fn csv_rows<W: Write>(writer: &mut csv::Writer<W>, table: &Table, header: bool) -> csv::Result<()> {
    if header {
        writer.write_record(table.columns.iter().map(|(name, _)| harmless(name)))?;
    }
    for row in 0..table.rows() {
        writer.write_record(table.columns.iter().map(|(_, column)| cell(column, row)))?;
    }
    Ok(())
}
