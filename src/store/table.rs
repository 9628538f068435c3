//! Named columns to and from Parquet bytes.
//!
//! The bytes depend on the columns alone: fixed writer name, no time stamps. A [`Table`] becomes one row group; tables
//! too large for memory are written group by group with a [`TableWriter`]. A checksum of every column's values stands in
//! the file's metadata (see [`super::checksum`]) and is compared whenever the column is read.

use std::fs::File;
use std::io::Write;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::{ByteArray, ByteArrayType, DataType, DoubleType, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::Type;

use super::StoreError;
use super::checksum::{self, Sums};

/// What to do about a damaged file of a run.
const ROUND_CURE: &str =
    "delete this file and run the same command again: only this round is computed anew, with the same result";

/// Values of one column.
#[derive(Clone, Debug, PartialEq)]
pub enum Column {
    /// Real numbers; "not a number" is stored as null and comes back as such.
    Real(Vec<f64>),
    Whole(Vec<i64>),
    Text(Vec<String>),
}

impl Column {
    fn len(&self) -> usize {
        match self {
            Column::Real(v) => v.len(),
            Column::Whole(v) => v.len(),
            Column::Text(v) => v.len(),
        }
    }
    fn part(&self, rows: Range<usize>) -> Column {
        match self {
            Column::Real(v) => Column::Real(v[rows].to_vec()),
            Column::Whole(v) => Column::Whole(v[rows].to_vec()),
            Column::Text(v) => Column::Text(v[rows].to_vec()),
        }
    }
}

/// Columns of equal length, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub columns: Vec<(String, Column)>,
}

impl Table {
    /// Adds a column; all columns have the same number of rows.
    pub fn push(&mut self, name: impl Into<String>, column: Column) {
        assert!(self.columns.first().is_none_or(|(_, c)| c.len() == column.len()), "columns of equal length");
        self.columns.push((name.into(), column));
    }
    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.columns.first().map_or(0, |(_, c)| c.len())
    }
    /// A column of real numbers; whole numbers are converted.
    pub fn real(&self, name: &str) -> Option<Vec<f64>> {
        match self.column(name)? {
            Column::Real(v) => Some(v.clone()),
            Column::Whole(v) => Some(v.iter().map(|&x| x as f64).collect()),
            Column::Text(_) => None,
        }
    }
    /// A column of whole numbers.
    pub fn whole(&self, name: &str) -> Option<&[i64]> {
        match self.column(name)? {
            Column::Whole(v) => Some(v),
            _ => None,
        }
    }
    /// A column of texts.
    pub fn text(&self, name: &str) -> Option<&[String]> {
        match self.column(name)? {
            Column::Text(v) => Some(v),
            _ => None,
        }
    }
    fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|(n, _)| n == name).map(|(_, c)| c)
    }

    /// The table as a Parquet file (snappy, one row group), with `notes` as key-value metadata.
    pub fn to_parquet(&self, notes: &[(&str, String)]) -> Vec<u8> {
        self.write_parquet(notes).expect("writing columns of the declared types to memory cannot fail")
    }

    fn write_parquet(&self, notes: &[(&str, String)]) -> Result<Vec<u8>, ParquetError> {
        let mut writer = TableWriter::new(Vec::new(), self, notes)?;
        writer.group(self)?;
        writer.finish()
    }

    /// Adds some rows of a table with the same columns; a table without columns takes them over.
    ///
    /// # Errors
    /// The name of a column that the other one has not, or has with other values.
    pub fn extend(&mut self, from: &Table, rows: Range<usize>) -> Result<(), String> {
        if self.columns.is_empty() {
            self.columns = from.columns.iter().map(|(name, c)| (name.clone(), c.part(0..0))).collect();
        }
        if self.columns.len() != from.columns.len() {
            return Err(format!("{} columns instead of {}", from.columns.len(), self.columns.len()));
        }
        for ((name, column), (other, more)) in self.columns.iter_mut().zip(&from.columns) {
            match (column, more) {
                _ if name != other => return Err(format!("column `{other}` instead of `{name}`")),
                (Column::Real(a), Column::Real(b)) => a.extend_from_slice(&b[rows.clone()]),
                (Column::Whole(a), Column::Whole(b)) => a.extend_from_slice(&b[rows.clone()]),
                (Column::Text(a), Column::Text(b)) => a.extend_from_slice(&b[rows.clone()]),
                _ => return Err(format!("column `{name}` holds other values")),
            }
        }
        Ok(())
    }

    /// Whether a row is the same, bit for bit, as one of another table with the same columns.
    pub fn same_row(&self, row: usize, other: &Table, at: usize) -> bool {
        self.columns.len() == other.columns.len()
            && self.columns.iter().zip(&other.columns).all(|((name, a), (named, b))| {
                name == named
                    && match (a, b) {
                        (Column::Real(a), Column::Real(b)) => a[row].to_bits() == b[at].to_bits(),
                        (Column::Whole(a), Column::Whole(b)) => a[row] == b[at],
                        (Column::Text(a), Column::Text(b)) => a[row] == b[at],
                        _ => false,
                    }
            })
    }

    /// Some of its rows.
    pub fn part(&self, rows: Range<usize>) -> Table {
        let columns = self.columns.iter().map(|(name, c)| (name.clone(), c.part(rows.clone())));
        Table { columns: columns.collect() }
    }

    fn schema(&self) -> Result<Arc<Type>, ParquetError> {
        let field = |(name, column): &(String, Column)| {
            let (physical, repetition, logical) = match column {
                Column::Real(_) => (Physical::DOUBLE, Repetition::OPTIONAL, None),
                Column::Whole(_) => (Physical::INT64, Repetition::REQUIRED, None),
                Column::Text(_) => (Physical::BYTE_ARRAY, Repetition::REQUIRED, Some(LogicalType::String)),
            };
            let builder = Type::primitive_type_builder(name, physical).with_repetition(repetition);
            builder.with_logical_type(logical).build().map(Arc::new)
        };
        let fields = self.columns.iter().map(field).collect::<Result<Vec<_>, _>>()?;
        Ok(Arc::new(Type::group_type_builder("rows").with_fields(fields).build()?))
    }

    /// Reads a Parquet file: all columns, or only the `wanted` ones (a missing one is an error).
    /// Errors name the file and what to do about it.
    pub fn read(path: &Path, wanted: Option<&[&str]>) -> Result<Table, StoreError> {
        Table::read_of(path, wanted, None, ROUND_CURE)
    }

    /// Rows of a file by its end alone, which a file cut short has not; nothing else is read.
    ///
    /// # Errors
    /// As [`Table::read_of`].
    pub fn rows_of(path: &Path, note: (&str, &str), cure: &str) -> Result<usize, StoreError> {
        let file = File::open(path).map_err(|e| StoreError::io("read", path, &e))?;
        let read = || {
            let reader = SerializedFileReader::new(file)?;
            let rows = usize::try_from(reader.metadata().file_metadata().num_rows())?;
            Ok(says(&reader, note).then_some(rows))
        };
        decoded(read).map_err(|e| damaged(path, &e.to_string(), cure))?.ok_or_else(|| of_another_plan(path))
    }

    /// [`Table::read`] of a file whose metadata must say this of a key; `cure` is what to do about a damaged one.
    ///
    /// # Errors
    /// As there; a file that says something else belongs elsewhere.
    pub fn read_of(
        path: &Path,
        wanted: Option<&[&str]>,
        note: Option<(&str, &str)>,
        cure: &str,
    ) -> Result<Table, StoreError> {
        let file = File::open(path).map_err(|e| StoreError::io("read", path, &e))?;
        let damaged = |what: String| damaged(path, &what, cure);
        let read = || -> Result<Option<Table>, ParquetError> {
            let reader = SerializedFileReader::new(file)?;
            if note.is_some_and(|note| !says(&reader, note)) {
                return Ok(None);
            }
            let mut table = Table::default();
            let meta = reader.metadata().file_metadata();
            let schema = meta.schema_descr();
            let sums = checksum::noted(meta).map_err(ParquetError::General)?;
            for (i, column) in schema.columns().iter().enumerate() {
                if wanted.is_none_or(|w| w.contains(&column.name())) {
                    let values = read_column(&reader, i)?;
                    if sums.as_ref().is_some_and(|s| s.get(i) != Some(&checksum::of(column.name(), &values)))
                    {
                        let name = column.name();
                        return Err(ParquetError::General(format!("column `{name}` has another checksum")));
                    }
                    table.columns.push((column.name().to_owned(), values));
                }
            }
            Ok(Some(table))
        };
        let table = decoded(read).map_err(|e| damaged(e.to_string()))?;
        let Some(table) = table else { return Err(of_another_plan(path)) };
        if let Some(name) = wanted.unwrap_or_default().iter().find(|w| table.column(w).is_none()) {
            return Err(damaged(format!("column `{name}` is missing")));
        }
        if table.columns.iter().any(|(_, c)| c.len() != table.rows()) {
            return Err(damaged("columns of different length".to_owned()));
        }
        Ok(table)
    }
}

fn damaged(path: &Path, what: &str, cure: &str) -> StoreError {
    StoreError::damaged(format!("{} is damaged ({what}); {cure}", path.display()))
}

/// The error about a file of another plan.
pub fn of_another_plan(path: &Path) -> StoreError {
    StoreError::content(format!("{} belongs to another plan; take it out of this folder", path.display()))
}

/// What a decoder returns; it may panic instead of returning an error on damaged pages.
fn decoded<T>(read: impl FnOnce() -> Result<T, ParquetError>) -> Result<T, ParquetError> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(read))
        .unwrap_or_else(|_| Err(ParquetError::General("unreadable page".to_owned())))
}

/// A Parquet file that is written group by group; only one group is in memory.
pub struct TableWriter<W: Write + Send> {
    writer: SerializedFileWriter<W>,
    sums: Sums,
}

impl<W: Write + Send> TableWriter<W> {
    /// Begins a file with the columns of a table, which may have no rows.
    pub fn new(out: W, columns: &Table, notes: &[(&str, String)]) -> Result<TableWriter<W>, ParquetError> {
        let notes = notes.iter().map(|(k, v)| KeyValue::new((*k).to_owned(), v.clone())).collect();
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by("grapevine".to_owned())
            .set_statistics_enabled(EnabledStatistics::None)
            .set_key_value_metadata(Some(notes))
            .build();
        let writer = SerializedFileWriter::new(out, columns.schema()?, Arc::new(properties))?;
        Ok(TableWriter { writer, sums: Sums::of_columns(columns) })
    }

    /// Adds a row group; the table has the columns that the file was begun with.
    pub fn group(&mut self, table: &Table) -> Result<(), ParquetError> {
        let mut group = self.writer.next_row_group()?;
        for (_, column) in &table.columns {
            write_column(&mut group, column)?;
        }
        group.close()?;
        self.sums.add(table);
        Ok(())
    }

    /// Writes the end of the file, without which nothing in it can be read.
    pub fn finish(mut self) -> Result<W, ParquetError> {
        self.writer.append_key_value_metadata(self.sums.note());
        self.writer.into_inner()
    }
}

/// Whether the file's metadata say this of a key.
fn says(reader: &SerializedFileReader<File>, (key, value): (&str, &str)) -> bool {
    let notes = reader.metadata().file_metadata().key_value_metadata();
    notes.is_some_and(|all| all.iter().any(|note| note.key == key && note.value.as_deref() == Some(value)))
}

fn write_column<W: std::io::Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    column: &Column,
) -> Result<(), ParquetError> {
    let mut writer = group.next_column()?.ok_or_else(|| ParquetError::General("schema too short".into()))?;
    match column {
        Column::Real(values) => {
            let present: Vec<f64> = values.iter().copied().filter(|v| !v.is_nan()).collect();
            let levels: Vec<i16> = values.iter().map(|v| i16::from(!v.is_nan())).collect();
            writer.typed::<DoubleType>().write_batch(&present, Some(&levels), None)?;
        }
        Column::Whole(values) => {
            writer.typed::<Int64Type>().write_batch(values, None, None)?;
        }
        Column::Text(values) => {
            let values: Vec<ByteArray> = values.iter().map(|v| ByteArray::from(v.as_str())).collect();
            writer.typed::<ByteArrayType>().write_batch(&values, None, None)?;
        }
    }
    writer.close()
}

/// One column over all row groups.
fn read_column(reader: &SerializedFileReader<File>, index: usize) -> Result<Column, ParquetError> {
    let (mut real, mut whole, mut text) = (Vec::new(), Vec::new(), Vec::new());
    for g in 0..reader.num_row_groups() {
        let group = reader.get_row_group(g)?;
        let rows = usize::try_from(group.metadata().num_rows())?;
        match group.get_column_reader(index)? {
            ColumnReader::DoubleColumnReader(column) => {
                let (levels, values) = read_values(column, rows)?;
                let mut values = values.into_iter();
                real.extend(levels.iter().map(|&l| if l == 0 { Some(f64::NAN) } else { values.next() }));
            }
            ColumnReader::Int64ColumnReader(column) => whole.extend(read_values(column, rows)?.1),
            ColumnReader::ByteArrayColumnReader(column) => {
                for value in read_values(column, rows)?.1 {
                    text.push(value.as_utf8()?.to_owned());
                }
            }
            _ => return Err(ParquetError::General("a column of unknown type".to_owned())),
        }
    }
    let kind = reader.metadata().file_metadata().schema_descr().column(index).physical_type();
    Ok(match kind {
        Physical::DOUBLE => Column::Real(
            real.into_iter()
                .collect::<Option<_>>()
                .ok_or_else(|| ParquetError::General("short page".into()))?,
        ),
        Physical::INT64 => Column::Whole(whole),
        _ => Column::Text(text),
    })
}

/// Definition levels (1 = present) and the values that are present.
fn read_values<T: DataType>(
    mut column: ColumnReaderImpl<T>,
    rows: usize,
) -> Result<(Vec<i16>, Vec<T::T>), ParquetError> {
    let (mut levels, mut values) = (Vec::new(), Vec::new());
    let mut read = 0;
    while read < rows {
        let (records, _, _) = column.read_records(rows - read, Some(&mut levels), None, &mut values)?;
        if records == 0 {
            return Err(ParquetError::General(format!("{read} of {rows} rows")));
        }
        read += records;
    }
    Ok((levels, values))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample() -> Table {
        let mut t = Table::default();
        t.push("world", Column::Whole((0..5000).collect()));
        t.push(
            "npv",
            Column::Real((0..5000).map(|i| if i == 7 { f64::NAN } else { f64::from(i) / 3.0 }).collect()),
        );
        t.push("name", Column::Text((0..5000).map(|i| format!("größer {}", i % 3)).collect()));
        t
    }

    #[test]
    fn a_table_comes_back_as_it_was_written() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("t.parquet");
        std::fs::write(&path, sample().to_parquet(&[])).unwrap();
        let back = Table::read(&path, None).unwrap();
        assert_eq!(back.whole("world"), sample().whole("world"));
        assert_eq!(back.text("name"), sample().text("name"));
        let (a, b) = (back.real("npv").unwrap(), sample().real("npv").unwrap());
        assert!(a[7].is_nan() && a.iter().zip(&b).all(|(a, b)| a.to_bits() == b.to_bits() || a.is_nan()));
        let one = Table::read(&path, Some(&["npv"])).unwrap();
        assert_eq!(one.columns.len(), 1);
    }

    #[test]
    fn the_same_rows_give_the_same_bytes() {
        let notes = [("results", "1".to_owned())];
        assert_eq!(sample().to_parquet(&notes), sample().to_parquet(&notes));
    }

    #[test]
    fn a_file_of_several_row_groups_is_the_same_table() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("t.parquet");
        let mut writer = TableWriter::new(Vec::new(), &sample(), &[]).unwrap();
        for first in (0..5000).step_by(2000) {
            writer.group(&sample().part(first..5000.min(first + 2000))).unwrap();
        }
        std::fs::write(&path, writer.finish().unwrap()).unwrap();
        let back = Table::read(&path, None).unwrap();
        assert_eq!(
            (back.whole("world"), back.text("name")),
            (sample().whole("world"), sample().text("name"))
        );
        assert!(back.real("npv").unwrap()[7].is_nan());
    }

    #[test]
    fn rows_are_only_added_to_the_same_columns() {
        let mut all = Table::default();
        all.extend(&sample(), 10..20).unwrap();
        all.extend(&sample(), 0..1).unwrap();
        assert_eq!((all.rows(), all.whole("world").unwrap()[10]), (11, 0));
        let mut other = sample();
        other.columns[1].0 = "profit".into();
        assert!(all.extend(&other, 0..1).unwrap_err().contains("`profit`"));
        other.columns[1] = ("npv".into(), Column::Whole(vec![1; 5000]));
        assert!(all.extend(&other, 0..1).unwrap_err().contains("`npv`"));
    }

    #[test]
    fn a_table_without_rows_is_readable() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("t.parquet");
        let mut t = Table::default();
        t.push("week", Column::Whole(vec![]));
        std::fs::write(&path, t.to_parquet(&[])).unwrap();
        assert_eq!(Table::read(&path, None).unwrap(), t);
    }

    /// One bit of a value changed; still a sound Parquet file.
    fn with_one_value_changed(bytes: &[u8]) -> Vec<u8> {
        let value = 7.25_f64.to_le_bytes();
        let at = bytes.windows(8).position(|w| w == value).expect("stands there as it is");
        let mut changed = bytes.to_vec();
        changed[at + 6] ^= 1;
        changed
    }

    #[test]
    fn a_single_changed_byte_in_a_value_is_found_when_its_column_is_read() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("t.parquet");
        let mut table = Table::default();
        table.push("world", Column::Whole((0..3).collect()));
        table.push("npv", Column::Real(vec![7.25, f64::NAN, -0.0]));
        let bytes = table.to_parquet(&[("plan", "this".to_owned())]);
        std::fs::write(&path, &bytes).unwrap();
        assert_eq!(Table::read(&path, None).unwrap().real("npv").unwrap()[2].to_bits(), (-0.0_f64).to_bits());
        std::fs::write(&path, with_one_value_changed(&bytes)).unwrap();
        let read = |wanted: Option<&[&str]>| Table::read_of(&path, wanted, Some(("plan", "this")), "do this");
        for wanted in [None, Some(&["npv"][..])] {
            let error = read(wanted).unwrap_err();
            let said = error.message.ends_with("column `npv` has another checksum); do this");
            assert!(error.damaged && said, "{error}");
        }
        assert_eq!(read(Some(&["world"])).unwrap().rows(), 3, "the other column is sound");
        // Of the bytes that are read without any error, none makes another table.
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 0x10;
            std::fs::write(&path, changed).unwrap();
            assert!(Table::read(&path, None).map_or(true, |other| same(&table, &other)), "byte {at}");
        }
    }

    fn same(a: &Table, b: &Table) -> bool {
        a.rows() == b.rows() && (0..a.rows()).all(|row| a.same_row(row, b, row))
    }

    #[test]
    fn a_file_without_checksums_is_still_read() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("t.parquet");
        let mut writer = TableWriter::new(Vec::new(), &sample(), &[]).unwrap();
        writer.group(&sample()).unwrap();
        std::fs::write(&path, writer.writer.into_inner().unwrap()).unwrap();
        assert!(same(&Table::read(&path, None).unwrap(), &sample()));
    }

    #[test]
    fn every_truncation_and_a_missing_column_are_errors_that_name_file_and_cure() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("r00003-worlds.parquet");
        let bytes = sample().to_parquet(&[]);
        for cut in [0, 3, 8, bytes.len() / 2, bytes.len() - 1] {
            std::fs::write(&path, &bytes[..cut]).unwrap();
            let error = Table::read(&path, None).unwrap_err();
            assert!(error.storage, "{error}");
            assert!(
                error.message.contains("r00003-worlds.parquet") && error.message.contains("delete this file")
            );
        }
        std::fs::write(&path, &bytes).unwrap();
        assert!(
            Table::read(&path, Some(&["profit"])).unwrap_err().message.contains("column `profit` is missing")
        );
    }
}
